"""Effects: when a document and its provisions take or lose effect."""


from collections.abc import Callable

import pytest

from documents import cited, document, quote, unit
from growth import growth
from vbpl.citations.effects import find_effects


def effects(built, source):
    return find_effects(cited(built, source))


def found(*units, date: str | None = "2025-06-10", title: str | None = None, subject: str | None = None):
    built, source = document(*units, date=date)
    header = built.header.model_copy(update={"type_name": title, "subject": subject})
    built = built.model_copy(update={"header": header})
    return [
        (each.event, str(each.date) if each.date else None, each.phrase,
         [".".join(level for level in (p.article, p.clause, p.point) if level) for p in each.provisions])
        for each in effects(built, source)
    ]


@pytest.mark.parametrize(("text", "event", "date", "phrase"), [
    ("Điều 5. Quyết định này có hiệu lực kể từ ngày ký.", "start", "2025-06-10", "kể từ ngày ký"),
    ("Thông báo này có hiệu lực từ ngày ký ban hành./.", "start", "2025-06-10", "từ ngày ký ban hành"),
    ("Quyết định này có hiệu lực kể từ ngày ban hành; thay thế Danh mục A.", "start", "2025-06-10",
     "kể từ ngày ban hành"),
    ("Nghị định này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025.", "start", "2025-07-01",
     "từ ngày 01 tháng 7 năm 2025"),
    ("Luật này có hiệu lực\nthi hành từ ngày 01/7/2026 và thay thế Luật A.", "start", "2026-07-01",
     "từ ngày 01/7/2026"),
    ("Thông tư này có hiệu lực thi hành sau 45 ngày, kể từ ngày ký ban hành.", "start", "2025-07-25",
     "sau 45 ngày, kể từ ngày ký ban hành"),
    ("1- Nghị định này có hiệu lực thi hành sau mười lăm ngày, kể từ ngày ban hành;", "start", "2025-06-25",
     "sau mười lăm ngày, kể từ ngày ban hành"),
    ("Nghị định này có hiệu lực sau 15 ngày kể từ ngày đăng Công báo.", "start", None,
     "sau 15 ngày kể từ ngày đăng Công báo"),
    ("Quy định này có hiệu lực từ năm học 2025-2026.", "start", None, "từ năm học 2025-2026"),
    ("Nghị định này có hiệu lực sau 45 (bốn mươi lăm) ngày, kể từ ngày ký.", "start", "2025-07-25",
     "sau 45 (bốn mươi lăm) ngày, kể từ ngày ký"),
    ("Nghị định này có hiệu lực từ 00 giờ 00 phút ngày 24/7/2025.", "start", "2025-07-24",
     "từ 00 giờ 00 phút ngày 24/7/2025"),
    ("Nghị định này có hiệu lực ngày 01/8/2025.", "start", "2025-08-01", "ngày 01/8/2025"),
    ("Nghị định này có hiệu lực từ ngày 01 tháng tư năm 2026.", "start", "2026-04-01", "từ ngày 01 tháng tư năm 2026"),
    ("Quyet dinh nay co hieu luc tu ngay 01 thang 7 nam 2025.", "start", "2025-07-01", "tu ngay 01 thang 7 nam 2025"),
    ("Nghị định này có hiệu lực từ 01/8/2025.", "start", "2025-08-01", "từ 01/8/2025"),
    ("Quyết định này có hiệu lực ngay sau khi ban hành và không bị kháng cáo.", "start", "2025-06-10",
     "ngay sau khi ban hành"),
    ("Nghị định này có hiệu lực sau 06 tháng kể từ ngày ký.", "start", None, "sau 06 tháng kể từ ngày ký"),
    ("Nghị định này có hiệu lực sau 30 ngày làm việc kể từ ngày ký.", "start", None,
     "sau 30 ngày làm việc kể từ ngày ký"),
    ("Các quy định tại Nghị định này có hiệu lực từ ngày ký.", "start", "2025-06-10", "từ ngày ký"),
    ("Nghị định này có hiệu lực đến trước ngày 01/01/2027.", "end", "2027-01-01", "đến trước ngày 01/01/2027"),
    ("Nghị định này có hiệu lực cho đến khi hết năm 2026.", "end", None, "cho đến khi hết năm 2026"),
    ("Nghị định này hết hiệu lực sau ngày 31/12/2026.", "end", "2027-01-01", "sau ngày 31/12/2026"),
    ("Nghị định này hết hiệu lực sau 999 ngày kể từ ngày 31/12/9999.", "end", None,
     "sau 999 ngày kể từ ngày 31/12/9999"),
    ("Nghị định này có hiệu lực đến hết ngày 31/12/9999.", "end", None, "đến hết ngày 31/12/9999"),
    ("Thông tư này hết hiệu lực từ ngày 01/01/2027.", "end", "2027-01-01", "từ ngày 01/01/2027"),
    ("Quy chế ban hành kèm theo Quyết định này có hiệu lực từ ngày 02/7/2025.", "start", "2025-07-02",
     "từ ngày 02/7/2025"),
])
def test_the_document_as_a_whole(text, event, date, phrase):
    assert found(unit(text)) == [(event, date, phrase, [])]


def test_a_date_of_issue_that_is_not_known_gives_no_date():
    assert found(unit("Quyết định này có hiệu lực kể từ ngày ký."), date=None) == [("start", None, "kể từ ngày ký", [])]


@pytest.mark.parametrize("text", [
    "1. Nghị định có hiệu lực từ ngày 01/8/2025.",
    "Điều 7. Hiệu lực thi hành\nNghị định có hiệu lực từ ngày 01/8/2025.",
    "Điều 7: Nghị định có hiệu lực từ ngày 01/8/2025, trừ trường hợp quy định tại [khoản 2 Điều này {7.2 !this}].",
    "Nghị định về cây xanh có hiệu lực từ ngày 01/8/2025.",
    "Nghị định này thay thế [Nghị định số 12/2020/NĐ-CP {@N !other}] và có hiệu lực từ ngày 01/8/2025.",
    "Nghị định được Chính phủ khóa X, phiên họp thứ 4 thông qua ngày 08/6/2025 và có hiệu lực từ ngày 01/8/2025.",
])
def test_the_document_by_its_name(text):
    assert found(unit(text), title="NGHỊ ĐỊNH", subject="Về cây xanh") == [
        ("start", "2025-08-01", "từ ngày 01/8/2025", []),
    ]


def test_provisions_with_a_day_of_their_own():
    text = ("1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025, trừ [khoản 2 Điều 5 {5.2 !this}] "
            "có hiệu lực từ ngày 01 tháng 01 năm 2026.")
    assert found(unit(text)) == [
        ("start", "2025-07-01", "từ ngày 01 tháng 7 năm 2025", []),
        ("start", "2026-01-01", "từ ngày 01 tháng 01 năm 2026", ["5.2"]),
    ]
    text = ("1. Nghị định có hiệu lực từ ngày 01/8/2025, trừ [khoản 3 Điều 1 {1.3 !this}] có hiệu lực từ "
            "ngày 01/01/2026; riêng [Điều 4 {4 !this}] có hiệu lực từ ngày ký.")
    assert found(unit(text), title="NGHỊ ĐỊNH") == [
        ("start", "2025-08-01", "từ ngày 01/8/2025", []), ("start", "2026-01-01", "từ ngày 01/01/2026", ["1.3"]),
        ("start", "2025-06-10", "từ ngày ký", ["4"]),
    ]
    text = "2. Quy định tại [Điều 17, Điều 18 của Luật này {17,18 !this}] có hiệu lực thi hành từ ngày 01/01/2026."
    assert found(unit(text)) == [("start", "2026-01-01", "từ ngày 01/01/2026", ["17", "18"])]


def test_provisions_listed_below():
    listed = unit("3. Các quy định sau đây có hiệu lực thi hành từ ngày 01/7/2025:",
                  unit("a) [Điều 9 {9 !this}];", level="point"), unit("b) [Điều 10 {10 !this}].", level="point"))
    assert found(listed) == [("start", "2025-07-01", "từ ngày 01/7/2025", ["9", "10"])]


def test_a_term_has_a_start_and_an_end():
    assert found(unit("Nghị quyết này có hiệu lực từ ngày ký đến hết ngày 31/12/2026.")) == [
        ("start", "2025-06-10", "từ ngày ký", []), ("end", "2027-01-01", "đến hết ngày 31/12/2026", []),
    ]


@pytest.mark.parametrize("text", [
    "[Luật Giá số 11/2012/QH13 {@LG !other}] hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.",
    "Văn bản cấp trước ngày Nghị định này có hiệu lực thi hành được tiếp tục áp dụng.",
    "Hợp đồng tặng cho bất động sản có hiệu lực kể từ thời điểm đăng ký theo ngày.",
    "Quyết định xử phạt có hiệu lực từ ngày ký.",
    "[Điều 5 Luật Giá {5 @LG !other}] hết hiệu lực từ ngày 01/7/2025.",
    "[Luật Giá {@LG !other}] hết hiệu lực từ ngày ký, trừ [Điều 5 {5 !this}] hết hiệu lực từ ngày 01/01/2026.",
    "Quy định về hóa đơn của Nghị định này có hiệu lực từ ngày 01/7/2025.",
    "Thời gian thực hiện từ ngày Nghị định này có hiệu lực đến hết ngày 31/12/2026.",
    "Hợp đồng có điều khoản nêu tại [khoản 3 Điều 9 {9.3 !this}] thì điều khoản đó hết hiệu lực sau ngày 01/7/2026.",
    "Biện pháp quy định tại [khoản 1 Điều này {5.1 !this}] chấm dứt hiệu lực kể từ khi nộp đủ tiền.",
    "[Nghị định số 13/2023/NĐ-CP {@N !other}] có hiệu lực từ ngày 01/7/2023.",
    "Hợp đồng này chấm dứt hiệu lực từ ngày 01/7/2026.",
    "Khi hợp đồng thuê bến này hết hiệu lực từ ngày 01/7/2026 thì bến trả lại đất.",
    "Hợp đồng ký theo Nghị định này hết hiệu lực từ ngày 01/7/2026.",
    "Giấy phép này hết hiệu lực kể từ ngày 01/7/2026.",
    "Chính sách này chấm dứt hiệu lực từ ngày 01/7/2026.",
])
def test_effects_of_other_things(text):
    assert found(unit(text)) == []


@pytest.mark.parametrize(("words", "own"), [
    ("thông qua", True), ("thông qua ngày 08/6/2025", True), ("thông quan", False),
])
def test_a_resolution_is_the_subject_of_the_words_that_adopt_it(words: str, own: bool) -> None:
    said = unit(f"Nghị quyết được Hội đồng {words} và có hiệu lực từ ngày 01/8/2025.")
    assert found(said, title="NGHỊ QUYẾT") == own * [("start", "2025-08-01", "từ ngày 01/8/2025", [])]


def test_a_contract_speaks_of_itself():
    said = unit("Điều 9. Hợp đồng này chấm dứt hiệu lực từ ngày 01/7/2026.")
    assert found(said, title="HỢP ĐỒNG") == [("end", "2026-07-01", "từ ngày 01/7/2026", [])]


def test_new_text_in_quotes_speaks_for_another_document():
    assert found(unit("1. Sửa đổi Điều 9:", quote("“Luật này có hiệu lực từ ngày 01/7/2025.”"))) == []


def test_a_span_covers_the_sentence_up_to_the_date():
    built, source = document(unit("Điều 5. Hiệu lực. Quyết định này có hiệu lực từ ngày ký."), date="2025-06-10")
    [effect] = effects(built, source)
    assert source.text[effect.span.start:effect.span.end] == "Quyết định này có hiệu lực từ ngày ký"


def test_time_is_linear():
    def prepare(count: int) -> Callable[[], object]:
        pieces = (
            "[Điều 5 {5 !this}] có hiệu lực từ ngày 01/7/2025, ", "có hiệu lực từ ", "hiệu lực", "trừ sau ngày ",
            "(a) ngày (", "đó có hiệu lực từ ngày ký ", "nghị định này thông qua và có hiệu lực từ ngày ký, ",
        )
        built, source = document(*(unit(words * count) for words in pieces))
        return lambda: effects(built, source)

    assert growth(prepare, 400, 3200) < 3

"""Numbers, markers of articles and words that a scanner damaged are repaired; clean texts stay as they are."""

import pytest

from growth import growth
from vbpl import parse
from vbpl.source import Source
from vbpl.source.damaged_numbers import SLIPS, Slip
from vbpl.source.damaged_units import restore_units
from vbpl.source.torn_words import HEADS, TEARS, Tear

ARTICLES = "\nĐiều 1. Bến đò\nNội dung.\n{}\nNội dung.\nĐiều 3. Hiệu lực\nNội dung.\n"


@pytest.mark.parametrize("slip", SLIPS, ids=lambda slip: slip.meant)
def test_each_slip_has_an_example(slip: Slip) -> None:
    assert slip.sign in slip.printed
    assert slip.pattern.sub(slip.new, f"theo {slip.printed} và") == f"theo {slip.meant} và"
    source = Source(f"theo {slip.printed} và")
    assert source.clean == f"theo {slip.meant} và"
    assert [each.code for each in source.diagnostics] == ["S110"]
    assert Source(source.clean).diagnostics == []


@pytest.mark.parametrize(("printed", "canonical", "date"), [
    ("Nghị định số 1 23/201 7/NĐ-CP ngày 14 tháng 11 năm 2017", "123/2017/NĐ-CP", "2017-11-14"),
    ("Thông tư số 76/2014/T T- BTIC ngày 16 tháng 6 năm 2014", "76/2014/TT-BTC", "2014-06-16"),
    ("Nghị quyết số 3 7\u20442023NQO-HĐND ngày 08/12/2023", "37/2023/NQ-HĐND", "2023-12-08"),
    ("Nghị định số 44/2014/NĐ-CPngày 15 tháng 5 năm 2014", "44/2014/NĐ-CP", "2014-05-15"),
    ("Quyết định số 24/2009/QĐ-\nTT ngày 17 thảng 2 nảm 2009 của Thủ tướng Chính phủ", "24/2009/QĐ-TTg", "2009-02-17"),
])
def test_damaged_numbers_are_cited_as_meant(printed: str, canonical: str, date: str) -> None:
    citation, = parse(f"Căn cứ {printed};\n").citations
    assert citation.number is not None and citation.date is not None
    assert (citation.number.canonical, citation.date.isoformat()) == (canonical, date)


@pytest.mark.parametrize("text", [
    "Số: 12/QĐ-UBND", "số 3/2020/NQ-HĐND", "tỷ lệ 1/2 000 QĐ", "QĐ-UBND-TP", "11-NQ/TW", "12/2021/TT-BTTTT",
    "3/QĐ-HĐQT",
    "Hà Nội, ngày 5", "56: 12 người", "năm 2019 20 QĐ-", "điểm N-O", "TH-ĐN", "Tờ trình 3KH-TC", "công trình T T-2",
])
def test_clean_numbers_stay(text: str) -> None:
    source = Source(f"theo {text} và\n{text}\n")
    assert source.clean is source.text and source.diagnostics == []


@pytest.mark.parametrize("marker", [
    "Điền 2. Người", "Điều 2, Người", "Đỉều 2. Người", "Điều2. Người", "Điểu 2. Người", "Điều 2Ú. Người",
    "Điều Š2. Người",
])
def test_a_damaged_marker_goes_on_counting(marker: str) -> None:
    source = Source(ARTICLES.format(marker))
    assert source.clean == ARTICLES.format("Điều 2. Người")
    assert [each.code for each in source.diagnostics] == ["S111"]
    assert [block.number for block in parse(source.text).body if block.type == "article"] == ["1", "2", "3"]


def test_the_first_marker_may_be_damaged() -> None:
    assert restore_units("\nĐiều l. Bến đò").text == restore_units("\nĐiền 1. Bến đò").text == "\nĐiều 1. Bến đò"


@pytest.mark.parametrize("line", [
    "Điều 2. Người", "Điều 2a. Người", "Điều II. Người", "Điều 2, Điều 3 Luật Giá", "Điểm 2. Người", "Điện 2 pha",
    "Điều 4. Người", "Điều 2, khoản 3", "Điền 5. Người", "Điều này. Người", "Điều 2 của Luật", "Điều 2, Phần I",
])
def test_other_markers_stay(line: str) -> None:
    source = Source(ARTICLES.format(line))
    assert source.clean is source.text and source.diagnostics == []


@pytest.mark.parametrize("tear", TEARS, ids=lambda tear: tear.meant)
def test_each_tear_has_an_example(tear: Tear) -> None:
    source = Source(f"A\n{tear.printed} xã")
    assert source.clean == f"A\n{tear.meant} xã"
    assert [each.code for each in source.diagnostics] == ["S112"]


@pytest.mark.parametrize("tear", HEADS, ids=lambda tear: tear.meant)
def test_each_torn_head_has_an_example(tear: Tear) -> None:
    source = Source(f"A{tear.printed} xã")
    assert source.clean == f"A{tear.meant} xã"
    assert [each.code for each in source.diagnostics] == ["S112"]


@pytest.mark.parametrize("text", [
    "Điều 12\n1. Bến", "quy định tại Điều\nnày. Bến", "Chương V\nIV. BẾN ĐÒ", "Chương\nnày. Bến", "Mục 2\n\n2. Bến",
])
def test_other_heads_stay(text: str) -> None:
    source = Source(f"A\n{text} xã")
    assert source.clean is source.text and source.diagnostics == []


@pytest.mark.parametrize("text", [
    "theo điểm c\nứng với", "các ông\nở xã", "PHẦN XVII", "điểm đ\nán phí", "khoản b\nĐiều 2", "Tập II", "ỦY BAN",
])
def test_whole_words_stay(text: str) -> None:
    source = Source(f"A\n{text} xã")
    assert source.clean is source.text and source.diagnostics == []


@pytest.mark.parametrize("unit", ["\nĐiền 2, A", "số 1/201 4 NĐ-", "c\nứ ", "/2O", "-T T"])
def test_time_is_linear(unit: str) -> None:
    def prepare(count: int):
        text = unit * count
        return lambda: Source(text)

    assert growth(prepare, 500, 4000) < 3


@pytest.mark.parametrize(("damaged", "whole"), [
    ("Nghị? đị?nh củ?a Chí?nh phủ? về bế?n đò", "Nghị định của Chính phủ về bến đò"),
    ("quản l?ý và k?ý tên", "quản lý và ký tên"),
])
def test_marks_for_lost_tones_are_taken_out(damaged: str, whole: str) -> None:
    source = Source(damaged)
    assert source.clean == whole
    assert [each.code for each in source.diagnostics] == ["S106"]


@pytest.mark.parametrize("text", ["Vì sao? vì thế", "đò có không? có", "xem a?b=1&c?d", "đã rõ?"])
def test_questions_stay(text: str) -> None:
    assert Source(text).clean == text


@pytest.mark.parametrize(("printed", "meant"), [
    ("Căn c ứ Lu ật số 5/2020/QH14 c ủa Qu ốc hội Vi ệt Nam", "Căn cứ Luật số 5/2020/QH14 của Quốc hội Việt Nam"),
    ("Th ủ tướng đư ợc b ảo vệ, s ố 5, ph ải theo Lu ật ", "Thủ tướng được bảo vệ, số 5, phải theo Luật "),
    ("Lu ật s ố c ủa các vi ống, do ứ máu, ông T ở xã M ở", "Luật số của các vi ống, do ứ máu, ông T ở xã M ở"),
])
def test_syllables_torn_within_a_line_are_joined(printed: str, meant: str) -> None:
    assert Source(printed).clean == meant


@pytest.mark.parametrize("text", ["Lu ật về bến", "theo ý ông ở ấp, số ổ khóa của ông"])
def test_what_is_not_torn_within_a_line_stays(text: str) -> None:
    assert Source(text).clean == text

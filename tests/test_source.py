"""Source: what is repaired, and where it was printed."""

import copy
import pickle
import unicodedata
from pathlib import Path

import pytest
from pydantic import ValidationError

from vbpl.model import Span
from vbpl.source import Source
from vbpl.source.source import CODES

REAL_TEXTS = sorted((Path(__file__).parents[1] / "../shared/corpus/texts").glob("*.txt"))


def codes(text: str) -> list[str]:
    return [diagnostic.code for diagnostic in Source(text).diagnostics]


def test_a_clean_text_is_itself() -> None:
    text = "Số: 12/QĐ-UBND\nĐiều 1. Sở GD&ĐT chịu trách nhiệm, từ 5 % đến 10 %.\n____\nSố:.......\n"
    source = Source(text)
    assert source.clean is text
    assert source.diagnostics == []
    assert source.span(3, 7).model_dump() == {"start": 3, "end": 7}


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("Căn cứ\r\nLuật\rBáo\u2028chí", "Căn cứ\nLuật\nBáo\nchí"),
        ("ti\u00ea\u0301ng Vie\u0323\u0302t", "tiếng Việt"),
        ("\ufeffĐi\u200bều\u00a01.", "Điều 1."),
        ("QÐ-UBND, ðiều, Ɖiều", "QĐ-UBND, điều, Điều"),
        ("105/2025/TT-BTС; α-amylase", "105/2025/TT-BTC; α-amylase"),
        ("ВСЕ А. Đ/с Α", "ВСЕ А. Đ/c Α"),
        ("*Ghi chú* và 2*3*4", "*Ghi chú* và 2*3*4"),
        ("S&aacute;ch&nbsp;&#7879;, GD&ĐT, A&LT;B, &amp;amp;quot;", 'Sách ệ, GD&ĐT, A&LT;B, "'),
        (r"B\u1ed9 T\u00e0i", "Bộ Tài"),
        ("a\x00b\ud800c", "a b\ufffdc"),
        ("**Điều 1.** Phạm vi\n*Căn cứ\nLuật;*\n* Ghi chú (*)", "Điều 1. Phạm vi\nCăn cứ\nLuật;\n* Ghi chú (*)"),
        ("**Đ** *Chú thích: *\n* *\nVT*.* 2*3*4 (*)", "Đ Chú thích: \n \nVT. 2*3*4 (*)"),
        ("**Điều 1.**** **Bến\n*** Tổng số: 2**\n0912****56", "Điều 1. Bến\n* Tổng số: 2\n0912****56"),
        (
            "**Điều 1.**\n*a) *Trực đêm\n*- *Bến đò *(để b/c);*\n* mục * hai\n2 * 3 * 4",
            "Điều 1.\na) Trực đêm\n- Bến đò (để b/c);\n* mục * hai\n2 * 3 * 4",
        ),
        ("# V/v hỗ trợ", "V/v hỗ trợ"),
        ("<Page:1>TÒA ÁN\nán\n2<Page:3>treo, <Page 4>", "TÒA ÁN\nán\ntreo, <Page 4>"),
        ("có đèn. **Điều 19. Bến đò** và **Điều 7**\n**Điều** **6****. Bến**\n**Điều 1****7****. Phà**",
         "có đèn.\nĐiều 19. Bến đò và Điều 7\nĐiều 6. Bến\nĐiều 17. Phà"),
        ("Số: 1 \n_Hà Nội_ \n_Căn cứ_ Luật a_b;\n_**Nơi nhận:**_ \n____\n_",
         "Số: 1 \nHà Nội \nCăn cứ Luật a_b;\nNơi nhận: \n____\n_"),
        ("Số: _Hà Nội_", "Số: _Hà Nội_"),
        ("- Một;\n\n**==> picture [13 x 7] intentionally omitted <==**\n\n"
         "**----- Start of picture text -----**<br>\nTM. BỘ<br>Lò A<br>**----- End of picture text -----**<br>\n",
         "- Một;\n\n\n\n\n\nTM. BỘ\nLò A\n\n\n"),
        ("*Căn cứ**Luật Giá**ngày 2/3/2031;* **a**", "Căn cứ Luật Giá ngày 2/3/2031; a"),
        ("> **Kính gửi**\n>\n> 5 % và a > b\n", "Kính gửi\n\n> 5 % và a > b\n"),
        ("ngày _16_ tháng _4_, a_1_b, VT_12", "ngày 16 tháng 4, a_1_b, VT_12"),
        ("![dấu](a.png)\n- a) Một;\n- hai;", "\na) Một;\n- hai;"),
        ("| UBND XÃ\\ | HAI\\ |\nLưu: VT;\\\nvà \\ kho\\", "UBND XÃ\tHAI\nLưu: VT;\nvà \\ kho"),
        ("![Con dấu, chữ ký]  \n**Lò Văn Muối**", "  \nLò Văn Muối"),
        ("44/201 4/NĐ-CP, 45/20 14NĐ-CP, 47NQ-CP, 95/2024 NĐ-CP, 5 NQ-CP",
         "44/2014/NĐ-CP, 45/2014/NĐ-CP, 47/NQ-CP, 95/2024/NĐ-CP, 5 NQ-CP"),
        ("một\n##\nII. Hai\n#", "một\n\nII. Hai\n#"),
        ("__Điều 1__ ngày __ tháng __ năm", "Điều 1 ngày __ tháng __ năm"),
        ("| BỘ X | CỘNG HÒA |\n|---|---|\n| Số: 1 |  |\nsau", "BỘ X\tCỘNG HÒA\nSố: 1\t\nsau"),
        ("|BỘ X   |CỘNG HÒA  |\n|       |----      |", "BỘ X\tCỘNG HÒA\n\t----"),
        ("BỘ X | CỘNG HÒA\n--- | ---\nSố: 1 | Hà Nội\nA | B\n\nC | D", "BỘ X\tCỘNG HÒA\nSố: 1\tHà Nội\nA\tB\n\nC | D"),
        ("| A<br>B | C |\n|---|\n|\n", "A B\tC\n\n"),
        (r"1\. Luật \(sửa đổi\) 12\QĐ", r"1. Luật (sửa đổi) 12\QĐ"),
        ("theo [Luật số 1](https://a.vn/x?y=1) và [2](mục 3)", "theo Luật số 1 và [2](mục 3)"),
        ("\uf0b7 Như trên; \uf02d Lưu", "• Như trên; - Lưu"),
        ("- 1.1. Đò ngang;\n- 1.2. Đò dọc;\n- 1.5 tấn", "- 1.1. Đò ngang;\n1.2. Đò dọc;\n- 1.5 tấn"),
        ("C Ộ N G H Ò A X Ã H Ộ I\nN A M\nS Ố 4 0 / 2 0 3 1 / Q H 1 1 N G À Y 1 4 T H Á N G 6",
         "CỘNG HÒA XÃ HỘI\nNAM\nSỐ 40/2031/QH11 NGÀY 14 THÁNG 6"),
        ("C H Ư Ơ N G     I I\nT À U B I Ể N", "CHƯƠNG     II\nTÀU BIỂN"),
        ("C H Ư Ơ N G          X V I I I\nX Ử L Ý V I P H Ạ M ( M Ớ I )", "CHƯƠNG          XVIII\nXỬ LÝ VI PHẠM (MỚI)"),
        ("q u y ế t   đ ị n h   h o ã n\nĐ ò  n g a n g ,  p h à  - đ ò", "quyết định hoãn\nĐò ngang, phà - đò"),
        ("Sửa đổi Điều 14 của Quy chế: |\nhai | ba\nngắn |", "Sửa đổi Điều 14 của Quy chế: \nhai | ba\nngắn |"),
        ("a b c d đ e a b c N G\nX V I I I\n1 2 3 4 5 N G", "a b c d đ e a b c N G\nX V I I I\n1 2 3 4 5 N G"),
        ("C HƯ Ơ N G H Ồ\nM Ụ C a b\nx x x x", "CHƯƠNG HỒ\nM Ụ C a b\nx x x x"),
        ("|\nBỘ X\n|\n|) Cục A", "\nBỘ X\n\n|) Cục A"),
        ("<p align='center'>QUYẾT ĐỊNH</p><b>Điều 1</b><br/>x < y", "\nQUYẾT ĐỊNH\nĐiều 1\nx < y"),
        ("QĐ\u2011UBND QĐ\u00adUBND QĐ\u00acUBND QĐ\x1eUBND QĐ\ufffeUBND 12\u2215QĐ", "QĐ-UBND " * 5 + "12/QĐ"),
        ("hiệu\u00ad lực \u2013 \u2014", "hiệu lực \u2013 \u2014"),
        ("trang một\n\fĐiều 2", "trang một\nĐiều 2"),
        ("Điều 1. Bến\n\tĐò chạy.\n \t Phà nghỉ.", "Điều 1. Bến\nĐò chạy.\nPhà nghỉ."),
        ("theo Quyết định số 12/QĐ-UBND ngày 2/3/2031\n   của A", "theo Quyết định số 12/QĐ-UBND ngày 2/3/2031\ncủa A"),
        ("    Một\n    Hai", "    Một\nHai"),
        ("HỌ TÊN\n      CHỨC VỤ", "HỌ TÊN\n      CHỨC VỤ"),
        ("Như trên;\tCHỦ TỊCH\n\tTrần Văn An", "Như trên;\tCHỦ TỊCH\n\tTrần Văn An"),
        ("abc\n\tDòng này\nx\t", "abc\n\tDòng này\nx\t"),
        ("\n\tMột\tHai\n\tBa\n\tBốn", "\n\tMột\tHai\n\tBa\nBốn"),
    ],
)
def test_repairs(printed: str, clean: str) -> None:
    assert Source(printed).clean == clean


def test_spans_lead_back_to_the_print() -> None:
    printed = "<b>Đi&ecirc;\u0300u</b> 1.\r\n**Căn cứ** Luâ\u0323t"
    source = Source(printed)

    def print_of(words: str) -> str:
        start = source.clean.index(words)
        span = source.span(start, start + len(words))
        return printed[span.start : span.end]

    assert source.clean == "Điều 1.\nCăn cứ Luật"
    assert print_of("Điều") == "Đi&ecirc;\u0300u"
    assert print_of("ề") == "&ecirc;\u0300"
    assert print_of("1.\nCăn") == "1.\r\n**Căn"
    assert print_of("cứ Luật") == "cứ** Luâ\u0323t"
    assert print_of("cứ") == "cứ"


def test_line_and_column_count_from_one() -> None:
    source = Source("Điều 1\nĐiều 2\n")
    assert [source.line_column(at) for at in (0, 6, 7, 12)] == [(1, 1), (1, 7), (2, 1), (2, 6)]


def test_each_kind_of_repair_is_reported_once() -> None:
    found = Source("QÐ và ðiều **đậm** \x01").diagnostics
    assert [(d.code, d.span.start, d.span.end) for d in found] == [("S103", 19, 20), ("S102", 1, 2), ("S105", 11, 13)]
    assert "2 places" in found[1].message
    assert {d.code for d in found} <= CODES.keys()


PAGE = "Các cơ quan, tổ chức, cá nhân có liên quan chịu trách nhiệm thi hành quy định này theo phân công\n" * 12


def test_page_numbers_in_running_text_are_left_aside() -> None:
    printed = f"{PAGE}và các\n2\nđơn vị {PAGE}và các\n\n- 3 -\n\nđơn vị"
    source = Source(printed)
    assert source.clean == f"{PAGE}và các\nđơn vị {PAGE}và các\nđơn vị"
    assert codes(printed) == ["S104"]


def test_numbers_of_a_table_stay() -> None:
    printed = PAGE + "".join(f"{number}\nTUYÊN QUANG\n152.100\n" for number in range(1, 40))
    assert Source(printed).clean is printed


@pytest.mark.parametrize(
    "printed",
    [
        f"{PAGE}và các\n2\nđơn vị trực thuộc {PAGE[:500]}và các\n3\nđơn vị",
        f"{PAGE}và các\n2\nđơn vị {PAGE}\n7\n9\n{PAGE}và các\n3\nđơn vị",
        f"{PAGE}.\nHà Nội\n2\nBình Phước\n{PAGE}.\nHuế\n3\nĐà Nẵng\n",
        f"{PAGE}và các\n3\nđơn vị",
    ],
    ids=["too close", "strays", "cells", "no second page"],
)
def test_numbers_that_count_something_else_stay(printed: str) -> None:
    assert Source(printed).clean is printed


def test_a_number_beside_a_page_break_counts_pages() -> None:
    assert Source(f"{PAGE}\n\f2\ntrực ca.").clean == f"{PAGE}trực ca."
    assert Source(f"{PAGE}\n\f17\nTUYÊN QUANG").clean == f"{PAGE}\n17\nTUYÊN QUANG"


@pytest.mark.parametrize(
    "line",
    ["Trang 2/10", " PAGE   1", "about:blank   3/3", "9:27 8/8/31   Bến đò", "https://vidu.vn/ben 3/12",
     "CÔNG BÁO/Số 155 + 156/Ngày 22-03-2026", "12   CÔNG BÁO/S ố 155/Ngày 22-03-2026"],
)
def test_a_line_that_says_what_it_is_goes(line: str) -> None:
    assert Source(f"Điều 1.\n{line}\nĐiều 2.").clean == "Điều 1.\nĐiều 2."


HEAD = "CÔNG BÁO/Số 155 + 156/Ngày 22-03-2026"


@pytest.mark.parametrize(
    ("text", "clean"),
    [
        (f"{HEAD}\n7\nBỘ X", "BỘ X"),
        (f"a) Cầu bến;\n\n \n8 \n{HEAD} \n  \nb) Nhà chờ;\n", "a) Cầu bến;\n\n \n  \nb) Nhà chờ;\n"),
        (f"1. Bến có cầu\n8\n{HEAD}\n\nb) Nhà chờ;", "1. Bến có cầu\n\nb) Nhà chờ;"),
        (f"Bến có cầu và\n\n8\n8\n\n{HEAD}\n  8\nnhà chờ.", "Bến có cầu và\nnhà chờ."),
        (f"Bến có:\n8\n{HEAD}\n\n5\nBến đò", "Bến có:\n\n5\nBến đò"),
    ],
)
def test_the_number_beside_the_head_of_a_page_goes_with_it(text: str, clean: str) -> None:
    assert Source(text).clean.lstrip("\n") == clean.lstrip("\n")


def test_the_head_of_a_page_goes_from_the_end_of_a_line() -> None:
    text = "1. Bến có đèn; 72 ÔNG BÁO/Số 15 + 16/Ngày 10-11-2024\n2. Bến có phao theo ÔNG BÁO/Số 15."
    assert Source(text).clean == "1. Bến có đèn;\n2. Bến có phao theo ÔNG BÁO/Số 15."


@pytest.mark.skipif(not REAL_TEXTS, reason="../shared is not here")
@pytest.mark.parametrize("path", REAL_TEXTS, ids=lambda path: path.stem)
def test_real_texts_come_out_one_and_clean(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    clean = Source(text).clean
    assert Source(clean).clean == clean
    assert Source(text.replace("\n", "\r\n")).clean == clean
    assert Source(unicodedata.normalize("NFD", text)).clean == Source(unicodedata.normalize("NFC", text)).clean


@pytest.mark.skipif(not REAL_TEXTS, reason="../shared is not here")
def test_decrees_of_1945_read_as_printed() -> None:
    decrees = [Source(path.read_text(encoding="utf-8")) for path in REAL_TEXTS if path.stem.startswith("tcvn3")]
    assert len(decrees) == 5
    for decree in decrees:
        assert decree.clean.startswith("SẮC LỆNH")
        assert "Bộ trưởng Bộ Nội vụ" in decree.clean
        assert "PAGE" not in decree.clean
        assert [d.code for d in decree.diagnostics] == ["S101", "S106", "S104"]


def test_a_span_made_without_validation_is_like_any_other() -> None:
    span, validated = Span.at(3, 8), Span(start=3, end=8)
    assert span == validated
    assert hash(span) == hash(validated)
    assert span.model_dump() == validated.model_dump()
    assert pickle.loads(pickle.dumps(span)) == copy.deepcopy(span) == span
    assert span.model_copy(update={"end": 9}) == Span(start=3, end=9)
    with pytest.raises(ValidationError):
        span.start = 4  # type: ignore[misc]


def test_capitals_of_a_font_are_seen_after_other_repairs() -> None:
    source = Source("&ecirc;Ｓ&ecirc;Ｓ&ecirc;Ｓ")
    assert source.clean == "ÊSÊSÊS"
    assert Source(source.clean).clean is source.clean


@pytest.mark.parametrize(("printed", "clean"), [
    ("Nơi nhận:\noo   Như Điều 3;\noo  Lưu: VT.", "Nơi nhận:\n- Như Điều 3;\n- Lưu: VT."),
    ("<stamp>SỞ Y TẾ</stamp>Điều 1<signature>Lò A</signature>", "Điều 1\nLò A\n"),
    ("Sổ <b>trực</b>", "Sổ trực"),
])
def test_what_converters_write_for_items_seals_and_signatures(printed: str, clean: str) -> None:
    assert Source(printed).clean == clean


@pytest.mark.parametrize("line", ["4/5", "https://vidu.vn/ben", "9:27 sáng", "12/3/31, ngày trực"])
def test_what_is_no_head_of_a_printed_page(line: str) -> None:
    assert line in Source(f"Phần trực đêm\n{line}\nPhần trực ngày").clean

"""Small decisions of reading that faults put into the code showed unpinned."""

from types import SimpleNamespace
from typing import Any

import pytest

import vbpl
from vbpl.model import Span
from vbpl.source import Source
from vbpl.structure.annexes import goes_on_to_note, is_form, titled
from vbpl.structure.beginnings import Beginnings, ends_in_type
from vbpl.structure.body.read import BodyLexer
from vbpl.structure.body.state import State
from vbpl.structure.closing.chain import iter_steps
from vbpl.structure.closing.zone import Closings
from vbpl.structure.driver import Lexer
from vbpl.structure.header.issuers import is_wrapped
from vbpl.structure.header.marks import claim_halves, receives
from vbpl.structure.header.pieces import claim_issuers
from vbpl.structure.header.subject import claim_of_assembly, claim_of_issuer
from vbpl.structure.header.zone import ADDRESS, Headers
from vbpl.structure.layout import Laid, layout_of
from vbpl.structure.line_kinds.header import NATIONAL_TITLES
from vbpl.structure.line_kinds.preamble import is_formula
from vbpl.structure.lines import split_lines
from vbpl.structure.names import begins_body
from vbpl.structure.numbering.markers import keyword_marker, plain_markers
from vbpl.structure.numbering.outline import Marker
from vbpl.structure.page import Page
from vbpl.structure.pieces import Cell, Sheet
from vbpl.structure.torn import tears_name
from vbpl.structure.zones import Zoner
from vbpl.text.folding import fold


@pytest.mark.parametrize(("words", "ends"), [
    ("THEO QUYẾT ĐỊNH", True), ("THI HÀNH CHỈ THỊ", True), ("QUYẾT ĐỊNH", False), ("CHỈ THỊ CỦA TỈNH", False),
    ("", False),
])
def test_a_line_ends_in_the_type_of_what_it_cites(words: str, ends: bool) -> None:
    assert ends_in_type(words) is ends


def test_the_steps_of_a_chain_hold_no_white_space_around_them() -> None:
    chain = "KT. GIÁM ĐỐC\n   PHÓ GIÁM ĐỐC  "
    found = [(step.role, chain[step.start : step.end]) for step in iter_steps(chain)]
    assert found == [("capacity", "KT. GIÁM ĐỐC"), ("position", "PHÓ GIÁM ĐỐC")]


def cell(text: str) -> Cell:
    return Cell(0, len(text), text, text.lower())


@pytest.mark.parametrize(("cells", "stamps"), [
    (("BỘ Y TẾ", "SỞ NỘI VỤ"), True), (("SỞ NỘI VỤ",), False), (("BỘ Y TẾ", "Số: 5"), False),
    (("Số: 5", "SỞ NỘI VỤ"), False), (("Số: 5", "BỘ Y TẾ", "SỞ NỘI VỤ"), True), (("Bộ Y tế", "SỞ NỘI VỤ"), False),
])
def test_a_body_below_another_stamps_what_it_received(cells: tuple[str, ...], stamps: bool) -> None:
    assert bool(receives([cell(text) for text in cells])) is stamps


def test_free_cells_of_a_range_that_is_open_on_either_side() -> None:
    sheet = Sheet("xx\nBến An\nĐò Lạc\nPhao\n", 3, 24)
    assert [each.text for each in sheet.cells()] == ["Bến An", "Đò Lạc", "Phao"]
    assert [each.text for each in sheet.cells(start=7)] == ["An", "Đò Lạc", "Phao"]
    assert [each.text for each in sheet.cells(end=12)] == ["Bến An", "Đò"]
    assert [each.text for each in sheet.cells(start=7, end=12)] == ["An", "Đò"]
    assert [each.text for each in sheet.withdraw(7, 12)] == ["An", "Đò"]
    assert [each.text for each in sheet.cells()] == ["Bến", "Lạc", "Phao"]


@pytest.mark.parametrize(("line", "number"), [
    ("Chương II BẾN", "II"), ("Chương II Bến đò", "II"), ("Chương II gồm các bến", None), ("Chương II. gồm", "II"),
    ("Chương II", "II"), ("Mục 3 nêu trên", None), ("Phần II: gồm các bến", "II"), ("Tiểu mục 2 và", None),
    ("Chương II (bến đò)", "II"), ("Chương II “bến đò”", "II"),
])
def test_a_word_of_a_higher_unit_heads_it_unless_the_sentence_goes_on(line: str, number: str | None) -> None:
    marker = keyword_marker(line, 0, len(line))
    assert (marker.number if marker else None) == number


@pytest.mark.parametrize(("line", "enacts"), [
    ("QUYẾT ĐỊNH:", True), ("QUYẾT ĐỊNH", True), ("Quyết định:", True), ("Quyết định", False), ("Quyết đỊNH", False),
    ("quyết định:", False), ("BỘ TRƯỞNG BỘ Y TẾ QUYẾT ĐỊNH:", True), ("Nay quyết định:", True), ("Ra sắc lệnh:", True),
    ("Bộ trưởng quyết định:", False), (60 * "A " + "QUYẾT ĐỊNH:", False),
])
def test_the_enacting_words(line: str, enacts: bool) -> None:
    assert is_formula(line) is enacts


@pytest.mark.parametrize(("words", "begins"), [
    ("BÁO SÓC TRĂNG", True), ("BẢO VIỆT", False), ("BẢO VIỆT BÁO", False), ("SỞ Y TẾ", True), ("SỐ 5", False),
    ("ỦY BAN NHÂN DÂN", True), ("UỶ BAN NHAN DAN", True),
])
def test_a_name_of_a_body_begins_with_its_head(words: str, begins: bool) -> None:
    assert begins_body(words, fold(words)) is begins


def test_the_fragments_of_a_stretch_that_becomes_a_block_are_dropped() -> None:
    stretches = [SimpleNamespace(start=at) for at in (5, 10, 15, 20)]
    lexer = SimpleNamespace(stretches=[[], stretches], fragments=[["kept"], ["a", "b", "c", "d"]])
    Lexer.take_back(lexer, 10, 20)  # type: ignore[arg-type]
    assert lexer.fragments == [["kept"], ["a", "d"]]
    assert [each.start for each in lexer.stretches[1]] == [5, 20]


@pytest.mark.parametrize(("text", "lines"), [
    ("Điều\n4. Hiệu lực", 1), ("“Điều\n4. Hiệu lực", 1), ("PHẦN\nI. Quy định", 1), ("CHƯƠNG\nII", 1), ("Chương\nII", 1),
    ("Luật\nsố: 38/2019/QH14", 1), ("Bộ luật\nsố: 45/2019/QH14", 1), ("Pháp lệnh\nsố: 9/1999/PL", 1),
    ("Nghị quyết\nsố: 31/NQ-HĐND", 1), ("-\nSở Y tế và các bệnh viện", 1), ("-\nSở Y tế", 2), ("Điều\nHiệu lực", 2),
    ("Nghị quyết\nSố: 31/NQ-HĐND", 2), ("theo Luật\nsố: 38/2019/QH14", 2), ("Chương\nII Bến", 2),
])
def test_a_head_that_is_torn_from_its_line(text: str, lines: int) -> None:
    assert len(split_lines(text)) == lines


def test_a_block_ends_its_own_words_at_its_first_child() -> None:
    text = "Điều 1. Bến đò\n1. Có phao:\na) Phao đỏ;\nb) Phao xanh.\n2. Có đèn.\n"
    document = vbpl.parse(text)

    def words(laid: Laid) -> list[Any]:
        ends = [text[laid.text_start : end] for end in laid.ends]
        return [text[laid.start : laid.text_start], ends, *map(words, laid.children)]

    assert [words(each) for each in layout_of(document, Source(text)).body] == [
        ["Điều 1. ", ["Bến đò"],
         ["1. ", ["Có phao:"], ["a) ", ["Phao đỏ;"]], ["b) ", ["Phao xanh."]]], ["2. ", ["Có đèn."]]],
    ]


@pytest.mark.parametrize(("before", "below", "torn"), [
    ("ở nước", "Việt Nam có", True), ("ở nước", "Việt Nam", True), ("ở nước", "Việt Bắc có", False),
    ("ở nước", "Việt", False), ("năm 5", "Việt Nam có", False), ("ở Việt", "Nam có", True),
    ("ở nước", "Nam có", False), ("tại Quảng", "Ninh.", True), ("tại quảng", "Ninh.", False),
    ("tỉnh", "Sóc Trăng", True), ("Quảng Ninh", "Bến", False),
])
def test_a_name_that_a_line_end_tears(before: str, below: str, torn: bool) -> None:
    assert tears_name(before.split(), below.split()) is torn


def page_of(text: str) -> Page:
    return Page(text, fold(text), split_lines(text))


@pytest.mark.parametrize(("text", "addresses"), [
    ("Kính\ngửi: Sở Y tế\n", True), ("Kính gửi\nSở Y tế\n", True), ("Chủ tọa\nphiên họp điện:\n", True),
    ("Chủ tịch\nỦy ban điện:\n", False), ("Kính\n", False), ("Sở Y tế\nKính gửi\n", False),
])
def test_a_short_line_begins_the_addressees_with_the_next_one(text: str, addresses: bool) -> None:
    assert page_of(text).addresses(0) is addresses


@pytest.mark.parametrize(("text", "describes"), [
    ("Số hiệu: 5/NQ-CP\nNgười ký: Trần Văn Bến\n", True), ("Số hiệu: 5/NQ-CP Người ký: Bến\n", True),
    ("Số hiệu: 5/NQ-CP\nMở bến Người ký: Bến\n", False), ("Số hiệu: 5/NQ-CP\nMở bến\n", False),
    ("Mở bến\nSố hiệu: 5/NQ-CP\n", False),
])
def test_a_line_of_the_table_in_which_a_portal_describes_a_document(text: str, describes: bool) -> None:
    assert page_of(text).describes(0) is describes


@pytest.mark.parametrize(("before", "apart"), [
    ("theo các quy định của", False), ("Đã có quyết định.", True), ("SỞ NỘI VỤ", True), ("THEO QUYẾT ĐỊNH", False),
    ("Trần Văn Bến", True), ("theo quy định của\n", True), ("", True),
])
def test_a_line_is_apart_from_what_is_complete_above_it(before: str, apart: bool) -> None:
    page = page_of(f"{before}\nSố 12/QĐ-SNV\n")
    beginnings = SimpleNamespace(page=page)
    assert bool(Beginnings.is_apart(beginnings, len(page.lines) - 1)) is apart  # type: ignore[arg-type]


@pytest.mark.parametrize(("above", "words", "notes"), [
    ("Sở Y tế", "(Địa chỉ: xã Bến Lạc)", True), ("Sở Y tế (địa chỉ:", "xã Bến Lạc)", True),
    ("Sở Y tế", "xã Bến Lạc", False),
    ("Sở Y tế", "Sở Xây dựng (địa chỉ: xã Bến Lạc)", False), ("Sở Y tế (cũ)", "xã Bến Lạc", False),
])
def test_a_line_of_an_address_below_an_addressee(above: str, words: str, notes: bool) -> None:
    headers = SimpleNamespace(page=page_of(f"{above}\n{words}\n"))
    assert bool(Headers.notes_addressee(headers, 1, words)) is notes  # type: ignore[arg-type]


@pytest.mark.parametrize(("line", "number"), [
    ("999. Bến đò", "999"), ("1000. Bến đò", None), ("2a) Bến", "2a"), ("2021/ Bến đò", None), ("khoản 2. Bến", "2"),
])
def test_a_number_at_the_head_of_a_line(line: str, number: str | None) -> None:
    assert next((each.number for each in plain_markers(line, 0, len(line))), None) == number


@pytest.mark.parametrize(("text", "roles"), [
    ("[1] Khoản\nnày được sửa đổi.\nĐò có phao.\n", "footnote footnote unparsed"),
    ("[1] Khoản\nNày được sửa đổi.\n", "footnote footnote"), ("[1] Điều này được bãi bỏ.\nĐò\n", "footnote unparsed"),
    ("Đò\n[1] Điều này\n[2] Điều\nkia\n", "unparsed footnote footnote footnote"),
    ("SAO Y BẢN CHÍNH\n[1] Điều này\nĐò\n", "copy copy copy"), ("Độc lập - Tự do - Hạnh phúc\nđò\n", "motto unparsed"),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n", "national_title"), ("đò\nghe\n", "unparsed unparsed"),
])
def test_the_roles_of_lines_that_belong_to_no_part(text: str, roles: str) -> None:
    lexer = Lexer(Source(text))
    assert " ".join(role for role, _ in lexer.aside_roles(lexer.lines)) == roles


def test_a_body_begins_with_its_first_line() -> None:
    text = "xx\nĐiều 2. Bến\nĐiều 3. Đò\n"
    lexer = BodyLexer(text, Span.at, 80)
    lexer.lex(split_lines(text)[1:])
    assert text[slice(*lexer.extent)] == "Điều 2. Bến\nĐiều 3. Đò"
    assert lexer.counts_in_figures


@pytest.mark.parametrize(("text", "claimed"), [
    ("CỦA CHÍNH PHỦ\nVỀ ĐÒ\n", "CỦA CHÍNH PHỦ"), ("CỦA BỘ TRƯỞNG\nBỘ Y TẾ\n", "CỦA BỘ TRƯỞNG"),
    ("CỦA CHÍNH PHỦ SỐ 12/CP\n", "CỦA CHÍNH PHỦ"), ("VỀ ĐÒ\n", ""), ("Của Sở Nội vụ ngày 5/3/2021\n", "Của Sở Nội vụ"),
])
def test_the_issuer_below_a_type(text: str, claimed: str) -> None:
    sheet = Sheet(text, 0, len(text))
    assert text[: claim_of_issuer(sheet, 0, len(text))] == claimed
    assert [text[each.start : each.end] for each in sheet.of("issuer")] == ([claimed] if claimed else [])


@pytest.mark.parametrize(("text", "claimed"), [
    ("CỘNG HÒA XÃ HỘI\nSỞ NỘI VỤ\nCHỦ NGHĨA VIỆT NAM\n", ["CỘNG HÒA XÃ HỘI", "CHỦ NGHĨA VIỆT NAM"]),
    ("CỘNG HÒA XÃ HỘI\nSỞ NỘI VỤ\n", []), ("Cộng hòa xã hội\nchủ nghĩa Việt Nam\n", []),
    ("CỘNG HÒA XÃ HỘI\nA B\nC D\nE F\nCHỦ NGHĨA VIỆT NAM\n", []),
])
def test_the_national_title_in_halves(text: str, claimed: list[str]) -> None:
    sheet = Sheet(text, 0, len(text))
    claim_halves(sheet, "national_title", NATIONAL_TITLES[0])
    assert [text[each.start : each.end] for each in sheet.of("national_title")] == claimed
    claim_halves(sheet, "national_title", NATIONAL_TITLES[0])
    assert len(sheet.of("national_title")) == len(claimed)


@pytest.mark.parametrize(("cells", "wrapped"), [
    (("THỦ", "TƯỚNG CHÍNH PHỦ"), True), (("THỦ TƯỚNG",), False), ((), False), (("THỦ", "tướng chính phủ"), False),
    (("ỦY BAN", "NHÂN DÂN"), True), (("MỞ", "BẾN"), False), (("SỞ NỘI VỤ", "TỈNH"), False),
])
def test_the_head_of_a_name_over_some_cells(cells: tuple[str, ...], wrapped: bool) -> None:
    assert is_wrapped([cell(text) for text in cells]) is wrapped


@pytest.mark.parametrize(("header", "issuers"), [
    ("BỘ\n5\nY TẾ\n", ["BỘ", "Y TẾ"]), ("ỦY BAN\n-\nNHÂN DÂN\n", ["ỦY BAN", "NHÂN DÂN"]),
    ("UBND TỈNH\n2021\nSỞ NỘI VỤ\n", ["UBND TỈNH", "SỞ NỘI VỤ"]), ("5\n-\n", []),
])
def test_signs_and_figures_between_issuers_are_passed_over(header: str, issuers: list[str]) -> None:
    text = f"{header}QUYẾT ĐỊNH\n"
    sheet = Sheet(text, 0, len(text))
    claim_issuers(sheet, len(header))
    assert not sheet.of("issuer")
    sheet.claim("type_name", len(header), len(text) - 1)
    claim_issuers(sheet, len(header))
    assert [text[each.start : each.end] for each in sheet.of("issuer")] == issuers


@pytest.mark.parametrize(("style", "number", "below", "heads"), [
    ("roman.", "II", "KẾT LUẬN", True), ("upper.", "B", "KẾT LUẬN", True), ("roman.", "II", "Kết luận", False),
    ("arabic.", "2", "KẾT LUẬN", False), ("roman.", "IV", "KẾT LUẬN", False), ("arabic.", "1", "KẾT LUẬN", False),
    ("roman.", "II", "", False),
])
def test_a_number_alone_heads_capitals_below_it(style: str, number: str, below: str, heads: bool) -> None:
    outline = SimpleNamespace(continues=lambda marker, gap: 0 if gap == 1 and marker.number != "IV" else None)
    line = SimpleNamespace(start=0, end=len(below)) if below else None
    state = SimpleNamespace(below=line, table_until_unit=False, pending=None, text=below, outline=outline)
    marker = Marker(style, number, (2,), 3)
    assert bool(State.heads_below(state, marker)) is heads  # type: ignore[arg-type]
    state.table_until_unit = True
    assert not State.heads_below(state, marker)  # type: ignore[arg-type]


def test_the_first_number_of_an_article_heads_any_capital_below_it() -> None:
    pending, line = SimpleNamespace(type="ARTICLE"), SimpleNamespace(start=0, end=6)
    for text, heads in (("Bến đò", True), ("bến đò", False)):
        state = SimpleNamespace(below=line, table_until_unit=False, pending=pending, text=text)
        assert State.heads_below(state, Marker("arabic.", "1", (1,), 2)) is heads  # type: ignore[arg-type]


@pytest.mark.parametrize(("lines", "signed"), [
    (("GIÁM ĐỐC", "x", "y", "Nơi nhận:"), True), (("GIÁM ĐỐC", "x", "y", "z", "Nơi nhận:"), False),
    (("GIÁM ĐỐC", "Nơi nhận:"), True), (("GIÁM ĐỐC", "x", "y", "z", "Trần Văn Bến"), True),
    (("GIÁM ĐỐC", "x", "y", "z", "x", "Trần Văn Bến"), False), (("GIÁM ĐỐC", "Điều 2. Bến", "Trần Văn Bến"), False),
    (("GIÁM ĐỐC", "- Như trên;"), True), (("GIÁM ĐỐC\tTrần Văn Bến",), True), (("GIÁM ĐỐC",), False),
])
def test_a_signature_or_recipients_within_a_few_lines(lines: tuple[str, ...], signed: bool) -> None:
    page = page_of("\n".join(lines))
    closings = SimpleNamespace(page=page, lists=lambda at: page.words[at].startswith("- Như"))
    assert Closings.signed_below(closings, 0) is signed  # type: ignore[arg-type]


@pytest.mark.parametrize(("lines", "blank", "fills"), [
    (8, 2, True), (8, 1, False), (40, 10, True), (41, 10, True), (60, 10, True), (60, 9, False), (0, 0, False),
])
def test_a_form_is_known_by_the_dotted_lines_among_its_first_forty(lines: int, blank: int, fills: bool) -> None:
    text = blank * "Họ tên: ........\n" + (lines - blank) * "Đò Lạc\n"
    assert is_form("phu_luc", text, split_lines(text)) is fills


@pytest.mark.parametrize(("field", "fills"), [
    ("Số: .../GXN-UBND", True), ("Số: …/GXN-UBND", True), ("Số ../GXN-UBND", False), ("Số: 5/GXN-UBND", False),
    ("Mây, ngày .. tháng 3 năm 2021", True), ("..., ngày 5 tháng 3 năm 2021", True),
    ("Mây, ngày 5 tháng 3 năm 2021", False),
])
def test_a_form_is_known_by_a_number_or_day_to_fill_in_below_a_national_title(field: str, fills: bool) -> None:
    text = f"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n{field}\nĐò Lạc\n"
    assert is_form("phu_luc", text, split_lines(text)) is fills
    below = text.partition("\n")[2]
    assert not is_form("phu_luc", below, split_lines(below))


@pytest.mark.parametrize(("text", "heads"), [
    ("Phụ lục\nDANH SÁCH BẾN ĐÒ\n", True), ("Phụ lục\nDanh sách bến đò\n", False), ("Phụ lục\nBẾN\n", False),
    ("Phụ lục một\nBẾN\n", False), ("Phụ lục một\nDANH SÁCH BẾN ĐÒ\n", False), ("Phụ lục\n", False),
])
def test_an_annex_without_a_number_stands_above_a_title_in_capitals(text: str, heads: bool) -> None:
    assert titled(page_of(text), 0) is heads


SAID = "Công văn 12/SNV-VP về việc trực đê tại các bến đò ngang"


@pytest.mark.parametrize(("text", "begins"), [
    (f"{SAID}\n{SAID}\n", True), (f"{SAID}\nTải về\n{SAID}\n", True), (f"{SAID}\n{SAID[:20]} bến\n", False),
    (f"{SAID}\nTải về\n", False), (f"{SAID[:18]} ngày 2/3/2018 về bến\n{SAID}\n", True),
])
def test_a_portal_names_a_document_twice_by_type_number_and_words(text: str, begins: bool) -> None:
    zoner = SimpleNamespace(text=text, lines=split_lines(text), page=page_of(text), files=())
    assert Zoner.is_caption(zoner, 0) is begins  # type: ignore[arg-type]


NOTE = "(Kèm theo Quyết định số 5/QĐ-UBND ngày 05/3/2031)\n"


@pytest.mark.parametrize(("title", "goes_on"), [
    ("BẾN ĐÒ\n", True), ("BẾN ĐÒ\nmở mùa lũ\n", True), ("BẾN ĐÒ\nmở mùa lũ\nvà mùa khô\n", True),
    ("BẾN ĐÒ\nMở mùa lũ\n", False), ("BẾN ĐÒ\nmở mùa lũ\nBến Tắt\n", False), ("BẾN ĐÒ\nmở mùa lũ.\n", False),
])
def test_a_title_goes_on_in_small_letters_down_to_its_note(title: str, goes_on: bool) -> None:
    assert goes_on_to_note(page_of(title + NOTE), 0) is goes_on


@pytest.mark.parametrize(("text", "claimed"), [
    ("GIẾNG NƯỚC\nCỦA QUỐC HỘI KHÓA XII, KỲ HỌP THỨ 5\n", ["CỦA QUỐC HỘI"]),
    ("GIẾNG NƯỚC\nVÀ AO ĐÌNH\n", []), ("CỦA QUỐC HỘI KHÓA XII, KỲ HỌP THỨ 5\n", []),
])
def test_the_assembly_below_the_subject_of_a_law(text: str, claimed: list[str]) -> None:
    sheet = Sheet(text, 0, len(text))
    kept = claim_of_assembly(sheet, list(sheet.cells()))
    assert [text[each.start : each.end].rstrip() for each in sheet.of("issuer")] == claimed
    assert len(kept) == text.count("\n") - len(claimed)


@pytest.mark.parametrize(("words", "address"), [
    ("(ĐC: 5 Bến Đò)", True), ("(Đ/c: 5 Bến Đò)", True), ("(MST: 0312)", True), ("(địa chỉ 5)", True), ("(Lô 5)", True),
    ("(ĐCMST)", False), ("(Sở Y tế)", False), ("ĐC: 5", False),
])
def test_the_bracket_of_an_address_below_an_addressee(words: str, address: bool) -> None:
    assert bool(ADDRESS.match(words)) is address

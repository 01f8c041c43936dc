"""Small decisions of citing and of numbers that faults put into the code showed unpinned."""

import datetime
import re
from types import SimpleNamespace
from typing import Any

import pytest

import vbpl
from vbpl.citations import find_citations
from vbpl.citations.amendments.places import Place, _inside_before
from vbpl.citations.amendments.tokens import tokenize
from vbpl.citations.amendments.tree import read_instruction
from vbpl.citations.effects import _is_foreign
from vbpl.citations.find.heads import _TERMINALS, HEAD, inner_heads
from vbpl.citations.find.mention import Mention
from vbpl.citations.find.names import Names, _goes_on
from vbpl.citations.find.scan import Scanner
from vbpl.citations.listed import _meant, _Named
from vbpl.citations.notes import ITEM
from vbpl.citations.provisions import read_provision
from vbpl.citations.regions import _units
from vbpl.citations.relate.columns import opens_row
from vbpl.citations.resolve.alone import _is_heading
from vbpl.citations.resolve.enacted import own_name
from vbpl.citations.words.kinds import kind_spellings
from vbpl.model import Attachment, Provision, Span
from vbpl.model.walk import iter_blocks
from vbpl.numbers import parse_number, same_document, type_before
from vbpl.numbers.classes import Piece, classify
from vbpl.numbers.identity import _place
from vbpl.numbers.parse import _bare
from vbpl.text.folding import fold

# Citations


PARTY = """\
ĐẢNG ỦY XÃ BẾN MÂY
*
Số 12-NQ/ĐU
ĐẢNG CỘNG SẢN VIỆT NAM
Bến Mây, ngày 03 tháng 5 năm 2031

NGHỊ QUYẾT
về bến đò

{one} I- TÌNH HÌNH
Bến đò xuống cấp.
{one} II- NHIỆM VỤ
1. Sửa bến.
{one} III- TỔ CHỨC THỰC HIỆN
1. Văn phòng theo dõi các việc nêu tại phần II trên đây và phần V.
"""


@pytest.mark.parametrize(("word", "level"), [("", "section"), ("Phần", "part")])
def test_a_part_is_a_roman_heading_where_no_heading_is_a_part(word: str, level: str) -> None:
    (cited,) = [each for each in vbpl.parse(PARTY.format(one=word)).citations if each.provisions]
    assert (cited.text, cited.target) == ("phần II", "this")
    assert [each.model_dump(exclude_none=True) for each in cited.provisions] == [{level: "II"}]


@pytest.mark.parametrize(("words", "piece"), [
    (f"{piece} thứ {word}", f"{scope}:{number}")
    for piece, scope in (("đoạn", "paragraph"), ("khổ", "paragraph"), ("câu", "sentence"))
    for number, names in enumerate(("nhất đầu 1", "hai 2", "ba", "tư bốn", "năm", "sáu", "bảy 7", "tám"), 1)
    for word in names.split()
] + [("đoạn thứ tự", None), ("đoạn thứ chín", None), ("đoạn 12", "paragraph:12"), ("đoạn đầu", "lead")])
def test_a_piece_of_a_unit_by_its_ordinal(words: str, piece: str | None) -> None:
    text = f"Bãi bỏ {words} khoản 2"
    pieces = [each.value for each in tokenize(text, fold(text), 0, len(text), ()) if each.type == "PIECE"]
    assert pieces == ([piece] if piece else [])


@pytest.mark.parametrize("piece", ["câu thứ hai", "đoạn 2", "khổ đầu", "câu cuối"])
def test_a_piece_of_a_unit_is_no_part_of_the_text_before_it(piece: str) -> None:
    text = f"Bãi bỏ riêng {piece} tại khoản 2 Điều 5"
    read = [text[each.start : each.end] for each in tokenize(text, fold(text), 0, len(text), ())]
    assert read[:3] == ["Bãi bỏ", "riêng ", piece]


@pytest.mark.parametrize(("target", "foreign"), [
    ("this", False), ("carrier", False), ("other", True), ("previous", True),
])
def test_a_mention_of_another_document(target: str, foreign: bool) -> None:
    assert _is_foreign(SimpleNamespace(target=target)) is foreign  # type: ignore[arg-type]


def test_the_units_that_a_heading_can_name() -> None:
    text = "Phần thứ nhất\nA\nChương I\nB\nMục 1\nC\nTiểu mục 1\nD\nĐiều 1. E\n1. Bến.\na) Đò;\n"
    blocks = list(iter_blocks(vbpl.parse(text)))
    assert _units(blocks) == [
        ("part", "1"), ("chapter", "I"), ("section", "1"), ("subsection", "1"), ("article", "1"),
    ]


@pytest.mark.parametrize(("words", "details"), [
    ("về đò ngang số 38/2009/QH12", "về đò ngang"), ("về đò, phà số 38/2009/QH12", ""), ("về đò ngang", ""),
    ("về đò ngang ngày 5/3/2009", "về đò ngang"), ("số 38/2009/QH12", ""), ("về đò năm 2009, phà", "về đò"),
])
def test_the_words_before_a_number_or_date(words: str, details: str) -> None:
    assert words[: Names(words, fold(words)).detail_start(0, len(words))] == details


def mention(**fields: Any) -> Mention:
    unsaid: dict[str, Any] = dict.fromkeys(("number", "date", "date_span", "year", "issuer", "name"))
    given = {"form": "by_name", "places": (), "kind": "luat", "leads": False} | unsaid | fields
    return Mention(start=0, end=9, provisions_end=0, document_start=0, **given)


@pytest.mark.parametrize(("fields", "name"), [
    ({"name": "Giếng nước"}, ("luat", "gieng nuoc")), ({"name": None}, None),
    ({"name": "Giếng nước", "year": 2012}, None), ({"name": "Giếng nước", "form": "by_date"}, None),
    ({"name": "Giếng nước", "date": datetime.date(2012, 6, 20)}, None),
    ({"name": "Giếng nước", "number": parse_number("12/2012/QH13")}, None),
])
def test_what_a_mention_names_by_its_name_alone(fields: dict[str, Any], name: tuple[str, str] | None) -> None:
    assert own_name(mention(**fields)) == name


def attached(kind: str, heading: str) -> Attachment:
    return Attachment(kind=kind, heading=heading, span=Span(start=0, end=9))


@pytest.mark.parametrize(("named", "attachments", "meant"), [
    (("danh_muc", None), [("phu_luc", "PHỤ LỤC")], [0]), (("danh_muc", None), [("danh_muc", "DANH MỤC")], [0]),
    (("danh_muc", None), [("phu_luc", "PHỤ LỤC I"), ("phu_luc", "PHỤ LỤC II")], []),
    (("phu_luc", "ii"), [("phu_luc", "PHỤ LỤC I"), ("phu_luc", "PHỤ LỤC II")], [1]),
    (("phu_luc", "ii"), [("phu_luc", "PHỤ LỤC II."), ("danh_muc", "DANH MỤC II")], [0]),
    (("phu_luc", "iii"), [("phu_luc", "PHỤ LỤC I")], [0]),
    (("phu_luc", None), [("phu_luc", "PHỤ LỤC I"), ("phu_luc", "PHỤ LỤC II")], [0, 1]),
])
def test_which_attachments_an_article_means(
    named: tuple[str, str | None], attachments: list[tuple[str, str]], meant: list[int]
) -> None:
    assert _meant(_Named(*named, part=False), [attached(*each) for each in attachments]) == meant


def test_a_provision_may_be_given_as_a_node() -> None:
    assert read_provision(Provision(article="5")) == read_provision("Điều 5") == Provision(article="5")


@pytest.mark.parametrize(("row", "opens"), [
    ("\n12\tLuật Giá", True), ("\n12.\tLuật Giá", True), ("\n12\tTên\tLuật Giá", False), ("\n12345\tLuật Giá", False),
])
def test_a_cell_right_after_the_number_of_a_row_that_stands_far_down(row: str, opens: bool) -> None:
    table = "STT\tTên\n" + 20 * "1\tLuật Phí\n" + row
    assert opens_row(table, table.index("Luật Giá")) is opens


@pytest.mark.parametrize(("words", "goes_on"), [
    ("Doanh nghiệp nhỏ và vừa", True), ("Doanh nghiệp và pháp luật khác", False), ("Doanh nghiệp và", False),
    ("Doanh nghiệp và Luật Phà", False), ("Doanh nghiệp và các văn bản", False), ("Doanh nghiệp và thương mại", True),
])
def test_a_name_goes_on_after_a_conjunction(words: str, goes_on: bool) -> None:
    found = Names(words, fold(words)).words(0, len(words))
    index = next(at for at, word in enumerate(found) if word[0] == "và")
    assert _goes_on(found, index, "luat") is goes_on


def test_the_types_of_cited_documents_with_their_tone_mark_in_either_place() -> None:
    assert {"giấy ủy quyền", "giấy uỷ quyền", "bản thỏa thuận", "bản thoả thuận", "nghị định"} <= kind_spellings()
    assert not any("XX" in word for word in kind_spellings())


# Numbers


@pytest.mark.parametrize(("issuer", "place"), [
    ("Huế", "hue"), ("Sở Y tế Huế", "hue"), ("UBND tỉnh Bến Tre", "ben tre"), ("Bộ Y tế", None), (None, None),
    ("UBND xã Sông Hậu", "song hau"),
])
def test_the_place_in_the_name_of_a_body(issuer: str | None, place: str | None) -> None:
    assert _place(issuer) == place


@pytest.mark.parametrize(("printed", "code"), [
    ("12/2012/QH13", "QH"), ("12/2012/0H13", "QH"), ("12/2012/OH13", "QH"), ("12/2012/0H", None),
])
def test_a_misread_code_of_the_national_assembly(printed: str, code: str | None) -> None:
    number = parse_number(printed)
    assert (number is not None and code in number.issuer_codes) is (code is not None)


@pytest.mark.parametrize(("words", "years"), [
    (("12", "2019", "NĐ", "CP"), [1]), (("12", "QĐ", "UBND", "2019"), [3]), (("12", "QĐ", "2019", "UBND"), []),
    (("12", "19", "NĐ", "CP"), [1]), (("12", "19"), []), (("12", "NĐ", "19"), []), (("12", "2019"), [1]),
])
def test_where_a_year_stands_in_a_number(words: tuple[str, ...], years: list[int]) -> None:
    pieces = [Piece("/" if at else "", word) for at, word in enumerate(words)]
    classes = [each for each in classify(pieces) if each not in ("SLASH", "DASH", "COLON")]
    assert [at for at, each in enumerate(classes) if each == "YEAR"] == years


@pytest.mark.parametrize(("printed", "other", "known", "decision"), [
    ("12/HD-UBND", "12/HĐ-UBND", {}, "suspect"), ("12/HD-UBND", "12/HĐ-UBND", {"accented": True}, "different"),
    ("12/HD-UBND", "12/HĐ-UBND", {"kind_a": "huong_dan", "kind_b": "hop_dong"}, "different"),
    ("12/HD-UBND", "12/QĐ-UBND", {}, "different"), ("12/TT-UBND", "12/TTr-UBND", {}, "suspect"),
])
def test_abbreviations_that_are_easily_confused(printed: str, other: str, known: Any, decision: str) -> None:
    one, two = parse_number(printed), parse_number(other)
    assert one is not None
    assert two is not None
    assert same_document(one, two, **known).decision == decision
    assert same_document(two, one, **known).decision == decision


@pytest.mark.parametrize(("text", "named"), [
    ("Bộ luật số: ", "Bộ luật"), ("Luật số ", "Luật"), ("theo Nghị quyết: số ", "Nghị quyết"), ("Bến đò số ", None),
    ("", None),
])
def test_the_type_right_before_a_number(text: str, named: str | None) -> None:
    assert type_before(text, len(text)) == named


def test_a_unit_in_brackets_after_a_number() -> None:
    number = parse_number("109/2005/QĐ-BCA(A11)")
    assert number is not None
    assert number.units == ("A11",)
    assert number.text.endswith("(A11)")


@pytest.mark.parametrize(("named", "places"), [
    (({"article": "5"}, {"clause": "2"}), [{"article": "5", "clause": "2"}]),
    (({"article": "5"}, {"clause": "2"}, {"article": "7"}), [{"article": "5", "clause": "2"}, {"article": "7"}]),
    (({"article": "5"}, {"article": "7"}, {"clause": "2"}), [{"article": "5"}, {"article": "7", "clause": "2"}]),
    (({"clause": "2"}, {"article": "5"}), [{"clause": "2"}, {"article": "5"}]),
    (({"article": "5"},), [{"article": "5"}]),
])
def test_what_is_lower_lies_in_the_dieu_directly_before_it(
    named: tuple[dict[str, str], ...], places: list[dict[str, str]]
) -> None:
    groups: Any = [[Place(levels)] for levels in named]
    assert [each.levels for each in _inside_before(groups, {})] == places


@pytest.mark.parametrize(("before", "text", "heads"), [
    ("", "Điều 5. Bến đò", True), ("mo ben.\n", "Điều 5. Bến đò", True), ("mo ben.\n", "Điều 5 và phao", False),
    ("ho so theo\n", "Điều 5. Bến đò", False), ("phao\n", "Điều 5. Bến đò", True),
    ("ho so theo ", "Điều 5. Bến", False),
])
def test_a_dieu_that_opens_a_line_is_its_own_heading(before: str, text: str, heads: bool) -> None:
    mention: Any = SimpleNamespace(end=len("Điều 5"))
    assert _is_heading(mention, text, before) is heads


@pytest.mark.parametrize(("text", "found"), [
    ("Bến\n1. ", True), ("Bến\n- ", True), ("Bến\n", True), ("Bến\nmở đò ", False), ("Bến 1. ", False),
])
def test_what_stands_before_the_first_words_of_an_item(text: str, found: bool) -> None:
    assert (ITEM.search(text) is not None) is found


@pytest.mark.parametrize(("text", "serial"), [("77-b", "77-b"), ("77", "77"), ("phao 77", None)])
def test_a_number_without_its_notation(text: str, serial: str | None) -> None:
    found = _bare(text, 0)
    assert (text[found.start : found.end] if found else None) == serial


@pytest.mark.parametrize(("text", "read"), [
    ("Bãi bỏ khoản 2 Điều 5", "Bãi bỏ khoản 2 Điều 5"), ("Bãi bỏ khoản 2 Điều 5.", "Bãi bỏ khoản 2 Điều 5"),
    ("Bến đò", ""),
])
def test_an_instruction_spans_its_words(text: str, read: str) -> None:
    found = read_instruction(list(tokenize(text, fold(text), 0, len(text), ())))
    assert (text[found.start : found.end] if found else "") == read


def test_heads_that_begin_within_others_are_found() -> None:
    holding = [head for head in _TERMINALS if inner_heads(head)]
    text = "".join(f"; {one} {other} 5" for one in holding for other in [*_TERMINALS, "ghi nho"])
    found = {(start, end) for _, start, end in Scanner(text, text).iter_heads()}
    assert "bo luat" in holding
    assert found == {head.span(1) for head in re.finditer(f"(?={HEAD.pattern})", text)}


@pytest.mark.parametrize(("text", "mention"), [
    ("theo thứ tự khoản 2 Điều 5", "khoản 2 Điều 5"), ("theo thông tư khoản 2 Điều 5", "khoản 2 Điều 5"),
    ("Từ khoản 2 đến khoản 4 Điều 5", "Từ khoản 2 đến khoản 4 Điều 5"), ("tu khoan 2 Dieu 5", "tu khoan 2 Dieu 5"),
    ("CÁC ĐIỀU 5 và 6", "CÁC ĐIỀU 5 và 6"),
])
def test_the_words_before_several_provisions_as_printed(text: str, mention: str) -> None:
    assert find_citations(text)[0].text == mention

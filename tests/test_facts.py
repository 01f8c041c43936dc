"""One home for each fact: what a zone accepts, its reader accepts too."""

import datetime
import re
from typing import Literal

import pytest

import vbpl
from vbpl.citations import find_citations
from vbpl.numbers.dates import parse_date
from vbpl.numbers.notation import year_of
from vbpl.numbers.years import full_year
from vbpl.structure.closing.pieces import split_closing
from vbpl.structure.header.pieces import split_header
from vbpl.structure.line_kinds.closing import is_recipients_label
from vbpl.structure.line_kinds.header import is_number_line
from vbpl.structure.line_kinds.preamble import is_addressees
from vbpl.structure.open_ends import BODY_LINKS, CITES, JOINTS, LINKS, OPEN_LINE, OPEN_NAME, OPEN_SUBJECT, RARE_LINKS
from vbpl.structure.stamps import OVERLAY, SIGNATURE_FIELD
from vbpl.tables.odd_texts import ODD_TEXTS, OddText
from vbpl.text.folding import fold
from vbpl.text.labels import GREETINGS
from vbpl.text.numerals import NUMBER_WORDS, number_of_words, numbers_in_words
from vbpl.text.signs import BULLETS, SLASH, SYMBOL_BULLETS

TENS = ["", "mười", "hai mươi", "ba mươi", "bốn mươi", "năm mươi", "sáu mươi", "bảy mươi", "tám mươi", "chín mươi"]
UNITS = ["", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"]


def in_words(number: int) -> str:
    """A number in the words of schoolbooks: ``hai mươi mốt``, ``ba mươi lăm``."""
    ten, unit = divmod(number, 10)
    last = {1: "mốt" if ten > 1 else "một", 5: "lăm"}.get(unit, UNITS[unit]) if ten else UNITS[unit]
    return f"{TENS[ten]} {last}".strip()


def letter(label: str) -> vbpl.Document:
    return vbpl.parse(f"""SỞ THỦY LỢI SEN HỒ
Số: 12/STL-VP
Sen Hồ, ngày 05 tháng 3 năm 2019
V/v sửa bờ kênh
{label} Ủy ban nhân dân huyện Mây Trắng;
Sở đề nghị sửa bờ kênh trước mùa mưa.
Nơi nhận:
- Như trên.
GIÁM ĐỐC
Trần Văn Sậy
""")


@pytest.mark.parametrize("label", ["KÍNH GỬI:", *(f"Kính {word}{sign}" for word in GREETINGS for sign in (":", " :"))])
def test_every_label_of_addressees_has_its_addressees(label: str) -> None:
    assert is_addressees(f"{label} Ủy ban nhân dân huyện Mây Trắng")
    found = letter(label)
    assert [each.name for each in found.addressees] == ["Ủy ban nhân dân huyện Mây Trắng"]
    assert found.header.subject == "sửa bờ kênh"


@pytest.mark.parametrize("label", ["Số:", "SỐ:", "Sô:", "Só:", "Sồ:", "S6:", "So:", "Sè:", "Šố:", "50:"])
def test_every_label_of_a_number_has_its_number(label: str) -> None:
    assert is_number_line(f"{label} 12/QĐ-STL")
    header = vbpl.parse(f"SỞ THỦY LỢI SEN HỒ\n{label} 12/QĐ-STL\nQUYẾT ĐỊNH\nVề việc sửa bờ kênh\n").header
    assert header.number is not None and header.number.canonical == "12/QĐ-STL"
    assert [issuer.name for issuer in header.issuers] == ["SỞ THỦY LỢI SEN HỒ"]


@pytest.mark.parametrize("slash", SLASH)
def test_every_slash_is_one_of_a_number(slash: str) -> None:
    header = vbpl.parse(f"SỞ Y TẾ\nSố: 12{slash}QĐ-SYT\nQUYẾT ĐỊNH\nVề việc mở phòng khám\n").header
    assert header.number is not None and header.number.canonical == "12/QĐ-SYT"
    assert [issuer.name for issuer in header.issuers] == ["SỞ Y TẾ"]


@pytest.mark.parametrize("bullet", [*BULLETS, *SYMBOL_BULLETS])
def test_every_bullet_begins_an_item_and_a_recipient(bullet: str) -> None:
    document = vbpl.parse(f"""Số: 12/STL-VP
Kính gửi:
{bullet} Sở Tài chính;
{bullet} Sở Xây dựng.
Điều 1. Sửa bờ kênh gồm:
{bullet} đắp đất;
{bullet} trồng cỏ.
Nơi nhận:
{bullet} Như trên;
{bullet} Lưu: VT.
GIÁM ĐỐC
Trần Văn Sậy
""")
    assert [each.name for each in document.addressees] == ["Sở Tài chính", "Sở Xây dựng"]
    assert [each.name for each in document.recipients] == ["Như trên", "Lưu: VT"]
    assert [(each.type, each.text) for each in document.body[0].children] == [
        ("bullet", "đắp đất;"), ("bullet", "trồng cỏ."),
    ]


@pytest.mark.parametrize("label", ["Nơi nhận:", "NƠI NHẬN:", "Nơi nhận", "Noi nhận:", "Nơi gửi:"])
def test_every_label_of_recipients_has_its_recipients(label: str) -> None:
    assert is_recipients_label(label)
    document = vbpl.parse(f"Số: 12/STL-VP\nĐiều 1. Sửa bờ kênh.\n{label}\n- Sở Tài chính;\n- Lưu: VT.\n")
    assert [each.name for each in document.recipients] == ["Sở Tài chính", "Lưu: VT"]


def test_numbers_in_words_to_ninety_nine() -> None:
    for number in range(1, 100):
        words = in_words(number)
        assert number_of_words(words) == number_of_words(fold(f"Thứ {words}")) == number
        assert re.fullmatch(NUMBER_WORDS, words)
    assert set(numbers_in_words().values()) == set(range(1, 100))
    assert number_of_words("trăm") is number_of_words("một trăm") is number_of_words("") is None


def test_articles_by_ordinals_are_units_and_are_cited() -> None:
    ordinals = ["nhất", *map(in_words, range(2, 100))]
    text = "".join(f"Điều thứ {words}. Hồ số {at} có đê.\n" for at, words in enumerate(ordinals, 1))
    body = vbpl.parse(f"Số: 12/STL-VP\n{text}").body
    assert [block.number for block in body] == list(map(str, range(1, 100)))
    for number, words in enumerate(ordinals, 1):
        cited = find_citations(f"Thực hiện Điều thứ {words} của Luật Đê điều.")
        assert [each.article for each in cited[0].provisions] == [str(number)], words


@pytest.mark.parametrize("month", range(1, 13))
def test_months_in_words(month: int) -> None:
    for words in {in_words(month), {1: "giêng", 4: "tư", 12: "chạp"}.get(month, in_words(month))}:
        assert parse_date(f"ngày 05 tháng {words} năm 2019") == datetime.date(2019, month, 5)


@pytest.mark.parametrize(("digits", "year"), [("45", 1945), ("46", 1946), ("99", 1999), ("00", 2000), ("44", 2044)])
def test_years_of_two_digits_are_the_same_in_dates_and_numbers(digits: str, year: int) -> None:
    assert full_year(int(digits)) == year_of(digits) == year
    assert parse_date(f"ngày 2-9-{digits}") == datetime.date(year, 9, 2)


@pytest.mark.parametrize(("words", "open_in"), [
    *((word, {"subject", "line"}) for word in LINKS), *((word, {"subject"}) for word in RARE_LINKS),
    *((word, {"line"}) for word in [*CITES, *set(BODY_LINKS) - set(LINKS)]), (",", {"subject", "line", "name"}),
    ("–", {"subject", "line", "name"}), ("kênh", set()),
])
def test_open_ends(words: str, open_in: set[Literal["subject", "line", "name"]]) -> None:
    phrase = f"Sửa bờ kênh {words}"
    ends = {"subject": OPEN_SUBJECT, "line": OPEN_LINE, "name": OPEN_NAME}
    found = {name for name, end in ends.items() if end.search(phrase)}
    assert found == open_in | ({"name"} if words in JOINTS else set())
    assert not OPEN_LINE.search(phrase.replace(" ", "x")) or words in ",–"


@pytest.mark.parametrize("field", ["Người ký:", "Ký bởi:", "Ngày ký:", "Thời gian ký:", "Signature:", "Cơ quan:"])
def test_fields_of_a_signature_are_stamps_in_header_and_closing(field: str) -> None:
    assert OVERLAY.search(fold(field)) and SIGNATURE_FIELD.match(fold(f"  {field}"))
    header = f"{field} Văn phòng\nSỞ Y TẾ\nSố: 12/QĐ-SYT\nQUYẾT ĐỊNH\nVề việc mở phòng khám\n"
    closing = f"Nơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\n{field} Văn phòng\nTrần Văn Sậy\n"
    for text, split in ((header, split_header), (closing, split_closing)):
        pieces = split(text, 0, len(text))
        assert [text[each.start : each.end] for each in pieces if each.role == "stamp"] == [f"{field} Văn phòng"]


@pytest.mark.parametrize("row", ODD_TEXTS, ids=lambda row: row.pattern[:12])
def test_odd_texts_have_source_count_and_example(row: OddText) -> None:
    assert row.source and row.texts
    assert re.search(row.pattern, row.example if row.where == "head" else fold(row.example))

"""Encodings: text that was read in the wrong one, and bytes without a stated one."""

import json
import unicodedata
from pathlib import Path

import pytest

from vbpl.source import Source
from vbpl.source.charsets import charmap, decode_bytes, detect

TABLE = json.loads((Path(__file__).parent / "data" / "legacy_charmaps.json").read_text(encoding="utf-8"))
EXAMPLES: list[dict[str, str]] = TABLE["examples"]
VIETNAMESE = "\n".join(example["unicode"] for example in EXAMPLES)


def written_as(column: str) -> str:
    return "\n".join(example[column] for example in EXAMPLES)


def in_code_page_1258(text: str) -> bytes:
    """A letter with its shape, its tone after it: the letters of the code page."""
    tones = "\u0300\u0301\u0303\u0309\u0323"
    letters = []
    for letter in text:
        marks = unicodedata.normalize("NFD", letter)
        tone = "".join(mark for mark in marks if mark in tones)
        letters.append(unicodedata.normalize("NFC", "".join(mark for mark in marks if mark not in tones)) + tone)
    return "".join(letters).encode("cp1258")


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["unicode"])
def test_examples_of_the_tables(example: dict[str, str]) -> None:
    tcvn3 = charmap("tcvn3").decode(example["tcvn3_as_latin1"])
    assert tcvn3 == example["unicode"].replace("Ủ", "ủ"), "capitals with a tone have no code"
    assert charmap("vni").decode(example["vni_as_cp1252"]) == example["unicode"]
    assert charmap("viscii").decode(example["viscii_as_latin1"]) == example["unicode"]


@pytest.mark.parametrize(
    ("column", "name"),
    [
        ("tcvn3_as_latin1", "tcvn3"),
        ("vni_as_cp1252", "vni"),
        ("viscii_as_latin1", "viscii"),
        ("utf8_as_cp1252", "UTF-8 (read as cp1252)"),
    ],
)
def test_a_misread_text_is_read_again(column: str, name: str) -> None:
    source = Source(written_as(column))
    assert source.clean.replace("ủy ban", "Ủy ban") == VIETNAMESE
    assert [(d.code, d.message.endswith(name)) for d in source.diagnostics] == [("S101", True)]


def test_utf8_misread_as_macroman_or_twice() -> None:
    assert Source(VIETNAMESE.encode().decode("mac_roman")).clean == VIETNAMESE
    assert Source(VIETNAMESE.encode().decode("latin-1").encode().decode("latin-1")).clean == VIETNAMESE


def test_a_decomposed_misreading_is_read_too() -> None:
    misread = unicodedata.normalize("NFD", written_as("vni_as_cp1252"))
    assert Source(misread).clean == VIETNAMESE


def test_windows_1258_misread_as_western() -> None:
    misread = in_code_page_1258(VIETNAMESE).decode("cp1252")
    assert Source(misread).clean == VIETNAMESE


def test_a_misread_letter_keeps_its_place() -> None:
    source = Source("Cá»™ng hÃ²a Viá»‡t Nam")
    start = source.clean.index("Việt")
    span = source.span(start, start + 4)
    assert source.text[span.start : span.end] == "Viá»‡t"


def test_blocks_are_read_each_for_itself() -> None:
    lines = ["Điều 1. Bảng kê ở dưới", written_as("tcvn3_as_latin1"), "Điều 2. Hiệu lực", "cña", "Hết: Điều 3."]
    clean = Source("\n".join(lines)).clean
    assert clean.splitlines()[0] == "Điều 1. Bảng kê ở dưới"
    assert "Quyết định" in clean
    assert clean.splitlines()[-2:] == ["của", "Hết: Điều 3."]


@pytest.mark.parametrize(
    "text",
    [
        "Điều 1. Diện tích 5 m², nhiệt độ 30 °C, sai số ±2 · «Bộ» § 4",
        "Monsieur le Président de la République française, à l'hôtel, où naît l'été, Noël",
        "Die Bürger müßten größere Häuser für zwölf Jöhren übernehmen, sagte Müller in Köln",
        "UBND «XÃ» và «XÃ» ABC",
        "Ã© Ã© Ã© Ã© Ã© " + "þßåæ " * 20,
        "công và có hành và công và có hành và C¨n cø cña QuyÕt ®Þnh",
        "The decree quotes C¨n cø cña QuyÕt ®Þnh among other words " + "of plain English text " * 10,
        "",
    ],
)
def test_other_text_is_left_alone(text: str) -> None:
    assert detect(text) is None
    assert Source(text).clean == text


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("S¾C LÖNH", "SẮC LỆNH"),
        ("CHñ TÞCH CHÝNH Phñ", "CHỦ TỊCH CHÍNH PHỦ"),
        ("Sè 3 NGµY 1 TH¸NG 9", "SỐ 3 NGÀY 1 THÁNG 9"),
        ("ñY BAN NH©N D©N\tCéng hoµ x· héi chñ nghÜa ViÖt Nam", "ỦY BAN NHÂN DÂN\tCộng hoà xã hội chủ nghĩa Việt Nam"),
        ("Bé Néi vô, Q§-UBND, TP HCM ngµy 5", "Bộ Nội vụ, QĐ-UBND, TP HCM ngày 5"),
    ],
)
def test_capitals_drawn_by_a_font_of_capitals(printed: str, clean: str) -> None:
    body = "\nCéng hoµ x· héi chñ nghÜa ViÖt Nam, c¨n cø QuyÕt ®Þnh cña Bé tr­ëng"
    assert Source(printed + body).clean.splitlines()[0] == clean


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("SắC LệNH", "SẮC LỆNH"),
        ("CHủ TịCH Số 4", "CHỦ TỊCH SỐ 4"),
        ("ủY BAN NHâN DâN\tCộng hòa xã hội", "ỦY BAN NHÂN DÂN\tCộng hòa xã hội"),
        ("Ông Lê Văn Bến, TP HCM, ký QUYếT định", "Ông Lê Văn Bến, TP HCM, ký QUYẾT định"),
        ("Tỉnh ủy, Bộ Nội vụ, QĐ-UBND, TP HCM", "Tỉnh ủy, Bộ Nội vụ, QĐ-UBND, TP HCM"),
    ],
)
def test_a_converter_left_drawn_capitals_small(printed: str, clean: str) -> None:
    source = Source(f"{printed}\nVIệT NAM DâN CHủ CộNG HOà\nCăn cứ đề nghị của Bộ trưởng Bộ Nội vụ")
    assert source.clean.splitlines() == [clean, "VIỆT NAM DÂN CHỦ CỘNG HOÀ", "Căn cứ đề nghị của Bộ trưởng Bộ Nội vụ"]
    assert [d.code for d in source.diagnostics] == ["S107"]


def test_a_slip_of_the_shift_key_is_left_alone() -> None:
    slips = "Điều 1. Về việcQuản lý, CHíV và ốT"
    assert Source(slips).clean is slips


@pytest.mark.parametrize(
    ("printed", "clean"),
    [
        ("Bé trëng ®îc lÖnh", "Bộ trưởng được lệnh"),
        ("TæNG TRëNG", "TỔNG TRƯỞNG"),
        ("§iÒu thø t: Bé T ph¸p", "Điều thứ tư: Bộ Tư pháp"),
        ("ngêi cha ®îc ®a ra, nhng nh cò", "người chưa được đưa ra, nhưng như cũ"),
        ("mêi hai ngµy, lêi mêi cha mÑ, h¬n", "mười hai ngày, lời mời cha mẹ, hơn"),
    ],
)
def test_a_lost_horn_is_put_back(printed: str, clean: str) -> None:
    body = "\nc¨n cø QuyÕt ®Þnh cña ChÝnh phñ níc ViÖt Nam vÒ viÖc trng dông ®êng"
    source = Source(printed + body)
    assert source.clean.splitlines()[0] == clean
    assert "S106" in [d.code for d in source.diagnostics]


def test_a_horn_is_lost_in_unicode_text_too() -> None:
    assert Source("Thông t của Bộ trởng, đợc ban hành").clean == "Thông tư của Bộ trưởng, được ban hành"
    kept = "Bộ trưởng ghi nguyên văn: đợc, nớc"
    assert Source(kept).clean is kept


@pytest.mark.parametrize(
    ("data", "name"),
    [
        (VIETNAMESE.encode(), "utf-8"),
        (VIETNAMESE.encode("utf-8-sig"), "utf-8"),
        (VIETNAMESE.encode("utf-16"), "utf-16-le"),
        (VIETNAMESE.encode("utf-16-le"), "utf-16-le"),
        (VIETNAMESE.encode("utf-16-be"), "utf-16-be"),
        (in_code_page_1258(VIETNAMESE), "cp1258"),
        (written_as("vni_as_cp1252").encode("cp1252"), "vni"),
        (written_as("viscii_as_latin1").encode("latin-1"), "viscii"),
        (written_as("tcvn3_as_latin1").encode("latin-1"), "tcvn3"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_bytes(data: bytes, name: str) -> None:
    text, found = decode_bytes(data)
    assert found == name
    assert text.replace("ủy ban", "Ủy ban") == VIETNAMESE


def test_bytes_of_nothing_known_are_western() -> None:
    assert decode_bytes(b"\x93caf\xe9\x94 \x81") == ("“café” \x81", "cp1252")
    assert decode_bytes(b"") == ("", "utf-8")

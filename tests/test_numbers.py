"""Số, ký hiệu: every example of the domain, strings that are no number, numbers in text, and pairs of one document."""

from typing import Any

import pytest

from number_examples import DATA, number_of
from vbpl.numbers import (
    REPAIRS,
    find_numbers,
    official_form,
    parse_number,
)
from vbpl.numbers.form import parse_form
from vbpl.numbers.parse import type_before
from vbpl.numbers.serial import read_serial
from vbpl.numbers.words import body_word, kind_word, one_slip
from vbpl.numbers.years import full_year

EXAMPLES: list[dict[str, Any]] = DATA["examples"]
HEADERS = {"N091": "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG"}
"""The header that the note of an example requires."""

KEPT_AS_PRINTED = {"issuer-variant", "issuer-typo", "type-inside", "order", "year2"}
"""Repairs whose ``canonical`` stays as printed, because the issuer meant it. ``official_form`` makes them."""
KEPT = {
    "N012", "N022", "N041", "N042", "N043", "N046", "N048", "N049", "N061", "N091", "N102", "N104", "N113", "N114",
    "N124", "N131", "N145", "N150", "N161",
}
BLANK = {"N094", "N095", "N096", "N097", "N098", "N099", "N116"}


def test_all_examples_are_here() -> None:
    assert (len(EXAMPLES), len(DATA["not_numbers"]), len(DATA["pairs"])) == (172, 16, 32)


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_example(example: dict[str, Any]) -> None:
    number = number_of(example["raw"], HEADERS.get(example["id"]))
    read = {
        "family": number.scheme, "number": number.serial, "suffix": number.suffix, "year": number.year,
        "type": number.kind_code, "issuers": list(number.issuer_codes), "unit": "-".join(number.units) or None,
        "term": number.term, "repairs": list(number.repairs),
    }
    assert read == {field: example[field] for field in read}


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_official_form(example: dict[str, Any]) -> None:
    assert official_form(number_of(example["raw"], HEADERS.get(example["id"]))) == example["canonical"]


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_canonical(example: dict[str, Any]) -> None:
    number = number_of(example["raw"], HEADERS.get(example["id"]))
    if example["id"] in BLANK:
        assert number.canonical == example["canonical"].removeprefix("?")
    elif example["id"] in KEPT:
        assert number.canonical != example["canonical"]
        assert KEPT_AS_PRINTED.intersection(number.repairs) or number.repairs == ("separator",)
    else:
        assert number.canonical == example["canonical"]


@pytest.mark.parametrize(("printed", "canonical"), [
    ("61/2008/TTLT/BNV-BTC", "61/2008/TTLT/BNV-BTC"), ("45/2009/TT-BNN", "45/2009/TT-BNN"),
    ("3575/SGDDĐT-CTTT", "3575/SGDDĐT-CTTT"), ("1234/CV-UBND", "1234/CV-UBND"), ("49/98/NĐ-CP", "49/98/NĐ-CP"),
    ("21/CT-TW", "21/CT-TW"), ("118/TTg", "118/TTg"), ("304/QĐ-UB", "304/QĐ-UB"), ("85/QĐ-BNN-KHCN", "85/QĐ-BNN-KHCN"),
    ("81/NĐ-CP/2021", "81/NĐ-CP/2021"), ("28/2013/TTLT-BYT-BLDTBXH", "28/2013/TTLT-BYT-BLĐTBXH"),
    ("Số: 96 /QĐÐ-UBND", "96/QĐ-UBND"), ("1040/LĐTBXH-NCC", "1040/LĐTBXH-NCC"),
])
def test_what_the_issuer_wrote_stays(printed: str, canonical: str) -> None:
    assert number_of(printed).canonical == canonical


@pytest.mark.parametrize("example", EXAMPLES, ids=lambda example: example["id"])
def test_found_in_text(example: dict[str, Any]) -> None:
    """Found after its label, with the span of the printed number."""
    raw = example["raw"]
    text = f"Theo Công văn {raw if 'ố' in raw[:12] else f'số {raw}'} ngày 05 tháng 3"
    found = list(find_numbers(text))
    if any(sign in raw[:5] for sign in "._") or raw.startswith("81-2021"):
        return  # the name of a file, which is alone
    assert [number.canonical for number in found] == [number_of(raw).canonical]
    printed = text[found[0].span.start : found[0].span.end]
    assert " ".join(printed.split()) == found[0].text


@pytest.mark.parametrize("text", [row["text"] for row in DATA["not_numbers"]])
def test_not_a_number(text: str) -> None:
    assert parse_number(text) is None
    assert list(find_numbers(text)) == []
    assert list(find_numbers(f"xem {text} nhé")) == []


@pytest.mark.parametrize(("line", "canonical"), [
    ("Số: 7Ø /QĐ-TTg Hà Nội, ngày", "7Ø/QĐ-TTg"), ("Số: #$ /CT-UBND Cà Mau", "#$/CT-UBND"),
    ("Số: Ũrẹ /2011/TT-BCT", "Ũrẹ/2011/TT-BCT"), ("Số: ốTŨ. /QĐ-UBND Cà Mau", "ốTŨ./QĐ-UBND"),
    ("công văn số 77§4/BKH-KTDV", "77§4/BKH-KTDV"),
])
def test_damaged_serial_stays_as_printed(line: str, canonical: str) -> None:
    numbers = list(find_numbers(line))
    assert [(number.canonical, number.serial) for number in numbers] == [(canonical, None)]


@pytest.mark.parametrize(("text", "canonical", "repairs"), [
    ("Số: l2/QĐ-UBND", "12/QĐ-UBND", ["ocr-digits"]), ("Chỉ thị số LL/CT-TTg", "11/CT-TTg", ["ocr-digits"]),
    ("số 4 1⁄2024/0H15", "41/2024/QH15", ["dash", "strip-space", "ocr-letters"]),
    ("số I 355/QĐ- UBND", "1355/QĐ-UBND", ["strip-space", "ocr-digits"]),
    ("Nghị định số 4 7/2020/NĐ-CP", "47/2020/NĐ-CP", ["strip-space"]),
    ("số 214/2025/NĐCP ngày", "214/2025/NĐ-CP", ["separator"]),
    ("ký Quyết định số 81/2021/NĐ-\nCP.", "81/2021/NĐ-CP", ["strip-space"]),
])
def test_damage_beyond_doubt_is_mended(text: str, canonical: str, repairs: list[str]) -> None:
    assert [(number.canonical, list(number.repairs)) for number in find_numbers(text)] == [(canonical, repairs)]


@pytest.mark.parametrize(("text", "canonicals"), [
    ("Số: 1414/TCT-CS V/v hỗ trợ", ["1414/TCT-CS"]), ("Số: 1414/TCT-CS - V/v hỗ trợ", ["1414/TCT-CS"]),
    ("Quyết định số 15/QĐ-UBND - Ban hành quy chế", ["15/QĐ-UBND"]),
    ("QUYẾT ĐỊNH SỐ 15/QĐ-UBND - BAN HÀNH QUY CHẾ", ["15/QĐ-UBND"]),
    ("Quyết định số 15/QĐ-UBND\n- UBND tỉnh", ["15/QĐ-UBND"]),
    ("số 12/CT-TTg và số 13/2020/TT-BTC", ["12/CT-TTg", "13/2020/TT-BTC"]),
    ("các báo cáo số: 177/BC-BCA-A61 ngày 15/6/2014, số 235/BC-BCA-A61", ["177/BC-BCA-A61", "235/BC-BCA-A61"]),
    ("công văn số\n646/CCTKV.IX-CNTK ngày 03/7/2025", ["646/CCTKV.IX-CNTK"]),
    ("văn bản số 03XYZ/XNK/2024 và số ABC2024/03 và số 0624-01/AB-TCHQ",
     ["03XYZ/XNK/2024", "ABC2024/03", "0624-01/AB-TCHQ"]),
    ("Nghị định 25-CP và lớp 25-CP", ["25-CP"]), ("theo 30/2020/NĐ-CP.Căn cứ", ["30/2020/NĐ-CP"]),
    ("QCVN 102:2016/BTTTT và TCVN 6909 : 2001", ["QCVN 102:2016/BTTTT", "TCVN 6909:2001"]),
    ("QCVN 41:2019/BGTVT, TCVN 2010:2031", ["QCVN 41:2019/BGTVT", "TCVN 2010:2031"]),
    ("số hiệu/ABC, số lượng/năm, một số 3/4 diện tích", []), ("(30/2020/NĐ-CP)", ["30/2020/NĐ-CP"]),
    ("về chuyển đổi số.\n- Theo dõi, cập nhật", []), ("mã SOC-L19L, nhà số 8A-10A, phường Tân Sơn", []),
    ("Nghị quyết số 1023/NQ-UBTVQH13 và số 14/2025/CV-E.K.LM", ["1023/NQ-UBTVQH13", "14/2025/CV-E.K.LM"]),
    ("Công văn 10315/CT-TTHT", ["10315/CT-TTHT"]), ("ngày 17/4/2017 lúc 14h/24h", []),
    ("Nghị định30/2020/NĐ-CP", []), ("Nghị định số30/2020/NĐ-CP", ["30/2020/NĐ-CP"]),
])
def test_numbers_in_text(text: str, canonicals: list[str]) -> None:
    assert [number.canonical for number in find_numbers(text)] == canonicals


def test_span_counts_from_the_start_given() -> None:
    number = parse_number("Số: 3411 /SGDĐT-CTTT.", 100)
    assert number is not None
    assert (number.span.start, number.span.end, number.text) == (104, 120, "3411 /SGDĐT-CTTT")


@pytest.mark.parametrize(("text", "kind"), [
    ("Luật số 64/2025/QH15", "Luật"), ("BỘ LUẬT SỐ: 45/2019/QH14", "Bộ luật"), ("64/2025/QH15", None),
])
def test_kind_of_a_law_is_the_word_before_its_number(text: str, kind: str | None) -> None:
    assert number_of(text).kind_code == kind
    assert [number.kind_code for number in find_numbers(text)] == [kind]


@pytest.mark.parametrize(("number", "issuer", "codes"), [
    ("12/VP-TH", "VĂN PHÒNG ỦY BAN NHÂN DÂN TỈNH", ["VPUBND"]), ("12/VP-TH", None, ["VP"]),
    ("12/GDĐT-CTTT", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", ["SGDĐT"]), ("12/GDĐT-CTTT", "BỘ GIÁO DỤC VÀ ĐÀO TẠO", ["BGDĐT"]),
    ("123/QĐ-CT", "CỤC THUẾ", ["CT"]), ("123/QĐ-CT", None, ["CT"]),
])
def test_issuer_decides_an_ambiguous_code(number: str, issuer: str | None, codes: list[str]) -> None:
    assert list(number_of(number, issuer).issuer_codes) == codes


@pytest.mark.parametrize(("text", "canonical", "serial", "suffix"), [
    ("SỐ 77-b", "77-b", 77, "b"), ("SỐ 77-B", "77-b", 77, "b"), ("số 153", "153", 153, None), ("Số: 7", "07", 7, None),
])
def test_serial_alone_is_a_number_after_its_label(text: str, canonical: str, serial: int, suffix: str | None) -> None:
    number = number_of(text)
    assert (number.canonical, number.serial, number.suffix) == (canonical, serial, suffix)
    assert parse_number(canonical) is None
    assert len(list(find_numbers(f"{text}, phố Hàng Bài"))) == (suffix is not None)


def test_a_serial_with_a_part_after_a_point() -> None:
    number = number_of("88.7/2031/NQ-CP")
    assert (number.canonical, number.serial, number.suffix, number.year) == ("88.7/2031/NQ-CP", 88, ".7", 2031)
    assert [found.canonical for found in find_numbers("số 88.10/2031/NQ-CP và 1.500/QĐ")] == ["88.10/2031/NQ-CP"]


def test_every_repair_has_a_name() -> None:
    named = {repair for example in EXAMPLES for repair in example["repairs"]}
    assert named <= set(REPAIRS) and set(REPAIRS) - named == {"ocr-digits", "ocr-letters", "type-typo"}


def test_grammar_refuses_what_has_no_form() -> None:
    assert parse_form(("SERIAL", "MINUS", "QPPL", "SLASH", "PARTY")) is not None
    assert parse_form(("SERIAL", "SLASH", "QPPL")) is None
    assert parse_form(("YEAR",)) is None


@pytest.mark.parametrize("damage", [
    "1/2/3/4/" * 9_000, "-" * 60_000, "Số " * 15_000, "Số: " + " " * 60_000, "1/A-" * 15_000, "số 1" * 15_000,
    "Số:" + "." * 60_000 + "/", "1/" + "A" * 60_000, "1 " * 30_000 + "/QĐ", "Số: x/A " * 8_000, "QCVN 1:2016/" * 5_000,
])
def test_work_grows_with_the_text(damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text twice as long needs at most about twice the readings of numbers. The patterns cannot backtrack."""
    calls = 0

    def counted(*args: Any) -> None:
        nonlocal calls
        calls += 1

    monkeypatch.setattr("vbpl.numbers.parse.read_notation", counted)
    list(find_numbers(damage))
    once, calls = calls, 0
    list(find_numbers(damage * 2))
    assert calls <= 2 * once + 4
    assert once <= len(damage)


@pytest.mark.parametrize(("printed", "number", "suffix", "canonical", "official", "repairs"), [
    ("", None, None, "", "?", ["blank-number"]), ("7", 7, None, "07", "07", ["zero-pad"]),
    ("0", 0, None, "00", "00", ["zero-pad"]),
    ("07", 7, None, "07", "07", []), ("007", 7, None, "007", "07", []), ("012", 12, None, "012", "12", []),
    ("100", 100, None, "100", "100", []), ("12345678", 12345678, None, "12345678", "12345678", []),
    ("123456789", None, None, "123456789", "123456789", []), ("12a", 12, "a", "12a", "12a", []),
    ("12A", 12, "a", "12a", "12a", ["case"]), ("12B", 12, "b", "12b", "12b", ["case"]),
    ("12b", 12, "b", "12b", "12b", []),
    ("12Đ", 12, "đ", "12đ", "12đ", ["case"]), ("7-b", 7, "b", "07-b", "07-b", ["zero-pad"]),
    ("12bis", 12, "bis", "12bis", "12bis", []), ("12 BIS", 12, "bis", "12bis", "12bis", ["strip-space", "case"]),
    ("3ter", 3, "ter", "03ter", "03ter", ["zero-pad"]), ("88.7", 88, ".7", "88.7", "88.7", []),
    ("88.71", 88, ".71", "88.71", "88.71", []), ("88.712", None, None, "88.712", "88.712", []),
    ("4 7", 47, None, "47", "47", ["strip-space"]), (" 9 ", 9, None, "09", "09", ["zero-pad"]),
    ("l2", 12, None, "12", "12", ["ocr-digits"]), ("O5", 5, None, "05", "05", ["ocr-digits"]),
    ("1O", 10, None, "10", "10", ["ocr-digits"]), ("LL", 11, None, "11", "11", ["ocr-digits"]),
    ("I|", 11, None, "11", "11", ["ocr-digits"]), ("B3", 83, None, "83", "83", ["ocr-digits"]),
    ("S2", 52, None, "52", "52", ["ocr-digits"]), ("Z 5", 25, None, "25", "25", ["strip-space", "ocr-digits"]),
    ("oo1", 1, None, "001", "01", ["ocr-digits"]), ("77§4", None, None, "77§4", "77§4", []),
])  # fmt: skip
def test_serial(
    printed: str, number: int | None, suffix: str | None, canonical: str, official: str, repairs: list[str]
) -> None:
    found = read_serial(printed)
    assert (found.number, found.suffix, found.canonical, found.official) == (number, suffix, canonical, official)
    assert list(found.repairs) == repairs


@pytest.mark.parametrize(("text", "canonical", "serial", "suffix"), [
    ("số 12B/QĐ-UBND", "12b/QĐ-UBND", 12, "b"), ("số 12 BIS/QĐ-UBND", "12bis/QĐ-UBND", 12, "bis"),
    ("số 12TER/2031/QĐ-UBND", "12ter/2031/QĐ-UBND", 12, "ter"), ("số 12 bis/QĐ-UBND", "12bis/QĐ-UBND", 12, "bis"),
])
def test_a_letter_after_the_serial_is_no_figure(text: str, canonical: str, serial: int, suffix: str) -> None:
    assert [(n.canonical, n.serial, n.suffix) for n in find_numbers(text)] == [(canonical, serial, suffix)]


@pytest.mark.parametrize(("word", "code", "repairs"), [
    ("QĐ", "QĐ", []), ("CTr", "CTr", []), ("ND", "NĐ", ["unaccented"]), ("nd", "NĐ", ["unaccented", "case"]),
    ("nđ", "NĐ", ["case"]), ("Nđ", "NĐ", ["case"]), ("CTR", "CTr", ["case"]), ("TTR", "TTr", ["case"]),
    ("ctr", "CTr", ["case"]), ("QĐĐ", "QĐ", ["type-typo"]), ("HD", "HD", []), ("HĐ", "HĐ", []), ("ĐĐ", "ĐĐ", []),
    ("UBND", None, []), ("XYZ", None, []), ("XĐĐ", None, []), ("", None, []),
])
def test_word_of_a_type(word: str, code: str | None, repairs: list[str]) -> None:
    found = kind_word(word)
    assert (found and found.code, found and found.shown, list(found.repairs) if found else []) == (code, code, repairs)


@pytest.mark.parametrize(("word", "code", "shown", "official", "term", "repairs"), [
    ("UBND", "UBND", "UBND", "UBND", None, []), ("UbND", "UBND", "UBND", "UBND", None, ["case"]),
    ("QH13", "QH", "QH13", "QH13", 13, []), ("qh13", "QH", "QH13", "QH13", 13, ["case"]),
    ("0H13", "QH", "QH13", "QH13", 13, ["ocr-letters"]), ("OH7", "QH", "QH7", "QH7", 7, ["ocr-letters"]),
    ("HĐND3", "HĐND", "HĐND3", "HĐND3", 3, []), ("UBTVQH15", "UBTVQH", "UBTVQH15", "UBTVQH15", 15, []),
    ("BNN", "BNNPTNT", "BNN", "BNNPTNT", None, ["issuer-variant"]),
    ("bnn", "BNNPTNT", "BNN", "BNNPTNT", None, ["issuer-variant"]),
    ("BLDTBXH", "BLĐTBXH", "BLĐTBXH", "BLĐTBXH", None, ["issuer-variant"]),
    ("SGDDĐT", "SGDĐT", "SGDDĐT", "SGDĐT", None, ["issuer-typo"]),
    ("SLĐTBX", "SLĐTBXH", "SLĐTBX", "SLĐTBXH", None, ["issuer-typo"]),
])  # fmt: skip
def test_word_of_a_body(
    word: str, code: str, shown: str, official: str, term: int | None, repairs: list[str]
) -> None:
    found = body_word(word)
    assert found
    assert (found.code, found.shown, found.official, found.term) == (code, shown, official, term)
    assert list(found.repairs) == repairs


@pytest.mark.parametrize("word", ["BTC13", "QH131", "BYTE", "SXYZAB", "Q13", "", "SNĐT"])
def test_no_word_of_a_body(word: str) -> None:
    """A term of a body without terms, three figures, a short word one slip from a code, a slip of two letters."""
    assert body_word(word) is None


def test_a_code_that_bodies_share_names_them_all() -> None:
    assert [body.code for body in body_word("UBND").bodies] == ["UBND", "CTUBND"]  # type: ignore[union-attr]


@pytest.mark.parametrize(("a", "b", "is_one"), [
    ("BTC", "BTC", False), ("BTC", "BTX", True), ("BTC", "XTC", True), ("BTC", "BC", True), ("BTC", "BTTC", True),
    ("BTC", "BCT", True), ("BTC", "TBC", True), ("BTC", "BTCXY", False), ("BTC", "B", False), ("BTCX", "TBXC", False),
    ("BTCX", "XYCX", False), ("BTCX", "BXTC", False), ("", "B", True), ("12", "21", True), ("123", "321", False),
])
def test_one_slip(a: str, b: str, is_one: bool) -> None:
    assert one_slip(a, b) is one_slip(b, a) is is_one


@pytest.mark.parametrize(("digits", "year"), [
    (2018, 2018), (1945, 1945), (99, 1999), (98, 1998), (46, 1946), (45, 1945), (44, 2044), (0, 2000), (7, 2007),
    (100, 100),
])
def test_year_of_two_digits(digits: int, year: int) -> None:
    assert full_year(digits) == year


def test_a_form_without_repair_says_none() -> None:
    assert parse_form(("SERIAL", "MINUS", "QPPL", "SLASH", "PARTY")) == ("party", None, ("serial", "kind", "issuer"))
    assert parse_form(("SERIAL", "SLASH", "QPPL", "MINUS", "PARTY")) == (
        "party", "separator", ("serial", "kind", "issuer")
    )


@pytest.mark.parametrize(("text", "type_name"), [
    ("Bộ luật số: ", "Bộ luật"), ("theo Luật ", "Luật"), ("LUẬT SỐ ", "Luật"), ("Luật s6 ", "Luật"),
    ("Luật 50 ", "Luật"), ("Luật này số ", None), ("số ", None), ("", None), ("Luật" + " " * 57 + "số ", None),
    ("Luật" + " " * 53 + "số ", "Luật"),
])
def test_the_type_before_a_number(text: str, type_name: str | None) -> None:
    assert type_before(f"{text}12/2031/QH20", len(text)) == type_name


@pytest.mark.parametrize(("text", "canonicals"), [
    ("số 12/2031/NĐCP", ["12/2031/NĐ-CP"]), ("số 12/2031/QĐUBND", ["12/2031/QĐ-UBND"]),
    ("số 12/2031/TTLTBTC", ["12/2031/TTLT-BTC"]), ("theo 15/BTC", ["15/BTC"]), ("theo 15/XY", []),
    ("theo 15/CA-VX", ["15/CA-VX"]), ("theo 15/CA-XYZ", []), ("theo 15/CA", []),
    ("bản 15/2031/XYZ", ["15/2031/XYZ"]), ("tờ trình 15/XY", ["15/XY"]),
    ("hồ sơ ABC-DE/03-x", []), ("số ABC-DE/03", ["ABC-DE/03"]), ("số ABCDE/FGH", []),
])
def test_what_makes_a_number_of_a_string(text: str, canonicals: list[str]) -> None:
    assert [number.canonical for number in find_numbers(text)] == canonicals

"""Số, ký hiệu: every example of the domain, what is no number, numbers in text, and which numbers are one document."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest

from vbpl.model import DocumentNumber
from vbpl.numbers import (
    REPAIRS,
    component_key,
    find_numbers,
    loose_key,
    official_form,
    parse_number,
    same_document,
    strict_key,
)
from vbpl.numbers.form import parse_form

DATA = json.loads((Path(__file__).parent / "data" / "number_examples.json").read_text(encoding="utf-8"))
EXAMPLES: list[dict[str, Any]] = DATA["examples"]
HEADERS = {"N091": "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG"}
"""The header that the note of an example asks for."""

KEPT_AS_PRINTED = {"issuer-variant", "issuer-typo", "type-inside", "order", "year2"}
"""Repairs whose ``canonical`` stays as printed: the issuer meant what it wrote. ``official_form`` makes them."""
KEPT = {
    "N012", "N022", "N041", "N042", "N043", "N046", "N048", "N049", "N061", "N091", "N102", "N104", "N113", "N114",
    "N124", "N131", "N145", "N150", "N161",
}
BLANK = {"N094", "N095", "N096", "N097", "N098", "N099", "N116"}


def number_of(text: str, issuer: str | None = None) -> DocumentNumber:
    number = parse_number(text, issuer=issuer)
    assert number is not None, text
    return number


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
    """Found behind its label, with the span of what was printed."""
    raw = example["raw"]
    text = f"Theo Công văn {raw if 'ố' in raw[:12] else f'số {raw}'} ngày 05 tháng 3"
    found = list(find_numbers(text))
    if any(sign in raw[:5] for sign in "._") or raw.startswith("81-2021"):
        return  # the name of a file, which stands alone
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
def test_serial_alone_is_a_number_behind_its_label(text: str, canonical: str, serial: int, suffix: str | None) -> None:
    number = number_of(text)
    assert (number.canonical, number.serial, number.suffix) == (canonical, serial, suffix)
    assert parse_number(canonical) is None
    assert len(list(find_numbers(f"{text}, phố Hàng Bài"))) == (suffix is not None)


def test_a_serial_with_a_part_behind_a_point() -> None:
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


@pytest.mark.parametrize(("printed", "key"), [
    ("05/2011/QH13", "5/2011/QH13"), ("66/QĐ-TW", "66-QĐ/TW"), ("128/QĐ-TTg", "128/QĐ-TTG"),
    ("3575/SGDDĐT-CTTT", "3575/SGDĐT-CTTT"), ("45/2009/TT-BNN", "45/2009/TT-BNNPTNT"), ("Số: /QĐ-UBND", "?/QĐ-UBND"),
])
def test_strict_key(printed: str, key: str) -> None:
    assert strict_key(number_of(printed)) == key


def test_component_key_leaves_units_and_order_aside() -> None:
    assert component_key(number_of("1234/UBND-VX")) == component_key(number_of("1234/UBND"))
    assert component_key(number_of("01/2011/TTLT-BTC-BNV")).issuers == ("BNV", "BTC")
    assert component_key(number_of("Luật số 5/2011/QH13")) == component_key(number_of("05/2011/QH13"))
    assert component_key(number_of("46/HD-SNV")) != component_key(number_of("46/HĐ-SNV"))
    assert loose_key(number_of("46/HD-SNV")) == loose_key(number_of("46/HĐ-SNV"))


def _dates(a: str, b: str) -> dict[str, datetime.date]:
    return {"date_a": datetime.date.fromisoformat(a), "date_b": datetime.date.fromisoformat(b)}


LAM_DONG, HUE = "UBND tỉnh Lâm Đồng", "ỦY BAN NHÂN DÂN TỈNH THỪA THIÊN HUẾ"
CONTEXTS: dict[int, dict[str, Any]] = {
    3: {"issuer_a": LAM_DONG, "issuer_b": "ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG"},
    4: {"issuer_a": LAM_DONG},
    5: {"issuer_a": LAM_DONG, "issuer_b": HUE},
    6: _dates("2018-03-12", "2019-03-12"),
    7: _dates("2018-03-12", "2018-03-12") | {"issuer_a": LAM_DONG, "issuer_b": "UBND TỈNH LÂM ĐỒNG"},
    11: {"accented": True},
    12: {"kind_b": "huong_dan"},
    14: _dates("2017-06-03", "2022-02-10"),
    21: _dates("2018-03-12", "2018-03-12"),
    27: _dates("2018-01-01", "2021-01-01"),
}
"""What the column ``context`` of a pair says, and the dates that its reason names."""


@pytest.mark.parametrize("place", range(32))
def test_pair(place: int) -> None:
    row = DATA["pairs"][place]
    a, b = (parse_number(row[side].replace("?", "Số: ")) for side in "ab")
    assert a and b
    context = CONTEXTS.get(place, {})
    assert same_document(a, b, **context).decision == row["decision"], row["why"]
    swapped = {f"{key[:-1]}{'ba'['ab'.index(key[-1])]}" if key[-2] == "_" else key: context[key] for key in context}
    assert same_document(b, a, **swapped).decision == row["decision"]


@pytest.mark.parametrize(("a", "b", "context", "decision"), [
    ("28/2013/TTLT-BYT-BLĐTBXH", "28/2013/TTLT-BLĐTBXH-BYT", _dates("2013-09-10", "2013-09-10"), "same"),
    ("1234/CV-UBND", "1234/UBND", _dates("2018-03-12", "2018-03-12"), "same"),
    ("81/2021/NĐ-CP", "81/2012/NĐ-CP", _dates("2021-08-27", "2021-08-27"), "suspect"),
    ("81/2021/NĐ-CP", "81/2021/NĐ-CP", _dates("2021-08-27", "2021-08-26"), "suspect"),
    ("81/2021/NĐ-CP", "82/2021/NĐ-CP", {}, "different"),
    ("81/2021/NĐ-CP", "82/2021/NĐ-CP",
     _dates("2021-08-27", "2021-08-27") | {"title_a": "về học phí", "title_b": "về học phí"}, "suspect"),
    ("12/QĐ-BTC", "12/QĐ-BCT", {}, "different"),
    ("525/QĐ-UBND", "525/QĐ-UBND", _dates("2018-03-12", "2018-03-12") | {"issuer_a": LAM_DONG}, "same"),
    ("12/KH-BTC", "12/BC-BTC", {}, "different"),
    ("12/QĐ-UBND", "12/QĐ-UBND", {"issuer_a": "UBND TP. HCM", "issuer_b": "UBND Thành phố Hồ Chí Minh"}, "same"),
    ("12/QĐ-SLĐTBXH", "12/QĐ-SLĐTBXH", {"issuer_a": "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", "issuer_b": LAM_DONG},
     "insufficient"),
    ("12/QĐ-UBND", "12/QĐ-UBND", {"issuer_a": "UBND huyện Di Linh", "issuer_b": "UBND HUYỆN LÂM HÀ"}, "different"),
    ("46/HD-SNV", "46/HĐ-SNV", {"kind_a": "huong_dan", "kind_b": "hop_dong"}, "different"),
])
def test_more_pairs(a: str, b: str, context: dict[str, Any], decision: str) -> None:
    assert same_document(number_of(a), number_of(b), **context).decision == decision


@pytest.mark.parametrize("damage", [
    "1/2/3/4/" * 9_000, "-" * 60_000, "Số " * 15_000, "Số: " + " " * 60_000, "1/A-" * 15_000, "số 1" * 15_000,
    "Số:" + "." * 60_000 + "/", "1/" + "A" * 60_000, "1 " * 30_000 + "/QĐ", "Số: x/A " * 8_000, "QCVN 1:2016/" * 5_000,
])
def test_work_grows_with_the_text(damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Twice the text is at most about twice the numbers read; the patterns themselves cannot go back."""
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

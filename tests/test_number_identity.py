"""Whether two numbers belong to one document: keys, the pairs of the domain, and the reasons of each decision."""

import datetime
from typing import Any

import pytest

from number_examples import DATA, number_of
from vbpl.numbers import (
    component_key,
    loose_key,
    parse_number,
    same_document,
    strict_key,
)


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
"""The column ``context`` of a pair, and the dates in its reason."""


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


DAY = _dates("2031-03-04", "2031-03-04")


DAYS = _dates("2031-03-04", "2031-03-05")


SAME_TITLE = {"title_a": "về phí chợ", "title_b": "Về phí chợ"}


AGREES = "number and what is known beside it agree"


SUSPECT_TYPES = "the abbreviations of the types are easily confused"


@pytest.mark.parametrize(("a", "b", "context", "decision", "reason"), [
    ("12/QĐ-UBND", "Số: /QĐ-UBND", {}, "insufficient", "a serial is blank or unreadable"),
    ("12/2031/QĐ-UBND", "12/2032/QĐ-UBND", {}, "different", "the years in the numbers differ"),
    ("12/2031/QĐ-UBND", "12/2032/QĐ-UBND", DAY, "suspect", "the years in the numbers differ"),
    ("12/2031/QĐ-UBND", "12/2032/QĐ-UBND", SAME_TITLE, "suspect", "the years in the numbers differ"),
    ("12/2031/QĐ-UBND", "12/QĐ-UBND", DAY, "different", "the years in the numbers differ"),
    ("12/QĐ-SXYZ", "12/QĐ-SXYT", DAY, "suspect", "the issuers differ"),
    ("12/QĐ-SXYZ", "12/QĐ-SAYT", DAY, "different", "the issuers differ"),
    ("12/TTLT-BTC-BNV", "12/TTLT-BTC", DAY, "different", "the issuers differ"),
    ("12/TTLT-BTC-BNV", "12/TTLT-BTC-BCT", DAY, "different", "the issuers differ"),
    ("12/QĐ-BTC", "12/QĐ-BCT", DAY, "suspect", "the issuers differ"),
    ("12/QĐ-BTC", "12/QĐ-BCT", {}, "different", "the issuers differ"),
    ("12/QĐ-BTC", "12/QĐ-BTC", DAYS, "different", "the dates differ"),
    ("12/2031/QĐ-BTC", "12/2031/QĐ-BTC", DAYS, "suspect", "the dates differ"),
    ("12/QĐ-BTC", "12/QĐ-BTC", {"date_a": DAY["date_a"]}, "same", AGREES),
    ("12/QĐ-BTC", "21/QĐ-BTC", {}, "suspect", "the serials differ by one slip"),
    ("12/QĐ-BTC", "21/QĐ-BTC", DAYS, "different", "the serials differ"),
    ("12/QĐ-BTC", "21/KH-BTC", {}, "different", "the serials differ"),
    ("12/QĐ-BTC", "21/QĐ-BNV", DAY, "different", "the serials differ"),
    ("12/QĐ-BTC", "13/QĐ-BTC", DAY, "different", "the serials differ"),
    ("12/QĐ-BTC", "13/QĐ-BTC", SAME_TITLE, "different", "the serials differ"),
    ("12/QĐ-BTC", "13/QĐ-BTC", DAY | SAME_TITLE, "suspect", "the serials differ by one slip"),
    ("12/QĐ-BTC", "24/QĐ-BTC", DAY | SAME_TITLE, "different", "the serials differ"),
    ("12/QĐ-BTC", "12a/QĐ-BTC", DAY | SAME_TITLE, "different", "the serials differ"),
    ("12/HD-SNV", "12/HĐ-SNV", {}, "suspect", SUSPECT_TYPES),
    ("12/HD-SNV", "12/HĐ-SNV", {"accented": True}, "different", "the types differ"),
    ("12/HD-SNV", "12/HĐ-SNV", {"accented": True, "kind_a": "huong_dan"}, "suspect", SUSPECT_TYPES),
    ("12/HD-SNV", "12/HĐ-SNV", {"kind_a": "huong_dan", "kind_b": "huong_dan"}, "suspect", SUSPECT_TYPES),
    ("12/TT-SNV", "12/TTr-SNV", {}, "suspect", SUSPECT_TYPES),
    ("12/BC-SNV", "12/KH-SNV", {}, "different", "the types differ"),
    ("12/CV-UBND", "12/UBND", {}, "suspect", "one number has a type and the other has none"),
    ("12/CV-UBND", "12/UBND", DAY, "same", AGREES),
    ("12/TTLT-BTC-BNV", "12/TTLT-BNV-BTC", {}, "suspect", "the issuers stand in another order"),
    ("12/TTLT-BTC-BNV", "12/TTLT-BNV-BTC", SAME_TITLE, "same", AGREES),
    ("12/NQ-HĐND3", "12/NQ-HĐND4", {}, "suspect", "the terms differ"),
    ("12/NQ-HĐND3", "12/NQ-HĐND4", DAY, "same", AGREES),
    ("12/UBND-VX", "12/UBND-NC", {}, "suspect", "the units differ"),
    ("12/CV-UBND-VX", "12/UBND-NC", {}, "suspect",
     "one number has a type and the other has none; the units differ"),
    ("12/QĐ-UBND", "12/QĐ-UBND", {}, "same", AGREES),
    ("12/QĐ-UBND", "12/QĐ-UBND", {"issuer_a": "UBND tỉnh Lào Cai", "issuer_b": "UBND tỉnh Yên Bái"}, "different",
     "the places of the issuers differ"),
    ("12/QĐ-UBND", "12/QĐ-UBND", {"issuer_a": "UBND tỉnh Lào Cai"}, "insufficient",
     "the place of an issuer is unknown"),
    ("12/QĐ-UBND", "12/QĐ-UBND", {"issuer_a": "UBND tỉnh Lào Cai"} | DAY, "same", "number and date agree"),
    ("12/QĐ-UBND", "12/QĐ-UBND", {"issuer_a": "UBND tỉnh Lào Cai", "issuer_b": "SỞ NỘI VỤ LÀO CAI"}, "same", AGREES),
    ("12/QĐ-UBND", "12/QĐ-UBND", {"issuer_a": "UBND xã Hòa Mục", "issuer_b": "UBND xã Hoà Mục"}, "same", AGREES),
    ("12/QĐ-UBND", "12/QĐ-UBND", {"issuer_a": "UBND quận Ba Sao", "issuer_b": "UBND quận Ba Vì"}, "different",
     "the places of the issuers differ"),
    ("12/QĐ-BTC", "12/QĐ-BTC", {"issuer_a": "UBND quận Ba Sao", "issuer_b": "UBND quận Ba Vì"}, "same", AGREES),
    ("12/QĐ-UBND", "12/QĐ-UBND",
     {"issuer_a": "UBND xã Mỏ Son", "issuer_b": "Cơ quan quản lý chợ Mỏ Son"}, "insufficient",
     "the place of an issuer is unknown"),
])  # fmt: skip
def test_reasons_of_a_decision(a: str, b: str, context: dict[str, Any], decision: str, reason: str) -> None:
    assert same_document(number_of(a), number_of(b), **context) == (decision, reason)


@pytest.mark.parametrize(("a", "b", "alike"), [
    ("abcdefgh", "abcdefgh", True), ("abcdefghij", "abcdefghxy", True), ("abcdefghij", "abcdefgxyz", False),
    ("", "", False), ("a" * 300 + "b" * 900, "a" * 300 + "c" * 900, True),
    ("a" * 299 + "b", "c" * 150 + "a" * 149, False),
])
def test_titles_are_alike_where_four_fifths_of_them_are(a: str, b: str, alike: bool) -> None:
    """Only their first three hundred letters count."""
    first, other = number_of("12/2031/QĐ-UBND"), number_of("12/2032/QĐ-UBND")
    assert same_document(first, other, title_a=a, title_b=b).decision == ("suspect" if alike else "different")

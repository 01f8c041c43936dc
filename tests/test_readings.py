"""Readings of small printed things: days from which effects count, damaged and plain numbers."""

import datetime

import pytest

from vbpl.citations.effects import _date
from vbpl.structure.header.read import parse_damaged, parse_plain

SIGNED = datetime.date(2025, 6, 10)


@pytest.mark.parametrize(("phrase", "day"), [
    ("sau 15 ngày kể từ ngày 05 tháng 3 năm 2021", "2021-03-20"), ("kể từ ngày 05 tháng 3 năm 2021", "2021-03-05"),
    ("sau mười ngày kể từ ngày 1/3/2020", "2020-03-11"), ("sau 45 ngày, kể từ ngày ký", "2025-07-25"),
    ("sau 15 (mười lăm) ngày kể từ ngày 05/3/2021", "2021-03-20"), ("từ khi ban hành", "2025-06-10"),
    ("sau ngày 31/12/2026", "2027-01-01"), ("đến hết ngày 31/12/2026", "2027-01-01"),
    ("đến trước ngày 01/01/2027", "2027-01-01"), ("từ 00 giờ 00 phút ngày 24/7/2025", "2025-07-24"),
    ("sau 400 ngày kể từ ngày 30/12/9999", None),
])
def test_the_first_day_that_a_phrase_counts(phrase: str, day: str | None) -> None:
    found = _date(phrase, SIGNED)
    assert (found and found.isoformat()) == day


@pytest.mark.parametrize(("printed", "canonical", "year"), [
    ("*?/QĐ-UBND", "*?/QĐ-UBND", None), ("1 ?/2020/QĐ-UBND", "1?/2020/QĐ-UBND", 2020),
    ("x/y/QĐ-UBND", "x/y/QĐ-UBND", None), ("Q9 8/TT-BTC", "Q98/TT-BTC", None), ("abc", None, None), ("?/", None, None),
])
def test_a_number_without_a_serial_that_can_be_read(printed: str, canonical: str | None, year: int | None) -> None:
    number = parse_damaged(printed)
    assert (number and number.canonical, number and number.year) == (canonical, year)
    assert number is None or (number.text, number.serial) == (printed, None)


@pytest.mark.parametrize(("printed", "canonical"), [
    ("77", "77"), ("77-b", "77-b"), ("77 - B", "77-B"), ("77b", "77b"), ("770000", None),
    ("77-bbbb", None), ("77-12", None),
])
def test_a_number_without_notation(printed: str, canonical: str | None) -> None:
    number = parse_plain(printed)
    assert (number and number.canonical) == canonical

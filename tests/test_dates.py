"""Ngày, tháng, năm: the forms of a date, what is none, and the line of place and date."""

import datetime
from typing import Any

import pytest

from vbpl.numbers.dates import find_dates, parse_date, parse_place_date

FULL = [
    ("ngày 05 tháng 3 năm 2020", "2020-03-05"), ("05 tháng 3 năm 2020", "2020-03-05"),
    ("ngày 03 tháng tư năm 2018", "2018-04-03"), ("ngày 03 tháng bốn năm 2018", "2018-04-03"),
    ("ngày 5 tháng giêng năm 2018", "2018-01-05"), ("ngày 5 tháng chạp năm 2018", "2018-12-05"),
    ("ngày 5 tháng mười hai năm 2018", "2018-12-05"), ("ngày 5 tháng năm năm 2018", "2018-05-05"),
    ("ngày 17/4/2017", "2017-04-17"), ("17/04/2017", "2017-04-17"), ("5/2/2019", "2019-02-05"),
    ("ngày 03-6-2017", "2017-06-03"), ("01-10-1997", "1997-10-01"), ("ngày 03–6–2017", "2017-06-03"),
    ("23.7.2021", "2021-07-23"), ("05.03.2020", "2020-03-05"), ("ngày 5/3 năm 2020", "2020-03-05"),
    ("ngày06/5/2005", "2005-05-06"), ("ngày 28 tháng 05 năm2004", "2004-05-28"), ("ngày 1/2/98", "1998-02-01"),
    ("ngay 27 thang 8 nam 2021", "2021-08-27"), ("ngay 09 tháng 4 nãm 2020", "2020-04-09"),
    ("ngày O5 tháng 3 năm 20l8", "2018-03-05"), ("ngày l6 tháng 4 năm 2021", "2021-04-16"),
    ("ngày 26 tháng II năm 2003", "2003-11-26"), ("ngày 27 tháng 8\nnăm 2021", "2021-08-27"),
    ("ngày 25\ntháng 11 năm 2025", "2025-11-25"), ("ngày 01 tháng 07\n6 năm 2025", "2025-07-01"),
    ("ngày 5, tháng 3, năm 2020", "2020-03-05"), ("NGÀY 24 THÁNG 12 NĂM 1945", "1945-12-24"),
    ("ngày 29/2/2020", "2020-02-29"),
]
OTHER = [
    ("tháng 5 năm 2018", "2018-05", "month"), ("tháng 5/2018", "2018-05", "month"), ("5/2018", "2018-05", "month"),
    ("tháng mười hai năm 2018", "2018-12", "month"), ("tháng năm năm 2018", "2018-05", "month"),
    ("năm 2013", "2013", "year"), ("ngày 12/10", "XXXX-10-12", "day-month"),
    ("ngày 12 tháng 10", "XXXX-10-12", "day-month"), ("ngày     tháng     năm 2018", "2018-XX-XX", "blank"),
    ("ngày … tháng … năm …", "XXXX-XX-XX", "blank"), ("ngày ..../..../2018", "2018-XX-XX", "blank"),
    ("ngày   /5/2018", "2018-05-XX", "blank"), ("ngày ……… tháng…… năm ……", "XXXX-XX-XX", "blank"),
    ("ngày 30/2/2020", None, "invalid"), ("ngày 31 tháng 4 năm 2020", None, "invalid"),
    ("ngày 47 tháng 03 năm 2011", None, "invalid"), ("ngày 5 tháng 13 năm 2010", None, "invalid"),
    ("29/2/2019", None, "invalid"),
]
NONE = [
    "giai đoạn 2021-2025", "nhiệm kỳ 2020 - 2025", "năm học 2018-2019", "năm 2021-2025", "Ngày, tháng, năm sinh",
    "Ngày mồng 5 tháng giêng năm Đinh Dậu", "ngày 30/12 năm Kỷ Sửu", "81/2021/NĐ-CP", "5/2018/QH14", "tỷ lệ 30/70",
    "1/2/98", "VIỆT NAM 2018", "cùng ngày", "kể từ ngày ký", "quý II", "trong 05 ngày làm việc", "45/13/2018",
    "ngày 1Š tháng", "12.10.2020/QĐ", "văn bản 1/2/3/4/5",
]


@pytest.mark.parametrize(("text", "iso"), FULL)
def test_full_date(text: str, iso: str) -> None:
    date = datetime.date.fromisoformat(iso)
    assert parse_date(text) == parse_date(f" {text} của Chính phủ") == parse_date(f"({text})") == date
    mention, = find_dates(f"Nghị định {text}; hết")
    assert (mention.date, mention.edtf, mention.precision) == (date, iso, "day")
    assert (mention.start, mention.end) == (10, 10 + len(text))


@pytest.mark.parametrize(("text", "edtf", "precision"), OTHER)
def test_less_than_a_date(text: str, edtf: str | None, precision: str) -> None:
    assert parse_date(text) is None
    mention, = find_dates(f"vào {text}, hết")
    assert (mention.edtf, mention.precision, mention.date) == (edtf, precision, None)
    assert (mention.start, mention.end) == (4, 4 + len(text))


@pytest.mark.parametrize("text", NONE)
def test_no_date(text: str) -> None:
    assert parse_date(text) is None
    assert [mention.edtf for mention in find_dates(text)] == []


def test_dates_in_text() -> None:
    text = "từ ngày 01/01/2020 đến hết ngày 31 tháng 12 năm 2020 (năm 2020), hồi 14 giờ 00 ngày 12/10/2018"
    assert [mention.edtf for mention in find_dates(text)] == ["2020-01-01", "2020-12-31", "2020", "2018-10-12"]


def test_date_is_read_at_the_start_only() -> None:
    assert parse_date("Nghị định ngày 17/4/2017") is None


@pytest.mark.parametrize(("line", "place", "iso"), [
    ("Hà Nội, ngày 05 tháng 3 năm 2020", "Hà Nội", "2020-03-05"),
    ("HÀ NỘI, NGÀY 5 THÁNG 3 NĂM 2020", "HÀ NỘI", "2020-03-05"),
    ("Hà Nội ngày 01\ntháng 12 năm 2025", "Hà Nội", "2025-12-01"), ("Hà Nội, 17/4/2017", "Hà Nội", "2017-04-17"),
    ("TP. Hồ Chí Minh, ngày 26 tháng 8 năm 2010", "TP. Hồ Chí Minh", "2010-08-26"),
    ("Thành phố Hồ Chí Minh, ngày 26 tháng 8 năm 2010", "Thành phố Hồ Chí Minh", "2010-08-26"),
    ("Tp.HCM, ngày 5/3/2020", "Tp.HCM", "2020-03-05"),
    ("Bà Rịa - Vũng Tàu, ngày 5/3/2020", "Bà Rịa - Vũng Tàu", "2020-03-05"),
    ("*Hà Nội, ngày 25\ntháng 11 năm 2025*", "Hà Nội", "2025-11-25"),
    ("Ha Noi, ngay 27 thang 8 nam 2021", "Ha Noi", "2021-08-27"),
    ("Lào Cai, ngày 01 tháng 07\n năm 2025", "Lào Cai", "2025-07-01"),
    ("Xã Hòa Bình, ngày 5/3/2020", "Xã Hòa Bình", "2020-03-05"),
    ("Lâm Đổng, ngày 12 tháng 10 nãm 2018", "Lâm Đồng", "2018-10-12"),
    ("Hoà Bình, ngày 5/3/2020", "Hoà Bình", "2020-03-05"), ("Quận 1, ngày 5/3/2020", "Quận 1", "2020-03-05"),
    ("Bảo Lâm 1, ngày 22 tháng 7 năm 2025", "Bảo Lâm 1", "2025-07-22"),
    ("Di Linh, ngày      tháng      năm 2018", "Di Linh", None), ("Hà Nội, ngày 2Š tháng 03 năm 2011", "Hà Nội", None),
    ("Hà Nội, ngày lã tháng 03 năm 2011", "Hà Nội", None), ("Hà Nội, ngày 30 tháng 02 năm 2010", "Hà Nội", None),
    ("Cà Mau, ngày7†tháng 02 năm 2019", "Cà Mau", None), ("Cà Mau, ngàV/† tháng 6 năm 2022", "Cà Mau", None),
    ("ngày 21 tháng 11 năm 2025 ", None, "2025-11-21"), ("…………, ngày       tháng       năm ……", None, None),
])
def test_place_date(line: str, place: str | None, iso: str | None) -> None:
    found = parse_place_date(line)
    assert found is not None
    assert (found.place, found.date and found.date.isoformat()) == (place, iso)


@pytest.mark.parametrize(("before", "behind"), [
    ("Số: 47 /CT-UBND ", ""), ("Luật số: 64/2025/QH15 ", "\nLUẬT"), ("Độc lập - Tự do - Hạnh phúc ", " CHỈ THỊ"),
    ("Độc Lập - Tự Do - Hạnh Phúc ", ""), ("ĐẢNG CỘNG SẢN VIỆT NAM ", " HƯỚNG DẪN về"), ("V/v báo cáo\t", ""),
    ("-----\n", ""),
])
def test_place_date_among_other_fields(before: str, behind: str) -> None:
    line = f"{before}Lâm Đồng, ngày 12 tháng 10 năm 2018{behind}"
    found = parse_place_date(line)
    assert found is not None
    assert (found.place, found.date) == ("Lâm Đồng", datetime.date(2018, 10, 12))
    assert line[found.start : found.end] == "Lâm Đồng, ngày 12 tháng 10 năm 2018"


@pytest.mark.parametrize("line", [
    "theo đề nghị ngày 5 tháng 3 năm 2020", "Căn cứ Luật này;", "Lâm Đồng", "", "Kính gửi: Ủy ban", "giá 5/3/2020",
    "QĐ 12 ngày 2/7/2025",
])
def test_no_place_date(line: str) -> None:
    assert parse_place_date(line) is None


@pytest.mark.parametrize("damage", [
    "1/2/" * 20_000, "ngày " * 15_000, "tháng năm " * 8_000, "1." * 40_000, "ngày" + " " * 60_000,
    "ngày ….…. tháng " * 4_000,
    "A " * 30_000 + "ngày", "ngà ngày ngàW " * 5_000, "12 tháng 3 " * 6_000,
])
def test_work_grows_with_the_text(damage: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """No part is read more often than a fixed number of times."""
    calls = 0

    def counted(text: str, start: int) -> Any:
        nonlocal calls
        calls += 1
        return read(text, start)

    from vbpl.numbers import dates

    read = dates._read
    monkeypatch.setattr(dates, "_read", counted)
    list(find_dates(damage))
    once, calls = calls, 0
    list(find_dates(damage * 2))
    assert calls <= 2 * once + 2
    parse_place_date(damage)

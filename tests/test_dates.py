"""Ngày, tháng, năm: the forms of a date, strings that are no date, and the line of place and date."""

import datetime
from typing import Any

import pytest

from vbpl.numbers.dates import find_dates, last_day, parse_date, parse_place_date

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
    ("ngày 29/2/2020", "2020-02-29"), ("ngày 1ó tháng 6 năm 2014", "2014-06-16"),
    ("ngày 14 tháng l1] năm 2017", "2017-11-14"), ("ngày 30 tháng 0Ì năm. 201 8", "2018-01-30"),
    ("ngày 26 tháng: 12 năm 2016", "2016-12-26"), ("ngày 16 thing 01 năm 2018", "2018-01-16"),
    ("ngày 14 ngày 8 năm 2012", "2012-08-14"), ("ngày 28 ngày 11\nnăm 2023", "2023-11-28"),
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
    (".Hà Nội, ngày 5/3/2020", "Hà Nội", "2020-03-05"), ("_Hà Nội, ngày 5/3/2020", "Hà Nội", "2020-03-05"),
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


@pytest.mark.parametrize(("before", "after"), [
    ("Số: 47 /CT-UBND ", ""), ("Luật số: 64/2025/QH15 ", "\nLUẬT"), ("Độc lập - Tự do - Hạnh phúc ", " CHỈ THỊ"),
    ("Độc Lập - Tự Do - Hạnh Phúc ", ""), ("ĐẢNG CỘNG SẢN VIỆT NAM ", " HƯỚNG DẪN về"), ("V/v báo cáo\t", ""),
    ("-----\n", ""),
])
def test_place_date_among_other_fields(before: str, after: str) -> None:
    line = f"{before}Lâm Đồng, ngày 12 tháng 10 năm 2018{after}"
    found = parse_place_date(line)
    assert found is not None
    assert (found.place, found.date) == ("Lâm Đồng", datetime.date(2018, 10, 12))
    assert line[found.start : found.end] == "Lâm Đồng, ngày 12 tháng 10 năm 2018"


@pytest.mark.parametrize(("date", "below"), [
    ("ngày 2Š tháng 03 năm", "\nQUYẾT ĐỊNH"), ("ngày 2Š tháng 03 năm …", "\n\nKính gửi: Sở Đò"),
    ("ngày 2Š tháng 03 năm\n2011", "\nQUYẾT ĐỊNH"), ("ngày 2Š tháng 03 năm", "\n1. Mở bến"),
    ("ngày 2Š tháng 03 năm", "\tQUYẾT ĐỊNH"), ("ngày 2Š tháng 03 năm 2O11", "\nQUYẾT ĐỊNH"),
])
def test_a_damaged_date_takes_no_words_of_the_next_line_or_column_for_its_year(date: str, below: str) -> None:
    found = parse_place_date(f"{date}{below}")
    assert found is not None
    assert (found.date, found.end) == (None, len(date))


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
    """Each part is read at most a fixed number of times."""
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


@pytest.mark.parametrize(("text", "edtf", "precision"), [
    ("ngày 1/1/2031", "2031-01-01", "day"), ("ngày 31/12/2031", "2031-12-31", "day"),
    ("ngày 0/5/2031", None, "invalid"), ("ngày 32/12/2031", None, "invalid"),
    ("ngày 5/0/2031", None, "invalid"), ("ngày 5/13/2031", None, "invalid"),
    ("tháng 0/2031", None, "invalid"), ("tháng 13 năm 2031", None, "invalid"), ("12/2031", "2031-12", "month"),
    ("1/2031", "2031-01", "month"), ("ngày 1/2/46", "1946-02-01", "day"), ("ngày 1/2/44", "2044-02-01", "day"),
    ("ngày 1/2/99", "1999-02-01", "day"), ("ngày 1/2/00", "2000-02-01", "day"), ("tháng 3 năm 31", "2031-03", "month"),
    ("ngày 5 tháng 3 năm 31", "2031-03-05", "day"), ("ngày 5  ,  tháng 3", "XXXX-03-05", "day-month"),
    ("ngày |5 tháng 3 năm 2031", "2031-03-15", "day"), ("tháng tám năm 2031", "2031-08", "month"),
    ("tháng bẩy năm 2031", "2031-07", "month"), ("tháng bảy năm 2031", "2031-07", "month"),
    ("tháng ba năm 2031", "2031-03", "month"), ("tháng hai năm 2031", "2031-02", "month"),
    ("tháng sáu năm 2031", "2031-06", "month"),
    ("tháng chín năm 2031", "2031-09", "month"),
    ("tháng mười năm 2031", "2031-10", "month"), ("tháng mười một năm 2031", "2031-11", "month"),
    ("ngày... tháng... năm 2031", "2031-XX-XX", "blank"), ("ngày ___ tháng 3 năm 2031", "2031-03-XX", "blank"),
    ("5 - 3 - 2031", "2031-03-05", "day"), ("ngày 5\n\ntháng 3 năm 2031", "2031-03-05", "day"),
    ("ngày" + " " * 60 + "5 tháng 3 năm 2031", "2031-03-05", "day"),
])
def test_bounds_of_a_date(text: str, edtf: str | None, precision: str) -> None:
    mention, = find_dates(f"vào {text}, hết")
    assert (mention.edtf, mention.precision, mention.start, mention.end) == (edtf, precision, 4, 4 + len(text))


@pytest.mark.parametrize("text", [
    "13/2031", "0/2031", "32/1/2031", "1/13/2031", "12/10", "ngày 12/10 năm", "ngày 12/10/", "năm 2031-2032",
    "năm 2031 - 2032", "năm 2031/2", "tháng 5/2031/QH", "5/3/2031/QĐ", "05-3/2031", "5/3-2031", "5/3/31", "ngày 5.",
    "ngày 5/3/131",
])
def test_what_only_looks_like_a_date(text: str) -> None:
    assert not list(find_dates(text))


@pytest.mark.parametrize(("text", "edtf", "length"), [
    ("năm 2031 - 20321", "2031", 8), ("ngày 5 tháng 3 năm 2031-2032", "2031-03-05", 23),
    ("5.3.2031. Căn cứ", "2031-03-05", 8), ("ngày 5/3/2031\n\n\nx", "2031-03-05", 13),
])
def test_where_a_date_ends(text: str, edtf: str, length: int) -> None:
    mention, = find_dates(text)
    assert (mention.edtf, mention.start, mention.end) == (edtf, 0, length)


def test_a_date_begins_after_blanks_brackets_and_commas() -> None:
    assert parse_date(" \t\n\xa0,;:(*ngày 5/3/2031") == datetime.date(2031, 3, 5)
    assert parse_date("-ngày 5/3/2031") is None


def test_a_date_stands_in_the_first_hundred_and_twenty_characters() -> None:
    assert parse_date(" " * 107 + "ngày 5/3/2031") == datetime.date(2031, 3, 5)
    assert parse_date(" " * 116 + "5/3/2031") is None


@pytest.mark.parametrize(("year", "iso"), [
    (2031, "2031-12-31"), (1, "0001-12-31"), (9999, "9999-12-31"), (10_000, None), (0, None), (-1, None), (None, None),
])
def test_last_day_of_a_year(year: int | None, iso: str | None) -> None:
    found = last_day(year)
    assert (found and found.isoformat()) == iso


@pytest.mark.parametrize(("line", "place", "start"), [
    ("Mỏ Son 12, ngày 5/3/2031", "Mỏ Son 12", 0), ("MỎ SON, ngày 5/3/2031", "MỎ SON", 0),
    ("xã nay Bà Rịa - Vũng Tàu, ngày 5/3/2031", "Bà Rịa - Vũng Tàu", 7),
    ("Một Hai Ba Bốn Năm Sáu Bảy, ngày 5/3/2031", "Hai Ba Bốn Năm Sáu Bảy", 4),
    ("Hạnh phúc Hà Nội, ngày 5/3/2031", "Hà Nội", 10), ("VIỆT NAM HÀ NỘI, ngày 5/3/2031", "HÀ NỘI", 9),
    ("Việt Nam Mỏ Son, ngày 5/3/2031", "Việt Nam Mỏ Son", 0), ("Phúc Hoà, ngày 5/3/2031", "Phúc Hoà", 0),
    ("- Hà Nội, ngày 5/3/2031", "Hà Nội", 2), ("Thị xã Sơn Tây, ngày 5/3/2031", "Thị xã Sơn Tây", 0),
    ("thị xã Sơn Tây, ngày 5/3/2031", "Sơn Tây", 7), ("Đặc khu Phú Quốc, ngày 5/3/2031", "Đặc khu Phú Quốc", 0),
    ("Thị trấn Mỏ Son, ngày 5/3/2031", "Thị trấn Mỏ Son", 0), ("Thủ đô Hà Nội, ngày 5/3/2031", "Thủ đô Hà Nội", 0),
    ("Hà Nội" + " " * 159 + "ngày 5/3/2031", "Hà Nội", 0), ("Cần Tho, ngày 5/3/2031", "Cần Thơ", 0),
    ("Can Tho, ngày 5/3/2031", "Can Tho", 0), ("Đà Nẳng, ngày 5/3/2031", "Đà Nẵng", 0),
    ("O'Hoa, ngày 5/3/2031", "O'Hoa", 0), ("Hà-Nội, ngày 5/3/2031", "Hà-Nội", 0), ("Hà2 Nội, ngày 5/3/2031", "Nội", 4),
    ("Hà Nội, 5.3.2031", "Hà Nội", 0), ("Hà Nội, 15/3/2031", "Hà Nội", 0), ("Hà Nội,ngày 5/3/2031", "Hà Nội", 0),
    ("TPHCM, ngày 5/3/2031", "TPHCM", 0), ("T.P Hồ Chí Minh, ngày 5/3/2031", "T.P Hồ Chí Minh", 0),
    ("." * 150 + "ngày 5/3/2031", None, 150), ("xa Mỏ Son, ngày 5/3/2031 và Huế, ngày 6/3/2031", "Mỏ Son", 3),
    ("tên\nMỏ Son, ngày 5/3/2031", "Mỏ Son", 4), ("Lâm\nMỏ Son, ngày 5/3/2031", "Mỏ Son", 4),
    ("Lâm\tMỏ Son, ngày 5/3/2031", "Mỏ Son", 4), ("tên\tMỏ Son, ngày 5/3/2031", "Mỏ Son", 4),
    ("MỎ Son, ngày 5/3/2031", "Son", 3),
])  # fmt: skip
def test_where_the_place_begins(line: str, place: str | None, start: int) -> None:
    found = parse_place_date(line)
    assert found is not None
    assert (found.place, found.start) == (place, start)


@pytest.mark.parametrize("line", [
    "Mỏ Son 123, ngày 5/3/2031", "Mỏ Son 1 ngày 5/3/2031", "xx\tHà Nội,\t ngày 5/3/2031", "Hà Nội, ngày 5 tháng 3",
    "Hà Nội, năm 2031", "giá 15/3/2031", "Số 5: Hà Nội,5/3/2031", "mỏ son, ngày 5/3/2031",
])
def test_no_line_of_place_and_date(line: str) -> None:
    assert parse_place_date(line) is None

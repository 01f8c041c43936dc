"""Issuing bodies of headers: names that are cut apart, joined and set one above the other."""

import datetime
from itertools import pairwise

import pytest

from headers import NATION, names, read
from vbpl import parse
from vbpl.structure.header.issuers import iter_cuts, join_names


@pytest.mark.parametrize(("text", "parts"), [
    ("BỘ TÀI CHÍNH TỔNG CỤC THUẾ", ["BỘ TÀI CHÍNH", "TỔNG CỤC THUẾ"]),
    ("UBND TỈNH LÂM ĐỒNG SỞ Y TẾ", ["UBND TỈNH LÂM ĐỒNG", "SỞ Y TẾ"]),
    ("UBND THÀNH PHỐ HẢI PHÒNG SỞ Y TẾ", ["UBND THÀNH PHỐ HẢI PHÒNG", "SỞ Y TẾ"]),
    ("UBND THÀNH PHỐ HẢI PHÒNG", ["UBND THÀNH PHỐ HẢI PHÒNG"]),
    ("BAN CHẤP HÀNH TRUNG ƯƠNG VĂN PHÒNG", ["BAN CHẤP HÀNH TRUNG ƯƠNG", "VĂN PHÒNG"]),
    ("BỘ ĐÊ ĐIỀU & SÔNG HỒ TRƯỜNG ĐẠI HỌC ĐÊ", ["BỘ ĐÊ ĐIỀU & SÔNG HỒ", "TRƯỜNG ĐẠI HỌC ĐÊ"]),
    ("BỘ NỘI VỤ - BỘ TÀI CHÍNH", ["BỘ NỘI VỤ -", "BỘ TÀI CHÍNH"]),
    ("BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI", ["BỘ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI"]),
    ("VĂN PHÒNG CHÍNH PHỦ", ["VĂN PHÒNG CHÍNH PHỦ"]), ("THỦ TƯỚNG CHÍNH PHỦ", ["THỦ TƯỚNG CHÍNH PHỦ"]),
])
def test_names_are_cut(text: str, parts: list[str]) -> None:
    cuts = [0, *iter_cuts(text), len(text)]
    assert [text[start:end].strip() for start, end in pairwise(cuts)] == parts


@pytest.mark.parametrize(("cells", "groups"), [
    (["ỦY BAN NHÂN DÂN", "TỈNH X"], [[0, 1]]), (["UBND TỈNH X", "SỞ Y TẾ"], [[0], [1]]), (["BỘ", "Y TẾ"], [[0, 1]]),
    (["CỤC", "HẢI QUAN"], [[0, 1]]), (["BỘ TÀI", "CHÍNH", "CỤC", "THUẾ"], [[0, 1], [2, 3]]),
    (["ĐẢNG BỘ TỈNH X", "HUYỆN ỦY Y"], [[0], [1]]), (["BỘ TƯ PHÁP", "VĂN PHÒNG"], [[0], [1]]),
    (["BAN", "CHẤP HÀNH TRUNG ƯƠNG"], [[0, 1]]), (["VĂN PHÒNG", "CHÍNH PHỦ"], [[0, 1]]),
])
def test_wrapped_names_are_joined(cells: list[str], groups: list[list[int]]) -> None:
    assert join_names(cells) == groups


@pytest.mark.parametrize(("upper", "issuers"), [
    ("UBND TỈNH X\nSỞ Y TẾ", [("SỞ Y TẾ", "UBND TỈNH X")]),
    ("BỘ NỘI VỤ\nBỘ TÀI CHÍNH", [("BỘ NỘI VỤ", None), ("BỘ TÀI CHÍNH", None)]),
    ("ỦY BAN DÂN TỘC -\nBỘ TÀI CHÍNH", [("ỦY BAN DÂN TỘC", None), ("BỘ TÀI CHÍNH", None)]),
    ("BỘ CÔNG AN\nCÔNG AN TỈNH X\nPHÒNG HẬU CẦN", [("PHÒNG HẬU CẦN", "CÔNG AN TỈNH X")]),
    ("THỦ\nTƯỚNG CHÍNH PHỦ", [("THỦ TƯỚNG CHÍNH PHỦ", None)]),
])
def test_issuers(upper: str, issuers: list[tuple[str, str | None]]) -> None:
    assert names(read(f"{upper}\n{NATION}Số: 1/BC-X\nBÁO CÁO\nA").header.issuers) == issuers


@pytest.mark.parametrize(("line", "issuers"), [
    ("SỞ NÔNG NGHIỆP QUẢNG TRỊ CHI CỤC THỦY LỢI", [("CHI CỤC THỦY LỢI", "SỞ NÔNG NGHIỆP QUẢNG TRỊ")]),
    ("BỘ NÔNG NGHIỆP\nVIỆT NAM DÂN CHỦ CỘNG HÒA\nĐộc lập - Tự do - Hạnh phúc", [("BỘ NÔNG NGHIỆP", None)]),
    ("BCH ĐOÀN TỈNH BÌNH ĐỊNH\nBCH ĐOÀN TRƯỜNG Y", [("BCH ĐOÀN TRƯỜNG Y", "BCH ĐOÀN TỈNH BÌNH ĐỊNH")]),
])
def test_issuers_above_a_number(line: str, issuers: list[tuple[str, str | None]]) -> None:
    assert names(read(f"{line}\nSố: 309/BC-CCTL\nBÁO CÁO\nHiện trạng").header.issuers) == issuers


def test_superiors_nest_and_have_keys() -> None:
    (issuer,) = read(f"BỘ TÀI CHÍNH\nCỤC THUẾ\n{NATION}Số: 1/BC-X\nBÁO CÁO\nA").header.issuers
    assert issuer.parent and issuer.parent.code == "BTC"
    (committee,) = read(f"ỦY BAN NHÂN DÂN\nTỈNH X\n{NATION}Số: 1/BC-X\nBÁO CÁO\nA").header.issuers
    assert committee.code == "UBND"


def test_old_decrees_name_issuer_number_and_day_below_the_type() -> None:
    reading = read("NGHỊ ĐỊNH\nCỦA CHÍNH PHỦ SỐ 02/CP NGÀY 05-01-1995 QUY ĐỊNH VỀ MUỐI\nCHÍNH PHỦ")
    header = reading.header
    assert names(header.issuers) == [("CHÍNH PHỦ", None)] and header.number and header.number.canonical == "02/CP"
    assert (header.date, header.subject, reading.family) == (datetime.date(1995, 1, 5), "QUY ĐỊNH VỀ MUỐI", "qppl")


def test_a_number_without_notation() -> None:
    number = read("SẮC LỆNH\nCỦA CHỦ TỊCH CHÍNH PHỦ\nSỐ 77-B NGÀY 24 THÁNG 12 NĂM 1945").header.number
    assert number and (number.canonical, number.serial, number.suffix) == ("77-B", 77, "b")


@pytest.mark.parametrize("below", ["GIẤY ĐỀ NGHỊ", "CAM KẾT AN TOÀN BẾN", "BAN GIÁM HIỆU DUYỆT"])
def test_what_is_printed_below_the_motto_is_no_body(below: str) -> None:
    body = "TẬP ĐOÀN CÔNG NGHIỆP - VIỄN THÔNG SÔNG LAM"
    header = parse(f"{body}\n{NATION}{below}\nKính gửi: Tổng Giám đốc.\nTôi xin đi.").header
    assert names(header.issuers) == [(body, None)]


@pytest.mark.parametrize("paper", [
    "GIẤY ĐI ĐƯỜNG", "ĐƠN NGHỈ ĐÒ", "PHIẾU XIN BẾN", "TỜ KHAI BẾN ĐÒ", "BIÊN BẢN GIAO BẾN", "BẢN CAM ĐOAN",
    "BẢN TƯỜNG TRÌNH", "BẢN KIỂM ĐIỂM", "BẢN KHAI BẾN", "DANH SÁCH LÁI ĐÒ", "HỢP ĐỒNG THUÊ ĐÒ", "CAM KẾT AN TOÀN",
])  # fmt: skip
def test_the_title_of_a_paper_is_no_body(paper: str) -> None:
    body = "CÔNG TY BẾN SÔNG LAM"
    header = parse(f"{NATION}{body}\n{paper}\nSố: 5/BSL\nTHÔNG BÁO\nVề bến\nĐiều 1. Mở bến.").header
    assert names(header.issuers) == [(body, None)]


def test_a_body_of_many_lines_above_a_torn_day() -> None:
    text = "HỘI SINH VIÊN VIỆT NAM TP. HUẾ\nBCH TRƯỜNG CAO ĐẲNG\nTHÀNH PHỐ HUẾ\n___\nHuế, ngày\ntháng 10 năm 2031\n" \
           "ĐỀ ÁN\nNhân sự\nĐiều 1. Nhân sự\nHai người."
    document = parse(text)
    assert names(document.header.issuers) == [("BCH TRƯỜNG CAO ĐẲNG THÀNH PHỐ HUẾ", "HỘI SINH VIÊN VIỆT NAM TP. HUẾ")]
    assert (document.kind, document.header.place, document.header.subject) == ("de_an", "Huế", "Nhân sự")


def test_a_long_rule_above_the_national_title() -> None:
    below = "Số: 5/QĐ-CĐ\nQUYẾT ĐỊNH\nVề bến\nĐiều 1. Mở bến."
    header = parse(f"BỘ Y TẾ\nTRƯỜNG CAO ĐẲNG\n{'-' * 90}\n{NATION}{below}").header
    assert names(header.issuers) == [("TRƯỜNG CAO ĐẲNG", "BỘ Y TẾ")]


def test_a_cover_is_no_header() -> None:
    party = "ĐẢNG CỘNG SẢN VIỆT NAM"
    cover = f"{party}\nBAN CHẤP HÀNH ĐẢNG BỘ TỈNH\nBÁO CÁO\nTỔNG HỢP Ý KIẾN\nTHÁNG 9 - 2031\n"
    head = f"TỈNH ỦY SÔNG LAM\n{party}\nVinh, ngày 5 tháng 9 năm 2031\nBÁO CÁO\ntổng hợp ý kiến\n"
    text = f"{cover}{head}1. Kết quả\nTốt."
    document = parse(text)
    assert names(document.header.issuers) == [("TỈNH ỦY SÔNG LAM", None)]
    assert (document.header.subject, document.header.place) == ("tổng hợp ý kiến", "Vinh")

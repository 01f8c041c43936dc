"""Texts that lost their line ends get them back; lines that are long for other reasons stay."""

import pytest

from vbpl.source import Source
from vbpl.source.one_line import find_lost_ends

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"
HEAD = f"SỞ THỦY LỢI {NATION} Số: 12/TB-STL Hà Nam, ngày 05 tháng 3 năm 2031 THÔNG BÁO Về trực đêm"
LONG = "Các bến trên sông lớn có hai người trực từ 22 giờ đến 4 giờ. " * 12


def test_parts_begin_lines() -> None:
    source = Source(f"{HEAD} Sở Thủy lợi yêu cầu: 1. {LONG}2. Các bến khác. Nơi nhận: - Các trạm; - Lưu: VT.")
    lines = source.clean.split("\n")
    assert lines[:3] == ["SỞ THỦY LỢI", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
    assert lines[-4:] == ["2. Các bến khác.", "Nơi nhận:", "- Các trạm;", "- Lưu: VT."]
    assert [each.code for each in source.diagnostics] == ["S113"]


@pytest.mark.parametrize("text", [
    f"{HEAD} Sở Thủy lợi yêu cầu: 1. Hai người trực.",       # no longer than a header
    f"{HEAD} Sở Thủy lợi yêu cầu: 1. {LONG} …",              # a teaser
    f"Điều 1. {LONG} Số: 1. Nơi nhận: - A; - B. KT. GIÁM ĐỐC",  # no national title
    f"{NATION} {LONG}",                                      # few parts
])
def test_other_long_lines_stay(text: str) -> None:
    assert find_lost_ends(text) == []


def test_many_titles_on_a_line_take_linear_time() -> None:
    assert find_lost_ends(f"{NATION} " * 20_000)

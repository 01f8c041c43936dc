"""Lists of contents: what they are, and that they are found in linear time."""

from collections.abc import Callable

import pytest

from growth import growth
from vbpl import parse
from vbpl.source import Source
from vbpl.source.contents import find_contents

ACT = """QUY CHẾ BẾN BÃI
{}
Điều 1. Bến đò
Bến đò mở cửa cả ngày.
Điều 2. Bến phà
Bến phà mở cửa ban ngày.
Điều 3. Bến thuyền
Bến thuyền mở cửa ban đêm.
Điều 4. Hiệu lực
Quy chế này có hiệu lực từ ngày ký.
"""
TITLES = ("Bến đò", "Bến phà", "Bến thuyền", "Hiệu lực")


def contents(line: str) -> str:
    return "\n".join(line.format(number, title) for number, title in enumerate(TITLES, 1))


@pytest.mark.parametrize("line", [
    "Điều {0}. {1} .......... {0}", "Điều {0}. {1} ………… {0}", "Điều {0}. {1} . . . . . . {0}", "Điều {0}. {1}",
    "ĐIỀU {0}. {1} ........{0}",
])
def test_a_list_of_contents_is_left_aside(line: str) -> None:
    source = Source(ACT.format("MỤC LỤC\n" + contents(line)))
    assert source.clean == ACT.replace("{}\n", "")
    assert [each.code for each in source.diagnostics] == ["S114"]
    assert [block.number for block in parse(source.text).body] == ["1", "2", "3", "4"]


def test_a_list_of_contents_may_stand_below_the_act() -> None:
    text = ACT.replace("{}\n", "") + contents("Điều {}. {}") + "\n"
    assert [text[start:end] for start, end in find_contents(text)] == [contents("Điều {}. {}") + "\n"]


@pytest.mark.parametrize("text", [
    ACT.replace("{}\n", ""),
    ACT.format(contents("Điều {}. Mở {} mới.")) * 2,
    ACT.format("Điều 1. Bến đò\nĐiều 2. Bến phà\nĐiều 3. Bến thuyền"),
    "Họ tên .......... 1\nQuê quán .......... 2\nNghề .......... 3\nTuổi .......... 4\nNgày .......... 5\n",
])
def test_what_is_none(text: str) -> None:
    assert find_contents(text) == []


@pytest.mark.parametrize("unit", [
    "Điều 1. Bến đò\n", "Điều 1. Bến đò .......... 1\n", ".......... ", "Chương I\nBẾN ĐÒ\nĐiều 1. Bến\nĐiều 2. Bến\n",
    "Điều 1. Bến đò\n\n\n\nBẾN\n",
])
def test_lists_of_contents_are_found_in_linear_time(unit: str) -> None:
    def prepare(count: int) -> Callable[[], object]:
        return lambda: find_contents(unit * count)

    assert growth(prepare, 500, 4000) < 3

"""Lines of pages and tables: columns, running heads, cells."""

import pytest

from vbpl.ingest.flow import Flow, table_lines
from vbpl.ingest.page import Word, drop_running_heads, read_lines


def test_words_far_apart_are_columns() -> None:
    words = [
        Word("TỈNH", 10, 100, 40, 110),
        Word("BẠC", 43, 100, 60, 110),
        Word("CỘNG", 150, 101, 190, 111),
        Word("Số", 10, 120, 20, 130),
        Word("liền", 20.2, 120, 40, 130),
    ]
    assert read_lines(words) == ["TỈNH BẠC\tCỘNG", "Sốliền"]


def test_running_heads_stand_at_the_edge_of_many_pages() -> None:
    pages = [
        ["CÔNG BÁO/Số 1", str(n), f"nội dung {word}", "CÔNG BÁO/Số 1", f"cuối {word}"]
        for n, word in enumerate(["a", "b", "c", "d"], 1)
    ]
    kept, dropped = drop_running_heads(pages)
    assert kept[0] == ["nội dung a", "CÔNG BÁO/Số 1", "cuối a"]
    assert dropped == 8


def test_two_pages_have_no_running_head() -> None:
    assert drop_running_heads([["BỘ A", "x", "y"], ["BỘ A", "z", "t"]])[1] == 0


@pytest.mark.parametrize(
    ("rows", "lines"),
    [
        ([[["a"], ["b"]]], ["a\tb"]), ([[["a", "c"], ["b"]]], ["a", "c", "b"]),
        ([[["a"]], [["b", "c"]]], ["a", "b", "c"]),
        ([[["1"], ["x", "y"]]] * 5, ["1\tx y"] * 5), ([[["1"], [], ["z"]]], ["1\t\tz"]), ([], []),
    ],
)  # fmt: skip
def test_tables(rows: list[list[list[str]]], lines: list[str]) -> None:
    assert table_lines(rows) == lines


def test_what_is_left_open_is_closed() -> None:
    flow = Flow()
    flow.begin("table")
    flow.begin("row")
    flow.begin("cell")
    flow.text("x")
    flow.end("row")
    assert flow.lines() == ["x"]

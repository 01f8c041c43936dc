"""The same document with other white space: every document of corpus/ must give the same outline."""

import re
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest

import vbpl
from corpus_tools import Case, Tree, outline, read_corpus
from vbpl.source import Source
from vbpl.source.characters import is_double_spaced

LAYOUTS: dict[str, Callable[[str], str]] = {
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "indented": lambda text: re.sub(r"(?m)^(?=\S)", "   ", text),
    "indented by tabs": lambda text: re.sub(r"(?m)^(?=[^\t\n]+$)", "\t", text),
    "indented deeply": lambda text: re.sub(r"(?m)^(?=[^\t\n]+$)", " " * 12, text),
    "blanks after": lambda text: re.sub(r"(?m)$", "  ", text),
    "hard blanks": lambda text: text.replace(" ", "\xa0"),
    "two blanks for one": lambda text: re.sub(r"(?<=\S) (?=\S)", "  ", text),
}


@cache
def read(text: str) -> Tree:
    return outline(vbpl.parse_bundle(text).model_dump(mode="json"), text)


@pytest.mark.parametrize("layout", LAYOUTS)
@pytest.mark.parametrize("case", read_corpus(), ids=lambda case: case.slug)
def test_white_space_changes_nothing(case: Case, layout: str) -> None:
    text = case.text.replace("\r\n", "\n")
    assert read(LAYOUTS[layout](text)) == read(text)


def without_places(value: Any) -> Any:
    """JSON without spans."""
    if isinstance(value, dict):
        return {key: without_places(each) for key, each in value.items() if key not in ("span", "quotes")}
    return [without_places(each) for each in value] if isinstance(value, list) else value


def double_spaced(case: Case) -> str:
    return case.text.replace("\r\n", "\n").replace("\n", "\n\n")


WRAPPED = [case for case in read_corpus() if is_double_spaced(double_spaced(case))]
"""Only wrapped text shows that empty lines are no paragraph ends."""


@pytest.mark.parametrize("case", WRAPPED, ids=lambda case: case.slug)
def test_a_free_line_below_each_line_changes_nothing(case: Case) -> None:
    once, twice = (vbpl.parse_bundle(text).model_dump(mode="json") for text in (case.text, double_spaced(case)))
    assert without_places(twice["documents"]) == without_places(once["documents"])
    assert len(WRAPPED) >= 10


def test_paragraphs_apart_by_free_lines_stay_so() -> None:
    text = "\n\n".join(f"{number}. Mỗi dòng là một đoạn văn có đủ chủ ngữ và vị ngữ." for number in range(1, 30))
    assert not is_double_spaced(text)
    assert Source(text).clean is text


def test_paragraphs_that_begin_with_a_toned_capital_or_small_stay_apart() -> None:
    duties = "\n\n".join(f"{who} An lập dự toán;\n\nlập hồ sơ;" for who in ("Ông", "Ủy ban", "Bà") * 8)
    assert not is_double_spaced(duties)


def test_a_free_line_may_hold_blanks() -> None:
    lines = ["Sở đề nghị các đơn vị báo cáo", "việc trông nom bến đò trước", "ngày 20 hằng tháng về Sở."] * 5
    assert is_double_spaced("\n\t\n".join(lines)) and is_double_spaced("\n  \n".join(lines))

"""The same document laid out in other white space: every document of corpus/ must give the same outline."""

import re
from collections.abc import Callable
from functools import cache

import pytest

import vbpl
from corpus_tools import Case, Tree, outline, read_corpus

LAYOUTS: dict[str, Callable[[str], str]] = {
    "carriage returns": lambda text: text.replace("\n", "\r\n"),
    "indented": lambda text: re.sub(r"(?m)^(?=\S)", "   ", text),
    "blanks behind": lambda text: re.sub(r"(?m)$", "  ", text),
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

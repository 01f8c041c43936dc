"""tests/pins: everything that is read, checked, linked and written of small texts, field by field."""

import pytest

from pinned import pages
from pins_texts import PINS

OF_LISTS = ("lists/", "made/", "made-words/")
"""Pages of tests/test_pins_lists.py."""


def compare(name: str, *, update: bool) -> None:
    path, found = PINS / f"{name}.txt", pages()[name]()
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(found.encode("utf-8", "surrogateescape"))
        return
    assert found.split("\n") == path.read_bytes().decode("utf-8", "surrogateescape").split("\n")


@pytest.mark.parametrize("name", [name for name in pages() if not name.startswith(OF_LISTS)])
def test_a_page_is_as_it_was(name: str, update_cases: bool) -> None:
    compare(name, update=update_cases)


def test_each_page_has_what_makes_it() -> None:
    there = {path.relative_to(PINS).as_posix().removesuffix(".txt") for path in PINS.rglob("*.txt")}
    assert sorted(name for name in there if not name.startswith("texts/")) == sorted(pages())

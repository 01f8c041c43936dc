"""tests/pins/lists: what is read of a text for each type, body, capacity, marker and word of the lists."""

import pytest

from pins_lists import lists
from pins_texts import PINS, sheets
from pins_variants import lists_page
from test_pins import compare

LISTS = sheets(lists())


@pytest.mark.parametrize("name", LISTS)
def test_all_that_is_read_of_lists(name: str, update_cases: bool) -> None:
    compare(PINS / "lists" / f"{name}.txt", lists_page(LISTS[name]), update=update_cases)


def test_pages_are_of_lists_that_are_there() -> None:
    assert sorted(path.stem for path in (PINS / "lists").glob("*.txt")) == sorted(LISTS)

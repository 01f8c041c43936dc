"""tests/pins/lists and tests/pins/made: what is read of texts that are made of lists and of parts."""

import pytest

from pins_bodies import bodies
from pins_lists import lists
from pins_naming import naming
from pins_sentences import sentences
from pins_shapes import shapes
from pins_texts import PINS, sheets
from pins_variants import lists_page, made_page, words_page
from test_pins import compare

LISTS, MADE = sheets(lists()), sheets(sentences() | shapes() | bodies() | naming())


@pytest.mark.parametrize("name", LISTS)
def test_all_that_is_read_of_lists(name: str, update_cases: bool) -> None:
    compare(PINS / "lists" / f"{name}.txt", lists_page(LISTS[name]), update=update_cases)


@pytest.mark.parametrize("name", MADE)
def test_all_that_is_read_of_made_texts(name: str, update_cases: bool) -> None:
    compare(PINS / "made" / f"{name}.txt", made_page(MADE[name]), update=update_cases)


@pytest.mark.parametrize("name", MADE)
def test_what_a_word_changes_in_made_texts(name: str, update_cases: bool) -> None:
    page = "\n".join(f"# {title}\n{words_page(text, 2)}" for title, text in MADE[name].items())
    compare(PINS / "made-words" / f"{name}.txt", page, update=update_cases)


@pytest.mark.parametrize(("folder", "names"), [("lists", LISTS), ("made", MADE), ("made-words", MADE)])
def test_pages_are_of_lists_that_are_there(folder: str, names: dict[str, object]) -> None:
    assert sorted(path.stem for path in (PINS / folder).glob("*.txt")) == sorted(names)

"""tests/pins: everything that is read, checked, linked and written of small texts, field for field."""

from collections.abc import Iterable
from itertools import islice
from pathlib import Path

import pytest

from pins_checked import checked_page
from pins_history import copies_page, history_page, said_page
from pins_lengths import lengths_page
from pins_links import links_page
from pins_pages import export_page, graph_page, reading_page, sheet_page
from pins_provisions import provisions_page
from pins_sentences import sentences
from pins_shapes import shapes
from pins_status import status_page
from pins_tables import archive_page, consolidated_page, dates_page, numbers_page
from pins_texts import PINS, files_of_texts, own_texts, sheets, whole_texts
from pins_variants import layouts_page, variants_page, words_page

TEXTS, SHEETS = whole_texts(), sheets(files_of_texts())
SMALL = {name: text for name, text in TEXTS.items() if len(text) < 3_000}
"""Texts that are damaged and linked."""
WRITTEN = {name: text for name, text in TEXTS.items() if len(text) < 1_250}
"""Texts that are written in every form: a page of a longer one nobody reads."""
MADE = {f"{name}-{at}": text for name, sheet in (sentences() | shapes()).items()
        for at, text in enumerate(islice(sheet.values(), 0, None, 24), 1)}
"""Some of the texts that are made of parts, which are written too."""


def compare(path: Path, found: str, *, update: bool) -> None:
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(found.encode("utf-8", "surrogateescape"))
        return
    assert found.split("\n") == path.read_bytes().decode("utf-8", "surrogateescape").split("\n")


@pytest.mark.parametrize("name", TEXTS)
def test_all_that_is_read(name: str, update_cases: bool) -> None:
    compare(PINS / "read" / f"{name}.txt", reading_page(TEXTS[name]), update=update_cases)


@pytest.mark.parametrize("name", SHEETS)
def test_all_that_is_read_of_short_texts(name: str, update_cases: bool) -> None:
    compare(PINS / "sheets" / f"{name}.txt", sheet_page(SHEETS[name]), update=update_cases)


@pytest.mark.parametrize("name", WRITTEN | MADE)
def test_all_that_is_written(name: str, update_cases: bool) -> None:
    compare(PINS / "written" / f"{name}.txt", export_page((WRITTEN | MADE)[name]), update=update_cases)


@pytest.mark.parametrize("name", SMALL)
def test_what_damage_changes(name: str, update_cases: bool) -> None:
    compare(PINS / "damaged" / f"{name}.txt", variants_page(TEXTS[name], 40), update=update_cases)


@pytest.mark.parametrize("name", WRITTEN)
def test_what_a_layout_changes(name: str, update_cases: bool) -> None:
    compare(PINS / "layouts" / f"{name}.txt", layouts_page(TEXTS[name]), update=update_cases)


@pytest.mark.parametrize("name", SHEETS)
def test_what_damage_changes_in_short_texts(name: str, update_cases: bool) -> None:
    page = "\n".join(f"# {title}\n{variants_page(text, 8)}" for title, text in SHEETS[name].items())
    compare(PINS / "damaged" / f"sheet-{name}.txt", page, update=update_cases)


@pytest.mark.parametrize("name", SHEETS)
def test_what_a_word_changes_in_short_texts(name: str, update_cases: bool) -> None:
    page = "\n".join(f"# {title}\n{words_page(text, 8)}" for title, text in SHEETS[name].items())
    compare(PINS / "words" / f"{name}.txt", page, update=update_cases)


def test_all_that_is_linked(update_cases: bool) -> None:
    compare(PINS / "linked.txt", graph_page(SMALL.values()), update=update_cases)


def test_all_links_of_mentions(update_cases: bool) -> None:
    compare(PINS / "mentions.txt", links_page(), update=update_cases)


PAGES = {"numbers": numbers_page, "dates": dates_page, "consolidated": consolidated_page, "status": status_page,
         "provisions": provisions_page, "said": said_page, "copies": copies_page, "history": history_page,
         "checked": checked_page, "lengths": lengths_page}


@pytest.mark.parametrize("name", PAGES)
def test_what_slips_and_instructions_become(name: str, update_cases: bool) -> None:
    compare(PINS / f"{name}.txt", PAGES[name](), update=update_cases)


def test_all_rows_of_an_archive(tmp_path: Path, update_cases: bool) -> None:
    compare(PINS / "archive.txt", archive_page(tmp_path, own_texts()), update=update_cases)


def test_pages_are_of_texts_that_are_there() -> None:
    wanted: dict[str, Iterable[str]] = {
        "read": TEXTS, "sheets": SHEETS, "written": WRITTEN | MADE, "words": SHEETS, "layouts": WRITTEN,
        "damaged": {**SMALL, **{f"sheet-{name}": sheet for name, sheet in SHEETS.items()}},
    }  # fmt: skip
    for folder, names in wanted.items():
        assert sorted(path.stem for path in (PINS / folder).glob("*.txt")) == sorted(names)
    assert own_texts()

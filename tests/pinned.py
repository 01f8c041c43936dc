"""All pages of tests/pins by name, each with the function that makes it."""

from collections.abc import Callable, Mapping
from functools import cache, partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from pins_bodies import bodies
from pins_checked import checked_page
from pins_chunks import chunks_page
from pins_decisions import decisions, rules_page
from pins_history import copies_page, history_page, said_page
from pins_identity import identity_page
from pins_kinds import kinds_page
from pins_lengths import lengths_page
from pins_links import links_page
from pins_lists import lists
from pins_naming import naming
from pins_pages import export_page, graph_page, reading_page, sheet_page
from pins_provisions import provisions_page
from pins_sentences import sentences
from pins_shapes import shapes
from pins_status import status_page
from pins_tables import archive_page, consolidated_page, dates_page, numbers_page
from pins_texts import Sheet, files_of_texts, own_texts, sheets, whole_texts
from pins_variants import layouts_page, lists_page, made_page, variants_page, words_page

Part = TypeVar("Part")
Make = Callable[[], str]
SHORT, SHORTEST = 3_000, 1_250
"""Characters of the longest text that is damaged and linked, and of one that is written. Nobody reads longer pages."""
SINGLE: dict[str, Make] = {
    "mentions": links_page, "numbers": numbers_page, "dates": dates_page, "consolidated": consolidated_page,
    "status": status_page, "provisions": provisions_page, "said": said_page, "copies": copies_page,
    "history": history_page, "checked": checked_page, "lengths": lengths_page, "chunks": chunks_page,
    "identity": identity_page, "rules": rules_page, "kinds": kinds_page,
}


@cache
def pages() -> dict[str, Make]:
    """The function that makes each page, by its path below tests/pins without the ending."""
    texts, short = whole_texts(), sheets(files_of_texts())
    small, tiny = shorter(texts, SHORT), shorter(texts, SHORTEST)
    some = sentences() | shapes()
    made = sheets(some | bodies() | naming() | decisions())
    folders: dict[str, dict[str, Make]] = {
        "read": each(texts, reading_page),
        "sheets": each(short, sheet_page),
        "lists": each(sheets(lists()), lists_page),
        "made": each(made, made_page),
        "made-words": each(made, partial(of_sheet, partial(words_page, count=2))),
        "written": each(tiny | samples(some), export_page),
        "layouts": each(tiny, layouts_page),
        "damaged": each(small, partial(variants_page, count=40)) | each(
            {f"sheet-{name}": sheet for name, sheet in short.items()},
            partial(of_sheet, partial(variants_page, count=8))),
        "words": each(short, partial(of_sheet, partial(words_page, count=8))),
    }
    found = {f"{folder}/{name}": make for folder, makes in folders.items() for name, make in makes.items()}
    return found | SINGLE | {"linked": partial(graph_page, small.values()), "archive": archived}


def each(parts: Mapping[str, Part], page: Callable[[Part], str]) -> dict[str, Make]:
    return {name: partial(page, part) for name, part in parts.items()}


def shorter(texts: Sheet, limit: int) -> Sheet:
    return {name: text for name, text in texts.items() if len(text) < limit}


def samples(made: Mapping[str, Sheet]) -> Sheet:
    """Some of the texts of each sheet."""
    return {f"{name}-{at}": text for name, sheet in made.items()
            for at, text in enumerate(islice(sheet.values(), 0, None, 24), 1)}


def of_sheet(page: Callable[[str], str], sheet: Sheet) -> str:
    """The pages of the texts of a sheet, each below its title."""
    return "\n".join(f"# {title}\n{page(text)}" for title, text in sheet.items())


def archived() -> str:
    with TemporaryDirectory() as folder:
        return archive_page(Path(folder), own_texts())

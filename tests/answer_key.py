"""The answer key: real acts and their status, and the archives and graphs that answer the same questions."""

import csv
import datetime
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import vbpl
from vbpl.archive import convert, link
from vbpl.archive.parts import list_parts
from vbpl.archive.slip_parts import iter_documents
from vbpl.linking import LinkGraph
from vbpl.model import Provision

LAWS = Path(__file__).parents[2] / "shared" / "eval" / "laws" / "texts"
KEY = Path(__file__).parent / "data" / "answer_key.tsv"


def read_key() -> list[dict[str, str]]:
    with KEY.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def before(date: datetime.date) -> datetime.date:
    return date - datetime.timedelta(days=1)


def wanted(row: dict[str, str]) -> Iterator[tuple[datetime.date, str]]:
    """Days around each date of a row, with the state on each."""
    yield before(day(row["from"])), "not_yet"
    yield day(row["from"]), "in_force"
    if row["until"]:
        yield before(day(row["until"])), "in_force"
        yield day(row["until"]), "ended"
        yield day("2030-01-01"), "ended"
    elif not row["provision"]:
        yield day("2030-01-01"), "in_force"


def damaged(text: str, seed: int) -> str:
    """A text with three of its letters changed."""
    chance, letters = random.Random(seed), list(text)
    places = [index for index, letter in enumerate(letters) if letter.isalpha() and letter.islower()]
    for place in chance.sample(places, 3):
        letters[place] = chance.choice("abcdeghiklmnopqrstuvxyàảãáạ")
    return "".join(letters)


def copied() -> list[str]:
    """A second copy of every fifth text, with three of its letters changed."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(LAWS.glob("*.txt"))[::5]]
    return [damaged(text, seed) for seed, text in enumerate(texts)]


def write_archive(folder: Path) -> Path:
    """The tables of all laws, linked."""
    convert([LAWS], folder / "out", jobs=2)
    link(folder / "out", jobs=2)
    return folder / "out"


def write_twice(archive: Path, folder: Path) -> Path:
    """The archive with the copies."""
    out, box = folder / "out", folder / "box"
    box.mkdir(parents=True)
    for number, text in enumerate(copied()):
        (box / f"{number}.txt").write_text(text, encoding="utf-8")
    shutil.copytree(archive, out)
    convert([LAWS, box], out, jobs=2)
    link(out, jobs=2)
    return out


def documents_of(archive: Path) -> list[vbpl.Document]:
    return [vbpl.Document.model_validate_json(tree)
            for path in list_parts(archive, "documents") for _, tree in iter_documents(path)]


def graph_of(documents: list[vbpl.Document]) -> LinkGraph:
    library = vbpl.Library()
    library.add(documents)
    return library.link()


def ids(graph: LinkGraph) -> dict[str, str]:
    return {work.number: work.work_id for work in map(graph.work, graph.documents) if work.number}


def article(row: dict[str, str]) -> Provision | None:
    return Provision(article=row["provision"].removeprefix("Điều ")) if row["provision"] else None


def states_of(rows: list[dict[str, Any]]) -> dict[tuple[str, str | None], list[dict[str, Any]]]:
    found: dict[tuple[str, str | None], list[dict[str, Any]]] = {}
    for row in rows:
        found.setdefault((row["work_id"], row["provision"]), []).append(row)
    return found


def state_on(rows: list[dict[str, Any]], date: datetime.date) -> str:
    (row,) = (row for row in rows
              if (row["since"] is None or row["since"] <= date) and (row["until"] is None or date < row["until"]))
    return str(row["state"])


def assert_table_agrees(rows: list[dict[str, Any]], graph: LinkGraph) -> None:
    states, numbers = states_of(rows), ids(graph)
    wrong = [(row["number"], row["provision"], date, state) for row in read_key() for date, state in wanted(row)
             if state_on(states[numbers[row["number"]], row["provision"] or None], date) != state]
    assert wrong == []

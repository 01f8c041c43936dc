"""Status: an answer key of real acts, each row with the provision that says so, in memory, in DuckDB and on Spark."""

import csv
import datetime
import os
import random
import shutil
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pytest

import vbpl
from vbpl.archive import connect, convert, link
from vbpl.archive.parts import list_parts
from vbpl.archive.slip_parts import iter_documents
from vbpl.linking import LinkGraph
from vbpl.model import Provision

LAWS = Path(__file__).parents[2] / "shared" / "eval" / "laws" / "texts"
KEY = Path(__file__).parent / "data" / "answer_key.tsv"
pytestmark = pytest.mark.skipif(not LAWS.exists(), reason="the real texts are not here")


def read_key() -> list[dict[str, str]]:
    with KEY.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t"))


def day(text: str) -> datetime.date:
    return datetime.date.fromisoformat(text)


def before(date: datetime.date) -> datetime.date:
    return date - datetime.timedelta(days=1)


def wanted(row: dict[str, str]) -> Iterator[tuple[datetime.date, str]]:
    """Days on the edges of what a row tells, with the state on each."""
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


def copied(step: int = 1) -> list[str]:
    """A second copy of each text, or of some, with three of its letters changed."""
    texts = [path.read_text(encoding="utf-8") for path in sorted(LAWS.glob("*.txt"))[::step]]
    return [damaged(text, seed) for seed, text in enumerate(texts)]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("key") / "out"
    convert([LAWS], out, jobs=2)
    link(out, jobs=2)
    return out


@pytest.fixture(scope="module")
def twice(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive with the copies."""
    out, box = tmp_path_factory.mktemp("twice") / "out", tmp_path_factory.mktemp("copies")
    for number, text in enumerate(copied(5)):
        (box / f"{number}.txt").write_text(text, encoding="utf-8")
    shutil.copytree(archive, out)
    convert([LAWS, box], out, jobs=2)
    link(out, jobs=2)
    return out


@pytest.fixture(scope="module")
def documents(archive: Path) -> list[vbpl.Document]:
    return [vbpl.Document.model_validate_json(tree)
            for path in list_parts(archive, "documents") for _, tree in iter_documents(path)]


@pytest.fixture(scope="module")
def graph(documents: list[vbpl.Document]) -> LinkGraph:
    library = vbpl.Library()
    library.add(documents)
    return library.link()


def ids(graph: LinkGraph) -> dict[str, str]:
    return {work.number: work.work_id for work in map(graph.work, graph.documents) if work.number}


def article(row: dict[str, str]) -> Provision | None:
    return Provision(article=row["provision"].removeprefix("Điều ")) if row["provision"] else None


def test_the_key_has_enough_rows_and_each_says_why() -> None:
    rows = read_key()
    assert len(rows) >= 100 and sum(bool(row["until"]) for row in rows) >= 16
    assert all(row["said_by"].startswith("Điều") for row in rows)
    assert all(row["ending"].startswith("Điều") for row in rows if row["until"])


def test_the_library_agrees_at_every_date(graph: LinkGraph) -> None:
    numbers, wrong = ids(graph), []
    for row in read_key():
        for date, state in wanted(row):
            status = graph.status(numbers[row["number"]], date, article(row))
            if status.state != state:
                wrong.append((row["number"], row["provision"], date, state, status.state, status.reason))
            elif state == "ended" and {each.source for each in status.because} != {numbers[row["ended_by"]]}:
                wrong.append((row["number"], row["provision"], date, row["ended_by"], status.reason))
    assert wrong == []


def test_a_second_copy_changes_no_link_no_status_and_no_count(graph: LinkGraph, documents: list[vbpl.Document]) -> None:
    copies = copied()
    library = vbpl.Library()
    library.add(documents)
    library.add(map(vbpl.parse_bundle, copies))
    twice = library.link()
    assert len(library) >= len(documents) + len(copies)
    assert list(twice.documents) == list(graph.documents)
    assert told_of(twice.links) == told_of(graph.links)
    for work_id in graph.documents:
        assert told_of(twice.cited_by(work_id)) == told_of(graph.cited_by(work_id))
        assert twice.history(work_id) == graph.history(work_id)
    numbers = ids(graph)
    wrong = [(row["number"], row["provision"], date, state) for row in read_key() for date, state in wanted(row)
             if twice.status(numbers[row["number"]], date, article(row)).state != state]
    assert wrong == []


def told_of(links: Iterable[vbpl.Link]) -> list[tuple[object, ...]]:
    return [(each.source, each.citation.text, each.target, each.relation, each.status) for each in links]


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


@pytest.mark.parametrize("copies", ["archive", "twice"])
def test_the_table_of_states_agrees(copies: str, graph: LinkGraph, request: pytest.FixtureRequest) -> None:
    out = request.getfixturevalue(copies)
    assert_table_agrees(connect(out).sql("FROM states").to_arrow_table().to_pylist(), graph)


def test_a_second_copy_changes_no_row(archive: Path, twice: Path) -> None:
    for rows in (
        "SELECT source_id, target_id, relation, status, count(*) FROM links GROUP BY ALL ORDER BY ALL",
        "SELECT target_id, source_id, relation, date, provision, partial, resolved FROM changes ORDER BY ALL",
        "SELECT work_id, provision, state, partial, since, until, because FROM states ORDER BY ALL",
    ):
        assert connect(twice).execute(rows).fetchall() == connect(archive).execute(rows).fetchall()


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    if "CI" not in os.environ:
        pytest.importorskip("pyspark")
        if shutil.which("java") is None:
            pytest.skip("Spark needs Java")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.memory": "2g",
                "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
    builder = SparkSession.builder.master("local[2]").appName("vbpl-key")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.mark.filterwarnings("ignore")
@pytest.mark.parametrize("copies", ["archive", "twice"])
def test_the_table_of_states_agrees_on_spark(
    copies: str, graph: LinkGraph, session: Any, request: pytest.FixtureRequest
) -> None:
    from vbpl.archive import spark

    out = request.getfixturevalue(copies)
    tables = spark.link_tables(session.read.parquet(str(out / "documents")), parts=3)
    assert_table_agrees(tables["states"].toArrow().to_pylist(), graph)

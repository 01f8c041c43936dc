"""Status: an answer key of real acts, each row with the provision that says so, in memory and in DuckDB."""

from collections.abc import Iterable
from pathlib import Path

import pytest

import vbpl
from answer_key import (
    LAWS,
    article,
    assert_table_agrees,
    copied,
    documents_of,
    graph_of,
    ids,
    read_key,
    wanted,
    write_archive,
    write_twice,
)
from vbpl.archive import connect
from vbpl.linking import LinkGraph

pytestmark = pytest.mark.skipif(not LAWS.exists(), reason="../shared is not here")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_archive(tmp_path_factory.mktemp("key"))


@pytest.fixture(scope="module")
def twice(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_twice(archive, tmp_path_factory.mktemp("twice"))


@pytest.fixture(scope="module")
def documents(archive: Path) -> list[vbpl.Document]:
    return documents_of(archive)


@pytest.fixture(scope="module")
def graph(documents: list[vbpl.Document]) -> LinkGraph:
    return graph_of(documents)


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

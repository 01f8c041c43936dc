"""Answers from the tables are those of a library with the same documents."""

import datetime
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import vbpl
from consolidated import ACT, amending_text
from vbpl import Document, Library, LinkGraph
from vbpl.archive import Answers, ArchiveError, connect, convert, link, write_versions
from vbpl.errors import UnknownIdError
from vbpl.model import Link

DAYS = ("1990-01-01", "2012-06-01", "2031-03-06", "2031-03-08", "2040-01-01")


@pytest.fixture(scope="module")
def answers(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answers]:
    told = shutil.copytree(archive, tmp_path_factory.mktemp("told") / "out")
    write_versions(told)
    made = Answers(told)
    yield made
    made.close()


@pytest.fixture(scope="module")
def graph(archive: Path) -> LinkGraph:
    library = Library()
    rows = connect(archive).execute("SELECT tree FROM documents").fetchall()
    library.add(Document.model_validate_json(tree) for (tree,) in rows)
    return library.link()


def plain(links: list[Link]) -> list[dict[str, Any]]:
    """Links without the reasons of candidates, which the tables do not hold."""
    return [each.model_dump() | {"candidates": [(one.id, round(one.score, 9)) for one in each.candidates]}
            for each in links]


def test_documents_are_found_by_every_id(answers: Answers, graph: LinkGraph) -> None:
    for work_id in graph.documents:
        (text, *_) = graph.texts(work_id)
        found = answers.document(work_id)
        assert found.id == text.document_id
        assert answers.document(text.text_id) == answers.document(text.document_id) == found
        assert answers.work_id(text.text_id) == work_id


def test_links_are_those_of_a_graph(answers: Answers, graph: LinkGraph) -> None:
    seen = 0
    for work_id in graph.documents:
        assert plain(answers.cites(work_id).items) == plain(graph.cites(work_id))
        assert plain(answers.cited_by(work_id).items) == plain(graph.cited_by(work_id))
        seen += len(graph.cited_by(work_id))
    assert seen > 100


def test_links_of_a_relation_and_a_provision(answers: Answers, graph: LinkGraph) -> None:
    found = 0
    for work_id in graph.documents:
        for relation, place in (("amends", None), (None, "khoản 1 Điều 1"), (None, "Điều 2"), ("amends", "Điều 1")):
            assert plain(answers.cites(work_id, relation, place).items) == plain(graph.cites(work_id, relation, place))
            cited = answers.cited_by(work_id, relation, place)
            assert plain(cited.items) == plain(graph.cited_by(work_id, relation, place))
            found += cited.total
    assert found > 50


@pytest.mark.parametrize("day", ["2002-01-01", "2031-03-06", "2040-01-01"])
def test_links_by_day(answers: Answers, graph: LinkGraph, day: str) -> None:
    for work_id in graph.documents:
        for place in (None, "Điều 1", "Điều 2"):
            found = answers.cited_by(work_id, provision=place, on=day).items
            assert plain(found) == plain(graph.cited_by(work_id, provision=place, on=day))


def test_links_tell_the_wording_that_is_meant(answers: Answers, graph: LinkGraph) -> None:
    dated = [(cited, each) for cited in graph.links for each in cited.provisions if each.valid_from]
    assert dated
    for cited, each in dated:
        wording = graph.wordings(cited)[cited.provisions.index(each)]
        assert wording is not None
        assert (each.valid_from, each.valid_to) == (wording.valid_from, wording.valid_to)


def test_links_in_pages(answers: Answers, graph: LinkGraph) -> None:
    work_id = max(graph.documents, key=lambda each: len(graph.cited_by(each)))
    whole = answers.cited_by(work_id)
    assert whole.total == len(whole.items) > 3
    page = answers.cited_by(work_id, offset=1, limit=2)
    assert (page.total, page.items) == (whole.total, whole.items[1:3])
    assert answers.cites(work_id, offset=1, limit=2).items == answers.cites(work_id).items[1:3]


def test_status_and_history_are_those_of_a_graph(answers: Answers, graph: LinkGraph) -> None:
    states = set()
    for work_id in graph.documents:
        history = graph.history(work_id)
        assert strip(answers.history(work_id)) == strip(history)
        for day in DAYS:
            for place in (None, "khoản 1 Điều 1", "Điều 3"):
                told, known = answers.status(work_id, day, place), graph.status(work_id, day, place)
                assert strip(told.because) == strip(known.because)
                assert told.model_copy(update={"because": ()}) == known.model_copy(update={"because": ()})
                states.add(told.state)
    assert states >= {"in_force", "not_yet", "ended", "unknown"}


def strip(changes: Any) -> list[tuple[Any, ...]]:
    return [(each.date, each.relation, each.source, each.target, each.provisions, each.partial, each.until)
            for each in changes]


@pytest.fixture(scope="module", params=["table", "worked out"])
def acts(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Answers]:
    folder = tmp_path_factory.mktemp("acts")
    texts = {"act": ACT, "first": amending_text("1. Bãi bỏ khoản 1 Điều 5."),
             "second": amending_text("1. Thay cụm từ “bến” bằng cụm từ “cầu” tại Điều 3.", number=9, year=2023)}
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    convert([folder / f"{name}.txt" for name in texts], folder / "out", jobs=1)
    link(folder / "out", jobs=1)
    if request.param == "table":
        write_versions(folder / "out")
    made = Answers(folder / "out")
    yield made
    made.close()


def test_a_provision_has_the_wording_of_a_day(acts: Answers) -> None:
    act = vbpl.parse(ACT)
    amending = [vbpl.parse(amending_text("1. Bãi bỏ khoản 1 Điều 5.")),
                vbpl.parse(amending_text("1. Thay cụm từ “bến” bằng cụm từ “cầu” tại Điều 3.", number=9, year=2023))]
    versions = vbpl.consolidate(act, amending).versions
    several = [each for each in versions if each.provision == vbpl.Provision(article="3")]
    assert len(several) == 2 and several[0].valid_to
    day = several[0].valid_to
    before = acts.provision(act.id, "Điều 3", day - datetime.timedelta(days=1))
    after = acts.provision(act.id, "Điều 3", day)
    assert (before.text, after.text) == (several[0].text, several[1].text)
    assert "bến" in before.text and "cầu" in after.text and before.source == act.id != after.source
    assert acts.provision(act.id, "khoản 1 Điều 5", "2050-01-01").text == ""
    with pytest.raises(UnknownIdError, match="Điều 3 on 1900"):
        acts.provision(act.id, "Điều 3", "1900-01-01")
    with pytest.raises(UnknownIdError, match="Điều 99"):
        acts.provision(act.id, "Điều 99", "2022-01-01")


def test_a_provision_of_an_act_that_nothing_changes(answers: Answers, graph: LinkGraph) -> None:
    work = next(each for each in graph.documents if each.endswith("77-qd-svh"))
    wording = answers.provision(work, "Điều 2", "2032-01-01")
    assert wording.text.startswith("Điều 2. Quyết định này có hiệu lực")
    assert (wording.valid_from, wording.valid_to, wording.source) == (datetime.date(2031, 2, 3), None, work)


@pytest.mark.parametrize("ask", [
    lambda answers: answers.document("/akn/none"), lambda answers: answers.cites(5),
    lambda answers: answers.status("x", "2020-01-01"), lambda answers: answers.history(None),
    lambda answers: answers.provision("' OR 1=1 --", "Điều 1", "2020-01-01"),
])  # fmt: skip
def test_an_unknown_id_is_a_key_error(ask: Any, answers: Answers) -> None:
    with pytest.raises(UnknownIdError):
        ask(answers)


def test_arguments_are_read_or_refused(answers: Answers, graph: LinkGraph) -> None:
    work_id = next(iter(graph.documents))
    for ask in (lambda: answers.cites(work_id, "loves"), lambda: answers.status(work_id, "01/02/2020"),
                lambda: answers.cited_by(work_id, provision="Điều"), lambda: answers.provision(work_id, "x", DAYS[0])):
        with pytest.raises(vbpl.VbplError):
            ask()


def test_an_archive_must_be_linked_and_of_parquet(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Số: 1/QĐ-XYZ\nQUYẾT ĐỊNH\nVề mùa nước\n", encoding="utf-8")
    convert([tmp_path / "a.txt"], tmp_path / "out", jobs=1)
    convert([tmp_path / "a.txt"], tmp_path / "lines", jobs=1, form="jsonl")
    for folder, said in (("out", "not linked"), ("lines", "JSON Lines"), ("none", "no archive")):
        with pytest.raises(ArchiveError, match=said):
            Answers(tmp_path / folder)


def test_an_act_that_changes_an_amending_act_counts_too(tmp_path: Path) -> None:
    """Consolidated again, in the form of the table ``versions``."""
    third = amending_text("1. Bãi bỏ khoản 1 Điều 1.", number=21).replace(
        "15/2019/NĐ-CP ngày 05 tháng 3 năm 2019", "20/2021/NĐ-CP ngày 10 tháng 02 năm 2021")
    texts = {"act": ACT, "first": amending_text("1. Bãi bỏ khoản 1 Điều 5."), "third": third}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    convert([tmp_path / f"{name}.txt" for name in texts], tmp_path / "out", jobs=1)
    link(tmp_path / "out", jobs=1)
    library = Library()
    library.add(vbpl.parse(text) for text in texts.values())
    act, answers = vbpl.parse(ACT).id, Answers(tmp_path / "out")
    for day in ("2020-01-01", "2021-03-31", "2021-05-01"):
        found = [each.text for each in library.consolidate(act).versions
                 if each.provision == vbpl.Provision(article="5", clause="1")
                 and (each.valid_from is None or str(each.valid_from) <= day)
                 and (each.valid_to is None or day < str(each.valid_to))]
        assert [answers.provision(act, "khoản 1 Điều 5", day).text] == (found or ["1. Giữ bến sạch."])
    answers.close()

"""Decisions: how good the best candidate must be, and how far ahead of the others."""

import datetime

import pytest

from linked import document, says
from vbpl.linking.changes import find_cycles
from vbpl.linking.description import Context, Description
from vbpl.linking.entry import Entry, read_entry
from vbpl.linking.index import Index
from vbpl.linking.resolve import SHOWN, Resolver
from vbpl.linking.score import Evidence
from vbpl.tables import read_table

LIMITS = read_table("linking")["decision"]


def test_the_limits() -> None:
    assert LIMITS == {"resolved": 0.70, "ambiguous": 0.45, "lead": 0.10}


@pytest.mark.parametrize(("totals", "status", "shown"), [
    ([], "unresolved", 0), ([0.44], "unresolved", 0), ([0.45], "ambiguous", 1), ([0.69], "ambiguous", 1),
    ([0.70], "resolved", 1), ([0.70, 0.60], "resolved", 1), ([0.70, 0.61], "ambiguous", 2),
    ([0.69, 0.50], "ambiguous", 1), ([0.50, 0.44], "ambiguous", 2), ([1.2, 1.11, 1.09], "ambiguous", 2),
    ([0.8] * 7, "ambiguous", SHOWN),
])
def test_decision(totals: list[float], status: str, shown: int) -> None:
    ranked = [(read_entry(document(text=str(at))), Evidence(total, ())) for at, total in enumerate(totals)]
    verdict = Resolver(Index(), {})._decide(ranked)
    assert (verdict.status, len(verdict.candidates)) == (status, shown)
    assert list(verdict.candidates) == ranked[:shown]


def test_candidates_are_ranked_by_total_then_by_id() -> None:
    index = Index()
    entries = [read_entry(document("nghi_dinh", f"{serial}/2031/NĐ-CP", "2031-03-04", issuers=["CHÍNH PHỦ"]))
               for serial in (12, 13, 12)]
    for entry in entries:
        index.file(entry, entry.keys)
    found = Resolver(index, {}).resolve(says("12/2031/NĐ-CP", kind="nghi_dinh"), Context())
    assert found.verdict.status == "ambiguous"
    assert [entry.id for entry, _ in found.verdict.candidates] == [entries[0].id] * 2
    assert found.tiers == [("12/2031/cp",)]


def law(year: int, starts: str | None = None) -> Entry:
    number, day = f"{year - 2000}/{year}/QH20", f"{year}-03-04"
    entry = read_entry(document("luat", number, day, "bến đò", ["QUỐC HỘI"], family="qppl"))
    if starts:
        entry.starts = datetime.date.fromisoformat(starts)
    return entry


@pytest.mark.parametrize(("on", "known", "marks"), [
    ("2032-01-01", None, {2031: "in_force"}), ("2036-01-01", None, {2031: "outdated", 2035: "in_force"}),
    ("2035-03-04", None, {2031: "outdated", 2035: "in_force"}), ("2035-03-03", None, {2031: "in_force"}),
    ("2036-01-01", 2034, {2031: "outdated", 2035: "in_force"}), ("2034-01-01", 2033, {2031: "outdated"}),
    ("2034-01-01", 2031, {2031: "in_force"}), ("2034-01-01", 2034, {2031: "in_force"}), ("2030-01-01", None, {}),
    (None, None, {}),
])
def test_which_of_several_acts_of_a_name_is_in_force(
    on: str | None, known: int | None, marks: dict[int, str]
) -> None:
    index = Index()
    entries = [law(2031), law(2035)]
    for entry in entries:
        index.file(entry, entry.keys)
    if known:
        index.know_act(says("9/2030/QH20", name="ben do", year=known))
    day = datetime.date.fromisoformat(on) if on else None
    ranked = Resolver(index, {})._rank(Description(kind="luat", name="ben do"), Context(date=day), entries)
    found = {entry.says.year: mark for entry, evidence in ranked for mark in evidence.codes
             if mark in ("in_force", "outdated")}
    assert found == marks


@pytest.mark.parametrize(("changes", "circles"), [
    ({}, []), ({"a": ["b"]}, []), ({"a": ["a"]}, [["a"]]), ({"a": ["b"], "b": ["a"]}, [["a", "b"]]),
    ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, []), ({"a": ["b"], "b": ["c"], "c": ["b"]}, [["b", "c"]]),
    ({"a": ["b"], "b": ["a"], "c": ["d"], "d": ["c"]}, [["a", "b"], ["c", "d"]]),
])
def test_circles(changes: dict[str, list[str]], circles: list[list[str]]) -> None:
    assert list(find_cycles(changes)) == circles

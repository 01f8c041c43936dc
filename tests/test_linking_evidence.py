"""Evidence: the weights in the table, in the docs, and what they add up to."""

import re
from pathlib import Path

import pytest

from vbpl.linking.score import weigh
from vbpl.tables import read_table

ROOT = Path(__file__).parents[1]
EVIDENCE = read_table("linking")["evidence"]
RESOLVED = read_table("linking")["decision"]["resolved"]


def test_the_docs_say_what_each_piece_of_evidence_weighs():
    rows = re.findall(r"^\| `(\w+)` \| (-?[\d.]+) \|", (ROOT / "docs" / "linking.md").read_text(encoding="utf-8"), re.M)
    assert {code: float(weight) for code, weight in rows} == {code: row["weight"] for code, row in EVIDENCE.items()}


def test_every_piece_of_evidence_is_used():
    code = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src" / "vbpl" / "linking").glob("*.py"))
    assert [name for name in EVIDENCE if f'"{name}"' not in code] == []


def test_reasons_are_clauses_of_a_sentence():
    for row in EVIDENCE.values():
        assert row["words"][0].islower() and not row["words"].endswith(".")


@pytest.mark.parametrize("codes", [
    ("number_same",), ("number_same", "date_other", "kind_same"), ("number_same", "body_same", "kind_same", "inferred"),
    ("number_bare", "kind_same", "body_same", "near_in_time"), ("number_doubtful", "date_same", "body_same"),
    ("name_same", "year_same"), ("name_same", "date_same"), ("name_same", "in_force"), ("title_names", "kind_same"),
    ("title_suggests", "date_same"), ("described", "date_same", "kind_same", "body_same"),
])
def test_enough(codes):
    assert weigh(codes).total >= RESOLVED


@pytest.mark.parametrize("codes", [
    ("number_bare", "kind_same", "body_same"), ("number_doubtful", "date_same", "kind_same"),
    ("name_same", "kind_same"),
    ("title_suggests", "kind_same", "body_same"), ("title_names",), ("number_same", "body_same", "kind_other"),
    ("digits_other", "kind_same", "body_same", "date_same", "title_same"), ("number_same", "inferred"),
    ("title_names", "kind_same", "contested"),
])
def test_not_enough(codes):
    assert weigh(codes).total < RESOLVED


def test_a_score_lies_between_nothing_and_certainty():
    assert weigh(("number_same", "date_same", "kind_same", "body_same", "title_same")).score == 1.0
    assert weigh(("kind_other",)).score == 0.0

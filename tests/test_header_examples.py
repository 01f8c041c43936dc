"""Headers: every flattening order of the domain's examples."""

import datetime
import json
import re
from pathlib import Path
from typing import Any

import pytest

from headers import read
from vbpl.text.folding import fold, tone_key

EXAMPLES = json.loads((Path(__file__).parent / "data/header_examples.json").read_text(encoding="utf-8"))["examples"]


def header_of(text: str) -> str:
    """An example without the recital that follows its header."""
    return re.split(r"(?:(?<=\s)|^)Căn cứ ", text, maxsplit=1)[0]


def date_of(edtf: str | None) -> datetime.date | None:
    return datetime.date.fromisoformat(edtf) if edtf and "X" not in edtf else None


def test_number_of_examples() -> None:
    assert len(EXAMPLES) == 20


@pytest.mark.parametrize("case", EXAMPLES, ids=lambda case: case["id"])
def test_domain_examples(case: dict[str, Any]) -> None:
    expected = case["expected"]
    reading = read(header_of(case["text"]))
    header = reading.header
    assert header.number and header.number.canonical == expected["number"].removeprefix("?")
    assert header.place == expected["place"]
    assert header.date == date_of(expected["date"])
    assert reading.family == expected["family"]
    assert reading.kind == "_".join(fold(expected["type"]).split())
    assert header.urgency == expected.get("urgency")
    addressees = [party.name for party in reading.addressees]
    assert addressees == expected.get("addressees", addressees)


@pytest.mark.parametrize("case", EXAMPLES, ids=lambda case: case["id"])
def test_domain_issuers_and_subjects(case: dict[str, Any]) -> None:
    expected = case["expected"]
    header = read(header_of(case["text"])).header
    wanted = expected["issuer"] if isinstance(expected["issuer"], list) else [expected["issuer"]]
    # H18 is damaged: the name stays as printed, so it is compared without accents
    key = fold if case["id"] == "H18" else tone_key
    assert [key(issuer.name) for issuer in header.issuers] == [key(name) for name in wanted]
    superior = header.issuers[0].parent
    assert (superior.name if superior else None) == expected["superior"]
    # the guide keeps a plain "về" of a subject, which the example of H13 leaves out
    subject = (header.subject or "").removeprefix("về " if case["id"] == "H13" else "")
    assert subject == (expected["subject"] or "")

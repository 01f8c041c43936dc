"""The numbers of the domain's examples, and a number read from a string."""

import json
from pathlib import Path

from vbpl.model import DocumentNumber
from vbpl.numbers import parse_number

DATA = json.loads((Path(__file__).parent / "data" / "number_examples.json").read_text(encoding="utf-8"))


def number_of(text: str, issuer: str | None = None) -> DocumentNumber:
    number = parse_number(text, issuer=issuer)
    assert number is not None, text
    return number

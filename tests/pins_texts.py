"""Small texts for tests/pins: whole documents, and sheets of short texts from the cases of other tests."""

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from pathlib import Path
from typing import Any

import citation_cases
from cases_reader import CASES
from cases_reader import read_cases as read_structure
from corpus_tools import read_corpus
from vbpl.tables import read_table

PINS = Path(__file__).parent / "pins"
HEADERS = Path(__file__).parent / "data" / "header_examples.json"
EXAMPLES = ("amendment_words", "check_rules", "citation_words", "diagnostics", "official_spellings",
            "relation_triggers")
"""Tables whose rows have texts as examples."""
KEYS = ("example", "examples", "good", "bad", "decision", "deputy", "letter")
"""Keys of their texts; the samples of check_rules.toml are among them."""
SHEET = 14
"""Texts of a sheet."""

Sheet = dict[str, str]
"""Texts by title."""


def own_texts() -> Sheet:
    """The texts of tests/pins, by name."""
    paths = sorted((PINS / "texts").glob("*.txt"))
    return {path.stem: path.read_bytes().decode("utf-8") for path in paths}


def whole_texts() -> Sheet:
    """The texts of corpus/ and of tests/pins, by name."""
    return {case.slug: case.text for case in read_corpus()} | own_texts()


def sheets(files: dict[str, Sheet]) -> dict[str, Sheet]:
    """Short texts, by the file they come from, a few on each sheet."""
    return {f"{name}-{at}": dict(part) for name, sheet in files.items()
            for at, part in enumerate(batched(sheet.items()), 1)}


def batched(texts: Iterable[tuple[str, str]]) -> Iterator[tuple[tuple[str, str], ...]]:
    """Texts on one sheet: as many as are read in a fraction of a second."""
    rest = iter(texts)
    while part := tuple(islice(rest, SHEET)):
        yield part


def files_of_texts() -> dict[str, Sheet]:
    """Short texts, by the file they come from."""
    structure = {path.stem: {case.title: case.text for case in read_structure(path)}
                 for path in sorted(CASES.glob("structure-*.txt"))}
    examples = json.loads(HEADERS.read_text(encoding="utf-8"))["examples"]
    tables = {f"table-{name}": dict(table_examples(name)) for name in EXAMPLES}
    return structure | {
        "headers": {each["id"]: each["text"] for each in examples},
        "citations": {case.title: case.text for case in citation_cases.read_cases(CASES / "citations.txt")},
        "citations-none": {case.title: case.text for case in citation_cases.read_cases(CASES / "citations-none.txt")},
        "amendments": {case.title: case.text for case in read_structure(CASES / "amendments.txt")},
    } | tables


def table_examples(name: str) -> Iterator[tuple[str, str]]:
    """The examples in the rows of a table, each as a text, without the square brackets that mark mentions."""
    examples = dict.fromkeys(iter_examples(read_table(name)))
    yield from ((text, text.replace("[", "").replace("]", "")) for text in examples)


def iter_examples(value: Any) -> Iterator[str]:
    if isinstance(value, dict):
        for key, each in value.items():
            if key in KEYS:
                yield from [each] if isinstance(each, str) else filter(lambda one: isinstance(one, str), each)
            else:
                yield from iter_examples(each)
    elif isinstance(value, list):
        for each in value:
            yield from iter_examples(each)

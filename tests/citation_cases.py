"""Citations drawn under their text, as tests/cases/citations*.txt hold them.

A case has a title and lines of text. A row follows each line for every citation that begins on it: its span drawn with
brackets, then its fields. A span that continues on the next line is left open. The title may end with the place of the
text: ``{article=5 clause=2 quoted}``.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from cases_reader import split_cases
from vbpl.citations.resolve.context import Context
from vbpl.model import Citation, Provision

ROW = re.compile(r" *\[=*[\]>] ")
LEVELS = ("annex", "part", "chapter", "section", "subsection", "article", "clause", "point", "item")


class Case(NamedTuple):
    """One case: its title, the context, the lines of its text, and the text with its drawn rows."""

    title: str
    context: Context
    text: str
    drawn: str


def read_cases(path: Path) -> list[Case]:
    """The cases of a file. Raises ValueError if it is malformed."""
    return [read_case(path, part) for part in split_cases(path)]


def read_case(path: Path, part: str) -> Case:
    title, _, drawn = part.strip("\n").partition("\n")
    lines = [line for line in drawn.split("\n") if not ROW.match(line)]
    if not title or not lines or not lines[0]:
        raise ValueError(f"{path.name}: case {title!r} has no text")
    return Case(title, read_context(title), "\n".join(lines), drawn)


def read_context(title: str) -> Context:
    given = re.search(r"\{(.*)\}$", title)
    words = given[1].split() if given else []
    path = dict(word.split("=") for word in words if "=" in word)
    return Context(path=path, quoted="quoted" in words)  # type: ignore[arg-type]


def draw(text: str, citations: list[Citation]) -> str:
    """The text with a row under each line for every citation that begins on it."""
    return "\n".join(_rows(text, citations))


def _rows(text: str, citations: list[Citation]) -> Iterator[str]:
    start = 0
    for line in text.split("\n"):
        yield line
        end = start + len(line)
        for citation in citations:
            if start <= citation.span.start < end:
                closed = citation.span.end <= end
                width = min(citation.span.end, end) - citation.span.start - 2
                mark = f"[{'=' * width}{']' if closed else '>'}"
                yield f"{' ' * (citation.span.start - start)}{mark} {said(citation)}"
        start = end + 1


def said(citation: Citation) -> str:
    """The fields of a citation, in one line."""
    parts = [
        citation.target, citation.kind, citation.number and citation.number.canonical,
        citation.date and citation.date.isoformat(), citation.year and str(citation.year),
        citation.issuer and f"issuer={citation.issuer}", citation.name and f"name={citation.name}",
        citation.subject and f"title={citation.subject}", *map(path_of, citation.provisions),
    ]
    return " ".join(part for part in parts if part)


def path_of(provision: Provision) -> str:
    numbers = provision.model_dump()
    path = "/".join(f"{level}:{numbers[level]}" for level in LEVELS if numbers[level])
    return f"{path}..{path_of(provision.through)}" if provision.through else path

"""Documents built by hand: units with their children, and mentions marked in the text.

A mention is ``[words {path @key ~relation !target}]``: ``path`` is article.clause.point; commas separate several.
"""

import datetime
import re
from typing import NamedTuple

from vbpl.citations.own_text import CitedDocument, OwnTexts
from vbpl.model import Block, Citation, Document, Header, Provision, Span
from vbpl.source import Source
from vbpl.structure.layout import layout_of

MARK = re.compile(r"\[([^\[\]{}]*?)\s?\{([^}]*)\}\]")


class Unit(NamedTuple):
    """A block to build: its own text with marks, and its children."""

    text: str
    children: tuple["Unit", ...] = ()
    level: str = "clause"
    heading: str | None = None


def unit(text: str, *children: Unit, level: str = "clause", heading: str | None = None) -> Unit:
    return Unit(text, children, level, heading)


def quote(text: str) -> Unit:
    return Unit(text, level="quote")


def document(*units: Unit, title: str = "", date: str | None = None) -> tuple[Document, Source]:
    """The document of these units below a header that holds only ``title``."""
    builder = _Builder()
    builder.add(title + "\n")
    header = Span(start=0, end=len(builder.text))
    body = [builder.block(each) for each in units]
    printed = datetime.date.fromisoformat(date) if date else None
    return Document(
        id="/akn/vn/x", kind="nghi_dinh", family="qppl", header=Header(span=header, date=printed), body=body,
        citations=builder.citations, span=Span(start=0, end=len(builder.text)),
    ), Source(builder.text)


class _Builder:
    def __init__(self) -> None:
        self.text = ""
        self.citations: list[Citation] = []

    def add(self, marked: str) -> str:
        start, at = len(self.text), 0
        for mark in MARK.finditer(marked):
            self.text += marked[at:mark.start()]
            self.citations.append(_citation(mark[1], mark[2], len(self.text)))
            self.text += mark[1]
            at = mark.end()
        self.text += marked[at:]
        return self.text[start:]

    def block(self, each: Unit) -> Block:
        start = len(self.text)
        own = self.add(each.text)
        self.text += "\n"
        children = [self.block(child) for child in each.children]
        return Block(type=each.level, heading=each.heading, text=own, children=children,
                     span=Span(start=start, end=len(self.text) - 1))


def _citation(words: str, notes: str, start: int) -> Citation:
    values = {"@": None, "~": "amends", "!": "previous"}
    paths = []
    for note in notes.split():
        if note[0] in values:
            values[note[0]] = note[1:]
        else:
            paths += note.split(",")
    return Citation(
        text=words, span=Span(start=start, end=start + len(words)), target=values["!"], relation=values["~"],
        key=values["@"], provisions=[provision(path) for path in paths],
    )


def provision(path: str) -> Provision:
    """``5.2.a`` as Điều 5, khoản 2, điểm a; ``-.2`` as khoản 2 alone."""
    levels = zip(("article", "clause", "point"), path.split("."), strict=False)
    return Provision(**{level: number for level, number in levels if number != "-"})


def cited(built, source):
    """A built document with its citations, as a second reading finds them."""
    starts = [source.to_clean(citation.span.start) for citation in built.citations]
    return CitedDocument(built, source, OwnTexts(layout_of(built, source)), starts)

"""Shown: a document to show, and files linked with each other."""

import datetime
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from ..linking import Library, LinkGraph
from ..linking.entry import text_hash
from ..model import Bundle, Diagnostic, Document, Link, Span, Status


class Paper(NamedTuple):
    """The text of a file and the documents in it."""

    name: str
    text: str
    bundle: Bundle


class Shown(NamedTuple):
    """A document to show."""

    document: Document
    text: str
    """The text that its spans count in."""
    links: Sequence[Link] = ()
    """From this document, in any order."""
    diagnostics: Sequence[Diagnostic] = ()
    """Of the file and of linking. Those of the document itself are shown anyway."""
    name: str = ""
    """Place of the file."""
    id: str = ""
    """The id that links use; empty if that is ``document.id``."""
    cited_by: Sequence[Link] = ()
    """Links of other documents to this one."""
    stretch: Span | None = None
    """Part of the text to show; None for the document's span."""
    standing: str = ""
    """Its status on ``day``, in the words of `standing_of`; empty if it is not shown here."""
    day: datetime.date | None = None

    @property
    def key(self) -> str:
        """The id that links use."""
        return self.id or self.document.id


def standing_of(status: Status) -> str:
    """A status in one word: its state, or ``partly`` if a part of what is in force has ended."""
    return "partly" if status.state == "in_force" and status.partial else status.state


def anchor(span: Span) -> str:
    """The place of ``span`` in the page of its document: the unit or citation there, or the unit around it."""
    return f"u{span.start}"


def link_papers(papers: Iterable[Paper]) -> list[Shown]:
    """Every document of some texts, linked with each other; together those of a text show all of it."""
    papers = list(papers)
    library = Library()
    library.add(paper.bundle for paper in papers)
    graph = library.link()
    return [shown for paper in papers for shown in _shown(paper, graph)]


def _shown(paper: Paper, graph: LinkGraph) -> list[Shown]:
    documents, today = paper.bundle.documents, datetime.date.today()
    starts = [0, *(document.span.start for document in documents[1:]), len(paper.text)]
    shown = []
    for index, document in enumerate(documents):
        text_id = f"{document.id}-{text_hash(document)}"
        key = graph.work(text_id).work_id
        shown.append(Shown(
            document, paper.text, graph.links_of(text_id),
            [*(paper.bundle.diagnostics if index == 0 else ()), *graph.diagnostics.get(key, ())],
            paper.name, key, graph.cited_by(key), Span(start=starts[index], end=starts[index + 1]),
            standing_of(graph.status(key, today)), today,
        ))  # fmt: skip
    return shown

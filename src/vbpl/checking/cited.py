"""T7: what a library knows of the documents that this one cites."""

import datetime
from collections.abc import Iterator

from ..model import CHANGES, Diagnostic, Link
from .paper import Paper
from .registry import Finding, checks

SPEAKS_OF_THE_PAST = frozenset({*CHANGES, "amended_by_stated"})
"""Relations in which an act without effect may well be named."""


@checks("T701")
def dead_ground(paper: Paper) -> Iterator[Finding]:
    """A ground had no effect any more on the day of the document."""
    for link in paper.links:
        if link.relation == "legal_basis" and _ended(paper, link):
            yield Finding(link.citation.span, {"text": link.citation.text})


@checks("T702")
def dead_act(paper: Paper) -> Iterator[Finding]:
    """An act is applied that had no effect any more on the day of the document."""
    for link in paper.links:
        if link.relation not in SPEAKS_OF_THE_PAST | {"legal_basis"} and _ended(paper, link):
            yield Finding(link.citation.span, {"text": link.citation.text})


@checks("T703")
def other_date(paper: Paper) -> Iterator[Finding]:
    """A cited act has another date."""
    for diagnostic in _remarks(paper, "L503"):
        yield Finding(diagnostic.span, {"remark": diagnostic.message})


@checks("T704")
def other_provision(paper: Paper) -> Iterator[Finding]:
    """A cited act has no such provision."""
    for diagnostic in _remarks(paper, "L507"):
        yield Finding(diagnostic.span, {"remark": diagnostic.message})


def _ended(paper: Paper, link: Link) -> bool:
    """Whether the target had begun and lost its effect before the document, and not through it."""
    graph, target, date = paper.graph, link.target, paper.document.header.date
    if graph is None or target is None or date is None or _ends_it(paper, target):
        return False
    begins = graph.documents[target].starts
    return begins is not None and begins <= date and graph.in_force(target, _day_before(date)) is False


def _ends_it(paper: Paper, target: str) -> bool:
    return any(link.target == target and link.relation in ("repeals", "replaces") for link in paper.links)


def _day_before(date: datetime.date) -> datetime.date:
    return date - datetime.timedelta(days=1) if date > datetime.date.min else date


def _remarks(paper: Paper, code: str) -> Iterator[Diagnostic]:
    """What linking remarked on the citations of a document; nothing where a library holds several texts of it."""
    graph = paper.graph
    if graph and len(graph.texts(paper.document.id)) == 1:
        yield from (each for each in graph.diagnostics_of(paper.document.id) if each.code == code)

"""Findings: what was doubtful in linking, as diagnostics."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from ..model import CHANGES, Diagnostic, Link, Severity, Span
from .entry import Record, Verdict
from .history import find_cycles

if TYPE_CHECKING:
    from .graph import LinkGraph

CODES: dict[str, tuple[Severity, str]] = {
    "L501": ("warning", "another text states the identity {id}"),
    "L502": ("warning", "{text} is taken for {number}, one slip away"),
    "L503": ("warning", "{text} is cited with another day than {date}, which the document has"),
    "L504": ("info", "the document cites itself as if it were another"),
    "L505": ("warning", "documents change each other in a circle: {ids}"),
    "L506": ("warning", "{text} is cited before the day it was issued, {date}"),
    "L507": ("warning", "{text}: {reason}"),
    "L508": ("info", "the document states no number; those that cite it call it {number}"),
    "L509": ("warning", "the documents that cite this one give it different numbers"),
    "L510": ("warning", "{text} is dated after the document that cites it"),
}
"""Codes of linking with their severity and words."""


def find_all(graph: "LinkGraph") -> dict[str, list[Diagnostic]]:
    """Diagnostics by document id, those of its links in the order of citations; documents with none are left out."""
    found: dict[str, list[Diagnostic]] = {}
    changes: dict[str, list[str]] = {}
    for record in graph.sorted_records:
        links = graph.links_of(record)
        key = graph.key(record.entry)
        changes[key] = _changed(key, links)
        diagnostics = [*_of_document(graph, record), *of_links(graph, record, links)]
        if diagnostics:
            found[key] = diagnostics
    for circle in find_cycles(changes):
        for key in circle:
            found.setdefault(key, []).append(_diagnostic("L505", _head(graph, key), ids=", ".join(circle)))
    return found


def _of_document(graph: "LinkGraph", record: Record) -> Iterator[Diagnostic]:
    entry = record.entry
    key = graph.key(entry)
    if key != entry.id:
        yield _diagnostic("L501", _head(graph, key), id=entry.id)
    if key in graph.contested:
        yield _diagnostic("L509", _head(graph, key))
    inferred = graph.identities.get(key)
    if inferred and inferred.number:
        yield _diagnostic("L508", _head(graph, key), number=inferred.number.canonical)


def of_links(graph: "LinkGraph", record: Record, links: Iterable[Link]) -> Iterator[Diagnostic]:
    """What was doubtful about the links of one document, in their order."""
    for verdict, link in zip(record.verdicts, links, strict=True):
        yield from _of_link(graph, record, verdict, link)


def _of_link(graph: "LinkGraph", record: Record, verdict: Verdict, link: Link) -> Iterator[Diagnostic]:
    citation, day = link.citation, record.entry.says.date
    if citation.date and day and citation.date > day:
        yield _diagnostic("L510", citation.span, text=citation.text)
    if link.target is None:
        return
    target, evidence = verdict.candidates[0]
    codes = {*evidence.codes}
    says = graph.identities.get(link.target, target.says)
    if codes & {"number_doubtful", "number_repaired"}:
        yield _diagnostic("L502", citation.span, text=citation.text, number=says.number and says.number.text)
    if "date_other" in codes:
        yield _diagnostic("L503", citation.span, text=citation.text, date=says.date)
    if target is record.entry and citation.target == "other":
        yield _diagnostic("L504", citation.span)
    if "younger" in codes:
        yield _diagnostic("L506", citation.span, text=citation.text, date=says.date)
    if not all(each.found for each in link.provisions):
        yield _diagnostic("L507", citation.span, text=citation.text, reason=link.reason)


def _changed(key: str, links: list[Link]) -> list[str]:
    return [link.target for link in links if link.relation in CHANGES and link.target and link.target != key]


def _head(graph: "LinkGraph", key: str) -> Span:
    return graph.documents[key].head


def _diagnostic(code: str, span: Span, **values: object) -> Diagnostic:
    severity, words = CODES[code]
    return Diagnostic(code=code, severity=severity, message=words.format(**values), span=span)

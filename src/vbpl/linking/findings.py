"""Findings: doubts of linking, as diagnostics."""

from collections.abc import Callable, Iterable, Iterator, Mapping

from ..model import CHANGES, Diagnostic, Link, Severity, Span
from .changes import find_cycles
from .entry import Entry, Verdict
from .held import Held

CODES: dict[str, tuple[Severity, str]] = {
    "L501": ("warning", "another text of this document, {id}, differs: {what}"),
    "L502": ("warning", "{text} is taken for {number}, one slip away"),
    "L503": ("warning", "{text} is cited with another day than {date}, which the document has"),
    "L504": ("info", "the document cites itself as if it were another"),
    "L505": ("warning", "documents change each other in a circle: {ids}"),
    "L506": ("warning", "{text} is cited before the day it was issued, {date}"),
    "L507": ("warning", "{text}: {reason}"),
    "L508": ("info", "the document states no number; those that cite it call it {number}"),
    "L509": ("warning", "the documents that cite this one give it different numbers"),
    "L510": ("warning", "{text} is dated after the document that cites it"),
    "L511": ("warning", "the document prints the number {printed}; it is taken for {number}"),
}
"""Codes of linking with their severity and message."""


Verdicts = Mapping[Entry, tuple[Verdict, ...]]


def find_all(
    works: Iterable[Held], verdicts: Verdicts, links_of: Callable[[Entry], list[Link]], held: Mapping[Entry, Held]
) -> dict[str, list[Diagnostic]]:
    """Diagnostics by work; those of its links in the order of citations. Works without any are left out."""
    found: dict[str, list[Diagnostic]] = {}
    changes: dict[str, list[str]] = {}
    heads: dict[str, Span] = {}
    for work in works:
        links = links_of(work.entry)
        changes[work.id], heads[work.id] = _changed(work.id, links), work.entry.head
        diagnostics = [*_of_work(work), *of_links(work.entry, verdicts[work.entry], links, held)]
        if diagnostics:
            found[work.id] = diagnostics
    for circle in find_cycles(changes):
        for key in circle:
            found.setdefault(key, []).append(_diagnostic("L505", heads[key], ids=", ".join(circle)))
    return found


def _of_work(work: Held) -> Iterator[Diagnostic]:
    entry = work.entry
    for text in work.texts[1:]:
        yield _diagnostic("L501", entry.head, id=text.text_id, what=_difference(entry, text))
    if work.contested:
        yield _diagnostic("L509", entry.head)
    if work.inferred and work.says.number:
        number, printed = work.says.number.canonical, entry.says.number
        yield (_diagnostic("L511", entry.head, number=number, printed=printed.text) if printed
               else _diagnostic("L508", entry.head, number=number))


def _difference(entry: Entry, text: Entry) -> str:
    """How a copy differs, in a few words."""
    units = {*entry.outline.places.split("\n")} ^ {*text.outline.places.split("\n")}
    paths = sorted({place.partition(":")[0] for place in units} - {""})
    only = [path for path in paths if (path in _paths(entry)) != (path in _paths(text))]
    numbers = [each.says.number.canonical for each in (entry, text) if each.says.number]
    said = {
        "the number": len(set(numbers)) > 1,
        "the day": entry.says.date != text.says.date,
        "the title": entry.says.title != text.says.title,
        f"{len(only)} units": bool(only),
        f"{len(text.mentions)} citations for {len(entry.mentions)}": len(entry.mentions) != len(text.mentions),
    }
    return ", ".join(what for what, differs in said.items() if differs) or "some words"


def _paths(entry: Entry) -> set[str]:
    return {place.partition(":")[0] for place in entry.outline.places.split("\n")}


def of_links(
    entry: Entry, verdicts: Iterable[Verdict], links: Iterable[Link], held: Mapping[Entry, Held]
) -> Iterator[Diagnostic]:
    """The doubts about the links of one text, in their order."""
    for verdict, link in zip(verdicts, links, strict=True):
        yield from _of_link(entry, verdict, link, held)


def _of_link(entry: Entry, verdict: Verdict, link: Link, held: Mapping[Entry, Held]) -> Iterator[Diagnostic]:
    citation, day = link.citation, entry.says.date
    if citation.date and day and citation.date > day:
        yield _diagnostic("L510", citation.span, text=citation.text)
    if link.target is None:
        return
    target, evidence = verdict.candidates[0]
    codes = {*evidence.codes}
    says = held[target].says
    if codes & {"number_doubtful", "number_repaired"}:
        yield _diagnostic("L502", citation.span, text=citation.text, number=says.number and says.number.text)
    if "date_other" in codes:
        yield _diagnostic("L503", citation.span, text=citation.text, date=says.date)
    if held[target] is held[entry] and citation.target == "other":
        yield _diagnostic("L504", citation.span)
    if "younger" in codes:
        yield _diagnostic("L506", citation.span, text=citation.text, date=says.date)
    if not all(each.found for each in link.provisions):
        yield _diagnostic("L507", citation.span, text=citation.text, reason=link.reason)


def _changed(key: str, links: list[Link]) -> list[str]:
    return [link.target for link in links if link.relation in CHANGES and link.target and link.target != key]


def _diagnostic(code: str, span: Span, **values: object) -> Diagnostic:
    severity, words = CODES[code]
    return Diagnostic(code=code, severity=severity, message=words.format(**values), span=span)

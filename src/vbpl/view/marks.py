"""Marks of a document: the parts of its text that become elements, each with key and colour."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from markupsafe import Markup

from ..model import Block, Citation, Diagnostic, Document, Fragment, Link, Span
from . import layout
from .fields import GROUPS, OTHER, Field, Owners
from .links import Lead, key_of, leads_to
from .nest import Mark, attributes
from .places import Place
from .typography import set_lines
from .words import Words

UNIT, CELL, HEAD, FIELD, CITATION, REMARK = range(6)
"""Ranks: lower ones hold higher ones."""
SEVERITIES = ("error", "warning", "info")
CHARACTERS_A_LINE = 80


class Remark(NamedTuple):
    """Diagnostics at one place of the text."""

    key: str
    span: Span
    diagnostics: tuple[Diagnostic, ...]

    @property
    def severity(self) -> str:
        """The worst of them."""
        return min((each.severity for each in self.diagnostics), key=SEVERITIES.index)


def remarks_of(diagnostics: Iterable[Diagnostic], text: str) -> list[Remark]:
    """Diagnostics by place, in the order of the text.

    Overlapping ones share a place, which ends with its first line.
    """
    remarks: list[Remark] = []
    for each in sorted(diagnostics, key=lambda each: (each.span.start, each.span.end)):
        last = remarks[-1] if remarks else None
        if last and (each.span.start < last.span.end or each.span == last.span):
            remarks[-1] = last._replace(diagnostics=(*last.diagnostics, each))
        else:
            line = text.find("\n", each.span.start, each.span.end)
            end = each.span.end if line < 0 else line
            remarks.append(Remark(f"x{len(remarks)}", Span(start=each.span.start, end=end), (each,)))
    return remarks


def unit_marks(document: Document, places: Sequence[Place], text: str, stretch: Span, prefix: str, words: Words
               ) -> Iterator[Mark]:
    """Units in a range of the text with their heads, tables as rows and cells, and lines in columns."""
    lines = layout.Lines(text, stretch)
    whole = _whole_spans(places, lines)
    for place, span in zip(places, whole, strict=True):
        slab = f"slab s{_size(text, span)}" if place.is_slab else None
        inline = None if lines.begin(span.start) else "inline"
        yield _mark(span, UNIT, "div", prefix + place.key, "u", place.kind, slab, inline)
        if isinstance(place.node, Block):
            yield from _head_marks(place.node, text)
            if place.node.type == "table":
                yield from _table_marks(text, span, words)
    tables = {span.start for place, span in zip(places, whole, strict=True) if place.kind == "table"}
    edges = {stretch.start, stretch.end, *(span.start for span in whole), *(span.end for span in whole)}
    runs = [run for start, end in pairwise(sorted(edges)) if start not in tables
            for run in layout.iter_column_runs(text, start, end)]
    yield from (_frame(run, "columns", words["page"]["columns"]) for run in runs)
    for lines_set in set_lines(document.fragments, places, text, runs):
        yield _mark(lines_set.span, UNIT, "div", None, lines_set.kind)


def field_marks(
    fragments: Iterable[Fragment], fields: Sequence[Field], recitals: Sequence[Field], prefix: str
) -> Iterator[Mark]:
    """Printed pieces outside the units, and statements inside them, in the colour of their fields."""
    owners = Owners([*fields, *recitals])
    named: set[str | None] = {None}
    for fragment in sorted(fragments, key=lambda each: each.span.start):
        owner, group = owners.of(fragment), GROUPS.get(fragment.role, OTHER)
        mark = _mark(fragment.span, FIELD, "span", owner and prefix + owner, "f", f"g-{group}")
        yield mark._replace(first=Markup()) if owner in named else mark
        named.add(owner)
    for field in fields:
        if field.span and not field.roles:
            yield _mark(field.span, FIELD, "span", prefix + field.key, "f", f"g-{field.group}")


def citation_marks(links: Iterable[tuple[Citation, Link | None]], lead: Lead, prefix: str) -> Iterator[Mark]:
    """Citations; resolved ones are links."""
    for citation, link in links:
        target = leads_to(link, lead)
        status = link.status if link else "unresolved"
        mark = _mark(citation.span, CITATION, "a" if target else "span", prefix + key_of(citation), "c", status)
        if target:
            leads = attributes(href=target.url, data_to=target.name, data_card=target.text or None,
                               data_as_on=target.note or None)
            mark = mark._replace(attributes=mark.attributes + leads)
        yield mark


def remark_marks(remarks: Iterable[Remark], prefix: str, note: Callable[[Remark], str]) -> Iterator[Mark]:
    """Places of diagnostics, each with the note for the margin."""
    for remark in remarks:
        mark = _mark(remark.span, REMARK, "span", prefix + remark.key, "x", remark.severity)
        yield mark._replace(first=mark.first + attributes(data_note=note(remark)))


def _mark(span: Span, rank: int, tag: str, key: str | None, *classes: str | None) -> Mark:
    named = attributes(class_=" ".join(filter(None, classes)), data_m=key)
    return Mark(span.start, span.end, rank, tag, named, attributes(id=key))


def _whole_spans(places: Sequence[Place], lines: layout.Lines) -> list[Span]:
    """Units with whole lines. A unit that ends with a table ends with its frame."""
    spans = [lines.whole(place.span, framed=place.kind == "table") for place in places]
    ends: dict[int, int] = {}
    for place, span in zip(places, spans, strict=True):
        ends[place.span.end] = max(span.end, ends.get(place.span.end, 0))
    return [Span(start=span.start, end=ends[place.span.end]) for place, span in zip(places, spans, strict=True)]


def _head_marks(block: Block, text: str) -> Iterator[Mark]:
    marker, heading = layout.head_spans(block, text)
    if marker:
        yield _mark(marker, HEAD, "b", None, "n")
    if heading:
        yield _mark(heading, HEAD, "b", None, "t")


def _table_marks(text: str, table: Span, words: Words) -> Iterator[Mark]:
    """Rows of several cells as grids. The separators of the cells stay in the text but are not seen."""
    for grid in layout.iter_grids(text, table):
        yield _frame(grid, "grid", words["unit"]["table"])
        for row in layout.iter_lines(text, grid.start, grid.end):
            if layout.is_rule(text, row):
                yield _mark(row, UNIT, "div", None, "rule")
            else:
                yield _mark(row, UNIT, "div", None, "row")
                yield from _cell_marks(text, row)


def _cell_marks(text: str, row: Span) -> Iterator[Mark]:
    at = row.start
    for cell in layout.iter_cells(text, row):
        yield _mark(Span(start=at, end=cell.start), CELL, "span", None, "sep")
        yield _mark(cell, CELL, "span", None, "cell")
        at = cell.end
    yield _mark(Span(start=at, end=row.end), CELL, "span", None, "sep")


def _frame(span: Span, kind: str, label: str) -> Mark:
    """Wide content that scrolls, also by keys."""
    named = attributes(class_=kind, tabindex="0", role="group", aria_label=label)
    return Mark(span.start, span.end, UNIT, "div", named)


def _size(text: str, span: Span) -> int:
    """Number of lines as a power of two."""
    lines = text.count("\n", span.start, span.end) + (span.end - span.start) // CHARACTERS_A_LINE
    return max(lines, 1).bit_length() - 1

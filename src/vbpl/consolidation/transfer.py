"""Transfer: what was read of a printed tree, told by where the acts print it from which its words come."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import NamedTuple

from ..model import Document, Span
from .assemble import stretches
from .newtext import instruction_place
from .operations import Operation
from .printing import Sheet
from .units import Run, Unit, Words


class Origin(NamedTuple):
    """Where the words of a stretch are printed."""

    start: int
    end: int
    """In the tree's text."""
    source: int
    """Index of the act among those that the tree is made of; 0 is the one that was changed."""
    span: Span
    """In the text of that act."""


class Transfer:
    """From the text of a tree to the texts of its acts."""

    def __init__(self, sheet: Sheet, acts: Sequence[tuple[int, Document]]) -> None:
        self.acts = acts
        """The acts with their indexes; the first is the one that was changed."""
        self.origins = [
            Origin(offset + start, offset + end, run.source, run.span)
            for offset, line in sheet.lines for start, end, run in stretches(line)
        ]
        self.ends = [each.end for each in self.origins]

    def origin(self, span: Span) -> Origin:
        """Where a stretch comes from: of several acts from one that changed the first."""
        first = bisect_right(self.ends, span.start)
        found = []
        for each in self.origins[first:]:
            if each.start >= span.end:
                break
            found.append(each)
        changed = (each for each in found if each.source)
        return next(changed, found[0] if found else Origin(span.start, span.end, 0, span))

    def operation(self, operation: Operation) -> Operation:
        """An operation as one of the act that prints it."""
        origin = self.origin(operation.amendment.span)
        source, document = self.acts[origin.source]
        return operation._replace(
            amendment=operation.amendment.model_copy(update={"span": origin.span}), source=source, document=document,
            place=instruction_place(document, origin.span), stands=operation.place.provision(),
            issued=document.header.date, new=tuple(map(self.unit, operation.new)),
            attachment=operation.attachment and self.unit(operation.attachment),
        )

    def unit(self, unit: Unit) -> Unit:
        """A unit with its words, and all below it, where the acts print them."""
        origin = self.origin(unit.span)
        return unit._replace(
            heading=self.words(unit.heading), text=self.words(unit.text), source=self.acts[origin.source][0],
            span=origin.span, children=tuple(map(self.unit, unit.children)),
        )

    def words(self, words: Words) -> Words:
        """Words as the acts print them."""
        origins = [self.origin(run.span) for run in words]
        return tuple(Run(run.text, self.acts[each.source][0], each.span)
                     for run, each in zip(words, origins, strict=True))

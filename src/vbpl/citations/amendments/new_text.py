"""New text of an instruction: its quote blocks, words quoted on the line, or text without quotation marks."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...model import Block, Span
from ...text.lazy import lazy_compile
from ..own_text import CitedDocument, OwnText
from .operations import Operation
from .places import Levels, lowest
from .tree import Instruction

_DEPTH = 3
"""Levels of units in new text by which it is told what it is for."""
_QUOTED_LINE = lazy_compile(r"\W{0,4}(?:\(?\w{1,3}[.)]\s*)?(?P<text>[“\"«][^“”\"«»]{1,4000}[”\"»])")

class Quote(NamedTuple):
    """A stretch of new text, and the units in it: each as its own level and number after those around it."""

    span: Span
    units: tuple[tuple[tuple[str, str], ...], ...] = ()


def new_text(cited: CitedDocument, own: OwnText, instruction: Instruction, *, is_last: bool) -> list[Quote]:
    """The new text of an instruction; that below the unit belongs to its last one."""
    source = cited.source
    inline = [Quote(source.span(each.start, each.end)) for each in instruction.quoted]
    if inline or not is_last:
        return inline
    blocks = [_quote(child) for child in own.block.children if child.type == "quote"]
    if blocks or not instruction.follows:
        return blocks
    lines = list(_quoted_lines(cited, own.block))
    if lines:
        return lines
    end = own.last
    is_text = instruction.form != "entry" and source.clean[instruction.end : end].strip()
    return [Quote(source.span(instruction.end + _blanks(source.clean, instruction.end), end))] if is_text else []


def _blanks(text: str, at: int) -> int:
    rest = text[at : at + 20]
    return len(rest) - len(rest.lstrip(" \t\n:"))


def _quoted_lines(cited: CitedDocument, block: Block) -> Iterator[Quote]:
    """``a) “Điều 5. Bến mới”;``: a quotation in each unit below."""
    for child in block.children:
        start, end = cited.source.to_clean(child.span.start), cited.source.to_clean(child.span.end)
        found = _QUOTED_LINE.match(cited.source.clean, start, end)
        if found:
            yield Quote(cited.source.span(*found.span("text")))


def _quote(block: Block) -> Quote:
    return Quote(block.span, tuple(_units(block, ())))


def _units(block: Block, above: tuple[tuple[str, str], ...]) -> Iterator[tuple[tuple[str, str], ...]]:
    for child in block.children:
        path = (*above, (child.type, child.number)) if child.number else above
        if child.number and len(path) <= _DEPTH:
            yield path
            yield from _units(child, path)


def share_out(operations: Sequence[Operation], quotes: Sequence[Quote]) -> list[list[Span]]:
    """The new text of each operation: what holds its units, else what holds those of no other."""
    wanting = [at for at, operation in enumerate(operations) if _wants_text(operation)]
    if len(wanting) < 2:
        return [[quote.span for quote in quotes] if at in wanting else [] for at in range(len(operations))]
    shares: list[list[Span]] = [[] for _ in operations]
    for quote in quotes:
        takers = [at for at in wanting if _holds(quote, operations[at])] or _by_order(wanting, quotes, quote)
        for at in takers:
            shares[at].append(quote.span)
    return shares


def _by_order(wanting: Sequence[int], quotes: Sequence[Quote], quote: Quote) -> list[int]:
    """One by one where there are as many quotes, else each quote to all."""
    return [wanting[list(quotes).index(quote)]] if len(wanting) == len(quotes) else list(wanting)


def _wants_text(operation: Operation) -> bool:
    return operation.action in ("replace", "insert", "correct") and not operation.words


def _holds(quote: Quote, operation: Operation) -> bool:
    return any(_holds_unit(quote, place.levels) for place in operation.places)


def _holds_unit(quote: Quote, levels: Levels) -> bool:
    found = (path for path in quote.units if path[-1][0] == lowest(levels))
    return any(all(levels.get(field) == number for field, number in path) for path in found)

"""New text: the units that an instruction puts into an act, read from what it quotes."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model import Amendment, Block, Document, Provision, Span
from ..model.walk import own_span
from ..structure.numbering.markers import article_marker, keyword_marker, plain_markers
from ..structure.numbering.outline import family
from .doubts import spelled, with_doubts
from .mending import mended
from .units import Run, Unit, printed, unit_of
from .wording import splice

OPENING = frozenset("“\"«„‟")
QUOTED = re.compile("[“\"«„‟]([^“”\"«»]*(?:“[^”]*”[^“”\"«»]*)*)[”\"»]")
CLOSED = re.compile(r"”\s?[.;,]{0,2}$")
STYLES = {"arabic": "clause", "dotted": "clause", "letter": "point", "roman": "section", "upper": "section"}
KEYWORDS = ("part", "chapter", "section", "subsection")


class Blocks:
    """The blocks of a document by where they stand, to read what an instruction quotes."""

    def __init__(self, document: Document, source: int) -> None:
        self.document, self.source = document, source

    def new_units(self, amendment: Amendment) -> tuple[Unit, ...]:
        """The units that an instruction quotes, in order; a line of text without a number is a paragraph."""
        found = (unit for quote in amendment.quotes for unit in self.read(quote))
        units = mended(Unit("quote", children=tuple(found))).children
        return tuple(spelled(with_doubts(unit), self.document.kind) for unit in units)

    def read(self, quote: Span) -> list[Unit]:
        """The units in a stretch that is quoted."""
        blocks = list(iter_within(self.document, quote))
        if blocks:
            return [unit for block in blocks for unit in self.opened(block)]
        holder = self.innermost(quote)
        return self.inline(holder, quote) if holder else []

    def opened(self, block: Block) -> list[Unit]:
        """A block, or what is in it where it is a quote."""
        if block.type == "quote":
            return [without_closing_mark(unit_of(child, self.source)) for child in block.children]
        if block.text[:1] in OPENING and (quoted := QUOTED.match(block.text)):
            return [unit_in_line(quoted[1].strip(), self.source, block.span)]
        return [unit_of(block, self.source)]

    def innermost(self, span: Span) -> Block | None:
        """The block in whose own characters a stretch lies."""
        found, blocks = None, self.document.body
        while blocks:
            block = next((each for each in blocks if each.span.start <= span.start and span.end <= each.span.end), None)
            if block is None:
                return found
            found, blocks = block, block.children
        return found

    def inline(self, holder: Block, quote: Span) -> list[Unit]:
        """What a line quotes: which of its quotes is told by how much of the line stands before it."""
        words = [part for part in (holder.heading, holder.text) if part]
        texts = [match[1] for part in words for match in QUOTED.finditer(part)]
        length = quote.end - quote.start
        likely = [text for text in texts if abs(len(text) + 2 - length) <= 6]
        text = (likely or texts or [""])[0]
        return [unit_in_line(text.strip(), self.source, quote)] if text.strip() else []


def without_closing_mark(unit: Unit) -> Unit:
    """A quoted unit without a mark that closes, inside it, what was not opened there."""
    children = tuple(without_closing_mark(child) for child in unit.children)
    text = printed(unit.text)
    found = CLOSED.search(text, max(len(text) - 4, 0))
    if found and text.count("”") > text.count("“"):
        unit = unit._replace(text=splice(unit.text, found.start(), len(text), None))
    return unit._replace(children=children)


def unit_in_line(text: str, source: int, span: Span) -> Unit:
    """One line of new text as a unit of the level that its head tells; a paragraph where it has none."""
    head = head_in_line(text)
    if head is None:
        return Unit("paragraph", text=(Run(text, source, span),), source=source, span=span)
    level, number, width = head
    rest = text[width:].strip()
    words = (Run(rest, source, span),) if rest else ()
    headed = level in ("article", *KEYWORDS)
    return Unit(level, number, words if headed else (), () if headed else words, (), source, span)


def head_in_line(text: str) -> tuple[str, str, int] | None:
    """Level, number and width of the head of a line."""
    if (found := article_marker(text, 0, len(text))) and found[1] and found[0].number:
        return "article", found[0].number, found[0].width
    marker = keyword_marker(text, 0, len(text))
    if marker and marker.number:
        return marker.style, marker.number, marker.width
    for plain in plain_markers(text, 0, len(text)):
        if plain.number and plain.sure:
            return STYLES[family(plain.style)], plain.number, plain.width
    return None


def iter_within(document: Document, span: Span) -> Iterator[Block]:
    """The outermost blocks that lie inside a stretch of a document."""
    stack: list[Sequence[Block]] = [document.body, *(attachment.body for attachment in document.attachments)]
    found: list[Block] = []
    while stack:
        for block in stack.pop():
            if span.start <= block.span.start and block.span.end <= span.end:
                found.append(block)
            elif block.span.start < span.end and span.start < block.span.end:
                stack.append(block.children)
    yield from sorted(found, key=lambda block: block.span.start)


class Place(NamedTuple):
    """Where in its own act an instruction stands."""

    steps: tuple[tuple[str, str], ...]
    """Level and number, outermost first."""

    def provision(self) -> Provision:
        """The same as a provision."""
        return Provision.model_validate(dict(self.steps))


def instruction_place(document: Document, span: Span) -> Place:
    """The units of an act inside which an instruction stands."""
    steps: list[tuple[str, str]] = []
    blocks: Sequence[Block] = document.body
    while blocks:
        block = next((each for each in blocks if each.span.start <= span.start < each.span.end), None)
        if block is None or block.type == "quote":
            break
        if block.number and block.type in ("article", "clause", "point", "section"):
            steps.append((block.type, block.number))
        if own_span(block).end > span.start:
            break
        blocks = block.children
    return Place(tuple(steps))

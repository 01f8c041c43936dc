"""chunks: a document in pieces for search, each with the path to it."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import takewhile
from typing import NamedTuple

from ..arguments import expect
from ..errors import ArgumentError
from ..model import Attachment, Block, Citation, Document, Node, Span
from ..model.walk import citations_in, own_span
from ..printing.heads import KEYWORDS
from ..printing.text import own_paragraphs
from ..tables import types_of_slug

SENTENCE_END = re.compile(r"(?<=[.;:!?…])\s|\n")
NOT_BLANK = re.compile(r"\S")
SEPARATOR = " > "
LABELS = {"clause": "khoản", "point": "điểm"}


class Chunk(Node):
    """A piece of a document: neighbouring units that share a path, or part of a long one."""

    text: str
    """Units with their heads, a paragraph a line; at most ``max_chars`` characters."""
    path: str
    """Where it stands: ``Nghị định 30/2020/NĐ-CP > Chương II > Điều 8 > khoản 2``."""
    span: Span
    """From the first to the last of its units; parts of one unit have the same."""
    citations: list[Citation] = []
    """Those that the text holds."""


class Unit(NamedTuple):
    """The own text of a block, with the blocks around it."""

    text: str
    path: tuple[str, ...]
    span: Span
    citations: Sequence[Citation]
    whole: bool = True
    """Whether it is no part of a unit that was cut."""


def chunks(document: Document, max_chars: int = 1500) -> list[Chunk]:
    """The body and the attachments of a document in pieces for search.

    A unit up to the article is one piece with all that is in it where it fits; where not, the units inside it are put
    together as they fit. Only what is too long by itself is cut, at the end of a sentence, and a sentence that is too
    long at a space.

    Args:
        document: As parsed.
        max_chars: Most characters in the ``text`` of a piece; the ``path`` is not counted.

    Returns:
        Pieces in the order of the text. Nothing is left out but ``unparsed`` text, and nothing is said twice.

    Raises:
        ValueError: ``max_chars`` is below 1.

    Examples:
        >>> from vbpl import parse
        >>> text = "Số: 12/QĐ-SNV\\nQUYẾT ĐỊNH\\nĐiều 1. Mở kho.\\nĐiều 2. Quyết định này có hiệu lực từ ngày ký."
        >>> [(piece.path, piece.text) for piece in chunks(parse(text))][:1]
        [('Quyết định 12/QĐ-SNV > Điều 1', 'Điều 1. Mở kho.')]
    """
    expect(document, Document, "chunks takes a Document (vbpl.parse makes one of a text)")
    expect(max_chars, int, "max_chars is a whole number")
    if max_chars < 1:
        raise ArgumentError(f"a piece holds at least one character, not {max_chars}")
    root = (name_of(document),)
    found = list(iter_pieces(document, document.body, root, (), max_chars))
    for attachment in document.attachments:
        path = (*root, attachment.heading)
        found += split_unit(title_of(document, attachment, path), max_chars)
        found += iter_pieces(document, attachment.body, path, (), max_chars)
    return [to_chunk(units) for units in found if any(unit.text for unit in units)]


# Names and paths


def name_of(document: Document) -> str:
    """Type and number: ``Nghị định 30/2020/NĐ-CP``; without a number the subject, without any of them the id."""
    types = types_of_slug(document.kind or "")
    kind = types[0].base_name if types else document.header.type_name
    number = document.header.number.canonical if document.header.number else document.header.subject
    return " ".join(filter(None, [kind, number])) or document.id


def label_of(block: Block) -> str | None:
    """How a path names a unit: ``Điều 8``, ``khoản 2``; None for what has no number of its own."""
    if block.number is None:
        return None
    word = KEYWORDS.get(block.type) or LABELS.get(block.type)
    return f"{word} {block.number}" if word else None


def common(paths: Iterable[tuple[str, ...]]) -> tuple[str, ...]:
    """What all paths begin with."""
    first, *others = paths
    same = min((sum(1 for _ in takewhile(all_equal, zip(first, other, strict=False))) for other in others),
               default=len(first))
    return first[:same]


def all_equal(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]


# Pieces


def iter_pieces(
    document: Document, blocks: Iterable[Block], path: tuple[str, ...], above: tuple[Block, ...], most: int,
) -> Iterator[list[Unit]]:
    """Blocks as pieces: whole where they fit, neighbours below the article together."""
    piece: list[Unit] = []
    length = 0
    for block in blocks:
        whole = list(iter_units(document, block, path, above))
        size = size_of(whole)
        if piece and (block.type in KEYWORDS or length + size > most):
            yield piece
            piece, length = [], 0
        if size <= most and not holds_articles(block):
            piece += whole
            length += size + 1
        else:
            yield from cut_block(document, block, path, above, most)
    yield piece


def cut_block(
    document: Document, block: Block, path: tuple[str, ...], above: tuple[Block, ...], most: int,
) -> Iterator[list[Unit]]:
    """A block that is too long: its own text, to which the first units inside it are added as they fit."""
    own, inner = unit_of(document, block, path, above), path_to(block, path)
    pieces = iter_pieces(document, block.children, inner, (*above, block), most)
    parts = split_unit(own, most)
    first = next(pieces)
    if goes_with(block, first) and len(parts) == 1 and size_of(parts[0] + first) <= most:
        parts, first = [parts[0] + first], []
    yield from (*parts, first)
    yield from pieces


def goes_with(block: Block, first: list[Unit]) -> bool:
    """Whether the first piece inside a unit may stand with the unit's own text: no article and no part of a unit."""
    return bool(first) and block.children[0].type not in KEYWORDS and all(unit.whole for unit in first)


def holds_articles(block: Block) -> bool:
    """Whether a unit is above the article: a piece is never more than one article."""
    return block.type in KEYWORDS and any(child.type == "article" or holds_articles(child) for child in block.children)


def iter_units(
    document: Document, block: Block, path: tuple[str, ...], above: tuple[Block, ...],
) -> Iterator[Unit]:
    """The block and all that is in it, in the order printed."""
    yield unit_of(document, block, path, above)
    inner = path_to(block, path)
    for child in block.children:
        yield from iter_units(document, child, inner, (*above, block))


def path_to(block: Block, path: tuple[str, ...]) -> tuple[str, ...]:
    label = label_of(block)
    return (*path, label) if label else path


def unit_of(document: Document, block: Block, path: tuple[str, ...], above: tuple[Block, ...]) -> Unit:
    """A block's own text; none of what is unparsed."""
    span = own_span(block)
    lines = [] if block.type == "unparsed" else own_paragraphs(block, above)
    text = "\n".join(filter(None, lines))
    return Unit(text, path_to(block, path), span, citations_in(document, span) if text else [])


def title_of(document: Document, attachment: Attachment, path: tuple[str, ...]) -> Unit:
    """Heading and title of an attachment."""
    end = attachment.body[0].span.start if attachment.body else attachment.span.end
    span = Span(start=attachment.span.start, end=end)
    text = "\n".join(filter(None, [attachment.heading, attachment.title]))
    return Unit(text, path, span, citations_in(document, span))


def size_of(units: Iterable[Unit]) -> int:
    """Characters of some units, a line break between them."""
    return len("\n".join(unit.text for unit in units if unit.text))


# Cutting


def split_unit(unit: Unit, most: int) -> list[list[Unit]]:
    """A unit in parts that fit, each a piece; its citations go with the part that holds them, else with the first."""
    parts = list(iter_parts(unit.text, most)) or [""]
    held: list[list[Citation]] = [[] for _ in parts]
    for citation in unit.citations:
        at = next((at for at, part in enumerate(parts) if citation.text in part), 0)
        held[at].append(citation)
    whole = len(parts) == 1
    return [[Unit(part, unit.path, unit.span, inside, whole)] for part, inside in zip(parts, held, strict=True)]


def iter_parts(text: str, most: int) -> Iterator[str]:
    """A text in parts of at most ``most`` characters, each as long as sentences allow."""
    start = 0
    while len(text) - start > most:
        end = cut_at(text, start, start + most)
        yield text[start:end]
        following = NOT_BLANK.search(text, end)
        start = following.start() if following else len(text)
    if start < len(text):
        yield text[start:]


def cut_at(text: str, start: int, limit: int) -> int:
    """Where to cut: behind the last sentence before the limit, else at the last space, else at the limit."""
    sentences = [match.start() for match in SENTENCE_END.finditer(text, start + 1, limit + 1)]
    space = text.rfind(" ", start + 1, limit + 1)
    return sentences[-1] if sentences else space if space > start else limit


def to_chunk(units: list[Unit]) -> Chunk:
    """A piece of neighbouring units."""
    return Chunk(
        text="\n".join(unit.text for unit in units if unit.text),
        path=SEPARATOR.join(common(unit.path for unit in units)),
        span=Span(start=units[0].span.start, end=max(unit.span.end for unit in units)),
        citations=[citation for unit in units for citation in unit.citations],
    )

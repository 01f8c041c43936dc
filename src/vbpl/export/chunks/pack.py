"""pack: the units of a document put together to pieces that fit."""

from collections.abc import Iterable, Iterator, Sequence

from ...model import Attachment, Block, Citation, Document
from ...printing.heads import KEYWORDS
from .cut import iter_parts, iter_table_parts
from .limits import Limits
from .units import Place, Unit, attachment_place, holds_articles, iter_units, text_of, title_of, unit_of

Piece = list[Unit]


def iter_packed(document: Document, limits: Limits) -> Iterator[Piece]:
    """The pieces of the body, then those of each attachment."""
    yield from join_small(pack(document.body, Place(document), limits), limits)
    for attachment in document.attachments:
        yield from join_small(pack_attachment(document, attachment, limits), limits)


def pack_attachment(document: Document, attachment: Attachment, limits: Limits) -> Iterator[Piece]:
    """Heading and title of an attachment, then its units."""
    for unit in limits.sized([title_of(document, attachment)]):
        yield from split_unit(unit, limits)
    yield from pack(attachment.body, attachment_place(document, attachment), limits)


def pack(blocks: Iterable[Block], place: Place, limits: Limits) -> Iterator[Piece]:
    """Blocks as pieces: whole where they fit, neighbours below the article together. The last one may be empty."""
    piece: Piece = []
    for block in blocks:
        whole = [] if holds_articles(block) else limits.sized(iter_units(block, place))
        fits = not holds_articles(block) and limits.fits(whole)
        if piece and (block.type in KEYWORDS or not fits or not limits.fits(piece + whole)):
            yield piece
            piece = []
        if fits:
            piece += whole
        else:
            yield from cut_block(block, place, limits)
    yield piece


def cut_block(block: Block, place: Place, limits: Limits) -> Iterator[Piece]:
    """A block that is too long: its own text, to which the first units inside it are added as they fit."""
    own = limits.sized([unit_of(block, place)])
    parts = [part for unit in own for part in split_unit(unit, limits)]
    pieces = pack(block.children, place.inside(block), limits)
    first = next(pieces)
    if len(parts) == 1 and goes_with(block, first) and limits.fits(parts[0] + first):
        parts, first = [parts[0] + first], []
    yield from (*parts, first)
    yield from pieces


def goes_with(block: Block, first: Piece) -> bool:
    """Whether the first piece inside a unit may stand with the unit's own text: no article and no part of a unit."""
    return bool(first) and block.children[0].type not in KEYWORDS and all(unit.whole for unit in first)


def split_unit(unit: Unit, limits: Limits) -> Iterator[Piece]:
    """A unit in parts that fit, each a piece; its citations go with the part that holds them, else with the first."""
    if limits.fits([unit]):
        yield [unit]
        return
    room = min(limits.room([unit._replace(opens=opens)]) for opens in (False, unit.opens))
    cut = iter_table_parts if unit.is_table else iter_parts
    parts = list(cut(unit.text, lambda text: limits.count(text) <= room))
    held: list[list[Citation]] = [[] for _ in parts]
    for citation in unit.citations:
        held[next((at for at, part in enumerate(parts) if citation.text in part), 0)].append(citation)
    for at, (part, inside) in enumerate(zip(parts, held, strict=True)):
        opens = unit.opens and at == 0
        yield [unit._replace(text=part, citations=inside, opens=opens, whole=False, size=limits.count(part))]


def join_small(pieces: Iterable[Piece], limits: Limits) -> Iterator[Piece]:
    """Titles with what follows them, and small neighbours with each other."""
    held: Piece = []
    for piece in filter(None, pieces):
        if held and may_join(held, piece, limits):
            held = held + piece
            continue
        yield from [held] if held else []
        held = piece
    yield from [held] if held else []


def may_join(held: Piece, piece: Piece, limits: Limits) -> bool:
    """Whether two pieces become one, where small ones are joined: a title and what is below it, or two of which one is
    too small. The end of an article that was cut is not joined with the next article.
    """
    if not limits.least or not limits.fits(held + piece):
        return False
    if all(unit.is_title for unit in held):
        return True
    small = min(limits.size(held), limits.size(piece)) < limits.least
    return small and not piece[0].is_title and (held[0].opens or not piece[0].opens)


def iter_checked(pieces: Iterable[Piece], limits: Limits) -> Iterator[Piece]:
    """The pieces; those whose text counts more than its units did are cut again, unit by unit."""
    for piece in pieces:
        if len(piece) == 1 or counts(piece, limits) <= limits.most:
            yield piece
        else:
            yield from (part for unit in piece for part in split_unit(unit, limits))


def counts(piece: Sequence[Unit], limits: Limits) -> int:
    """What a piece counts, with the lines before it."""
    return limits.count("\n".join([*limits.lines_before(piece), text_of(piece)]))

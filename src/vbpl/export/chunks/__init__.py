"""chunks: a document in pieces for search, each with the path to it."""

import datetime
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

from ...arguments import Day, expect, read_day
from ...errors import ArgumentError
from ...model import Document, Provision, Span, State
from ..portions import ABBREVIATIONS, slug
from .cut import tail
from .limits import Length, Limits
from .pack import Piece, iter_checked, iter_packed
from .piece import Chunk, Step, name_of, path_of, provision_of
from .units import steps_to, text_of

if TYPE_CHECKING:
    from ...linking import LinkGraph

__all__ = ["Chunk", "Step", "chunks", "iter_chunks", "name_of"]

StatusOf = Callable[[Provision | None], State | None]
"""The state of a provision of a document, or of the document as a whole."""


def chunks(
    document: Document, max_chars: int = 1500, *, length: Length = len, min_chars: int = 0, overlap: int = 0,
    context: bool = False, graph: "LinkGraph | None" = None, on: Day | None = None,
) -> list[Chunk]:
    """The body and the attachments of a document in pieces for search.

    A unit up to the article is one piece with all that is in it where it fits; where not, the units inside it are put
    together as they fit. Only what is too long by itself is cut: a text at the end of a sentence, a table between its
    rows with the first row above each part, a sentence that is too long at a space.

    Args:
        document: As parsed.
        max_chars: Most that the ``text`` of a piece counts.
        length: What a text counts: by default its characters; ``lambda text: len(tokenizer.encode(text))`` for tokens.
        min_chars: Titles of chapters are joined with what follows, and whole articles, and neighbours in one article,
            that count less with their neighbours, where both fit; by default none.
        overlap: What the last sentences of the piece before may count, which then begin a piece that goes on with
            the same article. At most half of ``max_chars``.
        context: Begin each ``text`` with the subject of the document, its path, and the line that opens its article
            where that stands in another piece. They count; where they would take more than half of a piece, the subject
            is left out, then the path.
        graph: Of a library that holds the document: tells `Chunk.status`.
        on: Day of the status; by default today.

    Returns:
        Pieces in the order of the text. Nothing is left out but ``unparsed`` text, and nothing is said twice but what
        ``overlap``, ``context`` and the first rows of tables repeat.

    Raises:
        VbplError: An argument is not allowed (it is a ValueError too), or the graph does not have the document.

    Examples:
        >>> from vbpl import parse
        >>> text = "Số: 12/QĐ-SNV\\nQUYẾT ĐỊNH\\nĐiều 1. Mở kho.\\nĐiều 2. Quyết định này có hiệu lực từ ngày ký."
        >>> [(piece.path, piece.text) for piece in chunks(parse(text))][:1]
        [('Quyết định 12/QĐ-SNV > Điều 1', 'Điều 1. Mở kho.')]
    """
    expect(document, Document, "chunks takes a Document (vbpl.parse makes one of a text)")
    limits = read_limits(document, max_chars, length, min_chars, overlap, context)
    return list(iter_chunks(document, limits, None if graph is None else status_by(graph, document, on)))


def status_by(graph: "LinkGraph", document: Document, on: Day | None) -> StatusOf:
    """The states of a document on a day, as a graph tells them."""
    from ...linking import LinkGraph  # who asks for no status need not load it

    expect(graph, LinkGraph, "graph is a LinkGraph (Library.link makes one)")
    day = datetime.date.today() if on is None else read_day(on)
    return lambda place: graph.status(document.id, day, place).state


def read_limits(
    document: Document, max_chars: int, length: Length, min_chars: int, overlap: int, context: bool
) -> Limits:
    """What was asked of the pieces; `ArgumentError` where it is not allowed."""
    for name, value in (("max_chars", max_chars), ("min_chars", min_chars), ("overlap", overlap)):
        if isinstance(value, bool) or not isinstance(value, int):
            raise ArgumentError(f"{name} is a whole number, not {type(value).__name__}")
    expect(length, Callable, "length is a callable that counts a text, like len")  # type: ignore[arg-type]
    if max_chars < 1:
        raise ArgumentError(f"a piece holds at least one character, not {max_chars}")
    if not 0 <= min_chars <= max_chars:
        raise ArgumentError(f"min_chars is from 0 to max_chars ({max_chars}), not {min_chars}")
    if not 0 <= overlap <= max_chars // 2:
        raise ArgumentError(f"overlap is from 0 to half of max_chars ({max_chars // 2}), not {overlap}")
    return Limits(max_chars, min_chars, overlap, length, bool(context), name_of(document), document.header.subject)


def iter_chunks(document: Document, limits: Limits, status_of: StatusOf | None = None) -> Iterator[Chunk]:
    """The pieces of a document; ``status_of`` tells whether they have effect."""
    ids: dict[str, int] = {}
    states: dict[Provision | None, State | None] = {}
    header = document.header
    for piece, text in iter_texts(iter_checked(iter_packed(document, limits), limits), limits):
        steps = steps_to(piece)
        yield Chunk(
            id=f"{document.id}#{unique(stem_of(piece), ids)}", document_id=document.id,
            number=header.number.canonical if header.number else None, kind=document.kind, date=header.date,
            subject=header.subject, status=state_of(steps, status_of, states), path=path_of(limits.name, steps),
            steps=steps, heading=heading_of(piece), text=text,
            span=Span(start=piece[0].span.start, end=max(unit.span.end for unit in piece)),
            citations=tuple(citation for unit in piece for citation in unit.citations),
        )  # fmt: skip


def iter_texts(pieces: Iterable[Piece], limits: Limits) -> Iterator[tuple[Piece, str]]:
    """Each piece with its text: the lines before it, the end of the piece before, its own units."""
    before = ""
    for piece in pieces:
        own, lines = text_of(piece), limits.lines_before(piece)
        text = "\n".join([*lines, own])
        if limits.overlap and before and not piece[0].opens:
            end = tail(before, lambda part: limits.count(part) <= limits.overlap)
            longer = "\n".join([*lines, end, own])
            text = longer if end and limits.count(longer) <= limits.most else text
        yield piece, text
        before = own


def heading_of(piece: Piece) -> str | None:
    """The line that opens the article of a piece; null where it is in none, or in several."""
    headings = {unit.heading for unit in piece if not unit.is_title}
    return next(iter(headings)) if len(headings) == 1 else None


def stem_of(piece: Piece) -> str:
    """The name of the first unit of a piece: ``art_8__para_2``; ``body`` where it has none."""
    first = next((unit for unit in piece if not unit.is_title), piece[0])
    types = [step.type for step in first.steps]
    start = types.index("article") if "article" in types else types.count("attachment")
    parts = [name_of_step(step) for step in (*first.steps[: types.count("attachment")], *first.steps[start:])]
    return "__".join(parts) or "body"


def name_of_step(step: Step) -> str:
    return f"att_{slug(step.heading or '')}" if step.type == "attachment" else (
        f"{ABBREVIATIONS[step.type]}_{slug(step.number or '')}")


def unique(stem: str, ids: dict[str, int]) -> str:
    """The name, with a count after it where a piece before has it."""
    name, count = stem, ids.get(stem, 0)
    while name in ids:
        count += 1
        name = f"{stem}-{count + 1}"
    ids[stem] = count
    ids.setdefault(name, 0)
    return name


def state_of(
    steps: tuple[Step, ...], status_of: StatusOf | None, states: dict[Provision | None, State | None]
) -> State | None:
    """The state of the article of a piece, else of the document; each is asked for once."""
    if status_of is None:
        return None
    place = provision_of(steps)
    article = Provision(article=place.article) if place and place.article else None
    if article not in states:
        states[article] = status_of(article)
    return states[article]

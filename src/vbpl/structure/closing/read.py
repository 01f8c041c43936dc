"""Reads the pieces of a closing into signers and recipients."""

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import groupby, zip_longest
from typing import NamedTuple

from ...model import Diagnostic, Recipient, Signer, Span, Via
from ...text.folding import squeeze
from ...text.syllables import is_scanned
from ..names import is_name, looks_like_name, name_titles
from ..pieces import Piece
from ..recipients import read_recipients
from .chain import MARK, iter_steps
from .pieces import split_closing

__all__ = ["CODES", "ClosingReading", "read_closing", "split_closing"]

CODES: dict[str, str] = {
    "V301": "signature has no name",
    "V302": "name of the signer is damaged: {detail}",
    "V303": "marks of a seal or a signature left aside among recipients and signers: {count} places",
}
"""Message of every diagnostic of this module."""

SIGNED = frozenset({"capacity", "position", "signature", "name"})
MOST_COLUMNS = 6
"""Most signers side by side."""

BLANKS_IN_MARK = re.compile(r"\s+(?=[./])|(?<=/)\s+")
EDGE = " \t\n._-–—,:;*'\"`“”"

SpanOf = Callable[[int, int], Span]


class ClosingReading(NamedTuple):
    """The content of a closing."""

    signers: list[Signer]
    recipients: list[Recipient]
    diagnostics: list[Diagnostic]


def read_closing(clean: str, pieces: list[Piece], span_of: SpanOf) -> ClosingReading:
    """The signers, in which capacity and for whom, and the recipients of the document."""
    signatures = list(iter_signatures(clean, [piece for piece in pieces if piece.role in SIGNED]))
    read = [read_signer(clean, signature, span_of) for signature in signatures]
    signers = [each for at, each in enumerate(read) if each.position or not is_said(each, read, at)]
    recipients = read_recipients(clean, [piece for piece in pieces if piece.role == "recipient"], span_of)
    return ClosingReading(signers, recipients, [*iter_diagnostics(signers), *iter_marks(clean, pieces, span_of)])


def is_said(signer: Signer, signers: list[Signer], at: int) -> bool:
    """Whether a signer without an office is named before, or after with an office: a model reads a signature twice."""
    before = any(other.name == signer.name for other in signers[:at])
    bare = signer.name is not None and signer.capacity is None
    return before or (bare and any(other.name == signer.name and other.position for other in signers[at + 1 :]))


def iter_marks(clean: str, pieces: list[Piece], span_of: SpanOf) -> Iterator[Diagnostic]:
    """A remark about what a scanner made of a seal and a signature."""
    marks = [piece for piece in pieces if piece.role == "unparsed"]
    if marks and is_scanned(clean[pieces[0].start : pieces[-1].end]):
        message = CODES["V303"].format(count=len(marks))
        yield Diagnostic(code="V303", severity="info", message=message, span=span_of(marks[0].start, marks[0].end))


def iter_signatures(clean: str, pieces: list[Piece]) -> Iterator[list[Piece]]:
    """The pieces of each signature: column by column if names are side by side, else down to each name."""
    names = [piece for piece in pieces if piece.role == "name"]
    rows = [list(row) for _, row in groupby(names, partial(line_of, clean))]
    widest = max(rows, key=len, default=[])
    if 1 < len(widest) <= MOST_COLUMNS:
        for name in widest:
            yield [piece for piece in pieces if nearest(clean, piece, widest) is name]
        return
    if pairs := below_each_other(clean, pieces):
        yield from pairs
        return
    signature: list[Piece] = []
    for piece, below in zip_longest(pieces, pieces[1:]):
        signature.append(piece)
        if piece.role == "name" and not (below and is_wrapped(clean, piece, below)):
            yield signature
            signature = []
    if any(piece.role in ("capacity", "position") for piece in signature):
        yield signature


def below_each_other(clean: str, pieces: list[Piece]) -> list[list[Piece]]:
    """The signatures of two columns that a converter wrote one after the other: two offices, then two names."""
    shown = [piece for piece in pieces if piece.role != "signature"]
    if [piece.role for piece in shown] != ["position", "position", "name", "name"] or is_wrapped(clean, *shown[2:]):
        return []
    return [[shown[0], shown[2]], [shown[1], shown[3]]]


def is_wrapped(clean: str, name: Piece, below: Piece) -> bool:
    """Whether a name continues on the line below: one of the two is a single word."""
    single = any(" " not in clean[piece.start : piece.end] for piece in (name, below))
    return below.role == "name" and single and clean[name.end : below.start].strip(" ") == "\n"


def line_of(clean: str, piece: Piece) -> int:
    """Where the line of a piece begins."""
    return clean.rfind("\n", 0, piece.start) + 1


def nearest(clean: str, piece: Piece, names: list[Piece]) -> Piece:
    """The name in whose column a piece is."""
    def column(of: Piece) -> tuple[int, int]:
        line = line_of(clean, of)
        return clean.count("\t", line, of.start), of.start - line

    tabs, offset = column(piece)
    return min(names, key=lambda name: (abs(column(name)[0] - tabs), abs(column(name)[1] - offset)))


def read_signer(clean: str, pieces: list[Piece], span_of: SpanOf) -> Signer:
    """A signer from the pieces of a signature: the outermost capacity, the rest of the chain, the last office."""
    chain = "\n".join(clean[piece.start : piece.end] for piece in pieces if piece.role in ("capacity", "position"))
    steps = [(step.role, squeeze(chain[step.start : step.end])) for step in iter_steps(chain)]
    capacities = [capacity_of(text) for role, text in steps if role == "capacity"]
    positions = [text.strip(EDGE) for role, text in steps if role == "position"]
    acting = [office for capacity, office in capacities if capacity == "Q."]
    capacity, office = capacities[0] if capacities else (None, None)
    names = [squeeze(clean[piece.start : piece.end]).strip(EDGE) for piece in pieces if piece.role == "name"]
    title, name = parted(" ".join(names))
    return Signer(
        capacity=capacity,
        on_behalf_of=None if capacity == "Q." else office,
        via=tuple(Via(capacity=mark, office=after) for mark, after in capacities[1:]),
        position=(positions or acting or [None])[-1],
        rank=title,
        name=name or None,
        span=span_of(pieces[0].start, pieces[-1].end),
    )


def parted(printed: str) -> tuple[str | None, str]:
    """Rank or degree and name of a person: ``Thượng tướng`` and ``Lê Huy Vịnh``."""
    title = name_titles().match(printed)
    return (title[0].strip(), printed[title.end() :]) if title else (None, printed)


def capacity_of(text: str) -> tuple[str, str | None]:
    """Mark and office of a capacity: ``KT.`` and ``BỘ TRƯỞNG``."""
    mark = MARK.match(text)
    end = mark.end() if mark else 0
    return BLANKS_IN_MARK.sub("", text[:end].strip()), text[end:].strip(EDGE) or None


def iter_diagnostics(signers: list[Signer]) -> Iterator[Diagnostic]:
    """Remarks about incomplete signatures."""
    for signer in signers:
        if signer.name is None:
            yield Diagnostic(code="V301", severity="info", message=CODES["V301"], span=signer.span)
        elif not (is_name(signer.name) or looks_like_name(signer.name)):
            message = CODES["V302"].format(detail=signer.name)
            yield Diagnostic(code="V302", severity="warning", message=message, span=signer.span)

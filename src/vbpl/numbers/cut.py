"""Takes the notation of a number from a string: repairs it, splits it and reads it.

Repairs of characters, signs and spaces are made here. Words and the form are repaired where they are read.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ..text.lookalikes import CAPITALS, STROKED
from ..text.signs import DASHES, SLASHES
from .classes import Piece
from .notation import Notation, read_pieces
from .patterns import PIECE, STANDARD
from .words import body_word, is_body, is_kind, is_unit, kind_word

REPAIRS = (
    "U+00D0", "cyrillic", "dash", "strip-space", "ocr-digits", "ocr-letters", "trailing-punct", "blank-number",
    "blank-year", "separator", "unaccented", "case", "type-typo", "issuer-variant", "issuer-typo", "type-inside",
    "order", "year2", "zero-pad",
)
"""Names of the repairs, in the order in which a number lists them."""

_LOOKALIKES = (
    ("U+00D0", str.maketrans(STROKED)),
    ("cyrillic", str.maketrans(CAPITALS)),
    ("dash", str.maketrans(dict.fromkeys(DASHES, "-") | dict.fromkeys(SLASHES + "\\", "/"))),
)
_ALL_LOOKALIKES = {code: letter for _, table in _LOOKALIKES for code, letter in table.items()}
_SERIAL = Piece("", "")


@lru_cache(maxsize=8192)
def read_notation(tail: str, issuer: str | None = None) -> Notation | None:
    """The longest notation at the start of a string, which begins after the serial; ``end`` counts from there."""
    pieces = [_SERIAL, *_cut(tail)]
    for size in range(_held(pieces), 1, -1):
        notation = read_pieces(_unglued(pieces[:size]), issuer)
        if notation and _is_sound(notation):
            return repaired(notation, *_repairs(pieces[:size], tail))
    return None


def _is_sound(notation: Notation) -> bool:
    """Whether a form is no accident. A single letter, or a ratio before a word (``70/30/QLNN``), is an accident."""
    return len(notation.canonical) > 2 and not (notation.kind is None and "year2" in notation.repairs)


def repaired(notation: Notation, *repairs: str) -> Notation:
    """The notation with more repairs."""
    return notation._replace(repairs=in_order((*notation.repairs, *repairs)))


def in_order(repairs: Iterable[str]) -> tuple[str, ...]:
    """Names of repairs, each once, in the order of ``REPAIRS``."""
    return tuple(sorted(set(repairs), key=REPAIRS.index))


def _cut(tail: str) -> Iterator[Piece]:
    for match in PIECE.finditer(tail.translate(_ALL_LOOKALIKES)):
        word = "20??" if match["word"][-1] in ".…_?" else match["word"].replace(" ", "")
        gap = bool(match["before"]) + bool(match["after"])
        yield Piece(match["sign"] or "-", word, gap, match.end())


def _held(pieces: Sequence[Piece]) -> int:
    """How many pieces belong to the number. After white space, only a word that numbers use continues it."""
    return next((i for i in range(2, len(pieces)) if pieces[i].gap and not _goes_on(pieces, i)), len(pieces))


def _goes_on(pieces: Sequence[Piece], place: int) -> bool:
    word = pieces[place].word
    if is_unit(word):
        return True
    if not (kind_word(word) or body_word(word) or word.isdecimal()):
        return False
    if is_kind(pieces[place - 1].word) and is_body(word):
        return True
    return pieces[place].gap == 1 or read_pieces(pieces[:place]) is None


def _unglued(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces, with the dash restored that was lost between type and issuer after a year: ``/2025/NĐCP``."""
    if len(pieces) != 3 or not pieces[1].word.isdecimal() or is_body(pieces[2].word):
        return pieces
    *rest, last = pieces
    for size in range(1, min(len(last.word), 5)):
        kind, body = last.word[:size], last.word[size:]
        if is_kind(kind) and is_body(body):
            return [*rest, last._replace(word=kind), Piece("-", body, end=last.end)]
    return pieces


def _repairs(pieces: Sequence[Piece], tail: str) -> Iterator[str]:
    """Names of the repairs of characters, signs and spaces in the part of a string that was read."""
    used = tail[: pieces[-1].end]
    for name, table in _LOOKALIKES:
        if used.translate(table) != used:
            yield name
    blank_sign = used[:1].isspace() and used.lstrip()[:1].isalpha()
    if blank_sign or _unglued(pieces) is not pieces:
        yield "separator"
    if not blank_sign and (used[:1].isspace() or len(used.split()) > 1):
        yield "strip-space"


@lru_cache(maxsize=1024)
def read_standard(text: str) -> Notation | None:
    """Quy chuẩn, tiêu chuẩn: ``QCVN 102:2016/BTTTT``; the serial is inside."""
    match = STANDARD.fullmatch(text)
    if not match:
        return None
    pieces = [Piece("", match["kind"]), Piece(" ", match["serial"]), Piece(":", match["year"])]
    pieces += [Piece("/", match[part][1:]) for part in ("issuer", "change") if match[part]]
    notation = read_pieces(pieces)
    spaced = len(text.split()) > 1 + len(match["kind"].split())
    return notation and repaired(notation._replace(end=len(text)), *["strip-space"] * spaced)

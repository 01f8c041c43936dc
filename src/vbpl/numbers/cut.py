"""A string that looks like a number, repaired, cut and read. Imports only this package.

The repairs of characters, signs and spaces are made here; those of words and of the form where they are read.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from .patterns import FILE_NAME, PIECE, STANDARD
from .reading import Piece, Reading, read_pieces
from .words import body_word, is_unit, kind_word

REPAIRS = (
    "U+00D0", "cyrillic", "dash", "strip-space", "ocr-digits", "trailing-punct", "blank-number", "blank-year",
    "separator", "unaccented", "case", "type-typo", "issuer-variant", "issuer-typo", "type-inside", "order", "year2",
    "zero-pad",
)
"""Names of the repairs, in the order in which a number lists them."""

_DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d"
_SLASHES = "\u2044\u2215\uff0f\\"
_LOOKALIKES = (
    ("U+00D0", str.maketrans("\u00d0\u0189\u00f0\u0256", "ĐĐđđ")),
    ("cyrillic", str.maketrans("АВЕКМНОРСТХУΑΒΕΗΙΚΜΝΟΡΤΥΧ", "ABEKMHOPCTXYABEHIKMNOPTYX")),
    ("dash", str.maketrans(_DASHES + _SLASHES, "-" * len(_DASHES) + "/" * len(_SLASHES))),
)
_ALL_LOOKALIKES = {code: letter for _, table in _LOOKALIKES for code, letter in table.items()}
_FIGURES_OF_LETTERS = str.maketrans("OoIlL|SBZ", "001111582")


@lru_cache(maxsize=16384)
def read(serial: str, tail: str, issuer: str | None = None) -> Reading | None:
    """The longest number that a serial and what follows it begin; its ``end`` counts from the serial."""
    pieces = [Piece("", "".join(serial.split()), end=len(serial)), *_cut(tail, len(serial))]
    for size in range(_held(pieces), 1, -1):
        reading = read_pieces(pieces[:size], issuer)
        if reading and not (reading.kind is None and "year2" in reading.repairs):
            return repaired(reading, *_repairs(serial, tail[: reading.end - len(serial)]))
    return None


def repaired(reading: Reading, *repairs: str) -> Reading:
    """The reading with more repairs."""
    return reading._replace(repairs=in_order((*reading.repairs, *repairs)))


def in_order(repairs: Iterable[str]) -> tuple[str, ...]:
    """Names of repairs, each once, in the order of ``REPAIRS``."""
    return tuple(sorted(set(repairs), key=REPAIRS.index))


def _cut(tail: str, offset: int) -> Iterator[Piece]:
    for match in PIECE.finditer(tail.translate(_ALL_LOOKALIKES)):
        word = "20??" if match["word"][-1] in ".…_" else match["word"].replace(" ", "")
        gap = bool(match["before"]) + bool(match["after"])
        yield Piece(match["sign"] or "-", word, gap, offset + match.end())


def _held(pieces: Sequence[Piece]) -> int:
    """How many pieces belong together: behind white space, only a word that numbers have goes on with one."""
    return next((i for i in range(2, len(pieces)) if pieces[i].gap and not _goes_on(pieces, i)), len(pieces))


def _goes_on(pieces: Sequence[Piece], place: int) -> bool:
    word = pieces[place].word
    if is_unit(word):
        return True
    if not (kind_word(word) or body_word(word) or word.isdecimal()):
        return False
    return pieces[place].gap == 1 or read_pieces(pieces[:place]) is None


def _repairs(serial: str, tail: str) -> Iterator[str]:
    """Names of the repairs of characters and spaces, for the part of a string that was read."""
    used = serial + tail
    for name, table in _LOOKALIKES:
        if used.translate(table) != used:
            yield name
    blank_sign = tail[:1].isspace() and tail.lstrip()[:1].isalpha()
    if blank_sign:
        yield "separator"
    if len(used.split()) > 1 + blank_sign:
        yield "strip-space"


def read_damaged(serial: str, tail: str, issuer: str | None = None) -> Reading | None:
    """A number whose serial is damaged: in figures where its letters are known for them, else as printed."""
    figures = serial.translate(_FIGURES_OF_LETTERS)
    if not figures.isdecimal():
        return read(serial, tail, issuer)
    reading = read(figures, tail, issuer)
    return reading and repaired(reading, "ocr-digits")


def read_file_name(name: str, issuer: str | None = None) -> Reading | None:
    """A number in the name of a file, which it has to itself: ``81_2021_ND-CP``."""
    match = FILE_NAME.fullmatch(name)
    if not match:
        return None
    tail = f"/{match['year']}/" + match["tail"].replace("_", "-").replace(".", "-")
    reading = read(match["serial"], tail, issuer)
    return reading and repaired(reading, "separator")


@lru_cache(maxsize=1024)
def read_standard(text: str) -> Reading | None:
    """Quy chuẩn, tiêu chuẩn: ``QCVN 102:2016/BTTTT``."""
    match = STANDARD.fullmatch(text)
    if not match:
        return None
    pieces = [Piece("", match["kind"]), Piece(" ", match["serial"]), Piece(":", match["year"])]
    pieces += [Piece("/", match[part][1:]) for part in ("issuer", "change") if match[part]]
    reading = read_pieces(pieces)
    spaced = len(text.split()) > 1 + len(match["kind"].split())
    return reading and repaired(reading._replace(end=len(text)), *["strip-space"] * spaced)

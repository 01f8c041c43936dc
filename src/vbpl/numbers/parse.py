"""Số, ký hiệu: reads a number alone, or finds numbers in running text."""

from collections.abc import Iterator
from functools import lru_cache
from heapq import merge
from re import Match
from typing import NamedTuple

from ..model import DocumentNumber, Span
from ..model.node import moved
from ..tables import types_of_heading
from ..text.folding import fold, squeeze
from .cut import in_order, read_notation, read_standard, repaired
from .notation import Notation
from .patterns import BARE, BRACKETED_UNIT, DAMAGED, END, FILE_NAME, FOREIGN, LABEL, LABELLED, NUMBER, PLAIN, STANDARD
from .serial import Serial, read_serial
from .words import body_word, is_unit

_LONGEST = 400
"""No number is longer, including its label and the blanks around it."""


class _Found(NamedTuple):
    start: int
    end: int
    serial: Serial
    notation: Notation


def parse_number(text: str, start: int = 0, *, issuer: str | None = None) -> DocumentNumber | None:
    """The number in ``text``, which may have a label; None if ``text`` is not exactly one number.

    ``text`` is clean text and ``start`` its offset there; the span of the result counts from it, without label and
    final punctuation. ``issuer`` is the issuing body as the header names it, or its code: it decides the meaning of a
    code that several bodies share (``CT``, ``VP``, ``GDĐT``).

    >>> parse_number("Số: 3411 /SGDĐT-CTTT").canonical
    '3411/SGDĐT-CTTT'
    >>> parse_number("17/4/2017") is None
    True
    """
    number = _parse_whole(text, issuer) if len(text) <= _LONGEST else None
    if not number or not start:
        return number
    span = Span.at(number.span.start + start, number.span.end + start)
    return moved(number, span)


def find_numbers(text: str) -> Iterator[DocumentNumber]:
    """Every number in clean text, in order and without overlaps.

    A number is recognized by its label (``số``), the type word before it, its year, its type or its issuing body.

    >>> [number.canonical for number in find_numbers("Nghị định 30/2020/NĐ-CP, tỷ lệ 1/500, số: 12/QĐ-UBND")]
    ['30/2020/NĐ-CP', '12/QĐ-UBND']
    """
    labelled = (_labelled(text, match) for match in LABELLED.finditer(text))
    plain = (_plain(text, match) for match in PLAIN.finditer(text))
    standards = (_standard(match) for match in STANDARD.finditer(text))
    free = 0
    for found in merge(filter(None, labelled), filter(None, plain), filter(None, standards), key=lambda hit: hit.start):
        if found.start >= free:
            number = _number(text, found)
            free = number.span.end
            yield number


def official_form(number: DocumentNumber) -> str:
    """The number in the form of its scheme, with the codes of the tables, at least two digits, and ``?`` for a blank.

    ``canonical`` keeps what the issuer printed (``66/QĐ-TW``, ``45/2009/TT-BNN``). This is what it stands for
    (``66-QĐ/TW``, ``45/2009/TT-BNNPTNT``).
    """
    return _official_form(number.canonical, tuple(number.issuer_codes))


@lru_cache(maxsize=16384)
def _official_form(canonical: str, codes: tuple[str, ...]) -> str:
    """The codes say which body an ambiguous one was read as."""
    readings = [found for issuer in (None, *codes[:1]) for found in _readings(canonical, issuer) if found]
    if not readings:
        return canonical
    found = next((found for found in readings if found.notation.issuers == codes), readings[0])
    return found.notation.official if _holds_serial(found.notation) else found.serial.official + found.notation.official


def _holds_serial(notation: Notation) -> bool:
    """Whether the serial is inside the notation: in a standard, or in a number of unknown form."""
    return notation.scheme == "standard" or (notation.scheme is None and bool(notation.canonical))


@lru_cache(maxsize=16384)
def _parse_whole(text: str, issuer: str | None) -> DocumentNumber | None:
    for found in filter(None, _readings(text, issuer)):
        number = _number(text, found)
        if END.match(text, number.span.end):
            rest = text[number.span.end :].strip(" \t\n\xa0)\"”’'*")
            repairs = tuple(in_order([*number.repairs, *(["trailing-punct"] if rest else ())]))
            return number if repairs == number.repairs else number.model_copy(update={"repairs": repairs})
    return None


def _readings(text: str, issuer: str | None) -> Iterator[_Found | None]:
    """What a whole text may be, the likelier reading first."""
    label = LABEL.search(text, 0, 200)
    if label and _is_type_or_blank(text[: label.start()]):
        yield _labelled(text, label, issuer)
        yield _bare(text, label.end())
    start = next((place for place, letter in enumerate(text[:60]) if letter.isdecimal() or letter in "/-"), len(text))
    if _is_type_or_blank(text[:start]):
        yield _file_name(text, start, issuer)
        yield _cut(NUMBER.match(text, start), issuer)
    if match := STANDARD.search(text, 0, 60):
        yield _standard(match)


def _is_type_or_blank(words: str) -> bool:
    words = words.strip(" \t\n\xa0(\"“‘'*:")
    return not words or bool(types_of_heading(words))


def _cut(match: Match[str] | None, issuer: str | None = None) -> _Found | None:
    """The number in a match that is split into serial and tail."""
    notation = match and read_notation(match["tail"], issuer)
    if not match or not notation:
        return None
    return _Found(match.start(), match.start("tail") + notation.end, read_serial(match["serial"]), notation)


def _labelled(text: str, label: Match[str], issuer: str | None = None) -> _Found | None:
    """The number after a label. It may be blank, damaged or foreign, or a serial with only a letter."""
    if (match := BARE.match(text, label.end())) and (match["suffix"] or "").startswith("-"):
        return _bare(text, label.end())
    found = _cut(NUMBER.match(text, label.end()), issuer)
    if found and (found.serial.canonical or found.notation.canonical[0] == "/" or _is_known(found.notation)):
        return found
    match = DAMAGED.match(text, label.end())
    found = _cut(match, issuer)
    if match and found and _is_known(found.notation) and _is_meant(label[0], match["serial"], found.serial):
        return found
    return _foreign(text, label.end())


def _is_meant(label: str, printed: str, serial: Serial) -> bool:
    """Whether a damaged serial was printed as one: after a colon, or with figures in it."""
    return ":" in label or serial.number is not None or any(letter.isdecimal() for letter in printed)


def _plain(text: str, match: Match[str]) -> _Found | None:
    """A number without label, if it or the words before it show that it is one."""
    found = _cut(match)
    return found if found and (_is_known(found.notation) or type_before(text, found.start)) else None


def _is_known(notation: Notation) -> bool:
    """Whether a notation by itself shows that it is one."""
    if notation.scheme == "legacy":
        return False
    return bool(notation.kind or notation.year or any(_is_known_body(code, notation) for code in notation.issuers))


def _is_known_body(code: str, notation: Notation) -> bool:
    """Whether the code of a body is known; a code of two letters also needs a known unit after it."""
    found = body_word(code)
    return bool(found and "issuer-typo" not in found.repairs and (len(code) > 2 or any(map(is_unit, notation.units))))


def type_before(text: str, start: int) -> str | None:
    """The type named directly before a number (``Bộ luật số:``), as its table spells it."""
    words = fold(text[max(0, start - 60) : start]).replace(":", " ").split()
    if words and words[-1] in ("so", "s6", "50"):
        words.pop()
    for size in range(min(len(words), 7), 0, -1):
        if kinds := types_of_heading(" ".join(words[-size:])):
            return kinds[0].base_name
    return None


def _standard(match: Match[str]) -> _Found | None:
    notation = read_standard(match[0])
    return notation and _Found(match.start(), match.end(), read_serial(match["serial"]), notation)


def _file_name(text: str, start: int, issuer: str | None) -> _Found | None:
    match = FILE_NAME.match(text, start)
    tail = match and f"/{match['year']}/" + match["tail"].replace("_", "-").replace(".", "-")
    notation = tail and read_notation(tail, issuer)
    if not match or not notation:
        return None
    end = match.start("year") - 1 + notation.end
    return _Found(start, end, read_serial(match["serial"]), repaired(notation, "separator"))


def _foreign(text: str, start: int) -> _Found | None:
    match = FOREIGN.match(text, start)
    if not match or not any(letter.isalpha() for letter in match[0]):
        return None
    serial = read_serial(match[0].replace("-", "/").split("/")[0])
    return _Found(start, match.end(), serial, Notation(None, match[0], match[0], len(match[0])))


def _bare(text: str, start: int) -> _Found | None:
    """A serial without notation. Only a label makes it a number: ``77-b``."""
    match = BARE.match(text, start)
    return _Found(start, match.end(), read_serial(match[0]), Notation(None, "", "", 0)) if match else None


def _number(text: str, found: _Found) -> DocumentNumber:
    start, end, serial, notation = found
    units = list(notation.units)
    if bracket := BRACKETED_UNIT.match(text, end):
        units.append(bracket[1])
        end = bracket.end()
    whole = _holds_serial(notation)
    return DocumentNumber(
        text=squeeze(text[start:end]),
        canonical=notation.canonical if whole else serial.canonical + notation.canonical,
        serial=serial.number,
        suffix=serial.suffix or notation.suffix,
        year=notation.year,
        kind_code=notation.kind or (type_before(text, start) if notation.scheme == "qh" else None),
        issuer_codes=tuple(notation.issuers),
        units=tuple(units),
        term=notation.term,
        scheme=notation.scheme,
        repairs=tuple(in_order(notation.repairs if whole else (*serial.repairs, *notation.repairs))),
        span=Span.at(start, end),
    )

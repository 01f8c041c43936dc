"""Số, ký hiệu alone or in running text. Imports only vbpl.model, tables, folding and this package."""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from heapq import merge
from re import Match

from ..folding import fold, squeeze
from ..model import DocumentNumber, Span
from ..tables import types_of_heading
from .cut import in_order, read, read_damaged, read_file_name, read_standard
from .patterns import BARE, BRACKETED_UNIT, DAMAGED, END, FOREIGN, LABEL, LABELLED, NUMBER, PLAIN, STANDARD
from .reading import Reading, read_serial
from .words import body_word, is_unit


def parse_number(text: str, start: int = 0, *, issuer: str | None = None) -> DocumentNumber | None:
    """The number that ``text`` is, with or without its label; None where it is none, or more than one.

    ``text`` is clean text and ``start`` its offset there; the span of the result counts from it and leaves out label
    and final punctuation. ``issuer`` is the issuing body as the header names it, or its code: it decides what a code
    shared by several bodies stands for (``CT``, ``VP``, ``GDĐT``).

    >>> parse_number("Số: 3411 /SGDĐT-CTTT").canonical
    '3411/SGDĐT-CTTT'
    >>> parse_number("17/4/2017") is None
    True
    """
    found = _parse_whole(text, issuer)
    return found and _moved(found, start)


def find_numbers(text: str) -> Iterator[DocumentNumber]:
    """Every number in clean text, in order; they do not overlap.

    A number is known by its label (``số``), the type word before it, its year, its type or its issuing body.

    >>> [number.canonical for number in find_numbers("Nghị định 30/2020/NĐ-CP, tỷ lệ 1/500, số: 12/QĐ-UBND")]
    ['30/2020/NĐ-CP', '12/QĐ-UBND']
    """
    hits = merge(
        ((match.end(), _labelled(text, match)) for match in LABELLED.finditer(text)),
        ((match.start(), _plain(text, match)) for match in PLAIN.finditer(text)),
        ((match.start(), read_standard(match[0])) for match in STANDARD.finditer(text)),
        key=lambda hit: hit[0],
    )
    free = 0
    for start, reading in hits:
        if reading and start >= free:
            number = _number(text, start, reading)
            free = number.span.end
            yield number


@lru_cache(maxsize=16384)
def _parse_whole(text: str, issuer: str | None) -> DocumentNumber | None:
    for start, reading in _readings(text, issuer):
        if reading:
            number = _number(text, start, reading)
            if END.match(text, number.span.end):
                rest = text[number.span.end :].strip(" \t\n\xa0)\"”’'*")
                return _with_repair(number, "trailing-punct") if rest else number
    return None


def _readings(text: str, issuer: str | None) -> Iterator[tuple[int, Reading | None]]:
    """What the whole of a text may be, the likelier first."""
    label = LABEL.search(text, 0, 200)
    if label and _is_type_or_blank(text[: label.start()]):
        yield label.end(), _labelled(text, label, issuer)
        yield label.end(), _bare(text, label.end())
    start = next((place for place, letter in enumerate(text[:60]) if letter.isdecimal() or letter in "/-"), len(text))
    if _is_type_or_blank(text[:start]):
        yield start, read_file_name(text[start:].strip(), issuer)
        match = NUMBER.match(text, start)
        yield start, match and read(match["serial"], match["tail"], issuer)
    if match := STANDARD.search(text, 0, 60):
        yield match.start(), read_standard(match[0])


def _is_type_or_blank(words: str) -> bool:
    words = words.strip(" \t\n\xa0(\"“‘'*:")
    return not words or bool(types_of_heading(words))


def _labelled(text: str, label: Match[str], issuer: str | None = None) -> Reading | None:
    """The number behind a label, where it may be blank, damaged or foreign."""
    start = label.end()
    if (match := NUMBER.match(text, start)) and (reading := read(match["serial"], match["tail"], issuer)):
        return reading
    if match := DAMAGED.match(text, start):
        reading = read_damaged(match["serial"], match["tail"], issuer)
        meant = ":" in label[0] or any(letter.isdecimal() for letter in match["serial"])
        if reading and _is_known(reading) and (meant or reading.serial is not None):
            return reading
    return _foreign(text, start)


def _plain(text: str, match: Match[str]) -> Reading | None:
    """A number without label, where it or the words before it say that it is one."""
    reading = read(match["serial"], match["tail"])
    return reading if reading and (_is_known(reading) or type_before(text, match.start())) else None


def _is_known(reading: Reading) -> bool:
    if reading.family == "legacy":
        return False
    return bool(reading.kind or reading.year or any(_is_body(code, reading.units) for code in reading.issuers))


def _is_body(code: str, units: Sequence[str]) -> bool:
    """Whether a body is known by its code; one of two letters only with a known unit behind it."""
    found = body_word(code)
    return bool(found and "issuer-typo" not in found.repairs and (len(code) > 2 or any(map(is_unit, units))))


def type_before(text: str, start: int) -> str | None:
    """The type named right before a number (``Bộ luật số:``), as its table spells it."""
    words = fold(text[max(0, start - 60) : start]).replace(":", " ").split()
    if words and words[-1] in ("so", "s6", "50"):
        words.pop()
    for size in range(min(len(words), 7), 0, -1):
        if kinds := types_of_heading(" ".join(words[-size:])):
            return kinds[0].base_name
    return None


def _foreign(text: str, start: int) -> Reading | None:
    match = FOREIGN.match(text, start)
    if not match or not any(letter.isalpha() for letter in match[0]):
        return None
    serial, suffix = read_serial(match[0].replace("-", "/").split("/")[0])
    return Reading(None, serial, suffix, None, None, (), (), None, match[0], match[0], (), len(match[0]))


def _bare(text: str, start: int) -> Reading | None:
    """A serial without notation, which only a label makes a number: ``77-b``."""
    match = BARE.match(text, start)
    if not match:
        return None
    serial, suffix = read_serial(match[0])
    shown = match[0] if match[0][1:2].isdecimal() else f"0{match[0]}"
    repairs = ("zero-pad",) if shown != match[0] else ()
    return Reading(None, serial, suffix, None, None, (), (), None, shown, shown, repairs, len(match[0]))


def _number(text: str, start: int, reading: Reading) -> DocumentNumber:
    end = start + reading.end
    units = list(reading.units)
    if bracket := BRACKETED_UNIT.match(text, end):
        units.append(bracket[1])
        end = bracket.end()
    kind = reading.kind or (type_before(text, start) if reading.family == "qh" else None)
    return DocumentNumber(
        text=squeeze(text[start:end]), canonical=reading.canonical, serial=reading.serial, suffix=reading.suffix,
        year=reading.year, kind_code=kind, issuer_codes=list(reading.issuers), units=units, term=reading.term,
        family=reading.family, repairs=list(reading.repairs), span=Span(start=start, end=end),
    )


def _moved(number: DocumentNumber, offset: int) -> DocumentNumber:
    if not offset:
        return number
    span = Span(start=number.span.start + offset, end=number.span.end + offset)
    return number.model_copy(update={"span": span})


def _with_repair(number: DocumentNumber, repair: str) -> DocumentNumber:
    return number.model_copy(update={"repairs": list(in_order((*number.repairs, repair)))})

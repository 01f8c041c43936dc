"""Scanned closings: tells the marks that a seal and a signature left apart from recipients and signer.

A scanner reads the two columns as one line, and the seal, the signature and the pen as random signs and letters:
``- Sở Y tế; <%2PHÓ GIÁM ĐỐC``, ``- Lưu: VT. ~ {t VZuyễn Văn An``. Only closings with such signs are read in this way.
"""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from rapidfuzz.distance import Levenshtein

from ...tables import province_of_name
from ...text.folding import fold
from ...text.lazy import lazy_compile
from ...text.letters import LOWER, UPPER
from ...text.syllables import LONGEST_LINE, begin_of_noise, holds_sign, is_noise, is_sound
from ..line_kinds.closing import is_capacity
from ..names import LONGEST_OFFICE, begins_body, is_damaged_position, is_position, surnames
from ..words import bare

SURE_STOP = re.compile(r"[;)]\s{1,9}(?=\S)")
COMMA = re.compile(r"[,.:]\s{1,9}(?=\S)")
SEAL = lazy_compile(
    rf"[;)]\s{{1,3}}(?P<seal>(?!UBND|HĐND)[{UPPER}]{{2,7}}(?:\s[{UPPER}]{{2,7}}){{1,8}})[^{LOWER}]*$"
)
"""Words of a seal after the stop of an entry: ``- Phòng A; TÀI NGUYÊN``."""
FIRST_WORDS = re.compile(r"\W*\w*(?:\W+\w+)?\S*")
"""An entry has two words before noise, or its only one."""
CAPITALS = lazy_compile(rf"[{UPPER}]{{2,}}(?:[ .,]{{1,2}}[{UPPER}]{{2,}})*")
"""A run of words in capitals."""
LONG_CAPITALS = lazy_compile(rf"[{UPPER}]{{2,}}(?: [{UPPER}]{{2,}}){{2,}}")
LAST_WORDS = lazy_compile(
    rf"(?:(?<!\S)|(?<=\W))(?P<first>\w{{2,8}})(?P<rest>(?: [{UPPER}][{LOWER}]{{1,6}}){{1,3}})[^\w;,]*$"
)
LONGEST_TAIL = 60
"""Characters at the end of a line that are searched for a name."""
ROOM = re.compile(r"\W*[A-Z]{2,3}\s?,")
DIRT = re.compile(r"[\W\d_]*")
SHORTEST_OFFICE = 7
"""Letters of an office that counts even after other letters: ``SN TRƯỞNG BAN``."""
LONG_SURNAME = 5
"""Letters of a surname that may have two wrong ones: ``VZuyễn``."""

DASHES = " \t-–—~+*•"
"""Signs at the head of an entry."""

Sort = Literal["office", "name", "noise"]


class Scrap(NamedTuple):
    """A range of a line, and its role."""

    sort: Sort
    start: int
    end: int


def find_scraps(text: str, *, archived: bool) -> int | None:
    """Where the part of a line of recipients that is no recipient begins; None if there is none.

    ``archived``: it is the last entry, after which only a signature follows.
    """
    if len(text) > LONGEST_LINE:
        return None
    places = [stop.end() for stop in SURE_STOP.finditer(text) if goes_on_in_noise(text[stop.end() :])]
    places += [stop.end() for stop in COMMA.finditer(text) if not archived
               and holds_sign(text[stop.end() :]) and begin_of_noise(text[stop.end() :]) == 0]
    if not places and (place := begin_of_noise(text, FIRST_WORDS.match(text).end())):  # type: ignore[union-attr]
        places.append(place)
    if (run := last_capitals(text)) and (office := begin_of_office(text)) and text[:office].strip(DASHES):
        places.append(run[0] if text[: run[0]].rstrip().endswith((";", ")")) else office)
    places += [seal.start("seal") for seal in SEAL.finditer(text)]
    if archived:
        places += [found[0] for found in (find_name(text), office_after_stop(text)) if found]
    return min(places, default=None)


def goes_on_in_noise(rest: str) -> bool:
    """Whether the text after a stop is noise: it and the words before its next stop, or its first word."""
    return (is_noise(rest) and is_noise(rest.split(";", 1)[0] or rest)) or is_scrap(rest.split(" ", 1)[0])


def begins_as_scrap(text: str) -> bool:
    """Whether a third of the words of a text is noise, and the first holds a sign that only a scanner makes."""
    return is_noise(text) and is_scrap(text.split()[0])


def is_scrap(word: str) -> bool:
    """Whether a word is no word and holds a sign that only a scanner makes."""
    return holds_sign(word) and not is_sound(word)


def begin_of_office(text: str) -> int | None:
    """The start of an office in capitals at the end of a line: ``- Sở Y tế CHÁNH VĂN PHÒNG``; a letter may be wrong."""
    run = last_capitals(text)
    if run is None:
        return None
    start, end = run
    begin = office_within(text[start:end])
    return None if begin is None else start + begin


def last_capitals(text: str) -> tuple[int, int] | None:
    """The run of capitals after which a line has only noise."""
    runs = [run.span() for run in CAPITALS.finditer(text)]
    if not runs or (any(map(str.isalpha, text[runs[-1][1] :])) and not is_noise(text[runs[-1][1] :])):
        return None
    return runs[-1]


def office_after_stop(text: str) -> tuple[int, int] | None:
    """Words in capitals after the stop of the archive's line: the other column, ``- Lưu: VT. HỘI ĐỒNG QUẢN TRỊ``."""
    run = last_capitals(text)
    apart = run is not None and LONG_CAPITALS.fullmatch(text, *run) and text[: run[0]].rstrip()[-1:] in (".", ";")
    return run if apart else None


def office_within(capitals: str) -> int | None:
    """The start of an office in a run of capitals: its first word, or the start of a damaged one."""
    if len(capitals) >= LONGEST_OFFICE:
        return None
    if is_position(capitals) or is_signed_for(capitals) or is_damaged_position(capitals):
        return 0
    if begins_body(capitals, fold(capitals)):
        return None
    for word in re.finditer(r"(?<=\s)\S", capitals):
        rest = capitals[word.start() :]
        if len(bare(rest)) >= SHORTEST_OFFICE and is_position(rest):
            return word.start()
    return None


def is_signed_for(text: str) -> bool:
    """Whether a text begins with a capacity. ``KT, NC`` are the names of two offices (phòng)."""
    return is_capacity(text) and not ROOM.match(text)


def find_name(text: str) -> tuple[int, int] | None:
    """The start of a person's name at the end of a text: a surname, else a surname with one or two wrong letters."""
    start, found = max(0, len(text) - LONGEST_TAIL), []
    while match := LAST_WORDS.search(text, start):
        found.append(match)
        start = match.end("first")
    whole = [match for match in found if is_surname(match["first"])]
    damaged = [match for match in found if match["rest"].count(" ") > 1 and is_damaged_surname(match["first"])
               and province_of_name(match["rest"].strip()) is None]
    long = [match for match in whole if match["rest"].count(" ") > 1]
    spans = ((match.start(), match.end("rest")) for match in (*long, *damaged, *whole))
    return next((span for span in spans if province_of_name(text[slice(*span)]) is None), None)


def is_surname(word: str) -> bool:
    """Whether a word is a surname, with its right accents or others."""
    return word[0].isupper() and not word.isupper() and fold(word) in surnames()


def is_damaged_surname(word: str) -> bool:
    """Whether a word is a surname with one or two wrong letters."""
    folded = fold(word)
    slips = 2 if len(folded) >= LONG_SURNAME else 1
    return not word.isupper() and any(
        name.islower() and Levenshtein.distance(name, folded, score_cutoff=slips) <= slips
        for name in surnames() if abs(len(name) - len(folded)) <= slips and len(name) > slips
    )


def iter_scraps(text: str) -> Iterator[Scrap]:
    """The parts of the text beside or below recipients: offices, the name, and noise around them."""
    name = find_name(text)
    if name and not signs(text[: name[0]]):
        name = None
    end = name[0] if name else len(text)
    if (office := begin_of_sign(text[:end])) is not None:
        run = last_capitals(text[:end])
        stop = run[1] if run else end
        yield from noise(text, 0, office)
        yield Scrap("office", office, stop)
        yield from noise(text, stop, end)
    else:
        yield from noise(text, 0, end)
    if name:
        yield Scrap("name", *name)
        yield from noise(text, name[1], len(text))


def begin_of_sign(text: str) -> int | None:
    """The start of a capacity or an office in the text beside or below recipients."""
    begin = DIRT.match(text).end()  # type: ignore[union-attr]
    if is_signed_for(text[begin:]):
        return begin
    office = begin_of_office(text)
    return begin if office is None and LONG_CAPITALS.fullmatch(text, begin) else office


def signs(before: str) -> bool:
    """Whether a name after some words is the signer's: they are noise, an office, a number in brackets."""
    words = before.strip()
    return not words or is_noise(words) or words.endswith(")") or begin_of_office(words) is not None


def noise(text: str, start: int, end: int) -> Iterator[Scrap]:
    """The rest of a range, if there is any."""
    if text[start:end].strip():
        lead = len(text[start:end]) - len(text[start:end].lstrip())
        yield Scrap("noise", start + lead, start + len(text[start:end].rstrip()))

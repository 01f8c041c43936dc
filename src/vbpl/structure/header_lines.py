"""What one line of a header is: title of the nation, number, place and date, type.

Imports vbpl.folding, vbpl.tables and its own package.

Each question is about one clean line; columns in it are apart by tabs, pipes or wide gaps, and one cell suffices.
"""

import re
from collections.abc import Callable
from functools import cache, lru_cache, wraps
from inspect import unwrap
from itertools import chain

from rapidfuzz.distance import Levenshtein
from rapidfuzz.fuzz import partial_ratio

from ..folding import USUAL, fold, to_bytes
from ..tables import document_types, read_table, slug
from .letters import UPPER, any_of

NATIONAL_TITLES = ("conghoaxahoichunghiavietnam", "vietnamdanchuconghoa")
MOTTO = "doclaptudohanhphuc"
PARTY_TITLE = "dangcongsanvietnam"
TITLE_HALVES = (
    "conghoaxahoi", "hoaxahoichunghiavietnam", "xahoichunghiavietnam", "conghoaxahoichunghia", "chunghiavietnam",
)
SLIPS = 3
"""Letters that a scanner may have wrong in the title of the nation and its motto (domain 01 1.4)."""
LONGEST_HEADER_LINE = 400

NO_BODIES = "ban hanh|ban bo|to chuc|hoi nghi|bao cao|vu an|phong chong|khoa hoc"
"""Words that begin as heads of bodies do, folded, and are none."""

COLUMN_GAP = re.compile(r"[ ]*[\t|][ \t|]*|[ ]{3,}")
NOT_LETTERS = re.compile(r"[^a-z]+")
FOLDED = bytes(ord(letter) if "a" <= letter <= "z" else 0 for letter in fold(USUAL))
NO_LETTERS = bytes(code for code, letter in enumerate(FOLDED) if not letter)
"""By code in ``USUAL``."""
EDGES = " \t_-–—=~*.:·•|'`\"“”"

NUMBER_LABEL = (
    r"(?:(?:Bộ\s)?[Ll]uật\s|LUẬT\s|Pháp\slệnh\s|Nghị\squyết\s|Lệnh\s|Sắc\slệnh\s)?"
    r"(?:[SŠ][ốôóồổỐÔÓo6]|sô|số|SO|50(?=\s?:))[ \t]{0,3}[:;.,]{0,2}"
)
CODE = rf"[{UPPER}][\w&.]{{0,14}}"
NUMBER_LINE = re.compile(
    rf"\W{{0,6}}{NUMBER_LABEL}(?:\s*$|[^\n/\t]{{0,30}}/\s?[\dA-ZĐ]|\s*\d{{1,5}}\s?[a-zđ]?\s?[-–]\s?\w"
    rf"|\s*\d{{1,5}}(?:-\w{{1,3}})?\s+(?:ngày|NGÀY)|\s*[-/]\s?{CODE})"
)
BARE_NUMBER = re.compile(rf"\W{{0,3}}\d{{1,5}}[a-zđ]?\s?(?:/\s?(?:\d{{4}}\s?/\s?)?{CODE}(?:\s?[-/]\s?{CODE}){{0,5}}"
                         rf"|-\s?{CODE}/{CODE}(?:-{CODE})?)\W{{0,3}}$")
PLACE_DATE = re.compile(
    rf"(?:(?<![\w/-])(?P<place>[{UPPER}][^\n\t,;:/]{{0,38}}?)[,.]?[ \t]+|^\W{{0,4}})(?i:ng[àaảáã]y)"
    r"(?P<day>[^\n\t]{0,16}?)(?i:th[áaảàâ]n[gh])(?P<month>[^\n\t]{0,16}?)(?i:n[ăaãáâ]m)(?P<year>[^\n\t,]{0,12},?)$"
)
TORN_DATE = re.compile(r"[A-ZĐ][^\d\n\t,;:]{1,38},\s?(?:ngày|Ngày)\b[^\n\t]{0,20}$|ngày\s\d{1,2}\stháng$")


def bare(text: str) -> str:
    """The letters of a text, folded, without anything between them: ``Độc lập - Tự do`` is ``doclaptudo``."""
    usual = to_bytes(text)
    return NOT_LETTERS.sub("", fold(text)) if usual is None else usual.translate(FOLDED, NO_LETTERS).decode("ascii")


def cells(line: str) -> list[str]:
    """The columns of a line, without white space at their edges; empty ones left out."""
    parts = COLUMN_GAP.split(line) if "\t" in line or "|" in line or "   " in line else [line]
    return [cell for part in parts if (cell := part.strip())]


def is_capitals(text: str) -> bool:
    """Whether at least five in six of the letters are capitals, and one is."""
    if text.isupper():
        return True
    small = sum(map(str.islower, text))
    capitals = sum(map(str.isupper, text)) if 6 * small <= len(text) else 0
    return capitals > 0 and capitals >= 5 * small


def resembles(cell: str, wanted: str, *, slips: int = SLIPS) -> bool:
    """Whether the letters of a cell are the wanted ones, but for slips of a scanner."""
    if len(cell) < len(wanted) - slips:
        return False
    letters = bare(cell)
    if abs(len(letters) - len(wanted)) > slips:
        return False
    return Levenshtein.distance(letters, wanted, score_cutoff=slips) <= slips


def holds(cell: str, wanted: str) -> bool:
    """Whether the wanted letters stand somewhere in a cell, but for slips of a scanner."""
    letters = bare(cell) if len(cell) >= len(wanted) else ""
    return len(letters) >= len(wanted) and (
        wanted in letters or partial_ratio(wanted, letters, score_cutoff=89) > 0
    )


def of_cells(test: Callable[[str], object]) -> Callable[[str], bool]:
    """A question about a line, from one about a column of it: whether any column within the reach of a header has it.

    Answers are kept, under what the question saw of the line and no more.
    """

    @lru_cache(maxsize=4096)
    def asked(line: str) -> bool:
        return any(map(test, cells(line)))

    @wraps(test)
    def question(line: str) -> bool:
        return asked(line[:LONGEST_HEADER_LINE])

    return question


def either(*questions: Callable[[str], bool]) -> Callable[[str], bool]:
    """A question about a line: whether some other one has a yes; most lines are told by it that none has."""
    tests = list(map(unwrap, questions))
    return of_cells(lambda cell: any(test(cell) for test in tests))


@of_cells
def is_national_title(cell: str) -> bool:
    """Quốc hiệu, whole or a half of it; in a longer line only in capitals."""
    if any(resembles(cell, title) for title in NATIONAL_TITLES):
        return True
    return is_capitals(cell) and (
        holds(cell, NATIONAL_TITLES[0]) or any(resembles(cell, half, slips=1) for half in TITLE_HALVES)
    )


@of_cells
def is_motto(cell: str) -> bool:
    """Tiêu ngữ: ``Độc lập - Tự do - Hạnh phúc``, also behind the name of an issuer on the same line."""
    return resembles(cell, MOTTO) or (len(cell) < 120 and holds(cell, MOTTO))


@of_cells
def is_party_title(cell: str) -> bool:
    """``ĐẢNG CỘNG SẢN VIỆT NAM``, in capitals."""
    return is_capitals(cell) and (
        resembles(cell, PARTY_TITLE, slips=2) or resembles(cell, PARTY_TITLE[4:], slips=1)
    )


@of_cells
def is_number_line(cell: str) -> bool:
    """Số, ký hiệu: a line with a label and a number or its blank, or a number alone."""
    return (NUMBER_LINE.match(cell) or BARE_NUMBER.match(cell)) is not None


@of_cells
def is_place_date(cell: str) -> bool:
    """Địa danh, ngày tháng: the line of place and date, also its first half where it is wrapped."""
    return len(cell) < 120 and (PLACE_DATE.search(cell) or TORN_DATE.match(cell)) is not None


@cache
def headings() -> dict[str, str]:
    """Slug of every type by the bare form of its heading."""
    forms = [(form, kind.slug) for kind in document_types() for form in (*kind.heading_forms, kind.base_name)]
    own = {bare(form): found for form, found in forms if found == slug(form)}
    return {bare(form): found for form, found in forms} | own


@cache
def headings_of_length(length: int) -> list[str]:
    """The bare forms of headings with so many letters."""
    return [form for form in headings() if len(form) == length]


def type_of_line(line: str) -> str | None:
    """Tên loại: slug of the type that a line names and nothing else; None for the enacting ``QUYẾT ĐỊNH:``."""
    name = line.strip(EDGES)
    return None if not 3 <= len(name) <= 60 or line.rstrip().endswith(":") else _type_named(name)


@lru_cache(maxsize=4096)
def _type_named(name: str) -> str | None:
    if not is_capitals(name):
        return None
    letters = bare(name)
    if exact := headings().get(letters):
        return exact
    if len(letters) < 6:
        return None
    lengths = range(max(6, len(letters) - 1), len(letters) + 2)
    forms = chain.from_iterable(map(headings_of_length, lengths))
    near = {form for form in forms if Levenshtein.distance(form, letters, score_cutoff=1) <= 1}
    return next((kind for form, kind in headings().items() if form in near), None) if near else None


@cache
def issuer_heads() -> dict[str, int]:
    """Rank of every first word of an issuer's name, by its folded form."""
    return {fold(head): group["rank"] for group in read_table("issuer_heads")["groups"] for head in group["heads"]}


@cache
def issuer_pattern() -> re.Pattern[str]:
    """Matches a head of an issuer's name at the start of a folded text."""
    return re.compile(rf"(?!(?:{NO_BODIES})\b){any_of(issuer_heads())}")


@of_cells
def is_issuer_line(cell: str) -> bool:
    """Cơ quan ban hành: a line, or a column of it, in capitals that begins as names of issuing bodies do."""
    return (
        is_capitals(cell) and issuer_pattern().match(fold(cell).lstrip(" -–_*")) is not None
        and not NUMBER_LINE.match(cell) and type_of_line(cell) is None
    )

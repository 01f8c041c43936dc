"""Classifies one line of a header: national title, number, place and date, type.

Each function takes one clean line. Tabs, pipes or wide gaps separate its columns; one matching cell is enough.
"""

import re
from functools import cache, lru_cache
from itertools import chain

from rapidfuzz.distance import Levenshtein

from ...tables import document_types, slug
from ...text.folding import fold
from ...text.labels import DAMAGED_SO, MISREAD_SO, SURE_SO
from ...text.letters import UPPER
from ...text.signs import SLASH
from ..names import issuer_pattern
from ..words import EDGES, SLIPS, bare, count_cases, holds, is_capitals, of_cells, resembles

NATIONAL_TITLES = ("conghoaxahoichunghiavietnam", "vietnamdanchuconghoa")
MOTTO = "doclaptudohanhphuc"
PARTY_TITLE = "dangcongsanvietnam"
TITLE_HALVES = (
    "conghoaxahoi", "hoaxahoichunghiavietnam", "xahoichunghiavietnam", "conghoaxahoichunghia", "chunghiavietnam",
    "conghoaxahoichu", "nghiavietnam",
)

NATIONAL_LENGTHS = range(min(map(len, NATIONAL_TITLES)) - SLIPS, max(map(len, NATIONAL_TITLES)) + SLIPS + 1)
"""Letters of a national title, whole or damaged."""
HALF_LENGTHS = range(min(map(len, TITLE_HALVES)) - 1, max(map(len, TITLE_HALVES)) + 2)

NUMBER_LABEL = (
    r"(?:(?:Bộ\s)?[Ll]uật\s|LUẬT\s|Pháp\slệnh\s|Nghị\squyết\s|Lệnh\s|Sắc\slệnh\s)?"
    rf"(?:{SURE_SO}|(?!s){DAMAGED_SO}|{MISREAD_SO})[ \t]{{0,3}}[:;.,]{{0,2}}"
)
CODE = rf"[{UPPER}][\w&.]{{0,14}}"
NUMBER_LINE = re.compile(
    rf"""
    \W{{0,6}} {NUMBER_LABEL} (?!\s?(?:CMND|CMT|CCCD|TK|ĐT)\b)
    (?: \s*$                                                  # Số:
      | [^\n/\t]{{0,30}} [{SLASH}] \s?[\dA-ZĐ]           # Số: 12/QĐ-SYT, Số:     /2020/TT-BTC
      | \s*\d{{1,5}}\s?[a-zđ]?\s?[-–]\s?\w                     # Số 12-NQ/TW
      | \s*\d{{1,5}}(?:-\w{{1,3}})?\s+(?:ngày|NGÀY)           # SỐ 77 NGÀY 12 THÁNG 3 NĂM 1946
      | \s*[-{SLASH}]\s?{CODE}                                # Số: -QĐ/TU
      | \s*\{{[^{{}}\n]{{1,40}}\}}                                # Số: {{soQuyetDinh}}, in a template
    )
    """,
    re.VERBOSE,
)
BARE_NUMBER = re.compile(
    rf"""
    \W{{0,3}} \d{{1,5}}[a-zđ]?\s?
    (?: [{SLASH}]\s? (?:\d{{4}}\s?[{SLASH}]\s?)? {CODE} (?:\s?[-{SLASH}]\s?{CODE}){{0,5}}   # 12/2020/TT-BTC
      | -\s?{CODE}[{SLASH}]{CODE}(?:-{CODE})?                                            # 12-QĐ/TU
    )
    \W{{0,3}}$
    """,
    re.VERBOSE,
)
PLACE_DATE = re.compile(
    rf"""
    (?: (?<![\w/-])(?P<place>[{UPPER}][^\n\t,;:/]{{0,38}}?)[,.]?[ \t]+    # Hà Nội,
      | ^\W{{0,4}} )
    (?i:ng[àaảáã]y)(?P<day>[^\n\t]{{0,16}}?)                               # ngày 05
    (?i:th[áaảàâ]n[gh])(?P<month>[^\n\t]{{0,16}}?)                         # tháng 3
    (?i:n[ăaãáâ]m)(?P<year>[^\n\t,]{{0,12}},?)$                            # năm 2020
    """,
    re.VERBOSE,
)
TORN_DATE = re.compile(
    r"""
    [A-ZĐ][^\d\n\t,;:]{1,38},\s?(?:ngày|Ngày)\b[^\n\t]{0,20}$    # Hà Nội, ngày 05
  | ngày\s\d{1,2}\stháng$                                          # ngày 05 tháng
    """,
    re.VERBOSE,
)


def resembles_nation(letters: str) -> bool:
    """Whether some letters are those of a national title, a few of them wrong."""
    return len(letters) in NATIONAL_LENGTHS and any(resembles(letters, title) for title in NATIONAL_TITLES)


def names_nation(cell: str, letters: str) -> bool:
    """Whether a cell with these letters is the national title or a half of it."""
    if resembles_nation(letters):
        return True
    halved = len(letters) in HALF_LENGTHS and any(resembles(letters, half, slips=1) for half in TITLE_HALVES)
    return (halved or holds(letters, NATIONAL_TITLES[0])) and is_capitals(cell)


def is_motto_of(cell: str, letters: str) -> bool:
    """Whether a cell with these letters is the motto."""
    return resembles(letters, MOTTO) or (len(cell) < 120 and holds(letters, MOTTO))


def names_party(cell: str, letters: str) -> bool:
    """Whether a cell with these letters is the title of the Party."""
    alike = resembles(letters, PARTY_TITLE, slips=2) or resembles(letters, PARTY_TITLE[4:], slips=1)
    return alike and is_capitals(cell)


@of_cells
def is_national_title(cell: str) -> bool:
    """Quốc hiệu, whole or a half of it; in a longer line only in capitals."""
    return names_nation(cell, bare(cell))


@of_cells
def is_motto(cell: str) -> bool:
    """Tiêu ngữ: ``Độc lập - Tự do - Hạnh phúc``, also after the name of an issuer on the same line."""
    return is_motto_of(cell, bare(cell))


@of_cells
def is_party_title(cell: str) -> bool:
    """``ĐẢNG CỘNG SẢN VIỆT NAM``, in capitals."""
    return names_party(cell, bare(cell))


@of_cells
def is_state_title(cell: str) -> bool:
    """Whether a line is the title of the nation or of the Party."""
    letters = bare(cell)
    return len(letters) >= HALF_LENGTHS.start and (names_nation(cell, letters) or names_party(cell, letters))


@of_cells
def is_title(cell: str) -> bool:
    """Whether a line is one of these titles, or the motto."""
    letters = bare(cell)
    if len(letters) < HALF_LENGTHS.start:
        return False
    return names_nation(cell, letters) or is_motto_of(cell, letters) or names_party(cell, letters)


def is_number(cell: str) -> bool:
    """Whether a cell is a label with a number or its blank, or a number alone."""
    return (NUMBER_LINE.match(cell) or BARE_NUMBER.match(cell)) is not None


is_number_line = of_cells(is_number)
"""Số, ký hiệu: whether a column of a line is a number."""


def places_date(cell: str) -> bool:
    """Whether a cell is place and date, or the first half of it."""
    return len(cell) < 120 and (PLACE_DATE.search(cell) or TORN_DATE.match(cell)) is not None


is_place_date = of_cells(places_date)
"""Địa danh, ngày tháng: whether a column of a line is place and date, even a wrapped one."""


@of_cells
def is_field(cell: str) -> bool:
    """Whether a line holds a field of a header other than the subject."""
    letters = bare(cell)
    return names_nation(cell, letters) or is_motto_of(cell, letters) or is_number(cell) or places_date(cell)


@cache
def headings() -> dict[str, str]:
    """Slug of every type by the bare form of its heading."""
    forms = [(form, kind.slug) for kind in document_types() for form in (*kind.heading_forms, kind.base_name)]
    own = {bare(form): found for form, found in forms if found == slug(form)}
    return {bare(form): found for form, found in forms} | own


@cache
def headings_of_length(length: int) -> list[str]:
    """The bare forms of headings with this many letters."""
    return [form for form in headings() if len(form) == length]


def type_of_line(line: str) -> str | None:
    """Tên loại: slug of the type that a line names alone; None for the enacting ``QUYẾT ĐỊNH:``.

    It is in capitals. In two words a letter may be wrong. ``THƯƠNG``, torn from ``BỘ CÔNG``, is no damaged ``THƯ
    CÔNG``.
    """
    if line[1:3].islower():
        return None
    name = line.strip(EDGES)
    return None if not 3 <= len(name) <= 60 or line.rstrip().endswith(":") else _type_named(name)


@lru_cache(maxsize=4096)
def _type_named(name: str) -> str | None:
    if not is_capitals(name):
        return None
    letters = bare(name)
    if exact := headings().get(letters):
        return exact
    if len(letters) < 6 or " " not in name:
        return None
    lengths = range(max(6, len(letters) - 1), len(letters) + 2)
    forms = chain.from_iterable(map(headings_of_length, lengths))
    near = {form for form in forms if Levenshtein.distance(form, letters, score_cutoff=1) <= 1}
    return next((kind for form, kind in headings().items() if form in near), None) if near else None


def names_issuer(cell: str) -> bool:
    """Whether a cell in capitals begins like the name of an issuing body."""
    return (
        is_capitals(cell) and issuer_pattern().match(fold(cell).lstrip(" -–_*")) is not None
        and not NUMBER_LINE.match(cell) and type_of_line(cell) is None
    )


is_issuer_line = of_cells(names_issuer)
"""Cơ quan ban hành: whether a column of a line is the name of an issuing body."""


@of_cells
def begins_header(cell: str) -> bool:
    """Whether a line is a title of the nation or the Party, or an issuer."""
    letters = bare(cell)
    return names_nation(cell, letters) or names_party(cell, letters) or names_issuer(cell)


@of_cells
def may_head(cell: str) -> bool:
    """Whether a header may begin with a line, its number aside. It rejects most lines at once.

    Titles and issuers are in capitals, except a national title.
    """
    small, capitals = count_cases(cell)
    if capitals >= 5 * small:
        return True
    return (small + capitals in NATIONAL_LENGTHS and resembles_nation(bare(cell))) or is_number(cell)

"""Ngày, tháng, năm: finds dates, and the line of place and date."""

import datetime
import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Literal, NamedTuple, cast

from ..grammar import Parser, UnexpectedTokenError, load_parser
from ..tables import province_of_name
from ..text.folding import fold, squeeze
from ..text.lazy import lazy_compile
from ..text.numerals import UNITS, number_of_words
from .years import full_year

Precision = Literal["day", "month", "year", "day-month", "blank", "invalid"]


class DateMention(NamedTuple):
    """A date in a text."""

    start: int
    end: int
    date: datetime.date | None
    """Null unless the date is full and valid."""
    edtf: str | None
    """ISO 8601-2 with X for what is blank: ``2018-04-05``, ``2018-XX-XX``, ``2018-05``; null for an impossible date."""
    precision: Precision
    """``blank``: a full date with parts to fill in; ``invalid``: not in the calendar (30/2)."""


class PlaceDate(NamedTuple):
    """Địa danh và thời gian ban hành, at the head of a document."""

    place: str | None
    """As printed, ``TP. Hồ Chí Minh``; a province with damaged accents is spelled as in its table."""
    date: datetime.date | None
    """Null if it is blank or unreadable."""
    start: int
    end: int


class _Part(NamedTuple):
    sort: str
    """Its letter in date.lark."""
    text: str
    start: int
    end: int


class _Form(NamedTuple):
    sort: str
    day: int | None
    month: int | None
    year: int | None
    """Indices of the parts in the row; null for a blank that is not printed."""


_DAY, _MONTH = "[Nn][Gg][àÀaAảẢăâáạậ][YyvV]", "[Tt][Hh][áÁaAăâiảàãạắằấ][Nn][GgHh]"
_YEAR = "[Nn][ăĂaAãÃáÁâàảạắằ][Mm]"
_MONTHS = ("giêng", "chạp", *UNITS, "mười", "mười một", "mười hai")
_NAME = "|".join(sorted({*_MONTHS} - {"năm"}, key=len, reverse=True))
_FIGURE = "[0-9OoIlóÓÌì]"
_FIGURES_OF_LETTERS = str.maketrans("OoIl|óÓÌì", "001116611", " ")

_PART = re.compile(
    rf"""
    (?: (?P<D>{_DAY}(?![^\W\d_]))                                                # ngày
      | (?P<M>{_MONTH}(?![^\W\d_]))(?:[.:](?=[ ]))?                              # tháng, tháng:
      | (?P<Y>{_YEAR}(?![^\W\d_]))(?:[.:](?=[ ]))?                               # năm, năm.
      | (?P<w>(?i:{_NAME.replace(" ", "[ ]")})(?!\w))                            # giêng, mười hai
      | (?P<f>(?=\w{{0,3}}\d){_FIGURE}{{4}}(?!\w)|20\d[ ]\d(?![\w/]))             # 2020, 20l8, 201 8
      | (?P<t>[0-3][ ]\d(?=[ ]{{0,2}}{_MONTH}))                                   # 1 5 tháng
      | (?P<n>(?:\d\|(?={_MONTH})|{_FIGURE}{{1,2}}|\|\d|\d\|)(?=\W|_|\Z|{_MONTH}|{_YEAR}))  # 05, O5, |2, 3|tháng
        (?:\](?=[ ]))?                                                           # l1]
      | (?P<b>\d{{0,3}}(?:[.…_]{{2,60}}+|…))                                      # ...., 20...
      | (?P<sign>[-/.–])
    )
    [ \xa0]{{0,60}}+ (?:,[ \xa0]{{0,3}}+)?+ (?:\n[ \t\xa0]{{0,60}}+){{0,2}}+
    """,
    re.VERBOSE,
)
"""A part of a date, with the gap after it."""
_START = lazy_compile(
    rf"(?<![\w/.–-])(?:{_DAY}(?=[\d\s.…_OIl/])|[Tt][Hh][áÁaA][Nn][Gg](?= {{1,3}}\w)|[Nn][ăĂ][Mm](?= {{1,3}}\d{{4}})"
    rf"|\d{{1,2}}(?= ?[/.–-] ?\d| {{0,3}}{_MONTH}))"
)
_DAY_FOR_MONTH = lazy_compile(rf"{_DAY}\s{{0,3}}\d{{1,2}}\s{{0,3}}{_YEAR}\s{{0,3}}\d{{4}}")
"""``ngày 14 ngày 8 năm 2012``: the second word should be ``tháng``."""
_PERIOD = lazy_compile(r"\s?[-–]\s?\d{4}(?!\d)")
_LUNAR = {"giêng": 1, "chạp": 12}
"""``tháng giêng``, ``tháng chạp``."""
_LONGEST = 10


def parse_date(text: str) -> datetime.date | None:
    """The full date at the start of clean text, after blanks and ``ngày``; None if there is no possible date.

    >>> parse_date("ngày 05 tháng 3 năm 2020 của Chính phủ")
    datetime.date(2020, 3, 5)
    >>> parse_date("30/2/2020") is None
    True
    """
    return _parse_date(text[:120])


@lru_cache(maxsize=8192)
def _parse_date(text: str) -> datetime.date | None:
    mention = _read(text, len(text) - len(text.lstrip(" \t\n\xa0,;:(*")))
    return mention and mention.date


def find_dates(text: str) -> Iterator[DateMention]:
    """Every date in clean text, in order: full dates, months, years, and blanks to fill in. Periods are left out.

    >>> [mention.edtf for mention in find_dates("ngày 17/4/2017, tháng 5 năm 2018, giai đoạn 2021-2025")]
    ['2017-04-17', '2018-05']
    """
    free = 0
    for match in _START.finditer(text):
        if match.start() >= free and (mention := _read(text, match.start())):
            free = mention.end
            yield mention


def _read(text: str, start: int) -> DateMention | None:
    """The longest date that begins here."""
    parts = list(_parts(text, start))
    classes = "".join(part.sort for part in parts)
    for size in range(len(parts), 1, -1):
        form = _parse_form(classes[:size])
        if form and not _goes_on(text, parts, size, form):
            mention = _mention(parts[:size], form)
            if mention:
                return mention
    return None


def _parts(text: str, start: int) -> Iterator[_Part]:
    """The words, figures and signs of a date, up to the first other thing."""
    before = ""
    for _ in range(_LONGEST):
        match = _PART.match(text, start)
        if not match or not match.lastgroup:
            return
        if before and match.lastgroup == "D" and not (before == "n" and _DAY_FOR_MONTH.match(text, start)):
            return
        (begin, end), after = match.span(match.lastgroup), match.end()
        following = text[after : after + 1]
        sort = _sort(match, before, following)
        if before == "D" and sort in "/-":
            yield _Part("b", "", begin, begin)
        yield _Part(sort, text[begin:end], begin, end)
        if after > end and (sort == "." or (sort == "n" and following == ".")):
            return
        before, start = sort + "\n" * ("\n" in text[end:after]), after


def _sort(match: re.Match[str], before: str, following: str) -> str:
    """The letter of a part. ``năm`` after ``tháng`` is May; a figure at a line start before ``năm`` is stray."""
    sort = cast(str, match.lastgroup)
    if sort in "Dt":
        return "n" if sort == "t" else "M" if before else "D"
    if sort == "sign":
        return "-" if match[sort] == "–" else match[sort]
    if sort == "Y" and before.strip() == "M" and following in "nN":
        return "w"
    return "x" if sort == "n" and before == "n\n" and following in "nN" else sort


@cache
def _grammar() -> Parser:
    return load_parser("date")


@lru_cache(maxsize=1024)
def _parse_form(classes: str) -> _Form | None:
    """The meaning of a row of parts by date.lark."""
    names = [name for each in classes if (name := _grammar().terminal_of(each))]
    if len(names) < len(classes):
        return None
    try:
        tree = _grammar().parse_names(names)
    except UnexpectedTokenError:
        return None
    places = {child.rule: child.children[0].place for child in tree.children}
    if tree.rule == "bare_month":
        return _Form("bare_month", None, places["day"], places["four"])
    return _Form(str(tree.rule), places.get("day"), places.get("month"), places.get("year"))


def _goes_on(text: str, parts: Sequence[_Part], size: int, form: _Form) -> bool:
    """Whether the next words make the date part of something else: a period, a year by name, a number."""
    rest = text[parts[size - 1].end : parts[size - 1].end + 8]
    if form.sort == "day_month":
        return size < len(parts) and parts[size].sort in "Y/-"
    if form.sort == "day":
        return parts[0].sort == "n" and rest[:1] in ("/", "-")
    return bool(_PERIOD.match(rest)) or rest[:1] == "/"


def _mention(parts: Sequence[_Part], form: _Form) -> DateMention | None:
    day, month, year = (_value(parts, place) for place in (form.day, form.month, form.year))
    start, end, bare = parts[0].start, parts[-1].end, parts[0].sort not in "DMY" and parts[1].sort != "M"
    if form.year is not None and parts[form.year].sort == "n":
        if bare or year is None:
            return None
        year = full_year(year)
    if not (month is None or 1 <= month <= 12) or not (day is None or 1 <= day <= 31):
        return None if bare else DateMention(start, end, None, None, "invalid")
    edtf = "-".join((_digits(year, 4), _digits(month, 2), _digits(day, 2)))
    if form.sort == "day":
        return _full(start, end, edtf)
    if form.sort == "day_month":
        return DateMention(start, end, None, edtf, "day-month")
    return DateMention(start, end, None, edtf[:4] if form.sort == "year" else edtf[:7], _of_month(form))


def _of_month(form: _Form) -> Precision:
    return "year" if form.sort == "year" else "month"


def _full(start: int, end: int, edtf: str) -> DateMention:
    if "X" in edtf:
        return DateMention(start, end, None, edtf, "blank")
    try:
        return DateMention(start, end, datetime.date.fromisoformat(edtf), edtf, "day")
    except ValueError:
        return DateMention(start, end, None, None, "invalid")


def _value(parts: Sequence[_Part], place: int | None) -> int | None:
    if place is None or parts[place].sort == "b":
        return None
    word = parts[place].text
    if parts[place].sort == "w":
        return _LUNAR.get(word.lower()) or number_of_words(word)
    return int(word.translate(_FIGURES_OF_LETTERS))


def _digits(value: int | None, width: int) -> str:
    return "X" * width if value is None else f"{value:0{width}}"


_HEAD = re.compile(r"[Nn](?<!\w.)[Gg][àÀaAảẢăâáạ][^\W\d_]?(?![^\W\d_])|\d(?<=, .)\d?(?=[/.-]\d)")
_DAMAGED = lazy_compile(
    rf"[^\n\t]{{2,24}}?{_MONTH}[^\t\d]{{0,8}}\d{{0,2}}[^\t\d]{{0,8}}{_YEAR}"
    r"(?:\W{0,3}(?=\d\w{3})|[^\w\n\t]{0,3})\w{0,4}"
)
"""``ngày 2Š tháng 03 năm 2011``; the year may stand on the next line, other words there are not taken for it."""
_MARKS = " \n\xa0,.;*_…|"
_CITIES = ("TP", "TP.", "Tp.", "Tp", "T.P", "TP.HCM", "TPHCM", "Tp.HCM")
_AREA = re.compile(r"(?:Thành phố|Thị xã|Thị trấn|Đặc khu|Thủ đô) \Z")
_WORD = re.compile(r"[^\s*|._][^\s*|]{0,19}")
_ORDINAL = re.compile(r"\d{1,2}")
_LONGEST_PLACE = 6
"""In words: ``Bà Rịa - Vũng Tàu`` has five."""
_LONGEST_BLANK = 160
"""Characters before a date: the rest of a column, or dots to fill in."""


def parse_place_date(line: str) -> PlaceDate | None:
    """Place and date in the lines of a header, among other words; None if there are none.

    >>> parse_place_date("Số: 12/QĐ-UBND Lâm Đồng, ngày      tháng 3 năm 2018")
    PlaceDate(place='Lâm Đồng', date=None, start=15, end=51)
    """
    for head in _HEAD.finditer(line):
        found = _date_of_issue(line, head.start())
        if found is None:
            continue
        date, end = found
        place, start = _place_before(line, head.start())
        if place or not line[max(0, start - _LONGEST_BLANK) : start].strip(_MARKS):
            return PlaceDate(place, date, start, end)
    return None


def _date_of_issue(line: str, start: int) -> tuple[datetime.date | None, int] | None:
    mention = _read(line, start)
    if mention and mention.precision in ("day", "blank", "invalid"):
        return mention.date, mention.end
    damaged = _DAMAGED.match(line, start)
    return (None, damaged.end()) if damaged else None


def _place_before(line: str, end: int) -> tuple[str | None, int]:
    """The place that ends here, and where it starts. Without a place: where the date starts."""
    nearest = max(0, end - _LONGEST_BLANK)
    edge = nearest + len(line[nearest:end].rstrip(_MARKS))
    begin = max(line.rfind("\n", nearest, edge) + 1, line.rfind("\t", nearest, edge) + 1, edge - 60, 0)
    words = list(_WORD.finditer(line, begin, edge))
    name = _name([word[0] for word in words])
    if not name or (name[-1].isdecimal() and "," not in line[edge:end]):
        return None, end
    start = words[-len(name)].start()
    area = _AREA.search(line, begin, start)
    place = squeeze(line[area.start() if area else start : edge])
    return _repaired(place), area.start() if area else start


def _name(words: Sequence[str]) -> Sequence[str]:
    """The last words that form a name: all in capitals, or each with one; a number may follow them."""
    if len(words) > 1 and _ORDINAL.fullmatch(words[-1]):
        return [*named, words[-1]] if (named := _name(words[:-1])) else ()
    capitals = bool(words) and words[-1].isupper() and words[-1] not in _CITIES
    name: list[str] = []
    for word in reversed(words[-_LONGEST_PLACE:]):
        if not (word in _CITIES or word in "-–" or _is_of_name(word, capitals)):
            break
        name.insert(0, word)
    while name and name[0] in "-–":
        del name[0]
    return _without_title(name)


def _is_of_name(word: str, capitals: bool) -> bool:
    return word[0].isupper() and word.isupper() == capitals and word.replace("-", "").replace("'", "").isalpha()


def _without_title(name: list[str]) -> list[str]:
    """The name, without the end of the national title or motto if the columns were joined."""
    for place in range(1, len(name)):
        if fold(name[place - 1]) in ("phuc", "nam") and province_of_name(" ".join(name[place:])):
            return name if province_of_name(" ".join(name)) else name[place:]
    return name


def _repaired(place: str) -> str:
    """The place as printed; a province with damaged accents is spelled as in its table."""
    province = province_of_name(place)
    if not province or place.isascii():
        return place
    spellings = {fold(name): name for name in (province.name, province.full_name)}
    known = spellings.get(fold(place))
    aliases = {name.casefold() for name in (province.name, province.full_name, *province.aliases)}
    return known if known and place.casefold() not in aliases else place


def last_day(year: int | None) -> datetime.date | None:
    """The last day of a year; None for a year that no calendar has."""
    return datetime.date(year, 12, 31) if year and datetime.MINYEAR <= year <= datetime.MAXYEAR else None

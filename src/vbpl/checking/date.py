"""T3: địa danh và thời gian against the issuer and the time."""

import datetime
import re
from collections.abc import Iterator

from ..model import Fragment
from ..tables import Province, province_of_name
from ..text.folding import fold, squeeze
from .paper import Paper, is_past
from .registry import Finding, checks

_WORDS = re.compile(
    r"ngày\s{0,3}(?P<day>\d{1,2})\s{0,3}tháng\s{0,3}(?P<month>\d{1,2})\s{0,3}năm\s{0,3}\d{4}", re.IGNORECASE
)
_FIGURES = re.compile(r"(?<!\d)\d{1,2}\s?[/.-]\s?\d{1,2}\s?[/.-]\s?\d{4}(?!\d)")
_PROVINCE = re.compile(r"(?:tinh|thanh pho|tp\.?) ?(?P<name>[^,]{2,40})$")


@checks("T301")
def date(paper: Paper) -> Iterator[Finding]:
    """The date is blank though the number is not."""
    header = paper.document.header
    lost = header.date is None and header.number and header.number.serial is not None
    if paper.headed and lost and not _placeless(paper):
        yield Finding(next((each.span for each in paper.fragments("place_date")), paper.head))


@checks("T302")
def place(paper: Paper) -> Iterator[Finding]:
    """The date has no place before it."""
    header = paper.document.header
    dates = _dates(paper) if header.date and not header.place else _placeless(paper)
    yield from (Finding(fragment.span) for fragment in dates if paper.headed)


@checks("T303")
def leading_zero(paper: Paper) -> Iterator[Finding]:
    """A day below ten, or January or February, has no zero before it."""
    for fragment in _dates(paper):
        match = _WORDS.search(paper.printed(fragment.span))
        figures = (match["day"], match["month"]) if match else ()
        bare = [figure for figure, last in zip(figures, "92", strict=False) if len(figure) == 1 and figure <= last]
        if bare:
            yield Finding(fragment.span, {"figure": bare[0]})


@checks("T304")
def zero_too_many(paper: Paper) -> Iterator[Finding]:
    """A month from March to September has a zero before it."""
    for fragment in _dates(paper):
        match = _WORDS.search(paper.printed(fragment.span))
        if match and match["month"][0] == "0" and match["month"] > "02":
            yield Finding(fragment.span, {"figure": match["month"]})


@checks("T305")
def figures_only(paper: Paper) -> Iterator[Finding]:
    """The date is written in figures only."""
    for fragment in _dates(paper):
        if paper.document.header.date and _FIGURES.search(paper.printed(fragment.span)):
            yield Finding(fragment.span)


@checks("T306")
def place_of_issuer(paper: Paper) -> Iterator[Finding]:
    """The place lies in another province than the issuer."""
    there = province_of_name(paper.document.header.place or "")
    home = next((found for body in paper.bodies if (found := province_in(body.name))), None)
    if there and home and not set(there.now) & set(home.now):
        yield from (Finding(each.span, {"place": there.name, "home": home.name}) for each in _dates(paper))


@checks("T307")
def place_of_another_time(paper: Paper) -> Iterator[Finding]:
    """The place is a province that no longer was, named by a body of a province."""
    there = province_of_name(paper.document.header.place or "")
    provincial = any(province_in(body.name) for body in paper.bodies)
    if there and provincial and _is_gone(there, paper.document.header.date):
        yield from (Finding(each.span, {"place": there.name, "now": ", ".join(there.now)}) for each in _dates(paper))


@checks("T308")
def province_of_another_time(paper: Paper) -> Iterator[Finding]:
    """The issuer's province no longer was."""
    for body in paper.bodies:
        home = province_in(body.name)
        if home and _is_gone(home, paper.document.header.date):
            yield Finding(body.span, {"name": body.name, "now": ", ".join(home.now)})
            return


@checks("T309")
def place_comma(paper: Paper) -> Iterator[Finding]:
    """No comma between the place and the date."""
    place = paper.document.header.place
    for fragment in _dates(paper) if place else ():
        words = squeeze(paper.printed(fragment.span))
        match = _WORDS.search(words)
        before = words[: match.start()].rstrip(" *_|\t") if match else ""
        if before and before[-1].isalpha() and fold(before).endswith(fold(place or "")):
            yield Finding(fragment.span, {"place": place})


def province_in(name: str) -> Province | None:
    """The province in the name of a body that says it last: ``UBND TỈNH LÂM ĐỒNG``."""
    match = _PROVINCE.search(fold(squeeze(name)))
    return province_of_name(match["name"]) if match else None


def _is_gone(province: Province, date: datetime.date | None) -> bool:
    return is_past(province.valid_until, date) and province.name not in province.now


def _dates(paper: Paper) -> list[Fragment]:
    """The fragment of the document's own place and date."""
    return paper.fragments("place_date")[:1]


def _placeless(paper: Paper) -> list[Fragment]:
    """A date in the header that has nothing before it, which the parser takes for none of the document's own."""
    title = next((fragment.span.start for fragment in paper.fragments("type_name")), 0)
    header = (fragment for fragment in paper.fragments("unparsed") if fragment.span.start < title)
    return [fragment for fragment in header if _WORDS.fullmatch(squeeze(paper.printed(fragment.span)))][:1]

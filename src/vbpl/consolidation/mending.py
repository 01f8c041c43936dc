"""Mending: units of new text that were printed on one line are parted.

A repair is told at the unit that it made, and its change is in doubt, but where the numbers around it leave no other
reading: ``c`` on the line of ``b``, before ``d``.
"""

import re
from collections.abc import Iterable, Iterator

from ..structure.numbering.outline import follows, sort_key
from .units import Unit, printed
from .wording import splice

FIRST_IN_HEADING = re.compile(r"(?<=[\w)”])\s“?1\.\s(?=[A-ZĐÀ-Ỹ])")
"""``Điều 5. Hồ sơ 1. Hồ sơ gồm:``, below which 2 comes next."""
GLUED = re.compile(r"(?<=[^\W\d_])[.;]\s?(?P<number>\d{1,2}[a-zđ]?|[a-zđ]\d?)(?P<sign>[.)])\s?(?=[A-ZĐÀ-Ỹ])")
"""``... của tỉnh.3. Hồ sơ`` and ``... của tỉnh;đ) Hồ sơ``, where the unit of that number comes next."""
ONE_LINE = "units that were printed on one line, or in marks of their own, were parted"


def mended(unit: Unit) -> Unit:
    """A unit with the units on its lines parted, and so all below it."""
    children = tuple(parted(unit, [mended(child) for child in unit.children]))
    unit = unit._replace(children=children)
    return first_parted(unquoted(unit)) if unit.type == "article" else unit


def unquoted(article: Unit) -> Unit:
    """An article all of whose khoản stand in a quote of their own, since a mark too many was printed."""
    quote = article.children[0] if len(article.children) == 1 and not article.text else None
    inside = quote.children if quote and quote.type == "quote" else ()
    if not inside or any(child.type != "clause" for child in inside):
        return article
    return article._replace(children=inside, doubt=ONE_LINE)


def first_parted(article: Unit) -> Unit:
    """An article whose first khoản stands on the line of its heading, before the second."""
    found = FIRST_IN_HEADING.search(printed(article.heading or article.text))
    at = next((at for at, child in enumerate(article.children) if child.type == "clause"), None)
    if found is None or at is None or article.children[at].number != "2" or (article.heading and article.text):
        return article
    words = article.heading or article.text
    heading = splice(words, found.start(), len(printed(words)), None)
    text, inside = splice(words, 0, found.end(), None), article.children[:at]
    first = Unit("clause", "1", text=text, children=inside, source=article.source, span=article.span)
    return article._replace(heading=heading, text=(), children=(first, *article.children[at:]))


def parted(parent: Unit, children: Iterable[Unit]) -> Iterator[Unit]:
    """Units one after the other, the last line of one parted where it holds the next number too."""
    siblings = list(children)
    for at, unit in enumerate(siblings):
        after = siblings[at + 1].number if at + 1 < len(siblings) else None
        first, *others = halves(unit, after)
        yield first
        last = sort_key((others or [first])[-1].number or "")
        sure = after is not None and follows(last, sort_key(after))
        yield from (other if sure else other._replace(doubt=ONE_LINE) for other in others)


def halves(unit: Unit, after: str | None) -> Iterator[Unit]:
    """A unit, or those that its line holds: each counts on from the one before, and comes before the next."""
    text = printed(unit.text)
    for found in GLUED.finditer(text) if unit.number and not unit.children else ():
        number = found["number"]
        counts_on = follows(sort_key(unit.number or ""), sort_key(number))
        if counts_on and (unit.type == "clause") == (found["sign"] == ".") and number != after:
            second = unit._replace(number=number, text=splice(unit.text, 0, found.end(), None))
            yield unit._replace(text=splice(unit.text, found.start() + 1, len(text), None))
            yield from halves(second, after)
            return
    yield unit

"""Alone: whether provisions without a document are a citation."""

from collections.abc import Collection

from ...text.lazy import lazy_compile
from ..find.mention import Mention, Place, Range
from ..words.levels import Field, level_of_field
from ..words.patterns import words_pattern
from ..words.table import citation_words

_CUE = lazy_compile(
    rf"(?:^|[,(“\"]|(?<![a-z0-9])(?:{words_pattern(citation_words('cues')['provision'])}))\s{{0,9}}$"
)
"""What stands before a khoản or điểm that is one, and no amount: ``tại khoản 1``, ``bãi bỏ điểm c``."""
_HEADED = frozenset({"part", "chapter", "section", "subsection"})
_HEADING = lazy_compile(r"[.:]\s{1,3}[A-ZĐ]|\s{0,3}\n\s{0,3}[A-ZĐ]")
_LINE_START = lazy_compile(r"(?:^|\n)[^a-z0-9]*$")
_REACH = 12
"""Characters before a mention that tell."""


def counts(
    mention: Mention, text: str, folded: str, start: int, units: Collection[tuple[Field, str]] | None
) -> bool:
    """Whether provisions alone are a citation: always for điều, for khoản and điểm after a cue.

    Chương, mục and phần are words of many uses: a điều is listed with them, or the document has the unit.
    ``start`` is that of the stretch of the mention, ``units`` are those of the document; null where not known.
    """
    place = mention.places[0].place
    (field, number), fields = place[0], {field for field, _ in place}
    last = next((each for each, _ in reversed(place) if each != "item"), "item")
    before = folded[max(start, mention.start - _REACH):mention.start]
    if number is None:
        capital = text[mention.start].isupper()
        return last in ("article", "clause", "point") or (capital and field != "item")
    if "article" in fields or (last in _HEADED and _names_article(mention)):
        return not _is_heading(mention, text, before)
    if last in _HEADED:
        return (field, number) in (units or ()) and _CUE.search(before) is not None
    return level_of_field(last).alone == "cue" and _CUE.search(before) is not None


def in_own_sections(mention: Mention, units: Collection[tuple[Field, str]] | None) -> Mention:
    """``phần III`` of a document that has no phần is what stands below its heading ``III``."""
    field, number = mention.places[0].place[0]
    if field != "part" or not number or not units or (field, number) in units or ("section", number) not in units:
        return mention
    return mention._replace(places=tuple([
        Range(_in_section(place), through and _in_section(through)) for place, through in mention.places
    ]))


def _in_section(place: Place) -> Place:
    return tuple([("section" if field == "part" else field, number) for field, number in place])


def _is_heading(mention: Mention, text: str, before: str) -> bool:
    """``“Điều 55. Nhiệm vụ``: a unit that opens a stretch names itself."""
    wrapped = before.rstrip()[-1:].isalpha() and _CUE.search(before.rstrip())
    opens = _LINE_START.search(before) is not None and not wrapped
    return opens and _HEADING.match(text, mention.end) is not None


def _names_article(mention: Mention) -> bool:
    return any(field == "article" for each in mention.places for field, _ in each.place)

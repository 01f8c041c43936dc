"""Numbering: how units are counted, and the place of a marker among the open units.

This module alone decides between a heading and a reference, and between a khoản and a list. A marker heads a unit only
if its number continues an open sequence, or begins one.
"""

import re
from dataclasses import dataclass, field, replace
from functools import cache, lru_cache

from .romans import is_near, roman_value, to_roman

ALPHABET = "abcdđeghiklmnopqrstuvxy"
"""Letters of điểm in their order. Careless writers also use f, j, w and z."""

FIRST_LETTER, LETTER_STEP = 1002, 2
FIRST_KEYS = ((1,), (FIRST_LETTER,))
"""The keys of 1, I, and of a, A."""
LETTER_ORDER = {letter: FIRST_LETTER + LETTER_STEP * rank for rank, letter in enumerate(ALPHABET)} | {
    "f": FIRST_LETTER + 11, "j": FIRST_LETTER + 17, "w": FIRST_LETTER + 41, "z": FIRST_LETTER + 45,
}
"""Letters count apart from numbers and in steps of two, with room for those that are no letters of điểm."""
KEYWORD_RANKS = {"part": 0, "chapter": 1, "section": 2, "subsection": 3, "article": 4}
PLAIN_RANKS = ("roman", "upper", "arabic", "dotted", "letter")
"""Families of numbering without a keyword, the outermost first."""
OUTER = ("roman", "upper")
"""Families that may also hold articles."""
BULLET_STYLES = frozenset({"-", "+", "*"})
SECOND = (2, FIRST_LETTER + LETTER_STEP)
"""A sequence may begin with its second number, if the first was lost."""

LARGEST_GAP = 3
"""How many numbers may be missing before a marker no longer counts. A scanner may lose them."""
QUOTED_GAP = 20
"""A quote gives the khoản that change: 2, then 6 (``Khoản 2 và khoản 6 Điều 9 được sửa đổi``)."""

DEEPEST = 12
"""No text nests more units. Deeper numbers are no numbering."""

Key = tuple[int, ...]


@lru_cache(maxsize=4096)
def sort_key(number: str) -> Key:
    """Order of a printed number among its siblings: ``5`` < ``5a`` < ``5b`` < ``6``, ``d`` < ``đ`` < ``đ1`` < ``e``.

    Roman numerals count as numbers; an unreadable number gives the empty key, which precedes all.
    """
    number = number.strip()
    if number.isupper() and (value := roman_value(number.rstrip("ABCDĐabcdđ") or number)):
        return (value,)
    parts = re.findall(r"\d+|[^\W\d_]", number.lower())
    return tuple(int(part) if part.isdecimal() else LETTER_ORDER.get(part, 0) for part in parts)


@lru_cache(maxsize=4096)
def follows(before: Key, after: Key) -> bool:
    """Whether a number may directly follow another: 5 and 6, 5 and 5a, 5a and 5b, 5b and 6; d and đ, đ and đ1.

    Between letters f, j, w and z may be skipped or used.
    """
    if not before or not after:
        return False
    if len(after) > 1 and before[: len(after) - 1] == after[:-1]:
        return len(before) < len(after) or 0 < after[-1] - before[len(after) - 1] <= step(after[-1])
    return len(after) == 1 and 0 < after[0] - before[0] <= step(after[0])


def step(count: int) -> int:
    """The distance to the next number or letter."""
    return LETTER_STEP if count >= FIRST_LETTER else 1


def leaps(before: Key, after: Key, gap: int) -> bool:
    """Whether at most ``gap - 1`` numbers are missing between two."""
    if not after or len(before) != len(after) or before[:-1] != after[:-1]:
        return False
    return step(after[-1]) < after[-1] - before[-1] <= gap * step(after[-1])


@dataclass(frozen=True, slots=True)
class Marker:
    """The marker at the head of a line."""

    style: str
    """How it is written: a keyword level (``article``), ``roman.``, ``upper.``, ``arabic.``, ``dotted``, ``letter)``,
    or a bullet character; the punctuation is part of the style."""
    number: str | None
    key: Key
    width: int
    """Characters from the head of the line to the words after the marker."""
    sure: bool = True
    """Whether it reads so. False if a scanner may have changed it (``1)`` for ``i)``); then it can only continue."""
    kind: str = field(init=False, compare=False)
    """The `family` of its style."""
    first: bool = field(init=False, compare=False)
    """Whether its number begins a sequence."""
    before: Key = field(init=False, compare=False)
    """The key of the number that it surely follows: of 4 for 5, of c for d. A bullet follows none."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "kind", family(self.style))
        object.__setattr__(self, "first", is_first(self.key))
        object.__setattr__(self, "before", (*self.key[:-1], *(last - step(last) for last in self.key[-1:])))


@dataclass(slots=True)
class Open:
    """A unit that is open: later lines belong to it or to a unit in it."""

    style: str
    kind: str
    """The `family` of its style."""
    key: Key
    number: str
    base: int
    """How many units are open down to the innermost keyword level, this one included."""
    left: Key
    """The number before this numbering, if this one began again beside it, as the rows of a table do. It may still
    continue."""


@cache
def family(style: str) -> str:
    """The style without its punctuation: ``arabic`` of ``arabic)``."""
    return style.rstrip(".)/-")


@lru_cache(maxsize=4096)
def is_first(key: Key) -> bool:
    """Whether a number begins a sequence: 1, a, I, A."""
    return set(key) == {1} if len(key) > 1 else key in FIRST_KEYS


def left_by(marker: Marker, before: Open) -> Key:
    """The number of the numbering that is left when another of its style begins in its place. It may continue later."""
    if marker.first:
        return before.left or before.key
    if not before.left:
        return ()
    return () if follows(before.left, marker.key) and not follows(before.key, marker.key) else before.left


def goes_on(before: Key, marker: Marker, gap: int) -> bool:
    """Whether a number follows another, with at most ``gap - 1`` missing. Dotted numbers must have as many parts."""
    if marker.style == "dotted" and len(before) != len(marker.key):
        return False
    return follows(before, marker.key) or (gap > 1 and leaps(before, marker.key, gap))


class Outline:
    """The open units of a body, outermost first. It gives the depth of the next marker."""

    __slots__ = ("article", "begun", "excerpt", "open")

    def __init__(self, *, excerpt: bool = False) -> None:
        self.open: list[Open] = []
        self.excerpt = excerpt
        """A quote or a part of a text lacks what came before. Its articles and clauses may begin at any number."""
        self.begun = not excerpt
        """Whether numbers must begin at 1; the first unit of an excerpt may have any number."""
        self.article: Open | None = None
        """The last article, open or closed."""

    def place(self, marker: Marker, *, strong: bool, restart: bool = True) -> int | None:
        """Depth at which a marker stands, 0 for the outermost; None if it heads no unit.

        ``strong``: the line looks like a heading by itself (a paragraph ended before it, a capital follows).
        ``restart``: whether a sequence may begin here; false inside tables.
        """
        style = marker.style
        if style in BULLET_STYLES:
            return self.place_bullet(style)
        if style in KEYWORD_RANKS:
            return self.place_keyword(marker, strong=strong)
        depth = self.continues(marker, gap=1)
        if not marker.sure and (self.begun or not marker.style.startswith("arabic")):
            return depth
        if depth is None and restart and (marker.first or marker.kind == "dotted" or not self.begun):
            depth = self.begins(marker)
        if depth is None and strong and restart:
            depth = self.continues(marker, gap=QUOTED_GAP if self.excerpt else LARGEST_GAP)
            lost = (self.excerpt and not marker.style.endswith("/")) or marker.key[0] in SECOND
            if depth is None and lost and not self.has(marker.kind):
                depth = self.begins(marker)
            if depth is None:
                depth = self.repeats(marker)
        return depth

    def enter(self, marker: Marker, depth: int) -> None:
        """Opens the unit of a marker at the depth that ``place`` gave."""
        self.begun = True
        units, style, left = self.open, marker.style, Key()
        if depth < len(units):
            before = units[depth]
            left = left_by(marker, before) if before.style == style else left
            del units[depth:]
        base = depth + 1 if style in KEYWORD_RANKS else self.base()
        unit = Open(style, marker.kind, marker.key, marker.number or "", base, left)
        units.append(unit)
        if style == "article":
            self.article = unit

    def leapt_from(self, marker: Marker, depth: int) -> str | None:
        """The number before a marker, if numbers are missing between the two; else None."""
        before = self.article if marker.style == "article" else self.open[depth] if depth < len(self.open) else None
        if before is None or before.key == marker.before or before.kind != marker.kind:
            return None
        if follows(before.key, marker.key) or marker.key < before.key or (marker.first and marker.kind == "arabic"):
            return None
        return None if self.continues_unit(before, marker, 1) else before.number

    def has(self, kind: str) -> bool:
        """Whether a unit of this style family is open below the innermost keyword level."""
        return any(unit.kind == kind for unit in self.open[self.base() :])

    def base(self) -> int:
        """How many units are open down to the innermost keyword level."""
        return self.open[-1].base if self.open else 0

    def floor(self, kind: str) -> int:
        """How many units are open above those that a number may continue: II. continues the I. above an article."""
        floor = self.base()
        if kind in OUTER and floor and self.open[floor - 1].style == "article":
            floor -= 1
            while floor and self.open[floor - 1].kind in OUTER:
                floor -= 1
        return floor

    def numbered(self) -> int:
        """How many units are open down to the innermost numbered one."""
        depth = len(self.open)
        while depth and self.open[depth - 1].style in BULLET_STYLES:
            depth -= 1
        return depth

    def place_bullet(self, style: str) -> int:
        for depth in range(self.numbered(), len(self.open)):
            if self.open[depth].style == style:
                return depth
        return min(len(self.open), DEEPEST)

    def place_keyword(self, marker: Marker, *, strong: bool) -> int | None:
        if marker.style == "article" and not self.expects_article(marker.key, strong=strong):
            return None
        return self.depth_of(marker)

    def depth_of(self, marker: Marker) -> int:
        """Depth of a unit with a keyword: inside the open units of higher levels."""
        rank = KEYWORD_RANKS[marker.style]
        depth = 0
        while depth < len(self.open) and self.holds(self.open[depth].style, rank):
            depth += 1
        return depth

    def meant(self, marker: Marker, depth: int) -> Marker:
        """The marker of a chapter or its like, which a scanner damaged, with the number that the order asks for.

        ``Chương JI`` before all others is Chương I; ``Chương L`` after Chương I is Chương II.
        """
        before = self.open[depth] if depth < len(self.open) and self.open[depth].style == marker.style else None
        number = marker.number or ""
        if (before and follows(before.key, marker.key)) or (marker.sure and "L" not in number):
            return marker
        expected = before.key[0] + 1 if before and before.key else 1
        numeral = to_roman(expected)
        whole = number.replace("L", "I")
        if number == numeral or not (whole == numeral or (not marker.sure and is_near(whole, numeral))):
            return marker
        return replace(marker, number=numeral, key=(expected,), sure=False)

    def holds(self, style: str, rank: int) -> bool:
        """Whether a unit stays open above a keyword level: a higher keyword, or I. and A. above an article."""
        own = KEYWORD_RANKS.get(style)
        if own is not None:
            return own < rank
        return rank == KEYWORD_RANKS["article"] and family(style) in OUTER

    def expects_article(self, key: Key, *, strong: bool) -> bool:
        """Articles are counted through the whole body. Chapters do not restart them."""
        if not self.article:
            return not self.begun or is_first(key) or (strong and (self.excerpt or key[:1] <= (LARGEST_GAP,)))
        if follows(self.article.key, key):
            return True
        return strong and (key > self.article.key or is_first(key))

    def continues(self, marker: Marker, *, gap: int) -> int | None:
        """Depth of the innermost open sequence that a number continues, with at most ``gap - 1`` numbers missing."""
        if not marker.key:
            return None
        kind, before, like, units = marker.kind, marker.before, None, self.open
        for depth in range(len(units) - 1, self.floor(kind) - 1, -1):
            unit = units[depth]
            if unit.kind != kind:
                continue
            if unit.key == before or (self.continues_unit(unit, marker, gap) and not self.leaves(depth, marker)):
                if unit.style == marker.style:
                    return depth
                like = depth if like is None else like
        return like

    def leads_on(self, marker: Marker) -> int | None:
        """Depth of the innermost open unit of the same style with a lower number."""
        like = [at for at in range(self.base(), len(self.open)) if self.open[at].style == marker.style]
        return next((at for at in reversed(like) if self.open[at].key < marker.key), None)

    def leaves(self, depth: int, marker: Marker) -> bool:
        """Whether a letter ends the points in the one before it: c) after b1) and b2) that are in b)."""
        unit = self.open[depth]
        if depth == 0 or len(marker.key) >= len(unit.key):
            return False
        outer = self.open[depth - 1]
        return outer.style == unit.style and outer.key == unit.key[:-1]

    def repeats(self, marker: Marker) -> int | None:
        """Depth of the innermost open unit with the same marker, which was printed twice."""
        depths = range(len(self.open) - 1, self.base() - 1, -1)
        units, style, key = self.open, marker.style, marker.key
        return next((at for at in depths if units[at].style == style and units[at].key == key), None)

    def continues_unit(self, unit: Open, marker: Marker, gap: int) -> bool:
        """Whether a number continues a unit, or the numbering that was left for it."""
        return goes_on(unit.key, marker, gap) or bool(unit.left and goes_on(unit.left, marker, 1))

    def begins(self, marker: Marker) -> int | None:
        """Depth at which a sequence begins: inside the innermost numbered unit, or again beside one of its kind."""
        kind = marker.kind
        if kind == "dotted":
            return self.begins_dotted(marker)
        depth = self.numbered()
        if depth >= DEEPEST:
            return None
        if not marker.first and kind in PLAIN_RANKS:
            return self.beside_lower(kind, depth)
        if kind in OUTER:
            for at in range(self.base(), depth):
                if self.open[at].kind == kind or (kind == "upper" and self.open[at].kind == "roman"):
                    return at
        if depth > self.base() and self.open[depth - 1].style == marker.style and kind != "arabic":
            return depth - 1
        return depth

    def beside_lower(self, kind: str, depth: int) -> int:
        """Depth of a unit that lost the units before it.

        It closes units of lower families: clause 3 is in no point.
        """
        lower = PLAIN_RANKS[PLAIN_RANKS.index(kind) + 1 :]
        while depth > self.base() and self.open[depth - 1].kind in lower:
            depth -= 1
        return depth

    def begins_dotted(self, marker: Marker) -> int | None:
        """``1.1`` stands inside ``1``; ``1.1.1`` inside ``1.1``; elsewhere a dotted number begins nothing."""
        for depth in range(len(self.open), 0, -1):
            unit = self.open[depth - 1]
            if unit.style not in BULLET_STYLES and unit.key == marker.key[:-1]:
                return depth if marker.key[-1] <= LARGEST_GAP else None
        first = marker.key[-1] == 1 or (self.excerpt and not self.has("dotted"))
        return self.numbered() if first and self.numbered() < DEEPEST else None

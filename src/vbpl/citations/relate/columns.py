"""Columns: what the head of a table says of the acts named below it.

A table keeps its columns apart by tabs, or has lost them: then each cell stands on a line of its own.
"""

import datetime
import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, NamedTuple, Protocol

from ...model import Relation
from ...tables import read_table
from ...text.folding import fold
from ...text.lazy import lazy_compile

_ROW = lazy_compile(r"(?<![^\n])[^\S\n]{0,9}\d{1,4}[.)]?\s{1,3}$")
"""The number of a row."""
_ITEM = lazy_compile(r"(?:(?<![^\n\t])[^\S\n]{0,9}[-–+•]\s{0,3}|(?:(?<![^\n\t])|;\s)\(\d{1,2}\)\s{1,3})$")
"""The bullet of an item in a cell."""
_PARTLY = lazy_compile(r"noi dung|quy dinh|mot phan")
_CELL_DAY = lazy_compile(r"(?<=[\t\n])\s{0,3}(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})\s{0,3}(?=[\t\n]|$)")
"""A cell with a day alone."""
_ENDED_BY = lazy_compile(r"\b(?:bai bo|thay the|huy bo|het hieu luc)\b.{0,60}\b(?:boi|bang|theo|tai)$")
"""``Được bãi bỏ bởi (Thông tư ...)``: the act of the column ended that of the row."""
_MARK_REACH, _LINE_REACH = 24, 2000
"""Characters in which these stand, and back to the begin of a line."""


class Mention(Protocol):
    """A mention: where it stands, and of what type the document is."""

    @property
    def start(self) -> int: ...
    @property
    def kind(self) -> str | None: ...


class Stated(NamedTuple):
    """What a column says of a mention in it."""

    relation: Relation
    surely: bool
    """Also against the words before the mention."""
    partial: bool = False
    """Of a part of the act: ``Nội dung, quy định hết hiệu lực``."""


class _Column(NamedTuple):
    relation: Relation
    opens: str
    """Of what the mention is the first: a ``row``, or an item or ``cell`` of the column."""
    place: int
    """Tabs before the column."""
    partial: bool
    kinds: frozenset[str]
    """Types of documents that it speaks of; empty for all."""


def read_columns(text: str, head: int, mentions: Sequence[Mention]) -> list[Stated | None]:
    """For each mention of a table whose head takes so many characters, what a column says of it, None for nothing."""
    columns = _columns(text[:head]) if head else []
    if not columns:
        return [None] * len(mentions)
    tabbed = "\t" in text[:head]
    itemed = any(_stands(_ITEM, text, mention) for mention in mentions)
    return [
        next(filter(None, (_say(column, text, one, tabbed, itemed) for column in columns)), None)
        if one.start >= head else None for one in mentions
    ]


def _say(column: _Column, text: str, mention: Mention, tabbed: bool, itemed: bool) -> Stated | None:
    if column.kinds and mention.kind not in column.kinds:
        return None
    if column.opens == "row":
        return Stated(column.relation, True, column.partial) if _stands(_ROW, text, mention) else None
    tabs = _tabs_before(text, mention.start) if tabbed else 0
    if tabs not in (0, column.place):
        return None
    if _stands(_ITEM, text, mention):
        return Stated(column.relation, surely=True)
    alone = tabs == column.place if tabbed else not itemed
    return Stated(column.relation, surely=False) if alone and text[mention.start - 1] in "\n\t" else None


def opens_row(text: str, start: int) -> bool:
    """Whether what starts at an offset of a table stands right after the number of a row."""
    return _ROW.search(text, max(0, start - _MARK_REACH), start) is not None


def _stands(mark: re.Pattern[str], text: str, mention: Mention) -> bool:
    """Whether a mark stands right before a mention."""
    return mark.search(text, max(0, mention.start - _MARK_REACH), mention.start) is not None


def _tabs_before(text: str, at: int) -> int | None:
    """Tabs from the begin of the line; None where that is far."""
    begin = text.rfind("\n", max(0, at - _LINE_REACH), at)
    return text.count("\t", begin, at) if begin >= 0 or at <= _LINE_REACH else None


@lru_cache(maxsize=64)
def _columns(head: str) -> list[_Column]:
    rows: list[dict[str, Any]] = read_table("relation_triggers")["columns"]
    words = re.sub(r"[^\S\t]+", " ", fold(head))
    found = ((row, re.search(row["pattern"], words)) for row in rows)
    return [
        _Column(row["relation"], row["opens"], words.count("\t", 0, match.start()),
                _PARTLY.search(match[0]) is not None, frozenset(row.get("kinds", ())))
        for row, match in found if match
    ]


def row_day(text: str, start: int, end: int) -> datetime.date | None:
    """The last day that stands alone in a cell of a stretch."""
    days = (_date(match) for match in _CELL_DAY.finditer(text, start, end))
    return next(reversed(list(filter(None, days))), None)


def ends_row(gap: str) -> bool:
    """Whether the folded words before a mention say that its act ended that of the row."""
    return _ENDED_BY.search(gap) is not None


def _date(match: re.Match[str]) -> datetime.date | None:
    day, month, year = map(int, match.groups())
    try:
        return datetime.date(year, month, day)
    except ValueError:
        return None

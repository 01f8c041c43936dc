"""Units: decides by ordered rules whether a line heads a unit of the body.

Each rule is asked in turn. It answers with the depth of the unit, or that the line heads none, or with no decision;
then the next rule is asked. To add a rule, write a function and add it to ``RULES`` with an example line.
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from typing import Literal, NamedTuple

from ..lines import Line, is_labelled, runs_on
from ..numbering.markers import (
    article_marker,
    keyword_marker,
    numbered,
    plain_markers,
    stop_of,
    torn_article_marker,
)
from ..numbering.outline import KEYWORD_RANKS, Marker, follows
from .quotes import AMENDS
from .state import State

KEYWORD_LETTERS = frozenset("PpCcMmTt")
ARTICLE_LETTERS = frozenset("ĐD_*~'\".,•|-\\^‘")
PLAIN_LETTERS = frozenset("IVXLKkHJYl")
"""A line that begins with a word of another letter has no number: ``IV.``, ``Khoản 1.``, ``HI.`` for III."""
FIGURES = frozenset("0123456789")
SMALL_LETTERS = frozenset("pcmtk")
"""The small letters among them. A word that begins with one may head a unit."""
MISREAD_FIRST = frozenset("LJl")
"""What a scanner makes of I."""
FINDING = re.compile(r"\[(\d{1,3}(?:\.\d{1,2}){0,2})\]\s?")
LISTED = re.compile(r"Điều\s\d{1,4}[a-zđ]?\s?(?:[;,]|và|,\svà)$")
"""The end of a line that goes on with another article of a list: ``khoản 6 Điều 122;``."""
MOST_GAPS = 2
"""A line with this many tabs is the row of a table, whatever number it begins with."""

Placed = tuple[Marker, int]
"""A unit's marker and its depth."""
Decision = Placed | Literal[False] | None
"""False: the line heads no unit. None: the next rule decides."""
Markers = tuple[Marker, ...]
"""What the head of a line may be without a keyword, the likeliest first."""
Decides = Callable[[State, Line, Markers], Decision]


class Rule(NamedTuple):
    """One decision, with an example line. If the lines above decide, it comes after ``⏎``."""

    name: str
    example: str
    decides: Decides
    letters: frozenset[str] = frozenset()
    """First characters of the lines that the rule is for; empty: all lines."""
    marked: bool | None = None
    """True: only for lines with a marker. False: only for lines without one. None: for both."""
    where: Literal["anywhere", "columns", "step", "quote"] = "anywhere"
    """Only in a text that has columns, in the row of a step, or in a quote that gives one article."""


def find_unit(state: State, line: Line) -> Placed | None:
    """The marker at the head of a line and its depth; None if the line heads no unit."""
    return decide(state, line)[1] or None


def decide(state: State, line: Line) -> tuple[Rule | None, Decision]:
    """The rule that decides a line, and its answer; no rule if none decides."""
    text, start, end = state.text, line.start, line.end
    first = text[start]
    plain = not first.isalpha() or first in PLAIN_LETTERS or not begins_word(text, line)
    markers = plain_markers(text, start, end) if plain else ()
    here = state.columns, state.counted is not None, state.article is not None
    for rule, decides in rules_of(first, bool(markers), *here):
        decision = decides(state, line, markers)
        if decision is not None:
            return rule, decision
    return None, None


@lru_cache(maxsize=4096)
def rules_of(first: str, marked: bool, columns: bool, step: bool, quote: bool) -> tuple[tuple[Rule, Decides], ...]:
    """The rules for lines that begin with a character, in their order, each with its function."""
    here = {"anywhere": True, "columns": columns, "step": step, "quote": quote}
    return tuple(
        (rule, rule.decides) for rule in RULES
        if (not rule.letters or first in rule.letters) and rule.marked in (marked, None) and here[rule.where]
    )


def begins_word(text: str, line: Line) -> bool:
    """Whether a line begins with two letters."""
    return text[line.start : line.start + 2].isalpha() and line.end > line.start + 1


def in_table(state: State, line: Line, _: Markers) -> Decision:
    row = state.text.count("\t", line.start, line.end) >= MOST_GAPS
    state.in_rows = row or (state.in_rows and not line.blank_before)
    return False if row else None


def last_cited(state: State, line: Line, _: Markers) -> Decision:
    """The last article of a list of provisions, alone on its line, is a citation unless it is the next to count."""
    if line.blank_before or not state.before or state.text[state.before.end - 1] not in ";,à":
        return None
    found = article_marker(state.text, line.start, line.end)
    if found is None or line.start + found[0].width < line.end:
        return None
    listed = LISTED.search(state.text, max(state.before.start, state.before.end - 24), state.before.end)
    open_one = state.outline.article
    counts = open_one is not None and follows(open_one.key, found[0].key)
    return False if listed and not counts else None


def article(state: State, line: Line, _: Markers) -> Decision:
    """Điều with a full stop or a capital after its number. The articles above decide its depth."""
    found = find_article(state, line)
    if found is None or not found[1]:
        return None
    marker = found[0]
    if marker.number == "I" and state.counts_in_figures:
        marker = replace(marker, number="1")
    headed = state.heads_clauses(line)
    strong = headed or state.stands_free(line) or state.heads_paragraph(line)
    if headed and state.outline.article is None and not state.counts_in_figures:  # a piece that begins with Điều 34
        return marker, state.outline.depth_of(marker)
    return at_depth(marker, state.outline.place(marker, strong=strong))


def cited_article(state: State, line: Line, _: Markers) -> Decision:
    """Điều without a stop before small letters is a citation and no heading."""
    return False if find_article(state, line) else None


def find_article(state: State, line: Line) -> tuple[Marker, bool] | None:
    found = article_marker(state.text, line.start, line.end)
    torn = found and torn_article_marker(state.text, line.start, line.end, state.outline.article)
    return torn or found


def going_on(state: State, line: Line, _: Markers) -> Decision:
    return False if begins_word(state.text, line) and not state.follows_sentence(line) else None


def keyword(state: State, line: Line, _: Markers) -> Decision:
    """Phần, Chương, Mục, Tiểu mục; `keyword_marker` excludes references."""
    found = keyword_marker(state.text, line.start, line.end)
    if found is None:
        return None
    depth = state.outline.place(found, strong=state.stands_free(line))
    return False if depth is None else (state.outline.meant(found, depth), depth)


def finding(state: State, line: Line, _: Markers) -> Decision:
    """``[5] Về tố tụng`` in a judgment, where a court says what it finds; ``[5.1]`` is in it. Some may be left out."""
    found = FINDING.match(state.text, line.start, line.end) if state.finds else None
    if found is None:
        return None
    if "." in found[1]:
        marker = numbered("dotted", found[1], found.end() - line.start)
        return at_depth(marker, state.outline.place(marker, strong=True))
    return numbered("arabic)", found[1], found.end() - line.start), 0


def unmarked(_: State, __: Line, ___: Markers) -> Decision:
    return False


def labelled(state: State, line: Line, _: Markers) -> Decision:
    return False if state.before and is_labelled(state.text, state.before, line) else None


def in_step(state: State, _: Line, markers: Markers) -> Decision:
    return False if state.counts_in_cell(markers[0]) else None


def amended_article(state: State, _: Line, markers: Markers) -> Decision:
    marker = markers[0]
    named = marker.number == state.article and not state.outline.begun
    return (replace(marker, style="article"), 0) if named else None


def alone(state: State, line: Line, markers: Markers) -> Decision:
    """A number alone on its line, or a damaged one, heads no unit within a sentence."""
    marker = markers[0]
    empty = line.start + marker.width >= line.end and not (state.counts_on(marker) or state.heads_below(marker))
    return False if (empty or not marker.sure) and not state.follows_sentence(line) else None


def next_number(state: State, line: Line, markers: Markers) -> Decision:
    for marker in markers:
        depth = state.outline.continues(marker, gap=1)
        if depth is not None and (marker.sure or state.is_misread(marker, depth, line)):
            return marker, depth + (len(marker.key) > 1 and begins_within(state, marker, depth))
    return None


def begins_within(state: State, marker: Marker, depth: int) -> bool:
    """Whether a point is the first in another: b.1) is in b), and b1) is if b) announces it; else b1) was inserted."""
    if marker.style != "letter)" or marker.key[1:] != (1,) or state.outline.open[depth].key != marker.key[:-1]:
        return False
    return "." in (marker.number or "") or state.introduces()


def far_instruction(state: State, line: Line, markers: Markers) -> Decision:
    """An amending instruction counts however many before it are lost: a quote ended above, and it announces another."""
    marker = markers[0]
    if state.text[line.end - 1] != ":" or marker.style not in ("arabic.", "letter)"):
        return None
    if not state.follows_sentence(line) or not AMENDS.match(state.text, line.start + marker.width, line.end):
        return None
    depth = state.outline.leads_on(marker)
    return None if depth is None else (marker, depth)


def in_rows(state: State, _: Line, __: Markers) -> Decision:
    return False if state.in_rows else None


def first_numeral(state: State, line: Line, markers: Markers) -> Decision:
    """Misread I. of a heading in capitals, where no Roman number is open that the printed one could follow."""
    sign = markers[0].style[-1]
    stop = stop_of(sign) if markers[0].number in MISREAD_FIRST and sign in "./-" else None
    if stop is None or state.outline.has("roman") or not state.in_capitals_after(line, markers[0]):
        return None
    first = numbered("roman" + stop, "I", markers[0].width, sure=False)
    depth = state.outline.begins(first) if state.stands_free(line) else None
    return (first, depth) if depth is not None and state.may_hold(depth, first) else None


def beginning(state: State, line: Line, markers: Markers) -> Decision:
    """A numbering begins, or continues after a gap. Bullets begin none inside a paragraph that the line above began."""
    after = line.start + markers[0].width
    strong = state.stands_free(line) and not state.text[after : after + 1].islower()
    for marker in markers:
        restart = not state.table_until_unit or state.counted == {}
        depth = state.outline.place(marker, strong=strong, restart=restart)
        within = marker.number is None and (state.table_until_unit or runs_on(state.text, state.before, line))
        if depth is not None and not within:
            depth = beside_its_like(state, marker, depth, line)
            return (marker, depth) if state.may_begin(marker, depth, line) else False
    return None


def beside_its_like(state: State, marker: Marker, depth: int, line: Line) -> int:
    """The depth of a numbering that begins within its like: 1. stands in the 5. above only where that announces it.

    Elsewhere it stands beside the 5., where no khoản may hold it, where a heading in capitals came between, or where it
    begins with the words with which the numbering of the 5. began. In an article no điểm holds it either.
    """
    if marker.style != "arabic." or not marker.first or state.introduces():
        return depth
    styles = [unit.style for unit in state.outline.open[:depth]]
    like = depth - 1 - (styles[-1:] == ["letter)"])
    if like < 0 or styles[like] != marker.style:
        return depth
    outer = styles[like - 1] if like else ""
    if like == depth - 1 and (outer == marker.style or state.heads_in_capitals() or state.begins_again(like, line)):
        return like
    return like if outer in KEYWORD_RANKS else depth


def at_depth(marker: Marker, depth: int | None) -> Decision:
    return False if depth is None else (marker, depth)


RULES = (
    Rule("row of a table", "1.\tXe tải\t5 tấn", in_table, where="columns"),
    Rule("last article of a list", "theo khoản 6 Điều 122; Điều 130;⏎Điều 131.", last_cited, frozenset("Đ")),
    Rule("article", "Điều 1. Phạm vi", article, ARTICLE_LETTERS),
    Rule("cited article", "Điều 5 của Luật này", cited_article, frozenset("Đ")),
    Rule("sentence that goes on", "Theo kế hoạch⏎mục tiêu là", going_on, SMALL_LETTERS),
    Rule("part, chapter, section", "Chương II", keyword, KEYWORD_LETTERS, marked=False),
    Rule("finding of a court", "NHẬN ĐỊNH CỦA TÒA ÁN:⏎[1] Về tố tụng", finding, frozenset("["), marked=False),
    Rule("no marker", "Sở đề nghị các huyện báo cáo.", unmarked, marked=False),
    Rule("number below its label", "Quyết định số⏎579/QĐ-TTg", labelled, FIGURES),
    Rule("cell of a step", "Bước 1⏎1. Nộp hồ sơ", in_step, where="step"),
    Rule("article that a quote gives", "14a. Bến đò", amended_article, where="quote"),
    Rule("number within a sentence", "có tất cả⏎12.", alone),
    Rule("next number", "1. Bến đò.⏎2. Bến phà.", next_number),
    Rule("instruction far ahead", "1. Bãi bỏ Điều 3.⏎25. Sửa đổi Điều 27 như sau:", far_instruction),
    Rule("rows below each other", "1.\tXe tải\t5 tấn⏎1. Xe khách", in_rows, where="columns"),
    Rule("first Roman number misread", "L. BẾN ĐÒ NGANG", first_numeral, MISREAD_FIRST),
    Rule("first number, gap, bullet", "1. Bến đò.", beginning),
)
"""All rules in their order. By ``cited_article``, ``Điều 5 của Luật này`` at the head of a line is no article."""

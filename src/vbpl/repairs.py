"""The repairs of damaged text, one rule each, in the order they are made. Imports only vbpl.offsets.

A rule is a pattern and what becomes of its matches; it sees the text as the rules before it left it.
"""

import html
import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from html.entities import name2codepoint
from re import Match, Pattern
from typing import NamedTuple

from .offsets import Rewrite, rewrite


class Rule(NamedTuple):
    """What to repair, and the code under which it is reported (None: a matter of form, not reported)."""

    code: str | None
    pattern: Pattern[str]
    replacement: Callable[[Match[str]], str]


def _constant(new: str) -> Callable[[Match[str]], str]:
    return lambda _: new


LINE_ENDS = Rule(None, re.compile("[\r\u2028\u2029\v](?:(?<=\r)\n)?"), _constant("\n"))

FORM_FEEDS = Rule(None, re.compile("\f"), lambda match: "" if _begins_line(match) else "\n")
ANYTHING = re.compile("(?s).++")


def _begins_line(match: Match[str]) -> bool:
    return match.start() == 0 or match.string[match.start() - 1] == "\n"


_TWINS = str.maketrans("\u00d0\u0189\u00f0\u0256", "ĐĐđđ")
_HOMOGLYPHS = str.maketrans(dict(zip("АВЕЅІЈКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧιον",
                       "ABESIJKMHOPCTYXaeopcyxijsABEZHIKMNOPTYXiov", strict=True)))
_ENTITY = re.compile(r"&(?:nbsp;?|#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});|[A-Za-z][A-Za-z0-9]{1,9};)")
_UNICODE_ESCAPE = re.compile(r"\\u(?:00[a-fA-F]|0[1-3][0-9a-fA-F]|1[eE][a-fA-F]|20[0-3])[0-9a-fA-F]")


def _unescape(match: Match[str]) -> str:
    entity = match[0]
    if entity[1] != "#" and entity.strip("&;") not in name2codepoint:
        return entity
    return html.unescape(entity).replace("\r", "\n")


ENTITIES = Rule("S105", _ENTITY, _unescape)
ESCAPES = Rule("S105", _UNICODE_ESCAPE, lambda match: chr(int(match[0][2:], 16)))

_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0f"

CHARACTERS = (
    Rule("S103", re.compile("[\ud800-\udfff]"), _constant("\ufffd")),
    Rule(None, re.compile("\x85"), _constant("\n")),
    Rule("S103", re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]"), _constant(" ")),
    Rule(None, re.compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"), _constant(" ")),
    Rule(None, re.compile(f"[{_INVISIBLE}][{_INVISIBLE}]*+"), _constant("")),
    Rule("S102", re.compile("[\u00d0\u0189\u00f0\u0256]"), lambda match: match[0].translate(_TWINS)),
    Rule(None, re.compile("[\uff01-\uff5e]"), lambda match: chr(ord(match[0]) - 0xFEE0)),
)


_LATIN = re.compile("[A-Za-z\u00c0-\u01b0\u1ea0-\u1ef9]")
_REACH = 40
"""Characters looked at on either side of a letter to see what word it stands in."""


def _latin(match: Match[str]) -> str:
    """Cyrillic and Greek letters that look like Latin ones, where their word has Latin letters too."""
    text, (start, end) = match.string, match.span()
    before = re.search(r"\S*\Z", text[max(0, start - _REACH) : start])
    after = re.match(r"\S*", text[end : end + _REACH])
    if not (before and _LATIN.search(before[0])) and not (after and _LATIN.search(after[0])):
        return match[0]
    return match[0].translate(_HOMOGLYPHS)


HOMOGLYPHS = Rule("S102", re.compile("[\u0391-\u03c9\u0405-\u0458][\u0391-\u03c9\u0405-\u0458]*+"), _latin)

_BLOCK_TAGS = "p|div|br|hr|tr|li|ul|ol|table|thead|tbody|tfoot|h[1-6]|center|blockquote|body|html|head"
_INLINE_TAGS = "b|i|u|strong|em|span|font|a|sup|sub|small|big|o:p|st1:[a-z]{1,20}|img|label"
_TAG_END = r"(?:\s[^<>]{0,500})?/?>"

UNDERLINED = re.compile(r"__(?<!\w__)(?=[^\W_])|__(?<=[^\W_]__)(?!\w)")
"""``__`` at the edge of a word; a blank to fill in (``ngày __ tháng __``, ``____``) stands apart from words."""

MARKUP = (
    Rule("S105", re.compile(rf"(?i)</?(?:{_BLOCK_TAGS}){_TAG_END}"), _constant("\n")),
    Rule("S105", re.compile(rf"(?i)</?t[dh]{_TAG_END}"), _constant("\t")),
    Rule("S105", re.compile(rf"(?i)</?(?:{_INLINE_TAGS}){_TAG_END}|<!--[^<>]{{0,500}}-->"), _constant("")),
    Rule("S105", re.compile(r"(?m)^#{1,6} +(?=\S)"), _constant("")),
    Rule("S105", UNDERLINED, _constant("")),
)

_RULE_ROW = re.compile(r"(?m)^[ \t]*+\|?(?:[ \t]*+:?-{3,}+:?[ \t]*+\|)++(?:[ \t]*+:?-{3,}+:?)?[ \t]*+(?:\n|\Z)"
                       r"|^[ \t]*+\|[ \t]*+:?-{3,}+:?[ \t]*+(?:\n|\Z)")
_ROW = re.compile(r"(?m)^[ \t]*+\|(?:[ \t]|$|[^\n|]*+\|)[^\n]*+")
_CELL_EDGE = re.compile(r"[ \t]*+\|[ \t]*+|[ \t]++|(?i:<br\s?/?>)")


def _cell_edge(match: Match[str]) -> str:
    """A pipe at either end of a row goes, one between cells becomes the column separator, a tab."""
    text, (start, end) = match.string, match.span()
    if match[0][0] == "<":
        return " "
    if "|" not in match[0]:
        return match[0]
    outer = start == 0 or text[start - 1] == "\n" or end == len(text) or text[end] == "\n"
    return "" if outer else "\t"


def unpipe(text: str) -> Iterator[Rewrite]:
    """Markdown tables, and the columns of antiword: cells apart by tabs, no ruling."""
    if "|" in text:
        unruled = rewrite(text, _RULE_ROW, _constant(""))
        yield unruled
        yield rewrite(unruled.text, _CELL_EDGE, _cell_edge, (row.span() for row in _ROW.finditer(unruled.text)))


_STRONG = re.compile(
    r"\*\*(?<!\*\*\*)(?![*)])|\*\*(?<=[^\s(*]\*\*)(?!\*)"
    r"|\*\*\*(?<!\*\*\*\*)(?=[^\s*])|\*\*\*(?<=[^\s*]\*\*\*)(?!\*)"
)
_EMPHASIS = re.compile(r"\*(?<![\w*(]\*)(?=[^\s*)])[^*]{1,2000}(?<=\S)\*(?![\w*])")
_STAR = re.compile(r"\*")


def unstar(text: str) -> Iterator[Rewrite]:
    """Markdown emphasis: ``**``, and in a text that has it, pairs of ``*``."""
    strong = rewrite(text, _STRONG, _constant(""))
    yield strong
    if strong.hits:
        pairs = [pair.span() for pair in _EMPHASIS.finditer(strong.text)]
        stars = (star for start, end in pairs for star in ((start, start + 1), (end - 1, end)))
        yield rewrite(strong.text, _STAR, _constant(""), stars)


_MARKS = Rule("S105", re.compile(r"(?m)^#{1,6} +(?=\S)"), _constant(""))

_LATIN_CLUSTER = re.compile("[^\u0300-\u036f][\u0300-\u036f]{1,30}+")


def compose(text: str) -> Iterator[Rewrite]:
    """NFC: first the marks of Latin letters, then whatever else there is."""
    if unicodedata.is_normalized("NFC", text):
        return
    latin = rewrite(text, _LATIN_CLUSTER, _to_nfc)
    yield latin
    if not unicodedata.is_normalized("NFC", latin.text):
        active, cluster = _clusters()
        runs = ((max(0, run.start() - 1), run.end()) for run in active.finditer(latin.text))
        yield rewrite(latin.text, cluster, _to_nfc, runs)


def _to_nfc(match: Match[str]) -> str:
    return unicodedata.normalize("NFC", match[0])


@cache
def _clusters() -> tuple[Pattern[str], Pattern[str]]:
    """Finds what NFC may change: runs of such characters, and in a run each unit of change.

    Beyond U+FFFF every character counts as one, which keeps the classes small and the search fast.
    """
    joining, replaced = set(map(chr, range(0x1161, 0x11C3))), set()
    for letter in map(chr, range(0x10000)):
        parts = unicodedata.decomposition(letter)
        if unicodedata.combining(unicodedata.normalize("NFD", letter)[0]):
            joining.add(letter)
        if not parts or parts[0] == "<":
            continue
        if unicodedata.normalize("NFC", letter) != letter:
            replaced.add(letter)
        elif " " in parts:
            joining.add(chr(int(parts.split()[1], 16)))
    joins = "".join(sorted(joining)) + "\U00010000-\U0010ffff"
    active = "".join(sorted(replaced)) + joins
    return re.compile(f"[{active}][{active}]*+"), re.compile(f"(?s:.)[{joins}]{{1,30}}+|[{active}]")

"""Repairs of single characters, one rule each.

A rule is a pattern and the replacement of its matches. It sees the text as the rules before it left it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from re import Match, Pattern
from typing import NamedTuple

from ..text.folding import UNUSED, USUAL
from ..text.lazy import lazy_compile
from ..text.lookalikes import DOTTED, HOMOGLYPHS, STROKED
from ..text.offsets import Rewrite, Span, rewrite, rewrite_places
from ..text.signs import SYMBOL_BULLETS


class Rule(NamedTuple):
    """What to repair, and the code of its diagnostic (None: a matter of form without a diagnostic)."""

    code: str | None
    pattern: Pattern[str]
    replacement: Callable[[Match[str]], str]

    def concerns(self, text: str, unusual: Iterable[str]) -> bool:
        """Whether a rule for single characters may match; ``unusual``: those of the text that are not ``USUAL``."""
        among = any(self.pattern.match(f"A{each}A", 1) for each in unusual)  # between capitals, as in a code: QĐ¬UBND
        return among or holds_usual(text, self.pattern)


_UNUSUAL = re.compile(f"[^{re.escape(USUAL.rstrip(UNUSED))}]")


def unusual_characters(text: str) -> set[str]:
    """The characters of a text that are not ``USUAL``. One search for them saves one search for each rule."""
    return set(_UNUSUAL.findall(text))


def holds_usual(text: str, pattern: Pattern[str]) -> bool:
    """Whether a text holds one of the ``USUAL`` characters that a pattern of single characters matches."""
    return any(sign in text for sign in _usual_signs(pattern))


@cache
def _usual_signs(pattern: Pattern[str]) -> list[str]:
    return list(filter(pattern.match, USUAL))


def _constant(new: str) -> Callable[[Match[str]], str]:
    return lambda _: new


def _mapped(code: str | None, table: dict[str, str]) -> Rule:
    return Rule(code, re.compile(f"[{''.join(table)}]"), lambda match: table[match[0]])


def _page_break(match: Match[str]) -> str:
    """An empty string if a line ends there anyway."""
    start = match.start()
    return "" if start == 0 or match.string[start - 1] == "\n" else "\n"


LINE_ENDS = Rule(None, lazy_compile("[\r\u2028\u2029\v](?:(?<=\r)\n)?"), _constant("\n"))
LINE_END_SIGNS = "\r\u2028\u2029\v"
PAGE_BREAKS = Rule(None, lazy_compile("\f"), _page_break)
WIDE_BLANKS = Rule(None, re.compile(r"  (?<=\S  )(?=\S)"), _constant(" "))
"""Two spaces between words become one. Columns have more spaces between them."""

_FULL_LINE = 40
"""Characters of a full line of running text."""
_COLUMNS = lazy_compile(r"\S ?(?:\t|  )")
_LINE = lazy_compile(r"[^\n]*+")


def _indent(match: Match[str]) -> str:
    """An empty string if the line is running text: after a tab, a full line, or a line with the same indent."""
    text, start = match.string, match.start()
    above = text[text.rfind("\n", 0, start) + 1 : start]
    running = "\t" in match[0] or above.startswith(match[0][1:]) or len(above.strip()) >= _FULL_LINE
    below = _LINE.match(text, min(match.end() + len(match["words"]) + 1, len(text)))
    columns = _COLUMNS.search(above) or (below and _COLUMNS.search(below[0]))
    return "\n" if running and not columns else match[0]


INDENTS = Rule(None, lazy_compile(r"\n(?:\t| [ \t])[ \t]*+(?=(?P<words>\S(?:[^\t\n ]| (?!  ))*+)(?:\n|\Z))"), _indent)
"""White space before a line without columns. Beside columns it stays, because it shows which column a line is in."""

ENACTING = Rule(
    None, lazy_compile(r'(?<=[.;,”"] )(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ ĐỊNH):(?=[ \t]*(?:\n|\Z))'),
    lambda match: "\n" + match[0],
)
"""Enacting words on the last line of the grounds: ``theo đề nghị của Giám đốc Sở Nội vụ. QUYẾT ĐỊNH:``"""
ENACTING_SIGNS = (" QUYẾT ", " NGHỊ ĐỊNH:")

BLANK_LINES = Rule(None, lazy_compile(r"\n[ \t]*+\n"), _constant("\n"))
"""The empty line below each line of a text that `is_double_spaced`."""
_LINE_START = lazy_compile(r"\n[ \t]*+\S")
_TORN = lazy_compile(r"(?<=[\w,])[ \t]*+\n[ \t]*+\n[ \t]*+(?=[^\W\d_]{2})(\w)")
"""An empty line within a sentence, and the letter after it."""
_FEWEST_LINES = 10
_MOST_SINGLE = 0.05
"""Share of the lines without an empty line below."""
_FEWEST_TORN = 0.07
"""Share of the lines that continue a sentence with a small letter."""


def is_double_spaced(text: str) -> bool:
    """Whether an empty line follows each line, even inside a paragraph."""
    free = len(BLANK_LINES.pattern.findall(text))
    if free < _FEWEST_LINES or free * 2 < text.count("\n") * (1 - _MOST_SINGLE):
        return False
    lines = len(_LINE_START.findall(text))
    torn = sum(match[1].islower() for match in _TORN.finditer(text))
    return lines * (1 - _MOST_SINGLE) <= free and torn >= lines * _FEWEST_TORN


_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0f"

_HYPHENS = "\u2010-\u2012\u2212\ufe63\x1e\ufffe"

CHARACTERS = (
    Rule("S103", lazy_compile("[\ud800-\udfff]"), _constant("\ufffd")),
    Rule(None, lazy_compile("\x85"), _constant("\n")),
    Rule(None, lazy_compile(f"[{_HYPHENS}]|(?<=[A-ZĐ])[\u00ac\u00ad](?=[A-ZĐ])"), _constant("-")),
    Rule(None, lazy_compile("\u2215"), _constant("/")),
    Rule("S103", lazy_compile("[\x00-\x08\x0e-\x1f\x7f-\x9f]"), _constant(" ")),
    Rule(None, lazy_compile("[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]"), _constant(" ")),
    Rule(None, lazy_compile(f"[{_INVISIBLE}][{_INVISIBLE}]*+"), _constant("")),
    _mapped("S102", STROKED | DOTTED),
    _mapped(None, SYMBOL_BULLETS),
    Rule(None, lazy_compile("[\uff01-\uff5e]"), lambda match: chr(ord(match[0]) - 0xFEE0)),
)
"""The rules: lone surrogates, hyphens (those of Word and PDFium too, and soft ones in a code, ``QĐ¬UBND``), controls,
spaces, invisible characters, wrong Đ, i and s, bullets of the Symbol font, full width."""

_HOMOGLYPHS = str.maketrans(HOMOGLYPHS)
_LATIN = lazy_compile("[A-Za-z\u00c0-\u01b0\u1ea0-\u1ef9]")
_WORD_END, _WORD_START = lazy_compile(r"\S*\Z"), lazy_compile(r"\S*")
_REACH = 40
"""Characters on either side of a letter that show in what word it is."""


def _latin(match: Match[str]) -> str:
    """The Latin letters that these look like, if the word has Latin letters too."""
    text, (start, end) = match.string, match.span()
    before = _WORD_END.search(text[max(0, start - _REACH) : start])
    after = _WORD_START.match(text[end : end + _REACH])
    mixed = any(part and _LATIN.search(part[0]) for part in (before, after))
    return match[0].translate(_HOMOGLYPHS) if mixed else match[0]


FOREIGN_LETTERS = Rule("S102", lazy_compile("[\u0391-\u03c9\u0405-\u0458][\u0391-\u03c9\u0405-\u0458]*+"), _latin)
"""Cyrillic and Greek letters."""

_MARKS = lazy_compile("[\u0300-\u036f]{1,30}+")


def compose(text: str) -> Iterator[Rewrite]:
    """NFC of a text that has unusual characters: first the marks of Latin letters, then all others."""
    latin = rewrite_places(text, _marked_letters(text), _to_nfc)
    yield latin
    if not unicodedata.is_normalized("NFC", latin.text):
        active, cluster = _clusters()
        runs = ((max(0, run.start() - 1), run.end()) for run in active.finditer(latin.text))
        yield rewrite(latin.text, cluster, _to_nfc, runs)


def _marked_letters(text: str) -> Iterator[Span]:
    """Each letter with the marks after it. A search for the marks skips text without any, five times as fast."""
    for run in _MARKS.finditer(text):
        letter = run.start() - 1
        if letter >= 0 and not _MARKS.match(text, letter):
            yield letter, run.end()


def _to_nfc(match: Match[str]) -> str:
    return unicodedata.normalize("NFC", match[0])


@cache
def _clusters() -> tuple[Pattern[str], Pattern[str]]:
    """Finds what NFC may change: runs of such characters, and each unit of change in a run.

    Every character above U+FFFF counts as one. That keeps the classes small and the search fast.
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

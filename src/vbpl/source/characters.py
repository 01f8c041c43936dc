"""Repairs of single characters, of line ends and of white space.

Each sees the text as the repairs before it left it.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from re import Match, Pattern

from ..text.lazy import lazy_compile
from ..text.lookalikes import DOTTED, HOMOGLYPHS, STROKED
from ..text.offsets import Rewrite, Span, replace, rewrite
from ..text.signs import SYMBOL_BULLETS
from .look import Repair, Sign, rule


def _constant(new: str) -> Callable[[Match[str]], str]:
    return lambda _: new


def _characters(code: str | None, pattern: str, new: Callable[[Match[str]], str], usual: str = "") -> Repair:
    """A repair of characters, some of which may be ``usual``."""
    compiled = lazy_compile(pattern)
    return rule(code, compiled, new, Sign(characters=usual, unusual=compiled))


def _mapped(code: str | None, table: dict[str, str]) -> Repair:
    return _characters(code, f"[{''.join(table)}]", lambda match: table[match[0]])


def _page_break(match: Match[str]) -> str:
    """An empty string if a line ends there anyway."""
    start = match.start()
    return "" if start == 0 or match.string[start - 1] == "\n" else "\n"


LINE_ENDS = _characters(None, "[\r\u2028\u2029\v](?:(?<=\r)\n)?", _constant("\n"), "\r")
PAGE_BREAKS = rule(None, lazy_compile("\f"), _page_break, Sign(characters="\f"))
WIDE_BLANKS = rule(None, lazy_compile(r"  (?<=\S  )(?=\S)"), _constant(" "), Sign(words=("  ",)))
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


INDENTS = rule(
    None, lazy_compile(r"\n(?:\t| [ \t])[ \t]*+(?=(?P<words>\S(?:[^\t\n ]| (?!  ))*+)(?:\n|\Z))"), _indent,
    Sign(characters="\t", words=("  ",)),
)
"""White space before a line without columns. Beside columns it stays, because it shows which column a line is in."""

ENACTING = rule(
    None, lazy_compile(r'(?<=[.;,”"] )(?:QUYẾT ĐỊNH|QUYẾT NGHỊ|NGHỊ ĐỊNH):(?=[ \t]*(?:\n|\Z))'),
    lambda match: "\n" + match[0], Sign(words=(" QUYẾT ĐỊNH:", " QUYẾT NGHỊ:", " NGHỊ ĐỊNH:")),
)
"""Enacting words on the last line of the grounds: ``theo đề nghị của Giám đốc Sở Nội vụ. QUYẾT ĐỊNH:``"""

_BLANK_LINE = lazy_compile(r"\n[ \t]*+\n")
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
    free = len(_BLANK_LINE.findall(text))
    if free < _FEWEST_LINES or free * 2 < text.count("\n") * (1 - _MOST_SINGLE):
        return False
    lines = len(_LINE_START.findall(text))
    torn = sum(match[1].islower() for match in _TORN.finditer(text))
    return lines * (1 - _MOST_SINGLE) <= free and torn >= lines * _FEWEST_TORN


def _close_up(text: str) -> Iterator[Rewrite]:
    if is_double_spaced(text):
        yield rewrite(text, _BLANK_LINE, _constant("\n"))


BLANK_LINES = Repair(None, _close_up, Sign(characters="\t", words=("\n\n", "\n \n", "  ")))
"""The empty line below each line of a text that `is_double_spaced`."""


_INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\ufe00-\ufe0f"

_HYPHENS = "\u2010-\u2012\u2212\ufe63\x1e\ufffe"

CHARACTERS = (
    _characters("S103", "[\ud800-\udfff]", _constant("\ufffd")),
    _characters(None, "\x85", _constant("\n")),
    _characters(None, f"[{_HYPHENS}]|(?<=[A-ZĐ])[\u00ac\u00ad](?=[A-ZĐ])", _constant("-")),
    _characters(None, "\u2215", _constant("/")),
    _characters("S103", "[\x00-\x08\x0e-\x1f\x7f-\x9f]", _constant(" "), "\0"),
    _characters(None, "[\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]", _constant(" "), "\u00a0"),
    _characters(None, f"[{_INVISIBLE}][{_INVISIBLE}]*+", _constant("")),
    _mapped("S102", STROKED | DOTTED),
    _mapped(None, SYMBOL_BULLETS),
    _characters(None, "[\uff01-\uff5e]", lambda match: chr(ord(match[0]) - 0xFEE0)),
)
"""Lone surrogates, hyphens (those of Word and PDFium too, and soft ones in a code, ``QĐ¬UBND``), controls, spaces,
invisible characters, wrong Đ, i and s, bullets of the Symbol font, full width."""

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


FOREIGN_LETTERS = _characters("S102", "[\u0391-\u03c9\u0405-\u0458][\u0391-\u03c9\u0405-\u0458]*+", _latin)
"""Cyrillic and Greek letters."""

_MARKS = lazy_compile("[\u0300-\u036f]{1,30}+")


MARKS = Sign(unusual=_MARKS)


def compose(text: str, *, marked: bool) -> Iterator[Rewrite]:
    """NFC of a text that has unusual characters: first the marks of Latin letters, if it has any, then all others."""
    letters = _marked_letters(text) if marked else ()
    latin = replace(text, ((start, end, unicodedata.normalize("NFC", text[start:end])) for start, end in letters))
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

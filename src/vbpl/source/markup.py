"""Removes what converters leave in a text: HTML entities and tags, Markdown, ruled columns.

Each step sees the text as the steps before it left it. ``|`` between columns becomes a tab, the only column separator
of repaired text. Content that looks like a mark stays (``____`` to fill in, ``GD&ĐT``, a note ``(*)``).
"""

import html
import re
from collections.abc import Callable, Iterator
from html.entities import name2codepoint
from itertools import chain
from re import Match, Pattern

from ..text.lazy import lazy_compile
from ..text.offsets import Rewrite, remove, replace, rewrite
from .look import Repair, Sign

_ENTITY = lazy_compile(r"&(?:nbsp;?|#(?:[0-9]{1,7}|[xX][0-9a-fA-F]{1,6});|[A-Za-z][A-Za-z0-9]{1,9};)")
_ESCAPED_LETTER = lazy_compile(r"\\u(?:00[a-fA-F]|0[1-3][0-9a-fA-F]|1[eE][a-fA-F]|20[0-3])[0-9a-fA-F]")
_MOST_ROUNDS = 3

_TAG_END = r"(?:\s[^<>]{0,500})?/?>"
_BLOCK_TAG = lazy_compile(
    "(?i)</?(?:p|div|br|hr|tr|li|ul|ol|table|thead|tbody|tfoot|h[1-6]|center|blockquote|body|html|head)" + _TAG_END)
_SEEN = lazy_compile(r"<(stamp|seal|img|watermark|page_number)>[^<>]{0,400}</\1>|</?signature>")
"""What a model that reads pictures saw: ``<stamp>SỞ Y TẾ</stamp>``. The name in ``<signature>`` stays."""
_CELL_TAG = lazy_compile("(?i)</?t[dh]" + _TAG_END)
_INLINE_TAG = lazy_compile(
    "(?i)</?(?:b|i|u|strong|em|span|font|a|sup|sub|small|big|img|label|o:p|st1:[a-z]{1,20})" + _TAG_END
    + "|<!--[^<>]{0,500}-->")

_PAGE_TAG = lazy_compile(r"(?:(?<=\n)\d{1,3})?<Page:\d{1,4}>")
"""``2<Page:3>``: a program marked the pages of a judgment, beside their printed numbers."""

_RULE = r"[ \t]*+\|?(?:[ \t]*+:?-{3,}+:?[ \t]*+\|)++(?:[ \t]*+:?-{3,}+:?)?[ \t]*+|[ \t]*+\|[ \t]*+:?-{3,}+:?[ \t]*+"
_ROWS = lazy_compile(
    r"(?m)^(?:[ \t]*+\|(?:[ \t]|$|[^\n|]*+\|)[^\n]*+\n?"
    rf"|(?:{_RULE})\n(?:[^\n|]*+\|[^\n]*+\n?)*+"
    rf"|[^\n|]++\|[^\n]*+\n(?=(?:{_RULE})$))"
)
"""A line that opens with a pipe; in Markdown also the lines above and below a row of dashes."""
_RULE_LINE = lazy_compile(rf"(?:{_RULE})(?:\n|\Z)")
_PIPE, _PIPE_OR_BREAK = lazy_compile(r"\|[ \t]*+"), lazy_compile(r"\|[ \t]*+|<[bB][rR]\s?/?>")

_EDGE = lazy_compile(r"[^\n|]{20,2000}(?P<mark>(?<= )\|[ \t]{0,9})(?=\n|\Z)")
"""``Sửa đổi Điều 14 như sau: |``: the edge of a page that a scanner read, alone on its line."""

_HEADING = lazy_compile(r"(?m)^[ \t]*+(?:#{1,6} +(?=\S)|#{2,6}[ \t]*$)")
_UNDERLINED = lazy_compile(r"__(?<!\w__)(?=[^\W_])|__(?<=[^\W_]__)(?!\w)")
"""``__`` at the edge of a word. A blank to fill in stands apart from words (``ngày __ tháng __``)."""
_STRONG = lazy_compile(
    r"\*\*(?<!\*\*\*)(?![*)])|\*\*(?<=[^\s(*]\*\*)(?!\*)"
    r"|\*\*\*(?<!\*\*\*\*)(?=[^\s*])|\*\*\*(?<=[^\s*]\*\*\*)(?!\*)"
    r"|\*\*\*\*(?<=[^\s\d(*]\*\*\*\*)(?!\*)|\*\*\*\*(?<!\*\*\*\*\*)(?=[^\W\d_])|\*\*(?<=^\*\*\*)(?=[ \t]{1,9}\S)"
    r"|\*\*\*\*(?<=\d\*\*\*\*)(?=[.:] )|\*\*\*\*(?<=Điều \d\*\*\*\*)(?=\d{1,2}\*)",
    re.MULTILINE,
)
_EMPHASIS = lazy_compile(
    r"(\*)(?:(?:(?<![\w*(]\*)(?=[^\s*)])[^*]{1,2000}(?:(?<=\S)|(?=\*[ \t]*(?:\n|\Z)))|[.,;: ]{1,3})(?=\*(?![\w*]))"
    r"|(?<=\n\*)(?=[^\s*])[^*\n]{1,200} (?=\*[^\s*]))(\*)")
"""``*a)* Trực đêm``; at the head of a line also ``*a) *Trực đêm``, which no list item looks like."""
_GLUED_RUNS = lazy_compile(r"\*\*(?<=[^\W\d_A-ZĐ]\*\*)(?=[A-ZĐ][^\W\d_]|ngày \d)")
"""``*Căn cứ**Luật Giá**ngày 2 tháng 3*``: the end of one run and the beginning of the next, the blank between lost."""
_GLUED_HEAD = lazy_compile(r"\*\*(?<=[.;:] \*\*)(?=(?:Điều|Chương|Mục) [\dIVX]{1,4}[.*])")
"""``theo quy định. **Điều 19. Bến đò**``: the line end before the head of a unit is lost."""
_LINE = lazy_compile(r"(?m)^[ \t]*+(?:[*+-][ \t]++)?(\*)(?=[^\s*])[^*\n]{2,2000}(?<=\S)(\*)[ \t]*$")
"""``*   *Căn cứ Luật Giá;*``: a whole line, also of an item, which is emphasis in any text."""
_SLANTED = lazy_compile(r"(_)(?<!\w_)\d{1,4}(_)(?!\w)")
"""``ngày _16_ tháng _4_``: figures filled in by hand."""
_UNDERSCORED = lazy_compile(
    r"\n[ \t]{0,9}(?:[*+-] )?(_)(?=[^\W_]|[“\"(])[^_\n]{2,4000}(?<=[^\s_])(_)(?=[ \t]{0,9}(?:\n|\Z))"
)
"""``_Căn cứ Luật Giá;_``: a whole line of emphasis, as other converters write it."""
_UNDERSCORED_WORDS = lazy_compile(r"(?<![^\s“\"(])(_)(?=[^\W_])[^_\n]{1,1000}(?<=[^\s_])(_)(?![\w/])")
"""``_Căn cứ_ Luật Giá;`` in a text that has such lines."""
_ITEM = lazy_compile(r"\n(?P<mark>[ \t]*+[-*+] +)(?=(?:[a-zđ]\d?\)|\d{1,2}(?:\.\d{1,2}){1,3}\.) )")
"""``- a) Trực đêm``, ``- 1.1. Trực đêm``: Markdown writes a unit as a list item."""
_QUOTED = lazy_compile(r"(?m)^ {0,3}(?:> ?){1,3}(?=[^\W\d_]|\*\*|$)")
"""``> Kính gửi``: a Markdown block quote."""
_IMAGE = lazy_compile(r"!\[[^\[\]\n]{0,200}\](?:\([^()\n]{0,500}\)|(?=[ \t]{0,9}(?:\n|\Z)))")
"""``![con dấu]()``, or without its address at the end of a line: a picture, such as a seal."""
_LINK_END = r"\]\((?:https?:|mailto:|javascript:|www\.|/|#)[^\s()]{0,1000}\)"
_LINK = lazy_compile(rf"(!?\[)[^\[\]\n]{{1,500}}({_LINK_END})")
_ESCAPED_MARK = lazy_compile(r"\\(?=[-\\`*_{}\[\]()#+.!|>~])|\\(?<=[^\s\\]\\)(?=[ ]{0,9}(?:[\t\n]|\Z))")
r"""``15\.``, and the ``;\`` with which pandoc ends a line within a paragraph or a cell."""

_PICTURE = lazy_compile(
    r"\*{0,2}(?:==> picture \[\d{1,5} x \d{1,5}\] intentionally omitted <=="
    r"|-{5} (?:Start|End) of picture text -{5})\*{0,2}"
)
"""``==> picture [136 x 137] intentionally omitted <==``: PyMuPDF4LLM left a picture out; marks around its letters."""

_CIRCLE = lazy_compile(r"(?m)^[ \t]{0,40}oo[ \t]{1,20}(?=\S)")
"""``oo   Như Điều 3;``: docx2txt for the circle before an item."""


def decode_entities(text: str) -> Iterator[Rewrite]:
    """HTML entities, up to three deep, and the ``\\u1ea3`` of JSON."""
    for _ in range(_MOST_ROUNDS):
        if "&" not in text:
            break
        done = rewrite(text, _ENTITY, _character)
        if not done.hits:
            break
        text = done.text
        yield done
    if "\\u" in text:
        yield rewrite(text, _ESCAPED_LETTER, lambda match: chr(int(match[0][2:], 16)))


def _character(match: Match[str]) -> str:
    entity = match[0]
    if entity[1] != "#" and entity.strip("&;") not in name2codepoint:
        return entity
    return html.unescape(entity).replace("\r", "\n")


def _strip_pipes(text: str) -> Iterator[Rewrite]:
    """Tables of Markdown and of antiword."""
    rows = replace(text, chain.from_iterable(_edges(text, *row.span()) for row in _iter_at_lines(text, _ROWS, "|")))
    yield rows
    edges = (line.span("mark") for line in _iter_at_lines(rows.text, _EDGE, "|"))
    yield remove(rows.text, edges)


def _edges(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """The edges of the cells of some rows, and what becomes of each: a row of dashes is removed."""
    at = text.find("---", start, end)
    while at >= 0:
        line_end = text.find("\n", at, end)
        if rule := _RULE_LINE.match(text, text.rfind("\n", start, at) + 1 or start, end):
            yield from _cell_edges(text, start, rule.start())
            yield (*rule.span(), "")
            start = rule.end()
        at = text.find("---", line_end, end) if line_end >= 0 else -1
    yield from _cell_edges(text, start, end)


def _cell_edges(text: str, start: int, end: int) -> Iterator[tuple[int, int, str]]:
    """A pipe with the blanks around it is removed at either end of a row, and becomes a tab between cells."""
    pattern = _PIPE if text.find("<", start, end) < 0 else _PIPE_OR_BREAK
    for edge in pattern.finditer(text, start, end):
        left, right = edge.span()
        if text[left] == "<":
            yield left, right, " "
        else:
            left = start + len(text[start:left].rstrip(" \t"))
            outer = left == 0 or text[left - 1] == "\n" or right == len(text) or text[right] == "\n"
            yield left, right, "" if outer else "\t"
        start = right


def _strip_tags(text: str) -> Iterator[Rewrite]:
    seen = rewrite(text, _SEEN, lambda match: "\n" if "signature" in match[0][:12] else "")
    blocks = rewrite(seen.text, _BLOCK_TAG, lambda _: "\n")
    cells = rewrite(blocks.text, _CELL_TAG, lambda _: "\t")
    inline = _remove(cells.text, _INLINE_TAG)
    yield from (seen, blocks, cells, inline)
    if "<Page:" in inline.text:
        yield _remove(inline.text, _PAGE_TAG)


def _strip_stars(text: str) -> Iterator[Rewrite]:
    """Emphasis: ``**``, and in a text that has it, pairs of ``*``; in any other those around a whole line."""
    if "**" not in text:
        yield _remove_groups(text, _LINE)
    else:
        heads = replace(text, ((head.start() - 1, head.start(), "\n") for head in _GLUED_HEAD.finditer(text)))
        yield heads
        apart = rewrite(heads.text, _GLUED_RUNS, lambda _: " ")
        yield apart
        strong = _remove(apart.text, _STRONG)
        yield strong
        if strong.hits:
            yield _remove_groups(strong.text, _EMPHASIS)


def _remove_underscores(text: str, pattern: Pattern[str]) -> Rewrite:
    """Emphasis by ``_``: pairs of it within a line only in a text where whole lines have it."""
    return _remove_groups(text, _UNDERSCORED_WORDS) if pattern.search(text) else remove(text, ())


def _iter_at_lines(text: str, pattern: Pattern[str], sign: str) -> Iterator[Match[str]]:
    """The matches of a pattern at the head of lines. It is tried only where a sign of its first line occurs."""
    at = text.find(sign)
    while at >= 0:
        if match := pattern.match(text, text.rfind("\n", 0, at) + 1):
            yield match
            at = match.end() - 1
        line_end = text.find("\n", at)
        at = text.find(sign, line_end) if line_end >= 0 else -1


def _remove_at_lines(text: str, pattern: Pattern[str]) -> Rewrite:
    sign = "#" if pattern is _HEADING else ">"
    return remove(text, (match.span() for match in _iter_at_lines(text, pattern, sign)))


def _remove(text: str, pattern: Pattern[str]) -> Rewrite:
    return remove(text, (match.span() for match in pattern.finditer(text)))


def _remove_items(text: str, pattern: Pattern[str]) -> Rewrite:
    return remove(text, (item.span("mark") for item in pattern.finditer(text)))


def _write_items(text: str, pattern: Pattern[str]) -> Rewrite:
    return rewrite(text, pattern, lambda _: "- ")


def _remove_groups(text: str, pattern: Pattern[str]) -> Rewrite:
    """Removes the two groups of each match and keeps the text between them."""
    pairs = pattern.finditer(text)
    return remove(text, (pair.span(group) for pair in pairs for group in (1, 2)))


def _step(remove: Callable[[str, Pattern[str]], Rewrite], pattern: Pattern[str], sign: Sign) -> Repair:
    return Repair("S105", lambda text: (remove(text, pattern),), sign)


MARKUP = (
    _step(_remove, _PICTURE, Sign(words=("==> picture [", "of picture text -"))),
    Repair("S105", _strip_pipes, Sign(characters="|")),
    Repair("S105", _strip_tags, Sign(characters="<")),
    Repair("S105", _strip_stars, Sign(characters="*")),
    _step(_remove, _IMAGE, Sign(characters="!")),
    _step(_remove_groups, _SLANTED, Sign(characters="_")),
    _step(_remove_at_lines, _QUOTED, Sign(characters=">")),
    _step(_remove_at_lines, _HEADING, Sign(characters="#")),
    _step(_remove_underscores, _UNDERSCORED, Sign(characters="_")),
    _step(_remove, _UNDERLINED, Sign(characters="_")),
    _step(_remove_groups, _LINK, Sign(words=("](",))),
    _step(_remove, _ESCAPED_MARK, Sign(characters="\\")),
    _step(_write_items, _CIRCLE, Sign(heads=(r"oo[ \t]",))),
    _step(_remove_items, _ITEM, Sign(heads=(r"[-*+] ++(?:[a-zđ]\d?\)|\d{1,2}\.\d)",))),
)
"""Tags and Markdown, step by step: marks of layout become layout, the rest is removed."""
ENTITIES = Repair("S105", decode_entities, Sign(characters="&\\"))

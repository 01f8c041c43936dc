"""Texts as other parsers read them: the same words, line for line. Imports inputs, and vbpl to mark up real texts.

Parsers of marked-up text get the units marked up; finders of foreign citations get one of theirs for each of ours.
"""

import re
from collections.abc import Iterator
from itertools import count, cycle

from inputs import HEAD, MARKS, RECITAL, TAIL, WORDS, Unit, code, code_marked

import vbpl

KEYWORDS = {
    "part": "PART", "chapter": "CHAPTER", "section": "SECTION", "subsection": "SUBSECTION", "article": "ARTICLE",
    "clause": "PARAGRAPH", "point": "POINT",
}
STOPS = {"clause": ".", "point": ")"}
DIGITS = "〇一二三四五六七八九"


def bluebell_code(size: int = 700_000, seed: int = 1) -> str:
    """The format of bluebell: keyword, number and heading, then the text one step further in."""
    body = [line for chapter in code(size, seed) for line in bluebell_lines(chapter)]
    return "\n".join(["PREFACE", *HEAD, "PREAMBLE", RECITAL, "BODY", *body, "CONCLUSIONS", *TAIL, ""]).translate(MARKS)


def bluebell_lines(unit: Unit, depth: int = 0) -> Iterator[str]:
    """One unit and what is in it."""
    indent = "  " * depth
    heading = f" - {unit.heading}" if unit.heading else ""
    yield f"{indent}{KEYWORDS[unit.level]} {unit.number}{STOPS.get(unit.level, '')}{heading}"
    if unit.text:
        yield f"{indent}  {unit.text}"
    for child in unit.children:
        yield from bluebell_lines(child, depth + 1)


def bluebell_text(text: str, *, german: bool = False) -> str:
    """Any text for bluebell: the documents that vbpl reads in it, with form feeds between them.

    ``german``: each citation gets a citation of German statutes instead.
    """
    documents = vbpl.parse_bundle(text).documents
    marked = [_marked_up(each, text) for each in documents]
    return "\f".join(map(_with_german, marked, documents) if german else marked)


def _marked_up(document: vbpl.Document, text: str) -> str:
    fields = [each for each in document.fragments if each.role != "unparsed"]
    first = min([block.span.start for block in document.body], default=document.span.end)
    above = [line for each in fields if each.span.start < first for line in _lines(text, each.span)]
    below = [line for each in fields if each.span.start >= first for line in _lines(text, each.span)]
    attached = [line for each in document.attachments for line in _attachment_lines(each)]
    body = [line for block in document.body for line in _block_lines(block)]
    return "\n".join(["PREFACE", *above, "BODY", *body, "CONCLUSIONS", *below, *attached, ""])


def _lines(text: str, span: vbpl.Span) -> list[str]:
    return [line.strip() for line in text[span.start : span.end].split("\n") if line.strip()]


def _attachment_lines(attachment: vbpl.Attachment) -> Iterator[str]:
    yield from ("ANNEXURE", f"HEADING {' '.join(attachment.heading.split())}")
    for block in attachment.body:
        yield from _block_lines(block)


def _block_lines(block: vbpl.Block, depth: int = 0) -> Iterator[str]:
    """A unit with its keyword, all other blocks as lines of text."""
    indent = "  " * depth
    inside = depth
    if block.type in KEYWORDS and block.number:
        heading = f" - {block.heading}" if block.heading else ""
        yield f"{indent}{KEYWORDS[block.type]} {block.number}{STOPS.get(block.type, '')}{heading}"
        inside = depth + 1
    yield from ("  " * inside + line for line in block.text.split("\n") if line)
    for child in block.children:
        yield from _block_lines(child, inside)


def _with_german(marked: str, document: vbpl.Document) -> str:
    out, at = list[str](), 0
    for printed, statute in zip((each.text for each in document.citations), cycle(WORDS["german"])):
        found = marked.find(printed, at)
        if found >= 0:
            out += [marked[at:found], statute]
            at = found + len(printed)
    return "".join([*out, marked[at:]])


def american_code(size: int = 700_000, seed: int = 1) -> str:
    """With citations of US cases and statutes."""
    return _recited(size, seed, WORDS["american"])


def german_code(size: int = 700_000, seed: int = 1) -> str:
    """With citations of German statutes."""
    return _recited(size, seed, WORDS["german"])


def _recited(size: int, seed: int, citations: list[str]) -> str:
    turns = cycle(citations)
    return re.sub("\ue000[^\ue001]*\ue001", lambda _: next(turns), code_marked(size, seed))


def lawtext_code(size: int = 700_000, seed: int = 1) -> str:
    """The format of lawtext: Japanese heads. A blank separates columns there, so underscores join words."""
    lines, numbers = ["法律", "（令和元年法律第九十九号）", ""], count(1)
    for index, chapter in enumerate(code(size, seed), 1):
        lines += [f"      第{kanji(index)}章　{_joined(chapter.heading)}", ""]
        for article in chapter.children:
            lines += [*lawtext_lines(article, next(numbers)), ""]
    return "\n".join(lines).translate(MARKS)


def lawtext_lines(article: Unit, number: int) -> Iterator[str]:
    """One article: its first paragraph comes after the number, the others have numbers of their own."""
    yield f"  （{_joined(article.heading)}）"
    paragraphs = article.children or [article]
    for index, paragraph in enumerate(paragraphs, 1):
        yield f"第{kanji(number)}条　{_joined(paragraph.text)}" if index == 1 else f"{index}　{_joined(paragraph.text)}"
        if paragraph.level == "clause":
            yield from (f"  {kanji(n)}　{_joined(item.text)}" for n, item in enumerate(paragraph.children, 1))


def kanji(number: int) -> str:
    """1 to 9,999 as Japanese acts number articles: 135 is 百三十五."""
    written = ""
    for worth, name in ((1000, "千"), (100, "百"), (10, "十"), (1, "")):
        digit, number = divmod(number, worth)
        written += ("" if digit == 1 and name else DIGITS[digit]) + name if digit else ""
    return written


def _joined(text: str) -> str:
    return text.replace(" ", "_")

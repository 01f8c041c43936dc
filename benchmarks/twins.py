"""The benchmark code as other parsers read it: the same words, line for line. Imports inputs.

Parsers of marked-up text get its units marked up; finders of foreign citations get one of theirs for each of ours.
"""

import re
from collections.abc import Iterator
from itertools import count, cycle

from inputs import HEAD, MARKS, RECITAL, TAIL, WORDS, Unit, code, code_marked

KEYWORDS = {"chapter": "CHAPTER", "article": "ARTICLE", "clause": "PARAGRAPH", "point": "POINT"}
STOPS = {"chapter": "", "article": "", "clause": ".", "point": ")"}
DIGITS = "〇一二三四五六七八九"


def bluebell_code(size: int = 700_000, seed: int = 1) -> str:
    """For bluebell: keyword, number and heading, then the text one step further in."""
    body = [line for chapter in code(size, seed) for line in bluebell_lines(chapter)]
    return "\n".join(["PREFACE", *HEAD, "PREAMBLE", RECITAL, "BODY", *body, "CONCLUSIONS", *TAIL, ""]).translate(MARKS)


def bluebell_lines(unit: Unit, depth: int = 0) -> Iterator[str]:
    """One unit and what is in it."""
    indent = "  " * depth
    heading = f" - {unit.heading}" if unit.heading else ""
    yield f"{indent}{KEYWORDS[unit.level]} {unit.number}{STOPS[unit.level]}{heading}"
    if unit.text:
        yield f"{indent}  {unit.text}"
    for child in unit.children:
        yield from bluebell_lines(child, depth + 1)


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
    """For lawtext: Japanese heads. A blank parts columns there, so words are joined by underscores."""
    lines, numbers = ["法律", "（令和元年法律第九十九号）", ""], count(1)
    for index, chapter in enumerate(code(size, seed), 1):
        lines += [f"      第{kanji(index)}章　{_joined(chapter.heading)}", ""]
        for article in chapter.children:
            lines += [*lawtext_lines(article, next(numbers)), ""]
    return "\n".join(lines).translate(MARKS)


def lawtext_lines(article: Unit, number: int) -> Iterator[str]:
    """One article: its first paragraph stands after the number, the others have numbers of their own."""
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

"""Outline: the place of each provision of a document, in one small string."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from ..model import Attachment, Block, Document, Provision, Span
from ..structure.numbering.outline import sort_key
from ..structure.numbering.romans import roman_value

LEVELS = {"part": "t", "chapter": "h", "section": "s", "subsection": "u", "article": "a", "clause": "c", "point": "p"}
"""Levels from the widest to the narrowest, and the letter for each in a path."""

WORDS = {"part": "Phần", "chapter": "Chương", "section": "Mục", "subsection": "Tiểu mục", "article": "Điều",
         "clause": "khoản", "point": "điểm", "annex": "Phụ lục", "item": "tiết"}
ANNEXES = {"phu_luc", "mau", "bieu", "danh_muc"}
"""Kinds of attachments that are numbered as annexes; the others are texts of their own, like a quy chế."""
MAIN = 0

_ANNEX_NUMBER = re.compile(r"\b(?:\d{1,3}[a-z]?|[IVX]{1,6})\b")


Step = tuple[str, str]
"""Letter of a level and number of the unit: ``("a", "5")``."""


class Component(NamedTuple):
    """Thành phần: the document's own text or one of its attachments."""

    kind: str | None
    annex: str
    """Number of an annex, ``1`` for ``PHỤ LỤC I``; empty where it has none."""
    start: int
    end: int


class Outline(NamedTuple):
    """Components of a document, the main one first, and the places of their units, ``\\n0|a5/c2:120-180`` for each."""

    components: tuple[Component, ...]
    places: str

    def find(self, component: int, path: str) -> Span | None:
        """Span of the unit at a path like ``a5/c2/pđ``."""
        key = f"\n{component}|{path}:"
        at = self.places.find(key) + len(key)
        if at < len(key):
            return None
        start, _, end = self.places[at : self.places.index("\n", at)].partition("-")
        return Span(start=int(start), end=int(end))

    def texts(self) -> list[int]:
        """Components whose units are counted by themselves: the main one, then texts issued with it.

        Annexes are not.
        """
        attached = (index for index, part in enumerate(self.components) if index and part.kind not in ANNEXES)
        return [MAIN, *attached]

    def component_at(self, offset: int) -> int:
        """Component that holds an offset of the document's text; the main one if no attachment holds it."""
        held = (index for index, part in enumerate(self.components) if index and part.start <= offset < part.end)
        return next(held, MAIN)


def build_outline(document: Document) -> Outline:
    """Outline of a document. Units in quoted amending text belong to another document and are left out."""
    main = Component(document.kind, "", document.span.start, document.span.end)
    parts = [main, *map(_component, document.attachments)]
    bodies = [document.body, *(attachment.body for attachment in document.attachments)]
    lines: dict[str, str] = {}
    for index, body in enumerate(bodies):
        for path, span in _iter_places(body):
            lines[f"{index}|{path}"] = f"{span.start}-{span.end}"
    return Outline(tuple(parts), "".join(f"\n{key}:{place}" for key, place in lines.items()) + "\n")


def path_steps_of(provision: Provision) -> tuple[Step, ...]:
    """Levels and numbers of a provision: from its article down, or all its levels if it names no article.

    >>> path_steps_of(Provision(chapter="II", article="5", clause="2"))
    (('a', '5'), ('c', '2'))
    """
    named = [(level, number) for level in LEVELS if (number := getattr(provision, level)) is not None]
    first = next((index for index, (level, _) in enumerate(named) if level == "article"), 0)
    return tuple([(LEVELS[level], plain_number(number)) for level, number in named[first:]])


def provision_path(provision: Provision) -> str:
    """Path of a provision in an outline: ``a5/c2/pđ``."""
    return "/".join(f"{letter}{number}" for letter, number in path_steps_of(provision))


def path_steps(path: str) -> tuple[Step, ...]:
    """The opposite of `provision_path`."""
    return tuple([(step[0], step[1:]) for step in path.split("/")])


def provision_steps(provision: Provision) -> tuple[tuple[str, str], ...]:
    """Levels and numbers of a provision from its article or annex down; all its levels if it has neither.

    >>> provision_steps(Provision(chapter="II", article="5", clause="2"))
    (('article', '5'), ('clause', '2'))
    """
    named = [(level, plain_number(number)) for level in ("annex", *LEVELS, "item")
             if (number := getattr(provision, level)) is not None]
    first = next((index for index, (level, _) in enumerate(named) if level == "article"), 0)
    annex = [step for step in named[:1] if step[0] == "annex"]
    return (*annex, *named[max(first, len(annex)):])


def lies_in(provision: Provision, other: Provision) -> bool:
    """Whether a provision is another one or a part of it, by their numbers. The other may be a range.

    >>> lies_in(Provision(article="5", clause="2"), Provision(article="5"))
    True
    >>> lies_in(Provision(article="5a"), Provision(article="4", through=Provision(article="6")))
    True
    """
    steps, above = provision_steps(provision), provision_steps(other)
    if not above or len(steps) < len(above):
        return False
    if other.through is None:
        return steps[: len(above)] == above
    last = provision_steps(other.through)[-1:]
    (level, number), same = steps[len(above) - 1], steps[: len(above) - 1] == above[:-1]
    if not last or not same or level != above[-1][0]:
        return False
    return sort_key(above[-1][1]) <= sort_key(number) <= sort_key(last[0][1])


def provision_name(provision: Provision) -> str:
    """Words for a provision, the narrowest unit first: ``điểm a khoản 2 Điều 5``."""
    names = [f"{WORDS[level]} {number}" for level in reversed(WORDS)
             if (number := getattr(provision, level)) is not None]
    return " ".join(names) + (f" đến {provision_name(provision.through)}" if provision.through else "")


@lru_cache(maxsize=4096)
def plain_number(number: str) -> str:
    """One spelling of a printed number: lower case, Roman numerals as figures, no punctuation."""
    printed = number.strip().strip(".)")
    value = roman_value(printed)
    return str(value) if 0 < value < 40 else printed.lower().replace("/", "-")


def _component(attachment: Attachment) -> Component:
    annex = _ANNEX_NUMBER.search(attachment.heading) if attachment.kind in ANNEXES else None
    number = plain_number(annex[0]) if annex else ""
    return Component(attachment.kind, number, attachment.span.start, attachment.span.end)


def _iter_places(body: Sequence[Block]) -> Iterator[tuple[str, Span]]:
    """Path and span of each unit, the last one first: of two units with one path, the first one is kept.

    A chapter of a part has two paths, because laws number their chapters through all parts. So do its sections.
    """
    stack: list[tuple[Block, tuple[str, ...]]] = [(block, ("",)) for block in body]
    while stack:
        block, above = stack.pop()
        paths = tuple(dict.fromkeys([_path(block, path) for path in above]))
        if block.type == "chapter" and paths[0][:1] == "t":
            paths = (*paths, paths[0].rpartition("/")[2])
        if paths != above:
            yield from ((path, block.span) for path in paths)
        if block.type != "quote":
            stack.extend((child, paths) for child in block.children)


def _path(block: Block, above: str) -> str:
    letter = LEVELS.get(block.type)
    if letter is None or block.number is None:
        return above
    number = plain_number(block.number)
    if letter == "a":
        return f"a{number}"
    head, _, last = above.rpartition("/")
    stem = last[1:] if letter == "p" else f"{last[1:]}."
    if last.startswith(letter) and number.startswith(stem):  # 1.1 in 1, b1 in b
        above = head
    return f"{above}/{letter}{number}" if above else f"{letter}{number}"

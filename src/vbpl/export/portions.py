"""eIds: names of units and places by the naming convention of Akoma Ntoso.

``art_5__para_2__point_dd``: đ is ``dd``, since d and đ are different letters.
"""

import re

from ..model import LEVELS, Block, Provision

ABBREVIATIONS = {
    "part": "part", "chapter": "chp", "section": "sec", "subsection": "subsec", "article": "art", "clause": "para",
    "point": "point", "bullet": "indent", "paragraph": "al", "table": "table", "quote": "quote",
    "unparsed": "unparsed",
}
NOT_NAME = re.compile(r"[^\w-]+")


class Names:
    """The eIds of one XML document, each given once."""

    def __init__(self) -> None:
        self.given: set[str] = set()
        self.last: dict[str, int] = {}

    def name(self, block: Block, inside: str) -> str:
        """The eId of a block in the unit ``inside``; articles stand for themselves, whatever chapter they are in."""
        stem = "__".join(filter(None, [above(block, inside), ABBREVIATIONS[block.type]]))
        number = slug(block.number) if block.number else self.last.get(stem, 0) + 1
        return self.unique(f"{stem}_{number}", stem)

    def unique(self, name: str, stem: str) -> str:
        """The name, with a count after it where it is taken."""
        self.last[stem] = count = self.last.get(stem, 0) + 1
        free = name
        while free in self.given:
            free, count = f"{name}-{count}", count + 1
        self.given.add(free)
        return free


def above(block: Block, inside: str) -> str:
    """The prefix of an eId: of an article only the quote or attachment around it."""
    if block.type != "article":
        return inside
    parts = inside.split("__")
    return "__".join(part for part in parts if not part.startswith(("part_", "chp_", "sec_", "subsec_")))


def slug(number: str) -> str:
    """A number as part of an eId: ``đ`` is ``dd``, ``1.1`` is ``1-1``."""
    return NOT_NAME.sub("-", number.replace("đ", "dd").replace("Đ", "DD")).strip("-") or "x"


def portion_of(provision: Provision) -> str:
    """The eId of a place: its article and what is below, or what is above where it has no article."""
    levels = LEVELS[4:] if provision.article else LEVELS
    named = [(level, getattr(provision, level)) for level in levels]
    return "__".join(f"{ABBREVIATIONS[level]}_{slug(number)}" for level, number in named if number)

"""Places: where in a tree a provision is."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from ..model import LEVELS, Provision
from ..structure.numbering.outline import sort_key
from ..structure.numbering.romans import roman_value
from .units import Path, Unit, at_path, iter_units, printed

ABOVE_ARTICLES = ("part", "chapter", "section", "subsection")
ENTRIES = ("section", "clause", "point", "bullet")
"""Levels of what is listed in an annex."""
Key = tuple[int, ...]

_CAPTION = re.compile(r"\s*bảng\s+(?:số\s+)?(?P<number>\d{1,3}(?:\.\d{1,3})?[a-z]?|[IVX]{1,6})(?!\w)", re.IGNORECASE)
_ANNEX_NUMBER = re.compile(r"\b(?:\d{1,3}(?:-?[a-zA-ZđĐ])?|[IVX]{1,6})\b")


@lru_cache(maxsize=8192)
def number_key(number: str) -> Key:
    """Order of a number as printed, Roman or not: ``IV`` and ``4`` are one."""
    printed_number = number.strip().strip(".)")
    value = roman_value(printed_number)
    return (value,) if value else sort_key(printed_number)


def same_number(one: str | None, other: str | None) -> bool:
    """Whether two printed numbers are one."""
    return one is not None and other is not None and (one == other or number_key(one) == number_key(other))


def steps_of(provision: Provision) -> list[tuple[str, str]]:
    """Level and number of each step to a provision: from its article down, else of all that it names."""
    named = [(level, number) for level in LEVELS if (number := getattr(provision, level)) is not None]
    first = next((at for at, (level, _) in enumerate(named) if level == "article"), 0)
    return named[first:]


def find(root: Unit, provision: Provision) -> Path | None:
    """Path of a provision; of its own text first, then of regulations that are attached. None where it is not."""
    steps = steps_of(provision)
    if provision.annex is not None:
        annex = find_annex(root, provision.annex) or find_captioned(root, provision.annex)
        return follow(root, annex, steps, provision.item, in_annex=True) if annex is not None else None
    own = steps and steps[0][0] in ("clause", "point")
    for path in [()] if own else components(root):
        found = follow(root, path, steps, provision.item)
        if found is not None and steps:
            return found
    return None


def follow(
    root: Unit, path: Path, steps: Sequence[tuple[str, str]], item: str | None, *, in_annex: bool = False
) -> Path | None:
    """The unit that some steps lead to from another; in an annex an entry of any level goes by its number."""
    found: Path | None = path
    for level, number in steps:
        below = find_below(root, found, level, number) if found is not None else None
        any_level = in_annex and level in ENTRIES and found is not None
        found = find_entry(root, found, number) if below is None and any_level and found is not None else below
    return find_entry(root, found, item) if found is not None and item is not None else found


def find_entry(root: Unit, path: Path, number: str) -> Path | None:
    """The first unit of a number inside one, of whatever level; of dashes that of a place in the row."""
    number = number.removeprefix("thứ ").strip()
    below = [(path, at_path(root, path))]
    while below:
        for above, unit in below:
            for index, child in enumerate(unit.children):
                if child.type in ENTRIES and same_number(child.number, number):
                    return (*above, index)
        below = [((*above, index), child) for above, unit in below for index, child in enumerate(unit.children)
                 if child.type != "quote"]
    dashes = [index for index, child in enumerate(at_path(root, path).children) if child.type == "bullet"]
    at = int(number) - 1 if number.isdecimal() else -1
    return (*path, dashes[at]) if 0 <= at < len(dashes) else None


def iter_below(root: Unit, path: Path, kind: str) -> Iterator[Path]:
    """The units of a type inside one."""
    for index, child in enumerate(at_path(root, path).children):
        if child.type == kind:
            yield (*path, index)
        yield from iter_below(root, (*path, index), kind)


def entry_of(provision: Provision) -> str | None:
    """Number of the entry that a provision names inside an annex; null where it names the annex itself."""
    steps = steps_of(provision)
    return provision.item or (steps[-1][1] if provision.annex is not None and steps else None)


def components(root: Unit) -> Iterator[Path]:
    """The document itself, then each attachment."""
    yield ()
    yield from ((index,) for index, child in enumerate(root.children) if child.type == "attachment")


def find_below(root: Unit, path: Path, level: str, number: str) -> Path | None:
    """The first unit of a level and number inside a unit, the nearest level of the tree first."""
    below = [(path, at_path(root, path))]
    while below:
        deeper = []
        for above, unit in below:
            for index, child in enumerate(unit.children):
                if child.type == level and same_number(child.number, number):
                    return (*above, index)
                if may_hold(child.type, level):
                    deeper.append(((*above, index), child))
        below = deeper
    return None


def may_hold(outer: str, level: str) -> bool:
    """Whether a provision of a level may be looked for inside a unit that it does not name."""
    if outer in ABOVE_ARTICLES:
        return True
    return outer == level and level in ("clause", "point")


def find_annex(root: Unit, annex: str) -> Path | None:
    """The attachment of a number, or the form of a number after its annex: ``I/04`` is Mẫu số 04 of Phụ lục I.

    Roman and Arabic numbers are not one here: Phụ lục I is not Mẫu số 01. None where a number is that of an annex and
    of a form.
    """
    within = [(index, child) for index, child in enumerate(root.children) if child.type == "attachment"]
    *outer, number = annex.split("/")
    for each in outer:
        within = forms_after(within, each)
    found = [(index, child) for index, child in within if bare_annex(annex_number(child)) == bare_annex(number)]
    if len({child.kind for _, child in found}) != 1:
        return None
    return (max(found, key=lambda each: len(each[1].children))[0],)


def find_captioned(root: Unit, annex: str) -> Path | None:
    """The table of an annex below its caption, ``III/2``: ``Bảng 2`` of Phụ lục III, wherever it stands in it."""
    outer, slash, number = annex.rpartition("/")
    path = find_annex(root, outer) if slash else None
    caption = None
    for below, unit in iter_units(at_path(root, path), path) if path is not None else ():
        titles = (_CAPTION.match(printed(words)) for words in (unit.heading, unit.text) if unit.type != "table")
        found = next(filter(None, titles), None)
        caption = bare_annex(found["number"]) if found else caption
        if unit.type == "table" and caption == bare_annex(number):
            return below
    return None


def forms_after(attachments: Sequence[tuple[int, Unit]], number: str) -> list[tuple[int, Unit]]:
    """The attachments between an annex and the next of its kind: its forms."""
    start = next((at for at, (_, each) in enumerate(attachments)
                  if bare_annex(annex_number(each)) == bare_annex(number)), len(attachments))
    kinds = [each.kind for _, each in attachments]
    end = next((at for at in range(start + 1, len(kinds)) if kinds[at] == kinds[start]), len(kinds))
    return list(attachments[start + 1 : end])


def bare_annex(number: str | None) -> str | None:
    """A number without leading zeros and case."""
    return number.lower().lstrip("0") if number else None


def annex_number(unit: Unit) -> str | None:
    """Number of an attachment: ``I`` of ``PHỤ LỤC I``; null where it has none."""
    found = _ANNEX_NUMBER.search(printed(unit.heading))
    return found[0] if found else None


def level_of(provision: Provision) -> tuple[str, str] | None:
    """The narrowest level that a provision names, and its number; null for none."""
    if provision.item is not None:
        return "item", provision.item
    steps = steps_of(provision)
    if not steps and provision.annex is not None:
        return "attachment", provision.annex
    return steps[-1] if steps else None


def parent_of(provision: Provision) -> Provision:
    """The provision without its narrowest level."""
    last = level_of(provision)
    if last is None or last[0] == "attachment":
        return Provision()
    return provision.model_copy(update={last[0]: None, "through": None})


def with_level(provision: Provision, level: str, number: str) -> Provision:
    """A provision with the levels above kept, and a level set; those below are dropped."""
    if level == "item":
        return provision.model_copy(update={"item": number, "through": None})
    below = dict.fromkeys(LEVELS[LEVELS.index(level):])
    return provision.model_copy(update={**below, level: number, "through": None, "item": None})


def expand(root: Unit, provision: Provision) -> list[Provision]:
    """A range as the units in it that the tree has; anything else as it is; of one over several units the two ends."""
    last = level_of(provision.through) if provision.through else None
    first = level_of(provision)
    if first is None or last is None or first[0] != last[0]:
        return [provision]
    if provision.through and parent_of(provision) != parent_of(provision.through):
        return [provision.model_copy(update={"through": None}), provision.through]
    level, low, high = first[0], number_key(first[1]), number_key(last[1])
    if level == "article":
        numbers = [unit.number for unit in _iter_articles(root) if unit.number]
    else:
        above = find(root, parent_of(provision))
        alike = ENTRIES if provision.annex is not None else (level,)
        numbers = [child.number for child in at_path(root, above).children if child.type in alike and child.number] \
            if above is not None else []
    within = [number for number in numbers if low <= number_key(number) <= high]
    return [with_level(provision, level, number) for number in within] or [
        provision.model_copy(update={"through": None}), provision.through
    ] if provision.through else [provision]


def _iter_articles(unit: Unit) -> Iterator[Unit]:
    for child in unit.children:
        if child.type == "article":
            yield child
        elif child.type in ABOVE_ARTICLES:
            yield from _iter_articles(child)


def overlap(one: Provision, other: Provision) -> bool:
    """Whether two provisions are one, or one is in the other; the act as a whole overlaps none."""
    levels = ("annex", "article", "clause", "point")
    pairs = [(getattr(one, level), getattr(other, level)) for level in levels]
    named = any(first is not None for first, _ in pairs)
    return named and all(None in pair or same_number(*pair) for pair in pairs)

"""Insertion: where a new unit goes."""

from collections.abc import Iterator

from ..model import Amendment, Provision
from .places import (
    ABOVE_ARTICLES,
    annex_number,
    bare_annex,
    find,
    forms_after,
    level_of,
    number_key,
    parent_of,
)
from .results import Result, missing, placed
from .units import Mark, Path, Unit, at_path, insert_at, printed, put

Slot = tuple[Path, int]
"""A parent, and the index among its children."""


def insert_unit(root: Unit, target: Provision, new: Unit, amendment: Amendment | None, index: int) -> Result:
    """The tree with a new unit: beside its anchor, else by its number, else at the end."""
    doubtful, new = new, new._replace(marks=(Mark(index),), doubt="")
    there = find(root, target)
    if there is not None:
        if not at_path(root, there).repealed:
            return Result(root, target, "exists", "the act has a unit of this number")
        result = placed(put(root, there, new), target, doubtful)
        return result if result.reason else result._replace(reason="in the place of a unit that was repealed")
    found = None if is_lost_row(root, target, new, amendment) else (
        slot_beside(root, target, new, amendment) or slot_by_number(root, target, new))
    if found is None:
        return missing(root, target, "the act has no unit that it could stand in")
    return placed(insert_at(root, *found, new), target, doubtful)


def is_lost_row(root: Unit, target: Provision, new: Unit, amendment: Amendment | None) -> bool:
    """Whether a new item is a row where no table is, or stands beside an item that is not there."""
    if target.item is None:
        return False
    anchor = amendment.anchor if amendment and amendment.position in ("after", "before") else None
    is_row = printed(new.text).startswith("|") or any(child.type == "table" for child in new.children)
    return is_row or (anchor is not None and find(root, anchor) is None)


def slot_beside(root: Unit, target: Provision, new: Unit, amendment: Amendment | None) -> Slot | None:
    """The slot next to the anchor that an instruction names; None where it names none of the same level."""
    if amendment is None or amendment.anchor is None or amendment.position not in ("after", "before"):
        return None
    path = find(root, amendment.anchor)
    last = level_of(target)
    if path is None or last is None or at_path(root, path).type not in (last[0], new.type):
        return None
    index = path[-1]
    if amendment.position == "before":
        return path[:-1], index
    return path[:-1], after_alike(root, path, last[1])


def after_alike(root: Unit, path: Path, number: str) -> int:
    """Index after an anchor and the units that were put after it with smaller numbers: 3b after 3a after 3."""
    siblings = at_path(root, path[:-1]).children
    at = path[-1] + 1
    anchor, key = number_key(siblings[path[-1]].number or ""), number_key(number)
    while at < len(siblings) and siblings[at].type == siblings[path[-1]].type:
        between = number_key(siblings[at].number or "")
        if not anchor < between < key:
            break
        at += 1
    return at


def slot_by_number(root: Unit, target: Provision, new: Unit) -> Slot | None:
    """The slot after the unit of the next smaller number, inside the parent that the target names."""
    last = level_of(target)
    if last is None:
        return None
    level, number = last
    if level == "attachment":
        return (), annex_slot(root, number, new)
    if level == "article":
        return article_slot(root, target, number)
    above = parent_of(target)
    parent: Path | None = find(root, above) if level_of(above) else ()
    level = new.type if target.annex or level == "item" else level
    return slot_in(root, parent, level, number) if parent is not None else None


def annex_slot(root: Unit, number: str, new: Unit) -> int:
    """Index of a new annex: before the next of its kind; of a form of an annex after the others of that; else last."""
    attached = [(at, each) for at, each in enumerate(root.children) if each.type == "attachment"]
    outer, slash, own = number.rpartition("/")
    if slash:
        forms = forms_after(attached, outer)
        start = [at + 1 for at, each in attached if bare_annex(annex_number(each)) == bare_annex(outer)]
        return forms[-1][0] + 1 if forms else next(iter(start), len(root.children))
    key = number_key(own)
    later = (at for at, each in attached if each.kind == new.kind and number_key(annex_number(each) or "") > key)
    return next(later, len(root.children))


def slot_in(root: Unit, parent: Path, level: str, number: str) -> Slot:
    """The slot among the children of a parent, by number; units of the level may stand in units without their own."""
    children, key = at_path(root, parent).children, number_key(number)
    smaller = [at for at, child in enumerate(children)
               if child.type == level and child.number and number_key(child.number) < key]
    if smaller:
        return parent, smaller[-1] + 1
    larger = [at for at, child in enumerate(children) if child.type == level and child.number]
    if larger:
        return parent, larger[0]
    ends = [at for at, child in enumerate(children) if child.type == "attachment"]
    return parent, ends[0] if ends else len(children)


def article_slot(root: Unit, target: Provision, number: str) -> Slot | None:
    """After the last article of a smaller number; at the head of a chapter that is named and begins later."""
    named = Provision(**{level: getattr(target, level) for level in ABOVE_ARTICLES})
    home = find(root, named) if level_of(named) else None
    before = [path for path, unit in iter_articles(root) if number_key(unit.number or "") < number_key(number)]
    if home is not None and not (before and before[-1][: len(home)] == home):
        return home, 0
    if before:
        return before[-1][:-1], before[-1][-1] + 1
    return (home, 0) if home is not None else ((), 0)


def iter_articles(root: Unit, path: Path = ()) -> Iterator[tuple[Path, Unit]]:
    """The articles of the act's own text, in order."""
    for index, child in enumerate(root.children):
        if child.type == "article":
            yield (*path, index), child
        elif child.type in ABOVE_ARTICLES:
            yield from iter_articles(child, (*path, index))

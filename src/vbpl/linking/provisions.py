"""Provisions: finds the places that a citation names in the outline of its target, and which lie in which."""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from ..model import Provision, Span
from ..structure.numbering.outline import Key, sort_key
from ..structure.numbering.romans import roman_value, to_roman
from .outline import LEVELS, Outline, Step, lies_in, path_steps, path_steps_of, plain_number, provision_path

Found = tuple[Provision, Span | None]
"""A provision and its place; None if the outline does not have it."""

Order = tuple[tuple[str, Key], ...]
"""The steps to a unit, in a form that sorts: the letter of each level, and the key of its number."""

_LEVEL_OF = {letter: level for level, letter in LEVELS.items()}


def find_each(outline: Outline, provision: Provision, components: Sequence[int]) -> list[Found]:
    """Each provision that one provision names, with its place.

    All are looked up in the first component that has any of them.

    A range gives both its ends, and the largest units that the outline has between them.
    """
    if provision.through is None:
        return [(provision, find_one(outline, provision, components))]
    first, last = provision.model_copy(update={"through": None}), provision.through
    if first.annex is not None and last.annex is not None:
        return list(_annexes_between(outline, first, last))
    between = (_between(outline, first, last, component) for component in components)
    return next(filter(None, between), [(first, None), (last, None)])


def find_one(outline: Outline, provision: Provision, components: Iterable[int]) -> Span | None:
    """Place of a provision in the first component that has it. ``through`` is ignored."""
    path = provision_path(provision)
    if provision.annex is not None:
        return _find_in_annex(outline, provision.annex, path)
    return next(filter(None, (outline.find(component, path) for component in components)), None) if path else None


def find_provision(outline: Outline, provision: Provision, components: Sequence[int]) -> Span | None:
    """Place of a provision. A range goes from the first to the last of its units that are found."""
    places = [place for _, place in find_each(outline, provision, components) if place]
    return Span(start=min(each.start for each in places), end=max(each.end for each in places)) if places else None


def touch(a: Provision, b: Provision) -> bool:
    """Whether two provisions are the same, or one lies in the other, by their numbers. Neither is a range.

    >>> touch(Provision(article="5"), Provision(article="5", clause="2"))
    True
    >>> touch(Provision(article="5", clause="1"), Provision(article="5", clause="2"))
    False
    """
    return lies_in(a, b) or lies_in(b, a)


def _find_in_annex(outline: Outline, annex: str, path: str) -> Span | None:
    """Place of an annex, or of a unit in it: ``mục 2 Phụ lục I``."""
    number = plain_number(annex)
    index = next((index for index, part in enumerate(outline.components) if index and part.annex == number), None)
    if index is None:
        return None
    part = outline.components[index]
    return outline.find(index, path) if path else Span(start=part.start, end=part.end)


def _annexes_between(outline: Outline, first: Provision, last: Provision) -> Iterator[Found]:
    """``Phụ lục I đến Phụ lục III``: both ends, and the annexes of the outline between them."""
    ends = {sort_key(plain_number(each.annex or "")): each for each in (first, last)}
    parts = {sort_key(part.annex): part for part in reversed(outline.components[1:]) if part.annex}
    low, high = min(ends), max(ends)
    for key in sorted({*ends, *(key for key in parts if low <= key <= high)}):
        part = parts.get(key)
        span = Span(start=part.start, end=part.end) if part else None
        yield ends.get(key) or Provision(annex=_printed(part.annex if part else "", first.annex)), span


def _between(outline: Outline, first: Provision, last: Provision, component: int) -> list[Found]:
    """Both ends and the largest units between them; empty if the component has none of these."""
    ends = {_order(path_steps_of(each)): each for each in (first, last)}
    low, high = _order(path_steps_of(first)), _order(path_steps_of(last))
    found = {order: place for order, place in _units(outline.places, component) if _lies(order, low, high)}
    whole = [order for order in found if not any(order[:depth] in found for depth in range(1, len(order)))]
    return [
        (ends.get(order) or _provision(found[order][0], first), found[order][1] if order in found else None)
        for order in sorted({*whole, *ends})
    ] if found else []


def _lies(order: Order, low: Order, high: Order) -> bool:
    """Whether a unit lies between two others: it begins at the first or after it, and ends in the last."""
    if not low or not high or order[0][0] != low[0][0]:
        return False
    holds_end = len(order) < len(high) and order == high[: len(order)]
    return low <= order and order[: len(high)] <= high and not holds_end


@lru_cache(maxsize=64)
def _units(places: str, component: int) -> tuple[tuple[Order, tuple[tuple[Step, ...], Span]], ...]:
    """Every unit of a component: its sort key, its steps and its place."""
    begin = f"{component}|"
    lines = (line[len(begin):].rpartition(":") for line in places.split("\n") if line.startswith(begin))
    read = ((path_steps(path), place.partition("-")) for path, _, place in lines)
    return tuple([(_order(steps), (steps, Span(start=int(start), end=int(end)))) for steps, (start, _, end) in read])


def _order(steps: Iterable[Step]) -> Order:
    return tuple([(letter, sort_key(number)) for letter, number in steps])


def _provision(steps: Iterable[Step], like: Provision) -> Provision:
    """The provision of a unit. Its number is Roman if another one of its level is."""
    named = ((_LEVEL_OF[letter], number) for letter, number in steps)
    return like.model_copy(update={**dict.fromkeys(LEVELS), "item": None,
                                   **{level: _printed(number, getattr(like, level)) for level, number in named}})


def _printed(number: str, like: str | None) -> str:
    roman = like is not None and like.isupper() and roman_value(like) > 0
    return to_roman(int(number)) if roman and number.isdecimal() else number

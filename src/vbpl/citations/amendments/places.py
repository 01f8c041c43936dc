"""Places: the chains of an instruction as provisions, with what stands further right or above filled in.

``khoản 3; khoản 10 Điều 6``: both are of Điều 6. A level that is not said comes from the next chain that says it, else
from the heading above; never from the item before.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ...model import Provision
from .token import COLUMN, Token
from .tree import Act, Chain, Places, Run
from .words import LEVEL_TERMINALS

_RANKS = {field: rank for rank, field in enumerate(LEVEL_TERMINALS.values())}
_ARTICLE = _RANKS["article"]
ANNEXES = frozenset({"annex", "form"})
Levels = dict[str, str | None]
"""A number for each level; null where only the word stands (``tên Điều``)."""


class Place(NamedTuple):
    """One unit that an instruction names, or a part of one."""

    levels: Levels
    scope: str = "unit"
    through: Levels | None = None
    """The last unit of a range, where its levels are other ones."""
    act: Token | None = None
    """The act that it is of, where the instruction says one; empty levels then mean all of it."""
    is_own: bool = False
    """It is of the amending act itself."""
    some: bool = False
    """``một số khoản``: the units below say which."""

    def provision(self) -> Provision:
        """Annex and form share a field: ``Mẫu số 04 Phụ lục I`` is I/04."""
        numbers = {field: number for field, number in self.levels.items() if number is not None}
        annexes = [numbers.pop(field) for field in ("annex", "form") if field in numbers]
        if annexes:
            numbers["annex"] = "/".join(annexes)
        whole = Provision.model_validate(numbers)
        if self.through is None:
            return whole
        return whole.model_copy(update={"through": whole.model_copy(update=self.through)})

    @property
    def is_numbered(self) -> bool:
        return any(number is not None for number in self.levels.values())


def read_places(places: Places, after: Sequence[Place] = (), base: Levels | None = None) -> list[Place]:
    """The places of some chains in order.

    ``after`` are those that stand further right, ``base`` are the levels that a heading gives.
    """
    groups: list[list[Place]] = []
    following = list(after)
    for chain in reversed(_joined(places)):
        group = [_filled(place, following) for place in _spread(chain)]
        group = [place._replace(act=place.act or _act_of(following)) for place in group]
        groups.insert(0, group)
        following = group or following
    found = [_on(place, base or {}) for place in _inside_before(groups, base or {})]
    return _with_ranges(found, places)


def lowest(levels: Levels) -> str | None:
    """The most specific level."""
    return max(levels, key=_rank, default=None)


def within(place: Place, above: Levels) -> Place:
    """A place with the levels above it that are not said, taken from another."""
    return place._replace(levels=_with_above(place.levels, above)) if place.levels else place


def numbers_of(chain: Chain) -> Levels:
    """The first number of each level of a chain."""
    return {run.field: run.numbers[0][0] if run.numbers else None for run in chain.runs if run.field in _RANKS}


def numbered_one_by_one(chain: Chain) -> list[Chain]:
    """``Mẫu số 1, 2 và 3`` as a chain for each."""
    lists = [run for run in chain.runs if len(run.numbers) > 1]
    if len(lists) != 1:
        return [chain]
    return [
        chain._replace(runs=tuple(run._replace(numbers=(number,)) if run is lists[0] else run for run in chain.runs))
        for number in lists[0].numbers
    ]


def _rank(field: str) -> int:
    return _RANKS[field]


def _top(levels: Levels) -> int:
    return min((_RANKS[field] for field in levels), default=len(_RANKS))


def _joined(places: Places) -> list[Chain]:
    """``điểm c, khoản 1 Điều 5`` is one chain: what is higher after a mere comma closes what stands before it."""
    joined: list[Chain] = []
    for chain in _each_level_once(places):
        if joined and chain.separator.strip() == "," and _closes(joined[-1], chain):
            chain = chain._replace(runs=(*joined.pop().runs, *chain.runs))
        joined.append(chain)
    return joined


def _each_level_once(places: Places) -> Iterator[Chain]:
    """A level that comes again opens another chain: ``khoản 2 khoản 3``."""
    for chain in places:
        chain = chain._replace(runs=_cells_joined(chain.runs))
        starts, seen = [0], set[str]()
        for at, run in enumerate(chain.runs):
            if run.field in seen:
                starts.append(at)
                seen.clear()
            seen.add(run.field)
        bounds = [*starts[1:], len(chain.runs)]
        for start, end in zip(starts, bounds, strict=True):
            yield chain._replace(runs=chain.runs[start:end], separator=chain.separator if start == 0 else "")


def _cells_joined(runs: Sequence[Run]) -> tuple[Run, ...]:
    """``cột 3 số thứ tự 2`` names one cell of a table: ``2, cột 3``."""
    items = [run for run in runs if run.field == "item" and len(run.numbers) == 1 and run.numbers[0][0]]
    columns = [run for run in items if (run.numbers[0][0] or "").startswith(f"{COLUMN} ")]
    if len(items) != 2 or len(columns) != 1:
        return tuple(runs)
    row = next(run for run in items if run is not columns[0])
    cell = row._replace(numbers=((f"{row.numbers[0][0]}, {columns[0].numbers[0][0]}", None),))
    return tuple(cell if run is row else run for run in runs if run is not columns[0])


def _closes(before: Chain, chain: Chain) -> bool:
    mine, theirs = _ranks(chain), _ranks(before)
    return bool(mine and theirs) and before.act is None and _ARTICLE <= max(mine) < min(theirs) and _numbered(chain)


def _numbered(chain: Chain) -> bool:
    return all(len(run.numbers) == 1 for run in chain.runs)


def _ranks(chain: Chain) -> list[int]:
    return [_RANKS[run.field] for run in chain.runs if run.field in _RANKS]


def _spread(chain: Chain) -> list[Place]:
    """The places of one chain: every number of its most specific level, and what is listed beside the levels above."""
    runs = sorted((run for run in chain.runs if run.field in _RANKS), key=lambda run: -_RANKS[run.field])
    scope = next((run.numbers[0][0] for run in chain.runs if run.field == "piece"), "unit")
    plain = Place(
        {}, scope or "unit", act=_document(chain.act), is_own=_is_own(chain),
        some=any(run.field == "some" for run in chain.runs),
    )
    if not runs:
        return [plain]
    return [place for at in range(len(runs)) for place in _numbers(plain, runs, at)]


def _numbers(plain: Place, runs: Sequence[Run], at: int) -> Iterator[Place]:
    """Those of the most specific run, and of a higher one those after its first, which took up what stands below it."""
    above: Levels = {run.field: run.numbers[0][0] if run.numbers else None for run in reversed(runs[at + 1 :])}
    numbers = runs[at].numbers or ((None, None),)
    for number, through in numbers[1 if at else 0 :]:
        last: Levels | None = {runs[at].field: through} if through else None
        yield plain._replace(levels={**above, runs[at].field: number}, through=last)


def _document(act: Act | None) -> Token | None:
    return None if act is None or act.is_own else act.document


def _is_own(chain: Chain) -> bool:
    of_own = chain.act is not None and chain.act.is_own
    return of_own or any(run.this for run in chain.runs)


def _act_of(places: Sequence[Place]) -> Token | None:
    return next((place.act for place in places if place.act), None)


def _filled(place: Place, following: Sequence[Place]) -> Place:
    """With the levels above it that the next place says; a điều needs none."""
    other = next((each.levels for each in following if each.levels), {})
    if not place.levels and place.scope != "unit":
        last = lowest(other)
        return place._replace(levels={field: number for field, number in other.items() if field != last})
    return place._replace(levels=_with_above(place.levels, other))


def _with_above(levels: Levels, other: Levels) -> Levels:
    top, filled = _top(levels), dict(levels)
    in_body = (lowest(other) or "annex") not in ANNEXES or set(levels) <= ANNEXES
    for field, number in other.items():
        if field in ANNEXES and not in_body:
            continue  # Chương II và Mẫu số 01
        is_above = _RANKS[field] < top and top != _ARTICLE and (top > _ARTICLE or _RANKS[field] < _ARTICLE)
        if (levels and field not in levels and is_above) or (field in levels and levels[field] is None):
            filled[field] = number
    return dict(sorted(filled.items(), key=lambda item: _RANKS[item[0]]))


def _on(place: Place, base: Levels) -> Place:
    """With the levels above it that a heading says."""
    if not place.levels and place.scope == "unit" and not place.some:
        return place
    if not place.levels:
        return place._replace(levels=dict(base))
    return place._replace(levels=_with_above(place.levels, base))


def _inside_before(groups: Sequence[list[Place]], base: Levels) -> Iterator[Place]:
    """``Điều 5, khoản 2``: what is lower and finds no điều lies in the one before it."""
    above: Levels = {}
    for at, group in enumerate(groups):
        after = groups[at + 1] if at + 1 < len(groups) else []
        if len(group) == 1 and _lies_in(group[0].levels, after, base):
            above = group[0].levels
        else:
            yield from (_below(place, above) for place in group)
            above = {}


def _lies_in(upper: Levels, lower: Sequence[Place], base: Levels) -> bool:
    """Whether places of the next chain are parts of a điều, which no other says."""
    if "article" in base or lowest(upper) != "article" or not lower:
        return False
    return all(place.levels and _top(place.levels) > _ARTICLE for place in lower)


def _below(place: Place, upper: Levels) -> Place:
    return place._replace(levels={**upper, **place.levels})


def _with_ranges(found: list[Place], places: Places) -> list[Place]:
    """``khoản 1 Điều 5 đến khoản 3 Điều 6``: the chain after ``đến`` ends the range of the place before."""
    ends = [at for at, chain in enumerate(places) if chain.through]
    if not ends or len(found) != len(places):
        return found
    for at in reversed(ends):
        low = lowest(found[at].levels)
        if at and low and lowest(found[at - 1].levels) == low:
            found[at - 1 : at + 1] = [found[at - 1]._replace(through=found[at].levels)]
    return found

"""Changes: what a document does to others, one row for each provision, and what it may do."""

import datetime
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from ..model import CHANGES, CONSOLIDATED, STOPS, Change, Link, Provision, Relation, Span
from .entry import Entry
from .outline import MAIN, provision_name
from .provisions import find_provision, touch
from .voices import NOBODY

_GENERAL: frozenset[Relation] = frozenset({"amends", "corrects"})
"""What the title of an amending act says of another act as a whole. Its items name the provisions later."""


class Row(NamedTuple):
    """A change, and the provision of its source that tells it apart from other changes by the same document."""

    relation: Relation
    target: str
    provision: str


def find_changes(entry: Entry, link_of: Callable[[int], Link]) -> list[Change]:
    """The changes that a document makes in others, by its citations and its amending instructions.

    Args:
        entry: The document.
        link_of: The link from a mention, by its index.

    Returns:
        A change for each provision, and one for each act that is changed as a whole, each once.
    """
    if entry.says.kind == CONSOLIDATED:
        return list(_of_notes(entry, link_of))
    found: dict[Row, Change] = {}
    made = [*_of_instructions(entry, link_of), *_of_citations(entry, link_of)]
    excepted = _excepted(made)
    for change in made:
        found.setdefault(Row(change.relation, change.target, _names(change)), _with_excepted(change, excepted))
    numbered = {row.target for row in found if row.provision}
    reworded = {(row.target, row.provision) for row in found if row.relation == "amends"}
    return [change for row, change in found.items() if not (
        (row.relation in _GENERAL and not row.provision and row.target in numbered)
        or (row.relation == "replaces" and row.provision and (row.target, row.provision) in reworded)
    )]


def _excepted(changes: Iterable[Change]) -> dict[tuple[str, str], list[Provision]]:
    """What a document leaves out of each end, by the work and the provisions that end."""
    found: dict[tuple[str, str], list[Provision]] = {}
    for change in changes:
        if change.excepted:
            found.setdefault(_place(change), []).extend(change.excepted)
    return found


def _with_excepted(change: Change, excepted: Mapping[tuple[str, str], Sequence[Provision]]) -> Change:
    """A change with what the document leaves out of it, wherever it says so: its title says only that the act ends."""
    left = excepted.get(_place(change)) if change.relation in STOPS else None
    return change.model_copy(update={"excepted": tuple(dict.fromkeys(left))}) if left else change


def _place(change: Change) -> tuple[str, str]:
    return change.target, _names(change)


def _names(change: Change) -> str:
    return " ".join(map(provision_name, change.provisions))


def told_once(changes: Iterable[Change]) -> list[Change]:
    """The changes of one work in order of time, without what a note repeats.

    A note is left out if the act that it names tells of the change itself, or if another note tells the same.
    """
    ordered = sorted(changes, key=by_date)
    own: dict[str, list[Change]] = {}
    for change in ordered:
        if not change.noted:
            own.setdefault(change.source, []).append(change)
    told: set[Row] = set()
    kept = []
    for change in ordered:
        row = Row(change.relation, change.link.citation.key or "", _names(change))
        if change.noted and (row in told or any(_same_place(change, each) for each in own.get(change.source, ()))):
            continue
        told.update([row] if change.noted else ())
        kept.append(change)
    return kept


def _same_place(note: Change, change: Change) -> bool:
    return not note.provisions or any(touch(a, b) for a in note.provisions for b in change.provisions)


def find_doubts(entry: Entry, index: int, link: Link, target: str) -> Change:
    """The end of a work, by a mention that may mean it and is not resolved."""
    citation = link.citation
    day = citation.effective or first_day(entry, citation.span.start)
    return Change(date=day, relation=link.relation, source=link.source, target=target, excepted=citation.excepted,
                  link=link)


def first_day(entry: Entry, offset: int) -> datetime.date | None:
    """First day of effect at an offset of a document: of the narrowest provision that has one, else of the document."""
    days = ((span.end - span.start, effect.date) for effect in entry.effects if effect.event == "start" and effect.date
            for span in _spans(entry, effect.provisions) if span.start <= offset < span.end)
    return min(days, default=(0, entry.starts))[1]


def _spans(entry: Entry, provisions: Iterable[Provision]) -> Iterator[Span]:
    return filter(None, (find_provision(entry.outline, provision, [MAIN]) for provision in provisions))


def _of_instructions(entry: Entry, link_of: Callable[[int], Link]) -> Iterator[Change]:
    for each in entry.instructions:
        link = link_of(each.mention)
        if link.target is not None and link.target != link.source:
            relation: Relation = "repeals" if each.repeals else "amends"
            yield Change(date=each.effective or first_day(entry, each.offset), relation=relation, source=link.source,
                         target=link.target, provisions=(each.provision,), partial=True,
                         excepted=each.excepted if each.repeals else (), starts=each.starts, link=link)


def _of_notes(entry: Entry, link_of: Callable[[int], Link]) -> Iterator[Change]:
    """What the notes of a consolidated text tell of the act in it; if the act is not there, of the text itself."""
    base = link_of(entry.base).target if entry.base is not None else None
    for note in entry.notes:
        link = link_of(note.mention)
        target = base or link.source
        if link.target != target:
            yield Change(date=note.date, relation=note.relation, source=link.target or link.source, target=target,
                         provisions=note.provisions, partial=True, noted=True, link=link)


def _of_citations(entry: Entry, link_of: Callable[[int], Link]) -> Iterator[Change]:
    by_key: dict[str, int] | None = None
    for index, mention in enumerate(entry.mentions):
        if mention.relation not in CHANGES or mention.voice == NOBODY:
            continue
        link = link_of(index)
        if link.target is None or link.target == link.source or (link.citation.told and not link.citation.by):
            continue
        if link.citation.by and by_key is None:
            by_key = _first_of_keys(entry, link_of)
        speaker = link_of(mention.voice).target if mention.voice is not None else None
        doer = _doer(link, by_key or {}, link_of)
        if link.citation.told and doer and doer.target != link.source:
            yield from _told(link, doer)
        elif link.target != speaker:
            yield from _of_citation(entry, link, speaker or (doer and doer.target) or link.source)


def _of_citation(entry: Entry, link: Link, source: str) -> Iterator[Change]:
    citation = link.citation
    announced = link.relation == "announces_ended"
    day = citation.effective or (None if announced else first_day(entry, citation.span.start))
    for provision in citation.provisions or (None,):
        yield Change(
            date=day, relation=link.relation, source=source, target=link.target or "",
            provisions=(provision,) if provision else (), partial=provision is not None or citation.partial,
            excepted=citation.excepted, until=citation.until, link=link,
        )


def _told(link: Link, doer: Link) -> Iterator[Change]:
    """What the title of a cited act says that this act does: ``Căn cứ Nghị định A bãi bỏ Nghị định B``."""
    citation = link.citation
    for provision in citation.provisions or (None,):
        if doer.target != link.target:
            yield Change(date=citation.effective, relation=link.relation, source=doer.target or link.source,
                         target=link.target or "", provisions=(provision,) if provision else (),
                         partial=provision is not None or citation.partial, noted=True, link=doer)


def _doer(link: Link, by_key: Mapping[str, int], link_of: Callable[[int], Link]) -> Link | None:
    """The link to the act that does what is said, if the text names another one: in a list, or by its title."""
    index = by_key.get(link.citation.by or "")
    return link_of(index) if index is not None else None


def _first_of_keys(entry: Entry, link_of: Callable[[int], Link]) -> dict[str, int]:
    keys: dict[str, int] = {}
    for index in range(len(entry.mentions)):
        keys.setdefault(link_of(index).citation.key or "", index)
    return keys


def history_of(
    work_id: str, changes_of: Callable[[str], Iterable[Change]], replaced_by: Callable[[str], Iterable[Change]]
) -> list[Change]:
    """What changed a work, what it replaced, and what replaced it, along the whole chain in order of time.

    Args:
        work_id: The work.
        changes_of: The changes of a work by others.
        replaced_by: The replacements of others by a work.
    """
    found: dict[tuple[object, ...], Change] = {}
    seen, todo = {work_id}, deque([work_id])
    while todo:
        here = todo.popleft()
        for change in (*changes_of(here), *replaced_by(here)):
            found.setdefault(by_date(change), change)
            other = change.source if change.target == here else change.target
            if change.relation == "replaces" and not change.partial and other not in seen:
                seen.add(other)
                todo.append(other)
    return sorted(found.values(), key=by_date)


def by_date(change: Change) -> tuple[bool, datetime.date, str, str, str, str]:
    """Order of time; changes without a date come last."""
    day = change.date or datetime.date.min
    return change.date is None, day, change.source, change.target, change.relation, _names(change)


def find_cycles(changes: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Cycles of documents that change each other, as the ids along each; ``changes`` maps a document to others.

    >>> list(find_cycles({"a": ["b"], "b": ["c"], "c": ["b"]}))
    [['b', 'c']]
    """
    done: set[str] = set()
    for start in changes:
        path: dict[str, Iterator[str]] = {} if start in done else {start: iter(changes[start])}
        while path:
            here = next(reversed(path))
            after = next(path[here], None)
            if after is None:
                done.add(here)
                del path[here]
            elif after in path:
                yield list(path)[list(path).index(after) :]
            elif after not in done:
                path[after] = iter(changes.get(after, ()))

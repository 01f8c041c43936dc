"""History: what changed a document and whether it is in force, as far as a graph of links tells."""

import datetime
from collections import deque
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from ..model import CHANGES, Link, Relation

if TYPE_CHECKING:
    from .graph import LinkGraph

ENDINGS: tuple[Relation, ...] = ("replaces", "repeals", "revokes")
"""Changes after which a document has no effect, where they are of the whole of it."""


class Change(NamedTuple):
    """One document changing another: ``source`` amends, replaces, repeals ... ``target``."""

    date: datetime.date | None
    """Day from which the change has effect: that of the changing document, as stated or else its date."""
    relation: Relation
    """One of amends, corrects, replaces, repeals, revokes, suspends."""
    source: str
    """Id of the document that changes the other."""
    target: str
    """Id of the document that is changed."""
    partial: bool
    """Only provisions of the target are named."""
    link: Link
    """The link that says so."""


def find_changes(graph: "LinkGraph", document_id: str) -> list[Change]:
    """Changes of a document, and of those it replaced and was replaced by, in order of time; undated ones last."""
    found: dict[tuple[str, str, Relation], Change] = {}
    seen, todo = {document_id}, deque([document_id])
    while todo:
        here = todo.popleft()
        for change in (*_changes_of(graph, here), *_changes_by(graph, here)):
            key = (change.source, change.target, change.relation)
            if key not in found or (found[key].partial and not change.partial):
                found[key] = change
            other = change.source if change.target == here else change.target
            if change.relation == "replaces" and not change.partial and other not in seen:
                seen.add(other)
                todo.append(other)
    return sorted(found.values(), key=_by_date)


def is_in_force(graph: "LinkGraph", document_id: str, on: datetime.date) -> bool | None:
    """Whether a document has effect on a day: it has begun, and neither its own text nor another has ended it.

    Null where its beginning is unknown, or an undated document ends it, or several texts of it disagree.
    """
    endings = [change.date for change in _changes_of(graph, document_id, ENDINGS) if not change.partial]
    answers = {text_in_force(record.entry.starts, record.entry.ends, endings, on)
               for record in graph.records(document_id)}
    return answers.pop() if len(answers) == 1 else None


def text_in_force(
    starts: datetime.date | None, ends: datetime.date | None, endings: Iterable[datetime.date | None],
    on: datetime.date,
) -> bool | None:
    """Whether a text has effect on a day, by its own first and last day and those on which others end the whole of it.

    Null where that is not known, as for `is_in_force`.
    """
    if starts is None:
        return None
    if on < starts or (ends is not None and on >= ends):
        return False
    days = set(endings)
    if any(day is not None and day <= on for day in days):
        return False
    return None if None in days else True


def find_cycles(changes: Mapping[str, Sequence[str]]) -> Iterator[list[str]]:
    """Circles in which documents change each other, each as the ids along it; ``changes`` maps a document to others.

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


def _changes_of(
    graph: "LinkGraph", document_id: str, relations: Iterable[Relation] = CHANGES
) -> Iterator[Change]:
    for relation in relations:
        for link in graph.cited_by(document_id, relation):
            yield _change(graph, link)


def _changes_by(graph: "LinkGraph", document_id: str) -> Iterator[Change]:
    for link in graph.cites(document_id, "replaces"):
        if link.target is not None and link.target != link.source:
            yield _change(graph, link)


def _change(graph: "LinkGraph", link: Link) -> Change:
    source = graph.documents[link.source]
    return Change(source.starts, link.relation, link.source, link.target or "", bool(link.citation.provisions), link)


def _by_date(change: Change) -> tuple[bool, datetime.date, str, str, str]:
    return change.date is None, change.date or datetime.date.min, change.source, change.target, change.relation

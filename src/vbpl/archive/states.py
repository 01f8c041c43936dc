"""States: the rows of ``works``, ``changes`` and ``states``, told by `vbpl.linking` in memory, DuckDB and Spark."""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pydantic import TypeAdapter

from ..linking.changes import told_once
from ..linking.entry import Entry
from ..linking.outline import provision_name
from ..linking.status import Basis, Facts, ended_since, tell_periods
from ..model import Change, Effect, Provision
from .tables import Row


class Stated(NamedTuple):
    """What a work says of its own days."""

    starts: datetime.date | None
    earliest: datetime.date | None
    effects: tuple[Effect, ...]


STATED: TypeAdapter[Stated] = TypeAdapter(Stated)


def stated(entry: Entry) -> str:
    """What a text says of its first and last days, as JSON."""
    earliest, starts = entry.force
    return STATED.dump_json(Stated(starts, earliest, entry.effects)).decode()


def change_row(change: Change, document: str, resolved: bool) -> Row:
    """The row of ``changes``; ``document`` is the key of the document that says so."""
    names = [provision_name(each) for each in change.provisions]
    return {
        "target_id": change.target, "source_id": change.source, "relation": change.relation, "date": change.date,
        "until": change.until, "provision": names[0] if names else None, "partial": change.partial,
        "excepted": list(map(provision_name, change.excepted)), "noted": change.noted, "resolved": resolved,
        "document": document, "tree": change.model_dump_json(),
    }


def iter_ended(works: Iterable[Row], changes: Iterable[Row]) -> Iterator[tuple[str, datetime.date]]:
    """The works that end, each with its day."""
    for work_id, facts in _iter_facts(works, changes, {}):
        ended = ended_since(facts)
        if ended:
            yield work_id, ended


def iter_states(
    works: Iterable[Row], changes: Iterable[Row], ended: dict[str, datetime.date]
) -> Iterator[Row]:
    """The rows of ``states`` for works and their changes; ``ended`` has the day on which each work ended."""
    for work_id, facts in _iter_facts(works, changes, ended):
        for provision in (None, *_named(facts)):
            for period in tell_periods(facts, provision):
                status = period.status
                yield {
                    "work_id": work_id, "provision": provision and provision_name(provision), "state": status.state,
                    "partial": status.partial, "excepted": list(map(provision_name, status.excepted)),
                    "since": period.first, "until": period.after,
                    "because": sorted({change.source for change in status.because}), "reason": status.reason,
                }


def _named(facts: Facts) -> Iterator[Provision]:
    """The provisions that changes and the text's own days speak of, each once."""
    changed = (provision for change in facts.changes for provision in (*change.provisions, *change.excepted))
    own = (provision for effect in facts.effects for provision in effect.provisions)
    found = {provision_name(each): each for each in (*changed, *own)}
    return (found[name] for name in sorted(found))


def _iter_facts(
    works: Iterable[Row], changes: Iterable[Row], ended: dict[str, datetime.date]
) -> Iterator[tuple[str, Facts]]:
    made: dict[bool, dict[str, list[Change]]] = {True: defaultdict(list), False: defaultdict(list)}
    for row in changes:
        made[bool(row["resolved"])][row["target_id"]].append(Change.model_validate_json(row["tree"]))
    for row in works:
        if row["facts"] is None or row["consolidates"]:
            continue  # a copy, or the text of an act that has states of its own
        said, work_id = STATED.validate_json(row["facts"]), row["work_id"]
        bases = [Basis(each, ended.get(each)) for each in row["details"] or ()]
        told = told_once(made[True][work_id])
        yield work_id, Facts(said.starts, said.earliest, said.effects, told, made[False][work_id], bases)

"""answers: what a `LinkGraph` tells, told from the tables of a linked archive: no document is parsed again."""

import datetime
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from ..arguments import Day, read_day
from ..consolidation import consolidate
from ..errors import UnknownIdError
from ..export.chunks.units import Place as Spot
from ..export.chunks.units import iter_units, text_of, title_of
from ..linking.arguments import Place, check_relation, read_provision
from ..linking.changes import history_of, told_once
from ..linking.outline import build_outline, provision_name
from ..linking.places import Unit, find
from ..linking.provisions import find_provision
from ..linking.status import Basis, Facts, ended_since, tell_status
from ..linking.within import find_wanted, go_to, stands_in
from ..linking.wordings import Periods, periods_of
from ..model import (
    CHANGES,
    Attachment,
    Candidate,
    Change,
    Consolidation,
    Document,
    Link,
    Provision,
    ProvisionTarget,
    Relation,
    Span,
    Status,
    Version,
)
from .parts import list_parts
from .shelf import Held, Shelf
from .states import STATED
from .tables import PLACE, Row

Item = TypeVar("Item")


_CHANGING = """
WITH direct AS (SELECT DISTINCT source FROM edges WHERE target = $act AND list_contains($changes, relation)),
further AS (SELECT DISTINCT source FROM edges WHERE target IN (FROM direct) AND list_contains($changes, relation))
SELECT source FROM (FROM direct UNION FROM further) WHERE source <> $act ORDER BY source
"""

Days = dict[tuple[str, int, int], Row]
"""First day, and first day without it, of a wording: by document, citation, and place among its provisions."""
StatusOf = Callable[[Provision | None], Status]
"""The status of a provision of a work; of the work as a whole for None."""


class Standing(NamedTuple):
    """A work, and the text that stands for it."""

    work_id: str
    source: str
    """Where it was found."""
    document: Document


class Page(NamedTuple):
    """Some of the answers, and how many there are."""

    total: int
    items: list[Any]


class Answers:
    """A linked archive that answers as a `LinkGraph` does, and gives documents and their wordings.

    Ids are ``work_id``, ``Document.id`` or ``text_id``; provisions also words, days also ISO strings. It reads the
    tables as they were when it was made; it may be asked by several threads at once.

    Args:
        out: Folder that `convert` wrote and `link` linked.

    Raises:
        ArchiveError: There is no archive of Parquet tables, or it is not linked.
    """

    def __init__(self, out: Path | str) -> None:
        self._shelf = Shelf(out)
        self._has_versions = bool(list_parts(self._shelf.out, "versions"))
        self._has_wordings = bool(list_parts(self._shelf.out, "wordings"))
        self.consolidation = lru_cache(maxsize=16)(self._consolidation)

    def close(self) -> None:
        """Let go of the tables."""
        self._shelf.close()

    def document(self, any_id: str) -> Document:
        """The document of an id: of a work, the text that stands for it.

        Raises:
            VbplError: The archive has none; it is a KeyError too.
        """
        return self._shelf.tree(self._shelf.find(any_id))

    def work_id(self, any_id: str) -> str:
        """The work of an id."""
        return self._shelf.find(any_id).work_id

    def works_of(self, documents: Iterable[str]) -> dict[str, str]:
        """The works of some documents, by their keys in the tables."""
        return dict(self._shelf.ask("SELECT document, work_id FROM places WHERE list_contains(?, document)",
                                    [list(documents)]))

    def rows(self, table: str, columns: Sequence[str], where: Mapping[str, str], offset: int, limit: int) -> Page:
        """Rows of a table, in its order, and how many there are.

        Args:
            table: Its name, as in `SCHEMAS`.
            columns: The columns that are wanted, in their order.
            where: By column the value that it has, as text.
            offset: Rows to pass over.
            limit: Most rows.

        Raises:
            VbplError: The archive has no such table, or the table no such column.
        """
        return Page(*self._shelf.rows(table, columns, where, offset, limit))

    def tables(self) -> dict[str, int]:
        """The tables that are there, each with its number of rows."""
        return self._shelf.tables()

    def cites(
        self, any_id: str, relation: Relation | None = None, provision: Place | None = None,
        *, offset: int = 0, limit: int | None = None,
    ) -> Page:
        """Links from a work, in the order of its citations, as `LinkGraph.cites`; ``limit`` of them from ``offset``."""
        check_relation(relation)
        held = self._standing(any_id)
        wanted = None if provision is None else find_wanted(
            build_outline(self._shelf.tree(held)), read_provision(provision))
        document = self._shelf.tree(held)
        found = [row for row in self._link_rows(held) if relation in (None, row["relation"]) and (
            wanted is None or stands_in(document.citations[row["citation"]].span, wanted))]
        return Page(len(found), self._links((held, row) for row in _cut(found, offset, limit)))

    def cited_by(
        self, any_id: str, relation: Relation | None = None, provision: Place | None = None, on: Day | None = None,
        *, offset: int = 0, limit: int | None = None,
    ) -> Page:
        """Links to a work from others, in the order of their ids, as `LinkGraph.cited_by`."""
        check_relation(relation)
        target, wanted = self._standing(any_id), None if provision is None else read_provision(provision)
        named = self._shelf.ask("SELECT source, citation FROM edges WHERE target = ? AND ? IN ('', relation) "
                                "ORDER BY source, citation", [target.place, relation or ""])
        if on is not None:
            named = self._there(named, target, wanted, read_day(on))
        if wanted is not None:
            named = self._touching(named, target, wanted)
        page = _cut(named, offset, limit)
        held = self._shelf.held(source for source, _ in page)
        rows = {source: {row["citation"]: row for row in self._link_rows(held[source])} for source in held}
        return Page(len(named), self._links((held[source], rows[source][citation]) for source, citation in page))

    def history(self, any_id: str) -> list[Change]:
        """What changed a work, and what it replaced and was replaced by, as `LinkGraph.history`."""
        return history_of(self._subject(any_id).work_id, self._changes_of, self._replaced_by)

    def status(self, any_id: str, on: Day, provision: Place | None = None) -> Status:
        """Whether a work, or a provision of it, has effect on a day, as `LinkGraph.status`."""
        asked = None if provision is None else read_provision(provision)
        return self.status_on(any_id, on)(asked)

    def status_on(self, any_id: str, on: Day) -> StatusOf:
        """What tells the status of a work, or of each provision of it, on a day; its tables are read once."""
        held, day = self._subject(any_id), read_day(on)
        facts, outline = self._facts(held), build_outline(self._shelf.tree(held))

        def locate(place: Provision) -> Span | None:
            return find_provision(outline, place, outline.texts())

        return lambda provision: tell_status(facts, day, provision, locate)

    def works(self) -> Iterator[Standing]:
        """Every work with the text that stands for it, in the order of the tables."""
        for row in self._shelf.iter_standing():
            yield Standing(row["work_id"], row["source"], Document.model_validate_json(row["tree"]))

    def provision(self, any_id: str, provision: Place, on: Day) -> Version:
        """The wording of a unit on a day: of the table ``versions`` where it is there, else worked out.

        Args:
            any_id: The act.
            provision: The unit, ``"khoản 2 Điều 5"``; no range.
            on: The day.

        Returns:
            The wording, with the days between which it holds as far as they are known.

        Raises:
            VbplError: The archive has no such act, or the act no such unit on that day (it is a KeyError too); or an
                argument is not allowed.
        """
        held, day, asked = self._subject(any_id), read_day(on), read_provision(provision)
        document = self._shelf.tree(held)
        unit = find(document, asked)  # a range is refused there
        wordings = [each for each in self._versions(held) if _same(each.provision, asked)]
        if wordings:
            return _on(wordings, day, asked)
        if any(True for _ in self._changing(held)):
            unit, document = find(self.consolidation(held, day).document, asked), self.consolidation(held, day).document
        if unit is None:
            raise UnknownIdError(f"{held.work_id} has no {provision_name(asked)} on {day}")
        return Version(provision=asked, text=_printed(document, unit), valid_from=self._facts(held).starts,
                       source=held.work_id)

    def _standing(self, any_id: str) -> Held:
        return self._shelf.standing(self._shelf.find(any_id).work_id)

    def _subject(self, any_id: str) -> Held:
        """The work whose history is asked for: of a consolidated text that of the act whose text it gives."""
        held = self._standing(any_id)
        (row,) = self._shelf.ask_parts(
            "works", [held.part], "SELECT consolidates FROM rows WHERE document = ?", [held.document])
        return self._shelf.standing(row["consolidates"]) if row["consolidates"] else held

    def _link_rows(self, held: Held) -> list[Row]:
        return self._shelf.ask_parts(
            "links", [held.part], "FROM rows WHERE document = ? ORDER BY citation", [held.document])

    def _links(self, named: Iterable[tuple[Held, Row]]) -> list[Link]:
        """Links as they stand in the tables, each provision with the days of the wording that is meant."""
        rows = list(named)
        days = self._days({held.document for held, _ in rows})
        return [self._link(held, row, days) for held, row in rows]

    def _link(self, held: Held, row: Row, days: Days) -> Link:
        """A link as it stands in the tables; the reasons of candidates are not kept there."""
        citation = self._shelf.tree(held).citations[row["citation"]]
        target = self._shelf.standing(row["target_id"]) if row["target_id"] else None
        return Link(
            source=held.work_id, citation=citation, target=row["target_id"],
            provisions=tuple(each.model_copy(update=days.get((row["document"], row["citation"], place), {}))
                             for place, each in enumerate(_targets(row, target))),
            relation=row["relation"], status=row["status"],
            candidates=tuple(Candidate(id=each["id"], score=each["score"]) for each in row["candidates"]),
            reason=row["reason"],
        )  # fmt: skip

    def _there(
        self, named: list[tuple[int, int]], target: Held, provision: Provision | None, day: datetime.date
    ) -> list[tuple[int, int]]:
        """Of some citations those of works that were there on a day, and mean the wording that a provision had then."""
        held = self._shelf.held(source for source, _ in named)
        periods = self._periods(target) if provision is not None else None
        then = periods.find(provision, day) if periods and provision else None

        def is_there(issued: datetime.date) -> bool:
            means = periods is None or provision is None or periods.find(provision, issued) == then
            return issued <= day and means

        return [(source, citation) for source, citation in named if is_there(held[source].issued or day)]

    def _periods(self, held: Held) -> Periods | None:
        """The days of the wordings of an act; null for other documents."""
        if self._shelf.tree(held).family != "qppl":
            return None
        return periods_of(self._versions(held))

    def _days(self, documents: Iterable[str]) -> Days:
        """The days of the wordings that some documents cite; none where `write_versions` has not told them."""
        if not self._has_wordings:
            return {}
        found = self._shelf.ask("SELECT document, citation, place, valid_from, valid_to FROM wordings "
                                "WHERE list_contains(?, document)", [sorted(documents)])
        return {(document, citation, place): {"valid_from": first, "valid_to": after}
                for document, citation, place, first, after in found}

    def _touching(self, named: list[tuple[int, int]], target: Held, provision: Provision) -> list[tuple[int, int]]:
        """Of some citations those that name a provision of their target."""
        wanted = find_wanted(build_outline(self._shelf.tree(target)), provision)
        held = self._shelf.held(source for source, _ in named)
        rows = self._shelf.ask_parts(
            "links", (each.part for each in held.values()),
            "SELECT document, citation, provisions FROM rows WHERE target_id = ? AND len(provisions) > 0",
            [target.work_id])
        hit = {(row["document"], row["citation"]) for row in rows if go_to(_targets(row, target), wanted)}
        return [(source, citation) for source, citation in named if (held[source].document, citation) in hit]

    def _changes_of(self, work_id: str) -> list[Change]:
        return told_once(self._changes(work_id, resolved=True))

    def _doubts_of(self, work_id: str) -> list[Change]:
        """Endings that may mean a work, in the order of those that say so."""
        found = self._changes(work_id, resolved=False)
        return sorted(found, key=lambda each: (each.source, each.link.citation.span.start))

    def _changes(self, work_id: str, *, resolved: bool) -> list[Change]:
        asked = "SELECT DISTINCT part FROM changed WHERE resolved = ? AND target_id = ?"
        parts = [row[0] for row in self._shelf.ask(asked, [resolved, work_id])]
        rows = self._shelf.ask_parts(
            "changes", parts, "SELECT tree FROM rows WHERE target_id = ? AND resolved = ?", [work_id, resolved])
        return [Change.model_validate_json(row["tree"]) for row in rows]

    def _replaced_by(self, work_id: str) -> list[Change]:
        asked = "SELECT DISTINCT part FROM changed WHERE resolved AND relation = 'replaces' AND source_id = ?"
        parts = [row[0] for row in self._shelf.ask(asked, [work_id])]
        rows = self._shelf.ask_parts(
            "changes", parts, "SELECT tree FROM rows WHERE source_id = ? AND resolved AND relation = 'replaces'",
            [work_id])
        return [Change.model_validate_json(row["tree"]) for row in rows]

    def _facts(self, held: Held, *, bases: bool = True) -> Facts:
        (row,) = self._shelf.ask_parts(
            "works", [held.part], "SELECT facts, details FROM rows WHERE document = ?", [held.document])
        said = STATED.validate_json(row["facts"])
        named = (self._shelf.standing(each) for each in (row["details"] or ()) if bases)
        details = [Basis(each.work_id, ended_since(self._facts(each, bases=False))) for each in named]
        return Facts(said.starts, said.earliest, said.effects, self._changes_of(held.work_id),
                     self._doubts_of(held.work_id), details)

    def _changing(self, held: Held) -> Iterator[Held]:
        """The acts that change one, and those that change these, each once."""
        rows = self._shelf.ask(_CHANGING, {"act": held.place, "changes": list(CHANGES)})
        return iter(self._shelf.held(row[0] for row in rows).values())

    def _consolidation(self, held: Held, on: datetime.date | None) -> Consolidation:
        amending = sorted(self._changing(held))
        return consolidate(self._shelf.tree(held), [self._shelf.tree(each) for each in amending], on)

    def _versions(self, held: Held) -> Iterable[Version]:
        if self._has_versions:
            rows = self._shelf.ask("SELECT annex, article, clause, point, text, valid_from, valid_to, source "
                                   "FROM versions WHERE document = ? ORDER BY version", [held.document])
            levels = ("annex", "article", "clause", "point")
            return [Version(provision=Provision(**dict(zip(levels, row[:4], strict=True))), text=row[4],
                            valid_from=row[5], valid_to=row[6], source=row[7]) for row in rows]
        if not any(True for _ in self._changing(held)):
            return ()
        return self.consolidation(held, None).versions


def _cut(found: list[Item], offset: int, limit: int | None) -> list[Item]:
    return found[offset : None if limit is None else offset + limit]


def _targets(row: Row, target: Held | None) -> Iterator[ProvisionTarget]:
    for each in row["provisions"]:
        place = None if each["start"] is None else Span(start=each["start"], end=each["end"])
        yield ProvisionTarget(provision=Provision(**{name: each[name] for name in PLACE}), found=each["found"],
                              text_id=target.text_id if target else None, span=place)


def _same(one: Provision, asked: Provision) -> bool:
    """Whether both are one unit; levels above the article do not count."""
    levels = ("article", "clause", "point", "annex", "item")
    return asked.article is not None and all(getattr(one, level) == getattr(asked, level) for level in levels)


def _on(wordings: list[Version], day: datetime.date, asked: Provision) -> Version:
    for each in wordings:
        if (each.valid_from is None or each.valid_from <= day) and (each.valid_to is None or day < each.valid_to):
            return each
    first = wordings[0].valid_from
    raise UnknownIdError(f"there is no {provision_name(asked)} on {day}; its first wording is of {first}")


def _printed(document: Document, unit: Unit) -> str:
    """The text of a unit with all that is below, a paragraph a line."""
    if not isinstance(unit, Attachment):
        return text_of(iter_units(unit, Spot(document)))
    inside = (each for block in unit.body for each in iter_units(block, Spot(document)))
    return text_of([title_of(document, unit), *inside])

"""shelf: the works of a linked archive, and their rows found without a look at all parts."""

import datetime
import glob
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from ..arguments import expect, read_path
from ..errors import ArgumentError, UnknownIdError
from ..linking.arguments import unknown_id
from ..model import Document
from .connect import connect
from .parts import ArchiveError, list_parts, read_form
from .tables import LINKED, SCHEMAS, Row

_PLACES = """
CREATE TABLE places AS
SELECT (row_number() OVER (ORDER BY work_id, NOT stands, text_id))::INTEGER AS place, document, work_id, text_id,
    stands, id, split_part(parse_filename(filename), '-', 1) AS part, issued
FROM works JOIN read_parquet(?, filename = true) USING (document)
"""
_EDGES = """
CREATE TABLE edges AS
SELECT cited.place AS target, citing.place AS source, citation, relation
FROM links JOIN places AS citing USING (document)
JOIN places AS cited ON cited.work_id = links.target_id AND cited.stands
WHERE status = 'resolved' AND citing.stands AND citing.work_id <> cited.work_id
ORDER BY cited.place, citing.place, citation
"""
"""Which citation leads to which work, in the order of the citing works."""
_CHANGED = """
CREATE TABLE changed AS
SELECT target_id, source_id, relation, resolved, part FROM changes JOIN places USING (document)
"""
_FIND = """
SELECT place, document, work_id, text_id, id, part, issued FROM places
WHERE ? IN (work_id, text_id, id)
ORDER BY work_id <> ?, text_id <> ?, NOT stands, place LIMIT 1
"""
_STANDING = "SELECT place, document, work_id, text_id, id, part, issued FROM places WHERE stands AND work_id = ?"

Values = Sequence[object] | Mapping[str, object]


class Held(NamedTuple):
    """A copy of a work in the tables."""

    place: int
    document: str
    """Key in all tables."""
    work_id: str
    text_id: str
    id: str
    part: str
    """Number of the parts that its rows are in."""
    issued: datetime.date | None
    """Day of issue, at the latest."""


class Shelf:
    """A linked archive, read only: each question has a cursor of its own, so that threads may ask at once."""

    def __init__(self, out: Path | str) -> None:
        self.out = read_path(out)
        if read_form(self.out) != "parquet":
            raise ArchiveError(f"{self.out}: tables of JSON Lines; convert to Parquet to ask them")
        parts = list_parts(self.out, "documents")
        if not list_parts(self.out, "links") or not parts:
            raise ArchiveError(f"{self.out}: not linked yet; run vbpl link {self.out}")
        self._database = connect(self.out)
        self._database.execute("SET enable_progress_bar = false")
        self._database.execute(_PLACES, [[glob.escape(str(part)) for part in parts]])
        for statement in (_EDGES, _CHANGED):
            self._database.execute(statement)
        self._parts = {table: self._numbered(table) for table in ("documents", *LINKED)}
        self.tree = lru_cache(maxsize=64)(self._tree)

    def close(self) -> None:
        """Let go of the tables."""
        self._database.close()

    def ask(self, statement: str, values: Values = ()) -> list[tuple[Any, ...]]:
        """All rows of a question in SQL."""
        with self._database.cursor() as cursor:
            return cursor.execute(statement, values).fetchall()

    def ask_parts(self, table: str, parts: Iterable[str], statement: str, values: Values = ()) -> list[Row]:
        """The rows of a question to the numbered parts of a table, which stands as ``rows`` in it."""
        paths = [path for part in sorted(set(parts)) for path in self._parts[table].get(part, ())]
        if not paths:
            return []
        with self._database.cursor() as cursor:
            named = ", ".join("'" + glob.escape(path).replace("'", "''") + "'" for path in paths)
            done = cursor.execute(f"WITH rows AS (FROM read_parquet([{named}])) {statement}", values)
            columns = [column[0] for column in done.description or ()]
            return [dict(zip(columns, row, strict=True)) for row in done.fetchall()]

    def find(self, any_id: str) -> Held:
        """The text of an id: a work's, the one that stands for it; ``Document.id``; a text's.

        Raises:
            VbplError: The archive has none; it is a KeyError too.
        """
        rows = self.ask(_FIND, [any_id] * 3) if isinstance(any_id, str) else []
        if not rows:
            raise unknown_id(any_id, [row[0] for row in self.ask("SELECT DISTINCT work_id FROM places")])
        return Held(*rows[0])

    def standing(self, work_id: str) -> Held:
        """The text that stands for a work that the tables name."""
        return Held(*self.ask(_STANDING, [work_id])[0])

    def held(self, places: Iterable[int]) -> dict[int, Held]:
        """Texts by their places."""
        columns = ", ".join(Held._fields)
        rows = self.ask(f"SELECT {columns} FROM places WHERE list_contains(?, place)", [list(set(places))])
        return {row[0]: Held(*row) for row in rows}

    def iter_standing(self) -> Iterator[Row]:
        """``work_id``, ``source`` and ``tree`` of each text that stands for a work, part by part."""
        for part in self._parts["documents"]:
            names = dict(self.ask("SELECT document, work_id FROM places WHERE stands AND part = ?", [part]))
            rows = self.ask_parts("documents", [part], "SELECT document, source, tree FROM rows "
                                  "WHERE list_contains(?, document) ORDER BY source, document", [list(names)])
            yield from ({**row, "work_id": names[row["document"]]} for row in rows)

    def tables(self) -> dict[str, int]:
        """The tables that are there, each with its number of rows."""
        there = [table for table in SCHEMAS if list_parts(self.out, table)]
        return {table: self.ask(f"SELECT count(*) FROM {table}")[0][0] for table in there}

    def rows(
        self, table: str, columns: Sequence[str], where: Mapping[str, str], offset: int, limit: int
    ) -> tuple[int, list[tuple[Any, ...]]]:
        """How many rows of a table have some values, as text, and some of these rows."""
        if table not in SCHEMAS or not list_parts(self.out, table):
            raise UnknownIdError(f"the archive has no table {table!r}; it has {', '.join(self.tables())}")
        names = SCHEMAS[table].names
        for column in (*columns, *where):
            if column not in names:
                raise ArgumentError(f"the table {table} has no column {column!r}; it has {', '.join(names)}")
        having = " AND ".join(["true", *(f'"{column}"::VARCHAR = ?' for column in where)])
        ((total,),) = self.ask(f"SELECT count(*) FROM {table} WHERE {having}", list(where.values()))
        chosen = ", ".join(f'"{column}"' for column in columns)
        asked = f"SELECT {chosen} FROM {table} WHERE {having} LIMIT {int(limit)} OFFSET {int(offset)}"
        return total, self.ask(asked, list(where.values()))

    def _numbered(self, table: str) -> dict[str, list[str]]:
        """The files of a table by the number of the part of ``documents`` that they were made for."""
        numbered: dict[str, list[str]] = {}
        for path in list_parts(self.out, table):
            numbered.setdefault(path.name.partition("-")[0], []).append(str(path))
        return numbered

    def _tree(self, held: Held) -> Document:
        expect(held, Held, "tree takes what find gives")
        rows = self.ask_parts("documents", [held.part], "SELECT tree FROM rows WHERE document = ?", [held.document])
        if not rows:
            raise ArchiveError(f"{self.out}: the tables have changed; open the archive again")
        return Document.model_validate_json(rows[0]["tree"])

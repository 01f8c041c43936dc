"""store: what the app asks of an archive, as typed questions in SQL."""

import datetime
import glob
from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any, NamedTuple

import duckdb
import pyarrow as pa

from ..archive.parts import list_parts
from ..model import LinkStatus
from ..searching import Asked, Hits, Piece, find, find_snippets, mark, read_asked
from .index import Index
from .question import FACETS, NONE, Facet, Question

PAGE = 20
"""Documents on a page."""
_MOST_YEARS, _MOST_KINDS = 200, 60

Values = Sequence[object] | Mapping[str, object]

CARD = "doc, document, kind, number, year, date, effective, issuer, type_name, subject, source, citing, cited, linked"
"""Columns of a `Card`."""

_RANK = """
100 * tier - fit - coalesce(weight, 1) - ln(1 + citing)
- CASE standing WHEN 'in_force' THEN 2 WHEN 'partly' THEN 2 WHEN 'ended' THEN 0 ELSE 1 END
"""
"""By tier; in it by fit, type, how often it is cited, and status. The smaller the better."""
_FOUND = f"doc, {_RANK} AS rank, documents.kind, issuer, year, date, citing, coalesce(standing, 'unknown') AS standing"
"""What is counted and sorted of all that is found."""
_PAGE = f"""
SELECT {CARD} FROM (SELECT doc, rank FROM found ORDER BY {{order}} LIMIT ? OFFSET ?) JOIN documents USING (doc)
ORDER BY {{order}}
"""
_ON_DAY = "SELECT doc, standing FROM standing WHERE (since IS NULL OR since <= ?) AND (until IS NULL OR until > ?)"
_ORDERS = {
    "best": "rank, doc", "newest": "doc", "oldest": "date NULLS LAST, doc", "cited": "citing DESC, doc",
}  # fmt: skip
_COUNTED = {
    "kind": "SELECT coalesce(kind, ?), count(*) AS n FROM found GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?",
    "standing": "SELECT standing, count(*) AS n FROM found WHERE standing <> ? GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?",
    "issuer": "SELECT coalesce(issuer, ?), count(*) AS n FROM found GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?",
    "year": """SELECT coalesce(year::VARCHAR, ?), count(*) FROM found
               GROUP BY year ORDER BY year DESC NULLS LAST LIMIT ?""",
    "code": """SELECT coalesce(code, ?), count(*) AS n FROM found LEFT JOIN findings USING (doc)
               GROUP BY 1 ORDER BY n DESC, 1 LIMIT ?""",
}
_CROSSED = """
SELECT year, coalesce(kind, ?) AS kind, count(*) FROM found WHERE year IS NOT NULL GROUP BY ALL ORDER BY ALL
"""
_TWINS = f"""
SELECT {CARD} FROM documents
WHERE id = (SELECT id FROM documents WHERE doc = ?) AND doc <> ? ORDER BY doc LIMIT ?
"""
_READ = """
SELECT tree, text, source FROM read_parquet(?) AS d JOIN read_parquet(?) USING (source) WHERE d.document = ?
"""
_UNIT = """
SELECT start FROM read_parquet(?) WHERE document = ? AND component = 0
AND article IS NOT DISTINCT FROM ? AND clause IS NOT DISTINCT FROM ? AND point IS NOT DISTINCT FROM ?
AND type IN ('article', 'clause', 'point') ORDER BY block LIMIT 1
"""
_LINKS = """
SELECT citation, status, target, target_id, provisions, reason, candidates
FROM read_parquet(?) WHERE document = (SELECT document FROM documents WHERE doc = ?) ORDER BY citation
"""


class Card(NamedTuple):
    """What a list shows of a document."""

    doc: int
    key: str
    kind: str | None
    number: str | None
    year: int | None
    date: datetime.date | None
    effective: datetime.date | None
    issuer: str | None
    type_name: str | None
    subject: str | None
    source: str
    """Its file, as in the tables."""
    citing: int
    """How many documents cite it."""
    cited: int
    """How many it cites."""
    linked: int
    """``doc`` of the equal text that links belong to."""


class Count(NamedTuple):
    """How many documents have a value of a facet; `NONE` stands for those that have none."""

    value: str
    documents: int


class Unit(NamedTuple):
    """A provision that a question asks for, in an act that it names."""

    name: str
    """``khoản 2 Điều 5``."""
    start: int
    """Its first character in the text of the file: ``u120`` is its place on the page of the document."""


class Found(NamedTuple):
    """Documents of one page, with what is counted over all that were found."""

    cards: list[Card]
    total: int
    more: bool
    """More than `vbpl.searching.MANY` have the words; the newest of them were taken."""
    facets: dict[Facet, list[Count]]
    snippets: dict[int, list[Piece]]
    without_tones: bool = False
    """The words are not there with the tones that were typed: these documents have them without."""
    words: str = ""
    """The question with a letter changed, where only this is found."""
    units: dict[int, Unit] = {}
    """By ``doc`` of a named act the provision that was asked for, where the act has it."""


class Figures(NamedTuple):
    """Documents counted by year and type; ``crossed`` has (year, type, count)."""

    total: int
    more: bool
    """As in `Found`."""
    years: list[Count]
    kinds: list[Count]
    crossed: list[tuple[int, str, int]]


class Source(NamedTuple):
    """A document as it lies in the tables."""

    tree: str
    text: str
    """Of its whole file."""
    name: str


class LinkRow(NamedTuple):
    """A row of ``links``, its documents by their keys."""

    citation: int
    status: LinkStatus
    target: str | None
    target_id: str | None
    provisions: list[dict[str, Any]]
    reason: str
    candidates: list[dict[str, Any]]


class Store:
    """The index of an archive, read only; each question has a cursor of its own, so threads may ask at once."""

    def __init__(self, index: Index) -> None:
        self._index, self.archive = index, index.archive
        self._database = duckdb.connect(str(index.columns), read_only=True)
        self.is_linked = bool(list_parts(index.archive, "links"))

    def close(self) -> None:
        """Let go of the files."""
        self._database.close()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """For a question in SQL; to be closed."""
        return self._database.cursor()

    def search(self, question: Question, most: int, size: int = PAGE, start: int | None = None) -> Found:
        """The documents of a page of a question, or ``size`` from ``start``; the ``most`` frequent values of facets."""
        with self.cursor() as cursor:
            hits = self._find(cursor, question)
            total = rows(cursor, "SELECT count(*) FROM found")[0][0]
            page = _PAGE.format(order=_ORDERS[question.order])
            cards = _cards(cursor, page, [size, (question.page - 1) * size if start is None else start])
            told = [facet for facet in FACETS if most and (self.is_linked or facet != "standing")]
            facets = {facet: _count(cursor, facet, most) for facet in told}
        asked, docs = read_asked(question.q), [card.doc for card in cards]
        terms = read_asked(hits.words or question.q).terms()
        snippets = find_snippets(self._index.texts, docs, terms, plain=hits.how != "toned") if terms and docs else {}
        acts = set(hits.acts)
        units = self._units(asked, [card for card in cards if card.doc in acts])
        without = hits.how == "plain" and asked.is_toned
        return Found(cards, total, hits.more, facets, snippets, without, hits.words, units)

    def figures(self, question: Question) -> Figures:
        """The documents of a question by year and type."""
        with self.cursor() as cursor:
            more = self._find(cursor, question).more
            total = rows(cursor, "SELECT count(*) FROM found")[0][0]
            years = [count for count in _count(cursor, "year", _MOST_YEARS) if count.value != NONE]
            return Figures(total, more, years, _count(cursor, "kind", _MOST_KINDS), rows(cursor, _CROSSED, [NONE]))

    def card(self, key: str) -> Card | None:
        """The document of a key; null where there is none."""
        with self.cursor() as cursor:
            return next(iter(_cards(cursor, f"SELECT {CARD} FROM documents WHERE document = ?", [key])), None)

    def cards(self, docs: Collection[int]) -> dict[int, Card]:
        """Documents by their ``doc``."""
        with self.cursor() as cursor:
            found = _cards(cursor, f"SELECT {CARD} FROM documents WHERE list_contains(?, doc)", [list(docs)])
        return {card.doc: card for card in found}

    def standings(self, docs: Iterable[int], day: datetime.date) -> dict[int, str]:
        """The status of documents on a day by their ``doc``, see `STANDINGS`; empty before linking."""
        if not self.is_linked:
            return {}
        wanted = list(docs)
        with self.cursor() as cursor:
            told = dict(rows(cursor, f"{_ON_DAY} AND list_contains(?, doc)", [day, day, wanted]))
        return {doc: told.get(doc, "unknown") for doc in wanted}

    def cards_of(self, keys: Collection[str]) -> dict[str, Card]:
        """Documents by their keys."""
        with self.cursor() as cursor:
            found = _cards(cursor, f"SELECT {CARD} FROM documents WHERE list_contains(?, document)", [list(keys)])
        return {card.key: card for card in found}

    def twins(self, card: Card) -> list[Card]:
        """Other texts of the same identifier."""
        with self.cursor() as cursor:
            return _cards(cursor, _TWINS, [card.doc, card.doc, PAGE])

    def read(self, card: Card) -> Source:
        """Tree and text of a document, from the tables. Raises `duckdb.IOException` where they have changed."""
        part, archive = self._part(card.doc), self._index.archive
        parts = [glob.escape(str(archive / table / part)) for table in ("documents", "sources")]
        with self.cursor() as cursor:
            return Source(*rows(cursor, _READ, [*parts, card.key])[0])

    def links(self, card: Card) -> list[LinkRow]:
        """The links from a document, from the tables; those of an equal text, where it has them."""
        order = self._part(card.linked)[:6]
        parts = f"{glob.escape(str(self._index.archive / 'links'))}/{order}-*.parquet"
        with self.cursor() as cursor:
            if not rows(cursor, "SELECT 1 FROM glob(?)", [parts]):
                return []
            return [LinkRow(*row) for row in rows(cursor, _LINKS, [parts, card.linked])]

    def _part(self, doc: int) -> str:
        with self.cursor() as cursor:
            part: str = rows(cursor, "SELECT part FROM documents WHERE doc = ?", [doc])[0][0]
        return part

    def _units(self, asked: Asked, cards: Sequence[Card]) -> dict[int, Unit]:
        """Where the provision that is asked for stands in some documents."""
        place = asked.provision
        if place is None:
            return {}
        found = {}
        for card in cards:
            part = glob.escape(str(self._index.archive / "blocks" / self._part(card.doc)))
            wanted = [part, card.key, place.article, place.clause, place.point]
            with self.cursor() as cursor:
                starts = rows(cursor, _UNIT, wanted)
            if starts:
                found[card.doc] = Unit(asked.place, starts[0][0])
        return found

    def _find(self, cursor: duckdb.DuckDBPyConnection, question: Question) -> Hits:
        """Make ``found``, all documents of a question."""
        filters, day, asked = question.filters(), question.day, read_asked(question.q)
        hits = self._hits(question, asked)
        ranked = {"doc": pa.array(hits.docs, pa.int32()), "tier": pa.array(hits.tiers, pa.int32()),
                  "fit": pa.array(hits.fits, pa.float64())}
        cursor.register("hits", pa.table(ranked))
        source = "(SELECT * FROM documents JOIN hits USING (doc))" if question.q else (
            "(SELECT 0 AS tier, 0.0 AS fit, * FROM documents)")
        where = " AND ".join(["true", *(_condition(facet, value) for facet, value in filters)])
        values = [day, day, *(value for _, value in filters if value != NONE)]
        found = f"""SELECT {_FOUND} FROM {source} AS documents LEFT JOIN weights USING (kind)
                    LEFT JOIN ({_ON_DAY}) USING (doc) WHERE {where}"""
        cursor.execute(f"CREATE TEMP TABLE found AS {found}", values)
        return hits

    def _hits(self, question: Question, asked: Asked) -> Hits:
        marks = [mark(*each) for each in question.filters() if each[1] != NONE and each[0] != "standing"]
        return find(self._index.texts, asked, marks)


def _condition(facet: Facet, value: str) -> str:
    if facet == "code":
        return "doc NOT IN (SELECT doc FROM findings)" if value == NONE else (
            "doc IN (SELECT doc FROM findings WHERE code = ?)")
    if facet == "standing":
        return "coalesce(standing, 'unknown') = ?"
    return f"{facet} IS NULL" if value == NONE else f"{facet} = ?"


def _count(cursor: duckdb.DuckDBPyConnection, facet: Facet, most: int) -> list[Count]:
    return [Count(*row) for row in rows(cursor, _COUNTED[facet], [NONE, most])]


def _cards(cursor: duckdb.DuckDBPyConnection, statement: str, values: Values) -> list[Card]:
    return [card_of(row) for row in rows(cursor, statement, values)]


def card_of(row: Sequence[Any]) -> Card:
    """The card of a row that begins with `CARD`."""
    return Card(*row[: len(Card._fields)])


def rows(cursor: duckdb.DuckDBPyConnection, statement: str, values: Values = ()) -> list[tuple[Any, ...]]:
    """All rows of a question."""
    return cursor.execute(statement, values).fetchall()

"""hits: the documents that answer a question, by tier and by how well their text fits.

The words are searched with tones first, then without tones. If that finds nothing, one letter is changed in words that
no text has. The answer says which of these found the documents.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from pathlib import Path
from typing import Literal, NamedTuple

from ..model import CHANGES
from .asked import Asked, Named, iter_years
from .rungs import ACT, AROUND, BODY, CHANGING, LEFT, NO_WORDS, Rung, iter_loose, iter_strict, phrase_of
from .spelling import iter_spellings
from .texts import mark
from .words import folded

MANY = 10_000
"""The most documents of a rung. A rung with more documents does not tell them apart."""
_WEIGHED = 1000
"""The most documents of a rung that are ranked by how often and where they have the words."""
_FIT, _MOST_FIT = 0.5, 4.0
"""The factor for a BM25 score, and its largest value."""
_MOST_NAMED = 500

How = Literal["toned", "plain", "corrected", "none"]
"""How it was found: with tones, without tones, with a changed letter; ``none`` if nothing was found or no word was
given."""

_ASK = "SELECT rowid FROM {table} WHERE {table} MATCH ? ORDER BY rowid LIMIT ?"
_WEIGH = "SELECT rowid, -bm25({table}, {weights}) FROM {table} WHERE {table} MATCH ?"
_WEIGHTS = {"titles": "4.0, 1.0, 2.0, 0.0", "bodies": "1.0, 0.0"}
_CALLED = "SELECT doc, toned, year FROM names WHERE key = ? AND coalesce(kind = ?, ? IS NULL)"
_BEFORE_YEAR = ("nam", "so")
_NUMBERED = "SELECT doc, key = ? AS whole, kind FROM numbers WHERE key = ? OR key BETWEEN ? AND ? LIMIT ?"


class Hits(NamedTuple):
    """Documents found: in the order of ``docs`` the tier of each, and how well its text fits, from 0 to 4."""

    docs: Sequence[int] = ()
    tiers: Sequence[int] = ()
    fits: Sequence[float] = ()
    more: bool = False
    """A rung had more than `MANY` documents."""
    how: How = "none"
    words: str = ""
    """The question with changed letters, if it was found so."""

    @property
    def acts(self) -> list[int]:
        """The documents that the question names by number or name."""
        return [doc for doc, tier in zip(self.docs, self.tiers, strict=True) if tier == ACT]


class _Found:
    """The documents found so far."""

    def __init__(self) -> None:
        self.tiers: dict[int, int] = {}
        self.fits: dict[int, float] = {}
        self.more = False

    def add(self, docs: Iterable[int], tier: int) -> None:
        """Adds documents of a tier, unless they have a smaller one."""
        new = dict.fromkeys(docs, tier)
        for doc in [doc for doc in new.keys() & self.tiers.keys() if self.tiers[doc] > tier]:
            self.tiers[doc] = tier
        self.tiers = new | self.tiers


def find(path: Path, asked: Asked, marks: Iterable[str] = ()) -> Hits:
    """The documents that answer a question and have all the marks."""
    wanted = [*marks, *_marks_of(asked)]
    if not (asked.runs or asked.phrases or wanted):
        return Hits()
    with closing(_open(path)) as database:
        search = _Search(database, asked, wanted)
        found, how, words = search.climb()
        search.add_named(found)
        search.drop_refused(found)
    docs = sorted(found.tiers)
    return Hits(docs, [found.tiers[doc] for doc in docs], [found.fits.get(doc, 0.0) for doc in docs], found.more,
                how if docs else "none", words)


def _marks_of(asked: Asked) -> Iterator[str]:
    for name, value in asked.filters:
        yield value if name == "issuer" else mark(name, value)


class _Search:
    """A question to an index."""

    def __init__(self, database: sqlite3.Connection, asked: Asked, marks: list[str]) -> None:
        self._database = database
        self._asked = asked
        self._marks = marks

    def climb(self) -> tuple[_Found, How, str]:
        """Goes from the strictest rungs down to rungs that find something."""
        asked = self._asked
        if not (asked.runs or asked.phrases):
            return self._ask_all([NO_WORDS], plain=True), "none", ""
        ways: list[tuple[Iterator[Rung], bool]] = []
        if asked.is_toned or not asked.runs:
            ways.append((iter_strict(asked, plain=False), False))
        ways.append((iter_strict(asked, plain=True), True))
        if asked.is_toned:
            ways.append((iter_loose(asked, plain=False), False))
        ways.append((iter_loose(asked, plain=True), True))
        for rungs, plain in ways:
            found = self._ask_all(rungs, plain=plain)
            if found.tiers:
                return found, "plain" if plain else "toned", ""
        return self._corrected()

    def _corrected(self) -> tuple[_Found, How, str]:
        for runs in iter_spellings(self._database, [folded(run) for run in self._asked.runs]):
            other = self._asked._replace(runs=runs, kind=None, rest=())
            found = self._ask_all(iter_strict(other, plain=True), plain=True)
            if found.tiers:
                words = [*(" ".join(run) for run in other.runs), *(" ".join(term.tokens) for term in other.phrases)]
                return found, "corrected", " ".join(words)
        return _Found(), "none", ""

    def _ask_all(self, rungs: Iterable[Rung], *, plain: bool) -> _Found:
        found = _Found()
        for rung in rungs:
            docs = self._ask(rung, found, plain=plain)
            found.add(docs, rung.tier)
        return found

    def _ask(self, rung: Rung, found: _Found, *, plain: bool) -> list[int]:
        part = "bodies" if rung.is_of_body else "titles"
        table = f"{'plain' if plain else 'toned'}_{part}"
        expression = self._narrowed(rung)
        rows = self._database.execute(_ASK.format(table=table), (expression, MANY + 1)).fetchall()
        found.more |= len(rows) > MANY
        docs = [doc for (doc,) in rows[:MANY]]
        if len(docs) <= _WEIGHED and any(doc not in found.fits for doc in docs):
            weigh = _WEIGH.format(table=table, weights=_WEIGHTS[part])
            for doc, fit in self._database.execute(weigh, [expression]):
                found.fits.setdefault(doc, min(max(_FIT * fit, 0.0), _MOST_FIT))
        return docs

    def _narrowed(self, rung: Rung) -> str:
        """The expression of a rung, with the required marks."""
        marks = [*self._marks, *([mark("kind", self._asked.kind)] if rung.of_kind else ())]
        return " AND ".join([*filter(None, [rung.expression]), *(f'marks : "{each}"' for each in marks)])

    def drop_refused(self, found: _Found) -> None:
        """Removes documents with a word that must not occur. A word with tones is compared with its tones."""
        for term in self._asked.excluded if found.tiers else ():
            table = "plain_bodies" if term == term.plain() else "toned_bodies"
            asked = f"SELECT rowid FROM {table} WHERE {table} MATCH ?"
            for (doc,) in self._database.execute(asked, [f"{BODY} : ({phrase_of(term)})"]):
                found.tiers.pop(doc, None)

    def add_named(self, found: _Found) -> None:
        """Puts the act that the question names first, then the acts around it."""
        named = self._asked.named
        if named is None:
            return
        acts, alone = self._acts(named)
        acts = self._kept(acts)
        if not acts:
            return
        if not alone:
            found.add((doc for doc in acts if doc in found.tiers), ACT)
            found.add(acts, LEFT)
            return
        near = list(self._around(acts))
        wanted = [doc for doc, relation in near if relation in named.relations]
        found.add(self._kept(wanted), ACT)
        found.add(acts, AROUND if wanted else ACT)
        if not named.relations:
            found.add(self._kept(doc for doc, relation in near if relation == "consolidates"), AROUND)
            found.add(self._kept(doc for doc, relation in near if relation in CHANGES), CHANGING)

    def _acts(self, named: Named) -> tuple[list[int], bool]:
        """The acts of a number or a name, and whether the question says nothing else."""
        if named.number:
            rows = self._database.execute(_NUMBERED, [
                named.number, named.number, f"{named.number} ", f"{named.number} \uffff", _MOST_NAMED]).fetchall()
            whole = [doc for doc, is_whole, _ in rows if is_whole]
            of_kind = [doc for doc, _, kind in rows if named.kind in (None, kind)]
            return whole or of_kind, named.alone
        return self._named(named)

    def _named(self, named: Named) -> tuple[list[int], bool]:
        """The acts whose name is in the question: the longest name, of the year that the question states."""
        for size in range(len(named.name), 0, -1):
            key, after = " ".join(named.name[:size]), named.name[size:]
            rows = self._database.execute(_CALLED, [key, named.kind, named.kind]).fetchall()
            years = set(iter_years(after))
            alone = all(word in _BEFORE_YEAR or word in map(str, years) for word in after)
            if rows and (named.kind or alone):
                said = [row for row in rows if not years or row[2] in years]
                toned = [row for row in said if self._is_said(row[1])]
                return [row[0] for row in toned or said], alone
        return [], False

    def _is_said(self, name: str) -> bool:
        """Whether the question has a name with its tones."""
        return any(name in " ".join(run) for run in self._asked.runs)

    def _around(self, acts: Sequence[int]) -> Iterator[tuple[int, str]]:
        slots = ", ".join("?" * len(acts))
        yield from self._database.execute(f"SELECT near, relation FROM around WHERE doc IN ({slots})", acts)

    def _kept(self, docs: Iterable[int]) -> list[int]:
        """The documents among some that have all marks."""
        wanted = list(dict.fromkeys(docs))[:MANY]
        if not self._marks or not wanted:
            return wanted
        marked = " AND ".join(f'marks : "{each}"' for each in self._marks)
        asked = "SELECT rowid FROM plain_titles WHERE plain_titles MATCH ? AND rowid BETWEEN ? AND ?"
        have = {doc for (doc,) in self._database.execute(asked, [marked, min(wanted), max(wanted)])}
        return [doc for doc in wanted if doc in have]


def _open(path: Path) -> sqlite3.Connection:
    return sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro&immutable=1", uri=True)

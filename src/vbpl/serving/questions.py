"""questions: what the API and the tools ask of an archive: `vbpl.archive.Answers`, and the search of the app."""

import datetime
import json
from pathlib import Path
from typing import Literal, cast

from ..archive import Answers
from ..archive.answers import Page
from ..browse.index import open_index
from ..browse.question import Question
from ..browse.store import Found, Store
from ..errors import ArgumentError
from ..linking.arguments import Place
from ..model import Change, Document, Node, Relation, State, Status, Version
from .words import DEEPEST, DEFAULT, LONGEST, MOST, PARAMETERS

Matched = Literal["without_tones", "corrected"]


class Hit(Node):
    """A document that was found."""

    id: str
    """``work_id``."""
    kind: str | None
    """Slug of the type."""
    number: str | None
    """Số, ký hiệu in normal form."""
    date: datetime.date | None
    """Date of issue."""
    subject: str | None
    """Trích yếu."""
    status: State
    """On the day of the question."""
    score: float
    """From 1 for the first of all hits."""
    provision: str | None = None
    """The provision in the question, if the question names this act and the act has it: ``khoản 2 Điều 5``."""


class Hits(Node):
    """Documents that were found."""

    total: int
    """The number of all documents found."""
    results: tuple[Hit, ...]
    """A page of them, the best first."""
    matched: Matched | None = None
    """How they were found, if the texts do not have the words as typed: without tones, or with a changed letter."""
    words: str | None = None
    """The question with the changed letter."""

    def as_json(self) -> bytes:
        """As JSON. A field that only some questions have is left out otherwise."""
        said = self.model_dump(mode="json")
        found = [{name: hit[name] for name in hit if name != "provision" or hit[name]} for hit in said["results"]]
        more = {name: said[name] for name in ("matched", "words") if said[name]}
        return json.dumps({"total": self.total, "results": found, **more}, ensure_ascii=False).encode()


class Questions:
    """A linked archive for other programs; see `Answers` for the errors.

    Args:
        out: Folder of Parquet tables that `vbpl convert` wrote and `vbpl link` linked. The index of the app is made in
            it if it is missing.

    Raises:
        ArchiveError: There is no such archive.
    """

    def __init__(self, out: Path) -> None:
        self.answers = Answers(out)
        self._store = Store(open_index(out))

    def close(self) -> None:
        """Closes the files."""
        self.answers.close()
        self._store.close()

    def search(
        self, q: str = "", *, kind: str = "", issuer: str = "", year: str = "", sort: str = "", limit: int = DEFAULT,
        offset: int = 0,
    ) -> Hits:
        """Documents that have some words and values; without words, the newest."""
        bounded("limit", limit, 1, MOST)
        bounded("offset", offset, 0, DEEPEST)
        if len(q) > LONGEST:
            raise ArgumentError(PARAMETERS["q"])
        found = self._store.search(
            Question(q=q, kind=kind, issuer=issuer, year=year, sort=sort), 0, size=limit, start=offset)
        return Hits(total=found.total, results=self._hits(found, offset), matched=_matched(found),
                    words=found.words or None)

    def document(self, any_id: str) -> Document:
        """The document of an id."""
        return self.answers.document(any_id)

    def provision(self, any_id: str, provision: Place, on: datetime.date | None = None) -> Version:
        """The wording of a unit on a day, by default today."""
        return self.answers.provision(any_id, provision, on or datetime.date.today())

    def cites(
        self, any_id: str, relation: Relation | None = None, provision: Place | None = None, limit: int = MOST,
        offset: int = 0,
    ) -> Page:
        """Links from a document."""
        bounded("limit", limit, 1, MOST)
        return self.answers.cites(any_id, relation, provision, offset=offset, limit=limit)

    def cited_by(
        self, any_id: str, relation: Relation | None = None, provision: Place | None = None, limit: int = MOST,
        offset: int = 0, on: datetime.date | None = None,
    ) -> Page:
        """Links to a document.

        With a day: only from documents issued by it, and to the wording of a provision on it.
        """
        bounded("limit", limit, 1, MOST)
        return self.answers.cited_by(any_id, relation, provision, on, offset=offset, limit=limit)

    def status(self, any_id: str, on: datetime.date | None = None, provision: Place | None = None) -> Status:
        """Whether a document, or a provision of it, has effect on a day, by default today."""
        return self.answers.status(any_id, on or datetime.date.today(), provision)

    def history(self, any_id: str) -> list[Change]:
        """What changed a document, in order of time."""
        return self.answers.history(any_id)

    def _hits(self, found: Found, offset: int) -> tuple[Hit, ...]:
        works = self.answers.works_of([card.key for card in found.cards])
        standings = self._store.standings((card.doc for card in found.cards), datetime.date.today())
        return tuple(
            Hit(id=works[card.key], kind=card.kind, number=card.number, date=card.date, subject=card.subject,
                status=_state(standings.get(card.doc, "unknown")), score=round(1 / (offset + place), 6),
                provision=found.units[card.doc].name if card.doc in found.units else None)
            for place, card in enumerate(found.cards, 1)
        )


def _state(standing: str) -> State:
    """The state behind a standing, which also says whether only a part is in force."""
    return "in_force" if standing == "partly" else cast(State, standing)


def _matched(found: Found) -> Matched | None:
    if found.without_tones:
        return "without_tones"
    return "corrected" if found.words else None


def bounded(name: str, value: int, least: int, most: int) -> None:
    """Raises `ArgumentError` for a number that is not allowed."""
    if not isinstance(value, int) or not least <= value <= most:
        raise ArgumentError(f"{name} is {PARAMETERS[name]}, not {value!r}")

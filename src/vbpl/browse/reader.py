"""reader: a document of the archive as `vbpl.view` shows it, its links leading through the app."""

from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from ..archive.tables import PLACE
from ..model import Candidate, Document, Link, Provision, ProvisionTarget, Span
from ..view import Language, Lead, Shown, Target, anchor
from .cited import Cited, Place, cited_texts
from .sentences import sentence_case
from .store import Card, LinkRow, Store
from .words import card_name, day_in, words


class Read(NamedTuple):
    """A document to show, and where its links lead."""

    shown: Shown
    lead: Lead


def read_document(store: Store, card: Card, language: Language, address: Callable[[Card], str]) -> Read:
    """A document from the tables; ``address`` tells the URL of another one."""
    source, rows = store.read(card), store.links(card)
    document = Document.model_validate_json(source.tree)
    links = [_link(document, row) for row in rows]
    shown = Shown(document, source.text, links, name=Path(source.name).name, id=card.key)
    others = [row for row in rows if row.target != card.key]  # what this document says stands on its page
    return Read(shown, _lead(_meant(store, rows), cited_texts(store, others, card.date), language, address))


def _link(document: Document, row: LinkRow) -> Link:
    citation = document.citations[row.citation]
    return Link(
        source=document.id, citation=citation, target=row.target_id,
        provisions=tuple(map(_provision, row.provisions)), relation=citation.relation, status=row.status,
        candidates=tuple(Candidate(id=each["id"], score=each["score"]) for each in row.candidates),
        reason=row.reason,
    )  # fmt: skip


def _provision(row: Mapping[str, Any]) -> ProvisionTarget:
    span = Span(start=row["start"], end=row["end"]) if row["found"] else None
    return ProvisionTarget(provision=Provision(**{name: row[name] for name in PLACE}), found=row["found"], span=span)


def _meant(store: Store, rows: Iterable[LinkRow]) -> dict[str, Card]:
    """Targets and candidates of links by the ids that the links name them by."""
    keys = {row.target_id: row.target for row in rows if row.target_id and row.target}
    keys |= {each["id"]: each["document"] for row in rows for each in row.candidates}
    cards = store.cards_of(keys.values())
    return {name: cards[key] for name, key in keys.items() if key in cards}


def _lead(
    meant: dict[str, Card], cited: Mapping[Place, Cited], language: Language, address: Callable[[Card], str]
) -> Lead:
    as_on = words(language)["days"]["as_on"]

    def lead(document: str, place: Span | None) -> Target | None:
        card = meant.get(document)
        if card is None:
            return None
        url, name = address(card) + (f"#{anchor(place)}" if place else ""), card_name(card, language)
        if place is None:
            return Target(url, name, sentence_case(card.subject or ""))
        said = cited.get((card.key, place.start), Cited(""))
        return Target(url, name, said.text, f"{as_on} {day_in(said.on, language)}" if said.on else "")

    return lead

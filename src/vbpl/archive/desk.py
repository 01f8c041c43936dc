"""Desk: the citations of a part of an archive, resolved among what the joins brought.

Keys, evidence and verdicts are those of `vbpl.linking`, as in a `Library`; nothing is decided here.
"""

import datetime
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pydantic import TypeAdapter

from ..linking.claims import infer_identity
from ..linking.description import Description
from ..linking.entry import UNRESOLVED, Entry, Record, Verdict
from ..linking.graph import LinkGraph
from ..linking.index import Index
from ..linking.keys import document_keys
from ..linking.mentions import Mention
from ..linking.resolve import Resolver
from ..linking.score import weigh
from ..model import Document
from .slips import Slip
from .tables import Row, target_row

IDENTITY: TypeAdapter[Description | None] = TypeAdapter(Description | None)


class Claim(NamedTuple):
    """What a citation tells of a document that does not tell it itself."""

    document: str
    says: str
    """A `Description` as JSON."""


class Desk:
    """The rows of one part, in any order."""

    def __init__(self, slips: Iterable[Slip]) -> None:
        rows: dict[str, list[Slip]] = defaultdict(list)
        for slip in slips:
            rows[slip.role].append(slip)
        self._citing = {slip.document: _entry(slip) for slip in sorted(rows["cites"], key=_by_document)}
        others = (slip for slip in rows["card"] if slip.document not in self._citing)
        self._entries = self._citing | {slip.document: _entry(slip) for slip in others}
        self._keys = {entry: document for document, entry in self._entries.items()}
        self._identities = {
            self._entries[slip.document]: IDENTITY.validate_json(slip.value) for slip in rows["identity"]
        }
        index = Index()
        for slip in rows["shelf"]:
            index.file(self._entries[slip.document], [slip.key])
        for slip in rows["act"]:
            index.know_act(Description(name=slip.key, year=int(slip.value), date=datetime.date(int(slip.value), 1, 1)))
        self._resolver = Resolver(index, self._identities)

    def iter_links(self) -> Iterator[Row]:
        """The rows of ``links`` of the citing documents, in the order of their keys."""
        verdicts = {entry: self._verdicts(entry) for entry in self._citing.values()}
        records: dict[str, tuple[Record, ...]] = defaultdict(tuple)
        for entry in self._entries.values():
            records[entry.id] += (Record(entry, verdicts.get(entry, ())),)
        graph = LinkGraph(records, self._identities)
        for document, entry in self._citing.items():
            record = Record(entry, verdicts[entry])
            for index, verdict in enumerate(record.verdicts):
                yield self._row(graph, record, document, index, verdict)

    def iter_claims(self) -> Iterator[Claim]:
        """What the citations tell of documents without a number."""
        for entry in self._citing.values():
            for says in filter(None, (mention.says for mention in entry.mentions)):
                claimed = self._resolver.resolve(says, entry.context).claims
                yield from (Claim(self._keys[each], IDENTITY.dump_json(says).decode()) for each in claimed)

    def _verdicts(self, entry: Entry) -> tuple[Verdict, ...]:
        verdicts = [self._verdict(entry, mention) for mention in entry.mentions]
        return tuple(verdicts[index if mention.like is None else mention.like]
                     for index, mention in enumerate(entry.mentions))

    def _verdict(self, entry: Entry, mention: Mention) -> Verdict:
        if mention.own:
            return Verdict("resolved", ((entry, weigh(("own",))),))
        return self._resolver.resolve(mention.says, entry.context).verdict if mention.says else UNRESOLVED

    def _row(self, graph: LinkGraph, record: Record, document: str, index: int, verdict: Verdict) -> Row:
        link = graph.link_of(record, index)
        keys = [self._keys[entry] for entry, _ in verdict.candidates]
        return {
            "document": document, "citation": index, "relation": link.relation, "status": link.status,
            "target": keys[0] if link.target else None, "source_id": link.source, "target_id": link.target,
            "provisions": list(map(target_row, link.provisions)),
            "score": link.candidates[0].score if link.candidates else None,
            "candidates": [{"document": key, "id": candidate.id, "score": candidate.score}
                           for key, candidate in zip(keys, link.candidates, strict=True)],
            "reason": link.reason,
        }


def iter_inferred(slips: Iterable[Slip]) -> Iterator[Slip]:
    """Identities from claims: rows of role ``identity``, and ``filed`` for the keys that a document gains.

    ``slips`` are the cards of the claimed documents, and a row of role ``claim`` for each claim.
    """
    cards: dict[str, Entry] = {}
    claims: dict[str, list[Description]] = defaultdict(list)
    for slip in slips:
        if slip.role == "card":
            cards[slip.document] = _entry(slip)
        elif says := IDENTITY.validate_json(slip.value):
            claims[slip.document].append(says)
    for document, entry in sorted(cards.items()):
        identity = infer_identity(entry.says, claims[document])
        yield Slip("", "identity", document, "", IDENTITY.dump_json(identity).decode())
        gained = set(document_keys(identity)) - set(entry.keys) if identity else ()
        yield from (Slip("", "filed", document, key, "") for key in sorted(gained))


def _entry(slip: Slip) -> Entry:
    """An entry from its card, which has no text to take the hash of."""
    entry = Entry(Document.model_validate_json(slip.value))
    entry.text_hash = slip.key
    return entry


def _by_document(slip: Slip) -> str:
    return slip.document

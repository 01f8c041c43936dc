"""Desk: the citations of a part of an archive, resolved among what the joins brought.

Keys, evidence and verdicts are those of `vbpl.linking`, as in a `Library`; nothing is decided here.
"""

import datetime
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from typing import NamedTuple

from pydantic import TypeAdapter

from ..linking.claims import identity_of
from ..linking.description import Description
from ..linking.entry import UNRESOLVED, Entry, Verdict
from ..linking.graph import LinkGraph
from ..linking.held import Works, hold
from ..linking.index import Index
from ..linking.keys import document_keys
from ..linking.mentions import Mention
from ..linking.resolve import Resolver
from ..linking.score import weigh
from ..linking.works import form_works, merge_says
from ..model import Link
from .slips import COPY, Slip, unpack
from .states import change_row, stated
from .tables import Row, target_row

IDENTITY: TypeAdapter[Description | None] = TypeAdapter(Description | None)


class Claim(NamedTuple):
    """What a citation tells of a document that does not tell it itself."""

    document: str
    says: str
    """A `Description` as JSON."""


class Desk:
    """The citing documents of one part, what is told of all others, and those of them that may be cited.

    Args:
        cites: Rows of role ``cites``, in any order.
        told: The other rows, in any order.
        card_of: A document that may be cited by its key.
    """

    def __init__(self, cites: Iterable[Slip], told: Iterable[Slip], card_of: Callable[[str], Entry]) -> None:
        rows: dict[str, list[Slip]] = defaultdict(list)
        for slip in told:
            rows[slip.role].append(slip)
        self._citing = {slip.document: unpack(slip.value) for slip in sorted(cites, key=_by_document)}
        others = sorted({slip.document for slip in rows["shelf"]} - set(self._citing))
        self._entries = self._citing | {document: card_of(document) for document in others}
        self._keys = {entry: document for document, entry in self._entries.items()}
        self._identities = {
            self._entries[slip.document]: IDENTITY.validate_json(slip.value) for slip in rows["identity"]
        }
        self._copies: dict[str, list[Slip]] = defaultdict(list)
        for slip in sorted(rows["copy"]):
            self._copies[slip.document].append(slip)
        self._ids = {self._entries[slip.document]: slip.key for slip in rows["identity"]}
        index = Index()
        for slip in rows["shelf"]:
            index.file(self._entries[slip.document], [slip.key])
        for slip in rows["act"]:
            index.know_act(Description(name=slip.key, year=int(slip.value), date=datetime.date(int(slip.value), 1, 1)))
        self._resolver = Resolver(index, self._identities)

    @classmethod
    def of(cls, slips: Iterable[Slip]) -> "Desk":
        """From all rows of a part, with those of role ``card`` among them."""
        rows = list(slips)
        cards = {slip.document: slip.value for slip in rows if slip.role == "card"}
        cites = (slip for slip in rows if slip.role == "cites")
        return cls(cites, rows, lambda document: unpack(cards[document]))

    def rows(self) -> dict[str, list[Row]]:
        """The rows of ``links``, ``works`` and ``changes`` of the citing documents, in the order of their keys."""
        graph, verdicts = self._graph()
        return {
            "links": list(self._iter_links(graph, verdicts)), "works": list(self._iter_works(graph)),
            "changes": list(self._iter_changes(graph)),
        }

    def _iter_works(self, graph: LinkGraph) -> Iterator[Row]:
        for document, entry in self._citing.items():
            work_id = graph.work(entry.text_id).work_id
            for slip in self._copies.get(document, ()):
                stands = slip.key == document
                yield {"work_id": work_id, "document": slip.key, "text_id": slip.value, "stands": stands,
                       "issued": graph.issued(work_id), "facts": stated(entry) if stands else None,
                       "details": graph.detailed(work_id) if stands else [],
                       "consolidates": graph.consolidated(work_id) if stands else None}

    def _iter_changes(self, graph: LinkGraph) -> Iterator[Row]:
        for document, entry in self._citing.items():
            changes, doubts = graph.changes_by(graph.work(entry.text_id).work_id)
            yield from (change_row(each, document, True) for each in changes)
            yield from (change_row(each, document, False) for each in doubts)

    def _iter_links(self, graph: LinkGraph, verdicts: dict[Entry, tuple[Verdict, ...]]) -> Iterator[Row]:
        for document, entry in self._citing.items():
            for index, (verdict, link) in enumerate(zip(verdicts[entry], graph.links_of(entry.text_id), strict=True)):
                yield self._row(link, document, index, verdict)

    def _graph(self) -> tuple[LinkGraph, dict[Entry, tuple[Verdict, ...]]]:
        verdicts = {entry: self._verdicts(entry) for entry in self._citing.values()}
        works = [hold((entry,), self._identities) for entry in self._entries.values()]
        named = [work._replace(id=self._ids.get(work.entry, work.id)) for work in works]
        known = {entry: verdicts.get(entry, ()) for entry in self._entries.values()}
        return LinkGraph(Works.of(named), known), verdicts

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
        if mention.says is None:
            return UNRESOLVED
        verdict = self._resolver.resolve(mention.says, entry.context).verdict
        return self._resolver.doubt(mention.says, entry.context, verdict) if mention.ends else verdict

    def _row(self, link: Link, document: str, index: int, verdict: Verdict) -> Row:
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


def iter_formed(slips: Iterable[Slip]) -> Iterator[Slip]:
    """The works among texts that share a key, from their rows of role ``twin``.

    A row of role ``formed`` names for a text the one that stands for its work; one of role ``together`` has what the
    texts of a work say, where that is more than its best one says.
    """
    for work in form_works(COPY.validate_json(slip.value) for slip in slips):
        best, says = work[0], merge_says(work)
        yield from (Slip("", "formed", each.document, best.document, "") for each in work)
        if says != best.says:
            yield Slip("", "together", best.document, "", IDENTITY.dump_json(says).decode())


def iter_inferred(slips: Iterable[Slip]) -> Iterator[Slip]:
    """What is known of documents beyond what their best text says: rows of role ``known`` and ``filed``.

    ``known`` has the id of the work as its key and the id that the text states as its part; ``filed`` has a key that
    the document gains. ``slips`` are the cards of the documents and their rows of role ``together`` and ``claim``.
    """
    cards: dict[str, Entry] = {}
    together: dict[str, Description] = {}
    claims: dict[str, list[Description]] = defaultdict(list)
    for slip in slips:
        if slip.role == "card":
            cards[slip.document] = unpack(slip.value)
        elif says := IDENTITY.validate_json(slip.value):
            if slip.role == "together":
                together[slip.document] = says
            else:
                claims[slip.document].append(says)
    for document, entry in sorted(cards.items()):
        identity = identity_of(together.get(document, entry.says), claims[document])
        if identity == entry.says:
            continue
        value, work_id = IDENTITY.dump_json(identity).decode(), hold((entry,), {entry: identity}).id
        yield Slip(entry.id, "known", document, work_id, value)
        gained = set(document_keys(identity)) - set(entry.keys) if identity else ()
        yield from (Slip("", "filed", document, key, "") for key in sorted(gained))


def _by_document(slip: Slip) -> str:
    return slip.document

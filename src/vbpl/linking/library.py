"""Library: documents that may cite each other, linked in memory."""

from collections.abc import Iterable, Iterator
from itertools import chain

from ..arguments import expect
from ..collector import collector_paused
from ..model import Bundle, Document
from .arguments import unknown_id
from .claims import Identities
from .entry import UNRESOLVED, Entry, Record, Verdict
from .graph import LinkGraph
from .index import Ask, Index
from .keys import citation_keys, name_keys
from .mentions import Mention
from .resolve import Resolver
from .score import weigh

Documents = Document | Bundle | Iterable[Document | Bundle]


class Library:
    """Documents that may cite each other, in any order; `link` says what their citations mean.

    Only what linking needs is kept of a document (about 1 kB for each citation), so that the trees may be let go.
    A document added later resolves the links that waited for it; nothing is parsed again. ``len(library)`` is the
    number of texts, ``id in library`` tells whether one is there.

    Examples:
        >>> from vbpl import parse
        >>> library = Library()
        >>> library.add(parse("QUYẾT ĐỊNH\\nSố: 12/2019/QĐ-TTg\\nHà Nội, ngày 05 tháng 3 năm 2019\\nĐiều 1. Mở kho."))
        >>> library.add(parse("Thực hiện Điều 1 Quyết định số 12/2019/QĐ-TTg ngày 05/3/2019, Sở đề nghị mở kho."))
        >>> [(link.status, link.citation.text) for link in library.link().links]
        [('resolved', 'Điều 1 Quyết định số 12/2019/QĐ-TTg ngày 05/3/2019')]
    """

    def __init__(self) -> None:
        self._records: dict[str, tuple[Record, ...]] = {}
        self._index = Index()
        self._identities = Identities(self._index)
        self._resolver = Resolver(self._index, self._identities.known)
        self._new: dict[Entry, None] = {}
        """Documents not linked yet."""
        self._stale: set[Ask] = set()
        """Mentions of others whose verdict may be another now."""

    def __len__(self) -> int:
        """Number of texts; two texts of one document count as two."""
        return sum(map(len, self._records.values()))

    def __contains__(self, document_id: str) -> bool:
        """Whether a document of this id is there."""
        return document_id in self._records

    def add(self, documents: Documents) -> None:
        """Add documents.

        A text that is there already is left out; another text of a document that is there is kept beside it.

        Args:
            documents: A document, a bundle, or an iterable of them.

        Raises:
            VbplError: Anything else is given.
        """
        for document in _iter_documents(documents):
            self._add(Entry(document))

    def remove(self, document_id: str) -> None:
        """Remove all texts of a document; what linked to it is looked up anew.

        Args:
            document_id: ``id`` of the document.

        Raises:
            VbplError: No document of this id is there; it is a KeyError too.
        """
        if not isinstance(document_id, str) or document_id not in self._records:
            raise unknown_id(document_id, self._records)
        for record in self._records.pop(document_id):
            self._remove(record.entry)

    def replace(self, document: Document) -> None:
        """Put a document in the place of all texts of its id; where there are none, add it."""
        expect(document, Document, "replace takes a Document")
        if document.id in self._records:
            self.remove(document.id)
        self.add(document)

    def link(self) -> LinkGraph:
        """The links of all citations, as far as the documents added so far tell.

        Only what is new or changed since the last call is looked up.

        Returns:
            A graph of this moment. It is the same for every order in which the documents were added.
        """
        with collector_paused():
            while self._new or self._stale:
                for entry, indices in self._take().items():
                    self._relink(entry, indices)
                self._stale |= self._identities.settle()
        return LinkGraph(self._records, self._identities.known)

    def _add(self, entry: Entry) -> None:
        there = self._records.get(entry.id, ())
        if any(record.entry.text_hash == entry.text_hash for record in there):
            return
        self._records[entry.id] = (*there, Record(entry, (UNRESOLVED,) * len(entry.mentions)))
        self._index.file(entry, entry.keys)
        self._stale.update(self._index.waiting(entry.keys))
        self._new[entry] = None
        self._count_acts(entry, 1)

    def _remove(self, entry: Entry) -> None:
        for index, mention in enumerate(entry.mentions):
            if mention.says:
                self._identities.claim((entry, index), mention.says, ())
        says = (mention.says for mention in entry.mentions if mention.says)
        self._index.forget(entry, {key for each in says for tier in citation_keys(each) for key in tier})
        self._stale |= self._identities.drop(entry)
        self._index.unfile(entry, entry.keys)
        self._count_acts(entry, -1)
        self._stale.update(self._index.waiting(entry.keys))
        self._stale.update(self._identities.settle())
        self._stale = {ask for ask in self._stale if ask[0] is not entry}
        self._new.pop(entry, None)

    def _count_acts(self, entry: Entry, count: int) -> None:
        """Acts that citations tell of: one that is newly known may be the one in force instead of another."""
        for mention in entry.mentions:
            if mention.says and self._index.know_act(mention.says, count):
                self._stale.update(self._index.waiting(name_keys(mention.says)))

    def _take(self) -> dict[Entry, Iterable[int]]:
        """Indices of the mentions to look up, by document; none are left to do."""
        todo: dict[Entry, Iterable[int]] = {entry: range(len(entry.mentions)) for entry in self._new}
        moved: dict[Entry, list[int]] = {}
        for entry, index in self._stale:
            if entry not in self._new:
                moved.setdefault(entry, []).append(index)
        self._new, self._stale = {}, set()
        return todo | moved

    def _relink(self, entry: Entry, indices: Iterable[int]) -> None:
        """Verdicts on some mentions anew, and on those that mean the same."""
        record = next(record for record in self._records[entry.id] if record.entry is entry)
        verdicts = list(record.verdicts)
        for index in indices:
            verdicts[index] = self._verdict(entry, index, entry.mentions[index])
        for index, mention in enumerate(entry.mentions):
            if mention.like is not None:
                verdicts[index] = verdicts[mention.like]
        fresh = Record(entry, tuple(verdicts))
        self._records[entry.id] = tuple(fresh if each is record else each for each in self._records[entry.id])

    def _verdict(self, entry: Entry, index: int, mention: Mention) -> Verdict:
        if mention.own:
            return Verdict("resolved", ((entry, weigh(("own",))),))
        if mention.says is None:
            return UNRESOLVED
        found = self._resolver.resolve(mention.says, entry.context)
        self._identities.claim((entry, index), mention.says, found.claims)
        self._index.wait((entry, index), chain.from_iterable(found.tiers[entry.depths[index] :]))
        entry.depths[index] = max(entry.depths[index], len(found.tiers))
        return found.verdict


def _iter_documents(given: Documents) -> Iterator[Document]:
    """The documents that an argument gives; `ArgumentError` where it gives anything else."""
    wants = "a library takes documents and bundles (vbpl.parse_bundle makes one of a text)"
    expect(given, Document | Bundle | Iterable, wants)
    for each in [given] if isinstance(given, Document | Bundle | str | bytes) else given:
        expect(each, Document | Bundle, wants)
        yield from each.documents if isinstance(each, Bundle) else [each]

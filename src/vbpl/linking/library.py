"""Library: documents that may cite each other, linked in memory."""

import datetime
from collections.abc import Iterable, Iterator
from itertools import chain

from ..arguments import expect
from ..model import Bundle, Consolidation, Document
from .arguments import unknown_id
from .claims import Identities
from .entry import UNRESOLVED, Entry, Verdict, read_entry
from .graph import LinkGraph
from .held import Names
from .index import Ask, Index
from .keys import doubt_keys, name_keys
from .mentions import Mention, asked_keys
from .resolve import Resolver
from .score import weigh
from .trees import Trees
from .works import form_works, twin_key

Documents = Document | Bundle | Iterable[Document | Bundle]


class Library:
    """Documents that may cite each other, in any order. `link` resolves their citations.

    The library keeps the trees of acts (quy phạm pháp luật), so that `consolidate` can read them. Of all other
    documents it keeps only what linking needs (about 1 kB for each citation). A document that is added later resolves
    the links that waited for it. Nothing is parsed again. ``len(library)`` is the number of texts; ``id in library``
    tests for a document.

    Examples:
        >>> from vbpl import parse
        >>> library = Library()
        >>> library.add(parse("QUYẾT ĐỊNH\\nSố: 12/2019/QĐ-TTg\\nHà Nội, ngày 05 tháng 3 năm 2019\\nĐiều 1. Mở kho."))
        >>> library.add(parse("Thực hiện Điều 1 Quyết định số 12/2019/QĐ-TTg ngày 05/3/2019, Sở đề nghị mở kho."))
        >>> [(link.status, link.citation.text) for link in library.link().links]
        [('resolved', 'Điều 1 Quyết định số 12/2019/QĐ-TTg ngày 05/3/2019')]
    """

    def __init__(self) -> None:
        self._trees = Trees()
        self._texts: dict[str, tuple[Entry, ...]] = {}
        """Texts by the id that they state."""
        self._verdicts: dict[Entry, tuple[Verdict, ...]] = {}
        self._twins: dict[str, dict[Entry, None]] = {}
        """Texts that may be copies of one work, by the key that they share."""
        self._works: dict[str, list[tuple[Entry, ...]]] = {}
        """The works under each key; in each work, the text that represents it comes first."""
        self._touched: set[str] = set()
        """Keys whose texts must be compared again."""
        self._index = Index()
        self._depths: dict[Entry, bytearray] = {}
        """For each mention, in how many tiers of keys it was looked up."""
        self._identities = Identities(self._index)
        self._resolver = Resolver(self._index, self._identities.known)
        self._new: dict[Entry, None] = {}
        """Texts that are not linked yet."""
        self._stale: set[Ask] = set()
        """Mentions of other documents whose verdict may have changed."""
        self._filed: dict[Entry, tuple[Entry, ...]] = {}
        """Texts that represent their work, each with all texts of the work, itself first."""
        self._names = Names()
        self._renamed: set[Entry] = set()
        """Texts whose work must be named again."""

    def __len__(self) -> int:
        """Number of texts. Two texts of one document count as two."""
        return sum(map(len, self._texts.values()))

    def __contains__(self, document_id: str) -> bool:
        """Whether the library has a document of this id."""
        return document_id in self._texts

    def add(self, documents: Documents) -> None:
        """Adds documents.

        A text that the library already has is left out. Another text of a document that it has is kept as a further
        copy.

        Args:
            documents: A document, a bundle, or an iterable of them.

        Raises:
            VbplError: Anything else is given.
        """
        for document in _iter_documents(documents):
            self._trees.keep(document)
            self._add(read_entry(document))

    def remove(self, document_id: str) -> None:
        """Removes all texts of a document; links to it are looked up again.

        Args:
            document_id: ``Document.id``.

        Raises:
            VbplError: No document of this id is there; it is a KeyError too.
        """
        if not isinstance(document_id, str) or document_id not in self._texts:
            raise unknown_id(document_id, self._texts)
        self._trees.drop(document_id)
        for entry in self._texts.pop(document_id):
            self._remove(entry)

    def replace(self, document: Document) -> None:
        """Replaces all texts of its id by a document; if there are none, adds it."""
        expect(document, Document, "replace takes a Document")
        if document.id in self._texts:
            self.remove(document.id)
        self.add(document)

    def consolidate(self, document_id: str, on: datetime.date | str | None = None) -> Consolidation:
        """An act with the amendments of all acts in the library that change it, as `vbpl.consolidate` applies them.

        An act that changes one of these acts counts too, because it changes what that act says.

        Args:
            document_id: ``work_id``, ``Document.id`` or ``text_id`` of the act.
            on: The day for which the text is wanted; None for all amendments.

        Raises:
            KeyError: The library has no act of this id.
        """
        graph = self.link()
        return graph.wordings_of.consolidate(graph.work(document_id).work_id, on)

    def link(self) -> LinkGraph:
        """The links of all citations, among the documents added so far.

        Only what is new or changed since the last call is looked up.

        Returns:
            A graph of this moment. It does not depend on the order in which the documents were added.
        """
        self._form_works()
        while self._new or self._stale:
            for entry, indices in self._take().items():
                self._relink(entry, indices)
            self._stale |= self._identities.settle()
        self._name_works()
        return LinkGraph(self._names.works(), self._verdicts, self._trees.copy())

    def _add(self, entry: Entry) -> None:
        there = self._texts.get(entry.id, ())
        if any(text.text_hash == entry.text_hash for text in there):
            return
        self._texts[entry.id] = (*there, entry)
        self._verdicts[entry] = (UNRESOLVED,) * len(entry.mentions)
        self._depths[entry] = bytearray(len(entry.mentions))
        self._new[entry] = None
        key = twin_key(entry)
        self._twins.setdefault(key, {})[entry] = None
        self._touched.add(key)

    def _remove(self, entry: Entry) -> None:
        key = twin_key(entry)
        del self._twins[key][entry], self._verdicts[entry], self._depths[entry]
        works = self._works.get(key, [])
        if any(work[0] is entry for work in works):
            self._unfile(entry)
            self._works[key] = [work for work in works if work[0] is not entry]
        self._index.forget(entry, set(asked_keys(entry.mentions)))
        self._touched.add(key)
        self._stale = {ask for ask in self._stale if ask[0] is not entry}
        self._new.pop(entry, None)

    def _form_works(self) -> None:
        """Compares the texts under the keys that changed. Files the texts that represent a work from now on."""
        touched, self._touched = self._touched, set()
        for key in touched:
            before = {work[0]: work for work in self._works.pop(key, [])}
            now = {work[0]: work for work in form_works(self._twins.get(key, ()))}
            for entry in before:
                if entry not in now:
                    self._unfile(entry)
            for entry, work in now.items():
                if entry not in before:
                    self._file(entry)
                self._filed[entry] = work
                self._renamed.add(entry)
                self._identities.join(work)
            if now:
                self._works[key] = list(now.values())
            else:
                self._twins.pop(key, None)
        self._stale |= self._identities.settle()

    def _name_works(self) -> None:
        """Names the works that are new, have other texts, or have other known fields."""
        renamed = self._renamed | self._identities.renamed
        self._renamed, self._identities.renamed = set(), set()
        for entry in renamed:
            self._names.drop(entry)
        for entry in renamed:
            if entry in self._filed:
                self._names.put(self._filed[entry], self._identities.known)

    def _file(self, entry: Entry) -> None:
        """Makes a text represent its work: citations find it, and what it says of others counts."""
        self._index.file(entry, entry.keys)
        self._stale.update(self._index.waiting(entry.keys))
        if entry not in self._new:
            self._stale.update((entry, index) for index in range(len(entry.mentions)))
        self._count_acts(entry, 1)

    def _unfile(self, entry: Entry) -> None:
        """Undoes `_file`."""
        del self._filed[entry]
        self._renamed.add(entry)
        for index, mention in enumerate(entry.mentions):
            if mention.says:
                self._identities.claim((entry, index), mention.says, ())
        self._stale |= self._identities.drop(entry)
        self._index.unfile(entry, entry.keys)
        self._count_acts(entry, -1)
        self._stale.update(self._index.waiting(entry.keys))

    def _count_acts(self, entry: Entry, count: int) -> None:
        """Handles acts that only citations know: a newly known act may be the one in force instead of another."""
        for mention in entry.mentions:
            if mention.says and self._index.know_act(mention.says, count):
                self._stale.update(self._index.waiting(name_keys(mention.says)))

    def _take(self) -> dict[Entry, Iterable[int]]:
        """Indices of the mentions to look up, by document; clears the list."""
        todo: dict[Entry, Iterable[int]] = {entry: range(len(entry.mentions)) for entry in self._new}
        moved: dict[Entry, list[int]] = {}
        for entry, index in self._stale:
            if entry not in self._new:
                moved.setdefault(entry, []).append(index)
        self._new, self._stale = {}, set()
        return todo | moved

    def _relink(self, entry: Entry, indices: Iterable[int]) -> None:
        """Finds new verdicts on some mentions, and on those that mean the same."""
        verdicts = list(self._verdicts[entry])
        for index in indices:
            verdicts[index] = self._verdict(entry, index, entry.mentions[index])
        for index, mention in enumerate(entry.mentions):
            if mention.like is not None:
                verdicts[index] = verdicts[mention.like]
        self._verdicts[entry] = tuple(verdicts)

    def _verdict(self, entry: Entry, index: int, mention: Mention) -> Verdict:
        if mention.own:
            return Verdict("resolved", ((entry, weigh(("own",))),))
        if mention.says is None:
            return UNRESOLVED
        found = self._resolver.resolve(mention.says, entry.context)
        claims = found.claims if entry in self._filed else ()
        self._identities.claim((entry, index), mention.says, claims)
        depths = self._depths[entry]
        self._index.wait((entry, index), chain.from_iterable(found.tiers[depths[index] :]))
        if mention.ends and not depths[index]:
            self._index.wait((entry, index), doubt_keys(mention.says))
        depths[index] = max(depths[index], len(found.tiers))
        return self._resolver.doubt(mention.says, entry.context, found.verdict) if mention.ends else found.verdict


def _iter_documents(given: Documents) -> Iterator[Document]:
    """The documents in an argument; raises `ArgumentError` if it holds anything else."""
    wants = "a library takes documents and bundles (vbpl.parse_bundle makes one of a text)"
    expect(given, Document | Bundle | Iterable, wants)
    for each in [given] if isinstance(given, Document | Bundle | str | bytes) else given:
        expect(each, Document | Bundle, wants)
        yield from each.documents if isinstance(each, Bundle) else [each]

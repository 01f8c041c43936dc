"""Trees: the acts of a library as they were parsed, so that they can be consolidated."""

from collections.abc import Iterable, Iterator, Sequence

from ..model import Document


class Trees:
    """Documents that are acts or amend one, by id; the trees of all others are not kept."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}

    def __contains__(self, document_id: str) -> bool:
        """Whether the tree of a document is kept."""
        return document_id in self._documents

    def copy(self) -> "Trees":
        """The same documents, kept also where these let go of them."""
        copied = Trees()
        copied._documents = dict(self._documents)
        return copied

    def keep(self, document: Document) -> None:
        """Keep an act; of two texts with one id the first."""
        if document.family == "qppl" or document.amendments:
            self._documents.setdefault(document.id, document)

    def drop(self, document_id: str) -> None:
        """Let go of a document."""
        self._documents.pop(document_id, None)

    def of(self, document_ids: Iterable[str]) -> Document:
        """The first document of some ids that is kept. Raises KeyError where none is."""
        wanted = list(document_ids)
        found = next((self._documents[each] for each in wanted if each in self._documents), None)
        if found is None:
            raise KeyError(f"no act: {', '.join(wanted)}")
        return found

    def among(self, works: Iterable[Sequence[str]]) -> Iterator[Document]:
        """A document for each work of which one is kept; a work is told by the ids of its texts."""
        for ids in works:
            yield from [self._documents[each] for each in ids if each in self._documents][:1]

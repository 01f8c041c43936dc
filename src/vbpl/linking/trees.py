"""Trees: the acts of a library as they were parsed, so that they can be consolidated."""

from collections.abc import Iterable, Iterator

from ..model import Document


class Trees:
    """Documents that are acts or amend one, by id; the trees of all others are not kept."""

    def __init__(self) -> None:
        self._documents: dict[str, Document] = {}

    def keep(self, document: Document) -> None:
        """Keep an act; of two texts with one id the first."""
        if document.family == "qppl" or document.amendments:
            self._documents.setdefault(document.id, document)

    def drop(self, document_id: str) -> None:
        """Let go of a document."""
        self._documents.pop(document_id, None)

    def of(self, document_id: str) -> Document:
        """The document of an id. Raises KeyError where it is no act, or not there."""
        return self._documents[document_id]

    def among(self, document_ids: Iterable[str]) -> Iterator[Document]:
        """The documents of some ids that are kept, in the order of their ids."""
        return (self._documents[each] for each in sorted(set(document_ids)) if each in self._documents)

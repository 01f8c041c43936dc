"""Trees: the acts of a library as they were parsed, for consolidation."""

import zlib
from collections.abc import Iterable, Iterator, Sequence

from ..model import Document

QUICK = 1
"""Level of compression. An act of 100 kB takes two milliseconds, and a thirtieth of the memory of its tree."""


class Trees:
    """Documents that are acts or amend one, by id. The trees of all others are not kept.

    They are kept as compressed JSON and read again when needed, which is rare.
    """

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}
        self._acts: set[str] = set()

    def __contains__(self, document_id: str) -> bool:
        """Whether to keep the tree of a document."""
        return document_id in self._packed

    def copy(self) -> "Trees":
        """A copy with the same documents, which keeps them even if this one drops them."""
        copied = Trees()
        copied._packed, copied._acts = dict(self._packed), set(self._acts)
        return copied

    def keep(self, document: Document) -> None:
        """Keeps an act; if two texts have one id, the first one."""
        if (document.family == "qppl" or document.amendments) and document.id not in self._packed:
            self._packed[document.id] = zlib.compress(document.model_dump_json().encode(), QUICK)
            self._acts.update([document.id] if document.family == "qppl" else [])

    def is_act(self, document_ids: Iterable[str]) -> bool:
        """Whether the first kept document of some ids is an act, and not a paper that only amends one."""
        found = next((each for each in document_ids if each in self._packed), None)
        return found in self._acts

    def drop(self, document_id: str) -> None:
        """Drops a document."""
        self._packed.pop(document_id, None)
        self._acts.discard(document_id)

    def of(self, document_ids: Iterable[str]) -> Document:
        """The first kept document of some ids. Raises KeyError if there is none."""
        wanted = list(document_ids)
        found = next((each for each in wanted if each in self._packed), None)
        if found is None:
            raise KeyError(f"no act: {', '.join(wanted)}")
        return self._unpacked(found)

    def among(self, works: Iterable[Sequence[str]]) -> Iterator[Document]:
        """One document for each work that has a kept one; the ids of its texts identify a work."""
        for ids in works:
            found = next((each for each in ids if each in self._packed), None)
            if found is not None:
                yield self._unpacked(found)

    def _unpacked(self, document_id: str) -> Document:
        return Document.model_validate_json(zlib.decompress(self._packed[document_id]))

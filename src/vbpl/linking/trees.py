"""Trees: the acts of a library as they were parsed, so that they can be consolidated."""

import zlib
from collections.abc import Iterable, Iterator, Sequence

from ..model import Document

QUICK = 1
"""Level of compression: an act of 100 kB takes two milliseconds, and a thirtieth of the memory of its tree."""


class Trees:
    """Documents that are acts or amend one, by id; the trees of all others are not kept.

    They are kept as compressed JSON and read again when they are asked for, which few of them ever are.
    """

    def __init__(self) -> None:
        self._packed: dict[str, bytes] = {}
        self._acts: set[str] = set()

    def __contains__(self, document_id: str) -> bool:
        """Whether the tree of a document is kept."""
        return document_id in self._packed

    def copy(self) -> "Trees":
        """The same documents, kept also where these let go of them."""
        copied = Trees()
        copied._packed, copied._acts = dict(self._packed), set(self._acts)
        return copied

    def keep(self, document: Document) -> None:
        """Keep an act; of two texts with one id the first."""
        if (document.family == "qppl" or document.amendments) and document.id not in self._packed:
            self._packed[document.id] = zlib.compress(document.model_dump_json().encode(), QUICK)
            self._acts.update([document.id] if document.family == "qppl" else [])

    def is_act(self, document_ids: Iterable[str]) -> bool:
        """Whether the first document of some ids that is kept is an act, and no other paper that amends one."""
        found = next((each for each in document_ids if each in self._packed), None)
        return found in self._acts

    def drop(self, document_id: str) -> None:
        """Let go of a document."""
        self._packed.pop(document_id, None)
        self._acts.discard(document_id)

    def of(self, document_ids: Iterable[str]) -> Document:
        """The first document of some ids that is kept. Raises KeyError where none is."""
        wanted = list(document_ids)
        found = next((each for each in wanted if each in self._packed), None)
        if found is None:
            raise KeyError(f"no act: {', '.join(wanted)}")
        return self._unpacked(found)

    def among(self, works: Iterable[Sequence[str]]) -> Iterator[Document]:
        """A document for each work of which one is kept; a work is told by the ids of its texts."""
        for ids in works:
            found = next((each for each in ids if each in self._packed), None)
            if found is not None:
                yield self._unpacked(found)

    def _unpacked(self, document_id: str) -> Document:
        return Document.model_validate_json(zlib.decompress(self._packed[document_id]))

"""Claims: what citations and other copies say of documents that do not state it, or that misprint it.

An attached directive may carry only its title. If all citations of that title name one number, day and body, these are
its own. If they name several, none is. A number with a code that no table knows is a misprint if all citations of the
document give another number that is one slip away.
"""

from collections.abc import Iterable, Iterator

from .description import Description, infer_identity
from .entry import Entry
from .index import Ask, Index
from .keys import document_keys
from .works import is_misprint, merge_says


class Identities:
    """What is known of documents beyond what their best text says."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._claims: dict[Entry, dict[Ask, Description]] = {}
        self._claimed: dict[Ask, tuple[Entry, ...]] = {}
        self._twins: dict[Entry, Description] = {}
        """What the texts of a work say together, if that is more than its best text says."""
        self._moved: set[Entry] = set()
        self.known: dict[Entry, Description | None] = {}
        """Documents with what is known of them; None if the claims contradict each other."""
        self.renamed: set[Entry] = set()
        """Documents whose known fields changed since their works were named."""

    def claim(self, ask: Ask, says: Description, entries: tuple[Entry, ...]) -> None:
        """Replaces the earlier claims of a mention."""
        before = self._claimed.pop(ask, ())
        if before == entries:
            if entries:
                self._claimed[ask] = entries
            return
        for entry in before:
            self._claims[entry].pop(ask, None)
        for entry in entries:
            self._claims.setdefault(entry, {})[ask] = says
        if entries:
            self._claimed[ask] = entries
        self._moved.update((*before, *entries))

    def join(self, texts: tuple[Entry, ...]) -> None:
        """Records which texts a work has now, the best one first."""
        says = merge_says(texts)
        if says != self._twins.get(texts[0], texts[0].says):
            self._twins[texts[0]] = says
            self._moved.add(texts[0])

    def drop(self, entry: Entry) -> set[Ask]:
        """Forgets a removed document. Returns the mentions that may now mean something else."""
        keys = self._own_keys(entry)
        stale = set(self._index.waiting(keys))
        for ask in self._claims.pop(entry, {}):
            self._claimed[ask] = tuple(other for other in self._claimed[ask] if other is not entry)
            stale.add(ask)
        self._index.unfile(entry, keys)
        self.known.pop(entry, None)
        self._twins.pop(entry, None)
        self._moved.discard(entry)
        return stale

    def settle(self) -> set[Ask]:
        """Infers the identities whose claims changed. Returns the mentions that may now mean something else."""
        moved, self._moved = self._moved, set()
        return {ask for entry in moved for ask in self._settle(entry)}

    def _settle(self, entry: Entry) -> Iterator[Ask]:
        claims = self._claims.get(entry, {})
        before = self.known.get(entry, entry.says)
        after = identity_of(self._twins.get(entry, entry.says), claims.values())
        if after == before:
            return
        self.renamed.add(entry)
        old = self._own_keys(entry)
        if after != entry.says:
            self.known[entry] = after
        else:
            self.known.pop(entry, None)
        self._index.unfile(entry, old)
        self._index.file(entry, self._own_keys(entry))
        yield from claims
        yield from self._index.waiting((*entry.keys, *old, *self._own_keys(entry)))

    def _own_keys(self, entry: Entry) -> list[str]:
        """Keys that a document has only by its inferred identity."""
        says = self.known.get(entry)
        stated = set(entry.keys)
        return [key for key in document_keys(says) if key not in stated] if says else []


def identity_of(says: Description, claims: Iterable[Description]) -> Description | None:
    """A document with what all claims agree on; None if they disagree and it has no number of its own."""
    told = list(claims)
    if not told:
        return says
    if not is_misprint(says):
        return infer_identity(says, told)
    return infer_identity(says._replace(number=None, codes=()), told) or says

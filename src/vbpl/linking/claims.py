"""Claims: the identity of documents without a number, from the citations that describe them.

An attached directive may carry only its title. Where all citations of that title name one number, day and body, these
are its own; where they name several, none is.
"""

from collections.abc import Iterable, Iterator

from ..numbers import component_key
from .description import Description
from .entry import Entry
from .index import Ask, Index
from .keys import document_keys


class Identities:
    """What citations tell of documents that do not tell it themselves."""

    def __init__(self, index: Index) -> None:
        self._index = index
        self._claims: dict[Entry, dict[Ask, Description]] = {}
        self._claimed: dict[Ask, tuple[Entry, ...]] = {}
        self._moved: set[Entry] = set()
        self.known: dict[Entry, Description | None] = {}
        """Documents with the identity inferred for them; null where the claims contradict each other."""

    def claim(self, ask: Ask, says: Description, entries: tuple[Entry, ...]) -> None:
        """Put the claims of a mention in the place of those it made before."""
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

    def drop(self, entry: Entry) -> set[Ask]:
        """Forget a removed document; the mentions that may now mean something else."""
        keys = self._own_keys(entry)
        stale = set(self._index.waiting(keys))
        for ask in self._claims.pop(entry, {}):
            self._claimed[ask] = tuple(other for other in self._claimed[ask] if other is not entry)
            stale.add(ask)
        self._index.unfile(entry, keys)
        self.known.pop(entry, None)
        self._moved.discard(entry)
        return stale

    def settle(self) -> set[Ask]:
        """Infer the identities whose claims changed; the mentions that may now mean something else."""
        moved, self._moved = self._moved, set()
        return {ask for entry in moved for ask in self._settle(entry)}

    def _settle(self, entry: Entry) -> Iterator[Ask]:
        claims = self._claims.get(entry, {})
        before = self.known.get(entry, entry.says)
        after = infer_identity(entry.says, claims.values()) if claims else entry.says
        if after == before:
            return
        old = self._own_keys(entry)
        if claims:
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


def infer_identity(says: Description, claims: Iterable[Description]) -> Description | None:
    """A document with the number, day and body that all claims agree on; null where they do not agree."""
    merged = says
    for claim in sorted(claims, key=repr):
        if _contradict(merged, claim):
            return None
        merged = merged._replace(
            number=merged.number or claim.number, date=merged.date or claim.date, year=merged.year or claim.year,
            codes=merged.codes or claim.codes, place=merged.place if merged.place.slug else claim.place,
            body=merged.body or claim.body, kind=merged.kind or claim.kind,
        )
    return merged


def _contradict(a: Description, b: Description) -> bool:
    if a.number and b.number and component_key(a.number) != component_key(b.number):
        return True
    if a.date and b.date and a.date != b.date:
        return True
    return bool(a.place.province and b.place.province and a.place.province != b.place.province and not b.assumed)

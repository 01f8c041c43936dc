"""Slips: what linking needs of each document, as rows that can be joined.

| role | document | key | value |
|---|---|---|---|
| text | the document | its ``id`` | its ``text_hash`` |
| card | the document | | its `Entry` as JSON, without what it says of others |
| cites | the document | | its `Entry` as JSON |
| twin | the document | a key that all copies of it share | what tells copies apart: a `Copy` as JSON |
| filed | the document | a key that it is filed under | ``named`` where citations may tell it, ``misprint`` likewise |
| asked | the document | a key that one of its citations asks for | |
| act | the document | name of an act that it cites | year of the act |
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pydantic import TypeAdapter

from ..linking.description import Description
from ..linking.entry import Entry, read_entry
from ..linking.mentions import Mention, asked_keys
from ..linking.words import UNREAD
from ..linking.works import is_misprint, twin_key
from ..model import Document

NAMED = "named"
"""Value of a key of a document that citations may give a number to."""
MISPRINT = "misprint"
"""Value of a key of a document whose number citations may put right."""


class Slip(NamedTuple):
    """One row."""

    part: str
    """Documents that are linked together."""
    role: str
    document: str
    key: str
    value: str


class Copy(NamedTuple):
    """A text, as far as it is compared with others: as `vbpl.linking.works` compares entries."""

    document: str
    id: str
    text_hash: str
    says: Description
    hashes: str
    quality: tuple[int, ...]

    @property
    def sketch(self) -> bytes:
        return bytes.fromhex(self.hashes)


COPY: TypeAdapter[Copy] = TypeAdapter(Copy)
_ENTRY: TypeAdapter[Entry] = TypeAdapter(Entry)


def iter_slips(part: str, key: str, tree: str) -> Iterator[Slip]:
    """The slips of a document with a key and JSON as the table ``documents`` has them."""
    entry = read_entry(Document.model_validate_json(tree))
    yield Slip(part, "text", key, entry.id, entry.text_hash)
    yield Slip(part, "card", key, "", pack(entry._replace(mentions=(), instructions=(), base=None, notes=())))
    yield Slip(part, "cites", key, "", pack(entry))
    yield Slip(part, "twin", key, twin_key(entry), COPY.dump_json(_copy(key, entry)).decode())
    open_to = NAMED if entry.says.number is None else MISPRINT if is_misprint(entry.says) else ""
    yield from (Slip(part, "filed", key, each, open_to) for each in entry.keys)
    yield from (Slip(part, "asked", key, each, "") for each in dict.fromkeys(asked_keys(entry.mentions)))
    yield from (Slip(part, "act", key, name, str(year)) for name, year in dict.fromkeys(_acts(entry.mentions)))


def pack(entry: Entry) -> str:
    """An entry as JSON, without what its words tell; `unpack` gives it back."""
    return _ENTRY.dump_json(entry._replace(words=UNREAD), exclude_defaults=True).decode()


def unpack(packed: str) -> Entry:
    """The entry that `pack` was given."""
    return _ENTRY.validate_json(packed)


def _copy(key: str, entry: Entry) -> Copy:
    return Copy(key, entry.id, entry.text_hash, entry.says, entry.sketch.hex(), entry.quality)


def _acts(mentions: Iterable[Mention]) -> Iterator[tuple[str, int]]:
    """Acts that citations tell of by name and year; see `vbpl.linking.index`."""
    for says in filter(None, (mention.says for mention in mentions)):
        if says.name and says.year and (says.number or says.date):
            yield says.name, says.year

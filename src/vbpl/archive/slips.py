"""Slips: what linking needs of each document, as rows that can be joined.

| role | document | key | value |
|---|---|---|---|
| text | the document | its ``id`` | its ``text_hash`` |
| card | the document | its ``text_hash`` | Document as JSON, without text and citations |
| cites | the document | its ``text_hash`` | Document as JSON, without text |
| twin | the document | a key that all copies of it share | what tells copies apart: a `Copy` as JSON |
| filed | the document | a key that it is filed under | ``named`` where citations may tell it, ``misprint`` likewise |
| asked | the document | a key that one of its citations asks for | |
| act | the document | name of an act that it cites | year of the act |
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pydantic import TypeAdapter

from ..citations.effects import first_day_stated
from ..linking.description import Description
from ..linking.entry import Entry, TextFacts
from ..linking.mentions import Mention, asked_keys
from ..linking.words import UNREAD
from ..linking.works import is_misprint, twin_key
from ..model import Attachment, Block, Document

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


def iter_slips(part: str, key: str, tree: str) -> Iterator[Slip]:
    """The slips of a document with a key and JSON as the table ``documents`` has them."""
    document = Document.model_validate_json(tree)
    entry = Entry(document)
    full = without_text(document)
    card = full.model_copy(update={"citations": (), "amendments": ()})
    yield Slip(part, "text", key, document.id, entry.text_hash)
    yield Slip(part, "card", key, entry.text_hash, card.model_dump_json())
    yield Slip(part, "cites", key, entry.text_hash, full.model_dump_json())
    yield Slip(part, "twin", key, twin_key(entry), COPY.dump_json(_copy(key, entry)).decode())
    open_to = NAMED if entry.says.number is None else MISPRINT if is_misprint(entry.says) else ""
    yield from (Slip(part, "filed", key, each, open_to) for each in entry.keys)
    yield from (Slip(part, "asked", key, each, "") for each in dict.fromkeys(asked_keys(entry.mentions)))
    yield from (Slip(part, "act", key, name, str(year)) for name, year in dict.fromkeys(_acts(entry.mentions)))


def entry_of(slip: Slip) -> Entry:
    """An entry from its card or what it cites, which have no text to take the hash of."""
    return Entry(Document.model_validate_json(slip.value), TextFacts(slip.key, UNREAD))


def _copy(key: str, entry: Entry) -> Copy:
    return Copy(key, entry.id, entry.text_hash, entry.says, entry.sketch.hex(), entry.quality)


def _acts(mentions: Iterable[Mention]) -> Iterator[tuple[str, int]]:
    """Acts that citations tell of by name and year; see `vbpl.linking.index`."""
    for says in filter(None, (mention.says for mention in mentions)):
        if says.name and says.year and (says.number or says.date):
            yield says.name, says.year


def without_text(document: Document) -> Document:
    """A document without what linking does not look at: a tenth of its size."""
    return document.model_copy(update={
        "addressees": (), "recitals": (), "formula": None, "recipients": (), "definitions": (), "fragments": (),
        "diagnostics": (), "signers": document.signers[:1], "body": _bare(document.body),
        "attachments": tuple(map(_bare_attachment, document.attachments)),
    })  # fmt: skip


def _bare_attachment(attachment: Attachment) -> Attachment:
    return attachment.model_copy(update={"title": None, "body": _bare(attachment.body)})


def _bare(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """Units without text, without what is no unit and holds none; quotes and what tells a first day are kept."""
    bare = map(_bare_block, blocks)
    return tuple([block for block in bare
                  if block.number is not None or block.children or block.type == "quote" or block.text])


def _bare_block(block: Block) -> Block:
    text = block.text if block.text and first_day_stated(block.text) else ""
    return block.model_copy(update={"text": text, "heading": None, "children": _bare(block.children)})

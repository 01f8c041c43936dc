"""Slips: what linking needs of each document, as rows that can be joined.

| role | document | key | value |
|---|---|---|---|
| text | the document | its ``id`` | its ``text_hash`` |
| card | the document | its ``text_hash`` | Document as JSON, without text and citations |
| cites | the document | its ``text_hash`` | Document as JSON, without text |
| filed | the document | a key that it is filed under | ``named`` where it states no number |
| asked | the document | a key that one of its citations asks for | |
| act | the document | name of an act that it cites | year of the act |
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import NamedTuple

from ..linking.entry import Entry
from ..linking.keys import citation_keys, number_keys, title_keys
from ..linking.mentions import Mention
from ..model import Attachment, Block, Document

NAMED = "named"
"""Value of a key of a document that citations may give a number to."""


class Slip(NamedTuple):
    """One row."""

    part: str
    """Documents that are linked together."""
    role: str
    document: str
    key: str
    value: str


def iter_slips(part: str, key: str, tree: str) -> Iterator[Slip]:
    """The slips of a document with a key and JSON as the table ``documents`` has them."""
    document = Document.model_validate_json(tree)
    entry = Entry(document)
    full = without_text(document)
    card = full.model_copy(update={"citations": (), "amendments": ()})
    yield Slip(part, "text", key, document.id, entry.text_hash)
    yield Slip(part, "card", key, entry.text_hash, card.model_dump_json())
    yield Slip(part, "cites", key, entry.text_hash, full.model_dump_json())
    yield from (Slip(part, "filed", key, each, "" if entry.says.number else NAMED) for each in entry.keys)
    yield from (Slip(part, "asked", key, each, "") for each in dict.fromkeys(_asked(entry.mentions)))
    yield from (Slip(part, "act", key, name, str(year)) for name, year in dict.fromkeys(_acts(entry.mentions)))


def _asked(mentions: Iterable[Mention]) -> Iterator[str]:
    """Every key under which the resolver may look."""
    for says in filter(None, (mention.says for mention in mentions)):
        yield from chain.from_iterable(citation_keys(says))
        yield from (*number_keys(says), *title_keys(says))


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
    """Units without text, and without what is no unit and holds none."""
    bare = map(_bare_block, blocks)
    return tuple(block for block in bare if block.number is not None or block.children)


def _bare_block(block: Block) -> Block:
    return block.model_copy(update={"text": "", "heading": None, "children": _bare(block.children)})

"""Entry: what a library keeps of a document, and Verdict: what it found for one of its mentions."""

import hashlib
from collections.abc import Iterator
from itertools import chain
from typing import NamedTuple

from ..model import Block, Document, LinkStatus, Node
from ..model.walk import day_of
from ..numbers.dates import last_day
from .description import Context, describe_document
from .keys import document_keys
from .mentions import Mention, read_mentions
from .outline import Outline, build_outline
from .score import Evidence


class Entry:
    """A document in a library: its description, keys, mentions and outline. The tree itself is not kept.

    Entries compare by identity; two with one ``id`` are two texts that state the same identity.
    """

    __slots__ = (
        "context", "depths", "ends", "head", "id", "kinds", "mentions", "outline", "says", "starts",
        "subject", "text_hash",
    )

    def __init__(self, document: Document) -> None:
        says = describe_document(document)
        self.id = document.id
        self.text_hash = text_hash(document)
        self.says = says
        self.head = document.header.span
        self.subject = document.header.subject
        self.context = Context(says.place, says.date or last_day(says.year))
        self.outline: Outline = build_outline(document)
        self.kinds = frozenset(part.kind for part in self.outline.components if part.kind)
        self.starts = day_of(document, "start") or self.context.date
        """Day from which it has effect: as stated, else its date."""
        self.ends = day_of(document, "end")
        self.mentions: tuple[Mention, ...] = read_mentions(document, self.context)
        self.depths = bytearray(len(self.mentions))
        """For each mention in how many tiers of keys it was looked up."""

    def __repr__(self) -> str:
        return f"<Entry {self.id}>"

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys the document is filed under by what it says of itself."""
        return document_keys(self.says)


class Verdict(NamedTuple):
    """What a mention means, as far as the library can tell."""

    status: LinkStatus
    candidates: tuple[tuple[Entry, Evidence], ...] = ()
    """Best first; the first is the target of a resolved mention."""


UNRESOLVED = Verdict("unresolved")


class Record(NamedTuple):
    """An entry with the verdicts on its mentions, at one moment."""

    entry: Entry
    verdicts: tuple[Verdict, ...]


def text_hash(document: Document) -> str:
    """Hash of all that a document says: two documents of one identity and one hash are the same.

    It is over values alone, so that a field may be renamed.
    """
    digest = hashlib.blake2b(digest_size=4)
    for text in chain(_iter_values(document.header), _iter_texts(document)):
        digest.update(text.encode(errors="surrogatepass"))
        digest.update(b"\n")
    return digest.hexdigest()


def _iter_values(value: object) -> Iterator[str]:
    if isinstance(value, Node):
        value = tuple(getattr(value, field) for field in type(value).model_fields)
    if isinstance(value, (list, tuple)):
        for each in value:
            yield from _iter_values(each)
    else:
        yield str(value)


def _iter_texts(document: Document) -> Iterator[str]:
    stack: list[Block] = [*document.body, *(block for part in document.attachments for block in part.body)]
    yield from (recital.text for recital in document.recitals)
    yield from (citation.text for citation in document.citations)
    while stack:
        block = stack.pop()
        yield f"{block.type} {block.number} {block.heading} {block.text} {block.span.start}"
        stack.extend(block.children)

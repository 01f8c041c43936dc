"""Entry: what a library keeps of a text. Verdict: what it found for one of its mentions."""

import datetime
import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import NamedTuple

from ..citations.effects import first_day_in, first_days_stated
from ..identity.iri import Stated, stated_iri
from ..model import CONSOLIDATED, Block, Document, Effect, Family, LinkStatus, Node, Provision, Relation, Span
from ..model.citation import AmendmentAction
from ..model.walk import day_of
from ..numbers.dates import last_day
from .description import Context, Description, describe_document
from .keys import document_keys
from .mentions import Mention, read_mentions
from .outline import Outline, build_outline
from .score import Evidence
from .voices import NamedActs
from .words import Words, read_words

WEEKS = datetime.timedelta(days=60)
"""Days within which an act takes effect if that counts from its printing or is not stated (Luật 80/2015/QH13, Điều
151)."""

NOTED: dict[AmendmentAction, Relation] = {"repeal": "repeals", "correct": "corrects"}
"""The change that the action of a note makes; all other actions amend."""


class Instruction(NamedTuple):
    """What the history of an amended act needs of an amending instruction."""

    mention: int
    """Index of the mention of the act that is amended."""
    repeals: bool
    """The instruction repeals the provisions; else it amends them."""
    provision: Provision
    offset: int
    """The span of the instruction."""
    effective: datetime.date | None
    """Its own first day; null if the text around it decides."""
    starts: datetime.date | None = None
    """First day of the amended act, if its new text states one."""
    excepted: tuple[Provision, ...] = ()
    """Provisions that a repeal leaves out."""


class Noted(NamedTuple):
    """A change that a note of a consolidated text tells."""

    mention: int
    """Index of the mention of the act that made it."""
    relation: Relation
    provisions: tuple[Provision, ...]
    """The unit that was changed; empty if its marker is lost or stands in no unit."""
    date: datetime.date | None


class _Fields(NamedTuple):
    """What is kept of a text."""

    id: str
    family: Family
    text_hash: str
    """Hash of all that the text says. Two texts with one identity and one hash are the same."""
    words: Words
    says: Description
    head: Span
    """Span of the header."""
    subject: str | None
    context: Context
    outline: Outline
    starts: datetime.date | None
    """First day of effect: as stated, else the date of the document."""
    ends: datetime.date | None
    effects: tuple[Effect, ...]
    mentions: tuple[Mention, ...] = ()
    instructions: tuple[Instruction, ...] = ()
    base: int | None = None
    """In a consolidated text: index of the mention of the act whose text it gives."""
    notes: tuple[Noted, ...] = ()


class Entry(_Fields):
    """A text in a library: what linking needs of it, without the tree.

    Entries compare by object identity. Two entries with one ``id`` are two texts that state the same identity.
    """

    __slots__ = ()
    __eq__ = object.__eq__
    __hash__ = object.__hash__

    @property
    def sketch(self) -> bytes:
        """The smallest hashes of its words."""
        return self.words.sketch

    @property
    def quality(self) -> tuple[int, ...]:
        """The quality of this copy."""
        return self.words.quality

    @property
    def kinds(self) -> set[str]:
        """Types of the text and of its attachments."""
        return {part.kind for part in self.outline.components if part.kind}

    @property
    def force(self) -> tuple[datetime.date | None, datetime.date | None]:
        """The first day on which the text may have effect, and the first day on which it surely has.

        They are equal if the text states the day; else an act takes effect some weeks after its issue.
        """
        stated = next((effect.date for effect in self.effects
                       if effect.event == "start" and not effect.provisions and effect.date), None)
        day = stated or self.says.date
        if stated or (day and self.family != "qppl"):
            return day, day
        if day:
            return day, day + min(WEEKS, datetime.date.max - day)
        year = self.says.year
        return (datetime.date(year, 1, 1), last_day(year)) if year else (None, None)

    def __repr__(self) -> str:
        return f"<Entry {self.text_id}>"

    @property
    def text_id(self) -> str:
        """Id of the text: the id of the document and a hash of all that this copy says."""
        return f"{self.id}-{self.text_hash}"

    @property
    def keys(self) -> tuple[str, ...]:
        """Keys under which the document is filed, by what it says of itself."""
        return document_keys(self.says)

    def identify(self, says: Description) -> str:
        """The IRI that a document with these fields would have; if they are not enough, its own id."""
        stated = Stated(says.kind, self.family, says.codes, says.place.slug, says.number, says.date)
        return stated_iri(stated) or self.id


class Verdict(NamedTuple):
    """What a mention means, as far as the library knows."""

    status: LinkStatus
    candidates: tuple[tuple[Entry, Evidence], ...] = ()
    """Best first; the first is the target of a resolved mention."""
    maybe: tuple[Entry, ...] = ()
    """For a mention that ends its document and is not resolved: all documents that it may mean."""


UNRESOLVED = Verdict("unresolved")


def read_entry(document: Document) -> Entry:
    """The entry of a document."""
    says, texts = describe_document(document), list(_iter_texts(document))
    context = Context(says.place, says.date or last_day(says.year))
    return Entry(
        id=document.id, family=document.family, text_hash=_hash_of(document, texts), words=read_words(texts), says=says,
        head=document.header.span, subject=document.header.subject, context=context, outline=build_outline(document),
        starts=day_of(document, "start") or context.date, ends=day_of(document, "end"), effects=document.effects,
        mentions=read_mentions(document, context), instructions=tuple(_instructions(document)), base=_base(document),
        notes=tuple(_noted(document)),
    )


def text_hash(document: Document) -> str:
    """Hash of all that a document says. Two texts with one identity and one hash are the same."""
    return _hash_of(document, _iter_texts(document))


def _hash_of(document: Document, texts: Iterable[str]) -> str:
    """The hash covers values only, so that a field may be renamed."""
    said: list[str] = []
    _add_values(document.header, said)
    said.extend(texts)
    whole = "".join([f"{each}\n" for each in said])
    return hashlib.blake2b(whole.encode(errors="surrogatepass"), digest_size=4).hexdigest()


def _add_values(value: object, said: list[str]) -> None:
    """Adds all that a part of a tree says to a list. Nested generators would take twice the time."""
    if isinstance(value, Node):
        for field in _fields_of(type(value)):
            _add_values(getattr(value, field), said)
    elif isinstance(value, list | tuple):
        for each in value:
            _add_values(each, said)
    else:
        said.append(str(value))


@lru_cache(maxsize=64)
def _fields_of(node_type: type[Node]) -> tuple[str, ...]:
    return tuple(node_type.model_fields)


def _iter_texts(document: Document) -> Iterator[str]:
    stack: list[Block] = [*document.body, *(block for part in document.attachments for block in part.body)]
    yield from (recital.text for recital in document.recitals)
    yield from (citation.text for citation in document.citations)
    while stack:
        block = stack.pop()
        yield f"{block.type} {block.number} {block.heading} {block.text} {block.span.start}"
        stack.extend(block.children)


def _instructions(document: Document) -> Iterator[Instruction]:
    """The provisions that each instruction changes, with the mention that names their act."""
    if not document.amendments:
        return
    named, stated = NamedActs(document), list(first_days_stated(document.body))
    for each in document.amendments:
        mention = named.find(each)
        for provision in each.targets if mention is not None else ():
            yield Instruction(mention or 0, each.action == "repeal", provision, each.span.start, each.effective,
                              first_day_in(stated, each.quotes), each.exceptions)


def _base(document: Document) -> int | None:
    if document.kind != CONSOLIDATED:
        return None
    named = (index for index, each in enumerate(document.citations)
             if each.target == "other" and document.consolidates in (each.key, None)
             and (document.consolidates or each.relation == "consolidates"))
    return next(named, None)


def _noted(document: Document) -> Iterator[Noted]:
    """The changes that the notes of a consolidated text tell, if they name the act that made them."""
    if document.kind != CONSOLIDATED:
        return
    named = NamedActs(document)
    for note in document.notes:
        change = note.change
        if change and (mention := named.first_in(note.span, change.source_key)) is not None:
            provisions = (_in_article(note.provision),) if note.provision else ()
            yield Noted(mention, NOTED.get(change.action, "amends"), provisions, change.date)


def _in_article(provision: Provision) -> Provision:
    """A unit without the chapter around its article, as amending acts name it."""
    above = dict.fromkeys(("part", "chapter", "section", "subsection")) if provision.article else {}
    return provision.model_copy(update=above)

"""Regions: the stretches of a document that can cite, in reading order.

Nơi nhận, the document's own number line and the note under an annex heading that names the carrying decision are none.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import reduce
from itertools import chain, groupby
from operator import attrgetter
from typing import NamedTuple, get_args

from ..model import CONSOLIDATED, Block, Document, FragmentRole
from ..structure.layout import Stretch
from ..tables import types_of_heading
from ..text.folding import fold, squeeze
from .own_text import OwnText, OwnTexts
from .resolve.context import Context, Role, new_context
from .resolve.places import Base
from .words.levels import Field

ROLES: Mapping[FragmentRole, Role] = {
    "subject": "subject", "recital": "recital", "heading": "heading", "formula": "text", "footnote": "text",
}
"""Fragments outside the blocks that can cite."""

_LEVELS: Mapping[str, Field] = {field: field for field in get_args(Field)}
_HEADED = frozenset({"part", "chapter", "section", "subsection", "article"})
_LEAD_IN = 300
_LINE_BREAK = 4


class Region(NamedTuple):
    """A stretch of the clean text that can cite."""

    start: int
    end: int
    role: Role
    own: OwnText | None = None
    """The block whose own text it is."""
    opening: bool = False
    """The first of a body."""

    @property
    def words_start(self) -> int:
        """Where its words begin, after a number."""
        return self.own.text_start if self.own and self.own.block.number else self.start


def find_regions(own_texts: OwnTexts, places: Sequence[int]) -> list[Region]:
    """The regions of the document in which one of some places lies, in reading order; most have none.

    ``places`` are in order; the last one lies beyond the text.
    """
    regions = [
        Region(start, end, ROLES[role])
        for role, start, end in _iter_fragments(own_texts.layout.fragments) if places[bisect_left(places, start)] < end
    ]
    regions += [
        Region(own.start, own.end, "text", own, own is own_texts.first)
        for own in chain(own_texts.body, *own_texts.attached) if places[bisect_left(places, own.start)] < own.end
    ]
    return sorted(regions, key=attrgetter("start"))


def _iter_fragments(fragments: Iterable[Stretch]) -> Iterator[tuple[FragmentRole, int, int]]:
    """The fragments that can cite; lines of one field that follow each other are one."""
    for role, group in groupby(fragments, key=attrgetter("role")):
        if role in ROLES:
            places = [(each.start, each.end) for each in group]
            for start, end in places if role == "recital" else _joined(places):
                yield role, start, end


def _joined(places: Sequence[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """Lines that follow each other directly, as one."""
    start, end = places[0]
    for first, last in places[1:]:
        if first - end > _LINE_BREAK:
            yield start, end
            start = first
        end = last
    yield start, end


def base_kinds(document: Document) -> frozenset[str]:
    """Slugs of the type of the act that a consolidated text gives: ``Nghị định này`` in it is that act."""
    if document.kind != CONSOLIDATED or not document.header.type_name:
        return frozenset()
    return frozenset(each.slug for each in types_of_heading(document.header.type_name))


def own_names(document: Document) -> set[tuple[str | None, str]]:
    """Type and folded name of each text issued with a document: ``Quy chế Đấu thầu`` within that quy chế."""
    return {(each.kind, fold(squeeze(each.title))) for each in document.attachments if each.kind and each.title}


class Contexts:
    """What the regions of one document stand in; what is around several is read once."""

    def __init__(self, document: Document, own_texts: OwnTexts) -> None:
        kinds = {document.kind, *base_kinds(document), *(attachment.kind for attachment in document.attachments)}
        self.kinds = frozenset(filter(None, kinds))
        self.units = frozenset(_units([own.block for own in chain(own_texts.body, *own_texts.attached)]))
        self.offset = own_texts.layout.start
        self.parents: tuple[OwnText, ...] = ()
        self.path: Base = {}
        self.heading: str | None = None

    def of(self, region: Region) -> Context:
        """The context of one region: the numbers around it, whether it is quoted, and what leads it in."""
        own = region.own
        if own is None:
            return Context(region.role, kinds=self.kinds, units=self.units)
        if own.parents is not self.parents:
            blocks = [each.block for each in own.parents]
            self.parents, self.path, self.heading = own.parents, reduce(_below, blocks, {}), _lead_in(blocks)
        return new_context((
            region.role, _below(self.path, own.block), own.quoted, self.kinds, self.heading, region.opening, self.units,
            own.block, tuple([each - self.offset for each in own.ends]) if self.offset else own.ends,
        ))


def _units(blocks: Iterable[Block]) -> list[tuple[Field, str]]:
    return [(_LEVELS[block.type], block.number) for block in blocks if block.type in _HEADED and block.number]


def _below(path: Base, block: Block) -> Base:
    """The path in a block; a quotation begins one of its own."""
    if block.type == "quote":
        return {}
    field = _LEVELS.get(block.type)
    return {**path, field: block.number} if field and block.number else path


def _lead_in(blocks: Sequence[Block]) -> str | None:
    """What stands above a block: the text up to the colon, or the heading, of the next one around it that has any."""
    for block in reversed(blocks):
        if block.type == "quote":
            return None
        text = block.text.rstrip()
        if text.endswith(":"):
            return text[-_LEAD_IN:]
        if block.heading or text:
            return block.heading or text[:_LEAD_IN]
    return None

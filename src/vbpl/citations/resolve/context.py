"""Context: what ``này``, ``nêu trên`` and a bare ``Điều 5`` mean where they stand.

Rules: NĐ 78/2025/NĐ-CP, Điều 68 and 69; inside quoted text the quoted document speaks.
"""

import re
from bisect import bisect_left
from collections.abc import Callable, Sequence
from functools import cached_property
from typing import Literal, NamedTuple

from ...model import Block, Target
from ...text.folding import fold
from ...text.lazy import lazy_compile
from ...text.tuples import made_fast
from ..find.mention import Mention, Range
from ..words.kinds import folded_words
from ..words.levels import Field
from .alone import counts, in_own_sections
from .definitions import Alias
from .enacted import OwnName, OwnNumber, amended_act, is_enacted, is_everyones, is_own, names_itself, own_name
from .instructions import OF_LIST, POINTS_INTO, TO_ANCHOR, heading_instructs, instructs, leads_amender
from .key import citation_key, kinds_of_number
from .places import Base, fill, is_open, names_unit
from .quotations import find_quotations

Role = Literal["subject", "recital", "heading", "text"]


class Context(NamedTuple):
    """Where a stretch of text stands."""

    role: Role = "text"
    path: Base = {}
    """Numbers of the enclosing units, by level."""
    quoted: bool = False
    """Inside quoted text, which speaks for another document."""
    kinds: frozenset[str] = frozenset()
    """Types of the document and of the texts issued with it; empty where not known."""
    heading: str | None = None
    """Heading or lead-in of the enclosing unit."""
    opening: bool = False
    """The first sentence of a letter."""
    units: frozenset[tuple[Field, str]] | None = None
    """Units of the document from phần to điều, by level and number; null where not known."""
    block: Block | None = None
    """The enclosing unit itself, which knows its paragraphs."""
    ends: tuple[int, ...] = ()
    """Where the heading and the paragraphs of the stretch end; offsets into the text of the document."""


new_context = made_fast(Context)


class Resolved(NamedTuple):
    """A mention with what its context says of it."""

    mention: Mention
    target: Target
    places: tuple[Range, ...] = ()
    """Absolute."""
    kind: str | None = None
    issuer: str | None = None
    key: str | None = None
    bare: bool = False
    """The document speaks of itself without naming a provision."""
    missing: bool = False
    """A provision that this document does not have."""
    unknown: bool = False
    """An anaphor with nothing before it that it could mean."""

    @property
    def start(self) -> int:
        return self.mention.start

    @property
    def end(self) -> int:
        return self.mention.end


class _Named(NamedTuple):
    """A document that was named before."""

    kind: str | None
    key: str | None
    issuer: str | None
    leads: bool


_SERIES = frozenset({"nghi_quyet", "chi_thi", "quyet_dinh", "quy_dinh", "ket_luan"})
_PARTY = lazy_compile(r"\b(?:dang|(?:tinh|thanh|huyen|quan) uy|trung uong|ban thuong vu|bo chinh tri|ban bi thu)\b")
_SENTENCE_END = re.compile(r"[.;]\s|\n\s*\n")
_JOINED = re.compile(r"\s*(?:,|;|và|hoặc)\s*", re.IGNORECASE)


class Memory:
    """What one document has named so far; it resolves the mentions of its stretches in their order."""

    def __init__(self, text: str, folded: str) -> None:
        self.text, self.folded = text, folded
        self.by_kind: dict[str | None, _Named] = {}
        self.last: _Named | None = None
        self.amended: _Named | None = None
        """The act that the nearest amending heading names."""
        self.aliases: dict[str, _Named] = {}
        self.base: Base = {}
        """The last provision named before quoted text."""
        self.own_names: set[OwnName] = set()
        """The name that the document was enacted with, and those of the texts issued with it."""
        self.own: OwnNumber | None = None

    def resolve(
        self, mentions: Sequence[Mention], aliases: Sequence[Alias], start: int, end: int, context: Context
    ) -> list[Resolved]:
        """The mentions of ``text[start:end]`` that are citations, each with its target.

        ``aliases`` are the short names given there; the mention inside the bracket that gives one
        is none, unless it names an act by its number.
        """
        region = _Region(self, start, end, context)
        steps: Sequence[Alias | Mention] = mentions
        if aliases:
            steps = sorted([*aliases, *mentions], key=lambda step: step.start)
        defined = start
        for step in steps:
            if isinstance(step, Alias):
                self.learn(step)
                defined = step.end
            elif step.start >= defined or (step.number and "/" in step.number.canonical):
                region.read(step)
        found = region.found
        return _with_anchors(self.folded, _shared_issuers(self.text, found)) if len(found) > 1 else found

    def learn(self, alias: Alias) -> None:
        """``(sau đây gọi tắt là Nghị định 81)`` names the last document of that type."""
        words = folded_words(alias.term)
        found = (each for kind, each in self.by_kind.items() if kind and words.startswith(kind.replace("_", " ")))
        named = next(found, None)
        if named:
            self.aliases[words] = named

    def remember(self, resolved: Resolved, *, based: bool) -> None:
        """``based``: its provisions are what the quoted text after it may be of."""
        mention = resolved.mention
        if resolved.target == "other":
            inherits = mention.form == "shared" and resolved.issuer != mention.issuer
            self.last = _Named(resolved.kind, resolved.key, resolved.issuer, mention.leads or inherits)
            self.by_kind[resolved.kind] = self.last
        if resolved.places and not resolved.bare and based:
            self.base = {field: number for field, number in resolved.places[-1].place if number}


class _Region:
    """One stretch of text on its way."""

    def __init__(self, memory: Memory, start: int, end: int, context: Context) -> None:
        self.memory, self.start, self.context = memory, start, context
        self.found: list[Resolved] = []
        self.base = {**memory.base, **context.path} if context.quoted else context.path
        self.head: _Named | None = None
        self.amender = False
        """The last mention tells what changed the one before it."""
        self.quotations = find_quotations(memory.text, start, end)

    @cached_property
    def amending(self) -> bool:
        """It opens with an amending instruction, whose act is still to come."""
        return instructs(self.memory.text, self.memory.folded, self.start, len(self.memory.text))

    def read(self, mention: Mention) -> None:
        resolved = self.resolve(mention)
        if resolved is None:
            return
        self.amender = self.is_amender(mention)
        self.found.append(resolved)
        if not self.context.quoted or resolved.target == "other":
            self.memory.remember(resolved, based=not (self.context.quoted or self.amender))
        if resolved.target == "other" and mention.form in ("by_number", "by_name", "shared"):
            self.head = self.memory.last
            if self.amending or self.context.role == "subject":
                self.memory.amended, self.amending = self.memory.last, False

    def is_amender(self, mention: Mention) -> bool:
        """Whether this mention is told to have changed the one before it: new text is not of its provisions."""
        if not self.found or not mention.places:
            return False
        before = self.found[-1].end
        listed = self.amender and _JOINED.fullmatch(self.memory.text, before, mention.start) is not None
        return listed or leads_amender(self.memory.folded, before, mention.start)

    def resolve(self, mention: Mention) -> Resolved | None:
        read = _READERS.get(mention.form)
        if read:
            return read(self, mention)
        if self.context.role != "recital" and is_everyones(mention, self.context.kinds):
            return self.bare(mention.without_document()) if mention.places else None
        own = mention.form == "by_name" and self.may_be_own(mention)
        return self.by_name(mention) if own else self.other(mention, mention.kind, mention.issuer)

    def may_be_own(self, mention: Mention) -> bool:
        """Whether a law may be named by itself: in its own words, not in what it says of older changes."""
        kinds = self.context.kinds
        return mention.kind in kinds and not self.is_quoted(mention)

    def by_name(self, mention: Mention) -> Resolved | None:
        """A name of the type of this document: its own where it was enacted with it, else that of another."""
        if is_enacted(self.memory.folded, mention):
            amended = amended_act(self.memory.text, self.memory.folded, mention)
            if amended:
                return self.other(amended, amended.kind, amended.issuer)
            self.memory.own_names.update(filter(None, [own_name(mention)]))
        if is_own(self.memory.folded, mention, self.memory.own_names):
            return self.own(mention, "this")
        return self.other(mention, mention.kind, mention.issuer)

    def other(self, mention: Mention, kind: str | None, issuer: str | None) -> Resolved:
        if names_itself(self.memory.folded, mention, self.memory.own, self.context.kinds):
            return Resolved(mention, "this", self.places(mention, {}), kind, issuer, bare=not mention.places)
        alias = self.memory.aliases.get(folded_words(self.memory.text[mention.document_start:mention.end]))
        key = alias.key if alias else citation_key(kind, mention.number, mention.date, mention.year, mention.name)
        return Resolved(mention, "other", self.places(mention, {}), kind, issuer, key)

    def shared(self, mention: Mention) -> Resolved | None:
        """``và số 13/B``: the type of its own number, or that of the list's head; ``Số: 13/B`` heads a document."""
        printed = self.memory.text[mention.start]
        before = self.found[-1].end if self.found else mention.start
        bare = mention.number is not None and not any(map(str.isalpha, mention.number.canonical))
        apart = (printed.isdecimal() or bare) and not _JOINED.fullmatch(self.memory.text, before, mention.start)
        head = None if apart or not self.found or self.sentence_between(before, mention.start) else self.head
        kinds = kinds_of_number(mention.number)
        if head is None and not (printed.isdecimal() or (kinds and printed.islower())):
            return None
        if head and kinds and head.kind not in kinds:  # that of an act in the title of the one before
            head = self.memory.by_kind.get(kinds[0])
        issuer = mention.issuer or (head.issuer if head and head.leads else None)
        return self.other(mention, head.kind if head else next(iter(kinds), None), issuer)

    def sentence_between(self, start: int, end: int) -> bool:
        """Whether a sentence ends between: a list with titles may be long, but is one sentence."""
        return re.search(r"\.\s+[A-ZĐÂÊÔƯ]", self.memory.text[start:end]) is not None

    def previous(self, mention: Mention) -> Resolved:
        named = self.memory.by_kind.get(mention.kind) or self.memory.last
        key = named.key if named else None
        places = self.places(mention, {})
        return Resolved(mention, "previous", places, mention.kind, mention.issuer, key, unknown=not named)

    def by_issuer(self, mention: Mention) -> Resolved | None:
        """``Tờ trình của Đảng ủy ...``: how the Party names single papers; elsewhere it speaks of a kind of acts.

        In a recital, a report beside a tờ trình is the one on it: ``Xét Tờ trình số 1; Báo cáo thẩm tra của Ban ...``.
        """
        before = self.found[-1].kind if self.found and self.context.role == "recital" else None
        if (before, mention.kind) == ("to_trinh", "bao_cao"):
            return self.other(mention, mention.kind, mention.issuer)
        if mention.kind in _SERIES or not _PARTY.search(fold(mention.issuer or "")):
            return self.bare(mention.without_document()) if mention.places else None
        named = self.memory.by_kind.get(mention.kind)
        if named and (named.issuer is None or fold(named.issuer) == fold(mention.issuer or "")):
            return self.previous(mention)
        return self.other(mention, mention.kind, mention.issuer)

    def by_kind(self, mention: Mention) -> Resolved | None:
        """A type word alone: a short name given before, else a document named before whose provision is meant."""
        words = folded_words(self.memory.text[mention.document_start:mention.end])
        named = self.memory.aliases.get(words)
        if not named and mention.places and mention.kind not in self.context.kinds:
            named = self.memory.by_kind.get(mention.kind)
        if named:
            return Resolved(mention, "previous", self.places(mention, {}), mention.kind, key=named.key)
        return self.bare(mention.without_document()) if mention.places else None

    def this_document(self, mention: Mention) -> Resolved | None:
        kinds, named = self.context.kinds, self.memory.by_kind.get(mention.kind)
        if self.is_quoted(mention):
            return self.own(mention, "carrier")
        # "Luật Giá và các văn bản thực hiện Luật này" means the one named just before
        named_before = bool(self.found) and self.found[-1].kind == mention.kind and self.found[-1].target == "other"
        own = mention.kind in kinds or any(kind.startswith(f"{mention.kind}_") for kind in kinds)
        if own or not named or not (kinds or named_before or self.context.block is None):  # or of an unknown type
            return self.own(mention, "this")
        return self.previous(mention)._replace(bare=not (mention.places or named_before))

    def is_quoted(self, mention: Mention) -> bool:
        """Whether the mention stands in quoted text: a quotation of its own, or one inside the stretch."""
        if self.context.quoted or not self.quotations:
            return self.context.quoted
        before = bisect_left(self.quotations, (mention.start,))
        return before > 0 and mention.start < self.quotations[before - 1][1]

    def own(self, mention: Mention, target: Target) -> Resolved | None:
        """A mention of this document, or of the quoted one; null for ``điểm này`` where there is no điểm."""
        key = self.memory.last.key if target == "carrier" and self.memory.last else None
        if not mention.places:
            return Resolved(mention, target, (), mention.kind, key=key, bare=True)
        places = self.places(mention, {} if target == "carrier" and not self.context.quoted else self.base)
        printed = any(number for each in mention.places for _, number in each.place)
        if not printed and is_open(places):
            return None
        bare = not any(map(names_unit, places))
        return Resolved(mention, target, places, mention.kind, key=key, bare=bare, missing=self.is_missing(places))

    def bare(self, mention: Mention) -> Resolved | None:
        """Provisions without a document."""
        mention = in_own_sections(mention, self.context.units)
        if not counts(mention, self.memory.text, self.memory.folded, self.start, self.context.units):
            return None
        if self.is_quoted(mention):
            return self.own(mention, "carrier")
        if self.is_instructed(mention):
            named = self.memory.amended or self.memory.last
            follows = self.is_instructed_above() or self.follows_heading(mention)
            places = self.places(mention, self.memory.base if follows else {})
            return Resolved(mention, "previous", places, key=named.key if named else None, unknown=not named)
        own = self.own(mention, "this")
        around = is_open(mention.places)
        other = own and not around and (own.missing or self.is_part_of_last(mention)) and self.memory.last
        return self.previous(mention) if other else own

    def follows_heading(self, mention: Mention) -> bool:
        """Whether the heading above names the provision: ``Điều 3. Sửa đổi Điều 16`` / ``Bổ sung khoản 3 như sau:``."""
        heading, ends = self.context.block and self.context.block.heading, self.context.ends
        if not (heading and ends and self.found):
            return False
        return self.found[-1].end <= ends[0] < mention.start and heading_instructs(heading)

    def is_part_of_last(self, mention: Mention) -> bool:
        """Whether provisions are of the document named just before: ``Quy chế Đấu thầu, đặc biệt là Điều 13``."""
        last = self.found[-1] if self.found and self.found[-1].target != "this" else None
        return last is not None and POINTS_INTO.fullmatch(self.memory.folded, last.end, mention.start) is not None

    def is_instructed(self, mention: Mention) -> bool:
        """Whether an amending instruction, here or in the lead-in above, speaks of these provisions."""
        if is_open(mention.places):
            return self.is_instructed_above()  # "Bổ sung hồ sơ theo khoản 2 Điều này": of the article around it
        start = max(self.start, mention.start - 400)
        ends = _SENTENCE_END.finditer(self.memory.text, start, mention.start)
        sentence = max((end.end() for end in ends), default=start)
        return instructs(self.memory.text, self.memory.folded, sentence, mention.start) or self.is_instructed_above()

    def is_instructed_above(self) -> bool:
        return self.context.heading is not None and heading_instructs(self.context.heading)

    def is_missing(self, places: Sequence[Range]) -> bool:
        known = self.context.units
        if known is None or self.context.quoted:
            return False
        ends = [place for each in places for place in (each.place, each.through or ())]
        return any(step[0] == "article" and step not in known for place in ends for step in place)

    def places(self, mention: Mention, base: Base) -> tuple[Range, ...]:
        return tuple([fill(place, base) for place in mention.places])


_READERS: dict[str | None, Callable[[_Region, Mention], Resolved | None]] = {
    None: _Region.bare, "this_document": _Region.this_document, "previous": _Region.previous,
    "by_kind": _Region.by_kind, "shared": _Region.shared, "by_issuer": _Region.by_issuer,
}
"""How a mention of each form is resolved; one that names or numbers a document is told from the document itself."""


def _shared_issuers(text: str, found: list[Resolved]) -> list[Resolved]:
    """``số A ngày ... và số B ngày ... của X``: the issuer at the end is that of the whole list."""
    for index in range(len(found) - 2, -1, -1):
        one, following = found[index], found[index + 1]
        joint = _JOINED.fullmatch(text, one.end, following.start)
        listed = joint and (";" not in joint[0] or following.mention.form == "shared")
        if listed and one.target == "other" and not one.issuer and one.kind == following.kind:
            found[index] = one._replace(issuer=following.issuer)
    return found


def _with_anchors(folded: str, found: list[Resolved]) -> list[Resolved]:
    """``Bổ sung khoản 2a vào sau khoản 2 Điều 5 Luật Giá``: the new unit stands where its anchor does, in its act.

    A row of a list is of the act that the list belongs to: ``mục 5 của Biểu thuế kèm theo Luật Giá``.

    From the last on: ``Sửa đổi khoản 2 và bổ sung khoản 5 vào Điều 9`` is all of Điều 9.
    """
    for index in range(len(found) - 2, -1, -1):
        one, anchor = found[index], found[index + 1]
        joint = TO_ANCHOR.fullmatch(folded, one.end, anchor.start) if one.places and anchor.places else None
        base = _base_of(one.mention, anchor, also=joint["also"] is not None) if joint else None
        act = one.target == "previous" and anchor.target == "other"
        if base is not None:
            one = one._replace(places=tuple(fill(place, base) for place in one.mention.places))
        elif not (act and one.places and OF_LIST.fullmatch(folded, one.end, anchor.start)):
            continue
        found[index] = one._replace(target="other", key=anchor.key, unknown=False) if act else one
    return found


def _base_of(mention: Mention, anchor: Resolved, *, also: bool) -> Base | None:
    """The units that a mention lies in as its anchor does; of another instruction, those that it does not name."""
    base = {field: number for field, number in anchor.places[0].place if number}
    if not also or mention.places[-1].place[-1][0] == anchor.places[0].place[-1][0]:
        return base
    named = {field for each in mention.places for field, _ in each.place}
    return {"article": base["article"]} if "article" in base and "article" not in named else None

"""Unit: one unit of text on its way: what was decided on its mentions, and what a list that goes on would take."""

from typing import NamedTuple

from ...model import Relation
from ...text.lazy import lazy_compile
from ...text.tuples import made_fast
from .columns import Stated
from .cues import Role, find_after, heading_relation
from .gaps import Ending, Gap, ends_in
from .mention import Mention

_EXCEPTS = lazy_compile(r"\btru\b[^,;]{0,120}$")
_EXCLUDES = lazy_compile(r"\bkhong (?:quy dinh|dieu chinh|ap dung|bao gom)(?: ve)?(?: viec| doi voi)\b")
BARE = lazy_compile(r"[,(]? ?(?:va/hoac|va|hoac|cung)?(?: (?:cac|voi))?")
JOIN = Ending(
    (",", "(", "va", "hoac", "cung", "cac", "voi", "tai", "cua"),
    lazy_compile(r"(?:[,(]|\bva|\bhoac|\bcung)(?: (?:cac|voi|tai|cua))?$"),
)
LEADS_LIST = lazy_compile(r"[^:]{8,200}\b(?:gom|sau day|sau) ?:(?= [a-z])")
"""The words before a list within a sentence: ``thay thế các quy chế đã ban hành, gồm: ...``."""
_AMENDING_TITLE = lazy_compile(
    r"\b(?:sua doi|bo sung) (?:mot so|cac) (?:[^,;]{0,40}\bcua(?P<many> cac)?|(?:dieu|khoan|noi dung))$"
)
"""``về việc sửa đổi, bổ sung một số điều của``: what follows is named in the title of an amending act."""
_AMENDING_TITLE_ENDS = ("cua", "cac", "dieu", "khoan", "noi dung")
_SUBORDINATE = Ending(
    ("ngay", "khi"), lazy_compile(r"\b(?:tu|truoc|sau|den|cho den) (?:ngay|khi)$|\bkhi$"),
)
_THINGS = ("hop dong", "giay phep", "giay chung nhan", "chung chi", "thoa thuan", "bao lanh")
"""What ends and is no act, also where it is made under one."""
_THING = lazy_compile(rf"\b(?:{'|'.join(_THINGS)})\b")

ATTRIBUTES: frozenset[Relation] = frozenset({"amended_by_stated", "issued_with", "details", "guides"})
"""Said of the mention just made, never of the list that goes on after it."""
_OF_TITLES: frozenset[Relation] = frozenset({"amended_by_stated", "details", "guides"})
"""Said of what the title of another act names, which does not end with that act: ``Luật A được sửa đổi theo Luật B và
[Luật C] hết hiệu lực``."""


def names_thing(words: str) -> bool:
    """Whether folded words name a thing that ends and is no act, also where it is made under one: a licence."""
    return any(map(words.__contains__, _THINGS)) and _THING.search(words) is not None


class Found(NamedTuple):
    """What a rule says of a mention."""

    relation: Relation
    leads: bool = False
    """It opens a clause, so that the list after it goes on with it."""
    stated: bool = True
    """Words say it of this very mention; else it comes from the list, and words after it may say otherwise."""
    cue: int | None = None
    """Where the words that say it begin in the gap."""


class Doer(NamedTuple):
    """A document that does something to those named after it, and what the text does with it."""

    kind: str | None
    relation: Relation


class Case(NamedTuple):
    """A mention with what stands before it."""

    unit: "Unit"
    gap: Gap
    mention: Mention
    column: Stated | None


new_case = made_fast(Case)


class Unit:
    """One unit on its way: the relations so far, and what a list that goes on would take."""

    def __init__(self, role: Role, heading: str | None, wide: bool) -> None:
        self.role, self.heading, self.wide = role, heading, wide
        self.found: list[Found] = []
        self.gaps: list[Gap] = []
        self.head: Relation | None = None
        self.undecided: list[int] = []
        """The mentions of the sentence that no words speak of yet, up to an item that has its own."""
        self.after: tuple[Relation, str, int] | None = None
        """What the words after the last of them say of all, these words, and of how many."""
        self.afters: dict[int, str] = {}
        """By mention the words after it that decided."""
        self.doer = Doer(None, "refers_to")
        """What details, guides or amends those before the next mention."""
        self.last: Mention | None = None
        self.lead: Relation | None = None
        """What the words before a colon say of each item of the list after it."""
        self.excluded = False
        """The sentence says what the document does not do: ``không quy định việc làm A, sửa đổi A``."""
        self.apart = False
        """The sentence is of a thing made under the acts that it names: ``Giấy phép theo A và B hết hiệu lực``."""
        self.amender: str | None = None
        """Type of the act that a bracket still open names first as amending: ``(được sửa đổi theo Nghị định A``."""
        self.in_title = False
        """The last mention stands in the title of an amending act, and those after it may do so too."""

    @property
    def relation(self) -> Relation:
        """Relation of the last mention."""
        return self.found[-1].relation

    def open(self, gap: Gap, column: Stated | None) -> None:
        """Take what the words before the next mention say of those before it, and of a list that begins."""
        words = gap.words
        if gap.new_sentence or column:
            self.decide()
            self.head = None
            self.lead = None
        if self.after and _EXCEPTS.search(words):
            self.decide()  # what follows is said of what is excepted
        if ":" in words and ("gom" in words or "sau" in words) and (lead := LEADS_LIST.match(words)):
            self.lead = heading_relation(lead[0])
        if self.excluded or "khong " in words:
            goes_on = self.excluded and not (gap.new_sentence or gap.new_item)
            self.excluded = goes_on or _EXCLUDES.search(words) is not None

    def add(self, gap: Gap, mention: Mention, found: Found) -> None:
        """Keep what was decided on the next mention."""
        words = gap.words
        leads = found.leads and found.relation not in ATTRIBUTES
        if found.relation == "refers_to" and not found.stated and gap.new_item and not BARE.fullmatch(words):
            self.head = None  # the item speaks of something else, and so does the list after it
        if leads or (self.head is None and not (mention.target == "this" and found.relation == "refers_to")):
            self.head = found.relation
        if found.stated and self.found:
            self.doer = Doer(self.last.kind if self.last else None, self.relation)
        if found.stated and gap.new_item:
            self.decide()
        listed = not (found.stated or gap.new_sentence or gap.new_item) and ends_in(JOIN, words)
        self.apart = (listed and self.apart) or names_thing(words)
        another = self.apart or ends_in(_SUBORDINATE, words)
        if not found.stated and not another and found.relation not in _OF_TITLES:
            self.undecided.append(len(self.found))
        self.note_bracket(gap, mention, found)
        self.note_title(gap, mention)
        self.found.append(found)
        self.gaps.append(gap)
        self.last = mention

    def note_bracket(self, gap: Gap, mention: Mention, found: Found) -> None:
        """Remember the first amending act of a bracket, up to its end."""
        opened, closed = gap.words.rfind("("), gap.words.rfind(")")
        if opened > closed and found.stated and found.relation == "amended_by_stated":
            self.amender = mention.kind
        elif opened != closed or gap.new_sentence or gap.new_item:
            self.amender = None

    def note_title(self, gap: Gap, mention: Mention) -> None:
        """Remember that a title names several acts: it says so, or a provision of the act that it heads is meant."""
        ends = gap.words.endswith(_AMENDING_TITLE_ENDS)
        if ends and (title := _AMENDING_TITLE.search(gap.words)):
            self.in_title = bool(title["many"]) or (self.last is not None and self.last.placed)
        elif gap.new_sentence or gap.new_item or mention.placed:
            self.in_title = False

    def read_after(self, words: str) -> None:
        """Take the words after the last mention for it and all of its sentence that are undecided.

        What was ended by another act is this mention alone: ``Điều 5 được bãi bỏ bởi Nghị định A``.
        """
        relation = find_after(words)
        if relation and not (relation == "extends" and self.after):
            last = self.undecided[-1]
            self.found[last] = self.found[last]._replace(relation=relation)
            if relation != "announces_ended":
                self.after = relation, words, len(self.undecided)

    def decide(self) -> None:
        """Once for a sentence or item, so that a long list takes linear time."""
        if self.after:
            relation, words, count = self.after
            for index in self.undecided[:count]:
                self.found[index] = self.found[index]._replace(relation=relation)
                self.afters[index] = words
        self.undecided, self.after = [], None

    def is_detailed(self, mention: Mention) -> bool:
        """Whether a mention may go on with what the last one details."""
        return self.relation in ("details", "guides") and mention.kind is not None

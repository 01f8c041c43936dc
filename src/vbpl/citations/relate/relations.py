"""Relations: what a text does with each document it mentions.

The order of decision follows the rules on citing (NĐ 78/2025/NĐ-CP, Điều 68 to 70) and the layout of NĐ 30/2020/NĐ-CP:
the cue nearest to the left of a mention, the cue that follows it, the list it stands in, the heading above it.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple, Protocol

from ...model import Relation, Target
from ...tables import read_table
from ...text.folding import fold, squeeze
from ...text.lazy import lazy_compile
from ..words.kinds import kind_words
from ..words.patterns import by_first_letter, iter_choices, words_pattern
from .columns import Stated, read_columns
from .paragraphs import PARAGRAPH_END

Role = Literal["recital", "subject", "body"]

GAP, OPENING_GAP = 240, 400
"""Characters read to the left of a mention, and where the first words of a unit rule it all."""
TAIL = 250
"""Characters read to the right of a mention."""
LONGEST_ENDING = 16
"""Characters that any pattern of an ending takes."""
REACH = 160
"""Characters of a clause over which a verb still governs a mention."""

_SENTENCE_END = re.compile(
    rf"[.!?…:\n\t{PARAGRAPH_END}](?:(?<=[\w)\]”\"’]{{3}}[.!?…])['\"”)*]*\s+|(?<=:)\s*(?=[\"“])"
    rf"|(?<=\n)[ \t]*\n\s*|(?<=[^:;,\s]\n)(?P<bullet>\s*[-–+•]\s+)|(?<={PARAGRAPH_END})\s*|(?<=\t))"
)
_LEAD = re.compile(
    r"(?:dieu \d+[a-z]?)?[\W\d_]*+(?:[a-z]\d?[.)/-])?[\W\d_]*+(?:(?:de|nham|tiep tuc|dong thoi|viec) )*+"
    r"(?:(?:cum )?tu [\"“]x*+[\"”] tai *+)?"
)
_NEW_HEAD = re.compile(r"(?:[,;]|\bva|\bdong thoi) ?$")
_BARE = lazy_compile(r"[,(]? ?(?:va/hoac|va|hoac|cung)?(?: (?:cac|voi))?")
_JOIN = lazy_compile(r"(?:[,(]|\bva|\bhoac|\bcung)(?: (?:cac|voi|tai|cua))?$")
_ANOTHER_BODY = lazy_compile(r"^(?:(?:[,(]|va\b|cua\b).* )?tai$")
_OF_ANOTHER = lazy_compile(r"(?:,|,? ?va) cua [^,;.]{1,80} tai")
_MATTER = lazy_compile(r" (?:quy dinh )?ve [^;.:]{1,150} tai$")
"""``bãi bỏ quy định về thuế xuất khẩu, thuế nhập khẩu tại Điều 25``: what is named between the verb and its object."""
_OBJECT = lazy_compile(rf"\b(?:{words_pattern(kind_words())})\b.*\bva$")
"""``sửa đổi các Nghị định liên quan và``: the verb has its object."""
_EXCEPTED = lazy_compile(r"\btru [^.;]{0,40}:$")
_ATTACHED = re.compile(r"\bkèm\b", re.IGNORECASE)
_QUOTATION = re.compile(r"\btu(?: ngu)? ?[\"“‘]$")
_QUOTED = lazy_compile(r"[\"“«][^\"”»]*+[\"”»]")
_COMMA = lazy_compile(
    r",(?! (?:\d|[\"“‘]|(?:cac )?(?:dieu|khoan|diem|muc|chuong|phu luc|mau|bieu|so thu tu|cum tu)\b))"
)
"""A comma that ends a clause; one between units of a list does not."""

_ATTRIBUTES: frozenset[Relation] = frozenset({"amended_by_stated", "issued_with", "details", "guides"})
"""Said of the mention just made, never of the list that goes on behind it."""
_OWN: frozenset[Relation] = frozenset({"issued_with", "attaches"})
"""What a document can do with itself or, in quoted text, with the one being amended."""
_RETOLD: frozenset[Relation] = frozenset({"legal_basis", "implements", "proposed_in", "responds_to", "follows_up"})
"""What goes over to a number in brackets: ``đề nghị của Sở tại Tờ trình (Công văn số 1)``."""
_LISTING: frozenset[Relation] = frozenset({"legal_basis", "amends", "replaces", "repeals", "suspends", "corrects"})
"""What a heading says of each item below it, also without a colon."""


class Mention(Protocol):
    """A mention as the scan knows it: where it stands in its unit, whose document it is and of which type."""

    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def target(self) -> Target: ...
    @property
    def kind(self) -> str | None: ...


class _Meaning(NamedTuple):
    """What a cue of the table says."""

    relation: Relation
    reach: Literal["next", "clause", "body"]
    kinds: frozenset[str]
    """Types of documents that it speaks of; empty for all."""
    fill: re.Pattern[str]


class _Cue(NamedTuple):
    """A cue and the words that fill the place behind it."""

    meaning: _Meaning
    start: int
    end: int


class _Gap(NamedTuple):
    """The folded words to the left of a mention, from the last mention, sentence end or semicolon on."""

    words: str
    new_sentence: bool
    new_item: bool
    in_words: bool
    """The mention is part of words that are replaced: ``cụm từ “Luật Giá”``."""


class _Found(NamedTuple):
    relation: Relation
    leads: bool
    """It opens a clause, so that the list behind it goes on with it."""


class _Doer(NamedTuple):
    """A document that does something to those named behind it, and what the text does with it."""

    kind: str | None
    relation: Relation


class _Unit:
    """One unit on its way: the relations so far, and what a list that goes on would take."""

    def __init__(self, role: Role, heading: str | None, wide: bool) -> None:
        self.role, self.heading, self.wide = role, heading, wide
        self.relations: list[Relation] = []
        self.head: Relation | None = None
        self.undecided: list[int] = []
        """The mentions of the sentence that have no cue of their own, up to an item that has one."""
        self.after: tuple[Relation, int] | None = None
        """What the words behind the last of them say of all, and of how many."""
        self.doer = _Doer(None, "refers_to")
        """What details, guides or amends those before the next mention."""
        self.last: str | None = None
        """Type of the last document."""

    def read(self, gap: _Gap, mention: Mention, column: Stated | None) -> None:
        if gap.new_sentence or column:
            self.decide()
            self.head = None
        found = _Found("refers_to", leads=False) if gap.in_words else self.find_cue(gap, mention)
        if column and (column.surely or not found):
            found = _Found(column.relation, leads=False)
        relation = found.relation if found else self.inherit(gap, mention)
        leads = found is not None and found.leads and relation not in _ATTRIBUTES
        if relation == "refers_to" and not found and gap.new_item and not _BARE.fullmatch(gap.words):
            self.head = None  # the item speaks of something else, and so does the list behind it
        if leads or (self.head is None and not (mention.target == "this" and relation == "refers_to")):
            self.head = relation
        if found and self.relations:
            self.doer = _Doer(self.last, self.relations[-1])
        if found and gap.new_item:
            self.decide()
        elif not found:
            self.undecided.append(len(self.relations))
        self.relations.append(relation)
        self.last = mention.kind

    def find_cue(self, gap: _Gap, mention: Mention) -> _Found | None:
        """The last cue whose reach comes up to the mention."""
        for cue in reversed(_find_cues(gap.words, self.role)):
            if cue.meaning.kinds and mention.kind not in cue.meaning.kinds:
                continue
            if _reaches(cue.meaning, gap.words[cue.end:]) or self.is_wide(gap, cue):
                before = gap.words[:cue.start]
                relation: Relation = "refers_to" if _negated(before) else cue.meaning.relation
                opens = gap.new_item and _LEAD.fullmatch(before) is not None
                return _Found(relation, opens or _ends_in(_NEW_HEAD, before))
        return None

    def is_wide(self, gap: _Gap, cue: _Cue) -> bool:
        """Whether a cue rules all of the unit that it opens."""
        return self.wide and not self.relations and _LEAD.fullmatch(gap.words[:cue.start]) is not None

    def inherit(self, gap: _Gap, mention: Mention) -> Relation:
        """Without a cue: the relation of the list, for a first item that of the heading, else a mere reference."""
        if not self.relations and self.heading and _LEAD.fullmatch(gap.words):
            return _heading_relation(self.heading) or "refers_to"
        if self.head is None:
            return "legal_basis" if self.role == "recital" and not gap.words.strip(" -*+") else "refers_to"
        if gap.words.endswith("("):
            return self.relations[-1] if mention.target == "other" and self.relations[-1] in _RETOLD else "refers_to"
        if _BARE.fullmatch(gap.words) and not gap.new_item and self.relations[-1] != "issued_with":
            return self.doer.relation if self.is_peer(mention) else self.relations[-1]
        if self.goes_on_detailing(gap, mention):
            return self.relations[-1]
        goes_on = _BARE.fullmatch(gap.words) or _ends_in(_JOIN, gap.words) or _OF_ANOTHER.fullmatch(gap.words)
        return self.head if goes_on or (self.role == "recital" and _ANOTHER_BODY.search(gap.words)) else "refers_to"

    def goes_on_detailing(self, gap: _Gap, mention: Mention) -> bool:
        """``hướng dẫn Luật A, Nghị định B về hóa đơn, Nghị định C``: C is of the type of B, and beside it."""
        listed = self.is_detailed(mention) and mention.kind == self.last != self.doer.kind
        return listed and not gap.new_item and _ends_in(_JOIN, gap.words)

    def is_peer(self, mention: Mention) -> bool:
        """``Nghị định A quy định chi tiết Luật B và Nghị định C``: C stands beside A, whose type cannot detail it."""
        return self.is_detailed(mention) and mention.kind == self.doer.kind != self.last

    def is_detailed(self, mention: Mention) -> bool:
        return self.relations[-1] in ("details", "guides") and mention.kind is not None

    def read_after(self, words: str) -> None:
        if relation := _find_after(words):
            self.relations[self.undecided[-1]] = relation
            self.after = relation, len(self.undecided)

    def decide(self) -> None:
        """Once for a sentence or item, so that a long list takes linear time."""
        if self.after:
            relation, count = self.after
            for index in self.undecided[:count]:
                self.relations[index] = relation
        self.undecided, self.after = [], None


def assign_relations(
    text: str, mentions: Sequence[Mention], *, role: Role = "body", unit_heading: str | None = None,
    head: int = 0, opening: bool = False,
) -> list[Relation]:
    """The relation of each mention of one unit, in their order.

    ``text`` is the unit's own text, wrapped or not, its paragraphs apart by ``PARAGRAPH_END`` or not at all;
    ``mentions`` are in order and lie in it. ``unit_heading`` is the heading or lead-in above the unit; ``head``,
    the characters of ``text`` that are the head of a table; ``opening`` marks the first sentence of a letter. Time is
    linear in ``text``.
    """
    unit = _Unit(role, unit_heading, wide=opening or role != "body")
    columns = read_columns(text, head, mentions)
    reach = OPENING_GAP if unit.wide else GAP
    ends = [mention.start for mention in mentions[1:]] + [len(text)]
    start = 0
    for mention, end, column in zip(mentions, ends, columns, strict=True) if mentions else ():
        if start < head <= mention.start:
            start = head
        gap = _read_gap(text, max(start, mention.start - reach), mention.start)
        unit.read(gap, mention, column)
        if unit.undecided:
            unit.read_after(_sentence(text, mention.end, min(end, mention.end + TAIL)))
        start = start if gap.in_words else mention.end
    unit.decide()
    return [_settled(relation, one, text) for relation, one in zip(unit.relations, mentions, strict=True)]


def _settled(relation: Relation, mention: Mention, text: str) -> Relation:
    """A document does little to itself; ``Phụ lục I ban hành kèm theo Thông tư ...`` says itself what it is."""
    if mention.target in ("this", "carrier"):
        return relation if relation in _OWN else "refers_to"
    attached = relation in ("refers_to", "implements") and _ATTACHED.search(text, mention.start, mention.end)
    return "issued_with" if attached else relation


def _read_gap(text: str, start: int, end: int) -> _Gap:
    cut = start
    for sentence_end in _iter_sentence_ends(text, start, end):
        cut = sentence_end.end()
    semicolon = text.rfind(";", cut, end)
    words = fold(squeeze(text[max(cut, semicolon + 1):end]))
    if "“" in words or "\"" in words:
        words = _QUOTED.sub(_without_words, words)
    in_words = words.endswith(("\"", "“", "‘")) and _ends_in(_QUOTATION, words)
    return _Gap(words.rstrip(" *_“\"‘'-"), cut > start, semicolon >= 0, in_words)


def _without_words(quoted: re.Match[str]) -> str:
    """A quotation with its marks and length alone: what is quoted is no cue."""
    return quoted[0][0] + "x" * (len(quoted[0]) - 2) + quoted[0][-1]


def _sentence(text: str, start: int, end: int) -> str:
    stop = next((match.start() for match in _iter_sentence_ends(text, start, end)), end)
    return fold(squeeze(text[start:stop]))


def _iter_sentence_ends(text: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Ends of sentences and cells.

    A full stop counts only behind a word and before a capital or a note, so that ``TP. Huế`` and ``5.000`` hold
    together; a blank line only before a capital, for scans have them within a sentence.
    """
    for match in _SENTENCE_END.finditer(text, start, end):
        following = text[match.end():min(match.end() + 2, end)].lstrip("“\"'(*")[:1]
        if match[0][0] in ":\t" or following.isupper() or following in ("", "["):
            yield match


def _reaches(meaning: _Meaning, rest: str) -> bool:
    if not rest or meaning.reach == "next":
        return not rest
    if meaning.reach == "body":
        return rest.endswith((" tai", " tai cac", " va", "("))
    rest = _QUOTED.sub("", rest)
    if _MATTER.match(rest):
        return True
    return len(rest) <= REACH and _COMMA.search(rest) is None and not (rest.endswith(" va") and _OBJECT.search(rest))


def _ends_in(ending: re.Pattern[str], words: str) -> bool:
    """Whether words end in what a pattern with ``$`` looks for."""
    return ending.search(words, max(0, len(words) - LONGEST_ENDING)) is not None


def _negated(before: str) -> bool:
    return before.endswith(("khong ", "chua ", "khong bi ", "khong phai "))


def _find_cues(words: str, role: Role = "body") -> list[_Cue]:
    """The cues in folded words, in order; they do not overlap."""
    pattern, meanings = _cues(role)
    cues, behind = [], f" {words}"
    match = pattern.search(behind)
    while match:
        meaning = meanings[match.lastgroup]
        filled = meaning.fill.match(behind, match.end())
        end = filled.end() if filled else match.end()
        cues.append(_Cue(meaning, match.start(), end - 1))
        match = pattern.search(behind, end - 1)
    return cues


@cache
def _cues(role: Role) -> tuple[re.Pattern[str], dict[str | None, _Meaning]]:
    """One pattern of the cues, each with an empty group behind it, and what each group means.

    Cues share their first letter, and no group holds one: that makes the search twenty times as fast. It begins with
    the character before a cue, which lets it skip all letters.
    """
    table = read_table("relation_triggers")
    fills = {name: _fill(words) for name, words in table["fills"].items()}
    rows: list[dict[str, Any]] = [row for row in table["cues"] if role in row.get("roles", [role])]
    choices = [(choice, row) for row in rows for choice in iter_choices(row["pattern"])]
    pattern = by_first_letter(f"{choice}(?P<c{number}>)" for number, (choice, _) in enumerate(choices))
    meanings: dict[str | None, _Meaning] = {
        f"c{number}": _Meaning(row["relation"], row["reach"], frozenset(row.get("kinds", ())), fills[row["fill"]])
        for number, (_, row) in enumerate(choices)
    }
    return re.compile(rf"[^a-z0-9](?:{pattern})(?![a-z0-9])"), meanings


def _fill(words: list[str]) -> re.Pattern[str]:
    """What may stand between a cue and its mention: words of a list, and a colon."""
    return lazy_compile(rf"(?:,? (?:{words_pattern(words)})(?![a-z0-9]))*+:?" if words else "")


@lru_cache(maxsize=1024)
def _heading_relation(heading: str) -> Relation | None:
    words = fold(squeeze(heading)).replace("hieu luc thi hanh", "hieu luc")
    said = [cue.meaning.relation for cue in _find_cues(words)]
    listing = next((relation for relation in said if relation in _LISTING), None)
    if _EXCEPTED.search(words) or not (listing or words.endswith(":")):
        return None
    return listing or next(iter(said), None)


@cache
def _after() -> tuple[re.Pattern[str], list[Relation]]:
    rows: list[dict[str, Any]] = read_table("relation_triggers")["after"]
    return re.compile("|".join(f"({row['pattern']})" for row in rows)), [row["relation"] for row in rows]


def _find_after(words: str) -> Relation | None:
    """The cue that follows a mention in its sentence: ``... hết hiệu lực``."""
    pattern, relations = _after()
    match = pattern.search(words)
    return relations[(match.lastindex or 1) - 1] if match else None

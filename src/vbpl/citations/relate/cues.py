"""Cues: the words of the table that say what a text does with a document, before a mention or after it."""

import re
from functools import cache, lru_cache
from typing import Any, Literal, NamedTuple

from ...model import CHANGES, STOPS, Relation
from ...tables import read_table
from ...text.folding import fold, squeeze
from ...text.lazy import lazy_compile
from ...text.tuples import made_fast
from ..words.kinds import kind_words
from ..words.patterns import by_letters, iter_choices, not_after, words_pattern
from .gaps import QUOTED

Role = Literal["recital", "subject", "body"]

REACH = 160
"""Characters of a clause over which a verb still governs a mention."""

_MATTER = lazy_compile(r" (?:quy dinh )?ve [^;.:]{1,150} tai$")
"""``bãi bỏ quy định về thuế xuất khẩu, thuế nhập khẩu tại Điều 25``: what is named between the verb and its object."""
_ELSE = lazy_compile(
    r"\b(?:(?:tu|truoc|sau|den|ke tu) (?:ngay|khi)|khi|du an|du thao)$"
)
"""``thay thế các bản cũ trước khi [Nghị định A] có hiệu lực``, ``dự án [Luật Giá]``: another thing is spoken of."""
_MARKER = lazy_compile(r"\b(?:[a-z]\d?|\d{1,2})\)")
"""``a)``, ``1)``"""
_OBJECT = lazy_compile(rf"\b(?:{words_pattern(kind_words())})\b.*\bva$")
"""``sửa đổi các Nghị định liên quan và``: the verb has its object."""
_EXCEPTED = lazy_compile(r"\btru [^.;]{0,40}:$")
_COMMA = lazy_compile(
    r",(?! (?:\d|[\"“‘]|(?:cac )?(?:dieu|khoan|diem|muc|chuong|phu luc|mau|bieu|so thu tu|cum tu)\b))"
)
"""A comma that ends a clause; one between units of a list does not."""
_VERB = r"(?:sua doi|bo sung|thay the|bai bo|huy bo|dinh chi(?: viec)?(?: thi hanh)?)"
_NEGATION = lazy_compile(
    r"\b(?:khong|chua)(?: bi| phai| duoc| phai la)? "  # không (thay thế)
    rf"(?:{_VERB}(?:,| va| hoac|, hoac)? )*$"  # không sửa đổi, bổ sung hoặc (bãi bỏ)
)
_ASKED = lazy_compile(
    r"\b(?:yeu cau|de nghi|kien nghi|khoi kien|theo huong|xin)(?! cua\b)(?! (?:so|ngay)\b)[^,.;:]{0,80} $"
)
"""``đề nghị Hội đồng xét xử (hủy bỏ)``: what is asked for is not done."""
_SUPPOSED = lazy_compile(
    r"\bneu (?!ro |tren |tai |o |trong )[^;]{0,120}$"  # nếu văn bản đó được (thay thế)
    r"|\b(?:ap dung|thuc hien) theo van ban\b[^;]{0,200}$"  # áp dụng theo văn bản mới (thay thế)
)
_DOER = lazy_compile(r"(?:^|[^a-z0-9] ?)van ban $")
"""``- Văn bản (bãi bỏ) một phần: Nghị định A``: a row of a list names the act that ended or changed its own."""
_DOERS = lazy_compile(r"\b(?:cac|nhung) (?:(?:bo )?luat|phap lenh|nghi dinh|nghi quyet|thong tu|quyet dinh) $")
"""``Nghị định A và các Nghị định (sửa đổi)`` it: acts that are not named."""
_PLANNED = lazy_compile(
    r"\b(?:(?:xay dung|soan thao|du thao|hoan chinh|hoan thien|de nghi|de xuat|kien nghi|nghien cuu|ra soat"
    r"|tham muu)"
    r"|(?:trinh|de nghi (?!cua\b))[^,;.:]{0,60}\bban hanh)(?:,| va|, va)?(?: (?:cac|nhung|mot so))?"
    r"(?: (?:(?:bo )?luat|phap lenh|nghi dinh|nghi quyet|thong tu|quyet dinh|quy che|van ban))? $"
)
"""``Xây dựng Nghị định (sửa đổi)``, ``đề nghị (bãi bỏ)``: what is still to be done changes nothing."""
_LISTING: frozenset[Relation] = frozenset({"legal_basis", "amends", "replaces", "repeals", "suspends", "corrects"})
"""What a heading says of each item below it, also without a colon."""


class Meaning(NamedTuple):
    """What a cue of the table says."""

    relation: Relation
    reach: Literal["next", "clause", "body"]
    kinds: frozenset[str]
    """Types of documents that it speaks of; empty for all."""
    fill: re.Pattern[str]
    opens: bool = False
    """It counts only as the first word of a sentence or an item."""


class Cue(NamedTuple):
    """A cue and the words that fill the place after it."""

    meaning: Meaning
    start: int
    end: int


new_cue = made_fast(Cue)


def reaches(meaning: Meaning, rest: str) -> bool:
    """Whether a cue speaks of the mention that follows it, with these words between them."""
    if rest in ("", ",") or meaning.reach == "next":  # "sửa đổi tên điều, khoản 1" with a comma
        return rest == "" or (rest == "," and meaning.reach == "clause")
    if meaning.reach == "body":
        return rest.endswith((" tai", " tai cac", " va", "("))
    if ")" in rest and rest.count(")") - len(_MARKER.findall(rest)) > rest.count("("):
        return False  # said in a bracket: "Điều 5 Luật A (sửa đổi năm 2017), Luật B"
    if meaning.relation in CHANGES and _ELSE.search(rest):
        return False
    rest = QUOTED.sub("“", rest)
    if _MATTER.match(rest):
        return True
    return len(rest) <= REACH and _COMMA.search(rest) is None and not (rest.endswith(" va") and _OBJECT.search(rest))


def negated(before: str, relation: Relation) -> bool:
    """Whether the words before a verb deny it, give it to the act that is named, or speak of a case.

    ``nếu không đình chỉ hoặc (hủy bỏ)``, ``Văn bản (bãi bỏ)``.
    """
    if relation in CHANGES and (_DOER.search(before) or _PLANNED.search(before)):
        return True
    if relation == "amends" and _DOERS.search(before):
        return True
    if relation in STOPS and _ASKED.search(before):
        return True
    supposed = relation in STOPS and _SUPPOSED.search(before) is not None
    return supposed or (("khong" in before or "chua" in before) and _NEGATION.search(before) is not None)


def find_cues(words: str, role: Role = "body") -> list[Cue]:
    """The cues in folded words, in order; they do not overlap."""
    if not words:
        return []
    pattern, meanings = _cues(role)
    cues, after = [], f" {words}"
    match = pattern.search(after)
    while match:
        meaning = meanings[match.lastgroup]
        filled = meaning.fill.match(after, match.end())
        end = filled.end() if filled else match.end()
        cues.append(new_cue((meaning, match.start(), end - 1)))
        match = pattern.search(after, end - 1)
    return cues


@cache
def _cues(role: Role) -> tuple[re.Pattern[str], dict[str | None, Meaning]]:
    """One pattern of the cues, each with an empty group after it, and what each group means.

    Cues that begin alike share their letters, and no group opens at one: that makes the search thirty times as fast. It
    begins with the character before a cue, which lets it skip all letters.
    """
    table = read_table("relation_triggers")
    fills = {name: _fill(words) for name, words in table["fills"].items()}
    rows: list[dict[str, Any]] = [row for row in table["cues"] if role in row.get("roles", [role])]
    choices = [(choice, row) for row in rows for choice in iter_choices(row["pattern"])]
    pattern = by_letters(
        f"{not_after(choice, row.get('not_after'))}(?P<c{number}>)" for number, (choice, row) in enumerate(choices)
    )
    meanings: dict[str | None, Meaning] = {
        f"c{number}": Meaning(row["relation"], row["reach"], frozenset(row.get("kinds", ())), fills[row["fill"]],
                                 row.get("opens", False))
        for number, (_, row) in enumerate(choices)
    }
    return re.compile(rf"[^a-z0-9](?:{pattern})(?![a-z0-9])"), meanings


def _fill(words: list[str]) -> re.Pattern[str]:
    """What may stand between a cue and its mention: words of a list, and a colon."""
    return lazy_compile(rf"(?:,? (?:{words_pattern(words)})(?![a-z0-9]))*+:?" if words else "")


@lru_cache(maxsize=1024)
def heading_relation(heading: str) -> Relation | None:
    """What a heading or lead-in says of each item below it."""
    words = fold(squeeze(heading)).replace("hieu luc thi hanh", "hieu luc")
    said = [cue.meaning.relation for cue in find_cues(words)]
    listing = next((relation for relation in said if relation in _LISTING), None)
    if _EXCEPTED.search(words) or not (listing or words.endswith(":")):
        return None
    return listing or next(iter(said), None)


_LISTED_BELOW = lazy_compile(r"(?:dieu|khoan|diem)(?:,? (?:va )?(?:dieu|khoan|diem)){0,2} sau\b")


@lru_cache(maxsize=1024)
def list_of_details(heading: str) -> Relation | None:
    """What a lead-in does to the provisions listed below it: ``quy định chi tiết các điều sau đây của Luật Giá:``."""
    relation = heading_relation(heading)
    return relation if relation in ("details", "guides") and _LISTED_BELOW.search(fold(squeeze(heading))) else None


@cache
def _after() -> tuple[re.Pattern[str], list[Relation]]:
    rows: list[dict[str, Any]] = read_table("relation_triggers")["after"]
    return re.compile("|".join(f"({row['pattern']})" for row in rows)), [row["relation"] for row in rows]


_AFTER_HOLD = ("hieu luc", "bai bo", "nhu sau", "tiep tuc", "keo dai", "duoc lui", "bo sung boi")
"""Each cue after a mention holds one of these; most sentences hold none, and are not searched."""


def find_after(words: str) -> Relation | None:
    """The cue that follows a mention in its sentence: ``... hết hiệu lực``."""
    if not any(map(words.__contains__, _AFTER_HOLD)):
        return None
    pattern, relations = _after()
    match = pattern.search(words)
    return relations[(match.lastindex or 1) - 1] if match else None

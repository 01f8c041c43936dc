"""Tokens of an amending instruction: verbs, units, acts, quoted words and what joins them.

It says what stands in the text and decides nothing: grammars/amendment.lark does.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile
from typing import cast

from ...text.lazy import lazy_compile
from ..words.levels import Field, unit_number, unit_pattern
from . import words
from .naming import name_tokens
from .token import COLUMN, STOP, UNITS, Named, Token, new_token, text_token
from .words import LEVEL_TERMINALS

_WORD = lazy_compile(r"\w+|.")
_BLANKS = lazy_compile(r"[^\S\n]*+")
_MARKS = {
    "SEPARATOR": lazy_compile(
        r"[,;]\s*(?:(?:và|hoặc|đồng\s+thời)(?!\w))?|(?:và|hoặc|đồng\s+thời)(?!\w)", re.IGNORECASE
    ),
    # words in quotation marks, which may quote others in turn, or may be closed by another mark
    "QUOTED": lazy_compile(
        r"“[^“”]{0,3000}+(?:“[^“”]{0,300}+”[^“”]{0,1500}+){0,9}+”|“[^“”\"«»\n]{1,2000}+[\"»’]|\"[^\"]{1,2000}+\""
        r"|[«‘][^“”\"«»‘’\n]{1,2000}+[”\"»’]"
    ),
    "NOISE": lazy_compile(r"\((?!\w{1,5}\))[^()]{0,600}+\)"),  # (sau đây gọi là ...)
    "COLON": lazy_compile(r":"),
    "NEWLINE": lazy_compile(r"\n\s*"),
    STOP: lazy_compile(r"[.](?=\s|\Z)"),
}
_SIGNS = {
    **dict.fromkeys(",;vVhHđĐ", "SEPARATOR"), **dict.fromkeys("“\"«‘", "QUOTED"),
    "(": "NOISE", ":": "COLON", "\n": "NEWLINE", ".": STOP,
}
"""How each mark begins."""
_THIS = lazy_compile(r"này(?!\w)", re.IGNORECASE)
_JOINTS = {
    "MORE": lazy_compile(r"\s{0,3}[,;]\s{0,3}(?:và\s{1,3})?|\s{1,3}(?:và|hoặc)\s{1,3}", re.IGNORECASE),
    "TO": lazy_compile(r"\s{1,3}đến(?:\s{1,3}hết)?\s{1,3}", re.IGNORECASE),
}
"""What stands before a further number of the same level."""
_MEASURE = lazy_compile(r"\s{1,3}(?:ngày|tháng|năm|tỷ|triệu|đồng(?!\s{1,3}thời)|người|giờ|thủ\s)", re.IGNORECASE)
"""What is counted by a number: it names no unit."""
_INNER = lazy_compile(
    r"\s?\((?P<number>[ivx]{1,5})\)|(?P<tail>(?:\.\d{1,2}(?!\d)){1,3}|-[A-Z](?!\w))|\.(?=\s{1,3}Mục\s)"
)
"""``điểm c(viii)``, ``điểm b.2.1``, ``Chương IV-A``, ``tiểu mục 2.1. Mục 2``: what is added to a number."""
_ITEM_NUMBER = lazy_compile(
    r"\(?(?:số\s{1,3})?(?P<number>(?:thứ\s{1,3}(?:\d{1,3}|(?!tự)\w{2,4})|\d{1,4}[a-zđ]?|[a-zđ]\d?|[ivx]{1,5})(?:[./]\d{1,3}){0,3})(?!\w)\)?",
    re.IGNORECASE,
)
_ORDINALS = {
    "nhất": "1", "đầu": "1", "hai": "2", "ba": "3", "tư": "4", "bốn": "4", "năm": "5", "sáu": "6", "bảy": "7",
    "tám": "8",
}
_SUBJECT = lazy_compile(
    r"\s{1,3}(?:về|quy\s{1,3}định|hướng\s{1,3}dẫn|ban\s{1,3}hành|của|sửa\s{1,3}đổi,?|do)\s", re.IGNORECASE
)
"""How what an act is about begins, after its number and date."""
_SUBJECT_END = lazy_compile(
    r"[;:“\"]|[.](?!\w)|\n(?=\s*(?:Sửa|Bổ|Bãi|Thay|Bỏ|Điều|\d{1,3}[.)]\s|\w\)|\n))|\s(?:như\s{1,3}sau|sau\s{1,3}đây|(?:đã\s{1,3})?được\s{1,3}(?:sửa|bổ|thay)"
    r"|bằng\s{1,3}(?:phụ|mẫu|danh)|hết\s)", re.IGNORECASE,
)
_LONGEST_SUBJECT = 1200
_IN_MENTION = frozenset({"OF", "AT", "ATTACHED", "PIECE", "SOME", "NOISE", "TO_UNIT"})
"""Words that may stand before the act in its mention, beside units."""


def tokenize(text: str, folded: str, start: int, end: int, mentions: Sequence[Named]) -> list[Token]:
    """The tokens of a stretch of the clean text, by the mentions of acts in it, in order."""
    return name_tokens(text, list(_Scan(text, folded, start, end, mentions).tokens()))


class _Scan:
    """One walk over a stretch of text."""

    def __init__(self, text: str, folded: str, start: int, end: int, mentions: Sequence[Named]) -> None:
        self.text, self.folded, self.at, self.end = text, folded, start, end
        self.mentions, self.next = mentions, 0
        """The mentions, and which of them comes next."""

    def tokens(self) -> Iterator[Token]:
        """All tokens; the words before one that say nothing are one token too."""
        while self.at < self.end:
            start = self.at
            found = self.following()
            if start < self.at:
                yield text_token(start, self.at)
            yield from found
            if found:
                after = max(self.at + 1, found[-1].end)
                self.at = cast("re.Match[str]", _BLANKS.match(self.text, after)).end()

    def following(self) -> list[Token]:
        """What comes next that says something; none at the end."""
        start = self.at
        while True:
            if not self.mention():
                self.at = self.beginning(start)
            if self.at >= self.end:
                return []
            found = self.mark() or self.word() or self.document()
            if found:
                return found
            self.at = cast("re.Match[str]", _WORD.match(self.text, self.at, self.end)).end()

    def beginning(self, start: int) -> int:
        """Where the next mention stands, or words that may say something; inside of text that begins at ``start``."""
        limit = min(self.mentions[self.next].start, self.end) if self.next < len(self.mentions) else self.end
        found = words.beginnings().search(self.folded, self.at, limit)
        while found and found.lastindex and found.start() > start:
            joint, found = found, words.beginnings().search(self.folded, found.end(), limit)
            if joint.end() == (found.start() if found else limit):
                return joint.start()
        return found.start() if found else limit

    def mark(self) -> list[Token]:
        type_ = _SIGNS.get(self.text[self.at])
        match = _MARKS[type_].match(self.text, self.at, self.end) if type_ else None
        if type_ and match and (type_ != "SEPARATOR" or not self.mention() or self.begins_unit(match.end())):
            return [new_token((type_, match.start(), match.end(), match[0], None, False))]
        return []

    def begins_unit(self, at: int) -> bool:
        """Whether a level with a number comes next."""
        match = words.word_at(self.text, _after_space(self.text, at), self.end)
        row = words.meanings().get(match.lastgroup or "") if match else None
        if not match or not row:
            return False
        if row.terminal == "NOISE":
            return self.begins_unit(match.end())
        return row.terminal in UNITS and bool(self.number(row.terminal, _after_space(self.text, match.end())))

    def mention(self) -> Named | None:
        """The mention of an act that this place lies in."""
        while self.next < len(self.mentions) and self.mentions[self.next].end <= self.at:
            self.next += 1
        found = self.mentions[self.next] if self.next < len(self.mentions) else None
        return found if found and found.start <= self.at else None

    def word(self) -> list[Token]:
        """A word of the table, with the numbers that follow it."""
        match = words.word_at(self.text, self.at, self.end)
        if not match:
            return []
        group = cast(str, match.lastgroup)
        row = words.meanings().get(group)
        terminal = row.terminal if row else group
        if terminal in UNITS:
            return self.unit(terminal, match)
        if terminal not in _IN_MENTION and self.mention():
            return []
        if row and terminal == "PIECE" and row.numbered:
            return self.numbered_piece(row.value, match)
        return [new_token((terminal, match.start(), match.end(), (row and row.value) or match[0], None, False))]

    def numbered_piece(self, scope: str | None, match: "re.Match[str]") -> list[Token]:
        number = _ITEM_NUMBER.match(self.text, _after_space(self.text, match.end()), self.end)
        printed = number["number"].split()[-1].lower() if number else ""
        figure = _ORDINALS.get(printed, printed)
        if number and figure.isdecimal() and int(figure) in range(1, 999):
            return [Token("PIECE", match.start(), number.end(), f"{scope}:{int(figure)}")]
        return [text_token(match.start(), match.end())]

    def unit(self, terminal: str, match: "re.Match[str]") -> list[Token]:
        """A level and its numbers: ``khoản 1, 2 và 3``."""
        at = _after_space(self.text, match.end())
        level, this = Token(terminal, match.start(), match.end(), match[0]), _THIS.match(self.text, at, self.end)
        if this:
            return [level, Token("THIS", this.start(), this.end())]
        first = self.number(terminal, at)
        if first:
            return in_column(level, [*first, *self.more(terminal, first[-1].end)])
        return [] if self.mention() else [level]

    def more(self, terminal: str, at: int) -> Iterator[Token]:
        """Further numbers of the same level, each after a separator or ``đến``."""
        while joint := self.joint(at):
            found = self.number(terminal, joint.end)
            if not found:
                return
            at = found[-1].end
            yield from (joint, *found)

    def joint(self, at: int) -> Token | None:
        found = ((type_, pattern.match(self.text, at, self.end)) for type_, pattern in _JOINTS.items())
        return next((Token(type_, match.start(), match.end(), match[0]) for type_, match in found if match), None)

    def number(self, terminal: str, at: int) -> list[Token]:
        field = cast(Field, LEVEL_TERMINALS[terminal])
        of_item = field == "item"
        found = (_ITEM_NUMBER if of_item else unit_pattern(field)).match(
            self.text if of_item else self.folded, at, self.end
        )
        if not found or (field != "form" and _MEASURE.match(self.text, found.end(), self.end)):
            return []
        printed = self.text[slice(*found.span("number"))]
        return self.with_inner(Token("UNIT", at, found.end(), printed if of_item else unit_number(printed, field)))

    def with_inner(self, unit: Token) -> list[Token]:
        inner = _INNER.match(self.text, unit.end, self.end)
        if not inner:
            return [unit]
        if not inner["number"]:
            return [unit._replace(end=inner.end(), value=unit.value + (inner["tail"] or ""))]
        start, end = inner.span("number")
        return [unit, Token("ITEM", inner.start(), start), Token("UNIT", start, inner.end(), self.text[start:end])]

    def document(self) -> list[Token]:
        """The act that a mention names, with the subject printed after it."""
        named = self.mention()
        if not named:
            return []
        return [Token("DOCUMENT", self.at, self.after_subject(named.end), citation=named.citation)]

    def after_subject(self, at: int) -> int:
        """Where the subject of an act ends, which may name other acts; ``at`` where none follows."""
        if not _SUBJECT.match(self.text, at, self.end):
            return at
        last = min(at + _LONGEST_SUBJECT, self.end)
        stop = _SUBJECT_END.search(self.text, at, last)
        end = stop.start() if stop else last
        relation = self.mentions[self.next].citation.relation
        following = map(self.mentions.__getitem__, range(self.next + 1, len(self.mentions)))
        for other in takewhile(lambda each: each.start < end, following):
            joint = _JOINTS["MORE"].search(self.text, max(other.start - 6, at), other.start)
            if joint and joint.end() == other.start and other.citation.relation == relation:
                return joint.start()
        return end


def in_column(level: Token, numbers: Sequence[Token]) -> list[Token]:
    """A level and its numbers; those of columns say that they are none of rows: ``cột 3``."""
    if level.value.lower() == COLUMN:
        numbers = [each._replace(value=f"{COLUMN} {each.value}") if each.type == "UNIT" else each for each in numbers]
    return [level, *numbers]


def _after_space(text: str, at: int) -> int:
    while text[at : at + 1].isspace():
        at += 1
    return at

"""Page: questions about the lines of a text, by index."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import chain

from ..source.notes import find_authentication
from ..text.folding import iter_places
from ..text.labels import SO
from ..text.signs import SLASH
from .line_kinds.closing import closing_heads, is_recipients_label
from .line_kinds.header import (
    begins_header,
    is_number_line,
    is_title,
    may_head,
    type_of_line,
)
from .line_kinds.preamble import is_addressees, is_ground
from .lines import Line
from .numbering.markers import article_marker, keyword_marker, plain_markers
from .numbering.outline import Marker
from .words import COLUMN_GAP, has_columns

LONGEST_FIELD = 200
"""No field of a header has a longer line, except in a header without line breaks."""
LONGEST_HEADER_LINE = 600
SHORTEST_WHOLE = 8
"""A shorter label may be torn from the line below: ``Nơi`` / ``nhận:``."""
TITLE_INSIDE = re.compile(r"C[ỘO]NG\s?H\w{1,3}\sX[ÃA]\sH[ỘO]I|Đ[ẢA]NG\sC[ỘO]NG\sS[ẢA]N")
LABELLED = re.compile(rf"(?:^|\t)\W{{0,4}}(?:[^\W\d_]{{2,9}}\s){{0,3}}{SO}\s?[:.]?(?=[\s\d.{SLASH}…]|$)")
CITED = re.compile(
    r"số(?!\s?:?\s?\d\S{1,40}$)|[^;\t]{0,60}\d[/-][^\s;]{2,30};"
    r"|(?:[^\W\d_]{1,9}\s){1,4}số\s\S{1,40}\s(?!ngày)[^\WA-ZÀ-Ỹ\d_]"
)
"""A line of a sentence that names another document: ``số 31/2013/QH13 sửa đổi``, ``Nghị quyết số 1/NQ-CP; đối với``."""
PROPERTY = re.compile(
    r"(?:^\W{0,3}|[\s|])(?:Số hiệu|Loại văn bản|Nơi ban hành|Cơ quan ban hành|Người ký|Ngày ban hành|Ngày hiệu lực"
    r"|Ngày có hiệu lực|Ngày công báo|Số công báo|Lĩnh vực|Tình trạng)\s?:"
)
"""A label of the table in which a portal describes a document."""
OPENING_PARTS = frozenset({"PHẦN MỞ ĐẦU", "LỜI NÓI ĐẦU", "Phần mở đầu", "Lời nói đầu"})
ARTICLE_LETTERS, PART_LETTERS = "ĐD", "PpCcMmTtL"
"""First letters of Điều; of Phần, Chương, Mục, Tiểu mục and the opening parts."""
MISREAD_STROKE = "l"
"""A scanner's I in a Roman numeral."""
FOOTNOTE = re.compile(r"\[\d{1,3}\]\s?\S|_{5,}$")
CONSOLIDATED = ("hop nhat", "hop\nnhat", "hop\tnhat")
"""A consolidated text names itself: ``văn bản hợp nhất``. Folded words are searched eight times as fast."""
NOTE = re.compile(
    r"""
    \W{0,3}\(?\s?
    (?: Ban\s{1,9}hành\s{1,9}(?:k[èe]m(?:\s{1,9}theo)?|theo)   # (Ban hành kèm theo Quyết định số ...)
      | [Kk][èe]m\s{1,9}theo | KÈM\s{1,9}THEO                     # (Kèm theo Công văn số ...)
      | BAN\s{1,9}HÀNH\s{1,9}KÈM
      | Được\s{1,9}ban\s{1,9}hành\s{1,9}kèm
      | Đính\s{1,9}kèm | Phê\s{1,9}duyệt\s{1,9}kèm              # (Đính kèm ...)
    )\b
    """,
    re.VERBOSE,
)
"""The note that a text is issued with another document."""
NOTE_WORDS = ("kem", "hanh theo", "hanh\ntheo")
"""Folded. Each form of the note has one of them."""
NOTE_REACH = 8
"""Lines below its head within which an attached text says so: ``(Ban hành kèm theo Quyết định ...)``."""
LONGEST_NOTE_HEAD = 32
"""Characters of a line before that word."""
LONGEST_LINE_HEAD = 120
"""Characters of a line that are read for the label of the addressees."""
LONGEST_DIRT = 4
"""Characters of dirt before the first word of a line."""
CUT_OFF = ("…", "...", "[…]")
"""A line that a web page cut off is a teaser of the document below, not its header."""
WRITTEN_NUMBER = re.compile(rf"\d{{1,6}}[a-zA-Z]?\s?[{SLASH}-]")


class Page:
    """A text and its lines."""

    def __init__(self, text: str, folded: str, lines: list[Line]) -> None:
        self.text = text
        self.lines = lines
        self.folded = folded
        self.is_consolidated = any(words in folded for words in CONSOLIDATED) and find_authentication(text) is not None
        self.columned = has_columns(text)
        self.closes = closing_heads().match
        self.words = [text[start:end] for start, end, _ in lines]
        """The characters of each line."""

    def addresses(self, at: int) -> bool:
        """Whether a line begins the addressees, even if ``Kính`` / ``gửi:`` are torn apart."""
        words, start = self.words[at], self.lines[at].start
        if len(words) < SHORTEST_WHOLE and at + 1 < len(self.lines):
            words += " " + self.words[at + 1]
        may_greet = ":" in words or self.folded.find("kinh", start, start + LONGEST_LINE_HEAD) >= 0
        return may_greet and is_addressees(words)

    def lists_recipients(self, at: int) -> bool:
        """Whether a line begins the recipients, even if ``Nơi`` / ``nhận:`` are torn apart."""
        words = self.words[at]
        if len(words) < SHORTEST_WHOLE and words.isalpha() and at + 1 < len(self.lines):
            return is_recipients_label(f"{words} {self.words[at + 1]}")
        return self.may_close(at) and is_recipients_label(words)

    def may_close(self, at: int) -> bool:
        """Whether a column of a line begins like a label of recipients, a capacity, an office or a signature."""
        start, end, _ = self.lines[at]
        if self.closes(self.folded, start, end):
            return True
        if not self.columned or not has_columns(self.words[at]):
            return False
        end = min(end, start + LONGEST_HEADER_LINE)
        return any(self.closes(self.folded, gap.end(), end) for gap in COLUMN_GAP.finditer(self.text, start, end))

    def grounds(self, at: int) -> bool:
        """Whether a line begins a ground, even if ``Căn`` / ``cứ`` are torn apart."""
        words = self.words[at]
        if len(words) < SHORTEST_WHOLE and at + 1 < len(self.lines) and self.words[at + 1][:1].islower():
            words += " " + self.words[at + 1]
        return is_ground(words)

    def numbers(self, at: int) -> bool:
        """Whether a line is ``Số:`` with a number or its blank."""
        words = self.words[at]
        labelled = is_number_line(words) and LABELLED.search(words) is not None
        return labelled and not CITED.match(words) and not self.describes(at)

    def describes(self, at: int) -> bool:
        """Whether a line is in the table in which a portal describes a document: ``Số hiệu: 5/NQ-CP Người ký: ...``."""
        first = PROPERTY.match(self.words[at])
        if first is None:
            return False
        near = [self.words[other] for other in (at - 1, at + 1) if 0 <= other < len(self.lines)]
        return PROPERTY.search(self.words[at], first.end()) is not None or any(map(PROPERTY.match, near))

    @cached_property
    def notes(self) -> frozenset[int]:
        """The lines that begin ``(Ban hành kèm theo ...)``, even if its first words are torn."""
        near = ((at - 1, at) for at in self.lines_with(NOTE_WORDS, LONGEST_NOTE_HEAD))
        return frozenset(filter(self.begins_note, chain.from_iterable(near)))

    @cached_property
    def near_notes(self) -> frozenset[int]:
        """These lines, and those above them within the reach of a note."""
        return frozenset(at for note in self.notes for at in range(note - NOTE_REACH, note + 1))

    def lines_with(self, words: tuple[str, ...], reach: int) -> Iterator[int]:
        """The lines that have a folded word after at most so many characters, word by word."""
        for place in iter_places(self.folded, words):
            at = bisect_right(self.lines, (place + 1,)) - 1
            if place - self.lines[at].start <= reach:
                yield at

    def lines_of(self, places: Iterable[int]) -> Iterator[int]:
        """The line of each place in the text."""
        return (bisect_right(self.lines, (place + 1,)) - 1 for place in places)

    def begins_note(self, at: int) -> bool:
        """Whether the note begins with a line, which may be one above the first."""
        below = self.lines[min(at + 1, len(self.lines) - 1)]
        return at >= 0 and NOTE.match(self.text, self.lines[at].start, below.end) is not None

    @cached_property
    def articles(self) -> dict[int, int]:
        """The lines that begin with the head of a Điều, each with its number; of ``Điều 5a`` it is 5."""
        heads = ((at, self.article(at)) for at in self.lines_with(("dieu",), LONGEST_DIRT))
        return {at: head.key[0] if head.key else 0 for at, head in heads if head}

    @cached_property
    def article_lines(self) -> list[int]:
        """The lines of `articles`, in order."""
        return list(self.articles)

    def article(self, at: int) -> Marker | None:
        """The head of a Điều with which a line begins."""
        first = self.words[at][0]
        if first.isalpha() and first not in ARTICLE_LETTERS:
            return None
        found = article_marker(self.text, self.lines[at].start, self.lines[at].end)
        return found[0] if found and found[1] else None

    def begins_article(self, at: int) -> bool:
        """Whether a line begins with the head of a Điều."""
        return self.article(at) is not None

    def begins_part(self, at: int) -> bool:
        """Whether a line begins with the head of a Phần, Chương or Mục, or opens them without a number."""
        words, line = self.words[at], self.lines[at]
        if words[0] not in PART_LETTERS:
            return False
        return keyword_marker(self.text, line.start, line.end) is not None or words in OPENING_PARTS

    def begins_unit(self, at: int) -> bool:
        """Whether a line may head a unit of a body."""
        line = self.lines[at]
        return self.begins_article(at) or self.begins_part(at) or bool(plain_markers(self.text, line.start, line.end))

    def is_unit(self, at: int) -> bool:
        """Whether a numbering may begin with a line."""
        words, line = self.words[at], self.lines[at]
        if words[:1].isalpha() and words[1:2].islower() and words[1] != MISREAD_STROKE and words[0] not in "Kk":
            return False  # a word, and not Khoản
        return any(marker.number in ("1", "I", "A") for marker in plain_markers(self.text, line.start, line.end))

    def is_anchor(self, at: int) -> bool:
        """Whether only a header has such a line."""
        words = self.words[at]
        if len(words) > LONGEST_FIELD:
            return is_whole_header(words)
        return is_title(words) or self.numbers(at) or type_of_line(words) is not None or self.addresses(at)

    def may_head_document(self, at: int) -> bool:
        """Whether a header may begin with such a line."""
        words = self.words[at]
        return len(words) <= LONGEST_FIELD and may_head(words) and (begins_header(words) or self.numbers(at))


def is_whole_header(words: str) -> bool:
    """Whether a long line is a header without line breaks: national or Party title, and a number."""
    first = words[:LONGEST_HEADER_LINE]
    if words.endswith(CUT_OFF):
        return False
    return TITLE_INSIDE.search(first) is not None and WRITTEN_NUMBER.search(first) is not None


def has_letters(words: str) -> bool:
    """Whether a line holds a letter, and is no rule or number."""
    return any(map(str.isalpha, words))


def no_lower(words: str) -> bool:
    """Whether a line is all capitals, or has no letters."""
    return not any(map(str.islower, words))

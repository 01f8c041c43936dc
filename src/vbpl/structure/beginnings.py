"""Beginnings: the lines at which another document of a text begins.

It needs a header or a closing of its own. Two things begin no document: a wrapped citation (``Luật số 57/2024/QH15 sửa
đổi ...``), and a form in an annex, which has its own national title and blanks to fill in.
"""

import re
from collections.abc import Callable

from ..source.notes import find_authentication
from ..text.labels import SURE_SO
from .annexes import BLANKS, annex_head
from .closing.zone import Closings
from .line_kinds.header import (
    is_field,
    is_national_title,
    is_number_line,
    is_place_date,
    is_state_title,
    type_of_line,
)
from .line_kinds.preamble import is_addressees
from .lines import ends_sentence
from .names import is_person_name
from .page import LONGEST_FIELD, WRITTEN_NUMBER, Page, no_lower

REACH = 14
"""Lines from the first line of a header to its number and one more field."""
BLANK_REACH = 24
"""Lines of a header that are searched for blanks to fill in: its fields, subject and addressees."""
COPY = re.compile(r"\W{0,3}(?:SAO\sY|TRÍCH\sSAO|SAO\sLỤC)")
COPY_NUMBER = re.compile(r"\d\s?/\s?(?:SY|TrS|TS|SL)\b")
BLANK_NUMBER = re.compile(rf"{SURE_SO}\s?:?\s?(?:\.{{3}}|…|_{{3}})")
"""The number line of a form: ``Số: .../TB-...``."""
ATTACHED_KINDS = frozenset({
    "quy_che", "quy_dinh", "dieu_le", "noi_quy", "ke_hoach", "de_an", "chuong_trinh", "phuong_an", "quy_trinh",
    "huong_dan", "quy_hoach", "chien_luoc", "du_an", "quy_chuan_ky_thuat_quoc_gia",
})
"""Types that a decision issues with itself (``ban hành kèm theo``)."""
DOTS = re.compile(r"\.{3}|…|_{4}")
WRITTEN_DAY = re.compile(r",\s?ngày\W{0,2}[^\W_]\w{0,2}_?\s?tháng\s?[^\W_]\w{0,2}\snăm\s20\d\d\s*$")
GREETS = re.compile(r"(?:^|[\W_])Kính (?:gửi|gởi|trình)\s?:")
SMALL_LABEL = re.compile(r"(?:^|\t)\W{0,4}số\s?\d")
"""``số 12/2019/TT-BTC`` as a sentence has it. A header has ``Số`` or a colon."""
COLON = re.compile(rf"{SURE_SO}\s?:")
GAP = re.compile(r"\t|[ ]{3}|\|")


class Beginnings:
    """Decides where the documents of one text begin."""

    def __init__(self, page: Page, closings: Closings) -> None:
        self.page = page
        self.closings = closings
        self._next_closing = Next(len(page.lines))
        self._next_head = Next(len(page.lines))

    def heads(self, at: int) -> bool:
        """Whether a number and one more field of a header follow from a line on, filled in and not as in a form."""
        return self.page.may_head_document(at) and self.has_header(at)

    def has_header(self, at: int) -> bool:
        """Whether these fields follow from a line on, which may be the type: ``SẮC LỆNH`` / ``SỐ 77-B NGÀY ...``."""
        if self.authenticates(at) or self.is_under_blanks(at):
            return False
        fields = set()
        for index in range(at, min(at + REACH, len(self.page.lines))):
            words = self.page.words[index]
            if self.ends_header(index, words):
                break
            if COPY.match(words) or COPY_NUMBER.search(words) or BLANK_NUMBER.search(words):
                return False
            if self.page.numbers(index) and not self.is_own_number(index):
                break
            fields |= {name for name, test in FIELD_TESTS if test(words)}
        return "number" in fields and len(fields) >= 2

    def is_under_blanks(self, at: int) -> bool:
        """Whether a number to fill in is just above: ``Số: .../GXN`` in the other column of a form."""
        return any(BLANK_NUMBER.search(self.page.words[index]) for index in range(max(0, at - 3), at))

    def authenticates(self, at: int) -> bool:
        """Whether the block that closes a consolidated text is here, with its own number and day."""
        around = range(max(0, at - 4), min(at + 8, len(self.page.lines)))
        return self.page.is_consolidated and any(find_authentication(self.page.words[index]) for index in around)

    def ends_header(self, at: int, words: str) -> bool:
        """Whether a line cannot belong to a header."""
        return len(words) > LONGEST_FIELD or annex_head(self.page, at) is not None

    def is_own_number(self, at: int) -> bool:
        """Whether the number of a line is filled in and stands for itself, not in a sentence that cites it."""
        words = self.page.words[at]
        number = WRITTEN_NUMBER.search(words)
        if number is None or SMALL_LABEL.search(words):
            return False
        code, _, rest = GAP.split(words[number.end() :], maxsplit=1)[0].partition(" ")
        if rest[:1].islower():
            return False
        return code[-1:] not in ",;" and (COLON.search(words) is not None or self.is_apart(at))

    def is_apart(self, at: int) -> bool:
        """Whether the text above a line is complete, so that the line does not continue it."""
        line, before = self.page.lines[at], self.page.words[at - 1] if at else ""
        return (line.blank_before or ends_sentence(self.page.text, self.page.lines[at - 1])
                or (no_lower(before) and not ends_in_type(before))
                or is_field(before) or is_person_name(before))

    def titles(self, at: int) -> bool:
        """Whether a national title begins a header that has a blank number or a type, and is no form."""
        if not is_national_title(self.page.words[at]):
            return False
        told = any(self.page.numbers(index) or self.is_issued(index) for index in self.below(at, 10))
        letter = self.begins_letter(at)
        closes = (told or letter) and self._next_closing.of(at, self.closings.begins) is not None
        return closes and (letter or not self.is_form(at)) and not self.authenticates(at)

    def begins_letter(self, at: int) -> bool:
        """Whether place and day, filled in, and addressees stand below a line, whatever became of the number."""
        words = [self.page.words[index] for index in self.below(at, REACH)]
        dated = next((index for index, line in enumerate(words) if WRITTEN_DAY.search(line)), len(words))
        return any(GREETS.search(line) for line in words[dated:])

    def is_issued(self, at: int) -> bool:
        """Whether a line is the type of a document issued alone, not of a text that comes with a decision."""
        return (type_of_line(self.page.words[at]) or "quy_che") not in ATTACHED_KINDS

    def closes_below(self, at: int) -> bool:
        """Whether a closing begins with a line or below it."""
        return self._next_closing.of(at, self.closings.begins) is not None

    def is_signed(self, at: int) -> bool:
        """Whether the text from a line on ends with a signer's name before another text begins, and is no form."""
        closing = self._next_closing.of(at, self.closings.begins)
        if closing is None or self.is_form(at):
            return False
        other = self._next_head.of(min(at + REACH, len(self.page.lines) - 1), self.begins_head)
        return (other is None or closing < other) and self.is_named(closing)

    def is_form(self, at: int) -> bool:
        """Whether the fields from a line on have dots to fill in: ``Số: .../TB-...``, ``..., ngày ... tháng ...``."""
        above = range(max(0, at - 4), at)
        dotted = any(self.is_dotted_field(index) for index in (*above, *self.below(at, REACH)))
        return dotted or any(BLANKS.search(self.page.words[index]) for index in self.below(at, BLANK_REACH))

    def is_dotted_field(self, at: int) -> bool:
        """Whether a line is the number or the day of a form."""
        words = self.page.words[at]
        return len(words) < LONGEST_FIELD and DOTS.search(words) is not None and LABEL.search(words) is not None

    def is_named(self, closing: int) -> bool:
        """Whether somebody signs a closing by name."""
        return any(is_person_name(self.page.words[at]) for at in range(closing, self.closings.end(closing)))

    def below(self, at: int, lines: int) -> range:
        """This many lines, from one on."""
        return range(at, min(at + lines, len(self.page.lines)))

    def begins_head(self, at: int) -> bool:
        """Whether a header or an annex begins with a line."""
        return is_national_title(self.page.words[at]) or annex_head(self.page, at) is not None


class Next:
    """Finds, for any line, the first line from it on that begins something. Each line is tested once."""

    def __init__(self, lines: int) -> None:
        self.lines = lines
        self.known: dict[int, int | None] = {}

    def of(self, at: int, begins: Callable[[int], bool]) -> int | None:
        """Index of that line; None if there is none."""
        end = at
        while end < self.lines and end not in self.known and not begins(end):
            end += 1
        found = self.known.get(end, end if end < self.lines else None)
        self.known.update(dict.fromkeys(range(at, end + 1), found))
        return found


LABEL = re.compile(rf"{SURE_SO}\s?[:.…]|(?i:ngày)\b")


def ends_in_type(words: str) -> bool:
    """Whether a line in capitals ends with the type of a cited document: ``... THEO QUYẾT ĐỊNH``."""
    *before, last = words.split(" ")
    tails = (" ".join([*before[-count:], last]) for count in range(1, min(4, len(before))))
    return bool(before) and (type_of_line(last) is not None or any(map(type_of_line, tails)))


def is_placed_date(words: str) -> bool:
    """Whether a line gives the place and the day of issue. A day alone may follow a cited number."""
    return is_place_date(words) and not words.lstrip(" -–_*\t").lower().startswith("ngày")


FIELD_TESTS = (
    ("number", is_number_line), ("title", is_state_title), ("place", is_placed_date),
    ("addressees", is_addressees),
)

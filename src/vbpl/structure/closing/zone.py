"""Closing zone: finds where recipients and signatures begin and end."""

import re
from functools import cached_property

from ...text.folding import fold
from ...text.letters import LOWER, UPPER
from ...text.signs import BULLET
from ...text.syllables import is_noise, is_scanned
from ..annexes import FIRST_LETTERS, annex_head, list_head, note_head
from ..line_kinds.closing import is_capacity, is_signature_mark, is_small_capacity
from ..line_kinds.header import type_of_line
from ..lines import ends_sentence
from ..names import begins_body, is_person_name, is_position, is_small_office, is_small_post
from ..page import FOOTNOTE, SHORTEST_WHOLE, Page, has_letters
from ..words import COLUMN_GAP
from .scans import begin_of_office

LONGEST_CLOSING = 80
LONGEST_OFFICE = 90
LONGEST_MARK = 7
"""A mark alone, such as ``KT.`` above ``CHỦ TỊCH``. Any table could have it."""
LONGEST_LABELLED = 400
LONGEST_HEAD = 40
LONGEST_LIST = 20
"""So many lines a list of recipients takes."""
AS_ABOVE = re.compile(r"\W{1,4}(?i:nh[ưuựứ])\s(?:trên|tren|[ĐđD]i[ềeêệ]u\s\d)")
ARCHIVED = re.compile(r"\W{0,4}L[ưu]u\b(?!.*\.\.)")
"""The last recipient; with dots to fill in, that of a form."""
PAST_ARCHIVE = re.compile(rf"(?=.{{60}})\W{{0,3}}[{UPPER}][{LOWER}]*(?:,?\s[^\W\d_]{{1,7}}){{8}}")
"""Words of a sentence, longer than what is left of the archive's line."""
GROUND = re.compile(r"[-–•]?\s?Căn cứ (?:Luật|Bộ luật|Nghị|Quyết|Thông|Điều lệ|Hiến)\b")
"""The first words of another text; no recipient has them."""
BODY_ENDS = ("./.", "./", "/.")


class Closings:
    """The closings of a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self._begun: dict[int, bool] = {}

    def begins(self, at: int) -> bool:
        """Whether a closing begins with a line. It is asked from above and from below, so answers are kept."""
        words = self.page.words[at]
        if words[0].isdigit() or words[1:2] == ")" or words.startswith("Điều "):
            return False
        begun = self._begun.get(at)
        if begun is None:
            begun = self._begun[at] = self._may_begin(at, words) and self._begins(at, words)
        return begun

    def _may_begin(self, at: int, words: str) -> bool:
        """A first look at a line, which tells that most lines of a body begin no closing."""
        page = self.page
        start, end, _ = page.lines[at]
        if page.closes(page.folded, start, end) or len(words) < SHORTEST_WHOLE or words.isupper():
            return True
        if self.is_after_body(at) or (page.columned and page.may_close(at)):
            return True
        return len(words) < LONGEST_HEAD and self.lists(at + 1)

    def _begins(self, at: int, words: str) -> bool:
        if len(words) >= SHORTEST_WHOLE and not self.page.may_close(at):
            return self.names_signer(at, words) or self.heads_list(at, words) or self.signs_beside(at, words)
        if self.page.lists_recipients(at) or self.lists(at):
            return True
        if (len(words) > LONGEST_OFFICE and "\t" not in words) or len(words) > LONGEST_LABELLED:
            return False
        capacity = is_capacity(words)
        if capacity and len(words) > LONGEST_MARK:
            return True
        if capacity or is_position(words) or is_signature_mark(words) or self.signs_in_small_letters(at, words):
            return self.signed_below(at)
        return self.names_signer(at, words) or self.signs_beside(at, words)

    def lists(self, at: int) -> bool:
        """Whether a line is the first recipient, its label lost, and the archive stands below: ``- Như trên;``."""
        if at >= len(self.page.words):
            return False
        words = self.page.words[at]
        if words[0].isalnum() or not AS_ABOVE.match(words):
            return False
        below = self.page.words[at + 1 : at + LONGEST_LIST]
        return any(ARCHIVED.match(words) for words in below)

    def signs_beside(self, at: int, words: str) -> bool:
        """Whether a body signs in the other column: it and an office in capitals, and below them their two names."""
        if not words.isupper() or len(words) > LONGEST_OFFICE or not begins_body(words, fold(words)):
            return False
        below = self.page.words[at + 1 : at + 4]
        return len(below) > 2 and is_position(below[0]) and is_person_name(below[1]) and is_person_name(below[2])

    def heads_list(self, at: int, words: str) -> bool:
        """Whether a line ends in an office and stands above such a list: ``xi0 GIÁM ĐỐC``, after noise."""
        return len(words) < LONGEST_HEAD and self.lists(at + 1) and begin_of_office(words) is not None

    def names_signer(self, at: int, words: str) -> bool:
        """Whether a line is the name of a person directly below the end of a body."""
        return len(words) < 40 and self.is_after_body(at) and is_person_name(words) and not self.begins_annex(at)

    def signs_in_small_letters(self, at: int, words: str) -> bool:
        """Whether a line after a sentence is a capacity or an office: ``KT. Chủ tịch``, ``Bộ trưởng``."""
        after = at > 0 and ends_sentence(self.page.text, self.page.lines[at - 1])
        if not after:
            return False
        return is_small_capacity(words) or is_small_office(words) or (is_small_post(words) and self.named_below(at))

    def named_below(self, at: int) -> bool:
        """Whether a mark of signature or the name of a person is on the next line."""
        below = self.page.words[at + 1 : at + 2]
        return any(is_signature_mark(words) or is_person_name(words) for words in below)

    def is_after_body(self, at: int) -> bool:
        """Whether the line before ends as the last line of a body does: ``./.``."""
        return at > 0 and self.page.words[at - 1].endswith(BODY_ENDS)

    def signed_below(self, at: int) -> bool:
        """Whether a signature or the recipients follow within a few lines, and the body does not continue."""
        page = self.page
        below = range(at, min(at + 5, len(page.lines)))
        if any(page.lists_recipients(index) or self.lists(index) for index in below[1:4]):
            return True
        signed = any(
            is_signature_mark(words) or ((index > at or COLUMN_GAP.search(words)) and is_person_name(words))
            for index in below if (words := page.words[index])
        )
        return signed and not any(map(page.begins_article, below))

    def end(self, at: int) -> int:
        """Index after the last line of recipients and signatures."""
        named = listing = archived = labelled = False
        end = at
        while end < len(self.page.lines) and end - at < LONGEST_CLOSING:
            words = self.page.words[end]
            if end > at and (self.begins_annex(end) or GROUND.match(words)):
                break
            if archived and self.is_past_archive(end, words):
                break
            archived = archived or ARCHIVED.match(words) is not None
            if self.page.lists_recipients(end) or self.lists(end):
                listing = labelled = True
            elif self.is_office(words, named=named and not listing):
                beside = is_person_name(words)
                listing, named = listing and "\t" in words, beside or (named and not is_capacity(words))
            elif words[:1] in BULLET and (listing or len(words) < 160):
                listing = listing or (labelled and not archived) or (not named and is_scanned(words))
            elif is_person_name(words) and not listing:
                named = True
            elif not self.belongs_to_closing(end, words, named=named, listing=listing):
                break
            elif listing and is_person_name(words) and ends_sentence(self.page.text, self.page.lines[end - 1]):
                named, listing = True, False
            end += 1
        return max(end, at + 1)

    def is_past_archive(self, at: int, words: str) -> bool:
        """Whether a line below the archive, the last recipient, is a sentence or the note of an annex."""
        if note_head(self.page, at):
            return True
        ended = self.page.words[at - 1][-1] not in ",-" or self.page.lines[at].blank_before
        return ended and PAST_ARCHIVE.match(words) is not None and not (is_noise(words) or is_signature_mark(words))

    def is_office(self, words: str, *, named: bool) -> bool:
        """Whether a line belongs to a signature: its capacity or mark, or a position before the name."""
        return is_capacity(words) or is_signature_mark(words) or (is_position(words) and not named)

    def belongs_to_closing(self, at: int, words: str, *, named: bool, listing: bool) -> bool:
        """Whether a line that is neither office nor name continues a closing."""
        if listing:
            return len(words) < 160 and not self.page.is_anchor(at)
        if named and FOOTNOTE.match(words):
            return False
        if named:
            return not has_letters(words) or (len(words) < 12 and not words.isupper())
        return len(words) < 60 and not self.page.is_anchor(at)

    def begins_annex(self, at: int) -> bool:
        """Whether an annex or another document begins with a line."""
        page = self.page
        words = page.words[at]
        if not words[1:3].islower() and type_of_line(words):
            return True
        near = at in page.near_notes
        if (near or words[:2] in FIRST_LETTERS) and annex_head(page, at):
            return True
        return near and list_head(page, at) is not None and not self.signs(at)

    def signs(self, at: int) -> bool:
        """Whether a line is an office, or a name below one. An issued text may follow a signature directly."""
        words, above = self.page.words[at], self.page.words[at - 1] if at else ""
        if self.is_office(words, named=False):
            return True
        return is_person_name(words) and self.is_office(above, named=False)

    @cached_property
    def last(self) -> int:
        """Index of the last line that begins a closing; -1 where there is none."""
        backwards = range(len(self.page.lines) - 1, -1, -1)
        return next(filter(self.begins, backwards), -1)

    def is_signed(self, at: int) -> bool:
        """Whether a closing begins at some line below."""
        return at < self.last

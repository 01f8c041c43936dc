"""Header zone: finds where a header begins and ends, and the grounds below it."""

import re
from itertools import takewhile

from ...model import CONSOLIDATED
from ...numbers.dates import parse_place_date
from ...text.folding import fold
from ...text.signs import BULLET
from ..closing.zone import Closings
from ..line_kinds.header import (
    is_field,
    is_issuer_line,
    is_national_title,
    is_party_title,
    is_place_date,
    is_state_title,
    type_of_line,
)
from ..line_kinds.preamble import is_addressees, is_cited, is_formula, is_ground
from ..lines import ends_sentence, stays_open
from ..names import begins_body
from ..open_ends import OPEN_SUBJECT
from ..page import Page, has_letters, is_whole_header, no_lower
from ..recipients import NOISE_BULLET
from ..verdicts import FINDS
from .control import is_coded, is_control_line
from .fields import COPY_MARK, HIGHEST, SMALL_TITLE, TOPIC

LONGEST_HEADER = 70
LONGEST_PREAMBLE = 150
LONGEST_ASIDE = 6
"""Most paragraphs between the last ground and the enacting formula."""
NEAR = 5
"""Lines within which the first line of a header needs no second evidence."""
COVER = 40
"""Lines of a cover and of the header below it."""
HIGH = 8
"""The same where all lines above it are those of a header."""
TORN_MONTH = re.compile(r"tháng\s\d{1,2}\snăm\s\d{4}$")
"""The second half of a day to fill in: ``Hà Nội, ngày`` / ``tháng 3 năm 2031``."""
NUMBERED = re.compile(r"\d{1,2}[.)]\s+")
LONGEST_ADDRESSEE = 14
"""Lines of one addressee, such as all provinces in a row. A longer run is the body with its first lines torn."""
LONGEST_ADDRESS = 200
DRAFT = "DỰ THẢO"
"""``Ngày 10.3.2025DỰ THẢO 3``: the day of a draft."""
LONGEST_DAY = 24
"""``Ngày 18/6/2018`` alone belongs to an incoming stamp and opens no body."""
ADDRESS = re.compile(r"\(\s?(?:[Đđ]ịa\schỉ|[Đđ]/[Cc]|ĐC|MST|[Mm]ã\ssố\sthuế|[Ss]ố|[Tt]ầng|[Ll]ô)\b")
SPEAKS = re.compile(r"\s(?:đề\snghị|yêu\scầu|nhận\sđược|thông\sbáo|kính\sđề|có\sý\skiến|báo\scáo|mời)\s|\./\.$")
"""A line with a verb is no addressee."""
ENDS_ITEM = re.compile(r"[;,:]\W*$")
EMPTY_LABEL = re.compile(r"[^:]{0,24}:\W*$")
"""``Kính gửi: ". "``: nothing but noise after it."""
CITES = re.compile(r"(?:[Vv]ăn\sbản|[Cc]ông\svăn|[Tt]ờ\strình)\ssố\s?:?\s?\d|xin\strân\strọng|trân\strọng\scảm\sơn")
"""Words of a letter's first sentence that no addressee has."""
CONSOLIDATES = re.compile(r"(?:sửa\sđổi|bổ\ssung)[^.;]{0,40}(?:bởi|theo|tại|như\ssau)\s?:$|^bởi\s?:$")
"""A consolidated text lists below its header the acts that amended it. Their numbers head no units."""
OPENS_PROSE = re.compile(
    r"""
    (?: Ngày\s\d{1,2}\b                                       # Ngày 05 tháng 3 năm 2024, Bộ trưởng chủ trì
      | (?:Trong\s)?[Tt]hời\sgian\s(?:qua|gần\sđây|vừa\squa)    # Trong thời gian qua, các trạm
      | Trong\s(?:những|các)\s(?:ngày|tháng|năm)\b              # Trong những năm qua
      | Vừa\squa | Hiện\snay | Hiện\stại | Sau\skhi              # Sau khi nghe báo cáo
      | Kính\sthưa                                             # Kính thưa các vị đại biểu
    )(?!\w)
    """,
    re.VERBOSE,
)
"""Words that open the first sentence of a body and no line of a subject."""
ACTS_AS_SUBJECT = re.compile(r"(?:Thực\shiện|Triển\skhai)\s[^\n]{1,190}[^\s.;:/]$")
"""The first line below a type, if it is no sentence: ``Thực hiện công tác phòng, chống lụt bão năm 2025``."""
COMPOSITION = re.compile(
    r"\W{0,4}(?:Với\s)?thành\sphần\s(?:hội\sđồng\s(?:xét|giám\sđốc|tái)|(?:ủy\sban|hội\sđồng)\sthẩm\sphán)",
    re.IGNORECASE,
)
"""The first line of a judgment: who judges."""
JUDGMENT_LETTERS = "VvTtNX"
"""First letters of these words, and of the head of what the court finds."""
NAMES_ACT = re.compile(r"[A-ZĐ][^\W\d_]{1,8}(?:\s[^\W\d_]{1,8}){1,3}\s(?:số\s)?\d{1,4}/")
IN_FORCE = re.compile(r"có\s{1,3}hiệu\s{1,3}lực")
ACT_REACH = 500
"""Characters in which a consolidated text says since when its act is in force."""
SENTENCE_STOPS = ".;:!?…"
TYPE_AND_NUMBER = re.compile(r"[A-ZĐ][^\W\d_]{1,8}(?:\s[^\W\d_]{1,8}){0,3}\sSỐ:?\s\d{1,5}[/-]\S{2,30}$")
"""``THÔNG TƯ SỐ 12/2031/TT-BGTVT``: all that is left of a header; the subject stands below."""
OF_ISSUER = re.compile(r"C[ỦU]A\s")
LONGEST_SUBJECT_LINE = 120
SUBJECT_REACH = 4
SMALL_REACH = 8
"""Lines of a type in small letters, its subject and its issuing body."""


def begins_judgment(words: str) -> bool:
    """Whether a line is the first one of a judgment, or the head of what the court finds."""
    if words[0].isalpha() and words[0] not in JUDGMENT_LETTERS:
        return False
    return (COMPOSITION.match(words) or FINDS.match(words)) is not None


class Headers:
    """The headers of a page, and the preambles below them."""

    def __init__(self, page: Page, closings: Closings) -> None:
        self.page = page
        self.closings = closings

    def begin(self, at: int) -> int | None:
        """Index of the first line of the next header; None if the next text has none."""
        for index in range(at, len(self.page.lines)):
            if index == at == 0 and self.begins_by_place(index):
                return index
            near = index < at + NEAR or (index < at + HIGH and self.widen(at, index) == at)
            if self.page.is_anchor(index) and (near or self.is_sure_anchor(index)):
                return self.widen(at, index)
            if near and ":" in self.page.words[index] and is_coded(self.page.words[index]):
                return self.widen(at, index)
            if (index == at or index > at + 3) and self.page.begins_article(index):
                break
        return None

    def past_cover(self, begin: int) -> int:
        """Index of the header below a cover, which has a state title and the type, and no number; else ``begin``."""
        types: dict[str | None, int] = {}
        above = -1
        for at in range(begin, min(begin + COVER, len(self.page.lines))):
            words = self.page.words[at]
            if self.page.numbers(at) or self.page.grounds(at) or self.page.addresses(at) or self.page.begins_unit(at):
                break
            if is_state_title(words):
                above = at
            elif (kind := type_of_line(words)) and 0 <= types.setdefault(kind, above) < above:
                issuers = takewhile(is_issuer_line, reversed(self.page.words[types[kind] + 1 : above]))
                return above - len(list(issuers))
        return begin

    def begins_by_place(self, at: int) -> bool:
        """Whether a line is place and date, alone: all that a text kept of its header."""
        words = self.page.words[at]
        found = parse_place_date(words) if is_place_date(words) and at + 1 < len(self.page.lines) else None
        return found is not None and found.place is not None and not found.start and found.end == len(words)

    def title_end(self, at: int) -> int:
        """Index after the heading of a text without a header: in capitals, or a type and its subject in any case."""
        if at < len(self.page.lines) and SMALL_TITLE.match(self.page.words[at]):
            below = range(at + 1, min(at + SMALL_REACH, len(self.page.lines)))
            if grounds := next(filter(self.page.grounds, below), None):
                return grounds
        first = at
        while at < len(self.page.lines) and no_lower(self.page.words[at]) and not self.page.begins_unit(at):
            at += 1
        below = range(at, min(at + SUBJECT_REACH, len(self.page.lines)))
        if at > first and TYPE_AND_NUMBER.match(self.page.words[at - 1]):
            return next(filter(self.page.grounds, below), at)
        return at

    def is_sure_anchor(self, at: int) -> bool:
        """Whether an anchor far down begins a document. A type or addressees alone do only in a signed text."""
        words = self.page.words[at]
        bare = type_of_line(words) is not None or self.page.addresses(at)
        return not bare or is_national_title(words) or self.page.numbers(at) or self.closings.is_signed(at)

    def widen(self, at: int, index: int) -> int:
        """Adds the issuer's lines above the first sure line of a header."""
        first = index
        while first > at and index - first < 8:
            words = self.page.words[first - 1]
            dated = is_place_date(words) or TORN_MONTH.match(words)
            short = len(words) < 70 or not has_letters(words)
            if not (dated or (short and (is_issuer_line(words) or no_lower(words)))):
                break
            first -= 1
        return first

    def end(self, begin: int) -> int:
        """Index after the header: after its last field, the subject's last line, or the last addressee."""
        at, subject = begin, False
        title: str | None = None
        while at < len(self.page.lines) and at - begin < LONGEST_HEADER:
            words = self.page.words[at]
            if self.page.addresses(at):
                return self.addressees_end(at)
            if at > begin and self.page.lists_recipients(at):
                return at
            if at - begin < HIGHEST and COPY_MARK.fullmatch(words):
                at += 1
                continue
            kind = type_of_line(words)
            if kind and (title in (None, CONSOLIDATED) or (title == kind and self.is_caption(begin, at))):
                title, subject, at = kind, False, at + 1
                continue
            if ":" in words and is_control_line(words):
                subject, at = True, at + 1
                continue
            if self.ends(at, words, titled=title is not None or subject, subject=subject):
                return at
            if title and has_letters(words) and not is_field(words):
                subject = True
            at += 1
        return at

    def is_caption(self, begin: int, at: int) -> bool:
        """Whether the type in the first line stands again in a line below the title of the nation."""
        first = type_of_line(self.page.words[begin])
        return first is not None and any(map(is_national_title, self.page.words[begin + 1 : at]))

    def ends(self, at: int, words: str, *, titled: bool, subject: bool) -> bool:
        """Whether a line is after the header."""
        if is_formula(words) or self.page.begins_article(at) or self.page.begins_part(at):
            return True
        if begins_judgment(words):
            return True
        if words[0] == "(" and at in self.page.notes:
            return True
        if self.begins_grounds(at, words):
            named = titled and not subject
            if not named or (self.page.lines[at].blank_before and not self.acts_as_subject(at, words)):
                return True
        if words.isupper() or is_field(words) or is_party_title(words) or is_whole_header(words):
            return (titled or words[0] in "1IA") and self.page.is_unit(at) and (titled or self.is_unit_below(at))
        if self.page.is_unit(at) and (titled or len(words) > 60):
            return True
        return self.is_prose(at, words, titled=titled, subject=subject)

    def begins_grounds(self, at: int, words: str) -> bool:
        """Whether a line begins the grounds. ``THỰC HIỆN`` in capitals, or above the addressees, is a subject."""
        if not self.page.grounds(at):
            return False
        drawn = words.isupper() and at > 0 and self.page.words[at - 1].isupper()
        addressed = any(map(self.page.addresses, range(at + 1, min(at + SUBJECT_REACH, len(self.page.lines)))))
        return fold(words).startswith("can cu") or not (drawn or addressed)

    def acts_as_subject(self, at: int, words: str) -> bool:
        """Whether a line that begins like a ground is a subject: ``Triển khai công tác bầu cử``, no sentence."""
        goes_on = at + 1 < len(self.page.lines) and self.page.words[at + 1][:1].islower()
        return ACTS_AS_SUBJECT.match(words) is not None and (words[-1] != "," or goes_on)

    def is_prose(self, at: int, words: str, *, titled: bool, subject: bool) -> bool:
        """Whether a line in mixed case begins the body and is no part of the subject."""
        if not has_letters(words) or words[:1].islower() or "\t" in words:
            return False
        before = self.page.words[at - 1] if at else ""
        if titled:
            line = self.page.lines[at]
            if OF_ISSUER.match(before) and self.begins_subject(at, words):
                return False
            ended = no_lower(before) or line.blank_before or words[-1] in SENTENCE_STOPS
            ends = ended or len(words) > 120 or self.opens_body(at, words, before)
            return subject and ends and not self.leads_to_grounds(at)
        opens = OPENS_PROSE.match(words) is not None and len(words) > LONGEST_DAY and DRAFT not in words
        if opens and self.page.lines[at].blank_before:
            return True
        return len(words) > 110 and not TOPIC.match(words)

    def begins_subject(self, at: int, words: str) -> bool:
        """Whether a line in small letters below the issuer of a type, ``CỦA BAN CHẤP HÀNH``, is the subject."""
        if at < 2 or type_of_line(self.page.words[at - 2]) is None:
            return False
        if TOPIC.match(words) or words.startswith("Về "):
            return True
        whole = self.page.lines[at].blank_before or words[-1] in SENTENCE_STOPS or len(words) > LONGEST_SUBJECT_LINE
        return not (whole or OPENS_PROSE.match(words))

    def is_unit_below(self, at: int) -> bool:
        """Whether a numbering begins on the next line as well: ``I. QUY ĐỊNH CHUNG`` / ``1. Phạm vi``."""
        return at + 1 < len(self.page.lines) and self.page.is_unit(at + 1)

    def leads_to_grounds(self, at: int) -> bool:
        """Whether an authority in capitals and the grounds follow a line: it is a second paragraph of the subject."""
        below = range(at + 1, min(at + 3, len(self.page.lines) - 1))
        return any(self.page.words[index].isupper() and self.page.grounds(index + 1) for index in below)

    def opens_body(self, at: int, words: str, before: str) -> bool:
        """Whether a line below a subject opens a sentence, or names the act that a consolidated text gives."""
        if OPEN_SUBJECT.search(before):
            return False
        if OPENS_PROSE.match(words):
            return True
        start = self.page.lines[at].start
        return NAMES_ACT.match(words) is not None and IN_FORCE.search(
            self.page.text, start, start + ACT_REACH) is not None

    def addressees_end(self, at: int) -> int:
        """Index after the addressees that begin at a line."""
        label = self.page.words[at]
        end = at + 1 if is_addressees(label) else at + 2
        listed = self.page.text[self.page.lines[end - 1].end - 1] == ":" or len(label) < 12
        listed = listed or EMPTY_LABEL.match(label) is not None
        first, numbered = end, listed and self.numbers_bodies(end)
        begun = end - 1
        while end < len(self.page.lines):
            words = self.page.words[end]
            item = is_addressees(words) or words[:1] in BULLET or (listed and end == first)
            item = item or (numbered and NUMBERED.match(words) is not None) or self.notes_addressee(end, words)
            item = item or (listed and self.names_next(end, words))
            item = item or bool(NOISE_BULLET.match(words) and ENDS_ITEM.search(self.page.words[end - 1]))
            if self.page.grounds(end) or not (item or self.continues_addressee(end, words)):
                break
            if not item and CITES.search(words):
                return begun + 1
            begun = end if item else begun
            if end - begun > LONGEST_ADDRESSEE:
                return begun + 1
            end += 1
        return self.topic_end(end)

    def topic_end(self, at: int) -> int:
        """Index after the subject of a letter, if it is below the addressees: ``V/v mở bến``."""
        if at >= len(self.page.lines) or not TOPIC.match(self.page.words[at]):
            return at
        end = at + 1
        while end < len(self.page.lines) and self.page.words[end][:1].islower():
            if self.page.lines[end].blank_before:
                break
            end += 1
        return end

    def notes_addressee(self, at: int, words: str) -> bool:
        """Whether a line belongs to the address in brackets below an addressee, wrapped or not."""
        start = self.page.lines[at].start
        opened = stays_open(self.page.text, "()", max(0, start - LONGEST_ADDRESS), start)
        return opened or ADDRESS.match(words) is not None

    def numbers_bodies(self, at: int) -> bool:
        """Whether a line begins a list of numbered bodies: ``1. Ủy ban nhân dân huyện;``."""
        words = self.page.words[at] if at < len(self.page.lines) else ""
        number = NUMBERED.match(words)
        return number is not None and begins_body(words[number.end() :], fold(words[number.end() :]))

    def names_next(self, at: int, words: str) -> bool:
        """Whether a line without a bullet names the next body of a list, the last of which ended in a semicolon."""
        listed = self.page.words[at - 1].endswith(";") and not self.page.lines[at].blank_before
        return listed and begins_body(words, fold(words)) and SPEAKS.search(words) is None

    def continues_addressee(self, at: int, words: str) -> bool:
        """Whether a line continues the addressee of the line before."""
        if self.page.lines[at].blank_before or self.page.is_unit(at) or TOPIC.match(words):
            return False
        before = self.page.lines[at - 1]
        ended = ends_sentence(self.page.text, before) and self.page.text[before.end - 1] != ":"
        long = len(words) >= 90 and self.page.text[before.end - 1] != ":"
        return words[:1].islower() or not (ended or is_ground(words) or long or SPEAKS.search(words))

    def preamble_end(self, header: int) -> int:
        """Index after the enacting formula or the last ground; ``header`` if there is no preamble."""
        end, listing, asides = header, False, 0
        for at in range(header, min(header + LONGEST_PREAMBLE, len(self.page.lines))):
            words = self.page.words[at]
            if is_formula(words):
                return at + 1
            if end == header and FINDS.match(words):
                break
            if asides > LONGEST_ASIDE and not listing:
                break
            if self.page.begins_article(at) or self.page.begins_part(at) or self.page.lists_recipients(at):
                break
            if self.page.is_unit(at) and not listing:
                break
            listing = listing or (words[-1] == ":" and CONSOLIDATES.search(words) is not None)
            after = end == at and at > header
            if self.page.grounds(at) or (after and (self.names_another(at) or not self.ends_ground(at))):
                end, asides = at + 1, 0
            elif ends_sentence(self.page.text, self.page.lines[at]):
                asides += 1
        return end

    def names_another(self, at: int) -> bool:
        """Whether a line after a ground that ends in a semicolon names another document."""
        return self.page.text[self.page.lines[at - 1].end - 1] == ";" and is_cited(self.page.words[at])

    def ends_ground(self, at: int) -> bool:
        """Whether the ground that ends before a line is complete."""
        line, before = self.page.lines[at], self.page.lines[at - 1]
        listed = self.page.text[before.end - 1] == "," and not self.page.text[line.start].islower()
        return line.blank_before or ends_sentence(self.page.text, before) or listed

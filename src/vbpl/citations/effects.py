"""Effects: when a document, or some of its provisions, takes or loses effect.

Dates are computed where the phrase gives them or counts from the day of issue (NĐ 78/2025/NĐ-CP, Điều 54); a phrase
that counts from the day of the Công báo or from another event has none.
"""

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from operator import attrgetter
from typing import Literal, NamedTuple

from ..model import Block, Citation, Effect, Provision, Span
from ..model.walk import iter_inside
from ..numbers.dates import parse_date
from ..text.folding import fold, squeeze
from ..text.lazy import lazy_compile
from ..text.numerals import number_of_words
from .own_text import CitedDocument, OwnText
from .relate.unit import names_thing
from .words.kinds import kind_words

LIST_MARK = 4
"""Characters that may follow the phrase where a list stands below: a colon and white space."""

OWN_NAME = 40
"""Characters of ``Thông tư liên tịch này``, and of no longer subject."""

_UNTIL = r"(?:cho\s{1,3})?den\s{1,3}(?:het\s{1,3}|truoc\s{1,3})?ngay\b"
_STOP = rf"\b(?:va|tru|thay|bai bo|dong thoi|rieng|{_UNTIL})\b"
_ISSUE = r"khi\s{1,3}(?:ky|ban\s{1,3}hanh)\b"
_WHEN = (
    r"(?:ke\s{1,3}|cho\s{1,3})?(?:tu|sau|den|vao|trong)\b"
    rf"(?=[^.;]{{0,60}}(?:\b(?:ngay\b|thang\b|nam\b|{_ISSUE})|\d/\d))"
    rf"|ngay\s{{1,3}}(?=\d|(?:sau\s{{1,3}})?{_ISSUE})"
)
_NUMBER_IN_WORDS = r"\([^().;]{1,30}\)(?=\s{1,3}(?:ngay|thang|nam)\b)"
_TIME = (
    rf"(?:thi hanh\s{{1,3}})?(?P<phrase>(?:{_WHEN})"
    rf"(?:(?!{_STOP})(?:[^.;:(),]|(?<=\d)\.(?=\d)|,(?=\s{{1,3}}ke\s)|{_NUMBER_IN_WORDS})){{1,150}})"
    rf"(?P<until>\b{_UNTIL}\s[^.;,()]{{1,40}})?"
)
_EFFECT = lazy_compile(rf"\b(?:(?P<starts>co)|het|cham dut)\s{{1,3}}hieu\s{{1,3}}luc\s{{1,3}}{_TIME}")
_SUBJECT_START = lazy_compile(r"(?P<sentence>[.;]\s|\n\s*\n)|\btru\s")
_BELOW = lazy_compile(r"\bsau\s+day\b")

_MARKER = lazy_compile(r"^\W*(?:(?:dieu )?\d{1,3}\W+|\w\) )?")
_NO_ACT = ("giấy", "đơn", "phiếu", "bản")
"""What begins a type that has no effect as acts have: ``giấy phép``, ``bản cam kết``."""
_THIS = r"(?:(?:\w+ ){1,2}|thong tu lien tich )nay"
_PART = lazy_compile(rf"(?<!quy dinh )\b(?:cua|tai|trong) {_THIS}$")
"""``Quy định về hóa đơn của Luật này``: some of it, with no number."""
_OPENING = lazy_compile(rf"{_THIS}\b")
_ADOPTED = lazy_compile(r" (?:da )?duoc\b.*\bthong qua\b")
"""``Nghị quyết được Hội đồng nhân dân khóa X thông qua ngày ... và (có hiệu lực)``."""
_SUBORDINATE = lazy_compile(rf"\b(?:ngay|khi|thoi diem) {_THIS}$")
"""``từ ngày Luật này (có hiệu lực)``: a day that is counted from, not stated."""

_BRACKETED = lazy_compile(r"\s?\([^()]*\)")
_CLOCK = lazy_compile(r"\d{1,2}\s?(?:giờ|h)(?:\s?\d{1,2}(?:\s?phút)?)?")
_SIGNED = lazy_compile(r"\b(?:ngay|khi) (?:ky|ban hanh)\b")
_DELAY = lazy_compile(r"\bsau (\d{1,3}|[a-z ]{3,30}?) ngay,? (?:ke )?tu\b")
_THROUGH = lazy_compile(r"(?:cho )?den (?!truoc\b)|(?:ke )?(?:tu )?sau (?:het )?ngay \d")
"""The day named is the last before the change."""
_UNCOUNTED = lazy_compile(r"(?:ke )?(?:tu )?sau (?!khi\b)")
_DIGIT = lazy_compile(r"\d")


class _Statement(NamedTuple):
    """A phrase of time with what stands before it in its sentence; offsets into the clean text of the unit."""

    match: re.Match[str]
    sentence: int
    """Where its sentence begins."""
    start: int
    """Where its subject begins."""
    subject: str
    below: bool
    """It ends its unit and announces a list: ``Các quy định sau đây ...:``."""


def find_effects(cited: CitedDocument) -> list[Effect]:
    """Every statement in the own texts of the body that the document or provisions of it take or lose effect."""
    telling = list(filter(_tells, cited.texts_at(cited.places_of("hieu"))))
    if not telling:
        return []
    reader = _Reader(cited)
    return [effect for own in telling for effect in reader.read(own)]


def _tells(own: OwnText) -> bool:
    """Whether a text may state an effect."""
    words = f"{own.block.heading}\n{own.block.text}"
    return "hiệu lực" in words or "hieu luc" in words


class _Reader:
    """A document with its names."""

    def __init__(self, cited: CitedDocument) -> None:
        self.cited, self.source = cited, cited.source
        header = cited.document.header
        self.signed = header.date
        self.title = squeeze(fold(header.type_name or ""))
        self.names = {"", self.title, f"{self.title} {squeeze(fold(header.subject or ''))}"}
        self.called = f"{self.title} nay" if self.title else None

    def read(self, own: OwnText) -> Iterator[Effect]:
        for statement in _iter_statements(self.source.folded[own.start:own.end]):
            provisions = self.provisions(statement, own)
            if provisions is not None:
                yield from self.effects(statement, own, provisions)

    def provisions(self, statement: _Statement, own: OwnText) -> list[Provision] | None:
        """What takes or loses effect: provisions, an empty list for the whole document, None for another thing."""
        words = squeeze(statement.subject)
        if _SUBORDINATE.search(words) or self.points_back(statement, own):
            return None
        below_heading = squeeze(statement.subject.partition("\n")[2])
        if self.is_document(words) or (below_heading and self.is_document(below_heading)):
            return []
        mentions = self.mentions(statement, own)
        if any(_is_foreign(mention) for mention in mentions):
            return None
        provisions = [provision for mention in mentions for provision in mention.provisions]
        if provisions:
            return None if self.is_exception_to_other(statement, own) else provisions
        return [] if self.is_own(words) and not _PART.search(words) else None

    def is_own(self, words: str) -> bool:
        """Whether a subject is this document: ``Nghị định này``; a contract or a licence in it is none."""
        if self.called and self.called in words:
            return True
        return _own().search(words) is not None and not names_thing(words)

    def is_document(self, words: str) -> bool:
        """Whether a subject is the document by its name, or as that of an earlier verb: ``Luật này thay thế A và``."""
        words = _MARKER.sub("", words, count=1).rstrip(" .,:*")
        return words in self.names or (words.endswith(" va") and self.opens(words))

    def opens(self, words: str) -> bool:
        """Whether the document is the subject that a sentence begins with."""
        adopted = words.startswith(self.title) and _ADOPTED.match(words, len(self.title))
        return bool(adopted or _OPENING.match(words))

    def points_back(self, statement: _Statement, own: OwnText) -> bool:
        """Whether the subject is a thing named before: ``điều khoản đó``."""
        start, end = own.start + statement.start, own.start + statement.match.start()
        return self.source.clean[start:end].rstrip().endswith("đó")

    def is_exception_to_other(self, statement: _Statement, own: OwnText) -> bool:
        """Whether the sentence began with another document: ``Luật A hết hiệu lực ngày B, trừ Điều 5 hết hiệu lực``."""
        before = self.cited.between(own.start + statement.sentence, own.start + statement.start)
        return bool(before) and _is_foreign(self.cited.citations[before[0]])

    def mentions(self, statement: _Statement, own: OwnText) -> list[Citation]:
        """The citations of the subject, or of the list below it."""
        start, end = own.start + statement.start, own.start + statement.match.start()
        if statement.below:
            start, end = own.start + statement.match.end(), own.last
        return [self.cited.citations[each] for each in self.cited.between(start, end)]

    def effects(self, statement: _Statement, own: OwnText, provisions: list[Provision]) -> Iterator[Effect]:
        match = statement.match
        span = self.source.span(own.start + statement.start, own.start + match.end())
        starts = match["starts"] and not fold(match["phrase"]).startswith(("den", "cho"))
        events: dict[str, Literal["start", "end"]] = {"phrase": "start" if starts else "end", "until": "end"}
        for group, event in events.items():
            if match[group]:
                printed = self.source.clean[own.start + match.start(group):own.start + match.end(group)]
                phrase = squeeze(printed).rstrip(" ,/")
                date = _date(phrase, self.signed)
                yield Effect(event=event, date=date, phrase=phrase, provisions=tuple(provisions), span=span)


def first_day_stated(text: str) -> datetime.date | None:
    """The first day of its act that a unit states: ``1. Luật này có hiệu lực thi hành từ ngày 01/8/2024``; else null.

    >>> first_day_stated("1. Luật này có hiệu lực thi hành từ ngày 01 tháng 8 năm 2024, trừ khoản 2 Điều này.")
    datetime.date(2024, 8, 1)
    """
    if "hiệu lực" not in text:
        return None
    for match in _EFFECT.finditer(fold(text)):
        line = squeeze(fold(text[:match.start()].rpartition("\n")[2]))
        subject = _MARKER.sub("", _MARKER.sub("", line)).strip()
        if match["starts"] and len(subject) < OWN_NAME and subject.endswith("nay") and _own().match(subject):
            return _date(squeeze(text[match.start("phrase"):match.end("phrase")]), None)
    return None


class FirstDay(NamedTuple):
    """A unit that tells the first day of its act, and where it stands."""

    start: int
    end: int
    day: datetime.date


def first_days_stated(body: Iterable[Block]) -> Iterator[FirstDay]:
    """The units of a body that tell the first day of their act, in order; quoted ones tell that of another one."""
    for block in iter_inside(body):
        day = first_day_stated(block.text)
        if day:
            yield FirstDay(block.span.start, block.span.end, day)


def first_day_in(stated: Sequence[FirstDay], quotes: Iterable[Span]) -> datetime.date | None:
    """The first day that new text tells of its act: that of the first unit in one of its quotes."""
    for quote in quotes:
        at = bisect_left(stated, quote.start, key=attrgetter("start"))
        if at < len(stated) and stated[at].end <= quote.end:
            return stated[at].day
    return None


@cache
def _own() -> re.Pattern[str]:
    """``Quy chế phối hợp này``: the type of an act, and up to six words to the one that points to it."""
    acts = (word for word in (*kind_words(), "danh mục", "phụ lục", "bảng giá") if not word.startswith(_NO_ACT))
    names = "|".join(fold(word).replace(" ", " ?") for word in acts)
    return re.compile(rf"\b(?:{names})\b(?: \w{{1,20}}){{0,6}} nay\b[^,;]{{0,120}}$")


def _iter_statements(words: str) -> Iterator[_Statement]:
    done = sentence = 0
    for match in _EFFECT.finditer(words):
        start = done
        for each in _SUBJECT_START.finditer(words, done, match.start()):
            start = each.end()
            sentence = start if each["sentence"] else sentence
        subject = words[start:match.start()]
        below = len(words) - match.end() < LIST_MARK and _BELOW.search(subject) is not None
        yield _Statement(match, sentence, start, subject, below)
        done = match.end()


def _is_foreign(mention: Citation) -> bool:
    return mention.target not in ("this", "carrier")


def _date(phrase: str, signed: datetime.date | None) -> datetime.date | None:
    """The first day of the change."""
    printed = _BRACKETED.sub("", phrase)
    words = fold(printed)
    counted = _DELAY.search(words)
    through = _THROUGH.match(words)
    if not counted and not through and _UNCOUNTED.match(words):
        return None
    base = signed if _SIGNED.search(words) else _printed_date(printed[counted.end():] if counted else printed)
    days = _delay(counted[1]) if counted else int(through is not None)
    if base is None or days is None or days > (datetime.date.max - base).days:
        return None
    return base + datetime.timedelta(days=days)


def _delay(number: str) -> int | None:
    return int(number) if number.isdecimal() else number_of_words(number)


def _printed_date(printed: str) -> datetime.date | None:
    clock = _CLOCK.search(printed)
    digit = _DIGIT.search(printed, clock.end() if clock else 0)
    return parse_date(printed[digit.start():]) if digit else None

"""Effects: when a document, or some of its provisions, takes or loses effect.

Imports vbpl.dates, vbpl.folding, vbpl.model, vbpl.source and its own package.

Dates are computed where the phrase gives them or counts from the day of issue (NĐ 78/2025/NĐ-CP, Điều 54); a phrase
that counts from the day of the Công báo or from another event has none.
"""

import datetime
import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from ..dates import parse_date
from ..folding import fold, squeeze
from ..model import Citation, Document, Effect, Provision
from ..source import Source
from .own_text import OwnText

LIST_MARK = 4
"""Characters that may follow the phrase where a list stands below: a colon and white space."""

_STOP = r"\b(?:va|tru|thay|bai bo|dong thoi|den\s{1,3}(?:het\s{1,3})?ngay)\b"
_TIME = (
    r"(?:thi hanh\s{1,3})?(?P<phrase>(?:ke\s{1,3})?(?:tu|sau|den|vao|trong)\b(?=[^.;]{0,60}\b(?:ngay|thang|nam)\b)"
    rf"(?:(?!{_STOP})(?:[^.;:(),]|(?<=\d)\.(?=\d)|,(?=\s{{1,3}}ke\s))){{1,150}})"
    r"(?P<until>\bden\s{1,3}(?:het\s{1,3})?ngay\s[^.;,()]{1,40})?"
)
_EFFECT = re.compile(rf"\b(?:(?P<starts>co)|het|cham dut)\s{{1,3}}hieu\s{{1,3}}luc\s{{1,3}}{_TIME}")
_SUBJECT_START = re.compile(r"[.;]\s|\n\s*\n|\btru\s")
_OWN = re.compile(r"\bnay\b[^,;]{0,120}$")
_BELOW = re.compile(r"\bsau\s+day\b")
_SIGNED = re.compile(r"\bngay (?:ky|ban hanh)\b")
_DELAY = re.compile(r"\bsau (\d{1,3}|[a-z ]{3,30}?) ngay,? (?:ke )?tu\b")
_DELAYS = {"muoi": 10, "muoi lam": 15, "hai muoi": 20, "ba muoi": 30, "bon muoi lam": 45, "sau muoi": 60}
_DIGIT = re.compile(r"\d")


class _Statement(NamedTuple):
    """A phrase of time with what stands before it in its sentence; offsets into the clean text of the unit."""

    match: re.Match[str]
    start: int
    subject: str
    below: bool
    """It ends its unit and announces a list: ``Các quy định sau đây ...:``."""


def find_effects(document: Document, source: Source, texts: Iterable[OwnText]) -> list[Effect]:
    """Every statement in the own texts of the body that the document or provisions of it take or lose effect."""
    reader = _Reader(document, source)
    return [
        effect for own in texts
        if "hiệu lực" in own.block.text or "hiệu lực" in (own.block.heading or "")
        for effect in reader.read(own)
    ]


class _Reader:
    """A document with its citations in reach."""

    def __init__(self, document: Document, source: Source) -> None:
        self.source = source
        self.signed = document.header.date
        self.citations = document.citations
        self.starts = [source.to_clean(citation.span.start) for citation in document.citations]

    def read(self, own: OwnText) -> Iterator[Effect]:
        for statement in _iter_statements(fold(self.source.clean[own.start:own.end])):
            mentions = self.mentions(statement, own)
            provisions = [provision for mention in mentions for provision in mention.provisions]
            foreign = any(mention.target not in ("this", "carrier") for mention in mentions)
            whole = not statement.subject.strip(" \n.,:") or _OWN.search(statement.subject)
            if not foreign and (provisions or whole):
                yield from self.effects(statement, own, provisions)

    def mentions(self, statement: _Statement, own: OwnText) -> list[Citation]:
        """The citations of the subject, or of the list below it."""
        start, end = own.start + statement.start, own.start + statement.match.start()
        if statement.below:
            start, end = own.start + statement.match.end(), self.source.to_clean(own.block.span.end)
        return self.citations[bisect_left(self.starts, start):bisect_left(self.starts, end)]

    def effects(self, statement: _Statement, own: OwnText, provisions: list[Provision]) -> Iterator[Effect]:
        match = statement.match
        span = self.source.span(own.start + statement.start, own.start + match.end())
        events: dict[str, Literal["start", "end"]] = {"phrase": "start" if match["starts"] else "end", "until": "end"}
        for group, event in events.items():
            if match[group]:
                printed = self.source.clean[own.start + match.start(group):own.start + match.end(group)]
                phrase = squeeze(printed).rstrip(" ,/")
                date = _date(phrase, self.signed)
                yield Effect(event=event, date=date, phrase=phrase, provisions=provisions, span=span)


def _iter_statements(words: str) -> Iterator[_Statement]:
    done = 0
    for match in _EFFECT.finditer(words):
        start = max((each.end() for each in _SUBJECT_START.finditer(words, done, match.start())), default=done)
        subject = words[start:match.start()]
        below = len(words) - match.end() < LIST_MARK and _BELOW.search(subject) is not None
        yield _Statement(match, start, subject, below)
        done = match.end()


def _date(phrase: str, signed: datetime.date | None) -> datetime.date | None:
    words = fold(phrase)
    counted = _DELAY.search(words)
    base = signed if _SIGNED.search(words) else _printed_date(phrase[counted.end():] if counted else phrase)
    if base is None or not counted:
        return base
    days = int(counted[1]) if counted[1].isdigit() else _DELAYS.get(counted[1])
    return base + datetime.timedelta(days=days) if days else None


def _printed_date(phrase: str) -> datetime.date | None:
    digit = _DIGIT.search(phrase)
    return parse_date(phrase[digit.start():]) if digit else None

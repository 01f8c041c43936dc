"""Zones: finds where each document of a text, and each part of it, begins and ends."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import lru_cache
from typing import Literal, NamedTuple

from ..text.folding import iter_places
from .annexes import (
    FIRST_LETTERS,
    AnnexHead,
    annex_head,
    list_head,
    list_kind,
    measured,
    note_head,
    noted,
    stands_open,
    title_head,
)
from .authentication import Authentications
from .beginnings import ATTACHED_KINDS, COPY, Beginnings
from .captions import REACH as CAPTIONS_REACH
from .captions import read_caption
from .closing.zone import Closings
from .header.zone import Headers
from .late_headers import find_late_header, find_torn_header, is_headed
from .line_kinds.header import is_issuer_line, is_motto, is_national_title, may_head, type_of_line
from .lines import Line
from .page import LONGEST_FIELD, NOTE_REACH, Page
from .records import record_end
from .torn import is_torn

ZoneKind = Literal[
    "surroundings", "unparsed", "header", "preamble", "body", "late", "authentication", "closing", "attachment",
]
"""``late`` is a header below the body, or among the lines of the preamble."""

FILES = "FILE ĐƯỢC ĐÍNH"
PORTAL_FILE = re.compile(rf"\W{{0,3}}{FILES}\b")
SAME_WORDS = 30
"""Characters after the number of a document that a portal prints twice."""
ISSUES = re.compile(r"\bban hành (?:kèm|bản|chế độ|chuẩn|điều lệ|nội quy|tiêu chuẩn|quy)")
OPENINGS = frozenset({"LỜI GIỚI THIỆU", "LỜI NÓI ĐẦU", "PHẦN MỞ ĐẦU"})
ISSUES_REACH = 2000
SHORTEST_ISSUED = 300
"""Characters of an issued text. A shorter text after a signature is a mark or a menu."""
LONGEST_TITLE, LONGEST_TYPE = 120, 80
GOES_ON = AnnexHead("", None, 0)
"""Words that continue a form in an annex after its signature. They begin no annex."""


class Zone(NamedTuple):
    """A run of lines that is one part of a document."""

    kind: ZoneKind
    first: int
    last: int
    """Index after the last line."""
    annex: AnnexHead | None = None
    """Of an attachment."""
    torn: tuple[int, int] | None = None
    """Of a preamble: the lines of a header within it."""


def is_signed(zones: list[Zone]) -> bool:
    """Whether a closing is the last part of a document so far. Text between it and here belongs to no part."""
    part = zones[-1]
    if part.kind == "unparsed":
        part = next((zone for zone in reversed(zones) if zone.kind != "unparsed"), part)
    return part.kind == "closing"


class Zoner:
    """Reads the lines of a text once, from zone to zone."""

    def __init__(self, text: str, folded: str, lines: list[Line]) -> None:
        self.text = text
        self.lines = lines
        self.page = Page(text, folded, lines)
        self.closings = Closings(self.page)
        self.headers = Headers(self.page, self.closings)
        self.beginnings = Beginnings(self.page, self.closings)
        self.authentications = Authentications(self.page, self.closings)
        self.files = frozenset(filter(self.names_file, self.page.lines_of(iter_places(text, (FILES,)))))
        """Lines above a list of files."""
        self.issuing: dict[Zone, bool] = {}
        """Bodies already searched for words that issue an attachment."""

    def documents(self) -> Iterator[list[Zone]]:
        """The zones of each document, in order; together they hold every line."""
        at = 0
        while at < len(self.lines) or at == 0:
            zones = self.document(at)
            at = max(zones[-1].last, 1)
            yield zones

    def document(self, at: int) -> list[Zone]:
        record = record_end(self.page, at) if at == 0 else at
        zones = [Zone("surroundings", at, record)] if record > at else []
        at = record
        found = self.headers.begin(at)
        begin = at if found is None else self.headers.past_cover(found)
        zones += [Zone("unparsed", at, begin)] if begin > at else []
        header = self.headers.title_end(at) if found is None else self.headers.end(begin)
        zones.append(Zone("header", begin, header))
        preamble = self.headers.preamble_end(header)
        zones.append(Zone("preamble", header, preamble))
        self.add_rest(zones, preamble)
        if not is_headed(self.page, begin, header):
            self.part_late_header(zones)
        return [zone for zone in zones if zone.last > zone.first or zone.kind == "header"]

    def part_late_header(self, zones: list[Zone]) -> None:
        """Part the header that stands among the grounds, below the body, or below the annexes, from them."""
        for at, zone in enumerate(zones):
            if zone.kind == "preamble" and (torn := find_torn_header(self.page, zone.first, zone.last)):
                zones[at : at + 1] = [Zone("late", *torn), zone._replace(torn=torn)]
                return
            if zone.kind in ("body", "attachment") and (first := find_late_header(self.page, zone.first, zone.last)):
                zones[at : at + 1] = [zone._replace(last=first), Zone("late", first, zone.last)]
                return

    def add_rest(self, zones: list[Zone], at: int) -> None:
        """Reads body, closing and attachments, and the text between them, up to the next document."""
        at = self.add_body(zones, at)
        while at < len(self.lines) and not self.begins_document(at, zones):
            head = self.attachment_head(zones, at) or (GOES_ON if self.goes_on(zones, at) else None)
            at = self.add_body(zones, at, head) if head else self.add_unparsed(zones, at)

    def goes_on(self, zones: list[Zone], at: int) -> bool:
        """Whether an annex continues after the signature of a form in it."""
        signed = [zone.kind for zone in zones[-2:]] == ["attachment", "closing"]
        return signed and not self.is_caption(at)

    def add_body(self, zones: list[Zone], at: int, annex: AnnexHead | None = None) -> int:
        """Adds the body of a document or an attachment, and the closing after it. Returns the index after them."""
        first = at
        kind: ZoneKind = "attachment" if annex else "body"
        if annex is GOES_ON:
            at += 1
        elif annex:
            at += annex.note
        blocks, end = self.authentications.ends, len(self.lines)
        while at < end:
            if blocks and (signed := blocks.get(at)):
                zones += [Zone(kind, first, at, annex), Zone("authentication", at, signed)]
                return self.add_closing(zones, signed)
            if self.closings.begins(at) and not self.is_sample(first, at):
                zones.append(Zone(kind, first, at, annex))
                return self.add_closing(zones, at)
            if self.ends_body(at, annex):
                break
            at += 1
        zones.append(Zone(kind, first, at, annex))
        return at

    def is_sample(self, first: int, at: int) -> bool:
        """Whether a signature in a body is an example: the articles below continue the count, and a closing follows."""
        if self.text.find("Đi", self.lines[at].end) < 0 and self.text.find("ĐI", self.lines[at].end) < 0:
            return False
        articles, numbers = self.page.article_lines, self.page.articles
        after = bisect_left(articles, at)
        if not 0 < after < len(articles) or articles[after - 1] < first:
            return False
        goes_on = numbers[articles[after]] == numbers[articles[after - 1]] + 1
        return goes_on and self.beginnings.closes_below(articles[after])

    def add_closing(self, zones: list[Zone], at: int) -> int:
        """Adds the closing that begins with a line, if one does. Returns the index after it."""
        if at >= len(self.lines) or not self.closings.begins(at):
            return at
        end = self.closings.end(at)
        blocks = self.authentications.ends
        if block := next((first for first in range(at + 1, end) if first in blocks), None):
            zones += [Zone("closing", at, block), Zone("authentication", block, blocks[block])]
            return self.add_closing(zones, blocks[block])
        zones.append(Zone("closing", at, end))
        return end

    def add_unparsed(self, zones: list[Zone], at: int) -> int:
        """Adds text that belongs to no part. Returns the index of the next attachment or document."""
        first, at = at, at + 1
        while at < len(self.lines) and not self.attachment_head(zones, at) and not self.begins_document(at, zones):
            at += 1
        zones.append(Zone("unparsed", first, at))
        return at

    def ends_body(self, at: int, annex: AnnexHead | None) -> bool:
        page = self.page
        words = page.words[at]
        if at in self.files or (words[0].isupper() and self.is_caption(at)):
            return True
        near = at in page.near_notes
        head = annex_head(page, at) if near or words[:2] in FIRST_LETTERS else None
        if head and not (annex and annex.kind == head.kind and annex.number == head.number):
            return annex is not None or self.ends_open_body(at, head)
        listed = near and words.isupper() and list_head(page, at) is not None
        if annex is None:
            return listed and self.closings.is_after_body(at)
        return listed or self.beginnings.heads(at)

    def ends_open_body(self, at: int, head: AnnexHead) -> bool:
        """Whether an annex begins below a body that no signature closes, as in an excerpt."""
        if head.kind == "phu_luc" and self.page.words[at].isupper():
            return True
        return self.beginnings.is_apart(at) and stands_open(self.page, at, head)

    def is_caption(self, at: int) -> bool:
        """Whether a portal's own text begins: a file, or a line that names a document by type and number twice."""
        if at in self.files:
            return True
        caption = read_caption(self.text, self.lines[at]) if self.page.words[at][0].isupper() else None
        if caption is None or (at > 0 and is_torn(self.page.words[at - 1], self.page.words[at])):
            return False
        number = self.text[caption.start : caption.end]
        below = (read_caption(self.text, line) for line in self.lines[at + 1 : at + 1 + CAPTIONS_REACH])
        same = [other for other in below if other and self.text[other.start : other.end] == number]
        said = self.text[caption.end : caption.end + SAME_WORDS]
        return any(caption.dated or other.dated or self.text.startswith(said, other.end) for other in same)

    def names_file(self, at: int) -> bool:
        """Whether a portal's list of files begins with a line."""
        return PORTAL_FILE.match(self.page.words[at]) is not None

    def attachment_head(self, zones: list[Zone], at: int) -> AnnexHead | None:
        """An annex, or the title of a text issued with the document; None if a line begins neither."""
        page = self.page
        words = page.words[at]
        near = at in page.near_notes
        if at in self.files or (words[1:3].islower() and not (near or words[:2] in FIRST_LETTERS)):
            return None
        kind = type_of_line(words) if len(words) < LONGEST_TYPE else None
        if kind and (noted(page, at) or self.issues(zones, kind)):
            return measured(AnnexHead(kind, None, 1), page, at, NOTE_REACH)
        if head := annex_head(page, at):
            return measured(head, page, at, NOTE_REACH)
        if not (near or words.isupper()):
            return None
        if head := list_head(page, at):
            return head
        return self.issued_head(zones, at, words) if is_signed(zones) else None

    def issued_head(self, zones: list[Zone], at: int, words: str) -> AnnexHead | None:
        """The head of a text after the signature, told by its note, by the body, or by a national title of its own."""
        found = title_head(self.page, at)
        if found is None and words.isupper():
            found = self.announced_head(zones, at, words) or self.form_head(at, words)
        return found or note_head(self.page, at)

    def form_head(self, at: int, words: str) -> AnnexHead | None:
        """The title in capitals of a form after the signature, below a national title and motto of its own."""
        if len(words) > LONGEST_TITLE or at < 2 or not is_motto(self.page.words[at - 1]):
            return None
        return AnnexHead("mau", None, 1, 1, 1) if is_national_title(self.page.words[at - 2]) else None

    def announced_head(self, zones: list[Zone], at: int, words: str) -> AnnexHead | None:
        """A title in capitals after the signature, if the body issues such a text and much text is below it."""
        titled = " " in words and len(words) < LONGEST_TITLE and not self.page.is_anchor(at)
        if not titled or is_issuer_line(words) or at in self.page.notes or not self.announces(zones, words):
            return None
        if len(self.text) - self.lines[at].end < SHORTEST_ISSUED or self.closings.is_office(words, named=False):
            return None
        return measured(AnnexHead(list_kind(words), None, 1), self.page, at)

    def announces(self, zones: list[Zone], title: str) -> bool:
        """Whether a body issues the text of a title: ``Điều 1. Ban hành Chuẩn đạo đức``, ``(có Danh mục kèm theo)``."""
        body = next((zone for zone in zones if zone.kind == "body" and zone.last > zone.first), None)
        if body is None:
            return False
        start, end = self.lines[body.first].start, self.lines[body.last - 1].end
        words = self.text[start : min(end, start + ISSUES_REACH)].lower()
        first = " ".join(title.lower().split()[:2])
        if first in words and names_issued(first).search(words):
            return True
        return title in OPENINGS and ISSUES.search(words) is not None

    def issues(self, zones: list[Zone], kind: str) -> bool:
        """Whether the body says that the document issues or forwards a text of this type with itself."""
        body = next((zone for zone in zones if zone.kind == "body"), None) if kind in ATTACHED_KINDS else None
        if body is None or body.last <= body.first:
            return False
        if body not in self.issuing:
            start, end = self.lines[body.first].start, self.lines[body.last - 1].end
            self.issuing[body] = self.text.find("kèm theo", start, end) >= 0
        return self.issuing[body]

    def begins_document(self, at: int, zones: list[Zone]) -> bool:
        """Whether a line begins another document: a header with a number, or a type line of a signed text."""
        words = self.page.words[at]
        if len(words) > LONGEST_FIELD or ("SAO" in words and COPY.match(words)):
            return False
        if not words[1:3].islower() and type_of_line(words):
            own = self.beginnings.is_signed(at) or self.beginnings.has_header(at)
            return own and not self.attachment_head(zones, at)
        return may_head(words) and (self.beginnings.titles(at) or self.beginnings.heads(at))


@lru_cache(maxsize=256)
def names_issued(first: str) -> re.Pattern[str]:
    """Finds the place where a body issues the text that begins with these words."""
    words = re.escape(first)
    issued = rf"(?:ban hành|phê duyệt) (?:kèm theo \w+ \w+ này )?(?:bản )?{words}\b"
    return re.compile(rf"{issued}|\b{words}\b[^.;,]{{0,40}}kèm theo")

"""Zones: where each document of a text, and each part of it, begins and ends."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from .annexes import NOTE_REACH, AnnexHead, annex_head, list_head, measured, noted, title_head
from .captions import REACH as CAPTIONS_REACH
from .captions import read_caption
from .closing.zone import Closings
from .header.zone import Headers
from .line_kinds.header import is_national_title, is_number_line, is_party_title, is_place_date, type_of_line
from .line_kinds.preamble import is_addressees
from .lines import Line
from .page import LONGEST_FIELD, WRITTEN_NUMBER, Page

ZoneKind = Literal["unparsed", "header", "preamble", "body", "closing", "attachment"]

COPY_NUMBER = re.compile(r"\d\s?/\s?(?:SY|TrS|TS|SL)\b")
PORTAL_FILE = re.compile(r"\W{0,3}FILE\sĐƯỢC\sĐÍNH\b")
SAME_WORDS = 30
"""Characters behind the number of a document that a portal says twice."""
COPY = re.compile(r"\W{0,3}(?:SAO\sY|TRÍCH\sSAO|SAO\sLỤC)")
ATTACHED_KINDS = frozenset({
    "quy_che", "quy_dinh", "dieu_le", "noi_quy", "ke_hoach", "de_an", "chuong_trinh", "phuong_an", "quy_trinh",
    "danh_muc", "huong_dan", "quy_hoach", "chien_luoc", "du_an", "quy_chuan_ky_thuat_quoc_gia",
})
"""Types that a decision issues with itself (``ban hành kèm theo``)."""

GOES_ON = AnnexHead("", None, 0)
"""What goes on behind the signature of a form in an annex: no annex of its own."""


class Zone(NamedTuple):
    """A run of lines that is one part of a document."""

    kind: ZoneKind
    first: int
    last: int
    """Index behind the last line."""
    annex: AnnexHead | None = None
    """Of an attachment."""


class Zoner:
    """Reads the lines of a text once, from zone to zone."""

    def __init__(self, text: str, lines: list[Line]) -> None:
        self.text = text
        self.lines = lines
        self.page = Page(text, lines)
        self.closings = Closings(self.page)
        self.headers = Headers(self.page, self.closings)
        self.issuing: dict[Zone, bool] = {}
        """Bodies that were searched for words that issue an attachment."""

    def documents(self) -> Iterator[list[Zone]]:
        """The zones of each document, in order; together they hold every line."""
        at = 0
        while at < len(self.lines) or at == 0:
            zones = self.document(at)
            at = max(zones[-1].last, 1)
            yield zones

    def document(self, at: int) -> list[Zone]:
        found = self.headers.begin(at)
        begin = at if found is None else found
        zones = [Zone("unparsed", at, begin)] if begin > at else []
        header = self.headers.title_end(at) if found is None else self.headers.end(begin)
        zones.append(Zone("header", begin, header))
        preamble = self.headers.preamble_end(header)
        zones.append(Zone("preamble", header, preamble))
        self.add_rest(zones, preamble)
        return [zone for zone in zones if zone.last > zone.first or zone.kind == "header"]

    def add_rest(self, zones: list[Zone], at: int) -> None:
        """Body, closing and attachments, and what stands between them, up to the next document."""
        at = self.add_body(zones, at)
        while at < len(self.lines) and not self.begins_document(at, zones):
            head = self.attachment_head(zones, at) or (GOES_ON if self.goes_on(zones, at) else None)
            at = self.add_body(zones, at, head) if head else self.add_unparsed(zones, at)

    def goes_on(self, zones: list[Zone], at: int) -> bool:
        """Whether an annex goes on behind the signature of a form in it."""
        signed = [zone.kind for zone in zones[-2:]] == ["attachment", "closing"]
        return signed and not self.is_caption(at)

    def add_body(self, zones: list[Zone], at: int, annex: AnnexHead | None = None) -> int:
        """Add the body of a document or an attachment, and the closing behind it; give the index behind them."""
        first = at
        kind: ZoneKind = "attachment" if annex else "body"
        if annex is GOES_ON:
            at += 1
        elif annex:
            at += annex.note
        while at < len(self.lines):
            if self.closings.begins(at):
                end = self.closings.end(at)
                zones += [Zone(kind, first, at, annex), Zone("closing", at, end)]
                return end
            if self.ends_body(at, annex):
                break
            at += 1
        zones.append(Zone(kind, first, at, annex))
        return at

    def add_unparsed(self, zones: list[Zone], at: int) -> int:
        """Add what belongs to no part; give the index of the next attachment or document."""
        first, at = at, at + 1
        while at < len(self.lines) and not self.attachment_head(zones, at) and not self.begins_document(at, zones):
            at += 1
        zones.append(Zone("unparsed", first, at))
        return at

    def ends_body(self, at: int, annex: AnnexHead | None) -> bool:
        if self.is_caption(at):
            return True
        head = annex_head(self.text, self.lines, at)
        if head and not (annex and annex.kind == head.kind and annex.number == head.number):
            return annex is not None or (head.kind == "phu_luc" and self.page.words(at).isupper())
        if annex is None and not self.closings.is_behind_body(at):
            return False
        return bool(list_head(self.text, self.lines, at)) or (annex is not None and self.heads_document(at))

    def is_caption(self, at: int) -> bool:
        """Whether a portal's own text begins: a file, or a line that names a document by type and number twice."""
        line = self.lines[at]
        if self.names_file(at):
            return True
        caption = read_caption(self.text, line) if self.text[line.start].isupper() else None
        if caption is None:
            return False
        number = self.text[caption.start : caption.end]
        below = (read_caption(self.text, line) for line in self.lines[at + 1 : at + 1 + CAPTIONS_REACH])
        same = [other for other in below if other and self.text[other.start : other.end] == number]
        said = self.text[caption.end : caption.end + SAME_WORDS]
        return any(caption.dated or other.dated or self.text.startswith(said, other.end) for other in same)

    def names_file(self, at: int) -> bool:
        line = self.lines[at]
        named = self.text.find("FILE", line.start, line.start + 8) >= 0
        return named and PORTAL_FILE.match(self.page.words(at)) is not None

    def attachment_head(self, zones: list[Zone], at: int) -> AnnexHead | None:
        """An annex, or the title of a text issued with the document; None where a line begins neither."""
        words = self.page.words(at)
        if self.names_file(at):
            return None
        kind = type_of_line(words) if len(words) < 80 else None
        if kind and (noted(self.text, self.lines, at) or self.issues(zones, kind)):
            return measured(AnnexHead(kind, None, 1), self.text, self.lines, at, NOTE_REACH)
        if head := annex_head(self.text, self.lines, at):
            return measured(head, self.text, self.lines, at, NOTE_REACH)
        head = list_head(self.text, self.lines, at)
        return head or (title_head(self.text, self.lines, at) if zones[-1].kind == "closing" else None)

    def issues(self, zones: list[Zone], kind: str) -> bool:
        """Whether the document says in its body that it issues or forwards a text of this type with itself."""
        body = next((zone for zone in zones if zone.kind == "body"), None) if kind in ATTACHED_KINDS else None
        if body is None or body.last <= body.first:
            return False
        if body not in self.issuing:
            start, end = self.lines[body.first].start, self.lines[body.last - 1].end
            self.issuing[body] = self.text.find("kèm theo", start, end) >= 0
        return self.issuing[body]

    def begins_document(self, at: int, zones: list[Zone]) -> bool:
        """Whether a line begins another document: a header with a number, or a type line of a text that is signed."""
        words = self.page.words(at)
        if len(words) > LONGEST_FIELD or COPY.match(words):
            return False
        if type_of_line(words):
            return not self.attachment_head(zones, at) and self.closings.is_signed(at)
        if is_national_title(words) and self.is_numbered(at) and self.closings.is_signed(at):
            return True
        return self.heads_document(at)

    def is_numbered(self, at: int) -> bool:
        """Whether ``Số:`` stands within the lines of a header, its number filled in or not."""
        return any(map(self.page.numbers, range(at, min(at + 10, len(self.lines)))))

    def heads_document(self, at: int) -> bool:
        """Whether a number and one more field of a header stand from here on, filled in and not as in a form."""
        if not self.page.may_head_document(at):
            return False
        fields = set()
        for index in range(at, min(at + 14, len(self.lines))):
            words = self.page.words(index)
            if len(words) > LONGEST_FIELD or annex_head(self.text, self.lines, index):
                break
            if COPY.match(words) or COPY_NUMBER.search(words):
                return False
            fields |= {name for name, test in FIELD_TESTS if test(words)}
            if self.page.numbers(index) and not WRITTEN_NUMBER.search(words):
                return False
        return "number" in fields and len(fields) >= 2


FIELD_TESTS = (
    ("number", is_number_line), ("title", is_national_title), ("title", is_party_title), ("place", is_place_date),
    ("addressees", is_addressees),
)

"""Zones: where each document of a text, and each part of it, begins and ends. Imports only its own package."""

import re
from collections.abc import Iterator
from typing import Literal, NamedTuple

from .annexes import AnnexHead, annex_head, list_head, measured, noted
from .captions import REACH as CAPTIONS_REACH
from .captions import read_caption
from .closing_lines import is_capacity, is_person_name, is_position, is_recipients_label, is_signature_mark
from .header_fields import TOPIC
from .header_lines import (
    is_issuer_line,
    is_motto,
    is_national_title,
    is_number_line,
    is_party_title,
    is_place_date,
    type_of_line,
)
from .lines import Line, ends_sentence
from .markers import article_marker, keyword_marker, plain_markers
from .preamble import is_addressees, is_formula, is_ground

ZoneKind = Literal["unparsed", "header", "preamble", "body", "closing", "attachment"]

LONGEST_HEADER = 70
LONGEST_FIELD = 200
"""No field of a header takes a longer line, but for a header without line breaks."""
LONGEST_HEADER_LINE = 600
LONGEST_CLOSING = 80
LONGEST_PREAMBLE = 150
LONGEST_ASIDE = 12
"""So many lines may stand between the last ground and the enacting formula."""
CONSOLIDATES = re.compile(r"(?:sửa\sđổi|bổ\ssung)[^.;]{0,40}(?:bởi|theo|tại|như\ssau)\s?:$|^bởi\s?:$")
"""A consolidated text names below its header the acts that amended it; their numbers are no units."""
COPY_NUMBER = re.compile(r"\d\s?/\s?(?:SY|TrS|TS|SL)\b")
COPY = re.compile(r"\W{0,3}(?:SAO\sY|TRÍCH\sSAO|SAO\sLỤC)")
ATTACHED_KINDS = frozenset({
    "quy_che", "quy_dinh", "dieu_le", "noi_quy", "ke_hoach", "de_an", "chuong_trinh", "phuong_an", "quy_trinh",
    "danh_muc", "huong_dan", "quy_hoach", "chien_luoc", "du_an",
})
"""Types that a decision issues with itself (``ban hành kèm theo``)."""


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
        self.last_closing: int | None = None
        """Index of the last line that begins a closing, once it was asked for; -1 where there is none."""

    def words(self, at: int) -> str:
        line = self.lines[at]
        return self.text[line.start : line.end]

    def addresses(self, at: int) -> bool:
        """Whether a line begins the addressees, also where ``Kính`` / ``gửi:`` are torn apart."""
        words = self.words(at)
        if len(words) < 8 and at + 1 < len(self.lines):
            words += " " + self.words(at + 1)
        return is_addressees(words)

    def numbers(self, at: int) -> bool:
        """Whether a line is ``Số:`` with a number or its blank."""
        words = self.words(at)
        return is_number_line(words) and LABELLED.search(words) is not None

    def documents(self) -> Iterator[list[Zone]]:
        """The zones of each document, in order; together they hold every line."""
        at = 0
        while at < len(self.lines) or at == 0:
            zones = self.document(at)
            at = max(zones[-1].last, 1)
            yield zones

    def document(self, at: int) -> list[Zone]:
        found = self.header_begin(at)
        begin = at if found is None else found
        zones = [Zone("unparsed", at, begin)] if begin > at else []
        header = self.title_end(at) if found is None else self.header_end(begin)
        zones.append(Zone("header", begin, header))
        preamble = self.preamble_end(header)
        zones.append(Zone("preamble", header, preamble))
        self.add_rest(zones, preamble)
        return [zone for zone in zones if zone.last > zone.first or zone.kind == "header"]

    # Header

    def header_begin(self, at: int) -> int | None:
        """Index of the first line of the next header; None where what follows has none."""
        for index in range(at, len(self.lines)):
            if self.is_anchor(index) and (index < at + 5 or self.is_sure_anchor(index)):
                return self.widen(at, index)
            if index > at + 3 and self.begins_body(index):
                break
        return None

    def title_end(self, at: int) -> int:
        """Index behind the lines in capitals that head a text without a header."""
        while at < len(self.lines) and no_lower(self.words(at)) and not self.begins_unit(at):
            at += 1
        return at

    def begins_unit(self, at: int) -> bool:
        """Whether a line may head a unit of a body."""
        line = self.lines[at]
        return self.begins_body(at) or self.begins_part(at) or bool(plain_markers(self.text, line.start, line.end))

    def is_anchor(self, at: int) -> bool:
        """Lines that only a header has."""
        words = self.words(at)
        if len(words) > LONGEST_FIELD:
            return self.is_whole_header(words)
        return (
            is_national_title(words) or is_motto(words) or is_party_title(words) or self.numbers(at)
            or type_of_line(words) is not None or self.addresses(at)
        )

    def is_whole_header(self, words: str) -> bool:
        """Whether a long line is a header without line breaks: national title or Party's, and a number."""
        first = words[:LONGEST_HEADER_LINE]
        return TITLE_INSIDE.search(first) is not None and WRITTEN_NUMBER.search(first) is not None

    def begins_body(self, at: int) -> bool:
        line = self.lines[at]
        found = article_marker(self.text, line.start, line.end)
        return bool(found and found[1])

    def is_sure_anchor(self, at: int) -> bool:
        """Whether an anchor far down begins a document: a type or addressees alone only where something is signed."""
        words = self.words(at)
        bare = type_of_line(words) is not None or self.addresses(at)
        return not bare or is_national_title(words) or self.numbers(at) or self.is_signed(at)

    def begins_part(self, at: int) -> bool:
        line = self.lines[at]
        return keyword_marker(self.text, line.start, line.end) is not None

    def widen(self, at: int, index: int) -> int:
        """Take in the issuer's lines above the first sure line of a header."""
        first = index
        while first > at and index - first < 8:
            words = self.words(first - 1)
            if len(words) >= 70 or not (is_issuer_line(words) or is_place_date(words) or no_lower(words)):
                break
            first -= 1
        return first

    def header_end(self, begin: int) -> int:
        """Index behind the header: its last field, the subject's last line, or the last addressee."""
        at, titled, subject = begin, False, False
        while at < len(self.lines) and at - begin < LONGEST_HEADER:
            words = self.words(at)
            if self.addresses(at):
                return self.addressees_end(at)
            if at > begin and is_recipients_label(words):
                return at
            if type_of_line(words) and not titled:
                titled, subject, at = True, False, at + 1
                continue
            if self.ends_header(at, words, titled=titled, subject=subject):
                return at
            if titled and has_letters(words) and not self.is_field(words):
                subject = True
            at += 1
        return at

    def is_field(self, words: str) -> bool:
        return is_national_title(words) or is_motto(words) or is_number_line(words) or is_place_date(words)

    def ends_header(self, at: int, words: str, *, titled: bool, subject: bool) -> bool:
        if is_formula(words) or self.begins_body(at) or self.begins_part(at):
            return True
        if is_ground(words) and (subject or not titled or self.lines[at].blank_before):
            return True
        if self.is_field(words) or is_party_title(words) or words.isupper() or self.is_whole_header(words):
            return bool(titled and self.is_unit(at))
        if self.is_unit(at) and (titled or len(words) > 60):
            return True
        return self.is_prose(at, words, titled=titled, subject=subject)

    def is_unit(self, at: int) -> bool:
        line = self.lines[at]
        return any(marker.number in ("1", "I", "A") for marker in plain_markers(self.text, line.start, line.end))

    def is_prose(self, at: int, words: str, *, titled: bool, subject: bool) -> bool:
        """Whether a line in mixed case begins the body and is no part of the subject."""
        if not has_letters(words) or words[:1].islower() or "\t" in words:
            return False
        before = self.words(at - 1) if at else ""
        if titled:
            ended = no_lower(before) or self.lines[at].blank_before or ends_sentence(self.text, self.lines[at])
            return subject and (ended or len(words) > 120)
        return len(words) > 110 and not TOPIC.match(words)

    def addressees_end(self, at: int) -> int:
        """Index behind the addressees that begin at a line."""
        label = self.words(at)
        end = at + 1 if is_addressees(label) else at + 2
        listed = self.text[self.lines[end - 1].end - 1] == ":" or len(label) < 12
        first = end
        while end < len(self.lines):
            words = self.words(end)
            item = is_addressees(words) or words[:1] in "-–•+*" or (listed and end == first)
            if not (item or self.continues_addressee(end, words)):
                break
            end += 1
        return end

    def continues_addressee(self, at: int, words: str) -> bool:
        """Whether a line goes on with the addressee of the line before."""
        if self.lines[at].blank_before:
            return False
        return words[:1].islower() or not (
            ends_sentence(self.text, self.lines[at - 1]) or is_ground(words) or len(words) >= 90
        )

    # Preamble and body

    def preamble_end(self, header: int) -> int:
        """Index behind the enacting formula or the last ground; ``header`` where there is no preamble."""
        end, listing = header, False
        for at in range(header, min(header + LONGEST_PREAMBLE, len(self.lines))):
            words = self.words(at)
            if is_formula(words):
                return at + 1
            if at - end > LONGEST_ASIDE and not listing:
                break
            if self.begins_body(at) or self.begins_part(at) or is_recipients_label(words):
                break
            if self.is_unit(at) and not listing:
                break
            listing = listing or CONSOLIDATES.search(words) is not None
            if is_ground(words) or (end == at and at > header and not self.ends_ground(at)):
                end = at + 1
        return end

    def ends_ground(self, at: int) -> bool:
        """Whether the ground that ends before a line is complete."""
        line, before = self.lines[at], self.lines[at - 1]
        listed = self.text[before.end - 1] == "," and not self.text[line.start].islower()
        return line.blank_before or ends_sentence(self.text, before) or listed

    def add_rest(self, zones: list[Zone], at: int) -> None:
        """Body, closing and attachments, and what stands between them, up to the next document."""
        at = self.add_body(zones, at)
        while at < len(self.lines) and not self.begins_document(at, zones):
            head = self.attachment_head(zones, at)
            at = self.add_body(zones, at, head) if head else self.add_unparsed(zones, at)

    def add_body(self, zones: list[Zone], at: int, annex: AnnexHead | None = None) -> int:
        """Add the body of a document or an attachment, and the closing behind it; give the index behind them."""
        first = at
        kind: ZoneKind = "attachment" if annex else "body"
        if annex:
            annex = measured(annex, self.text, self.lines, at)
            at += annex.note
        while at < len(self.lines):
            if self.begins_closing(at):
                end = self.closing_end(at)
                zones += [Zone(kind, first, at, annex), Zone("closing", at, end)]
                return end
            if self.ends_body(zones, at, annex):
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

    def ends_body(self, zones: list[Zone], at: int, annex: AnnexHead | None) -> bool:
        if self.is_caption(at):
            return True
        head = annex_head(self.text, self.lines, at)
        if head and not (annex and annex.kind == head.kind and annex.number == head.number):
            return annex is not None or (head.kind == "phu_luc" and self.words(at).isupper())
        return annex is not None and (bool(list_head(self.text, self.lines, at)) or self.heads_document(at))

    def is_caption(self, at: int) -> bool:
        """Whether a portal's own text begins: a line that names a document by type, number and date, said twice."""
        line = self.lines[at]
        caption = read_caption(self.text, line)
        if caption is None or not caption.dated:
            return False
        number = self.text[caption.start : caption.end]
        below = (read_caption(self.text, line) for line in self.lines[at + 1 : at + 1 + CAPTIONS_REACH])
        return any(other is not None and self.text[other.start : other.end] == number for other in below)

    # Closing

    def begins_closing(self, at: int) -> bool:
        words = self.words(at)
        if words[0].isdigit() or words.startswith("Điều ") or words[1:2] == ")":
            return False
        if len(words) > 400 and not is_recipients_label(words):
            return False
        if is_recipients_label(words) or is_capacity(words):
            return True
        if is_position(words) or is_signature_mark(words):
            return self.signed_below(at)
        ended = at > 0 and self.words(at - 1).endswith(("./.", "./", "/."))
        return ended and len(words) < 40 and is_person_name(words)

    def signed_below(self, at: int) -> bool:
        """Whether a name, or the mark of a signature, stands within a few lines and the body does not go on."""
        below = range(at, min(at + 5, len(self.lines)))
        signed = any(
            is_signature_mark(words) or (index > at and is_person_name(words))
            for index in below if (words := self.words(index))
        )
        return signed and not any(map(self.begins_body, below))

    def closing_end(self, at: int) -> int:
        """Index behind the last line of recipients and signatures."""
        named = listing = False
        end = at
        while end < len(self.lines) and end - at < LONGEST_CLOSING:
            words = self.words(end)
            if end > at and self.begins_annex(end):
                break
            if is_recipients_label(words):
                listing = True
            elif self.is_office(words, named=named and not listing):
                listing = listing and "\t" in words
            elif words[:1] in "-–•+*" and (listing or len(words) < 160):
                pass
            elif is_person_name(words) and not listing:
                named = True
            elif not self.belongs_to_closing(end, words, named=named, listing=listing):
                break
            elif listing and is_person_name(words) and ends_sentence(self.text, self.lines[end - 1]):
                named, listing = True, False
            end += 1
        return max(end, at + 1)

    def is_office(self, words: str, *, named: bool) -> bool:
        """Whether a line is of a signature: its capacity or mark, or a position before the name."""
        return is_capacity(words) or is_signature_mark(words) or (is_position(words) and not named)

    def belongs_to_closing(self, at: int, words: str, *, named: bool, listing: bool) -> bool:
        if listing:
            return len(words) < 160 and not self.is_anchor(at)
        if named:
            return not has_letters(words) or (len(words) < 12 and not words.isupper())
        return len(words) < 60 and not self.is_anchor(at)

    # What follows a closing

    def begins_annex(self, at: int) -> bool:
        if type_of_line(self.words(at)):
            return True
        return bool(annex_head(self.text, self.lines, at) or list_head(self.text, self.lines, at))

    def attachment_head(self, zones: list[Zone], at: int) -> AnnexHead | None:
        """An annex, or the title of a text issued with the document; None where a line begins neither."""
        words = self.words(at)
        kind = type_of_line(words) if len(words) < 80 else None
        if kind and (noted(self.text, self.lines, at) or self.issues(zones, kind)):
            return AnnexHead(kind, None, 1)
        return annex_head(self.text, self.lines, at) or list_head(self.text, self.lines, at)

    def issues(self, zones: list[Zone], kind: str) -> bool:
        """Whether the document says in its body that it issues or forwards a text of this type with itself."""
        if kind not in ATTACHED_KINDS:
            return False
        body = next((zone for zone in zones if zone.kind == "body"), None)
        if body is None or body.last <= body.first:
            return False
        start, end = self.lines[body.first].start, self.lines[body.last - 1].end
        return self.text.find("kèm theo", start, end) >= 0

    def begins_document(self, at: int, zones: list[Zone]) -> bool:
        """Whether a line begins another document: a header with a number, or a type line of a text that is signed."""
        words = self.words(at)
        if len(words) > LONGEST_FIELD or COPY.match(words):
            return False
        if type_of_line(words):
            return not self.attachment_head(zones, at) and self.is_signed(at)
        return self.heads_document(at) or (is_national_title(words) and self.is_numbered(at) and self.is_signed(at))

    def is_numbered(self, at: int) -> bool:
        """Whether ``Số:`` stands within the lines of a header, its number filled in or not."""
        return any(map(self.numbers, range(at, min(at + 10, len(self.lines)))))

    def is_signed(self, at: int) -> bool:
        """Whether a closing stands somewhere below a line."""
        if self.last_closing is None:
            found = (index for index in range(len(self.lines) - 1, -1, -1) if self.begins_closing(index))
            self.last_closing = next(found, -1)
        return at < self.last_closing

    def heads_document(self, at: int) -> bool:
        """Whether a number and one more field of a header stand from here on, filled in and not as in a form."""
        words = self.words(at)
        if len(words) > LONGEST_FIELD or not (
            is_national_title(words) or is_party_title(words) or self.numbers(at) or is_issuer_line(words)
        ):
            return False
        fields = set()
        for index in range(at, min(at + 14, len(self.lines))):
            words = self.words(index)
            if len(words) > LONGEST_FIELD or annex_head(self.text, self.lines, index):
                break
            if COPY.match(words) or COPY_NUMBER.search(words):
                return False
            fields |= {name for name, test in FIELD_TESTS if test(words)}
            if self.numbers(index) and not WRITTEN_NUMBER.search(words):
                return False
        return "number" in fields and len(fields) >= 2

TITLE_INSIDE = re.compile(r"C[ỘO]NG\s?H\w{1,3}\sX[ÃA]\sH[ỘO]I|Đ[ẢA]NG\sC[ỘO]NG\sS[ẢA]N")


def has_letters(words: str) -> bool:
    """Whether a line holds a letter, and is no rule or number."""
    return any(map(str.isalpha, words))


def no_lower(words: str) -> bool:
    """Whether a line is all capitals, or has no letters."""
    return not any(map(str.islower, words))


LABELLED = re.compile(r"(?:^|\t)\W{0,4}(?:[^\W\d_]{2,9}\s){0,3}(?:[Ss][ốoôồóò6]|SỐ|Sè)\s?[:.]?(?=[\s\d./…]|$)")
WRITTEN_NUMBER = re.compile(r"\d{1,6}[a-zA-Z]?\s?[/-]")
FIELD_TESTS = (
    ("number", is_number_line), ("title", is_national_title), ("title", is_party_title), ("place", is_place_date),
    ("addressees", is_addressees),
)

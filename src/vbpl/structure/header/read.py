"""Reads the pieces of a header into its fields."""

import datetime
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from ...model import (
    CONSOLIDATED,
    Diagnostic,
    DocumentNumber,
    Family,
    FragmentRole,
    Header,
    Issuer,
    Recipient,
    Severity,
    Span,
)
from ...model.node import moved
from ...numbers import parse_number
from ...numbers.dates import parse_place_date
from ...tables import body_of_name, types_of_abbreviation, types_of_heading, types_of_slug
from ...text.folding import fold, squeeze
from ...text.letters import UPPER
from ...text.signs import SLASHES
from ..line_kinds.header import headings, type_of_line
from ..names import begins_body
from ..pieces import Piece
from ..recipients import BULLET, read_recipients, split_inline
from .fields import DAMAGED_DATE, IMPRINT
from .issuers import is_joint, iter_cuts, join_names, place_starts, rank
from .pieces import split_header

__all__ = ["CODES", "HeaderReading", "read_header", "split_header"]

CODES: dict[str, str] = {
    "V201": "number has no serial",
    "V202": "number is not readable: {detail}",
    "V203": "date is blank or not readable: {detail}",
    "V204": "type {detail} and the code in the number disagree",
    "V205": "header is incomplete: no {detail}",
    "V206": "year of the number and year of the date differ",
    "V207": "number was repaired: {detail}",
    "V208": "“{detail}” stands where a type does, and is in no table",
}
"""Message of every diagnostic of this module."""

SEVERITY: dict[str, Severity] = {"V201": "info", "V205": "info", "V207": "info"}

MATTERS_OF_FORM = frozenset({"zero-pad", "strip-space", "blank-number", "separator"})
"""Repairs of a number that need no remark."""

SpanOf = Callable[[int, int], Span]

OF = re.compile(r"(?:C[ỦU]A|Của|của)\s+")
OF_LABEL = re.compile(r"(?P<type>.{2,20}?)\ss[ốo]\b", re.IGNORECASE)
PLAIN = re.compile(r"(?P<serial>\d{1,5})(?:\s?-?\s?(?P<suffix>[^\W\d]{1,3}))?")
CODE = re.compile(r"(?=\D{1,40}\d)[^\W\d_a-z]\w{0,9}(?:\s?[.-]\s?\w{1,12}){1,6}")
CLOSE_DASH = re.compile(r"\s?-\s?")
WRITTEN_CODE = re.compile(rf"[{UPPER}]{{2,8}}\s?-")
LOST_SLASH = re.compile(r"\d{1,5}\s{1,3}")
"""Before the code of ``279 QĐ-SYT``."""
WIDE_DASH = re.compile(r"\s[–—]\s")
DAY_LABEL = re.compile(r"(Ngày)(?:\s(?:ban|phát)\shành)?\s?:\s?", re.IGNORECASE)
EDGE = " \t\n-–—.;,:"


class HeaderReading(NamedTuple):
    """The content of a header."""

    header: Header
    kind: str | None
    family: Family
    addressees: list[Recipient]
    diagnostics: list[Diagnostic]


class Reader:
    """The pieces of one header, by role."""

    def __init__(self, clean: str, pieces: list[Piece], span_of: SpanOf) -> None:
        self.clean = clean
        self.pieces = pieces
        self.roles: defaultdict[FragmentRole, list[Piece]] = defaultdict(list)
        """The pieces of each role, in order."""
        for piece in pieces:
            self.roles[piece.role].append(piece)
        self.span_of = span_of
        self.diagnostics: list[Diagnostic] = []

    def of(self, role: FragmentRole) -> list[Piece]:
        """The pieces of a role, in order."""
        return self.roles[role]

    def text(self, role: FragmentRole) -> str | None:
        """The pieces of a role on one line; None if there are none."""
        return " ".join(squeeze(self.clean[piece.start : piece.end]) for piece in self.of(role)) or None

    def span(self, pieces: list[Piece]) -> Span:
        """From the first to the last of some pieces."""
        return self.span_of(pieces[0].start, pieces[-1].end)

    def note(self, code: str, span: Span, detail: str = "") -> None:
        """Records a diagnostic."""
        self.diagnostics.append(Diagnostic(
            code=code, severity=SEVERITY.get(code, "warning"), message=CODES[code].format(detail=detail), span=span,
        ))


def read_header(clean: str, pieces: list[Piece], span_of: SpanOf, late: Sequence[Piece] = ()) -> HeaderReading:
    """The fields of a header, its type and family, and its addressees.

    ``late`` are the pieces of its table where that stands below the body; they are read as if they stood above.
    """
    reader = Reader(clean, [*late, *pieces], span_of)
    issuers = read_issuers(reader)
    number = read_number(reader, issuers[0].name if issuers else None)
    kind = read_kind(reader, number)
    place, date = read_place_date(reader)
    span = reader.span(pieces) if pieces else span_of(0, 0)
    subject = (reader.text("subject") or "").rstrip(" .;,:-–") or None
    header = Header(
        issuers=tuple(issuers), number=number, place=place, date=date,
        type_name=reader.text("type_name"), subject=subject, secrecy=reader.text("secrecy"),
        urgency=reader.text("urgency"), span=span,
    )
    check_header(reader, header, kind)
    return HeaderReading(header, kind, read_family(reader, kind, number), read_addressees(reader), reader.diagnostics)


# Issuers


def read_issuers(reader: Reader) -> list[Issuer]:
    """Issuing bodies with their superiors. In old decrees: the one that the title names, else the one that enacts."""
    pieces, title = reader.of("issuer"), reader.of("type_name")
    above = [piece for piece in takewhile(lambda each: each not in title, reader.pieces) if piece.role == "issuer"]
    if above:
        return nest_issuers(list(iter_names(reader, above)))
    if not pieces:
        return nest_issuers(list(iter_names(reader, reader.of("authority"))))
    name = OF.sub("", reader.text("issuer") or "", count=1).strip(EDGE)
    parts = (name[start:end].strip(EDGE) for start, end in pairwise([0, *iter_cuts(name), len(name)]))
    return [Issuer(name=part, code=key_of(part), span=reader.span(pieces)) for part in parts]


def iter_names(reader: Reader, pieces: list[Piece]) -> Iterator[tuple[str, Span]]:
    """The printed names in some pieces, wrapped ones joined, with their spans."""
    texts = [squeeze(reader.clean[piece.start : piece.end]) for piece in pieces]
    for group in join_names(texts):
        yield " ".join(texts[at] for at in group), reader.span([pieces[at] for at in group])


def nest_issuers(names: list[tuple[str, Span]]) -> list[Issuer]:
    """Issuers from the names of a header in printed order: superior above issuer, or bodies side by side."""
    issuers: list[Issuer] = []
    for at, (printed, span) in enumerate(names):
        name = printed.strip(EDGE)
        upper = issuers[-1] if issuers else None
        if upper is not None and not is_joint(names[at - 1][0], name) and stands_below(names[at - 1][0], name):
            issuers[-1] = Issuer(name=name, parent=upper, code=key_of(name), span=span)
        elif name and all(name != issuer.name for issuer in issuers):
            issuers.append(Issuer(name=name, code=key_of(name), span=span))
    return issuers


def stands_below(upper: str, lower: str) -> bool:
    """Whether the second printed name is a body under the first."""
    return rank(lower) >= rank(upper) or body_of_name(lower) is None


def key_of(name: str) -> str | None:
    """Code of a body in the issuer table, without its place."""
    places = place_starts(fold(name))
    body = body_of_name(name) or (body_of_name(name[: places[0]]) if places and places[0] else None)
    return body.code if body else None


# Number, place and date


def read_number(reader: Reader, issuer: str | None) -> DocumentNumber | None:
    """Số, ký hiệu, without its label."""
    printed = reader.text("number")
    if printed is None:
        return None
    span = reader.span(reader.of("number"))
    number = (parse_number(WIDE_DASH.sub("-", printed), issuer=issuer) or parse_damaged(printed)
              or parse_plain(printed) or parse_code(printed)
              or parse_number(CLOSE_DASH.sub("-", printed), issuer=issuer) or parse_written(printed))
    if number is None:
        reader.note("V202", span, printed)
        return None
    if repairs := [repair for repair in number.repairs if repair not in MATTERS_OF_FORM]:
        reader.note("V207", span, ", ".join(repairs))
    if number.serial is None:
        reader.note("V201", span)
    return moved(number, span)


def parse_damaged(printed: str) -> DocumentNumber | None:
    """A number with an unreadable serial: as printed before one of its slashes, read after it; dots are a blank."""
    for slash in re.finditer("/", printed):
        if number := parse_number(printed[slash.start() :]):
            serial = "".join(printed[: slash.start()].split())
            canonical = (serial if serial.strip(".…_") and serial[0] != "{" else "") + number.canonical
            return number.model_copy(update={"text": printed, "canonical": canonical, "repairs": ()})
    return None


def parse_written(printed: str) -> DocumentNumber | None:
    """A number of which only the code can be read: what a pen wrote before it stays as printed, but for the slash."""
    for begin in WRITTEN_CODE.finditer(printed):
        if number := parse_number(f"/{CLOSE_DASH.sub('-', printed[begin.start() :])}"):
            serial = "".join(printed[: begin.start()].split())
            if LOST_SLASH.fullmatch(printed, 0, begin.start()):
                whole = number.model_copy(update={"serial": int(serial), "canonical": serial + number.canonical})
                return whole.model_copy(update={"text": printed, "repairs": ("lost-slash",)})
            serial = f"{serial[:-1]}/" if serial[-1:] in SLASHES else serial
            canonical = serial + number.canonical.removeprefix("/")
            return number.model_copy(update={"text": printed, "canonical": canonical, "repairs": ()})
    return None


def parse_plain(printed: str) -> DocumentNumber | None:
    """A number without any notation, as in decrees of 1945: ``77-b``."""
    match = PLAIN.fullmatch(printed)
    if match is None:
        return None
    return DocumentNumber(
        text=printed, canonical="".join(printed.split()), serial=int(match["serial"]),
        suffix=match["suffix"] and match["suffix"].lower(), year=None, kind_code=None, issuer_codes=(),
        scheme="legacy", span=Span(start=0, end=len(printed)),
    )


def parse_code(printed: str) -> DocumentNumber | None:
    """The code of a controlled document: ``QT.VP-01``."""
    if CODE.fullmatch(printed) is None:
        return None
    return DocumentNumber(
        text=printed, canonical="".join(printed.split()), serial=None, year=None, kind_code=None, issuer_codes=(),
        span=Span(start=0, end=len(printed)),
    )


def read_place_date(reader: Reader) -> tuple[str | None, datetime.date | None]:
    """Địa danh and date. A blank or unreadable date is None."""
    text = reader.text("place_date")
    if text is None:
        return None, None
    if label := DAY_LABEL.match(text):
        text = f"{label[1]} {text[label.end() :]}"
    found = parse_place_date(text)
    if found is None or found.date is None:
        reader.note("V203", reader.span(reader.of("place_date")), text)
    return (found.place, found.date) if found else (place_of_damaged(text), None)


def place_of_damaged(text: str) -> str | None:
    """The place before a date that cannot be read, ``Hà Nội, ngàyj3 tháng Ÿ năm 2020``, or before a year alone."""
    damaged = DAMAGED_DATE.match(text) or IMPRINT.match(text)
    return damaged["place"] if damaged else None


# Kind and family


def read_kind(reader: Reader, number: DocumentNumber | None) -> str | None:
    """Tên loại by the evidence of domain 02 2.5: heading, label of the number, code in it, form of a letter."""
    labels = [squeeze(reader.clean[piece.start : piece.end]) for piece in reader.of("label")]
    if any(type_of_line(label) == CONSOLIDATED for label in labels):
        return CONSOLIDATED
    if number and number.scheme == "vbhn":
        return CONSOLIDATED
    if title := reader.text("type_name"):
        return type_of_line(title) or headings().get("".join(fold(title).split()))
    if kind := next(filter(None, map(kind_of_label, labels)), None) or kind_of_code(number):
        return kind
    if any("điện" in label.lower() for label in labels):
        return "cong_dien"
    if reader.of("addressee") or (number and number.kind_code is None) or (number and reader.of("subject")):
        return "cong_van"
    return None


def kind_of_label(label: str) -> str | None:
    """The type that the label of a number names: ``Bộ luật số:``."""
    named = OF_LABEL.match(label)
    types = types_of_heading(named["type"]) if named else ()
    return types[0].slug if types else None


def kind_of_code(number: DocumentNumber | None) -> str | None:
    """The type that the code in a number stands for."""
    if number is None or number.kind_code is None:
        return None
    types = types_of_abbreviation(number.kind_code, "party" if number.scheme == "party" else None)
    return types[0].slug if types else None


def read_family(reader: Reader, kind: str | None, number: DocumentNumber | None) -> Family:
    """Party by its title, number or star; court and QPPL by number and type (domain 02 2.2, 2.4)."""
    star = any(reader.clean[piece.start : piece.end] == "*" for piece in reader.of("rule"))
    if reader.of("party_title") or (star and not reader.of("national_title")):
        return "party"
    return family_of(kind, number)


def family_of(kind: str | None, number: DocumentNumber | None) -> Family:
    """What number and type say about the family, if nothing else does."""
    if number and number.scheme in ("party", "court"):
        return number.scheme
    if number and (number.scheme in ("qh", "qppl") or number.year is not None):
        return "qppl"
    families = {type_.family for type_ in types_of_slug(kind or "")}
    return "qppl" if families == {"qppl"} else "admin"


# Addressees and checks


def read_addressees(reader: Reader) -> list[Recipient]:
    """Nơi gửi: the bodies after each ``Kính gửi:`` or ``điện:``."""
    lists: list[list[Piece]] = [[]]
    for piece in reader.pieces:
        if piece.role == "label":
            lists.append([])
        elif piece.role == "addressee":
            lists[-1].append(piece)
    return [recipient for pieces in lists for recipient in read_list(reader, pieces)]


def read_list(reader: Reader, pieces: list[Piece]) -> list[Recipient]:
    """The bodies of one list. If it has no bullets, a line may name several."""
    recipients = read_recipients(reader.clean, pieces, reader.span_of)
    if any(BULLET.match(reader.clean, piece.start, piece.end) for piece in pieces):
        return recipients
    return [part for recipient in recipients for part in split_inline(recipient)]


def find_unknown_type(reader: Reader) -> Piece | None:
    """A line that was taken for a body, because no table has it as a type: in capitals, between date and subject.

    ``PHIẾU LÀM VIỆC`` is such a line. A line that begins like the name of a body is a body.
    """
    dates, subjects = reader.of("place_date"), reader.of("subject")
    if not dates or not subjects or not reader.of("number"):
        return None
    between = [piece for piece in reader.of("issuer") if dates[-1].end <= piece.start < subjects[0].start]
    words = reader.clean[between[0].start : between[0].end] if len(between) == 1 else ""
    return between[0] if words.isupper() and not begins_body(words, fold(words)) else None


def check_header(reader: Reader, header: Header, kind: str | None) -> None:
    """Remarks about missing fields and contradictions."""
    number = header.number
    coded = {type_.slug for type_ in types_of_abbreviation(number.kind_code or "")} if number else set()
    if number and kind and coded and kind not in coded:
        reader.note("V204", number.span, header.type_name or kind)
    if number and number.year and header.date and number.year != header.date.year:
        reader.note("V206", number.span)
    if header.type_name is None and (unknown := find_unknown_type(reader)):
        reader.note("V208", reader.span([unknown]), squeeze(reader.clean[unknown.start : unknown.end]))
    missing = [name for name, value in (("issuer", header.issuers), ("number", reader.of("number")),
                                        ("date", reader.of("place_date"))) if not value]
    if 0 < len(missing) < 3:
        reader.note("V205", header.span, ", ".join(missing))

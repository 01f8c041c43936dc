"""T2: số, ký hiệu against what the header says beside it."""

import re
from collections.abc import Iterator

from ..model import DocumentNumber, Issuer, Span
from ..tables import bodies_of_variant, body_of_code, types_of_abbreviation, types_of_slug
from ..text.folding import fold, squeeze
from ..text.lookalikes import STROKED
from .paper import Paper, is_past, known_body
from .registry import Edit, Finding, checks, terms

LAWMAKING = frozenset({"nghi_dinh", "thong_tu", "thong_tu_lien_tich"})
"""Kinds that are nothing but QPPL since 1997, and carry the year."""
CASE_BY_CASE = frozenset({
    "cong_van", "thong_bao", "ke_hoach", "bao_cao", "to_trinh", "huong_dan", "cong_dien", "bien_ban", "giay_moi",
    "chuong_trinh", "phuong_an", "de_an", "du_an",
})
"""Kinds that are never QPPL, and carry no year."""
LOCAL = frozenset({"UBND", "HĐND", "CTUBND"})
"""Codes that bodies of many places share."""

_WRONG_D = re.compile(f"[{''.join(STROKED)}]")
_SPACES = re.compile(r"(?<=[/-])[ \u00a0]{1,4}(?=\w)|(?<=\w)[ \u00a0]{1,4}(?=[/-])")
_DISTRICT = re.compile(r"(?:ubnd|hdnd|uy ban nhan dan|hoi dong nhan dan) (?:huyen|quan|thi xa|thi tran) ")


def _number(paper: Paper) -> DocumentNumber | None:
    return paper.document.header.number


@checks("T201")
def number(paper: Paper) -> Iterator[Finding]:
    """The document has no number."""
    printed = [*paper.fragments("place_date"), *paper.fragments("issuer")]
    titled = paper.fragments("national_title") or paper.fragments("party_title")
    if titled and len(printed) > 1 and _number(paper) is None and not paper.fragments("draft"):
        yield Finding(paper.head)


@checks("T202")
def serial(paper: Paper) -> Iterator[Finding]:
    """The running number is blank."""
    found = _number(paper)
    if found and found.serial is None and found.canonical[:1] == "/":
        yield Finding(found.span, {"number": found.text})


@checks("T203")
def leading_zero(paper: Paper) -> Iterator[Finding]:
    """A serial below ten has no zero before it."""
    yield from _repaired(paper, "zero-pad")


@checks("T204")
def spaces(paper: Paper) -> Iterator[Finding]:
    """White space around the signs of the document's own number."""
    found = _number(paper)
    if found:
        yield from spaces_inside(paper, found)


@checks("T205")
def wrong_d(paper: Paper) -> Iterator[Finding]:
    """Another alphabet's letter stands for Đ."""
    source = paper.source
    if source is None or any(diagnostic.code == "S101" for diagnostic in source.diagnostics):
        return
    span = paper.document.span
    for match in _WRONG_D.finditer(source.text, span.start, span.end):
        right = STROKED[match[0]]
        if source.clean[source.to_clean(match.start()) :][:1] == right:
            values = {"letter": f"U+{ord(match[0]):04X}", "right": right}
            place = Span(start=match.start(), end=match.end())
            yield Finding(place, values, (Edit(match.start(), match.end(), right),))


@checks("T206")
def separator(paper: Paper) -> Iterator[Finding]:
    """The signs of a Party number in a State one, or the other way round."""
    yield from _repaired(paper, "separator")


@checks("T207")
def kind_code(paper: Paper) -> Iterator[Finding]:
    """The number has another type's abbreviation than the type printed."""
    found, kind = _number(paper), paper.document.kind
    if found and found.kind_code and paper.document.header.type_name and kind and types_of_slug(kind):
        meant = {row.slug for row in types_of_abbreviation(found.kind_code)}
        if meant and kind not in meant and found.scheme not in ("legacy", "copy", "vbhn"):
            title = paper.document.header.type_name
            yield Finding(found.span, {"number": found.text, "code": found.kind_code, "title": title})


@checks("T208")
def variant_code(paper: Paper) -> Iterator[Finding]:
    """The type's abbreviation is an old or private one."""
    found, kind = _number(paper), paper.document.kind
    if found is None or not found.kind_code or not kind:
        return
    rows = [row for row in types_of_slug(kind) if row.family == paper.document.family]
    official = [code for row in rows for code in row.abbreviations]
    if official and found.kind_code not in official and any(found.kind_code in row.variants for row in rows):
        yield Finding(found.span, {"code": found.kind_code, "right": official[0]})


@checks("T209")
def issuer_code(paper: Paper) -> Iterator[Finding]:
    """The number has another body's code than the body printed."""
    found, issuers = _number(paper), paper.document.header.issuers
    keys = {body.code for body in issuers}
    if found is None or not issuers or None in keys or not found.issuer_codes:
        return
    codes = set(found.issuer_codes)
    known = all(body_of_code(code) and len(bodies_of_variant(code)) < 2 for code in codes)
    if known and not codes & {key for key in keys if key} and not _within(codes, paper.bodies):
        yield Finding(found.span, {"code": "-".join(found.issuer_codes), "issuer": issuers[0].name})


@checks("T210")
def year_missing(paper: Paper) -> Iterator[Finding]:
    """The number of a QPPL has no year."""
    found = _number(paper)
    plain = found and found.serial is not None and found.year is None and found.scheme in ("qppl", "admin")
    if found and plain and paper.document.kind in LAWMAKING:
        yield Finding(found.span, {"number": found.text})


@checks("T211")
def year_too_many(paper: Paper) -> Iterator[Finding]:
    """The number of an administrative document has a year."""
    found = _number(paper)
    dated = found and found.year is not None and found.scheme in ("qppl", "admin", "cv")
    if found and dated and paper.document.kind in CASE_BY_CASE:
        yield Finding(found.span, {"number": found.text})


@checks("T212")
def term_and_year(paper: Paper) -> Iterator[Finding]:
    """The khóa in the number is not the one of that year."""
    found = _number(paper)
    if found and found.scheme == "qh" and found.term and found.year:
        first, last = terms().get(found.term, (found.year, found.year))
        if not first <= found.year <= last:
            yield Finding(found.span, {"term": found.term, "first": first, "last": last, "year": found.year})


@checks("T213")
def year_and_date(paper: Paper) -> Iterator[Finding]:
    """Year of the number and year of the date differ."""
    found, date = _number(paper), paper.document.header.date
    if found and found.year and date and found.year != date.year and found.scheme in ("qppl", "qh"):
        yield Finding(found.span, {"year": found.year, "date": date.strftime("%d/%m/%Y")})


@checks("T214")
def letter_code(paper: Paper) -> Iterator[Finding]:
    """The number of a công văn of the State has CV in it."""
    found = _number(paper)
    if found and found.scheme in ("admin", "cv") and ("type-inside" in found.repairs or found.kind_code == "CV"):
        yield Finding(found.span, {"number": found.text})


@checks("T215")
def district(paper: Paper) -> Iterator[Finding]:
    """A body of a district after there are none."""
    for body in paper.bodies if paper.document.header.date else ():
        if _DISTRICT.match(fold(squeeze(body.name))):
            yield Finding(body.span, {"name": body.name})


@checks("T216")
def body_of_another_time(paper: Paper) -> Iterator[Finding]:
    """A body that no longer was on the day of the document."""
    date = paper.document.header.date
    for body in paper.document.header.issuers if date else ():
        known = known_body(body)
        if known and is_past(known.valid_until, date):
            yield Finding(body.span, {"name": body.name, "until": known.valid_until})


@checks("T217")
def colon(paper: Paper) -> Iterator[Finding]:
    """The word Số has no colon after it."""
    yield from _labels(paper, colon=False)


@checks("T218")
def party_colon(paper: Paper) -> Iterator[Finding]:
    """The word Số of the Party has a colon after it."""
    yield from _labels(paper, colon=True)


@checks("T219")
def joint_circular(paper: Paper) -> Iterator[Finding]:
    """A joint circular of ministries in the years in which there were none."""
    found = _number(paper)
    levels = {known.level for code in (found.issuer_codes if found else ()) if (known := body_of_code(code))}
    if found and paper.document.kind == "thong_tu_lien_tich" and levels == {"ministry"}:
        yield Finding(found.span, {"number": found.text})


@checks("T220")
def unaccented(paper: Paper) -> Iterator[Finding]:
    """The number lost its Vietnamese letters."""
    yield from _repaired(paper, "unaccented")


def _repaired(paper: Paper, repair: str) -> Iterator[Finding]:
    """The number, where it took this repair to be read."""
    found = _number(paper)
    if found and repair in found.repairs:
        yield Finding(found.span, {"number": found.text, "canonical": found.canonical})


def spaces_inside(paper: Paper, found: DocumentNumber) -> Iterator[Finding]:
    """White space within a number, each run to be taken out; a line break is no white space of the writer."""
    source = paper.source
    if source is None or "strip-space" not in found.repairs or found.scheme is None:
        return
    start = found.span.start
    printed = source.text[start : found.span.end]
    edits = tuple(Edit(start + run.start(), start + run.end(), "") for run in _SPACES.finditer(printed))
    if edits and found.serial is not None and printed[:1].isdigit():
        yield Finding(found.span, {"number": squeeze(printed)}, edits)


def _labels(paper: Paper, *, colon: bool) -> Iterator[Finding]:
    numbers = paper.fragments("number")
    for label in paper.fragments("label") if numbers else ():
        words = squeeze(paper.printed(label.span)).strip("*_ ")
        before = 0 <= numbers[0].span.start - label.span.end < 4
        if before and fold(words).rstrip(": .") == "so" and words.endswith(":") == colon:
            yield Finding(label.span)


def _within(codes: set[str], bodies: list[Issuer]) -> bool:
    """Whether a code is of a body above or of the head of a body: TTg and CP, UBND and CTUBND."""
    keys = {body.code for body in bodies}
    return bool(codes & keys) or any(a and (a.endswith(b) or b.endswith(a)) for a in keys for b in codes)

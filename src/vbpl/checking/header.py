"""T1: national title, issuer, type name, subject and marks."""

import re
from collections.abc import Iterator
from itertools import pairwise

from ..model import FragmentRole, Issuer, Span
from ..tables import types_of_slug
from ..text.folding import fold, squeeze, tone_key
from .paper import Paper, known_body
from .registry import Finding, checks

NATIONAL_TITLE = "cộng hòa xã hội chủ nghĩa việt nam"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
NAMELESS = frozenset({"cong_van", "thu_cong", "hien_phap", None})
"""Kinds that print no type name, or need none."""
SUBJECTLESS = frozenset({
    "hop_dong", "giay_moi", "phieu_gui", "phieu_chuyen", "phieu_bao", "giay_gioi_thieu", "thu_cong", None,
})
"""Kinds that may be without trích yếu."""

_PARTY = re.compile(r"dang\s{1,3}cong\s{1,3}san\s{1,3}viet\s{0,3}nam|doan\s")
_LETTERS = re.compile(r"[^\W\d_]+")


@checks("T101")
def national_title(paper: Paper) -> Iterator[Finding]:
    """Quốc hiệu is missing."""
    if paper.headed and not paper.fragments("national_title"):
        yield Finding(paper.head)


@checks("T102")
def motto(paper: Paper) -> Iterator[Finding]:
    """Tiêu ngữ is missing below Quốc hiệu."""
    if paper.headed and paper.fragments("national_title") and not paper.fragments("motto"):
        yield Finding(paper.fragments("national_title")[0].span)


@checks("T103")
def national_title_words(paper: Paper) -> Iterator[Finding]:
    """Quốc hiệu is misspelt."""
    for span, words in _header_words(paper, "national_title"):
        if tone_key(" ".join(_LETTERS.findall(words))) != tone_key(NATIONAL_TITLE):
            yield Finding(span, {"text": words})


@checks("T104")
def motto_words(paper: Paper) -> Iterator[Finding]:
    """Tiêu ngữ is misspelt."""
    for span, words in _header_words(paper, "motto"):
        if " ".join(_LETTERS.findall(words)).lower() != " ".join(_LETTERS.findall(MOTTO)).lower():
            yield Finding(span, {"text": words})


@checks("T105")
def motto_dashes(paper: Paper) -> Iterator[Finding]:
    """Tiêu ngữ has its words, but not its hyphens with a space on either side, or not its capitals."""
    for span, words in _header_words(paper, "motto"):
        right = _LETTERS.findall(words.lower()) == _LETTERS.findall(MOTTO.lower())
        if right and words.strip("*_. ") != MOTTO and words.strip("*_. ").upper() != words.strip("*_. "):
            yield Finding(span, {"text": words})


@checks("T106")
def party_title(paper: Paper) -> Iterator[Finding]:
    """The Party's title, or that of its youth union, is missing or damaged."""
    titles = paper.fragments("party_title")
    damaged = any(not _PARTY.search(fold(words)) for _, words in _header_words(paper, "party_title"))
    if paper.headed and (damaged or not titles) and not paper.fragments("national_title"):
        yield Finding(titles[0].span if titles else paper.head)


@checks("T107")
def title_of_the_other(paper: Paper) -> Iterator[Finding]:
    """A document of the Party under Quốc hiệu."""
    number = paper.document.header.number
    if number and number.scheme == "party" and not paper.fragments("party_title"):
        yield from (Finding(fragment.span) for fragment in paper.fragments("national_title")[:1])


@checks("T108")
def issuer(paper: Paper) -> Iterator[Finding]:
    """The header names nobody who issues the document."""
    if paper.headed and not paper.document.header.issuers:
        yield Finding(paper.head)


@checks("T109")
def superior(paper: Paper) -> Iterator[Finding]:
    """A subordinate body prints no body above it."""
    for each in paper.document.header.issuers if paper.headed else ():
        if _level(each) == "local-department" and each.parent is None:
            yield Finding(each.span, {"name": each.name})


@checks("T110")
def no_superior(paper: Paper) -> Iterator[Finding]:
    """A ministry, council or committee prints a body above it: one that the number does not name beside it."""
    document = paper.document
    codes = set(document.header.number.issuer_codes) if document.header.number else set()
    for first, second in pairwise(document.header.issuers[:2]):
        if _level(first) == "central" and first.code not in codes and second.code in codes:
            yield Finding(first.span, {"name": second.name, "parent": first.name})


@checks("T111")
def type_name(paper: Paper) -> Iterator[Finding]:
    """The type name is missing."""
    document = paper.document
    number = document.header.number
    typed = number and (number.kind_code or number.scheme == "qh")
    if paper.headed and typed and document.kind not in NAMELESS and not document.header.type_name:
        yield Finding(paper.head, {"kind": _name_of(document.kind)})


@checks("T112")
def letter_with_type(paper: Paper) -> Iterator[Finding]:
    """A công văn prints its type name."""
    document = paper.document
    if document.kind == "cong_van" and document.header.type_name:
        yield from (Finding(fragment.span) for fragment in paper.fragments("type_name")[:1])


@checks("T113")
def subject(paper: Paper) -> Iterator[Finding]:
    """Trích yếu is missing."""
    document = paper.document
    if paper.headed and document.kind not in SUBJECTLESS and not document.header.subject and not paper.says("v/v"):
        yield Finding((paper.fragments("type_name") or paper.fragments("number"))[0].span)


@checks("T114")
def letter_subject(paper: Paper) -> Iterator[Finding]:
    """The trích yếu of a công văn stands after Về việc and not after V/v."""
    if paper.document.kind == "cong_van" and not paper.document.header.type_name:
        labels = (label for label in paper.fragments("label") if fold(paper.printed(label.span)).startswith("ve viec"))
        yield from (Finding(label.span) for label in labels)


@checks("T116")
def recital_below_formula(paper: Paper) -> Iterator[Finding]:
    """A căn cứ stands below the formula that it is the ground of."""
    for block in paper.document.body if paper.document.formula else ():
        if block.type != "paragraph":
            return
        if block.text.startswith("Căn cứ ") and block.text.endswith(";"):
            yield Finding(block.span)


@checks("T117")
def urgency(paper: Paper) -> Iterator[Finding]:
    """A mark of urgency that is not one of the three."""
    printed = paper.document.header.urgency
    if printed and tone_key(printed) not in {tone_key(mark) for mark in ("KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")}:
        yield from (Finding(fragment.span, {"text": printed}) for fragment in paper.fragments("urgency")[:1])


@checks("T118")
def draft_with_number(paper: Paper) -> Iterator[Finding]:
    """A draft mark was left on a document that has its number and its date."""
    header = paper.document.header
    if header.number and header.number.serial is not None and header.date:
        yield from (Finding(fragment.span) for fragment in paper.fragments("draft")[:1])


def _header_words(paper: Paper, role: FragmentRole) -> Iterator[tuple[Span, str]]:
    """The first fragment of a role with its words on one line; a title over two lines is two fragments."""
    parts = paper.fragments(role)
    if parts and paper.source:
        limit = parts[0].span.end + 40
        near = [part for part in parts if part.span.start <= limit]
        yield parts[0].span, squeeze(" ".join(paper.printed(part.span) for part in near)).strip("*_| ")


def _level(body: Issuer) -> str | None:
    known = known_body(body)
    return known.level if known else None


def _name_of(kind: str | None) -> str:
    return next((row.base_name for row in types_of_slug(kind or "")), kind or "")

"""Amendments as lines of text, for the cases of tests/cases/amendments.txt."""

from collections.abc import Iterator

from vbpl import Amendment, Document, Provision, Span, parse

HEADER = """BỘ GIAO THÔNG VẬN TẢI
Số: 20/2021/TT-BGTVT

THÔNG TƯ
Quy định về bến bãi

"""
WORDS = {
    "item": "tiết", "point": "điểm", "clause": "khoản", "article": "Điều", "subsection": "tiểu mục", "section": "Mục",
    "chapter": "Chương", "part": "Phần", "annex": "Phụ lục",
}
SHOWN = 24
"""Characters shown at each end of new text."""


def outline(text: str) -> str:
    """The amendments of an act with this body, one line each: action, targets, words, new text, and the amended act."""
    raw = HEADER + text
    return "\n".join(line(each, raw) for each in parse(raw).amendments)


def line(amendment: Amendment, raw: str) -> str:
    return " | ".join(parts(amendment, raw))


def parts(amendment: Amendment, raw: str) -> Iterator[str]:
    scope = "" if amendment.scope == "unit" else f" {amendment.scope}"
    yield f"{amendment.action}{scope} {', '.join(map(path, amendment.targets)) or '-'}"
    if amendment.position:
        yield amendment.position + (f" {path(amendment.anchor)}" if amendment.anchor else "")
    for change in amendment.words:
        yield f"{shown(change.old)} -> {shown(change.new)}"
    for word, provisions in (("except", amendment.exceptions), ("becomes", amendment.new_targets)):
        if provisions:
            yield f"{word} {', '.join(map(path, provisions))}"
    for quote in amendment.quotes:
        yield f"text {ends(quote, raw)}"
    if amendment.annex:
        yield f"annex {ends(amendment.annex, raw)}"
    if amendment.effective:
        yield f"from {amendment.effective}"
    yield f"in {amendment.document_key}"


def path(provision: Provision) -> str:
    words = [f"{word} {number}" for level, word in WORDS.items() if (number := getattr(provision, level))]
    return " ".join(words) + (f" to {path(provision.through)}" if provision.through else "")


def shown(words: str | None) -> str:
    return "-" if words is None else f"“{words}”"


def ends(span: Span, raw: str) -> str:
    words = " ".join(raw[span.start : span.end].split())
    return words if len(words) <= 2 * SHOWN else f"{words[:SHOWN]} … {words[-SHOWN:]}"


def amendments_of(text: str) -> tuple[Amendment, ...]:
    document: Document = parse(HEADER + text)
    return tuple(document.amendments)

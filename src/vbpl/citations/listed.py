"""Listed: acts that an article of the document repeals by a list attached to it.

``Điều 1. Bãi bỏ các văn bản tại Danh mục kèm theo``: each row of that list is an act that the document repeals. A list
that no article repeals by says only what its head and columns say.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, NamedTuple

from ..model import CHANGES, Attachment, Citation
from ..tables import read_table
from ..text.folding import squeeze
from ..text.lazy import lazy_compile
from .own_text import CitedDocument, OwnText
from .relate.columns import opens_row

_ACTS = r"(?:van ban|quyet dinh|nghi quyet|thong tu|nghi dinh|chi thi|phap lenh|luat)"
_REPEALS = lazy_compile(
    r"\b(?:bai bo|huy bo)(?P<part> mot phan)?\b"          # bãi bỏ (toàn bộ 03)
    rf"[^.;:]{{0,40}}?\b{_ACTS}\b[^.;:]{{0,200}}?"        # văn bản (của tỉnh, quy định)
    r"(?:\b(?:tai|theo|trong|co|thuoc|o) |\()(?:cac )?"   # tại
    r"(?P<list>danh muc|phu luc|bieu)(?: so)?(?: (?P<number>[ivx]{1,5}|\d{1,2}))?\b"
    r"[^.;:]{0,80}?\b(?:kem theo(?! [a-z ]{3,40} so\b)|dinh kem|nay\b)"
)
_BULLET = lazy_compile(r"[-–+•*\s]*")
_KINDS = {"danh muc": "danh_muc", "phu luc": "phu_luc", "bieu": "bieu"}


class _Named(NamedTuple):
    """A list as an article names it."""

    kind: str
    number: str | None
    part: bool
    """A part of each act is repealed."""


def with_lists(cited: CitedDocument) -> CitedDocument:
    """A document whose citations in lists that an article repeals by are repeals."""
    document = cited.document
    named = list(_iter_named(cited)) if document.attachments else []
    found = {index: each for each in named for index in _meant(each, document.attachments)}
    if not found:
        return cited
    citations = list(document.citations)
    for index, each in found.items():
        for own in cited.own_texts.attached[index]:
            _read_rows(cited, own, each, citations)
    document = document.model_copy(update={"citations": tuple(citations)})
    return CitedDocument(document, cited.source, cited.own_texts, cited.starts)


def _iter_named(cited: CitedDocument) -> Iterator[_Named]:
    for own in cited.texts_at(cited.places_of("bai bo", "huy bo")):
        for match in _REPEALS.finditer(squeeze(cited.source.folded[own.start : own.end])):
            yield _Named(_KINDS[match["list"]], match["number"], match["part"] is not None)


def _meant(named: _Named, attachments: Iterable[Attachment]) -> list[int]:
    """Which attachments an article means: those of the kind and number that it says, else the only one there is."""
    held = list(enumerate(attachments))
    fitting = [index for index, each in held if each.kind == named.kind and _has_number(each, named.number)]
    return fitting or ([index for index, _ in held] if len(held) == 1 else [])


def _has_number(attachment: Attachment, number: str | None) -> bool:
    return number is None or attachment.heading.lower().rstrip(".: ").endswith(f" {number}")


def _read_rows(cited: CitedDocument, own: OwnText, named: _Named, citations: list[Citation]) -> None:
    """The acts at the begin of rows are repealed; what the title of one does to others it does itself."""
    within = False
    for index in cited.between(own.start, own.end):
        each = citations[index]
        if _opens(cited, own, cited.starts[index]):
            within = each.kind in _act_kinds() and each.by is None
            if within:
                update = {"relation": "repeals", "partial": each.partial or (named.part and not each.provisions)}
                citations[index] = each.model_copy(update=update)
        elif within and each.relation in CHANGES:
            citations[index] = each.model_copy(update={"relation": "refers_to", "partial": False})


def _opens(cited: CitedDocument, own: OwnText, start: int) -> bool:
    """Whether a citation is the first thing in a row of a table, or in a block of a list."""
    if own.block.type == "table":
        return opens_row(cited.source.clean, start)
    return _BULLET.fullmatch(cited.source.clean, own.text_start, start) is not None


@cache
def _act_kinds() -> frozenset[str]:
    """Types of documents that lists of ended acts hold."""
    rows: list[dict[str, Any]] = read_table("relation_triggers")["columns"]
    return frozenset(kind for row in rows if row["relation"] == "announces_ended" for kind in row["kinds"])

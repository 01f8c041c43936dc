"""Rulings: what a court revokes, it revokes in its decision; before that it tells what parties ask for.

``Nguyên đơn yêu cầu: 1. Hủy Quyết định A`` revokes nothing; below the line ``QUYẾT ĐỊNH:`` the same words do.
"""

from ..model import Citation
from ..text.lazy import lazy_compile
from .own_text import CitedDocument

_DECIDES = lazy_compile(r"(?:^|[\s,.;:])QUYẾT\s{1,3}ĐỊNH\s{0,3}:?\s{0,3}$")


def with_rulings(cited: CitedDocument) -> CitedDocument:
    """A judgment that revokes only what its decision says; any other document as it is."""
    document = cited.document
    if document.family != "court" or not any(each.relation == "revokes" for each in document.citations):
        return cited
    decision = _decision(cited)
    citations = tuple(each if start >= decision else _told(each)
                      for each, start in zip(document.citations, cited.starts, strict=True))
    document = document.model_copy(update={"citations": citations})
    return CitedDocument(document, cited.source, cited.own_texts, cited.starts)


def _decision(cited: CitedDocument) -> int:
    """Where the decision begins, after the last line that announces it; the end of the document where there is none."""
    ends = [own.end for own in cited.texts if _DECIDES.search(cited.source.clean, own.start, own.end)]
    ends += [piece.end for piece in cited.layout.fragments if piece.role == "formula"]
    return max(ends, default=cited.layout.end)


def _told(citation: Citation) -> Citation:
    changes = citation.relation == "revokes"
    return citation.model_copy(update={"relation": "refers_to", "partial": False}) if changes else citation

"""Compares documents without their printed places."""

from typing import Any

from vbpl.model import Citation, Document

OF_PRINT = frozenset({
    "span", "quotes", "fragments", "diagnostics", "anchor", "marker", "provision", "unparsed_share",
})
"""Fields that depend on print: places in the text, pieces by place, and remarks about a repair or an empty field."""


def without_spans(document: Document) -> Any:
    """The content of a document, without what depends on how it was printed.

    It leaves out places (``OF_PRINT``); ``id``, which may hold a hash of the printed words; and ``unparsed`` blocks and
    the citations in footnotes, which ``render`` does not print, because no field holds their words.
    """
    citations = tuple(each for each in document.citations if is_said(document, each))
    said = document.model_copy(update={"citations": citations})
    return strip(said.model_dump(mode="json", exclude={"id"}))


def strip(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: strip(inner) for key, inner in value.items() if key not in OF_PRINT}
    if isinstance(value, list):
        return [strip(inner) for inner in value if not (isinstance(inner, dict) and inner.get("type") == "unparsed")]
    return value


def is_said(document: Document, citation: Citation) -> bool:
    """Whether a field or block holds the words of a citation."""
    return not any(
        fragment.role == "footnote" and fragment.span.start <= citation.span.start < fragment.span.end
        for fragment in document.fragments
    )

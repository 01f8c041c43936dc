"""Reading: the text of one file, and what reading left out."""

from typing import NamedTuple

from ..model import Diagnostic, Severity, Span

CODES: dict[str, tuple[Severity, str]] = {
    "F101": ("info", "text of the web page around the document left aside: {count} characters"),
    "F102": ("info", "running heads and page numbers left aside: {count} lines"),
    "F103": ("warning", "pages without text left unread: {pages}; --ocr reads them"),
    "F104": ("warning", "read by OCR: pages {pages}"),
    "F105": ("warning", "numbers that Word computes are not known for {count} paragraphs"),
    "F106": ("info", "read as {encoding}"),
    "F107": ("info", "text outside the body left aside: {count} characters"),
    "F108": ("warning", "text of pages {pages} made by OCR that does not know Vietnamese; --ocr reads them anew"),
}
"""Severity and message of the diagnostics of files. They have no place in the text: their span is empty."""


class Reading(NamedTuple):
    """The result of reading a file."""

    text: str
    """The text; spans count its characters."""
    diagnostics: tuple[Diagnostic, ...] = ()
    """What was left out or may be wrong: codes F101 to F108, with an empty span at the start."""


def note(code: str, **facts: object) -> Diagnostic:
    """A diagnostic of `CODES` about a whole file."""
    severity, words = CODES[code]
    return Diagnostic(code=code, severity=severity, message=words.format(**facts), span=Span(start=0, end=0))

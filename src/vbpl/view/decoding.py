"""Decoding: the Unicode reading of letters in legacy fonts (TCVN3, VNI), piece by piece of a printed text."""

import re

from ..source import Source
from .nest import Reading

_DECODED = "S101"
_RUN = re.compile(r"\S+")


def reading_of(text: str) -> Reading | None:
    """The reading of ranges of a text whose letters were decoded; None if none was. Blanks stay as printed."""
    source = Source(text)
    if not any(each.code == _DECODED for each in source.diagnostics):
        return None

    def said(run: re.Match[str]) -> str:
        return source.clean[source.to_clean(run.start()) : source.to_clean(run.end())] or run[0]

    def read(start: int, end: int) -> str | None:
        pieces, done = [], start
        for run in _RUN.finditer(text, start, end):
            pieces += [text[done : run.start()], said(run)]
            done = run.end()
        new = "".join([*pieces, text[done:end]])
        return new if new != text[start:end] else None

    return read

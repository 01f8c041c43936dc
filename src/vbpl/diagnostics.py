"""Diagnostics as text: path, line and column, then the line with carets under the place. Imports only vbpl.model."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator

from .model import Diagnostic
from .terminal import columns, printable

WIDTH = 96
"""Columns of a printed line; a longer one is cut around the place."""

_LINE_END = re.compile(r"\r\n|\r|\n")


def format_diagnostic(diagnostic: Diagnostic, path: str, text: str) -> str:
    """One diagnostic as ``path:line:column: CODE message``, its line and carets under its place.

    ``text`` is the text as given, which the span counts in; line and column count from 1.

    >>> from vbpl.model import Span
    >>> blank = Diagnostic(code="V201", severity="info", message="number has no serial", span=Span(start=10, end=16))
    >>> print(format_diagnostic(blank, "qd.txt", "Số:       /QĐ-UBND"))
    qd.txt:1:11: V201 number has no serial
        Số:       /QĐ-UBND
                  ^^^^^^
    """
    return next(iter_formatted([diagnostic], path, text))


def iter_formatted(diagnostics: Iterable[Diagnostic], path: str, text: str) -> Iterator[str]:
    """Each diagnostic as by `format_diagnostic`; the text is cut into lines once."""
    starts = [0, *(match.end() for match in _LINE_END.finditer(text))]
    for diagnostic in diagnostics:
        line = bisect_right(starts, diagnostic.span.start)
        start = starts[line - 1]
        end = starts[line] if line < len(starts) else len(text)
        yield (f"{path}:{line}:{diagnostic.span.start - start + 1}: {diagnostic.code} {diagnostic.message}"
               + _picture(text, start, end, diagnostic))


def _picture(text: str, start: int, end: int, diagnostic: Diagnostic) -> str:
    """The line from ``start`` to ``end``, and a row of carets under the part of the span that lies in it."""
    first = diagnostic.span.start
    left = start if first - start < WIDTH // 2 else first - WIDTH // 3
    right = min(end, left + WIDTH)
    last = max(first + 1, min(diagnostic.span.end, right))
    before = printable(text[left:first])
    marked = printable(text[first:last].rstrip()) or " "
    after = printable(text[last:right]).rstrip()
    cut_left, cut_right = "…" * (left > start), "…" * bool(text[right:end].strip())
    carets = " " * (len(cut_left) + columns(before)) + "^" * max(1, columns(marked))
    line = f"    {cut_left}{before}{marked}{after}{cut_right}".rstrip()
    return f"\n{line}\n    {carets}"

"""Diagnostics: what each code means, and diagnostics as text with carets.

``python -m vbpl.diagnostics`` prints docs/diagnostics.md, with the argument ``vi`` docs/diagnostics.vi.md.
"""

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .arguments import expect
from .citations import finder as find
from .ingest import reading
from .language import Language, say
from .linking import findings
from .model import Diagnostic, Severity
from .source.source import CODES as SOURCE_CODES
from .structure import captions, driver
from .structure import parse as documents
from .structure.body import read as body
from .structure.closing import read as closing
from .structure.header import read as header
from .tables import read_table
from .text.terminal import columns, printable


class CodeInfo(NamedTuple):
    """What one code of diagnostics means."""

    code: str
    """Like ``V201``; never reused."""
    severity: Severity
    """Of all diagnostics with this code."""
    message: str
    """As given, with ``{...}`` for what differs."""
    meaning: str
    """Why it is said, and what it means for the reader of the document."""
    example: str | None
    """A text that has it when parsed and linked; None where only a file can have it."""


def _read_codes() -> dict[str, CodeInfo]:
    graded = {code: words for code, (_, words) in (findings.CODES | reading.CODES).items()}
    structure = header.CODES | driver.CODES | body.CODES | captions.CODES | closing.CODES | documents.CODES
    messages = SOURCE_CODES | structure | find.CODES | graded
    return {
        code: CodeInfo(code, row["severity"], messages[code], row["meaning"].strip(), row.get("example"))
        for code, row in read_table("diagnostics").items()
    }


CODES: dict[str, CodeInfo] = _read_codes()
"""All codes in the order of the road. F: files, S: source, V: structure, C: citations, L: links; never reused."""

WIDTH = 96
"""Columns of a printed line; a longer one is cut around the place."""

_LINE_END = re.compile(r"\r\n|\r|\n")


def format_diagnostic(diagnostic: Diagnostic, path: str, text: str) -> str:
    """One diagnostic as ``path:line:column: CODE message``, its line and carets under its place.

    Args:
        diagnostic: Of a document, a bundle or `vbpl.check`.
        path: Name of the text, as printed.
        text: The text as given, which the span counts in.

    Returns:
        Three lines without a line end; line and column count from 1. A long line is cut around the place.

    Examples:
        >>> from vbpl.model import Span
        >>> place = Span(start=10, end=16)
        >>> blank = Diagnostic(code="V201", severity="info", message="number has no serial", span=place)
        >>> print(format_diagnostic(blank, "qd.txt", "Số:       /QĐ-UBND"))
        qd.txt:1:11: V201 number has no serial
            Số:       /QĐ-UBND
                      ^^^^^^
    """
    return next(iter_formatted([diagnostic], path, text))


def iter_formatted(diagnostics: Iterable[Diagnostic], path: str, text: str) -> Iterator[str]:
    """Each diagnostic as by `format_diagnostic`; the text is cut into lines once.

    Args:
        diagnostics: In any order; they are printed in theirs.
        path: As for `format_diagnostic`.
        text: As for `format_diagnostic`.
    """
    expect(text, str, "the text that the spans count in is a str")
    starts = line_starts(text)
    for diagnostic in diagnostics:
        expect(diagnostic, Diagnostic, "diagnostics are those of a document, a bundle or check")
        line = bisect_right(starts, diagnostic.span.start)
        start = starts[line - 1]
        end = starts[line] if line < len(starts) else len(text)
        yield (f"{path}:{line}:{diagnostic.span.start - start + 1}: {diagnostic.code} {diagnostic.message}"
               + _picture(text, start, end, diagnostic))


def line_starts(text: str) -> list[int]:
    """Where each line of a text begins; lines end with LF, CRLF or CR."""
    return [0, *(match.end() for match in _LINE_END.finditer(text))]


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


_PAGE_HEAD = """\
# Diagnostics

What was guessed, repaired or found wrong, each with its place. Codes are never reused: F is for files, S for the source
text, V for structure, C for citations, L for links. A message is printed as `path:line:column: CODE message`, with the
line and carets under the place. Under each code here is a text that has it.
"""
_PAGE_HEAD_VI = """\
# Lưu ý của máy đọc

Những chỗ máy phải đoán, đã sửa hoặc thấy sai, mỗi chỗ kèm vị trí. Mã không bao giờ dùng lại: F là của tệp, S của chữ
nguồn, V của cấu trúc, C của viện dẫn, L của liên kết. Lời lưu ý được in dạng `đường dẫn:dòng:cột: MÃ lời`, kèm dòng
chữ và dấu chỉ chỗ bên dưới. Dưới mỗi mã ở đây là một đoạn chữ có lưu ý đó.
"""
_SEVERITY_VI = {"error": "lỗi", "warning": "cảnh báo", "info": "cho biết"}


def render_codes(language: Language = "en") -> str:
    """The page of docs that explains every code, as Markdown."""
    parts = [_PAGE_HEAD if language == "en" else _PAGE_HEAD_VI]
    for info in CODES.values():
        lines = info.example.strip("\n").split("\n") if info.example is not None else []
        example = "".join(["\n", *(f"    {printable(line)}".rstrip() + "\n" for line in lines)] if lines else [])
        severity = info.severity if language == "en" else _SEVERITY_VI[info.severity]
        meaning = info.meaning if language == "en" else say(" ".join(info.meaning.split()), language)
        parts.append(f"\n## {info.code}\n\n*{severity}*: {say(info.message, language)}\n\n{meaning}\n{example}")
    return "".join(parts)


if __name__ == "__main__":
    print(render_codes("vi" if sys.argv[1:] == ["vi"] else "en"), end="")

"""Documents: a printed tree as a document, with its citations, its instructions and its effects."""

import datetime
from collections.abc import Sequence
from itertools import pairwise

from ..model import Document, Span
from ..parsing import with_citations
from ..source import Source
from ..structure.layout import layout_of
from ..structure.parse import parse_structure
from .assemble import body_of, fragments_of
from .conflicts import CHANGED
from .notes import Made
from .printing import Sheet
from .units import Unit


def document_of(
    act: Document, day: datetime.date | None, root: Unit, sheet: Sheet, text: str, made: Sequence[Made]
) -> Document:
    """The text as a document: header and closing as parsed, the body as it was printed."""
    source = Source(text)
    frame = parse_structure(source)[0].document
    body, attachments = body_of(root, sheet)
    document = frame.model_copy(update={
        "id": dated_id(act, day, made), "kind": act.kind, "family": act.family, "body": tuple(body),
        "attachments": tuple(attachments), "diagnostics": (), "span": Span(start=0, end=len(text.rstrip())),
        "fragments": tuple(fragments_of(frame, root, sheet, note_spans(text, len(sheet.text), len(sheet.notes)))),
    })
    return with_citations(document, source, layout_of(document, source))


def note_spans(text: str, start: int, count: int) -> list[Span]:
    """Where the notes stand, each to the end of its line."""
    bounds = [text.index(f"[{number}] ", start) for number in range(1, count + 1)] if count else []
    return [Span(start=one, end=two - 1) for one, two in pairwise([*bounds, len(text)])]


def dated_id(act: Document, day: datetime.date | None, made: Sequence[Made]) -> str:
    """Id of the act with the day as on which it is shown, else that of the last change."""
    days = [each.change.effective for each in made if each.change.status in CHANGED and each.change.effective]
    last = day or max(days, default=None)
    return f"{act.id}/vie:{last}" if last else act.id

"""Attachments: which attachment of the amending act is the new text of a form or an annex."""

import re

from ...model import Attachment, Document
from ...text.folding import fold, squeeze
from ...text.lazy import lazy_compile
from .operations import Operation
from .places import Levels, numbers_of

_LABEL = lazy_compile(
    r"(?:phu luc|mau bieu|bieu mau|mau|bieu|danh muc|phu bieu|bang)(?: so)?:? ?(?P<number>[\w./-]{1,12})?"
)


def find_attachment(document: Document, operation: Operation) -> Attachment | None:
    """The attachment that an operation names, or whose number is that of the annex it replaces or inserts."""
    if operation.attached:
        if operation.attached.act and not operation.attached.act.is_own:
            return None
        return _of(document, numbers_of(operation.attached), is_named=True)
    if operation.action in ("replace", "insert") and len(operation.places) == 1:
        levels = operation.places[0].levels
        if set(levels) <= {"annex", "form"}:
            return _of(document, levels, is_named=False)
    return None


def _of(document: Document, levels: Levels, *, is_named: bool) -> Attachment | None:
    wanted = levels.get("form") or levels.get("annex")
    if wanted is None:
        only = is_named and len(document.attachments) == 1
        return document.attachments[0] if only else None
    found = (each for each in document.attachments if _number(each) == _plain(wanted))
    return max(found, key=lambda each: each.span.end - each.span.start, default=None)  # not its line in a list of forms


def _number(attachment: Attachment) -> str | None:
    label = _LABEL.search(squeeze(fold(f"{attachment.heading or ''} {attachment.title or ''}")))
    return _plain(label["number"]) if label and label["number"] else None


def _plain(number: str) -> str:
    """``01`` and ``1``, ``II`` and ``ii`` are the same number."""
    return re.sub(r"^0+(?=\d)", "", fold(number).rstrip(".:"))

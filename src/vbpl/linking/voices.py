"""Voices: who speaks in a mention inside quoted text.

In ``Sửa đổi khoản 2 Điều 251 như sau: "2. Bãi bỏ Nghị quyết A"`` the amended act speaks. Other quotes only report: the
notes of a consolidated text, and letters, quote what acts repeal, and repeal nothing themselves.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import chain

from ..model import Amendment, Block, Document, Span

NOBODY = -1
"""Used instead of an index: the text is only quoted."""


class NamedActs:
    """The mentions of a document by what they name."""

    def __init__(self, document: Document) -> None:
        self._by_key: dict[str, list[int]] = {}
        for index, citation in enumerate(document.citations):
            if citation.target == "other" and citation.key:
                self._by_key.setdefault(citation.key, []).append(index)
        self._starts = [citation.span.start for citation in document.citations]

    def find(self, amendment: Amendment) -> int | None:
        """The last mention, before the end of an instruction, of the act that it changes; else the first one."""
        indices = self._by_key.get(amendment.document_key or "")
        if not indices:
            return None
        before = bisect_right(self._starts, amendment.span.end)
        return next((index for index in reversed(indices) if index < before), indices[0])

    def first_in(self, span: Span, key: str | None) -> int | None:
        """The first mention in a range that names an act of this key."""
        return next((each for each in self._by_key.get(key or "", ()) if _holds(span, self._starts[each])), None)


def read_voices(document: Document) -> list[int | None]:
    """For each citation, who speaks: None for the document itself.

    In the new text of an instruction it is the index of the citation that names the amended act, or None if no citation
    does. In other quoted text it is ``NOBODY``.
    """
    voices: list[int | None] = [None] * len(document.citations)
    if not voices:
        return voices
    starts = [citation.span.start for citation in document.citations]
    blocks = chain(document.body, *(attachment.body for attachment in document.attachments))
    quoted = [(span, NOBODY) for span in _iter_quotes(blocks)]
    for span, voice in chain(quoted, _iter_new_text(document)):
        for index in range(bisect_right(starts, span.start - 1), bisect_right(starts, span.end - 1)):
            voices[index] = voice
    return voices


def _iter_new_text(document: Document) -> Iterator[tuple[Span, int | None]]:
    named = NamedActs(document)
    for each in document.amendments:
        if each.quotes:
            act = named.find(each)
            yield from ((span, act) for span in each.quotes)


def _iter_quotes(blocks: Iterable[Block]) -> Iterator[Span]:
    """Spans of the outermost quote blocks."""
    stack = list(blocks)
    while stack:
        block = stack.pop()
        if block.type == "quote":
            yield block.span
        else:
            stack.extend(block.children)


def _holds(span: Span, offset: int) -> bool:
    return span.start <= offset < span.end

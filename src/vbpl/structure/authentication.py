"""Xác thực văn bản hợp nhất: the block with the number, day and signer of a consolidated text.

Its header is that of the act whose text it gives. The fields of the consolidation itself are in this block (Pháp lệnh
01/2012/UBTVQH13, Điều 10).
"""

from collections.abc import Mapping
from functools import cached_property

from ..model import CONSOLIDATED
from ..source.notes import find_authentication
from ..text.lazy import lazy_compile
from .closing.zone import Closings
from .header.pieces import split_header
from .header.read import HeaderReading, SpanOf, read_header
from .line_kinds.header import is_field
from .lines import ends_sentence
from .page import Page, has_letters, no_lower
from .pieces import Piece

LINES_ABOVE = 3
"""Lines above the words that may hold the body's name, and a number that a column put there."""
LINES_BELOW = 9
LONGEST_LINE = 120
ACTS = frozenset({
    "luat", "bo_luat", "phap_lenh", "nghi_dinh", "thong_tu", "thong_tu_lien_tich", "quyet_dinh", "nghi_quyet",
})
TELLS_AMENDMENTS = lazy_compile(
    r"có\s{1,3}hiệu\s{1,3}lực[^.;]{5,90}[,;]\s{1,3}(?:đã\s{1,3})?được\s{1,3}sửa\s{1,3}đ[ổố]i,\s{1,3}b[ổố]\s{1,3}sung"
    r"\s{1,3}(?:bởi|theo)\s?:"
)
"""``Luật Đê điều số 79/2006/QH11 ..., có hiệu lực kể từ ngày ..., được sửa đổi, bổ sung bởi:``"""


class Authentications:
    """The blocks of a page."""

    def __init__(self, page: Page, closings: Closings) -> None:
        self.page = page
        self.closings = closings

    @cached_property
    def ends(self) -> Mapping[int, int]:
        """Maps the index of its first line to the index after a block, which ends at its signature."""
        if not self.page.is_consolidated:
            return {}
        named = [at for at in range(len(self.page.lines)) if self._names(at)]
        return {self._first(at): self._last(at) for at in named}

    def _names(self, at: int) -> bool:
        words, below = self.page.words[at], self.page.words[at + 1 : at + 2]
        if len(words) >= LONGEST_LINE:
            return False
        named = find_authentication("\n".join([words, *below]))
        return named is not None and named.start() < len(words)

    def _first(self, at: int) -> int:
        """Goes up to the first line of the name of the body, which is above the words in another column."""
        first = at
        while first > max(0, at - LINES_ABOVE) and self._is_above(first - 1) and not self.closings.begins(first - 1):
            first -= 1
        return first

    def _last(self, at: int) -> int:
        """Goes down to the signature, or to the last of the fields."""
        last = at + 1
        for below in range(at + 1, min(at + LINES_BELOW, len(self.page.lines))):
            if self.closings.begins(below):
                return below
            if not self._is_field(below):
                break
            last = below + 1
        return last

    def _is_above(self, at: int) -> bool:
        """Whether a line belongs to the other column, and is not the end of the body: ``... năm 2014./.``."""
        return self._is_field(at) and not ends_sentence(self.page.text, self.page.lines[at])

    def _is_field(self, at: int) -> bool:
        words = self.page.words[at]
        if len(words) >= LONGEST_LINE or not has_letters(words):
            return False
        return no_lower(words) or is_field(words)


def read_authentication(text: str, start: int, end: int, span_of: SpanOf) -> tuple[HeaderReading, list[Piece]]:
    """The fields and pieces of a block. The words at its head are a label."""
    label = find_authentication(text, start, end)
    assert label is not None
    without = text[: label.start()] + " " * (label.end() - label.start()) + text[label.end() :]
    pieces = split_header(without, start, end)
    return read_header(without, pieces, span_of), sorted([*pieces, Piece(label.start(), label.end(), "label")])


def consolidated(reading: HeaderReading, text: str, start: int, end: int) -> HeaderReading:
    """A header whose preamble says what amended the act: the text is a consolidation, its block lost or elsewhere."""
    if reading.kind in ACTS and TELLS_AMENDMENTS.search(text, start, end):
        return reading._replace(kind=CONSOLIDATED)
    return reading


def authenticated(act: HeaderReading, block: HeaderReading) -> HeaderReading:
    """The header of a consolidated text: type and subject from the act, the rest from the block.

    If the block has no number, the header above may have the number of the consolidation; else it has that of the act.
    """
    above = act.header.number is not None and act.header.number.scheme == "vbhn"
    own = act.header if above and block.header.number is None else block.header
    header = act.header.model_copy(update={
        "number": own.number, "date": own.date, "place": own.place, "issuers": own.issuers or act.header.issuers,
    })
    remarks = [*act.diagnostics, *block.diagnostics]
    return act._replace(header=header, kind=CONSOLIDATED, family="qppl", diagnostics=remarks)

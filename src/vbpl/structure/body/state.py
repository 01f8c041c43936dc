"""State: what is known of a body above a line, and tests that use it."""

import re
from collections.abc import Callable
from functools import cached_property

from ...model import Diagnostic, Span
from ...text.lazy import lazy_compile
from ..lines import Line, ends_sentence, had_room
from ..numbering.outline import Key, Marker, Outline, follows
from ..tokens import NOWHERE, LineToken
from .nesting import level, may_hold

SpanOf = Callable[[int, int], Span]
LONGEST_HEADING = 200
FIRST_WORDS = 20
"""Characters that show that two units begin with the same words."""
HEADED = frozenset({"PART", "CHAPTER", "SECTION", "SUBSECTION"})
FIGURES, ROMAN = (lazy_compile(rf"(?m)^[ \t]{{0,9}}Điều\s{{1,3}}{second}[.:]") for second in ("2", "II"))
"""The second article, in each way of numbering articles."""

FIRST_CLAUSE = re.compile(r"1[.)]\s{1,5}(?P<capital>[^\W\d_])")
LEADS_TO_PROVISION = re.compile(
    r"""
    (?: \b(?: [Kk]hoản\s\d{1,2}[a-zđ]? | [Đđ]iểm\s[a-zđ] | tại | của | và | theo | các | hoặc | đến | với | là | sau )
      | , )$
    """,
    re.VERBOSE,
)
"""The end of a line that continues with a provision."""


class State:
    """The open units, the pending words, and the line before."""

    def __init__(
        self, text: str, span_of: SpanOf, width: int, *, form: bool = False, excerpt: bool = False,
        nested: int = 0, article: str | None = None,
    ) -> None:
        self.text = text
        self.span_of = span_of
        self.width = width
        self.columns = "\t" in text
        self.form = form
        """Inside a form or table nothing is numbered: every line is a paragraph."""
        self.nested = nested
        """In how many quotes this body is."""
        self.article = article
        """The number of the article that a quote gives. It may be printed there without its keyword."""
        self.outline = Outline(excerpt=excerpt or nested > 0)
        self.extent = (0, 0)
        """Offsets of the starts and ends of the lines."""
        self.tokens: list[LineToken] = []
        self.diagnostics: list[Diagnostic] = []
        self.pending: LineToken | None = None
        """A unit's head or a paragraph whose last line is not known yet."""
        self.capitals: bool | None = None
        self.seen = 0
        """Whether its words are in capitals, as far as they were examined."""
        self.before: Line | None = None
        self.below: Line | None = None
        self.table_until_unit = self.in_rows = False
        self.counted: dict[str, Key] | None = None
        """In the row of a step, the last number of each style family in its cells."""
        self.misplaced: Marker | None = None
        """The last marker that headed no unit because none is allowed there."""
        self.firsts: dict[int, str] = {}
        """The first characters of the last first unit at each depth."""
        self.finds = False
        """Whether a court says here what it finds; its paragraphs have their numbers in brackets."""
        self.headed = 0
        """How many articles in a row had headings."""
        self.alone: set[str] = set()
        """Styles of markers that were alone on their lines."""

    @cached_property
    def counts_in_figures(self) -> bool:
        """Whether the second article is Điều 2. Then Điều I is a scanner's reading of Điều 1."""
        figures, roman = (each.search(self.text, *self.extent) for each in (FIGURES, ROMAN))
        return figures is not None and roman is None

    def counts_in_cell(self, marker: Marker) -> bool:
        """Whether a marker begins or continues a numbering within the row of a step. Letters do neither."""
        if self.counted is None or not marker.number:
            return False
        before = self.counted.get(marker.kind, ())
        begins = marker.first and (bool(self.counted) or marker.kind == "arabic")
        if inside := begins or follows(before, marker.key):
            self.counted[marker.kind] = marker.key
        return inside

    def counts_on(self, marker: Marker) -> bool:
        """Whether the number before a marker was alone on its line as well: ``1.`` / ``Hàng hóa``, then ``2.``."""
        return marker.style in self.alone and self.outline.continues(marker, gap=1) is not None

    def heads_below(self, marker: Marker) -> bool:
        """Whether a number alone on its line heads the line below: the first of an article, the next in capitals."""
        if self.below is None or self.table_until_unit:
            return False
        if marker.number == "1" and self.pending is not None and self.pending.type == "ARTICLE":
            return self.text[self.below.start].isupper()
        capitals = self.text[self.below.start : self.below.end].isupper()
        return capitals and marker.style in ("roman.", "upper.") and self.outline.continues(marker, gap=1) is not None

    def heads_clauses(self, line: Line) -> bool:
        """Whether a line is a heading above khoản 1, be it below a sentence of which the rest is lost.

        Where the line above leads to a provision, ``quy định tại khoản 2``, it is cited.
        """
        before, below = self.before, self.below
        if before is None or below is None or self.text[line.end - 1] in ".;,:":
            return False
        first = FIRST_CLAUSE.match(self.text, below.start, below.end)
        return first is not None and first["capital"].isupper() and not self.leads_to_provision(before)

    def heads_paragraph(self, line: Line) -> bool:
        """Whether a line is a heading above a paragraph: it ends early and without a sign, and leads from no provision.

        The line above may be cut off within a sentence.
        """
        before, below = self.before, self.below
        if before is None or below is None or not self.width or self.text[line.end - 1] in ".;,:":
            return False
        first_word = self.text[below.start : below.end].split(None, 1)[0]
        ends_early = first_word[0].isupper() and had_room(line, first_word, self.width)
        return ends_early and not self.leads_to_provision(before)

    def leads_to_provision(self, line: Line) -> bool:
        """Whether a line ends with words that lead to a provision: ``quy định tại khoản 2``."""
        return LEADS_TO_PROVISION.search(self.text, max(line.end - 12, line.start), line.end) is not None

    def is_misread(self, marker: Marker, depth: int, line: Line) -> bool:
        """Whether a scanner may have misread a marker: its style is that of the unit before it."""
        if self.outline.open[depth].style != marker.style or not self.stands_free(line):
            return False
        headed = self.text[line.end - 1] == ":" or self.in_capitals_after(line, marker)
        return marker.kind != "roman" or headed

    def may_begin(self, marker: Marker, depth: int, line: Line) -> bool:
        """Whether a unit may stand at a depth by the grammar, or is a heading in capitals all the same.

        ``I: Số chu kỳ;`` in a khoản explains a formula, and ``II.`` after it continues. ``I. MỤC TIÊU`` is a section,
        even if no section is allowed there.
        """
        before = self.misplaced
        goes_on = before is not None and marker.style == before.style and follows(before.key, marker.key)
        if not goes_on and (self.may_hold(depth, marker) or self.in_capitals_after(line, marker)):
            return True
        self.misplaced = marker
        return False

    def may_hold(self, depth: int, marker: Marker) -> bool:
        """Whether the unit of a marker may stand at a depth by the grammar."""
        return depth == 0 or may_hold(level(self.outline.open[depth - 1].kind), level(marker.kind))

    def in_capitals_after(self, line: Line, marker: Marker) -> bool:
        """Whether the first two words after a marker are in capitals."""
        return " ".join(self.text[line.start + marker.width : line.end].split(None, 2)[:2]).isupper()

    def follows_sentence(self, line: Line) -> bool:
        """Whether a sentence ended before the line, or the text begins with it."""
        return self.before is None or line.blank_before or ends_sentence(self.text, self.before)

    def introduces(self) -> bool:
        """Whether what stands above a line heads a list: words that end in a colon, or a unit's heading."""
        if self.before is None or self.text[self.before.end - 1] == ":":
            return True
        head = self.pending
        if head is None or head.type == "TEXT" or head.end - head.text_start > LONGEST_HEADING:
            return False
        return not ends_sentence(self.text, self.before)

    def heads_in_capitals(self) -> bool:
        """Whether the paragraph above a line is a heading in capitals, which lost its number or has none."""
        head = self.pending
        return head is not None and head.type == "TEXT" and self.text[head.text_start : head.end].isupper()

    def begins_again(self, depth: int, line: Line) -> bool:
        """Whether a line begins as the first unit of the numbering at a depth did, number and all."""
        return self.firsts.get(depth) == self.text[line.start : min(line.end, line.start + FIRST_WORDS)]

    def stands_free(self, line: Line) -> bool:
        """Whether a paragraph ended before the line, be it a heading without a full stop."""
        before = self.before
        if before is None or self.follows_sentence(line):
            return True
        if self.pending is None or self.pending.type == "TEXT":
            return False
        title = self.pending.type in HEADED and self.text[before.start : before.end].isupper()
        return title or before.end - before.start < max(self.width * 0.6, 60)

    def begin(self, type_: str, line: Line, text_start: int, number: str | None = None) -> None:
        """Makes the text that begins with a line pending."""
        self.pending = LineToken(type_, NOWHERE, line.start, text_start, line.end, number)
        self.capitals, self.seen = None, text_start

    def in_capitals(self, pending: LineToken) -> bool:
        """Whether the pending words are all in capitals. Each character is examined once, as the words grow."""
        if self.capitals is not False:
            new, self.seen = self.text[self.seen : pending.end], pending.end
            without_small = f"A{new}".isupper()
            self.capitals = (self.capitals or new.isupper() or None) if without_small else False
        return bool(self.capitals)

"""Body lexer: turns lines into tokens of units, paragraphs, tables and quotes."""

import re
from dataclasses import replace

from ...model import Diagnostic
from ...text.lazy import lazy_compile
from ..lines import Line, is_labelled, joins, one_line
from ..numbering.markers import article_marker, keyword_marker, plain_markers
from ..numbering.outline import KEYWORD_RANKS, LARGEST_GAP, Marker, leaps
from ..open_ends import BODY_LINKS
from ..tokens import END, LineToken
from ..torn import leads_body
from ..verdicts import FINDS
from .nesting import LEVELS, level
from .quotes import (
    AMENDS,
    DEEPEST_QUOTE,
    QUOTE_MARKS,
    Quotes,
    amended_article,
    opens_quote,
    quotes_unit,
    without_closing_mark,
)
from .state import FIRST_WORDS, HEADED, LONGEST_HEADING, State
from .units import ARTICLE_LETTERS, Placed, find_unit

SURELY_HEADED = 3
"""After this many articles with headings, the next article has one as well, even if it ends with a full stop."""

ANNOUNCES = re.compile(r":(?:(?<!\s:)|(?<=sau\s:)|(?<=đây\s:)|(?<=định\s:)|(?<=rằng\s:))$|(?:sau|sau\sđây|quy\sđịnh)$")
"""``như sau:``. A colon that a scanner added to a broken line stands apart: ``thăm thân, du :``."""
LAST_LETTERS = frozenset(":uyh")
"""Signs at the end of words that announce something."""
CLOSES_ACT = lazy_compile(
    r"(?:Hiệu\slực|Tổ\schức|Trách\snhiệm|(?:Điều\skhoản|Quy\sđịnh)\s(?:thi\shành|chuyển\stiếp))\b[^.;:\n]{0,60}$",
    re.IGNORECASE,
)
"""The heading of one of the last articles of an act: ``Điều 3. Hiệu lực thi hành``."""
TABLE_HEAD = re.compile(
    r"""
    \W{0,3}
    (?: (?P<step>Bước\s\d{1,2}\W{0,3}$)                                  # Bước 1
      | (?:STT|TT|Số\s?TT|S\.TT|Stt|Số\sthứ\stự)\W{0,3}(?:\t|$)         # STT
      | (?P<row>S?TT\s[A-ZĐ][^.;:\n]{3,80}$) )                              # TT Chức danh nghề nghiệp
    """,
    re.VERBOSE,
)
"""The first cell of a table, or of a row of a procedure. The numbers in the cells of such a row head no units."""
TABLE_LETTERS = frozenset("BST")
"""Their first letters."""
EMPTY_LINES = lazy_compile(r"\n{2,}")
OF_WHOLE = re.compile(
    r"""
    (?:Nghị\squyết|(?:Bộ\sl|L)uật|Pháp\slệnh)\snày\s(?:đã\s)?được\s       # Luật này được Quốc hội khóa XV thông qua
    (?:Hội\sđồng|Quốc\shội|Ủy\sban)\s
  | (?:NỘI\sDUNG\sVỤ\sÁN|NHẬN\sĐỊNH\sCỦA\s[^\n]{3,30}|QUYẾT\sĐỊNH)\s?:?$    # the parts of a judgment
    """,
    re.VERBOSE,
)
"""Text below the last unit, or between its lists, that belongs to the whole."""
WHOLE_LETTERS = frozenset("NBLPQ")
GROUNDS = lazy_compile(r"\W{0,2}Căn\scứ\s")
"""What a quote of the grounds of an act begins with. No unit of an act is among them."""


class BodyLexer(State):
    """Turns the lines of one body into tokens. The order of their numbers decides what is a unit."""

    def lex(self, lines: list[Line]) -> list[LineToken]:
        """All tokens of the lines, each unit closed."""
        self.quotes = Quotes(self.text, lines)
        self.extent = (lines[0].start, lines[-1].end) if lines else (0, 0)
        at = 0
        while at < len(lines):
            at = self.step(lines, at)
        self.flush(None)
        self.close(0)
        return self.tokens

    def step(self, lines: list[Line], at: int) -> int:
        """Reads one line, or a whole quote. Returns the index of the next line."""
        line = lines[at]
        self.below = lines[at + 1] if at + 1 < len(lines) else None
        if not self.form:
            if self.nested < DEEPEST_QUOTE and (end := self.quote_end(lines, at)):
                return self.read_quote(lines, at, end)
            placed = (self.begun_in_marks(line) if self.nested else None) or find_unit(self, line)
            if placed:
                self.begin_unit(*placed, line)
                return at + 1
        self.read_text(line)
        return at + 1

    # Units

    def begun_in_marks(self, line: Line) -> Placed | None:
        """The unit at a line of a quote that opens the quote once more: ``“Điều 24. Bến đò`` / ``“1. Bến``."""
        if self.text[line.start] not in QUOTE_MARKS or not quotes_unit(self.text, line):
            return None
        placed = find_unit(self, line._replace(start=line.start + 1))
        return placed and (replace(placed[0], width=placed[0].width + 1), placed[1])

    def begin_unit(self, marker: Marker, depth: int, line: Line) -> None:
        style, number = marker.style, marker.number
        type_ = level(marker.kind)
        self.doubt(marker, depth, line)
        self.flush(type_)
        self.close(depth)
        self.outline.enter(marker, depth)
        if marker.first:
            self.firsts[depth] = self.text[line.start : min(line.end, line.start + FIRST_WORDS)]
        self.table_until_unit = self.in_rows = False
        if number:
            self.counted = None
        if style in KEYWORD_RANKS:
            self.misplaced = None
        after = line.start + marker.width
        if after >= line.end:
            self.alone.add(style)
        self.begin(type_, line, after, number)
        self.before = line

    def doubt(self, marker: Marker, depth: int, line: Line) -> None:
        """Records doubts about a marker: numbers missing before it, or a number that a scanner misread."""
        if not marker.sure:
            self.remark("V255", line.start, line.start + marker.width, number=marker.number)
        elif before := self.outline.leapt_from(marker, depth):
            self.remark("V252", line.start, line.start + marker.width, before=before, after=marker.number)

    def remark(self, code: str, start: int, end: int, **details: str | None) -> None:
        self.diagnostics.append(Diagnostic(
            code=code, severity="warning", message=CODES[code].format(**details), span=self.span_of(start, end),
        ))

    def close(self, depth: int) -> None:
        """Ends the open units down to a depth. The outline drops them when the next unit is entered."""
        self.tokens += [END] * (len(self.outline.open) - depth)

    # Text

    def read_text(self, line: Line) -> None:
        pending, before = self.pending, self.before
        self.before = line
        cells = "\t" in self.text[line.start : line.end]
        begins = not self.text[line.start].isalpha() or self.text[line.start] in TABLE_LETTERS
        head = TABLE_HEAD.match(self.text, line.start, line.end) if begins else None
        if head and head["step"]:
            self.counted = {}
        torn_table = not cells and head is not None and not (self.form and head["row"])
        if pending and before:
            row = pending.type == "TABLE" and (cells or self.table_until_unit or not self.prose(line))
            if row or (self.extends(pending, before, line) and not (cells or torn_table)):
                pending.end = line.end
                return
        if self.text[line.start] in WHOLE_LETTERS and self.is_of_whole(line):
            self.flush("TEXT")
            self.close(0)
            self.outline.open.clear()
            self.finds = FINDS.match(self.text, line.start, line.end) is not None
        self.table_until_unit = self.table_until_unit or torn_table
        type_ = "TABLE" if cells or self.table_until_unit else "TEXT"
        self.flush(type_)
        self.begin(type_, line, line.start)

    def is_of_whole(self, line: Line) -> bool:
        """Whether a line ends all units: the note of an adoption, or a part of a judgment, which has no articles."""
        found = OF_WHOLE.match(self.text, line.start, line.end)
        return found is not None and (self.outline.article is None or not found[0].isupper())

    def prose(self, line: Line) -> bool:
        return line.end - line.start > 80 or (line.blank_before and line.end - line.start > 40)

    def extends(self, pending: LineToken, before: Line, line: Line) -> bool:
        """Whether a line continues the pending text: a wrapped line, or the heading below its number."""
        if pending.type == "TABLE":
            return False
        if self.form and plain_markers(self.text, line.start, line.end):
            return is_labelled(self.text, before, line)
        if pending.text_start >= pending.end and pending.type != "TEXT":
            return True
        words = self.text[pending.text_start : min(pending.end, pending.text_start + LONGEST_HEADING)]
        if pending.type in TEARABLE and self.is_torn(words, line):
            return True
        headed = pending.type in HEADED and self.text[line.start : line.end].isupper()
        return (headed and self.in_capitals(pending)) or joins(self.text, before, line, self.width)

    def is_torn(self, words: str, line: Line) -> bool:
        """Whether the words after a marker are no heading but are torn from the line below.

        That also holds for a word alone, ``Giao`` / ``Sở Y tế``, and for an office before its body, ``Chánh Văn phòng``
        / ``UBND tỉnh``.
        """
        below = self.text[line.start : line.end]
        if words.isalpha():
            return "|" not in below
        return leads_body(words, below)

    def flush(self, next_type: str | None) -> None:
        """Emits the pending text. The next line decides whether its words are a heading."""
        pending = self.pending
        if pending is None:
            return
        words = self.read_words(pending)
        headed = words != "" and pending.type in LEVEL_TYPES and self.is_heading(pending, words, next_type)
        if pending.type == "ARTICLE":
            self.headed = self.headed + 1 if headed else 0
        if headed:
            pending.heading = words
        else:
            pending.text = words
        pending.span = self.span_of(pending.start, pending.end)
        self.tokens.append(pending)
        self.pending = None

    def read_words(self, pending: LineToken) -> str:
        """The pending words on one line; the rows of a table on lines of their own.

        Empty lines between the cells of a table without columns stay, because nothing else separates its cells.
        """
        if pending.type != "TABLE":
            return one_line(self.text, pending.text_start, pending.end)
        printed = self.text[pending.text_start : pending.end]
        rows = "\n".join(row.strip() for row in printed.split("\n"))
        return EMPTY_LINES.sub("\n" if "\t" in printed else "\n\n", rows)

    def is_heading(self, pending: LineToken, words: str, next_type: str | None) -> bool:
        if pending.type in HEADED:
            return True
        if not words or len(words) > LONGEST_HEADING or next_type in (None, "ARTICLE", "CHAPTER", "PART"):
            return False
        if pending.type == "ARTICLE" and words[-1] == "." and (next_type == "CLAUSE" or self.headed >= SURELY_HEADED):
            return ". " not in words
        return words[-1] not in ".;,:" and next_type != pending.type and words.rpartition(" ")[2] not in BODY_LINKS

    # Quotes

    def quote_end(self, lines: list[Line], at: int) -> int | None:
        """Index after a quote that begins at a line, with or without quotation marks; else None."""
        line = lines[at]
        if self.text[line.start] in QUOTE_MARKS and opens_quote(self.text, line):
            if not (self.announced() or (not self.nested and quotes_unit(self.text, line))):
                return None
            closed = self.quotes.end(at)
            if closed is None and (self.instructed() or quotes_unit(self.text, line)):
                closed = self.next_instruction(lines, at) if self.instructed() else self.quotes.next_reference(at)
                if closed:
                    self.remark("V256", line.start, line.start + 1)
            return self.end_of_grounds(lines, at, closed) if closed else None
        return self.next_instruction(lines, at) if self.announced() and self.is_foreign(line) else None

    def end_of_grounds(self, lines: list[Line], at: int, end: int) -> int:
        """Index after a quote, which ends above the first chapter or article if it quotes the grounds of an act.

        A page may have ended within it, with the note that quotes them at its foot: the act goes on at the next page.
        """
        if end - at == 1 or not GROUNDS.match(self.text, lines[at].start, lines[at].end):
            return end
        for index in range(at + 1, end):
            start, stop, _ = lines[index]
            article = article_marker(self.text, start, stop)
            if (article and article[1]) or keyword_marker(self.text, start, stop):
                self.remark("V256", lines[at].start, lines[at].start + 1)
                return index
        return end

    def announced(self) -> bool:
        """Whether the last paragraph ends as the introduction of a quote: ``như sau:``."""
        pending = self.pending
        if pending is None or self.text[pending.end - 1] not in LAST_LETTERS:
            return False
        return ANNOUNCES.search(self.text, max(pending.end - 12, 0), pending.end) is not None

    def instructed(self) -> bool:
        """Whether the last paragraph is an amending instruction."""
        pending = self.pending
        return pending is not None and AMENDS.match(self.text, pending.text_start, pending.end) is not None

    def is_foreign(self, line: Line) -> bool:
        """Whether a line begins with a number that the outer numbering does not expect."""
        text, (start, end, _) = self.text, line
        if text[start] in ARTICLE_LETTERS and (found := article_marker(text, start, end)):
            return found[1] and self.outline.place(found[0], strong=False) is None and not self.is_own(found[0], line)
        if not self.instructed():
            return False
        marker = next(iter(plain_markers(text, start, end)), None)
        if marker is None or not marker.number or self.outline.place(marker, strong=False, restart=False) is not None:
            return False
        return not marker.first or self.outline.has(marker.kind)

    def is_own(self, marker: Marker, line: Line) -> bool:
        """Whether an article ahead of its number is of the amending act: it amends, or is one of the last articles."""
        if self.outline.article is None or marker.key <= self.outline.article.key:
            return False
        after = line.start + marker.width
        if AMENDS.match(self.text, after, line.end):
            return True
        leap = leaps(self.outline.article.key, marker.key, LARGEST_GAP)
        return leap and CLOSES_ACT.match(self.text, after, line.end) is not None

    def next_instruction(self, lines: list[Line], at: int) -> int:
        """Index of the next line that the outer numbering expects and that amends or is an article; else the end."""
        for index in range(at + 1, len(lines)):
            start, end, _ = lines[index]
            article = article_marker(self.text, start, end) if self.text[start] in ARTICLE_LETTERS else None
            markers = (article[0],) if article else plain_markers(self.text, start, end)
            if article and self.is_own(article[0], lines[index]):
                return index
            for marker in markers:
                if self.outline.place(marker, strong=False, restart=False) is not None and marker.number and (
                    article or AMENDS.match(self.text, start + marker.width, end)
                ):
                    return index
        return len(lines)

    def read_quote(self, lines: list[Line], at: int, end: int) -> int:
        pending = self.pending
        article = amended_article(self.text, pending.text_start, pending.end) if pending else None
        self.flush("QUOTE")
        first, last = lines[at], lines[end - 1]
        inside = BodyLexer(self.text, self.span_of, self.width, nested=self.nested + 1, article=article)
        opened = opens_quote(self.text, first)
        inner = [Line(first.start + 1 if opened else first.start, first.end, True), *lines[at + 1 : end]]
        self.tokens.append(LineToken("QUOTE", self.span_of(first.start, last.end), start=first.start, end=last.end))
        self.tokens += without_closing_mark(inside.lex([line for line in inner if line.start < line.end]))
        self.diagnostics += inside.diagnostics
        self.tokens.append(END)
        self.before = last
        return end


CODES = {
    "V252": "numbers leap from {before} to {after}",
    "V255": "a marker that looks misread is taken for {number}",
    "V256": "the quote that opens here is not closed; it ends before the next instruction or reference",
}
"""Message of every diagnostic of this module."""

LEVEL_TYPES = frozenset(LEVELS.values()) - {"BULLET"}
TEARABLE = frozenset({"ARTICLE", "CLAUSE", "POINT"})

"""Lexer: turns a text into the tokens of ``document.lark``, zone by zone."""

import re
from collections.abc import Iterator
from itertools import chain, compress, groupby
from operator import itemgetter

from ..model import CONSOLIDATED, Diagnostic, Fragment, FragmentRole, Severity, Span
from ..model.node import unchecked
from ..source import Source
from ..source.notes import find_authentication
from .annexes import is_form
from .authentication import authenticated, consolidated, read_authentication
from .beginnings import COPY
from .body.read import BodyLexer
from .captions import Caption, agreed, find_caption, find_noted, with_caption
from .closing.read import read_closing, split_closing
from .header.read import HeaderReading, read_header, split_header
from .layout import Stretch, new_stretch
from .line_kinds.header import HALF_LENGTHS, is_motto, is_national_title, is_title
from .line_kinds.preamble import INNER_GROUND, STRAY, SURE_HEADS, is_cited, is_formula, is_ground, is_recital
from .lines import Line, ends_sentence, had_room, joins, one_line, split_lines, wrap_width
from .page import FOOTNOTE
from .tokens import END, HOLDERS, ZONES, LineToken
from .verdicts import find_verdict
from .zones import GOES_ON, Zone, Zoner

new_fragment = unchecked(Fragment)


class Lexer:
    """Reads one text. Collects the pieces outside the blocks, and the diagnostics, document by document."""

    def __init__(self, source: Source) -> None:
        self.source = source
        self.text = source.clean
        self.lines = split_lines(self.text)
        self.width = wrap_width(self.lines)
        self.fragments: list[list[Fragment]] = []
        self.stretches: list[list[Stretch]] = []
        """The folded clean text."""
        self.extents: list[tuple[int, int]] = []
        """Clean offsets of the first and the last character of each document."""
        self.refused: list[list[Span]] = []
        """Tokens that the grammar refused."""
        self.diagnostics: list[list[Diagnostic]] = []

    def tokens(self) -> Iterator[LineToken]:
        """All tokens of the text."""
        return chain.from_iterable(map(self.document, Zoner(self.text, self.source.folded, self.lines).documents()))

    def unparsed(self, refused: LineToken, following: Iterator[LineToken]) -> LineToken | None:
        """One token in place of a refused one and of the tokens that belong to it; None outside all parts."""
        if refused.type == "UNPARSED" or not self.fragments:
            return None
        start, end = refused.start, refused.end
        zoned, depth = refused.type in ZONES, int(refused.type in HOLDERS)
        while depth:
            token = next(following)
            depth += (token.type in HOLDERS) - (token is END)
            end, zoned = max(end, token.end), zoned or token.type in ZONES
        if zoned:
            self.take_back(start, end)
        span = self.source.span(start, end)
        self.refused[-1].append(span)
        self.diagnostics[-1].append(remark("V258", "warning", span))
        text = "\n".join(line.strip() for line in self.text[start:end].split("\n") if line.strip())
        return LineToken("UNPARSED", span, text=text, start=start, text_start=start, end=end)

    def take_back(self, start: int, end: int) -> None:
        """Drops the fragments of a range that becomes a block."""
        kept = [not start <= each.start < end for each in self.stretches[-1]]
        self.fragments[-1] = list(compress(self.fragments[-1], kept))
        self.stretches[-1] = list(compress(self.stretches[-1], kept))

    def document(self, zones: list[Zone]) -> list[LineToken]:
        self.fragments.append([])
        self.stretches.append([])
        self.refused.append([])
        self.diagnostics.append([])
        tokens, attached = [self.header(zones)], False
        body = next((self.lines[zone.first : zone.last] for zone in zones if zone.kind == "body"), [])
        for zone in zones:
            if zone.kind == "preamble":
                tokens += self.preamble(zone, body)
                body = []
            elif zone.kind == "body" and body and is_judgment(tokens[0].reading):
                tokens += self.judgment(zone)
            elif zone.kind == "body" and body:
                tokens += self.body(body, excerpt=is_excerpt(tokens[0].reading))
            elif zone.kind == "closing":
                tokens.append(self.closing(zone))
            elif zone.annex is GOES_ON:
                tokens += self.body(self.lines[zone.first : zone.last], form=True)
            elif zone.kind == "attachment":
                if attached:
                    tokens.append(END)
                attached = True
                tokens += self.attachment(zone)
            elif zone.kind == "surroundings":
                self.diagnostics[-1].append(remark("V260", "info", self.fragment("surroundings", *self.extent(zone))))
            elif zone.kind == "unparsed":
                self.leave_aside(zone, "surroundings" if self.is_above(zone, zones) else "unparsed")
        return tokens + [END] * (1 + attached)

    def is_above(self, zone: Zone, zones: list[Zone]) -> bool:
        """Whether a zone stands above the header."""
        return zone.first < next(each.first for each in zones if each.kind == "header")

    def extent(self, zone: Zone) -> tuple[int, int]:
        """Clean offsets of a zone's first and last character."""
        if zone.last <= zone.first:
            at = self.lines[zone.first].start if zone.first < len(self.lines) else len(self.text)
            return at, at
        return self.lines[zone.first].start, self.lines[zone.last - 1].end

    def fragment(self, role: FragmentRole, start: int, end: int) -> Span:
        span = self.source.span(start, end)
        self.fragments[-1].append(new_fragment(role=role, span=span))
        self.stretches[-1].append(new_stretch((role, start, end)))
        return span

    def header(self, zones: list[Zone]) -> LineToken:
        start, end = self.extent(next(zone for zone in zones if zone.kind == "header"))
        pieces = split_header(self.text, start, end)
        late = [split_header(self.text, *self.extent(zone)) for zone in zones if zone.kind == "late"]
        below = list(chain.from_iterable(late))
        reading = read_header(self.text, pieces, self.source.span, below)
        for piece in chain(pieces, below):
            self.fragment(piece.role, piece.start, piece.end)
        if block := next((zone for zone in zones if zone.kind == "authentication"), None):
            reading = authenticated(reading, self.authentication(block))
        elif above := next((zone for zone in zones if zone.kind == "preamble"), None):
            reading = consolidated(reading, self.text, *self.extent(above))
        if reading.header.number is None and (caption := self.caption(zones)):
            reading = with_caption(reading, self.text, caption, self.source.span)
        first, last = self.extent(zones[0])[0], self.extent(zones[-1])[1]
        span = self.source.span(first, last)
        self.extents.append((first, last))
        self.diagnostics[-1] += reading.diagnostics if tells(reading) else [remark("V253", "warning", span)]
        return LineToken("HEADER", span, reading=reading)

    def authentication(self, zone: Zone) -> HeaderReading:
        """The fields of the block that authenticates a consolidated text."""
        reading, pieces = read_authentication(self.text, *self.extent(zone), self.source.span)
        for piece in pieces:
            self.fragment(piece.role, piece.start, piece.end)
        return reading

    def caption(self, zones: list[Zone]) -> Caption | None:
        """The name that others give the document: its portal, a text that is all the portal's, or its annexes."""
        around = [zone for zone in zones if zone.kind == "unparsed"] or zones
        captions = (find_caption(self.text, self.lines[zone.first : zone.last]) for zone in around)
        notes = (find_noted(self.text, *self.extent(zone._replace(last=zone.first + zone.annex.note)))
                 for zone in zones if zone.annex)
        told = next(filter(None, captions), None) or agreed(self.text, notes)
        cited = told is not None and told.kind != CONSOLIDATED and self.is_consolidated(zones)
        return None if cited else told

    def is_consolidated(self, zones: list[Zone]) -> bool:
        """Whether a text is a văn bản hợp nhất. Then the name that it and its annexes give is that of the act in it."""
        start, end = self.extent(zones[0])[0], self.extent(zones[-1])[1]
        return find_authentication(self.text, start, end) is not None

    def preamble(self, zone: Zone, below: list[Line]) -> list[LineToken]:
        """Reads grounds and the enacting formula, then the body. A paragraph that is neither belongs to the body."""
        paragraphs = list(self.paragraphs(zone))
        enacted = any(is_formula(self.text[start:end]) for start, end, _ in paragraphs)
        tokens: list[LineToken] = []
        aside: list[list[Line]] = []
        for at, (start, end, lines) in enumerate(paragraphs):
            words = one_line(self.text, start, end)
            announced = not enacted and self.announces(zone, paragraphs[at + 1 : at + 2])
            listed = bool(tokens) and tokens[-1].type == "RECITAL" and tokens[-1].text.endswith(";")
            followed = at + 1 < len(paragraphs) and self.text.startswith(SURE_HEADS, paragraphs[at + 1][0])
            token = self.ground(
                words, start, end, enacted=enacted, announced=announced, listed=listed, followed=followed)
            if token is None or (token.type == "TEXT" and aside):
                aside.append([Line(start, end, lines[0].blank_before)] if token else lines)
                continue
            for paragraph in aside:
                tokens += self.body(paragraph, form=True)
            aside = []
            if token.type != "AUTHORITY":
                tokens.append(token)
        return tokens + self.body([*chain.from_iterable(aside), *below])

    def judgment(self, zone: Zone) -> list[LineToken]:
        """Reads the body of a judgment, with the grounds that stand where it decides."""
        lines = self.lines[zone.first : zone.last]
        found = find_verdict(self.text, lines)
        if found is None:
            return self.body(lines)
        first, last = found
        return self.body(lines[:first]) + self.preamble(
            Zone("preamble", zone.first + first, zone.first + last), lines[last:])

    def ground(
        self, words: str, start: int, end: int, *, enacted: bool, announced: bool, listed: bool,
        followed: bool,
    ) -> LineToken | None:
        """The token of a paragraph of the preamble; None for a paragraph that any body could have.

        ``listed``: the ground above it ended in a semicolon, so that it may name only another document.
        """
        if is_formula(words):
            return LineToken("FORMULA", self.fragment("formula", start, end), text=words, start=start, end=end)
        goes_on = listed and words[-1] in ";." and is_cited(words)
        if goes_on or is_recital(words, enacted=enacted, announced=announced, listed=listed, followed=followed):
            return LineToken("RECITAL", self.fragment("recital", start, end), text=words, start=start, end=end)
        if enacted and words.isupper():
            return LineToken("AUTHORITY", self.fragment("authority", start, end))
        if is_ground(words) and "\t" not in self.text[start:end]:
            return LineToken("TEXT", self.source.span(start, end), text=words, start=start, text_start=start, end=end)
        return None

    def announces(self, zone: Zone, following: list[tuple[int, int, list[Line]]]) -> bool:
        """Whether the paragraph after a ground is the main sentence, which ends in a colon."""
        if following:
            return self.text[following[0][1] - 1] == ":"
        rest = self.lines[zone.last : zone.last + 4]
        ends = (line for line in rest if ends_sentence(self.text, line))
        return self.text[next(ends, self.lines[zone.last - 1]).end - 1] == ":"

    def paragraphs(self, zone: Zone) -> Iterator[tuple[int, int, list[Line]]]:
        """The paragraphs of a preamble. Each ground begins one."""
        run: list[Line] = []
        for line in chain.from_iterable(map(self.parted, self.own_lines(zone))):
            words = self.text[line.start : line.end]
            if run and (is_formula(words) or self.begins_paragraph(run[-1], line, words)):
                yield run[0].start, run[-1].end, run
                run = []
            run.append(line)
        if run:
            yield run[0].start, run[-1].end, run

    def own_lines(self, zone: Zone) -> list[Line]:
        """The lines of a preamble without those of a header within it."""
        if zone.torn is None:
            return self.lines[zone.first : zone.last]
        first, last = zone.torn
        return self.lines[zone.first : first] + self.lines[last : zone.last]

    def parted(self, line: Line) -> Iterator[Line]:
        """A line, or its parts if a converter joined two grounds: ``... Luật Đê điều;Căn cứ Nghị định ...``.

        In a text wrapped by hand a blank between the two shows that they are one paragraph.
        """
        start, end, blank_before = line
        if self.text.find(";", start, end - 1) < 0:
            yield line
            return
        for stop in INNER_GROUND.finditer(self.text, line.start, line.end):
            if stop.end() == stop.start("end") or not self.width:
                yield Line(start, stop.start("end"), blank_before)
                start, blank_before = stop.end(), False
        yield Line(start, line.end, blank_before)

    def begins_paragraph(self, before: Line, line: Line, words: str) -> bool:
        if is_ground(words):
            return self.ends_ground(before) or line.blank_before or words.lstrip(STRAY).startswith(SURE_HEADS)
        if words[:1].islower():
            return False
        end = self.text[before.end - 1]
        goes_on = end == "," or (end == ";" and not had_room(before, words, self.width - self.width // 10))
        if goes_on and is_cited(words):
            return False
        paragraph = ends_sentence(self.text, before) or (line.blank_before and self.ends_ground(before))
        return paragraph or self.text[before.start : before.end].isupper()

    def ends_ground(self, line: Line) -> bool:
        return ends_sentence(self.text, line) or self.text[line.end - 1] == ","

    def body(self, lines: list[Line], *, form: bool = False, excerpt: bool = False) -> list[LineToken]:
        lexer = BodyLexer(self.text, self.source.span, self.width, form=form, excerpt=excerpt)
        tokens = lexer.lex(lines)
        self.diagnostics[-1] += lexer.diagnostics
        return tokens

    def closing(self, zone: Zone) -> LineToken:
        start, end = self.extent(zone)
        pieces = split_closing(self.text, start, end)
        reading = read_closing(self.text, pieces, self.source.span)
        for piece in pieces:
            self.fragment(piece.role, piece.start, piece.end)
        self.diagnostics[-1] += reading.diagnostics
        return LineToken("CLOSING", self.source.span(start, end), reading=reading, start=start, end=end)

    def attachment(self, zone: Zone) -> list[LineToken]:
        """Reads the head of an annex or attached text, then its body."""
        lines, annex = self.lines[zone.first : zone.last], zone.annex
        assert annex is not None
        title, note = lines[annex.title - 1], lines[annex.note - 1]
        self.fragment("heading", lines[0].start, title.end)
        if annex.note > annex.title:
            self.fragment("note", lines[annex.title].start, note.end)
        head = LineToken(
            "ATTACHMENT", self.source.span(lines[0].start, note.end), number=annex.kind,
            heading=one_line(self.text, lines[0].start, lines[annex.heading - 1].end),
            text=one_line(self.text, lines[annex.heading].start, title.end) if annex.title > annex.heading else "",
            start=lines[0].start, end=note.end,
        )
        inside = lines[annex.note :]
        return [head, *self.body(inside, form=is_form(annex.kind, self.text, inside))]

    def leave_aside(self, zone: Zone, rest: FragmentRole) -> None:
        """Reads text that belongs to no part: footnotes, the mark of a copy.

        The ``rest`` is unparsed, or a portal's.
        """
        for found, run in groupby(self.aside_roles(self.lines[zone.first : zone.last]), itemgetter(0)):
            lines, role = [line for _, line in run], rest if found == "unparsed" else found
            span = self.fragment(role, lines[0].start, lines[-1].end)
            if role == rest:
                self.diagnostics[-1].append(remark("V251", "info", span))

    def aside_roles(self, lines: list[Line]) -> Iterator[tuple[FragmentRole, Line]]:
        """Each line with its role. A footnote takes the lines that continue it, a copy's mark all lines after it."""
        role: FragmentRole = "unparsed"
        for before, line in zip([None, *lines], lines, strict=False):
            if role != "copy":
                role = self.aside_role(line, before if role == "footnote" else None)
            yield role, line

    def aside_role(self, line: Line, noted: Line | None) -> FragmentRole:
        """The role of a line; ``noted`` is the line of a footnote before it."""
        words = self.text[line.start : line.end]
        if words[0] in "[_" and FOOTNOTE.match(words):
            return "footnote"
        if "SAO" in words and COPY.match(words):
            return "copy"
        if len(words) >= HALF_LENGTHS.start and is_title(words) and (is_national_title(words) or is_motto(words)):
            return "motto" if is_motto(words) else "national_title"
        goes_on = noted and (TORN.match(self.text, noted.start, noted.end) or joins(self.text, noted, line, self.width))
        return "footnote" if goes_on else "unparsed"


TORN = re.compile(r"\[\d{1,3}\]\s?[^\W\d_]{1,9}$")
"""A footnote whose line holds one word."""


def tells(reading: HeaderReading) -> bool:
    """Whether a header says anything about its document."""
    header = reading.header
    return bool(header.number or header.issuers or header.type_name or header.date or reading.addressees)


def is_excerpt(reading: HeaderReading) -> bool:
    """Whether there is neither sender nor addressee: a piece of a text, or one that lost its header."""
    return not (reading.header.issuers or reading.addressees)


def is_judgment(reading: HeaderReading) -> bool:
    """Whether a court gives the document."""
    return any(COURT.match(issuer.name) for issuer in reading.header.issuers)


COURT = re.compile(r"T(?:ÒA|OÀ|òa|oà)\s(?:ÁN|án)\b")


def remark(code: str, severity: Severity, span: Span) -> Diagnostic:
    """A diagnostic of this module."""
    return Diagnostic(code=code, severity=severity, message=CODES[code], span=span)


CODES = {
    "V250": "the text holds {count} documents; this is the first",
    "V251": "text outside the document left aside",
    "V253": "nothing tells what document this is",
    "V258": "this may not stand here in a document; it is kept unparsed",
    "V260": "what a program wrote about the document above it left aside",
}
"""Message of every diagnostic of this module and of ``parse``."""

"""Finder: the citations in stretches of one text."""

import re
from collections.abc import Callable, Sequence
from typing import NamedTuple

from ..model import CHANGES, Block, Citation, Definition, Diagnostic, DocumentNumber, Severity, Span, Target
from ..model.node import moved, unchecked
from ..source import Source
from ..text.folding import iter_places, squeeze
from ..text.lazy import lazy_compile
from ..text.tuples import made_fast
from .find.mention import Mention
from .find.scan import Scanner
from .find.subject import find_subject
from .own_text import any_within
from .relate.paragraphs import Paragraphs
from .relate.relations import Role, Said, relate
from .resolve.context import Context, Memory, Resolved
from .resolve.definitions import Alias, find_definitions
from .resolve.places import names_unit, to_provision

CODES: dict[str, str] = {
    "C301": "number “{text}” follows no known form; kept as printed",
    "C302": "date “{text}” is none",
    "C303": "this document has no such provision: {text}",
    "C304": "“{text}” means nothing that was cited before",
}
"""Message of every diagnostic of this module."""

_NAMING = re.compile(r"(?:goi|viet|ghi)(?:\s{1,3}(?:la|tat|chung|ngan)|\s{0,3}:)")
"""The words that introduce a short name."""
_BLANK = re.compile(r"[.…]{2}|\s{3}|ngày\s*/")
"""In a date that was left to be filled in."""

_SEVERITY: dict[str, Severity] = {"C302": "warning", "C303": "warning"}
_LISTS = frozenset({"part", "chapter", "section", "subsection", "annex"})
"""Levels that lists have."""
_LISTED = lazy_compile(r"thu\s{1,3}tu\s{1,3}(?:(?:so|thu)\s{1,3})?\d(?:(?!theo\s)[^.;:]){0,160}$")
"""``số thứ tự 5, 6 tại``: what stands before the part of a list in which they are."""
_LISTED_REACH = 180
_FIRST_ROW = lazy_compile(r"\n\s{0,9}0?1(?:[.)]\s|\s{0,9}[\n\t])")
"""The number of the first row of a table, below its head."""
_TABLE_HEAD = 1000
"""Characters of a table in which its columns are named, above the row that is numbered 1."""
_RELATION_ROLES: dict[str, Role] = {"subject": "subject", "recital": "recital"}


class _Shown(NamedTuple):
    """A mention as the relations see it: offsets into its stretch."""

    start: int
    end: int
    target: Target
    kind: str | None
    placed: bool
    """It names provisions or annexes."""
    named: bool
    """It has a name: ``Luật Giá``."""


new_citation = unchecked(Citation)
new_shown = made_fast(_Shown)


def _names_own(mention: Mention) -> bool:
    """Whether a mention is of this document as a whole: a stretch of such ones alone cites nothing."""
    return mention.form == "this_document" and not mention.places


class Finder:
    """Finds the citations of one document, stretch by stretch, and remembers what was named.

    ``start`` and ``end`` bound the document in the clean text; all other offsets count from there.
    """

    def __init__(self, source: Source, start: int, end: int) -> None:
        self.source, self.offset = source, start
        self.text = source.clean[start:end]
        self.scanner = Scanner(self.text, source.folded[start:end])
        words = iter_places(self.scanner.folded, ("goi", "viet", "ghi"))
        self.namings = sorted(at for at in words if _NAMING.match(self.scanner.folded, at))
        self.places = sorted([*self.scanner.openings, *self.namings])
        """Where a citation or a short name may begin."""
        self.memory = Memory(self.text, self.scanner.folded)
        self.citations: list[Citation] = []
        self.starts: list[int] = []
        """Where each citation begins."""
        self.definitions: list[Definition] = []
        self.diagnostics: list[Diagnostic] = []

    def read(
        self, start: int, end: int, context: Callable[[], Context], *, everything: bool = False,
    ) -> None:
        """Adds the citations and short names of a stretch; its context is asked for only where it has any.

        ``everything`` keeps also what is no citation by itself: mentions of this document as a whole, and annexes
        among the provisions, which name no unit of the body.
        """
        mentions = list(self.scanner.iter_mentions(start, end))
        aliases = find_definitions(self.text, start, end) if any_within(self.namings, start, end) else []
        self.definitions += [
            Definition(term=each.term, meaning=each.meaning, span=self.span(each.start, each.end)) for each in aliases
        ]
        if mentions and (everything or aliases or not all(map(_names_own, mentions))):
            self.add(mentions, aliases, start, end, context(), everything)

    def add(
        self, mentions: Sequence[Mention], aliases: Sequence[Alias], start: int, end: int, context: Context,
        everything: bool,
    ) -> None:
        found = self.memory.resolve(mentions, aliases, start, end, context)
        if all(one.bare for one in found) and not everything:
            return
        shown = [
            new_shown((each.start - start, each.end - start, target, kind, bool(places), each.name is not None))
            for each, target, places, kind, *_ in found
        ]
        headed = context.block is not None and context.block.heading is not None
        paragraphs = Paragraphs(start, end, context.ends, headed=headed)
        said = relate(
            paragraphs.sentences(self.text), shown, folded=paragraphs.sentences(self.scanner.folded),
            role=_RELATION_ROLES.get(context.role, "body"), unit_heading=context.heading,
            head=self.head_of_table(start, context.block), opening=context.opening,
            in_body=bool(context.path) or context.quoted,
        )
        enders = [found[each.by].key if each.by is not None else None for each in said]
        before = [start, *(one.end for one in found)]
        for one, each, by in zip(map(self.of_list, found, before), said, enders, strict=True):
            if everything or not one.bare:
                self.starts.append(one.start)
                self.citations.append(self.citation(one, each, by, paragraphs.end_of(one.end), everything))
                self.diagnostics += self.remarks(one)

    def of_list(self, one: Resolved, before: int) -> Resolved:
        """``số thứ tự 5 Mục I Phụ lục kèm theo Quyết định 1``: the item of a list is no provision; the act is cited."""
        if not one.places or not all(field in _LISTS for place in one.places for field, _ in place.place):
            return one
        if not _LISTED.search(self.scanner.folded[max(before, one.start - _LISTED_REACH) : one.start]):
            return one
        start, own = one.mention.document_start, one.target in ("this", "carrier")
        return one._replace(mention=one.mention._replace(start=start), places=(), bare=own or start == one.end)

    def head_of_table(self, start: int, block: Block | None) -> int:
        """Characters of the head of the table that begins at an offset; 0 where there is none."""
        if block is None or block.type != "table" or self.text[start].isdigit():
            return 0
        row = _FIRST_ROW.search(self.text, start, start + _TABLE_HEAD)
        return row.start() + 1 - start if row else 0

    def citation(self, one: Resolved, said: Said, by: str | None, end: int, everything: bool) -> Citation:
        mention = one.mention
        places = [place for place in one.places if everything or names_unit(place)]
        annexed = said.relation in CHANGES and bool(one.places) and not places
        titled = one.target == "other" and not one.places and not mention.name
        subject = find_subject(self.text, self.scanner.folded, one.end, end) if titled else None
        return new_citation(
            text=squeeze(self.text[one.start:one.end]), span=self.span(one.start, one.end), target=one.target,
            kind=one.kind, number=self.number(mention.number), date=mention.date, year=mention.year, issuer=one.issuer,
            name=mention.name, subject=squeeze(self.text[slice(*subject)]) if subject else None,
            provisions=tuple(map(to_provision, places)), relation=said.relation, partial=said.partial or annexed,
            excepted=(), effective=said.effective, until=said.until, told=said.told, by=by,
            key=one.key,
        )

    def span(self, start: int, end: int) -> Span:
        return self.source.span(self.offset + start, self.offset + end)

    def number(self, number: DocumentNumber | None) -> DocumentNumber | None:
        """The number with its span in the text as given."""
        return number and moved(number, self.span(number.span.start, number.span.end))

    def remarks(self, one: Resolved) -> list[Diagnostic]:
        number, found = one.mention.number, []
        if number and number.serial is None and number.scheme is None and number.canonical[:1] != "/":
            found.append(self.remark("C301", number.span.start, number.span.end))
        date = one.mention.date_span
        if date and not one.mention.date and not _BLANK.search(self.text, *date):
            found.append(self.remark("C302", *date))
        if one.missing and one.target == "this":
            found.append(self.remark("C303", one.start, one.end))
        if one.unknown:
            found.append(self.remark("C304", one.start, one.end))
        return found

    def remark(self, code: str, start: int, end: int) -> Diagnostic:
        return Diagnostic(
            code=code, severity=_SEVERITY.get(code, "info"), span=self.span(start, end),
            message=CODES[code].format(text=squeeze(self.text[start:end])),
        )


def find_citations(text: str, *, context: Context | None = None, everything: bool = False) -> list[Citation]:
    """The citations of a stretch of plain text, in order.

    Spans count in ``text``. What lies outside it, like the enclosing điều, can be told by ``context``; ``everything``
    keeps also mentions of this document as a whole (``Nghị định này``), and annexes as provisions.

    >>> [citation.text for citation in find_citations("theo khoản 2 Điều 5 Luật Đất đai năm 2013")]
    ['khoản 2 Điều 5 Luật Đất đai năm 2013']
    """
    source = Source(text)
    finder = Finder(source, 0, len(source.clean))
    finder.read(0, len(source.clean), lambda: context or Context(), everything=everything)
    return finder.citations

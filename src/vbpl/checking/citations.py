"""T6: mentions of other documents and of places in this one."""

import datetime
from collections.abc import Iterator, Sequence

from ..model import Block, BlockType, Citation, Provision, Span
from ..model.walk import citations_in
from ..numbers import ComponentKey, component_key
from ..structure.numbering.outline import Key, sort_key
from ..text.folding import squeeze
from .number import LOCAL, spaces_inside
from .paper import Paper
from .registry import Finding, checks
from .units import own_units

LEVELS: tuple[BlockType, ...] = ("article", "clause", "point")
UNDATED = frozenset({"luat", "bo_luat", "hien_phap", "phap_lenh"})
"""Kinds that are cited by name."""
NO_GROUNDS = frozenset({"cong_van", "thong_bao", "bao_cao", "ke_hoach", "giay_moi", "cong_dien"})
"""Kinds that are no ground of a QPPL."""


@checks("T601")
def date(paper: Paper) -> Iterator[Finding]:
    """An act is named by its number for the first time, and without its date."""
    for citation in first_mentions(paper):
        dated = citation.date or citation.year or _goes_on(paper, citation)
        if not dated and citation.kind not in UNDATED:
            yield Finding(citation.span, {"text": citation.text})


@checks("T602")
def issuer(paper: Paper) -> Iterator[Finding]:
    """A ground is named for the first time, and without its issuer."""
    for citation in first_mentions(paper):
        number, issued = citation.number, citation.issuer or citation.text.startswith("số") or _goes_on(paper, citation)
        if citation.relation == "legal_basis" and not issued and number and number.scheme == "qppl":
            yield Finding(citation.span, {"text": citation.text})


@checks("T603")
def title(paper: Paper) -> Iterator[Finding]:
    """A ground is named for the first time, and without its title."""
    for citation in first_mentions(paper):
        titled = citation.subject or citation.provisions or citation.kind in UNDATED
        if citation.relation == "legal_basis" and not titled:
            yield Finding(citation.span, {"text": citation.text})


@checks("T604")
def later_act(paper: Paper) -> Iterator[Finding]:
    """An act is cited that is younger than the document."""
    date = paper.document.header.date
    for citation in paper.document.citations:
        if date and citation.date and citation.target == "other" and citation.date > date and citation.number:
            yield Finding(citation.span, {"text": citation.text, "date": _day(date)})


@checks("T605")
def year_and_date(paper: Paper) -> Iterator[Finding]:
    """The year in the number of a cited act is not the year of its date."""
    for citation in paper.document.citations:
        number, date = citation.number, citation.date
        if number and date and number.scheme in ("qppl", "qh") and number.year not in (None, date.year):
            yield Finding(citation.span, {"text": citation.text, "year": number.year, "date": _day(date)})


@checks("T606")
def two_dates(paper: Paper) -> Iterator[Finding]:
    """One act is cited with two dates."""
    seen: dict[ComponentKey, datetime.date] = {}
    for citation in paper.document.citations:
        number = citation.number
        if number is None or citation.date is None or number.year is None or {*number.issuer_codes} & LOCAL:
            continue
        before = seen.setdefault(component_key(number), citation.date)
        if before != citation.date:
            yield Finding(citation.span, {"text": citation.text, "date": _day(before)})


@checks("T607")
def missing_provision(paper: Paper) -> Iterator[Finding]:
    """A single provision of this document is named that lies behind the last one it has."""
    units = _Units(paper)
    for citation in paper.document.citations:
        single = len(citation.provisions) == 1 and not _after(paper, citation).startswith("(")
        if citation.target == "this" and single and units.lacks(citation.provisions[0]):
            yield Finding(citation.span, {"text": citation.text})


@checks("T608")
def impossible_date(paper: Paper) -> Iterator[Finding]:
    """A cited act has a day that no calendar has."""
    yield from (Finding(each.span, {"text": _words(paper, each.span.start, each.span.end)})
                for each in paper.document.diagnostics if each.code == "C302")


@checks("T609")
def spaces(paper: Paper) -> Iterator[Finding]:
    """White space around the signs of a cited number."""
    for citation in paper.document.citations:
        if citation.number:
            yield from spaces_inside(paper, citation.number)


@checks("T610")
def ground_of_law(paper: Paper) -> Iterator[Finding]:
    """The ground of a QPPL is a document that is none."""
    for recital in paper.document.recitals:
        for citation in citations_in(paper.document, recital.span):
            if citation.relation == "legal_basis" and citation.kind in NO_GROUNDS:
                yield Finding(citation.span, {"text": citation.text})


@checks("T611")
def kind(paper: Paper) -> Iterator[Finding]:
    """An act is named for the first time by its number alone, without its type."""
    for citation in first_mentions(paper):
        if citation.kind is None:
            yield Finding(citation.span, {"text": citation.text})


def first_mentions(paper: Paper) -> Iterator[Citation]:
    """For each numbered act that is cited, the mention that names it first."""
    seen = set()
    own = paper.document.header.number
    for citation in paper.document.citations:
        number = citation.number
        if number is None or number.serial is None or number.scheme in (None, "standard") or citation.target != "other":
            continue
        key = component_key(number)
        if key not in seen and not (own and key == component_key(own)):
            seen.add(key)
            yield citation


def _goes_on(paper: Paper, citation: Citation) -> bool:
    """Whether date or issuer may stand further on: in ``số 12/A và số 13/A ngày 05/3/2020`` the two share one."""
    return _after(paper, citation).lower().startswith(("ngày", "số", "và số", "của", "tháng"))


def _after(paper: Paper, citation: Citation) -> str:
    end = citation.span.end
    return paper.printed(Span(start=end, end=end + 16)).lstrip(" ,;\n*_")


Path = tuple[Key, ...]
"""Numbers of a điều, a khoản in it, a điểm in that."""


class _Units:
    """The units of a document's own body and of the texts that it carries, to look provisions up in."""

    def __init__(self, paper: Paper) -> None:
        bodies = (paper.document.body, *(attachment.body for attachment in paper.document.attachments))
        self.texts = [found for found in map(_Numbers, bodies) if found.known]

    def lacks(self, provision: Provision) -> bool:
        """Whether none of the texts has a provision, and each one's numbers end before it.

        What lies within the numbers may have been lost in copying, and a place without its điều may be anywhere.
        """
        path = [(level, number) for level in LEVELS if (number := getattr(provision, level)) is not None]
        return bool(provision.article and self.texts) and all(numbers.end_before(path) for numbers in self.texts)


class _Numbers:
    """The numbers of one text, by the unit they stand in."""

    def __init__(self, body: Sequence[Block]) -> None:
        self.known: set[tuple[Path, BlockType, Key]] = set()
        self.last: dict[tuple[Path, BlockType], Key] = {}
        for block in own_units(body):
            if block.type == "article":
                self.add((), block)

    def add(self, path: Path, block: Block) -> None:
        key = sort_key(block.number or "")
        self.known.add((path, block.type, key))
        self.last[path, block.type] = max(key, self.last.get((path, block.type), key))
        for child in block.children if len(path) < len(LEVELS) else ():
            if child.type in LEVELS and child.number:
                self.add((*path, key), child)

    def end_before(self, path: list[tuple[BlockType, str]]) -> bool:
        """Whether the numbers beside the first unit of a path that is not there end before it."""
        above: Path = ()
        for level, number in path:
            key = sort_key(number)
            if (above, level, key) not in self.known:
                return self.last.get((above, level), key) < key
            above = (*above, key)
        return False


def _words(paper: Paper, start: int, end: int) -> str:
    source = paper.source
    return squeeze(source.text[start:end]) if source else ""


def _day(date: datetime.date) -> str:
    return date.strftime("%d/%m/%Y")

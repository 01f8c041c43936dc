"""Notes of a consolidated text: the unit each stands at, what it reports, and the citations in it."""

import datetime
import re
from collections.abc import Iterable, Iterator
from typing import cast

from ..model import CONSOLIDATED, LEVELS, Block, Citation, Document, Note, NoteChange, Provision, Span
from ..model.citation import AmendmentAction
from ..model.node import moved
from ..numbers.dates import find_dates
from ..text.folding import fold
from .finder import find_citations
from .own_text import CitedDocument
from .regions import base_kinds

HEAD = 400
"""Folded characters of a note in which it says what happened."""
WORDS = re.compile(r"\W{0,2}(?:cum\stu|tu)\b")
CHANGED = re.compile(
    r"duoc\s(?:(?P<replace>sua\sdoi)|(?P<insert>bo\ssung|ban\shanh)|(?P<repeal>bai\sbo|bo\b)|(?P<swap>thay\b)"
    r"|(?P<correct>dinh\schinh))"
)
EFFECT = re.compile(r"co\shieu\sluc\s(?:thi\shanh\s)?(?:ke\s)?tu\s(?=ngay)")
ITEM = re.compile(r"\n\s{0,40}(?:\d{1,2}[.)]\s{0,9}|[-–+•]\s{0,9})?$")
ITEM_REACH = 60
"""Characters in which the number or bullet of an item stands before its first word."""
OF_WORDS: dict[str, AmendmentAction] = {
    "replace": "replace_words", "insert": "insert_words", "repeal": "delete_words", "swap": "replace_words",
    "correct": "correct",
}
OF_UNITS: dict[str, AmendmentAction] = {
    "replace": "replace", "insert": "insert", "repeal": "repeal", "swap": "replace", "correct": "correct",
}


def with_notes(cited: CitedDocument) -> CitedDocument:
    """A consolidated text with its notes read, their citations among its own, and the act whose text it gives."""
    document, source = cited.document, cited.source
    if document.kind != CONSOLIDATED:
        return cited
    read = [(note, list(_iter_citations(note, source.text))) for note in document.notes]
    notes = tuple(_with_change(document, note, found) for note, found in read)
    cited_acts = _with_amenders(cited)
    noted = [(citation, source.to_clean(citation.span.start)) for _, found in read for citation in found]
    placed = sorted([*zip(cited_acts, cited.starts, strict=True), *noted], key=lambda each: each[0].span.start)
    document = document.model_copy(update={
        "notes": notes, "citations": tuple(citation for citation, _ in placed), "consolidates": _base_key(document),
    })
    return CitedDocument(document, source, cited.own_texts, [start for _, start in placed])


def _with_amenders(cited: CitedDocument) -> list[Citation]:
    """The citations; those listed above the first unit changed its base: ``được sửa đổi, bổ sung bởi: 1. Luật A``."""
    citations = list(cited.document.citations)
    first = next((own.start for own in cited.texts if own.block.number), cited.layout.end)
    above = cited.between(0, first)
    bases = (index for index in above if citations[index].relation == "consolidates")
    for index in range(next(bases, above.stop) + 1, above.stop):
        each, start = citations[index], cited.starts[index]
        if each.relation == "legal_basis":
            break
        opens = ITEM.search(cited.source.clean, max(0, start - ITEM_REACH), start) is not None
        if opens and each.target == "other" and each.relation == "refers_to":
            citations[index] = each.model_copy(update={"relation": "amended_by_stated"})
    return citations


def _base_key(document: Document) -> str | None:
    """The first act of the base type that is cited: below the title stands whose text this is."""
    kinds = base_kinds(document)
    acts = (each for each in document.citations if each.target == "other" and each.number and each.key)
    return next((each.key for each in acts if each.kind in kinds), None)


def _iter_citations(note: Note, text: str) -> Iterator[Citation]:
    """The citations of a note, with their places in the text as given."""
    for citation in find_citations(text[note.span.start : note.span.end]):
        number = citation.number and moved(citation.number, _shifted(citation.number.span, note.span.start))
        place = _shifted(citation.span, note.span.start)
        yield citation.model_copy(update={"span": place, "number": number})


def _shifted(span: Span, by: int) -> Span:
    return Span.at(span.start + by, span.end + by)


def _with_change(document: Document, note: Note, citations: list[Citation]) -> Note:
    provision = _unit_at(document, note.anchor.start - 1) if note.anchor else None
    return note.model_copy(update={"provision": provision, "change": _change(note, citations)})


def _change(note: Note, citations: list[Citation]) -> NoteChange | None:
    folded = fold(note.text)
    said = CHANGED.search(folded, 0, HEAD)
    if said is None:
        return None
    actions = OF_WORDS if WORDS.match(folded) else OF_UNITS
    source = next((each for each in citations if each.target == "other" and each.key), None)
    return NoteChange(
        action=actions[cast(str, said.lastgroup)], source_key=source.key if source else None,
        source_provision=source.provisions[0] if source and source.provisions else None,
        date=_first_day(note.text, folded),
    )


def _first_day(text: str, folded: str) -> datetime.date | None:
    *_, last = [None, *EFFECT.finditer(folded)]
    found = next(find_dates(text[last.end() :]), None) if last else None
    return found.date if found else None


def _unit_at(document: Document, offset: int) -> Provision | None:
    """The unit in which an offset lies, by the numbers of all around it."""
    path: dict[str, str] = {}
    blocks: Iterable[Block] = document.body
    while block := next((each for each in blocks if each.span.start <= offset < each.span.end), None):
        if block.number and block.type in LEVELS:
            path[block.type] = block.number
        blocks = block.children
    return Provision.model_validate(path) if path else None

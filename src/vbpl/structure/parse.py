"""parse_structure: from text to documents without citations, and the places of their parts."""

import re
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import chain
from operator import attrgetter
from typing import NamedTuple

from ..grammar import Parser, load_parser
from ..identity import document_id
from ..model import Diagnostic, Document, Family, Fragment, Note, Recipient, Signer, Span
from ..model.walk import iter_ranges
from ..source import Source
from ..text.folding import count_letters
from .adoption import KINDS, adopted_on
from .builder import Builder, Draft
from .closing.read import ClosingReading
from .driver import Lexer, new_fragment
from .header.read import HeaderReading, family_of
from .layout import Layout
from .own_name import self_named


@cache
def document_parser() -> Parser:
    """The LALR parser of ``document.lark``, which builds the model as it reads."""
    return load_parser("document", Builder())


class Parsed(NamedTuple):
    """A document without its citations, and the places of its parts in the clean text."""

    document: Document
    layout: Layout


def parse_structure(source: Source) -> list[Parsed]:
    """The documents of a text without their citations, each with its layout."""
    lexer = Lexer(source)
    tokens = lexer.tokens()
    drafts: list[Draft] = document_parser().parse(tokens, lambda refused: lexer.unparsed(refused, tokens))
    parsed: list[Parsed] = []
    for index, draft in enumerate(drafts):
        document = assemble(draft, source, lexer.fragments[index], lexer.diagnostics[index])
        if source.notes:
            following = drafts[index + 1].header.span.start if index + 1 < len(drafts) else len(source.text)
            document = with_notes(document, source.notes, following)
        if source.clean is not source.text:
            after = parsed[-1].document.span.end if parsed else 0
            before = len(source.text) if index + 1 == len(drafts) else document.span.end
            document = with_marks(document, source.text, after, before)
        document = with_share(document, source.text, lexer.refused[index])
        fragments = sorted(lexer.stretches[index], key=attrgetter("start"))
        attached = [attachment.body for attachment in draft.attachments]
        parsed.append(Parsed(document, Layout(*lexer.extents[index], draft.body, attached, fragments)))
    return parsed


def assemble(draft: Draft, source: Source, fragments: list[Fragment], diagnostics: list[Diagnostic]) -> Document:
    """A document from its parts."""
    header = draft.header.reading
    span = draft.header.span
    if header.header.date is None and header.kind in KINDS:
        day = adopted_on(source.folded[source.to_clean(span.start) : source.to_clean(span.end)])
        header = header._replace(header=header.header.model_copy(update={"date": day}))
    if header.kind is None:
        header, diagnostics = self_named_header(header, source, span, diagnostics)
    closings = [closing.reading for closing in draft.closings]
    attached = [closing.reading for closing in draft.attached_closings]
    # a signer or recipient of an attachment or a copy counts for the document only if it has no other and is named; a
    # form has no recipients that count
    forms = [closing.reading for closing in draft.form_closings]
    signers = list(iter_signers(closings)) or [each for each in iter_signers(attached + forms) if each.name]
    family: Family = "party" if header.header.number is None and signs_for_party(signers) else header.family
    return Document(
        id=document_id(header.header, header.kind, family, source.text[span.start : span.end]),
        kind=header.kind, family=family, header=header.header, addressees=header.addressees,
        recitals=tuple(draft.recitals), formula=draft.formula, body=tuple(laid.block for laid in draft.body),
        signers=tuple(signers),
        recipients=tuple(recipients(closings) or displaced_recipients(closings, attached)),
        attachments=tuple(laid.attachment for laid in draft.attachments), fragments=tuple(sorted(fragments, key=START)),
        diagnostics=tuple(diagnostics), span=span,
    )


def self_named_header(
    header: HeaderReading, source: Source, span: Span, diagnostics: list[Diagnostic]
) -> tuple[HeaderReading, list[Diagnostic]]:
    """A header without a type, with the type that the text gives itself, and a diagnostic that says so."""
    kind = self_named(source.clean[source.to_clean(span.start) : source.to_clean(span.end)])
    if kind is None:
        return header, diagnostics
    remark = Diagnostic(code="V259", severity="warning", message=CODES["V259"], span=header.header.span)
    told = header._replace(kind=kind, family=family_of(kind, header.header.number))
    return told, [*(each for each in diagnostics if each.code != "V253"), remark]


def signs_for_party(signers: list[Signer]) -> bool:
    """Whether somebody signs as only Party bodies do: ``T/M``, ``T/L`` (Hướng dẫn 36-HD/VPTW)."""
    return any(signer.capacity is not None and signer.capacity.startswith(("T/M", "T/L", "K/T")) for signer in signers)


def iter_signers(closings: list[ClosingReading]) -> Iterator[Signer]:
    """All signers, each once."""
    names: set[str | None] = set()
    for closing in closings:
        yield from (signer for signer in closing.signers if (signer.name not in names if signer.name else not names))
        names.update(signer.name for signer in closing.signers)


def recipients(closings: list[ClosingReading]) -> list[Recipient]:
    """All recipients of the document."""
    return [recipient for closing in closings for recipient in closing.recipients]


def displaced_recipients(closings: list[ClosingReading], attached: list[ClosingReading]) -> list[Recipient]:
    """The recipients after an annex: the document's if it has no closing, or one list that nobody signs.

    Other lists belong to the forms in the annexes.
    """
    found = recipients(attached)
    if any(BLANK.search(each.name) for each in found):
        return []
    filled = len(attached) == 1 and not attached[0].signers
    return found if not closings or (filled and found and found[-1].name.startswith("Lưu")) else []


def with_notes(document: Document, notes: Sequence[Note], following: int) -> Document:
    """The document with the notes in it or after its last part, before the next document."""
    span = document.span
    own = tuple(note for note in notes if span.start <= note.span.start < following)
    return document.model_copy(update={
        "notes": own, "span": Span.at(span.start, max(span.end, *(note.span.end for note in own))),
    }) if own else document


def with_share(document: Document, text: str, refused: Sequence[Span]) -> Document:
    """The document with the share of its letters that were not understood, and a warning if that is large.

    ``refused`` are its blocks that the grammar refused.
    """
    spans = [*refused, *(each.span for each in document.fragments if each.role == "unparsed")]
    unparsed = sum(letters(text, span) for span in spans)
    if not unparsed:
        return document
    around = sum(letters(text, each.span) for each in document.fragments if each.role == "surroundings")
    share = unparsed / (letters(text, document.span) - around)
    remark = Diagnostic(
        code="V257", severity="warning", message=CODES["V257"].format(share=f"{share:.0%}"), span=document.span,
    )
    remarks = (*document.diagnostics, remark) if share > MOST_UNPARSED else document.diagnostics
    return document.model_copy(update={"unparsed_share": round(share, 4), "diagnostics": remarks})


def letters(text: str, span: Span) -> int:
    """How many letters a span holds."""
    return count_letters(text[span.start : span.end])


def with_marks(document: Document, text: str, after: int, before: int) -> Document:
    """The document with a fragment for every run of characters that the repairs removed between its leaves."""
    leaves = sorted([(start, end) for _, start, end in iter_ranges(document)])
    edges = [after, *chain.from_iterable(leaves), before]
    gaps = [(start, end) for start, end in zip(edges[::2], edges[1::2], strict=True) if text[start:end].strip()]
    marks = [new_fragment(role="mark", span=stripped(text, start, end)) for start, end in gaps]
    if not marks:
        return document
    start, end = min(document.span.start, marks[0].span.start), max(document.span.end, marks[-1].span.end)
    fragments = sorted([*document.fragments, *marks], key=START)
    return document.model_copy(update={"fragments": tuple(fragments), "span": Span.at(start, end)})


def stripped(text: str, start: int, end: int) -> Span:
    """The span of a range without the white space at its ends."""
    words = text[start:end].lstrip()
    return Span.at(end - len(words), end - len(words) + len(words.rstrip()))


BLANK = re.compile(r"\.{2}|…|_{2}|\((?:K|k)ý\b|.{150}")
"""Recipients of a form, to fill in and to sign: ``Lưu: VT, ... (Ký, ghi rõ họ tên)``; or a text too long for a list."""
CODES = {
    "V257": "nothing was made of {share} of the letters of this document",
    "V259": "no type is printed; it is what the text calls itself",
}
"""Message of every diagnostic of this module."""
MOST_UNPARSED = 0.02
"""A larger share of unparsed letters is a warning."""
START = attrgetter("span.start")

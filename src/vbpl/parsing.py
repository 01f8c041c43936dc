"""parse, parse_bundle: from raw text to documents with citations."""

from .arguments import expect
from .citations.amendments import find_amendments
from .citations.cite import cite
from .citations.effects import find_effects
from .citations.excepted import with_exceptions
from .citations.listed import with_lists
from .citations.notes import with_notes
from .citations.rulings import with_rulings
from .model import Bundle, Diagnostic, Document, Span
from .source import Source
from .structure.driver import CODES
from .structure.layout import Layout
from .structure.parse import parse_structure


def parse_bundle(text: str) -> Bundle:
    """Every document in a text, in order, with its citations.

    The time is linear in the length of the text. No content of the text raises an error.

    Args:
        text: The text as an archive holds it. It needs no cleaning.

    Returns:
        At least one document. A text without any gives one document, with diagnostics that say so. Spans count
        characters of ``text`` as given, from 0. Remarks about the text as a whole are in ``diagnostics`` of the bundle.

    Raises:
        VbplError: ``text`` is no ``str``.

    Examples:
        >>> bundle = parse_bundle("Số: 12/QĐ-SNV")
        >>> bundle.documents[0].header.number.canonical
        '12/QĐ-SNV'
    """
    expect(text, str, "parse and parse_bundle read a str (decode bytes first, or use parse_file)")
    source = Source(text)
    documents = tuple(parse_source(source))
    bundle = Bundle(documents=documents, diagnostics=tuple(source.diagnostics))
    return bundle.keeping([(text, len(documents))])


def parse_source(source: Source) -> list[Document]:
    """The documents of a source text, as by `parse_bundle`."""
    return [with_citations(document, source, layout) for document, layout in parse_structure(source)]


def with_citations(document: Document, source: Source, layout: Layout) -> Document:
    """A document with its citations, the amendments that it makes, and its days of effect."""
    cited = with_notes(with_exceptions(with_rulings(with_lists(cite(document, source, layout)))))
    effects = tuple(find_effects(cited))
    amendments = tuple(find_amendments(cited, effects))
    return cited.document.model_copy(update={"amendments": amendments, "effects": effects})


def parse(text: str) -> Document:
    """The first document in a text, with its citations.

    Args:
        text: As for `parse_bundle`.

    Returns:
        The first document. If the text holds more, its diagnostic V250 says how many and where.

    Raises:
        VbplError: ``text`` is no ``str``.

    Examples:
        >>> letter = parse("Thực hiện Chỉ thị số 23-CT/TU ngày 17/4/2017 của Tỉnh ủy, Sở đề nghị phối hợp.")
        >>> [(each.relation, each.number.canonical, each.date.isoformat()) for each in letter.citations]
        [('implements', '23-CT/TU', '2017-04-17')]
    """
    documents = parse_bundle(text).documents
    first = documents[0]
    if len(documents) == 1:
        return first
    more = Diagnostic(
        code="V250", severity="warning", message=CODES["V250"].format(count=len(documents)),
        span=Span(start=documents[1].span.start, end=documents[-1].span.end),
    )
    return first.model_copy(update={"diagnostics": (*first.diagnostics, more)})

"""cite: a document with its citations."""

import sys
from functools import partial

from ..model import Document
from ..source import Source
from ..structure.layout import Layout
from .finder import Finder
from .own_text import CitedDocument, OwnTexts
from .regions import Contexts, find_regions, own_names
from .resolve.enacted import OwnNumber


def cite(document: Document, source: Source, layout: Layout) -> CitedDocument:
    """The document with its citations and short names, in reading order, and what was doubtful about them."""
    own_texts = OwnTexts(layout)
    offset = layout.start
    finder = Finder(source, offset, layout.end)
    contexts = Contexts(document, own_texts)
    finder.memory.own_names |= own_names(document)
    number = document.header.number
    if number:
        attached = min((own.start for each in own_texts.attached for own in each[:1]), default=layout.end)
        finder.memory.own = OwnNumber(number.canonical, document.header.date, attached - offset)
    places = [offset + place for place in finder.places] if offset else finder.places
    for region in find_regions(own_texts, [*places, sys.maxsize]):
        finder.read(region.words_start - offset, region.end - offset, partial(contexts.of, region))
    document = document.model_copy(update={
        "citations": tuple(finder.citations), "definitions": tuple(finder.definitions),
        "diagnostics": (*document.diagnostics, *finder.diagnostics),
    })
    return CitedDocument(document, source, own_texts, [offset + start for start in finder.starts])


"""cite: a document with its citations."""

import re
from functools import partial

from ..model import Document
from ..source import Source
from .find.heads import END
from .finder import Finder
from .own_text import OwnTexts, any_within
from .regions import Region, document_context, find_regions, region_context
from .words.levels import level_words

_MARKER = re.compile(rf"[\W_]{{0,9}}(?:{level_words()}){END}\s{{0,9}}(?:thu\s{{1,9}})?\w{{1,9}}")
"""``Điều 5`` at the head of a unit names the unit itself."""


def cite(document: Document, source: Source, own_texts: OwnTexts) -> Document:
    """The document with its citations and short names, in reading order, and what was doubtful about them."""
    offset = source.to_clean(document.span.start)
    finder = Finder(source, offset, source.to_clean(document.span.end))
    whole = document_context(document, own_texts)
    places = [offset + place for place in finder.places]
    for region in find_regions(document, source, own_texts, partial(any_within, places)):
        start, end = region.start - offset, region.end - offset
        finder.read(_after_marker(finder, start, region), end, partial(region_context, region, whole))
    return document.model_copy(update={
        "citations": tuple(finder.citations), "definitions": tuple(finder.definitions),
        "diagnostics": (*document.diagnostics, *finder.diagnostics),
    })


def _after_marker(finder: Finder, start: int, region: Region) -> int:
    numbered = region.own and region.own.block.number
    marker = _MARKER.match(finder.scanner.folded, start) if numbered else None
    return marker.end() if marker else start

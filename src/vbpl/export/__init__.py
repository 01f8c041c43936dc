"""Documents in other forms: canonical text, Markdown, Akoma Ntoso, edXML, pieces for search."""

from ..printing.text import render
from .akn import to_akn
from .akn_reader import AknError, from_akn
from .akn_time import consolidation_to_akn
from .chunks import Chunk, Step, chunks
from .edxml import to_edxml
from .markdown import to_markdown

__all__ = [
    "AknError", "Chunk", "Step", "chunks", "consolidation_to_akn", "from_akn", "render", "to_akn", "to_edxml",
    "to_markdown",
]

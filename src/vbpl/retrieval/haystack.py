"""haystack: a converter and a splitter for Haystack. Needs ``vbpl[haystack]``."""

from pathlib import Path
from typing import Any

from ..extras import MissingExtraError
from ..parsing import parse_bundle
from .pieces import Piece, Splitting, iter_pieces, metadata

try:
    from haystack import Document, component
except ImportError as error:
    raise MissingExtraError(error.name or "haystack", "haystack") from error


@component
class VbplConverter:
    """Pieces of files, folders and archives as Haystack documents.

    ``run(sources=["tables"])`` gives ``documents``; their ``meta`` has the fields of `vbpl.retrieval.metadata`. The
    attributes have the names of the arguments, because Haystack writes a pipeline as YAML by these names.
    """

    def __init__(
        self, max_chars: int = 1500, min_chars: int = 200, overlap: int = 0, context: bool = True,
        on: str | None = None,
    ) -> None:
        self.max_chars, self.min_chars, self.overlap, self.context, self.on = max_chars, min_chars, overlap, context, on

    def splitting(self) -> Splitting:
        """How documents are cut."""
        return Splitting(self.max_chars, self.min_chars, self.overlap, self.context)

    @component.output_types(documents=list[Document])
    def run(self, sources: list[str | Path]) -> dict[str, list[Document]]:
        """The pieces of all sources. Files that cannot be read are logged."""
        pieces = (piece for source in sources for piece in iter_pieces(source, self.splitting(), on=self.on))
        return {"documents": [to_document(piece) for piece in pieces]}


@component
class VbplSplitter:
    """Splits the texts of Haystack documents at the units of the official documents in them."""

    def __init__(self, max_chars: int = 1500, min_chars: int = 200, overlap: int = 0, context: bool = True) -> None:
        self.max_chars, self.min_chars, self.overlap, self.context = max_chars, min_chars, overlap, context

    def splitting(self) -> Splitting:
        """How documents are cut."""
        return Splitting(self.max_chars, self.min_chars, self.overlap, self.context)

    @component.output_types(documents=list[Document])
    def run(self, documents: list[Document]) -> dict[str, list[Document]]:
        """The pieces of all documents; ``source_id`` in their ``meta`` is the id of the document that was cut."""
        return {"documents": [
            to_document(piece, {**each.meta, "source_id": each.id})
            for each in documents for piece in iter_pieces(parse_bundle(each.content or ""), self.splitting())
        ]}


def to_document(piece: Piece, before: dict[str, Any] | None = None) -> Document:
    """A piece as a Haystack document."""
    return Document(id=piece.chunk.id, content=piece.chunk.text, meta={**(before or {}), **metadata(piece)})

"""llama_index: a reader and a node parser for LlamaIndex. Needs ``vbpl[llama-index]``."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from pydantic import Field as Option

from ..arguments import Day
from ..extras import MissingExtraError
from ..parsing import parse_bundle
from .pieces import Failed, Piece, Source, Splitting, iter_pieces, log_failure, metadata

try:
    from llama_index.core.node_parser import NodeParser
    from llama_index.core.readers.base import BaseReader
    from llama_index.core.schema import BaseNode, Document, MetadataMode, NodeRelationship, TextNode
except ImportError as error:
    raise MissingExtraError(error.name or "llama_index", "llama-index") from error


class VbplReader(BaseReader):
    """Pieces of a file, a folder or an archive as LlamaIndex documents: ``VbplReader().load_data("tables")``.

    Args:
        splitting: How documents are cut.
        on_failure: Called for each file that cannot be read; by default it is logged.
    """

    def __init__(self, splitting: Splitting | None = None, *, on_failure: Failed = log_failure) -> None:
        self.splitting, self.on_failure = splitting, on_failure

    def lazy_load_data(self, source: Source, on: Day | None = None) -> Iterator[Document]:
        """The pieces of a source, one by one; ``on`` is the day for their status, by default today."""
        for piece in iter_pieces(source, self.splitting, on=on, on_failure=self.on_failure):
            known = metadata(piece)
            yield Document(
                text=piece.chunk.text, id_=piece.chunk.id, metadata=known, excluded_embed_metadata_keys=list(known),
                excluded_llm_metadata_keys=[name for name in known if name not in ("path", "status", "date")],
            )  # fmt: skip


class VbplNodeParser(NodeParser):
    """Splits documents of LlamaIndex at the units of the official documents in them.

    Any reader may have loaded them.
    """

    max_chars: int = Option(default=1500, ge=1)
    min_chars: int = Option(default=200, ge=0)
    overlap: int = Option(default=0, ge=0)
    context: bool = True
    length: Callable[[str], int] = Option(default=len, exclude=True)

    @classmethod
    def class_name(cls) -> str:
        return "VbplNodeParser"

    def _parse_nodes(self, nodes: Sequence[BaseNode], show_progress: bool = False, **options: Any) -> list[BaseNode]:
        return [to_node(piece, node) for node in nodes for piece in self._pieces(node)]

    def _pieces(self, node: BaseNode) -> Iterator[Piece]:
        splitting = Splitting(self.max_chars, self.min_chars, self.overlap, self.context, self.length)
        return iter_pieces(parse_bundle(node.get_content(MetadataMode.NONE)), splitting)


def to_node(piece: Piece, source: BaseNode) -> TextNode:
    """A piece as a node that points to the document that was cut."""
    known = metadata(piece)
    return TextNode(
        text=piece.chunk.text, id_=piece.chunk.id, metadata=known,
        excluded_embed_metadata_keys=[*source.excluded_embed_metadata_keys, *known],
        excluded_llm_metadata_keys=source.excluded_llm_metadata_keys,
        relationships={NodeRelationship.SOURCE: source.as_related_node_info()},
    )  # fmt: skip

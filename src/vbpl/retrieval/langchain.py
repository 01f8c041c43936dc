"""langchain: a loader and a splitter for LangChain. Needs ``vbpl[langchain]``."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from ..arguments import Day
from ..extras import MissingExtraError
from ..parsing import parse_bundle
from .pieces import Failed, Piece, Source, Splitting, iter_pieces, log_failure, metadata

try:
    from langchain_core.document_loaders import BaseLoader
    from langchain_core.documents import Document
    from langchain_text_splitters import TextSplitter
except ImportError as error:
    raise MissingExtraError(error.name or "langchain_core", "langchain") from error


class VbplLoader(BaseLoader):
    """Pieces of a file, a folder or an archive as LangChain documents: ``VbplLoader("tables").load()``.

    Each has the ``id`` of its piece, so that a store replaces it when it is loaded again, and the fields of
    `vbpl.retrieval.metadata` to filter by.

    Args:
        source: As for `vbpl.retrieval.iter_pieces`.
        splitting: How documents are cut.
        on: The day for the status; by default today.
        on_failure: Called for each file that cannot be read; by default it is logged.
    """

    def __init__(
        self, source: Source, splitting: Splitting | None = None, *, on: Day | None = None,
        on_failure: Failed = log_failure,
    ) -> None:
        self.source, self.splitting, self.on, self.on_failure = source, splitting, on, on_failure

    def lazy_load(self) -> Iterator[Document]:
        """The pieces, one by one."""
        pieces = iter_pieces(self.source, self.splitting, on=self.on, on_failure=self.on_failure)
        return (to_document(piece) for piece in pieces)


class VbplSplitter(TextSplitter):
    """Splits texts of official documents at their units. Any loader may have loaded them.

    Args:
        chunk_size: The largest size of a piece.
        chunk_overlap: How much a piece repeats of the piece before it in the same article; at most half of
            ``chunk_size``.
        length_function: The size of a text. ``VbplSplitter.from_tiktoken_encoder`` and
            ``from_huggingface_tokenizer`` give one that counts tokens.
        min_chars: Smaller pieces are joined with their neighbours.
        context: Begin each piece with its path and the heading of its article.
    """

    def __init__(
        self, chunk_size: int = 1500, chunk_overlap: int = 0, length_function: Callable[[str], int] = len, *,
        min_chars: int = 0, context: bool = True, **options: Any,
    ) -> None:
        super().__init__(chunk_size, chunk_overlap, length_function, **options)
        self.splitting = Splitting(chunk_size, min_chars, chunk_overlap, context, length_function)

    def split_text(self, text: str) -> list[str]:
        """The texts of the pieces of all documents in a text."""
        return [piece.chunk.text for piece in self._pieces(text)]

    def create_documents(self, texts: list[str], metadatas: list[dict[Any, Any]] | None = None) -> list[Document]:
        """The pieces of some texts as LangChain documents, with the metadata of the text."""
        given: Iterable[dict[Any, Any]] = metadatas or ({} for _ in texts)
        return [to_document(piece, before) for text, before in zip(texts, given, strict=True)
                for piece in self._pieces(text)]

    def _pieces(self, text: str) -> Iterator[Piece]:
        return iter_pieces(parse_bundle(text), self.splitting)


def to_document(piece: Piece, before: dict[Any, Any] | None = None) -> Document:
    """A piece as a LangChain document."""
    chunk = piece.chunk
    return Document(page_content=chunk.text, metadata={**(before or {}), **metadata(piece)}, id=chunk.id)

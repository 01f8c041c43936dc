"""pieces: the chunks of documents, files, folders and archives, each with fields that a store can filter by."""

import datetime
import logging
from collections.abc import Callable, Iterable, Iterator
from os import PathLike
from pathlib import Path
from typing import NamedTuple

from ..arguments import Day, expect, read_day
from ..errors import ArgumentError
from ..export.chunks import Chunk, StatusOf, iter_chunks, read_limits
from ..export.chunks.limits import Length
from ..ingest import IngestError, parse_reading
from ..ingest.texts import iter_texts
from ..linking.entry import text_hash
from ..model import LEVELS, Bundle, Document

LOG = logging.getLogger("vbpl")

Source = Document | Bundle | str | PathLike[str] | Iterable[Document | Bundle]
"""The sources of pieces: documents, or the path of a file, a folder or an archive of `vbpl convert`."""
Field = str | int | None
Failed = Callable[[IngestError], None]


class Splitting(NamedTuple):
    """How documents are cut: the options of `vbpl.chunks`, with values that suit retrieval."""

    max_chars: int = 1500
    min_chars: int = 200
    overlap: int = 0
    context: bool = True
    length: Length = len

    def chunks(self, document: Document, status_of: StatusOf | None = None) -> Iterator[Chunk]:
        """The pieces of one document."""
        limits = read_limits(document, self.max_chars, self.length, self.min_chars, self.overlap, self.context)
        return iter_chunks(document, limits, status_of)


class Piece(NamedTuple):
    """A chunk, and where its document was found."""

    chunk: Chunk
    source: str | None
    """The file, ``box.zip!a.doc`` for a member; null for a document that was given."""


def log_failure(error: IngestError) -> None:
    """Logs that a file could not be read."""
    LOG.warning("left out: %s", error)


def iter_pieces(
    source: Source, splitting: Splitting | None = None, *, on: Day | None = None, on_failure: Failed = log_failure
) -> Iterator[Piece]:
    """The pieces of all documents of a source.

    Args:
        source: Documents, or the path of a file of any format, of a folder, or of an archive that `vbpl convert` made.
        splitting: How they are cut; by default into pieces of at most 1500 characters that begin with their path.
        on: The day for `Chunk.status`, which a linked archive gives; by default today.
        on_failure: Called for each file that cannot be read; by default it is logged.

    Yields:
        Pieces in the order of the documents. Repeated copies of a text are left out. Another text of the same document
        has a hash in its ids, so that no two pieces have the same id. A linked archive gives each work once, and ids
        begin with its ``work_id``.

    Raises:
        VbplError: The source is of another kind, or an argument is not allowed.

    Examples:
        >>> from vbpl import parse
        >>> [piece.chunk.path for piece in iter_pieces(parse("Số: 12/QĐ-SNV\\nQUYẾT ĐỊNH\\nĐiều 1. Mở kho."))]
        ['Quyết định 12/QĐ-SNV > Điều 1']
    """
    cut, day = splitting or Splitting(), datetime.date.today() if on is None else read_day(on)
    if isinstance(source, str | PathLike):
        path = Path(source)
        return _of_archive(path, cut, day) if (path / "archive.json").is_file() else _of_files(path, cut, on_failure)
    return _of_documents(_named(source), cut)


def _named(source: Document | Bundle | Iterable[Document | Bundle]) -> Iterator[tuple[Document, None]]:
    wants = "pieces are made of documents, bundles, or a path"
    expect(source, Document | Bundle | Iterable, wants)
    for each in [source] if isinstance(source, Document | Bundle | bytes) else source:
        if not isinstance(each, Document | Bundle):
            raise ArgumentError(f"{wants}, not of {type(each).__name__}")
        yield from ((document, None) for document in (each.documents if isinstance(each, Bundle) else [each]))


def _of_files(path: Path, cut: Splitting, on_failure: Failed) -> Iterator[Piece]:
    def documents() -> Iterator[tuple[Document, str]]:
        for found in iter_texts(path, folders=True):
            if isinstance(found, IngestError):
                on_failure(found)
            else:
                yield from ((document, found.place) for document in parse_reading(found.reading).documents)

    return _of_documents(documents(), cut)


def _of_documents(documents: Iterable[tuple[Document, str | None]], cut: Splitting) -> Iterator[Piece]:
    seen: dict[str, set[str]] = {}
    for document, source in documents:
        hashed = text_hash(document)
        texts = seen.setdefault(document.id, set())
        if hashed in texts:
            continue
        name = f"{document.id}-{hashed[:8]}" if texts else document.id
        texts.add(hashed)
        yield from (Piece(rename(chunk, name), source) for chunk in cut.chunks(document))


def _of_archive(path: Path, cut: Splitting, day: datetime.date) -> Iterator[Piece]:
    from ..archive import Answers  # the plain install reads files without this module
    from ..archive.parts import list_parts, read_form
    from ..archive.slip_parts import iter_documents

    if read_form(path) == "jsonl" or not list_parts(path, "links"):
        trees = (tree for part in list_parts(path, "documents") for _, tree in iter_documents(part))
        yield from _of_documents(((Document.model_validate_json(tree), None) for tree in trees), cut)
        return
    answers = Answers(path)
    try:
        for work in answers.works():
            told = answers.status_on(work.work_id, day)
            pieces = cut.chunks(work.document, lambda place, told=told: told(place).state)  # type: ignore[misc]
            yield from (Piece(rename(chunk, work.work_id), work.source) for chunk in pieces)
    finally:
        answers.close()


def rename(chunk: Chunk, document_id: str) -> Chunk:
    """A piece with the id of another document."""
    if chunk.document_id == document_id:
        return chunk
    name = f"{document_id}#{chunk.id.rpartition('#')[2]}"
    return chunk.model_copy(update={"id": name, "document_id": document_id})


def metadata(piece: Piece) -> dict[str, Field]:
    """The metadata of a piece for a store: strings and whole numbers only. Unknown fields are left out.

    >>> from vbpl import parse
    >>> piece = next(iter_pieces(parse("Số: 12/QĐ-SNV\\nQUYẾT ĐỊNH\\nĐiều 1. Mở kho.")))
    >>> {name: value for name, value in metadata(piece).items() if name in ("number", "kind", "article")}
    {'number': '12/QĐ-SNV', 'kind': 'quyet_dinh', 'article': '1'}
    """
    expect(piece, Piece, "metadata takes a Piece (iter_pieces gives them)")
    chunk = piece.chunk
    levels: dict[str, Field] = {step.type: step.number for step in chunk.steps if step.type in LEVELS}
    attached = next((step.heading for step in chunk.steps if step.type == "attachment"), None)
    fields: dict[str, Field] = {
        "id": chunk.id, "document_id": chunk.document_id, "number": chunk.number, "kind": chunk.kind,
        "date": chunk.date.isoformat() if chunk.date else None, "subject": chunk.subject, "status": chunk.status,
        "path": chunk.path,
        "attachment": attached, **levels, "heading": chunk.heading, "source": piece.source,
        "start": chunk.span.start, "end": chunk.span.end,
    }  # fmt: skip
    return {name: value for name, value in fields.items() if value is not None}

"""`vbpl chunks`: files, folders and archives in pieces for search, as JSON Lines or Parquet."""

import json
import sys
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .extras import extra_errors

if TYPE_CHECKING:
    from ..ingest import IngestError
    from ..retrieval import Piece

MAX, MIN = 1500, 200


def run(
    sources: Annotated[
        list[str], typer.Argument(metavar="SRC", help="Files of any format, folders, or archives of vbpl convert.")
    ],
    output: Annotated[
        Path | None, typer.Option("--output", "-o", metavar="FILE", help="Where to write; .parquet gives a table.")
    ] = None,
    max_chars: Annotated[int, typer.Option("--max-chars", min=1, help="Longest piece, in characters.")] = MAX,
    min_chars: Annotated[int, typer.Option("--min-chars", min=0, help="Smaller pieces are joined.")] = MIN,
    overlap: Annotated[int, typer.Option("--overlap", min=0, help="Characters repeated in the same article.")] = 0,
    context: Annotated[bool, typer.Option(help="Begin each piece with subject, path and article.")] = True,
    on: Annotated[
        str | None, typer.Option("--on", metavar="DATE", help="Day for the status in a linked archive; default today.")
    ] = None,
) -> None:
    """Write the pieces of all documents of SRCs, one JSON object a line: id, text, metadata.

    A linked archive gives each work once, and each piece has the status of its article.

    [dim]vbpl chunks van-ban/ -o pieces.jsonl[/dim]

    [dim]vbpl chunks tables -o pieces.parquet --on 2024-07-01[/dim]

    [dim]vbpl chunks luat.docx --max-chars 800 | jq -r .metadata.path[/dim]
    """
    failed = False

    def tell(error: "IngestError") -> None:
        nonlocal failed
        failed = True
        typer.echo(str(error), err=True)

    with extra_errors("archive"):
        from ..retrieval import Splitting, iter_pieces

        splitting = Splitting(max_chars, min_chars, overlap, context)
        pieces = (piece for source in sources for piece in iter_pieces(source, splitting, on=on, on_failure=tell))
        write(pieces, output)
    raise typer.Exit(int(failed))


def write(pieces: "Iterator[Piece]", output: Path | None) -> None:
    """Write the pieces in the form that the name of the output asks for."""
    if output is not None and output.suffix == ".parquet":
        from pyarrow import parquet

        from ..retrieval.frames import table_of

        parquet.write_table(table_of(pieces), output, compression="zstd")
        return
    with nullcontext(sys.stdout) if output is None else output.open("w", encoding="utf-8", newline="\n") as file:
        for line in iter_lines(pieces):
            file.write(line)


def iter_lines(pieces: "Iterator[Piece]") -> Iterator[str]:
    """A line of JSON for each piece."""
    from ..retrieval import metadata

    for piece in pieces:
        row = {"id": piece.chunk.id, "text": piece.chunk.text, "metadata": metadata(piece)}
        yield json.dumps(row, ensure_ascii=False) + "\n"

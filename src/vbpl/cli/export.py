"""`vbpl export`: a file in another form: canonical text, Akoma Ntoso, edXML, pieces for search, Markdown."""

from collections.abc import Iterable, Iterator
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .inputs import Ocr, read_texts
from .language import tell
from .output import OutputError, write_file

if TYPE_CHECKING:
    from ..model import Bundle, Link


class Format(StrEnum):
    """Forms of a document."""

    text = "text"
    akn = "akn"
    edxml = "edxml"
    chunks = "chunks"
    md = "md"


SUFFIXES = {
    Format.text: ".txt", Format.akn: ".xml", Format.edxml: ".edxml", Format.chunks: ".jsonl", Format.md: ".md",
}
WHOLE = frozenset({Format.akn, Format.edxml})
"""Forms of which only one fits a stream: XML has one root."""


def run(
    file: Annotated[str, typer.Argument(metavar="FILE", help="File of any format; - reads stdin.")],
    to: Annotated[Format, typer.Option("--to", help="What to write.")],
    output: Annotated[
        Path | None,
        typer.Option("--output", "-o", metavar="DIR", help="Write one file for each document into this folder."),
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace existing files.")] = False,
    max_chars: Annotated[int, typer.Option("--max-chars", min=1, help="Longest piece, in characters.")] = 1500,
    ocr: Ocr = False,
) -> None:
    """Write the documents of FILE in another form to stdout, or each to a file of DIR.

    [bold]text[/bold]: canonical plain text. [bold]akn[/bold]: Akoma Ntoso 3.0. [bold]edxml[/bold]: header fields of
    QCVN 102. [bold]chunks[/bold]: JSON Lines of pieces for search. [bold]md[/bold]: Markdown.

    [dim]vbpl export quyet-dinh.txt --to akn > quyet-dinh.xml[/dim]

    [dim]vbpl export luat.txt --to chunks --max-chars 800 | jq -r .path[/dim]

    [dim]vbpl export bundle.txt --to md -o pages/[/dim]
    """
    from ..ingest import join_bundles, parse_reading

    texts, failed = read_texts(file, ocr)
    if not texts:
        raise typer.Exit(int(failed))
    bundle = join_bundles([parse_reading(text.reading) for text in texts])
    if to in WHOLE and output is None and len(bundle.documents) > 1:
        raise typer.BadParameter(f"{file} holds {len(bundle.documents)} documents: give a directory with -o")
    stem = "stdin" if file == "-" else Path(file).stem
    for at, written in enumerate(iter_written(bundle, to, max_chars), 1):
        if output is None:
            typer.echo(written, nl=False)
            continue
        try:
            write_file(output / f"{stem}-{at}{SUFFIXES[to]}", written.encode(), force=force)
        except OutputError as error:
            tell(str(error))
            raise typer.Exit(1) from error
    raise typer.Exit(int(failed))


def iter_written(bundle: "Bundle", to: Format, max_chars: int) -> Iterator[str]:
    """Each document of a bundle in another form; references in Akoma Ntoso lead to the others where they cite them."""
    from ..export import chunks, render, to_akn, to_edxml, to_markdown

    links = links_within(bundle) if to is Format.akn else []
    for document in bundle.documents:
        match to:
            case Format.text:
                yield render(document)
            case Format.akn:
                yield to_akn(document, links)
            case Format.edxml:
                yield to_edxml(document)
            case Format.chunks:
                yield "".join(f"{chunk.model_dump_json()}\n" for chunk in chunks(document, max_chars))
            case Format.md:
                yield to_markdown(document)


def links_within(bundle: "Bundle") -> "Iterable[Link]":
    """What the documents of a bundle cite of each other."""
    from ..linking import Library

    library = Library()
    library.add(bundle)
    return library.link().links

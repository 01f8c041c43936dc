"""`vbpl parse`: files to the JSON of a Bundle, or to a tree for people.

The parser is imported when there is something to parse, so that help and usage errors come at once.
"""

from functools import partial
from typing import TYPE_CHECKING, Annotated

import typer

from .inputs import FILES, Ocr, ShowText, for_each_file, show_texts

if TYPE_CHECKING:
    from ..ingest import FoundText


def run(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help=FILES)],
    pretty: Annotated[bool, typer.Option("--pretty", help="JSON with line breaks and indents.")] = False,
    tree: Annotated[bool, typer.Option("--tree", help="A tree for people instead of JSON.")] = False,
    citations: Annotated[bool, typer.Option(help="Show citations in the tree.")] = True,
    show_text: ShowText = False,
    ocr: Ocr = False,
) -> None:
    """Parse files: the JSON of a Bundle to stdout, one line for each FILE in order.

    A FILE that cannot be read gives a message, no line and exit code 1; the others are still parsed.

    [dim]vbpl parse quyet-dinh.txt --tree[/dim]

    [dim]vbpl parse archive/*.txt > archive.jsonl[/dim]

    [dim]vbpl parse quyet-dinh.docx --pretty[/dim]

    [dim]curl -s "$url" | vbpl parse - --pretty[/dim]
    """
    if pretty and tree:
        raise typer.BadParameter("--pretty is for JSON and --tree for people: give one of them")
    if show_text:
        raise typer.Exit(show_texts(files, ocr))
    show = partial(_print_tree, citations=citations) if tree else partial(_print_json, indent=2 if pretty else None)
    raise typer.Exit(for_each_file(files, show, ocr))


def _print_json(path: str, texts: "list[FoundText]", *, indent: int | None) -> None:
    from ..ingest import join_bundles, parse_reading

    bundles = [parse_reading(text.reading) for text in texts]
    bundle = bundles[0] if len(bundles) == 1 else join_bundles(bundles)
    typer.echo(bundle.model_dump_json(indent=indent))


def _print_tree(path: str, texts: "list[FoundText]", *, citations: bool) -> None:
    from ..ingest import parse_reading
    from .output import console
    from .tree import render_tree

    for text in texts:
        bundle = parse_reading(text.reading)
        console().print(render_tree(bundle, text.reading.text, path=text.place, citations=citations))

"""`vbpl parse`: files to the JSON of a Bundle, or to a tree for people.

The parser is imported when there is something to parse, so that help and usage errors come at once.
"""

from functools import partial
from typing import Annotated

import typer

from .inputs import for_each_text


def run(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Text files in any encoding; - reads stdin.")],
    pretty: Annotated[bool, typer.Option("--pretty", help="JSON with line breaks and indents.")] = False,
    tree: Annotated[bool, typer.Option("--tree", help="A tree for people instead of JSON.")] = False,
    citations: Annotated[bool, typer.Option(help="Show citations in the tree.")] = True,
) -> None:
    """Parse texts: the JSON of a Bundle to stdout, one line for each FILE in order.

    A FILE that cannot be read gives a message, no line and exit code 1; the others are still parsed.

    [dim]vbpl parse quyet-dinh.txt --tree[/dim]

    [dim]vbpl parse archive/*.txt > archive.jsonl[/dim]

    [dim]curl -s "$url" | vbpl parse - --pretty[/dim]
    """
    if pretty and tree:
        raise typer.BadParameter("--pretty is for JSON and --tree for people: give one of them")
    show = partial(_print_tree, citations=citations) if tree else partial(_print_json, indent=2 if pretty else None)
    raise typer.Exit(for_each_text(files, show))


def _print_json(path: str, text: str, *, indent: int | None) -> None:
    from ..parsing import parse_bundle

    typer.echo(parse_bundle(text).model_dump_json(indent=indent))


def _print_tree(path: str, text: str, *, citations: bool) -> None:
    from ..parsing import parse_bundle
    from .output import console
    from .tree import render_tree

    console().print(render_tree(parse_bundle(text), text, path=path, citations=citations))

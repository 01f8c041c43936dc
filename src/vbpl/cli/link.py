"""`vbpl link`: the citations of files resolved among them, as a table for people or as JSON."""

from collections.abc import Iterable
from typing import Annotated

import typer
from rich.table import Table
from rich.text import Text

from ..model import Link
from ..terminal import printable
from .inputs import for_each_text
from .output import console

STATUS_STYLES = {"resolved": "green", "ambiguous": "yellow", "unresolved": "dim"}


def run(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help="Text files in any encoding; - reads stdin.")],
    json: Annotated[bool, typer.Option("--json", help="Documents and links as JSON instead of a table.")] = False,
) -> None:
    """Link the documents of all FILEs: which citation means which of them, how surely and why.

    [dim]vbpl link archive/*.txt[/dim]

    [dim]vbpl link archive/*.txt --json | jq '.links[] | select(.status == "resolved")'[/dim]
    """
    from ..linking import Library
    from ..parsing import parse_bundle

    library = Library()
    exit_code = for_each_text(files, lambda _, text: library.add(parse_bundle(text)))
    graph = library.link()
    if json:
        typer.echo(graph.to_json())
    else:
        console().print(link_table(graph.links))
    raise typer.Exit(exit_code)


def link_table(links: Iterable[Link]) -> Table:
    """A row for each link: what is cited from where, what it was found to be, and the reason."""
    table = Table("source", "citation", "relation", "target", "reason", expand=True, row_styles=["", "on grey7"])
    for link in links:
        style = STATUS_STYLES[link.status]
        target = link.target or link.status
        cells = [link.source, link.citation.text, link.relation, target, link.reason]
        table.add_row(*(Text(printable(cell), style if cell is target else "", overflow="fold") for cell in cells))
    return table

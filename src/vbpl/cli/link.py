"""`vbpl link`: the citations of files resolved among them, as a table for people or as JSON."""

from collections.abc import Iterable
from itertools import groupby
from operator import attrgetter
from typing import Annotated

import typer
from rich.box import ROUNDED
from rich.console import Group
from rich.table import Table
from rich.text import Text

from ..model import Link
from ..text.terminal import printable
from .inputs import FILES, Ocr, ShowText, for_each_file, show_texts
from .language import told
from .link_archive import is_archive, link_archive
from .output import console

STATUS_STYLES = {"resolved": "green", "ambiguous": "yellow", "unresolved": "red"}


def run(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help=f"{FILES} Or one archive.")],
    json: Annotated[bool, typer.Option("--json", help="Documents and links as JSON instead of a table.")] = False,
    show_text: ShowText = False,
    ocr: Ocr = False,
) -> None:
    """Link the documents of all FILEs: which of them each citation means, how surely, and why.

    In a folder that `vbpl convert` made, it writes the links to the table links.

    [dim]vbpl link archive/*.txt[/dim]

    [dim]vbpl link archive/*.txt --json | jq '.links[] | select(.status == "resolved")'[/dim]
    """
    if len(files) == 1 and is_archive(files[0]):
        link_archive(files[0])
        return
    if show_text:
        raise typer.Exit(show_texts(files, ocr))
    from ..ingest import parse_reading
    from ..linking import Library

    library = Library()
    exit_code = for_each_file(files, lambda _, texts: library.add(parse_reading(text.reading) for text in texts), ocr)
    graph = library.link()
    if json:
        typer.echo(graph.to_json())
    else:
        console().print(link_tables(graph.links))
    raise typer.Exit(exit_code)


def link_tables(links: Iterable[Link]) -> Group:
    """A table for each citing document: what it cites, what that was found to be, and why."""
    return Group(*(_table(source, of_source) for source, of_source in groupby(links, key=attrgetter("source"))))


def _table(source: str, links: Iterable[Link]) -> Table:
    title = Text(printable(source), "bold", justify="left")
    table = Table(title=title, box=ROUNDED, expand=True, show_lines=True)
    table.add_column("relation")
    table.add_column("citation", overflow="fold", ratio=2)
    table.add_column("means", overflow="fold", ratio=3)
    for link in links:
        meant = (printable(link.target or link.status), STATUS_STYLES[link.status])
        means = Text.assemble(meant, "\n", (printable(told(link.reason)), "dim"))
        table.add_row(Text(link.relation), Text(printable(link.citation.text)), means)
    return table

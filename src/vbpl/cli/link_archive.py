"""`vbpl link OUT`: the citations of a converted archive resolved in its tables."""

from pathlib import Path

import typer
from rich.console import Console
from rich.table import Table

from ..errors import VbplError


def is_archive(path: str) -> bool:
    """Whether ``vbpl convert`` made a folder."""
    return (Path(path) / "archive.json").is_file()


def link_archive(out: str) -> None:
    """Write the table ``links`` of an archive, and a summary of it to stderr."""
    console = Console(stderr=True)
    try:
        from ..archive import link

        with console.status("joining") as status:
            summary = link(Path(out), on_part=lambda summary: status.update(f"{summary.parts:,} parts linked"))
    except ImportError as error:
        typer.echo(f'{error.name} is not installed: pip install "vbpl[archive]"', err=True)
        raise typer.Exit(2) from error
    except VbplError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error
    table = Table("links", "count", title=out, title_justify="left")
    table.columns[1].justify = "right"
    for name, count in summary.statuses.items():
        table.add_row(name, f"{count:,}")
    if summary.reused:
        table.caption = f"{summary.reused} of {summary.parts} parts were there already"
    console.print(table)

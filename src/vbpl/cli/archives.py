"""What the commands over archives share: their errors, and counts as a table. Imports no command."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager

import typer
from rich.table import Table

from ..errors import VbplError


@contextmanager
def archive_errors() -> Iterator[None]:
    """End the command with code 2 and a line on stderr where an archive cannot be used or its packages are missing."""
    try:
        yield
    except ImportError as error:
        typer.echo(f'{error.name} is not installed: pip install "vbpl[archive]"', err=True)
        raise typer.Exit(2) from error
    except VbplError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(2) from error


def count_table(title: str, name: str, unit: str, counts: Mapping[str, int]) -> Table:
    """A row for each count; those of failures in red."""
    table = Table(name, unit, title=title, title_justify="left")
    table.columns[1].justify = "right"
    for row, count in counts.items():
        table.add_row(row, f"{count:,}", style="red" if row == "failures" and count else "")
    return table


def reused_caption(reused: int, parts: int) -> str | None:
    """How many parts an earlier run had written; None where it wrote none."""
    return f"{reused} of {parts} parts were there already" if reused else None

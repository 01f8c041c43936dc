"""Counts as a table, for the commands over archives."""

from collections.abc import Mapping

from rich.table import Table


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

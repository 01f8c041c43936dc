"""`vbpl convert`: files and folders to the tables of an archive."""

import re
from collections.abc import Sequence
from itertools import pairwise
from pathlib import Path
from time import monotonic
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TaskID,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)  # fmt: skip
from rich.table import Table

from .archives import count_table, reused_caption
from .extras import extra_errors

if TYPE_CHECKING:
    from ..archive import Summary

_MEMBER = re.compile("[!#]")
"""What stands between a file and what it holds."""


def run(
    sources: Annotated[list[Path], typer.Argument(metavar="SRC", help="Files and folders, of any supported format.")],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="Folder for the tables.")],
    form: Annotated[Literal["jsonl", "parquet"], typer.Option("--format", help="Of the tables.")] = "parquet",
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Processes; by default one a core.")] = None,
    ocr: Annotated[bool, typer.Option("--ocr", help="Read pages that are pictures only; needs tesseract.")] = False,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="Convert no more than so many texts.")] = None,
) -> None:
    """Convert archives to tables that DuckDB, pandas, Polars and Spark load as they are.

    A run that was stopped goes on where it was. A file that cannot be read is a row of the table failures.

    [dim]vbpl convert scans/ web.zip -o tables && vbpl link tables[/dim]
    """
    from ..ingest.folders import iter_files

    console = Console(stderr=True)
    with extra_errors("archive"):
        from ..archive import convert

        with _progress(console) as progress:
            total = sum(1 for source in sources for _ in iter_files(source, out))
            task = progress.add_task("", total=total, rate="", failures=0)
            summary = convert(sources, out, form=form, jobs=jobs, ocr=ocr, limit=limit, on_chunk=_Shown(progress, task))
    console.print(summary_table(summary, out))
    raise typer.Exit(1 if summary.rows["failures"] else 0)


def _progress(console: Console) -> Progress:
    columns = (
        SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TextColumn("files"), TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(), TextColumn("ETA"), TimeRemainingColumn(),
        TextColumn("[red]{task.fields[failures]} failures"),
    )  # fmt: skip
    return Progress(*columns, console=console, transient=True, disable=not console.is_terminal)


class _Shown:
    """Moves the progress bar after each chunk: files, texts a second, failures."""

    def __init__(self, progress: Progress, task: TaskID) -> None:
        self._progress, self._task = progress, task
        self._started = monotonic()
        self._file = ""

    def __call__(self, summary: "Summary", places: Sequence[str]) -> None:
        files = [_MEMBER.split(place, maxsplit=1)[0] for place in places]
        begun = sum(before != file for before, file in pairwise([self._file, *files]))
        self._file = files[-1] if files else ""
        texts = summary.rows["sources"] + summary.rows["failures"]
        rate = f"{texts / max(0.1, monotonic() - self._started):,.0f} texts/s"
        self._progress.update(self._task, advance=begun, rate=rate, failures=summary.rows["failures"])


def summary_table(summary: "Summary", out: Path) -> Table:
    """Rows by table, and what of them was there already."""
    table = count_table(str(out), "table", "rows", summary.rows)
    table.caption = reused_caption(summary.reused, summary.chunks)
    return table

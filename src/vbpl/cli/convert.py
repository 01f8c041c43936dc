"""`vbpl convert`: files and folders to the tables of an archive."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer
from rich.console import Console
from rich.table import Table

from .archives import count_table, reused_caption
from .convert_progress import Shown
from .extras import extra_errors
from .language import tell

if TYPE_CHECKING:
    from ..archive import Summary

MEBIBYTE = 1 << 20


def run(
    sources: Annotated[
        list[str], typer.Argument(metavar="SRC", help="Files and folders, of any supported format; s3://, gs:// too.")
    ],
    out: Annotated[Path, typer.Option("--out", "-o", metavar="OUT", help="Folder for the tables.")],
    form: Annotated[Literal["jsonl", "parquet"], typer.Option("--format", help="Format of the tables.")] = "parquet",
    jobs: Annotated[int | None, typer.Option("--jobs", "-j", min=1, help="Processes; by default one a core.")] = None,
    ocr: Annotated[bool, typer.Option("--ocr", help="Read pages that are pictures only; needs tesseract.")] = False,
    limit: Annotated[int | None, typer.Option("--limit", min=1, help="Convert at most this many texts.")] = None,
    replace: Annotated[
        bool, typer.Option("--replace", help="Drop the results of earlier runs for files that are not given now.")
    ] = False,
    timeout: Annotated[
        float,
        typer.Option("--timeout", min=0.1, metavar="SECONDS", help="For one file; 30 more for each page under OCR."),
    ] = 60.0,
    memory: Annotated[int, typer.Option("--memory", min=200, metavar="MB", help="For one reading process.")] = 800,
    password_file: Annotated[
        Path | None,
        typer.Option("--password-file", metavar="FILE", help="Passwords to try on locked files, one a line."),
    ] = None,
    log: Annotated[
        Path | None, typer.Option("--log", metavar="FILE", help="Append a log of the run to this file, as JSON Lines.")
    ] = None,
    json: Annotated[bool, typer.Option("--json", help="Print the summary as JSON.")] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Show no progress and no summary.")] = False,
) -> None:
    """Convert archives to tables that DuckDB, pandas, Polars and Spark load as they are.

    Tables of other files that are in OUT stay. A stopped run continues where it was. A file that cannot be read, or
    takes too much time or memory, is a row of the table failures.

    [dim]vbpl convert scans/ web.zip -o tables && vbpl link tables[/dim]

    [dim]vbpl convert s3://archive/2024 -o tables --log convert.jsonl --quiet --json > summary.json[/dim]
    """
    console = Console(stderr=True, quiet=quiet)
    paths = [source if "://" in source else Path(source) for source in sources]
    passwords = _read_passwords(password_file)
    with extra_errors("archive"):
        from ..archive import convert

        with Shown(console, paths, out, log) as shown:
            try:
                summary = convert(
                    paths, out, form=form, jobs=jobs, ocr=ocr, limit=limit, replace=replace, passwords=passwords,
                    timeout=timeout, memory=memory * MEBIBYTE, watch=shown.watch(),
                )
            except KeyboardInterrupt:
                shown.note("stopped")
                tell("stopped: the same command goes on from here")
                raise typer.Exit(1) from None
            shown.note("done", **summary_json(summary, out))
    if json:
        import json as writer

        typer.echo(writer.dumps(summary_json(summary, out), ensure_ascii=False))
    console.print(summary_table(summary, out))
    for line in iter_notes(summary, out):
        console.print(line, soft_wrap=True, highlight=False, markup=False)
    raise typer.Exit(1 if summary.rows["failures"] or summary.damaged else 0)


def _read_passwords(path: Path | None) -> list[str]:
    if path is None:
        return []
    try:
        return [line for line in path.read_text(encoding="utf-8").splitlines() if line]
    except (OSError, UnicodeDecodeError) as error:
        raise typer.BadParameter(f"{path}: {getattr(error, 'strerror', None) or 'not UTF-8'}") from error


def summary_json(summary: "Summary", out: Path) -> dict[str, object]:
    """A summary as the log and ``--json`` give it."""
    counted = {name: summary.counts.get(name, 0) for name in ("empty", "copies", "no_document")}
    return {
        "out": str(out), "rows": summary.rows, **counted, "failures": summary.failures,
        "failures_table": str(out / "failures"), "kept": summary.kept, "parts": summary.chunks,
        "parts_reused": summary.reused, "damaged": list(summary.damaged),
    }


def summary_table(summary: "Summary", out: Path) -> Table:
    """Rows by table, and what is odd among them."""
    table = count_table(str(out), "table", "rows", summary.rows)
    words = {"empty": "empty texts", "copies": "copies", "no_document": "texts that are no document"}
    for name, said in words.items():
        if count := summary.counts.get(name):
            table.add_row(f"  {said}", f"{count:,}", style="dim")
    for name, count in sorted(summary.failures.items()):
        table.add_row(f"  {name}", f"{count:,}", style="red")
    return table


def iter_notes(summary: "Summary", out: Path) -> Iterator[str]:
    """What else there is to know of a run, a line each."""
    yield from (f"damaged, made again where its files were given: {path}" for path in summary.damaged)
    if summary.failures:
        yield f"failures: {out / 'failures'}"
    if summary.kept:
        yield f"{summary.kept:,} texts of earlier runs stay; --replace drops them"
    if reused := reused_caption(summary.reused, summary.chunks):
        yield reused

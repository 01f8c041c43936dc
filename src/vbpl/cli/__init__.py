"""The command line: arguments in, exit code out.

Exit codes: 0 done, 1 findings or failed inputs, 2 usage. Data goes to stdout, all that is for people to stderr.
"""

import io
import sys
from importlib.metadata import version
from typing import Annotated

import typer

from ..collector import search_rarely
from . import check, chunks, consolidate, convert, export, link, parse, schema, view

app = typer.Typer(
    name="vbpl",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("parse", no_args_is_help=True)(parse.run)
app.command("convert", no_args_is_help=True)(convert.run)
app.command("link", no_args_is_help=True)(link.run)
app.command("export", no_args_is_help=True)(export.run)
app.command("check", no_args_is_help=True)(check.run)
app.command("consolidate", no_args_is_help=True)(consolidate.run)
app.command("chunks", no_args_is_help=True)(chunks.run)
app.command("view", no_args_is_help=True)(view.run)
app.command("schema")(schema.run)


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"vbpl {version('vbpl')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
) -> None:
    """Reads the official documents of Viet Nam (văn bản): raw text to a typed tree, citations to links."""


def main() -> None:
    """Entry point of the `vbpl` program; output is UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    search_rarely()
    app()

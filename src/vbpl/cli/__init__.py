"""The command line: arguments in, exit code out.

Exit codes: 0 done, 1 findings or failed inputs, 2 usage. Data goes to stdout, all that is for people to stderr.
"""

import io
import sys
from importlib.metadata import version
from pathlib import Path
from typing import Annotated

import typer

from ..collector import search_rarely
from . import check, chunks, consolidate, convert, doctor, export, link, mcp, parse, schema, search, serve, view
from .extras import usage_errors
from .language import Lang, SpeakingCommand, SpeakingGroup, choose, speak

app = typer.Typer(
    name="vbpl",
    cls=SpeakingGroup,
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    rich_markup_mode="rich",
    context_settings={"help_option_names": ["-h", "--help"]},
)
for name, module in {
    "parse": parse, "convert": convert, "link": link, "export": export, "check": check, "consolidate": consolidate,
    "chunks": chunks, "view": view, "search": search, "serve": serve, "mcp": mcp,
}.items():  # fmt: skip
    app.command(name, cls=SpeakingCommand, no_args_is_help=True)(module.run)
for name, module in {"doctor": doctor, "schema": schema}.items():
    app.command(name, cls=SpeakingCommand)(module.run)

OWN_TABLES = "vbpl.toml"


def _print_version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"vbpl {version('vbpl')}")
        raise typer.Exit


@app.callback()
def options(
    version: Annotated[
        bool, typer.Option("--version", callback=_print_version, is_eager=True, help="Print the version and stop.")
    ] = False,
    lang: Annotated[
        Lang | None, typer.Option("--lang", help="Language of help and messages; by default that of the system.")
    ] = None,
    config: Annotated[
        Path | None, typer.Option("--config", metavar="FILE", help="Own tables; by default vbpl.toml, if it is here.")
    ] = None,
) -> None:
    """Reads the official documents of Viet Nam (văn bản): raw text to a typed tree, citations to links."""
    if config is not None or Path(OWN_TABLES).is_file():
        with usage_errors():
            from ..tables.own import configure

            configure(config)


def main() -> None:
    """Entry point of the `vbpl` program; output is UTF-8 whatever the locale says."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8")
    search_rarely()
    command = typer.main.get_command(app)
    speak(command, choose(sys.argv[1:]))
    command()

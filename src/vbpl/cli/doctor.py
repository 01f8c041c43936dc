"""`vbpl doctor`: which readers, programs and extras are there, and how to get the others."""

import json
import os
import platform
import shutil
import subprocess
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, packages_distributions, version
from pathlib import Path
from typing import Annotated, Any, NamedTuple

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from .language import told

SECONDS = 10


class Program(NamedTuple):
    """A program that vbpl calls where it is installed."""

    names: tuple[str, ...]
    """Any of these."""
    gives: str
    package: str
    """Of Debian and Ubuntu."""


PROGRAMS = (
    Program(("soffice", "libreoffice"), "read damaged .doc and .rtf", "libreoffice-writer-nogui"),
    Program(("antiword",), "read damaged .doc, where LibreOffice is not", "antiword"),
    Program(("tesseract",), "read scans (--ocr)", "tesseract-ocr tesseract-ocr-vie"),
    Program(("java",), "run on Spark", "default-jre-headless"),
)
LANGUAGE = "vie"
"""Data that tesseract needs."""


class Finding(NamedTuple):
    """One thing that was looked for."""

    kind: str
    """``extra`` or ``program``."""
    name: str
    there: bool
    found: str
    """Versions, or a path."""
    gives: str
    get: str
    """How to get it; empty where it is there."""


def run(
    as_json: Annotated[bool, typer.Option("--json", help="JSON instead of a table.")] = False,
) -> None:
    """List the installed readers, extras and programs, what each is for, and how to get the others.

    [dim]vbpl doctor[/dim]

    [dim]vbpl doctor --json | jq -r '.found[] | select(.there | not) | .get'[/dim]
    """
    found = [*iter_extras(), *iter_programs()]
    about = {"vbpl": version("vbpl"), "python": platform.python_version(), "system": platform.platform(),
             "own_tables": own_tables()}
    if as_json:
        typer.echo(json.dumps({**about, "found": [each._asdict() for each in found]}, ensure_ascii=False, indent=2))
        return
    show(about, found)


def show(about: dict[str, Any], found: list[Finding]) -> None:
    """The findings as a table on stdout."""
    console = Console()
    console.print(f"vbpl {about['vbpl']}, Python {about['python']}, {about['system']}", highlight=False)
    if about["own_tables"]:
        console.print(told(f"own tables: {about['own_tables']}"), highlight=False)
    table = Table(box=None, pad_edge=False, show_header=False)
    for each in found:
        mark = "[green]✓[/green]" if each.there else "[red]✗[/red]"
        table.add_row(mark, each.name, told(each.gives), each.found if each.there else f"[dim]{escape(each.get)}[/dim]")
    console.print(table)


def iter_extras() -> Iterator[Finding]:
    """The extras, each with the versions of its packages."""
    from ..extras import EXTRAS, is_there

    packages = packages_distributions()
    for name, extra in EXTRAS.items():
        there = all(is_there(module) for module in extra.modules)
        roots = [module.partition(".")[0] for module in extra.modules]
        versions = [f"{package} {version_of(package)}" for root in roots for package in packages.get(root, [])[:1]]
        get = "" if there else f'pip install ".[{name}]"'
        yield Finding("extra", name, there, ", ".join(versions) if there else "", extra.gives, get)


def version_of(package: str) -> str:
    """Version of an installed package; empty where its files do not tell."""
    try:
        return version(package)
    except PackageNotFoundError:
        return ""


def iter_programs() -> Iterator[Finding]:
    """The programs, each with its path."""
    for program in PROGRAMS:
        path = next(filter(None, map(shutil.which, program.names)), None)
        there = path is not None and (program.names != ("tesseract",) or LANGUAGE in languages(path))
        get = "" if there else f"apt-get install {program.package}"
        yield Finding("program", program.names[0], there, path or "", program.gives, get)


def languages(tesseract: str) -> list[str]:
    """The languages that tesseract has data for."""
    try:
        done = subprocess.run([tesseract, "--list-langs"], capture_output=True, text=True, timeout=SECONDS, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return []
    return done.stdout.split()


def own_tables() -> str | None:
    """Where the own tables come from; null for none."""
    from ..tables.files import VARIABLE
    from ..tables.own import USUAL

    said = os.environ.get(VARIABLE, "")
    if not said.startswith("{"):
        return said or None
    return USUAL if Path(USUAL).is_file() else VARIABLE

"""`vbpl check`: the rules of form over files, as a linter prints them."""

from collections import Counter
from collections.abc import Iterable
from enum import StrEnum
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .inputs import FILES, Ocr, ShowText, for_each_file, show_texts
from .language import tell, told_all
from .output import OutputError, write_file

if TYPE_CHECKING:
    from ..checking.report import Report
    from ..ingest import FoundText
    from ..linking import Library


class Format(StrEnum):
    """How findings are printed."""

    text = "text"
    json = "json"
    sarif = "sarif"
    github = "github"


def run(
    files: Annotated[list[str], typer.Argument(metavar="FILE", help=FILES)],
    form: Annotated[Format, typer.Option("--format", help="How to print what is found.")] = Format.text,
    select: Annotated[
        list[str] | None, typer.Option(metavar="CODES", help="Only rules whose code begins so: T2,T405.")
    ] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="CODES", help="No rules whose code begins so.")] = None,
    library: Annotated[
        list[str] | None, typer.Option(metavar="PATH", help="A file of documents that FILEs may cite.")
    ] = None,
    fix: Annotated[bool, typer.Option("--fix", help="Fix what is certain, in place, then check.")] = False,
    show_text: ShowText = False,
    ocr: Ocr = False,
) -> None:
    """Check FILEs against the rules of form (thể thức) of their family and time; exit code 1 if any is an error.

    Rules: docs/check.md.

    [dim]vbpl check cong-van.txt --select T2,T3[/dim]

    [dim]vbpl check archive/*.txt --format sarif > findings.sarif[/dim]
    """
    if show_text:
        raise typer.Exit(show_texts(files, ocr))
    from ..checking import check_text
    from ..checking.report import Report

    wanted, unwanted = _codes(select), _codes(ignore)
    if fix and "-" in files:
        raise typer.BadParameter("--fix mends files, not stdin")
    exit_code, known = _read_library(library or [])
    reports: list[Report] = []
    unwritten: list[str] = []

    def check(path: str, texts: "list[FoundText]") -> None:
        for found in texts:
            text = found.reading.text
            if fix:
                try:
                    text = _mend(path, text, wanted, unwanted)
                except OutputError as error:
                    tell(str(error))
                    unwritten.append(path)
            reports.append(Report(found.place, text, check_text(text, known, select=wanted, ignore=unwanted)))

    exit_code |= for_each_file(files, check, ocr)
    _print(reports, form)
    raise typer.Exit(exit_code or int(_has_errors(reports) or bool(unwritten)))


def _codes(options: Iterable[str] | None) -> list[str]:
    """The codes in some options; each must be the beginning of a rule's code."""
    from ..checking import all_rules

    codes = [code for option in options or () for code in option.replace(",", " ").split()]
    unknown = [code for code in codes if not any(known.startswith(code) for known in all_rules())]
    if unknown:
        raise typer.BadParameter(f"no rule has a code that begins with {', '.join(unknown)}")
    return codes


def _read_library(paths: list[str]) -> "tuple[int, Library | None]":
    """The documents of all paths, and whether one could not be read."""
    from ..ingest import parse_reading
    from ..linking import Library

    library = Library()
    exit_code = for_each_file(paths, lambda _, texts: library.add(parse_reading(text.reading) for text in texts))
    return exit_code, library if paths else None


def _mend(path: str, text: str, select: list[str], ignore: list[str]) -> str:
    """Write a file with its repairs made, all else byte for byte as it was; what stands in it then."""
    from ..checking import fix

    mended = fix(text, select=select, ignore=ignore)
    if mended == text:
        return text
    data, as_read = Path(path).read_bytes(), text.encode("utf-8", "surrogatepass")
    if not data.endswith(as_read):
        tell(f"{path}: not mended, since it is no plain text in UTF-8")
        return text
    mark = data[: len(data) - len(as_read)]
    write_file(Path(path), mark + mended.encode("utf-8", "surrogatepass"), force=True)
    tell(f"{path}: mended")
    return mended


def _print(reports: "list[Report]", form: Format) -> None:
    from ..checking import report
    from ..diagnostics import iter_formatted

    if form is Format.json:
        typer.echo(report.to_json(reports))
    elif form is Format.sarif:
        typer.echo(report.to_sarif(reports, version("vbpl")))
    for each in reports if form in (Format.text, Format.github) else ():
        github = form is Format.github
        lines = report.iter_github(each) if github else iter_formatted(told_all(each.diagnostics), each.path, each.text)
        for line in lines:
            typer.echo(line)
    if form is Format.text:
        tell(_summary(reports))


def _summary(reports: "list[Report]") -> str:
    found = Counter(diagnostic.severity for report in reports for diagnostic in report.diagnostics)
    counts = _count(found["error"], "error"), _count(found["warning"], "warning"), _count(found["info"], "remark")
    return f"{', '.join(counts)} in {_count(len(reports), 'file')}"


def _count(number: int, name: str) -> str:
    return f"{number} {name}{'s' * (number != 1)}"


def _has_errors(reports: "list[Report]") -> bool:
    return any(diagnostic.severity == "error" for report in reports for diagnostic in report.diagnostics)

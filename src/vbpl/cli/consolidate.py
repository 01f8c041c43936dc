"""`vbpl consolidate`: an act with its amendments worked in, as text or in another form."""

import difflib
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .inputs import InputError, read_text

if TYPE_CHECKING:
    from ..model import Document
    from ..model.consolidation import AppliedChange, Consolidation

SURE = ("applied", "already_applied", "not_yet")


class Form(StrEnum):
    """Forms of a consolidated act."""

    text = "text"
    md = "md"
    json = "json"
    akn = "akn"
    html = "html"


def run(
    act: Annotated[str, typer.Argument(metavar="ACT", help="The act as issued; - reads stdin.")],
    amending: Annotated[list[str] | None, typer.Argument(metavar="AMENDING...", help="The acts that amend it.")] = None,
    on: Annotated[
        datetime | None, typer.Option("--on", metavar="DATE", formats=["%Y-%m-%d"], help="As it stands on this day.")
    ] = None,
    to: Annotated[Form, typer.Option("--to", help="What to write.")] = Form.text,
    diff: Annotated[bool, typer.Option("--diff", help="Only what changed, against the act as issued.")] = False,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="UNIT", help="The life of one unit: khoản 2 Điều 5.")
    ] = None,
    findings: Annotated[
        Path | None, typer.Option("--findings", metavar="FILE", help="Write what became of each instruction as JSON.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit code 1 where something was not surely done.")] = False,
) -> None:
    """Work the amendments of AMENDING into ACT and write the result to stdout; what is doubtful goes to stderr.

    [dim]vbpl consolidate luat.txt luat-sua-doi.txt --on 2024-08-01[/dim]

    [dim]vbpl consolidate luat.txt luat-sua-doi.txt --explain "khoản 2 Điều 5"[/dim]
    """
    from ..consolidation import consolidate

    original, *others = read_documents(act, amending or [])
    done = consolidate(original, others, on.date() if on else None)
    doubtful = [change for change in done.changes if change.status not in SURE]
    if findings:
        findings.write_text(f"[{','.join(change.model_dump_json() for change in done.changes)}]\n", encoding="utf-8")
    if explain:
        typer.echo("\n".join(life_of(done, explain)))
    elif diff:
        typer.echo("".join(difference(original, done)), nl=False)
    else:
        typer.echo(written(done, to), nl=False)
    for change in doubtful:
        typer.echo(finding(change), err=True)
    raise typer.Exit(int(strict and bool(doubtful)))


def read_documents(act: str, amending: list[str]) -> "list[Document]":
    """The act, then every document of the other files."""
    from ..parsing import parse, parse_bundle

    try:
        return [parse(read_text(act)), *(each for path in amending for each in parse_bundle(read_text(path)).documents)]
    except InputError as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error


def written(done: "Consolidation", to: Form) -> str:
    """The result in one of its forms."""
    from ..export import to_akn, to_markdown

    match to:
        case Form.text:
            return done.text
        case Form.json:
            return f"{done.model_dump_json()}\n"
        case Form.md:
            return to_markdown(done.document)
        case Form.akn:
            return to_akn(done.document)
        case Form.html:
            return page(done)


def page(done: "Consolidation") -> str:
    """The result as an HTML page."""
    from .extras import extra_errors

    with extra_errors("view"):
        from ..view import Shown, render_page

        return render_page([Shown(done.document, done.text)])


def finding(change: "AppliedChange") -> str:
    """A change that was not surely done, on one line."""
    from ..linking.outline import provision_name

    place = provision_name(change.provision) or "the act as a whole"
    return f"{change.source}:{change.span.start}: {change.status} {change.action} {place}: {change.reason}"


def difference(original: "Document", done: "Consolidation") -> list[str]:
    """The lines that changed, as a unified diff against the act as issued."""
    from ..consolidation import consolidate

    before = consolidate(original, []).text
    lines = difflib.unified_diff(
        before.splitlines(keepends=True), done.text.splitlines(keepends=True), done.base, done.document.id, n=0,
    )
    return list(lines)


def life_of(done: "Consolidation", unit: str) -> list[str]:
    """Every wording of a unit, with its days and what gave it."""
    from ..parsing import parse

    citations = parse(f"Theo {unit} Luật này.").citations
    if not citations or not citations[0].provisions:
        raise typer.BadParameter(f"{unit!r} names no unit; write it as khoản 2 Điều 5", param_hint="--explain")
    provision = citations[0].provisions[0]
    lines = []
    for version in done.versions:
        if version.provision == provision:
            lines.append(f"{version.valid_from or '...'} - {version.valid_to or '...'}  {version.source}")
            lines += [f"    {line}" for line in (version.text or "(được bãi bỏ)").split("\n")]
    return lines or [f"{unit}: the act never had this unit"]

"""`vbpl consolidate`: an act with its amendments worked in, as text or in another form."""

import difflib
from collections import Counter
from datetime import datetime
from enum import StrEnum
from itertools import groupby
from operator import attrgetter
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .extras import extra_errors
from .inputs import read_texts
from .language import tell
from .link_archive import is_archive
from .output import write_file

if TYPE_CHECKING:
    from ..model import Document
    from ..model.consolidation import AppliedChange, Consolidation

LONGEST_LINE = 200
SURE = ("applied", "already_applied", "not_yet")


class Form(StrEnum):
    """Forms of a consolidated act."""

    text = "text"
    md = "md"
    json = "json"
    akn = "akn"
    html = "html"


def run(
    act: Annotated[str, typer.Argument(metavar="ACT", help="The act as issued, - for stdin; or one linked archive.")],
    amending: Annotated[list[str] | None, typer.Argument(metavar="AMENDING...", help="The acts that amend it.")] = None,
    on: Annotated[
        datetime | None,
        typer.Option("--on", metavar="DATE", formats=["%Y-%m-%d"], help="The text in force on this day."),
    ] = None,
    document_id: Annotated[
        str | None, typer.Option("--id", metavar="ID", help="In an archive: only this act.")
    ] = None,
    to: Annotated[Form, typer.Option("--to", help="What to write.")] = Form.text,
    diff: Annotated[bool, typer.Option("--diff", help="Only the changes from the act as issued.")] = False,
    explain: Annotated[
        str | None, typer.Option("--explain", metavar="UNIT", help="All wordings of one unit: khoản 2 Điều 5.")
    ] = None,
    against: Annotated[
        str | None, typer.Option("--against", metavar="VBHN", help="Compare with an official consolidated text.")
    ] = None,
    findings: Annotated[
        Path | None, typer.Option("--findings", metavar="FILE", help="Write the outcome of each instruction as JSON.")
    ] = None,
    strict: Annotated[
        bool, typer.Option("--strict", help="Exit code 1 if anything was not applied with certainty.")
    ] = False,
) -> None:
    """Apply the amendments of AMENDING to ACT and write the result to stdout; doubts go to stderr.

    In a folder that `vbpl convert` made and `vbpl link` linked, it writes every wording of all acts to the table
    versions.

    [dim]vbpl consolidate luat.txt luat-sua-doi.txt --on 2024-08-01[/dim]

    [dim]vbpl consolidate luat.txt luat-sua-doi.txt --explain "khoản 2 Điều 5"[/dim]
    """
    if is_archive(act) and not document_id:
        write_table(act)
        return
    done = of_archive(act, document_id, on) if document_id else of_files(act, amending or [], on)
    doubtful = [change for change in done.changes if change.status not in SURE]
    if findings:
        written_changes = f"[{','.join(change.model_dump_json() for change in done.changes)}]\n"
        write_file(findings, written_changes.encode(), force=True)
    if against:
        typer.echo("\n".join(witnessed(done, against)))
    elif explain:
        typer.echo("\n".join(life_of(done, explain)))
    elif diff:
        typer.echo("".join(difference(done)), nl=False)
    else:
        typer.echo(written(done, to), nl=False)
    for change in doubtful:
        tell(finding(change))
    raise typer.Exit(int(strict and bool(doubtful)))


def of_files(act: str, amending: list[str], on: datetime | None) -> "Consolidation":
    """The act of a file with the amendments of others."""
    from ..consolidation import consolidate

    original, *others = read_documents(act, amending)
    return consolidate(original, others, on.date() if on else None)


def of_archive(out: str, document_id: str, on: datetime | None) -> "Consolidation":
    """An act of a linked archive with the amendments of all acts there."""
    with extra_errors("archive"):
        from ..archive import consolidate_act

        return consolidate_act(Path(out), document_id, on.date() if on else None)


def write_table(out: str) -> None:
    """Write the table ``versions`` of an archive, and how much it holds to stderr."""
    with extra_errors("archive"):
        from ..archive import write_versions

        summary = write_versions(Path(out))
    tell(f"{summary.acts} acts with amendments, {summary.versions} wordings in {out}/versions")


def read_documents(act: str, amending: list[str]) -> "list[Document]":
    """The act, then every document of the other files."""
    from ..ingest import parse_reading

    read = [read_texts(path) for path in (act, *amending)]
    if any(failed for _, failed in read):
        raise typer.Exit(1)
    bundles = [[parse_reading(text.reading) for text in texts] for texts, _ in read]
    if not bundles[0]:
        raise typer.BadParameter(f"{act} holds no text")
    return [bundles[0][0].documents[0], *(each for of_file in bundles[1:] for one in of_file for each in one.documents)]


def witnessed(done: "Consolidation", path: str) -> list[str]:
    """The differences from an official consolidated text, three lines each, and how many there are of each kind."""
    from ..consolidation import compare
    from ..linking.outline import provision_name

    official = read_documents(path, [])[0]
    found = compare(done, official)
    lines = []
    for each in found:
        lines += [f"{each.kind} {provision_name(each.provision)}", f"    here: {shortened(each.ours)}",
                  f"    there: {shortened(each.official)}"]
    counts = Counter(each.kind for each in found)
    return [*lines, ", ".join(f"{count} {kind}" for kind, count in counts.most_common()) or "no difference"]


def shortened(text: str) -> str:
    """A wording on one line, cut where it is long."""
    line = " ".join(text.split()) or "-"
    return line if len(line) <= LONGEST_LINE else line[: LONGEST_LINE - 3] + "..."


def written(done: "Consolidation", to: Form) -> str:
    """The result in one of its forms."""
    from ..export import consolidation_to_akn, to_markdown

    match to:
        case Form.text:
            return done.text
        case Form.json:
            return f"{done.model_dump_json()}\n"
        case Form.md:
            return to_markdown(done.document)
        case Form.akn:
            return consolidation_to_akn(done)
        case Form.html:
            return page(done)


def page(done: "Consolidation") -> str:
    """The result as an HTML page."""
    with extra_errors("view"):
        from ..view import Shown, render_page

        return render_page([Shown(done.document, done.text)])


def finding(change: "AppliedChange") -> str:
    """A change that was not surely done, on one line."""
    from ..linking.outline import provision_name

    place = provision_name(change.provision) or "the act as a whole"
    return f"{change.source}:{change.span.start}: {change.status} {change.action} {place}: {change.reason}"


def difference(done: "Consolidation") -> list[str]:
    """What changed, unit by unit: the first wording of each with the last."""
    lines: list[str] = []
    for _, wordings in groupby(done.versions, key=attrgetter("provision")):
        first, *rest = wordings
        last = rest[-1] if rest else first
        if first.change is not None or last is not first:
            old = first.text.splitlines(keepends=True) if first.change is None else []
            new = "" if last.valid_to else last.text
            lines += difflib.unified_diff(old, new.splitlines(keepends=True), done.base, last.source, n=0)
    return [line if line.endswith("\n") else f"{line}\n" for line in lines]


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

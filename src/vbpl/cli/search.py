"""`vbpl search`: documents of an archive by words, numbers, names and provisions."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .extras import extra_errors
from .language import LANGUAGE, tell

if TYPE_CHECKING:
    from ..serving import Hit, Hits


def run(
    archive: Annotated[Path, typer.Argument(metavar="OUT", help="Archive that vbpl convert and vbpl link made.")],
    words: Annotated[
        list[str], typer.Argument(metavar="WORDS", help="What to find; in quotes if it contains a minus.")
    ],
    limit: Annotated[int, typer.Option("--limit", min=1, max=100, help="Most documents to print.")] = 20,
    as_json: Annotated[bool, typer.Option("--json", help="Print JSON, as the API answers.")] = False,
) -> None:
    """Find documents of OUT, the best first: number, status, day, provision, subject and identifier, a line each.

    WORDS are words with or without tones, a number or a part of it, the name of a law, a provision of an act. A phrase
    stands in quotation marks, a minus before a word that must not occur; loại:, năm: and cơ quan: are filters.

    [dim]vbpl search tables 61/2013/NĐ-CP[/dim]

    [dim]vbpl search tables khoản 2 Điều 5 Luật Đất đai 2013[/dim]

    [dim]vbpl search tables '"hộ kinh doanh" -thuế loại:nghị định năm:2021'[/dim]
    """
    with extra_errors("view"):
        from ..serving import Questions

        questions = Questions(archive)
    with extra_errors("view"):
        found = questions.search(" ".join(words), limit=limit)
    questions.close()
    if as_json:
        sys.stdout.write(found.as_json().decode() + "\n")
    else:
        sys.stdout.writelines(f"{_line(hit)}\n" for hit in found.results)
        _tell(found)
    raise typer.Exit(0 if found.total else 1)


def _line(hit: "Hit") -> str:
    from ..browse.words import words

    status = words(LANGUAGE.get())["standing"][hit.status]
    said = (hit.number, status, hit.date and hit.date.isoformat(), hit.provision, hit.subject, hit.id)
    return "\t".join(" ".join((each or "").split()) for each in said)


def _tell(found: "Hits") -> None:
    tell(f"{found.total:,} found")
    if found.matched == "without_tones":
        tell("no document has these words with the tones that were typed; these have them without")
    if found.words:
        tell(f"no document has these words; these were found for “{found.words}”")

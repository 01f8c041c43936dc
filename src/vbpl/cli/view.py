"""`vbpl view`: documents as a page for people, written or served; an archive as an app."""

import os
import signal
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from .extras import extra_errors
from .inputs import iter_texts
from .language import Lang, tell
from .link_archive import is_archive
from .output import write_file

if TYPE_CHECKING:
    from ..view import Paper


MANY = 50
"""Texts on one page; more are better looked at as an archive."""


def run(
    sources: Annotated[list[str], typer.Argument(metavar="SRC", help="Files of any format, or folders; - for stdin.")],
    output: Annotated[
        str | None, typer.Option("--output", "-o", metavar="PAGE", help="Where to write; - for stdout.")
    ] = None,
    force: Annotated[bool, typer.Option("--force", help="Replace an existing page.")] = False,
    serve: Annotated[bool, typer.Option("--serve", help="Show the page on this machine, write no file.")] = False,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to serve at; 0 takes a free one.")] = 8000,
    lang: Annotated[Lang, typer.Option("--lang", help="Language of the page.")] = Lang.vi,
) -> None:
    """Make one page of all documents of SRCs: each text as printed in colours, its tree, and the links among them.

    The page is a single file that loads nothing. Without -o it is named after the first SRC, in the current folder. A
    folder that `vbpl convert` made is shown on this machine until interrupted: list, search, links, history, figures.

    [dim]vbpl view nghi-dinh.docx[/dim]

    [dim]vbpl view quyet-dinh.txt thong-bao.pdf -o page.html --lang en[/dim]

    [dim]vbpl view tables --port 8080[/dim]
    """
    if len(sources) == 1 and is_archive(sources[0]):
        browse(Path(sources[0]), output, port, lang)
        return
    target = None if serve else output or default_name(sources)
    with extra_errors("view"):
        with ending_at_once():
            from ..view import link_papers, render_page

        papers, failed = read_papers(sources)
        if papers:
            page = render_page(link_papers(papers), lang=lang.value)
            if target is None:
                show(page, port)
            else:
                write(page, target, force=force)
    raise typer.Exit(1 if failed or not papers else 0)


def browse(archive: Path, output: str | None, port: int, lang: Lang) -> None:
    """Serve the app over an archive until interrupted."""
    if output is not None:
        raise typer.BadParameter(f"{archive} is an archive, which is served and not written: leave -o out")
    with extra_errors("view"):
        with ending_at_once():
            from ..browse import serve_archive

        serve_archive(archive, port=port, lang=lang.value)


def read_papers(sources: list[str]) -> "tuple[list[Paper], bool]":
    """The texts of all sources, and whether some could not be read; those are told to stderr."""
    from ..ingest import IngestError, parse_reading
    from ..view import Paper

    papers: list[Paper] = []
    failed = False
    for found in chain.from_iterable(iter_texts(source, folders=True) for source in sources):
        if isinstance(found, IngestError):
            tell(str(found))
            failed = True
        else:
            papers.append(Paper(found.place, found.reading.text, parse_reading(found.reading)))
    if len(papers) > MANY:
        tell(f"{len(papers)} texts on one page; so many are easier to look at as an archive: "
             "vbpl convert SRC -o OUT, then vbpl view OUT")
    return papers, failed


@contextmanager
def ending_at_once() -> Iterator[None]:
    """Ctrl+C ends the program, which has begun nothing yet: libraries in C do not bear it while they load."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGINT, lambda number, frame: os._exit(128 + number))
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def default_name(sources: list[str]) -> str:
    """Name of the page for the first source; never that of a source."""
    name = f"{'stdin' if sources[0] == '-' else Path(sources[0]).resolve().stem}.html"
    if any(source != "-" and Path(source).resolve() == Path(name).resolve() for source in sources):
        raise typer.BadParameter(f"the page would be written over {name}: give a name with -o")
    return name


def write(page: str, target: str, *, force: bool) -> None:
    """Write the page and say where."""
    if target == "-":
        sys.stdout.buffer.write(page.encode())
        return
    write_file(Path(target), page.encode(), force=force)
    tell(f"written: {target}")


def show(page: str, port: int) -> None:
    """Serve the page until interrupted."""
    from ..view.serve import page_app, serve_app

    serve_app(page_app(page), port=port, on_ready=lambda url: tell(f"{url}  (Ctrl+C ends it)"))

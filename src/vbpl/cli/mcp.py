"""`vbpl mcp`: an archive as tools for a language model, over standard input and output."""

from pathlib import Path
from typing import Annotated

import typer

from .extras import extra_errors
from .language import LANGUAGE


def run(
    archive: Annotated[Path, typer.Argument(metavar="OUT", help="Archive that vbpl convert and vbpl link made.")],
) -> None:
    """Answer a language model about the documents of OUT by the Model Context Protocol (MCP) on stdin and stdout.

    Tools: search, document, provision, cites, cited_by, status, history; they only read. Put the command into the
    settings of the program that runs the model.

    [dim]vbpl mcp tables[/dim]

    [dim]claude mcp add van-ban -- vbpl mcp /data/tables[/dim]
    """
    with extra_errors("mcp"):
        from ..serving.tools import serve

        serve(archive, LANGUAGE.get())

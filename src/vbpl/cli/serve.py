"""`vbpl serve`: an archive for other programs, by a JSON API on this machine."""

from pathlib import Path
from typing import Annotated

import typer

from .extras import extra_errors
from .language import LANGUAGE


def run(
    archive: Annotated[Path, typer.Argument(metavar="OUT", help="Archive that vbpl convert and vbpl link made.")],
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to serve at; 0 takes a free one.")] = 8765,
) -> None:
    """Answer questions about the documents of OUT as JSON on this machine until interrupted; OpenAPI at /openapi.json.

    /search, /document, /provision, /cites, /cited-by, /status, /history, and /tables/NAME.json or .csv.

    [dim]vbpl serve tables --port 8765[/dim]

    [dim]curl "http://127.0.0.1:8765/search?q=phà&limit=5"[/dim]
    """
    with extra_errors("serve"):
        from ..serving.api import serve

        serve(archive, port=port, lang=LANGUAGE.get())

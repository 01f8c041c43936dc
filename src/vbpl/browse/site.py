"""site: the app over an archive, its routes and what guards them.

It answers GET alone, to this machine by its own names alone; its pages run no script and load no style but its own.
"""

import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import duckdb
from starlette.applications import Starlette
from starlette.convertors import Convertor, register_url_convertor
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from ..view import Language
from ..view.serve import HEADERS, SetHeaders, only_this_machine, serve_app
from . import downloads, pages
from .days import keeper
from .index import open_index
from .neighbours import SIDES
from .question import BadQuestionError
from .store import Store

POLICY = (
    "default-src 'none'; style-src 'self'; script-src 'self'; connect-src 'self'; img-src data:; form-action 'self'; "
    "base-uri 'none'; frame-ancestors 'none'"
)
"""Of all pages but that of a document, which has its style and script in it."""

FORM = "{form:form}"
"""Of a download: csv or json."""


class _Form(Convertor[str]):
    regex = "csv|json"

    def convert(self, value: str) -> str:
        return value

    def to_string(self, value: str) -> str:
        return value


register_url_convertor("form", _Form())

ROUTES = [
    Route("/", pages.list_page),
    Route("/figures", pages.figures_page),
    Route("/quality", pages.quality_page),
    Route("/document/{key}", pages.document_page),
    Route("/document/{key}/links", pages.links_page),
    Route("/document/{key}/neighbours", pages.graph_part),
    Route("/document/{key}/history", pages.history_page),
    Route("/document/{key}/days", pages.days_page),
    *(Route(f"/document/{{key}}/{side}", partial(pages.side_page, side=side)) for side in SIDES),
    Route(f"/documents.{FORM}", downloads.documents),
    Route(f"/figures.{FORM}", downloads.figures),
    Route(f"/failures.{FORM}", downloads.failures),
    Route(f"/copies.{FORM}", downloads.copies),
    Route(f"/document/{{key}}/history.{FORM}", downloads.history),
    *(Route(f"/document/{{key}}/{side}.{FORM}", partial(downloads.neighbours, side=side)) for side in SIDES),
    Mount("/assets", StaticFiles(packages=[("vbpl.browse", "assets"), ("vbpl.view", "assets")])),
]


def serve_archive(folder: Path, *, port: int = 8000, lang: Language = "vi") -> None:
    """Serve the app over the archive in ``folder`` on the loopback address until interrupted; stderr says where.

    Port 0 is any free one. Raises `ArchiveError` where there is no archive of Parquet tables, and `PortError`.
    """
    serve_app(app(folder, lang), port=port, on_ready=lambda url: print(f"{url}  (Ctrl+C ends it)", file=sys.stderr))


def app(folder: Path, lang: Language = "vi") -> Starlette:
    """The app over the archive in ``folder``; the first time its index is made. Raises `ArchiveError`."""
    store = Store(open_index(folder))

    @asynccontextmanager
    async def lifespan(app: Starlette) -> AsyncIterator[None]:
        yield
        store.close()

    site = Starlette(
        routes=ROUTES, lifespan=lifespan,
        middleware=[
            Middleware(SetHeaders, headers={**HEADERS, "Content-Security-Policy": POLICY}), only_this_machine(),
        ],
        exception_handlers={
            HTTPException: pages.refused, BadQuestionError: pages.bad_question, duckdb.IOException: pages.changed,
        },
    )  # fmt: skip
    site.state.store, site.state.lang, site.state.name = store, lang, folder.resolve().name
    site.state.act = keeper(store)
    return site

"""api: the JSON API over an archive, with OpenAPI at /openapi.json.

It answers only GET, and only this machine. FastAPI derives the description from the types of the answers, so that the
two cannot differ.
"""

import datetime
import sys
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from functools import cache, partial
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, Literal

import duckdb
from anyio import CapacityLimiter, fail_after, to_thread
from fastapi import Depends, FastAPI, Query, Request
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.responses import Response

from ..archive import ArchiveError
from ..archive.answers import Page
from ..browse.table_text import to_json
from ..errors import UnknownIdError, VbplError
from ..language import Language, say
from ..linking.arguments import read_provision
from ..model import Change, Document, Link, Provision, Relation, Status, Version
from ..view.serve import SetHeaders, only_this_machine, serve_app
from . import words
from .answering import HEADERS, Fault, RefuseBodies, answer, fault, json_of, language_of, paged
from .describing import turned
from .questions import Hits, Questions
from .rows import add_tables

Id = Annotated[str, Query(description=words.PARAMETERS["id"], min_length=1, max_length=words.LONGEST)]
On = Annotated[datetime.date | None, Query(description=words.PARAMETERS["on"])]
CitedOn = Annotated[datetime.date | None, Query(description=words.PARAMETERS["cited_on"])]
Limit = Annotated[int, Query(description=words.PARAMETERS["limit"], ge=1, le=words.MOST)]
Offset = Annotated[int, Query(description=words.PARAMETERS["offset"], ge=0, le=words.DEEPEST)]
Related = Annotated[Relation | None, Query(description=words.PARAMETERS["relation"])]
Word = Annotated[str, Query(max_length=words.LONGEST)]
Sort = Literal["", "best", "newest", "oldest", "cited"]
FAULTS: dict[int | str, dict[str, Any]] = {400: {"model": Fault}, 404: {"model": Fault}, 503: {"model": Fault}}


def app(folder: Path, lang: Language = "en") -> FastAPI:
    """The API over the archive in ``folder``; the first call makes its index. Raises `ArchiveError`.

    Errors and descriptions are in the language that a request accepts, else in ``lang``.
    """
    questions = Questions(folder)

    @asynccontextmanager
    async def lifespan(api: FastAPI) -> AsyncIterator[None]:
        yield
        questions.close()

    api = FastAPI(
        title="vbpl", version=version("vbpl"), description=words.INSTRUCTIONS, docs_url=None, redoc_url=None,
        openapi_url=None,
        lifespan=lifespan, responses=FAULTS,
        middleware=[Middleware(SetHeaders, headers=HEADERS), Middleware(RefuseBodies), only_this_machine()],
        exception_handlers={
            VbplError: refused, RequestValidationError: not_allowed, HTTPException: not_there, TimeoutError: too_slow,
            duckdb.IOException: changed,
        },
    )  # fmt: skip
    api.state.questions, api.state.limiter, api.state.lang = questions, CapacityLimiter(words.AT_ONCE), lang
    add_description(api)
    add_questions(api)
    add_tables(api, ask, known)
    return api


def serve(folder: Path, *, port: int = 8765, lang: Language = "en") -> None:
    """Serves the API on the loopback address until interrupted; stderr says where. Port 0 is any free port.

    Raises `ArchiveError` if there is no linked archive of Parquet tables, and `PortError`.
    """
    def tell(url: str) -> None:
        print(say(f"{url}openapi.json  (Ctrl+C ends it)", lang), file=sys.stderr)

    serve_app(app(folder, lang), port=port, on_ready=tell, concurrency=words.CONNECTIONS)


def add_description(api: FastAPI) -> None:
    """The description at /openapi.json, in the language of the client."""
    described = cache(partial(describe, api))

    @api.get("/openapi.json", include_in_schema=False)
    async def description(request: Request) -> Response:
        language = language_of(request)
        headers = {"Content-Language": language, "Vary": "Accept-Language"}
        return answer(request, to_json(described(language)), headers=headers)


def describe(api: FastAPI, language: Language) -> dict[str, Any]:
    """The OpenAPI description; what cannot be read is answered with 400 here, never with 422."""
    schema: dict[str, Any] = turned(api.openapi(), language)
    for methods in schema["paths"].values():
        methods["get"]["responses"].pop("422", None)
    for name in ("HTTPValidationError", "ValidationError"):
        schema["components"]["schemas"].pop(name, None)
    return schema


async def ask(request: Request, question: Callable[[Questions], Any]) -> Any:
    """The answer to a question, computed in a thread of its own, in bounded time."""
    state = request.app.state
    with fail_after(words.SECONDS):
        return await to_thread.run_sync(question, state.questions, limiter=state.limiter, abandon_on_cancel=True)


def known(request: Request) -> None:
    """Refuses an unknown parameter, because a slip must not be ignored."""
    taken = request.scope["route"].dependant
    names = [each.alias for part in (taken, *taken.dependencies) for each in part.query_params]
    for name in request.query_params:
        if name not in names:
            raise RequestValidationError([{"loc": ("query", name), "type": "unknown", "ctx": {"names": names}}])


def one_provision(
    provision: Annotated[str, Query(description=words.PARAMETERS["provision"], max_length=words.LONGEST)] = "",
) -> Provision | None:
    """The requested provision; None for none."""
    return read_provision(provision) if provision else None


Named = Annotated[Provision | None, Depends(one_provision)]


_KNOWN = [Depends(known)]


def add_questions(api: FastAPI) -> None:
    """The questions of `Questions`, one path each."""
    add_reading(api)
    add_links(api)
    add_status(api)


def add_reading(api: FastAPI) -> None:
    """Search, documents and wordings."""

    @api.get("/search", summary=words.SUMMARIES["search"], response_model=Hits, dependencies=_KNOWN)
    async def search(
        request: Request, q: Word = "", kind: Word = "", issuer: Word = "",
        year: Annotated[str, Query(pattern="^[0-9]{0,4}$", description=words.PARAMETERS["year"])] = "",
        sort: Sort = "", limit: Limit = words.DEFAULT, offset: Offset = 0,
    ) -> Response:
        found = await ask(request, lambda questions: questions.search(
            q, kind=kind, issuer=issuer, year=year, sort=sort, limit=limit, offset=offset))
        return answer(request, found.as_json())

    @api.get("/document", summary=words.SUMMARIES["document"], response_model=Document, dependencies=_KNOWN)
    async def document(request: Request, id: Id) -> Response:  # noqa: A002
        return answer(request, json_of(await ask(request, lambda questions: questions.document(id))))

    @api.get("/provision", summary=words.SUMMARIES["provision"], response_model=Version, dependencies=_KNOWN)
    async def provision(
        request: Request, id: Id,  # noqa: A002
        provision: Annotated[str, Query(description=words.PARAMETERS["provision"], max_length=words.LONGEST)],
        on: On = None,
    ) -> Response:
        wording = await ask(request, lambda questions: questions.provision(id, read_provision(provision), on))
        return answer(request, json_of(wording))


def add_links(api: FastAPI) -> None:
    """What cites what."""

    @api.get("/cites", summary=words.SUMMARIES["cites"], response_model=list[Link], dependencies=_KNOWN)
    async def cites(
        request: Request, id: Id, provision: Named, relation: Related = None, limit: Limit = words.MOST,  # noqa: A002
        offset: Offset = 0,
    ) -> Response:
        page: Page = await ask(request, lambda questions: questions.cites(id, relation, provision, limit, offset))
        return paged(request, page, offset, limit)

    @api.get("/cited-by", summary=words.SUMMARIES["cited_by"], response_model=list[Link], dependencies=_KNOWN)
    async def cited_by(
        request: Request, id: Id, provision: Named, relation: Related = None, on: CitedOn = None,  # noqa: A002
        limit: Limit = words.MOST, offset: Offset = 0,
    ) -> Response:
        page: Page = await ask(
            request, lambda questions: questions.cited_by(id, relation, provision, limit, offset, on))
        return paged(request, page, offset, limit)


def add_status(api: FastAPI) -> None:
    """What has effect, and why."""

    @api.get("/status", summary=words.SUMMARIES["status"], response_model=Status, dependencies=_KNOWN)
    async def status(request: Request, id: Id, provision: Named, on: On = None) -> Response:  # noqa: A002
        return answer(request, json_of(await ask(request, lambda questions: questions.status(id, on, provision))))

    @api.get("/history", summary=words.SUMMARIES["history"], response_model=list[Change], dependencies=_KNOWN)
    async def history(request: Request, id: Id) -> Response:  # noqa: A002
        return answer(request, json_of(await ask(request, lambda questions: questions.history(id))))


async def refused(request: Request, error: Exception) -> Response:
    """A question that the archive cannot answer."""
    if isinstance(error, ArchiveError):
        return await changed(request, error)
    return fault(request, 404 if isinstance(error, UnknownIdError) else 400, error, allowed_for(error))


def allowed_for(error: Exception) -> str:
    """The error when the library refuses an argument: what is allowed."""
    if isinstance(error, UnknownIdError) and error.sentence().startswith("no document"):
        return words.PARAMETERS["id"]
    return words.PARAMETERS["provision"]


async def not_allowed(request: Request, error: Exception) -> Response:
    """A parameter that is missing or cannot be read."""
    assert isinstance(error, RequestValidationError)
    first = error.errors()[0]
    name = str(first["loc"][-1])
    if first["type"] == "unknown":
        said = words.UNKNOWN_PARAMETER.format(name=name)
        return fault(request, 400, said, ", ".join(first["ctx"]["names"]))
    missing = first["type"] == "missing"
    said = words.MISSING_PARAMETER if missing else words.UNREAD_PARAMETER
    return fault(request, 400, said.format(name=name, given=first.get("input")), words.PARAMETERS[name])


async def not_there(request: Request, error: Exception) -> Response:
    """An unknown path, or a method that is not answered."""
    assert isinstance(error, HTTPException)
    if error.status_code == 405:
        return fault(request, 405, words.ONLY_GET, "GET, HEAD")
    paths = sorted(request.app.openapi()["paths"])
    return fault(request, 404, words.NOT_FOUND.format(path=request.url.path), ", ".join(paths))


async def too_slow(request: Request, error: Exception) -> Response:
    """An answer that took too long."""
    said = words.TOO_LONG.format(seconds=words.SECONDS)
    return fault(request, 503, said, words.ALLOWED_TIME, "TimeoutError")


async def changed(request: Request, error: Exception) -> Response:
    """Tables that are no longer those of the index."""
    return fault(request, 503, words.CHANGED, words.ALLOWED_CHANGED, "ArchiveError")

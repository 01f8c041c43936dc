"""answering: bodies, headers and errors of the API: bounded, with an ETag, in pages."""

import hashlib
from collections.abc import Sequence
from typing import Any

from pydantic import BaseModel, TypeAdapter
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send

from ..archive.answers import Page
from ..errors import VbplError
from ..language import LANGUAGES, Language, say
from ..model import Change, Link
from . import words

HEADERS = {
    "Cache-Control": "no-cache", "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff",
}  # fmt: skip
LISTS: TypeAdapter[Sequence[Link] | Sequence[Change]] = TypeAdapter(Sequence[Link] | Sequence[Change])


class Fault(BaseModel):
    """Body of an error."""

    error: str
    """The fault."""
    allowed: str
    """What is allowed."""
    type: str
    """Class of the error, as in the library."""


class RefuseBodies:
    """Middleware: refuses a request that has a body."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        refused = scope["type"] == "http" and has_body(scope)
        answering = fault(Request(scope), 400, words.NO_BODY, "GET, HEAD") if refused else self._app
        await answering(scope, receive, send)


def has_body(scope: Scope) -> bool:
    """Whether a request says that it has a body."""
    headers = dict(scope["headers"])
    return b"transfer-encoding" in headers or headers.get(b"content-length", b"0") != b"0"


def json_of(value: Any) -> bytes:
    """A node, or a list of them, as JSON."""
    return (value.model_dump_json() if isinstance(value, BaseModel) else LISTS.dump_json(value).decode()).encode()


def answer(
    request: Request, body: bytes, kind: str = "application/json", headers: dict[str, str] | None = None
) -> Response:
    """A body with its ETag; empty if the client has the same one."""
    if len(body) > words.MOST_BYTES:
        return fault(request, 400, words.TOO_LARGE.format(most=words.MOST_BYTES), words.ALLOWED_SIZE)
    tag = f'"{hashlib.blake2b(body, digest_size=12).hexdigest()}"'
    named = {"ETag": tag, **(headers or {})}
    asked = request.headers.get("if-none-match", "")
    if tag in (each.strip().removeprefix("W/") for each in asked.split(",")) or asked.strip() == "*":
        return Response(status_code=304, headers=named)
    return Response(body, media_type=kind, headers=named)


def paged(request: Request, page: Page, offset: int, limit: int) -> Response:
    """A list; its headers hold its length and the next page."""
    return answer(request, json_of(page.items), headers=page_headers(request, page.total, offset, limit))


def page_headers(request: Request, total: int, offset: int, limit: int) -> dict[str, str]:
    """``X-Total-Count``, and ``Link`` to the next page if there is one."""
    headers = {"X-Total-Count": str(total)}
    if offset + limit < total:
        url = request.url.include_query_params(offset=offset + limit, limit=limit)
        headers["Link"] = f'<{url.path}?{url.query}>; rel="next"'
    return headers


def language_of(request: Request) -> Language:
    """The language that the client accepts, by ``Accept-Language``; else that of the server."""
    usual: Language = request.app.state.lang if "app" in request.scope else "en"
    return accepted(request.headers.get("accept-language", ""), usual)


def accepted(header: str, usual: Language) -> Language:
    """The supported language with the largest weight in ``Accept-Language``; ``usual`` if there is none.

    >>> accepted("fr, vi-VN;q=0.8, en;q=0.5", "en")
    'vi'
    """
    asked: list[tuple[float, Language]] = []
    for part in header.split(","):
        name, _, weight = part.partition(";")
        language = next((each for each in LANGUAGES if name.strip().lower().partition("-")[0] == each), None)
        if language:
            asked.append((_weight(weight), language))
    best = max(asked, key=lambda each: each[0], default=(0.0, usual))
    return best[1] if best[0] else usual


def _weight(words: str) -> float:
    name, _, value = words.partition("=")
    try:
        return float(value) if name.strip() == "q" else 1.0
    except ValueError:
        return 0.0


def fault(request: Request, status: int, error: object, allowed: str, kind: str = "ArgumentError") -> JSONResponse:
    """The body of an error in the language of the client, with the class of the error."""
    language, is_error = language_of(request), isinstance(error, Exception)
    name = type(error).__name__ if is_error else kind
    said = error.sentence() if isinstance(error, VbplError) else str(error)
    body = Fault(error=say(said, language), allowed=say(allowed, language), type=name)
    return JSONResponse(body.model_dump(), status, {"Content-Language": language, "Vary": "Accept-Language"})

"""serve: pages on this machine alone, by uvicorn."""

import asyncio
import logging
import socket
from collections.abc import Callable, Mapping
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import HTMLResponse
from starlette.routing import Route
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from ..errors import VbplError

LOOPBACK = "127.0.0.1"
HEADERS = {
    "Cache-Control": "no-store", "Content-Security-Policy": "frame-ancestors 'none'",
    "Referrer-Policy": "no-referrer", "X-Content-Type-Options": "nosniff",
}  # fmt: skip
"""For every page. What a page may load and run is in its own policy."""


class _NotEnding(logging.Filter):
    """Skips the log of what a second Ctrl+C interrupts."""

    def filter(self, record: logging.LogRecord) -> bool:
        raised = record.exc_info[1] if record.exc_info else None
        return not isinstance(raised, asyncio.CancelledError) and "CancelledError" not in record.getMessage()


class PortError(VbplError):
    """A port that the server cannot listen on."""


def page_app(page: str) -> Starlette:
    """An app with one page, at ``/``."""

    async def show(request: Request) -> HTMLResponse:
        return HTMLResponse(page, headers=HEADERS)

    return Starlette(routes=[Route("/", show)], middleware=[only_this_machine()])


def only_this_machine() -> Middleware:
    """Middleware: answers only requests that name this machine, so that no other site can read a page."""
    return Middleware(TrustedHostMiddleware, allowed_hosts=[LOOPBACK, "localhost"], www_redirect=False)


class SetHeaders:
    """Middleware: sets headers of every answer that does not set them itself."""

    def __init__(self, app: ASGIApp, headers: Mapping[str, str]) -> None:
        self._app, self._headers = app, headers

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in self._headers.items():
                    headers.setdefault(name, value)
            await send(message)

        await self._app(scope, receive, guarded)


def serve_app(app: Any, *, port: int, on_ready: Callable[[str], None], concurrency: int | None = None) -> None:
    """Serves on the loopback address until interrupted; ``on_ready`` gets the URL. Port 0 is any free port.

    More than ``concurrency`` connections at a time are refused; by default none is. Raises `PortError` if the port is
    taken or not allowed.
    """
    with socket.socket() as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listener.bind((LOOPBACK, port))
            listener.listen()
        except (OSError, OverflowError) as error:
            raise PortError(f"port {port}: {error}") from error
        on_ready(f"http://{LOOPBACK}:{listener.getsockname()[1]}/")
        config = uvicorn.Config(app, log_level="warning", access_log=False, limit_concurrency=concurrency)
        logging.getLogger("uvicorn.error").addFilter(_NotEnding())
        uvicorn.Server(config).run(sockets=[listener])

"""tools: an archive for language models, by the Model Context Protocol with its official SDK; it only reads.

The tools are the questions of the API; the documents are resources too, as Markdown.
"""

import datetime
from collections.abc import Callable
from functools import wraps
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, ParamSpec, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ToolError
from mcp.server.mcpserver.resources.templates import ResourceSecurity
from mcp_types import ToolAnnotations
from pydantic import BaseModel, Field

from ..errors import VbplError
from ..export import to_markdown
from ..model import Change, Link, Relation, Status, Version
from . import words
from .questions import Hits, Questions

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

Id = Annotated[str, Field(description=words.PARAMETERS["id"], max_length=words.LONGEST)]
Unit = Annotated[str | None, Field(description=words.PARAMETERS["provision"], max_length=words.LONGEST)]
On = Annotated[datetime.date | None, Field(description=words.PARAMETERS["on"])]
CitedOn = Annotated[datetime.date | None, Field(description=words.PARAMETERS["cited_on"])]
Limit = Annotated[int, Field(description=words.PARAMETERS["limit"], ge=1, le=words.MOST)]
Offset = Annotated[int, Field(description=words.PARAMETERS["offset"], ge=0, le=words.DEEPEST)]
READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
DOCUMENT = "vbpl://document{+id}"
"""URI of a document; its id begins with a slash: ``vbpl://document/akn/vn/act/...``."""


class Text(BaseModel):
    """A document as Markdown, whole or from one character to another."""

    id: str
    text: str
    start: int
    """First character."""
    total: int
    """Characters of the whole."""


class Links(BaseModel):
    """Some links, and how many there are."""

    total: int
    results: list[Link]


def serve(folder: Path) -> None:
    """Answer on standard input and output until the other side ends. Raises `ArchiveError`."""
    questions = Questions(folder)
    try:
        server(questions).run("stdio")
    finally:
        questions.close()


def server(questions: Questions) -> MCPServer:
    """The tools and resources over an archive."""
    made = MCPServer(
        "vbpl", version=version("vbpl"), instructions=words.INSTRUCTIONS, log_level="WARNING", subscriptions=False
    )
    add_reading(made, questions)
    add_links(made, questions)
    add_status(made, questions)
    return made


def told(tool: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
    """A tool whose errors reach the model as the sentences of the library."""
    @wraps(tool)
    def asked(*given: Parameters.args, **named: Parameters.kwargs) -> Result:
        try:
            return tool(*given, **named)
        except VbplError as error:
            raise ToolError(f"{type(error).__name__}: {error}") from error

    return asked


def add_reading(made: MCPServer, questions: Questions) -> None:
    """Search, documents and wordings."""

    @made.tool(description=words.SUMMARIES["search"], annotations=READS)
    @told
    def search(
        q: Annotated[str, Field(description=words.PARAMETERS["q"], max_length=words.LONGEST)],
        kind: Annotated[str, Field(description=words.PARAMETERS["kind"], max_length=words.LONGEST)] = "",
        year: Annotated[str, Field(description=words.PARAMETERS["year"], pattern="^[0-9]{0,4}$")] = "",
        limit: Limit = words.DEFAULT, offset: Offset = 0,
    ) -> Hits:
        return questions.search(q, kind=kind, year=year, limit=limit, offset=offset)

    @made.tool(description=words.SUMMARIES["markdown"], annotations=READS)
    @told
    def document(
        id: Id, start: Annotated[int, Field(ge=0)] = 0,  # noqa: A002
        length: Annotated[int, Field(ge=1, le=words.MOST_CHARACTERS)] = words.CHARACTERS,
    ) -> Text:
        whole = to_markdown(questions.document(id))
        return Text(id=questions.answers.work_id(id), text=whole[start : start + length], start=start, total=len(whole))

    @made.tool(description=words.SUMMARIES["provision"], annotations=READS)
    @told
    def provision(
        id: Id, provision: Annotated[str, Field(description=words.PARAMETERS["provision"])], on: On = None,  # noqa: A002
    ) -> Version:
        return questions.provision(id, provision, on)

    @made.resource(
        DOCUMENT, name="document", description=words.SUMMARIES["markdown"], mime_type="text/markdown",
        security=ResourceSecurity(exempt_params={"id"}),
    )  # an id looks like a path; it is a key of the archive, and no file is opened by it
    def document_text(id: str) -> str:  # noqa: A002
        try:
            return to_markdown(questions.document(id))
        except VbplError as error:
            raise ResourceError(str(error)) from error


def add_links(made: MCPServer, questions: Questions) -> None:
    """What cites what."""

    @made.tool(description=words.SUMMARIES["cites"], annotations=READS)
    @told
    def cites(
        id: Id, relation: Relation | None = None, provision: Unit = None, limit: Limit = words.DEFAULT,  # noqa: A002
        offset: Offset = 0,
    ) -> Links:
        page = questions.cites(id, relation, provision, limit, offset)
        return Links(total=page.total, results=page.items)

    @made.tool(description=words.SUMMARIES["cited_by"], annotations=READS)
    @told
    def cited_by(
        id: Id, relation: Relation | None = None, provision: Unit = None, on: CitedOn = None,  # noqa: A002
        limit: Limit = words.DEFAULT, offset: Offset = 0,
    ) -> Links:
        page = questions.cited_by(id, relation, provision, limit, offset, on)
        return Links(total=page.total, results=page.items)


def add_status(made: MCPServer, questions: Questions) -> None:
    """What has effect, and why."""

    @made.tool(description=words.SUMMARIES["status"], annotations=READS)
    @told
    def status(id: Id, on: On = None, provision: Unit = None) -> Status:  # noqa: A002
        return questions.status(id, on, provision)

    @made.tool(description=words.SUMMARIES["history"], annotations=READS)
    @told
    def history(id: Id, limit: Limit = words.MOST) -> list[Change]:  # noqa: A002
        return questions.history(id)[:limit]


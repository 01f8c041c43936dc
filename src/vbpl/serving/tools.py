"""tools: an archive for language models by the Model Context Protocol, with its official SDK; it only reads.

The tools are the questions of the API. The documents are resources too, as Markdown.
"""

import datetime
from collections.abc import Callable
from functools import wraps
from importlib.metadata import version
from pathlib import Path
from typing import Annotated, Any, ParamSpec, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ResourceError, ToolError, UnexpectedToolError
from mcp.server.mcpserver.resources.templates import ResourceSecurity
from mcp_types import ToolAnnotations
from pydantic import BaseModel, Field, ValidationError

from ..errors import VbplError
from ..export import to_markdown
from ..language import Language, say
from ..model import Change, Link, Relation, Status, Version
from . import words
from .describing import tell, turned
from .questions import Hits, Questions

Parameters = ParamSpec("Parameters")
Result = TypeVar("Result")

Id = Annotated[str, Field(description=words.PARAMETERS["id"], max_length=words.LONGEST)]
Unit = Annotated[str | None, Field(description=words.PARAMETERS["provision"], max_length=words.LONGEST)]
On = Annotated[datetime.date | None, Field(description=words.PARAMETERS["on"])]
CitedOn = Annotated[datetime.date | None, Field(description=words.PARAMETERS["cited_on"])]
Limit = Annotated[int, Field(description=words.PARAMETERS["limit"], ge=1, le=words.MOST)]
Offset = Annotated[int, Field(description=words.PARAMETERS["offset"], ge=0, le=words.DEEPEST)]
Start = Annotated[int, Field(description=words.PARAMETERS["start"], ge=0)]
Length = Annotated[int, Field(description=words.PARAMETERS["length"], ge=1, le=words.MOST_CHARACTERS)]
READS = ToolAnnotations(read_only_hint=True, destructive_hint=False, idempotent_hint=True, open_world_hint=False)
DOCUMENT = "vbpl://document{+id}"
"""URI of a document; its id begins with a slash: ``vbpl://document/akn/vn/act/...``."""


class Text(BaseModel):
    """A document as Markdown: all of it, or a range of characters."""

    id: str
    text: str
    start: int
    """First character."""
    total: int
    """Characters of the whole document."""


class Links(BaseModel):
    """Some links, and how many there are."""

    total: int
    results: list[Link]


def serve(folder: Path, lang: Language = "en") -> None:
    """Answers on standard input and output until the other side ends. Raises `ArchiveError`."""
    questions = Questions(folder)
    try:
        server(questions, lang).run("stdio")
    finally:
        questions.close()


class SpeakingServer(MCPServer):
    """A server with its tools and resources described in one language."""

    lang: Language = "en"

    async def list_tools(self) -> list[Any]:
        return [each.model_copy(update=self._said(each)) for each in await super().list_tools()]

    async def list_resource_templates(self) -> list[Any]:
        return [each.model_copy(update=self._said(each)) for each in await super().list_resource_templates()]

    async def call_tool(self, name: str, arguments: dict[str, Any], context: Any = None) -> Any:
        try:
            return await super().call_tool(name, arguments, context)
        except UnexpectedToolError:
            raise
        except ToolError as error:
            raise ToolError(self._fault(name, error)) from error

    def _fault(self, name: str, error: ToolError) -> str:
        """The message for a refused call: the sentence of the library, or the bad parameter and its allowed values."""
        if not isinstance(error.__cause__, ValidationError):
            return str(error).removeprefix(f"Error executing tool {name}: ")
        first = error.__cause__.errors()[0]
        parameter = str(first["loc"][0])
        said = words.MISSING_PARAMETER if first["type"] == "missing" else words.UNREAD_PARAMETER
        refused = say(said.format(name=parameter, given=first["input"]), self.lang)
        allowed = words.PARAMETERS.get(parameter, "")
        return f"{refused} ({say(allowed, self.lang)})" if allowed else refused

    def _said(self, each: Any) -> dict[str, Any]:
        told = {"description": tell(each.description or "", self.lang)}
        schemas = {name: getattr(each, name) for name in ("input_schema", "output_schema") if hasattr(each, name)}
        return told | {name: turned(schema, self.lang) for name, schema in schemas.items()}


def server(questions: Questions, lang: Language = "en") -> SpeakingServer:
    """The tools and resources over an archive, described in one language."""
    made = SpeakingServer(
        "vbpl", version=version("vbpl"), instructions=tell(words.INSTRUCTIONS, lang), log_level="WARNING",
        subscriptions=False,
    )  # fmt: skip
    made.lang = lang
    add_reading(made, questions)
    add_links(made, questions)
    add_status(made, questions)
    return made


def told(lang: Language) -> Callable[[Callable[Parameters, Result]], Callable[Parameters, Result]]:
    """Wraps a tool so that the model sees errors as sentences of the library, in one language."""
    def with_errors(tool: Callable[Parameters, Result]) -> Callable[Parameters, Result]:
        @wraps(tool)
        def asked(*given: Parameters.args, **named: Parameters.kwargs) -> Result:
            try:
                return tool(*given, **named)
            except VbplError as error:
                raise ToolError(f"{type(error).__name__}: {say(error.sentence(), lang)}") from error

        return asked

    return with_errors


def add_reading(made: SpeakingServer, questions: Questions) -> None:
    """Search, documents and wordings."""

    @made.tool(description=words.SUMMARIES["search"], annotations=READS)
    @told(made.lang)
    def search(
        q: Annotated[str, Field(description=words.PARAMETERS["q"], max_length=words.LONGEST)],
        kind: Annotated[str, Field(description=words.PARAMETERS["kind"], max_length=words.LONGEST)] = "",
        year: Annotated[str, Field(description=words.PARAMETERS["year"], pattern="^[0-9]{0,4}$")] = "",
        limit: Limit = words.DEFAULT, offset: Offset = 0,
    ) -> Hits:
        return questions.search(q, kind=kind, year=year, limit=limit, offset=offset)

    @made.tool(description=words.SUMMARIES["markdown"], annotations=READS)
    @told(made.lang)
    def document(
        id: Id, start: Start = 0,  # noqa: A002
        length: Length = words.CHARACTERS,
    ) -> Text:
        whole = to_markdown(questions.document(id))
        return Text(id=questions.answers.work_id(id), text=whole[start : start + length], start=start, total=len(whole))

    @made.tool(description=words.SUMMARIES["provision"], annotations=READS)
    @told(made.lang)
    def provision(
        id: Id, provision: Annotated[str, Field(description=words.PARAMETERS["provision"])], on: On = None,  # noqa: A002
    ) -> Version:
        return questions.provision(id, provision, on)

    @made.resource(
        DOCUMENT, name="document", description=words.SUMMARIES["markdown"], mime_type="text/markdown",
        security=ResourceSecurity(exempt_params={"id"}),
    )  # an id looks like a path, but it is a key of the archive: no file is opened by it
    def document_text(id: str) -> str:  # noqa: A002
        try:
            return to_markdown(questions.document(id))
        except VbplError as error:
            raise ResourceError(say(error.sentence(), made.lang)) from error


def add_links(made: SpeakingServer, questions: Questions) -> None:
    """What cites what."""

    @made.tool(description=words.SUMMARIES["cites"], annotations=READS)
    @told(made.lang)
    def cites(
        id: Id, relation: Relation | None = None, provision: Unit = None, limit: Limit = words.DEFAULT,  # noqa: A002
        offset: Offset = 0,
    ) -> Links:
        page = questions.cites(id, relation, provision, limit, offset)
        return Links(total=page.total, results=page.items)

    @made.tool(description=words.SUMMARIES["cited_by"], annotations=READS)
    @told(made.lang)
    def cited_by(
        id: Id, relation: Relation | None = None, provision: Unit = None, on: CitedOn = None,  # noqa: A002
        limit: Limit = words.DEFAULT, offset: Offset = 0,
    ) -> Links:
        page = questions.cited_by(id, relation, provision, limit, offset, on)
        return Links(total=page.total, results=page.items)


def add_status(made: SpeakingServer, questions: Questions) -> None:
    """What has effect, and why."""

    @made.tool(description=words.SUMMARIES["status"], annotations=READS)
    @told(made.lang)
    def status(id: Id, on: On = None, provision: Unit = None) -> Status:  # noqa: A002
        return questions.status(id, on, provision)

    @made.tool(description=words.SUMMARIES["history"], annotations=READS)
    @told(made.lang)
    def history(id: Id, limit: Limit = words.MOST) -> list[Change]:  # noqa: A002
        return questions.history(id)[:limit]


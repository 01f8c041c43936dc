"""rows: the tables of the archive in the API, as JSON and CSV, row by row and unchanged."""

from collections.abc import Awaitable, Callable
from typing import Annotated, Any, Literal

from fastapi import Depends, FastAPI, Query, Request
from pydantic import BaseModel
from starlette.responses import Response

from ..archive import SCHEMAS
from ..archive.answers import Page
from ..browse.table_text import to_csv, to_json
from . import words
from .answering import answer, page_headers
from .questions import Questions

Ask = Callable[[Request, Callable[[Questions], Any]], Awaitable[Any]]
RowLimit = Annotated[int, Query(description=words.PARAMETERS["limit"], ge=1, le=words.MOST_ROWS)]
RowOffset = Annotated[int, Query(description=words.PARAMETERS["offset"], ge=0, le=words.DEEPEST)]
OWN = ("limit", "offset", "columns")
LARGE = frozenset({"tree", "text"})
"""Columns with whole documents. An answer has them only if they are asked for."""


class Table(BaseModel):
    """Some rows of a table."""

    table: str
    total: int
    """Rows that have the values that were asked for."""
    columns: list[str]
    rows: list[list[Any]]
    next: str | None
    """Where the next rows are; null after the last."""


def add_tables(api: FastAPI, ask: Ask, known: Callable[[Request], None]) -> None:
    """The paths of tables."""

    @api.get("/tables", summary=words.SUMMARIES["tables"], response_model=dict[str, int], dependencies=[Depends(known)])
    async def tables(request: Request) -> Response:
        return answer(request, to_json(await ask(request, lambda questions: questions.answers.tables())))

    @api.get("/tables/{name}.{form}", summary=words.SUMMARIES["table"], response_model=Table,
             responses={200: {"content": {"text/csv": {}}}})
    async def table(
        request: Request, name: str, form: Literal["json", "csv"],
        columns: Annotated[str, Query(description=words.PARAMETERS["columns"], max_length=words.LONGEST)] = "",
        limit: RowLimit = words.DEFAULT_ROWS, offset: RowOffset = 0,
    ) -> Response:
        chosen = columns.split(",") if columns else usual(name)
        where = {column: value for column, value in request.query_params.items() if column not in OWN}
        page: Page = await ask(request, lambda questions: questions.answers.rows(name, chosen, where, offset, limit))
        headers = page_headers(request, page.total, offset, limit)
        if form == "csv":
            return answer(request, to_csv(chosen, page.items), "text/csv; charset=utf-8", headers)
        after = headers.get("Link", "").partition("<")[2].partition(">")[0] or None
        body = {"table": name, "total": page.total, "columns": chosen, "rows": page.items, "next": after}
        return answer(request, to_json(body), headers=headers)


def usual(table: str) -> list[str]:
    """The default columns: all but those with whole documents."""
    names = SCHEMAS[table].names if table in SCHEMAS else []
    return [name for name in names if name not in LARGE or table not in ("documents", "sources", "changes")]

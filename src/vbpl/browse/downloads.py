"""downloads: what each page with a table shows, as CSV and JSON: the address of the page with ``.csv`` or ``.json``."""

from collections.abc import Sequence
from typing import Any

from starlette.requests import Request
from starlette.responses import Response

from .neighbours import RELATIONS, Side, count_relations, find_neighbours
from .pages import View
from .quality import find_copies, find_failures
from .question import BadQuestionError
from .store import Card
from .table_text import to_csv, to_json
from .timeline import find_changes, subject_of

MOST = 10_000
"""Rows of a download; the first ones of more, and the header ``X-Total-Count`` says of how many."""
DOCUMENT = ("document", "kind", "number", "date", "effective", "issuer", "subject", "source", "citing", "cited")
"""Columns of a document, as in a list; ``document`` is its key in the tables."""


def documents(request: Request) -> Response:
    """The documents of a question, each with its status on the day asked."""
    view = View(request)
    question = view.question()._replace(page=1)
    found = view.store.search(question, 0, size=MOST)
    standings = view.store.standings([card.doc for card in found.cards], question.day)
    rows = [[*_row(card), standings.get(card.doc)] for card in found.cards]
    return _written(request, (*DOCUMENT, "standing"), rows, found.total, "documents")


def figures(request: Request) -> Response:
    """The documents of a question by year and type."""
    view = View(request)
    rows = view.store.figures(view.question()).crossed
    return _written(request, ("year", "kind", "documents"), rows, len(rows), "figures")


def failures(request: Request) -> Response:
    """The files that could not be read."""
    found = find_failures(View(request).store)
    return _written(request, ("source", "error", "reason"), found[:MOST], len(found), "failures")


def copies(request: Request) -> Response:
    """The files of the same content as another one."""
    found = find_copies(View(request).store)
    return _written(request, ("source", "duplicate_of"), found[:MOST], len(found), "copies")


def neighbours(request: Request, side: Side) -> Response:
    """The neighbours of a document on one side, or those of one relation."""
    view = View(request)
    card, relation = view.card(), request.query_params.get("relation", "")
    if relation and relation not in RELATIONS:
        raise BadQuestionError("relation")
    found = find_neighbours(view.store, card, side, relation=relation, limit=MOST)
    total = count_relations(view.store, card, side).get(relation, 0) if relation else getattr(card, side)
    rows = [[*_row(near.card), near.relations, near.mention] for near in found]
    return _written(request, (*DOCUMENT, "relations", "mention"), rows, total, f"{side}-{card.key}")


def history(request: Request) -> Response:
    """What changed a document."""
    view = View(request)
    card = view.card()
    found = find_changes(view.store, subject_of(view.store, card))
    rows = [[each.day, each.relation, each.partial, each.source.key, each.source.number, each.target.key,
             each.target.number] for each in found]
    columns = ("day", "relation", "partial", "source", "source_number", "target", "target_number")
    return _written(request, columns, rows, len(rows), f"history-{card.key}")


def _row(card: Card) -> list[Any]:
    return [card.key if name == "document" else getattr(card, name) for name in DOCUMENT]


def _written(
    request: Request, columns: Sequence[str], rows: Sequence[Sequence[Any]], total: int, name: str
) -> Response:
    form = request.path_params["form"]
    headers = {"X-Total-Count": str(total), "Content-Disposition": f'attachment; filename="{name}.{form}"'}
    if form == "csv":
        return Response(to_csv(columns, rows), media_type="text/csv; charset=utf-8", headers=headers)
    named = [dict(zip(columns, row, strict=True)) for row in rows]
    return Response(to_json(named), media_type="application/json", headers=headers)

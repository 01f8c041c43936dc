"""Arguments of a library and a graph: read, or refused with what is allowed."""

import datetime
from collections.abc import Collection
from typing import get_args

from rapidfuzz import process

from ..citations.provisions import read_provision
from ..errors import ArgumentError, UnknownIdError, expect
from ..model import Provision, Relation

__all__ = ["check_relation", "read_day", "read_provision", "unknown_id"]

Day = datetime.date | str
"""A date, or one in ISO form: ``2024-07-01``."""
Place = Provision | str
"""A provision, or words like ``khoản 2 Điều 5``."""


def read_day(day: Day) -> datetime.date:
    """The date that an argument gives.

    >>> read_day("2024-07-01")
    datetime.date(2024, 7, 1)
    """
    expect(day, datetime.date | str, "a day is a date or an ISO string like “2024-07-01”")
    if isinstance(day, datetime.datetime):
        return day.date()
    if isinstance(day, datetime.date):
        return day
    try:
        return datetime.date.fromisoformat(day)
    except ValueError as error:
        raise ArgumentError(f"a day is a date or an ISO string like “2024-07-01”, not {day!r}") from error


def check_relation(relation: Relation | None) -> None:
    """Raise `ArgumentError` for what is no relation."""
    if relation is not None and relation not in get_args(Relation):
        raise ArgumentError(f"{relation!r} is no relation; they are {', '.join(get_args(Relation))}")


def unknown_id(given: object, ids: Collection[str]) -> UnknownIdError:
    """The error for an id that is not there, with the one of those that are there which is most like it."""
    if not isinstance(given, str):
        return UnknownIdError(f"an id is a str, as Document.id has it, not {type(given).__name__}")
    near = process.extractOne(given, list(ids)) if ids else None
    like = f"; the nearest of {len(ids):,} is {near[0]}" if near else "; there are none"
    return UnknownIdError(f"no document has the id {given!r}{like}")

"""Arguments of public functions: read, or refused with what is allowed."""

import datetime
from os import PathLike
from pathlib import Path
from types import UnionType

from .errors import ArgumentError

Day = datetime.date | str
"""A date, or one in ISO form: ``2024-07-01``."""


def expect(given: object, allowed: type | UnionType, wants: str) -> None:
    """Raise `ArgumentError` where an argument is of another type: ``render takes a Document, not str``."""
    if not isinstance(given, allowed):
        raise ArgumentError(f"{wants}, not {type(given).__name__}")


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


def read_path(path: str | PathLike[str]) -> Path:
    """The path of a file or folder that an argument gives."""
    expect(path, str | PathLike, "a file or folder is given by its path")
    return Path(path)

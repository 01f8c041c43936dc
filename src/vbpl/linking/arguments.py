"""Reads the arguments of a library and a graph, or refuses them with what is allowed."""

from collections.abc import Collection
from typing import get_args

from rapidfuzz import process

from ..arguments import Day, read_day
from ..citations.provisions import read_provision
from ..errors import ArgumentError, UnknownIdError
from ..model import Provision, Relation

__all__ = ["Day", "Place", "check_relation", "read_day", "read_provision", "unknown_id"]

Place = Provision | str
"""A provision, or words like ``khoản 2 Điều 5``."""


def check_relation(relation: Relation | None) -> None:
    """Raises `ArgumentError` for a word that is no relation."""
    if relation is not None and relation not in get_args(Relation):
        raise ArgumentError(f"{relation!r} is no relation; they are {', '.join(get_args(Relation))}")


def unknown_id(given: object, ids: Collection[str]) -> UnknownIdError:
    """The error for an unknown id; it names the known id that is most like it."""
    if not isinstance(given, str):
        return UnknownIdError(f"an id is a str, as Document.id has it, not {type(given).__name__}")
    near = process.extractOne(given, list(ids))
    like = f"; the nearest of {len(ids):,} is {near[0]}" if near else "; there are none"
    return UnknownIdError(f"no document has the id {given!r}{like}")

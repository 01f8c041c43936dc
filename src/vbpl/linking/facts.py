"""The rows of vbpl/tables that linking reads. Imports nothing else of vbpl."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

Row = dict[str, Any]


@cache
def issuers() -> list[Row]:
    """Rows of issuers.json: ``code``, ``name``, ``variants``, ``name_aliases``, ``level``."""
    rows: list[Row] = _json("issuers.json")["issuers"]
    return rows


@cache
def provinces() -> list[Row]:
    """Rows of provinces.json, ``name``, ``aliases`` and ``capital``: the provinces until 2025 and the former ones."""
    table = _json("provinces.json")
    former = [{"name": row["name"], "aliases": [], "capital": ""} for row in table["historic_provinces"]]
    return [*table["provinces_63"], *former]


@cache
def linking() -> Row:
    """linking.toml."""
    return tomllib.loads(_text("linking.toml"))


def _json(name: str) -> Row:
    table: Row = json.loads(_text(name))
    return table


def _text(name: str) -> str:
    return (files("vbpl") / "tables" / name).read_text(encoding="utf-8")

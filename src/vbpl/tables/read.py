"""Reads the tables of this folder, each once and only when asked for."""

import json
import os
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any

VARIABLE = "VBPL_CONFIG"
"""Environment variable that gives own tables: path of a file, or the tables themselves as JSON."""
EXTENDED = frozenset({"document_types", "issuers", "relation_triggers"})
"""The tables that own rows are added to."""
USED: set[str] = set()
"""Those of them that were read."""


@cache
def read_table(name: str) -> dict[str, Any]:
    """The table ``<name>.toml`` or ``<name>.json`` with the rows of `own`; callers must not change it."""
    table = written(name)
    if name not in EXTENDED:
        return table
    USED.add(name)
    if not os.environ.get(VARIABLE):
        return table
    from .own import merged  # it knows Pydantic models, which most programs need not make

    return merged(name, table)


def written(name: str) -> dict[str, Any]:
    """A table as it lies in this folder."""
    folder = files(__package__)
    written = folder / f"{name}.toml"
    if written.is_file():
        return tomllib.loads(written.read_text(encoding="utf-8"))
    table: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return table

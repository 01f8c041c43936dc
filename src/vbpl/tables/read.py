"""Reads the JSON tables of this folder, each once and only when asked for. Imports nothing of vbpl."""

import json
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_table(name: str) -> dict[str, Any]:
    """The table ``<name>.json`` as it is written; callers must not change it."""
    table: dict[str, Any] = json.loads(files(__package__).joinpath(f"{name}.json").read_text(encoding="utf-8"))
    return table

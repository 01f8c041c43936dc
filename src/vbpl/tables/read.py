"""Reads the tables of this folder, each once and only when asked for."""

import json
import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def read_table(name: str) -> dict[str, Any]:
    """The table ``<name>.toml`` or ``<name>.json`` as it is written; callers must not change it."""
    folder = files(__package__)
    written = folder / f"{name}.toml"
    if written.is_file():
        return tomllib.loads(written.read_text(encoding="utf-8"))
    table: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return table

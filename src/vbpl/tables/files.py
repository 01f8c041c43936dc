"""The tables of this folder as they are written, and which of them were read."""

import json
import tomllib
from importlib.resources import files
from typing import Any

VARIABLE = "VBPL_CONFIG"
"""Environment variable that gives own tables: path of a file, or the tables themselves as JSON."""
USED: set[str] = set()
"""Those of the tables that own rows are added to that were read."""


def written(name: str) -> dict[str, Any]:
    """A table as it lies in this folder."""
    folder = files(__package__)
    path = folder / f"{name}.toml"
    if path.is_file():
        return tomllib.loads(path.read_text(encoding="utf-8"))
    table: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return table

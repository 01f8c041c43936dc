"""The table files of this folder, and which of them were read."""

import json
import tomllib
from importlib.resources import files
from typing import Any

VARIABLE = "VBPL_CONFIG"
"""Environment variable with a user's own tables: the path of a file, or the tables themselves as JSON."""
USED: set[str] = set()
"""The tables already read that own rows can be added to."""


def written(name: str) -> dict[str, Any]:
    """A table file of this folder."""
    folder = files(__package__)
    path = folder / f"{name}.toml"
    if path.is_file():
        return tomllib.loads(path.read_text(encoding="utf-8"))
    table: dict[str, Any] = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
    return table

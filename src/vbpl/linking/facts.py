"""linking.toml: spellings of bodies, and the weights of evidence. Imports nothing else of vbpl."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def linking() -> dict[str, Any]:
    """The table as it is written; callers must not change it."""
    return tomllib.loads((files("vbpl") / "tables" / "linking.toml").read_text(encoding="utf-8"))

"""The words of citations, read from ``citation_words.toml``. Imports only vbpl.tables."""

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


def citation_words(section: str) -> Any:
    """One section of the table as it is written; callers must not change it."""
    return _table()[section]


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads(files("vbpl.tables").joinpath("citation_words.toml").read_text(encoding="utf-8"))

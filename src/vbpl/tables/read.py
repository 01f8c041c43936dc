"""Reads the tables of this folder, each once and at the first use."""

import os
from functools import cache
from typing import Any

from .files import USED, VARIABLE, written

EXTENDED = frozenset({"document_types", "issuers", "relation_triggers"})
"""The tables that own rows can be added to."""


@cache
def read_table(name: str) -> dict[str, Any]:
    """The table ``<name>.toml`` or ``<name>.json`` with the rows of `own`. Callers must not change it."""
    table = written(name)
    if name not in EXTENDED:
        return table
    USED.add(name)
    if not os.environ.get(VARIABLE):
        return table
    from .own import merged  # it imports Pydantic models, which most programs do not need

    return merged(name, table)

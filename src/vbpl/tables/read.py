"""Reads the tables of this folder, each once and only when asked for."""

import os
from functools import cache
from typing import Any

from .files import USED, VARIABLE, written

EXTENDED = frozenset({"document_types", "issuers", "relation_triggers"})
"""The tables that own rows are added to."""


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

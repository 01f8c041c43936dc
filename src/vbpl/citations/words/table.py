"""The words of citations, read from ``citation_words.toml``."""

from typing import Any

from ...tables import read_table


def citation_words(section: str) -> Any:
    """One section of the table as it is written; callers must not change it."""
    return read_table("citation_words")[section]

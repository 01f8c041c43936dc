"""Words of the page in Vietnamese and English."""

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from ..language import Language, say

Words = Mapping[str, Mapping[str, str]]


@cache
def words(language: Language) -> Words:
    """All words in one language by table and key: ``words("vi")["field"]["number"]``."""
    return {table: {key: said[language] for key, said in rows.items()} for table, rows in _read().items()}


@cache
def _read() -> dict[str, dict[str, dict[Language, str]]]:
    return tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))


def evidence_words(reason: str, words: Words) -> str:
    """A reason of a candidate, which linking gives in English, in the language of ``words``."""
    return say(reason, "vi" if words["page"]["language"] == "vi" else "en")

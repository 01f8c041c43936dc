"""The type that a text without header and number gives itself: ``Thông tư này``."""

import re
from collections import Counter
from functools import cache

from ..tables import document_types
from ..text.letters import any_of

LEAST = 2
"""Mentions that prove it. A single one could be of a quoted text."""


@cache
def _pattern() -> re.Pattern[str]:
    names = {kind.base_name: kind.slug for kind in document_types() if " " in kind.base_name or kind.slug == "luat"}
    return re.compile(rf"(?<!\w)(?P<name>{any_of(names)})\s{{1,3}}này\b")


@cache
def _slugs() -> dict[str, str]:
    return {kind.base_name: kind.slug for kind in document_types()}


def self_named(text: str) -> str | None:
    """Slug of the type that a text gives itself most often; None if it gives none twice.

    >>> self_named("Thông tư này quy định việc trực đêm. Điều 2. Hiệu lực của Thông tư này.")
    'thong_tu'
    """
    said = Counter(match["name"] for match in _pattern().finditer(text))
    name, times = next(iter(said.most_common(1)), ("", 0))
    return _slugs()[name] if times >= LEAST else None

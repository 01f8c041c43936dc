"""describing: translates the descriptions of the API and of the tools."""

from typing import Any

from ..language import Language, say

TOLD = ("description", "summary")
"""Keys of a schema whose strings are for people."""


def turned(node: Any, language: Language) -> Any:
    """A copy of a schema with its sentences translated."""
    if isinstance(node, dict):
        return {name: tell(value, language) if name in TOLD and isinstance(value, str) else turned(value, language)
                for name, value in node.items()}
    return [turned(each, language) for each in node] if isinstance(node, list) else node


def tell(text: str, language: Language) -> str:
    """A description of some paragraphs, translated."""
    return "\n\n".join(say(" ".join(each.split()), language) for each in text.split("\n\n"))

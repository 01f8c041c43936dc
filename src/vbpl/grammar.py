"""Where the Lark grammars are, in a wheel and in a checkout. Imports nothing of vbpl."""

from functools import cache
from pathlib import Path

PACKAGE = Path(__file__).parent


@cache
def grammar_path(name: str) -> Path:
    """Path of ``<name>.lark``: inside the installed package, else in the checkout that holds it."""
    installed = PACKAGE / "grammars" / f"{name}.lark"
    return installed if installed.exists() else PACKAGE.parents[1] / "grammars" / f"{name}.lark"


def grammar_text(name: str) -> str:
    """The text of a grammar."""
    return grammar_path(name).read_text(encoding="utf-8")

"""A grammar to its parser: from the tables kept beside this module where they hold. Imports nothing of vbpl."""

import json
from collections.abc import Iterable
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

import lark
from lark import Lark, Transformer

PACKAGE = Path(__file__).parents[1]


@cache
def grammar_path(name: str) -> Path:
    """Path of ``<name>.lark``: inside the installed package, else in the checkout that holds it."""
    installed = PACKAGE / "grammars" / f"{name}.lark"
    return installed if installed.exists() else PACKAGE.parents[1] / "grammars" / f"{name}.lark"


def tables_path(name: str) -> Path:
    """Path of the LALR tables of a grammar."""
    return Path(__file__).with_name(f"{name}.json")


def load_parser(name: str, transformer: Transformer[Any, Any] | None = None) -> Lark:
    """The LALR parser of a grammar, whose rules are made by ``transformer``, else into trees.

    Tables are computed anew where those kept are of another text of the grammar or of another version of Lark.
    """
    grammar = grammar_path(name).read_text(encoding="utf-8")
    kept = json.loads(tables_path(name).read_text(encoding="utf-8"))
    return restored(kept, transformer) if kept["made_of"] == origin(grammar) else compiled(grammar, transformer)


def origin(grammar: str) -> str:
    """What tables depend on: the version of Lark and the text of the grammar."""
    return f"lark {lark.__version__}, grammar {sha256(grammar.encode()).hexdigest()}"


def compiled(grammar: str, transformer: Transformer[Any, Any] | None = None) -> Lark:
    """The parser of a grammar, its tables computed."""
    return Lark(grammar, parser="lalr", lexer="basic", maybe_placeholders=False, transformer=transformer)


def restored(kept: dict[str, Any], transformer: Transformer[Any, Any] | None = None) -> Lark:
    """The parser whose tables were kept."""
    data, table = kept["data"], kept["data"]["parser"]["parser"]
    data["options"]["transformer"] = transformer
    table["states"] = _by_integers(table["states"])
    parser: Lark = Lark.load({"data": data, "memo": _by_integers(kept["memo"])})
    return parser


def _by_integers(rows: dict[str, Any]) -> dict[int, Any]:
    """The rows under integers, which JSON has no keys of."""
    return {int(number): row for number, row in rows.items()}


def parse_tokens(parser: Lark, tokens: Iterable[Any]) -> Any:
    """What a parser makes of tokens that come without a lexer: objects whose ``type`` is a terminal.

    Raises lark.UnexpectedInput.
    """
    reading = parser.parse_interactive()
    for token in tokens:
        reading.feed_token(token)
    return reading.feed_eof()  # type: ignore[no-untyped-call]

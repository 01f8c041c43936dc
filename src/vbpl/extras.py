"""extras: which packages each extra of vbpl installs, and the error where one is missing."""

from collections.abc import Mapping
from importlib import import_module
from importlib.util import find_spec
from typing import Any, NamedTuple

from .errors import VbplError


class Extra(NamedTuple):
    """An extra of ``pip install ".[...]"``."""

    modules: tuple[str, ...]
    """What must be importable."""
    gives: str
    """What it is for."""


EXTRAS: Mapping[str, Extra] = {
    "files": Extra(("lxml", "olefile", "pypdfium2", "selectolax"), "read Word, PDF and HTML"),
    "locked": Extra(("msoffcrypto",), "read Word files under a password"),
    "archive": Extra(("duckdb", "pyarrow"), "convert, link and ask archives"),
    "view": Extra(("jinja2", "starlette", "uvicorn"), "look at documents and archives in a browser"),
    "serve": Extra(("fastapi", "uvicorn"), "answer other programs by HTTP"),
    "mcp": Extra(("mcp",), "answer language models by MCP"),
    "graph": Extra(("networkx",), "hand links to networkx"),
    "remote": Extra(("fsspec",), "read s3://, gs://, https://"),
    "spark": Extra(("pyspark", "pandas"), "convert and link on Spark"),
    "frames": Extra(("pandas", "polars", "datasets"), "tables and pieces as frames and data sets"),
    "langchain": Extra(("langchain_core", "langchain_text_splitters"), "loader and splitter for LangChain"),
    "llama-index": Extra(("llama_index.core",), "reader and node parser for LlamaIndex"),
    "haystack": Extra(("haystack",), "converter and splitter for Haystack"),
}
"""By name, as in pyproject.toml."""


class MissingExtraError(VbplError, ImportError):
    """A package that an extra installs is absent; it is an ImportError too."""

    def __init__(self, module: str, extra: str) -> None:
        super().__init__(module, extra)
        self.name = module

    def sentence(self) -> str:
        module, extra = self.args
        return f'{module.partition(".")[0]} is not installed: pip install ".[{extra}]"'


def load(module: str, extra: str) -> Any:
    """A module of an optional package. Raises `MissingExtraError`."""
    try:
        return import_module(module)
    except ImportError as error:
        raise MissingExtraError(module, extra) from error


def is_there(module: str) -> bool:
    """Whether a module can be imported; it is not imported, but a package around it is."""
    try:
        return find_spec(module) is not None
    except ModuleNotFoundError:
        return False

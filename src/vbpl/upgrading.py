"""upgrade: turns JSON of schema 1 into nodes of schema 2."""

import json
from collections.abc import Mapping
from typing import Any

from .arguments import expect
from .errors import VbplError
from .model import SCHEMA_VERSION, Bundle, Document

Tree = dict[str, Any]

RENAMED: dict[str, Mapping[str, str]] = {
    "header": {"title": "type_name"},
    "issuers": {"key": "code"},
    "parent": {"key": "code"},
    "number": {"family": "scheme"},
    "signers": {"title": "rank"},
    "citations": {"title": "subject"},
    "amendments": {"document": "document_key"},
}
"""For each field that holds a node: the old and new names of the fields of that node."""


class UpgradeError(VbplError):
    """JSON that is no Bundle and no Document of schema 1 or 2; the message says what is wrong."""

    def sentence(self) -> str:
        return f"cannot upgrade: {self.args[0]}"


def upgrade(old: str | bytes) -> Bundle | Document:
    """A Bundle, or a line of an archive that holds a Document, of schema 1, as a node of schema 2.

    Args:
        old: JSON as `vbpl parse` or `vbpl convert` of version 0.1 wrote it. JSON of schema 2 is read as it is.

    Returns:
        A `Bundle` if the JSON has ``documents``, else a `Document`. Fields that schema 1 did not have get their
        defaults; parse the text again to fill them.

    Raises:
        UpgradeError: It is no JSON, or neither a Bundle nor a Document.

    Examples:
        >>> upgrade('{"schema_version": "1", "documents": [], "diagnostics": []}').schema_version
        '2'
    """
    expect(old, str | bytes, "upgrade reads JSON as str or bytes")
    tree = _read(old)
    try:
        if "documents" in tree:
            documents = [_upgraded(document) for document in tree["documents"]]
            return Bundle.model_validate({**tree, "schema_version": SCHEMA_VERSION, "documents": documents})
        return Document.model_validate(_upgraded(tree))
    except (AttributeError, TypeError, ValueError) as error:  # a list where an object is required
        raise UpgradeError(str(error)) from error


def _read(old: str | bytes) -> Tree:
    try:
        tree = json.loads(old)
    except (ValueError, RecursionError) as error:
        raise UpgradeError(f"it is no JSON: {error}") from error
    if not isinstance(tree, dict):
        raise UpgradeError(f"a Bundle or a Document is an object, not {type(tree).__name__}")
    return tree


def _upgraded(document: Tree) -> Tree:
    """A document with today's names. One that has them already stays as it is."""
    if "title" not in document.get("header", {}):
        return document
    new: Tree = _renamed(document)
    new["fragments"] = [_with_role(each) for each in new.get("fragments", [])]
    new["amendments"] = [_with_words(each) for each in new.get("amendments", [])]
    return new


def _renamed(value: Any, field: str = "") -> Any:
    """The value and all values below it, each field under its new name."""
    if isinstance(value, list):
        return [_renamed(each, field) for each in value]
    if not isinstance(value, dict):
        return value
    names = RENAMED.get(field, {})
    return {names.get(name, name): _renamed(inner, name) for name, inner in value.items()}


def _with_role(fragment: Tree) -> Tree:
    return {**fragment, "role": "type_name"} if fragment.get("role") == "title" else fragment


def _with_words(amendment: Tree) -> Tree:
    """``heading_only`` is now a scope, and old and new words are now a pair."""
    kept = {name: value for name, value in amendment.items() if name not in ("heading_only", "old_words", "new_words")}
    words = {"old": amendment.get("old_words"), "new": amendment.get("new_words")}
    if any(words.values()):
        kept["words"] = [words]
    if amendment.get("heading_only"):
        kept["scope"] = "heading"
    return kept

"""Compares a Bundle with answers that a person wrote while reading (gold.json). It imports only corpus_tools."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from typing import Any

from corpus_tools import LEVELS, Case, Tree, line_of, provision_path

Show = Callable[[Any], str]

RELATIONS = {  # word of the answers -> codes of the library accepted for it
    "basis": {"legal_basis"},
    "implements": {"implements"},
    "proposal": {"proposed_in"},
    "amends": {"amends", "corrects"},
    "amended_by": {"amended_by_stated"},
    "replaces": {"replaces"},
    "repeals": {"repeals", "revokes", "suspends"},
    "guides": {"guides", "details", "explains"},
    "responds_to": {"responds_to"},
    "follows": {"follows_up"},
    "issued_with": {"issued_with", "attaches", "approves"},
    "refers": {"refers_to", "related", "announces", "consolidates"},
}


def faults(case: Case, bundle: Tree) -> list[str]:
    """The differences between a Bundle and the answers of a case, one line each.

    Fields without an answer are ignored.
    """
    assert case.gold is not None
    wanted, found = case.gold["documents"], [_answers(document, case.text) for document in bundle["documents"]]
    if len(wanted) != len(found):
        return [f"documents: wanted {len(wanted)}, got {len(found)}"]
    return [
        f"{place}{fault}"
        for index, (gold, pred) in enumerate(zip(wanted, found, strict=True), 1)
        for place in [f"{index} " if len(wanted) > 1 else ""]
        for fault in _document_faults(gold, pred)
    ]


def fold(value: Any) -> str:
    """Letters and digits only, NFC, lower case, Ð as Đ."""
    text = unicodedata.normalize("NFC", "" if value is None else str(value)).replace("\u00d0", "Đ").lower()
    return re.sub(r"[\W_]+", "", text)


def fold_number(value: str | None) -> str:
    """A number without spaces and leading zeros, one kind of dash, upper case."""
    text = unicodedata.normalize("NFC", value or "").replace("\u00d0", "Đ").upper()
    return re.sub(r"\s+", "", text).replace("–", "-").replace("—", "-").lstrip("0")


def _document_faults(gold: Tree, pred: Tree) -> Iterator[str]:
    for field, same in _FIELDS.items():
        if field in gold and not same(gold[field], pred[field]):
            yield f"{field}: wanted {gold[field]!r}, got {pred[field]!r}"
    for field, (key, show) in _LISTS.items():
        if field in gold:
            yield from (f"{field}: {fault}" for fault in _list_faults(gold[field], pred[field], key, show))


def _list_faults(gold: list[Any], pred: list[Any], key: Callable[[Any], Any], show: Show) -> Iterator[str]:
    """Compares lists in order.

    Missing items come first, then extra items; the order itself only if nothing else differs.
    """
    free = list(pred)
    missed = [item for item in gold if not _take(free, key(item), key)]
    yield from (f"missed {show(item)}" for item in missed)
    yield from (f"extra {show(item)}" for item in free)
    if not missed and not free and [key(item) for item in gold] != [key(item) for item in pred]:
        yield "out of order"


def _take(free: list[Any], wanted: Any, key: Callable[[Any], Any]) -> bool:
    found = next((index for index, item in enumerate(free) if key(item) == wanted), None)
    if found is not None:
        del free[found]
    return found is not None


def _answers(document: Tree, text: str) -> Tree:
    """A Document in the words of the answers."""
    header = document["header"]
    return {
        **{field: header[field] for field in ("date", "place", "subject")},
        "title": header["type_name"],
        "kind": document["kind"],
        "number": header["number"] and header["number"]["canonical"],
        "issuers": [{"name": i["name"], "parent": i["parent"] and i["parent"]["name"]} for i in header["issuers"]],
        "addressees": [recipient["name"] for recipient in document["addressees"]],
        "recipients": [" ".join(filter(None, (each["name"], each["note"]))) for each in document["recipients"]],
        "recitals": len(document["recitals"]),
        "signers": [{**signer, "for": signer["on_behalf_of"]} for signer in document["signers"]],
        "units": list(iter_units(document)),
        "attachments": [{"line": line_of(text, a["span"]["start"])} for a in document["attachments"]],
        "citations": [_citation(citation, text) for citation in document["citations"]],
        "effects": [_effect(effect) for effect in document["effects"]],
    }


def iter_units(document: Tree) -> Iterator[str]:
    """Paths of the numbered units; those of attachment 2 begin with ``attachment:2``."""
    yield from _unit_paths(document["body"], "")
    for index, attachment in enumerate(document["attachments"], 1):
        yield from _unit_paths(attachment["body"], f"attachment:{index}/")


def _unit_paths(blocks: list[Tree], prefix: str) -> Iterator[str]:
    for block in blocks:
        here = prefix
        if block["type"] in LEVELS:
            yield f"{prefix}{block['type']}:{block['number']}"
            here = f"{prefix}{block['type']}:{block['number']}/"
        elif block["type"] == "quote":
            here = f"{prefix}quote/"
        yield from _unit_paths(block["children"], here)


def _citation(citation: Tree, text: str) -> Tree:
    code = citation["relation"]
    return {
        **{field: citation[field] for field in ("text", "kind", "date", "name", "target")},
        "relation": next((word for word, codes in RELATIONS.items() if code in codes), code),
        "line": line_of(text, citation["span"]["start"]),
        "number": citation["number"] and citation["number"]["canonical"],
        "provisions": [provision_path(provision) for provision in citation["provisions"]],
    }


def _effect(effect: Tree) -> Tree:
    provisions = [_from_article(provision_path(provision)) for provision in effect["provisions"]]
    return {"event": effect["event"], "date": effect["date"], "provisions": provisions}


def _citation_key(citation: Tree) -> tuple[Any, ...]:
    """The fields that two mentions must share. The issuer is compared as text."""
    numbers = fold_number(citation["number"])
    provisions = tuple(_from_article(path).lower() for path in citation["provisions"])
    said = (citation["line"], citation["target"], citation["kind"], citation["date"], fold(citation["text"]))
    return (*said, numbers, "" if numbers else fold(citation["name"]), provisions, citation["relation"])


def _from_article(path: str) -> str:
    """A path counts from the article down, because articles are numbered through the whole document."""
    return "..".join(re.sub(r"^.*?(?=article:)", "", one) for one in path.split(".."))


def _show(*fields: str) -> Show:
    return lambda item: " | ".join(str(item[field]) for field in fields if item[field])


_SIGNER = ("capacity", "for", "position", "name")

_FIELDS: dict[str, Callable[[Any, Any], bool]] = {
    "kind": lambda a, b: a == b,
    "number": lambda a, b: fold_number(a) == fold_number(b),
    "date": lambda a, b: a == b,
    "place": lambda a, b: fold(a) == fold(b),
    "title": lambda a, b: fold(a) == fold(b),
    "subject": lambda a, b: fold(a) == fold(b),
    "recitals": lambda a, b: a == b,
}

_LISTS: dict[str, tuple[Callable[[Any], Any], Show]] = {
    "issuers": (lambda issuer: (fold(issuer["name"]), fold(issuer["parent"])), _show("parent", "name")),
    "addressees": (fold, str),
    "recipients": (fold, str),
    "signers": (lambda signer: tuple(fold(signer[key]) for key in _SIGNER), _show(*_SIGNER)),
    "units": (str.lower, str),
    "attachments": (lambda attachment: attachment["line"], _show("line")),
    "citations": (_citation_key, _show("line", "target", "relation", "kind", "number", "date", "text", "provisions")),
    "effects": (lambda effect: effect, _show("event", "date", "provisions")),
}

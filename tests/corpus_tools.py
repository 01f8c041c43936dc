"""corpus/: reads its folders, prints a Bundle as an outline, updates both. It does not use the parser."""

import json
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

CORPUS = Path(__file__).parent.parent / "corpus"
FILES = {"source.txt", "about.toml", "gold.json", "expected.json"}
ABOUT = {"title": str, "family": str, "layout": str, "period": str, "quirks": list}
LEVELS = ("part", "chapter", "section", "subsection", "article", "clause", "point")

Tree = dict[str, Any]
"""A Bundle, or a part of one, as ``model_dump(mode="json")`` gives it."""


class MalformedCaseError(Exception):
    """A folder of corpus/ that lacks a file or a key, or has an unknown one."""


@dataclass(frozen=True)
class Case:
    """One folder of corpus/."""

    slug: str
    text: str
    about: Tree
    gold: Tree | None
    folder: Path

    @property
    def open_faults(self) -> list[str]:
        """Known faults of the parser in this case, one per line as `corpus_gold.faults` prints them."""
        return list(self.about.get("open", []))

    @property
    def expected(self) -> Tree | None:
        path = self.folder / "expected.json"
        return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None

    def strike(self, faults: list[str]) -> None:
        """Drops from ``open`` the faults that the parser no longer has. A new fault is never added."""
        left = [fault for fault in self.open_faults if fault in faults]
        path = self.folder / "about.toml"
        known = path.read_text(encoding="utf-8").partition("open = [\n")[0]
        lines = "".join(f"    {json.dumps(fault, ensure_ascii=False)},\n" for fault in left)
        path.write_text(known + (f"open = [\n{lines}]\n" if left else ""), encoding="utf-8")

    def write_expected(self, outline: Tree) -> None:
        text = json.dumps(outline, ensure_ascii=False, indent=1)
        (self.folder / "expected.json").write_text(text + "\n", encoding="utf-8")


def read_corpus(root: Path = CORPUS) -> list[Case]:
    """Every folder, in order of name. Raises MalformedCaseError."""
    return [read_case(folder) for folder in sorted(root.iterdir()) if folder.is_dir()]


def read_case(folder: Path) -> Case:
    unknown = sorted({path.name for path in folder.iterdir()} - FILES)
    if unknown:
        raise MalformedCaseError(f"{folder.name}: unknown files {unknown}")
    if not (folder / "source.txt").exists():
        raise MalformedCaseError(f"{folder.name}: no source.txt")
    gold = folder / "gold.json"
    return Case(
        slug=folder.name,
        text=(folder / "source.txt").read_bytes().decode("utf-8"),  # not read_text: line ends are kept
        about=_read_about(folder / "about.toml"),
        gold=json.loads(gold.read_text(encoding="utf-8")) if gold.exists() else None,
        folder=folder,
    )


def _read_about(path: Path) -> Tree:
    about = tomllib.loads(path.read_text(encoding="utf-8"))
    wrong = [key for key, kind in ABOUT.items() if not isinstance(about.get(key), kind) or not about[key]]
    if wrong or set(about) - set(ABOUT) - {"open"}:
        raise MalformedCaseError(f"{path.parent.name}: about.toml has {list(ABOUT)}, perhaps open; wrong: {wrong}")
    return about


def outline(bundle: Tree, text: str) -> Tree:
    """A Bundle as lines for the review of a diff: fields, unit paths, signers, citations."""
    return {
        "documents": [_outline_document(document, text) for document in bundle["documents"]],
        "diagnostics": [_line(d, text) for d in bundle["diagnostics"]],
    }


def _outline_document(document: Tree, text: str) -> Tree:
    header = document["header"]
    number = header["number"]
    return {
        "lines": [line_of(text, document["span"]["start"]), line_of(text, max(document["span"]["end"] - 1, 0))],
        "id": document["id"], "kind": document["kind"], "family": document["family"],
        "issuers": [_issuer(issuer) for issuer in header["issuers"]],
        "number": number and number["canonical"],
        **{key: header[key] for key in ("place", "date", "type_name", "subject", "secrecy", "urgency")},
        "addressees": [_recipient(each) for each in document["addressees"]],
        "recitals": [_brief(recital["text"]) for recital in document["recitals"]],
        "formula": document["formula"],
        "body": list(iter_blocks(document["body"])),
        "signers": [_signer(signer) for signer in document["signers"]],
        "recipients": [_recipient(each) for each in document["recipients"]],
        "attachments": [_outline_attachment(attachment) for attachment in document["attachments"]],
        "citations": [_citation(citation, text) for citation in document["citations"]],
        "diagnostics": [_line(d, text) for d in document["diagnostics"]],
    }


def _outline_attachment(attachment: Tree) -> Tree:
    head = {key: attachment[key] for key in ("kind", "heading", "title")}
    return {**head, "body": list(iter_blocks(attachment["body"]))}


def iter_blocks(blocks: list[Tree], depth: int = 0) -> Iterator[str]:
    """One line for each block: indent, type, number, heading, the first words of its text."""
    for block in blocks:
        name = f"{block['type']}:{block['number']}" if block["number"] else block["type"]
        words = [name, block["heading"] and f"[{block['heading']}]", _brief(block["text"])]
        yield "  " * depth + " ".join(word for word in words if word)
        yield from iter_blocks(block["children"], depth + 1)


def provision_path(provision: Tree) -> str:
    """``article:5/clause:2``, a range with ``..``."""
    path = "/".join(f"{level}:{provision[level]}" for level in LEVELS if provision[level])
    return f"{path}..{provision_path(provision['through'])}" if provision["through"] else path


def line_of(text: str, offset: int) -> int:
    """Line of an offset, from 1; lines end with ``\\n`` as in the gold."""
    return text.count("\n", 0, offset) + 1


def _issuer(issuer: Tree) -> str:
    parent = f"{_issuer(issuer['parent'])} > " if issuer["parent"] else ""
    return parent + issuer["name"] + (f" ({issuer['code']})" if issuer["code"] else "")


def _recipient(party: Tree) -> str:
    return " ".join(part for part in (party["name"], party["note"]) if part)


def _signer(signer: Tree) -> str:
    chain = [(signer["capacity"], signer["on_behalf_of"]), *((v["capacity"], v["office"]) for v in signer["via"])]
    steps = [" ".join(part for part in step if part) for step in chain]
    return " | ".join(part for part in (*steps, signer["position"], signer["name"]) if part)


def _citation(citation: Tree, text: str) -> str:
    number = citation["number"] and citation["number"]["canonical"]
    said = [citation["target"], citation["kind"], number, citation["date"], citation["year"], citation["name"]]
    head = " ".join(str(part) for part in (*said, citation["relation"]) if part)
    provisions = " ".join(provision_path(provision) for provision in citation["provisions"])
    return f"{line_of(text, citation['span']['start'])}: {head} [{provisions}] {citation['text']}"


def _line(diagnostic: Tree, text: str) -> str:
    return f"{line_of(text, diagnostic['span']['start'])}: {diagnostic['code']} {diagnostic['message']}"


def _brief(words: str, size: int = 48) -> str:
    return words if len(words) <= size else words[: size - 1].rstrip() + "…"

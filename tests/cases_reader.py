"""Reads cases as text: a title, a text, and its outline, as tests/cases/*.txt hold them."""

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from vbpl.model import Attachment, Block, Document

CASES = Path(__file__).parent / "cases"
TITLE, OUTLINE = "=== ", "---"


class Case(NamedTuple):
    """One case of a file."""

    title: str
    text: str
    outline: str


def read_cases(path: Path) -> list[Case]:
    """The cases of a file. Raises ValueError if one lacks a title, a text or an outline."""
    return [read_case(path, part) for part in split_cases(path)]


def split_cases(path: Path) -> list[str]:
    """The cases of a file, each from its title on."""
    parts = path.read_text(encoding="utf-8").strip("\n").split("\n" + TITLE)
    if not parts[0].startswith(TITLE):
        raise ValueError(f"{path.name}: the file must begin with {TITLE!r}")
    return [part.removeprefix(TITLE) for part in parts]


def read_case(path: Path, part: str) -> Case:
    title, _, rest = part.partition("\n")
    text, mark, outline = rest.partition(f"\n{OUTLINE}\n")
    if not (title.strip() and mark):
        raise ValueError(f"{path.name}: case {title!r} lacks its text or its {OUTLINE} line")
    return Case(title, text, outline.strip("\n"))


def write_cases(path: Path, cases: list[Case]) -> None:
    """Writes cases in the form that `read_cases` reads."""
    parts = [f"{TITLE}{case.title}\n{case.text}\n{OUTLINE}\n{case.outline}\n" for case in cases]
    path.write_text("\n".join(parts), encoding="utf-8")


def outline(documents: list[Document]) -> str:
    """What was read, one line for each node: recitals, units with number, heading and text, closing, attachments."""
    return "\n".join(line for document in documents for line in document_lines(document))


def document_lines(document: Document) -> Iterator[str]:
    number = document.header.number.canonical if document.header.number else "-"
    yield f"document {document.kind or '-'} {number}"
    for recital in document.recitals:
        yield f"  recital | {recital.text}"
    if document.formula:
        yield f"  formula | {document.formula}"
    for block in document.body:
        yield from block_lines(block, "  ")
    for signer in document.signers:
        yield f"  signer {signer.capacity or '-'} {signer.on_behalf_of or '-'} {signer.position or '-'} | {signer.name}"
    for recipient in document.recipients:
        yield f"  recipient | {recipient.name}"
    for attachment in document.attachments:
        yield from attachment_lines(attachment)


def attachment_lines(attachment: Attachment) -> Iterator[str]:
    yield f"  attachment {attachment.kind} [{attachment.heading}] {attachment.title or '-'}"
    for block in attachment.body:
        yield from block_lines(block, "    ")


def block_lines(block: Block, indent: str) -> Iterator[str]:
    number = f" {block.number}" if block.number else ""
    heading = f" [{block.heading}]" if block.heading else ""
    text = f" | {block.text}" if block.text else ""
    yield (indent + block.type + number + heading + text).replace("\n", " / ").replace("\t", " ⇥ ")
    for child in block.children:
        yield from block_lines(child, indent + "  ")

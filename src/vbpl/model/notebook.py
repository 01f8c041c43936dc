"""notebook: documents as compact HTML for notebooks, escaped and without scripts."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import islice
from typing import Protocol

from .body import Attachment, Block, Recipient, Signer
from .citation import Citation, Provision
from .diagnostic import Diagnostic
from .header import Header

MOST_BLOCKS = 400
MOST_ROWS = 50
PREVIEW = 160
"""Characters of a unit's text."""


class Shown(Protocol):
    """The fields of a document that are shown; a ``Document`` has them."""

    id: str
    kind: str | None
    header: Header
    addressees: tuple[Recipient, ...]
    signers: tuple[Signer, ...]
    body: tuple[Block, ...]
    attachments: tuple[Attachment, ...]
    citations: tuple[Citation, ...]
    diagnostics: tuple[Diagnostic, ...]


def bundle_html(documents: Sequence[Shown]) -> str:
    """Every document; the first one is open."""
    parts = [
        f"<details{' open' if index == 0 else ''}><summary><b>{escape(_name(document))}</b></summary>"
        f"{document_html(document)}</details>"
        for index, document in enumerate(documents[:MOST_ROWS])
    ]
    return "".join(parts) + rest(len(documents) - MOST_ROWS)


def document_html(document: Shown) -> str:
    """A document's fields, its units as nested lists, and its citations. The rest is only counted."""
    fields = table([], ([name, value] for name, value in _fields(document) if value))
    return f"<div>{fields}{_units(document)}{_citations(document.citations)}</div>"


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Cells of text as a table, aligned left. An empty head is left out."""
    style = ' style="text-align:left;vertical-align:top"'
    written = "".join(f"<tr>{''.join(f'<td{style}>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows)
    top = f"<thead><tr>{''.join(f'<th{style}>{escape(cell)}</th>' for cell in head)}</tr></thead>" if head else ""
    return f"<table>{top}<tbody>{written}</tbody></table>"


def rest(count: int) -> str:
    """How many more there are; empty if all are shown."""
    return f"<p>… {count:,} more</p>" if count > 0 else ""


def _folded(name: str, count: int, content: str) -> str:
    return f"<details><summary>{name} ({count:,})</summary>{content}</details>"


def _name(document: Shown) -> str:
    number = document.header.number.canonical if document.header.number else document.header.subject
    return " ".join(filter(None, [document.kind or "unknown type", number]))


def _fields(document: Shown) -> Iterator[tuple[str, str | None]]:
    header = document.header
    issued = [header.place, header.date.isoformat() if header.date else None]
    yield "kind", document.kind
    yield "number", header.number.canonical if header.number else None
    yield "issued", ", ".join(filter(None, issued))
    yield "issuers", "; ".join(issuer.name for issuer in header.issuers)
    yield "type_name", header.type_name
    yield "subject", header.subject
    yield "marks", ", ".join(filter(None, [header.secrecy, header.urgency]))
    yield "addressees", "; ".join(recipient.name for recipient in document.addressees[:MOST_ROWS])
    yield "signers", "; ".join(signer.name for signer in document.signers if signer.name)
    yield "id", document.id
    yield "diagnostics", " ".join(sorted({each.code for each in document.diagnostics}))


def _units(document: Shown) -> str:
    blocks = [*document.body, *(block for part in document.attachments for block in part.body)]
    room = iter(range(MOST_BLOCKS))
    content = "".join(_unit(block, room) for block in blocks)
    count = sum(map(_count, blocks))
    return _folded("units", count, content + rest(count - MOST_BLOCKS)) if blocks else ""


def _unit(block: Block, room: Iterator[int]) -> str:
    """A unit with the units inside it, as far as there is room."""
    if next(room, None) is None:
        return ""
    head = " ".join(filter(None, [block.type, block.number]))
    text = block.heading or block.text
    said = f"<b>{escape(head)}</b> {escape(text[:PREVIEW])}{'…' if len(text) > PREVIEW else ''}"
    if not block.children:
        return f'<div style="margin-left:1em">{said}</div>'
    inside = "".join(_unit(child, room) for child in block.children)
    return f'<details style="margin-left:1em"><summary>{said}</summary>{inside}</details>'


def _citations(citations: Sequence[Citation]) -> str:
    rows = ([each.text[:PREVIEW], each.relation, " ".join(_facts(each))] for each in citations[:MOST_ROWS])
    content = table(["text", "relation", "names"], rows) + rest(len(citations) - MOST_ROWS)
    return _folded("citations", len(citations), content) if citations else ""


def _count(block: Block) -> int:
    return 1 + sum(map(_count, block.children))


def _facts(citation: Citation) -> Iterator[str]:
    """Type and number or name, then the provisions."""
    named = citation.number.canonical if citation.number else citation.name
    yield from filter(None, [citation.kind, named])
    yield from islice(map(_place, citation.provisions), MOST_ROWS)


def _place(provision: Provision) -> str:
    """Numbers from the widest level to the narrowest: ``article 5 clause 2``."""
    named = provision.model_dump(exclude={"through"}, exclude_none=True)
    return " ".join(f"{level} {number}" for level, number in named.items())

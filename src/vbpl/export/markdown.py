"""to_markdown: a document as Markdown, units as headings and lists."""

import re
from collections.abc import Iterable, Iterator

from ..arguments import expect
from ..model import Block, Document
from ..printing.heads import KEYWORDS, head_of
from ..printing.text import recipient_lines, signer_lines
from .chunks import name_of

SPECIAL = re.compile(r"([\\`*_\[\]<>|])")
AT_START = re.compile(r"^(\d*)([#+.)-])(?=\s|$)")
DEEPEST = 6
INDENT = "  "


def to_markdown(document: Document) -> str:
    """The document as Markdown (CommonMark with tables): its name as title, what the header says, then the text.

    Chapters and articles are headings, khoản, điểm and gạch items of lists, quotes quoted, tables tables.

    Returns:
        Text that ends with a line end; signs that mean something to Markdown are escaped.

    Examples:
        >>> from vbpl import parse
        >>> print(to_markdown(parse("Số: 12/QĐ-SNV")), end="")
        # Quyết định 12/QĐ-SNV
    """
    expect(document, Document, "to_markdown takes a Document (vbpl.parse makes one of a text)")
    parts = [f"# {escape(name_of(document))}", *header_parts(document), *preamble_parts(document)]
    parts += block_parts(document.body, ())
    parts += closing_parts(document)
    for attachment in document.attachments:
        parts += [f"# {escape(attachment.heading)}", *filter(None, [escape(attachment.title or "")])]
        parts += block_parts(attachment.body, ())
    return "\n\n".join(parts) + "\n"


def header_parts(document: Document) -> Iterator[str]:
    """Subject, then issuers, place and date on a line."""
    header = document.header
    if header.subject:
        yield f"**{escape(header.subject)}**"
    said = [*(issuer.name for issuer in header.issuers), header.place, header.date.isoformat() if header.date else None]
    if line := ", ".join(filter(None, said)):
        yield escape(line)
    if document.addressees:
        yield "Kính gửi: " + "; ".join(escape(recipient.name) for recipient in document.addressees)


def preamble_parts(document: Document) -> Iterator[str]:
    """Grounds in italics, and the enacting words."""
    yield from (f"*{escape(recital.text)}*" for recital in document.recitals)
    if document.formula:
        yield f"**{escape(document.formula)}**"


def block_parts(blocks: Iterable[Block], above: tuple[Block, ...]) -> Iterator[str]:
    """Blocks, each with what is in it below."""
    for block in blocks:
        if block.type == "quote":
            quoted = "\n\n".join(block_parts(block.children, ()))
            yield "\n".join(f"> {line}".rstrip() for line in quoted.split("\n"))
        elif block.type != "unparsed":
            yield from own_parts(block, above)
            yield from block_parts(block.children, (*above, block))


def own_parts(block: Block, above: tuple[Block, ...]) -> Iterator[str]:
    """A block's own characters: a heading, an item, a table or a paragraph."""
    if block.type == "table":
        yield table(block.text)
        return
    paragraphs = [escape(paragraph) for paragraph in block.text.split("\n") if paragraph]
    head = head_of(block, above)
    if block.type in KEYWORDS:
        level = min(2 + sum(unit.type in KEYWORDS for unit in above), DEEPEST)
        yield f"{'#' * level} {escape(head)} {escape(block.heading or '')}".rstrip()
        yield from paragraphs
    else:
        yield from item(head, [*filter(None, [escape(block.heading or "")]), *paragraphs], above)


def item(head: str, paragraphs: list[str], above: tuple[Block, ...]) -> Iterator[str]:
    """An item of a list, as deep as the numbered units around it; its number stays as printed."""
    depth = sum(unit.type not in KEYWORDS for unit in above)
    first = paragraphs[0] if paragraphs else ""
    if not head:
        yield from (INDENT * depth + paragraph for paragraph in paragraphs)
        return
    number = "" if head in "-+*" else f"{escape(head)} "
    yield f"{INDENT * depth}- {number}{first}".rstrip()
    yield from (INDENT * (depth + 1) + paragraph for paragraph in paragraphs[1:])


def table(text: str) -> str:
    """Rows and cells as a table whose first row is its head."""
    rows = [[escape(cell) for cell in row.split("\t")] for row in text.split("\n")]
    width = max(map(len, rows))
    lines = ["| " + " | ".join([*row, *[""] * (width - len(row))]) + " |" for row in rows]
    return "\n".join([lines[0], "|" + " --- |" * width, *lines[1:]])


def closing_parts(document: Document) -> Iterator[str]:
    """Signatures and recipients, a line each."""
    for signer in document.signers:
        yield "  \n".join(escape(line) for line in signer_lines(signer) if line)
    if document.recipients:
        yield "\n".join(escape(line) if line.endswith(":") else f"- {escape(line[2:])}"
                        for line in recipient_lines(document.recipients) if line)


def escape(text: str) -> str:
    """Text without the signs that mean something to Markdown."""
    return AT_START.sub(r"\1\\\2", SPECIAL.sub(r"\\\1", text))

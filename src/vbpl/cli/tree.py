"""A Bundle as a tree for people, drawn with rich.

Labels are the field names of the JSON; units carry their heads as Vietnamese documents print them. A citation
stands under the unit that holds it: its relation, its words, and its structure in brackets.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence

from rich.console import Group, RenderableType
from rich.panel import Panel
from rich.table import Table
from rich.text import Text
from rich.tree import Tree

from ..diagnostics import iter_formatted
from ..model import Attachment, Block, Bundle, Citation, Document, Issuer, Provision, Recipient, Signer, Span
from ..model.walk import steps_of
from ..text.terminal import printable
from .language import told_all

HEADS = {
    "part": "Phần {}", "chapter": "Chương {}", "section": "Mục {}", "subsection": "Tiểu mục {}", "article": "Điều {}",
    "clause": "{}.", "point": "{})", "bullet": "-", "table": "table", "quote": "“”", "unparsed": "unparsed",
}  # fmt: skip
PROVISIONS = {
    "item": "tiết", "point": "điểm", "clause": "khoản", "article": "Điều", "subsection": "Tiểu mục", "section": "Mục",
    "chapter": "Chương", "part": "Phần", "annex": "Phụ lục",
}  # fmt: skip


def render_tree(bundle: Bundle, text: str, *, path: str = "-", citations: bool = True) -> RenderableType:
    """The bundle as something rich can print: each document's fields, units and citations, then the diagnostics.

    ``text`` is what the bundle was parsed from, ``path`` its name in diagnostics. Lines are cut to the console's
    width, so that the tree keeps its shape.
    """
    pieces: list[RenderableType] = []
    for document in bundle.documents:
        pieces += [_fields(document), _document_tree(document, text, document.citations if citations else []), ""]
    remarks = sorted(
        [*bundle.diagnostics, *(each for document in bundle.documents for each in document.diagnostics)],
        key=lambda each: each.span.start,
    )
    return Group(*pieces, *map(Text, iter_formatted(told_all(remarks), path, text)))


def _fields(document: Document) -> Panel:
    """The header as a table of field and value, in a frame that bears type and number."""
    header, grid = document.header, Table.grid(padding=(0, 2))
    issued = filter(None, [header.place, header.date.isoformat() if header.date else None])
    rows: list[tuple[str, Iterable[str | None]]] = [
        ("issuers", map(_issuer, header.issuers)),
        ("date", [", ".join(issued)]),
        ("type_name", [header.type_name]),
        ("subject", [header.subject]),
        ("marks", [header.secrecy, header.urgency]),
        ("addressees", map(_recipient, document.addressees)),
        ("id", [document.id]),
    ]
    for name, lines in rows:
        value = "\n".join(printable(line) for line in lines if line)
        if value:
            grid.add_row(Text(name, "dim"), Text(value, overflow="fold"))
    number = header.number.canonical if header.number else "no number"
    title = Text.assemble((document.kind or "unknown type", "bold"), " ", (number, "bold cyan"))
    return Panel(grid, title=title, title_align="left", border_style="dim")


def _document_tree(document: Document, text: str, citations: Sequence[Citation]) -> Tree:
    """The document from its recitals to its attachments, citations under what holds them."""
    root, cited = Tree("", hide_root=True, guide_style="dim"), _Citations(citations)
    if document.recitals:
        branch = root.add(_line("recitals", "dim"))
        for recital in document.recitals:
            cited.add_to(branch.add(_line(recital.text)), recital.span, [])
    if document.formula:
        root.add(_line(document.formula, "bold"))
    _add_blocks(root, document.body, text, cited)
    _add_named(root, "signers", map(_signer, document.signers))
    _add_named(root, "recipients", map(_recipient, document.recipients))
    for attachment in document.attachments:
        _add_blocks(root.add(_attachment(attachment)), attachment.body, text, cited)
    return root


class _Citations:
    """The citations of a document by place."""

    def __init__(self, citations: Iterable[Citation]) -> None:
        self.ordered = sorted(citations, key=lambda citation: citation.span.start)
        self.starts = [citation.span.start for citation in self.ordered]

    def add_to(self, branch: Tree, span: Span, children: Sequence[Block]) -> None:
        """Add those that begin in ``span`` but in none of the children."""
        for gap_start, gap_end in _gaps(span, children):
            for index in range(bisect_left(self.starts, gap_start), bisect_left(self.starts, gap_end)):
                branch.add(_citation(self.ordered[index]))


def _gaps(span: Span, children: Sequence[Block]) -> Iterator[tuple[int, int]]:
    """The parts of ``span`` before, between and after the children."""
    at = span.start
    for child in children:
        yield at, child.span.start
        at = child.span.end
    yield at, span.end


def _add_blocks(branch: Tree, blocks: Sequence[Block], text: str, cited: _Citations) -> None:
    for block in blocks:
        child = branch.add(_block(block, text))
        cited.add_to(child, block.span, block.children)
        _add_blocks(child, block.children, text, cited)


def _add_named(root: Tree, name: str, lines: Iterable[str]) -> None:
    branch = None
    for line in lines:
        branch = branch or root.add(_line(name, "dim"))
        branch.add(_line(line))


def _block(block: Block, text: str) -> Text:
    """Head in bold, heading, then the text as far as the line goes."""
    printed = text[block.span.start : block.span.end].lstrip()
    head = HEADS.get(block.type, "")
    if block.type == "section" and not printed[:3].lower().startswith("mục"):
        head = "{}."
    if block.type == "bullet" and not printed[:1].isalnum():
        head = printed[:1]
    style = "yellow" if block.type == "unparsed" else "bold"
    parts = [(head.format(block.number or ""), style), (block.heading or "", "bold"), (block.text, "")]
    return _join([(printable(part), style) for part, style in parts])


def _attachment(attachment: Attachment) -> Text:
    heading, title = printable(attachment.heading), printable(attachment.title or "")
    return _join([(heading, "bold magenta"), (title, "bold"), (f"[{attachment.kind}]", "dim")])


def _citation(citation: Citation) -> Text:
    """What for, the words as printed, then in brackets: type and number, day or year, whose, which provisions."""
    facts = [
        citation.kind,
        citation.number.canonical if citation.number else None,
        f"“{citation.name}”" if citation.name else None,
        citation.date.isoformat() if citation.date else str(citation.year or ""),
        f"“{citation.issuer}”" if citation.issuer else None,
        citation.target if citation.target != "other" else None,
        ", ".join(map(_provision, citation.provisions)),
    ]
    said, structure = printable(_shorten(citation.text, 48)), printable(" ".join(filter(None, facts)))
    relation = f"{citation.relation} →"
    return _join([(relation, "dim cyan"), (said, "cyan"), (f"[{structure}]" if structure else "", "dim cyan")])


def _provision(provision: Provision) -> str:
    """Smallest unit first, as it is said: ``điểm a khoản 1 Điều 5``; a range with a dash."""
    said = [(word, getattr(provision, level)) for level, word in PROVISIONS.items()]
    path = " ".join(f"{word} {number}" for word, number in said if number)
    return f"{path} – {_provision(provision.through)}" if provision.through else path


def _issuer(issuer: Issuer) -> str:
    return f"{_issuer(issuer.parent)} › {issuer.name}" if issuer.parent else issuer.name


def _recipient(recipient: Recipient) -> str:
    return f"{recipient.name} {recipient.note}" if recipient.note else recipient.name


def _signer(signer: Signer) -> str:
    """Capacities from the outermost in, then position and name."""
    capacities = [" ".join(filter(None, step)) for step in steps_of(signer)]
    return ", ".join(filter(None, [*capacities, signer.position, signer.name]))


def _shorten(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def _line(text: str, style: str = "") -> Text:
    return Text(printable(text), style, no_wrap=True, overflow="ellipsis")


def _join(parts: Iterable[tuple[str, str]]) -> Text:
    """Parts that are not empty, a space between them, cut at the console's edge."""
    kept = [part for part in parts if part[0]]
    spaced = [piece for part in kept for piece in ((" ", ""), part)][1:]
    return Text.assemble(*spaced, no_wrap=True, overflow="ellipsis")

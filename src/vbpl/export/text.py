"""render: a document as canonical plain text, which the parser reads again. Imports vbpl.model and its own package."""

import datetime
import re
from collections.abc import Iterable, Iterator, Sequence
from operator import attrgetter

from ..model import Attachment, Block, Document, Issuer, Party, Recital, Signer
from .heads import KEYWORDS, head_of

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
NUMBER_LABELS = {
    "bo_luat": "Bộ luật số", "luat": "Luật số", "phap_lenh": "Pháp lệnh số", "nghi_quyet": "Nghị quyết số",
    "lenh": "Lệnh số", "sac_lenh": "Sắc lệnh số",
}
TITLED = frozenset({"part", "chapter", "section", "subsection"})
"""Units whose title stands on the line below their number."""
SIGNED = "(Đã ký)"
LIKE_HEAD = re.compile(r"\W{0,4}(?:\w{1,4}[.)/:-]|(?:Điều|Chương|Mục|Phần|Khoản)\s)")


def render(document: Document) -> str:
    """The document as plain text in the order of NĐ 30/2020/NĐ-CP, Phụ lục I: one column, a paragraph a line.

    ``parse(render(d))`` equals ``d`` but for spans and what depends on print. What belongs to no field or block
    (menus of a portal, stamps, rules) is left out.
    """
    return "\n".join(iter_lines(document)) + "\n"


def iter_lines(document: Document) -> Iterator[str]:
    """The lines of a document from its header to its last attachment."""
    yield from header_lines(document)
    yield from addressee_lines(document.addressees)
    yield from preamble_lines(document)
    yield from recipient_lines(document.recipients)
    yield from signature_lines(document.signers)
    for attachment in document.attachments:
        yield from attachment_lines(attachment)


def spaced(paragraphs: Iterable[str]) -> Iterator[str]:
    """Each paragraph below an empty line, but for one that would then look like the head of a unit."""
    for paragraph in paragraphs:
        if not LIKE_HEAD.match(paragraph):
            yield ""
        yield paragraph


# Header


def header_lines(document: Document) -> Iterator[str]:
    """Issuers, number, title of the nation or of the Party, place and date, type and subject."""
    header = document.header
    if not (header.issuers or header.number or header.date or header.place or header.title or document.addressees):
        yield from filter(None, [header.subject])
        return
    if header.date and not header.place:
        yield printed_date(header.date)
    yield from filter(None, [header.secrecy, header.urgency])
    yield from issuer_lines(header.issuers)
    yield "-------"
    if header.number:
        label = NUMBER_LABELS.get(document.kind or "") if header.title is None else None
        yield f"{label or 'Số'}: {header.number.text}"
    if header.title is None and header.subject:
        yield f"V/v {header.subject}"
    yield ""
    yield from [PARTY] if document.family == "party" else NATION
    if header.place:
        yield f"{header.place}, {printed_date(header.date)}"
    if header.title:
        yield from ("", header.title)
        yield from filter(None, [header.subject])


def issuer_lines(issuers: Sequence[Issuer]) -> Iterator[str]:
    """Superior above issuer; bodies that issue together one below the other."""
    for issuer in issuers:
        if issuer.parent:
            yield from issuer_lines([issuer.parent])
        yield issuer.name + (" -" if issuer is not issuers[-1] else "")


def printed_date(date: datetime.date | None) -> str:
    """A date in words: days below 10 and months 1 and 2 with a zero (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.4)."""
    if date is None:
        return "ngày      tháng      năm"
    month = f"{date.month:02}" if date.month < 3 else str(date.month)
    return f"ngày {date.day:02} tháng {month} năm {date.year}"


def addressee_lines(parties: Sequence[Party]) -> Iterator[str]:
    """Kính gửi, each on a line of its own."""
    if parties:
        yield from ("", "Kính gửi:", *map(party_line, parties))


def party_line(party: Party) -> str:
    return f"- {party.name}{' ' + party.note if party.note else ''};"


# Preamble and body


def preamble_lines(document: Document) -> Iterator[str]:
    """Grounds, enacting words and body; a paragraph that stands among the grounds keeps its place."""
    last = document.recitals[-1].span.end if document.recitals else 0
    among = [block for block in document.body if block.span.end <= last]
    parts: list[Recital | Block] = [*document.recitals, *among]
    for part in sorted(parts, key=attrgetter("span.start")):
        yield from block_lines([part]) if isinstance(part, Block) else spaced([part.text])
    yield from spaced(filter(None, [document.formula]))
    yield from block_lines(document.body[len(among) :])


def block_lines(blocks: Iterable[Block], above: tuple[Block, ...] = ()) -> Iterator[str]:
    """The units with all that is in them, a paragraph a line, each below an empty line."""
    for block in blocks:
        if block.type == "quote":
            yield from quote_lines(block, above)
        elif block.type != "unparsed":
            yield from own_lines(block, above)
            yield from block_lines(block.children, (*above, block))


def own_lines(block: Block, above: tuple[Block, ...]) -> Iterator[str]:
    """A block's own characters: head and heading, then its paragraphs; the rows of a table close together."""
    if block.type == "table":
        yield from ("", block.text)
        return
    first, *rest = [*filter(None, [block.heading]), *filter(None, block.text.split("\n"))] or [""]
    head = head_of(block, above)
    if block.type in TITLED and head.startswith(KEYWORDS[block.type]):
        yield from ("", head, *filter(None, [first]))
        yield from spaced(rest)
    elif head:
        yield from ("", f"{head} {first}".strip())
        yield from spaced(rest)
    else:
        yield from spaced([first, *rest])


def quote_lines(block: Block, above: tuple[Block, ...]) -> Iterator[str]:
    """A quote in quotation marks."""
    lines = list(block_lines(block.children))
    first = next((at for at, line in enumerate(lines) if line), None)
    if first is not None:
        lines[first] = "“" + lines[first]
        lines[-1] += "”"
    yield from lines


# Closing and attachments


def recipient_lines(parties: Sequence[Party]) -> Iterator[str]:
    """Nơi nhận, each with a dash."""
    if parties:
        yield from ("", "Nơi nhận:", *map(party_line, parties))


def signature_lines(signers: Sequence[Signer]) -> Iterator[str]:
    """Who signs: several side by side, as those who sign together do."""
    if all(signer.name for signer in signers):
        columns = [list(signer_lines(signer)) for signer in signers]
        height = max(map(len, columns), default=0)
        aligned = [[*column[:-1], *[""] * (height - len(column)), column[-1]] for column in columns]
        yield from ("\t".join(row).rstrip() for row in zip(*aligned, strict=True))
    else:
        for signer in signers:
            yield from signer_lines(signer)


def signer_lines(signer: Signer) -> Iterator[str]:
    """Capacities from the outermost in, the signer's own office, and the name."""
    chain = [(signer.capacity, signer.on_behalf_of), *((step.capacity, step.office) for step in signer.via)]
    yield ""
    for step in chain:
        yield from filter(None, [" ".join(filter(None, step))])
    yield from filter(None, [signer.position])
    if not (signer.capacity or (signer.position and signer.name)):
        yield SIGNED
    yield from ("", " ".join(filter(None, [signer.title, signer.name])))


def attachment_lines(attachment: Attachment) -> Iterator[str]:
    """Heading, title, and the note that it belongs to the document; then its body."""
    yield from ("", attachment.heading)
    yield from filter(None, [attachment.title])
    yield "(Kèm theo văn bản này)"
    yield from block_lines(attachment.body)

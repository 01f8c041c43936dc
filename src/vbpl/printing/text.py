"""render: a document as canonical plain text, which the parser reads back."""

import datetime
from collections.abc import Iterable, Iterator, Sequence
from enum import Enum
from itertools import takewhile
from operator import attrgetter

from ..arguments import expect
from ..model import (
    CONSOLIDATED,
    Attachment,
    Block,
    Document,
    DocumentNumber,
    Header,
    Issuer,
    Recipient,
    Recital,
    Signer,
)
from ..model.walk import steps_of
from ..structure.lines import Line, ends_sentence, joins, wrap_width
from ..structure.numbering.markers import article_marker, keyword_marker, plain_markers
from ..structure.numbering.outline import Marker, Outline
from .heads import KEYWORDS, head_of

NATION = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")
PARTY = "ĐẢNG CỘNG SẢN VIỆT NAM"
NUMBER_LABELS = {
    "bo_luat": "Bộ luật số", "luat": "Luật số", "phap_lenh": "Pháp lệnh số", "nghi_quyet": "Nghị quyết số",
    "lenh": "Lệnh số", "sac_lenh": "Sắc lệnh số",
}
TITLED = frozenset({"part", "chapter", "section", "subsection"})
SIGNED = "(Đã ký)"


class Gap(Enum):
    """A place where an empty line may be needed to separate the lines above and below."""

    paragraph = "paragraph"
    unit = "unit"


Printed = str | Gap


def render(document: Document) -> str:
    """The document as plain text in the order of NĐ 30/2020/NĐ-CP, Phụ lục I: one column, one paragraph a line.

    Returns:
        Text that ends with a line end. ``parse(render(d))`` equals ``d`` except for spans, fragments, diagnostics and a
        hash in ``id``. Notes of a consolidated text are at its end, without their markers in the text. What belongs to
        no field or block (menus of a portal, stamps, rules) is left out.

    Examples:
        >>> from vbpl import parse
        >>> render(parse("Kính gửi: Sở Y tế.\\nSở Nội vụ đề nghị Sở Y tế cử\\nngười dự họp.")).split("\\n")[-2:]
        ['Sở Nội vụ đề nghị Sở Y tế cử người dự họp.', '']
    """
    expect(document, Document, "render takes a Document (vbpl.parse makes one of a text)")
    return "\n".join(without_gaps(iter_printed(document))) + "\n"


def iter_printed(document: Document) -> Iterator[Printed]:
    """The lines of a document from its header to its last attachment."""
    consolidated = document.kind == CONSOLIDATED
    yield from header_lines(of_the_act(document) if consolidated else document)
    yield from addressee_lines(document.addressees)
    yield from preamble_lines(document)
    yield from recipient_lines(document.recipients)
    if consolidated:
        yield from authentication_lines(document.header)
    yield from signature_lines(document.signers)
    yield from (f"[{note.number}] {note.text}" for note in document.notes)
    for attachment in document.attachments:
        yield from attachment_lines(attachment)


def spaced(paragraphs: Iterable[str], outline: Outline) -> Iterator[Printed]:
    """Puts a gap before each paragraph, except one that the parser would then take for a unit."""
    for paragraph in paragraphs:
        if place_of(paragraph, outline) is None:
            yield Gap.paragraph
        yield paragraph


def place_of(line: str, outline: Outline) -> tuple[Marker, int] | None:
    """The marker at the head of a line, and the depth at which the parser would place it below the units above."""
    placed = ((marker, outline.place(marker, strong=True)) for marker in markers_of(line))
    return next(((marker, depth) for marker, depth in placed if depth is not None), None)


def markers_of(line: str) -> Sequence[Marker]:
    """The markers that the head of a line may be."""
    if article := article_marker(line, 0, len(line)):
        return [article[0]] if article[1] else []
    keyword = keyword_marker(line, 0, len(line))
    return [keyword] if keyword else plain_markers(line, 0, len(line))


def without_gaps(printed: Iterable[Printed]) -> Iterator[str]:
    """The lines. A gap becomes an empty line if the parser would otherwise join the line below to the line above."""
    pieces = list(printed)
    width = wrap_width([whole_line(row) for row in iter_rows(pieces) if row])
    before, gap = "", None
    for piece in pieces:
        if isinstance(piece, Gap):
            gap = piece
            continue
        if before and gap and piece and is_open(before, piece, gap, width):
            yield ""
        yield piece
        before, gap = piece, None


def iter_rows(pieces: Iterable[Printed]) -> Iterator[str]:
    """The lines of some pieces; those of tables one by one."""
    for piece in pieces:
        if isinstance(piece, str):
            yield from piece.split("\n")


def is_open(before: str, line: str, gap: Gap, width: int) -> bool:
    """Whether the parser would read a line as the rest of the line before it. After a table it may."""
    if "\t" in before or "\n" in before:
        return True
    unended = gap is Gap.unit and not ends_sentence(before, whole_line(before))
    below = Line(len(before) + 1, len(before) + 1 + len(line), False)
    return unended or joins(f"{before}\n{line}", whole_line(before), below, width)


def whole_line(text: str) -> Line:
    return Line(0, len(text), False)


# Consolidated texts


def of_the_act(document: Document) -> Document:
    """A consolidated text with the header of its act, without the lines that its closing block prints."""
    own = {"number": None, "date": None, "place": None, "issuers": ()}
    return document.model_copy(update={"header": document.header.model_copy(update=own)})


def authentication_lines(header: Header) -> Iterator[str]:
    """The block that closes a consolidated text: its words, then body, number, place and date."""
    yield from ("", "XÁC THỰC VĂN BẢN HỢP NHẤT", *issuer_lines(header.issuers))
    if header.number:
        yield f"Số: {header.number.canonical}"
    if header.place or header.date:
        yield ", ".join(filter(None, [header.place, printed_date(header.date)]))


# Header


def header_lines(document: Document) -> Iterator[str]:
    """Issuers, number, national or Party title, place and date, type and subject."""
    header = document.header
    if not (header.issuers or header.number or header.date or header.place or header.type_name or document.addressees):
        yield from filter(None, [header.subject])
        return
    yield from issuer_column(document)
    yield ""
    yield from [PARTY] if document.family == "party" else NATION
    if header.place:
        yield f"{header.place}, {printed_date(header.date)}"
    if header.type_name:
        yield from ("", header.type_name)
        yield from [header.subject] if header.subject else [issuer.name for issuer in header.issuers[-1:]]


def issuer_column(document: Document) -> Iterator[str]:
    """The left column of a header: issuers and number, and the subject of a công văn."""
    header = document.header
    if header.date and not header.place and not is_plain(header.number):
        yield printed_date(header.date)
    yield from filter(None, [header.secrecy, header.urgency])
    yield from issuer_lines(header.issuers)
    yield "-------"
    if header.number:
        label = NUMBER_LABELS.get(document.kind or "") if header.type_name is None else None
        date = " " + printed_date(header.date) if is_plain(header.number) else ""
        yield f"{label or 'Số'}: {header.number.text}{date}"
    if header.type_name is None and header.subject:
        yield f"V/v {header.subject}"


def is_plain(number: DocumentNumber | None) -> bool:
    """Whether a number has no notation, as in decrees of 1945; then the date after it identifies it."""
    return number is not None and number.kind_code is None and not number.issuer_codes and number.scheme == "legacy"


def issuer_lines(issuers: Sequence[Issuer]) -> Iterator[str]:
    """The superior above the issuer; bodies that issue together one below the other."""
    for issuer in issuers:
        if issuer.parent:
            yield from issuer_lines([issuer.parent])
        yield issuer.name + (" -" if issuer is not issuers[-1] else "")


def printed_date(date: datetime.date | None) -> str:
    """A date in words. Days below 10 and months 1 and 2 have a zero (NĐ 30/2020/NĐ-CP, Phụ lục I, mục II.4)."""
    if date is None:
        return "ngày      tháng      năm"
    month = f"{date.month:02}" if date.month < 3 else str(date.month)
    return f"ngày {date.day:02} tháng {month} năm {date.year}"


def addressee_lines(recipients: Sequence[Recipient]) -> Iterator[str]:
    """Kính gửi, each addressee on a line of its own."""
    if recipients:
        yield from ("", "Kính gửi:", *map(recipient_line, recipients))


def recipient_line(recipient: Recipient) -> str:
    return f"- {recipient.name}{' ' + recipient.note if recipient.note else ''};"


# Preamble and body


def preamble_lines(document: Document) -> Iterator[Printed]:
    """Grounds, enacting words and body. A paragraph among the grounds keeps its place."""
    yield ""
    last = document.recitals[-1].span.end if document.recitals else 0
    among = [block for block in document.body if block.span.end <= last]
    parts: list[Recital | Block] = [*document.recitals, *among]
    for part in sorted(parts, key=attrgetter("span.start")):
        yield ""
        yield from block_lines([part if isinstance(part, Block) else as_paragraph(part)], Outline())
    if document.formula:
        yield from ("", document.formula)
    rest, outline = document.body[len(among) :], Outline()
    before = list(takewhile(lambda block: not head_of(block), rest))
    for block in before:
        yield Gap.unit
        yield from block_lines([block], outline)
    yield from block_lines(rest[len(before) :], outline)


def as_paragraph(recital: Recital) -> Block:
    return Block(type="paragraph", text=recital.text, span=recital.span)


def block_lines(blocks: Iterable[Block], outline: Outline, above: tuple[Block, ...] = ()) -> Iterator[Printed]:
    """The units with their contents, one paragraph a line; ``outline`` holds the units printed before."""
    for block in blocks:
        if block.type == "quote":
            yield from quote_lines(block)
        elif block.type != "unparsed":
            yield from own_lines(block, outline, above)
            yield from block_lines(block.children, outline, (*above, block))


def own_lines(block: Block, outline: Outline, above: tuple[Block, ...]) -> Iterator[Printed]:
    """A block's own lines with the gaps that separate them. The rows of a table have no gaps."""
    lines = own_paragraphs(block, above)
    if block.type == "table":
        yield Gap.paragraph
        yield from lines
        return
    head = head_of(block, above)
    if head:
        yield Gap.unit
        yield lines[0]
        if placed := place_of(lines[0], outline):
            outline.enter(*placed)
    titled = 1 + is_titled(block, head) if head else 0
    yield from lines[1:titled]
    yield from spaced(lines[titled:], outline)


def own_paragraphs(block: Block, above: tuple[Block, ...]) -> list[str]:
    """A block's own lines: head and heading, then its paragraphs. The rows of a table are one."""
    if block.type == "table":
        return [block.text]
    first, *rest = [*filter(None, [block.heading]), *filter(None, block.text.split("\n"))] or [""]
    head = head_of(block, above)
    if is_titled(block, head):
        return [*filter(None, [head, first]), *rest]
    return [f"{head} {first}".strip(), *rest]


def is_titled(block: Block, head: str) -> bool:
    """Whether the heading of a unit is on the line below its number."""
    return block.type in TITLED and head.startswith(KEYWORDS[block.type])


def quote_lines(block: Block) -> Iterator[Printed]:
    """A quote in quotation marks."""
    lines = list(block_lines(block.children, Outline(excerpt=True)))
    words = [at for at, line in enumerate(lines) if isinstance(line, str)]
    for at, line in enumerate(lines):
        opening, closing = "“" * (at == words[0]), "”" * (at == words[-1])
        yield line if isinstance(line, Gap) else f"{opening}{line}{closing}"


# Closing and attachments


def recipient_lines(recipients: Sequence[Recipient]) -> Iterator[str]:
    """Nơi nhận, each with a dash."""
    if recipients:
        yield from ("", "Nơi nhận:", *map(recipient_line, recipients))


def signature_lines(signers: Sequence[Signer]) -> Iterator[str]:
    """The signers. Those who sign together are printed side by side."""
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
    yield ""
    for step in steps_of(signer):
        yield from filter(None, [" ".join(filter(None, step))])
    yield from filter(None, [signer.position])
    if not (signer.capacity or (signer.position and signer.name)):
        yield SIGNED
    yield from ("", " ".join(filter(None, [signer.rank, signer.name])))


def attachment_lines(attachment: Attachment) -> Iterator[Printed]:
    """Heading, title, the note that it belongs to the document, and its body."""
    yield from ("", attachment.heading)
    yield from filter(None, [attachment.title])
    yield "(Kèm theo văn bản này)"
    yield from block_lines(attachment.body, Outline())

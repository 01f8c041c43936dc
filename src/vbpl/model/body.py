"""Block and the closing fields: what stands below the header."""

from typing import Literal

from .node import Node, Span

BlockType = Literal[
    "part", "chapter", "section", "subsection", "article", "clause", "point",
    "bullet", "paragraph", "table", "quote", "unparsed",
]
"""Phần, chương, mục, tiểu mục, điều, khoản, điểm; gạch đầu dòng; and text that is no unit."""

FragmentRole = Literal[
    "national_title", "motto", "party_title", "issuer", "number", "place_date", "type_name", "subject",
    "secrecy", "urgency", "circulation", "draft", "rule", "stamp", "label", "addressee", "authority",
    "recital", "formula", "recipient", "capacity", "position", "signature", "name", "heading", "note",
    "copy", "drafter", "contact", "footnote", "mark", "surroundings", "unparsed",
]
"""What a fragment is; ``mark`` is what a converter or printer left: table pipes, page numbers; ``surroundings`` what a
portal prints above a document."""


class Block(Node):
    """Phần, chương, điều, khoản, điểm ...: a unit of the body, with the units inside it.

    Its own characters (marker, heading, text) lie before its first child; what is printed after the children
    is a ``paragraph`` child of its own.
    """

    type: BlockType
    """Level: ``article`` is điều, ``clause`` khoản, ``point`` điểm; the rest is in docs/model.md."""
    number: str | None = None
    """As printed without punctuation: ``2``, ``5a``, ``đ``, ``II``; words become figures (``thứ nhất``: ``1``)."""
    heading: str | None = None
    """Title of the unit, on one line."""
    text: str = ""
    """Own text before the first child, hard-wrapped lines joined."""
    children: "tuple[Block, ...]" = ()
    """The units inside it, in the order printed."""
    span: Span
    """From its marker to the end of its last child."""


class Recipient(Node):
    """Nơi gửi, nơi nhận: an addressee or a recipient."""

    name: str
    """Without bullet and final punctuation, on one line."""
    note: str | None = None
    """What stands in brackets behind it: ``(để b/c)``."""
    span: Span
    """Of name and note."""


class Recital(Node):
    """Căn cứ: a paragraph that states the legal or factual ground."""

    text: str
    """On one line, with the word that opens it."""
    span: Span
    """Of the paragraph."""


class Via(Node):
    """Ký thay, thừa lệnh: a further step in a chain of capacities, like ``KT.`` / ``CHỦ TỊCH``."""

    capacity: str
    """As printed: ``KT.``."""
    office: str | None = None
    """Whose place is taken: ``CHỦ TỊCH``."""


class Signer(Node):
    """Người ký: who signs, in which capacity and for whom."""

    capacity: str | None = None
    """Quyền hạn ký as printed, outermost first: ``TM.``, ``KT.``, ``T/M``."""
    on_behalf_of: str | None = None
    """The body or office behind the capacity: ``ỦY BAN NHÂN DÂN``."""
    via: tuple[Via, ...] = ()
    """The rest of a chain: ``TM.`` ... then ``KT. CHỦ TỊCH``."""
    position: str | None = None
    """Chức vụ: the signer's own office, the last one printed."""
    rank: str | None = None
    """Quân hàm, học vị: rank or degree before the name: ``Thượng tướng``, ``PGS.TS.``."""
    name: str | None = None
    """Name of the person; null where only a signature or nothing is printed."""
    span: Span
    """From the first capacity to the name."""


class Attachment(Node):
    """Phụ lục, văn bản kèm theo: an annex, a form, or a regulation issued with the document."""

    heading: str
    """``PHỤ LỤC I``, ``QUY CHẾ``; as printed on one line."""
    title: str | None = None
    """What stands below the heading, on one line."""
    kind: str
    """Slug: ``phu_luc``, ``mau``, ``danh_muc``, ``quy_che``, ..."""
    body: tuple[Block, ...] = ()
    """Its units, as of a document."""
    span: Span
    """With the heading."""


class Fragment(Node):
    """A printed piece outside the body's blocks and what it is.

    The fragments and the blocks' own characters together hold every non-blank character once, also where
    columns arrived interleaved and a field's span encloses pieces of another.
    """

    role: FragmentRole
    """What it is."""
    span: Span
    """Where it was printed; no two overlap."""

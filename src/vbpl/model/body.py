"""Block and the fields of the closing: all that stands below the header."""

from typing import Literal

from .node import Node, Span

BlockType = Literal[
    "part", "chapter", "section", "subsection", "article", "clause", "point",
    "bullet", "paragraph", "table", "quote", "unparsed",
]
"""Phần, chương, mục, tiểu mục, điều, khoản, điểm; gạch đầu dòng; and text without a unit."""

FragmentRole = Literal[
    "national_title", "motto", "party_title", "issuer", "number", "place_date", "type_name", "subject",
    "secrecy", "urgency", "circulation", "draft", "rule", "stamp", "label", "addressee", "authority",
    "recital", "formula", "recipient", "capacity", "position", "signature", "name", "heading", "note",
    "copy", "drafter", "contact", "footnote", "mark", "surroundings", "unparsed",
]
"""The role of a fragment. ``mark`` is what a converter or printer left: table pipes, page numbers. ``surroundings`` is
what a portal prints above a document."""


class Block(Node):
    """Phần, chương, điều, khoản, điểm ...: a unit of the body, with the units inside it.

    Its own characters (marker, heading, text) lie before its first child. Text printed after the children is a further
    child, a ``paragraph``.
    """

    type: BlockType
    """Level: ``article`` is điều, ``clause`` khoản, ``point`` điểm; docs/model.md lists the rest."""
    number: str | None = None
    """As printed without punctuation: ``2``, ``5a``, ``đ``, ``II``; words become figures (``thứ nhất``: ``1``)."""
    heading: str | None = None
    """Heading of the unit, on one line."""
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
    """The words in brackets after it: ``(để b/c)``."""
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
    """The office that the signer acts for: ``CHỦ TỊCH``."""


class Signer(Node):
    """Người ký: who signs, in which capacity and for whom."""

    capacity: str | None = None
    """Quyền hạn ký as printed, outermost first: ``TM.``, ``KT.``, ``T/M``."""
    on_behalf_of: str | None = None
    """The body or office after the capacity: ``ỦY BAN NHÂN DÂN``."""
    via: tuple[Via, ...] = ()
    """The rest of a chain: ``TM.`` ... then ``KT. CHỦ TỊCH``."""
    position: str | None = None
    """Chức vụ: the signer's own office, the last one printed."""
    rank: str | None = None
    """Quân hàm, học vị: rank or degree before the name: ``Thượng tướng``, ``PGS.TS.``."""
    name: str | None = None
    """Name of the person; null if only a signature or nothing is printed."""
    span: Span
    """From the first capacity to the name."""


class Attachment(Node):
    """Phụ lục, văn bản kèm theo: an annex, a form, or a regulation issued with the document."""

    heading: str
    """``PHỤ LỤC I``, ``QUY CHẾ``; as printed on one line."""
    title: str | None = None
    """The words below the heading, on one line."""
    kind: str
    """Slug: ``phu_luc``, ``mau``, ``danh_muc``, ``quy_che``, ..."""
    body: tuple[Block, ...] = ()
    """Its units, as in a document."""
    span: Span
    """With the heading."""


class Fragment(Node):
    """A printed piece outside the blocks, with its role.

    The fragments and the own characters of the blocks together hold every non-blank character exactly once. That holds
    even if two columns arrived interleaved, so that the span of one field encloses pieces of another.
    """

    role: FragmentRole
    """Its role."""
    span: Span
    """Where it was printed. No two overlap."""

"""Citation: a mention of a document or provision, and what the text does to it."""

import datetime
from typing import Literal

from pydantic import Field

from .node import Node, Span
from .number import DocumentNumber

Target = Literal["other", "this", "previous", "carrier"]
"""Which document a mention points to; see ``Citation.target``."""

Relation = Literal[
    "legal_basis", "implements", "amends", "amended_by_stated", "replaces", "repeals", "guides", "details",
    "responds_to", "follows_up", "proposed_in", "issued_with", "attaches", "corrects", "consolidates",
    "suspends", "revokes", "refers_to", "announces", "announces_ended", "extends", "explains", "approves", "related",
]
"""What a text does to the document that it cites; docs/model.md has the Vietnamese word for each."""

LEVELS = ("part", "chapter", "section", "subsection", "article", "clause", "point")
"""Levels of the units of a body that a provision names, from the highest down."""
CHANGES: tuple[Relation, ...] = (
    "amends", "corrects", "replaces", "repeals", "revokes", "suspends", "extends", "announces_ended",
)
"""Relations by which a document changes another one."""
ENDINGS: tuple[Relation, ...] = ("replaces", "repeals", "revokes")
"""Changes after which a document has no effect, if they apply to all of it."""
STOPS: frozenset[Relation] = frozenset({*ENDINGS, "suspends"})
"""Changes after which it has no effect, for good or for a time."""


class Provision(Node):
    """Điều, khoản, điểm: a place inside a document, numbers as printed."""

    part: str | None = None
    """Phần."""
    chapter: str | None = None
    """Chương."""
    section: str | None = None
    """Mục."""
    subsection: str | None = None
    """Tiểu mục."""
    article: str | None = None
    """Điều: ``5``, ``9a``."""
    clause: str | None = None
    """Khoản."""
    point: str | None = None
    """Điểm: ``a``, ``đ``."""
    annex: str | None = None
    """Phụ lục, mẫu: ``I``, ``01``."""
    item: str | None = None
    """Tiết, gạch đầu dòng, số thứ tự: a unit below a point, as printed; ``cột 3`` is a column, ``2, cột 3`` a cell."""
    through: "Provision | None" = None
    """The last unit of a range, both ends included."""


class Citation(Node):
    """Viện dẫn: one mention of a document, or of provisions of one."""

    text: str
    """From its first word (provision or type) to the end of number, date and issuer, on one line."""
    span: Span
    """Of this text."""
    target: Target
    """``other``: named here; ``this``: this document; ``previous``: named before (``Luật đó``); ``carrier``: in quoted
    amending text, the document that is amended."""
    kind: str | None = None
    """Slug of the type (``chi_thi``); null if the mention names none."""
    number: DocumentNumber | None = None
    """Số, ký hiệu in the mention."""
    date: datetime.date | None = None
    """Day of issue in the mention."""
    year: int | None = None
    """A bare year (``Luật Đất đai năm 2013``)."""
    issuer: str | None = None
    """Body in the mention, as printed on one line."""
    name: str | None = None
    """Name of a document cited by name, without the type word: ``Đất đai`` of ``Luật Đất đai``."""
    subject: str | None = None
    """Trích yếu after ``về việc``; it lies outside ``text`` and ``span``."""
    provisions: tuple[Provision, ...] = ()
    """The provisions that the mention names, absolute: ``Điều này`` is filled in. Empty for the document as a whole."""
    relation: Relation = "refers_to"
    """What the text does to it; ``refers_to`` if no words say."""
    partial: bool = False
    """It is done to a part that is described without a number: ``các quy định về viễn thông của Pháp lệnh ...``."""
    excepted: tuple[Provision, ...] = ()
    """In an end or a suspension, the provisions that stay in effect: ``Bãi bỏ Quyết định A, trừ Điều 5``."""
    effective: datetime.date | None = None
    """First day of a change, if the text prints one for it: ``... hết hiệu lực kể từ ngày 01/01/2025``."""
    until: datetime.date | None = None
    """First day after a suspension or an extension: ``... đến hết ngày 31/12/2023``."""
    told: bool = False
    """The document only tells of the change and does not make it: another act does, ``by`` if it is named (``Căn cứ
    Nghị định A sửa đổi Nghị định B``), or one that is planned or may come (``khi có Thông tư thay thế Thông tư B``)."""
    by: str | None = None
    """``key`` of the act that makes a change which is only told; in a list of ended acts, of the act that a column of
    the list names."""
    key: str | None = None
    """One string to compare that holds what the mention says of its document; null if it names no document."""


class Definition(Node):
    """Gọi tắt: a short name that the text defines, valid from there on."""

    term: str
    """The short name: ``Luật Đất đai``, ``Sở``."""
    meaning: str
    """What it stands for, as printed before the bracket."""
    span: Span
    """Of the bracket or clause that defines the short name."""


AmendmentAction = Literal[
    "replace", "insert", "repeal", "replace_words", "delete_words", "insert_words", "renumber", "correct"
]
AmendmentPosition = Literal["after", "before", "start", "end"]


class WordChange(Node):
    """Cụm từ: words that an amendment takes out or puts in, as quoted."""

    old: str | None = None
    """Words that are replaced or deleted, or next to which others are inserted."""
    new: str | None = None
    """Words that replace them or are inserted; null if words are deleted."""


class Amendment(Node):
    """Lệnh sửa đổi: one amending instruction, with the places that it changes and the new text."""

    action: AmendmentAction
    """What the instruction does. ``correct`` (đính chính) has effect from the first day of the corrected text."""
    targets: tuple[Provision, ...] = ()
    """Provisions of the amended document, absolute. Empty for the whole act, or for a place that no citation names."""
    scope: str = Field(
        default="unit",
        pattern=r"^(unit|heading|lead|described|(sentence|paragraph):[1-9][0-9]{0,2}|last_(sentence|paragraph))$",
    )
    """The part of each target that changes: ``heading`` (tên, tiêu đề); ``lead`` (đoạn mở đầu, before its first unit);
    ``sentence:2``; ``paragraph:2``; ``last_paragraph``; ``described``, a part in words; ``unit``, all of it."""
    document_key: str | None = None
    """``key`` of the amended document, as the instruction or its heading names it."""
    position: AmendmentPosition | None = None
    """Where an insertion goes: relative to ``anchor``; words relative to the old ones, else to the target."""
    anchor: Provision | None = None
    """Provision beside which an insertion goes, or at the start or end of which it goes."""
    words: tuple[WordChange, ...] = ()
    """Words that change in the targets and in all units below them, at every occurrence."""
    exceptions: tuple[Provision, ...] = ()
    """Provisions that stay as they are: ``trừ khoản 2 Điều 5``."""
    new_targets: tuple[Provision, ...] = ()
    """In a renumbering: the new numbers of the targets, one by one."""
    quotes: tuple[Span, ...] = ()
    """Spans of the new text: quote blocks, words quoted on the line, or text without quotation marks."""
    annex: Span | None = None
    """Of the attachment of this document that is the new text."""
    effective: datetime.date | None = None
    """First day of effect of this instruction, if the document gives it one of its own."""
    span: Span
    """Of the instruction."""


class Effect(Node):
    """Hiệu lực: when the document, or some of its provisions, takes or loses effect."""

    event: Literal["start", "end"] = "start"
    """It takes effect, or loses it."""
    date: datetime.date | None = None
    """First day with effect, or first day without; null if it cannot be computed from the phrase."""
    phrase: str
    """As printed: ``kể từ ngày ký``."""
    provisions: tuple[Provision, ...] = ()
    """The provisions concerned; empty for the whole document."""
    span: Span
    """Of the words that say so."""

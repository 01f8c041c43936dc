"""Header: the fields printed above the body."""

import datetime

from .node import Node, Span
from .number import DocumentNumber


class Issuer(Node):
    """Cơ quan ban hành: an issuing body as the header prints it, on one line."""

    name: str
    """As printed, on one line."""
    parent: "Issuer | None" = None
    """Cơ quan chủ quản: the superior body printed above it."""
    code: str | None = None
    """Code of the body in the issuer table (``SGDĐT``); null if the table does not have it."""
    span: Span
    """Of the name."""


class Header(Node):
    """Thể thức đầu văn bản: issuer, number, place and date, type name and subject."""

    issuers: tuple[Issuer, ...] = ()
    """The issuing bodies; several for a joint document (liên tịch)."""
    number: DocumentNumber | None = None
    """Số, ký hiệu; null if none is printed."""
    place: str | None = None
    """Địa danh: where it was issued."""
    date: datetime.date | None = None
    """Date of issue; null if it is not printed, blank or unreadable."""
    type_name: str | None = None
    """Tên loại as printed (``QUYẾT ĐỊNH``); null for a công văn."""
    subject: str | None = None
    """Trích yếu on one line, without the label ``V/v`` or ``Về việc``."""
    secrecy: str | None = None
    """Dấu chỉ độ mật: ``MẬT``, ``TỐI MẬT``, ``TUYỆT MẬT``."""
    urgency: str | None = None
    """Dấu chỉ mức độ khẩn: ``KHẨN``, ``THƯỢNG KHẨN``, ``HỎA TỐC``."""
    span: Span
    """From the first to the last field."""

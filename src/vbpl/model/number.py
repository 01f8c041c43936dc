"""DocumentNumber: số, ký hiệu."""

from typing import Literal

from .node import Node, Span

NumberScheme = Literal["qh", "qppl", "admin", "cv", "party", "vbhn", "copy", "standard", "legacy", "court"]
"""Form of a number: of the Quốc hội, QPPL, administrative, công văn, Party, văn bản hợp nhất, copy (sao), standard
(TCVN, QCVN), older than today's rules, court."""


class DocumentNumber(Node):
    """Số, ký hiệu: the number and notation of a document, like ``3411/SGDĐT-CTTT`` or ``23-CT/TU``."""

    text: str
    """As printed, on one line."""
    canonical: str
    """Normal form with at least two digits: ``05/2011/QH13``; ``/QĐ-UBND`` if the serial is blank."""
    serial: int | None
    """The running number; null if it is blank or unreadable."""
    suffix: str | None = None
    """The letters or digits after the serial, lower case: ``a`` of ``1234a``, ``bis``, ``.7`` of ``66.7``."""
    year: int | None
    """Year in the number; null if it has none."""
    kind_code: str | None
    """Abbreviation of the type: ``QĐ``, ``TT``; null in the number of a công văn."""
    issuer_codes: tuple[str, ...]
    """Codes of the issuing bodies, spelled as in the issuer table if it has them: ``["UBND"]``."""
    units: tuple[str, ...] = ()
    """Drafting units after the issuer, ``["CTTT"]``. They are no part of the identity."""
    term: int | None = None
    """Khóa: 13 of ``QH13``."""
    scheme: NumberScheme | None = None
    """The form of the number; null if the form is unknown."""
    repairs: tuple[str, ...] = ()
    """Names of the repairs that reading it needed; empty for a clean number."""
    span: Span
    """Of the number, without the word ``Số``."""

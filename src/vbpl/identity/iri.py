"""The IRI of a document, by the naming rules of Akoma Ntoso."""

import datetime
import hashlib
import re
import unicodedata
from typing import NamedTuple

from ..model import DocumentNumber, Family, Header
from ..text.folding import words_of
from .bodies import body_place, codes_of, is_local
from .places import slug

_STUB = re.compile(r"-[0-9a-f]{8}$")


def document_id(header: Header, kind: str | None, family: Family, text: str) -> str:
    """IRI ``/akn/vn[-place]/{act|doc}/{type}[/{body}]/{date}/{number}``.

    The date is the day of issue, else the year of the number, else ``XXXX``. A header may not identify its document: no
    number, no date, or a local body without its place. Then the number ends in a hash of the words of ``text``; the
    hash does not depend on layout.

    >>> from vbpl.model import Span
    >>> document_id(Header(span=Span(start=0, end=0)), "chi_thi", "party", "Chỉ thị về ...")
    '/akn/vn/doc/chi-thi/XXXX/khong-so-b49f83ac'
    """
    codes = codes_of(header.number, header.issuers)
    place = body_place(header).slug if any(map(is_local, codes)) or not codes else ""
    stated = Stated(kind, family, codes, place, header.number, header.date)
    return stated_iri(stated) or _iri(stated, _stub(header.number, text))


class Stated(NamedTuple):
    """The parts of the IRI of a document."""

    kind: str | None
    family: Family
    codes: tuple[str, ...]
    place: str
    """Slug of the place of a local body, else empty."""
    number: DocumentNumber | None
    date: datetime.date | None


def stated_iri(stated: Stated) -> str | None:
    """The IRI from the fields that identify a document; None if they do not."""
    number = stated.number
    if number is None or number.serial is None or not slug(number.canonical):
        return None
    dated = stated.date is not None or number.year is not None
    unique = bool(stated.place) or not any(map(is_local, number.issuer_codes))
    return _iri(stated, slug(number.canonical)) if dated and unique else None


def is_stub(iri: str) -> bool:
    """Whether an IRI holds a hash of the text, because the fields of the document do not identify it.

    >>> is_stub("/akn/vn/doc/chi-thi/XXXX/khong-so-b49f83ac"), is_stub("/akn/vn/act/luat/qh/2013/45-2013-qh13")
    (True, False)
    """
    return _STUB.search(iri) is not None


def _iri(stated: Stated, number: str) -> str:
    country = f"vn-{stated.place}" if stated.place else "vn"
    genre = "act" if stated.family == "qppl" else "doc"
    actor = _actor(stated.codes, stated.family)
    return "/akn/" + "/".join([country, genre, _subtype(stated.kind), *actor, _date(stated), number])


def word_hash(text: str) -> str:
    """Eight hex digits that depend on the words of a text and not on their layout."""
    words = sorted(words_of(unicodedata.normalize("NFC", text)))
    return hashlib.blake2b(" ".join(words).encode(errors="surrogatepass"), digest_size=4).hexdigest()


def _subtype(kind: str | None) -> str:
    return (kind or "van_ban").replace("_", "-")


def _actor(codes: tuple[str, ...], family: Family) -> list[str]:
    names = ".".join(filter(None, map(slug, codes)))
    if family == "party" and names:
        return [f"dcs.{names}"]
    return [names] if names and not names[0].isdigit() else []


def _date(stated: Stated) -> str:
    if stated.date:
        return stated.date.isoformat()
    year = stated.number.year if stated.number else None
    return f"{year:04}" if year else "XXXX"


def _stub(number: DocumentNumber | None, text: str) -> str:
    """The number part of an IRI whose fields do not identify the document: it ends in a hash."""
    readable = number is not None and number.serial is not None and slug(number.canonical)
    return f"{readable or 'khong-so'}-{word_hash(text)}"

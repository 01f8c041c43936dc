"""The IRI of a document, by domain rules of Akoma Ntoso naming."""

import hashlib
import re
import unicodedata

from ..model import Family, Header
from .bodies import body_place, codes_of, is_local
from .places import slug

_WORD = re.compile(r"\w+")


def document_id(header: Header, kind: str | None, family: Family, text: str) -> str:
    """IRI ``/akn/vn[-place]/{act|doc}/{type}[/{body}]/{date}/{number}``.

    The date is the day of issue, else the year of the number, else ``XXXX``. Where the header does not tell one
    document from all others (no number, no date, a local body without its place), a hash of the words of ``text``
    stands in the number, so that the id does not depend on layout.

    >>> from vbpl.model import Span
    >>> document_id(Header(span=Span(start=0, end=0)), "chi_thi", "party", "Chỉ thị về ...")
    '/akn/vn/doc/chi-thi/XXXX/khong-so-b49f83ac'
    """
    codes = codes_of(header.number, header.issuers)
    place = body_place(header).slug if any(map(is_local, codes)) or not codes else ""
    country = f"vn-{place}" if place else "vn"
    genre = "act" if family == "qppl" else "doc"
    actor = _actor(codes, family)
    parts = [country, genre, _subtype(kind), *actor, _date(header), _number(header, text, bool(place))]
    return "/akn/" + "/".join(parts)


def word_hash(text: str) -> str:
    """Eight hex digits that depend on the words of a text and not on their layout."""
    words = sorted(_WORD.findall(unicodedata.normalize("NFC", text).lower()))
    return hashlib.blake2b(" ".join(words).encode(errors="surrogatepass"), digest_size=4).hexdigest()


def _subtype(kind: str | None) -> str:
    return (kind or "van_ban").replace("_", "-")


def _actor(codes: tuple[str, ...], family: Family) -> list[str]:
    names = ".".join(filter(None, map(slug, codes)))
    if family == "party" and names:
        return [f"dcs.{names}"]
    return [names] if names and not names[0].isdigit() else []


def _date(header: Header) -> str:
    if header.date:
        return header.date.isoformat()
    year = header.number.year if header.number else None
    return f"{year:04}" if year else "XXXX"


def _number(header: Header, text: str, placed: bool) -> str:
    number = header.number
    if number is None or number.serial is None or not slug(number.canonical):
        return f"khong-so-{word_hash(text)}"
    dated = header.date is not None or number.year is not None
    unique = placed or not any(map(is_local, number.issuer_codes))
    name = slug(number.canonical)
    return name if dated and unique else f"{name}-{word_hash(text)}"

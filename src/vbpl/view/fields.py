"""Fields: values of header and closing, and the printed pieces that belong to each."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from ..model import Document, Effect, Fragment, FragmentRole, Issuer, Recipient, Signer, Span
from ..model.walk import steps_of, upwards
from .words import Words

GROUPS: dict[FragmentRole, str] = {
    "issuer": "issuer", "number": "number", "place_date": "number", "type_name": "subject", "subject": "subject",
    "secrecy": "mark", "urgency": "mark", "circulation": "mark", "draft": "mark", "addressee": "party",
    "recipient": "party", "recital": "recital", "authority": "recital", "formula": "subject", "capacity": "signer",
    "position": "signer", "signature": "signer", "name": "signer",
}  # fmt: skip
"""Colour of a printed piece by its role. The other roles share one colour."""
OTHER = "other"
SIGNER_ROLES: tuple[FragmentRole, ...] = ("capacity", "position", "signature", "name")


class Field(NamedTuple):
    """One value with its name."""

    key: str
    """Of this field in its document."""
    name: str
    """Key of its name in the words of the page."""
    value: str
    group: str
    roles: tuple[FragmentRole, ...] = ()
    """Of the fragments that print it."""
    span: Span | None = None
    """The span around those fragments; None if the roles are enough, or nothing of it is printed."""


def fields_of(document: Document, words: Words) -> list[Field]:
    """The content of header and closing, in the order in which people look for it."""
    return [field._replace(key=f"f{index}") for index, field in enumerate(_iter_fields(document, words))]


def recitals_of(document: Document) -> list[Field]:
    """The grounds, as fields."""
    return [
        Field(f"r{index}", "recital", recital.text, "recital", ("recital", "authority"), recital.span)
        for index, recital in enumerate(document.recitals)
    ]


def _iter_fields(document: Document, words: Words) -> Iterator[Field]:
    yield from _header_fields(document)
    for recipient in document.addressees:
        yield Field("", "addressee", _recipient(recipient), "party", ("addressee",), recipient.span)
    for signer in document.signers:
        yield Field("", "signer", _signer(signer), "signer", SIGNER_ROLES, signer.span)
    for effect in document.effects:
        yield Field("", "effect", _effect(effect, words), "stated", (), effect.span)
    for each in document.definitions:
        yield Field("", "definition", f"{each.term}: {each.meaning}", "stated", (), each.span)
    for recipient in document.recipients:
        yield Field("", "recipient", _recipient(recipient), "party", ("recipient",), recipient.span)


def _header_fields(document: Document) -> Iterator[Field]:
    header = document.header
    for issuer in header.issuers:
        for body in _downwards(issuer):
            yield Field("", "issuer", body.name, "issuer", ("issuer",), body.span)
    if header.number:
        yield Field("", "number", header.number.canonical, "number", ("number",))
    issued = [header.place, f"{header.date:%d/%m/%Y}" if header.date else None]
    single: list[tuple[FragmentRole, str | None]] = [
        ("place_date", ", ".join(filter(None, issued))), ("type_name", header.type_name), ("subject", header.subject),
        ("secrecy", header.secrecy), ("urgency", header.urgency),
    ]  # fmt: skip
    yield from (Field("", role, value, GROUPS[role], (role,)) for role, value in single if value)


class Owners:
    """The field of each fragment: of its role, the field that encloses it and begins nearest before it."""

    def __init__(self, fields: Iterable[Field]) -> None:
        self._places: dict[str, list[tuple[int, int, str]]] = {}
        for field in fields:
            start, end = (field.span.start, field.span.end) if field.span else (0, _EVERYWHERE)
            for role in field.roles:
                self._places.setdefault(role, []).append((start, end, field.key))
        for places in self._places.values():
            places.sort()

    def of(self, fragment: Fragment) -> str | None:
        """Key of the field."""
        places = self._places.get(fragment.role, [])
        nearest = bisect_right(places, (fragment.span.start, _EVERYWHERE, "")) - 1
        if nearest < 0 or places[nearest][1] < fragment.span.end:
            return None
        return places[nearest][2]


_EVERYWHERE = 1 << 62


def _downwards(issuer: Issuer) -> Iterable[Issuer]:
    return reversed(list(upwards(issuer)))


def _recipient(recipient: Recipient) -> str:
    return f"{recipient.name} {recipient.note}" if recipient.note else recipient.name


def _signer(signer: Signer) -> str:
    """Capacities from the outermost in, then position, rank and name."""
    capacities = [" ".join(filter(None, step)) for step in steps_of(signer)]
    name = " ".join(filter(None, [signer.rank, signer.name]))
    return ", ".join(filter(None, [*capacities, signer.position, name]))


def _effect(effect: Effect, words: Words) -> str:
    day = f"{effect.date:%d/%m/%Y}" if effect.date else f"“{effect.phrase}”"
    return f"{words['event'][effect.event]} {day}"

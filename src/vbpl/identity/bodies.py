"""Bodies: the code and the place that the name of an issuing body states."""

import re
from collections.abc import Iterable
from functools import cache, lru_cache
from typing import NamedTuple

from ..model import DocumentNumber, Header, Issuer
from ..model.walk import upwards
from ..tables import IssuingBody, body_of_code, issuing_bodies, read_table
from ..text.folding import fold, tone_key
from .places import NOWHERE, Place, find_place, find_province, within

LOCAL = {"local", "local-department", "party-local"}
_PLACE_TAIL = re.compile(
    r"(?<!\w)(?P<organ>(?:tỉnh|thành|huyện|quận|thị) uỷ(?!\w))?"
    r"(?(organ)|(?:tỉnh|thành phố|tp|huyện|quận|thị xã|thị trấn|xã(?! hội)|phường|đặc khu)(?!\w)).*", re.DOTALL
)
_BRACKETS = re.compile(r"\s*\([^()]*\)")


class Body(NamedTuple):
    """Cơ quan: its code in the issuer table, its place, and its folded name without role and place."""

    code: str | None
    name: str
    place: Place


@lru_cache(maxsize=16384)
def read_body(name: str) -> Body:
    """The body that a printed name means: ``Chủ tịch UBND tỉnh Lâm Đồng`` is ``UBND`` of ``lam-dong``."""
    place = find_place(name)
    stem = _stem(name, place)
    code = _codes().get(fold(stem)) or _code_of_initials(stem) or _codes().get(fold(name))
    return Body(code, fold(stem), place)


@lru_cache(maxsize=4096)
def is_local(code: str) -> bool:
    """Whether a code names no single body without its place: ``UBND``, ``TU``, ``SGDĐT``."""
    body = body_of_code(code)
    return body is not None and body.level in LOCAL


def body_place(header: Header) -> Place:
    """The place of the issuing body: by its own name, else by the body above it, else by the place line."""
    place = NOWHERE
    for issuer in header.issuers:
        for body in upwards(issuer):
            found = find_place(body.name)
            place = found if place == NOWHERE else within(place, found)
        if place.slug:
            return place
    around = find_province(header.place) if header.place else None
    return within(place, Place(around)) if around else place


def codes_of(number: DocumentNumber | None, names: Iterable[Issuer]) -> tuple[str, ...]:
    """Codes of the issuing bodies: from the number, else from the names."""
    if number and number.issuer_codes:
        return tuple(number.issuer_codes)
    found = (issuer.code or read_body(issuer.name).code for issuer in names)
    return tuple(code for code in found if code)


def _stem(name: str, place: Place) -> str:
    """The name in lower case without the person's role and without the place."""
    stem = tone_key(" ".join(name.split()))
    if fold(stem) in _codes():
        return stem
    role = next((role for role in _roles() if stem.startswith(role + " ")), "")
    stem = stem[len(role) :].lstrip(" ,")
    if place == NOWHERE or fold(stem) in _codes():
        return stem
    bare = _PLACE_TAIL.sub(lambda match: match["organ"] or "", stem).strip(" ,-–")
    return bare if bare != stem else _without_province(stem)


def _without_province(stem: str) -> str:
    """``sở y tế hà nội`` without the name of the province at its end."""
    words = stem.split()
    cut = next((count for count in range(min(5, len(words) - 1), 0, -1) if find_province(" ".join(words[-count:]))), 0)
    return " ".join(words[: len(words) - cut])


def _code_of_initials(stem: str) -> str | None:
    """The code in ``Sở GD&ĐT``, found by its spelling ``SGD&ĐT``."""
    words = stem.upper().split()[-4:]
    for start in range(max(0, len(words) - 1)):
        code = _codes().get(fold(words[start][0] + "".join(words[start + 1 :])))
        if code:
            return code
    return None


@cache
def _roles() -> list[str]:
    return sorted(map(tone_key, read_table("linking")["bodies"]["roles"]), key=len, reverse=True)


@cache
def _codes() -> dict[str, str]:
    """Maps folded names, aliases and spellings of codes to the code. If two rows share one, the first row keeps it."""
    codes = {fold(name): code for name, code in read_table("linking")["bodies"]["aliases"].items()}
    for body in issuing_bodies():
        for name in (*_names(body), body.code):
            codes.setdefault(fold(name), body.code)
    for body in issuing_bodies():
        for variant in body.variants:
            codes.setdefault(fold(variant), body.code)
    return codes


def _names(body: IssuingBody) -> list[str]:
    return [part.strip() for name in (body.name, *body.aliases) for part in _BRACKETS.sub("", name).split(" / ")]

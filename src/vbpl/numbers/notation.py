"""Ký hiệu: reads the part of a number after its serial."""

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model import NumberScheme
from ..tables import IssuingBody
from ..text.folding import fold, squeeze
from .classes import Piece, classify, join_codes
from .form import Form, parse_form
from .words import Word, body_word, kind_word
from .years import full_year


class Notation(NamedTuple):
    """All parts of a number except its serial. ``vbpl.model.DocumentNumber`` explains the fields."""

    scheme: NumberScheme | None
    canonical: str
    """The text after the serial: ``/2020/NĐ-CP``."""
    official: str
    """The same in the form of its scheme and with the codes of the tables, however it was printed."""
    end: int
    """The offset after it in the string that was split."""
    year: int | None = None
    kind: str | None = None
    issuers: tuple[str, ...] = ()
    units: tuple[str, ...] = ()
    term: int | None = None
    suffix: str | None = None
    """The amendment of a standard: ``SĐ1:2022``."""
    repairs: tuple[str, ...] = ()


_NATIONAL = ("central", "ministry", "historical", "party-central", "judicial", "government-agency")


def read_pieces(pieces: Sequence[Piece], issuer: str | None = None) -> Notation | None:
    """The notation in these pieces, the first of which is the serial; None if number.lark has no such form.

    ``issuer`` is the name or code of the issuing body, if it is known. It decides the meaning of an ambiguous code.
    """
    pieces = list(join_codes(pieces))
    form = parse_form(classify(pieces))
    return form and _assemble(pieces, form, issuer)


def _assemble(pieces: Sequence[Piece], form: Form, issuer: str | None) -> Notation:
    words = [_word(piece.word, role, form, issuer) for piece, role in zip(pieces, form.roles, strict=True)]
    by_role: dict[str, list[Word]] = {}
    for role, word in zip(form.roles, words, strict=True):
        by_role.setdefault(role, []).append(word)
    issuers = by_role.get("issuer", [])
    kinds = by_role.get("kind", []) if form.scheme != "cv" else []
    return Notation(
        form.scheme, _spelled(pieces, [word.shown for word in words]), _official(pieces, words, form), pieces[-1].end,
        year=next((year_of(word.code) for word in by_role.get("year", ())), None),
        kind="-".join(word.code for word in kinds) or None,
        issuers=tuple(word.code for word in issuers),
        units=tuple(word.shown for word in by_role.get("unit", ())),
        term=next((word.term for word in issuers if word.term), None),
        suffix=next((word.code for word in by_role.get("suffix", ())), None),
        repairs=(*(repair for word in words for repair in word.repairs), *((form.repair,) if form.repair else ())),
    )


def year_of(digits: str) -> int | None:
    """The year of four or two digits; None for a blank one."""
    return full_year(int(digits)) if digits.isdecimal() else None


def _word(word: str, role: str, form: Form, issuer: str | None) -> Word:
    if role == "issuer":
        return _issuer_word(word, form, issuer)
    if role in ("kind", "base"):
        return kind_word(word) or Word(word, word)
    if role == "year":
        return Word(word, word, ("blank-year",) * ("?" in word) + ("year2",) * (len(word) == 2))
    return _unknown(word)


def _unknown(word: str) -> Word:
    """A word of an open class: put into capitals, unless it mixes cases."""
    lower = word.islower() and len(word) > 1
    return Word(word.upper(), word.upper(), ("case",)) if lower else Word(word, word)


def _issuer_word(word: str, form: Form, issuer: str | None) -> Word:
    found = body_word(word)
    chosen = found and _choose(found, form, issuer)
    if not found or not chosen:
        return _unknown(word)
    if chosen.code == found.code:
        return found._replace(repairs=_of_its_time(found.repairs, form))
    shown = found.shown if found.shown != found.code else word
    return Word(chosen.code, shown, _of_its_time(("issuer-variant",), form), (chosen,), found.term)


def _of_its_time(repairs: tuple[str, ...], form: Form) -> tuple[str, ...]:
    """Corrects the scheme: in an old number (``48-TC/TCT``) the other code was the right one."""
    return () if form.scheme == "legacy" and "issuer-variant" in repairs else repairs


def _choose(found: Word, form: Form, issuer: str | None) -> IssuingBody | None:
    """The body that an ambiguous code stands for; None if nothing says it."""
    if len(found.bodies) == 1:
        return found.bodies[0]
    if issuer and (named := [body for body in found.bodies if _is_named(body, issuer)]):
        return max(named, key=lambda body: len(body.name))
    if found.code == found.shown and form.scheme != "legacy":
        return found.bodies[0]
    if form.scheme in ("legacy", "party"):
        return next((body for body in found.bodies if body.level in _NATIONAL), None)
    return None


def _is_named(body: IssuingBody, issuer: str) -> bool:
    name = re.split(r" [(/]", body.name)[0]
    return body.code == issuer or fold(name) in squeeze(fold(issuer))


def _spelled(pieces: Sequence[Piece], words: Sequence[str]) -> str:
    return "".join(piece.separator + word for piece, word in zip(pieces, words, strict=True))


def _official(pieces: Sequence[Piece], words: Sequence[Word], form: Form) -> str:
    """The notation in the form of its scheme."""
    parts = [(role, _official_word(word, role, form)) for role, word in zip(form.roles, words, strict=True)]
    if form.scheme == "standard":
        return _spelled(pieces, [text for _, text in parts])
    if form.repair == "order":
        parts.insert(1, parts.pop())
    if form.repair == "type-inside":
        parts = [(role, text) for role, text in parts if role != "kind"]
    signs = _signs(form, pieces)
    return "".join(next(signs) + text for _, text in parts[1:])


def _signs(form: Form, pieces: Sequence[Piece]) -> Iterator[str]:
    """The separators that the scheme prescribes, then dashes."""
    if form.scheme == "legacy":
        yield "-"
        yield from (piece.separator for piece in pieces[2:])
    elif form.scheme == "party":
        yield from "-/"
    else:
        yield from "//" if "year" in form.roles else "/"
    while True:
        yield "-"


def _official_word(word: Word, role: str, form: Form) -> str:
    if role == "year":
        return str(year_of(word.code) or word.code)
    if role == "issuer" and form.scheme != "legacy":
        return word.official
    return word.code if role == "kind" else word.shown

"""Looks up one word of a number among types and bodies, and repairs slips.

Types are a closed class, so a slip in a type is repaired. Bodies are an open class: an unknown word stays as printed,
and only the code after a type is repaired.
"""

import re
from collections.abc import Mapping
from functools import cache, lru_cache
from typing import NamedTuple

from ..tables import IssuingBody, bodies_of_variant, body_of_code, document_types, drafting_units, issuing_bodies
from ..text.folding import fold


class Word(NamedTuple):
    """A reading of one word."""

    code: str
    """As the tables spell it."""
    shown: str
    """As the canonical number spells it."""
    repairs: tuple[str, ...] = ()
    bodies: tuple[IssuingBody, ...] = ()
    """The bodies that it may stand for: several if it is ambiguous, none for a type."""
    term: int | None = None

    @property
    def official(self) -> str:
        """The spelling in the official form of the number, with the term."""
        kept = self.bodies and self.shown in self.bodies[0].official_variants
        return self.shown if kept else f"{self.code}{self.term or ''}"


_SEPARATORS = re.compile("[ /-]")


@cache
def _kinds() -> Mapping[str, str]:
    """Every abbreviation of a type, and the official form of each abbreviation without Đ."""
    kinds = {abbr: abbr for kind in document_types() for abbr in kind.abbreviations}
    for kind in document_types():
        for abbr in kind.variants:
            official = next((other for other in kind.abbreviations if fold(other) == fold(abbr)), abbr)
            kinds.setdefault(abbr, official)
    return {abbr: official for abbr, official in kinds.items() if not _SEPARATORS.search(abbr)}


@cache
def _lower_kinds() -> Mapping[str, str]:
    return {abbr.lower(): abbr for abbr in reversed([*_kinds()])}


@lru_cache(maxsize=8192)
def kind_word(word: str) -> Word | None:
    """The type that a word abbreviates: ``NĐ``; ``ND``, ``ctr`` and a scanner's ``QĐĐ`` with their repairs."""
    if (official := _kinds().get(word)) == word:
        return Word(word, word)
    if body_of_code(word):
        return None
    if abbr := _lower_kinds().get(word.lower()):
        official = _kinds()[abbr]
        accents, case = fold(word) == word.lower() != official.lower(), word.lower() == word
        repairs = ("unaccented",) * accents + ("case",) * (case or not accents)
        return Word(official, official, repairs)
    single = word.replace("ĐĐ", "Đ")
    return Word(single, single, ("type-typo",)) if single in _kinds() else None


@cache
def _codes() -> Mapping[str, IssuingBody]:
    """The codes that stand in numbers."""
    return {body.code: body for body in issuing_bodies() if not re.search("[-@]", body.code)}


@cache
def _lower_codes() -> Mapping[str, str]:
    return {code.lower(): code for code in reversed([*_codes()])}


@cache
def _lower_variants() -> Mapping[str, str]:
    return {variant.lower(): variant for body in issuing_bodies() for variant in reversed(body.variants)}


@cache
def _folded_codes() -> Mapping[str, str]:
    """Codes by their letters without Đ, if those letters belong to one code only."""
    seen: dict[str, list[str]] = {}
    for code in _codes():
        seen.setdefault(fold(code), []).append(code)
    return {letters: codes[0] for letters, codes in seen.items() if len(codes) == 1}


@cache
def _dashed_variants() -> frozenset[str]:
    """Variants that have a dash inside one code: ``BNN-PTNT``."""
    variants = (variant for body in issuing_bodies() for variant in body.variants if "-" in variant)
    return frozenset(variant for variant in variants if variant.replace("-", "") in _codes())


def is_dashed_body(first: str, second: str) -> bool:
    """Whether two words are one code with a dash in it: ``BNN`` and ``PTNT``."""
    return f"{first}-{second}" in _dashed_variants()


def is_kind(word: str) -> bool:
    """Whether the word is the abbreviation of a type, letter by letter."""
    return _kinds().get(word) == word


def is_body(word: str) -> bool:
    """Whether the word is the code of a body, letter by letter."""
    return word in _codes()


def is_unit(word: str) -> bool:
    """Whether the word is a known drafting unit (đơn vị soạn thảo)."""
    return word in drafting_units()


@lru_cache(maxsize=8192)
def body_word(word: str) -> Word | None:
    """The bodies that a word may stand for: by code, variant or term (``QH13``), or with one slip repaired."""
    return _exact(word) or _with_term(word) or _variant(word) or _unaccented(word) or _near(word)


def _exact(word: str) -> Word | None:
    code = word if word in _codes() else _lower_codes().get(word.lower())
    if code is None:
        return None
    others = (body for body in bodies_of_variant(code) if body.code != code)
    return Word(code, code, ("case",) * (code != word), (_codes()[code], *others))


_TERM = re.compile(r"([^\W\d_]{2,8})(\d{1,2})")
_MISREAD_Q = re.compile(r"^[0O](?=H\d)")


def _with_term(word: str) -> Word | None:
    match = _TERM.fullmatch(_MISREAD_Q.sub("Q", word))
    found = match and _exact(match[1])
    if not match or not found or not found.bodies[0].has_terms:
        return None
    repairs = ("ocr-letters",) if match[0] != word else found.repairs
    return found._replace(shown=f"{found.code}{match[2]}", term=int(match[2]), repairs=repairs)


def _variant(word: str) -> Word | None:
    variant = word if bodies_of_variant(word) else _lower_variants().get(word.lower())
    if variant is None:
        return None
    bodies = bodies_of_variant(variant)
    code, official = bodies[0].code, variant in bodies[0].official_variants
    shown = code if fold(code) == fold(variant) else variant
    return Word(code, shown, ("issuer-variant",) * (not official), bodies)


def _unaccented(word: str) -> Word | None:
    code = _folded_codes().get(word.lower()) if word.isascii() else None
    if code is None:
        return None
    return Word(code, code, ("unaccented",) + ("case",) * word.islower(), (_codes()[code],))


def _near(word: str) -> Word | None:
    """The only code with the same first letter that is one slip away from a longer word; ``SGDDĐT`` is ``SGDĐT``."""
    if len(word) < _SHORTEST_SLIP:
        return None
    alike = (code for code in _codes() if code[0] == word[0] and len(code) >= _SHORTEST_SLIP - 1)
    near = [code for code in alike if one_slip(word, code)]
    return Word(near[0], word, ("issuer-typo",), (_codes()[near[0]],)) if len(near) == 1 else None


_SHORTEST_SLIP = 6


def one_slip(a: str, b: str) -> bool:
    """Whether one letter added, lost, changed or swapped with the next turns ``a`` into ``b``."""
    if a == b or abs(len(a) - len(b)) > 1:
        return False
    start = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    rest, other = a[start:], b[start:]
    swapped = rest[:2] == other[:2][::-1] and rest[2:] == other[2:]
    return swapped or rest[1:] == other[1:] or rest[1:] == other or rest == other[1:]

"""A number cut at its separators and read: classes, form, parts. Imports only vbpl.tables, folding and this package."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from ..folding import fold
from ..model import NumberFamily
from ..tables import IssuingBody
from .form import Form, class_by_list, parse_form
from .words import Word, body_word, is_dashed_body, is_unit, kind_word


class Piece(NamedTuple):
    """A word of a number and the separator before it."""

    separator: str
    """``/``, ``-`` or ``:``; empty before the first."""
    word: str
    gap: int = 0
    """On how many sides of the separator white space stands."""
    end: int = 0
    """Where it ends in the string it was cut from."""


class Reading(NamedTuple):
    """What a number says. ``vbpl.model.DocumentNumber`` explains the fields."""

    family: NumberFamily | None
    serial: int | None
    suffix: str | None
    year: int | None
    kind: str | None
    issuers: tuple[str, ...]
    units: tuple[str, ...]
    term: int | None
    canonical: str
    official: str
    """The number in the form and with the codes of the tables, whatever was printed; ``?`` for a blank serial."""
    repairs: tuple[str, ...]
    end: int
    """Where it ends in the string it was read from."""


_YEAR = re.compile(r"(?:19|20)\d\d|20\?\?")
_SHORT_YEAR = re.compile(r"\d\d")
_AMENDMENT = re.compile(r"SĐ\d{1,2}:(?:19|20)\d\d")
_CLASS_OF_SEPARATOR = {"/": "SLASH", "-": "MINUS", ":": "COLON"}
_CLASS_OF_LEVEL = {"party-central": "PARTY", "party-local": "PARTY", "organisation": "BODY"}
_NATIONAL = ("central", "ministry", "historical", "party-central", "judicial", "government-agency")


def classify(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The classes of number.lark for pieces and separators, in order."""
    classes: list[str] = []
    head = 0
    for place, piece in enumerate(pieces):
        if piece.separator.strip():
            classes.append(_CLASS_OF_SEPARATOR[piece.separator])
        if _is_year(pieces, place):
            classes.append("YEAR")
        elif place == 0 or (classes[0] == "STANDARD" and place == 1):
            classes.append(class_by_list(piece.word) or "SERIAL" if place == 0 else "SERIAL")
        elif not head:
            head = place
            classes.append(_head_class(pieces, place, dated="YEAR" in classes))
        else:
            classes.append(_tail_class(pieces, place, head))
    return tuple(classes)


def _is_year(pieces: Sequence[Piece], place: int) -> bool:
    word, last = pieces[place].word, len(pieces) - 1
    if place == 0:
        return False
    if _YEAR.fullmatch(word):
        return place == 1 or place == last or pieces[place].separator == ":"
    return place == 1 < last and bool(_SHORT_YEAR.fullmatch(word))


def _head_class(pieces: Sequence[Piece], place: int, *, dated: bool) -> str:
    """Class of the first word behind serial and year: a type, or a body that needs none."""
    word = pieces[place].word
    following = pieces[place + 1].word if place + 1 < len(pieces) else None
    if dated and following and class_by_list(word) == "MATTER" and class_by_list(following) == "INSTANCE":
        return "MATTER"
    kind, body = kind_word(word), _with_bodies(word)
    dashed = pieces[place].separator == "-"
    if kind and (not body or dated or _is_type(body, following, dashed=dashed)):
        return class_by_list(kind.code) or "KIND"
    listed = class_by_list(word)
    return listed if listed in ("DECREE", "VBHN", "LETTER") else _body_class(word)


def _with_bodies(word: str) -> Word | None:
    found = body_word(word)
    return None if found and "issuer-typo" in found.repairs else found


def _is_type(homograph: Word, following: str | None, *, dashed: bool) -> bool:
    """Whether a word that is a type and a body (``CT``: Chỉ thị, Cục Thuế) is the type here, by the word behind it."""
    if following is None:
        return False
    if is_unit(following) or (kind_word(following) and not body_word(following)):
        return False
    body = _body_class(following)
    if body == "WORD":
        return dashed
    return body == "PARTY" or homograph.bodies[0].level not in ("ministry", "central")


def _tail_class(pieces: Sequence[Piece], place: int, head: int) -> str:
    word = pieces[place].word
    if _AMENDMENT.fullmatch(word):
        return "AMENDMENT"
    before = class_by_list(pieces[head].word)
    if before == "MATTER" and class_by_list(word) == "INSTANCE":
        return "INSTANCE"
    kind = kind_word(word)
    is_base = before == "VBHN" and place == head + 1 < len(pieces) - 1
    if kind and (is_base or (pieces[place].separator == "/" and not body_word(word))):
        return class_by_list(kind.code) or "KIND"
    return "WORD" if is_unit(word) else _body_class(word)


def _body_class(word: str) -> str:
    found = _with_bodies(word)
    if not found:
        return "WORD"
    body = found.bodies[0]
    if found.term and body.level == "central":
        return "ASSEMBLY"
    if class_by_list(body.code) == "GOVERNMENT":
        return "GOVERNMENT"
    return _CLASS_OF_LEVEL.get(body.level, "STATE")


def read_pieces(pieces: Sequence[Piece], issuer: str | None = None) -> Reading | None:
    """The number made of these pieces, the serial first; None where number.lark has no such form.

    ``issuer`` is the name or code of the issuing body, where it is known; it decides what an ambiguous code is.
    """
    pieces = list(_joined(pieces))
    form = parse_form(classify(pieces))
    return form and _assemble(pieces, form, issuer)


def _joined(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces, with codes that have a dash in them (``BNN-PTNT``) as one."""
    skip = False
    for piece, following in pairwise((*pieces, Piece("", ""))):
        if not skip and following.separator == "-" and is_dashed_body(piece.word, following.word):
            yield piece._replace(word=f"{piece.word}-{following.word}", end=following.end)
            skip = True
        else:
            if not skip:
                yield piece
            skip = False


def _assemble(pieces: Sequence[Piece], form: Form, issuer: str | None) -> Reading:
    words = [_word(piece.word, role, form, issuer) for piece, role in zip(pieces, form.roles, strict=True)]

    def of(role: str) -> list[Word]:
        return [word for word, its in zip(words, form.roles, strict=True) if its == role]

    serial, suffix = read_serial(of("serial")[0].code)
    kinds, issuers = of("kind"), of("issuer")
    if form.family == "cv":
        kinds = []
    repairs = [repair for word in words for repair in word.repairs]
    return Reading(
        form.family, serial, suffix or next((word.code for word in of("suffix")), None),
        next((_year(word.code) for word in of("year")), None), "-".join(word.code for word in kinds) or None,
        tuple(word.code for word in issuers), tuple(word.shown for word in of("unit")),
        next((word.term for word in issuers if word.term), None),
        _spelled(pieces, [word.shown for word in words]), _official(pieces, words, form),
        tuple(dict.fromkeys((*repairs, *((form.repair,) if form.repair else ())))), pieces[-1].end,
    )


_SERIAL = re.compile(r"(\d{1,6})(?:[ -]?(bis|ter|[^\W\d_]))?", re.IGNORECASE)


def read_serial(word: str) -> tuple[int | None, str | None]:
    """The running number and the lower-case letter behind it; None for a blank or unreadable one."""
    match = _SERIAL.fullmatch(word)
    return (int(match[1]), match[2] and match[2].lower()) if match else (None, None)


def _year(word: str) -> int | None:
    """Years of two digits are 1946 to 2045."""
    if not word.isdecimal():
        return None
    year = int(word)
    return year if year > 99 else year + (1900 if year >= 46 else 2000)


def _word(word: str, role: str, form: Form, issuer: str | None) -> Word:
    if role == "issuer":
        return _issuer_word(word, form, issuer)
    if role in ("kind", "base"):
        return kind_word(word) or Word(word, word)
    if role == "serial":
        return _serial_word(word)
    if role == "year":
        return Word(word, word, ("blank-year",) * ("?" in word) + ("year2",) * (len(word) == 2))
    return _unknown(word)


def _unknown(word: str) -> Word:
    """An unknown word, in capitals unless it mixes them."""
    return Word(word.upper(), word.upper(), ("case",)) if word.islower() and len(word) > 1 else Word(word, word)


def _serial_word(word: str) -> Word:
    if not word:
        return Word("", "", ("blank-number",))
    shown = word.lower() if word[0].isdecimal() else word
    padded = shown if shown[1:2].isdecimal() or not shown[0].isdecimal() else f"0{shown}"
    return Word(shown, padded, ("case",) * (shown != word) + ("zero-pad",) * (padded != shown))


def _issuer_word(word: str, form: Form, issuer: str | None) -> Word:
    found = body_word(word)
    if not found:
        return _unknown(word)
    chosen = _choose(found, form, issuer)
    if chosen is None:
        return _unknown(word)
    if chosen.code == found.code:
        return found._replace(repairs=() if form.family == "legacy" and "issuer-variant" in found.repairs
                              else found.repairs)
    repairs = () if form.family == "legacy" else ("issuer-variant",)
    return Word(chosen.code, found.shown if found.shown != found.code else word, repairs, (chosen,), found.term)


def _choose(found: Word, form: Form, issuer: str | None) -> IssuingBody | None:
    """Which of its bodies an ambiguous code is here; None where nothing says it."""
    if len(found.bodies) == 1:
        return found.bodies[0]
    if issuer and (named := [body for body in found.bodies if _is_named(body, issuer)]):
        return max(named, key=lambda body: len(body.name))
    if found.code == found.shown and form.family != "legacy":
        return found.bodies[0]
    if form.family in ("legacy", "party"):
        return next((body for body in found.bodies if body.level in _NATIONAL), None)
    return None


def _is_named(body: IssuingBody, issuer: str) -> bool:
    name = re.split(r" [(/]", body.name)[0]
    return body.code == issuer or fold(name) in " ".join(fold(issuer).split())


def _spelled(pieces: Sequence[Piece], words: Sequence[str]) -> str:
    return "".join(piece.separator + word for piece, word in zip(pieces, words, strict=True))


def _official(pieces: Sequence[Piece], words: Sequence[Word], form: Form) -> str:
    """The number in the form of its family."""
    parts = [(role, _official_word(word, role, form.family)) for role, word in zip(form.roles, words, strict=True)]
    if form.family == "standard":
        return _spelled(pieces, [text for _, text in parts])
    if form.repair == "order":
        parts.insert(1, parts.pop())
    if form.repair == "type-inside":
        parts = [(role, text) for role, text in parts if role != "kind"]
    signs = _signs(form, pieces)
    return parts[0][1] + "".join(next(signs) + text for _, text in parts[1:])


def _signs(form: Form, pieces: Sequence[Piece]) -> Iterator[str]:
    """The separators that the family prescribes, and after them dashes without end."""
    if form.family == "legacy":
        yield "-"
        yield from (piece.separator for piece in pieces[2:])
    elif form.family == "party":
        yield from "-/"
    else:
        yield from "//" if "year" in form.roles else "/"
    while True:
        yield "-"


def _official_word(word: Word, role: str, family: NumberFamily) -> str:
    if role == "serial":
        return re.sub("^0+(?=[0-9]{2})", "", word.shown) or "?"
    if role == "year":
        return str(_year(word.code) or word.code)
    return word.official if role == "issuer" and family != "legacy" else word.code if role == "kind" else word.shown

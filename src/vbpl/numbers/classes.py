"""The class of each piece of a number; number.lark reads classes.

A word that is both a type and a body (``CT``: Chỉ thị, Cục Thuế) gets its class from the next word.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from .form import class_by_list
from .words import Word, body_word, is_dashed_body, is_unit, kind_word


class Piece(NamedTuple):
    """A word of a number and the separator before it."""

    separator: str
    """``/``, ``-`` or ``:``; empty before the first word, a blank inside a standard."""
    word: str
    """Empty for a serial that is blank or read separately."""
    gap: int = 0
    """Number of sides of the separator that have white space."""
    end: int = 0
    """The offset after it in the string that was split."""


_YEAR = re.compile(r"(?:19|20)\d\d|20\?\?")
_SHORT_YEAR = re.compile(r"\d\d")
_AMENDMENT = re.compile(r"SĐ\d{1,2}:(?:19|20)\d\d")
_SEPARATORS = {"/": ("SLASH",), "-": ("MINUS",), ":": ("COLON",), " ": (), "": ()}
_LEVELS = {"party-central": "PARTY", "party-local": "PARTY", "organisation": "BODY"}


def join_codes(pieces: Sequence[Piece]) -> Iterator[Piece]:
    """The pieces; a code with a dash in it (``BNN-PTNT``) is joined into one."""
    joined = False
    for piece, following in pairwise((*pieces, Piece("", ""))):
        if joined:
            joined = False
        elif following.separator == "-" and is_dashed_body(piece.word, following.word):
            joined = True
            yield piece._replace(word=f"{piece.word}-{following.word}", end=following.end)
        else:
            yield piece


def classify(pieces: Sequence[Piece]) -> tuple[str, ...]:
    """The classes of separators and words, in order."""
    classes = list(_first_class(pieces[0]))
    head = 0
    for place in range(1, len(pieces)):
        classes += _SEPARATORS[pieces[place].separator]
        if _is_year(pieces, place):
            classes.append("YEAR")
        elif pieces[place].separator == " ":
            classes.append("SERIAL")
        elif not head:
            head = place
            classes.append(_head_class(pieces, place, dated="YEAR" in classes))
        else:
            classes.append(_tail_class(pieces, place, head))
    return tuple(classes)


def _first_class(piece: Piece) -> tuple[str]:
    return ("STANDARD",) if class_by_list(piece.word) == "STANDARD" else ("SERIAL",)


def _is_year(pieces: Sequence[Piece], place: int) -> bool:
    word, last = pieces[place].word, len(pieces) - 1
    if pieces[place].separator == " ":
        return False  # the serial of a standard: QCVN 41:2019/BGTVT
    if _YEAR.fullmatch(word):
        return place in (1, last) or pieces[place].separator == ":"
    return place == 1 < last and bool(_SHORT_YEAR.fullmatch(word))


def _head_class(pieces: Sequence[Piece], place: int, *, dated: bool) -> str:
    """Class of the first word after serial and year: a type, or a body that needs no type."""
    word = pieces[place].word
    following = pieces[place + 1].word if place + 1 < len(pieces) else ""
    listed = class_by_list(word)
    if listed == "MATTER" and dated and class_by_list(following) == "INSTANCE":
        return "MATTER"
    kind, body = kind_word(word), _known_body(word)
    if kind and (not body or dated or _is_type(body, following, dashed=pieces[place].separator == "-")):
        return _kind_class(kind)
    return listed if listed in ("DECREE", "VBHN", "LETTER") else _body_class(word)


def _is_type(homograph: Word, following: str, *, dashed: bool) -> bool:
    """Whether a word that is both a body and a type is the type, by the next word."""
    if not following or is_unit(following) or (kind_word(following) and not body_word(following)):
        return False
    body = _body_class(following)
    if body == "WORD":
        return dashed
    return body == "PARTY" or homograph.bodies[0].level not in ("ministry", "central")


def _tail_class(pieces: Sequence[Piece], place: int, head: int) -> str:
    word, opening = pieces[place].word, class_by_list(pieces[head].word)
    if _AMENDMENT.fullmatch(word):
        return "AMENDMENT"
    if opening == "MATTER" and class_by_list(word) == "INSTANCE":
        return "INSTANCE"
    kind = kind_word(word)
    is_base = opening == "VBHN" and place == head + 1 < len(pieces) - 1
    if kind and (is_base or (pieces[place].separator == "/" and not body_word(word))):
        return _kind_class(kind)
    return "WORD" if is_unit(word) else _body_class(word)


def _kind_class(kind: Word) -> str:
    """Class of a type. ``DS`` is a matter of a court only before its instance; else it is Danh sách."""
    listed = class_by_list(kind.code)
    return listed if listed and listed != "MATTER" else "KIND"


def _known_body(word: str) -> Word | None:
    found = body_word(word)
    return None if found and "issuer-typo" in found.repairs else found


def _body_class(word: str) -> str:
    found = _known_body(word)
    if not found:
        return "FIGURES" if word.isdecimal() else "WORD"
    body = found.bodies[0]
    if found.term and body.level == "central":
        return "ASSEMBLY"
    if class_by_list(body.code) == "GOVERNMENT":
        return "GOVERNMENT"
    return _LEVELS.get(body.level, "STATE")

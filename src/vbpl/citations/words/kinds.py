"""Words that name a document type in a citation, and their slugs."""

from functools import cache, lru_cache
from typing import Any

from ...tables import document_types
from ...text.folding import fold, squeeze
from .table import citation_words


@cache
def kind_words() -> list[str]:
    """Every word that can open a cited document, lower case: ``nghị định``, ``đơn đề nghị``."""
    words = {row.base_name.lower() for row in document_types() if "," not in row.base_name}
    wanted = (words | set(rules()["more"])) - set(rules()["never"])
    return sorted(word for word in wanted if len(word) < 40)


@cache
def kind_spellings() -> frozenset[str]:
    """The words as they may be printed, with the tone mark in either place: ``thỏa thuận``, ``thoả thuận``."""
    return frozenset(kind_words()) | {word.replace("ỏa", "oả").replace("ủy", "uỷ") for word in kind_words()}


def ends_verb(word: str, before: str) -> bool:
    """Whether a word that folds like ``bộ luật`` is the end of a verb and a shorter type.

    Args:
        word: As printed, in lower case.
        before: Some folded characters in front of it.

    >>> ends_verb("bỏ luật", "bai "), ends_verb("bo luat", "bai "), ends_verb("bô luật", "cua ")
    (True, True, False)
    """
    return folded_words(word) == "bo luat" and (word.startswith("bỏ") or before.endswith(_VERBS))


_VERBS = ("bai ", "huy ", "xoa ")
"""``bãi bỏ Luật Giá``: what stands before the second syllable of such a verb."""


@lru_cache(maxsize=4096)
def kind_slug(printed: str) -> str | None:
    """``Nghị  đinh`` and ``NĐ`` are ``nghi_dinh``; null for ``văn bản``, which names no type."""
    printed = rules()["abbreviations"].get(printed, printed)
    if printed in rules()["standards"]:
        return str(rules()["standards"][printed])
    word = folded_words(printed)
    return None if word in folded("unnamed") else _wider().get(word, word).replace(" ", "_")


def folded_words(printed: str) -> str:
    """Folded, with single spaces."""
    return squeeze(fold(printed))


@cache
def folded(name: str) -> frozenset[str]:
    """A list of ``[types]``, folded for comparison with printed words."""
    return frozenset(fold(word) for word in rules()[name])


@cache
def compounds() -> frozenset[str]:
    """Words that end in a head and are none: ``thời điểm``, ``pháp luật``, ``công bố`` before luật."""
    return frozenset(rules()["compounds"])


@cache
def compound_starts() -> frozenset[str]:
    """The first words of `compounds`."""
    return frozenset(compound.split()[0] for compound in compounds())


@cache
def compound_ends() -> frozenset[str]:
    """Heads of which the first word may be the end of a longer one, folded: ``diem`` of thời điểm, ``bo luat``."""
    ends = {fold(compound.split()[-1]) for compound in compounds()}
    return frozenset(ends | {word for word in map(fold, kind_words()) if word.split()[0] in ends})


def rules() -> dict[str, Any]:
    """How citations use the types: ``[types]`` of the table."""
    table: dict[str, Any] = citation_words("types")
    return table


@cache
def _wider() -> dict[str, str]:
    """``thông báo kết luận`` has the abbreviation of ``thông báo``: it is a thông báo with more words."""
    codes = {fold(row.base_name): set(row.abbreviations) for row in document_types()}
    return {
        word: shorter for word in codes for shorter in codes
        if word.startswith(f"{shorter} ") and codes[word] and codes[word] == codes[shorter]
    }

"""words: tokens of texts and questions, and the words with a meaning in ``search.toml``."""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, NamedTuple

from ..tables import document_types, read_table
from ..text.folding import fold, tone_key

Tokens = tuple[str, ...]

_TOKEN = re.compile(r"[^\W_]+")


class Kind(NamedTuple):
    """A type at the start of some tokens."""

    slug: str
    size: int
    """Tokens of its name."""


def tokens_of(text: str) -> Tokens:
    """The tokens of a text as FTS5 makes them; letters are unchanged.

    >>> tokens_of("61/2013/NĐ-CP")
    ('61', '2013', 'NĐ', 'CP')
    """
    return tuple(_TOKEN.findall(text))


def folded(tokens: Sequence[str]) -> Tokens:
    """Tokens without tones.

    >>> folded(("cây", "đa", "quý"))
    ('cay', 'da', 'qui')
    """
    return tuple(map(plain, tokens))


def plain(text: str) -> str:
    """A text as the index without tones holds it: lower case, no diacritics, i for a final y."""
    return fold(tone_key(text))


def toned(text: str) -> str:
    """A text as the index with tones holds it: lower case, one position for a tone mark.

    >>> toned("HOÀ bình") == toned("hòa bình")
    True
    """
    return tone_key(text)


def number_key(tokens: Sequence[str]) -> str:
    """Key of a number or of its beginning: folded tokens, the serial without leading zeros.

    >>> number_key(("09", "2020", "QĐ", "UBND"))
    '9 2020 qd ubnd'
    """
    first, *rest = folded(tokens)
    return " ".join([first.lstrip("0") or first, *rest])


@cache
def search_table() -> Mapping[str, Any]:
    """The table ``search.toml``."""
    return read_table("search")


def weights() -> Mapping[str, float]:
    """The weight of each type in the ranking, by slug."""
    return {kind: float(weight) for kind, weight in search_table()["weights"].items()}


def law_name(kind: str, number: str) -> str | None:
    """Name of an act by its number, from the table ``law_numbers.json``.

    >>> law_name("luat", "45/2013/QH13")
    'Đất đai'
    """
    name: str | None = read_table("law_numbers")["names"].get(kind, {}).get(number)
    return name


def kind_at(tokens: Sequence[str]) -> Kind | None:
    """The type with the longest name at the start of some folded tokens.

    >>> kind_at(("nghi", "dinh", "61"))
    Kind(slug='nghi_dinh', size=2)
    """
    names = _kinds()
    sizes = range(min(len(tokens), 5), 0, -1)
    return next((Kind(names[name], size) for size in sizes if (name := " ".join(tokens[:size])) in names), None)


def kind_name_of(slug: str) -> str:
    """Name of a type as a title has it: ``Nghị định``; empty for none."""
    return _names().get(slug, "")


def relation_at(tokens: Sequence[str]) -> tuple[tuple[str, ...], int]:
    """The relations that the first folded tokens ask for, and how many tokens say so.

    >>> relation_at(("sua", "doi", "luat"))
    (('amends',), 2)
    """
    words = _relations()
    for size in range(min(len(tokens), 8), 0, -1):
        if found := words.get(" ".join(tokens[:size])):
            return found, size
    return (), 0


def trim(run: Tokens) -> Tokens:
    """A run without the words at its ends that say nothing by themselves.

    >>> trim(("về", "cây", "đa", "của"))
    ('cây', 'đa')
    """
    idle = _idle()
    first, last = 0, len(run)
    while first < last and run[first] in idle:
        first += 1
    while first < last and run[last - 1] in idle:
        last -= 1
    return run[first:last]


@cache
def _kinds() -> Mapping[str, str]:
    return {" ".join(folded(tokens_of(each.base_name))): each.slug for each in document_types()}


@cache
def _names() -> Mapping[str, str]:
    return {each.slug: each.base_name for each in reversed(document_types())}


@cache
def _relations() -> Mapping[str, tuple[str, ...]]:
    return {" ".join(folded(tokens_of(words))): tuple(found) for words, found in search_table()["relations"].items()}


@cache
def _idle() -> frozenset[str]:
    words = search_table()["words"]
    return frozenset((*map(toned, words["idle"]), *words["idle_plain"]))

"""asked: reads a question: words, phrases, a number, a provision, filters, and words that must not occur.

``"hộ kinh doanh"`` in quotation marks is a phrase, ``-thuế`` a word that must not occur, ``chi*`` the start of a word;
``loại:nghị định``, ``năm:2013`` and ``cơ quan:bộ y tế`` are filters.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from ..linking.outline import provision_name
from ..model import Provision
from ..text.folding import fold
from .words import Tokens, folded, kind_at, number_key, relation_at, search_table, tokens_of, toned, trim

MOST = 24
"""The most words of a question; later words are ignored."""

_PIECE = re.compile(r'(?P<no>-?)"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+)')
_FILTER = re.compile(r'(?<!\S)(?P<name>[^\W\d_]+(?: ?[^\W\d_]+)?):\s*(?:"(?P<quoted>[^"]*)"?|(?P<value>[^\s"]+))')
_NUMBER = re.compile(r"(?=\S*\d)[^\W_]+(?:[-/.][^\W_]+)*[-/][^\W_]+")
_UNIT = r"(?:diem\s+[a-z]{1,2}|khoan\s+\d+[a-z]?|dieu\s+\d+[a-z]?)"
_PROVISION = re.compile(rf"(?<![^\W_]){_UNIT}(?:[\s,]+{_UNIT}){{0,2}}(?![^\W_])(?:\s+cua(?![^\W_]))?")
_LEVEL = re.compile(r"(?P<level>diem|khoan|dieu)\s+(?P<number>[^\W_]+)")
_LEVELS = {"diem": "point", "khoan": "clause", "dieu": "article"}
_YEAR = re.compile(r"(?:19|20)\d\d")


class Term(NamedTuple):
    """A phrase that must occur: its tokens, and whether the last one is only the start of a word."""

    tokens: Tokens
    open: bool = False

    def plain(self) -> "Term":
        """The phrase without tones."""
        return Term(folded(self.tokens), self.open)


class Named(NamedTuple):
    """The act that a question names, and which acts around it are wanted."""

    kind: str | None
    """Type of the act."""
    number: str
    """Key of its number, or of the start of it; empty if the question gives its name."""
    name: Tokens
    """Folded words that may begin with its name; empty if the question gives its number."""
    relations: tuple[str, ...]
    """Relations of the acts that are wanted; empty if the act itself is wanted."""
    alone: bool
    """The question says nothing else."""


class Asked(NamedTuple):
    """A question as it is read."""

    runs: tuple[Tokens, ...] = ()
    """Words with their tones; neighbouring words form one run."""
    phrases: tuple[Term, ...] = ()
    """Phrases in quotation marks, numbers, and starts of words."""
    excluded: tuple[Term, ...] = ()
    filters: tuple[tuple[str, str], ...] = ()
    """``kind``, ``year`` and ``issuer``, each with its value."""
    kind: str | None = None
    """The type at the start or end of the words. It may be meant only as words."""
    rest: tuple[Tokens, ...] = ()
    """The runs without the words for that type."""
    named: Named | None = None
    provision: Provision | None = None

    @property
    def is_toned(self) -> bool:
        """Whether a word has a tone or a Vietnamese letter."""
        words = [word for each in (*self.runs, *(term.tokens for term in self.phrases)) for word in each]
        return any(fold(word) != word for word in words)

    @property
    def place(self) -> str:
        """The provision in words; empty for none."""
        return provision_name(self.provision) if self.provision else ""

    def terms(self) -> list[Term]:
        """All that may be highlighted in a text: phrases, runs, and the words of runs."""
        runs = [Term(run) for run in self.runs]
        return [*self.phrases, *runs, *(Term((word,)) for run in self.runs for word in run)]


def read_asked(question: str) -> Asked:
    """Reads a question as a person types it.

    >>> asked = read_asked("khoản 2 Điều 5 Luật Đất đai -thuế năm:2013")
    >>> asked.place, asked.runs, asked.filters
    ('khoản 2 Điều 5', (('luật', 'đất', 'đai'),), (('year', '2013'),))
    >>> asked.named.name, asked.excluded
    (('dat', 'dai'), (Term(tokens=('thuế',), open=False),))
    """
    text = unicodedata.normalize("NFC", question)
    text, filters = _take_filters(text)
    text, provision = _take_provision(text)
    runs, phrases, excluded = _read_words(toned(text))
    runs = _trim(runs) or runs
    kind, rest = _read_kind(runs)
    named = _read_named(runs, phrases)
    if provision and not (runs or phrases):
        return read_asked_words(question)
    return Asked(runs, phrases, excluded, filters, kind, rest, named, provision)


def read_asked_words(question: str) -> Asked:
    """Reads a question in which every word is only a word.

    >>> read_asked_words("điều 5").runs
    (('điều', '5'),)
    """
    return Asked(runs=(tokens_of(toned(question))[:MOST],))


def _take_filters(text: str) -> tuple[str, tuple[tuple[str, str], ...]]:
    names = {word: name for name, words in search_table()["words"]["filters"].items() for word in words}
    found: list[tuple[str, str]] = []
    while match := next((each for each in _FILTER.finditer(text) if _filter_of(each, names)), None):
        name = names[_filter_of(match, names)]
        said, end = match["quoted"], match.end()
        if said is None:
            said, end = _whole_value(name, text, match.start("value"))
        begin = match.start() + (0 if fold(match["name"]).replace(" ", "") in names else match["name"].index(" ") + 1)
        found.append((name, said.strip()))
        text = f"{text[:begin]} {text[end:]}"
    return text, tuple((name, _value(name, value)) for name, value in found if _value(name, value))


def _filter_of(match: re.Match[str], names: dict[str, str]) -> str:
    """The name of the filter at the end of a match: ``năm`` for ``thuế năm:``; empty for none."""
    whole = fold(match["name"]).replace(" ", "")
    last = fold(match["name"]).rpartition(" ")[2]
    return whole if whole in names else last if last in names else ""


def _whole_value(name: str, text: str, start: int) -> tuple[str, int]:
    """A value without quotation marks: the name of a type, one word for a year, all following words for a body."""
    words = list(re.finditer(r"\S+", text[start:]))
    if name == "issuer":
        after = _FILTER.search(text, start)
        end = after.start() if after else len(text)
    else:
        kind = kind_at(folded([word[0] for word in words])) if name == "kind" else None
        end = start + words[kind.size - 1 if kind else 0].end()
    return text[start:end], end


def _value(name: str, value: str) -> str:
    if name != "kind":
        return " ".join(folded(tokens_of(value)))
    tokens = folded(tokens_of(value))
    kind = kind_at(tokens)
    return kind.slug if kind and kind.size == len(tokens) else "_".join(tokens)


def _take_provision(text: str) -> tuple[str, Provision | None]:
    """A provision in words, and the text without it."""
    for match in _PROVISION.finditer(fold(text)):
        levels = {_LEVELS[each["level"]]: text[match.start() :][each.start("number") : each.end("number")]
                  for each in _LEVEL.finditer(match[0])}
        if "article" in levels:
            return f"{text[: match.start()]} {text[match.end() :]}", Provision.model_validate(levels)
    return text, None


def _read_words(text: str) -> tuple[tuple[Tokens, ...], tuple[Term, ...], tuple[Term, ...]]:
    """Runs of words, phrases, and what must not occur."""
    runs: list[list[str]] = [[]]
    phrases: list[Term] = []
    excluded: list[Term] = []
    for match in islice(_PIECE.finditer(text), MOST):
        said = match["phrase"] if match["phrase"] is not None else match["word"]
        refused = bool(match["no"]) or (match["word"] is not None and said.startswith("-"))
        term = Term(tokens_of(said), said.endswith("*"))
        if not term.tokens:
            continue
        if refused:
            excluded.append(term)
        elif match["phrase"] is not None or term.open or _NUMBER.fullmatch(said.strip(",.;()")):
            phrases.append(term)
            runs.append([])
        else:
            runs[-1] += term.tokens
    return tuple(tuple(run) for run in runs if run), tuple(phrases), tuple(excluded)


def _trim(runs: Iterable[Tokens]) -> tuple[Tokens, ...]:
    """Runs without idle words at their ends, if they have other words."""
    return tuple(run for run in map(trim, runs) if run)


def _read_kind(runs: Sequence[Tokens]) -> tuple[str | None, tuple[Tokens, ...]]:
    """The type at the start of the first run, else at the end of the last, and the runs without it."""
    if not runs:
        return None, ()
    first = kind_at(folded(runs[0]))
    if first:
        return first.slug, _trim((runs[0][first.size :], *runs[1:]))
    last = runs[-1]
    for size in range(min(len(last) - 1, 5), 1, -1):  # a type of one word at the end is a word
        kind = kind_at(folded(last[-size:]))
        if kind and kind.size == size:
            return kind.slug, _trim((*runs[:-1], last[:-size]))
    return None, tuple(runs)


def _read_named(runs: Sequence[Tokens], phrases: Sequence[Term]) -> Named | None:
    """The named act: by its number at any place, else by its name."""
    words = [word for run in runs for word in run]
    relations, words = _take_relations(words)
    kind = kind_at(folded(words))
    slug, said = (kind.slug, trim(tuple(words[kind.size :]))) if kind else (None, tuple(words))
    numbers = [term.tokens for term in phrases if not term.open and term.tokens[0][:1].isdigit()]
    if numbers:
        return Named(slug, number_key(numbers[0]), (), relations, not said)
    if slug and said and said[0].isdigit() and not _YEAR.fullmatch(said[0]):
        return Named(slug, number_key(said[:1]), (), relations, len(said) == 1)
    if said and (slug is None or slug in search_table()["words"]["named"]):
        return Named(slug, "", folded(said), relations, True)
    return None


def _take_relations(words: list[str]) -> tuple[tuple[str, ...], list[str]]:
    """The relations that are wanted, with or without a type before them, and the words after them."""
    said = folded(words)
    kind = kind_at(said)
    for start in (0, kind.size if kind else 0):
        relations, size = relation_at(said[start:])
        if relations:
            return relations, words[start + size :]
    return (), words


def iter_years(tokens: Iterable[str]) -> Iterator[int]:
    """The years among some tokens.

    >>> list(iter_years(("nam", "2013")))
    [2013]
    """
    yield from (int(token) for token in tokens if _YEAR.fullmatch(token))

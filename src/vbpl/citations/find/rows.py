"""Rows: the tokens that stand next to each other from a place in the text on, as far as ``citation.lark`` goes on.

Which sorts of words may follow a token is told by what they look like, never by what the mention may be. Of these, no
word is asked for that the grammar would refuse, unless it stands in the place of one that it takes.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from typing import NamedTuple, get_args

from ...grammar import Reading
from ...text.folding import fold
from ..words.kinds import kind_words, rules
from ..words.levels import Field, iter_level_words
from ..words.table import citation_words
from . import terminals as t
from .phrase import Phrase, read_phrase
from .tokens import SEPARATORS, Token, Tokenizer

Read = Callable[[Tokenizer], Token | None]
"""Reads the token of its type where one stands next, and goes on after it."""


class Word(NamedTuple):
    """A sort of words that may stand next."""

    read: Read
    openings: str
    """The letters and signs that it may begin with; none for any."""
    types: frozenset[str]
    """The terminals that it may be."""


class Rows:
    """The rows of one text."""

    def __init__(self, text: str, folded: str) -> None:
        self.tokenizer = Tokenizer(text, folded)

    def read(self, start: int, head_end: int, end: int) -> tuple[list[Token], Phrase | None]:
        """The longest mention that begins with a head, as its tokens and what they say; a number may have no head."""
        return read_phrase(self.begin(start, head_end, end), self.read_next)

    def begin(self, start: int, head_end: int, end: int) -> Token | None:
        """The first token of a row."""
        first = self.tokenizer.begin(start, head_end, end)
        if first:
            self.tokenizer.last = first
        return first

    def read_next(self, reading: Reading | None = None) -> Token | None:
        """The next token of the row, null after the last one.

        ``reading`` is what the grammar has read so far: a token with which it does not go on may be left out, as it
        ends the row too.
        """
        words = self.tokenizer
        if words.ahead:
            words.last = words.read_unit(words.ahead)
            return words.last
        start, end, folded = words.position, words.end, words.folded
        while start < end and folded[start].isspace():
            start += 1
        if start == end:
            return None
        for read in _readers(words.last.type, words.kind is not None, reading, folded[start]):
            token = read(words)
            if token:
                words.last = token
                return token
        return None


@lru_cache(maxsize=16384)
def _readers(last: str, in_document: bool, reading: Reading | None, letter: str) -> tuple[Read, ...]:
    """What is asked for after a token, by the letter that stands there.

    Nothing is asked for after the last with which the grammar goes on, since no other can go on the row.
    """
    words = _IN_DOCUMENT.get(last, _DOCUMENT_WORDS) if in_document else _IN_PROVISIONS.get(last, _PROVISION_WORDS)
    opened = [word for word in words if not word.openings or letter in word.openings]
    while opened and reading is not None and not reading.goes_on(opened[-1].types):
        opened.pop()
    return tuple([word.read for word in opened])


def _pattern(type_: str, pattern: re.Pattern[str], openings: str) -> Word:
    def read(tokens: Tokenizer) -> Token | None:
        match = pattern.match(tokens.folded, tokens.position, tokens.end)
        return match and tokens.take(type_, match)

    return Word(read, openings, frozenset({type_}))


def _word(read: Read, openings: str, *types: str) -> Word:
    return Word(read, openings, frozenset(types))


def _openings(words: Iterable[str]) -> str:
    return "".join({fold(word)[0] for word in words})


_LEVELS = [level.upper() for level in get_args(Field)]
_TYPES = ("ACT", "KIND", "NOUN", "CONSTITUTION", "STANDARD")
_ANY_LETTER, _FIGURES = "abcdefghijklmnopqrstuvwxyz", "0123456789"
_HEADS = [*kind_words(), *rules()["standards"], *rules()["abbreviations"]]

_SEPARATOR = _word(Tokenizer.read_separator, ",;-–vhcdt", *SEPARATORS.values())
_LEVEL = _word(Tokenizer.read_level, _openings([*iter_level_words(), "các", "từ"]), *_LEVELS)
_HEAD = _word(Tokenizer.read_head, _openings(_HEADS), *_TYPES)
_LABEL, _NUMBER = _word(Tokenizer.read_label, "s:,", "LABEL"), _word(Tokenizer.read_number, _FIGURES, "NUMBER")
_SERIAL, _COLON = _word(Tokenizer.read_serial, _FIGURES, "SERIAL"), _pattern("COLON", t.COLON, ":")
_DATE = _pattern("DATE", t.DATE, ",(ndkcb_")
_MARK = _pattern("MARK", t.MARK, ".:()…\"“”/")
"""A mark that no mention has: the grammar does not know it."""

_PROVISION_WORDS = (
    _LEVEL, _pattern("CONTRACT", t.CONTRACT, "cbht."), _pattern("ATTACHED", t.ATTACHED, "(dbk"),
    _pattern("OF", t.OF_UNIT, "c"), _pattern("IN", t.IN_UNIT, "to"),
    _word(Tokenizer.read_component, _openings(rules()["components"]), "COMPONENT", "APPENDIX"),
    _SEPARATOR, _HEAD, _MARK,
)
_DOCUMENT_WORDS = (
    _DATE, _word(Tokenizer.read_year, "n(12", "YEAR"), _pattern("OF", t.OF, ",c"), _pattern("NOTE", t.NOTE, "("),
    _COLON, _LABEL, _NUMBER, _SEPARATOR, _LEVEL, _HEAD, _MARK,
)
_TYPE_WORDS = (
    _word(Tokenizer.read_this, "n", "THIS"), _word(Tokenizer.read_previous, "dnt", "PREVIOUS"),
    _word(Tokenizer.read_name, "", "NAME", "TITLE"), _word(Tokenizer.read_qualifier, f",{_ANY_LETTER}", "QUALIFIER"),
    _COLON, _LABEL, _NUMBER, _SERIAL, _word(Tokenizer.read_appraisal, "t", "QUALIFIER"),
    _word(Tokenizer.read_session, "dht", "SESSION"), _pattern("STATE", t.STATE, "ncv"),
)
_LISTED = _word(Tokenizer.read_listed, "", "UNIT")
_BODY = _word(Tokenizer.read_body, "", "ISSUER", "LAWGIVER")
_TOP = _pattern("TOP", t.TOP, _openings(citation_words("stops")["top"]))
_STANDARD = _word(Tokenizer.read_standard, "", "NUMBER")
_LABELLED = _word(Tokenizer.read_labelled, "", "NUMBER")

_IN_PROVISIONS: Mapping[str, tuple[Word, ...]] = {
    **dict.fromkeys(SEPARATORS.values(), (_LEVEL, _LISTED, *_PROVISION_WORDS[1:])),
}
_IN_DOCUMENT: Mapping[str, tuple[Word, ...]] = {
    **dict.fromkeys(_TYPES, (*_TYPE_WORDS, *_DOCUMENT_WORDS)),
    "STANDARD": (_STANDARD,),
    "LABEL": (_LABELLED, _SERIAL, _DATE),
    "COLON": (_LABEL, _NUMBER, _SERIAL),
    "DATE": (_TOP, *_DOCUMENT_WORDS),
    "OF": (_BODY, *_DOCUMENT_WORDS),
}
"""The words that stand only next to a word of some sort."""

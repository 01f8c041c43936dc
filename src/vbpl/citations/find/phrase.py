"""Phrase: from the types of tokens to the provisions and the document that ``citation.lark`` reads in them.

The grammar sees types only, never text, so each shape is parsed once and its phrase serves every mention of it.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache, lru_cache
from typing import Literal, NamedTuple, TypeVar, cast

from ...grammar import Parser, Reading, Token, load_parser
from ...grammar.parser import Typed
from ..words.levels import Field

Form = Literal[
    "this_document", "previous", "by_number", "by_name", "by_date", "by_issuer", "by_session", "by_kind", "shared"
]
AnyToken = TypeVar("AnyToken", bound=Typed)

Step = tuple[Field, int | None]
"""A level and the place of the token of its number; null for ``này``, the enclosing unit."""


class Path(NamedTuple):
    """Steps from general to specific, and those of the end of a range."""

    steps: tuple[Step, ...]
    through: tuple[Step, ...] | None = None


class Cited(NamedTuple):
    """The document in a phrase; each part is the place of its token."""

    form: Form
    parts: dict[str, int]
    """By terminal."""
    first: int
    """Place of its first token."""
    only_kind: bool
    """It says no more than its type: ``Luật này``."""
    kind: int | None
    number: int | None
    serial: int | None
    date: int | None
    year: int | None
    issuer: int | None
    name: int | None

    @property
    def leads(self) -> bool:
        """``các Nghị định của Chính phủ: số ...``"""
        return self.issuer is not None and self.number is not None and self.issuer < self.number


_PARTS = (
    ("ACT", "KIND", "NOUN", "CONSTITUTION", "STANDARD"), ("NUMBER",), ("SERIAL",), ("DATE",), ("YEAR",),
    ("ISSUER", "LAWGIVER", "SESSION", "TOP"), ("NAME", "TITLE"),
)
"""The terminals of each part of a `Cited`, from its kind on; the first that stands there counts."""


class Phrase(NamedTuple):
    """A sentence of the grammar."""

    paths: tuple[Path, ...]
    document: Cited | None
    link: tuple[str, ...] = ()
    """The types of the tokens between provisions and document."""
    of_contract: bool = False
    """The provisions are of a contract, which is no document."""
    last_unit: int | None = None
    """Place of the last number of a provision, or of ``này``."""


def read_phrase(
    first: AnyToken | None, read_next: Callable[[Reading], AnyToken | None]
) -> tuple[list[AnyToken], Phrase | None]:
    """The longest beginning of a row of tokens that is a sentence, and what it says; null where none is.

    ``read_next`` gives the token after the last one, or null; it is told what the grammar has read so far,
    and not asked for a token after one that is refused.
    """
    token, reading, read, size = first, _grammar().begin(), [], 0
    while token:
        following = reading[token.type]
        if following is None:
            break
        reading = following
        read.append(token)
        size = len(read) if reading.is_whole else size
        token = read_next(reading)
    del read[size:]
    return read, parse_shape(tuple([token.type for token in read])) if read else None


@lru_cache(maxsize=4096)
def parse_shape(shape: tuple[str, ...]) -> Phrase:
    """The phrase of a sentence. Raises UnexpectedTokenError where ``shape`` is none."""
    phrase: Phrase = _grammar().parse_names(shape)
    provisions = shape[: phrase.document.first] if phrase.document else shape
    units = [place for place, terminal in enumerate(provisions) if terminal in ("UNIT", "THIS")]
    return phrase._replace(last_unit=units[-1]) if units else phrase


@cache
def _grammar() -> Parser:
    return load_parser("citation", _PhraseBuilder())


@dataclass(slots=True)
class _Unit:
    """A unit, the more specific ones in it, and the last unit of a range that it begins."""

    level: Field
    number: int | None
    inside: "list[_Unit]" = field(default_factory=list)
    through: "_Unit | None" = None
    apart: bool = False
    """No more general unit after it takes it up."""

    def paths(self, above: tuple[Step, ...] = ()) -> Iterator[Path]:
        """Of the units in it, else its own; the last one goes to the end of the range. What the end lists follows."""
        steps = (*above, (self.level, self.number))
        *paths, last = [path for unit in self.inside for path in unit.paths(steps)] or [Path(steps)]
        yield from paths
        if self.through is None:
            yield last
            return
        ends = self.through.paths(above)
        yield Path(last.steps, next(ends).steps)
        yield from ends  # khoản 1 Điều 5 đến khoản 3, khoản 5 Điều 9


_Row = list[_Unit]


class _Begun(NamedTuple):
    """A unit up to its word: the row that it goes on, and the more specific units in it."""

    row: _Row
    level: Field
    inside: _Row


def _level(word: Token) -> Field:
    return cast(Field, word.type.lower())


def _taken_up(row: _Row) -> tuple[_Row, _Row]:
    """What a more general unit leaves apart of the units before it, and what it takes up."""
    return [unit for unit in row if unit.apart], [unit for unit in row if not unit.apart]


def _left_apart(row: _Row) -> _Row:
    for unit in row:
        unit.apart = True
    return row


def _cited(form: Form) -> Callable[[object, Sequence[Token]], Cited]:
    """A builder of one form of document: its tokens, the first of each type.

    ``Chỉ thị của Thủ tướng Chính phủ số 12/CT-TTg`` is told by its number.
    """

    def build(_: object, tokens: Sequence[Token]) -> Cited:
        places = {token.type: token.place for token in reversed(tokens)}
        parts = [next((places[each] for each in terminals if each in places), None) for terminals in _PARTS]
        numbered = form == "by_issuer" and "NUMBER" in places
        only_kind = not any(part is not None for part in parts[1:])
        return Cited("by_number" if numbered else form, places, tokens[0].place, only_kind, *parts)

    return build


class _PhraseBuilder:
    """One method for each rule of ``citation.lark``; a row is kept in one list, which grows."""

    def start(self, parts: Sequence[_Row | Cited | Token]) -> Phrase:
        row = parts[0] if isinstance(parts[0], list) else []
        document = parts[-1] if isinstance(parts[-1], Cited) else None
        link = tuple([part.type for part in parts if isinstance(part, Token)])
        return Phrase(tuple([path for unit in row for path in unit.paths()]), document, link)

    def of_contract(self, parts: Sequence[_Row | Cited | Token]) -> Phrase:
        return self.start(parts)._replace(of_contract=True)

    def beside_this(self, parts: Sequence[_Row | Cited | Token]) -> Phrase:
        """Units beside the one around the text, all of this document: ``Điều này, khoản 2 Điều 9 của Luật này``."""
        rows = [part for part in parts if isinstance(part, list)]
        return self.start([[unit for row in rows for unit in row], parts[-1]])

    def unit(self, parts: tuple[_Begun, Token]) -> _Row:
        (row, level, inside), number = parts
        row.append(_Unit(level, number.place, inside))
        return row

    def this_unit(self, parts: tuple[_Begun, Token]) -> _Row:
        (row, level, inside), _ = parts
        row.append(_Unit(level, None, inside))
        return row

    def number(self, parts: tuple[_Row, Token]) -> _Row:
        row, number = parts
        row.append(_Unit(row[-1].level, number.place))
        return row

    def to_number(self, parts: tuple[_Row, Token, Token]) -> _Row:
        row, _, number = parts
        row[-1].through = _Unit(row[-1].level, number.place)
        return row

    def to_unit(self, parts: tuple[_Row, Token, Token, Token]) -> _Row:
        row, _, word, number = parts
        row[-1].through = _Unit(_level(word), number.place)
        return row

    def to_inner(self, parts: tuple[_Row, Token, _Row, Token, Token]) -> _Row:
        row, _, inside, word, number = parts
        row[-1].through = _Unit(_level(word), number.place, inside)
        return row

    def first(self, parts: tuple[Token]) -> _Begun:
        return _Begun([], _level(parts[0]), [])

    def above(self, parts: tuple[_Row, Token]) -> _Begun:
        low, word = parts
        apart, inside = _taken_up(low)
        return _Begun(apart, _level(word), inside)

    def apart(self, parts: tuple[_Row, Token]) -> _Begun:
        low, word = parts
        return _Begun(_left_apart(low), _level(word), [])

    def next(self, parts: tuple[_Row, Token]) -> _Begun:
        row, word = parts
        return _Begun(row, _level(word), [])

    def next_above(self, parts: tuple[_Row, _Row, Token]) -> _Begun:
        row, low, word = parts
        apart, inside = _taken_up(low)
        row += apart
        return _Begun(row, _level(word), inside)

    def inside_next(self, parts: tuple[_Row, _Row, Token]) -> _Begun:
        row, low, word = parts
        return _Begun(self.inside((row, low)), _level(word), [])

    def at_once_next(self, parts: tuple[_Row, _Row, Token]) -> _Begun:
        row, low, word = parts
        return _Begun(self.at_once((row, low)), _level(word), [])

    def beside_next(self, parts: tuple[_Row, _Row, Token]) -> _Begun:
        row, low, word = parts
        return _Begun(self.beside((row, _left_apart(low))), _level(word), [])

    def paused(self, parts: tuple[_Row, Token]) -> _Row:
        return parts[0]

    def as_it_is(self, parts: tuple[_Row]) -> _Row:
        return parts[0]

    def beside(self, parts: tuple[_Row, _Row]) -> _Row:
        row, low = parts
        row += low
        return row

    def at_once(self, parts: tuple[_Row, _Row]) -> _Row:
        """What follows without a separator lies in what was named just before: ``điểm 3 Mục III Điều 1``."""
        row, low = parts
        last = row[-1]
        while last.inside:
            last = last.inside[-1]
        (row if row[-1].through else last.inside).extend(low)
        return row

    def inside(self, parts: tuple[_Row, _Row]) -> _Row:
        """What follows a row lies in its last unit; after a range, in none."""
        row, low = parts
        (row if row[-1].through else row[-1].inside).extend(low)
        return row

    this_document = _cited("this_document")
    previous = _cited("previous")
    by_number = _cited("by_number")
    by_name = _cited("by_name")
    by_date = _cited("by_date")
    by_issuer = _cited("by_issuer")
    by_session = _cited("by_session")
    by_kind = _cited("by_kind")
    shared = _cited("shared")

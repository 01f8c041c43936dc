"""Parser: the LALR automaton of a grammar at work, from the tables that Lark made.

It reads tokens, not text: what a terminal looks like is up to the lexer of each grammar.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from itertools import chain
from typing import Any, NamedTuple, Protocol

END = "$END"
"""Lark's name of the terminal after the last token."""

MOST_READINGS = 10_000
"""Beginnings that are remembered; a grammar whose rules do not nest has fewer."""

Children = list[Any]
Make = Callable[[Children], Any]
Kept = list[list[int | bool]]
"""Places of the values that count, each with whether it is a list that is opened."""
_LIST_AND_ONE: Kept = [[0, True], [1, False]]
Stack = tuple[int, ...]
"""The states of the automaton that are open, the first one first."""


class Typed(Protocol):
    """What a parser reads: anything whose ``type`` is the name of a terminal."""

    @property
    def type(self) -> str: ...


Instead = Callable[[Any], Typed | None]
"""What is read in place of a token that is refused; null where nothing is."""


class Token(NamedTuple):
    """A terminal by its name, and its place among the others."""

    type: str
    place: int = -1


class Node(NamedTuple):
    """A rule and what it holds, where no builder makes anything of it."""

    rule: str
    children: Children


class UnexpectedTokenError(ValueError):
    """The grammar does not go on with this token."""

    def __init__(self, token: Typed, symbols: Iterable[str]) -> None:
        self.token, self.expected = token, frozenset(symbol for symbol in symbols if symbol.isupper())
        super().__init__(f"{token.type} stands where {', '.join(sorted(self.expected))} may")


Reduction = tuple[int, str, Make]
"""What is done where a rule is complete: so many values become one of that rule. A plain tuple, as each is unpacked."""


class Reading(dict[str, "Reading | None"]):
    """What is read so far: by the next terminal, the reading with it, null where the grammar does not go on.

    Beginnings that the grammar goes on with in the same way are one reading, and each step is computed once. So the
    readings of a grammar whose rules do not nest are a finite automaton, which grows as it is used.
    """

    __slots__ = ("_parser", "_stack", "is_whole", "terminals")

    def __init__(self, parser: "Parser", stack: Stack) -> None:
        self._parser, self._stack = parser, stack
        self.terminals = parser.terminals_after(stack)
        """Those that the grammar goes on with; the end is one of them where it is a sentence already."""
        self.is_whole = END in self.terminals

    def __missing__(self, terminal: str) -> "Reading | None":
        stack = self._parser.step(self._stack, terminal)
        found = self[terminal] = None if stack is None else self._parser.reading(stack)
        return found


class Parser:
    """Reads the sentences of one grammar in linear time, a token at a time.

    ``tables`` are as vbpl.grammar.tables writes them. ``builder`` has a method for each rule, by its alias or name,
    that makes something of its children; without it, they become a `Node`.
    """

    def __init__(self, tables: dict[str, Any], builder: object = None) -> None:
        self.terminals = {name: re.compile(pattern) for name, pattern in tables["terminals"].items()}
        self._end: int = tables["end"]
        """The state in which the whole has been read."""
        self._reductions = [
            (size, rule, _maker(name, kept, builder)) for rule, name, size, kept in tables["rules"]
        ]
        self._steps: list[dict[str, int]] = tables["states"]
        """By state, and terminal or rule: the next state, or the complement of a place in ``_reductions``."""

        self._readings: dict[Stack, Reading] = {}

    @property
    def names(self) -> frozenset[str]:
        """The names of all terminals, without that of the end."""
        return frozenset(symbol for row in self._steps for symbol in row if symbol.isupper()) - {END}

    def begin(self) -> "Reading":
        """Nothing read yet."""
        return self.reading((0,))

    def accepts(self, names: Iterable[str]) -> int:
        """How many terminals the longest beginning holds that is a whole sentence; 0 where none is."""
        reading, longest = self.begin(), 0
        for count, name in enumerate(names, start=1):
            following = reading[name]
            if following is None:
                break
            reading = following
            longest = count if reading.is_whole else longest
        return longest

    def reading(self, stack: Stack) -> "Reading":
        """The one reading of a stack of states."""
        found = self._readings.get(stack)
        if found is None:
            if len(self._readings) >= MOST_READINGS:
                self._readings.clear()
            found = self._readings[stack] = Reading(self, stack)
        return found

    def step(self, stack: Stack, terminal: str) -> Stack | None:
        """The stack after one more terminal; null where the grammar does not go on with it. No rule is built."""
        states = list(stack)
        while (step := self._steps[states[-1]].get(terminal)) is not None and step < 0:
            size, rule, _ = self._reductions[~step]
            del states[len(states) - size :]
            states.append(self._steps[states[-1]][rule])
            if states[-1] == self._end:
                return ()
        return None if step is None else (*states, step)

    def terminals_after(self, stack: Stack) -> frozenset[str]:
        """The terminals that the grammar goes on with after a stack of states."""
        offered = (name for name in self._steps[stack[-1]] if name.isupper())
        return frozenset(name for name in offered if self.step(stack, name) is not None)

    def terminal_of(self, printed: str) -> str | None:
        """The terminal that the grammar defines by what is printed."""
        return next((name for name, pattern in self.terminals.items() if pattern.fullmatch(printed)), None)

    def parse_names(self, names: Sequence[str]) -> Any:
        """What `parse` makes of terminals by their names; each becomes a `Token`."""
        return self.parse(map(Token, names, range(len(names))))

    def parse(self, tokens: Iterable[Typed], instead: Instead | None = None) -> Any:
        """What the builder makes of the whole, read from the left; tokens are asked for one by one.

        ``instead`` gives what is read in place of a token that is refused; it may first take those that belong to it
        from ``tokens``, an iterator then. Raises UnexpectedTokenError where it gives null, or is refused as well.
        """
        steps, reductions, end, states, values = self._steps, self._reductions, self._end, [0], Children()
        for token in chain(tokens, (Token(END),)):
            read = token
            while (step := steps[states[-1]].get(read.type)) is None or step < 0:
                if step is None:
                    read = self._replaced(read, instead, states[-1])
                    continue
                size, rule, make = reductions[~step]
                first = len(values) - size
                children = values[first:]
                del states[first + 1 :], values[first:]
                values.append(make(children))
                states.append(steps[states[-1]][rule])
                if states[-1] == end:
                    return values[-1]
            states.append(step)
            values.append(read)
        raise AssertionError("the tables have no end")

    def _replaced(self, token: Typed, instead: Instead | None, state: int) -> Typed:
        """What is read in place of a token that is refused. Raises UnexpectedTokenError where nothing is."""
        replaced = instead(token) if instead else None
        if replaced is None:
            raise UnexpectedTokenError(token, self._steps[state])
        return replaced


def _maker(name: str, kept: Kept | None, builder: object) -> Make:
    """What makes one value of those of a rule; one without a name leaves them as a list to the rule it stands in."""
    if not name:
        return _with_one_more if kept == _LIST_AND_ONE else partial(_gather, kept) if kept else _as_they_are
    build: Make = getattr(builder, name) if builder else partial(Node, name)
    return partial(_build, build, kept) if kept else build


def _build(build: Make, kept: Kept, children: Children) -> Any:
    return build(_gather(kept, children))


def _gather(kept: Kept, children: Children) -> Children:
    """The children that count, lists opened. The first list goes on growing, as no other value holds it."""
    gathered: Children = []
    for index, is_list in kept:
        if not is_list:
            gathered.append(children[index])
        elif gathered:
            gathered += children[index]
        else:
            gathered = children[index]
    return gathered


def _with_one_more(children: Children) -> Children:
    """`_gather` of a list and one value, as nearly all that a text repeats is gathered."""
    gathered: Children = children[0]
    gathered.append(children[1])
    return gathered


def _as_they_are(children: Children) -> Children:
    return children

"""Parser: runs the LALR automaton of a grammar from the tables that Lark computed.

It reads tokens, not text. The lexer of each grammar decides what a terminal looks like.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from functools import cached_property, partial
from itertools import chain
from typing import Any, NamedTuple, Protocol

END = "$END"
"""Lark's name for the end of the input."""

MOST_READINGS = 10_000
"""How many beginnings are kept. A grammar without nested rules has fewer."""

Children = list[Any]
Make = Callable[[Children], Any]
Kept = list[list[int | bool]]
"""Indices of the values to keep, each with a flag: whether to unpack a list there."""
_LIST_AND_ONE: Kept = [[0, True], [1, False]]
Stack = tuple[int, ...]
"""The stack of states of the automaton, the first one at the bottom."""


class Typed(Protocol):
    """What a parser reads: anything whose ``type`` is the name of a terminal."""

    @property
    def type(self) -> str: ...


Instead = Callable[[Any], Typed | None]
"""Gives the token to read in place of a refused one, or None."""


class Token(NamedTuple):
    """A terminal: its name, and its index among the others."""

    type: str
    place: int = -1


class Node(NamedTuple):
    """A rule and its children, if no builder makes a value of them."""

    rule: str
    children: Children


class UnexpectedTokenError(ValueError):
    """The grammar does not allow this token here."""

    def __init__(self, token: Typed, symbols: Iterable[str]) -> None:
        self.token, self.expected = token, frozenset(symbol for symbol in symbols if symbol.isupper())
        super().__init__(f"{token.type} stands where {', '.join(sorted(self.expected))} may")


Reduction = tuple[int, str, Make | None]
"""What to do when a rule is complete: replace its values by one value of that rule. None adds the last of them to the
list before it, which is the shape of nearly every repetition."""


class Reading(dict[str, "Reading | None"]):
    """The input read so far: maps the next terminal to the reading after it, or to None if the grammar refuses it.

    Two beginnings that allow the same continuations share one reading, and each step is computed once. So the readings
    of a grammar without nested rules are a finite automaton, which grows as it is used.
    """

    def __init__(self, parser: "Parser", stack: Stack) -> None:
        self._parser, self._stack = parser, stack

    __hash__ = object.__hash__  # type: ignore[assignment]
    """There is one reading for each stack, so that it may be a key in spite of being a dict."""

    @cached_property
    def is_whole(self) -> bool:
        """Whether the input is a sentence already."""
        return self._parser.step(self._stack, END) is not None

    def goes_on(self, terminals: Iterable[str]) -> bool:
        """Whether one of some terminals may come next."""
        return any(self[terminal] is not None for terminal in terminals)

    def __missing__(self, terminal: str) -> "Reading | None":
        stack = self._parser.step(self._stack, terminal)
        found = self[terminal] = None if stack is None else self._parser.reading(stack)
        return found


class Parser:
    """Reads the sentences of one grammar in linear time, token by token.

    ``tables`` come from vbpl.grammar.tables. ``builder`` has one method for each rule, named after its alias or its
    name; the method gets the children and returns a value. Without it, the children become a `Node`.
    """

    def __init__(self, tables: dict[str, Any], builder: object = None) -> None:
        self.terminals = {name: re.compile(pattern) for name, pattern in tables["terminals"].items()}
        self._end: int = tables["end"]
        """The state after the whole input."""
        self._reductions = [
            (size, rule, _maker(name, kept, builder)) for rule, name, size, kept in tables["rules"]
        ]
        self._steps: list[dict[str, int]] = tables["states"]
        """For each state, by terminal or rule: the next state, or the complement of an index into ``_reductions``."""

        self._readings: dict[Stack, Reading] = {}

    @property
    def names(self) -> frozenset[str]:
        """The names of all terminals, except the end."""
        return frozenset(symbol for row in self._steps for symbol in row if symbol.isupper()) - {END}

    def begin(self) -> "Reading":
        """The reading of an empty input."""
        return self.reading((0,))

    def accepts(self, names: Iterable[str]) -> int:
        """The number of terminals in the longest prefix that is a whole sentence; 0 if there is none."""
        reading, read = self.begin(), list[Reading]()
        for name in names:
            following = reading[name]
            if following is None:
                break
            reading = following
            read.append(reading)
        while read and not read[-1].is_whole:
            read.pop()
        return len(read)

    def reading(self, stack: Stack) -> "Reading":
        """The one reading that belongs to a stack of states."""
        found = self._readings.get(stack)
        if found is None:
            if len(self._readings) >= MOST_READINGS:
                self._readings.clear()
            found = self._readings[stack] = Reading(self, stack)
        return found

    def step(self, stack: Stack, terminal: str) -> Stack | None:
        """The stack after one more terminal, or None if the grammar refuses it. No rule is built."""
        while (step := self._steps[stack[-1]].get(terminal)) is not None and step < 0:
            stack = self._reduced(stack, step)
            if stack[-1] == self._end:
                return ()
        return None if step is None else (*stack, step)

    def _reduced(self, stack: Stack, step: int) -> Stack:
        """The stack after a rule is complete."""
        size, rule, _ = self._reductions[~step]
        rest = stack[: len(stack) - size]
        return (*rest, self._steps[rest[-1]][rule])

    def terminal_of(self, printed: str) -> str | None:
        """The terminal that the grammar defines by this literal text."""
        return next((name for name, pattern in self.terminals.items() if pattern.fullmatch(printed)), None)

    def parse_names(self, names: Sequence[str]) -> Any:
        """The value of `parse` for terminals given by their names; each becomes a `Token`."""
        return self.parse(map(Token, names, range(len(names))))

    def parse(self, tokens: Iterable[Typed], instead: Instead | None = None) -> Any:
        """The value that the builder makes of the whole input. Tokens are read one by one.

        ``instead`` gives the token to read in place of a refused one. It may first take the tokens that belong to it
        from ``tokens``, which must be an iterator in that case. Raises UnexpectedTokenError if it gives None, or if its
        token is refused as well.
        """
        steps, reductions, end = self._steps, self._reductions, self._end
        state, states, values = 0, [0], Children()
        for token in chain(tokens, (Token(END),)):
            read = token
            while (step := steps[state].get(read.type)) is None or step < 0:
                if step is None:
                    read = self._replaced(read, instead, state)
                    continue
                size, rule, make = reductions[~step]
                first = len(values) - size
                state = steps[states[first]][rule]
                if make is None:
                    values[first].append(values.pop())
                    del states[-1]
                    states[first + 1] = state
                    continue
                children = values[first:]
                del states[first + 1 :], values[first:]
                states.append(state)
                values.append(make(children))
                if state == end:
                    return values[first]
            state = step
            states.append(state)
            values.append(read)
        raise AssertionError("the tables have no end")

    def _replaced(self, token: Typed, instead: Instead | None, state: int) -> Typed:
        """The token to read in place of a refused one. Raises UnexpectedTokenError if there is none."""
        replaced = instead(token) if instead else None
        if replaced is None:
            raise UnexpectedTokenError(token, self._steps[state])
        return replaced


def _maker(name: str, kept: Kept | None, builder: object) -> Make | None:
    """The function that turns the values of a rule into one value; None for a list and one value more.

    A rule without a name gives its list to the rule around it.
    """
    if not name:
        return None if kept == _LIST_AND_ONE else partial(_gather, kept) if kept else _as_they_are
    build: Make = getattr(builder, name) if builder else partial(Node, name)
    return partial(_build, build, kept) if kept else build


def _build(build: Make, kept: Kept, children: Children) -> Any:
    return build(_gather(kept, children))


def _gather(kept: Kept, children: Children) -> Children:
    """The children to keep, with lists unpacked.

    The first list is extended in place, because no other value holds it.
    """
    gathered: Children = []
    for index, is_list in kept:
        if not is_list:
            gathered.append(children[index])
        elif gathered:
            gathered += children[index]
        else:
            gathered = children[index]
    return gathered


def _as_they_are(children: Children) -> Children:
    return children

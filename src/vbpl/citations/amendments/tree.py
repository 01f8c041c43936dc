"""Tree: an instruction as grammars/amendment.lark reads it. Each method of the builder makes the node of a rule."""

from collections.abc import Sequence
from functools import cache
from typing import Any, NamedTuple

from ...grammar import Parser, load_parser
from .token import UNITS, Token
from .words import LEVEL_TERMINALS, VERBS


class Run(NamedTuple):
    """Numbers of one level: ``các khoản 1, 2 và 5 đến 7``."""

    field: str
    """Field of ``Provision``, or ``form``, ``piece`` (then ``numbers`` holds the scope), ``some``."""
    numbers: tuple[tuple[str, str | None], ...] = ()
    """Each with the end of its range; empty for the word alone (``tên Điều``)."""
    this: bool = False
    """``Điều này``."""


class Act(NamedTuple):
    """The act that something is of."""

    document: Token
    """``OWN`` for the amending act itself."""

    @property
    def is_own(self) -> bool:
        return self.document.type == "OWN"


class Chain(NamedTuple):
    """What stands together without a separator: ``điểm c khoản 1 Điều 12 của Luật Bến bãi``."""

    runs: tuple[Run, ...]
    act: Act | None
    attached: bool
    """``ban hành kèm theo``."""
    separator: str = ""
    """What stands before it, as printed."""
    through: bool = False
    """It is the end of a range that the chain before begins."""


Places = tuple[Chain, ...]


class Quoted(NamedTuple):
    """Words in quotation marks, with their place in the clean text."""

    words: str
    start: int
    end: int


class Phrases(NamedTuple):
    """``cụm từ “A” và cụm từ “B”``; none where only ``các cụm từ`` is said."""

    quoted: tuple[Quoted, ...]


class Position(NamedTuple):
    """``vào sau khoản 3``."""

    side: str | None
    """AFTER, BEFORE, START, ENDING; null for ``vào`` alone."""
    target: Places | Phrases


class Modifier(NamedTuple):
    """Where, by what or with what exception something is done."""

    kind: str
    """``at``, ``except``, ``by``, ``of``, ``as``, ``position``."""
    target: Any


class Body(NamedTuple):
    """What is changed: units, words, or something that is described (both empty)."""

    places: Places = ()
    phrases: Phrases | None = None
    modifiers: tuple[Modifier, ...] = ()

    def all(self, kind: str) -> list[Any]:
        return [modifier.target for modifier in self.modifiers if modifier.kind == kind]


class Clause(NamedTuple):
    """Verbs and what they act on."""

    verbs: tuple[str, ...]
    bodies: tuple[Body, ...]
    start: int | None = None
    """Where its first verb stands; null without one."""
    about: Token | None = None
    """Words that describe what changes, where nothing numbered or quoted does."""


class Instruction(NamedTuple):
    """The longest beginning of a statement that says what is done."""

    form: str
    """``active``, ``placed``, ``passive``, ``expired``, ``entry``."""
    clauses: tuple[Clause, ...]
    lead: Places
    """``Tại khoản 2 Điều 5, thay ...``: where all of it applies."""
    follows: bool
    """``như sau``: new text or a list comes next."""
    quoted: tuple[Quoted, ...]
    """New text on the line."""
    start: int
    end: int
    length: int
    """How many tokens it is made of."""


def read_instruction(tokens: Sequence[Token], at: int = 0) -> Instruction | None:
    """What the longest row of tokens from one on says that is a sentence of the grammar; None where none is."""
    length = _parser().accepts(tokens[place].type for place in range(at, len(tokens)))
    if not length:
        return None
    read: Instruction = _parser().parse(tokens[at : at + length])
    return read._replace(start=tokens[at].start, end=tokens[at + length - 1].end, length=length)


@cache
def _parser() -> Parser:
    return load_parser("amendment", _Builder())


Children = list[Any]


def _verbs(children: Children) -> tuple[str, ...]:
    return tuple(child.type for child in children if isinstance(child, Token) and child.type in VERBS)


def _of(type_: type, children: Children) -> tuple[Any, ...]:
    return tuple(child for child in children if isinstance(child, type_))


def _quoted(children: Children) -> tuple[Quoted, ...]:
    tokens = (child for child in children if isinstance(child, Token) and child.type == "QUOTED")
    return tuple(Quoted(token.value[1:-1], token.start, token.end) for token in tokens)


def _bodies(children: Children) -> tuple[Body, ...]:
    """The bodies of a clause; a place that stands before several is that of each."""
    paired = (body for pairs in _of(_Pairs, children) for body in pairs.bodies)
    bodies, lead = (*_of(Body, children), *paired), _lead(children)
    at = (Modifier("at", lead),) if lead else ()
    return tuple(body._replace(modifiers=(*body.modifiers, *at)) for body in bodies)


def _lead(children: Children) -> Places:
    return next((child for child in children if type(child) is tuple), ())


class _Pairs(NamedTuple):
    """``cụm từ “A” bằng “B”, cụm từ “C” bằng “D”``."""

    bodies: tuple[Body, ...]


class _Ending(NamedTuple):
    quoted: tuple[Quoted, ...]


class _Builder:
    """Makes a node of the children of each rule."""

    def active(self, children: Children) -> Instruction:
        return self._instruction("active", _of(Clause, children), children)

    def placed(self, children: Children) -> Instruction:
        return self._instruction("placed", _of(Clause, children), children)._replace(lead=_lead(children))

    def passive(self, children: Children) -> Instruction:
        late = _of(Modifier, children)
        bodies = _bodies([child for child in children if not isinstance(child, Modifier)])
        bodies = tuple(body._replace(modifiers=(*body.modifiers, *late)) for body in bodies)
        return self._instruction("passive", (Clause(_verbs(children), bodies),), children)

    def expired(self, children: Children) -> Instruction:
        return self._instruction("expired", (Clause(("REPEAL",), (Body(children[0]),)),), children)

    def instead(self, children: Children) -> Instruction:
        new, _, old = children
        body = Body(old, None, (Modifier("by", new),))
        return self._instruction("passive", (Clause(("REPLACE",), (body,)),), children)

    def entry(self, children: Children) -> Instruction:
        return self._instruction("entry", (Clause((), _bodies(children)),), children)

    def _instruction(self, form: str, clauses: tuple[Clause, ...], children: Children) -> Instruction:
        ending: _Ending | None = next(iter(_of(_Ending, children)), None)
        return Instruction(form, clauses, (), ending is not None, ending.quoted if ending else (), 0, 0, 0)

    def ending(self, children: Children) -> _Ending:
        return _Ending(_quoted(children))

    def clause(self, children: Children) -> Clause:
        return Clause(_verbs(children), _bodies(children), children[0].start)

    def at_units(self, children: Children) -> Clause:
        return Clause(_verbs(children), (Body(children[-1]),), children[0].start)

    def described(self, children: Children) -> Clause:
        about = next(token for token in _of(Token, children) if token.type == "TEXT")
        return Clause(_verbs(children), (Body((), None, _of(Modifier, children)),), children[0].start, about)

    def units(self, children: Children) -> Body:
        first, *modifiers = children
        if isinstance(first, Modifier):
            return Body((), None, (first, *modifiers))
        return Body(first, None, tuple(modifiers))

    def words(self, children: Children) -> _Pairs:
        """Bodies of words, each with the modifiers up to the next one."""
        bodies: list[Body] = []
        for child in children:
            if isinstance(child, Phrases):
                bodies.append(Body((), child))
            else:
                bodies[-1] = bodies[-1]._replace(modifiers=(*bodies[-1].modifiers, child))
        return _Pairs(tuple(bodies))

    def at(self, children: Children) -> Modifier:
        return Modifier("at", children[-1])

    def except_(self, children: Children) -> Modifier:
        return Modifier("except", children[-1])

    def by(self, children: Children) -> Modifier:
        return Modifier("by", children[-1])

    def of_act(self, children: Children) -> Modifier:
        return Modifier("of", children[-1])

    def as_in(self, children: Children) -> Modifier:
        return Modifier("as", children[-1])

    def position(self, children: Children) -> Modifier:
        sides = [child.type for child in children if isinstance(child, Token) and child.type != "INTO"]
        return Modifier("position", Position(sides[0] if sides else None, children[-1]))

    def phrases(self, children: Children) -> Phrases:
        return Phrases(_quoted(children))

    def places(self, children: Children) -> Places:
        if len(children) == 1:
            return (children[0],)
        before, joint, chain = children
        return (*before, chain._replace(separator=joint.value, through=joint.type == "TO_UNIT"))

    def chain(self, children: Children) -> Chain:
        tokens = _of(Token, children)
        acts = [*_of(Act, children), *(Act(token) for token in tokens if token.type == "OWN")]
        attached = any(token.type == "ATTACHED" for token in tokens)
        return Chain(_of(Run, children), acts[0] if acts else None, attached)

    def piece(self, children: Children) -> Run:
        return Run("piece", ((children[0].value, None),))

    def some(self, children: Children) -> Run:
        return Run("some")

    def run(self, children: Children) -> Run:
        return Run(_field(children), children[1] if len(children) > 1 else ())

    def this(self, children: Children) -> Run:
        return Run(_field(children), this=True)

    def numbers(self, children: Children) -> tuple[tuple[str, str | None], ...]:
        return ((children[0].value, None),)

    def more(self, children: Children) -> tuple[tuple[str, str | None], ...]:
        return (*children[0], (children[-1].value, None))

    def through(self, children: Children) -> tuple[tuple[str, str | None], ...]:
        *before, (first, _) = children[0]
        return (*before, (first, children[-1].value))

    def act(self, children: Children) -> Act:
        return Act(children[0])

    def cited(self, children: Children) -> None:
        """What amended an act before: no part of an instruction."""


def _field(children: Children) -> str:
    assert children[0].type in UNITS
    return LEVEL_TERMINALS[children[0].type]

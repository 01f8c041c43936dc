"""Operations: what an instruction does, read from its tree. It knows no document: acts, quotes and headings come after.

An operation is one action on places of one act in one part of them; an instruction on several is several.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from ...model import Provision, WordChange
from ...model.citation import AmendmentAction, AmendmentPosition
from ...text.folding import squeeze
from .places import ANNEXES, Levels, Place, lowest, numbered_one_by_one, read_places, within
from .token import Token
from .tree import Act, Body, Chain, Clause, Instruction, Modifier, Phrases, Places, Position, Quoted

_ACTIONS: dict[str, AmendmentAction] = {
    "AMEND": "replace", "REPLACE": "replace", "INSERT": "insert", "REPEAL": "repeal", "RENUMBER": "renumber",
    "CORRECT": "correct",
}
_STRONGEST = ("CORRECT", "AMEND", "REPLACE", "INSERT", "REPEAL", "RENUMBER")
_OF_WORDS: dict[AmendmentAction, AmendmentAction] = {
    "replace": "replace_words", "repeal": "delete_words", "insert": "insert_words", "correct": "correct",
    "renumber": "replace_words",
}
_POSITIONS: dict[str | None, AmendmentPosition | None] = {
    "AFTER": "after", "BEFORE": "before", "START": "start", "ENDING": "end", None: None,
}


class Operation(NamedTuple):
    """One action on places of one act."""

    action: AmendmentAction
    places: tuple[Place, ...] = ()
    """Where; of an insertion, what is new."""
    position: AmendmentPosition | None = None
    anchor: tuple[Place, ...] = ()
    """One place, or none."""
    words: tuple[WordChange, ...] = ()
    exceptions: tuple[Place, ...] = ()
    new_places: tuple[Place, ...] = ()
    """Of a renumbering: what the places become."""
    text: tuple[Quoted, ...] = ()
    """New text quoted on the line."""
    attached: Chain | None = None
    """Names the attachment of the amending act that is the new text."""
    act: Token | None = None
    start: int = 0
    described: bool = False
    """It is about something in these places that is described, not numbered."""

    @property
    def scope(self) -> str:
        return self.places[0].scope if self.places else "unit"

    def provisions(self) -> list[Provision]:
        return [place.provision() for place in self.places if place.is_numbered]


class Heading(NamedTuple):
    """What the units below an instruction take from it."""

    verbs: tuple[str, ...] = ()
    base: Levels | None = None
    """The unit inside which the units below apply."""
    words: tuple[Body, ...] = ()
    """Words that change in the places listed below."""
    described: bool = False
    """``Bãi bỏ các quy định về phí tại các điều sau đây``: not the units below go, but what they say of it."""


def read_operations(instruction: Instruction, heading: Heading) -> list[Operation]:
    """What an instruction does, in order.

    A clause without its điều takes it from the next clause, else from the heading, else from the clause before.
    """
    reader = _Reader(instruction, heading)
    found: list[Operation] = []
    lead = after = read_places(instruction.lead, base=heading.base)
    for clause in reversed(instruction.clauses):
        read = list(reader.clause(clause, after))
        found = read + found
        after = lead or [place for each in read for place in (*each.places, *each.anchor)] or after
    return list(_from_before([_in_annex(each, lead) for each in found]))


def _in_annex(operation: Operation, lead: Sequence[Place]) -> Operation:
    """``Tại Phụ lục II, bãi bỏ mục 2``: a unit of an annex, which no level above it would say."""
    if not lead or not all(place.levels and set(place.levels) <= ANNEXES for place in lead):
        return operation
    return operation._replace(
        places=tuple(_contained(place, lead) for place in operation.places),
        anchor=tuple(_contained(place, lead) for place in operation.anchor),
    )


def _from_before(operations: Sequence[Operation]) -> Iterator[Operation]:
    """A place that found its điều nowhere else is in that of the operation before."""
    above: Levels = {}
    for each in operations:
        places = []
        for place in each.places:
            places.append(within(place, above))
            above = places[-1].levels if "article" in places[-1].levels else above
        yield each._replace(places=tuple(places))


class _Reader:
    """Reads the clauses of one instruction."""

    def __init__(self, instruction: Instruction, heading: Heading) -> None:
        self.whole, self.heading = instruction, heading

    def clause(self, clause: Clause, after: Sequence[Place]) -> Iterator[Operation]:
        action = _action(clause.verbs or self.heading.verbs)
        start = self.whole.start if clause.start is None else clause.start
        for operation in self.operations(action, clause, after):
            described = clause.about is not None or (self.heading.described and not clause.verbs)
            yield operation._replace(start=start, described=described)

    def operations(self, action: AmendmentAction, clause: Clause, after: Sequence[Place]) -> Iterator[Operation]:
        bodies = clause.bodies if clause.verbs else _below_words(clause.bodies, self.heading.words)
        if any(body.phrases for body in bodies):
            yield from self.word_changes(action, bodies, after)
            return
        for body in bodies:
            for operation in self.unit_change(action, body, after):
                for each in _form_by_form(operation):
                    yield from _by_act_and_scope(each)

    def places(self, places: Places, after: Sequence[Place] = ()) -> list[Place]:
        return read_places(places, after, self.heading.base)

    def modified(self, body: Body, kind: str, after: Sequence[Place] = ()) -> list[Place]:
        return [place for places in body.all(kind) for place in self.places(places, after)]

    # ----------------------------------------------------------------------------------------------------- Words

    def word_changes(
        self, action: AmendmentAction, bodies: Sequence[Body], after: Sequence[Place]
    ) -> Iterator[Operation]:
        """One for each group of quoted words; words without a place, or what replaces them, share that of the next."""
        found: list[Operation] = []
        following = Operation(action, tuple(after))
        for body in reversed(bodies):
            following = self.word_change(action, body, following)
            found.insert(0, following)
        for operation in found:
            yield from _by_act_and_scope(operation)

    def word_change(self, action: AmendmentAction, body: Body, following: Operation) -> Operation:
        phrases = body.phrases or Phrases(())
        at = self.modified(body, "at") or _acts(body.all("of"))
        news = [phrase for phrase in body.all("by") if isinstance(phrase, Phrases)]
        new = [squeeze(each.words) for phrase in news for each in phrase.quoted]
        new = new or [squeeze(each.words) for each in self.whole.quoted]
        position = next(iter(body.all("position")), None)
        old = [squeeze(each.words) for each in phrases.quoted]
        if position:
            return self.words_beside(action, old, position, at or list(following.places))
        words = _pairs(old, new or [change.new for change in following.words if change.new][:1], action)
        exceptions = tuple(self.modified(body, "except", at))
        places = tuple(at) or following.places
        return Operation(_of_words(action, bool(news or new)), places, words=words, exceptions=exceptions)

    def words_beside(
        self, action: AmendmentAction, new: Sequence[str], position: Position, at: Sequence[Place]
    ) -> Operation:
        """``Bổ sung cụm từ “A” vào sau cụm từ “B” tại Điều 5``, ``... vào cuối khoản 5``."""
        side, target = _POSITIONS[position.side], position.target
        if isinstance(target, Phrases):
            old = " ".join(squeeze(each.words) for each in target.quoted) or None
            places = tuple(at)
        else:
            old, places = None, tuple(self.places(target, at))
        words = tuple(WordChange(old=old, new=each) for each in new)
        return Operation("correct" if action == "correct" else "insert_words", places, side, words=words)

    # ----------------------------------------------------------------------------------------------------- Units

    def unit_change(self, action: AmendmentAction, body: Body, after: Sequence[Place]) -> Iterator[Operation]:
        at = self.modified(body, "at", after)
        position = next(iter(body.all("position")), None)
        by = [target for target in body.all("by") if not isinstance(target, Phrases)]
        text = tuple(each for target in body.all("by") if isinstance(target, Phrases) for each in target.quoted)
        if action == "insert" or position:
            yield self.insertion(body, position, at, after)
        elif action == "renumber" and by:
            yield self.renumbering(body, by[0], at)
        else:
            places = _all_of_one_piece(self.places(body.places, at or after)) if body.places else at
            if all(set(place.levels) <= ANNEXES for place in at):
                places = [_contained(place, at) for place in places]  # mục 2 thuộc Phụ lục II
            exceptions = tuple(self.modified(body, "except", places))
            change = Operation(action, tuple(places), exceptions=exceptions, text=text)
            yield from _with_attachments(change, [chain for target in (*by, *body.all("as")) for chain in target])

    def insertion(
        self, body: Body, position: Position | None, at: Sequence[Place], after: Sequence[Place]
    ) -> Operation:
        attached = [chain for target in body.all("as") for chain in target]
        target = () if position is None or isinstance(position.target, Phrases) else position.target
        beside = self.places(target, at or after)
        side = _POSITIONS[position.side] if position else None
        inside = beside if side is None and all(set(place.levels) <= ANNEXES for place in beside) else ()
        new = [_contained(place, at or inside) for place in self.places(body.places, beside or at or after)]
        anchor = tuple(beside[-1:]) if side or not new else ()
        side = side or (None if new or not beside else "end")
        return Operation("insert", tuple(new), side, anchor, attached=attached[0] if attached else None)

    def renumbering(self, body: Body, becomes: Places, at: Sequence[Place]) -> Operation:
        new = self.places(becomes, at)
        old = self.places(body.places, new)
        return Operation("renumber", tuple(old), new_places=tuple(within(place, old[-1].levels) for place in new))


def _action(verbs: Sequence[str]) -> AmendmentAction:
    """That of the strongest verb: ``Sửa đổi, bổ sung, bãi bỏ`` puts new text in the place of old."""
    return next((_ACTIONS[verb] for verb in _STRONGEST if verb in verbs), "replace")


def _of_words(action: AmendmentAction, has_new: bool) -> AmendmentAction:
    return "replace_words" if has_new and action in ("repeal", "insert") else _OF_WORDS[action]


def _pairs(old: Sequence[str], new: Sequence[str], action: AmendmentAction) -> tuple[WordChange, ...]:
    if action == "insert" and not new:
        return tuple(WordChange(new=each) for each in old)
    if len(new) == len(old):
        return tuple(WordChange(old=one, new=two) for one, two in zip(old, new, strict=True))
    becomes = new[0] if new and action != "repeal" else None
    return tuple(WordChange(old=each, new=becomes) for each in old)


def _below_words(bodies: Sequence[Body], words: Sequence[Body]) -> Sequence[Body]:
    """``Thay thế cụm từ “A” bằng cụm từ “B” tại các điều sau:`` ``a) Khoản 3``: the words are those of the heading."""
    if not words or any(body.phrases for body in bodies):
        return bodies
    return [
        each._replace(modifiers=(*(one for one in each.modifiers if one.kind != "at"), Modifier("at", body.places)))
        for each in words for body in bodies if body.places
    ]


def _acts(acts: Sequence[Act]) -> list[Place]:
    return [Place({}, act=act.document) for act in acts if not act.is_own]


def _all_of_one_piece(places: list[Place]) -> list[Place]:
    """``tên Điều 5, Điều 6 và Điều 7``: the titles of all of them."""
    first, *others = places
    alike = all(place.scope == "unit" and lowest(place.levels) == lowest(first.levels) for place in others)
    return [place._replace(scope=first.scope) for place in places] if alike and first.scope != "unit" else places


def _contained(place: Place, at: Sequence[Place]) -> Place:
    """``Điều 12a ... trong Mục 1 Chương I``: what is new belongs there."""
    levels = next((each.levels for each in at if each.levels), {})
    return place._replace(levels={**levels, **place.levels}) if place.levels and levels else place


def _with_attachments(change: Operation, chains: Sequence[Chain]) -> Iterator[Operation]:
    """Each form by its own attachment where there are as many."""
    forms = [one for chain in chains for one in numbered_one_by_one(chain)]
    if len(forms) == len(change.places) > 1:
        for place, form in zip(change.places, forms, strict=True):
            yield change._replace(places=(place,), attached=form)
    else:
        yield change._replace(attached=forms[0] if forms else None)


def _form_by_form(operation: Operation) -> list[Operation]:
    """Several forms for which no attachment is named: each is replaced by, or put in as, the one of its number."""
    forms = operation.action in ("replace", "insert") and not operation.attached and all(
        place.levels and set(place.levels) <= ANNEXES for place in operation.places)
    if not forms or len(operation.places) < 2:
        return [operation]
    return [operation._replace(places=(place,)) for place in operation.places]


def _by_act_and_scope(operation: Operation) -> Iterator[Operation]:
    """One for each run of places of one act in one part; what is of the amending act itself is no place."""
    if not operation.places:
        yield operation
    for (act, _), places in groupby(operation.places, key=lambda place: (place.act, place.scope)):
        group = tuple(place for place in places if not place.is_own)
        if group:
            yield operation._replace(places=group, act=act)

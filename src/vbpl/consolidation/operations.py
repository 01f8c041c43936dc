"""Operations: what amending acts do to one act, in the order of effect."""

import datetime
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import combinations, groupby
from typing import NamedTuple

from ..model import Amendment, Document, Provision
from ..model.walk import day_of
from .acts import likeliest_key, merged_into, names_nothing, names_of, same_act
from .newtext import Blocks, Place, instruction_place
from .units import Unit, attachment_unit
from .wording import even

WORD = re.compile(r"\w+")
LONGEST = 40
"""Words of a phrase in which shorter ones are sought."""


class Operation(NamedTuple):
    """One instruction, ready to be applied to a tree."""

    amendment: Amendment
    source: int
    """Index of the amending act; 0 is the act that is changed."""
    document: Document
    place: Place
    """Where in the amending act it stands."""
    effective: datetime.date | None
    issued: datetime.date | None
    new: tuple[Unit, ...] = ()
    """The units it quotes."""
    claimed: tuple[Provision, ...] = ()
    """Targets of all instructions that share its quotes."""
    last: bool = True
    """Whether no later instruction shares its quotes."""
    merged: bool = False
    """Whether the act is a consolidated text that lists the amending act."""
    guessed: bool = False
    """Whether the act names itself nowhere, and is taken for the one that is amended most."""
    attachment: Unit | None = None
    """The attachment that holds its new text."""
    replaced: str = ""
    """What changed the instruction before it had effect; empty for none."""
    stands: Provision = Provision()
    """Where it stands in its act, as that act was changed."""


def operations_on(act: Document, amending: Sequence[Document]) -> list[Operation]:
    """The instructions of amending acts that are about an act, as printed."""
    guess = likeliest_key(amending) if names_nothing(act) else None
    merged = merged_into(act)
    return [
        operation._replace(merged=bool(names_of(document).numbers & merged), guessed=guess is not None)
        for source, document in enumerate(amending, 1) for operation in instructions(act, document, source, guess)
    ]


def in_order(operations: Sequence[Operation]) -> list[Operation]:
    """Operations in the order in which they take effect."""
    return longest_words_first(sorted(operations, key=order))


def longest_words_first(operations: Sequence[Operation]) -> list[Operation]:
    """The operations, but of words that one act changes in a row those before that hold the words of others.

    ``Thay “cấp huyện” bằng “cấp xã”; thay “kế hoạch cấp huyện” bằng ...``: both are meant of the text as it was.
    """
    found: list[Operation] = []
    for _, row in groupby(operations, key=lambda each: (each.source, each.effective, bool(each.amendment.words))):
        alike = list(row)
        if len(alike) > 1 and alike[0].amendment.words:
            around = Counter(part for words in {each for one in alike for each in sought(one)} for part in inner(words))
            alike.sort(key=lambda each: max((around[words] for words in sought(each)), default=0))
        found += alike
    return found


def sought(operation: Operation) -> list[tuple[str, ...]]:
    """The words that an operation changes, each phrase as its words."""
    return [tuple(WORD.findall(even(each.old).lower())) for each in operation.amendment.words if each.old]


def inner(words: Sequence[str]) -> set[tuple[str, ...]]:
    """The shorter rows of words that a phrase holds; of a long one those of its first words."""
    words = words[:LONGEST]
    spans = combinations(range(len(words) + 1), 2)
    return {tuple(words[start:end]) for start, end in spans if end - start < len(words)}


def order(operation: Operation) -> tuple[datetime.date, datetime.date, int]:
    """First day of effect, then day of issue; the sort keeps what is printed first before what is printed later."""
    far = datetime.date.max
    return operation.effective or operation.issued or far, operation.issued or far, operation.source


def instructions(act: Document, document: Document, source: int, guess: str | None) -> Iterable[Operation]:
    """The instructions of one amending act that are about an act, as printed."""
    blocks, names = Blocks(document, source), names_of(act)
    ours = [each for each in document.amendments if each.document_key and (
        same_act(each.document_key, guess) if guess else names.means(each.document_key))]
    for index, amendment in enumerate(ours):
        alike = [other for other, each in enumerate(ours) if amendment.quotes and each.quotes == amendment.quotes]
        place = instruction_place(document, amendment.span)
        yield Operation(
            amendment, source, document, place, first_day(act, document, amendment, place), document.header.date,
            stands=place.provision(),
            new=blocks.new_units(amendment), claimed=tuple(target for each in alike for target in ours[each].targets),
            last=not alike or alike[-1] == index, attachment=attached(document, amendment, source),
        )


def first_day(act: Document, document: Document, amendment: Amendment, place: Place) -> datetime.date | None:
    """First day of an instruction: its own, that of its unit, that of its act; of a correction, of the act.

    Null where the amending act tells none.
    """
    if amendment.effective:
        return amendment.effective
    if amendment.action == "correct":
        return day_of(act, "start") or act.header.date
    return first_day_at(document, place)


def first_day_at(document: Document, place: Place) -> datetime.date | None:
    """First day of what stands at a place of an act: that of its unit, else of the act."""
    for effect in document.effects:
        if effect.event == "start" and effect.date and any(holds(each, place) for each in effect.provisions):
            return effect.date
    return day_of(document, "start")


def holds(provision: Provision, place: Place) -> bool:
    """Whether a provision of the amending act is one that an instruction stands in."""
    steps = dict(place.steps)
    named = [(level, number) for level in ("article", "clause", "point")
             if (number := getattr(provision, level)) is not None]
    return bool(named) and all(steps.get(level) == number for level, number in named)


def attached(document: Document, amendment: Amendment, source: int) -> Unit | None:
    """The attachment of the amending act that holds the new text of an instruction."""
    found = (each for each in document.attachments if each.span == amendment.annex)
    return next((attachment_unit(each, source) for each in found), None)

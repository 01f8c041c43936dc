"""Witness: an official consolidated text beside ours, unit by unit, and what each difference is."""

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from typing import Literal, NamedTuple

from ..model import Consolidation, Document, Provision
from .places import overlap
from .units import root_of
from .versions import Key, Standing, standings, wording
from .wording import even

Kind = Literal["miss", "slip", "silent_edit", "act_missing"]
"""``miss``: an instruction on the unit was not surely done, or its new text differs widely; ``slip``: we changed the
unit, and the official text differs by little; ``silent_edit``: no instruction is on it, and it differs by little;
``act_missing``: no instruction is on it, and it differs widely, as where an amending act is not at hand."""

SURE = ("applied", "already_applied", "not_yet")
LITTLE = 0.97
"""Likeness of two wordings, by letters, from which on one of them is taken for a slip of the other."""
FEW = 4
"""Letters that two short texts may differ by, those of both counted."""
LONGEST = 6000
"""Letters that are compared."""
MARKS = re.compile(r"\[\d{1,3}\]|\((?:được|đã được|đã) bãi bỏ\)")


class Difference(NamedTuple):
    """A unit that the official text words in another way."""

    provision: Provision
    kind: Kind
    ours: str
    """Empty where we have no such unit."""
    official: str
    """Empty where the official text has none."""


def compare(done: Consolidation, official: Document) -> list[Difference]:
    """The units that differ between a consolidated act and an official text of it, in the order of ours.

    Only letters and digits count. Of a unit and what is in it the narrowest that differs is given. The official text
    is a witness: nothing is taken from it.
    """
    ours, theirs = (dict(standings(root_of(each))) for each in (done.document, official))
    return [
        difference(done, key, ours.get(key), theirs.get(key)) for key in differing(ours, theirs)
    ]


def differing(ours: dict[Key, Standing], theirs: dict[Key, Standing]) -> Iterator[Key]:
    """The keys of the narrowest units that differ."""
    keys = list(dict.fromkeys([*reversed(ours), *reversed(theirs)]))
    unlike = {key for key in keys if letters(ours.get(key)) != letters(theirs.get(key))}
    above = {key[:depth] for key in unlike for depth in range(1, len(key))}
    yield from (key for key in keys if key in unlike and key not in above)


def letters(standing: Standing | None) -> str:
    """Letters and digits of a unit, without notes."""
    text = MARKS.sub("", wording(standing)) if standing else ""
    return "".join(filter(str.isalnum, even(text.lower())))


def difference(done: Consolidation, key: Key, ours: Standing | None, theirs: Standing | None) -> Difference:
    """What a difference is."""
    provision = Provision.model_validate(dict(key))
    changes = [each for each in done.changes if overlap(each.provision, provision)]
    near = alike(letters(ours), letters(theirs))
    kind: Kind
    if any(each.status not in SURE for each in changes):
        kind = "miss"
    elif changes:
        kind = "slip" if near else "miss"
    else:
        kind = "silent_edit" if near else "act_missing"
    return Difference(provision, kind, wording(ours) if ours else "", wording(theirs) if theirs else "")


def alike(one: str, other: str) -> bool:
    """Whether two texts differ by little: by a few letters, or by few of many."""
    if not one or not other or max(len(one), len(other)) > LONGEST:
        return False
    same = SequenceMatcher(None, one, other, autojunk=False).ratio()
    return same >= LITTLE or (1 - same) * (len(one) + len(other)) <= FEW

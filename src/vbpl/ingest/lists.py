"""Lists of a Word file: computes the numbers as Word does."""

import re
from collections import defaultdict
from typing import NamedTuple

from ..structure.numbering.romans import to_roman
from .limits import LABEL_CHARACTERS

BULLET = "-"
LEVELS = 9
_PLACE = re.compile(r"%([1-9])")
MOST_ROMAN = 300


class Level(NamedTuple):
    """How one level of a list is numbered."""

    start: int = 1
    form: str = "decimal"
    """The form of the number in WordprocessingML: ``decimal``, ``lowerLetter``, ``upperRoman``, ``bullet``, ``none``,
    ..."""
    text: str = "%1."
    """The text of the label; ``%1`` stands for the number of the first level."""
    restart: int | None = None
    """The level whose next number restarts this level at 1. 0: no level does; None: every higher level does."""


class Lists:
    """The lists of one document. They count in the order in which `label` is called."""

    def __init__(
        self, levels: dict[str, dict[int, Level]], kinds: dict[str, str], overrides: dict[tuple[str, int], int]
    ) -> None:
        """Maps: levels by kind of list; kind by list; number to restart at by list and level."""
        self._levels, self._kinds, self._overrides = levels, kinds, overrides
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        """Counters by kind: lists of one kind continue each other."""
        self._started: set[tuple[str, int]] = set()
        self.unshown = 0
        """Number of labels left out because the text around their number is too long."""

    def label(self, list_id: str | None, level: int) -> str | None:
        """The number of the next paragraph of a list with a space after it; None for an unknown list."""
        levels = self._levels.get(self._kinds.get(list_id or "", ""), {})
        if list_id is None or level not in levels:
            return None
        self._step(list_id, level, levels)
        return self._shown(list_id, level, levels)

    def _step(self, list_id: str, level: int, levels: dict[int, Level]) -> None:
        counts = self._counts[self._kinds[list_id]]
        override = self._overrides.get((list_id, level))
        if override is not None and (list_id, level) not in self._started:
            counts[level] = override - 1
        self._started.add((list_id, level))
        counts[level] = counts.get(level, levels[level].start - 1) + 1
        for deeper in range(level + 1, LEVELS):
            restart = levels[deeper].restart if deeper in levels else None
            if restart is None or level < restart:
                counts.pop(deeper, None)

    def _shown(self, list_id: str, level: int, levels: dict[int, Level]) -> str:
        form, text = levels[level].form, levels[level].text
        if len(text) > LABEL_CHARACTERS:
            self.unshown += 1
            return ""
        if form in ("bullet", "none"):
            return f"{BULLET} " if form == "bullet" else f"{text} " if text and "%" not in text else ""
        counts = self._counts[self._kinds[list_id]]

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shown = levels.get(at, Level())
            return write_number(counts.get(at, shown.start), shown.form)

        label = _PLACE.sub(number, text)
        return f"{label} " if label else ""


def write_number(number: int, form: str) -> str:
    """A number in one of Word's forms. Forms that Vietnamese documents do not use are written in figures."""
    if form in ("lowerLetter", "upperLetter") and number > 0:
        letters = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1 if number < 1000 else 1)
        return letters if form == "lowerLetter" else letters.upper()
    if form in ("lowerRoman", "upperRoman") and 0 < number < MOST_ROMAN:
        return to_roman(number) if form == "upperRoman" else to_roman(number).lower()
    return f"{number:02}" if form == "decimalZero" else str(number)

"""The repairs in their order (domain rule 9.5). Each sees the text as the repairs before it left it."""

from . import characters
from .contents import CONTENTS
from .damaged_numbers import NUMBERS
from .damaged_units import UNITS
from .damaged_words import LABELS_AND_TYPES
from .look import heads_of
from .lost_letters import HORN, TONE_MARKS
from .markup import ENTITIES, MARKUP
from .one_line import LOST_ENDS
from .pagination import PAGE_NUMBERS
from .spaced_letters import SPACED_LETTERS
from .torn_words import TORN_HEADS, TORN_WORDS

LINE_ENDS = (characters.LINE_ENDS,)
CHARACTERS = (HORN, ENTITIES, *characters.CHARACTERS, characters.FOREIGN_LETTERS)
"""Letters, entities, and characters that only look like others."""
LINES = (
    *MARKUP, SPACED_LETTERS, *TORN_HEADS, characters.WIDE_BLANKS, PAGE_NUMBERS, characters.PAGE_BREAKS, LOST_ENDS,
    characters.BLANK_LINES, characters.INDENTS, CONTENTS,
)
"""Markup, columns, page numbers, line ends and indents."""
WORDS = (*LABELS_AND_TYPES, TONE_MARKS, *TORN_WORDS, NUMBERS, UNITS, characters.ENACTING)
"""Words, numbers and markers that a scanner or a converter damaged."""

HEADS = heads_of((*LINES, *WORDS))
"""The heads of lines that are a sign of a repair."""

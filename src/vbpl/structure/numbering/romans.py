"""Roman numerals, whole and as a scanner damages them: ``HI.`` for III., ``Chương J`` for Chương I."""

ROMAN_VALUES = {"I": 1, "V": 5, "X": 10, "L": 50, "C": 100}
ROMAN_STEPS = (("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5), ("IV", 4), ("I", 1))
STROKES = str.maketrans({**dict.fromkeys("lJ1|!]ÌÍỊỈĨÏ", "I"), "H": "II", "Y": "V"})
"""Letters and signs that a scanner reads for the strokes of a numeral."""
NUMERAL = r"(?=[IVXL]{0,6}[lJ1|!\]ÌÍỊỈĨÏHY])(?!\d{1,3}(?!\w)) [IVXLlJ1|!\]ÌÍỊỈĨÏHY]{1,7} (?!\w)"
"""A numeral with a damaged letter; a verbose pattern."""


def roman_value(numeral: str) -> int:
    """Value of a Roman numeral in capitals up to CCC; 0 if it is none: ``roman_value("XIV")`` is 14."""
    if not numeral or any(letter not in ROMAN_VALUES for letter in numeral):
        return 0
    values = [ROMAN_VALUES[letter] for letter in numeral]
    total = sum(-value if value < after else value for value, after in zip(values, [*values[1:], 0], strict=True))
    return total if to_roman(total) == numeral else 0


def to_roman(value: int) -> str:
    """Roman numeral of 1 to 300: ``to_roman(14)`` is ``XIV``."""
    out = ""
    for numeral, worth in ROMAN_STEPS:
        count, value = divmod(value, worth)
        out += numeral * count
    return out


def read_numeral(printed: str) -> str | None:
    """The numeral that a scanner changed into other letters; None if it is undamaged or unreadable.

    >>> read_numeral("HI"), read_numeral("1L"), read_numeral("XII")
    ('III', 'II', None)
    """
    if printed.isdecimal() or roman_value(printed):
        return None
    strokes = printed.translate(STROKES)
    readings = (strokes, strokes.replace("L", "I"))
    return next(filter(roman_value, readings), None)


def is_near(numeral: str, meant: str) -> bool:
    """Whether two numerals differ by at most one stroke: ``II`` and ``I``, ``VI`` and ``V``.

    >>> is_near("II", "I"), is_near("II", "IV"), is_near("III", "I")
    (True, False, False)
    """
    longer, shorter = sorted((numeral, meant), key=len, reverse=True)
    at = longer.rfind("I")
    return longer == shorter or (at >= 0 and longer[:at] + longer[at + 1 :] == shorter)

"""Years: the year that four or two digits stand for."""

FIRST_YEAR = 1945
"""The Republic and its official documents begin in this year."""
YEAR = r"(?:19|20)\d\d"
"""A pattern for a year of four digits."""


def full_year(year: int) -> int:
    """The year that two digits stand for; a longer year stays as it is.

    It is the latest such year from 1945 on that is not in the future: 45 to 99 are 19xx, and 00 to 44 are 20xx.

    >>> full_year(45), full_year(99), full_year(5), full_year(2018)
    (1945, 1999, 2005, 2018)
    """
    return year if year > 99 else year + (1900 if year >= FIRST_YEAR % 100 else 2000)

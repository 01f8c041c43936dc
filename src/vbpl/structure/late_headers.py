"""A header below the body: a converter may write the paragraphs of a file first and its tables after them."""

from .header.fields import TOPIC
from .line_kinds.header import is_field, is_issuer_line, is_national_title
from .line_kinds.preamble import is_formula
from .page import Page, is_whole_header, no_lower

REACH = 16
"""Lines of such a header, one for each line of its cells."""
LONGEST_LINE = 90


def is_headed(page: Page, first: int, last: int) -> bool:
    """Whether these lines have the national title or a number, so that the header is not missing."""
    return any(is_national_title(page.words[at]) or page.numbers(at) for at in range(first, last))


def find_late_header(page: Page, first: int, last: int) -> int | None:
    """Index of the first line of the header at the end of the body in these lines; None if there is none."""
    begin, titled, numbered = last, False, False
    for at in range(last - 1, max(first, last - REACH), -1):
        if not (is_of_header(page, at) or (begin < last and is_of_topic(page, at))):
            break
        words = page.words[at]
        whole = is_whole_header(words)
        begin, titled = at, titled or whole or is_national_title(words)
        numbered = numbered or whole or page.numbers(at)
    return begin if titled and numbered else None


def find_torn_header(page: Page, first: int, last: int) -> tuple[int, int] | None:
    """Indices of a header among the grounds in these lines; None if there is none.

    A converter of PDF writes a table that floats at the end of its page, in the middle of a ground or after one.
    """
    middle = next((at for at in range(first, last) if is_national_title(page.words[at])), None)
    if middle is None:
        return None
    begin, end = middle, middle
    while begin > max(first, middle - REACH) and is_of_torn(page, begin - 1):
        begin -= 1
    while end < min(last, middle + REACH) and is_of_torn(page, end):
        end += 1
    return (begin, end) if any(map(page.numbers, range(begin, end))) else None


def is_of_torn(page: Page, at: int) -> bool:
    """Whether a line among the grounds is of a header."""
    return is_of_header(page, at) and not (page.grounds(at) or is_formula(page.words[at]))


def is_of_header(page: Page, at: int) -> bool:
    """Whether a line is a field of a header, a body or a rule."""
    words = page.words[at]
    return no_lower(words) or is_field(words) or is_issuer_line(words) or is_whole_header(words)


def is_of_topic(page: Page, at: int) -> bool:
    """Whether a line belongs to the subject of a letter, below its number: ``V/v`` and the lines that continue it."""
    if len(page.words[at]) > LONGEST_LINE:
        return False
    return any(TOPIC.match(page.words[above]) for above in range(max(0, at - 3), at + 1))

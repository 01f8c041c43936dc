"""What one line of a closing is: label, capacity, office, mark of signature, name.

Imports vbpl.folding, vbpl.tables and its own package.

Each question is about one clean line; columns in it are apart by tabs, pipes or wide gaps, and one cell suffices.
"""

import re
from collections.abc import Iterator
from functools import cache

from ..folding import fold, tone_key
from ..tables import province_of_name, read_table
from .closing_chain import MARKS
from .header_lines import EDGES, either, is_capitals, issuer_pattern, of_cells
from .letters import LOWER, UPPER, any_of

RECIPIENTS_LABEL = re.compile(r"\W{0,4}(?:n[o0c]i\s{0,2}nh[a4]n\b\s?[:;.,]?|\w?[o0c]i\s?nhan\s?:|n[o0]i\s{0,2}gui\s?:)")
STAMPED = r",?\s?(?:va\s)?dong\s?dau"
SIGNATURE_MARK = re.compile(
    rf"\W{{0,4}}(?:da\s?ky(?:\s?ten)?(?:{STAMPED})?|ky(?:\s?ten)?{STAMPED}|chu\s?ky|ky\s?ten)\W{{0,4}}$"
)
MARK_BEFORE_NAME = re.compile(r"\W{0,4}(?:[Đđ]ã\s?ký|ĐÃ\s?KÝ)\s?[:.)]?\s{1,4}")
SHORT_CAPACITY = re.compile(
    rf"[^\w\n]{{0,4}}{MARKS}(?:\s?[.,:]\s{{0,2}}|\s)"
    rf"(?=[{UPPER}])|[^\w\n]{{0,4}}{MARKS}\s?\.$|[^\w\n]{{0,4}}Q\.\s?(?=[{UPPER}]{{2}})"
)
SMALL_CAPACITY = re.compile(rf"{MARKS}(?:\s?[./]\s?|\s)[{UPPER}][{LOWER}]")
WORD_CAPACITY = re.compile(r"[^\w\n]{0,4}(?:THAY\sMẶT|THỪA\sLỆNH|THỪA\s[UỦ][ỶY]\sQUYỀN|KÝ\sTHAY)\s")
SMALL = rf"(?:[{UPPER}][{LOWER}]{{0,6}}|[{UPPER}]['’][{UPPER}]?[{LOWER}]{{1,6}})"
LARGE = rf"[{UPPER}]['’]?[{UPPER}]{{0,6}}"
PERSON = re.compile(rf"(?:{SMALL}(?: {SMALL}){{1,5}}|{LARGE}(?: {LARGE}){{1,5}})$")
DIRT = " -–—_.*"
"""What a scanner leaves before an office."""
LONGEST_NAME = 60
LONGEST_OFFICE = 90


@cache
def surnames() -> frozenset[str]:
    """Họ: as printed in capitals, and folded."""
    words = [word for row in read_table("person_names")["surnames"] for word in row["words"]]
    return frozenset(map(str.upper, words)) | frozenset(map(fold, words))


@cache
def name_titles() -> re.Pattern[str]:
    """Matches the ranks and degrees before a name."""
    words = [word for row in read_table("person_names")["titles"] for word in row["words"]]
    return re.compile(rf"(?:(?i:{any_of(words)})\.?[ ,]{{0,2}}){{1,3}}")


@cache
def post_pattern() -> re.Pattern[str]:
    """Matches the head of an office at the start of a folded text."""
    return re.compile(rf"(?:q\.\s?|quyen )?(?:pho )?{any_of(map(fold, post_heads()))}")


@cache
def post_keys() -> frozenset[str]:
    """Heads of offices with their accents, as ``tone_key`` gives them."""
    return frozenset(map(tone_key, post_heads()))


def post_heads() -> Iterator[str]:
    return (head for row in read_table("posts")["posts"] for head in row["heads"])


def is_recipients_label(line: str) -> bool:
    """``Nơi nhận:``, alone or before the first recipient or the other column."""
    return len(line) > 7 and _holds_recipients_label(line)


@of_cells
def _holds_recipients_label(cell: str) -> bool:
    return RECIPIENTS_LABEL.match(fold(cell[:40])) is not None


@of_cells
def is_capacity(cell: str) -> bool:
    """Quyền hạn ký: ``TM. ỦY BAN NHÂN DÂN``, ``KT.BỘ TRƯỞNG``, ``T/M BAN THƯỜNG VỤ``; also ``KT.`` above its office."""
    return (SHORT_CAPACITY.match(cell) or WORD_CAPACITY.match(cell)) is not None and is_capitals(cell[:30])


@of_cells
def is_position(cell: str) -> bool:
    """Chức vụ: a line, or a column of it, in capitals that begins with an office."""
    if len(cell) >= LONGEST_OFFICE or not is_capitals(cell):
        return False
    return post_pattern().match(fold(cell).lstrip(DIRT)) is not None


def is_small_capacity(cell: str) -> bool:
    """``KT. Chủ tịch``, as a portal prints a capacity in small letters."""
    return SMALL_CAPACITY.match(cell) is not None


def is_small_office(cell: str) -> bool:
    """``Phó Chủ tịch`` and nothing else, in any letters."""
    return post_pattern().fullmatch(fold(cell)) is not None


def is_signature_mark(line: str) -> bool:
    """``(Đã ký)``, ``(Ký tên, đóng dấu)``: what a copy prints where the signature was."""
    return len(line) < 200 and _holds_signature_mark(line)


@of_cells
def _holds_signature_mark(cell: str) -> bool:
    return SIGNATURE_MARK.match(fold(cell)) is not None or signed_name(cell) is not None


def signed_name(cell: str) -> int | None:
    """Where the name begins behind a mark on the same line: ``Đã ký: Trần Văn An``."""
    mark = MARK_BEFORE_NAME.match(cell)
    return mark.end() if mark and is_name(cell[mark.end() :]) else None


may_close = either(_holds_recipients_label, is_capacity, is_position, _holds_signature_mark)
"""Whether a line is the label of the recipients, a capacity, an office or the mark of a signature."""


def is_name(cell: str) -> bool:
    """Whether a cell is a name: two to six capitalised words, the first a surname or behind a rank or degree."""
    cell = cell.strip(EDGES)
    if len(cell) > LONGEST_NAME:
        return False
    titled = name_titles().match(cell)
    name = cell[titled.end() :] if titled else cell
    if not PERSON.match(name) or (name.isupper() and is_no_name(name)):
        return False
    return titled is not None or begins_name(name)


is_person_name = of_cells(is_name)
"""Họ tên: whether a column of a line is the name of a person."""


def looks_like_name(cell: str) -> bool:
    """Whether a cell has the form of a name in small letters, and is no office: of any people of Viet Nam."""
    return PERSON.match(cell) is not None and not cell.isupper() and not is_position(cell)


def begins_name(words: str) -> bool:
    """Whether words begin with a surname; in capitals, which offices and bodies have too, with its right accents."""
    first = words.split(" ", 1)[0]
    return (first if words.isupper() else fold(first)) in surnames()


def is_no_name(words: str) -> bool:
    """Whether words in capitals name a body, an office or a province."""
    folded = fold(words)
    return bool(issuer_pattern().match(folded) or post_pattern().match(folded) or province_of_name(words))

"""Classifies one line of a closing: label, capacity, office, mark of signature, name.

Each function takes one clean line. Tabs, pipes or wide gaps separate its columns; one matching cell is enough.
"""

import re
from functools import cache

from ...text.folding import fold
from ...text.letters import LOWER, UPPER
from ..names import is_name, post_pattern
from ..words import is_capitals, of_cells

MARKS = r"(?:TUQ|TM|KT|TL|T\s?/\s?UQ|[TK]\s?/\s?[MTLU]|[TK]\.\s?[MTL])"
"""Marks of a power to sign: ``TM``, ``K/T``."""
RECIPIENTS_LABEL = re.compile(
    r"""
    [\W_]{0,6}
    (?: n[o0c]?['’]?i\s{0,2}nh[a4]n\b
        (?: \s?[:;.,] | (?=\s?[*_]) | [ \t]{0,9}(?:\n|$)   # Nơi nhận:, N0i nhận;, Nơi nhận
          | (?=\s{1,9}(?:[-–+•●]|nhu\b|(?:tuq|tm|kt|tl|[tk]\s?/\s?[mtlu])\b)) ) # Nơi nhận TM. ỦY BAN, not Nơi nhận phí
      | \w?[o0c]i\s?nhan\s?:                 # ơi nhận:, Mơi nhận:
      | n[o0]i\s{0,2}gui\s?:                  # Nơi gửi:
      | n[o0]i\s\w{1,3}an\s?:                  # Nơi giận:
      | n[a-z0][iyl1j]\snh[a-z4][mn](?=\s{1,9}(?:tuq|tm|kt|tl|[tk]\s?/\s?[mtlu])\b)   # Nai nhậm TL. GIÁM ĐỐC
    )
    """,
    re.VERBOSE,
)
"""Folded. ``__— Nơi nhận:`` below a rule that a scanner broke, ``Ni nhận:``."""
STAMPED = r",?\s?(?:(?:va|&)\s)?dong\s?dau"
SIGNATURE_MARK = re.compile(
    rf"""
    \W{{0,4}}
    (?: da\s?ky(?:\s?ten)?(?:{STAMPED})?    # (Đã ký), Đã ký tên, đóng dấu
      | ky(?:\s?ten)?{STAMPED}               # (Ký tên, đóng dấu), Ký và đóng dấu
      | chu\s?ky | ky\s?ten                 # (Chữ ký), (Ký tên)
      | da\s?ky\s(?:so|dien\stu)           # (Đã ký số)
      | ky\sboi\schu\sky\sso[^:\n]{{0,20}}   # [KÝ BỞI CHỮ KÝ SỐ HỢP LỆ]
      | (?:signature|stamp|seal)\s(?:and\s(?:stamp|seal)\s)?of\s[^\n]{{0,80}}   # Signature and stamp of the ministry
      | dau\s[^\n:]{{0,60}}\sva\schu\sky\s(?:cua\s)?[^\n:]{{0,60}}      # Dấu mộc của Bộ và chữ ký của ông A
    )
    \W{{0,4}}$
    """,
    re.VERBOSE,
)
MARK_BEFORE_NAME = re.compile(r"\W{0,4}(?:[Đđ]ã\s?ký|ĐÃ\s?KÝ)\s?[:.)]?\s{1,4}")
SHORT_CAPACITY = re.compile(
    rf"""
    [^\w\n]{{0,4}}
    (?: {MARKS} (?:\s?[.,:]\s{{0,2}}|\s) (?=[{UPPER}])    # KT. BỘ TRƯỞNG, T/M BAN THƯỜNG VỤ
      | {MARKS} \s?\.$                                   # KT.
      | Q\.\s?(?=[{UPPER}]{{2}})                          # Q. GIÁM ĐỐC
    )
    """,
    re.VERBOSE,
)
SMALL_CAPACITY = re.compile(rf"{MARKS}(?:\s?[./]\s?|\s)[{UPPER}][{LOWER}]")
WORD_CAPACITY = re.compile(r"[^\w\n]{0,4}(?:THAY\sMẶT|THỪA\sLỆNH|THỪA\s[UỦ][ỶY]\sQUYỀN|KÝ\sTHAY)\s")


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


def is_small_capacity(cell: str) -> bool:
    """``KT. Chủ tịch``, a capacity in small letters, as a portal prints it."""
    return SMALL_CAPACITY.match(cell) is not None


def is_signature_mark(line: str) -> bool:
    """``(Đã ký)``, ``(Ký tên, đóng dấu)``: the words in a copy at the place of the signature."""
    return len(line) < 200 and _holds_signature_mark(line)


@of_cells
def _holds_signature_mark(cell: str) -> bool:
    return SIGNATURE_MARK.match(fold(cell)) is not None or signed_name(cell) is not None


def signed_name(cell: str) -> int | None:
    """The start of the name after a mark on the same line: ``Đã ký: Trần Văn An``."""
    mark = MARK_BEFORE_NAME.match(cell)
    return mark.end() if mark and is_name(cell[mark.end() :]) else None


HEADS = (
    r"nhu\s",                            # - Như trên;
    r"n[a-z0][iyl1j]\snh",                # Nai nhậm TL.
    r"\w?[o0c]i",                        # Nơi nhận:
    r"da\s?k", r"ky", r"chu\s?k",         # (Đã ký), (Ký tên), (Chữ ký)
    r"t(?:uq|[ml]|\s?[/.])",              # TUQ., TM., T/M
    r"k(?:t|\s?[/.])",                    # KT., K/T
    r"q\.", r"thay\s", r"thua\s",         # Q. GIÁM ĐỐC, THAY MẶT, THỪA LỆNH
)
"""The head of a line of a closing, except the heads of offices. Folded."""


@cache
def closing_heads() -> re.Pattern[str]:
    """Matches the start of a folded column that may belong to a closing. One match rejects most lines."""
    return re.compile(rf"[\W_]*+(?:{'|'.join(HEADS)}|{post_pattern().pattern})")

"""Where the name of a charter or of house rules ends, which have no number: ``Quy chế Lương, Thưởng và Phúc lợi``."""

import re

from ...text.lazy import lazy_compile
from ...text.letters import UPPER
from .names import Names, opens_other

_LISTED = re.compile(
    rf"""
    (?: ,\s{{1,3}} (?P<item>[{UPPER}][^\W\d_]{{0,9}}) (?:\s[^\W\d_]{{1,9}})? ){{1,2}}   # , Thưởng
    \s{{1,3}} và \s{{1,3}} (?=[{UPPER}])                                         # và Phúc lợi
    """,
    re.VERBOSE,
)
_GROUND = lazy_compile(r"(?:Căn\scứ(?:\svào)?|Thực\shiện|Theo|Chiếu)\s{1,3}$")
"""What stands before a name in small letters that is one; elsewhere such words tell what the rules are about."""
_REACH = 20
_SMALL = lazy_compile(
    rf"""
    (?!của\b) [^\W\d_{UPPER}]{{2,9}}
    (?: ,?\s{{1,3}} (?!(?:của|này|số|ngày|được|ban\shành)\b) [^\W\d_{UPPER}]{{1,9}} ){{1,14}}
    (?: (?= \s{{1,3}} của \s{{1,3}} [{UPPER}] )     # làm việc của Đảng ủy
      | (?P<body> \s{{1,3}} (?=[{UPPER}]) )         # hoạt động Bệnh viện Mây Trắng
      | (?= \s? [;.,] (?:\s|$) ) )                 # chi tiêu nội bộ;
    """,
    re.VERBOSE,
)
_OWNER = re.compile(r"\scủa\s{1,3}")
_ORGANISES = lazy_compile(r"(?:(?:Tổ|tổ)\schức\svà\s)?[Hh]oạt\sđộng|(?:Tổ|tổ)\schức")
"""Whose work the rules are for is of their name: ``Quy chế Hoạt động của Ban Kiểm soát``; else the body gave them."""


def statute_end(names: Names, start: int, end: int, kind: str, head: int) -> int | None:
    """End of the name that begins at ``start`` after the type word at ``head``; null where none does."""
    if names.text[start : start + 1].islower():
        small = _SMALL.match(names.text, start, end) if names.text[head].isupper() else None
        ground = _GROUND.search(names.text, max(0, head - _REACH), head) if small else None
        if small is None or ground is None or (small["body"] and not ground[0].startswith("Căn")):
            return None
        return names.body_end(small.end(), end) if small["body"] else small.end()
    stop = names.law_end(start, end, kind)
    listed = _LISTED.match(names.text, stop, end) if stop else None
    if listed and not (opens_other(names, listed.start("item")) or opens_other(names, listed.end())):
        stop = names.formed_end(names.words(listed.end(), end), kind)
    owner = _OWNER.search(names.text, start, stop) if stop else None
    named = owner and (names.text.startswith("Nhà trường", owner.end()) or opens_other(names, owner.end()))
    if owner and named and not _ORGANISES.fullmatch(names.text, start, owner.start()):
        return owner.start()
    return stop

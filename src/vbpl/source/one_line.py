"""Restores the lines of texts that a converter joined into one: header, grounds, units and closing.

Such a text has all its words and no layout. If one line holds the national title and much after it, each part that its
first words show begins a line again.
"""

import re
from collections.abc import Iterator

from ..text.folding import fold
from ..text.letters import UPPER
from ..text.offsets import Rewrite, replace
from .look import Repair, Sign

SHORTEST = 600
"""A longer line holds more than a header."""
CUT_OFF = ("…", "...")
"""The end of a teaser, which a web page prints above the document."""
NATION = re.compile(r"C[ỘO]NG H(?:ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM")
NATION_SIGN = " XÃ HỘI CHỦ NGHĨA VIỆT NAM"
TYPES = (
    "QUYẾT ĐỊNH", "THÔNG BÁO", "KẾ HOẠCH", "BÁO CÁO", "CÔNG ĐIỆN", "CHỈ THỊ", "NGHỊ QUYẾT", "NGHỊ ĐỊNH", "TỜ TRÌNH",
    "HƯỚNG DẪN", "THÔNG TƯ", "GIẤY MỜI", "KẾT LUẬN",
)
PART = re.compile(
    rf"""
    (?<=\S)[ ]+
    (?: (?P<sure>
            {NATION.pattern.replace(" ", "[ ]")} | Độc[ ]lập[ ][-–][ ]Tự[ ]do       # the title of the nation, its motto
          | S[ốỐ][ ]?:[ ]?\d                                                       # Số: 12/TB-SYT
          | [{UPPER}][^\W\d_]{{1,6}}(?:[ ][{UPPER}][^\W\d_]{{1,6}}){{0,3}},          # Hà Nội, ngày 05 tháng 3
            [ ]ngày[ ]\d{{1,2}}[ ]tháng
          | (?P<type>{"|".join(TYPES).replace(" ", "[ ]")})(?=[ ][{UPPER}Vv]|[ ]?:)       # THÔNG BÁO Về việc
          | Kính[ ]gửi[ ]?: | Nơi[ ]nhận[ ]?:
          | Điều[ ]\d{{1,3}}\.[ ] | Chương[ ][IVX]{{1,5}}[ ][{UPPER}]{{2}}
          | (?:TM|KT|TL|TUQ)\.[ ]?[{UPPER}]{{2}} | \([Đđ]ã[ ]ký                      # KT. GIÁM ĐỐC (Đã ký)
        )
      | (?<=[Kk]ý\)[ ])(?=[{UPPER}])                                             # Nguyễn Văn An
      | (?<=[.;:,][ ])(?P<after>
            Căn[ ]cứ[ ] | Theo[ ]đề[ ]nghị[ ] | Xét[ ]đề[ ]nghị[ ]
          | [-–+][ ](?=\w) | [a-zđ]\)[ ]                                          # - Sở Y tế; a) Các trạm
        )
      | (?P<number>\d{{1,2}})\.[ ](?=[{UPPER}])                                    # 2. Các trạm
    )
    """,
    re.VERBOSE,
)
FEWEST = 6
"""The parts of a line that was a whole document."""


def find_lost_ends(text: str) -> list[int]:
    """Where lines must begin again: the offset of each blank before a part."""
    return [offset for start, end in _long_lines(text) for offset in _parts(text, start, end)]


def _long_lines(text: str) -> Iterator[tuple[int, int]]:
    """The lines that hold a national title and much after it."""
    end = 0
    for nation in NATION.finditer(text):
        if nation.start() < end:
            continue
        start, end = text.rfind("\n", end, nation.start()) + 1, text.find("\n", nation.end())
        end = len(text) if end < 0 else end
        if end - nation.end() >= SHORTEST and not text.endswith(CUT_OFF, start, end):
            yield start, end


def _parts(text: str, start: int, end: int) -> list[int]:
    """The parts of one line. Numbers count up; each is searched after the one before it."""
    found: list[int] = []
    count = 0
    for part in PART.finditer(text, start, end):
        if part["number"]:
            if int(part["number"]) not in (1, count + 1):
                continue
            count = int(part["number"])
        elif part["sure"] and part["sure"].startswith("Điều"):
            count = 0
        found.append(part.start())
        if part["type"] and text[part.end()] == " ":
            found.append(part.end())
    body = _begin_of_body(text, start, end)
    if len(found) < FEWEST:
        return []
    return sorted({*found, body} if body else found)


def _begin_of_body(text: str, start: int, end: int) -> int | None:
    """The start of the first sentence after the subject: it names the issuer as the line before the national title."""
    nation = NATION.search(text, start, end)
    title = re.compile("|".join(TYPES)).search(text, nation.end() if nation else start, end)
    if nation is None or title is None:
        return None
    words = fold(text[start : nation.start()]).split()
    below = fold(text[title.end() : end])
    for count in range(min(8, len(words)), 2, -1):
        at = below.find(" " + " ".join(words[-count:]) + " ")
        if at > 0:
            return title.end() + at
    return None


def _cut_lines(text: str) -> Iterator[Rewrite]:
    yield replace(text, ((at, at + 1, "\n") for at in find_lost_ends(text)))


LOST_ENDS = Repair("S113", _cut_lines, Sign(words=(NATION_SIGN,)))

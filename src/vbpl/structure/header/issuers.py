"""Names of issuing bodies: finds them in cells, splits them, and joins wrapped ones."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise

from ...tables import body_of_name, province_of_name, read_table
from ...text.folding import fold
from ...text.lazy import lazy_compile
from ...text.letters import UPPER, any_of
from ...text.syllables import holds_sign
from ..names import LONGEST_NAME, begins_body, is_issuer, issuer_heads, issuer_pattern
from ..open_ends import OPEN_NAME
from ..pieces import Cell
from ..words import is_capitals

NO_NAMES = lazy_compile(
    r"(?:GIẤY|ĐƠN|PHIẾU|TỜ KHAI|BIÊN BẢN|BẢN (?:CAM|TƯỜNG|KIỂM|KHAI)|DANH SÁCH|HỢP ĐỒNG|CAM KẾT)\s"
)
"""The first words of papers: ``GIẤY ĐỀ NGHỊ``. They begin no name, as ``TỔ`` and ``BAN`` do, and are no rest of one."""
APPROVES = (" DUYỆT", " PHÊ DUYỆT", " Ý KIẾN")
"""``BAN GIÁM HIỆU DUYỆT``: the place of an approval is no body."""
NOISE_BEFORE = re.compile(r"(?!\s?[-–])[^\w(]*|")
CAPITAL_WORDS = lazy_compile(
    rf"[{UPPER}]{{2,}}(?:[ ,.]{{1,2}}(?:[-–&][ ])?\(?[{UPPER}]+(?:[&-][{UPPER}]+)*\)?(?=[ ,.]|$))*"
)
DASHES = lazy_compile(r"[—–_=~.]{3,}|[—_]{2}")
ENDS_JOINT = re.compile(r"\s?[-–,;]\s?$")
SCHOOL = re.compile(r"(?:truong (?:dai hoc|cao dang|trung cap)|hoc vien)\b")
"""Heads of names that are in no name of a body above: ``BỘ NÔNG NGHIỆP & PTNT`` + ``TRƯỜNG ĐẠI HỌC``."""
WORDS, NON_BLANK = re.compile(r"[^\s–-]+"), re.compile(r"\S+")
CENTRAL = frozenset({"central", "ministry", "judicial", "government-agency", "party-central", "organisation"})
LOWEST = 3
"""Rank of a body that is always below another."""
WRAPS = 3
"""Cells over which a name may extend."""


@cache
def place_pattern() -> re.Pattern[str]:
    """Matches a word that begins the name of a place, folded: ``tinh``, ``thanh pho``."""
    words = {fold(word) for row in read_table("issuer_heads")["places"] for word in row["words"]}
    return re.compile(any_of(words) + r"\.?")


def iter_issuers(cells: list[Cell]) -> Iterator[tuple[int, int]]:
    """Spans of the names in some cells: one for each cell, two for a cell with superior and issuer."""
    before, cells = "", [without_noise(cell) for cell in cells if not cell.text.endswith(APPROVES)]
    for at, cell in enumerate(cells):
        named = not NO_NAMES.match(cell.text) and (
            is_issuer(cell.text) or is_wrapped(cells[at : at + WRAPS]) or goes_on(before, cell.text))
        before = f"{before} {cell.text}" if named else ""
        if named:
            cuts = [0, *iter_cuts(cell.text), len(cell.text)]
            yield from ((cell.start + start, cell.start + end) for start, end in pairwise(cuts))


def without_noise(cell: Cell) -> Cell:
    """Capital words without what a scanner made of rules and stamps around them: ``VĂN PHÒNG .ïnẮắ—_``."""
    start = NOISE_BEFORE.match(cell.text).end()  # type: ignore[union-attr]
    name = CAPITAL_WORDS.match(cell.text, start)
    end = name.end() if name else len(cell.text)
    rest, text = cell.text[end:], cell.text[start:end]
    if rest and not (is_scrap(rest) and " " in text):
        return cell
    return Cell(cell.start + start, cell.start + end, text, cell.folded[start:end])


def is_scrap(rest: str) -> bool:
    """Whether what follows a name is no word of it: it begins with signs of a scanner, or holds a row of dashes."""
    return DASHES.search(rest) is not None or holds_sign(rest.split()[0])


def is_wrapped(cells: list[Cell]) -> bool:
    """Whether a head is torn over some cells, beginning with the first: ``THỦ`` / ``TƯỚNG CHÍNH PHỦ``."""
    first = len(cells[0].text) if cells else 0
    return any(
        (match := issuer_pattern().match(fold(" ".join(cell.text for cell in cells[:count])))) is not None
        and match.end() > first and all(is_capitals(cell.text) for cell in cells[:count])
        for count in range(2, len(cells) + 1)
    )


def goes_on(name: str, text: str) -> bool:
    """Whether a cell in capitals is the rest of a name that begins above it: ``BỘ`` / ``TÀI CHÍNH``."""
    place = begins_place(fold(text))
    if not name or not (is_capitals(text) or (place and not is_capitals(name) and len(text) < LONGEST_NAME)):
        return False
    return place or body_of_name(name.strip()) is None


def iter_cuts(text: str) -> Iterator[int]:
    """Where one name ends within a cell and another begins: ``UBND TỈNH X`` + ``SỞ Y TẾ``, ``BỘ A - BỘ B``."""
    folded, begin = fold(text), 0
    for word in WORDS.finditer(text):
        at = word.start()
        head = issuer_pattern().match(folded, at) if at > begin else None
        if head is None or not (text.isascii() or begins_body(text[at:], folded[at:])):
            continue
        if is_complete(text[begin:at].rstrip(), text[at:]):
            yield at
            begin = at


def is_complete(name: str, rest: str) -> bool:
    """Whether a name can end here: a known body, a name before a joining sign, or a name with its place."""
    plain = ENDS_JOINT.sub("", name)
    if body_of_name(plain):
        return not body_of_name(f"{plain} {rest}")
    if " " in plain and fold(plain) in issuer_heads():
        return rank(plain) == 1 < rank(rest)
    if rank(rest) == LOWEST and ends_in_province(plain):
        return True
    if SCHOOL.match(fold(rest)) and plain.count(" ") > 1:
        return True
    if plain != name:
        return issuer_pattern().match(fold(plain)) is not None and len(plain.split()) > 2
    return ends_in_place(plain, rest)


def ends_in_province(name: str) -> bool:
    """Whether the last words of a name are those of a province: ``SỞ Y TẾ QUẢNG TRỊ``."""
    words = name.split()
    return any(province_of_name(" ".join(words[-count:])) for count in range(2, min(5, len(words))))


def place_starts(folded: str) -> list[int]:
    """Where the name of a place begins in a folded name."""
    return [word.start() for word in NON_BLANK.finditer(folded) if place_pattern().match(folded, word.start())]


def ends_in_place(name: str, rest: str) -> bool:
    """Whether a name ends with the name of a place that does not continue in the next words."""
    found = place_starts(fold(name))
    if not found or found[-1] == 0:
        return False
    place, words = name[found[-1] :], rest.split()
    if province_of_name(f"{place} {words[0]}"):
        return False
    return province_of_name(place) is not None or (len(place.split()) > 1 and len(words) > 1)


def join_names(texts: list[str]) -> list[list[int]]:
    """Which cells make one name: the indices of each name's cells, in order."""
    names: list[list[int]] = []
    for at, text in enumerate(texts):
        if names and continues(" ".join(texts[index] for index in names[-1]), text):
            names[-1].append(at)
        else:
            names.append([at])
    return names


def begins_place(folded: str) -> bool:
    """Whether folded words begin with a place, and no body has such a name: not ``huyen uy``."""
    return place_pattern().match(folded) is not None and issuer_pattern().match(folded) is None


def continues(name: str, text: str) -> bool:
    """Whether a cell continues a name that began above it."""
    folded = fold(text)
    if begins_place(folded) or folded in ("trung uong", "viet nam") or folded.startswith("va "):
        return True
    if OPEN_NAME.search(name) and not (issuer_pattern().match(folded) and is_complete(name, text)):
        return True
    if issuer_pattern().match(folded) is None or body_of_name(f"{name} {text}"):
        return True
    return len(name.split()) == 1 and fold(name) not in ("ubnd", "hdnd")


def rank(name: str) -> int:
    """The rank of a body among others: 1 above, 2 below or above, 3 always below."""
    match = issuer_pattern().match(fold(name))
    return issuer_heads()[match[0]] if match else 2


def is_joint(upper: str, lower: str) -> bool:
    """Whether two bodies issue together; else one is under the other."""
    if ENDS_JOINT.search(upper):
        return True
    bodies = body_of_name(upper), body_of_name(lower)
    return all(body is not None and body.level in CENTRAL for body in bodies) and rank(upper) == rank(lower) == 1

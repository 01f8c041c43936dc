"""Names in capitals or small letters: bodies, offices of signers, persons."""

import re
from collections.abc import Iterator
from functools import cache

from ..tables import province_of_name, read_table
from ..text.folding import fold, tone_key
from ..text.lazy import lazy_compile
from ..text.letters import LOWER, UPPER, any_of
from .words import EDGES, bare, is_capitals, of_cells, resembles

NO_BODIES = (
    "ban (?:hanh|bo|dau)|to (?:chuc|hop)|hoi (?:nghi|nhap|cho|vien)|bao cao|vu an|khoa hoc|so huu"
    "|bo (?:sung|may|tieu chi)|phong,? (?:chong|chay|ngua|thu|ve)|truong hop|doi (?:moi|ngu)|doan (?:ket|vien)|cuc bo"
    "|vien (?:chuc|tro|phi|thong)|thue (?:suat|thu nhap|gia tri|tieu thu|xuat khau|nhap khau|tai nguyen|bao ve|su dung)"
)
"""Folded words that begin like heads of bodies and are none."""
LONGEST_BODY = 150
SMALL = rf"(?:[{UPPER}][{LOWER}]{{0,6}}|[{UPPER}]['’][{UPPER}]?[{LOWER}]{{1,6}})"
LARGE = rf"[{UPPER}]['’]?[{UPPER}]{{0,6}}"
PERSON = re.compile(rf"(?:{SMALL}(?: {SMALL}){{1,5}}|{LARGE}(?: {LARGE}){{1,5}})$")
SENTENCE = lazy_compile(r"[;:] ")
"""In small letters no name of a body has them."""
LIST_HEAD = re.compile(r"danh (?:muc|sach)\b")
"""``DANH MỤC`` is no name, but Danh is a surname, too."""
DIRT = " -–—_.,*'`"
"""Noise that a scanner leaves before an office."""
LONGEST_NAME = 60
LONGEST_OFFICE = 90
SHORTEST_DAMAGED = 7
"""Letters of an office that counts with one wrong letter."""
LETTERS_A_SLIP = 6
"""One letter in this many may be wrong."""
NATION = "CỘNG HÒA XÃ HỘI"
"""Follows an office in a header of one line: ``CHỦ TỊCH ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM``."""


@cache
def issuer_heads() -> dict[str, int]:
    """Rank of every first word of an issuer's name, by its folded form."""
    return {fold(head): group["rank"] for group in read_table("issuer_heads")["groups"] for head in group["heads"]}


@cache
def issuer_pattern() -> re.Pattern[str]:
    """Matches the head of an issuer's name at the start of a folded text."""
    return re.compile(rf"(?!(?:{NO_BODIES})\b){any_of(issuer_heads())}")


@cache
def exact_head() -> re.Pattern[str]:
    """Matches the head of a name with its accents, for names that are not in capitals."""
    heads = {tone_key(head) for group in read_table("issuer_heads")["groups"] for head in group["heads"]}
    return re.compile(any_of(heads))


def begins_body(text: str, folded: str) -> bool:
    """Whether words begin with the head of a body's name. One syllable needs its own accents: ``BẢO`` is no ``BÁO``."""
    head = issuer_pattern().match(folded)
    return head is not None and (" " in head[0] or exact_head().match(tone_key(text)) is not None)


def is_issuer(text: str) -> bool:
    """Whether a cell begins like the name of an issuing body."""
    if len(text) > LONGEST_BODY or text.endswith(":") or not issuer_pattern().match(fold(text).lstrip(" -–")):
        return False
    return is_capitals(text) or (exact_head().match(tone_key(text)) is not None and not SENTENCE.search(text))


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
    office = any_of(map(fold, post_heads()))
    deputy = r"(?:pho |p[./]\s?)"
    return re.compile(rf"(?:q\.\s?|quyen ){deputy}?{office}|{deputy}{office}|{office}")


@cache
def post_keys() -> frozenset[str]:
    """Heads of offices with their accents, as ``tone_key`` gives them."""
    return frozenset(map(tone_key, post_heads()))


def post_heads() -> Iterator[str]:
    return (head for row in read_table("posts")["posts"] for head in row["heads"])


@of_cells
def is_position(cell: str) -> bool:
    """Chức vụ: a line, or a column of it, in capitals that begins with an office."""
    if len(cell) >= LONGEST_OFFICE or not is_capitals(cell) or NATION in cell:
        return False
    return post_pattern().match(fold(cell).lstrip(DIRT)) is not None


def is_damaged_position(cell: str) -> bool:
    """Whether capitals are an office, or that of its deputy, but for a letter or two: ``HÁNH VĂN PHÒNG``."""
    letters = bare(cell)
    if len(letters) < SHORTEST_DAMAGED or not cell.isupper():
        return False
    near = (office for office in office_letters() if abs(len(office) - len(letters)) <= len(office) // LETTERS_A_SLIP)
    return any(resembles(letters, office, slips=len(office) // LETTERS_A_SLIP) for office in near)


@cache
def office_letters() -> tuple[str, ...]:
    """The letters of every office, and of its deputy."""
    heads = map(bare, post_heads())
    offices = dict.fromkeys(office for head in heads for office in (head, f"pho{head}"))
    return tuple(office for office in offices if len(office) >= SHORTEST_DAMAGED)


@cache
def longest_post() -> int:
    """Characters of the longest office: ``Quyền Phó`` and its head."""
    return len("quyen pho ") + max(map(len, post_heads()))


def is_small_office(cell: str) -> bool:
    """``Phó Chủ tịch`` and nothing else, in any case."""
    return len(cell) <= longest_post() and post_pattern().fullmatch(fold(cell)) is not None


def is_small_post(cell: str) -> bool:
    """``Thủ tướng Chính phủ``, ``Thẩm phán - Chủ tọa phiên tòa``: an office in small letters and its body or duty."""
    if len(cell) >= LONGEST_NAME or not cell[:1].isupper() or "," in cell or cell[-1:] in ";.:":
        return False
    office = cell.removeprefix("Quyền ").removeprefix("Phó ")
    head = post_pattern().match(fold(office))
    if head is None or tone_key(office[: head.end()]) not in post_keys():
        return False
    body = office[head.end() :].strip()
    return bool(body) and (body[0] in "-–" or begins_body(body, fold(body)))


def is_name(cell: str) -> bool:
    """Whether a cell is a name: two to six capitalised words; the first is a surname or follows a rank or degree."""
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
    """Whether a cell has the form of a name in small letters, of any people of Viet Nam, and is no office."""
    return PERSON.match(cell) is not None and not cell.isupper() and not is_position(cell)


def begins_name(words: str) -> bool:
    """Whether words begin with a surname. In capitals, which offices and bodies have too, its accents must be right."""
    first = words.split(" ", 1)[0]
    return (first if words.isupper() else fold(first)) in surnames()


def has_surname(words: str) -> bool:
    """Whether words begin with a surname with its right accents: no ``Cổng Thông`` of a wrapped ``Cổng Thông tin``."""
    return words.split(" ", 1)[0].upper() in surnames()


def is_no_name(words: str) -> bool:
    """Whether words in capitals name a body, an office or a province."""
    folded = fold(words)
    if LIST_HEAD.match(folded):
        return True
    return bool(issuer_pattern().match(folded) or post_pattern().match(folded) or province_of_name(words))

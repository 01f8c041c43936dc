"""Annex heads: the lines at which an annex, a form or an attached regulation begins."""

import re
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

from ..text.letters import UPPER
from .line_kinds.header import is_national_title, is_number_line
from .lines import Line, ends_sentence, one_line
from .page import NOTE_REACH, Page
from .words import has_columns, is_capitals

HEAD = re.compile(
    r"""
    [\W_]{0,3}
    (?P<word> PH[ỤUỦ]\s?L[ỤU]C | Ph[ụuủ]\s?l[ụu]c         # PHỤ LỤC
      | PL(?=\s?[\dIVX.])                                  # PL 1
      | Biểu(?:\s?mẫu)? | BIỂU(?:\s?MẪU)?                 # Biểu mẫu
      | M[ẫâ]u | MẪU )                                     # Mẫu
    (?:\s(?:số|SỐ))?\s?:?\s?
    (?P<number> [IVXL]{1,6}[a-z]?                          # III, IIa
      | \d{1,3}(?:[.-]?\d{1,3})?[a-zđA-ZĐ]?                # 01, 2.1, 3a
      | [A-ZĐ](?:[A-ZĐ]{0,2}\d{1,3}[a-z]?)? )?\b                                        # A, TK01
    (?P<rest>.*)$
    """,
    re.VERBOSE,
)
SAME_LINE_NOTE = re.compile(r"[(\s]{0,2}[Bb]an hành k[èe]m theo [^.;]{0,40}\bsố\s?:?\s?\d[^;]{0,120}$")
CODE = re.compile(rf"/[{UPPER}][{UPPER}\d]{{0,9}}(?:\s?-\s?[{UPPER}]\w{{0,9}})?(?:$|[ .:])")
"""``Mẫu số 01/BĐ``, ``Biểu mẫu 02/BC-SNV``, ``Biểu số 104/LĐVL-Sở``."""
FILE_NAME = re.compile(r"\.(?:docx?|pdf|xlsx?)\b")
"""``Mẫu 02.docx``: a portal's file name of a form."""
BRACKETED = re.compile(r"\((?!Ký\s(?!hiệu)).*\)$")
"""A title line in brackets, ``(Ký hiệu: TĐGVN 13)``; not ``(Ký, ghi rõ họ tên)``."""
NAMES_DOCUMENT = re.compile(r"\btheo\s[^.;]{0,40}\bsố\s?:?\s?\d")
"""``Kèm theo Quyết định số 12/QĐ-SNV``."""
BLANKS = re.compile(r"\.{4}|…{2}|_{4}")
"""Dotted lines to fill in: the note of a form, not of this document."""
FORM_FIELD = re.compile(r"(?:\.{3}|…)[^\n]{0,20}\bngày\b|ngày\s?(?:\.{2}|…)|[Ss]ố\s?:?\s?(?:\.{3}|…)")
"""The number or day of a header to fill in, ``Số: .../GXN``, ``..., ngày ... tháng ...``."""
OWN_HEADER = 16
"""Lines of an annex within which its own header stands."""
KINDS = {"ph": "phu_luc", "pl": "phu_luc", "bi": "bieu", "mẫ": "mau", "mâ": "mau"}
LIST_KINDS = {
    "danh m": "danh_muc", "tập danh m": "danh_muc", "danh s": "danh_sach", "bảng": "bang", "quy trình": "quy_trinh",
    "kế hoạch": "ke_hoach",
    "quy chế": "quy_che", "quy định": "quy_dinh", "đề án": "de_an", "chương trình": "chuong_trinh",
}
TITLED_BELOW = frozenset({"danh_muc", "danh_sach", "ke_hoach", "chuong_trinh", "de_an", "quy_che", "quy_dinh"})
"""Heads in capitals whose title may continue in small letters over several lines."""
TITLE_REACH = 3
"""Title lines in small letters between the first line and the note."""
FORM_KINDS = frozenset({"mau", "bieu", "bang"})
FIRST_LETTERS = frozenset(
    first + second
    for pair in ("ph", "pl", "bi", "mẫ", "mâ", "(p", "(m", "[p")
    for first in {pair[0], pair[0].upper()} for second in {pair[1], pair[1].upper()}
)
FORM_LINE = re.compile(r"(?<=\n)(?:[^\w\n]|_){0,3}(?:[Mm][ẫâẪÂ]|[Bb][Ii])[^\n]{0,38}")
"""The head of a form, at the start of a line, is not longer."""
LIST_REACH = 3
"""Lines from one form of a list to the next."""
SHORTEST_HEAD = 6
LONGEST_HEAD, LONGEST_NOTED, LONGEST_ROW = 90, 160, 200
COLUMN = " " * 3
"""What parts the columns of a line, where no tab does."""
FORM_REACH = 12
"""Lines from the label of a form to the title of the nation."""
HEAD_SIGNS = frozenset(".:–-")
LONGEST_BARE = 10
LONGEST_MARKED = 30
"""A shorter line with a small letter is a code, ``Số: 5/QĐ-UBNDp``, and no title."""


class AnnexHead(NamedTuple):
    """The head of an annex or attached document, and how many lines each part of it takes."""

    kind: str
    """Slug: ``phu_luc``, ``mau``, ``danh_muc``, or that of the attached document."""
    number: str | None
    heading: int
    """Lines of the word and number (``PHỤ`` / ``LỤC`` is two)."""
    title: int = 0
    """Lines from the heading to the end of the title."""
    note: int = 0
    """Lines from the heading to the end of the note ``(Ban hành kèm theo ...)``, after which the body begins."""


def annex_head(page: Page, at: int) -> AnnexHead | None:
    """A numbered or bare annex head at a line: ``PHỤ LỤC I``, ``Mẫu số 02``, also torn over two lines."""
    printed, taken = page.words[at], 1
    if printed[:2] not in FIRST_LETTERS or len(printed) > LONGEST_NOTED:
        return beside_issuer(page, at) if at in page.near_notes and has_columns(printed) else None
    if len(printed) <= 5 and at + 1 < len(page.lines) and not printed[-1].isdigit():
        printed, taken = one_line(page.text, page.lines[at].start, page.lines[at + 1].end), 2
    match = HEAD.match(printed)
    if not match or not (heads_long(match) if len(printed) > LONGEST_HEAD else begins_annex(match, page, at)):
        return None
    kind = KINDS[match["word"][:2].lower()]
    if kind in FORM_KINDS and match["number"] and taken == 1 and is_listed(page, at, match):
        return None
    return AnnexHead(kind, match["number"], taken)


def begins_annex(match: re.Match[str], page: Page, at: int) -> bool:
    """Whether a word and number are a head by themselves, or by the note or title beside or below them."""
    if is_head(match) or says_note(match):
        return True
    return is_bare(match) and (noted(page, at) or titled(page, at))


def beside_issuer(page: Page, at: int) -> AnnexHead | None:
    """A head in the right column of a line, beside the body that issues it, above the note: ``SỞ Y TẾ   Phụ lục I``."""
    words = page.words[at]
    if len(words) > LONGEST_ROW or not words[-1].isalnum():
        return None
    last = max(words.rfind("\t"), words.rfind(COLUMN)) + 1
    head = HEAD.match(words[last:].strip())
    issuer = words[:last].strip()
    if head is None or head["rest"] or not (issuer.isupper() and COLUMN not in issuer and noted(page, at)):
        return None
    return AnnexHead(KINDS[head["word"][:2].lower()], head["number"], 1)


def stands_open(page: Page, at: int, head: AnnexHead) -> bool:
    """Whether a head that nothing closes the body above is one all the same: by its note, or as the title of a form."""
    printed = page.words[at]
    if head.kind not in FORM_KINDS:
        near = page.notes.intersection(range(at + 1, at + 1 + NOTE_REACH))
        return printed.isupper() or any(page.words[note][0] == "(" for note in near)
    alone = HEAD.match(printed)
    if not head.number or (alone and alone["rest"] and not CODE.match(alone["rest"])):
        return False
    if at + 1 in page.notes and page.words[at + 1][0] == "(":
        return True
    below = page.words[at + 1 : at + 1 + FORM_REACH]
    return any(map(is_national_title, below)) or any(words.isupper() and " " in words for words in below[:2])


def is_listed(page: Page, at: int, head: re.Match[str]) -> bool:
    """Whether a form is only named, in a list of forms, and begins further down: ``Mẫu số 01 Tờ khai``."""
    start, word = page.lines[at].start, head["word"]
    near = (*page.lines[max(at - LIST_REACH, 0) : at], *page.lines[at + 1 : at + 1 + LIST_REACH])
    if not any(page.text.startswith(word, line.start) and HEAD.match(page.text, line.start, line.end) for line in near):
        return False
    return last_lines(page.text).get(page.text[start : start + head.end("number")], -1) >= page.lines[at].end


@lru_cache(maxsize=1)
def last_lines(text: str) -> dict[str, int]:
    """The start of lines that name forms, and the last such line of each: a list may name thousands."""
    lasts: dict[str, int] = {}
    for line in FORM_LINE.finditer(text):
        lasts.update(dict.fromkeys(accumulate(line[0]), line.start()))
    return lasts


def is_head(match: re.Match[str]) -> bool:
    """Whether a head stands alone or before its title. A sentence that begins with the word is no head."""
    rest = match["rest"].strip()
    word = match["word"]
    if FILE_NAME.match(rest):
        return False
    if not match["number"] and not (word.isupper() and word.startswith("PH")):
        return False
    return not rest or rest[0] in ".:-–([" or CODE.match(rest) is not None or (word.isupper() and rest.isupper())


def heads_long(match: re.Match[str]) -> bool:
    """Whether a long line is a head by its note, or by a number with a sign and a title in capitals."""
    return says_note(match) or bool(match["number"] and match["rest"][:1] in HEAD_SIGNS and match[0].isupper())


def says_note(match: re.Match[str]) -> bool:
    """Whether the note of a form follows on its line: ``Mẫu số 1 ban hành kèm theo Thông tư số 5/2031/TT-BGT``."""
    rest = match["rest"].strip()
    return bool(match["number"] and SAME_LINE_NOTE.match(rest) and rest[-1] not in ".;,:" and rest[-1].isalnum())


def titled(page: Page, at: int) -> bool:
    """Whether ``Phụ lục`` stands alone above a title in capitals."""
    below = page.words[at + 1] if at + 1 < len(page.words) else ""
    return len(page.words[at]) < LONGEST_BARE < len(below) and below.isupper()


def is_bare(match: re.Match[str]) -> bool:
    """``Phụ lục:``, alone or before its title. Only a note below makes it a head."""
    rest = match["rest"].strip()
    return not match["number"] and (not rest.strip(":.") or rest[0] == ":") and match["word"].startswith("Ph")


def list_head(page: Page, at: int) -> AnnexHead | None:
    """A list or plan in capitals whose title has below it the note that it belongs to another document."""
    printed = page.words[at]
    if not printed.isupper() or (len(printed) < SHORTEST_HEAD and not goes_on_below(page, at)):
        return None
    if not noted(page, at):
        return None
    first = one_line(page.text, page.lines[at].start, page.lines[min(at + 1, len(page.lines) - 1)].end)
    reach = NOTE_REACH if list_kind(first) in TITLED_BELOW else 1
    torn = 1 if len(printed) >= SHORTEST_HEAD else 2
    head = measured(AnnexHead(list_kind(first), None, torn), page, at, reach)
    return head if head.note > head.title else None


def title_head(page: Page, at: int) -> AnnexHead | None:
    """A title in any letters above the note that issues it with the document, its number filled in or not."""
    words = page.words[at]
    if at not in page.near_notes or at in page.notes or not words[0].isupper() or not goes_on_to_note(page, at):
        return None
    return measured(AnnexHead(list_kind(words), None, 1), page, at, TITLE_REACH)


def note_head(page: Page, at: int) -> AnnexHead | None:
    """The note that issues a text with the document, above its title or without one. It names the document."""
    if at not in page.notes:
        return None
    end = note_end(page, at)
    said = one_line(page.text, page.lines[at].start, page.lines[end - 1].end)
    if not NAMES_DOCUMENT.search(said) or BLANKS.search(said):
        return None
    title = page.words[end] if end < len(page.lines) else ""
    return measured(AnnexHead(list_kind(title), None, end - at), page, at)


def goes_on_to_note(page: Page, at: int) -> bool:
    """Whether a title continues down to the note: in small letters, if it takes several lines."""
    note = first_note(page, at + 1, TITLE_REACH)
    return note is not None and all(
        page.words[below][0].islower() and not ends_sentence(page.text, page.lines[below])
        for below in range(at + 1, note)
    )


def first_note(page: Page, at: int, reach: int) -> int | None:
    """The first line from one on, at most this many further down, that begins a note."""
    return min(page.notes.intersection(range(at, at + reach + 1)), default=None) if page.notes else None


def list_kind(title: str) -> str:
    """Slug of the first thing that a title names: a list, a plan, a regulation; any other is an annex."""
    return next((kind for word, kind in LIST_KINDS.items() if title.lower().startswith(word)), "phu_luc")


def goes_on_below(page: Page, at: int) -> bool:
    """Whether a line in capitals continues on the next: ``THỦ`` / ``TỤC HÀNH CHÍNH``."""
    return at + 1 < len(page.lines) and not page.lines[at + 1].blank_before and page.words[at + 1].isupper()


def noted(page: Page, at: int) -> bool:
    """Whether ``(Ban hành kèm theo ...)``, filled in, is within a few lines below a head."""
    note = first_note(page, at + 1, NOTE_REACH - 1)
    return note is not None and not BLANKS.search(page.words[note])


def measured(head: AnnexHead, page: Page, at: int, reach: int = 1) -> AnnexHead:
    """The head with its title and the note below it; ``reach``: title lines in small letters before the note."""
    title = at + head.heading
    below = title
    while title < min(len(page.lines), at + NOTE_REACH) and is_title(page, title, first=title == below):
        title += 1
    if title == below and (note := next_note(page, below, reach)):
        title = note  # the text before the note is the title, whatever its letters
    note = title
    if title in page.notes:
        note = note_end(page, title)
    return head._replace(title=title - at, note=note - at)


def next_note(page: Page, below: int, reach: int) -> int | None:
    """Index of the note at most this many lines further down. The search stops at a line that ends a sentence."""
    note = first_note(page, below, reach)
    if note is None or reach == 1:
        return note
    ended = any(ends_sentence(page.text, page.lines[at]) for at in range(below, note - 1))
    return None if ended else note


def is_title(page: Page, at: int, *, first: bool) -> bool:
    """Whether a line below an annex's heading belongs to its title: capitals, or a wrapped line that continues."""
    words = page.words[at]
    if at in page.notes or is_national_title(words) or annex_head(page, at):
        return False
    if tears_nation(page, at):
        return False
    if words.isupper() or BRACKETED.match(words):
        return len(words) > 1
    if len(words) > LONGEST_MARKED and is_capitals(words) and not is_number_line(words):
        return True  # 5G, IoT TRONG CÁC KHU CÔNG NGHỆ CAO
    return words[0].islower() and not (first or page.lines[at].blank_before)


def tears_nation(page: Page, at: int) -> bool:
    """Whether the national title begins with a line and continues on the next: ``CỘNG`` / ``HÒA XÃ HỘI ...``."""
    words = page.words[at]
    if words[0] != "C" or len(words) > LONGEST_BARE or at + 1 >= len(page.lines):
        return False
    return is_national_title(one_line(page.text, page.lines[at].start, page.lines[at + 1].end))


def note_end(page: Page, at: int) -> int:
    """Index after the note that begins at a line: after its closing bracket, within a few lines."""
    bracketed = "(" in page.words[at][:4]
    for index in range(at, min(at + 6, len(page.lines))):
        if ")" in page.words[index]:
            return index + 1
        if not bracketed and (index + 1 >= len(page.lines) or not page.words[index + 1][0].islower()):
            return index + 1
    return at + 1


def is_form(kind: str, text: str, lines: list[Line]) -> bool:
    """Whether an annex is a form to fill in, by its kind, its header or its dotted lines. Its numbers head no units."""
    if kind in FORM_KINDS:
        return True
    first = [text[line.start : line.end] for line in lines[:OWN_HEADER]]
    if any(map(is_national_title, first)) and any(map(FORM_FIELD.search, first)):
        return True
    blank = sum(BLANKS.search(text, line.start, line.end) is not None for line in lines[:40])
    return blank * 4 >= min(len(lines), 40) > 0

"""The sure marks of a header: national title, motto, Party title, rules, grades, stamps.

They are found at any place, even within a line, and cut the rest of the header into cells.
"""

import re
from collections.abc import Iterator
from itertools import islice

from rapidfuzz.distance import Levenshtein

from ...model import FragmentRole
from ..line_kinds.header import MOTTO, NATIONAL_TITLES, PARTY_TITLE, names_party
from ..names import is_issuer
from ..pieces import Cell, Sheet
from ..stamps import ARRIVAL, ARRIVAL_FIELD, OFFICE, OVERLAY, OVERLAY_SIGNS, PORTAL, SIGNATURE_FIELD
from ..words import SLIPS, bare, is_capitals
from .fields import COPY_MARK, HIGHEST

EXACT: tuple[tuple[FragmentRole, re.Pattern[str]], ...] = (
    ("national_title", re.compile(
        r"""
        v(?<!\Sv)(?<!\S[ ]v)iet\s{1,3}nam\s{1,3}dan\s{1,3}chu           # VIỆT NAM DÂN CHỦ CỘNG HÒA, to 1976
            \s{1,3}cong\s{1,3}hoa(?=\s{1,9}doc\s?lap)                   # above the motto
      | c(?<!\wc)(?<!nuoc[ ]c)ong\s{1,3}hoa\s{1,3}xa\s{1,3}hoi          # CỘNG HÒA XÃ HỘI; not nước Cộng hòa ...
            \s{1,3}chu\s{1,3}nghia\s{1,3}viet\s{0,3}nam(?:\b|(?=doc\s?lap))   # CHỦ NGHĨA VIỆT NAM
        """,
        re.VERBOSE,
    )),
    ("motto", re.compile(
        r"""
        doc(?:(?<!\wdoc)|(?<=namdoc))                                # also glued to VIỆT NAM
            \s?lap[\s.–—-]{0,8}tu\s?do[\s.–—-]{0,8}hanh\s?phuc\b    # Độc lập - Tự do - Hạnh phúc
        """,
        re.VERBOSE,
    )),
    ("party_title", re.compile(
        r"""
        d
        (?: (?<!\wd)ang\s{1,3}cong\s{1,3}san\s{1,3}viet\s{0,3}nam\b     # ĐẢNG CỘNG SẢN VIỆT NAM
          | (?<!\Sd)(?<!\S[ ]d)oan[ ](?:tncs|thanh[ ]nien[ ]cong[ ]san)[ ](?:ho[ ]chi[ ]minh|hcm)
            (?![ ]?\S)                                                 # ĐOÀN TNCS HỒ CHÍ MINH
        )
        """,
        re.VERBOSE,
    )),
)
"""Folded. The look-behind comes after the first letters, so that a search can skip to these."""
RULE = re.compile(
    r"""
    [-–—_=~─.*](?<![^\s|].)
    (?: (?<=[—_─])(?!(?<=[^\W_][ ].)[ ][^\W_])[—_─]?   # —, __; not Hà Nội — Huế
      | (?<=\*)                    # *
      | [-–—_=~─.*]{2,}            # -----, ..., ***
    )
    (?![^\s|])
    """,
    re.VERBOSE,
)
WORD = re.compile(r"[^\W\d_]+")

GRADES: tuple[tuple[FragmentRole, re.Pattern[str]], ...] = (
    ("secrecy", re.compile(r"(?:TỐI |TUYỆT )?MẬT$")),
    ("urgency", re.compile(r"(?:THƯỢNG )?KHẨN$|H[ỎO][ẢA]? ?T[ỐO]C(?: HẸN GIỜ)?$")),
    ("circulation", re.compile(r"(?:XEM XONG TRẢ LẠI|LƯU HÀNH NỘI BỘ|TÀI LIỆU (?:HỘI NGHỊ|THU HỒI))$")),
    ("draft", re.compile(
        r"(?:Ngày \d{1,2}[./]\d{1,2}[./]\d{4} ?)?"                                     # Ngày 10.3.2025DỰ THẢO 3
        r"\(?(?:DỰ THẢO|Dự thảo)(?: lần)?(?: \d{1,2})?\)?(?: \([^()\n]{1,40}\))?$"
    )),
)
OF_NATION = "nuoc"
"""After this word the name of the nation is of a subject or a body: ``HIẾN PHÁP NƯỚC ...``, ``QUỐC HỘI NƯỚC ...``."""
HAS_CODE = re.compile(r"[/-] ?[A-ZĐ]{2}")
STAMP_HEIGHT = 6


def claim_marks(sheet: Sheet) -> None:
    """Claims rules, titles and grades."""
    for match in RULE.finditer(sheet.clean, sheet.start, sheet.end):
        sheet.claim("rule", *match.span())
    claim_titles(sheet)
    for cell in sheet.cells():
        if grade := next((role for role, pattern in GRADES if pattern.match(cell.text)), None):
            sheet.take(grade, cell)
    claim_copy(sheet)


def claim_copy(sheet: Sheet) -> None:
    """``SAO Y`` printed above the title of the nation tells that the whole is a copy; its type stands below."""
    for nation in sheet.of("national_title", "motto", "party_title")[:1]:
        for cell in list(islice(sheet.cells(end=nation.start), HIGHEST)):
            if COPY_MARK.fullmatch(cell.text):
                sheet.take("copy", cell)


def claim_titles(sheet: Sheet) -> None:
    """National title, motto and Party title: exact or damaged, whole or in two halves on two lines."""
    for role, pattern in EXACT:
        for match in pattern.finditer(sheet.folded):
            if role == "party_title" and sheet.of(role):
                break  # a subject may name the Party: PHÔNG LƯU TRỮ ĐẢNG CỘNG SẢN VIỆT NAM
            start, end = match.start() + sheet.start, match.end() + sheet.start
            if role == "motto" or is_capitals(sheet.clean[start:end]) or sheet.fills_line(start, end):
                sheet.claim(role, start, end)
    if sheet.of("party_title"):
        return
    claim_halves(sheet, "national_title", NATIONAL_TITLES[0])
    claim_damaged(sheet, "national_title", NATIONAL_TITLES[0])
    claim_halves(sheet, "motto", MOTTO)
    claim_damaged(sheet, "motto", MOTTO)
    if not sheet.of("national_title"):
        claim_halves(sheet, "party_title", PARTY_TITLE)
        claim_damaged_party(sheet)


def claim_damaged_party(sheet: Sheet) -> None:
    """The title of the Party alone in its cell, with a few letters wrong, where no title of the nation stands."""
    cells = (cell for cell in sheet.cells() if not sheet.of("party_title") and names_party(cell.text, bare(cell.text)))
    if cell := next(cells, None):
        sheet.take("party_title", cell)


def claim_damaged(sheet: Sheet, role: FragmentRole, wanted: str) -> None:
    """The run of words most similar to the wanted letters, if only a few letters are wrong."""
    if sheet.of(role):
        return
    words = list(WORD.finditer(sheet.folded))
    best = (SLIPS + 1, 0, 0)
    for at, word in enumerate(words):
        if at and words[at - 1][0] == OF_NATION:
            continue
        if word[0][0] == wanted[0] and sheet.clean[word.start() + sheet.start].isupper():
            best = min(best, nearest(words, at, wanted))
    if best[0] <= SLIPS:
        sheet.claim(role, best[1] + sheet.start, best[2] + sheet.start)


def nearest(words: list[re.Match[str]], at: int, wanted: str) -> tuple[int, int, int]:
    """Slips, start and end of the run, joined or torn, that begins with a word and is nearest to the wanted letters."""
    best, letters = (SLIPS + 1, 0, 0), ""
    for last in range(at, len(words)):
        letters += bare(words[last][0])
        if len(letters) > len(wanted) + SLIPS:
            break
        slips = Levenshtein.distance(letters, wanted, score_cutoff=SLIPS)
        best = min(best, (slips, words[at].start(), words[last].end()))
    return best


def claim_halves(sheet: Sheet, role: FragmentRole, wanted: str) -> None:
    """Two cells that together are the wanted title in capitals, or the motto, even with other cells between them."""
    if sheet.of(role):
        return
    cells = [cell for cell in sheet.cells() if role == "motto" or is_capitals(cell.text)]
    for at, cell in enumerate(cells):
        head = bare(cell.text)
        if head and wanted.startswith(head):
            for tail in cells[at + 1 : at + 4]:
                if head + bare(tail.text) == wanted:
                    sheet.take(role, cell)
                    sheet.claim(role, tail.start, tail.end)
                    return


def claim_stamps(sheet: Sheet) -> None:
    """Dấu đến, chữ ký số: claims what was stamped over the header. Its number and date are not the document's."""
    cells = sheet.cells()
    above = min((piece.start for piece in sheet.of("national_title", "party_title", "type_name")), default=sheet.end)
    signed_over = (cell for cell in cells[:10] if any(map(cell.folded.__contains__, OVERLAY_SIGNS)))
    overlays = [cell.end for cell in signed_over if OVERLAY.search(cell.folded)]
    last = max((end for end in overlays if end <= above), default=sheet.start)
    for cell in cells:
        signed = SIGNATURE_FIELD.match(cell.folded) is not None and sheet.begins_line(cell.start)
        if signed or (cell.end <= last and not (is_issuer(cell.text) and is_capitals(cell.text))):
            sheet.take("stamp", cell)
    for cell in arrival_cells(sheet.cells()):
        sheet.claim("stamp", cell.start, cell.end)


def receives(cells: list[Cell]) -> bool:
    """Whether the last of some cells above the head of a stamp, not the first cell, is a body: it stamps its mail."""
    named = [is_capitals(cell.text) and is_issuer(cell.text) for cell in cells]
    return named[-1] and any(named[:-1])


def arrival_cells(cells: list[Cell]) -> Iterator[Cell]:
    """The cells of an incoming stamp: ``CÔNG VĂN ĐẾN``, the office above it, and the fields below."""
    for at, cell in enumerate(cells):
        if PORTAL.match(cell.folded):
            yield cell
        if not ARRIVAL.match(cell.folded):
            continue
        if at == 1 or (at and (OFFICE.match(cells[at - 1].folded) or receives(cells[:at]))):
            yield cells[at - 1]
        yield cell
        for below in range(at + 1, min(at + STAMP_HEIGHT, len(cells))):
            if ARRIVAL_FIELD.match(cells[below].folded) and not HAS_CODE.search(cells[below].text):
                yield cells[below]

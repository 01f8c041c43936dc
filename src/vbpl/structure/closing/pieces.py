"""Splits a closing into its pieces: recipients on one side, signatures on the other.

The two columns arrive one after the other, row by row, or on one line. Words show a signature: a capacity, an office in
capitals, a mark of signing, a name. Everything else belongs to the list of recipients.
"""

import re
from collections import deque
from collections.abc import Iterator

from ...model import FragmentRole
from ...text.lazy import lazy_compile
from ...text.letters import LOWER, UPPER
from ...text.syllables import SYLLABLE, is_mostly_noise, is_noise, is_scanned
from ..line_kinds.closing import RECIPIENTS_LABEL, is_capacity, is_signature_mark, is_small_capacity, signed_name
from ..names import (
    begins_body,
    has_surname,
    is_name,
    is_position,
    is_small_office,
    is_small_post,
    looks_like_name,
    name_titles,
)
from ..pieces import Cell, Piece, Sheet
from ..recipients import BULLET, NOISE_BULLET
from ..stamps import SIGNATURE_FIELD
from ..words import is_capitals
from .chain import MARK, iter_steps
from .scans import Scrap, begin_of_office, begins_as_scrap, find_name, find_scraps, is_signed_for, iter_scraps

RULE = re.compile(r"(?<![^\s|])(?:[-–—_=~─.*]{3,}|\*)(?![^\s|])")
CONTACT = re.compile(r"\W{0,3}(?:dia chi|dien thoai|dt|fax|website|tru so)\s?:")
DRAFTER = re.compile(r"(?:[A-ZĐ]{1,6}_[\w./]{2,30}|[A-ZĐ]{2,5}[.(]\s?\d{1,3}\s?b?\)?\.?|[A-Za-z]:\\\S+)$")
NOTE = re.compile(r"\W{0,4}(?:Ghi chú|GHI CHÚ)\b|\*\s?\w|\[\d{1,2}\]|\(\d{1,2}\)\s")
INNER_CAPACITY = re.compile(rf"(?<=\s)(?!Q\.){MARK.pattern}")
AFTER_STOP = re.compile(rf"[;:).](?<![{UPPER}]\.)\W{{0,4}}\s(?=[{UPPER}])")
AFTER_COMMA = re.compile(rf"[,\d](?:(?<=,)|(?:(?<=\s\d)|(?<=\s\W\d))\d{{0,2}}\W?)\s(?=[{UPPER}])")
DIRT_BEFORE = lazy_compile(r"\w{0,2}[^\w\s(-]{1,2}(?=\w)")
"""``y]Trần Văn An``"""
AFTER_NAME = lazy_compile(r"\s\(?[Đđ]ã ký\)?\.?$")
SEAL = re.compile(r"[ \W\d]{1,4}$")
"""Noise that a scanner reads after a name."""
DAMAGED_NAME = lazy_compile(rf"\S{{2,9}}(?: [{UPPER}][{LOWER}]{{1,6}}){{1,4}}$")
WORD = re.compile(rf"[{UPPER}][{LOWER}]{{1,6}}$")
ARCHIVED = lazy_compile(r"\W{0,4}luu\b")
ENTRY = re.compile(r"[-–~]\s(?=\w)")
"""A bullet after the archive; what else a scanner reads there is none."""
LONG_SEAL = lazy_compile(rf"(?!UBND|HĐND)[{UPPER}]{{2,7}}(?: [{UPPER}]{{2,7}}){{1,6}}")
ENDS = (".", ")")
AS_ABOVE = lazy_compile(r"\W{0,4}nhu\s(?:tren|dieu)\b")
"""``Như trên;``: the first recipient."""
WORD_START = re.compile(r"\S(?<=\s\S)")
LAST_WORDS = 8


def split_closing(clean: str, start: int, end: int) -> list[Piece]:
    """Pieces of the closing in ``clean[start:end]``, in order; every non-blank character is in exactly one."""
    sheet = Sheet(clean, start, end)
    for match in RULE.finditer(clean, sheet.start, sheet.end):
        sheet.claim("rule", *match.span())
    for cell in sheet.cells():
        if label := RECIPIENTS_LABEL.match(sheet.folded, cell.start - sheet.start):
            sheet.claim("label", cell.start, label.end() + sheet.start)
    Splitter(sheet).run()
    return sheet.finished()


class Splitter:
    """Goes through the cells of a closing and remembers what the last ones were."""

    def __init__(self, sheet: Sheet) -> None:
        self.sheet = sheet
        self.chain: list[Cell] = []
        """Capacities and offices that wait for the name below them."""
        self.listing = False
        """Whether the last cell outside the other column was a recipient or their label."""
        self.signing = False
        """Whether the last cell was a capacity or an office."""
        self.named = False
        """Whether a name was found."""
        self.label: int | None = None
        """Offset of the last label of recipients."""
        self.recipient = ""
        """The last recipient's cell, folded."""
        self.filed = False
        """Whether the last entry is the archive."""
        self.spaced = False
        """Whether an empty line stood above it."""
        self.over = False
        """Whether other words followed the signature and the archive (``Lưu``), which is the last recipient."""
        self.scanned = is_scanned(sheet.clean[sheet.start : sheet.end])
        """Whether what is no word may be noise of a scanner."""

    def run(self) -> None:
        """Claims every cell."""
        labels = deque(piece.start for piece in self.sheet.of("label"))
        for cell in join_names(self.sheet.cells(), self.sheet):
            while labels and labels[0] < cell.start:
                self.listing, self.recipient, self.label = True, "", labels.popleft()
            listing = self.listing
            if (self.scanned and self.noisy(cell)) or self.ends_list(cell):
                continue
            for part in self.parts(self.without_dirt(cell)):
                self.take(part)
                self.listing = self.listing or (listing and part.start > cell.start)
        self.flush()

    def noisy(self, cell: Cell) -> bool:
        """Claims a cell of a scan that holds noise: what is recipient, office, name and noise in it."""
        entry = self.without_noise(cell)
        listed = self.is_listed(entry)
        cut = find_cut(entry.text, archived=ARCHIVED.match(entry.folded) is not None) if listed else 0
        if self.is_alone(entry, cut, listed=listed):
            cut, listed = 0, False
        elif cut is None or (not listed and not self.tells(entry)):
            if entry is not cell:
                self.take(entry)
            return entry is not cell
        before, scraps = cut_cell(entry, cut)
        if listed:
            self.take(before)
        for scrap in iter_scraps(scraps.text):
            self.take_scrap(scraps, scrap)
        self.listing = self.listing or listed
        return True

    def without_noise(self, cell: Cell) -> Cell:
        """An entry without what a scanner made of a stamp before its bullet, which is claimed."""
        bullet = NOISE_BULLET.match(cell.text) if self.listing else None
        if bullet is None or not bullet.start("bullet"):
            return cell
        noise, entry = cut_cell(cell, bullet.start("bullet"))
        self.sheet.claim("unparsed" if any(map(str.isalnum, noise.text)) else "rule", noise.start, noise.end)
        return entry

    def is_listed(self, cell: Cell) -> bool:
        """Whether a cell is of the list of recipients."""
        if self.may_end():
            return ENTRY.match(cell.text) is not None or AS_ABOVE.match(cell.folded) is not None
        return self.listing or BULLET.match(cell.text) is not None or AS_ABOVE.match(cell.folded) is not None

    def is_alone(self, cell: Cell, cut: int | None, *, listed: bool) -> bool:
        """Whether a cell holds no recipient: noise, a capacity after a bullet, what follows the archive."""
        if self.is_scrap(cell) and not (cut and cell.text[0].isalnum()):
            return True
        follows = listed and self.may_end() and (self.over or is_noise(cell.text))
        return follows or is_signed_for(BULLET.sub("", cell.text, count=1))

    def is_scrap(self, cell: Cell) -> bool:
        """Whether a cell, and what looks like its bullet, is noise: half of its words, or a third after odd bullets."""
        bullet = BULLET.match(cell.text)
        if bullet is None:
            return is_mostly_noise(cell.text) or begins_as_scrap(cell.text) or self.is_seal(cell.text)
        rest = cell.text[bullet.end() :]
        odd = not bullet[0].lstrip().startswith(("-", "–", "+", "•")) and not bullet[0].strip()[:1].isdigit()
        return odd and (is_noise(rest) or (bool(find_name(rest)) and is_noise(cell.text)))

    def is_seal(self, text: str) -> bool:
        """Whether words in capitals beside the end of an entry are of a seal: no office, no body of the list."""
        ended = self.listing and self.recipient.endswith((";", ")"))
        return ended and LONG_SEAL.fullmatch(text) is not None and not is_position(text) and not is_capacity(text)

    def tells(self, cell: Cell) -> bool:
        """Whether a cell that is no recipient is noise, or holds an office or a name beside some."""
        found = {scrap.sort for scrap in iter_scraps(cell.text)}
        if found == {"noise"}:
            self.over = self.over or (self.may_end() and not is_noise(cell.text))
            return self.may_end() and not self.signing and (is_noise(cell.text) or self.recipient.endswith(ENDS))
        return "noise" in found or (found == {"name"} and self.may_end() and not is_name(cell.text))

    def may_end(self) -> bool:
        """Whether no recipient follows: the list of them was left, or the last one is the archive."""
        return bool(ARCHIVED.match(self.recipient))

    def take_scrap(self, cell: Cell, scrap: Scrap) -> None:
        """Claims a part of a cell."""
        part = Cell(cell.start + scrap.start, cell.start + scrap.end, cell.text[scrap.start : scrap.end],
                    cell.folded[scrap.start : scrap.end])
        if scrap.sort == "office":
            self.chain.append(part)
        elif scrap.sort == "name":
            self.flush()
            self.sheet.take("name", part)
            self.named = True
        else:
            self.sheet.claim("unparsed" if any(map(str.isalnum, part.text)) else "rule", part.start, part.end)

    def ends_list(self, cell: Cell) -> bool:
        """Claims an item below an empty line after the archive, if no empty lines stand in the list: another list."""
        apart = ENTRY.match(cell.text) and self.may_end() and not self.spaced and self.sheet.blank_before(cell.start)
        if apart:
            self.over, self.listing = True, False
            self.sheet.take("unparsed", cell)
        return bool(apart)

    def without_dirt(self, cell: Cell) -> Cell:
        """A name below an office without the sign that a converter left before it, which is claimed."""
        dirt = DIRT_BEFORE.match(cell.text) if self.signing and not self.listing else None
        if dirt is None or not is_full_name(cell.text[dirt.end() :]) or not has_surname(cell.text[dirt.end() :]):
            return cell
        before, name = cut_cell(cell, dirt.end())
        self.sheet.claim("unparsed", before.start, before.end)
        return name

    def parts(self, cell: Cell) -> list[Cell]:
        """A cell, split if a signature is beside a recipient, or a name after an office, on one line."""
        beside = (self.listing or BULLET.match(cell.text)) and not (self.over or SIGNATURE_FIELD.match(cell.folded))
        cut = find_signature(cell.text) if beside else None
        cut = signed_name(cell.text) if cut is None else cut
        halves = [cell] if cut is None else cut_cell(cell, cut)
        return [part for half in halves for part in cut_name(half)]

    def take(self, cell: Cell) -> None:
        """Claims one cell as part of a signature, or of the text beside and below it."""
        if is_signature_mark(cell.text):
            self.sheet.take("signature", cell)
        elif self.is_name(cell):
            self.listing = self.listing and bool(self.chain) and self.is_beside_list(cell)
            self.flush()
            self.sheet.claim("name", cell.start, cell.end)
            self.named, self.signing = True, False
        elif self.is_office(cell):
            self.chain.append(cell)
            self.signing = True
        else:
            self.signing = self.signing and not any(map(str.isalnum, cell.text))
            self.sheet.claim(self.other_role(cell), cell.start, cell.end)

    def is_office(self, cell: Cell) -> bool:
        """Whether a cell is a capacity or an office, or continues one."""
        if (BULLET.match(cell.text) and (self.listing or self.recipient)) or cell.text.endswith(";"):
            return False
        if is_capacity(cell.text) or is_position(cell.text) or is_small_capacity(cell.text):
            return True
        free = not (self.listing or self.named) or (self.sheet.blank_before(cell.start) and self.list_may_end())
        office = is_small_office(cell.text) and (bool(self.chain) or free)
        open_list = self.listing and not (self.signing and self.list_may_end())
        office = office or (not open_list and (self.signing or not self.named) and is_small_post(cell.text))
        return office or (is_capitals(cell.text) and (self.signing or self.beside_label(cell) or self.is_signer(cell)))

    def is_signer(self, cell: Cell) -> bool:
        """Whether a body signs, at the head of a closing without recipients there."""
        return cell.start == self.sheet.start and self.label is None and begins_body(cell.text, cell.folded)

    def beside_label(self, cell: Cell) -> bool:
        """Whether a cell is on the line of the recipients' label, where the other column continues."""
        return self.label is not None and "\n" not in self.sheet.clean[self.label : cell.start]

    def is_name(self, cell: Cell) -> bool:
        """Whether a cell is a signer's name, and not the end of a wrapped recipient."""
        waits = self.signing or self.is_below_archive(cell) or (bool(self.chain) and self.is_beside_list(cell))
        if BULLET.match(cell.text) or not (waits or not self.listing or self.list_may_end()):
            return False
        if is_name(cell.text) or (self.signing and looks_like_name(cell.text)):
            return True
        return (
            not self.named and self.recipient != "" and self.sheet.blank_before(cell.start)
            and ARCHIVED.match(self.recipient) is not None and DAMAGED_NAME.match(cell.text) is not None
        )

    def is_below_archive(self, cell: Cell) -> bool:
        """Whether a cell is a full name below an empty line, after the archive and what follows it there."""
        apart = self.filed and not self.named and self.sheet.blank_before(cell.start)
        return apart and is_full_name(cell.text) and has_surname(cell.text)

    def is_beside_list(self, cell: Cell) -> bool:
        """Whether a cell stands in the other column beside a recipient that goes on in the next line."""
        return not self.sheet.begins_line(cell.start) and not self.list_may_end()

    def list_may_end(self) -> bool:
        """Whether the last recipient is complete, or left to be filled in."""
        blank = not any(map(str.isalnum, self.recipient))
        return blank or self.recipient.endswith((";", ".", ",")) or bool(ARCHIVED.match(self.recipient))

    def other_role(self, cell: Cell) -> FragmentRole:
        """The role of a cell that belongs to no signature."""
        bullet = BULLET.match(cell.text) is not None
        if SIGNATURE_FIELD.match(cell.folded):
            return "stamp"
        if CONTACT.match(cell.folded):
            return "contact"
        if NOTE.match(cell.text) and not (self.listing and bullet):
            self.listing = False
            return "note"
        if DRAFTER.match(cell.text) and self.recipient.endswith((".", ";")):
            return "drafter"
        listed = self.listing or (bullet and not self.over and (self.recipient != "" or not self.named))
        if listed and (bullet or not name_titles().fullmatch(cell.text)):
            self.filed = ARCHIVED.match(cell.folded) is not None or (self.filed and not bullet)
            self.listing, self.recipient, self.spaced = True, cell.folded, self.sheet.blank_before(cell.start)
            return "recipient"
        self.over = self.over or (self.named and ARCHIVED.match(self.recipient) is not None and any(
            map(str.isalpha, cell.text)))
        return "unparsed"

    def flush(self) -> None:
        """Claims the waiting chain, step by step, over its line ends."""
        steps = iter_steps("\n".join(cell.text for cell in self.chain))
        offset, step = 0, next(steps, None)
        for cell in self.chain:
            while step and step.start < offset + len(cell.text):
                start, end = max(step.start - offset, 0), min(step.end - offset, len(cell.text))
                self.sheet.claim(step.role, cell.start + start, cell.start + end)
                if step.end > offset + len(cell.text):
                    break
                step = next(steps, None)
            offset += len(cell.text) + 1
        self.chain = []


def join_names(cells: list[Cell], sheet: Sheet) -> Iterator[Cell]:
    """The cells; a wrapped name is one of them: ``Bùi`` / ``Xuân Cường``."""
    at = 0
    while at < len(cells):
        cell = cells[at]
        if at + 1 < len(cells) and is_wrapped_name(cell, cells[at + 1], sheet):
            below = cells[at + 1]
            cell = Cell(cell.start, below.end, f"{cell.text} {below.text}", f"{cell.folded} {below.folded}")
            at += 1
        yield cell
        at += 1


def is_wrapped_name(cell: Cell, below: Cell, sheet: Sheet) -> bool:
    """Whether a cell and the next one are a name whose surname or last word is on a line of its own."""
    if " " in cell.text and " " in below.text:
        return False
    if not (WORD.match(cell.text) or WORD.match(below.text)) or sheet.clean[cell.end : below.start].strip(" ") != "\n":
        return False
    if not (SYLLABLE.fullmatch(cell.folded.split()[-1]) and SYLLABLE.fullmatch(below.folded.split()[0])):
        return False
    return not below.text.isupper() and is_name(f"{cell.text} {below.text}")


def cut_cell(cell: Cell, at: int) -> list[Cell]:
    """The two parts of a cell before and after an offset in it."""
    left = len(cell.text[:at].rstrip())
    return [
        Cell(cell.start, cell.start + left, cell.text[:left], cell.folded[:left]),
        Cell(cell.start + at, cell.end, cell.text[at:], cell.folded[at:]),
    ]


def find_signature(text: str) -> int | None:
    """Where the other column begins in a line of recipients: at a capacity, or after a stop at an office or name."""
    if is_capacity(text):
        return None
    capacity = INNER_CAPACITY.search(text) if " T" in text or " K" in text else None
    if capacity and is_capitals(text[capacity.start() : capacity.end() + 8]):
        return capacity.start()
    for stop in AFTER_STOP.finditer(text):
        rest = text[stop.end() :]
        if is_position(rest) or (not rest.isupper() and is_name(rest) and (is_full_name(rest) or has_surname(rest))):
            return stop.end()
    name = next((stop for stop in AFTER_COMMA.finditer(text) if is_full_name(SEAL.sub("", text[stop.end() :]))), None)
    return name.end() if name else None


def find_cut(text: str, *, archived: bool) -> int | None:
    """Where what is no recipient begins in a line of a scan: a signature, or noise."""
    signature = find_signature(text)
    if signature is not None and not (is_signed_for(text[signature:]) or begin_of_office(text[signature:]) == 0
                                      or (find_name(text[signature:]) and text[:signature].rstrip()[-1:] != ":")):
        signature = None
    cuts = (find_scraps(text, archived=archived), signature)
    return min((place for place in cuts if place is not None), default=None)


def is_full_name(text: str) -> bool:
    """Whether some words are a name of three words or more, in small letters."""
    return text.count(" ") > 1 and not text.isupper() and is_name(text)


def cut_name(cell: Cell) -> list[Cell]:
    """An office and the name after it as two cells, if they are on one line."""
    if not is_capitals(cell.text[:12]):
        return [cell]
    mark = AFTER_NAME.search(cell.text) if "ã ký" in cell.text else None
    end = mark.start() if mark else len(cell.text)
    for word in list(WORD_START.finditer(cell.text, 0, end))[-LAST_WORDS:]:
        office, name = cell.text[: word.start()].rstrip(), cell.text[word.start() : end]
        if not name.isupper() and is_name(name) and (is_capacity(office) or is_position(office)):
            first, rest = cut_cell(cell, word.start())
            return [first, *(cut_cell(rest, end + 1 - word.start()) if mark else [rest])]
    return [cell]

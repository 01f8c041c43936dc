"""Addressees and recipients: reads a list of bodies from its cells."""

import re
from collections.abc import Callable, Iterator
from itertools import pairwise
from typing import NamedTuple

from ..model import Recipient, Span
from ..model.node import unchecked
from ..text.folding import squeeze, tone_key
from ..text.letters import UPPER
from ..text.signs import BULLETS, MISREAD_BULLETS
from .lines import stays_open
from .names import exact_head, is_issuer
from .pieces import Piece

BULLET = re.compile(rf"(?:[{BULLETS}{MISREAD_BULLETS}]{{1,2}}|o{{1,2}}(?=\s)|\d{{1,2}}[.)](?=\s))\s*")
"""``- Như trên;``, ``● Như trên;``, ``1. Như trên;``, ``o Như trên;`` of a word processor's circle"""
NOISE_BULLET = re.compile(rf"(?!-)(?:\W{{0,4}}\w{{0,2}}){{1,2}}\W{{0,3}}?(?P<bullet>[-–]\s)(?=[{UPPER}])")
"""``© .- Các trạm;``: an item with what a scanner made of a stamp before its bullet."""
INNER_BULLET = re.compile(rf"[\s–-](?:(?<=[;.,:)]\s)\s*[{BULLETS}]\s*(?=\S)|(?<=;[–-])\s(?=\S))")
"""Also glued to the entry before: ``- Sở Y tế;- Lưu: VT.``"""
PURPOSES = "để|b/c|báo cáo|b/cáo|t/h|thực hiện|phối hợp|p/h|thay b/c|chỉ đạo|biết|địa chỉ|địa$|đ/c|số (?:\\d|nhà\\b)"
NOTE = re.compile(rf"[;,.]?\s*(\((?:{PURPOSES})[^()]*\))[\s.;,]*$", re.IGNORECASE)
NOTE_BEGIN = re.compile(rf"\((?:{PURPOSES})", re.IGNORECASE)
ARCHIVED = re.compile(r"Lưu\b")
FINAL = " \t.;,:¿-–—"
STOPS = (";", ".", ",")
SCRAPS = re.compile(r"(?<=[;.,:])(?:\s[^\s()]){1,6}$")
"""Single letters after an entry: a seal as a scanner reads it."""
BETWEEN_BODIES = re.compile(rf",\s+(?=[{UPPER}])")


new_recipient = unchecked(Recipient)


class Item(NamedTuple):
    """One entry of a list, on one line."""

    text: str
    start: int
    end: int


def read_recipients(clean: str, pieces: list[Piece], span_of: Callable[[int, int], Span]) -> list[Recipient]:
    """The bodies of a list, without bullet and final punctuation. Words in brackets after one are its note."""
    recipients = (read_recipient(item, span_of) for item in iter_items(clean, pieces))
    return [recipient for recipient in recipients if recipient]


def read_recipient(item: Item, span_of: Callable[[int, int], Span]) -> Recipient | None:
    """A body with its note; None if only signs are left."""
    text = squeeze(item.text)
    if text[-2:-1] == " ":
        text = SCRAPS.sub("", text)
    text = text.strip(FINAL)
    note = NOTE.search(text) if ")" in text else None
    name = text[: note.start()].strip(FINAL) if note else text
    if not any(map(str.isalnum, name)):
        return None
    return new_recipient(name=name, note=note[1] if note else None, span=span_of(item.start, item.end))


def iter_items(clean: str, pieces: list[Piece]) -> Iterator[Item]:
    """The entries of a list. A bullet begins one; without bullets, a line with a final stop ends one."""
    lines = [Item(text, start, end) for piece in pieces for text, start, end in cut_at_bullets(clean, piece)]
    bulleted = is_bulleted(lines)
    item: Item | None = None
    for line in lines:
        bullet = BULLET.match(line.text)
        begins = bullet is not None if bulleted else item is None or ends_entry(item.text, line.text)
        begins = begins and not (item and is_of_note(item.text, line.text))
        begins = begins or (item is not None and ARCHIVED.match(line.text) is not None and item.text.endswith(STOPS))
        if item is None or begins:
            if item:
                yield item
            item = Item(line.text[bullet.end() :] if bullet else line.text, line.start, line.end)
        else:
            item = Item(f"{item.text} {line.text}".strip(), item.start, line.end)
    if item:
        yield item


def ends_entry(text: str, following: str) -> bool:
    """Whether an entry without bullet ends with its line."""
    return text.endswith((";", ".")) or (text.endswith(",") and following[:1].isupper())


def is_of_note(text: str, following: str) -> bool:
    """Whether a line belongs to the note in brackets after an entry."""
    return stays_open(text, "()") or NOTE_BEGIN.match(following) is not None


def cut_at_bullets(clean: str, piece: Piece) -> Iterator[tuple[str, int, int]]:
    """The parts of a cell with several entries on one line: ``- Như trên; - Lưu: VT.``"""
    start = piece.start
    for match in INNER_BULLET.finditer(clean, piece.start, piece.end):
        if start < match.start():
            yield clean[start : match.start()], start, match.start()
        start = match.start() + len(match[0]) - len(match[0].lstrip())
    yield clean[start : piece.end], start, piece.end


def is_bulleted(lines: list[Item]) -> bool:
    """Whether bullets, and not line ends, separate the entries."""
    bullets = sum(BULLET.match(line.text) is not None for line in lines)
    plain = sum(
        before.text.endswith(";") and line.text[:1].isupper() for before, line in pairwise(lines)
    )
    return bullets > 0 and 2 * bullets >= plain


def split_inline(recipient: Recipient) -> list[Recipient]:
    """Bodies listed on the line of the label: ``Bộ Y tế, Bộ Nội vụ``; ``các sở; các huyện``."""
    parts = [part for clause in recipient.name.split(";") for part in split_at_commas(clause.strip())]
    notes = [None] * (len(parts) - 1) + [recipient.note]
    named = [(part, note) for part, note in zip(parts, notes, strict=True) if part]
    return [Recipient(name=part, note=note, span=recipient.span) for part, note in named]


def split_at_commas(text: str) -> list[str]:
    """Bodies between commas, if each begins like the name of a body."""
    parts = BETWEEN_BODIES.split(text)
    return parts if all(exact_head().match(tone_key(part)) and is_issuer(part) for part in parts) else [text]

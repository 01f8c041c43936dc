"""Texts of tests/pins and corpus/ with one damaged line, and the changes in all that is read of them.

The damage is that of real copies: lines are lost, torn, joined or doubled, letters misread, marks and signs missing. A
hash of its words chooses which line is damaged and how; half of the lines are at the top and at the end.
"""

import difflib
import re
import textwrap
import unicodedata
from collections.abc import Callable, Iterator, Mapping
from hashlib import sha256
from typing import NamedTuple

from pins_pages import reading_page

ENDS = 16
"""Lines that count as the top and the end: header and closing are read from them."""
PLACE = re.compile(r',? ?"(?:span|anchor)": \{[^}]*\}')
HASH = re.compile("khong-so-[0-9a-f]{8}")
OFFSETS = re.compile(r'\{"start": (\d+), "end": (\d+)\}')
LONG = re.compile(r'(?<=")([^"\\]{24})[^"\\]{20,}([^"\\]{16})(?=")')

Damage = Callable[[str, str], list[str]]
"""What happens to a line. The function also gets the next line, which is dropped."""


def misread(line: str) -> str:
    """Letters in the middle of a word that a machine confuses."""
    middle = len(line) // 2
    return line[:middle] + line[middle:].translate(str.maketrans("iouIOaớơƯ", "lcn1Qodoư"))


def torn(line: str) -> list[str]:
    words = line.split(" ")
    middle = (len(words) + 1) // 2
    return [" ".join(words[:middle]), " ".join(words[middle:])]


def bare(line: str) -> str:
    """The line without marks over letters."""
    apart = unicodedata.normalize("NFD", line).replace("đ", "d").replace("Đ", "D")
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


DAMAGES: dict[str, Damage] = {
    "lost": lambda line, after: [after],
    "joined": lambda line, after: [f"{line} {after}"],
    "joined by a tab": lambda line, after: [f"{line}\t{after}"],
    "torn": lambda line, after: [*torn(line), after],
    "doubled": lambda line, after: [line, line, after],
    "swapped": lambda line, after: [after, line],
    "misread": lambda line, after: [misread(line), after],
    "bare": lambda line, after: [bare(line), after],
    "in capitals": lambda line, after: [line.upper(), after],
    "in small letters": lambda line, after: [line.lower(), after],
    "with a capital first": lambda line, after: [line.capitalize(), after],
    "without its first character": lambda line, after: [line.lstrip()[1:], after],
    "without its last character": lambda line, after: [line.rstrip()[:-1], after],
    "without its first word": lambda line, after: [line.partition(" ")[2], after],
    "without its last word": lambda line, after: [line.rpartition(" ")[0], after],
    "without signs": lambda line, after: [re.sub(r"[^\w\s]", "", line), after],
    "without spaces": lambda line, after: [line.replace(" ", "", 3), after],
    "without figures": lambda line, after: [re.sub(r"\d", "", line, count=2), after],
    "with other figures": lambda line, after: [re.sub(r"\d", "9", line), after],
    "with a dash": lambda line, after: [f"- {line}", after],
    "with a number": lambda line, after: [f"1. {line}", after],
    "quoted": lambda line, after: [f"“{line}”", after],
    "in a mark that stays open": lambda line, after: [f"“{line}", after],
    "with a full stop": lambda line, after: [f"{line}.", after],
    "with a colon": lambda line, after: [f"{line}:", after],
    "with a semicolon": lambda line, after: [f"{line};", after],
    "in a table": lambda line, after: [f"| {line} |", after],
    "in brackets": lambda line, after: [f"({line})", after],
    "after an empty line": lambda line, after: ["", line, "", after],
    "spaced": lambda line, after: ["   " + line.replace(" ", "  "), after],
}


class Variant(NamedTuple):
    """A text with one line damaged, and how."""

    name: str
    text: str


def variants_of(text: str, count: int) -> list[Variant]:
    """Texts with a line damaged, each line and each kind of damage about as often as others."""
    lines = text.replace("\r\n", "\n").split("\n")
    full = [at for at, line in enumerate(lines[:-1]) if line.strip()]
    ends = dict.fromkeys([*full[:ENDS], *full[-ENDS:]])
    pairs = [(at, damage) for at in full for damage in DAMAGES]
    ranked = sorted(pairs, key=lambda pair: rank(lines[pair[0]], pair[1]))
    chosen = [*[pair for pair in ranked if pair[0] in ends][: count // 2], *ranked[: count // 2]]
    return [Variant(f"line {at + 1} {damage}", damaged(lines, at, damage)) for at, damage in sorted(set(chosen))]


def rank(line: str, damage: str) -> str:
    return sha256(f"{damage} {line}".encode("utf-8", "surrogateescape")).hexdigest()


def damaged(lines: list[str], at: int, damage: str) -> str:
    return "\n".join([*lines[:at], *DAMAGES[damage](lines[at], lines[at + 1]), *lines[at + 2 :]])


def variants_page(text: str, count: int) -> str:
    """What each damage changes in the reading, without places."""
    whole = placeless(text)
    return "\n".join(line for variant in variants_of(text, count) for line in changes(variant, whole)) + "\n"


def placeless(text: str) -> list[str]:
    """The lines of the reading, without places. A long text shows both ends, because its own page has the rest."""
    lines = HASH.sub("khong-so", PLACE.sub("", reading_page(text))).split("\n")
    return [LONG.sub(r"\1…\2", line) for line in lines if line.strip(" {}[],")]


def rewrapped(text: str, width: int) -> str:
    """The text in lines of one width, as a converter breaks it. Empty lines stay."""
    return "\n".join(row for line in text.split("\n") for row in textwrap.wrap(line, width) or [""])


LAYOUTS: dict[str, Callable[[str], str]] = {
    "in lines of 30": lambda text: rewrapped(text, 30),
    "in lines of 60": lambda text: rewrapped(text, 60),
    "in lines of 90": lambda text: rewrapped(text, 90),
    "on one line": lambda text: " ".join(text.split()),
    "without empty lines": lambda text: re.sub(r"\n\s*\n", "\n", text),
    "with an empty line after each": lambda text: text.replace("\n", "\n\n"),
    "with blanks before and after each": lambda text: re.sub("(?m)^(.+)$", r"   \1  ", text),
    "with line ends of Windows": lambda text: text.replace("\n", "\r\n"),
    "decomposed": lambda text: unicodedata.normalize("NFD", text),
    "bare": bare,
    "in capitals": str.upper,
    "twice": lambda text: f"{text}\n\n{text}",
    "from its third line on": lambda text: "\n".join(text.split("\n")[2:]),
    "without its last third": lambda text: text[: len(text) * 2 // 3],
    "with page numbers": lambda text: "\n".join(
        f"{line}\n\n{at // 9}\n" if at % 9 == 8 else line for at, line in enumerate(text.split("\n"))),
    "without tabs": lambda text: text.replace("\t", "\n"),
}
"""What converters, scanners and portals do to a whole text."""


def layouts_page(text: str) -> str:
    """What each layout changes in the reading, without places."""
    whole = placeless(text)
    variants = [Variant(name, change(text)) for name, change in LAYOUTS.items()]
    return "\n".join(line for each in variants if each.text != text for line in changes(each, whole)) + "\n"


def lists_page(sheet: Mapping[str, str]) -> str:
    """What is read and found in each text of a sheet, without places."""
    return "\n".join(line for title, text in sheet.items() for line in (f"# {title}", *placeless(text))) + "\n"


def made_page(sheet: Mapping[str, str]) -> str:
    """What is read and found in each text of a sheet, with short places."""
    return "\n".join(line for title, text in sheet.items() for line in (f"# {title}", *shortened(text))) + "\n"


def shortened(text: str) -> list[str]:
    """The lines of the reading with offsets as ``12-34``, which replace the middle of a long string."""
    lines = OFFSETS.sub(r"\1-\2", HASH.sub("khong-so", reading_page(text))).split("\n")
    return [LONG.sub(r"\1…\2", line).strip() for line in lines if line.strip(" {}[],")]


def changes(variant: Variant, whole: list[str]) -> Iterator[str]:
    yield f"## {variant.name}"
    for line in difflib.unified_diff(whole, placeless(variant.text), lineterm="", n=0):
        if not line.startswith(("---", "+++", "@@")):
            yield f"{line[0]} {line[1:].strip()}"


WORDS: dict[str, Callable[[str], str]] = {
    "lost": lambda word: "",
    "doubled": lambda word: f"{word} {word}",
    "in capitals": str.upper,
    "in small letters": str.lower,
    "with a comma": lambda word: f"{word},",
    "with a semicolon": lambda word: f"{word};",
    "with a full stop": lambda word: f"{word}.",
    "with a line end": lambda word: f"{word}\n",
    "for và": lambda word: "và",
    "for đến": lambda word: "đến",
    "for này": lambda word: "này",
    "for của": lambda word: "của",
    "bare": bare,
    "misread": misread,
    "with other figures": lambda word: re.sub(r"\d", "9", word),
    "glued": lambda word: f"{word}\0",
    "quoted": lambda word: f"“{word}”",
    "in brackets": lambda word: f"({word})",
    "after a dash": lambda word: f"- {word}",
}
"""What happens to a word; ``\0`` removes the space after it."""


def word_variants_of(text: str, count: int) -> list[Variant]:
    """Texts with a word changed, as `variants_of` has them with a line damaged."""
    words = list(re.finditer(r"\S+", text))
    pairs = [(at, change) for at in range(len(words)) for change in WORDS]
    ranked = sorted(pairs, key=lambda pair: rank(f"{words[pair[0]][0]} {pair[0]}", pair[1]))[:count]
    return [word_variant(text, at, words[at], change) for at, change in sorted(ranked)]


def word_variant(text: str, at: int, word: re.Match[str], change: str) -> Variant:
    changed = text[: word.start()] + WORDS[change](word[0]) + text[word.end() :]
    return Variant(f"word {at + 1}, {word[0]}, {change}", changed.replace("\0 ", "").replace("\0", ""))


def words_page(text: str, count: int) -> str:
    """What each change of a word changes in the reading, without places."""
    whole = placeless(text)
    return "\n".join(line for variant in word_variants_of(text, count) for line in changes(variant, whole)) + "\n"

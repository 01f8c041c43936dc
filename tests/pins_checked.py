"""A page of what the check finds in sound documents after many kinds of damage."""

from collections.abc import Iterator

from pins_variants import Variant, variants_of, word_variants_of
from sound_documents import SOUND
from vbpl.checking import check_text
from vbpl.linking import Library

LINES, WORDS = 140, 80
"""Damages of a line and changes of a word, of each text."""


def checked_page() -> str:
    """The findings after each damage that changes any."""
    return "\n".join(line for name, text in SOUND.items() for line in (f"# {name}", *checked(text))) + "\n"


def checked(text: str) -> Iterator[str]:
    sound = findings(text)
    yield from sound
    for variant in (*variants_of(text, LINES), *word_variants_of(text, WORDS)):
        yield from changed(variant, sound)


def changed(variant: Variant, sound: list[str]) -> list[str]:
    found = findings(variant.text)
    gone = [f"  gone: {each}" for each in sound if each not in found]
    new = [each for each in found if each not in sound]
    return [f"## {variant.name.splitlines()[0]}", *gone, *new] if gone or new else []


def findings(text: str, library: Library | None = None) -> list[str]:
    """Each finding with the words that it is about."""
    found = check_text(text, library)
    return [f"  {each.code} {each.severity} {each.message} | {printed(text, each.span.start, each.span.end)}"
            if each.span else f"  {each.code} {each.severity} {each.message}" for each in found]


def printed(text: str, start: int, end: int) -> str:
    words = text[start:end].replace("\n", "⏎")
    return words if len(words) < 60 else f"{words[:30]}…{words[-20:]}"

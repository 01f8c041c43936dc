"""Text for a terminal: without control characters, and its width."""

import unicodedata


def printable(text: str) -> str:
    """``text`` for a terminal: a space for each blank, ``�`` for each control character and lone surrogate."""
    if text.isprintable():
        return text
    return "".join(map(_printable_character, text))


def _printable_character(character: str) -> str:
    if character.isspace():
        return " "
    return "�" if unicodedata.category(character) in ("Cc", "Cs", "Cf") else character


def columns(text: str) -> int:
    """Columns of ``text`` on a terminal. Marks that combine with a letter take none."""
    return sum(not unicodedata.combining(character) for character in text)

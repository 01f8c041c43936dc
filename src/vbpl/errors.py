"""VbplError: the one base of everything vbpl raises."""

from collections.abc import Callable
from typing import ClassVar


class VbplError(Exception):
    """Base of all errors of vbpl: ``str()`` of one is a sentence for people, with the file and place in it.

    It is in English, or in the language of ``vbpl.configure(lang=...)``. Parsing a ``str`` raises none; files, XML and
    archives may.
    """

    turn: ClassVar[Callable[[str], str]] = str
    """Turns an English sentence into the language of the reader; `vbpl.language` sets it."""

    def __str__(self) -> str:
        return VbplError.turn(self.sentence())

    def sentence(self) -> str:
        """The sentence in English, as it stands in tables and JSON."""
        return super().__str__()


class ArgumentError(VbplError, TypeError, ValueError):
    """An argument that is not allowed; the message says what is.

    It is a TypeError and a ValueError too, which Python's own functions raise for the same fault.
    """


class UnknownIdError(ArgumentError, KeyError):
    """An id that is not there; it is a KeyError too."""

    def sentence(self) -> str:
        return str(self.args[0])

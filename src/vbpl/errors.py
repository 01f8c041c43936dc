"""VbplError: the one base of everything vbpl raises."""


class VbplError(Exception):
    """Base of all errors of vbpl: ``str()`` of one is a sentence for people, with the file and place in it.

    Parsing a ``str`` raises none; files, XML and archives may.
    """


class ArgumentError(VbplError, TypeError, ValueError):
    """An argument that is not allowed; the message says what is.

    It is a TypeError and a ValueError too, which Python's own functions raise for the same fault.
    """


class UnknownIdError(ArgumentError, KeyError):
    """An id that is not there; it is a KeyError too."""

    def __str__(self) -> str:
        return str(self.args[0])

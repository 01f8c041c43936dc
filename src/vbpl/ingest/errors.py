"""Errors of reading files, each with the file and the place in it."""

from ..errors import VbplError


class IngestError(VbplError):
    """A file that cannot be read.

    Attributes:
        place: Which: ``a.doc``, ``box.zip!a.doc`` for a member, ``box.jsonl#3`` for a row.
        reason: Why, in words.
    """

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(place, reason)
        self.place, self.reason = place, reason

    def sentence(self) -> str:
        return f"{self.place}: {self.reason}"


class UnknownFormatError(IngestError):
    """Content of none of the formats that are read."""


class DamagedFileError(IngestError):
    """A file that breaks off or breaks the rules of its format."""


class RefusedError(IngestError):
    """A file that is left alone for safety: too large, a zip bomb, a path out of its folder, a symbolic link."""


class ScannedError(IngestError):
    """Pages that are pictures only; with ``--ocr`` they are read."""


class CrashedError(IngestError):
    """A file on which the process of its reader died."""


class LockedFileError(IngestError):
    """A file that is read with a password only."""


class TimeLimitError(IngestError):
    """A file that takes longer than it may."""


class MemoryLimitError(IngestError):
    """A file that takes more memory than it may."""


class MissingToolError(IngestError):
    """A package or program that the format needs is not installed; the reason names it."""

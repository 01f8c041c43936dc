"""Errors of reading files, each with the file and the place in it."""

from ..errors import VbplError


class IngestError(VbplError):
    """A file that cannot be read.

    Attributes:
        place: The file: ``a.doc``, ``box.zip!a.doc`` for a member, ``box.jsonl#3`` for a row.
        reason: Why it cannot be read, in words.
    """

    def __init__(self, place: str, reason: str) -> None:
        super().__init__(place, reason)
        self.place, self.reason = place, reason

    def sentence(self) -> str:
        return f"{self.place}: {self.reason}"


class UnknownFormatError(IngestError):
    """The content has none of the formats that vbpl reads."""


class DamagedFileError(IngestError):
    """The file is cut off, or breaks the rules of its format."""


class RefusedError(IngestError):
    """The file is refused for safety: too large, a zip bomb, a path out of its folder, a symbolic link."""


class ScannedError(IngestError):
    """The pages are only pictures; with ``--ocr`` they are read."""


class CrashedError(IngestError):
    """The process of the reader died on this file."""


class LockedFileError(IngestError):
    """The file needs a password."""


class TimeLimitError(IngestError):
    """Reading took longer than allowed."""


class MemoryLimitError(IngestError):
    """Reading needed more memory than allowed."""


class MissingToolError(IngestError):
    """The format needs a package or program that is not installed; the reason names it."""

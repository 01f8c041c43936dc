"""Asked: the options of a reading, and how a reader reports how much time it needs."""

from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from typing import NamedTuple


class Asked(NamedTuple):
    """The options of a reading."""

    ocr: bool = False
    """Read by OCR the pages that are only pictures."""
    passwords: tuple[str, ...] = ()
    """Passwords to try on locked files."""
    kept: Path | None = None
    """Folder that keeps what OCR read, by the content of the file."""


NOTHING = Asked()


def _no_time(seconds: float) -> None:
    """The default: ignores the time."""


GRANT: ContextVar[Callable[[float], None]] = ContextVar("GRANT", default=_no_time)
"""A reader calls it with the seconds that its next step may take. It is set if the time of reading is bounded."""

"""Asked: what is asked of the readers beyond the file itself, and how they ask for time."""

from collections.abc import Callable
from contextvars import ContextVar
from pathlib import Path
from typing import NamedTuple


class Asked(NamedTuple):
    """What is asked of the readers."""

    ocr: bool = False
    """Read pages that are pictures only."""
    passwords: tuple[str, ...] = ()
    """To try on locked files."""
    kept: Path | None = None
    """Folder where what OCR read is kept, by the content of the file."""


NOTHING = Asked()


def _no_time(seconds: float) -> None:
    """Nobody counts it."""


GRANT: ContextVar[Callable[[float], None]] = ContextVar("GRANT", default=_no_time)
"""Called by a reader with the seconds that its next step may take: set where the time of reading is bounded."""

"""The one run that writes to a folder."""

import errno
import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from .parts import ArchiveError


@contextmanager
def locked(out: Path) -> Iterator[None]:
    """One run at a time; the system lets go of the lock when a run dies. The folder is made where it is missing."""
    try:
        out.mkdir(parents=True, exist_ok=True)
        file = os.open(out / ".lock", os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW | os.O_CLOEXEC, 0o666)
    except OSError as error:
        link = error.errno == errno.ELOOP
        reason = ".lock is a symbolic link: vbpl does not write through one" if link else error.strerror
        raise ArchiveError(f"{out}: {reason}") from error
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        yield
    except BlockingIOError as error:
        raise ArchiveError(f"{out}: another run is writing here") from error
    finally:
        os.close(file)

"""Feed: what some sources hold, read by a process of its own that is ended where a file takes too much.

The next one tries that file once more, from where the first one was, and then goes on after it.
"""

import multiprocessing
import time
from collections.abc import Generator, Iterator, Sequence
from multiprocessing.connection import Connection, wait
from pathlib import Path
from typing import Any, NamedTuple

from ..ingest import CrashedError, IngestError, Item, MemoryLimitError, TimeLimitError
from ..ingest.folders import iter_found
from ..ingest.item import printable
from .batch import Unit
from .chunks import unit_of
from .parts import ArchiveError
from .pool import MEBIBYTE, TICK, Bounds, begin, context, end, memory_of

INLINE = MEBIBYTE
"""Content larger than this is left in its file until it is read."""


class Start(NamedTuple):
    """Where a process begins to read."""

    file: int = 0
    """Number of the file, in the order of the sources."""
    units: int = 0
    """What was sent of that file before."""
    again: bool = False
    """Whether a process has ended there."""


class Feed(NamedTuple):
    """What to read."""

    sources: Sequence[Path | str]
    skip: Path
    passwords: tuple[str, ...] = ()
    bounds: Bounds = Bounds()

    def iter_units(self) -> Iterator[Unit]:
        """All units, in the order of the sources. A file that takes too much is tried again; then it is a failure."""
        start: Start | None = Start()
        while start is not None:
            start = yield from self._iter_from(start)

    def _iter_from(self, start: Start) -> Generator[Unit, None, Start | None]:
        """The units from a start on; returns where to go on, null at the end."""
        connection, theirs = multiprocessing.Pipe()
        process = context().Process(target=_read, args=(theirs, self, start))
        process.start()
        theirs.close()
        at, place = start, ""
        try:
            while True:
                kind, value = self._receive(connection, process.pid or 0)
                if kind == "end":
                    return None
                if kind == "file":
                    at, place = (start if value[0] == start.file else Start(value[0])), value[1]
                elif kind == "unit":
                    at = Start(at.file, at.units + 1)
                    yield value
                elif kind == "passed":
                    continue
                elif at != start or not start.again:
                    return at._replace(again=True)
                elif not place:
                    raise ArchiveError("the process that reads the sources died")
                else:
                    yield Unit(self._failure(kind, place))
                    return Start(at.file + 1)
        finally:
            end(process)
            connection.close()

    def _receive(self, connection: "Connection[Any, Any]", pid: int) -> tuple[str, Any]:
        """What the process says next, or why it was ended."""
        until = time.monotonic() + (self.bounds.seconds or float("inf"))
        while not wait([connection], TICK):
            if time.monotonic() > until:
                return "time", None
            if self.bounds.memory and memory_of(pid) > self.bounds.memory:
                return "memory", None
        try:
            said: tuple[str, Any] = connection.recv()
        except (EOFError, OSError):
            return "died", None
        return said

    def _failure(self, why: str, place: str) -> IngestError:
        if why == "time":
            return TimeLimitError(place, f"to unpack it takes longer than {self.bounds.seconds:g} seconds")
        if why == "memory":
            return MemoryLimitError(place, f"to unpack it takes more than {(self.bounds.memory or 0) // MEBIBYTE} MB")
        return CrashedError(place, "its reader died")


def _read(parent: "Connection[Any, Any]", feed: Feed, start: Start) -> None:
    """Send the files from a start on, and what they hold."""
    begin(feed.bounds)
    number = 0
    for source in feed.sources:
        for file in iter_found(source, feed.skip, feed.passwords):
            if number >= start.file:
                parent.send(("file", (number, file.place)))
                _send_items(parent, file.path, file.items, start.units if number == start.file else 0)
            number += 1
    parent.send(("end", None))


def _send_items(
    parent: "Connection[Any, Any]", path: Path | None, items: Iterator[Item | IngestError], sent: int
) -> None:
    """Send the items of a file but for the first ones, which were sent before."""
    for number, found in enumerate(items):
        if number < sent:
            parent.send(("passed", None))
            continue
        unit = unit_of(found)
        if path and isinstance(found, Item) and found.place == printable(path.as_posix()) and unit.size > INLINE:
            unit = unit._replace(found=found._replace(data=b""), path=path)
        parent.send(("unit", unit))

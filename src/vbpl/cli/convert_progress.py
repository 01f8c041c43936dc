"""What `vbpl convert` shows and logs while it works. Imports no command."""

import json
import re
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from time import monotonic
from types import TracebackType
from typing import TYPE_CHECKING, TextIO

from rich.console import Console
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)  # fmt: skip

from ..errors import VbplError
from ..text.terminal import printable

if TYPE_CHECKING:
    from ..archive import Summary, Watch

_MEMBER = re.compile("[!#]")
"""What stands between a file and what it holds."""
MINUTE = 60.0
"""Seconds between two lines where there is no terminal."""
_SHOWN = 0.2
"""Seconds between two steps of the bar within a chunk."""


class Shown:
    """A progress bar on a terminal, elsewhere a line a minute; and a log where one is asked for."""

    def __init__(self, console: Console, sources: Sequence[Path | str], out: Path, log: Path | None) -> None:
        self._console, self._log = console, _open(log)
        self._bar = Progress(
            SpinnerColumn(), BarColumn(), MofNCompleteColumn(), TextColumn("files"), TextColumn("{task.fields[rate]}"),
            TimeElapsedColumn(), TextColumn("ETA"), TimeRemainingColumn(),
            TextColumn("[red]{task.fields[failures]} failures"), TextColumn("[dim]{task.fields[now]}"),
            console=console, transient=True, disable=not console.is_terminal,
        )
        self._started = self._said = self._moved = monotonic()
        self._file, self._summary = "", None  # type: tuple[str, Summary | None]
        from ..ingest.folders import iter_files  # --help must not load the parser

        local = [source for source in sources if isinstance(source, Path)]
        count = sum(1 for source in local for _ in iter_files(source, out))
        self._task = self._bar.add_task("", total=count or None, rate="", failures=0, now="")
        self.note("start", sources=[str(source) for source in sources], out=str(out), files=count)

    def __enter__(self) -> "Shown":
        self._bar.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bar.stop()
        if self._log:
            self._log.close()

    def watch(self) -> "Watch":
        """What `vbpl.archive.convert` calls."""
        from ..archive import Watch

        return Watch(chunk=self._chunk, begun=self._begun, failed=self._failed, damaged=self._damaged)

    def note(self, event: str, **facts: object) -> None:
        """Add a line to the log."""
        if self._log:
            line = {"time": datetime.now(UTC).isoformat(timespec="seconds"), "event": event, **facts}
            self._log.write(f"{json.dumps(line, ensure_ascii=False)}\n")
            self._log.flush()

    def _begun(self, place: str) -> None:
        if monotonic() - self._moved > _SHOWN:
            self._moved = monotonic()
            self._bar.update(self._task, now=printable(place)[-40:])
        self._say()

    def _chunk(self, summary: "Summary", places: Sequence[str]) -> None:
        files = [_MEMBER.split(place, maxsplit=1)[0] for place in places]
        begun = sum(before != file for before, file in pairwise([self._file, *files]))
        self._file, self._summary = (files[-1] if files else ""), summary
        self._bar.update(self._task, advance=begun, rate=self._rate(summary), failures=summary.rows["failures"])
        self._say()

    def _rate(self, summary: "Summary") -> str:
        texts = summary.rows["sources"] + summary.rows["failures"]
        return f"{texts / max(0.1, monotonic() - self._started):,.0f} texts/s"

    def _say(self) -> None:
        """A line a minute, to the log and where no bar is seen."""
        if monotonic() - self._said < MINUTE:
            return
        self._said = monotonic()
        rows = self._summary.rows if self._summary else {"sources": 0, "failures": 0}
        self.note("progress", texts=rows["sources"], failures=rows["failures"], file=self._file)
        if not self._console.is_terminal:
            self._console.print(f"{rows['sources']:,} texts, {rows['failures']:,} failures", highlight=False)

    def _failed(self, place: str, error: str, reason: str) -> None:
        self.note("failure", source=place, error=error, reason=reason)

    def _damaged(self, path: str) -> None:
        self.note("damaged", path=path)
        self._console.print(f"{path}: damaged", highlight=False)


def _open(log: Path | None) -> TextIO | None:
    try:
        return log.open("a", encoding="utf-8", errors="backslashreplace") if log else None
    except OSError as error:
        raise VbplError(f"{log}: {error.strerror}") from error

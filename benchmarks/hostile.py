"""Files and commands that broke a version of vbpl: what each gives now, in how many seconds and how much memory.

    python benchmarks/hostile.py ../shared/eval/hostile             a Markdown table
    options: --timeout SECONDS (8)   for a file; --most SECONDS (20)   for a command; --memory MB (1,000)

Each file is converted; each text is parsed, checked and exported too. The commands are those that once deleted, emptied
or fetched something. Exit code 1 where a command ends in a traceback, takes too much, or does what it must not.
"""

import argparse
import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import NamedTuple

from archive import family, print_table, proportional_memory

VBPL = (sys.executable, "-m", "vbpl")
HEAD = ("what", "outcome", "s", "MB")
TICK = 0.02
FETCHED_FROM = 18765
"""The port on this machine that the file with a linked picture requests."""
ENDED = (0, 1, 2, -signal.SIGTERM)
"""Exit codes of a normal end, including that of a stopped command."""
NO_FILES = ("README.md", "html_wide.py")
GOOD = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nSố: 7/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc mở bến đò\nĐiều 1. Mở bến đò.\n"


class Run(NamedTuple):
    """A command that ended."""

    code: int
    output: str
    errors: str
    seconds: float
    megabytes: float
    """The maximum, with all processes that it started; shared memory counts once."""


class Line(NamedTuple):
    """The result of one file or command."""

    what: str
    outcome: str
    seconds: float
    megabytes: float
    broken: bool = False


def run(folder: Path, *arguments: str, before: Callable[[], None] | None = None, until: str = "") -> Run:
    """A command of vbpl in a folder; a server prints ``until`` before it is stopped."""
    started = time.perf_counter()
    with tempfile.TemporaryFile("w+") as out, tempfile.TemporaryFile("w+") as errors:
        process = subprocess.Popen([*VBPL, *arguments], cwd=folder, stdout=out, stderr=errors, preexec_fn=before)
        most = 0.0
        while process.poll() is None:
            most = max(most, sum(map(proportional_memory, family(process.pid))))
            if until and until in _read(out) + _read(errors):
                process.send_signal(signal.SIGTERM)
                until = ""
            time.sleep(TICK)
        return Run(process.returncode, _read(out), _read(errors), time.perf_counter() - started, most)


def _read(file: "tempfile._TemporaryFileWrapper[str]") -> str:
    return os.pread(file.fileno(), 1 << 20, 0).decode("utf-8", "replace")


class Hostile:
    """The files of a folder, and what is done with each in a folder of its own."""

    def __init__(self, files: Path, work: Path, timeout: float) -> None:
        self._files, self._work, self._timeout = files.resolve(), work, str(timeout)

    def iter_lines(self) -> Iterator[Line]:
        """All of them."""
        for path in sorted(self._files.iterdir()):
            if path.name not in NO_FILES:
                yield from self._lines_of_file(path)
        commands = (
            self.view_through_a_link, self.lock_through_a_link, self.full_disk, self.export_over_a_file,
            self.one_bad_file, self.names_twice, self.damaged_part, self.fetched,
        )
        for command in commands:
            yield command()

    def _folder(self, *files: str) -> Path:
        folder = Path(tempfile.mkdtemp(dir=self._work))
        (folder / "in").mkdir()
        for name in files:
            shutil.copy(self._files / name, folder / "in" / name)
        return folder

    def _convert(self, folder: Path) -> Run:
        return run(folder, "convert", "in", "-o", "out", "--timeout", self._timeout, "--json", "--quiet")

    def _lines_of_file(self, path: Path) -> Iterator[Line]:
        folder = self._folder(path.name)
        converted = self._convert(folder)
        yield _line(f"convert {path.name}", converted, _summary(converted), (0, 1))
        if path.suffix == ".txt":
            for command in (("parse",), ("check",), ("export", "--to", "akn")):
                done = run(folder, command[0], f"in/{path.name}", *command[1:])
                yield _line(f"{' '.join(command)} {path.name}", done, f"exit code {done.code}", (0, 1))
        shutil.rmtree(folder)

    def view_through_a_link(self) -> Line:
        folder = self._folder("check-fix-base.txt")
        photos = folder / "victim" / "photos"
        photos.mkdir(parents=True)
        self._convert(folder)
        (folder / "out" / ".view").symlink_to("../victim")
        viewed = run(folder, "view", "out", "--port", "0", until="http://")
        return _line("view, .view is a link", viewed, _last(viewed), kept=photos.is_dir())

    def lock_through_a_link(self) -> Line:
        folder = self._folder("check-fix-base.txt")
        important = folder / "important"
        important.write_text("PRECIOUS")
        (folder / "out").mkdir()
        (folder / "out" / ".lock").symlink_to("../important")
        converted = self._convert(folder)
        return _line("convert, .lock is a link", converted, _last(converted), kept=important.read_text() == "PRECIOUS")

    def full_disk(self) -> Line:
        folder = self._folder("check-fix-base.txt")
        base = folder / "in" / "check-fix-base.txt"
        base.chmod(0o644)
        was = base.read_bytes()
        checked = subprocess.run([*VBPL, "check", "--fix", base], preexec_fn=_fill, capture_output=True, check=False)
        said = Run(checked.returncode, "", checked.stderr.decode(), 0, 0)
        reason = next((line.rpartition("/")[2] for line in said.errors.split("\n") if "not written" in line), "silent")
        return _line("check --fix, the disk is full", said, reason, (1, 2), base.read_bytes() == was)

    def export_over_a_file(self) -> Line:
        folder = self._folder()
        (folder / "qd.txt").write_text(GOOD)
        (folder / "qd-1.txt").write_text("PRECIOUS")
        exported = run(folder, "export", "qd.txt", "--to", "text", "-o", ".")
        kept = (folder / "qd-1.txt").read_text() == "PRECIOUS"
        return _line("export -o, the file is there", exported, _last(exported), (0, 1, 2), kept)

    def one_bad_file(self) -> Line:
        folder = self._folder("dot.zip", "deepjson.jsonl", "emptyname2.zip", "ver99.zip", "surr.tar", "dot.tar")
        (folder / "in" / "zzz.txt").write_text(GOOD)
        converted = self._convert(folder)
        read = json.loads(converted.output or "{}").get("rows", {}).get("documents", 0)
        return _line("convert, a good file after six bad ones", converted, _summary(converted), (0, 1), read > 0)

    def names_twice(self) -> Line:
        folder = self._folder("dup.zip")
        for byte in (b"\xfe", b"\xff"):
            (folder / "in" / os.fsdecode(b"a" + byte + b".txt")).write_text(GOOD)
        self._convert(folder)
        viewed = run(folder, "view", "out", "--port", "0", until="http://")
        return _line("view, names twice and not UTF-8", viewed, _last(viewed), kept="http://" in viewed.errors)

    def damaged_part(self) -> Line:
        folder = self._folder("check-fix-base.txt")
        self._convert(folder)
        (part,) = (folder / "out" / "documents").glob("*.parquet")
        was = part.read_bytes()
        part.write_bytes(was[:100])
        converted = self._convert(folder)
        return _line("convert, a part is cut short", converted, _summary(converted), (0, 1), part.read_bytes() == was)

    def fetched(self) -> Line:
        requests: list[str] = []
        server = ThreadingHTTPServer(("127.0.0.1", FETCHED_FROM), _seeing(requests))
        threading.Thread(target=server.serve_forever, daemon=True).start()
        converted = self._convert(self._folder("ssrf-fallback.doc"))
        server.shutdown()
        server.server_close()
        outcome = f"{_summary(converted)}; {len(requests)} requests"
        return _line("convert, a picture on a server", converted, outcome, (0, 1), not requests)


def _fill() -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))


def _seeing(requests: list[str]) -> type[BaseHTTPRequestHandler]:
    class Seen(BaseHTTPRequestHandler):
        def handle(self) -> None:
            requests.append(self.client_address[0])

    return Seen


def _line(what: str, done: Run, outcome: str, codes: tuple[int, ...] = ENDED, kept: bool = True) -> Line:
    unclear = "Traceback" in done.errors or done.code not in codes
    said = f"{outcome}{'; FAILED' if unclear else ''}{'' if kept else '; WHAT WAS THERE IS LOST'}"
    return Line(what, said, done.seconds, done.megabytes, unclear or not kept)


def _summary(done: Run) -> str:
    """What a run of convert reports about its files."""
    try:
        said = json.loads(done.output)
    except ValueError:
        return _last(done)
    failures = [f"{count} {name}" for name, count in sorted(said["failures"].items())]
    counts = [f"{said['rows']['sources']} read", *failures, *(["a part made again"] if said["damaged"] else [])]
    return ", ".join(counts)


def _last(done: Run) -> str:
    lines = [line for line in done.errors.strip().split("\n") if line.strip(" │╰╯─")]
    return lines[-1].strip(" │")[:100] if lines else f"exit code {done.code}"


def main() -> int:
    """Prints a table, and returns whether a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("files", type=Path, metavar="DIR")
    parser.add_argument("--timeout", type=float, default=8.0)
    parser.add_argument("--most", type=float, default=20.0)
    parser.add_argument("--memory", type=float, default=1_000.0, metavar="MB")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="vbpl-hostile-") as work:
        lines = list(Hostile(options.files, Path(work), options.timeout).iter_lines())
    print_table(HEAD, [(line.what, line.outcome, f"{line.seconds:.1f}", f"{line.megabytes:,.0f}") for line in lines])
    broken = [line for line in lines
              if line.broken or line.seconds > options.most or line.megabytes > options.memory]
    print(f"\n{len(lines)} commands, {len(broken)} broken: {', '.join(line.what for line in broken) or 'none'}")
    return int(bool(broken))


if __name__ == "__main__":
    sys.exit(main())

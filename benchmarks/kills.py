"""Kills at random moments of its work: whatever is killed, the same command ends with the same tables.

    python benchmarks/kills.py                     fifty kills
    options: --kills N (50)   --files N (300)   --seed N (1)

In turn: the first process of `convert`; one of those that it started, which it must get over by itself; any process of
`link`; the process of `view` that makes the index. Each kill has a folder of its own; the command is then run to its
end, and all tables are compared with those of a run that nobody disturbed: parts byte by byte, the index row by row.
Exit code 1 where anything differs.
"""

import argparse
import hashlib
import os
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from random import Random
from typing import NamedTuple

import duckdb
from archive import family, print_table
from mixed import write_mixed

HEAD = ("killed", "kills in the middle of its work", "equal afterwards")
PATIENCE = 300
Tables = dict[str, str]
"""Hash of the content, by the name of a part or of an index table."""


class Case(NamedTuple):
    """The process to kill."""

    name: str
    arguments: tuple[str, ...]
    below: bool
    """One of the processes that the first one started, else the first one."""
    ends: str = ""
    """The message of a server that is ready."""


CASES = (
    Case("convert", ("convert", "BOX", "-o", "OUT", "--quiet"), below=False),
    Case("a process of convert", ("convert", "BOX", "-o", "OUT", "--quiet"), below=True),
    Case("link", ("link", "OUT"), below=False),
    Case("a process of link", ("link", "OUT"), below=True),
    Case("view", ("view", "OUT", "--port", "0"), below=False, ends="http://"),
)


class Killer:
    """An archive, the result of unbroken runs, and broken runs."""

    def __init__(self, work: Path, files: int, seed: int) -> None:
        self._work, self._rng = work, Random(seed)
        self._box = write_mixed(work / "box", files)
        self._whole = work / "whole"
        self._before: dict[str, Path] = {}
        self._seconds: dict[str, float] = {}
        self._wanted: dict[str, Tables] = {}
        for case in CASES:
            self._run_whole(case)

    def _run_whole(self, case: Case) -> None:
        """What exists before a case, how long it takes, and what exists after it."""
        step = case.arguments[0]
        if step in self._before:
            return
        self._before[step] = self._work / f"before-{step}"
        if self._whole.exists():
            shutil.copytree(self._whole, self._before[step])
        started = time.monotonic()
        self._finish(case, self._whole)
        self._seconds[step] = time.monotonic() - started
        self._wanted[step] = tables_of(self._whole)

    def kill(self, case: Case, number: int) -> tuple[bool, bool]:
        """Whether the command was still at work when it was killed, and whether the tables are equal in the end."""
        step = case.arguments[0]
        out = self._work / f"out-{number}"
        if self._before[step].exists():
            shutil.copytree(self._before[step], out)
        process = self._start(case, out)
        time.sleep(self._rng.uniform(0.0, self._seconds[step]))
        struck = process.poll() is None and self._strike(case, process)
        if case.below:
            code = process.wait(PATIENCE)
            if code not in (0, 1):
                print(f"{case.name}: did not get over it, exit code {code}: {_last(process)}", flush=True)
        else:
            process.kill()
            process.wait()
            time.sleep(0.5)
        self._finish(case, out)
        equal = tables_of(out) == self._wanted[step]
        if equal:
            shutil.rmtree(out)
        else:
            print(f"{case.name}: {out} differs: {differing(tables_of(out), self._wanted[step])}", flush=True)
        return struck, equal

    def _strike(self, case: Case, process: "subprocess.Popen[str]") -> bool:
        below = family(process.pid)[1:]
        if case.below and not below:
            return False
        with suppress(ProcessLookupError):
            os.kill(self._rng.choice(below) if case.below else process.pid, signal.SIGKILL)
        return True

    def _start(self, case: Case, out: Path) -> "subprocess.Popen[str]":
        named = {"BOX": str(self._box), "OUT": str(out)}
        command = [sys.executable, "-m", "vbpl", *(named.get(each, each) for each in case.arguments)]
        return subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)

    def _finish(self, case: Case, out: Path) -> None:
        """Runs a command to its end. A server is stopped when it serves."""
        process = self._start(case, out)
        assert process.stderr is not None
        said = ""
        for line in process.stderr:
            said += line
            if case.ends and case.ends in line:
                process.terminate()
        process.wait(PATIENCE)
        if process.returncode not in (0, 1, -signal.SIGTERM) or "Traceback" in said:
            raise SystemExit(f"{case.name}: exit code {process.returncode}\n{said}")


def _last(process: "subprocess.Popen[str]") -> str:
    assert process.stderr is not None
    return process.stderr.read().strip().rpartition("\n")[2]


def tables_of(out: Path) -> Tables:
    """Every part of the tables, and every table of the app's index."""
    paths = sorted(path for path in out.glob("[!.]*/*") if not path.name.startswith("."))
    found = {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}
    for name, rows in (("columns.duckdb", rows_of_duckdb), ("texts.sqlite", rows_of_sqlite)):
        for path in out.glob(f".view/[!.]*/{name}"):
            found |= {f"{name}:{table}": digest for table, digest in rows(path).items()}
    return found


def rows_of_duckdb(path: Path) -> Tables:
    with closing(duckdb.connect(str(path), read_only=True)) as database:
        names = [row[0] for row in database.execute("SELECT table_name FROM duckdb_tables() ORDER BY 1").fetchall()]
        return {name: _digest(database.execute(f'SELECT * FROM "{name}" ORDER BY ALL').fetchall) for name in names}


def rows_of_sqlite(path: Path) -> Tables:
    with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as database:
        return {"all": _digest(lambda: list(database.iterdump()))}


def _digest(rows: Callable[[], list[object]]) -> str:
    return hashlib.sha256(repr(rows()).encode("utf-8", "backslashreplace")).hexdigest()


def differing(found: Tables, wanted: Tables) -> list[str]:
    """Names of parts that differ, or that only one side has."""
    return sorted(name for name in found.keys() | wanted.keys() if found.get(name) != wanted.get(name))[:8]


def main() -> int:
    """Kills, compares, and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kills", type=int, default=50)
    parser.add_argument("--files", type=int, default=300)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    results: dict[str, list[bool]] = {case.name: [] for case in CASES}
    with tempfile.TemporaryDirectory(prefix="vbpl-kills-") as folder:
        killer = Killer(Path(folder), options.files, options.seed)
        for number in range(options.kills):
            case = CASES[number % len(CASES)]
            while True:
                struck, equal = killer.kill(case, number)
                print(number, case.name, struck, equal, file=sys.stderr, flush=True)
                if struck or not equal:
                    break
            results[case.name].append(equal)
    print_table(HEAD, [(name, len(done), sum(done)) for name, done in results.items()])
    return int(not all(map(all, results.values())))


if __name__ == "__main__":
    sys.exit(main())

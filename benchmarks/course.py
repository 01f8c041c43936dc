"""The memory of each process of `vbpl convert` over a long run of mixed files, and its rate and tables.

    python benchmarks/course.py --texts ../shared/eval --word ../shared/corpus/files               100,000 files
    python benchmarks/course.py --count 2000 --texts DIR --word DIR

Each file has figures and some words of its own. Memory is what a process has for itself: pages that it shares with
others, such as those of libraries, are not counted. The tables are Markdown.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from itertools import chain
from pathlib import Path
from statistics import median
from typing import NamedTuple

from archive import family, folder_bytes, print_table, processor_seconds, start
from mixed import SHARES, WITH_DOC, varied_texts, varied_word_files, write_mixed

from vbpl.archive import connect

TICK = 1.0
STEPS = 10
"""Rows of the table: the run in this many parts with as many files each."""
FIRST = ("parent", "tracker", "server", "finder")
"""Processes that begin before the workers: the first one, two of `multiprocessing` for it, the one that finds files."""


class Moment(NamedTuple):
    """Number of parts written; by process id its memory in MB and its processor seconds."""

    parts: int
    memory: dict[int, float]
    processor: dict[int, float]


def watch(out: Path, *arguments: str) -> list[Moment]:
    """Runs a command of vbpl that writes to ``out``, and samples it."""
    process, moments = start(*arguments), list[Moment]()
    while process.poll() is None:
        memory = {pid: taken for pid in family(process.pid) if (taken := own_memory(pid))}
        moments.append(Moment(count_parts(out), memory, {pid: processor_seconds(pid) for pid in memory}))
        time.sleep(TICK)
    assert process.returncode in (0, 1), f"vbpl ended with {process.returncode}"
    return moments


def own_memory(pid: int) -> float:
    """Megabytes of a process that it does not share; 0 if it is gone."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return sum(int(line.split()[1]) / 1024 for line in lines if line.startswith("Private_"))


def count_parts(out: Path) -> int:
    """Chunks that are written."""
    folder = out / "sources"
    return sum(1 for _ in folder.glob("*.parquet")) if folder.is_dir() else 0


def print_course(moments: list[Moment], files: int) -> None:
    """A row for each tenth of the run: the median memory of each process in it."""
    names = name_processes(moments)
    last = max(moment.parts for moment in moments) or 1
    rows = []
    for step in range(STEPS):
        within = [each for each in moments if step <= STEPS * each.parts / (last + 1) < step + 1]
        usual = (median([each.memory[pid] for each in within if pid in each.memory] or [0]) for pid in names)
        share = f"{files * step // STEPS:,} to {files * (step + 1) // STEPS:,}"
        rows.append((share, *(f"{each:,.0f}" for each in usual)))
    print_table(("files", *(f"MB of the {name}" for name in names.values())), rows)


def name_processes(moments: Iterable[Moment]) -> dict[int, str]:
    """Names of the processes by id, in the order of their start. Short-lived processes have none."""
    lived = Counter(pid for moment in moments for pid in moment.memory)
    lasting = sorted(pid for pid, count in lived.items() if count > max(lived.values()) // (2 * STEPS))
    workers = (f"worker {number}" for number in range(1, len(lasting)))
    return dict(zip(lasting, chain(FIRST, workers), strict=False))


def main() -> None:
    """Makes files, converts them, prints the tables."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--longest", type=int, default=6_000, help="bytes of the texts that are taken")
    parser.add_argument("--texts", type=Path, metavar="DIR", required=True)
    parser.add_argument("--word", type=Path, metavar="DIR", help="of .doc files")
    parser.add_argument("--jobs", type=int, default=2)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="vbpl-course-") as folder:
        box, out = Path(folder, "box"), Path(folder, "tables")
        write_mixed(box, options.count, varied_texts(options.texts, options.longest),
                    WITH_DOC if options.word else SHARES, varied_word_files(options.word) if options.word else None)
        began = time.perf_counter()
        moments = watch(out, "convert", str(box), "-o", str(out), "--jobs", str(options.jobs), "--quiet")
        seconds, taken = time.perf_counter() - began, dict[int, float]()
        for moment in moments:
            taken |= {pid: max(spent, taken.get(pid, 0)) for pid, spent in moment.processor.items()}
        print_course(moments, options.count)
        print_result(out, seconds, sum(taken.values()))


def print_result(out: Path, seconds: float, processor: float) -> None:
    """The summary of the run."""
    tables = connect(out)
    documents, texts = (tables.execute(f"SELECT count(*) FROM {name}").fetchall()[0][0]
                        for name in ("documents", "sources"))
    failures = dict(tables.execute("SELECT error, count(*) FROM failures GROUP BY error").fetchall())
    print(f"\n{texts:,} texts, {documents:,} documents in {seconds:,.0f} s, {processor:,.0f} s of the processor: "
          f"{documents / seconds:,.0f} a second, {documents / max(processor, 1):,.0f} a second of one core; "
          f"{folder_bytes(out) / 1e6:,.0f} MB of tables, {folder_bytes(out) / documents / 1e3:.1f} kB a document; "
          f"failures: {failures or 'none'}")


if __name__ == "__main__":
    main()

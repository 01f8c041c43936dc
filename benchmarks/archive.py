"""How fast archives are converted and linked, in how much memory, and what a million documents would take.

    python benchmarks/archive.py                    workers, memory, links: some minutes
    python benchmarks/archive.py --only workers     one of them: workers, memory or link
    options: --jobs N   workers, one for each core by default; --small   a tenth of everything
             --files N  documents of the largest archive; --texts DIR   files made of real texts, for memory

Tables are Markdown. Documents are letters of 2 kB and, one in fifty, decrees of some 20 kB, each in a file of its own
and in other words. Memory is measured on files of every format: half of them text, the rest HTML, Word, PDF, JSON Lines
and zip.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path
from random import Random
from statistics import median
from typing import NamedTuple

from inputs import MARKS, decree, letter
from mixed import Make, varied_texts, write_mixed

from vbpl.archive import connect

DECREE_EVERY = 50
FOLDER_FILES = 1000
TICK = 0.1
LOOKING = 50
"""Share of the time spent looking. Counting the memory of a large process takes long."""
RUNS = 2
WORKERS_HEAD = ("workers", "documents/s", "of one")
MEMORY_HEAD = ("files", "MB usual", "MB most", "of the parent", "documents/s")
LINK_HEAD = ("documents", "citations", "s", "s of the processor", "MB most", "citations/s")
MODEL_HEAD = ("documents", "core hours converting", "core hours linking", "GB of tables", "minutes on 64 cores")
MILLION, HUNDRED_MILLION = 1_000_000, 100_000_000


class Measured(NamedTuple):
    """Seconds of a command, and the memory of it and its workers in MB: the median and the maximum."""

    seconds: float
    usual: float
    most: float
    parent: float
    """Memory of the first process alone, the median."""
    processor: float
    """Seconds of the processor, of all processes. On a busy machine these mean more than seconds of the clock."""


def write_documents(folder: Path, count: int) -> Path:
    """An archive of ``count`` files."""
    rng = Random(count)
    for index in range(count):
        path = folder / f"{index // FOLDER_FILES:04}" / f"{index:07}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        text = letter(rng) if index % DECREE_EVERY else decree(rng)
        path.write_text(text.translate(MARKS), encoding="utf-8")
    return folder


def measure(*arguments: str) -> Measured:
    """Runs a command of vbpl and watches its memory. Shared memory counts once, by each process's share."""
    started = time.perf_counter()
    process = start(*arguments)
    moments, taken = [[0.0]], dict[int, float]()
    while process.poll() is None:
        looked, pids = time.process_time(), family(process.pid)
        moments.append(list(map(proportional_memory, pids)))
        taken |= {pid: max(processor_seconds(pid), taken.get(pid, 0)) for pid in pids}
        time.sleep(max(TICK, LOOKING * (time.process_time() - looked)))
    working = sorted(map(sum, moments))[len(moments) // 4 :]
    parent = median(sorted(each[0] for each in moments)[len(moments) // 4 :])
    return Measured(time.perf_counter() - started, median(working), max(working), parent, sum(taken.values()))


def start(*arguments: str) -> subprocess.Popen[bytes]:
    """A started command of vbpl."""
    return subprocess.Popen([sys.executable, "-m", "vbpl", *arguments], stderr=subprocess.DEVNULL)


def family(pid: int) -> list[int]:
    """A process and all below it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(each for child in children for each in family(int(child)))]


def proportional_memory(pid: int) -> float:
    """Megabytes of a process; of shared pages, its share."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def processor_seconds(pid: int) -> float:
    """Processor seconds of a process; 0 if it is gone."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def measure_workers(work: Path, count: int, jobs: int) -> float:
    """Documents a second by workers, the best of some runs in turn. Returns the rate of one worker.

    Simultaneous runs of one worker each share only the machine. Their joint rate is the most that it can give.
    """
    box = write_documents(work / "workers", count)
    rates = dict.fromkeys(("1", str(jobs), f"{jobs} runs of 1 at once"), 0.0)
    for run in range(RUNS):
        for name, (runs, workers) in zip(rates, ((1, 1), (1, jobs), (jobs, 1)), strict=True):
            outs = [work / f"out-{run}-{name}-{index}" for index in range(runs)]
            seconds = run_at_once([("convert", str(box), "-o", str(out), "--jobs", str(workers)) for out in outs])
            rates[name] = max(rates[name], runs * count / seconds)
    print(f"\n{count:,} documents by workers\n")
    print_table(WORKERS_HEAD, [(name, f"{rate:,.0f}", f"{rate / rates['1']:.2f}") for name, rate in rates.items()])
    return rates["1"]


def run_at_once(commands: Iterable[tuple[str, ...]]) -> float:
    """Seconds until the last of some commands of vbpl is done."""
    started = time.perf_counter()
    for process in [start(*arguments) for arguments in commands]:
        process.wait()
    return time.perf_counter() - started


def measure_memory(work: Path, counts: Iterable[int], jobs: int, make: Make | None = None) -> None:
    """Memory of converting by size of the archive."""
    rows = []
    for count in counts:
        box, out = write_mixed(work / f"mixed-{count}", count, make), work / f"mixed-tables-{count}"
        took = measure("convert", str(box), "-o", str(out), "--jobs", str(jobs))
        documents = connect(out).execute("SELECT count(*) FROM documents").fetchall()[0][0]
        rows.append((f"{count:,}", f"{took.usual:,.0f}", f"{took.most:,.0f}", f"{took.parent:,.0f}",
                     f"{documents / took.seconds:,.0f}"))
        shutil.rmtree(box)
    print(f"\nConverting, {jobs} workers\n")
    print_table(MEMORY_HEAD, rows)


def measure_links(work: Path, counts: Iterable[int], jobs: int) -> tuple[float, float, float]:
    """Time and memory by citations; for the last size, citations a second, and bytes and citations of a document."""
    rows = []
    rate = size = each = 0.0
    for count in counts:
        out = tables_of(work, count)
        if not out.exists():
            convert(work, count, jobs)
        linked = measure("link", str(out))
        citations = connect(out).execute("SELECT count(*) FROM citations").fetchall()[0][0]
        rate, size, each = citations / linked.seconds, folder_bytes(out) / count, citations / count
        rows.append((f"{count:,}", f"{citations:,}", f"{linked.seconds:,.1f}", f"{linked.processor:,.1f}",
                     f"{linked.most:,.0f}", f"{rate:,.0f}"))
    print("\nLinking, a worker for each core\n")
    print_table(LINK_HEAD, rows)
    return rate, size, each


def convert(work: Path, count: int, jobs: int) -> Measured:
    """Converts an archive of ``count`` files, and then removes the files."""
    box = write_documents(work / f"box-{count}", count)
    took = measure("convert", str(box), "-o", str(tables_of(work, count)), "--jobs", str(jobs))
    shutil.rmtree(box)
    return took


def tables_of(work: Path, count: int) -> Path:
    """Folder of the tables of an archive of ``count`` files."""
    return work / f"tables-{count}"


def print_model(documents: float, citations: float, size: float, each: float) -> None:
    """The cost of archives beyond this machine, by the rates of one worker measured above."""
    print("\nOn paper: hours of one core by these rates, and the tables\n")
    rows = [
        (f"{count:,}", f"{count / documents / 3600:,.1f}", f"{count * each / citations / 3600:,.1f}",
         f"{count * size / 1e9:,.0f}", f"{count / documents / 60 / 64:,.0f}")
        for count in (MILLION, HUNDRED_MILLION)
    ]  # fmt: skip
    print_table(MODEL_HEAD, rows)


def folder_bytes(folder: Path) -> int:
    """Bytes of the tables of an archive."""
    return sum(path.stat().st_size for path in folder.rglob("*.parquet") if not path.parent.name.startswith("."))


def print_table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """A Markdown table."""
    head = list(head)
    print("| " + " | ".join(head) + " |\n|" + "---:|" * len(head))
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |")


def main() -> None:
    """Measures all parts, or one of them, in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", choices=("workers", "memory", "link"))
    parser.add_argument("--jobs", type=int, default=os.cpu_count(), help="workers; by default one for each core")
    parser.add_argument("--small", action="store_true", help="a tenth of everything")
    parser.add_argument("--files", type=int, default=0)
    parser.add_argument("--texts", type=Path, metavar="DIR")
    options = parser.parse_args()
    largest = options.files or (2_000 if options.small else 20_000)
    counts = (largest // 20, largest // 4, largest)
    with tempfile.TemporaryDirectory(prefix="vbpl-archive-") as folder:
        work = Path(folder)
        documents = measure_workers(work, largest, options.jobs) if options.only in (None, "workers") else None
        if options.only in (None, "memory"):
            measure_memory(work, counts, options.jobs, varied_texts(options.texts) if options.texts else None)
        linked = measure_links(work, counts, options.jobs) if options.only in (None, "link") else None
    if documents and linked:
        print_model(documents, linked[0] / (os.cpu_count() or 1), *linked[1:])


if __name__ == "__main__":
    main()

"""How fast archives are converted and linked, in how much memory, and what a million documents would take.

    python benchmarks/archive.py              workers, memory, links: some minutes
    python benchmarks/archive.py --small      the same on a tenth

Documents are letters of 2 kB and, one in fifty, decrees of some 20 kB, each in a file of its own.
"""

from __future__ import annotations

import argparse
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

from vbpl.archive import connect

DECREE_EVERY = 50
FOLDER_FILES = 1000
TICK = 0.1
RUNS = 2
GROWTH_HEAD = ("documents", "MB converting, usual (most)", "documents/s", "citations", "s linking", "MB linking",
               "citations/s")
MODEL_HEAD = ("documents", "core hours converting", "core hours linking", "GB of tables", "minutes on 64 cores")
MILLION, HUNDRED_MILLION = 1_000_000, 100_000_000


class Measured(NamedTuple):
    """Seconds of a command, and the memory of it and its workers in MB: of most moments, and the most of any."""

    seconds: float
    usual: float
    most: float


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
    """Run a command of vbpl and watch its memory: what its processes share is counted once, by its share."""
    started = time.perf_counter()
    process = subprocess.Popen([sys.executable, "-m", "vbpl", *arguments], stderr=subprocess.DEVNULL)
    moments = [0.0]
    while process.poll() is None:
        moments.append(sum(map(proportional_memory, family(process.pid))))
        time.sleep(TICK)
    working = sorted(moments)[len(moments) // 4 :]
    return Measured(time.perf_counter() - started, median(working), max(moments))


def family(pid: int) -> list[int]:
    """A process and all below it."""
    try:
        children = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [pid, *(each for child in children for each in family(int(child)))]


def proportional_memory(pid: int) -> float:
    """Megabytes of a process, shared pages by its share of them."""
    try:
        lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    except OSError:
        return 0.0
    return next((int(line.split()[1]) / 1024 for line in lines if line.startswith("Pss:")), 0.0)


def measure_workers(work: Path, count: int) -> float:
    """Documents a second by workers, the best of some runs in turn; returns the rate of one worker."""
    box = write_documents(work / "workers", count)
    rates = {1: 0.0, 2: 0.0}
    for run in range(RUNS):
        for jobs in rates:
            took = measure("convert", str(box), "-o", str(work / f"out-{run}-{jobs}"), "--jobs", str(jobs))
            rates[jobs] = max(rates[jobs], count / took.seconds)
    print(f"\n{count:,} documents, one and two workers\n")
    print_table(("workers", "documents/s", "of one"), [(jobs, f"{rate:,.0f}", f"{rate / rates[1]:.2f}")
                                                       for jobs, rate in rates.items()])
    return rates[1]


def measure_growth(work: Path, counts: Iterable[int]) -> tuple[float, float, float]:
    """Memory by size of the archive, and link time by citations; citations a second, and bytes of a document."""
    rows = []
    rate = size = each = 0.0
    for count in counts:
        box, out = write_documents(work / f"box-{count}", count), work / f"tables-{count}"
        converted, linked = measure("convert", str(box), "-o", str(out)), measure("link", str(out))
        citations = connect(out).execute("SELECT count(*) FROM citations").fetchall()[0][0]
        rate, size, each = citations / linked.seconds, folder_bytes(out) / count, citations / count
        memory = f"{converted.usual:,.0f} ({converted.most:,.0f})"
        rows.append((f"{count:,}", memory, f"{count / converted.seconds:,.0f}", f"{citations:,}",
                     f"{linked.seconds:,.1f}", f"{linked.most:,.0f}", f"{rate:,.0f}"))
        shutil.rmtree(box)
        shutil.rmtree(out)
    print("\nGrowth, two workers\n")
    print_table(GROWTH_HEAD, rows)
    return rate, size, each


def print_model(documents: float, citations: float, size: float, each: float) -> None:
    """What archives beyond this machine take, by the rates of one worker measured above."""
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
    """Measure all in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--small", action="store_true", help="a tenth of everything")
    scale = 10 if parser.parse_args().small else 1
    with tempfile.TemporaryDirectory(prefix="vbpl-archive-") as folder:
        documents = measure_workers(Path(folder), 20_000 // scale)
        citations, size, each = measure_growth(Path(folder), [1_000 // scale, 5_000 // scale, 20_000 // scale])
    print_model(documents, citations / 2, size, each)


if __name__ == "__main__":
    main()

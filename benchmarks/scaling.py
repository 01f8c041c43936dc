"""How vbpl's cost grows: time and memory from 10 kB to 50 MB, and the cold start. Imports inputs and peers.

    python benchmarks/scaling.py [--largest BYTES]

Each size is twice the one before and is parsed in a process of its own, warm from another text. No text is parsed
twice, since caches would know it; the best rate of three counts, by the time of the processor. Memory is the peak of
the process over what it had with the text read, as a multiple of the text in UTF-8; a small text shows none, since the
warm-up took more. Python is the one of peers.py.
"""

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

import inputs
import peers

COLD_START = "import vbpl; vbpl.parse(open(0, encoding='utf-8').read())"
WARM_UP = 100_000


def sizes(largest: int) -> Iterator[int]:
    """Each is twice the one before; the last one is ``largest``."""
    steps = 0
    while largest >> (steps + 1) >= 10_000:
        steps += 1
    yield from (largest >> step for step in range(steps, -1, -1))


def peak() -> int:
    """Largest resident size of this process, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def measure(size: int) -> dict[str, float]:
    """Rate of the best of three texts in MB/s, and the memory of the first."""
    from vbpl import parse_bundle
    from vbpl.collector import search_rarely

    search_rarely()  # as the command line does
    parse_bundle(inputs.code_text(WARM_UP, seed=0))
    rates, memory = [], 0.0
    for seed in (1, 2, 3):
        text = inputs.code_text(size, seed)
        length, before, start = len(text.encode()), peak(), time.process_time()
        parse_bundle(text)
        rates.append(length / (time.process_time() - start) / 1e6)
        memory = memory or (peak() - before) / length
    return {"size": size, "rate": max(rates), "memory": memory}


def measured(size: int, python: str = sys.executable) -> dict[str, float]:
    """`measure` in a process of its own."""
    done = subprocess.run([python, __file__, "--one", str(size)], stdout=subprocess.PIPE, check=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def cold_start(python: str) -> float:
    """Seconds from nothing to the tree of a letter: start of Python, import and parse; the median of twenty-five.

    Modules are compiled before, as pip does at installation.
    """
    letter = inputs.letters(1)[0].encode()
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    seconds = []
    for _ in range(26):
        start = time.perf_counter()
        subprocess.run([python, "-c", COLD_START], input=letter, check=True, env=environment)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds[1:])


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=50_000_000, help="bytes of the last text")
    parser.add_argument("--one", type=int, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.one:
        print(json.dumps(measure(given.one)))
        return
    python = str(peers.environment({}))
    print(f"cold start to the first tree: {cold_start(python):.2f} s\n", flush=True)
    print("| kB | MB/s | time to half the text | memory to text |\n|--:|--:|--:|--:|", flush=True)
    half = 0.0
    for size in sizes(given.largest):
        row = measured(size, python)
        took = row["size"] / row["rate"]
        ratio = f"{took / half:.2f}×" if half else ""
        memory = f"{row['memory']:.1f}×" if row["size"] > 4 * WARM_UP else ""
        print(f"| {row['size'] / 1000:,.0f} | {row['rate']:.2f} | {ratio} | {memory} |", flush=True)
        half = took


if __name__ == "__main__":
    main()

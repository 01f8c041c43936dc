"""How vbpl's cost grows: time and memory from 10 kB to 50 MB, and the cold start. Imports inputs.

    python benchmarks/scaling.py [--largest BYTES]

Each size is twice the one before and is parsed in a process of its own: three times, the fastest counts. Memory is
the peak of the process over what it had with the text read and vbpl warm, as a multiple of the text in UTF-8.
"""

import argparse
import json
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator

import inputs

COLD_START = "import vbpl; vbpl.parse(open(0, encoding='utf-8').read())"


def sizes(largest: int) -> Iterator[int]:
    """Each twice the one before, the last one ``largest``."""
    steps = 0
    while largest >> (steps + 1) >= 10_000:
        steps += 1
    yield from (largest >> step for step in range(steps, -1, -1))


def peak() -> int:
    """Largest resident size of this process so far, in bytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024


def measure(text: str) -> dict[str, float]:
    """Fastest of three parses, and the memory of the first."""
    from vbpl import parse_bundle

    parse_bundle(inputs.letters(1)[0])
    before, seconds, grown = peak(), [], 0
    for _ in range(3):
        start = time.perf_counter()
        parse_bundle(text)
        seconds.append(time.perf_counter() - start)
        grown = grown or peak() - before
    size = len(text.encode())
    return {"size": size, "seconds": min(seconds), "memory": grown / size}


def measured(size: int) -> dict[str, float]:
    """`measure` of a code of this size, in a process of its own."""
    text = inputs.code_text(size)
    command = [sys.executable, __file__, "--stdin"]
    done = subprocess.run(command, input=text.encode(), stdout=subprocess.PIPE, check=True)
    result: dict[str, float] = json.loads(done.stdout)
    return result


def cold_start() -> float:
    """Seconds from nothing to the tree of a letter: start of Python, import and parse; median of nine."""
    letter = inputs.letters(1)[0].encode()
    seconds = []
    for _ in range(9):
        start = time.perf_counter()
        subprocess.run([sys.executable, "-c", COLD_START], input=letter, check=True)
        seconds.append(time.perf_counter() - start)
    return statistics.median(seconds)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--largest", type=int, default=50_000_000, help="bytes of the last text")
    parser.add_argument("--stdin", action="store_true", help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.stdin:
        print(json.dumps(measure(sys.stdin.buffer.read().decode())))
        return
    print(f"cold start to the first tree: {cold_start():.2f} s\n", flush=True)
    print("| kB | ms | MB/s | time to half the text | memory to text |\n|--:|--:|--:|--:|--:|", flush=True)
    half = 0.0
    for row in map(measured, sizes(given.largest)):
        size, took = row["size"], row["seconds"]
        ratio = f"{took / half:.2f}×" if half else ""
        cells = f"{size / 1000:,.0f}", f"{took * 1000:,.1f}", f"{size / took / 1e6:.2f}", ratio, f"{row['memory']:.1f}×"
        print("|", " | ".join(cells), "|", flush=True)
        half = took


if __name__ == "__main__":
    main()

"""Instructions that reading a fixed text takes, counted by valgrind: the guard against slow growth. Imports inputs.

    python benchmarks/instructions.py [--write]

A count does not depend on what else the machine does, so 5 % more than in instructions.toml fails: exit code 1. Counts
hold for one version of Python on one kind of processor; on another there is nothing to compare with, which is said.
"""

import argparse
import os
import platform
import re
import subprocess
import sys
import tempfile
import tomllib
from pathlib import Path

HERE = Path(__file__).parent
COUNTS = HERE / "instructions.toml"
ALLOWED = 1.05
"""Share of the count in the file that may be added."""

READ = """
import sys
import inputs, vbpl
from vbpl.collector import search_rarely
search_rarely()
makers = (
    lambda seed: inputs.code_text(30_000, seed), lambda seed: chr(12).join(inputs.letters(10, seed)),
    lambda seed: chr(12).join(inputs.decrees(1, seed)),
)
for times, seed in ((1, 1), (int(sys.argv[1]), 2)):
    for make in makers:
        text = make(seed)
        for _ in range(times):
            vbpl.parse_bundle(text)
"""
"""Warms up with one code, ten letters and a decree, then reads others this many times, as the command line does."""


def environment() -> str:
    """The facts that counts depend on: the interpreter and the processor."""
    return f"{platform.python_implementation()} {platform.python_version()} {platform.machine()}"


def count() -> int:
    """Instructions for one reading of the texts, without start-up and warm-up."""
    return measure(1) - measure(0)


def measure(times: int) -> int:
    """Instructions of a whole process that reads the texts this many times."""
    with tempfile.TemporaryDirectory() as folder:
        out = Path(folder) / "callgrind"
        valgrind = ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out}"]
        path = os.pathsep.join([str(HERE), *filter(None, [os.environ.get("PYTHONPATH")])])
        env = os.environ | {"PYTHONHASHSEED": "0", "PYTHONPATH": path}
        subprocess.run([*valgrind, sys.executable, "-c", READ, str(times)], check=True, capture_output=True, env=env)
        return int(re.findall(r"^totals: (\d+)", out.read_text(encoding="utf-8"), re.MULTILINE)[0])


def known() -> dict[str, int]:
    """Counts in the file, by environment."""
    counts: dict[str, int] = tomllib.loads(COUNTS.read_text(encoding="utf-8"))
    return counts


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--write", action="store_true", help="put the count into instructions.toml")
    found, counts, here = count(), known(), environment()
    if parser.parse_args().write:
        counts[here] = found
        lines = (f'"{name}" = {counts[name]:_}\n' for name in sorted(counts))
        COUNTS.write_text("".join(lines), encoding="utf-8")
    change = f"{found / counts[here] - 1:+.1%}" if here in counts else "nothing to compare with"
    print(f"{here}: {found:_} instructions, {change}")
    return int(found > counts.get(here, found) * ALLOWED)


if __name__ == "__main__":
    sys.exit(main())

"""Mutation runs: small faults are put into the code, and the tests that reach the line have to see them.

    python benchmarks/mutants.py record                     which tests reach which lines, once; again after new tests
    python benchmarks/mutants.py run [--sample 300] [--seed 1] [--room numbers] [--jobs 2]
    python benchmarks/mutants.py run --pages                the same by the pages of tests/pins alone: needs no record
    python benchmarks/mutants.py run --again --seconds 30   those that survived, with more time
    python benchmarks/mutants.py report [--sample 300] [--seed 1] [--room numbers]

All of it works on copies in build/mutants, brought up to date by ``record`` and ``run``. A run can be stopped and
started again: results are lines of build/mutants/results.jsonl, and a mutant is known by its line, not by its place. A
mutant dies with the first test that fails. Tests begin for 5 seconds of the processor, or for as many as ``--seconds``
says, and the last of them hangs if it takes 30 more: run first with few, then those that survive again with more. The
pages of tests/pins kill most, in a part of a second each: begin with ``run --pages``, and record for those that survive
them. mutants.toml judges those that survive that too.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tomllib
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent
JUDGED = HERE / "mutants.toml"
WORK = ROOT / "build" / "mutants"
"""Folder of copies of the repository (``recorded``, and ``mutated`` for each process, so that commands can run at a
time), of records (``reach``) and of results."""
COPIED = ("src", "grammars", "corpus", "tests", "docs", "benchmarks", "pyproject.toml", "README.md", "CHANGELOG.md")

ROOMS = ("structure", "citations", "numbers", "linking", "checking", "export", "printing", "archive")
"""Folders of the package in which mutants are made; dates are among the numbers."""

UNFIT = (
    "architecture", "archive_benchmark", "benchmarks", "browse_browser", "docs", "instructions", "linear_time",
    "mutants", "packaging", "site", "spark", "view_browser",
)
"""Tests of other programs, of speed and of the look of the code. They are not run."""

UNREACHED = ("spark",)
"""Modules that only these tests reach."""

sys.path.insert(0, str(HERE))

import mutations  # noqa: E402
from reach import LOADED  # noqa: E402


def copy_tree(to: Path) -> None:
    """The files that tests need, as they are now. Unchanged files keep their time, and so their compiled form."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "--", *COPIED]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout.splitlines()
    files = {name for name in listed if (ROOT / name).is_file()}
    for name in sorted(files):
        source, target = ROOT / name, to / name
        if not target.exists() or target.read_bytes() != source.read_bytes():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)
    for path in to.rglob("*"):
        name = path.relative_to(to).as_posix()
        if path.is_file() and name not in files and "__pycache__" not in name and name.startswith(COPIED):
            path.unlink()


def sources(copy: Path, rooms: list[str]) -> Iterator[tuple[str, str]]:
    """Path and text of each module of some rooms."""
    for room in rooms or ROOMS:
        for module in sorted((copy / "src" / "vbpl" / room).rglob("*.py")):
            if module.stem not in UNREACHED:
                yield module.relative_to(copy).as_posix(), module.read_text(encoding="utf-8")


def sampled(options: argparse.Namespace) -> list[mutations.Mutant]:
    texts = dict(sources(options.work / "mutated", options.room))
    every = [mutant for path, text in texts.items() for mutant in mutations.mutants_of(path, text)]
    return list(islice(mutations.sample(every, texts, options.seed), options.sample))


def results(work: Path) -> dict[str, dict[str, Any]]:
    """The last result of each mutant."""
    path = work / "results.jsonl"
    if not path.exists():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {result["name"]: result for result in map(json.loads, lines)}


def judged() -> dict[str, dict[str, str]]:
    """Verdicts of survivors, by name of the mutant."""
    listed = tomllib.loads(JUDGED.read_text(encoding="utf-8")).get("survivor", [])
    return {named(each): each for each in listed}


def named(verdict: dict[str, str]) -> str:
    return mutations.Mutant(verdict["path"], verdict["function"], 0, 0, verdict["was"], verdict["now"]).name


def in_copy(copy: Path, program: str, *arguments: str, seconds: float = 0) -> int:
    """Exit code of a program of this folder that runs in the copy and imports the package from there."""
    path = os.pathsep.join([str(copy / "src"), str(HERE)])
    env = os.environ | {"PYTHONPATH": path, "PYTHONHASHSEED": "0", "VBPL_MUTANT_SECONDS": str(seconds)}
    return subprocess.run([sys.executable, HERE / program, *arguments], cwd=copy, env=env, check=False).returncode


def record(options: argparse.Namespace) -> int:
    copy, reach = options.work / "recorded", options.work / "reach"
    copy_tree(copy)
    reach.mkdir(parents=True, exist_ok=True)
    ignored = [f"--ignore=tests/test_{name}.py" for name in UNFIT]
    tests = options.tests or ["tests"]
    return in_copy(copy, "reach.py", str(reach)) or in_copy(copy, "reach.py", str(reach), *ignored, *tests)


def run(options: argparse.Namespace) -> int:
    copies = [options.work / "mutated", *(options.work / f"mutated-{number}" for number in range(2, options.jobs + 1))]
    for copy in copies:
        copy_tree(copy)
    known = results(options.work)
    left = [
        mutant for mutant in sampled(options)
        if mutant.name not in known or (options.again and known[mutant.name]["status"] not in ("killed", "timeout"))
    ]
    print(f"{len(left)} mutants to run", flush=True)
    if options.pages:
        (options.work / "reach").mkdir(exist_ok=True)
        in_copy(copies[0], "reach.py", str(options.work / "reach"))
    with ThreadPoolExecutor(options.jobs) as pool:
        shares = [left[number :: options.jobs] for number in range(options.jobs)]
        codes = list(pool.map(partial(run_share, options), copies, shares))
    return max(codes) or report(options)


def run_share(options: argparse.Namespace, copy: Path, mutants: list[mutations.Mutant]) -> int:
    """Exit code of a process that runs some mutants in its own copy."""
    work = options.work
    job = work / f"{copy.name}.json"
    job.write_text(json.dumps([vars(mutant) for mutant in mutants]), encoding="utf-8")
    results = work / "results.jsonl"
    program, records = ("pinning.py", work / "reach" / LOADED) if options.pages else ("killing.py", work / "reach")
    places = map(str, (job, records, results))
    return in_copy(copy, program, *places, seconds=options.seconds) if mutants else 0


def report(options: argparse.Namespace) -> int:
    """Prints how many died, and the survivors without a verdict. Returns exit code 1 if there are any."""
    known, verdicts, mutants = results(options.work), judged(), sampled(options)
    found = [(mutant, known[mutant.name]) for mutant in mutants if mutant.name in known]
    counts = Counter(result["status"] for _, result in found)
    died = counts["killed"] + counts["timeout"]
    for room in options.room or ROOMS:
        own = [result["status"] for mutant, result in found if room_of(mutant.path) == room]
        if own:
            print(f"{room:10} {sum(status != 'survived' for status in own):4} of {len(own):4} died")
    alive = [(mutant, result) for mutant, result in found if result["status"] == "survived"]
    open_ones = [(mutant, result) for mutant, result in alive if mutant.name not in verdicts]
    for mutant, result in open_ones if not options.all else alive:
        print(f"\n{mutant.path}:{mutant.line} {mutant.function} ({result['tests']} tests)")
        print(f"  - {mutant.was}\n  + {mutant.now}")
    print(f"\n{died} of {len(found)} died ({died / max(len(found), 1):.1%}), {counts['timeout']} of them by time;"
          f" {len(alive)} survive, {len(open_ones)} without a verdict; {len(mutants) - len(found)} not run")
    return int(bool(open_ones))


def room_of(path: str) -> str:
    return path.split("/")[2]


def main(arguments: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--work", type=Path, default=WORK, help="folder of copies, records and results")
    commands = parser.add_subparsers(required=True)
    recording = commands.add_parser("record")
    recording.add_argument("tests", nargs="*")
    recording.set_defaults(call=record)
    for call in (run, report):
        command = commands.add_parser(call.__name__)
        command.add_argument("--sample", type=int, default=300)
        command.add_argument("--seed", type=int, default=1)
        command.add_argument("--jobs", type=int, default=1, help="processes, each with a copy of its own")
        command.add_argument("--room", action="append", choices=ROOMS, default=[])
        command.add_argument("--seconds", type=float, default=5.0, help="of the processor, in which tests begin")
        command.add_argument("--again", action="store_true", help="also those that survived")
        command.add_argument("--pages", action="store_true", help="by the pages of tests/pins alone")
        command.add_argument("--all", action="store_true", help="list survivors that have a verdict too")
        command.set_defaults(call=call)
    options = parser.parse_args(arguments)
    code: int = options.call(options)
    return code


if __name__ == "__main__":
    sys.exit(main())

"""Which tests reach a line, recorded once by coverage and kept in files, one for each file of tests.

A line is known by its function and its text, so that records hold when code around it moves. A plugin of pytest
records; only tests that pass count.
"""

import ast
import functools
import gc
import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from hashlib import sha256
from heapq import nsmallest
from operator import or_
from pathlib import Path
from typing import Any

import pytest
from coverage import Coverage
from mutations import Mutant, functions_of

Key = tuple[str, str, str]
"""Path, function and text of a line."""


LEAST_SHARE = 0.001
LOADED = "loaded.json"
"""Functions that run at import."""

WHOLE = "tests/test_pins"
"""Tests that look at everything that is read of a text. One of them covers as much as many others."""

STARTING = tuple(f"tests/test_{name}" for name in ("archive", "answers", "cli", "check_cli", "docs", "collector"))
"""Tests that start processes, whose seconds are not counted. Outside archives they run after all others."""

EACH = 5
"""Number of tests that run first for each line of a function."""

SLOW = 1.0
"""Seconds. Slower tests, such as those of properties, run after all others; a hundred others take as long as one."""

PYTEST = ("-q", "-p", "no:xdist", "-p", "no:cacheprovider", "-p", "no:randomly", "--hypothesis-seed=0")
"""Options of pytest for all runs."""


def digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()[:16]


class Recorder:
    """A pytest plugin that records tests whose file changed since the last record, file by file."""

    def __init__(self, records: Path) -> None:
        self._records, self._root = records, Path.cwd()
        self._coverage = Coverage(data_file=None, config_file=False, include=[f"{self._root}/src/vbpl/*"])
        self._coverage.set_option("run:disable_warnings", ["no-data-collected"])
        self._seconds: dict[str, float] = {}
        self._passed: set[str] = set()
        self._modules = 0
        self._caches: list[functools._lru_cache_wrapper[Any]] = []
        self._coverage.start()

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Leaves out tests that are recorded already."""
        items[:] = [item for item in items if is_stale(self._records, self._root, item.path)]

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item, nextitem: pytest.Item | None) -> Iterator[None]:
        self._empty_caches()
        self._coverage.switch_context(item.nodeid)
        start = time.process_time()
        result = yield
        self._seconds[item.nodeid] = round(time.process_time() - start, 4)
        if nextitem is None or nextitem.path != item.path:
            self._write(item.path)
        return result

    def _empty_caches(self) -> None:
        """Clears what an earlier test computed, because a later test would not reach the line."""
        if len(sys.modules) != self._modules:
            self._modules = len(sys.modules)
            found = (each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper))
            ours = (each for each in found if each.__module__.startswith("vbpl"))
            self._caches = [each for each in ours if each.cache_parameters()["maxsize"]]
        for cache in self._caches:
            cache.cache_clear()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.when == "call" and report.passed:
            self._passed.add(report.nodeid)

    def _write(self, path: Path) -> None:
        """The tests of one file, their seconds, and for each line the bits of the tests that reach it."""
        self._coverage.stop()
        tests = [test for test in self._seconds if test in self._passed]
        record = {
            "digest": digest(path), "tests": {test: self._seconds[test] for test in tests},
            "lines": dict(self._lines({test: 1 << bit for bit, test in enumerate(tests)})),
        }
        record_path(self._records, self._root, path).write_text(json.dumps(record), encoding="utf-8")
        self._coverage.erase()
        self._seconds.clear()
        self._passed.clear()
        self._coverage.start()

    def _lines(self, bits: dict[str, int]) -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
        data = self._coverage.get_data()
        for measured in sorted(name for name in data.measured_files() if name.endswith(".py")):
            found: dict[str, dict[str, str]] = {}
            names = Names(Path(measured))
            for line, contexts in data.contexts_by_lineno(measured).items():
                mask = sum(bits[context] for context in set(contexts) if context in bits)
                if mask and (function := names.function(line)):
                    of_function = found.setdefault(function, {})
                    text = names.lines[line - 1].strip()
                    of_function[text] = f"{mask | int(of_function.get(text, '0'), 16):x}"
            if found:
                yield Path(measured).relative_to(self._root).as_posix(), found


class Names:
    """Functions of a module by line."""

    def __init__(self, path: Path) -> None:
        text = path.read_text(encoding="utf-8")
        self.lines, self._spans = text.split("\n"), list(functions_of(ast.parse(text)))

    def function(self, line: int) -> str:
        return next((name for first, last, name in self._spans if first <= line <= last), "")


def record_path(records: Path, root: Path, path: Path) -> Path:
    return records / (path.relative_to(root).as_posix().replace("/", "+") + ".json")


def is_stale(records: Path, root: Path, path: Path) -> bool:
    record = record_path(records, root, path)
    return not record.exists() or json.loads(record.read_text(encoding="utf-8"))["digest"] != digest(path)


def loaded_functions(root: Path) -> set[tuple[str, str]]:
    """Path and name of functions that run when modules of vbpl are imported. Call it before any import of them."""
    coverage = Coverage(data_file=None, config_file=False, include=[f"{root}/src/vbpl/*"])
    with coverage.collect():
        for path in sorted((root / "src" / "vbpl").rglob("*.py")):
            if path.stem not in ("__main__", "spark"):
                parts = path.relative_to(root / "src").with_suffix("").parts
                with suppress(ImportError):  # it needs an extra that is not installed
                    __import__(".".join(part for part in parts if part != "__init__"))
    data, found = coverage.get_data(), set()
    for measured in sorted(name for name in data.measured_files() if name.endswith(".py")):
        names, place = Names(Path(measured)), Path(measured).relative_to(root).as_posix()
        found |= {(place, names.function(line)) for line in data.lines(measured) or ()}
    return found


def share_of(module: str, modules: dict[str, dict[str, dict[str, str]]]) -> float:
    """The share of a module in the lines that a test file reaches: tests of numbers reach little else."""
    counts = {path: sum(map(len, functions.values())) for path, functions in modules.items()}
    return counts.get(module, 0) / max(1, sum(counts.values()))


class Reach:
    """The tests of all records, and the functions that run at import."""

    def __init__(self, records: Path) -> None:
        self.loaded = {tuple(each) for each in json.loads((records / LOADED).read_text(encoding="utf-8"))}
        self._seconds: dict[str, float] = {}
        self._records: list[tuple[list[str], dict[str, Any]]] = []
        for path in sorted(records.glob("*.py.json")):
            record = json.loads(path.read_text(encoding="utf-8"))
            self._seconds |= record["tests"]
            self._records.append((list(record["tests"]), record["lines"]))

    @property
    def files(self) -> list[str]:
        """The files of the tests that still exist."""
        names = {test.partition("::")[0] for test in self._seconds}
        return sorted(name for name in names if Path(name).exists())

    def tests(self, mutant: Mutant) -> list[str]:
        """Tests that reach the line: a few for each line of its function, then the fastest first and slow ones last.

        Files about its module contribute more. If no test reaches the line, those that reach its function, module or
        folder.
        """
        place = (mutant.path, mutant.function, mutant.was)
        folder = mutant.path.rpartition("/")[0] + "/"
        tries: list[Callable[[Key], bool]] = [
            lambda key: key == place, lambda key: key[:2] == place[:2],
            lambda key: key[0] == mutant.path, lambda key: key[0].startswith(folder),
        ]
        reaching = (self._reaching(wanted, mutant.path) for wanted in tries[0 if mutant.function else 2 :])
        tests = next(filter(None, reaching), [])
        return list(dict.fromkeys([*self._of_each_line(mutant, tests), *tests])) if mutant.function else tests

    def _of_each_line(self, mutant: Mutant, tests: list[str]) -> Iterator[str]:
        """A few tests for each line of the function, first for lines that few tests reach.

        A fault in a condition shows where the condition decides: in tests that reach a line that others do not.
        """
        places = {test: place for place, test in enumerate(tests)
                  if self._seconds[test] <= SLOW and not test.startswith(STARTING)}
        lines: dict[str, list[int]] = {}
        for names, modules in self._records:
            for line, bits in modules.get(mutant.path, {}).get(mutant.function, {}).items():
                mask = int(bits, 16)
                lines.setdefault(line, []).extend(
                    places[name] for bit, name in enumerate(names) if mask >> bit & 1 and name in places
                )
        for found in sorted(lines.values(), key=len):
            yield from (tests[place] for place in nsmallest(EACH, found))

    def _reaching(self, wanted: Callable[[Key], bool], module: str) -> list[str]:
        found: list[tuple[bool, float, float, str]] = []
        for tests, modules in self._records:
            masks = (
                int(bits, 16) for path, functions in modules.items() for function, lines in functions.items()
                for text, bits in lines.items() if wanted((path, function, text))
            )
            mask = functools.reduce(or_, masks, 0)
            reaching = sorted((self._seconds[test], test) for bit, test in enumerate(tests) if mask >> bit & 1)
            share = max(LEAST_SHARE, share_of(module, modules))
            if tests and tests[0].startswith(WHOLE):
                share *= 8
            late = "/archive/" not in module and bool(tests) and tests[0].startswith(STARTING)
            ranked = enumerate(reaching, 1)
            found += [(late or seconds > SLOW, rank / share, seconds, test) for rank, (seconds, test) in ranked]
        return [test for *_, test in sorted(found)]


def main() -> int:
    """``reach.py RECORDS OPTION...`` records the tests in this folder, ``reach.py RECORDS`` what runs at import."""
    records, *options = sys.argv[1:]
    if not options:
        functions = sorted(loaded_functions(Path.cwd()))
        (Path(records) / LOADED).write_text(json.dumps(functions), encoding="utf-8")
        return 0
    return int(pytest.main([*PYTEST, *options], plugins=[Recorder(Path(records))]))


if __name__ == "__main__":
    sys.exit(main())

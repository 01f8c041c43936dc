"""Runs mutants against the tests that reach them: ``killing.py JOB RECORDS RESULTS``, in a copy of the repository.

All tests are collected once. For each mutant a fork of this process replaces the code of the function and runs its
tests, so that nothing is loaded again; a constant of a module is made anew there, for all that import it. A fault in
anything else that runs while modules are loaded takes a process of its own, and so does a constant that survives. The
file is changed too, for tests that start processes. A test that kills is run without the fault as well, once: one that
fails then too, since it asks how the process stands, kills nothing.
"""

import ast
import functools
import gc
import importlib
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import CodeType, FunctionType, ModuleType
from typing import Any

import pytest
from _pytest.runner import runtestprotocol
from mutations import Mutant
from reach import PYTEST, Reach

BUDGET = float(os.environ.get("VBPL_MUTANT_SECONDS", "5"))
"""Processor seconds for each mutant, after which no further test begins."""
HANGING = 30
"""Processor seconds more after which the last test hangs, and the mutant has died."""
PATIENCE = 1_200
"""Clock seconds until a mutant is given up: many, because other work may leave it little processor time."""
BROKEN = 70
"""Exit code of a process that failed before the tests: a module does not load with the changed constant."""
FILES = 6
"""Processor seconds for tests in a new process, for a fault in code that runs at import."""
MEMORY = 6 << 30


class Killer:
    """A pytest plugin that runs mutants in place of the tests."""

    def __init__(self, mutants: list[Mutant], reach: Reach, results: Path) -> None:
        self._mutants, self._results, self._reach = mutants, results, reach
        self._sound: set[str] = set()
        self._unfit: set[str] = set()
        """Tests that pass without a fault, and tests that do not."""

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        items = {item.nodeid: item for item in session.items}
        code = Code()
        gc.freeze()
        for mutant in self._mutants:
            tests = [test for test in self._reach.tests(mutant) if test in items]
            start = time.monotonic()
            status, test = self._run(mutant, code, tests, items)
            while test in items and not self._is_sound(mutant, code, test, items):
                status, test = self._run(mutant, code, tests, items)
            self._write(mutant, {
                "status": status, "test": test, "tests": len(tests), "seconds": round(time.monotonic() - start, 1),
            })
        return True

    def _run(self, mutant: Mutant, code: "Code", tests: list[str], items: dict[str, pytest.Item]) -> tuple[str, str]:
        """Status, and the test that failed."""
        fit = [test for test in tests if test not in self._unfit]
        if not fit:
            return "survived", ""
        with changed(mutant) as text:
            if (mutant.path, mutant.function) in self._reach.loaded or not code.holds(mutant):
                found = ("survived", "")
                if is_constant(mutant, text):
                    found = in_fork(mutant, text, code, partial(first_failing, [items[test] for test in fit]))
                return found if found[0] != "survived" else in_process(few_files(fit))
            return in_fork(mutant, text, code, partial(first_failing, [items[test] for test in fit]))

    def _is_sound(self, mutant: Mutant, code: "Code", test: str, items: dict[str, pytest.Item]) -> bool:
        """Whether a test passes without the fault, in the same circumstances.

        One that is not there without the fault is named after an example that the fault changes, and is not asked.
        """
        if test not in self._sound | self._unfit:
            same = replace(mutant, now=mutant.was)
            _, failed = self._run(same, code, [test], items)
            (self._unfit if failed else self._sound).add(test)
        return test in self._sound

    def _write(self, mutant: Mutant, result: dict[str, Any]) -> None:
        line = {"name": mutant.name, **vars(mutant), **result}
        with self._results.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        place = f"{mutant.path}:{mutant.line}"
        print(f"{result['status']:8} {result['seconds']:5} s  {place}", file=sys.__stderr__, flush=True)


class changed:  # noqa: N801, a context manager
    """The file of a module with the fault.

    Afterwards it is restored with its time, so that its compiled form stays valid.

    Each fault gets a different second, because Python compares compiled forms by seconds.
    """

    _second = 0

    def __init__(self, mutant: Mutant) -> None:
        self._mutant, self._path = mutant, Path(mutant.path)

    def __enter__(self) -> str:
        self._before, self._stat = self._path.read_text(encoding="utf-8"), self._path.stat()
        text = self._mutant.apply(self._before)
        self._path.write_text(text, encoding="utf-8")
        changed._second = max(changed._second + 1, int(time.time()))
        os.utime(self._path, (changed._second, changed._second))
        return text

    def __exit__(self, *error: object) -> None:
        self._path.write_text(self._before, encoding="utf-8")
        os.utime(self._path, ns=(self._stat.st_atime_ns, self._stat.st_mtime_ns))


class Code:
    """All functions of the package, inside decorators too, by path and qualified name; and all its caches."""

    def __init__(self) -> None:
        self._functions: dict[tuple[str, str], list[FunctionType]] = {}
        self._caches = []
        here = f"{Path.cwd()}/"
        for each in gc.get_objects():
            if isinstance(each, FunctionType) and each.__code__.co_filename.startswith(here):
                key = (each.__code__.co_filename.removeprefix(here), each.__code__.co_qualname)
                self._functions.setdefault(key, []).append(each)
            elif isinstance(each, functools._lru_cache_wrapper) and each.__module__.startswith("vbpl"):
                self._caches.append(each)

    def holds(self, mutant: Mutant) -> bool:
        """Whether a loaded function has the fault; a line of a module or a class does not."""
        return (mutant.path, mutant.function) in self._functions

    def replace(self, mutant: Mutant, text: str) -> None:
        """Puts the fault into a function or a constant, and empties all caches."""
        if mutant.function:
            self._replace_function(mutant, text)
        else:
            replace_constants(mutant, text)
        for cache in self._caches:
            cache.cache_clear()

    def _replace_function(self, mutant: Mutant, text: str) -> None:
        """Gives a function the code with the fault."""
        path = str(Path(mutant.path).absolute())
        code = next(each for each in codes(compile(text, path, "exec")) if each.co_qualname == mutant.function)
        for function in self._functions[mutant.path, mutant.function]:
            function.__code__ = code


def is_constant(mutant: Mutant, text: str) -> bool:
    """Whether the line belongs to a constant of its module."""
    if mutant.function:
        return False
    return any(
        isinstance(node, ast.Assign | ast.AnnAssign) and node.lineno <= mutant.line <= (node.end_lineno or 0)
        for node in ast.parse(text).body
    )


def replace_constants(mutant: Mutant, text: str) -> None:
    """Computes the constants of the line again, in the module and in those that import them from it."""
    name = mutant.path.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")
    module = importlib.import_module(name)
    before = dict(vars(module))
    made = [node for node in ast.parse(text).body if node.lineno <= mutant.line <= (node.end_lineno or 0)]
    exec(compile(ast.Module(made, []), mutant.path, "exec"), vars(module))
    changed = {each: value for each, value in vars(module).items() if value is not before.get(each, value)}
    for other in [each for key, each in sys.modules.items() if key.startswith("vbpl") and each is not module]:
        for each, new in changed.items():
            if vars(other).get(each) is before[each] and not makes(other, each):
                setattr(other, each, new)


def makes(module: ModuleType, name: str) -> bool:
    """Whether a module defines a constant of this name and does not import it."""
    return re.search(rf"^{name}\b[^=\n]*=", Path(module.__file__ or "").read_text(encoding="utf-8"), re.M) is not None


def codes(code: CodeType) -> Iterator[CodeType]:
    for each in code.co_consts:
        if isinstance(each, CodeType):
            yield each
            yield from codes(each)


def in_fork(mutant: Mutant, text: str, code: Code, failing: Callable[[], str]) -> tuple[str, str]:
    """Status, and the test that failed; ``failing`` runs tests and names the first that fails."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        try:
            os.setpgid(0, 0)
            limit()
            code.replace(mutant, text)
            os.write(writing, failing().encode())
            os._exit(0)
        finally:
            os._exit(BROKEN)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        status = waited(child)
        killpg(child)
        test = pipe.read().decode()
    if os.WIFSIGNALED(status):
        return ("timeout" if os.WTERMSIG(status) in (signal.SIGXCPU, signal.SIGKILL) else "killed"), ""
    if os.WEXITSTATUS(status) == BROKEN and not mutant.function:
        return "killed", ""
    if os.WEXITSTATUS(status) == BROKEN:
        raise RuntimeError(f"the fault could not be put into {mutant.path}: {mutant.now}")
    return ("killed" if test or os.WEXITSTATUS(status) else "survived"), test


def waited(child: int) -> int:
    """The status of a process, which is killed if it takes too long."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        found, status = os.waitpid(child, os.WNOHANG)
        if found:
            return status
        time.sleep(0.02)
    os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]


def killpg(child: int) -> None:
    """Ends processes that a test started and left running."""
    try:
        os.killpg(child, signal.SIGKILL)
    except ProcessLookupError:
        return


def first_failing(items: list[pytest.Item]) -> str:
    """The first test that fails; empty if none does in the time allowed."""
    end = time.process_time() + BUDGET
    for item, following in zip(items, [*items[1:], None], strict=True):
        if time.process_time() > end:
            return ""
        if any(report.failed for report in runtestprotocol(item, nextitem=following, log=False)):
            return item.nodeid
    return ""


def limit() -> None:
    seconds = round(BUDGET) + HANGING
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 5))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def few_files(tests: list[str]) -> list[str]:
    """The tests of the first files: loading all takes longer than running them."""
    chosen = list(dict.fromkeys(test.partition("::")[0] for test in tests))[:FILES]
    return [test for test in tests if test.partition("::")[0] in chosen]


def in_process(tests: list[str], program: str = __file__) -> tuple[str, str]:
    """Status, and the test that failed, from a process that loads everything again."""
    try:
        done = subprocess.run(
            [sys.executable, program], input=json.dumps(tests), capture_output=True, text=True, check=False,
            timeout=PATIENCE, preexec_fn=limit, start_new_session=True,
        )
    except subprocess.TimeoutExpired:
        return "timeout", ""
    if done.returncode == -signal.SIGXCPU:
        return "timeout", ""
    failing = [line.removeprefix("FAILING ") for line in done.stdout.splitlines() if line.startswith("FAILING ")]
    return ("killed" if done.returncode else "survived"), "".join(failing)


class Chosen:
    """A pytest plugin that runs some tests in their order, while there is time."""

    def __init__(self, tests: list[str]) -> None:
        self._order = {test: place for place, test in enumerate(tests)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """A fault in an example that names a test gives it another name: all tests of its function run then, first."""
        there = {item.nodeid for item in items}
        renamed = {test.partition("[")[0] for test in self._order if test not in there}
        chosen = [item for item in items if item.nodeid in self._order or item.nodeid.partition("[")[0] in renamed]
        items[:] = sorted(chosen, key=lambda item: self._order.get(item.nodeid, -1))

    @pytest.hookimpl(tryfirst=True)
    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        failing = first_failing(session.items)
        if failing:
            print(f"\nFAILING {failing}", file=sys.__stdout__, flush=True)
        session.testsfailed = int(bool(failing))
        return True


def main() -> int:
    if len(sys.argv) == 1:
        tests = json.load(sys.stdin)
        files = sorted({test.partition("::")[0] for test in tests})
        return int(pytest.main([*PYTEST, *files], plugins=[Chosen(tests)]))
    job, records, results = map(Path, sys.argv[1:])
    mutants = [Mutant(**each) for each in json.loads(job.read_text(encoding="utf-8"))]
    reach = Reach(records)
    return int(pytest.main([*PYTEST, *reach.files], plugins=[Killer(mutants, reach, results)]))


if __name__ == "__main__":
    sys.exit(main())

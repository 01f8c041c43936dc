"""Runs mutants against the pages of tests/pins: ``pinning.py JOB LOADED RESULTS``, in a copy of the repository.

The pages are made in forks of this process, which has all loaded; a fault in what runs while modules are loaded takes
a process of its own. No test is collected, and none has to be recorded. A mutant dies with the first page that becomes
another one, or that cannot be made; the pages of its own room come first. One that survives here is for ``mutants.py
run --again``, which runs all tests that reach its line.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from killing import BUDGET, Code, changed, in_fork, in_process, is_constant
from mutations import Mutant

FIRST = {
    "structure": ("made/made-heads",
                  "made/made-sig", "made/made-rec", "made/made-an", "made/made-mark", "made/made-li",
                  "made/made-cells", "made/made-quotes", "made/made-gr", "made/made-files", "made/made-torn",
                  "made/made-levels", "sheets/str", "sheets/headers", "lists/", "kinds", "made/",
                  "words/", "made-words/", "layouts/", "lengths"),
    "citations": ("made/made-am",
                  "made/made-pairs", "made/made-effects", "made/made-places", "made/made-names",
                  "made/made-changes", "made/made-acts", "made/made-same", "made/made-small", "made/made-",
                  "sheets/cit", "sheets/am", "kinds", "lists/list-units", "made-words/", "words/", "lengths"),
    "linking": ("provisions", "status", "said", "copies", "history", "mentions", "linked"),
    "numbers": ("numbers", "dates", "identity", "made/made-acts",
                "made/made-heads", "lists/", "kinds", "words/", "made-words/"),
    "checking": ("rules", "checked", "sheets/table-check", "made/made-rec", "made/made-sig", "made/made-heads",
                 "damaged/"),
    "export": ("written/", "chunks", "consolidated"), "printing": ("written/", "consolidated"), "archive": ("archive",),
}
"""First words of the names of pages that cover most of a room; those that take seconds late. The others come after."""

Pages = dict[str, Callable[[], str]]
FOLDER = Path("tests/pins")


class Pinned:
    """The pages as they are without a fault; ``loaded`` are the functions that run at import."""

    def __init__(self, pages: Pages, loaded: set[tuple[str, str]]) -> None:
        self._pages, self._loaded = pages, loaded
        self._code = Code()
        self._sound: dict[str, bool] = {}
        """Whether a page, without a fault, equals its file."""

    def kill(self, mutant: Mutant) -> tuple[str, str]:
        """Status, and the page that changed."""
        names = [name for name in self.ordered(mutant) if self._sound.get(name, True)]
        with changed(mutant) as text:
            status, page = self._run(mutant, text, names)
        return (status, page) if not page or self._is_sound(page) else self.kill(mutant)

    def ordered(self, mutant: Mutant) -> list[str]:
        """The pages of the room in turn, one of each kind after the other, then the rest."""
        kinds = FIRST[mutant.path.split("/")[2]]
        groups: dict[int, list[str]] = {}
        for name in self._pages:
            kind = next((at for at, begin in enumerate(kinds) if name.startswith(begin)), len(kinds))
            groups.setdefault(kind, []).append(name)
        last = len(kinds)
        turns = [(kind == last, at, kind, name) for kind, names in groups.items() for at, name in enumerate(names)]
        return [name for *_, name in sorted(turns)]

    def _run(self, mutant: Mutant, text: str, names: list[str]) -> tuple[str, str]:
        called = (mutant.path, mutant.function) not in self._loaded and self._code.holds(mutant)
        found = ("survived", "")
        if (mutant.function and called) or is_constant(mutant, text):
            found = in_fork(mutant, text, self._code, partial(differing, self._pages, names))
        if found[0] == "survived" and not (mutant.function and called):
            found = in_process(names, __file__)
        return found

    def _is_sound(self, page: str) -> bool:
        if page not in self._sound:
            self._sound[page] = not differing(self._pages, [page])
        return self._sound[page]


def differing(pages: Pages, names: Iterable[str]) -> str:
    """The first page that differs from its file; empty if none does in the time allowed."""
    end = time.process_time() + BUDGET
    for name in names:
        if time.process_time() > end:
            return ""
        wanted = (FOLDER / f"{name}.txt").read_bytes().decode("utf-8", "surrogateescape")
        try:
            made = pages[name]()
        except Exception:  # the fault may raise anything: the page cannot be made
            return name
        if made != wanted:
            return name
    return ""


def all_pages() -> Pages:
    """The modules of the copy in which this process runs."""
    sys.path.insert(0, str(Path.cwd() / "tests"))
    from pinned import pages

    return pages()


def main() -> int:
    if len(sys.argv) == 1:
        failing = differing(all_pages(), json.load(sys.stdin))
        print(f"FAILING {failing}" if failing else "", flush=True)
        return int(bool(failing))
    job, loaded, results = map(Path, sys.argv[1:])
    functions = {tuple(each) for each in json.loads(loaded.read_text(encoding="utf-8"))}
    pinned = Pinned(all_pages(), functions)
    for mutant in [Mutant(**each) for each in json.loads(job.read_text(encoding="utf-8"))]:
        start = time.monotonic()
        status, page = pinned.kill(mutant)
        seconds = round(time.monotonic() - start, 1)
        line = {"name": mutant.name, **vars(mutant), "status": status, "test": page, "seconds": seconds, "tests": 1}
        with results.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        print(f"{status:8} {seconds:5} s  {mutant.path}:{mutant.line}", file=sys.stderr, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

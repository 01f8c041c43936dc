"""Runs mutants against the pages of tests/pins: ``pinning.py JOB RESULTS``, in a copy of the repository.

The pages are made in forks of this process, which has all loaded; no test is collected, and none has to be recorded.
A mutant dies with the first page that becomes another one, or that cannot be made. The pages of its own room come
first. One that survives here is for ``mutants.py run --again``, which runs all tests that reach its line.
"""

import json
import sys
import time
from collections.abc import Callable, Iterable
from functools import partial
from pathlib import Path

from killing import BUDGET, Code, in_fork
from mutations import Mutant

FIRST = {
    "structure": ("made/made-heads", "made/made-sig", "made/made-rec", "made/made-an", "made/made-mark", "made/made-li",
                  "made/made-cells", "made/made-quotes", "made/made-gr", "made/made-files", "lengths", "sheets/str",
                  "sheets/headers", "lists/", "made/", "words/", "made-words/", "layouts/"),
    "citations": ("made/made-am", "made/made-pairs", "made/made-effects", "made/made-places", "made/made-names",
                  "made/made-changes", "made/made-acts", "made/made-", "sheets/cit", "sheets/am", "lengths",
                  "lists/list-units", "made-words/", "words/"),
    "linking": ("provisions", "status", "said", "copies", "history", "mentions", "linked"),
    "numbers": ("numbers", "dates", "identity", "made/made-acts", "made/made-heads", "lists/", "words/", "made-words/"),
    "checking": ("checked", "sheets/table-check", "made/made-rec", "made/made-sig", "made/made-heads", "damaged/"),
    "export": ("written/", "chunks", "consolidated"), "printing": ("written/", "consolidated"), "archive": ("archive",),
}
"""How the pages begin that see most of a room; all others come after them."""

Pages = dict[str, Callable[[], str]]


class Pinned:
    """The pages as they are without a fault."""

    def __init__(self, pages: Pages, folder: Path) -> None:
        self._pages, self._folder = pages, folder
        self._code = Code()
        self._sound: dict[str, bool] = {}
        """Whether a page is without a fault what the file says."""

    def kill(self, mutant: Mutant, text: str) -> tuple[str, str]:
        """Status, and the page that is another one."""
        if mutant.function and not self._code.holds(mutant):
            return "survived", ""
        unfit: set[str] = set()
        while True:
            names = [name for name in self.ordered(mutant) if name not in unfit]
            status, page = in_fork(mutant, text, self._code, partial(self._differing, names))
            if not page or self._is_sound(page):
                return status, page
            unfit.add(page)

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

    def _is_sound(self, page: str) -> bool:
        if page not in self._sound:
            self._sound[page] = not self._differing([page])
        return self._sound[page]

    def _differing(self, names: Iterable[str]) -> str:
        """The first page that is not what its file says; empty where none is, in its time."""
        end = time.process_time() + BUDGET
        for name in names:
            if time.process_time() > end:
                return ""
            wanted = (self._folder / f"{name}.txt").read_bytes().decode("utf-8", "surrogateescape")
            try:
                made = self._pages[name]()
            except Exception:  # whatever a fault makes of the code: the page cannot be made
                return name
            if made != wanted:
                return name
        return ""


def main() -> int:
    job, results = map(Path, sys.argv[1:])
    sys.path.insert(0, str(Path.cwd() / "tests"))
    from pinned import pages  # what is imported from tests is that of the copy

    mutants = [Mutant(**each) for each in json.loads(job.read_text(encoding="utf-8"))]
    pinned = Pinned(pages(), Path("tests/pins"))
    for mutant in mutants:
        start = time.monotonic()
        status, page = pinned.kill(mutant, mutant.apply(Path(mutant.path).read_text(encoding="utf-8")))
        seconds = round(time.monotonic() - start, 1)
        line = {"name": mutant.name, **vars(mutant), "status": status, "test": page, "tests": len(pages())}
        line["seconds"] = seconds
        with results.open("a", encoding="utf-8") as file:
            file.write(json.dumps(line, ensure_ascii=False) + "\n")
        print(f"{status:8} {seconds:5} s  {mutant.path}:{mutant.line}", file=sys.stderr, flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())

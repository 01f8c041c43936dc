"""Texts of expected results that are rewritten with ``--update-cases`` and read as a diff. Knows nothing of vbpl."""

import difflib
from pathlib import Path

DATA = Path(__file__).parent / "data" / "golden"


def assert_golden(name: str, found: str, *, update: bool) -> None:
    """Compare a text with the file of that name, or write the file. The message of a failure is the diff."""
    path = DATA / name
    if update:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(found, encoding="utf-8")
    wanted = path.read_text(encoding="utf-8")
    if found != wanted:
        lines = difflib.unified_diff(wanted.splitlines(), found.splitlines(), name, "found", n=2, lineterm="")
        raise AssertionError("\n".join([*list(lines)[:60], "if it is better: pytest --update-cases"]))

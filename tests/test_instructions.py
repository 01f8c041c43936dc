"""Reading the fixed texts takes no more instructions than benchmarks/instructions.toml allows."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

BENCHMARKS = Path(__file__).parents[1] / "benchmarks"
sys.path.insert(0, str(BENCHMARKS))

import instructions  # noqa: E402


@pytest.mark.skipif(not shutil.which("valgrind") and not os.environ.get("CI"), reason="no valgrind here")
def test_reading_takes_no_more_instructions_than_allowed() -> None:
    done = subprocess.run(
        [sys.executable, BENCHMARKS / "instructions.py"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "instructions" in done.stdout


@pytest.mark.parametrize(("found", "exit_code"), [(99, 0), (105, 0), (106, 1)])
def test_five_in_a_hundred_more_fail(found: int, exit_code: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instructions, "count", lambda: found)
    monkeypatch.setattr(instructions, "known", lambda: {instructions.environment(): 100})
    monkeypatch.setattr(sys, "argv", ["instructions.py"])
    assert instructions.main() == exit_code


def test_nothing_is_compared_where_no_count_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(instructions, "count", lambda: 10**12)
    monkeypatch.setattr(instructions, "known", dict)
    monkeypatch.setattr(sys, "argv", ["instructions.py"])
    assert instructions.main() == 0

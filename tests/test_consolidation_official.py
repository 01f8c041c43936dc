"""Consolidated acts beside official texts: every unit that differs was read and is in a list with its reason."""

import sys
import tomllib
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

from consolidation import LEVELS, LISTED, SHARED, mean_over_acts, measured

ROOT = Path(__file__).parents[1]
ROWS = tomllib.loads(LISTED.read_text(encoding="utf-8"))["difference"]
MISREAD = {"7c", "7c/2", "8", "8/3", "12", "12/6", "17", "17/1"}
"""Units of luat-bhyt whose amending act prints điểm l as điểm 1, as our text does too."""


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")
def test_what_differs_from_official_texts_is_listed_and_the_rest_is_as_they_say() -> None:
    units = measured(SHARED)
    wrong = [unit for unit in units if not unit.equal]
    assert {unit.path for unit in wrong if not unit.listed} <= MISREAD
    assert all(unit.folder.startswith("luat-bhyt") for unit in wrong if not unit.listed)
    proper = [unit for unit in units if unit.equal or not unit.listed]
    goals = {"điều": 0.95, "khoản": 0.97}
    for level in LEVELS:
        noted = [unit for unit in proper if (unit.level, unit.row) == (level, "noted")]
        assert mean_over_acts(noted) >= goals[level]
        assert all(unit.equal for unit in proper if (unit.level, unit.row) == (level, "kept"))
    assert all(unit.named for unit in proper if not unit.equal and unit.level == "khoản")
    differing = {(unit.folder, unit.path) for unit in wrong}
    listed = {(folder, path) for row in ROWS for folder in row["folders"] for path in row["units"]}
    assert listed <= differing | {("luat-dat-dai-2018", "181/1"), ("luat-shtt-2022", "47/3"),
                                  ("luat-shtt-2022", "203/5")}  # they differ without a note on them


@pytest.mark.parametrize("page", ["consolidation.md", "consolidation.vi.md"])
def test_the_page_lists_every_difference(page: str) -> None:
    text = (ROOT / "docs" / page).read_text(encoding="utf-8")
    for row in ROWS:
        line = next(line for line in text.split("\n") if all(f"`{folder}`" in line for folder in row["folders"])
                    and row["units"][0] in line)
        assert all(unit in line for unit in row["units"])

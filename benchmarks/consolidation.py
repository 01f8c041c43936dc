"""Consolidated acts beside official texts, also without what is no fault of the replay.

    python benchmarks/consolidation.py [SHARED]

Two columns: all units, as the scorer of SHARED/eval/consolidation counts them, and those without the units of
consolidation.toml, where the official text does not follow the amending act, or a copy is damaged. Then the units that
differ and stand in no list: those are ours.
"""

import importlib.util
import json
import re
import sys
import tomllib
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import NamedTuple

from vbpl import Document, consolidate, parse

LISTED = Path(__file__).with_suffix(".toml")
SHARED = Path(__file__).parents[1] / "../shared"
LEVELS = ("điều", "khoản")


class Unit(NamedTuple):
    """One counted unit: of an official text, of our text, or of both."""

    act: str
    folder: str
    path: str
    row: str
    """``noted`` or ``kept``."""
    equal: bool
    listed: bool
    """The list has it, or, for a điều, all of it that differs."""
    named: bool
    """A change that was applied with doubt names it."""

    @property
    def level(self) -> str:
        return LEVELS["/" in self.path]


def listed_differences() -> set[tuple[str, str]]:
    """Folder and unit of each row of the list."""
    rows = tomllib.loads(LISTED.read_text(encoding="utf-8"))["difference"]
    return {(folder, unit) for row in rows for folder in row["folders"] for unit in row["units"]}


def load_scorer(folder: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("scorer", folder / "score_consolidation.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def read(path: Path) -> Document:
    return parse(path.read_text(encoding="utf-8"))


def units_of(folder: Path, scorer: ModuleType, listed: set[tuple[str, str]]) -> Iterator[Unit]:
    """The units of one folder that the official text notes as changed, or leaves alone."""
    done = consolidate(read(folder / "original.txt"), [read(path) for path in sorted(folder.glob("amend-*.txt"))])
    printed = (folder / "consolidated.txt").read_text(encoding="utf-8")
    texts = ((folder / "original.txt").read_text(encoding="utf-8"), printed, done.text)
    before, official, ours = (scorer.clean(scorer.units(text)) for text in texts)
    meta = json.loads((folder / "meta.json").read_text(encoding="utf-8"))
    owned, skipped = scorer.owned(printed), scorer.blocked(printed, meta.get("missing_amenders"))
    skipped |= {path for path in {*before, *official, *ours} if left_out(path, meta)}
    unlike = {path for path in {*official, *ours} - skipped if official.get(path) != ours.get(path)}
    proven = {path for path in unlike if (folder.name, path) in listed}
    named = {f"{each.provision.article}" + (f"/{each.provision.clause}" if each.provision.clause else "")
             for each in done.changes if each.status not in scorer.SURE and each.provision.article}
    for path in dict.fromkeys([*official, *ours, *before]):
        kept = path in official and official[path] == before.get(path)
        noted = not kept and official.get(path) != before.get(path) and (path not in official or path in owned)
        if path in skipped or not (kept or noted):
            continue
        inside = {each for each in unlike if "/" in each and each.split("/")[0] == path}
        yield Unit(
            meta["parts"]["original"].get("number") or folder.name, folder.name, path, "kept" if kept else "noted",
            path not in unlike, path in proven or (bool(inside) and inside <= proven),
            path in named or path.split("/")[0] in named,
        )


def left_out(path: str, meta: dict) -> bool:
    """Whether the folder is incomplete."""
    article = re.match(r"\d+", path)
    last = meta.get("score_up_to_article")
    return path.split("/")[0] in meta.get("skip_articles", []) or bool(last and article and int(article[0]) > last)


def share(units: list[Unit]) -> str:
    equal = sum(unit.equal for unit in units)
    return f"{equal}/{len(units)} = {equal / len(units):.4f}" if units else "0/0"


def mean_over_acts(units: list[Unit]) -> float:
    """Mean over acts of the mean over their folders."""
    acts: dict[str, dict[str, list[bool]]] = defaultdict(lambda: defaultdict(list))
    for unit in units:
        acts[unit.act][unit.folder].append(unit.equal)
    means = [sum(sum(all_) / len(all_) for all_ in folders.values()) / len(folders) for folders in acts.values()]
    return sum(means) / len(means)


def measured(shared: Path) -> list[Unit]:
    """The units of all folders."""
    root = shared / "eval" / "consolidation"
    scorer, listed = load_scorer(root), listed_differences()
    return [unit for folder in sorted((root / "acts").iterdir()) for unit in units_of(folder, scorer, listed)]


def report(units: list[Unit]) -> None:
    for level in LEVELS:
        for row in ("noted", "kept"):
            rows = [unit for unit in units if (unit.level, unit.row) == (level, row)]
            proper = [unit for unit in rows if unit.equal or not unit.listed]
            means = f", mean over acts {mean_over_acts(rows):.4f} | {mean_over_acts(proper):.4f}" * (row == "noted")
            print(f"{level:6} {row:6} {share(rows)} | without the list {share(proper)}{means}")
        wrong = [unit for unit in units if unit.level == level and not unit.equal]
        for name, some in (("all", wrong), ("without the list", [unit for unit in wrong if not unit.listed])):
            print(f"{level:6} wrong units that a doubt names, {name}: {sum(unit.named for unit in some)}/{len(some)}")
        named = [unit.equal for unit in units if unit.level == level and unit.named]
        print(f"{level:6} units that a doubt names: {len(named)}, of them wrong {named.count(False)}")
    for unit in units:
        if not unit.equal and not unit.listed:
            print(f"ours: {unit.folder} {unit.path} ({unit.row}{', named' * unit.named})")


if __name__ == "__main__":
    report(measured(Path(sys.argv[1]) if len(sys.argv) > 1 else SHARED))

"""vbpl and its peers side by side: one run, one table, a process for each. Imports inputs and twins.

    python benchmarks/peers.py [--only NAME] [--repeat N] [--size BYTES]

Every row reads the same code of 700 kB, as plain text or marked up for the peer, and every peer of another country
finds as many citations there as vbpl finds in its own. Rates are of each one's own input in UTF-8, medians after a
warm-up. Environments of the peers are made once, below the user's cache folder.
"""

import argparse
import json
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import inputs
import twins

HERE = Path(__file__).parent
LAWS = HERE / "../../shared/eval/laws/texts"
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "vbpl-benchmarks"
TEXTS: dict[str, Callable[[int], str]] = {
    "plain": inputs.code_text,
    "bluebell": twins.bluebell_code,
    "lawtext": twins.lawtext_code,
    "american": twins.american_code,
    "german": twins.german_code,
    "letters": lambda size: "\f".join(inputs.letters(size // 700)),
    "decrees": lambda size: "\f".join(inputs.decrees(size // 35_000)),
    "real": lambda size: "\f".join(path.read_text(encoding="utf-8") for path in sorted(LAWS.glob("*.txt"))[:30]),
}
OURS = [
    ("vbpl, with citations", "vbpl", "plain", "text to Document: fields, units, citations"),
    ("vbpl, no citations", "vbpl_structure", "plain", "text to Document: fields, units"),
    ("vbpl, to JSON", "vbpl_json", "plain", "text to the JSON of a Bundle"),
    ("vbpl, 1,000 letters", "vbpl", "letters", "with citations"),
    ("vbpl, dense decrees", "vbpl", "decrees", "with citations, one in every sentence"),
    ("vbpl, real acts", "vbpl", "real", "with citations; 30 acts of ../shared"),
]
Row = dict[str, Any]


def rows() -> Iterator[Row]:
    """vbpl's own rows, then a row for each peer."""
    for name, run, reads, does in OURS:
        if reads != "real" or LAWS.exists():
            yield {"name": name, "run": run, "reads": reads, "does": does}
    yield from tomllib.loads((HERE / "peers.toml").read_text(encoding="utf-8"))["peer"]


def command(row: Row) -> list[str]:
    """What runs the row's worker, its environment made if need be."""
    if "npm" in row:
        return ["node", str(HERE / "rates.js"), str(node_folder(row))]
    return [str(environment(row)), str(HERE / "rates.py"), row["run"]]


def environment(row: Row) -> Path:
    """The Python that has the row's packages."""
    if not row.get("packages"):
        return Path(sys.executable)
    folder = CACHE / "-".join(package.replace("==", "-") for package in row["packages"])
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        subprocess.run([find_python(row["least"]), "-m", "venv", "--clear", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *row["packages"]], check=True)
        (folder / "ready").touch()
    return python


def find_python(least: str) -> str:
    """A Python of at least this version."""
    oldest = int(least.split(".")[1])
    for minor in range(oldest, oldest + 4):
        for found in filter(None, (shutil.which(f"python3.{minor}", path=path) for path in (None, "/usr/bin"))):
            if subprocess.run([found, "-c", "import ensurepip"], capture_output=True, check=False).returncode == 0:
                return found
    raise SystemExit(f"no Python from {least} up with venv")


def node_folder(row: Row) -> Path:
    """The folder whose node_modules has the row's package, without the parts that need a compiler."""
    folder = CACHE / row["npm"].replace("@", "-")
    if not (folder / "ready").exists():
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "package.json").write_text("{}")
        install = ["npm", "install", "--silent", "--ignore-scripts", "--omit=optional", row["npm"]]
        subprocess.run(install, cwd=folder, check=True, stdout=subprocess.DEVNULL)
        (folder / "ready").touch()
    return folder


def seconds(row: Row, file: Path, repeat: int) -> float:
    """Median time of the row's worker on a file."""
    tail = [str(repeat)] if "npm" in row else ["--repeat", str(repeat)]
    done = subprocess.run([*command(row), str(file), *tail], check=True, stdout=subprocess.PIPE, text=True)
    return statistics.median(json.loads(done.stdout.splitlines()[-1]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="measure rows whose name holds this")
    parser.add_argument("--repeat", type=int, default=5)
    parser.add_argument("--size", type=int, default=700_000, help="bytes of the code")
    given = parser.parse_args()
    base = None
    print("| | reads | ms | MB/s | vbpl is | what it does |\n|---|---|--:|--:|--:|---|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for row in rows():
            if given.only.lower() not in row["name"].lower():
                continue
            file = Path(folder) / row["reads"]
            if not file.exists():
                file.write_text(TEXTS[row["reads"]](given.size), encoding="utf-8")
            took = seconds(row, file, given.repeat)
            rate = file.stat().st_size / took / 1e6
            base = base or rate
            cells = [row["name"], row["reads"], f"{took * 1000:.0f}", f"{rate:.2f}", f"{base / rate:.2f}×", row["does"]]
            print("|", " | ".join(cells), "|", flush=True)


if __name__ == "__main__":
    main()

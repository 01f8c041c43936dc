"""vbpl and its peers side by side: one run, one table, a process for each. Imports inputs, real and twins.

    python benchmarks/peers.py [--only NAME] [--codes N] [--size BYTES]

The first rows read real texts, kind by kind, of ../shared where it is there, else made up alike: vbpl, the fastest peer
on the same texts marked up for it, and that peer together with a finder of citations, which is what one would put
together instead. The others read a code of 700 kB that was made up. Every finder of foreign citations finds as many as
vbpl finds in its own. Rates are of each one's own input in UTF-8 by the time of one processor: the median over five
files, each read once, after another one to warm up, so that no cache knows a text. All rows of Python run on the same
version of it, each in an environment that is made once, below the user's cache folder.
"""

import argparse
import json
import os
import re
import shutil
import statistics
import subprocess
import tempfile
import tomllib
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import Any

import inputs
import real
import twins

HERE = Path(__file__).parent
CACHE = Path(os.environ.get("XDG_CACHE_HOME", Path.home() / ".cache")) / "vbpl-benchmarks"
PYTHONS = (14, 13, 12)
"""Minor versions to look for; bluebell needs 3.12."""
OUR_PACKAGES = ["--constraint", str(HERE.parent / "constraints.txt"), "--editable", str(HERE.parent)]
TEXTS: dict[str, Callable[[int, int], str]] = {
    "plain": inputs.code_text,
    "bluebell": twins.bluebell_code,
    "lawtext": twins.lawtext_code,
    "american": twins.american_code,
    "german": twins.german_code,
    "made letters": lambda size, seed: "\f".join(inputs.letters(size // 700, seed)),
    "made decrees": lambda size, seed: "\f".join(inputs.decrees(size // 35_000, seed)),
}
"""Made-up inputs by name, from the size of the code and a seed."""
PRINTED: dict[str, Callable[[str], str]] = {
    "": str, "bluebell": twins.bluebell_text, "both": partial(twins.bluebell_text, german=True),
}
"""The real text of a row, by the word after ``for`` in the name of its input."""
REAL = {
    "acts": "acts of 2000 to 2024", "marked": "acts with combining marks", "gazette": "prints of the gazette",
    "decisions": "decisions of a portal", "letters": "letters",
}
OURS = [
    ("vbpl, with citations", "vbpl", "plain", "text to Document: fields, units, citations"),
    ("vbpl, no citations", "vbpl_structure", "plain", "text to Document: fields, units"),
    ("vbpl, to JSON", "vbpl_json", "plain", "text to the JSON of a Bundle"),
    ("vbpl, 1,000 letters", "vbpl", "made letters", "with citations"),
    ("vbpl, dense decrees", "vbpl", "made decrees", "with citations, one in every sentence"),
]
BLUEBELL = ["bluebell-akn==5.0.0", "bluebell-akn-rs==5.0.0"]
REFEX = ["legal-reference-extraction==0.5.5"]
Row = dict[str, Any]


def rows() -> Iterator[Row]:
    """Rows for each kind of real text, then vbpl on made-up ones, then one row for each peer."""
    for kind, title in REAL.items():
        yield {"name": f"vbpl, {title}", "run": "vbpl", "reads": kind, "does": "with citations", "base": True}
        yield {"name": "bluebell (Rust)", "run": "bluebell_rust", "reads": f"{kind} for bluebell", "packages": BLUEBELL,
               "does": "units only"}
        yield {"name": "bluebell (Rust), legal-reference-extraction", "run": "bluebell_and_refex",
               "reads": f"{kind} for both", "packages": [*BLUEBELL, *REFEX], "does": "units; citations of German law"}
    for name, run, reads, does in OURS:
        yield {"name": name, "run": run, "reads": reads, "does": does, "base": name == OURS[0][0]}
    yield from tomllib.loads((HERE / "peers.toml").read_text(encoding="utf-8"))["peer"]


def command(row: Row) -> list[str]:
    """The command that runs the row's worker; makes its environment if needed."""
    if "npm" in row:
        return ["node", str(HERE / "rates.js"), str(node_folder(row))]
    return [str(environment(row)), str(HERE / "rates.py"), row["run"]]


def environment(row: Row) -> Path:
    """The Python with the row's packages; if it names none, with vbpl. All rows have the same version of Python."""
    packages = row.get("packages") or OUR_PACKAGES
    found = find_python()
    folder = CACHE / re.sub(r"\W+", "-", " ".join([Path(found).name, *packages])).strip("-")
    python = folder / "bin" / "python"
    if not (folder / "ready").exists():
        subprocess.run([found, "-m", "venv", "--clear", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "--quiet", *packages], check=True)
        (folder / "ready").touch()
    return python


@cache
def find_python() -> str:
    """The newest Python with venv for which all packages are built."""
    for minor in PYTHONS:
        for found in filter(None, (shutil.which(f"python3.{minor}", path=path) for path in (None, "/usr/bin"))):
            if subprocess.run([found, "-c", "import ensurepip"], capture_output=True, check=False).returncode == 0:
                return found
    raise SystemExit(f"no Python with venv among {', '.join(f'3.{minor}' for minor in PYTHONS)}")


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


def rate(row: Row, files: list[Path]) -> float:
    """Median rate of the row's worker in MB/s, without the first file."""
    done = subprocess.run([*command(row), *map(str, files)], check=True, stdout=subprocess.PIPE, text=True)
    return statistics.median(json.loads(done.stdout.splitlines()[-1]))


def files_of(reads: str, folder: Path, size: int, count: int) -> list[Path]:
    """Inputs of one kind, each different."""
    kind, _, peer = reads.partition(" for ")
    texts = ["\f".join(map(PRINTED[peer], each)) for each in real.files(kind, count)] if kind in REAL else [
        TEXTS[reads](size, seed) for seed in range(count)
    ]
    files = [folder / f"{reads}-{seed}" for seed in range(len(texts))]
    for file, text in zip(files, texts, strict=True):
        file.write_text(text, encoding="utf-8")
    return files


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", default="", help="measure rows whose name or input holds this")
    parser.add_argument("--codes", type=int, default=5, help="texts to take the median of")
    parser.add_argument("--size", type=int, default=700_000, help="bytes of a code")
    given = parser.parse_args()
    base = None
    print("| | reads | MB/s | vbpl is | what it does |\n|---|---|--:|--:|---|", flush=True)
    with tempfile.TemporaryDirectory() as folder:
        for row in rows():
            if given.only.lower() in (row["name"] + row["reads"]).lower():
                measured = rate(row, files_of(row["reads"], Path(folder), given.size, given.codes + 1))
                base = measured if row.get("base") or base is None else base
                cells = row["name"], row["reads"], f"{measured:.2f}", f"{base / measured:.2f}×", row["does"]
                print("|", " | ".join(cells), "|", flush=True)


if __name__ == "__main__":
    main()

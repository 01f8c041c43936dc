"""How fast files are read, beside other readers that need no network: the same Word and PDF files for all.

    python benchmarks/readers.py FOLDER            vbpl on all .docx and .pdf below a folder
    python benchmarks/readers.py FOLDER --peer markitdown --python /env/bin/python
    python benchmarks/readers.py --gives ...       what each keeps of a probe: numbers, tables, notes, columns

A peer is run by the Python of an environment that has it. Its code is one line here, so that what is compared is seen.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

import probe

PEERS = {
    "vbpl, text": "from vbpl.ingest import read_file; read = lambda path: read_file(path).text",
    "vbpl, documents": "import vbpl; read = lambda path: vbpl.parse_file(path).model_dump_json()",
    "markitdown": "from markitdown import MarkItDown; made = MarkItDown(); "
                  "read = lambda path: made.convert(path).text_content",
    "kreuzberg": "from kreuzberg import extract_file_sync, ExtractionConfig; new = ExtractionConfig(use_cache=False); "
                 "read = lambda path: extract_file_sync(path, config=new).content",
    "unstructured": """
import os
os.environ |= {"UNSTRUCTURED_DISABLE_NOTICE": "1", "DO_NOT_TRACK": "1"}
import spacy, unstructured.nlp.tokenize
def without_model():
    pipeline = spacy.blank("en")
    pipeline.add_pipe("sentencizer")
    return pipeline
unstructured.nlp.tokenize._load_spacy_model = without_model
from unstructured.partition.auto import partition
read = lambda path: "\\n".join(map(str, partition(path, strategy="fast", languages=["vie"])))""",
}
"""How each reads a file to text. Results that one keeps from run to run are not used; the model of spaCy that another
would fetch from the network is replaced by rules."""
MEASURE = """
import json, sys, time
{peer}
paths, read_so_far, failed = json.loads(sys.stdin.read()), 0, 0
read(paths[0])
started = time.process_time()
for path in paths:
    try:
        read_so_far += len(read(path))
    except Exception:
        failed += 1
print(json.dumps([time.process_time() - started, read_so_far, failed]))
"""
GIVE = """
import json, sys
{peer}
print(json.dumps([read(path) for path in json.loads(sys.stdin.read())]))
"""


def measure(peer: str, python: str, paths: list[Path]) -> tuple[float, int, int]:
    """Processor seconds, characters read, and files that failed. Imports and the first file do not count."""
    seconds, characters, failed = run(MEASURE, peer, python, paths)
    return seconds, characters, failed


def run(code: str, peer: str, python: str, paths: list[Path]) -> list[Any]:
    """The output of a peer's code for some files."""
    done = subprocess.run([python, "-c", code.format(peer=PEERS[peer])], input=json.dumps(list(map(str, paths))),
                          capture_output=True, text=True, check=True)
    return list(json.loads(done.stdout.splitlines()[-1]))


def print_rates(peers: list[str], python: str, folder: Path) -> None:
    """One row for each peer and format."""
    print("| reader | format | files | files/s | characters | failed |\n|---|---|--:|--:|--:|--:|")
    for peer in peers:
        for suffix in ("docx", "pdf"):
            paths = sorted(folder.rglob(f"*.{suffix}"))
            seconds, characters, failed = measure(peer, python, paths)
            rate = len(paths) / max(seconds, 0.001)
            print(f"| {peer} | {suffix} | {len(paths)} | {rate:,.0f} | {characters:,} | {failed} |", flush=True)


def print_gives(peers: list[str], python: str) -> None:
    """What each peer keeps of the probe, by format. The PDF is printed with what was deleted."""
    print(f"| reader | format | {' | '.join(probe.CHECKS)} |\n|---|---|{'---|' * len(probe.CHECKS)}")
    with tempfile.TemporaryDirectory(prefix="vbpl-probe-") as folder:
        paths = probe.write(Path(folder))
        for peer in peers:
            for path, text in zip(paths, run(GIVE, peer, python, paths), strict=True):
                kept = ("yes" if each else "no" for each in probe.kept(text).values())
                print(f"| {peer} | {path.suffix[1:]} | {' | '.join(kept)} |", flush=True)


def main() -> None:
    """Prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--gives", action="store_true")
    parser.add_argument("--peer", choices=list(PEERS), action="append")
    parser.add_argument("--python", default=sys.executable)
    options = parser.parse_args()
    peers = options.peer or ["vbpl, text", "vbpl, documents"]
    if options.gives:
        print_gives(options.peer or ["vbpl, text"], options.python)
    if options.folder:
        print_rates(peers, options.python, options.folder)


if __name__ == "__main__":
    main()

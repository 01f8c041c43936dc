"""How fast files are read, beside other readers that need no network: the same Word and PDF files for all.

    python benchmarks/readers.py FOLDER            vbpl on all .docx and .pdf below a folder
    python benchmarks/readers.py FOLDER --peer markitdown --python /env/bin/python

A peer is run by the Python of an environment that has it. Its code is one line here, so that what is compared is seen.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
from pathlib import Path

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


def measure(peer: str, python: str, paths: list[Path]) -> tuple[float, int, int]:
    """Seconds of the processor, characters given, and files that failed; imports and the first file do not count."""
    done = subprocess.run([python, "-c", MEASURE.format(peer=PEERS[peer])], input=json.dumps(list(map(str, paths))),
                          capture_output=True, text=True, check=True)
    seconds, characters, failed = json.loads(done.stdout.splitlines()[-1])
    return seconds, characters, failed


def main() -> None:
    """Print a row for each format."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--peer", choices=list(PEERS), action="append")
    parser.add_argument("--python", default=sys.executable)
    options = parser.parse_args()
    print("| reader | format | files | files/s | characters | failed |\n|---|---|--:|--:|--:|--:|")
    for peer in options.peer or ["vbpl, text", "vbpl, documents"]:
        for suffix in ("docx", "pdf"):
            paths = sorted(options.folder.rglob(f"*.{suffix}"))
            seconds, characters, failed = measure(peer, options.python, paths)
            rate = len(paths) / max(seconds, 0.001)
            print(f"| {peer} | {suffix} | {len(paths)} | {rate:,.0f} | {characters:,} | {failed} |", flush=True)


if __name__ == "__main__":
    main()

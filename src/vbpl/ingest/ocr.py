"""OCR: the words in a picture of a page, by tesseract with its Vietnamese data."""

import csv
import gzip
import hashlib
import os
import shutil
import zlib
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import NewType

from .asked import GRANT, NOTHING, Asked
from .errors import MissingToolError, ScannedError
from .limits import PAGE_SECONDS
from .page import Word, iter_runs, read_lines
from .programs import run_program
from .reading import Reading, note

Picture = NewType("Picture", bytes)
"""A picture file in any format that tesseract reads."""

LANGUAGE = "vie"
_LINE = ("page_num", "block_num", "par_num", "line_num")
ONE_THREAD = {"OMP_THREAD_LIMIT": "1"}
"""Environment of each tesseract. Workers already read pages in parallel, so each one gets one thread."""
LEAST_CONFIDENCE = 10.0
"""The lowest confidence of a word, of 100. Traces of stamps and signatures score lower."""


def read(data: bytes, place: str, asked: Asked = NOTHING) -> Reading:
    """The text of a picture. Raises `ScannedError` if OCR was not asked for."""
    if not asked.ocr:
        raise ScannedError(place, "a picture of a page: read it with --ocr (ocr=True)")
    words = recognise(lambda: Picture(data), place, file_key(data), asked.kept)
    return Reading("\n".join(read_lines(words)), (note("F104", pages=1),))


def file_key(data: bytes) -> str:
    """The name under which the OCR result of a file is kept."""
    return hashlib.blake2b(data, digest_size=16).hexdigest()


def recognise(picture: Callable[[], Picture], place: str, key: str, kept: Path | None) -> list[Word]:
    """The lines of a picture with their positions: as kept under a key, else as tesseract reads them now.

    Raises `MissingToolError` without tesseract.
    """
    path = kept / key[:2] / f"{key}.tsv.gz" if kept else None
    output = _read_kept(path)
    if output is None:
        GRANT.get()(PAGE_SECONDS)
        command = [_program(place), "-", "-", "-l", LANGUAGE, "--psm", "4", "tsv"]
        output = run_program(command, place, picture(), variables=ONE_THREAD)
        _keep(path, output)
    return _words(output)


def _read_kept(path: Path | None) -> bytes | None:
    """The kept OCR result; None if there is none, or if its file is damaged."""
    try:
        return gzip.decompress(path.read_bytes()) if path else None
    except (FileNotFoundError, EOFError, zlib.error, gzip.BadGzipFile):
        return None


def _keep(path: Path | None, output: bytes) -> None:
    if path is None:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_name(f".tmp-{os.getpid()}-{path.name}")
    unfinished.write_bytes(gzip.compress(output, mtime=0))
    unfinished.replace(path)


def _words(output: bytes) -> list[Word]:
    """The words of tesseract's table, one run for each column of a line."""
    rows = csv.DictReader(output.decode("utf-8", "replace").split("\n"), delimiter="\t", quoting=csv.QUOTE_NONE)
    lines: dict[tuple[str, ...], list[Word]] = {}
    for row in rows:
        if word := _word(row):
            lines.setdefault(tuple(row[name] for name in _LINE), []).append(word)
    return [run for line in lines.values() for run in iter_runs(line)]


def _word(row: dict[str, str]) -> Word | None:
    text = (row.get("text") or "").strip()
    if not text or float(row["conf"]) < LEAST_CONFIDENCE:
        return None
    left, top, width, height = (float(row[name]) for name in ("left", "top", "width", "height"))
    return Word(text, left, top, left + width, top + height)


def _program(place: str) -> str:
    program = shutil.which("tesseract")
    if program is None:
        raise MissingToolError(place, "OCR needs tesseract, which is not installed")
    if LANGUAGE not in _languages(program):
        raise MissingToolError(place, "OCR needs the Vietnamese data of tesseract (tesseract-ocr-vie), not installed")
    return program


@cache
def _languages(program: str) -> frozenset[str]:
    return frozenset(run_program([program, "--list-langs"], program).decode().split())

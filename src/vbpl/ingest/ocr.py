"""OCR: a picture of a page to words, by tesseract with its Vietnamese data."""

import csv
import os
import shutil
from functools import cache
from typing import NewType

from .errors import MissingToolError, ScannedError
from .page import Word, iter_runs, read_lines
from .programs import run_program
from .reading import Reading, note

Picture = NewType("Picture", bytes)
"""A picture file in any format that tesseract reads."""

LANGUAGE = "vie"
_LINE = ("page_num", "block_num", "par_num", "line_num")
LEAST_CONFIDENCE = 10.0
"""Of 100; marks of stamps and signatures are read with less."""


def read(data: bytes, place: str, ocr: bool = False) -> Reading:
    """The text of a picture. Raises `ScannedError` where OCR was not asked for."""
    if not ocr:
        raise ScannedError(place, "a picture of a page: read it with --ocr (ocr=True)")
    return Reading("\n".join(read_lines(recognise(Picture(data), place))), (note("F104", pages=1),))


def recognise(picture: Picture, place: str) -> list[Word]:
    """The lines of a picture with their places in it. Raises `MissingToolError` without tesseract."""
    output = run_program([_program(place), "-", "-", "-l", LANGUAGE, "--psm", "4", "tsv"], place, picture)
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
    os.environ.setdefault("OMP_THREAD_LIMIT", "1")
    return frozenset(run_program([program, "--list-langs"], program).decode().split())

"""Texts of files as the package reads them, for its tests."""

import os
import shutil

import pytest

from vbpl.ingest import Item, detect_format, read_item


def text_of(data: bytes, ocr: bool = False) -> str:
    return read_item(Item("a", data, detect_format(data)), ocr).text


def needs(program: str) -> None:
    if shutil.which(program) is None and "CI" not in os.environ:
        pytest.skip(f"{program} is not installed")

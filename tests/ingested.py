"""Texts of files as the package reads them, for its tests."""

import os
import shutil

import pytest

from vbpl.ingest import Item, detect_format, read_item


def text_of(data: bytes, ocr: bool = False) -> str:
    return read_item(Item("a", data, detect_format(data)), ocr).text


def pdf_of(*lines: str, stamp: tuple[str, int, int] | None = None) -> bytes:
    """A PDF of one page with these lines, in ASCII, and a stamp: its text and its place."""
    text = f"BT /F1 12 Tf 72 700 Td 14 TL {' '.join(f'({line}) Tj T*' for line in lines)} ET"
    font = "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    words, left, bottom = stamp or ("", 0, 0)
    shown = f"BT /F1 12 Tf 0 3 Td ({words}) Tj ET"
    parts = (
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{font}{'/Annots[5 0 R]' if stamp else ''}>>",
        f"<</Length {len(text)}>>\nstream\n{text}\nendstream",
        f"<</Type/Annot/Subtype/Widget/F 4/Rect[{left} {bottom} {left + 40} {bottom + 14}]/AP<</N 6 0 R>>>>",
        f"<</Type/XObject/Subtype/Form/BBox[0 0 40 14]{font}/Length {len(shown)}>>\nstream\n{shown}\nendstream",
    )
    out, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 7\n0000000000 65535 f \n{rows}trailer<</Size 7/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return (out + table).encode()


def needs(program: str) -> None:
    if shutil.which(program) is None and "CI" not in os.environ:
        pytest.skip(f"{program} is not installed")

"""How long the pages of `vbpl view` take over an archive: the slowest of each kind, and those of most requests.

    python benchmarks/browse.py                   100,000 documents: some ten minutes, most of them to convert
    python benchmarks/browse.py --count 2000
    python benchmarks/browse.py --archive OUT     an archive that is there

Documents are those of `archive`: letters and, one in fifty, decrees. Here each decree has a number of its own and
changes another one, and each letter cites one: a few are cited by thousands of documents, most by some.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import median, quantiles

from archive import DECREE_EVERY, FOLDER_FILES, print_table
from inputs import MARKS, decree, letter

SCHOOLS = 2_000
VERBS = ("sửa đổi, bổ sung Điều 2 của", "thay thế", "bãi bỏ khoản 1 Điều 3 của")
NUMBER = re.compile(r"Số: \d+/(\d{4})/NĐ-CP")


def year_of(text: str) -> str:
    """The year in the number of a decree."""
    return NUMBER.search(text)[1]  # type: ignore[index]


def number_decree(text: str, number: int) -> tuple[str, str]:
    """A decree with a number of its own, and how others cite it."""
    year = year_of(text)
    name = f"Nghị định số {number}/{year}/NĐ-CP ngày 12 tháng 5 năm {year} của Chính phủ"
    return NUMBER.sub(rf"Số: {number}/\1/NĐ-CP", text, count=1), name


def iter_documents(count: int) -> Iterator[str]:
    """``count`` documents; each decree changes the one before it, each letter cites one, the first ones most."""
    rng = Random(count)
    texts = sorted((decree(rng) for _ in range(count // DECREE_EVERY + 1)), key=year_of)
    decrees = [number_decree(text, number) for number, text in enumerate(texts, start=1)]
    names = [name for _, name in decrees]
    weights = list(accumulate(1 / rank for rank in range(1, len(names) + 1)))
    for index in range(count):
        if index % DECREE_EVERY == 0:
            number = index // DECREE_EVERY
            change = f"Nghị định này {VERBS[number % 3]} {names[number - 1]}."
            yield decrees[number][0].replace("TM. CHÍNH PHỦ", f"Điều 41. Hiệu lực\n{change}\nTM. CHÍNH PHỦ")
        else:
            cited = rng.choices(names, cum_weights=weights)[0]
            issuer = f"TRƯỜNG TRUNG HỌC CƠ SỞ SỐ {rng.randint(1, SCHOOLS)}"
            text = letter(rng).replace("SỞ TÀI CHÍNH", issuer if index % 2 else "SỞ TÀI CHÍNH", 1)
            yield text.replace("Thực hiện Công văn", f"Thực hiện {cited}; Công văn", 1)


def write_documents(folder: Path, count: int) -> Path:
    """An archive of ``count`` files."""
    for index, text in enumerate(iter_documents(count)):
        path = folder / f"{index // FOLDER_FILES:04}" / f"{index:07}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text.translate(MARKS), encoding="utf-8")
    return folder

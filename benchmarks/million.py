"""The memory and the time of `vbpl link` for a million citations.

    python benchmarks/million.py                        a million
    python benchmarks/million.py --citations 100000     fewer first

One decision with fifty citations is read; the others are it with other numbers, its own and those it cites, so that
nothing but linking takes time. One citation in ten is of the same decision. The table is Markdown.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from random import Random

from archive import LINK_HEAD, measure, print_table
from pyarrow import parquet

from vbpl.archive import connect
from vbpl.archive.parts import list_parts, part_path, write_part

CITED, OWN, FIRST_CITED, FIRST = 50, "77710", 81000, 10000
PART = 96
"""Documents of a part, as `convert` makes them."""
SHARED = 10
"""One citation in this many is of the first document."""
TEXT = """ỦY BAN NHÂN DÂN TỈNH SÔNG HẬU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 77710/QĐ-UBND
Sông Hậu, ngày 05 tháng 3 năm 2019
QUYẾT ĐỊNH
Về việc mở bến đò
QUYẾT ĐỊNH:
Điều 1. Thực hiện
{cited}
TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH
Trần Văn Bến
"""
_SERIAL = re.compile(rf"(?<!\d)(?:{OWN}|810\d\d)(?!\d)")


def template(folder: Path) -> dict[str, object]:
    """The row of the one document that is read; citation N is of 81000 + N."""
    lines = (f"{at}. Thực hiện Điều 1 Quyết định số {FIRST_CITED + at}/QĐ-UBND ngày 05 tháng 3 năm 2019 của Ủy ban "
             "nhân dân tỉnh Sông Hậu." for at in range(1, CITED + 1))
    (folder / "a.txt").write_text(TEXT.format(cited="\n".join(lines)), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "vbpl", "convert", "a.txt", "-o", "out", "--quiet"], cwd=folder, check=True)
    (part,) = list_parts(folder / "out", "documents")
    row: dict[str, object] = parquet.read_table(part).to_pylist()[0]
    part.unlink()
    return row


def iter_rows(row: dict[str, object], count: int, rng: Random) -> Iterator[dict[str, object]]:
    """Rows of this many documents. All serials have the same number of digits, so that spans hold."""
    for at in range(count):
        serials = {OWN: str(FIRST + at)}
        for place in range(1, CITED + 1):
            target = rng.randrange(count) if rng.randrange(SHARED) else 0
            serials[str(FIRST_CITED + place)] = str(FIRST + target)
        yield with_serials(row, serials) | {"document": f"{at:024x}-0", "source": f"{at}.txt"}


def with_serials(row: dict[str, object], serials: dict[str, str]) -> dict[str, object]:
    """The row with other numbers in every place."""

    def other(match: re.Match[str]) -> str:
        return serials.get(match[0], match[0])

    return {name: _SERIAL.sub(other, value) if isinstance(value, str) else value for name, value in row.items()}


def write_archive(folder: Path, citations: int) -> Path:
    """An archive whose documents have so many citations."""
    rows = list[dict[str, object]]()
    for at, made in enumerate(iter_rows(template(folder), citations // CITED, Random(citations)), 1):
        rows.append(made)
        if len(rows) == PART or at == citations // CITED:
            write_part(part_path(folder / "out", "documents", at // PART, f"{at:024x}", "parquet"), rows, "documents")
            rows = []
    return folder / "out"


def main() -> None:
    """Links, and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--citations", type=int, default=1_000_000)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="vbpl-million-") as folder:
        out = write_archive(Path(folder), options.citations)
        took = measure("link", str(out))
        links = dict(connect(out).execute("SELECT status, count(*) FROM links GROUP BY status").fetchall())
    count = sum(links.values())
    rate = count / took.seconds
    print_table(LINK_HEAD, [(f"{options.citations // CITED:,}", f"{count:,}", f"{took.seconds:,.0f}",
                             f"{took.processor:,.0f}", f"{took.most:,.0f}", f"{rate:,.0f}")])
    print(f"\n{links}")


if __name__ == "__main__":
    main()

"""How long the pages of `vbpl view` take over an archive: the slowest of each kind, and those of most requests.

    python benchmarks/browse.py                   100,000 documents: some ten minutes, most of them to convert
    python benchmarks/browse.py --count 2000
    python benchmarks/browse.py --archive OUT     an archive that is there

Documents are those of `archive`: letters and, one in fifty, decrees. Here each decree has a number of its own and
changes another one, and each letter cites one: a few are cited by thousands of documents, most by some.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import accumulate
from pathlib import Path
from random import Random
from statistics import median, quantiles
from typing import NamedTuple
from urllib.parse import quote, urlencode
from urllib.request import urlopen

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
    """``count`` documents.

    Each decree changes the one before it; each letter cites one, the first decrees most often.
    """
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


WORDS = (
    "thuyền", "bến đò", "đề nghị", "báo cáo", "nội dung", '"thực hiện một số nội dung sau"', "12/2020/NĐ-CP", "2/2016",
    '"bến thuyền" "kết luận cuối cùng" thời hạn', "so tai chinh de nghi cac don vi bao cao tong hop",
    "khu neo đậu tạm thời", "chi*", "không có từ nào như thế này", "thu tuong nguyen van an",
)
"""Words of questions: rare ones and ones in all documents, phrases, numbers, many words."""
FILTERS = ("kind=nghi_dinh", "kind=cong_van", "year=2016", "code=C303", "code=-", f"issuer={quote('SỞ TÀI CHÍNH')}")
HEAD = ("pages", "different", "half within, ms", "95 % within, ms", "slowest, ms", "of the processor, ms")
RUNS = 3
TIMEOUT = 600


class Timed(NamedTuple):
    """Milliseconds for the pages of one kind, each requested several times, and processor milliseconds for one."""

    kind: str
    pages: int
    took: list[float]
    processor: float

    def row(self) -> tuple[str, int, str, str, str, str]:
        """Median, 95th percentile and maximum."""
        within = (median(self.took), quantiles(self.took, n=20, method="inclusive")[-1], max(self.took))
        return self.kind, self.pages, *(f"{each:.0f}" for each in within), f"{self.processor:.0f}"


def processor_time(pid: int) -> float:
    """Processor milliseconds of a process."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return 1000 * sum(map(int, fields[11:13])) / os.sysconf("SC_CLK_TCK")


def time_pages(kind: str, site: str, paths: list[str], pid: int) -> Timed:
    """The pages of a kind, one after the other."""
    before = processor_time(pid)
    took = [ask(site + path)[0] for path in paths for _ in range(RUNS)]
    return Timed(kind, len(paths), took, (processor_time(pid) - before) / len(took))


@contextmanager
def serving(archive: Path) -> Iterator[tuple[str, int]]:
    """The URL of the app, and the process of its own that it runs in."""
    code = "import sys; from pathlib import Path; from vbpl.browse import serve_archive\n" \
           "serve_archive(Path(sys.argv[1]), port=0)"
    process = subprocess.Popen([sys.executable, "-c", code, str(archive)], stderr=subprocess.PIPE, text=True)
    assert process.stderr
    try:
        yield next(line.split()[0] for line in process.stderr if line.startswith("http")), process.pid
    finally:
        process.terminate()
        process.wait()


def ask(url: str) -> tuple[float, str]:
    """Milliseconds until a page is received, and the page."""
    started = time.perf_counter()
    with urlopen(url, timeout=TIMEOUT) as answer:
        page = answer.read().decode()
    return 1000 * (time.perf_counter() - started), page


def keys_in(page: str) -> list[str]:
    """Keys of the documents of a list."""
    return re.findall(r'class="entry" href="/document/([^"/?]+)"', page)


def last_page(page: str) -> int:
    """The number of the last page of a list."""
    return int(re.search(r"Trang 1 / ([\d.]+)", page)[1].replace(".", ""))  # type: ignore[index]


def iter_kinds(site: str) -> Iterator[tuple[str, list[str]]]:
    """Kinds of pages, and paths of some of each."""
    most_cited = keys_in(ask(f"{site}?sort=cited")[1])
    letters = keys_in(ask(f"{site}?kind=cong_van&sort=oldest")[1])
    opened = keys_in(ask(f"{site}document/{most_cited[0]}/citing")[1])[:3]
    last = last_page(ask(site)[1])
    yield "list", ["", *(f"?page={page}" for page in (2, last // 2, last)), "?sort=oldest", "?sort=cited"]
    yield "list, filtered", [f"?{filtering}" for filtering in FILTERS]
    yield "search", [f"?q={quote(words)}" for words in WORDS]
    yield "search, filtered", [f"?q={quote(words)}&{filtering}" for words in WORDS[:6] for filtering in FILTERS]
    yield "figures", ["figures", *(f"figures?{filtering}" for filtering in FILTERS),
                      *(f"figures?q={quote(words)}" for words in WORDS)]
    yield "document, letter", [f"document/{key}" for key in letters]
    yield "document, decree", [f"document/{key}" for key in most_cited]
    yield "links and graph", [f"document/{key}/links" for key in most_cited + letters]
    yield "graph, three opened", [
        f"document/{most_cited[0]}/neighbours?{urlencode({'open': opened}, doseq=True)}"]
    yield "citing", [f"document/{key}/citing{query}" for key in most_cited for query in ("", "?relation=implements")]
    yield "history", [f"document/{key}/history" for key in most_cited + letters]


def measure_pages(archive: Path) -> None:
    """Prints how long the index and each kind of page take."""
    started = time.perf_counter()
    with serving(archive) as (site, pid):
        print(f"ready after {time.perf_counter() - started:.1f} s; the first page takes {ask(site)[0]:.0f} ms\n")
        timed = [time_pages(kind, site, paths, pid) for kind, paths in iter_kinds(site)]
    print_table(HEAD, map(Timed.row, timed))


def make_tables(folder: Path, count: int) -> Path:
    """Tables of ``count`` documents, linked."""
    box, out = write_documents(folder / "box", count), folder / "tables"
    for arguments in (["convert", str(box), "-o", str(out)], ["link", str(out)]):
        subprocess.run([sys.executable, "-m", "vbpl", *arguments], check=True, stderr=subprocess.DEVNULL)
    return out


def main() -> None:
    """Measures an existing archive, or one made in a temporary folder."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--count", type=int, default=100_000, help="documents to make")
    parser.add_argument("--archive", type=Path, help="tables of vbpl convert to measure instead")
    asked = parser.parse_args()
    if asked.archive:
        measure_pages(asked.archive)
        return
    with tempfile.TemporaryDirectory(prefix="vbpl-browse-") as folder:
        measure_pages(make_tables(Path(folder), asked.count))


if __name__ == "__main__":
    main()

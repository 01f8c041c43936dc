"""A worker holds no more after many files than after few, and a container that fills the memory is left."""

import gc
import resource
import sys
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from random import Random

import pytest

from vbpl.archive.batch import Unit
from vbpl.archive.chunks import Chunk, chunk_key, unit_of
from vbpl.archive.convert import Job, convert_chunk
from vbpl.archive.feed import Feed
from vbpl.archive.memory import CHUNKS, keep_small
from vbpl.archive.pool import MEBIBYTE, Bounds, Pool
from vbpl.archive.slip_parts import raise_error
from vbpl.ingest import Item
from vbpl.ingest.containers import iter_bytes

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import mixed

from made_archive import read_changed, second_as

KINDS = ("txt", "html", "docx", "pdf")
FILES = 12
"""Files of a chunk."""
MOST_HELD = 1
"""Memory blocks per file. One string kept of each file would take more."""


@pytest.fixture
def uncollected() -> Iterator[None]:
    """No search for cycles except those that a worker makes itself."""
    gc.disable()
    yield
    gc.enable()


def words(rng: Random, count: int) -> str:
    """Words of no language."""
    made = ([rng.choice("bcdghklmnprstvx") + rng.choice("aàáeéiíoòóuưy") for _ in range(rng.randint(1, 3))]
            for _ in range(count))
    return " ".join(map("".join, made))


def text(rng: Random, index: int) -> str:
    """A made text with words of its own, some of them at the place of a label or a type."""
    lines = mixed.made_text(rng, 1).split("\n")
    torn = [f"{words(rng, 1)} nhận: {words(rng, 3)}", f"Nơi {words(rng, 1)}:", f"QUYẾT {words(rng, 1).upper()}"]
    named = f"Căn cứ Luật {words(rng, 4).capitalize()} ngày {rng.randint(1, 28)} tháng {rng.randint(1, 12)} năm 2015;"
    paged = [words(rng, rng.randint(3, 9)) for _ in range(index % 70)]
    return "\n".join([*lines[:8], named, *torn, *lines[8:], *paged])


def chunk(rng: Random, order: int) -> Chunk:
    units = list[Unit]()
    for number in range(FILES):
        data = mixed._file(KINDS[number % len(KINDS)], partial(text, rng, order * FILES + number))
        units += map(unit_of, iter_bytes(data, f"{order}-{number}"))
    return Chunk(order, chunk_key(units, ""), tuple(units))


def held() -> int:
    """Memory blocks in use after a worker has dropped its caches."""
    for _ in range(CHUNKS):
        keep_small()
    return sys.getallocatedblocks()


@pytest.mark.usefixtures("uncollected")
def test_a_worker_holds_nothing_of_the_files_that_it_has_read(tmp_path: Path) -> None:
    rng, blocks = Random(5), list[int]()
    for order in range(12):
        convert_chunk(Job(chunk(rng, order), tmp_path, "parquet"))
        blocks.append(held())
    assert blocks[11] - blocks[5] < MOST_HELD * 6 * FILES, blocks


def filling() -> Iterator[Item]:
    """The items of a container that takes more than is allowed, and less than the system refuses."""
    packed = b"x" * (420 * MEBIBYTE)
    time.sleep(60)
    yield Item("never", packed[:9], "text")


def test_a_container_that_fills_the_memory_is_left_and_the_next_file_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("1", "2", "3"):
        (tmp_path / f"{name}.txt").write_text(f"Bến đò số {name}", encoding="utf-8")
    monkeypatch.setattr("vbpl.archive.feed._read", partial(read_changed, partial(second_as, filling)))
    bounds = Bounds(20.0, 400 * MEBIBYTE)
    found = [unit.found for unit in Feed([tmp_path], tmp_path / "out", bounds=bounds).iter_units()]
    assert [(type(each).__name__, Path(each.place).name) for each in found] == [
        ("Item", "1.txt"), ("MemoryLimitError", "2.txt"), ("Item", "3.txt")]
    assert "400 MB" in str(found[1])


def most_data(job: int) -> int:
    """The bytes of data that the system lets this process have."""
    return resource.getrlimit(resource.RLIMIT_DATA)[0]


def test_the_system_refuses_a_process_half_more_than_it_may_have() -> None:
    pool = Pool(most_data, 1, raise_error, Bounds(20.0, 600 * MEBIBYTE))
    assert [most for _, most in pool.run([(0, None)])] == [900 * MEBIBYTE]

"""Chunks and parts of an archive at their limits."""

from pathlib import Path
from types import SimpleNamespace

import pytest

from vbpl.archive import ArchiveError, chunks, pool
from vbpl.archive.batch import Unit
from vbpl.archive.chunks import MOST, MOST_BYTES, chunk_key, iter_chunks
from vbpl.archive.convert import Job, convert_chunk, mend_chunk
from vbpl.archive.parts import count_rows, find_parts, iter_rows, list_parts, part_key, part_path, sweep, write_part
from vbpl.ingest import Item, ScannedError


def unit(name: str, size: int = 1, **more: str) -> Unit:
    return Unit(Item(name, bytes(size), "text"), size=size, **more)


@pytest.mark.parametrize(("count", "sizes"), [
    (0, [0]), (1, [1]), (MOST, [MOST]), (MOST + 1, [MOST, 1]), (2 * MOST, [MOST, MOST]),
])
def test_a_chunk_has_no_more_than_so_many_units(
    count: int, sizes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "_is_boundary", lambda unit, usual: False)
    found = list(iter_chunks([unit(str(at)) for at in range(count)], ""))
    assert [len(each.units) for each in found] == sizes
    assert [each.order for each in found] == list(range(len(sizes)))


@pytest.mark.parametrize(("bytes_", "sizes"), [
    ([MOST_BYTES - 1, 1, 1], [2, 1]), ([MOST_BYTES, 1], [1, 1]), ([MOST_BYTES - 2, 1, 1], [3]),
    ([1, MOST_BYTES, 1], [2, 1]),
])
def test_a_chunk_has_no_more_than_so_many_bytes(
    bytes_: list[int], sizes: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(chunks, "_is_boundary", lambda unit, usual: False)
    found = iter_chunks([unit(str(at), size) for at, size in enumerate(bytes_)], "")
    assert [len(each.units) for each in found] == sizes


def test_a_chunk_ends_where_the_hash_of_a_name_says_so() -> None:
    """As often as ``usual`` expects, by the names alone."""
    units = [unit(f"f/{at}") for at in range(2000)]
    assert 150 < len(list(iter_chunks(units, "", usual=10))) < 250
    assert len(list(iter_chunks(units, "", usual=1))) == 2000


@pytest.mark.parametrize("other", [
    unit("b", hash="h"), unit("a", hash="i"), unit("a", hash="h", duplicate_of="c"), Unit(ScannedError("a", "h")),
])
def test_the_key_of_a_chunk_depends_on_place_content_and_original(other: Unit) -> None:
    one = unit("a", hash="h")
    assert chunk_key([one], "") == chunk_key([unit("a", hash="h")], "") != chunk_key([other], "")
    assert len(chunk_key([one], "")) == 24
    assert chunk_key([one, one], "") != chunk_key([one], "") != chunk_key([one], "o")


def test_the_name_of_a_part_tells_its_order_and_key(tmp_path) -> None:  # type: ignore[no-untyped-def]
    key = "0123456789abcdef01234567"
    path = part_path(tmp_path, "blocks", 12, key, "jsonl")
    assert path == tmp_path / "blocks" / f"000012-{key}.jsonl"
    assert part_key(path) == key


def test_what_is_no_part_is_not_swept(tmp_path) -> None:  # type: ignore[no-untyped-def]
    folder, key = tmp_path / "blocks", "0123456789abcdef01234567"
    folder.mkdir()
    kept, gone = f"000001-{key}.parquet", f"000002-{key}.jsonl"
    others = ["notes.txt", f"1-{key}.parquet", f"000003-{key}x.parquet", f"000003-{key}.csv"]
    for name in (kept, gone, ".tmp-1-x", *others):
        (folder / name).write_text("", encoding="utf-8")
    sweep(tmp_path, "blocks", {kept})
    assert sorted(path.name for path in folder.iterdir()) == sorted([kept, *others])
    sweep(tmp_path, "nothing", set())


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_a_part_is_written_and_read_back(form: str, tmp_path) -> None:  # type: ignore[no-untyped-def]
    key = "0123456789abcdef01234567"
    rows = [{"source": f"{at}.txt", "error": "DamagedFileError", "reason": "hỏng"} for at in range(3)]
    second, first = (part_path(tmp_path, "failures", order, key, form) for order in (2, 1))  # type: ignore[arg-type]
    for path in (second, first):
        write_part(path, rows, "failures")
    assert (count_rows(first), list(iter_rows(first))) == (3, rows)
    assert list_parts(tmp_path, "failures") == [first, second]
    assert set(find_parts(tmp_path, "failures", form)) == {key}  # type: ignore[arg-type]
    other = "jsonl" if form == "parquet" else "parquet"
    assert find_parts(tmp_path, "failures", other) == {}  # type: ignore[arg-type]
    assert {path.name for path in first.parent.iterdir()} == {first.name, second.name}


def test_a_chunk_says_that_it_writes_so_that_a_disk_that_refuses_is_no_fault_of_a_text(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[tuple[str, object]] = []
    monkeypatch.setattr(pool, "_parent", SimpleNamespace(send=said.append))
    (tmp_path / "sources").write_text("a file where a folder should be", encoding="utf-8")
    (chunk,) = iter_chunks([Unit(Item("bến.txt", "Bến đò Mây".encode(), "text"), size=12)], "")
    job = Job(chunk, tmp_path, "jsonl")
    with pytest.raises(OSError) as refused:
        convert_chunk(job)
    failure = pool.Failure(refused.value, tuple(words for kind, words in said if kind == "said"))
    with pytest.raises(ArchiveError, match="what was converted so far is there"):
        mend_chunk(job, failure)

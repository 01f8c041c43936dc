"""Archives: files become the same tables however often a run is stopped."""

import gc
import hashlib
import json
import os
import random
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import duckdb
import pyarrow
import pytest
from pyarrow import parquet
from typer.testing import CliRunner

import vbpl
from made_archive import document, write_archive
from vbpl.archive import SCHEMAS, ArchiveError, Watch, convert
from vbpl.archive.batch import Unit, content_hash, convert_batch
from vbpl.archive.chunks import MOST, Chunk, Seen, chunk_key, iter_chunks, iter_found_units, iter_units
from vbpl.archive.convert import CONVERTED, Done, Job, convert_chunk, mend_chunk
from vbpl.archive.memory import CHUNKS, bounded_caches, keep_small
from vbpl.archive.parts import list_parts
from vbpl.archive.pool import MEBIBYTE, Bounds, Failure, Pool, StoppedError, allow, tell
from vbpl.archive.slip_parts import raise_error
from vbpl.archive.tables import PLACE
from vbpl.cli import app
from vbpl.ingest import NOTHING, Asked, Item, Reading, ScannedError

Row = dict[str, object]


@pytest.fixture(scope="module")
def box(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_archive(tmp_path_factory.mktemp("archive") / "box", 300)


@pytest.fixture(scope="module")
def out(box: Path) -> Path:
    convert([box], box.parent / "out", jobs=2)
    return box.parent / "out"


def units_of(box: Path, out: Path) -> Iterator[Unit]:
    return iter_units(iter_found_units([box], out), Seen())


def rows(out: Path, table: str) -> list[Row]:
    return [row for path in list_parts(out, table) for row in parquet.read_table(path).to_pylist()]


def lines(out: Path, table: str) -> list[str]:
    return [line for path in list_parts(out, table) for line in path.read_text("utf-8").splitlines()]


def contents(out: Path) -> dict[str, str]:
    """Hash of every file of an archive."""
    paths = sorted(path for path in out.rglob("*") if path.is_file() and path.name != ".lock")
    return {str(path.relative_to(out)): hashlib.sha256(path.read_bytes()).hexdigest() for path in paths}


def test_every_file_is_a_source_or_a_failure(box: Path, out: Path) -> None:
    found = [str(row["source"]) for row in [*rows(out, "sources"), *rows(out, "failures")]]
    assert sorted(found) == sorted(str(path) for path in box.rglob("*") if path.is_file())
    assert len(rows(out, "failures")) == 6
    assert {row["error"] for row in rows(out, "failures")} == {"DamagedFileError"}


def test_tables_are_in_the_order_of_the_files(out: Path) -> None:
    for table in CONVERTED:
        found = [str(row.get("source", row.get("document"))) for row in rows(out, table)]
        assert table in ("blocks", "citations") or found == sorted(found, key=lambda source: source.split("/"))


def test_the_schemas_are_as_documented(out: Path) -> None:
    for table in CONVERTED:
        assert parquet.read_schema(list_parts(out, table)[0]).equals(SCHEMAS[table])
        assert all(field.metadata[b"about"] for field in SCHEMAS[table])


def test_a_document_is_told_by_its_row(box: Path, out: Path) -> None:
    path = box / "1" / "00001.txt"
    (row,) = [row for row in rows(out, "documents") if row["source"] == str(path)]
    expected = vbpl.parse_file(path).documents[0]
    assert vbpl.Document.model_validate_json(str(row["tree"])) == expected
    assert (row["number"], row["kind"], str(row["date"])) == ("02/2002/QĐ-UBND", "quyet_dinh", "2002-02-02")
    assert (row["issuer"], row["signer"], str(row["effective"])) == (
        "ỦY BAN NHÂN DÂN TỈNH SÔNG HẬU", "Trần Văn Bến", "2002-02-02")
    (text,) = [source["text"] for source in rows(out, "sources") if source["source"] == str(path)]
    assert text == path.read_text(encoding="utf-8")


def test_blocks_know_the_article_they_are_in(box: Path, out: Path) -> None:
    (key,) = [row["document"] for row in rows(out, "documents") if row["source"] == str(box / "1" / "00001.txt")]
    points = [row for row in rows(out, "blocks") if row["document"] == key and row["type"] == "point"]
    assert [(row["article"], row["clause"], row["point"], row["text"]) for row in points] == [
        ("1", "1", "a", "Hộ trên sông;"), ("1", "1", "b", "Hộ trên bờ.")]
    blocks = {row["block"]: row for row in rows(out, "blocks") if row["document"] == key}
    assert blocks[points[0]["parent"]]["type"] == "clause"


def test_citations_have_their_place_and_provisions(box: Path, out: Path) -> None:
    (key,) = [row["document"] for row in rows(out, "documents") if row["source"] == str(box / "1" / "00001.txt")]
    found = [row for row in rows(out, "citations") if row["document"] == key]
    text = (box / "1" / "00001.txt").read_text(encoding="utf-8")
    assert [row["citation"] for row in found] == list(range(len(found)))
    assert " ".join(text[found[1]["start"] : found[1]["end"]].split()) == found[1]["text"]  # type: ignore[misc]
    named = [provision for row in found for provision in row["provisions"]]  # type: ignore[attr-defined]
    assert {**dict.fromkeys(PLACE), "article": "2", "through": None} in named


def test_the_same_content_is_parsed_once(out: Path) -> None:
    copies = [row for row in rows(out, "sources") if row["duplicate_of"]]
    assert len(copies) == 6
    firsts = {row["source"]: row for row in rows(out, "sources") if not row["duplicate_of"]}
    for copy in copies:
        assert (copy["documents"], copy["text"]) == ([], None)
        assert firsts[copy["duplicate_of"]]["hash"] == copy["hash"]
    assert len({row["document"] for row in rows(out, "documents")}) == len(rows(out, "documents")) == 300


def test_one_process_or_three_give_the_same_bytes(box: Path, out: Path, tmp_path: Path) -> None:
    convert([box], tmp_path / "three", jobs=3)
    assert contents(tmp_path / "three") == contents(out)


def test_json_lines(box: Path, out: Path, tmp_path: Path) -> None:
    convert([box], tmp_path, form="jsonl", jobs=1)
    assert lines(tmp_path, "documents") == [row["tree"] for row in rows(out, "documents")]
    assert list(map(json.loads, lines(tmp_path, "sources"))) == rows(out, "sources")


def test_a_second_run_parses_nothing_and_a_new_file_little(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)  # file names decide where a chunk ends, so they must not vary
    box = write_archive(Path("box"), 900)
    first = convert([box], tmp_path / "out", jobs=1)
    assert first.chunks > 4
    before = contents(tmp_path / "out")
    again = convert([box], tmp_path / "out", jobs=1)
    assert (again.chunks, again.reused, again.rows) == (first.chunks, first.chunks, first.rows)
    assert contents(tmp_path / "out") == before
    (box / "0" / "a-new.txt").write_text(document(5, 9), encoding="utf-8")
    more = convert([box], tmp_path / "out", jobs=1)
    assert more.chunks - more.reused <= 2
    assert more.rows["documents"] == first.rows["documents"] + 1
    (box / "0" / "a-new.txt").unlink()
    convert([box], tmp_path / "out", jobs=1, replace=True)
    assert contents(tmp_path / "out") == before


def test_a_limit(box: Path, tmp_path: Path) -> None:
    summary = convert([box], tmp_path, limit=10, jobs=1)
    assert summary.rows["sources"] + summary.rows["failures"] == 10


def test_kill_test(tmp_path: Path) -> None:
    """Killed twenty times at random, then run to its end: it writes the same bytes as an unbroken run."""
    box = write_archive(tmp_path / "box", 1200)
    convert([box], tmp_path / "whole", jobs=2)
    command = [sys.executable, "-m", "vbpl", "convert", str(box), "-o", str(tmp_path / "broken"), "--jobs", "2"]
    chance = random.Random(1945)
    finished = 0
    for _ in range(20):
        process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
        try:
            finished += process.wait(chance.uniform(0.4, 1.6)) in (0, 1)
        except subprocess.TimeoutExpired:
            os.kill(process.pid, signal.SIGKILL)
            process.wait()
        for path in (tmp_path / "broken").rglob("*.parquet"):
            assert path.name.startswith(".tmp-") or parquet.read_metadata(path).num_rows >= 0
    assert finished < 20
    time.sleep(0.5)
    convert([box], tmp_path / "broken", jobs=2)
    assert contents(tmp_path / "broken") == contents(tmp_path / "whole")


def test_workers_end_with_their_parent(tmp_path: Path) -> None:
    box = write_archive(tmp_path / "box", 900)
    command = [sys.executable, "-m", "vbpl", "convert", str(box), "-o", str(tmp_path / "out")]
    process = subprocess.Popen(command, start_new_session=True, stderr=subprocess.DEVNULL)
    time.sleep(1.5)
    process.kill()
    process.wait()
    for _ in range(600):
        if not group_lives(process.pid):
            return
        time.sleep(0.1)
    os.killpg(process.pid, signal.SIGKILL)
    pytest.fail("workers outlived their parent")


def group_lives(group: int) -> bool:
    try:
        os.killpg(group, 0)
    except ProcessLookupError:
        return False
    return True


def die_on_two(job: int) -> int:
    if job == 2:
        os._exit(9)
    return job * 10


def raise_on_three(job: int) -> int:
    if job == 3:
        raise RecursionError("deep")
    return job * 10


def test_a_job_that_kills_its_process_is_mended_and_the_others_done() -> None:
    errors: list[Failure] = []
    pool = Pool(die_on_two, 2, lambda job, failure: errors.append(failure) or job + 100)
    assert list(pool.run((job, None) for job in range(8))) == [
        (0, 0), (1, 10), (102, 1020), (3, 30), (4, 40), (5, 50), (6, 60), (7, 70)]
    assert [(type(failure.error), str(failure.error)) for failure in errors] == [(StoppedError, "died")]


def test_a_job_that_raises_is_mended_and_known_results_are_passed_on() -> None:
    pool = Pool(raise_on_three, 1, lambda job, failure: job + 100)
    assert list(pool.run([(3, None), (4, 99), (5, None)])) == [(103, 1030), (4, 99), (5, 50)]


def stop_at(job: int) -> int:
    """Waits long at 1 and takes much memory at 2; it announces each before it does it."""
    tell(f"at {job}")
    if job == 1:
        time.sleep(60)
    if job == 2:
        held = [b"x" * (MEBIBYTE * 10 + number) for number in range(80)]
        time.sleep(len(held))
    if job == 3:
        for _ in range(6):
            allow(1.0)
            time.sleep(0.8)
    return job * 10


def ask_for_all(job: int) -> int:
    """Asks in one call for more memory than the system allows a process with these limits."""
    tell(f"at {job}")
    return len(bytearray(MEBIBYTE * 2000)) if job else job


def test_memory_that_the_system_refuses_is_the_same_bound() -> None:
    failures: list[Failure] = []
    pool = Pool(ask_for_all, 1, lambda job, failure: failures.append(failure) or 0, Bounds(60.0, 600 * MEBIBYTE))
    assert [result for _, result in pool.run([(1, None), (0, None)])] == [0, 0]
    assert [(str(failure.error), failure.said) for failure in failures] == [("memory", ("at 1",))]


def test_a_job_that_takes_too_much_is_ended() -> None:
    failures: list[Failure] = []
    pool = Pool(stop_at, 2, lambda job, failure: failures.append(failure) or job + 100, Bounds(3.0, 600 * MEBIBYTE))
    assert [result for _, result in pool.run((job, None) for job in range(5))] == [0, 1010, 1020, 30, 40]
    assert sorted((str(failure.error), failure.said) for failure in failures) == [
        ("memory", ("at 2",)), ("time", ("at 1",))]


def read_oddly(data: bytes, place: str, asked: Asked = NOTHING) -> Reading:
    """A reader with faults: some words make it wait, fill memory or die."""
    if b"die" in data:
        os._exit(9)
    if b"wait" in data:
        time.sleep(60)
    if b"once" in data and not Path(data.decode().split()[-1]).exists():
        Path(data.decode().split()[-1]).touch()
        time.sleep(60)
    if b"fault" in data:
        raise KeyError(place)
    return Reading(data.decode())


def convert_oddly(job: Job) -> Done:
    sys.modules["vbpl.ingest.read"]._reader = lambda kind, place: read_oddly  # type: ignore[assignment]
    return convert_chunk(job)


def test_files_that_take_too_much_are_failures_and_the_others_are_read(tmp_path: Path) -> None:
    texts = ["a", "die", "b", "wait", f"once {tmp_path / 'tried'}", "fault", "c"]
    units = [Unit(Item(f"{number}.txt", text.encode(), "text"), str(number), 3) for number, text in enumerate(texts)]
    (chunk,) = iter_chunks(units, "")
    pool = Pool(convert_oddly, 1, mend_chunk, Bounds(2.0))
    ((_, done),) = pool.run([(Job(chunk, tmp_path, "parquet"), None)])
    assert done.record.rows["sources"] == 4
    assert [(row["source"], row["error"]) for row in rows(tmp_path, "failures")] == [
        ("1.txt", "CrashedError"), ("3.txt", "TimeLimitError"), ("5.txt", "CrashedError")]
    assert [row["source"] for row in rows(tmp_path, "sources")] == ["0.txt", "2.txt", "4.txt", "6.txt"]
    assert "a fault of vbpl: KeyError" in str(rows(tmp_path, "failures")[2]["reason"])
    assert [str(row["text"]) for row in rows(tmp_path, "sources")][:2] == ["a", "b"]


def test_caches_of_the_parser_are_emptied() -> None:
    vbpl.parse(document(1, 9))
    assert len(bounded_caches()) > 5
    assert sum(each.cache_info().currsize for each in bounded_caches()) > 0
    for _ in range(CHUNKS):
        keep_small()
    assert sum(each.cache_info().currsize for each in bounded_caches()) == 0


def name_of_allocator(job: int) -> str:
    return pyarrow.default_memory_pool().backend_name


def test_workers_give_back_what_arrow_freed() -> None:
    pool = Pool(name_of_allocator, 1, raise_error)
    assert list(pool.run([(0, None)])) == [(0, os.environ.get("ARROW_DEFAULT_MEMORY_POOL", "system"))]


def test_tables_are_written_by_one_thread(box: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    threads: list[int] = []
    write = parquet.write_table

    def noted(*arguments: object, **options: object) -> None:
        threads.append(threading.get_ident())
        write(*arguments, **options)

    monkeypatch.setattr(parquet, "write_table", noted)
    chunk = next(iter_chunks(islice(units_of(box, tmp_path), 3), ""))
    convert_chunk(Job(chunk, tmp_path, "parquet"))
    assert threads == [threading.get_ident()] * len(CONVERTED)


def test_a_worker_keeps_nothing_of_what_it_read(box: Path, tmp_path: Path) -> None:
    units = tuple(units_of(box, tmp_path))
    blocks, arrow = [], []
    for order in range(3):
        convert_chunk(Job(Chunk(order, "0" * 24, units[order * 60 :][:60]), tmp_path, "parquet"))
        for each in bounded_caches():
            each.cache_clear()
        gc.collect()
        blocks.append(sys.getallocatedblocks())
        arrow.append(pyarrow.total_allocated_bytes())
    assert blocks[2] - blocks[1] < 60, "an object or more of each document is held"
    assert len(set(arrow)) == 1


def test_a_batch_keeps_what_can_be_read() -> None:
    good, scan = Item("a.txt", document(1, 9).encode(), "text"), Item("b.png", b"\x89PNG\r\n\x1a\n", "image")
    found = convert_batch([Unit(scan, "s", 8), Unit(ScannedError("c", "x")), Unit(good, "g", 3)])
    assert [row["source"] for row in found["failures"]] == ["b.png", "c"]
    assert [row["document"] for row in found["documents"]] == ["g-0"]


def test_lone_surrogates_of_json_are_stored(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Điều 1. \\ud800 x"}\n', encoding="utf-8")
    convert([tmp_path / "a.jsonl"], tmp_path / "out", jobs=1)
    assert rows(tmp_path / "out", "sources")[0]["text"] == "Điều 1. \ufffd x"


def test_a_row_is_never_a_copy_of_a_file() -> None:
    assert content_hash(Item("a", b"x", "text")) != content_hash(Item("b", b"x", "row"))
    assert content_hash(Item("a", b"x", "text")) == content_hash(Item("b", b"x", "html"))


def test_chunks_are_bounded_and_cut_by_names() -> None:
    units = [Unit(Item(f"f/{n}", b"x", "text"), str(n)) for n in range(3000)]
    chunks = list(iter_chunks(units, ""))
    assert max(len(chunk.units) for chunk in chunks) <= MOST
    assert [unit for chunk in chunks for unit in chunk.units] == units
    without_one = {chunk.key for chunk in iter_chunks(units[:1500] + units[1501:], "")}
    assert len({chunk.key for chunk in chunks} - without_one) <= 2
    assert chunk_key(units[:3], "a") != chunk_key(units[:3], "b")


def test_a_large_file_is_a_chunk_alone() -> None:
    units = [Unit(Item(f"f/{n}", b"", "text"), str(n), 3 << 20) for n in range(4)]
    assert [len(chunk.units) for chunk in iter_chunks(units, "")] == [2, 2]


def test_only_one_run_writes_to_a_folder(box: Path, tmp_path: Path) -> None:
    def again(*_: object) -> None:
        with pytest.raises(ArchiveError, match="another run is writing here"):
            convert([box], tmp_path, limit=3, jobs=1)

    convert([box], tmp_path, limit=3, jobs=1, watch=Watch(chunk=again))


def test_sources_in_one_another_are_refused(box: Path, tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="inside another source"):
        convert([box, box / "1"], tmp_path)
    with pytest.raises(ArchiveError, match="no such file"):
        convert([box / "gone"], tmp_path)


def test_an_output_inside_the_source_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(document(1, 9), encoding="utf-8")
    convert([tmp_path], tmp_path / "out", jobs=1)
    assert convert([tmp_path], tmp_path / "out", jobs=1).rows["sources"] == 1


def test_other_files_in_the_output_are_left_alone(box: Path, tmp_path: Path) -> None:
    (tmp_path / "documents").mkdir()
    (tmp_path / "documents" / "mine.parquet").write_bytes(b"mine")
    convert([box], tmp_path, limit=3, jobs=1)
    assert (tmp_path / "documents" / "mine.parquet").exists()


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_the_tables_load_in_duckdb(form: str, box: Path, tmp_path: Path) -> None:
    convert([box], tmp_path, form=form, limit=30, jobs=1)  # type: ignore[arg-type]
    for table in CONVERTED:
        (found,) = duckdb.sql(f"SELECT count(*) FROM '{tmp_path}/{table}/*.{form}'").fetchall()
        assert found[0] > 0 or table in ("failures", "diagnostics")


def test_command(box: Path, tmp_path: Path) -> None:
    done = CliRunner().invoke(app, ["convert", str(box), "-o", str(tmp_path / "out"), "--limit", "20", "-j", "1"])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "documents" in done.stderr
    done = CliRunner().invoke(app, ["convert", str(box), "-o", str(tmp_path / "out"), "-j", "1"])
    assert done.exit_code == 1
    done = CliRunner().invoke(app, ["convert", str(box / "gone"), "-o", str(tmp_path / "out")])
    assert (done.exit_code, done.stderr) == (2, f"{box}/gone: no such file or directory\n")

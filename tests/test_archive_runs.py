"""Several runs of convert, and faults between them: other files, damage, links, full disks."""

import json
import os
import shutil
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from functools import partial
from io import BytesIO
from pathlib import Path

import pytest
from typer.testing import CliRunner

import hostile_files as made
from ingested import pdf_of
from made_archive import Items, document, read_changed, second_as
from vbpl.archive import ArchiveError, Watch, connect, convert, link
from vbpl.archive.feed import Feed, Start
from vbpl.archive.parts import iter_rows, list_parts
from vbpl.archive.pool import Bounds
from vbpl.archive.records import read_records
from vbpl.cli import app
from vbpl.ingest import IngestError, Item

Row = dict[str, object]


def write(folder: Path, *numbers: int) -> Path:
    """A folder with a document of each number."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in numbers:
        (folder / f"{number}.txt").write_text(document(number, 9), encoding="utf-8")
    return folder


def sources(out: Path) -> list[str]:
    return [Path(str(row["source"])).name for row in rows(out, "sources")]


def rows(out: Path, table: str) -> list[Row]:
    return [row for path in list_parts(out, table) for row in iter_rows(path)]


def run(*arguments: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-m", "vbpl", *map(str, arguments)], capture_output=True, text=True,
                          check=False, timeout=120)


@pytest.fixture(autouse=True)
def _one_chunk(monkeypatch: pytest.MonkeyPatch) -> None:
    """A few files make one chunk. Names decide where a chunk ends, and each test run has another folder."""
    monkeypatch.setattr("vbpl.archive.chunks._is_boundary", lambda unit, usual: False)


@pytest.fixture
def out(tmp_path: Path) -> Path:
    return tmp_path / "out"


def test_other_files_are_added_and_replaced_only_when_asked(tmp_path: Path, out: Path) -> None:
    one, two = write(tmp_path / "one", 1, 2), write(tmp_path / "two", 3)
    convert([one], out, jobs=1)
    added = convert([two], out, jobs=1)
    assert (sorted(sources(out)), added.kept, added.reused) == (["1.txt", "2.txt", "3.txt"], 2, 0)
    assert added.rows["sources"] == len(rows(out, "sources")) == 3
    only = convert([two], out, jobs=1, replace=True)
    assert (sources(out), only.kept, only.reused) == (["3.txt"], 0, 1)


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_new_content_replaces_the_rows_of_its_file_alone(form: str, tmp_path: Path, out: Path) -> None:
    box = write(tmp_path / "box", 1, 2, 3)
    convert([box], out, jobs=1, form=form)  # type: ignore[arg-type]
    write(tmp_path / "new", 7)
    shutil.copy(tmp_path / "new" / "7.txt", box / "2.txt")
    summary = convert([box / "2.txt"], out, jobs=1, form=form)  # type: ignore[arg-type]
    assert (summary.rows["documents"], summary.kept) == (3, 2)
    tables = connect(out)
    numbers = {number for (number,) in tables.execute("SELECT source FROM sources").fetchall()}
    assert numbers == {str(box / f"{number}.txt") for number in (1, 2, 3)}
    keys = tables.execute("SELECT unnest(documents) FROM sources").fetchall()
    assert len(keys) == len(set(keys)) == 3
    for table in ("blocks", "citations"):
        (alien,) = tables.execute(f"SELECT count(*) FROM {table} WHERE document NOT IN "
                                  "(SELECT unnest(documents) FROM sources)").fetchall()
        assert alien == (0,)


def test_a_file_that_is_gone_stays_in_the_tables(tmp_path: Path, out: Path) -> None:
    box = write(tmp_path / "box", 1, 2)
    convert([box], out, jobs=1)
    (box / "2.txt").unlink()
    assert convert([box], out, jobs=1).kept == 1
    assert sorted(sources(out)) == ["1.txt", "2.txt"]


@pytest.mark.parametrize("form", ["parquet", "jsonl"])
def test_with_a_limit_what_lies_beyond_stays(form: str, tmp_path: Path, out: Path) -> None:
    box = write(tmp_path / "box", 1, 2, 3, 4)
    convert([box], out, form=form, jobs=1)  # type: ignore[arg-type]
    before = {row["source"]: row["hash"] for row in rows(out, "sources")}
    write(box, 5)
    (box / "5.txt").replace(box / "1.txt")
    limited = convert([box], out, form=form, limit=2, jobs=1)  # type: ignore[arg-type]
    after = {row["source"]: row["hash"] for row in rows(out, "sources")}
    assert (sources(out), limited.kept, limited.rows["documents"]) == (["3.txt", "4.txt", "1.txt", "2.txt"], 2, 4)
    assert [Path(name).name for name in before if before[name] != after[name]] == ["1.txt"]
    assert convert([box], out, form=form, jobs=1).kept == 0  # type: ignore[arg-type]
    assert sources(out) == ["1.txt", "2.txt", "3.txt", "4.txt"]
    convert([box], out, form=form, limit=2, replace=True, jobs=1)  # type: ignore[arg-type]
    assert sources(out) == ["1.txt", "2.txt"]


def test_with_a_limit_the_other_members_of_a_file_stay(tmp_path: Path, out: Path) -> None:
    box = tmp_path / "box"
    box.mkdir()
    (box / "a.zip").write_bytes(made.zip_of("x", "y", "z"))
    convert([box], out, jobs=1)
    assert convert([box], out, limit=1, jobs=1).rows["sources"] == 3


def test_a_copy_of_what_an_earlier_run_read_is_a_copy(tmp_path: Path, out: Path) -> None:
    one = write(tmp_path / "one", 1)
    convert([one], out, jobs=1)
    write(tmp_path / "two", 1)
    summary = convert([tmp_path / "two"], out, jobs=1)
    assert (summary.rows["documents"], summary.counts["copies"]) == (1, 1)


def test_names_that_are_not_utf_8_replace_their_rows_too(tmp_path: Path, out: Path) -> None:
    box = tmp_path / "box"
    box.mkdir()
    for byte in (b"\xfe", b"\xff"):
        (box / os.fsdecode(b"a" + byte)).write_text(document(byte[0], 9), encoding="utf-8")
    for _ in range(2):
        assert convert([box], out, jobs=1).kept == 0
        assert sources(out) == ["a\\xfe", "a\\xff"]


def test_members_of_one_name_are_both_kept(tmp_path: Path, out: Path) -> None:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w") as archive, pytest.warns(UserWarning, match="Duplicate name"):
        for number in (1, 2):
            archive.writestr("a.txt", document(number, 9))
    (tmp_path / "dup.zip").write_bytes(packed.getvalue())
    for _ in range(2):
        assert convert([tmp_path / "dup.zip"], out, jobs=1).kept == 0
        assert sources(out) == ["dup.zip!a.txt", "dup.zip!a.txt (2)"]


def truncate(path: Path) -> None:
    os.truncate(path, 100)


def change_a_byte(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 0x40
    path.write_bytes(data)


@pytest.mark.parametrize("damage", [truncate, change_a_byte, Path.unlink], ids=["cut", "changed", "gone"])
@pytest.mark.parametrize("table", ["documents", "failures"])
def test_a_damaged_part_is_found_named_and_made_again(damage: object, table: str, tmp_path: Path, out: Path) -> None:
    box = write(tmp_path / "box", 1, 2)
    convert([box], out, jobs=1)
    (part,) = list_parts(out, table)
    before = part.read_bytes()
    damage(part)  # type: ignore[operator]
    named: list[str] = []
    summary = convert([box], out, jobs=1, watch=Watch(damaged=named.append))
    assert (list(summary.damaged), summary.reused) == (named, 0) == ([str(part)], 0)
    assert part.read_bytes() == before
    assert convert([box], out, jobs=1).damaged == ()


def test_links_of_damaged_parts_say_so_and_heal(tmp_path: Path, out: Path) -> None:
    convert([write(tmp_path / "box", 1, 2)], out, jobs=1)
    link(out, jobs=1)
    for folder in (".link", "links"):
        for part in (out / folder).glob("*.parquet"):
            truncate(part)
    assert link(out, jobs=1).parts == 1
    for part in [*(out / ".link").glob("*.parquet"), *list_parts(out, "documents")]:
        truncate(part)
    with pytest.raises(ArchiveError, match=r"documents.*damaged.*vbpl convert makes it again"):
        link(out, jobs=1)


@pytest.mark.parametrize(("about", "words"), [
    ('{"schema_version": "0", "format": "parquet"}', "tables of version 0"), ("{}", "tables of version none"),
    ("[", "tables of version none"),
])
def test_tables_of_another_version_say_so(about: str, words: str, tmp_path: Path, out: Path) -> None:
    box = write(tmp_path / "box", 1)
    convert([box], out, jobs=1)
    (out / "archive.json").write_text(about)
    for work in (lambda: convert([box], out, jobs=1), lambda: link(out), lambda: connect(out)):
        with pytest.raises(ArchiveError, match=words):
            work()
    convert([box], out, jobs=1, replace=True)
    link(out, jobs=1)


def test_tables_of_another_form_are_not_mixed(tmp_path: Path, out: Path) -> None:
    box = write(tmp_path / "box", 1)
    convert([box], out, jobs=1)
    with pytest.raises(ArchiveError, match="tables of format parquet"):
        convert([box], out, jobs=1, form="jsonl")


@pytest.mark.parametrize("name", [".lock", "documents", ".parts", ".ocr"])
def test_nothing_is_written_through_a_link(name: str, tmp_path: Path, out: Path) -> None:
    box = write(tmp_path / "box", 1)
    victim = write(tmp_path / "victim", 5)
    important = victim / "000000-0123456789abcdef01234567.parquet"
    important.write_text("important")
    out.mkdir()
    (out / name).symlink_to(important if name == ".lock" else victim)
    with pytest.raises(ArchiveError, match="symbolic link"):
        convert([box], out, jobs=1)
    assert important.read_text() == "important"


def test_view_does_not_sweep_through_a_link(tmp_path: Path, out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vbpl.browse.index import open_index

    convert([write(tmp_path / "box", 1)], out, jobs=1)
    (tmp_path / "victim" / "photos").mkdir(parents=True)
    (out / ".view").symlink_to(tmp_path / "victim")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    open_index(out)
    assert [path.name for path in (tmp_path / "victim").iterdir()] == ["photos"]


def test_a_full_disk_is_a_clear_error_with_nothing_lost(tmp_path: Path, out: Path) -> None:
    box = write(tmp_path / "box", 1)
    convert([box], out, jobs=1)
    before = {path.name for path in list_parts(out, "documents")}
    write(box, 2)
    script = f"ulimit -f 1; trap '' XFSZ; {sys.executable} -m vbpl convert {box} -o {out} -j 1"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, "Traceback" in done.stderr) == (2, False)
    assert "File too large; what was converted so far is there, run it again" in done.stderr.replace("\n", " ")
    assert {path.name for path in list_parts(out, "documents")} == before
    assert convert([box], out, jobs=1).rows["documents"] == 2


def test_a_locked_file_is_read_with_its_password(tmp_path: Path, out: Path) -> None:
    box = tmp_path / "box"
    box.mkdir()
    (box / "a.zip").write_bytes(locked_zip())
    first = convert([box], out, jobs=1)
    assert first.failures == {"LockedFileError": 1}
    again = convert([box], out, jobs=1, passwords=["wrong", "khóa"])
    assert (again.failures, again.reused) == ({}, 0)
    assert rows(out, "sources")[0]["text"] == "Số: 12/QĐ-UBND"


def locked_zip() -> bytes:
    """A zip with a member locked by ``khóa`` in the old way (PKWARE 6.1), whose keys are made here."""
    data, packed = "Số: 12/QĐ-UBND".encode(), BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        archive.writestr(zipfile.ZipInfo("a.txt"), bytes(12) + data)
    whole = bytearray(packed.getvalue())
    check = zipfile.crc32(data)
    head, central = 0, whole.index(b"PK\x01\x02")
    for at, flags, crc, size in ((head, 6, 14, 22), (central, 8, 16, 24)):
        whole[at + flags] |= 1
        whole[at + crc : at + crc + 4] = check.to_bytes(4, "little")
        whole[at + size : at + size + 4] = len(data).to_bytes(4, "little")
    start = 30 + len("a.txt")
    plain = bytes(11) + bytes([check >> 24]) + data
    whole[start : start + len(plain)] = encrypted(plain, "khóa".encode())
    return bytes(whole)


def encrypted(plain: bytes, password: bytes) -> bytes:
    keys = [0x12345678, 0x23456789, 0x34567890]
    table = [crc_of(byte) for byte in range(256)]

    def update(byte: int) -> None:
        keys[0] = (keys[0] >> 8) ^ table[(keys[0] ^ byte) & 0xFF]
        keys[1] = ((keys[1] + (keys[0] & 0xFF)) * 134775813 + 1) & 0xFFFFFFFF
        keys[2] = (keys[2] >> 8) ^ table[(keys[2] ^ (keys[1] >> 24)) & 0xFF]

    for byte in password:
        update(byte)
    out = bytearray()
    for byte in plain:
        mask = keys[2] | 2
        out.append(byte ^ ((mask * (mask ^ 1) >> 8) & 0xFF))
        update(byte)
    return bytes(out)


def crc_of(byte: int) -> int:
    for _ in range(8):
        byte = (byte >> 1) ^ (0xEDB88320 if byte & 1 else 0)
    return byte


def test_every_oddity_is_counted_as_such(tmp_path: Path, out: Path) -> None:
    box = write(tmp_path / "box", 1)
    (box / "copy.txt").write_text(document(1, 9), encoding="utf-8")
    (box / "empty.txt").write_text(" \n")
    (box / "list.txt").write_text("Danh bạ điện thoại")
    (box / "broken.pdf").write_bytes(b"%PDF-1.7 broken off")
    (box / "noise.bin").write_bytes(bytes(range(8)) * 9)
    done = run("convert", box, "-o", out, "-j", 1, "--json", "--log", tmp_path / "log", "--quiet")
    said = json.loads(done.stdout)
    assert (done.returncode, done.stderr) == (1, "")
    assert (said["empty"], said["copies"], said["no_document"]) == (1, 1, 1)
    assert said["failures"] == {"DamagedFileError": 1, "UnknownFormatError": 1}
    assert said["failures_table"] == str(out / "failures")
    log = [json.loads(line) for line in (tmp_path / "log").read_text().splitlines()]
    assert [line["event"] for line in log] == ["start", "failure", "failure", "done"]
    assert {line["error"] for line in log[1:3]} == set(said["failures"])
    assert json.loads((out / "archive.json").read_text())["counts"]["copies"] == 1


def test_a_summary_for_people_names_failures_by_class(tmp_path: Path, out: Path) -> None:
    box = write(tmp_path / "box", 1)
    (box / "broken.pdf").write_bytes(b"%PDF-1.7 broken off")
    done = CliRunner().invoke(app, ["convert", str(box), "-o", str(out), "-j", "1"])
    assert "DamagedFileError" in done.stderr
    assert f"failures: {out}/failures" in done.stderr


def test_a_file_without_end_is_tried_twice_and_left(tmp_path: Path, out: Path) -> None:
    box = write(tmp_path / "box", 1)
    (box / "0.pdf").write_bytes(made.forms_in_forms(14))
    summary = convert([box], out, jobs=1, timeout=6, memory=None)
    assert (summary.failures, sources(out)) == ({"TimeLimitError": 1}, ["1.txt"])
    assert convert([box], out, jobs=1, timeout=6, memory=None).reused == summary.chunks


def test_a_file_that_fills_the_memory_is_left(tmp_path: Path, out: Path) -> None:
    box = write(tmp_path / "box", 1)
    (box / "0.pdf").write_bytes(made.packed_twice(900))
    summary = convert([box], out, jobs=1, memory=400 << 20)
    assert sum(summary.failures.values()) == 1
    assert not summary.failures.keys() - {"MemoryLimitError", "CrashedError"}
    assert sources(out) == ["1.txt"]


def waiting() -> Iterator[Item]:
    time.sleep(60)
    yield Item("never", b"", "text")


def test_a_container_without_end_is_left_and_the_next_file_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    box = write(tmp_path / "box", 1, 2, 3)
    monkeypatch.setattr("vbpl.archive.feed._read", partial(read_changed, partial(second_as, waiting)))
    found = [unit.found for unit in Feed([box], tmp_path, bounds=Bounds(5.0)).iter_units()]
    assert [(type(each).__name__, Path(each.place).name) for each in found] == [
        ("Item", "1.txt"), ("TimeLimitError", "2.txt"), ("Item", "3.txt")]


def dying(start: Start, _: int, items: Items) -> Items:
    """The process dies twice at the same member, and once at another."""
    for item in items:
        if item.place.endswith("never") or (item.place.endswith("once") and not start.again):
            os._exit(9)
        yield item


def test_where_the_reading_process_dies_another_goes_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name, members in (("a", ("1", "2 once", "3")), ("b", ("4", "5 never", "6")), ("c", ("7 once", "8"))):
        (tmp_path / f"{name}.zip").write_bytes(made.zip_of(*members))
    monkeypatch.setattr("vbpl.archive.feed._read", partial(read_changed, dying))
    found = [unit.found for unit in Feed([tmp_path], tmp_path / "out").iter_units()]
    assert [each.place.rpartition("/")[2] for each in found] == [
        "a.zip!1", "a.zip!2 once", "a.zip!3", "b.zip!4", "b.zip", "c.zip!7 once", "c.zip!8"]
    assert [each.reason for each in found if isinstance(each, IngestError)] == ["its reader died"]


def test_a_path_of_fsspec_is_a_source(tmp_path: Path, out: Path) -> None:
    box = write(tmp_path / "box", 1, 2)
    (box / "a.pdf").write_bytes(pdf_of("So: 12/QD-UBND"))
    summary = convert([f"file://{box}"], out, jobs=1)
    assert (summary.rows["sources"], sources(out)) == (3, ["1.txt", "2.txt", "a.pdf"])
    assert convert([f"file://{box}"], out, jobs=1).reused == summary.chunks


def test_nothing_is_fetched_from_the_web(out: Path) -> None:
    summary = convert(["https://example.invalid/a.pdf"], out, jobs=1)
    assert summary.failures == {"RefusedError": 1}


def test_a_record_that_is_no_record_is_left_out(tmp_path: Path, out: Path) -> None:
    box = write(tmp_path / "box", 1)
    convert([box], out, jobs=1)
    for path in (out / ".parts").iterdir():
        path.write_text('{"key": 3}')
    assert read_records(out) == {}
    assert convert([box], out, jobs=1).rows["documents"] == 1

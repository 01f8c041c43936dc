"""Files that would fill memory or disk, or lead out of their folder, are refused or bounded, and reported."""

import gc
import gzip
import io
import os
import tarfile
import zipfile
from pathlib import Path

import pytest

from vbpl.ingest import (
    DamagedFileError,
    IngestError,
    Item,
    LockedFileError,
    RefusedError,
    detect_format,
    iter_items,
    limits,
    read_item,
)
from vbpl.ingest.folders import iter_files
from word_files import decision, paragraph, word_file


def refusals(path: Path) -> list[str]:
    """Reasons of all errors from reading a file."""
    return [each.reason for each in iter_items(path) if isinstance(each, RefusedError)]


def places(path: Path) -> list[str]:
    found = iter_items(path)
    return [(each.place if isinstance(each, Item) else str(each)).removeprefix(f"{path}") for each in found]


def write_zip(path: Path, members: dict[str, bytes]) -> Path:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return path


def test_a_zip_bomb_is_refused_unread(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a": bytes(20 * limits.MEBIBYTE), "b": b"text"})
    assert [reason.split(":")[-1] for reason in refusals(path)] == [" a zip bomb"]


def test_one_bomb_among_sound_members_is_left_out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "RATIO_FREE", 10_000)
    path = write_zip(tmp_path / "a.zip", {"bomb": bytes(80_000), "noise": os.urandom(4000), "text": b"text"})
    assert [name.split(": ")[0] for name in places(path)] == ["!bomb", "!noise", "!text"]
    assert "a zip bomb" in places(path)[0]


def test_a_member_that_lies_about_its_size(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a": b"x" * 1000, "b": b"text"})
    data = path.read_bytes().replace((1000).to_bytes(4, "little"), (10).to_bytes(4, "little"))
    path.write_bytes(data)
    first, second = iter_items(path)
    assert isinstance(first, DamagedFileError) or len(first.data) <= 11  # type: ignore[union-attr]
    assert isinstance(second, Item)


@pytest.mark.parametrize("name", ["../out", "/etc/passwd", "a/../../b", "C:\\x", "..\\x"])
def test_a_path_out_of_an_archive_is_refused(name: str, tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {name: b"x", "b": b"text"})
    assert [place.split(": ")[-1] for place in places(path)] == ["a path that leads out of the archive", "!b"]


def write_tar(path: Path, *members: tarfile.TarInfo, data: bytes = b"", mode: str = "w") -> Path:
    with tarfile.open(path, mode) as archive:  # type: ignore[call-overload]
        for info in members:
            archive.addfile(info, io.BytesIO(data) if info.isreg() else None)
    return path


def info(name: str, size: int = 0, kind: bytes = tarfile.REGTYPE, target: str = "") -> tarfile.TarInfo:
    made = tarfile.TarInfo(name)
    made.size, made.type, made.linkname = size, kind, target
    return made


def test_links_and_devices_in_a_tar_are_not_followed(tmp_path: Path) -> None:
    kinds = {"s": tarfile.SYMTYPE, "h": tarfile.LNKTYPE, "c": tarfile.CHRTYPE, "f": tarfile.FIFOTYPE}
    members = [info(name, kind=kind, target="/etc/passwd") for name, kind in kinds.items()]
    path = write_tar(tmp_path / "a.tar", *members, info("../x", 1), info("ok", 1), data=b"x")
    assert [place.split(": ", 1)[-1] for place in places(path)] == [
        *["a link or device in an archive: not followed"] * 4, "a path that leads out of the archive", "!ok",
    ]  # fmt: skip


def test_a_tar_bomb_ends_the_archive(tmp_path: Path) -> None:
    path = write_tar(tmp_path / "a.tgz", info("a", 40 * limits.MEBIBYTE), data=bytes(40 * limits.MEBIBYTE), mode="w:gz")
    assert [reason.split(":")[-1] for reason in refusals(path)] == [" a zip bomb"]


def test_a_tar_header_cannot_ask_for_all_memory(tmp_path: Path) -> None:
    header = info("x", 1 << 40, tarfile.XHDTYPE).tobuf(tarfile.GNU_FORMAT)
    path = tmp_path / "a.tgz"
    path.write_bytes(gzip.compress(header + bytes(2048)))
    (error,) = iter_items(path)
    assert isinstance(error, IngestError)
    assert "a header of" in error.reason


def test_archives_in_archives_are_bounded(tmp_path: Path) -> None:
    data = b"text"
    for _ in range(limits.NESTING + 1):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w") as archive:
            archive.writestr("a.zip", data)
        data = made.getvalue()
    path = tmp_path / "a.zip"
    path.write_bytes(data)
    assert refusals(path) == [f"archives inside archives deeper than {limits.NESTING}"]


def test_too_many_members(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "MEMBERS", 2)
    members = {str(n): b"x" for n in range(3)}
    assert refusals(write_zip(tmp_path / "a.zip", members)) == ["more than 2 members"]
    path = write_tar(tmp_path / "a.tar", *(info(name, 1) for name in members), data=b"x")
    assert refusals(path) == ["more than 2 members"]


def test_a_locked_member_is_reported(tmp_path: Path) -> None:
    path = write_zip(tmp_path / "a.zip", {"a": b"x", "b": b"text"})
    data = bytearray(path.read_bytes())
    data[6] |= 1
    data[data.index(b"PK\x01\x02") + 8] |= 1
    path.write_bytes(data)
    first, second = iter_items(path)
    assert isinstance(first, LockedFileError)
    assert isinstance(second, Item)


def test_a_large_file_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    with path.open("wb") as file:
        file.write(b"text")
        file.truncate(10 << 30)
    assert refusals(path) == [f"{10 << 30} bytes: too large"]


def test_a_long_line_ends_its_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "ROW_BYTES", 50)
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n{"text": "' + "b" * 99 + '"}\n{"text": "c"}\n', encoding="utf-8")
    assert places(path) == ["#1", "#2: a line longer than 50 bytes"]


def test_a_part_of_a_word_file_is_bounded() -> None:
    data = word_file(*[paragraph("x" * 50_000)] * 400)
    with pytest.raises(RefusedError, match=r"^a: word/document.xml unpacks to \d+ bytes: too large"):
        read_item(Item("a", data, detect_format(data)))


def test_json_nested_without_end_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_text('{"text": "a"}\n{"text":' + "[" * 100_000 + "\n", encoding="utf-8")
    assert [type(each) for each in iter_items(path)] == [Item, DamagedFileError]


def test_symbolic_links_are_never_followed(tmp_path: Path) -> None:
    box = tmp_path / "box"
    (box / "in").mkdir(parents=True)
    (box / "in" / "a.txt").write_text("text", encoding="utf-8")
    (tmp_path / "secret.txt").write_text("secret", encoding="utf-8")
    (box / "in" / "loop").symlink_to(box)
    (box / "out.txt").symlink_to(tmp_path / "secret.txt")
    refused = ": a symbolic link: not followed"
    assert places(box) == ["/in/a.txt", f"/in/loop{refused}", f"/out.txt{refused}"]


def test_pipes_are_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert places(tmp_path) == ["/pipe: not a regular file"]


def test_what_cannot_be_read_is_reported(tmp_path: Path) -> None:
    (tmp_path / "b.txt").write_text("text", encoding="utf-8")
    assert [str(each) for each in iter_items(tmp_path / "gone")] == [f"{tmp_path}/gone: no such file or directory"]
    if os.geteuid():
        (tmp_path / "a.txt").write_text("text", encoding="utf-8")
        (tmp_path / "a.txt").chmod(0)
        assert places(tmp_path) == ["/a.txt: permission denied", "/b.txt"]


def test_names_in_no_encoding_are_printable(tmp_path: Path) -> None:
    (tmp_path / os.fsdecode(b"a\xff.txt")).write_text("text", encoding="utf-8")
    assert places(tmp_path) == ["/a\\xff.txt"]


def test_folders_are_read_in_the_order_of_their_names(tmp_path: Path) -> None:
    for name in ("b/2", "b/1", "a", "c/d/3", "out/x"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_bytes(decision() if name == "a" else b"x")
    found = [str(path).removeprefix(f"{tmp_path}/") for path in iter_files(tmp_path, skip=tmp_path / "out")]
    assert found == ["a", "b/1", "b/2", "c/d/3"]


def test_of_a_large_folder_the_names_are_held_and_no_paths(tmp_path: Path) -> None:
    for number in range(50):
        (tmp_path / f"{number}").touch()
    found = iter_files(tmp_path)
    assert next(found) == tmp_path / "0"
    held = [each for each in gc.get_objects() if isinstance(each, Path) and each.parent == tmp_path]
    assert len(held) <= 2
    assert len(list(found)) == 49

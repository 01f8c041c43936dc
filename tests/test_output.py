"""Files that commands write: whole or not at all, not through a link, and not over another file without permission."""

import subprocess
import sys
from pathlib import Path

import pytest

from vbpl.cli.output import OutputError, write_file

WRONG = "ỦY BAN NHÂN DÂN\nXÃ AN LẠC\nSố : 12 / QĐ-UBND\n\nQUYẾT ĐỊNH\n\nĐiều 1. Mở bến đò.\n"


def run(folder: Path, *arguments: object) -> "subprocess.CompletedProcess[str]":
    return subprocess.run([sys.executable, "-m", "vbpl", *map(str, arguments)], capture_output=True, text=True,
                          check=False, cwd=folder, timeout=120)


def test_a_file_is_replaced_only_by_force(tmp_path: Path) -> None:
    path = tmp_path / "a" / "b.txt"
    write_file(path, b"one")
    with pytest.raises(OutputError, match="is there already: --force replaces it"):
        write_file(path, b"two")
    path.chmod(0o640)
    write_file(path, b"two", force=True)
    assert (path.read_bytes(), path.stat().st_mode & 0o777) == (b"two", 0o640)
    assert [each.name for each in path.parent.iterdir()] == ["b.txt"]


def test_nothing_is_written_through_a_link(tmp_path: Path) -> None:
    (tmp_path / "important").write_text("important")
    for target in ("important", "nowhere"):
        link = tmp_path / f"to-{target}"
        link.symlink_to(tmp_path / target)
        with pytest.raises(OutputError, match="a symbolic link"):
            write_file(link, b"x", force=True)
    assert (tmp_path / "important").read_text() == "important"
    assert not (tmp_path / "nowhere").exists()


def test_a_full_disk_leaves_the_file_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(WRONG, encoding="utf-8")
    script = f"ulimit -f 0; trap '' XFSZ; {sys.executable} -m vbpl check --fix {path}"
    done = subprocess.run(["bash", "-c", script], capture_output=True, text=True, check=False, timeout=120)
    assert (done.returncode, path.read_text(encoding="utf-8")) == (1, WRONG)
    assert f"{path}: not written: File too large" in done.stderr
    assert [each.name for each in tmp_path.iterdir()] == ["a.txt"]
    assert run(tmp_path, "check", "--fix", path).returncode in (0, 1)
    assert "12/QĐ-UBND" in path.read_text(encoding="utf-8")


def test_export_does_not_overwrite(tmp_path: Path) -> None:
    (tmp_path / "qd.txt").write_text(WRONG, encoding="utf-8")
    (tmp_path / "qd-1.txt").write_text("precious")
    done = run(tmp_path, "export", "qd.txt", "--to", "text", "-o", ".")
    assert (done.returncode, done.stderr) == (1, "qd-1.txt: is there already: --force replaces it\n")
    assert (tmp_path / "qd-1.txt").read_text() == "precious"
    assert run(tmp_path, "export", "qd.txt", "--to", "text", "-o", ".", "--force").returncode == 0
    assert "QUYẾT ĐỊNH" in (tmp_path / "qd-1.txt").read_text(encoding="utf-8")


def test_view_does_not_overwrite(tmp_path: Path) -> None:
    (tmp_path / "qd.txt").write_text(WRONG, encoding="utf-8")
    (tmp_path / "page.html").write_text("precious")
    done = run(tmp_path, "view", "qd.txt", "-o", "page.html")
    assert (done.returncode, (tmp_path / "page.html").read_text()) == (2, "precious")
    assert run(tmp_path, "view", "qd.txt", "-o", "page.html", "--force").returncode == 0

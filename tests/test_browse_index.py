"""The index of the app, archives that cannot be shown, and the command with its interrupts."""

import re
import shutil
import signal
import subprocess
import sys
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from browsed import HERE
from vbpl.archive import ArchiveError, convert, link
from vbpl.browse import app
from vbpl.browse.index import FOLDER, open_index
from vbpl.browse.words import words


def test_an_index_is_kept_until_the_tables_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.txt"
    source.write_text("Số: 1/QĐ-XYZ\nQUYẾT ĐỊNH\nVề mùa nước\n", encoding="utf-8")
    convert([source], tmp_path / "out", jobs=1)
    first = open_index(tmp_path / "out")
    assert "1 texts indexed" in capsys.readouterr().err
    assert open_index(tmp_path / "out") == first
    assert capsys.readouterr().err == ""
    link(tmp_path / "out", jobs=1)
    assert open_index(tmp_path / "out").columns != first.columns
    assert len(list((tmp_path / "out" / FOLDER).iterdir())) == 1


def test_an_archive_that_cannot_be_written_has_its_index_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Số: 1/QĐ-XYZ\nQUYẾT ĐỊNH\nVề mùa nước\n", encoding="utf-8")
    convert([tmp_path / "a.txt"], tmp_path / "out", jobs=1)
    monkeypatch.setattr("os.access", lambda path, mode: False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert open_index(tmp_path / "out").columns.is_relative_to(tmp_path / "cache" / "vbpl")
    assert not (tmp_path / "out" / FOLDER).exists()


def test_an_archive_without_links_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Số: 1/QĐ-XYZ\nQUYẾT ĐỊNH\nVề mùa nước\n", encoding="utf-8")
    convert([tmp_path / "a.txt"], tmp_path / "out", jobs=1)
    with TestClient(app(tmp_path / "out"), base_url=HERE) as client:
        (key,) = re.findall(r'class="entry" href="/document/([^"]*)"', client.get("/").text)
        assert "vbpl link" in client.get(f"/document/{key}/links").text
        assert client.get(f"/document/{key}").status_code == 200
    link(tmp_path / "out", jobs=1)
    with TestClient(app(tmp_path / "out"), base_url=HERE) as client:
        assert "vbpl link" not in client.get(f"/document/{key}/links").text


def test_tables_that_change_under_the_app_are_told(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("Số: 1/QĐ-XYZ\nQUYẾT ĐỊNH\nVề mùa nước\n", encoding="utf-8")
    convert([source], tmp_path / "out", jobs=1)
    with TestClient(app(tmp_path / "out"), base_url=HERE) as client:
        (key,) = re.findall(r'class="entry" href="/document/([^"]*)"', client.get("/").text)
        source.write_text("Số: 2/QĐ-XYZ\nQUYẾT ĐỊNH\nVề mùa khô\n", encoding="utf-8")
        convert([source], tmp_path / "out", jobs=1)
        answer = client.get(f"/document/{key}")
        assert answer.status_code == 503
        assert "vbpl view" in answer.text


def test_an_archive_without_documents(tmp_path: Path) -> None:
    (tmp_path / "broken.doc").write_bytes(b"%PDF-1.4 broken")
    convert([tmp_path / "broken.doc"], tmp_path / "out", jobs=1)
    with TestClient(app(tmp_path / "out"), base_url=HERE) as client:
        assert words("vi")["list"]["empty"] in client.get("/").text
        assert client.get("/figures").status_code == 200


def test_what_cannot_be_browsed(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive"):
        app(tmp_path)
    (tmp_path / "a.txt").write_text("Số: 1/QĐ-XYZ\n", encoding="utf-8")
    convert([tmp_path / "a.txt"], tmp_path / "out", form="jsonl", jobs=1)
    with pytest.raises(ArchiveError, match="JSON Lines"):
        app(tmp_path / "out")


def test_the_benchmark_measures_every_kind_of_page() -> None:
    script = Path(__file__).parents[1] / "benchmarks" / "browse.py"
    done = subprocess.run([sys.executable, str(script), "--count", "120"], capture_output=True, text=True, check=True)
    rows = re.findall(r"^\| ([a-z, ]+) \| \d+ \| \d+ \| \d+ \| \d+ \| \d+ \|$", done.stdout, re.MULTILINE)
    assert len(rows) == 11


def test_the_command_serves_an_archive_until_interrupted(archive: Path) -> None:
    command = [sys.executable, "-m", "vbpl", "view", str(archive), "--port", "0", "--lang", "en"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        url = next(found[0] for line in process.stderr if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
        with urllib.request.urlopen(url) as answer:
            assert answer.status == 200
            assert b'lang="en"' in answer.read()
        process.send_signal(signal.SIGINT)
        process.stderr.read()
    assert process.returncode in (0, -signal.SIGINT, 130)


def test_an_interrupt_while_the_index_is_made_leaves_no_traceback(archive: Path, tmp_path: Path) -> None:
    shutil.copytree(archive, tmp_path / "out", ignore=shutil.ignore_patterns(FOLDER))
    command = [sys.executable, "-m", "vbpl", "view", str(tmp_path / "out"), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert "indexing" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        assert "Traceback" not in process.communicate(timeout=60)[1]
    assert process.returncode == 130


def test_an_interrupt_that_a_library_took_for_itself_ends_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def takes_interrupt(*arguments: object) -> None:
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)

    (tmp_path / "a.txt").write_text("THÔNG BÁO\nVề mùa nước\n", encoding="utf-8")
    convert([tmp_path / "a.txt"], tmp_path / "out", jobs=1)
    monkeypatch.setattr("vbpl.browse.index.make_columns", takes_interrupt)
    monkeypatch.setattr("vbpl.browse.index.write_texts", takes_interrupt)
    with pytest.raises(KeyboardInterrupt):
        open_index(tmp_path / "out")
    assert not list((tmp_path / "out" / FOLDER).iterdir())


def test_an_interrupted_query_is_an_interrupt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: object) -> None:
        raise RuntimeError("Query interrupted")

    (tmp_path / "a.txt").write_text("THÔNG BÁO\nVề mùa nước\n", encoding="utf-8")
    convert([tmp_path / "a.txt"], tmp_path / "out", jobs=1)
    monkeypatch.setattr("vbpl.browse.index.make_columns", interrupted)
    with pytest.raises(KeyboardInterrupt):
        open_index(tmp_path / "out")


def test_an_archive_is_not_written_as_a_page(archive: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "vbpl", "view", str(archive), "-o", "page.html"],
        capture_output=True, text=True, check=False,
    )
    assert done.returncode == 2
    assert "leave -o out" in " ".join(done.stderr.split())

"""Files made to attack: each gives its text or a clear error, soon and in little memory, and fetches nothing."""

import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

import hostile_files as made
import vbpl
from growth import growth
from ingested import needs, text_of
from vbpl.ingest import (
    IngestError,
    Item,
    RefusedError,
    TimeLimitError,
    detect_format,
    iter_items,
    ocr,
    programs,
    read_item,
    word_tools,
)
from vbpl.ingest.containers import iter_bytes


def found(data: bytes) -> list[str]:
    """Places of the members of a container, or class and place of errors."""
    return [each.place if isinstance(each, Item) else f"{type(each).__name__} {each.place}"
            for each in iter_bytes(data, "a")]


def test_a_page_of_many_siblings_is_read_whole() -> None:
    lines = text_of(made.wide_page(10_000)).split("\n")
    assert (lines[0], lines[-1], len(lines)) == ("Đoạn số 0", "Đoạn số 9999", 10_000)


def test_a_page_of_many_levels_is_read_whole() -> None:
    assert text_of(made.deep_page(30_000)).split() == ["một"] * 30_000


@pytest.mark.parametrize(("data", "error"), [
    (made.zip_of("."), "RefusedError a!."), (made.zip_of(""), "RefusedError a!"),
    (made.zip_of_version(99), "DamagedFileError a"), (made.tar_of("."), "RefusedError a!."),
    (made.deep_row(30_000), "DamagedFileError a#1"), (made.pax_header(b"1" * 300_000), "DamagedFileError a"),
    (made.pax_header(b"9" * 2_000_000), "DamagedFileError a"),
], ids=["dot", "no name", "version", "dot in a tar", "deep JSON", "figures", "large header"])
def test_a_damaged_container_is_a_failure(data: bytes, error: str) -> None:
    assert found(data)[0] == error


def test_the_other_members_are_read() -> None:
    assert found(made.zip_of(".", "b", "")) == ["RefusedError a!.", "a!b", "RefusedError a!"]
    assert found(made.deep_row(30_000))[1:] == ["a#2"]


def test_names_that_are_not_utf_8_are_shown_escaped(tmp_path: Path) -> None:
    name = os.fsdecode(b"c\xf4ng v\xc4\x83n")
    assert found(made.tar_of(name)) == ["a!c\\xf4ng văn"]
    for byte in (b"\xfe", b"\xff"):
        (tmp_path / os.fsdecode(b"a" + byte)).write_text("x")
    assert [each.place for each in iter_items(tmp_path)] == [f"{tmp_path}/a\\xfe", f"{tmp_path}/a\\xff"]


def test_a_text_stored_once_for_many_rows_is_no_bomb_but_counts() -> None:
    (error,) = iter_bytes(made.repeated_text(4_000_000, 64), "a")
    assert isinstance(error, RefusedError)
    assert len(found(made.repeated_text(100, 64))) == 64


GROWING: dict[str, Callable[[int], bytes]] = {
    "styles in a circle": lambda size: made.style_circle(size, size),
    "labels that repeat": lambda size: made.long_labels(size, size),
    "attributes": lambda size: made.many_attributes(20 * size),
    "levels": lambda size: made.deep_page(10 * size),
    "siblings": lambda size: made.wide_page(10 * size),
}


@pytest.mark.parametrize("name", GROWING)
def test_readers_take_linear_time(name: str) -> None:
    assert growth(lambda size: partial(text_of, GROWING[name](size)), 500, 4_000) < 3


def test_labels_that_are_left_out_are_told() -> None:
    data = made.long_labels(300, 7)
    reading = read_item(Item("a", data, detect_format(data)))
    assert reading.text == "\n".join("x" * 7)
    assert [each.message for each in reading.diagnostics] == [
        "numbers that Word computes are not known for 7 paragraphs"]


@pytest.mark.parametrize(("head", "messages"), [
    ("CÔNG BÁO", ["text outside the body left aside: 7 characters"]), ("12", []),
])
def test_heads_of_pages_that_are_left_out_are_told(head: str, messages: list[str]) -> None:
    data = made.headed_word(head)
    assert [each.message for each in read_item(Item("a", data, detect_format(data))).diagnostics] == messages


@pytest.fixture
def requests() -> Iterator[tuple[str, list[str]]]:
    """A server on this machine, and the requests that it received."""
    seen: list[str] = []

    class Seen(BaseHTTPRequestHandler):
        def note(self) -> None:
            seen.append(self.command)
            self.send_response(404)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            """Logs nothing."""

    for method in ("GET", "HEAD", "OPTIONS", "PROPFIND"):
        setattr(Seen, f"do_{method}", Seen.note)
    server = ThreadingHTTPServer(("127.0.0.1", 0), Seen)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_address[1]}/anh.png", seen
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("namespace", [True, False])
def test_nothing_is_fetched(
    namespace: bool, requests: tuple[str, list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The profile alone blocks it, and so does the network namespace if the system has one."""
    needs("soffice")
    url, seen = requests
    if not namespace:
        monkeypatch.setattr(programs, "no_network", tuple)
    program = shutil.which("soffice") or ""
    reading = word_tools._read_with_office(program, made.PICTURE.format(url=url).encode(), "a", ".fodt")
    assert (" ".join(reading.text.split()), seen) == ("Số: 12/QĐ-UBND", [])


def is_running(pid: int) -> bool:
    state = Path(f"/proc/{pid}/stat")
    return state.exists() and state.read_text().rpartition(")")[2].split()[0] != "Z"


def wait_for(happened: Callable[[], bool]) -> None:
    until = time.monotonic() + 60
    while not happened():
        assert time.monotonic() < until
        time.sleep(0.02)


def test_a_program_that_never_ends_is_ended_with_what_it_started(tmp_path: Path) -> None:
    started = time.monotonic()
    with pytest.raises(TimeLimitError, match="took longer than 1 seconds"):
        programs.run_program(["sh", "-c", f"sleep 60 & echo $! > {tmp_path}/pid; wait"], "a", seconds=1)
    assert time.monotonic() - started < 50
    pid = int((tmp_path / "pid").read_text())
    wait_for(lambda: not is_running(pid))


def test_a_program_that_writes_without_end_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(programs, "OUTPUT_BYTES", 1_000_000)
    with pytest.raises(RefusedError, match="makes more than"):
        programs.run_program(["yes"], "a")


def test_a_program_that_fails_says_why() -> None:
    with pytest.raises(IngestError, match="sh failed: no such thing"):
        programs.run_program(["sh", "-c", "echo no such thing >&2; exit 3"], "a")
    assert programs.run_program(["cat"], "a", b"x" * 300_000) == b"x" * 300_000


def test_variables_are_of_the_program_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OMP_THREAD_LIMIT", raising=False)
    show = partial(programs.run_program, ["sh", "-c", "echo $OMP_THREAD_LIMIT"], "a", variables=ocr.ONE_THREAD)
    assert (show(), "OMP_THREAD_LIMIT" in os.environ) == (b"1\n", False)
    monkeypatch.setenv("OMP_THREAD_LIMIT", "4")
    assert show() == b"4\n"


TESSERACT = r"""#!/bin/sh
[ "$1" = --list-langs ] && echo vie && exit
printf 'page_num\tblock_num\tpar_num\tline_num\tleft\ttop\twidth\theight\tconf\ttext\n'
printf '1\t1\t1\t1\t10\t10\t20\t20\t90\t%s\n' "threads=$OMP_THREAD_LIMIT"
"""


def test_tesseract_takes_one_thread_and_the_caller_is_left_alone(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    program = tmp_path / "tesseract"
    program.write_text(TESSERACT)
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.delenv("OMP_THREAD_LIMIT", raising=False)
    assert text_of(b"\x89PNG\r\n\x1a\n" + bytes(99), ocr=True) == "threads=1"
    assert "OMP_THREAD_LIMIT" not in os.environ


def test_a_file_read_with_a_timeout_gives_the_same(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(made.zip_of("a", "b"))
    assert vbpl.parse_file(path, timeout=60) == vbpl.parse_file(path)
    path.write_bytes(made.zip_of("a", "."))
    with pytest.raises(RefusedError, match=r"a\.zip!\.: a member without a name"):
        vbpl.parse_file(path, timeout=60)


def test_a_file_that_takes_longer_is_an_error(tmp_path: Path) -> None:
    path = tmp_path / "a.pdf"
    path.write_bytes(made.forms_in_forms(14))
    started = time.monotonic()
    with pytest.raises(TimeLimitError, match="it takes longer than 2 seconds"):
        vbpl.parse_file(path, timeout=2)
    assert time.monotonic() - started < 30

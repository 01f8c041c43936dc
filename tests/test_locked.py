"""Word files locked by a password: read with it; a clear error without it."""

import sys
from pathlib import Path
from random import Random

import pytest

from hostile_files import zip_of
from ingested import text_of
from locked_files import locked_doc, locked_docx
from vbpl.ingest import (
    DamagedFileError,
    IngestError,
    Item,
    LockedFileError,
    MissingToolError,
    RefusedError,
    UnknownFormatError,
    detect_format,
    limits,
    read_item,
)
from word_files import decision

DOC = (Path(__file__).parent / "data" / "files" / "quyet-dinh.doc").read_bytes()
FILES = {"docx": (decision(), locked_docx(decision(), "khóa số 1")), "doc": (DOC, locked_doc(DOC, "khóa số 1"))}


def opened(data: bytes, *passwords: str) -> str:
    return read_item(Item("a", data, detect_format(data)), passwords=passwords).text


@pytest.mark.parametrize("kind", FILES)
def test_a_locked_word_file_is_read_with_its_password(kind: str) -> None:
    plain, locked = FILES[kind]
    assert opened(locked, "sai", "khóa số 1") == text_of(plain)


@pytest.mark.parametrize("kind", FILES)
@pytest.mark.parametrize(("passwords", "reason"), [
    ((), "a: locked by a password: give it with --password-file"),
    (("sai", "khóa"), "a: locked by a password: give it with --password-file; none of those given opens it"),
])
def test_without_its_password_it_is_an_error(kind: str, passwords: tuple[str, ...], reason: str) -> None:
    with pytest.raises(LockedFileError) as error:
        opened(FILES[kind][1], *passwords)
    assert str(error.value) == reason


def test_what_is_no_word_file_is_told() -> None:
    with pytest.raises(UnknownFormatError, match="a: what is locked is no Word file"):
        opened(locked_docx(zip_of("[Content_Types].xml", "xl/workbook.xml"), "1"), "1")


def test_a_lock_that_asks_for_minutes_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vbpl.ingest.locked.LOCK_TURNS", 99_999)
    with pytest.raises(RefusedError, match="asks for 100000 turns for each password"):
        opened(FILES["docx"][1], "khóa số 1")
    assert limits.LOCK_TURNS == 10_000_000


def test_without_msoffcrypto_the_extra_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "msoffcrypto", None)
    with pytest.raises(MissingToolError, match=r'pip install "\.\[locked\]"'):
        opened(FILES["docx"][1], "1")


@pytest.mark.parametrize("kind", FILES)
def test_a_damaged_lock_is_an_error_of_its_own(kind: str) -> None:
    rng, locked, met = Random(5), FILES[kind][1], set()
    for _ in range(25):
        data = bytearray(locked)
        for _ in range(rng.randrange(1, 9)):
            data[rng.randrange(512, len(data))] ^= 1 << rng.randrange(8)
        try:
            opened(bytes(data), "khóa số 1")
        except IngestError as error:
            met.add(type(error))
    assert met <= {DamagedFileError, LockedFileError, RefusedError, UnknownFormatError}

"""Files that hold many texts: zip, tar, JSON Lines, Parquet, read one item after the other.

Nothing is written to disk, and a member stays in memory only while it is read. An error in a member is yielded in its
place, so that the others are still read. An error in the container itself ends the reading.
"""

import bz2
import codecs
import gzip
import io
import json
import lzma
import re
import tarfile
import zipfile
import zlib
from collections.abc import Callable, Iterator, Sequence
from pathlib import PurePosixPath
from typing import IO, Any

from . import limits
from .errors import DamagedFileError, IngestError, LockedFileError, MissingToolError, RefusedError, UnknownFormatError
from .formats import COMPRESSED, CONTAINERS, HEAD, ZIP_DAMAGE, Format, detect_format
from .item import Item, printable

TEXT_COLUMNS = ("text", "content", "full_text", "body", "noi_dung")
"""Columns of a table that may hold the text; the first one present is used."""
ROWS = 64
"""Rows of a Parquet file in memory at a time."""

Items = Iterator[Item | IngestError]
Passwords = Sequence[str]
_LOCKED = 0x1
"""The flag of a zip member that has a password."""

_DECOMPRESSORS: tuple[tuple[bytes, Callable[[Any], Any]], ...] = tuple(
    zip(COMPRESSED, (gzip.open, bz2.open, lzma.open), strict=True)
)
_FIGURES = re.compile(rb"\d{100}")
"""More digits than any length has. Searching longer runs of digits takes quadratic time."""
_DAMAGE = (*ZIP_DAMAGE, tarfile.TarError, zlib.error, lzma.LZMAError, EOFError, RuntimeError)
"""What libraries raise for a damaged container, or for an unknown version or compression."""


def iter_stream(file: IO[bytes], size: int, place: str, passwords: Passwords = ()) -> Items:
    """The content of an open file of ``size`` bytes: one item, or the items of a container. Raises `RefusedError`."""
    kind = detect_format(file.read(HEAD))
    file.seek(0)
    if kind in ("zip", "docx") and size <= limits.FILE_BYTES:
        kind = detect_format(file.read())
        file.seek(0)
    if size > (limits.CONTAINER_BYTES if kind in CONTAINERS else limits.FILE_BYTES):
        raise RefusedError(place, f"{size} bytes: too large")
    if kind in CONTAINERS:
        yield from iter_container(file, size, kind, place, passwords=passwords)
    else:
        yield Item(place, file.read(limits.FILE_BYTES), kind)


def iter_container(
    stream: IO[bytes], size: int, kind: Format, place: str, depth: int = 1, passwords: Passwords = ()
) -> Items:
    """The items of a container of ``size`` bytes in its order.

    An error stands in the place of the item that it is about.
    """
    if depth > limits.NESTING:
        yield RefusedError(place, f"archives inside archives deeper than {limits.NESTING}")
        return
    readers = {"zip": _iter_zip, "tar": _iter_tar, "jsonl": _iter_json_lines, "parquet": _iter_parquet}
    try:
        yield from readers[kind](stream, size, place, depth, passwords)
    except IngestError as error:
        yield error
    except _DAMAGE as error:
        yield DamagedFileError(place, f"damaged {kind}: {error}")


def _iter_zip(stream: IO[bytes], size: int, place: str, depth: int, passwords: Passwords) -> Items:
    with zipfile.ZipFile(stream) as archive:
        members = [info for info in archive.infolist() if not info.filename.endswith("/")]
        _check_unpacked(sum(info.file_size for info in members), size, len(members), place)
        for info in members:
            inner = f"{place}!{printable(info.filename)}"
            try:
                _check_member(info.filename, info.file_size, inner)
                if info.file_size > max(limits.RATIO_FREE, limits.RATIO * info.compress_size):
                    raise RefusedError(inner, f"unpacks {info.compress_size} to {info.file_size} bytes: a zip bomb")
                data = _read_member(archive, info, inner, passwords)
            except IngestError as error:
                yield error
            except _DAMAGE as error:
                yield DamagedFileError(inner, f"damaged member: {error}")
            else:
                yield from iter_bytes(data, inner, depth, passwords)


def _read_member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, place: str, passwords: Passwords) -> bytes:
    """A zip member; if it is locked, opened by the first password that fits."""
    if not info.flag_bits & _LOCKED:
        with archive.open(info) as member:
            return member.read(info.file_size + 1)
    for password in passwords:
        try:
            with archive.open(info, pwd=password.encode()) as member:
                return member.read(info.file_size + 1)
        except (RuntimeError, zipfile.BadZipFile, zlib.error):
            continue
    raise LockedFileError(place, "locked by a password: give it with --password-file")


def _iter_tar(stream: IO[bytes], size: int, place: str, depth: int, passwords: Passwords) -> Items:
    with tarfile.open(fileobj=_Bounded(_decompressed(stream)), mode="r:", tarinfo=_Header) as archive:
        unpacked = 0
        for count, info in enumerate(archive, 1):
            archive.members.clear()  # type: ignore[attr-defined]  # else it grows with each member
            unpacked += info.size
            _check_unpacked(unpacked, size, count, place)
            inner = f"{place}!{printable(info.name)}"
            if info.isdir():
                continue
            try:
                _check_member(info.name, info.size, inner)
                if not info.isreg():
                    raise RefusedError(inner, "a link or device in an archive: not followed")
            except IngestError as error:
                yield error
                continue
            member = archive.extractfile(info)
            yield from iter_bytes(member.read() if member else b"", inner, depth, passwords)


class _Header(tarfile.TarInfo):
    """A tar header. Its own values (pax) must be small, because reading them takes quadratic time."""

    def _proc_pax(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        bound = limits.COMMON_HEADER_BYTES if self.type == tarfile.XGLTYPE else limits.HEADER_BYTES
        stream = archive.fileobj
        if self.size > bound or stream is None:
            raise ValueError(f"a header of {self.size} bytes")
        start = stream.tell()
        if _FIGURES.search(stream.read(self.size)):
            raise ValueError("a header of figures")
        stream.seek(start)
        parsed: tarfile.TarInfo = super()._proc_pax(archive)  # type: ignore[misc]
        return parsed


def _check_unpacked(unpacked: int, size: int, members: int, place: str) -> None:
    if members > limits.MEMBERS:
        raise RefusedError(place, f"more than {limits.MEMBERS} members")
    if unpacked > limits.UNPACKED_BYTES or unpacked > max(limits.RATIO_FREE, limits.RATIO * size):
        raise RefusedError(place, f"unpacks {size} bytes to more than {unpacked}: a zip bomb")


def _check_member(name: str, size: int, place: str) -> None:
    path = PurePosixPath(name.replace("\\", "/"))
    if not path.parts:
        raise RefusedError(place, "a member without a name")
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0] or "\0" in name:
        raise RefusedError(place, "a path that leads out of the archive")
    if size > limits.FILE_BYTES:
        raise RefusedError(place, f"{size} bytes: too large")


def iter_bytes(data: bytes, place: str, depth: int = 0, passwords: Passwords = ()) -> Items:
    """The content of some bytes: one item, or the items of a container in a container."""
    kind = detect_format(data)
    if kind in CONTAINERS:
        yield from iter_container(io.BytesIO(data), len(data), kind, place, depth + 1, passwords)
    else:
        yield Item(place, data, kind)


def _decompressed(stream: IO[bytes]) -> IO[bytes]:
    magic = stream.read(6)
    stream.seek(0)
    for start, open_stream in _DECOMPRESSORS:
        if magic.startswith(start):
            opened: IO[bytes] = open_stream(stream)
            return opened
    return stream


class _Bounded(io.BufferedIOBase):
    """A stream that stops a header from asking for more than a file may have."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def read(self, size: int | None = -1) -> bytes:
        """Reads bytes, as any stream does."""
        if size is None or not 0 <= size <= limits.FILE_BYTES:
            raise OSError(f"a header of {size} bytes")
        return self._stream.read(size)

    def seek(self, offset: int, whence: int = 0) -> int:
        """Goes to a position, as any stream does."""
        return self._stream.seek(offset, whence)

    def tell(self) -> int:
        """The position, as in any stream."""
        return self._stream.tell()


def _iter_json_lines(stream: IO[bytes], size: int, place: str, depth: int, passwords: Passwords) -> Items:
    number = 0
    while line := stream.readline(limits.ROW_BYTES + 1):
        number += 1
        inner = f"{place}#{number}"
        if len(line) > limits.ROW_BYTES:
            raise RefusedError(inner, f"a line longer than {limits.ROW_BYTES} bytes")
        if line.strip():
            yield _json_row(line, inner)


def _json_row(line: bytes, place: str) -> Item | IngestError:
    try:
        row = json.loads(line.removeprefix(codecs.BOM_UTF8))
    except (ValueError, RecursionError) as error:
        return DamagedFileError(place, f"no JSON: {error}")
    if not isinstance(row, dict):
        return DamagedFileError(place, "no JSON object")
    text = next((row[name] for name in TEXT_COLUMNS if isinstance(row.get(name), str)), None)
    return _row(text, place) if text is not None else UnknownFormatError(place, _no_column())


def _iter_parquet(stream: IO[bytes], size: int, place: str, depth: int, passwords: Passwords) -> Items:
    try:
        from pyarrow import ArrowException, parquet
    except ImportError as error:
        raise MissingToolError(place, 'pyarrow is not installed: pip install ".[archive]"') from error
    try:
        names = parquet.read_schema(stream).names
        name = next((name for name in TEXT_COLUMNS if name in names), None)
        if name is None:
            raise UnknownFormatError(place, _no_column())
        table = parquet.ParquetFile(stream, read_dictionary=[name])
        unpacked = 0
        for number, cell in enumerate(_iter_cells(table, name, place), 1):
            text = cell.as_py()
            unpacked += len(text) if isinstance(text, str) else 0
            _check_unpacked(unpacked, size, number, place)
            inner = f"{place}#{number}"
            yield _row(text, inner) if isinstance(text, str) else DamagedFileError(inner, f"no text in {name}")
    except ArrowException as error:
        raise DamagedFileError(place, f"damaged parquet: {error}") from error


def _iter_cells(table: Any, name: str, place: str) -> Iterator[Any]:
    """The cells of a column, one at a time. A value that is stored once for many rows is kept in memory once."""
    for group in range(table.num_row_groups):
        bytes_ = table.metadata.row_group(group).column(table.schema_arrow.names.index(name)).total_uncompressed_size
        if bytes_ > limits.FILE_BYTES:
            raise RefusedError(place, f"{bytes_} bytes in a group of rows: too large")
        for batch in table.iter_batches(batch_size=ROWS, row_groups=[group], columns=[name]):
            yield from batch.column(0)


def _row(text: str, place: str) -> Item | IngestError:
    if len(text) > limits.TEXT_CHARACTERS:
        return RefusedError(place, f"{len(text)} characters: too large")
    return Item(place, text.encode("utf-8", "surrogatepass"), "row")


def _no_column() -> str:
    return f"no column with the text; one of {', '.join(TEXT_COLUMNS)} is read"

"""parse_file: parses a file of any format into a Bundle."""

from collections.abc import Iterator, Sequence
from itertools import chain
from os import PathLike

from ..arguments import expect, read_path
from ..model import Bundle
from ..parsing import parse_bundle
from .alone import read_alone
from .asked import Asked
from .errors import IngestError
from .folders import iter_file
from .item import Item
from .read import read_asked
from .reading import Reading


def parse_file(
    path: str | PathLike[str], *, ocr: bool = False, passwords: Sequence[str] = (), timeout: float | None = None
) -> Bundle:
    """Every document in a file, whatever its format.

    The content decides the format, not the name: text in any encoding, HTML, Word, PDF, and zip, tar, JSON Lines or
    Parquet with any of these inside.

    Args:
        path: The file. Word, PDF and HTML need the extra ``vbpl[files]``.
        ocr: Read by tesseract the pages that are only pictures; this takes seconds a page.
        passwords: To try on a locked PDF, or on locked members of a zip.
        timeout: Seconds that reading may take. It runs in a process of its own, which is killed after that time. None
            for no limit and no process. Parsing what was read takes time linear in its length.

    Returns:
        The documents of all texts in the file. Spans count characters of the text that `read_file` gives, for a
        container those of each member. What reading left out is in ``diagnostics`` (codes F101 to F108).

    Raises:
        IngestError: The file, or a member of it, cannot be read; ``place`` says which, ``reason`` why.

    Examples:
        >>> from pathlib import Path
        >>> from tempfile import TemporaryDirectory
        >>> with TemporaryDirectory() as folder:
        ...     page = Path(folder, "qd.html")
        ...     _ = page.write_text("<p>Số: 12/QĐ-SNV</p>", encoding="utf-8")
        ...     parse_file(page).documents[0].header.number.canonical
        '12/QĐ-SNV'
    """
    read = iter_readings(path, ocr=ocr, passwords=passwords, timeout=timeout)
    return join_bundles([parse_reading(reading) for reading in read])


def join_bundles(bundles: Sequence[Bundle]) -> Bundle:
    """The documents of several texts in one bundle, which keeps all their texts."""
    for bundle in bundles:
        expect(bundle, Bundle, "join_bundles takes bundles")
    return Bundle(
        documents=tuple(document for bundle in bundles for document in bundle.documents),
        diagnostics=tuple(diagnostic for bundle in bundles for diagnostic in bundle.diagnostics),
    ).keeping(chain.from_iterable(bundle.kept_texts for bundle in bundles))


def read_file(
    path: str | PathLike[str], *, ocr: bool = False, passwords: Sequence[str] = (), timeout: float | None = None
) -> Reading:
    """The text of a file that holds one text, and what reading left out.

    The spans of `parse_file` count its characters.

    Args:
        path: The file.
        ocr: As for `parse_file`.
        passwords: As for `parse_file`.
        timeout: As for `parse_file`.

    Raises:
        IngestError: The file cannot be read, or holds no text or several; `iter_readings` gives each of them.
    """
    readings = list(iter_readings(path, ocr=ocr, passwords=passwords, timeout=timeout))
    if len(readings) != 1:
        raise IngestError(str(path), f"holds {len(readings)} texts: iter_readings gives each")
    return readings[0]


def iter_readings(
    path: str | PathLike[str], *, ocr: bool = False, passwords: Sequence[str] = (), timeout: float | None = None
) -> Iterator[Reading]:
    """The text of a file, or of each member or row if it holds many.

    Args:
        path: The file.
        ocr: As for `parse_file`.
        passwords: As for `parse_file`.
        timeout: As for `parse_file`. With a timeout the whole file is read before the first reading is yielded.

    Yields:
        A reading for each text, in the order of the file.

    Raises:
        IngestError: At the first text that cannot be read. To go on after it, use `iter_items` with `read_item`.
    """
    asked = Asked(ocr, tuple(passwords))
    if timeout is not None:
        yield from read_alone(read_path(path), asked, timeout)
        return
    for item in iter_file(read_path(path), asked.passwords):
        yield read_asked(_sound(item), asked)


def parse_reading(reading: Reading) -> Bundle:
    """The documents of a text as by ``vbpl.parse_bundle``; the diagnostics of reading it come first."""
    expect(reading, Reading, "parse_reading takes a Reading (read_file and read_item make one)")
    bundle = parse_bundle(reading.text)
    return bundle.model_copy(update={"diagnostics": (*reading.diagnostics, *bundle.diagnostics)})


def _sound(item: Item | IngestError) -> Item:
    if isinstance(item, IngestError):
        raise item
    return item

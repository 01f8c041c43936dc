"""parse_file: a file of any format to a Bundle. Imports vbpl.ingest and vbpl.parsing."""

from collections.abc import Iterator
from os import PathLike
from pathlib import Path

from ..model import Bundle
from ..parsing import parse_bundle
from .errors import IngestError
from .folders import iter_file
from .item import Item
from .read import read_item
from .reading import Reading


def parse_file(path: str | PathLike[str], *, ocr: bool = False) -> Bundle:
    """Every document in a file, whatever its format; ``ocr`` reads pages that are pictures only.

    The format is told by the content: text in any encoding, HTML, Word, PDF, and zip, tar, JSON Lines or Parquet with
    any of these inside. Spans count characters of the text that `read_file` gives. Raises `IngestError`, with the file
    and the place in it.
    """
    bundles = [parse_reading(reading) for reading in iter_readings(path, ocr=ocr)]
    return Bundle(
        documents=[document for bundle in bundles for document in bundle.documents],
        diagnostics=[diagnostic for bundle in bundles for diagnostic in bundle.diagnostics],
    )


def read_file(path: str | PathLike[str], *, ocr: bool = False) -> Reading:
    """The text of a file that holds one, and what was left aside to get it. Errors as of `parse_file`."""
    readings = list(iter_readings(path, ocr=ocr))
    if len(readings) != 1:
        raise IngestError(str(path), f"holds {len(readings)} texts: iter_readings gives each")
    return readings[0]


def iter_readings(path: str | PathLike[str], *, ocr: bool = False) -> Iterator[Reading]:
    """The text of a file, or of each member or row where it holds many. The first that cannot be read raises."""
    for item in iter_file(Path(path)):
        yield read_item(_sound(item), ocr)


def parse_reading(reading: Reading) -> Bundle:
    """The documents of a text, with what reading the file had to say."""
    bundle = parse_bundle(reading.text)
    return bundle.model_copy(update={"diagnostics": [*reading.diagnostics, *bundle.diagnostics]})


def _sound(item: Item | IngestError) -> Item:
    if isinstance(item, IngestError):
        raise item
    return item

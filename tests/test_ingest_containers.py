"""Files that hold many texts: zip, tar, JSON Lines, Parquet."""

import json
import zipfile
from pathlib import Path

import pytest

import vbpl
from ingested import PAGE, TEXT, make_tar, make_zip
from vbpl.ingest import (
    DamagedFileError,
    IngestError,
    Item,
    UnknownFormatError,
    iter_items,
    iter_readings,
    read_file,
)
from word_files import decision


@pytest.mark.parametrize("mode", ["zip", "stored", "w", "w:gz", "w:bz2", "w:xz"])
def test_members_of_archives(mode: str, tmp_path: Path) -> None:
    members = {"b/2.txt": TEXT.encode(), "a.docx": decision(), "in.zip": make_zip({"c.html": PAGE.encode()})}
    path = tmp_path / "box"
    zips = {"zip": zipfile.ZIP_DEFLATED, "stored": zipfile.ZIP_STORED}
    path.write_bytes(make_zip(members, zips[mode]) if mode in zips else make_tar(members, mode))
    items = list(iter_items(path))
    assert [(item.place, item.format) for item in items if isinstance(item, Item)] == [
        (f"{path}!b/2.txt", "text"), (f"{path}!a.docx", "docx"), (f"{path}!in.zip!c.html", "html"),
    ]  # fmt: skip
    assert [item.header.number.canonical for item in vbpl.parse_file(path).documents if item.header.number] == [
        "27/QĐ-UBND"
    ] * 3


def test_rows_of_json_lines(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    rows = [{"id": 1, "content": TEXT}, {"text": "hai", "content": "x"}]
    path.write_text("\n\n".join(json.dumps(row) for row in rows) + "\nkhông\n[1]\n{}\n", encoding="utf-8")
    found = list(iter_items(path))
    assert [item.data.decode() for item in found if isinstance(item, Item)] == [TEXT, "hai"]
    assert [item.place for item in found if isinstance(item, Item)] == [f"{path}#1", f"{path}#3"]
    errors = [str(error).removeprefix(str(path)) for error in found if isinstance(error, IngestError)]
    assert errors[0].startswith("#4: no JSON: ")
    assert errors[1:] == [
        "#5: no JSON object",
        "#6: no column with the text; one of text, content, full_text, body, noi_dung is read",
    ]


def test_rows_of_parquet(tmp_path: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    parquet.write_table(pyarrow.table({"id": [1, 2, 3], "noi_dung": [TEXT, None, "ba"]}), path)
    assert [
        str(each.place if isinstance(each, Item) else each).removeprefix(str(path)) for each in iter_items(path)
    ] == ["#1", "#2: no text in noi_dung", "#3"]
    parquet.write_table(pyarrow.table({"id": [1]}), path)
    assert [type(each) for each in iter_items(path)] == [UnknownFormatError]
    path.write_bytes(b"PAR1" + bytes(50))
    assert [type(each) for each in iter_items(path)] == [DamagedFileError]


def test_a_file_that_holds_many_texts_is_read_one_by_one(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(make_zip({"1": b"m", "2": b"h"}))
    assert [reading.text for reading in iter_readings(path)] == ["m", "h"]
    with pytest.raises(IngestError, match="holds 2 texts"):
        read_file(path)

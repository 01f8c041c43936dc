"""Pieces of every source, and frames of them; loaders and splitters are in test_integrations.py."""

import datetime
import json
import logging
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest
from typer.testing import CliRunner

import vbpl
from vbpl.archive import Answers, convert
from vbpl.cli import app
from vbpl.errors import ArgumentError
from vbpl.extras import MissingExtraError, is_there, load
from vbpl.retrieval import Splitting, iter_pieces, metadata, to_arrow, to_pandas, to_polars

ROOT = Path(__file__).parents[1]
LETTER, DECREE = ROOT / "corpus/cong-van-cot-trai/source.txt", ROOT / "corpus/nghi-dinh-cong-bao/source.txt"


def test_documents_files_and_folders_give_the_same_pieces(tmp_path: Path) -> None:
    text = DECREE.read_text(encoding="utf-8")
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    bundle = vbpl.parse_bundle(text)
    of_bundle, of_file, of_folder = ([piece.chunk for piece in iter_pieces(source)]
                                     for source in (bundle, tmp_path / "a.txt", str(tmp_path)))
    assert of_bundle == of_file == of_folder == [
        chunk for each in bundle.documents for chunk in vbpl.chunks(each, min_chars=200, context=True)]
    assert next(piece.source for piece in iter_pieces(bundle)) is None
    assert {piece.source for piece in iter_pieces(tmp_path)} == {str(tmp_path / "a.txt")}


def test_copies_are_left_out_and_other_texts_have_other_ids() -> None:
    text = "Số: 12/QĐ-SNV\nSông Hậu, ngày 05 tháng 3 năm 2021\nQUYẾT ĐỊNH\nĐiều 1. {}"
    texts = [vbpl.parse(text.format(words)) for words in ("Mở kho.", "Mở kho.", "Đóng kho.")]
    pieces = list(iter_pieces(texts))
    assert [piece.chunk.text.split("\n")[-1] for piece in pieces] == ["Điều 1. Mở kho.", "Điều 1. Đóng kho."]
    assert len({piece.chunk.id for piece in pieces}) == 2
    assert all(piece.chunk.id.startswith(f"{piece.chunk.document_id}#") for piece in pieces)


def test_what_cannot_be_read_is_told(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    (tmp_path / "good.txt").write_text("Số: 12/QĐ-SNV\nĐiều 1. Mở kho.", encoding="utf-8")
    with caplog.at_level(logging.WARNING, logger="vbpl"):
        assert len(list(iter_pieces(tmp_path))) == 1
    assert "broken.pdf" in caplog.text
    told: list[str] = []
    list(iter_pieces(tmp_path, on_failure=lambda error: told.append(error.place)))
    assert [Path(place).name for place in told] == ["broken.pdf"]


def test_pieces_of_an_archive_have_works_sources_and_a_status(archive: Path) -> None:
    pieces = list(iter_pieces(archive, on="2031-03-07"))
    ids = [piece.chunk.id for piece in pieces]
    assert len(ids) == len(set(ids)) > 300
    answers = Answers(archive)
    named = {work.work_id for work in answers.works()}
    assert {piece.chunk.document_id for piece in pieces} <= named
    ferry = [piece for piece in pieces if piece.chunk.number == "901/2031/QĐ-UBND"]
    assert ferry and all((piece.source or "").endswith("first.txt") for piece in ferry)
    for day, state in (("2030-01-01", "not_yet"), ("2031-03-07", "in_force"), ("2031-03-08", "ended")):
        again = [piece.chunk for piece in iter_pieces(archive, on=day)]
        told = {chunk.status for chunk in again if chunk.number == "901/2031/QĐ-UBND"}
        assert told == {state} == {answers.status(ferry[0].chunk.document_id, day).state}
    answers.close()


def test_an_archive_that_is_not_linked_has_no_status(tmp_path: Path) -> None:
    for form in ("parquet", "jsonl"):
        convert([DECREE, LETTER], tmp_path / form, jobs=1, form=form)  # type: ignore[arg-type]
        pieces = list(iter_pieces(tmp_path / form))
        assert {piece.chunk.status for piece in pieces} == {None}
        assert len({piece.chunk.document_id for piece in pieces}) == 2


def test_metadata_is_strings_and_whole_numbers() -> None:
    for piece in iter_pieces(DECREE, Splitting(max_chars=300)):
        known = metadata(piece)
        assert {type(value) for value in known.values()} <= {str, int}
        assert {"id", "document_id", "path", "kind", "number", "date", "source", "start", "end"} <= set(known)
    assert any("clause" in metadata(piece) for piece in iter_pieces(DECREE, Splitting(max_chars=300)))


def test_pieces_as_arrow_and_frames() -> None:
    table = to_arrow(DECREE, splitting=Splitting(max_chars=400))
    pieces = list(iter_pieces(DECREE, Splitting(max_chars=400)))
    rows = table.to_pylist()
    assert [row["id"] for row in rows] == [piece.chunk.id for piece in pieces]
    assert rows[3]["date"] == datetime.date(2013, 6, 17) and rows[3]["article"] and rows[3]["text"]
    assert sum(len(row["cites"]) for row in rows) == sum(len(piece.chunk.citations) for piece in pieces) > 0
    assert to_arrow([]).num_rows == 0


@pytest.mark.parametrize("table", ["documents", "links", "blocks"])
def test_tables_of_an_archive_as_arrow(archive: Path, table: str) -> None:
    assert to_arrow(archive, table).num_rows > 100


@pytest.mark.parametrize(("source", "table", "said"), [
    (ROOT, "documents", "no archive"), (5, "chunks", "not int"), ([5], "chunks", "not of int"),
    (b"x", "chunks", "bytes"), ("corpus", "tree", "tree"), (vbpl.parse("x"), "links", "folder"),
    (ROOT / "none", "chunks", None),
])  # fmt: skip
def test_wrong_sources_are_refused(source: Any, table: str, said: str | None) -> None:
    if said is None:
        told: list[str] = []
        assert not list(iter_pieces(source, on_failure=lambda error: told.append(str(error))))
        assert "no such file" in told[0]
        return
    with pytest.raises(vbpl.VbplError, match=said):
        to_arrow(source, table)


def test_a_package_that_is_not_installed_is_named() -> None:
    with pytest.raises(MissingExtraError, match=r'no_such_frames is not installed: pip install "\.\[frames\]"'):
        load("no_such_frames.frame", "frames")
    assert not is_there("no_such_frames.frame") and is_there("pyarrow")
    for to_frame, package in ((to_pandas, "pandas"), (to_polars, "polars")):
        if not is_there(package):
            with pytest.raises(ImportError, match=package):
                to_frame(DECREE)


def test_options_are_checked() -> None:
    with pytest.raises(ArgumentError, match="overlap"):
        list(iter_pieces(DECREE, Splitting(overlap=900)))
    with pytest.raises(ArgumentError, match="a day is"):
        iter_pieces(DECREE, on="tomorrow")


def test_the_command_writes_lines_and_tables(tmp_path: Path) -> None:
    run = CliRunner()
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.4 broken")
    lines = run.invoke(app, ["chunks", str(DECREE), "--max-chars", "400", "--no-context", "--min-chars", "0"])
    rows = [json.loads(line) for line in lines.stdout.splitlines()]
    assert lines.exit_code == 0
    (decree,) = vbpl.parse_file(DECREE).documents
    assert [row["text"] for row in rows] == [chunk.text for chunk in vbpl.chunks(decree, 400)]
    assert rows[0]["metadata"]["id"] == rows[0]["id"]
    table = tmp_path / "pieces.parquet"
    some = run.invoke(app, ["chunks", str(DECREE), str(tmp_path / "broken.pdf"), "-o", str(table)])
    assert some.exit_code == 1 and "broken.pdf" in some.stderr
    assert pq.read_table(table).num_rows == len(list(iter_pieces(DECREE)))
    wrong = run.invoke(app, ["chunks", str(DECREE), "--overlap", "900"])
    assert wrong.exit_code == 2 and "750" in wrong.stderr
    assert run.invoke(app, ["chunks", str(DECREE), "--on", "tomorrow"]).exit_code == 2

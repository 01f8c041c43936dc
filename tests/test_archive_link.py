"""Links of an archive equal those of a Library over the same documents, also after new files and from either format."""

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import duckdb
import pyarrow as pa
import pytest
from pyarrow import parquet
from typer.testing import CliRunner

import vbpl
from made_archive import document, number_of, write_archive
from vbpl.archive import SCHEMAS, ArchiveError, convert, link
from vbpl.archive.desk import IDENTITY
from vbpl.archive.link import prepare
from vbpl.archive.parts import iter_rows, list_parts, write_table
from vbpl.archive.slip_parts import iter_documents
from vbpl.archive.slips import Slip, iter_slips, pack, unpack
from vbpl.archive.states import STATED, Stated, iter_states
from vbpl.archive.tables import Place, document_row, target_row
from vbpl.archive.tray import Tray, write_cards, write_told
from vbpl.cli import app
from vbpl.linking import index
from vbpl.linking.description import describe_document
from vbpl.linking.entry import read_entry
from vbpl.linking.words import UNREAD

Row = dict[str, object]
SHARED = Path(__file__).parents[1] / "../shared"


def rows(out: Path, table: str = "links") -> list[Row]:
    return [row for path in list_parts(out, table) for row in iter_rows(path)]


def fields(link: vbpl.Link) -> Row:
    return {
        "source_id": link.source, "relation": link.relation, "status": link.status, "target_id": link.target,
        "provisions": list(map(target_row, link.provisions)),
        "reason": link.reason, "score": link.candidates[0].score if link.candidates else None,
        "candidates": [(each.id, each.score) for each in link.candidates],
    }  # fmt: skip


def comparable(row: Row) -> Row:
    candidates = [(each["id"], each["score"]) for each in row["candidates"]]  # type: ignore[attr-defined]
    return {name: row[name] for name in ("source_id", "relation", "status", "target_id", "provisions",
                                         "reason", "score")} | {"candidates": candidates}


def library_links(out: Path) -> list[Row]:
    """What a Library says of the documents of an archive, in an order independent of theirs."""
    library = vbpl.Library()
    for path in list_parts(out, "documents"):
        for _, tree in iter_documents(path):
            library.add(vbpl.Document.model_validate_json(tree))
    return sorted(map(fields, library.link().links), key=repr)


def assert_as_library(out: Path) -> None:
    assert sorted(map(comparable, rows(out)), key=repr) == library_links(out)


@pytest.fixture(scope="module")
def out(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("links")
    convert([write_archive(folder / "box", 400)], folder / "out", jobs=2)
    link(folder / "out", jobs=2)
    return folder / "out"


def test_links_are_those_of_a_library(out: Path) -> None:
    found = rows(out)
    assert {row["status"] for row in found} == {"resolved", "ambiguous", "unresolved"}
    assert any(row["provisions"] for row in found)
    assert_as_library(out)


def test_documents_without_a_number_take_it_from_citations(out: Path) -> None:
    unnumbered = {row["document"] for row in rows(out, "documents") if row["number"] is None}
    assert any(row["target"] in unnumbered and row["status"] == "resolved" for row in rows(out))


def test_links_join_the_other_tables(out: Path) -> None:
    documents = {row["document"] for row in rows(out, "documents")}
    citations = {(row["document"], row["citation"]) for row in rows(out, "citations")}
    found = rows(out)
    assert {(row["document"], row["citation"]) for row in found} == citations
    assert {row["target"] for row in found} - {None} <= documents
    assert parquet.read_schema(list_parts(out, "links")[0]).equals(SCHEMAS["links"])


def test_after_new_files_only_what_they_change_is_linked_again(tmp_path: Path) -> None:
    box = write_archive(tmp_path / "box", 200)
    far = tmp_path / "box" / "z"
    far.mkdir()
    (far / "alone.txt").write_text("Số: 9/QĐ-XYZ\nCăn cứ Quyết định số 8/QĐ-XYZ ngày 01/02/2003;\n", encoding="utf-8")
    convert([box], tmp_path / "out", jobs=1)
    first = link(tmp_path / "out", jobs=1)
    assert (first.parts, first.reused) == (len(list_parts(tmp_path / "out", "documents")), 0)
    assert link(tmp_path / "out", jobs=1) == first._replace(reused=first.parts)
    gone = sorted((box / "3").glob("0*.txt"))[0]
    text = gone.read_text(encoding="utf-8")
    gone.unlink()
    convert([box], tmp_path / "out", jobs=1)
    link(tmp_path / "out", jobs=1)
    assert_as_library(tmp_path / "out")
    gone.write_text(text, encoding="utf-8")
    convert([box], tmp_path / "out", jobs=1)
    assert link(tmp_path / "out", jobs=1).statuses == first.statuses
    assert_as_library(tmp_path / "out")


def test_links_are_the_same_in_little_memory(out: Path, tmp_path: Path) -> None:
    shutil.copytree(out, tmp_path / "out", ignore=shutil.ignore_patterns("links"))
    assert link(tmp_path / "out", jobs=1, memory="100MB").reused == 0
    assert rows(tmp_path / "out") == rows(out)


def test_a_tray_is_filled_by_joins_smaller_than_what_lies_in_it(tmp_path: Path) -> None:
    """With cards of 300 MB and joins of 100 MB, each part gets its own texts, in their order."""
    for part in range(30):
        slips = [
            Slip(f"{part:02}", role, f"{part:02}-{index}", *((f"id {part}-{index}", "x") if role == "text" else
                                                             ("x", f"{part}-{index}" * 250_000)))
            for index in range(10) for role in ("text", "card")
        ]  # fmt: skip
        write_table(tmp_path / f"{part}.parquet", pa.Table.from_pylist([slip._asdict() for slip in slips]))
    with closing(duckdb.connect(config={"memory_limit": "100MB", "temp_directory": str(tmp_path / "spill")})) as joined:
        assert prepare(joined, tmp_path) == []
        write_cards(tmp_path / "tray", joined)
        parts = write_told(tmp_path / "tray", joined)
    tray = Tray(tmp_path / "tray")
    assert {part: [slip.document for slip in tray.told(part) if slip.role == "copy"] for part in parts} == {
        f"{part:02}": [f"{part:02}-{index}" for index in range(10)] for part in range(30)}
    with closing(sqlite3.connect(tmp_path / "tray")) as held:
        assert held.execute("SELECT count(*), min(length(packed)) FROM cards").fetchone() == (300, 750_000)


def test_json_lines_are_linked_alike(out: Path, tmp_path: Path) -> None:
    convert([out.parent / "box"], tmp_path / "lines", form="jsonl", jobs=1)
    link(tmp_path / "lines", jobs=1)
    assert rows(tmp_path / "lines") == rows(out)


def test_copies_and_twins(tmp_path: Path) -> None:
    """Two files with one text are linked once, and so are two texts with one id: they are copies of one work."""
    (tmp_path / "a.txt").write_text(document(1, 9), encoding="utf-8")
    (tmp_path / "b.html").write_text("<html><p>" + document(1, 9).replace("\n", "<p>"), encoding="utf-8")
    (tmp_path / "c.txt").write_text(document(1, 9).replace("Hộ trên sông", "Hộ trên phà"), encoding="utf-8")
    (tmp_path / "d.txt").write_text(f"Căn cứ Quyết định số {number_of(1)} ngày 02 tháng 02 năm 2002;", encoding="utf-8")
    convert([tmp_path], tmp_path / "out", jobs=1)
    link(tmp_path / "out", jobs=1)
    assert_as_library(tmp_path / "out")
    assert len({row["source_id"] for row in rows(tmp_path / "out")}) == 2


def test_a_key_that_many_share_is_not_followed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from vbpl.archive import joins

    monkeypatch.setattr(index, "MANY", 2)
    monkeypatch.setattr(joins, "SHELF", joins.SHELF.replace("<= 256", "<= 2"))
    same = document(1, 9)
    for number in range(4):
        (tmp_path / f"{number}.txt").write_text(same.replace("Hộ trên sông", f"Hộ {number}"), encoding="utf-8")
    convert([tmp_path], tmp_path / "out", jobs=1)
    link(tmp_path / "out", jobs=1)
    assert_as_library(tmp_path / "out")


def test_an_entry_survives_json(out: Path) -> None:
    hashes = {row["document"]: row["text_hash"] for row in rows(out, "documents")}
    for path in list_parts(out, "documents")[:1]:
        for key, tree in list(iter_documents(path))[:40]:
            entry = read_entry(vbpl.Document.model_validate_json(tree))
            again = unpack(pack(entry))
            assert again != entry, "entries compare by identity"
            assert tuple(again) == tuple(entry._replace(words=UNREAD))
            assert entry.text_hash == hashes[key]
            assert [slip.role for slip in iter_slips("p", key, tree)][:3] == ["text", "card", "cites"]


def test_an_identity_survives_json() -> None:
    says = describe_document(vbpl.parse(document(1, 9)))
    assert IDENTITY.validate_json(IDENTITY.dump_json(says)) == says
    assert IDENTITY.validate_json(IDENTITY.dump_json(None)) is None


def test_what_is_no_archive(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive; make one with vbpl convert"):
        link(tmp_path)


def test_an_empty_archive(tmp_path: Path) -> None:
    (tmp_path / "box").mkdir()
    convert([tmp_path / "box"], tmp_path / "out", jobs=1)
    assert link(tmp_path / "out", jobs=1) == ({}, 0, 0)


def test_command(out: Path) -> None:
    done = CliRunner().invoke(app, ["link", str(out)])
    assert (done.exit_code, done.stdout) == (0, "")
    assert "resolved" in done.stderr


@pytest.mark.skipif(not SHARED.exists(), reason="../shared is not here")
def test_real_texts_are_linked_as_by_a_library(tmp_path: Path) -> None:
    convert([SHARED / "eval" / "dev"], tmp_path, jobs=2)
    link(tmp_path, jobs=2)
    assert_as_library(tmp_path)


def test_after_new_files_each_table_of_links_holds_its_rows_once(tmp_path: Path) -> None:
    box, out = write_archive(tmp_path / "box", 6), tmp_path / "out"
    for count in (8, 10):
        convert([box], out, jobs=1)
        link(out, jobs=1)
        write_archive(box, count)
    convert([box], out, jobs=1)
    link(out, jobs=1)
    convert([box], tmp_path / "anew", jobs=1)
    link(tmp_path / "anew", jobs=1)
    assert len(list_parts(out, "states")) == 1
    for table in ("links", "works", "changes", "states"):
        assert sorted(rows(out, table), key=repr) == sorted(rows(tmp_path / "anew", table), key=repr), table


LAWS = {
    "luat-2008": "QUỐC HỘI\nLuật số: 5/2008/QH12\nHà Nội, ngày 03 tháng 6 năm 2008\n"
                 "LUẬT\nBẾN BÃI\nĐiều 1. Phạm vi\n1. Bến.\n",
    "luat-2018": "QUỐC HỘI\nLuật số: 9/2018/QH14\nHà Nội, ngày 12 tháng 6 năm 2018\n"
                 "LUẬT\nBẾN BÃI\nĐiều 1. Phạm vi\n1. Bãi.\n",
    "cites": "CHÍNH PHỦ\nSố: 7/2019/NĐ-CP\nHà Nội, ngày 05 tháng 3 năm 2019\nNGHỊ ĐỊNH\n"
             "Quy định chi tiết Luật Bến bãi\n"
             "Căn cứ Luật Bến bãi ngày 12 tháng 6 năm 2018;\nĐiều 1. Theo khoản 1 Điều 1 Luật Bến bãi.\n"
             "Điều 2. Luật Bến bãi năm 2008 và Luật Kho tàng năm 2001 hết hiệu lực.\n",
}


def test_laws_by_their_names_are_those_of_a_library(tmp_path: Path) -> None:
    box, out = tmp_path / "box", tmp_path / "out"
    box.mkdir()
    for name, text in LAWS.items():
        (box / f"{name}.txt").write_text(text, encoding="utf-8")
    convert([box], out, jobs=1)
    link(out, jobs=1)
    assert_as_library(out)
    found = {str(row["target_id"]).rpartition("/")[2] for row in rows(out) if row["status"] == "resolved"}
    assert {"5-2008-qh12", "9-2018-qh14"} <= {name.lstrip("0") for name in found}


def test_a_work_that_nobody_has_hides_no_other() -> None:
    said = STATED.dump_json(Stated(None, None, ())).decode()
    works: list[Row] = [{"work_id": name, "facts": facts, "details": [], "consolidates": None}
                        for name, facts in (("a", None), ("b", said), ("c", None), ("d", said))]
    assert sorted({str(row["work_id"]) for row in iter_states(works, [], {})}) == ["b", "d"]


def test_a_row_of_documents_has_the_number_in_canonical_form_and_as_printed() -> None:
    text = "ỦY BAN NHÂN DÂN TỈNH MÂY\nSố: 05 /QĐ - UBND\n\nQUYẾT ĐỊNH\nVề bến đò\n"
    row = document_row(vbpl.parse(text), Place("may.txt", "5f", 0))
    assert (row["number"], row["number_text"]) == ("05/QĐ-UBND", "05 /QĐ - UBND")

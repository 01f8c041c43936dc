"""The benchmarks of archives still run: made files of every format are read, and the joins work on made keys."""

import sys
from functools import partial
from pathlib import Path
from random import Random

import pytest

from vbpl.ingest import Item, read_item
from vbpl.ingest.containers import iter_bytes

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import joins
import mixed
import probe


@pytest.mark.parametrize("kind", [kind for kind, _ in mixed.SHARES])
def test_made_files_hold_their_text(kind: str) -> None:
    found = iter_bytes(mixed._file(kind, partial(mixed.made_text, Random(3), 1)), "a")
    texts = [read_item(item).text for item in found if isinstance(item, Item)]
    assert texts
    assert all("Nơi nhận:" in text for text in texts)


def test_made_files_differ_in_their_words(tmp_path: Path) -> None:
    mixed.write_mixed(tmp_path, 60)
    contents = [path.read_bytes() for path in tmp_path.rglob("*") if path.is_file()]
    assert len(set(contents)) == len(contents) == 60


def test_the_joins_bring_the_law_that_all_cite_once_to_each_part(tmp_path: Path) -> None:
    documents, citations, _, _, spread = joins.measure(2_000, "1GB", str(tmp_path))
    assert (documents, citations) == ("2,000", "10,000")
    largest, mean = (int(each.replace(",", "")) for each in str(spread).split(", "))
    assert largest < 1.1 * mean


def test_the_probe_of_readers_is_read_with_all_that_it_holds() -> None:
    assert probe.kept(read_item(Item("probe", probe.word_file(), "docx")).text) == dict.fromkeys(probe.CHECKS, True)


def test_the_probe_tells_what_is_lost() -> None:
    flat = "ỦY BAN NHÂN DÂN XÃ BẾN ĐÒ Độc lập - Tự do - Hạnh phúc\nGiá vé\nTrẻ em 2.000 đồng\nChữ đã xóa."
    assert probe.kept(flat) == dict.fromkeys(probe.CHECKS, False)

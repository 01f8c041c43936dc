"""The benchmark of archives still runs and measures what it says. There are no thresholds on time."""

import sys
from collections import Counter
from pathlib import Path

import pytest

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import archive
import searching

from browsed import make_archive
from vbpl.browse.index import open_index
from vbpl.browse.store import Store


def test_it_measures_what_it_says(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    archive.measure_memory(tmp_path, [30], 1)
    assert not (tmp_path / "box-30").exists()
    rate, size, each = archive.measure_links(tmp_path, [30], 1)
    archive.print_model(100.0, rate, size, each)
    printed = capsys.readouterr().out
    assert rate > 0
    assert 1_000 < size < 100_000
    assert 3 < each < 30
    assert "| 30 |" in printed
    assert "| 1,000,000 | 2.8 |" in printed


def test_workers_are_compared_with_what_the_machine_gives(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    rate = archive.measure_workers(tmp_path, 30, 2)
    printed = capsys.readouterr().out
    assert f"| 1 | {rate:,.0f} | 1.00 |" in printed
    assert "| 2 runs of 1 at once |" in printed


def test_its_documents_hold_no_marks_of_the_generator(tmp_path: Path) -> None:
    texts = [path.read_text(encoding="utf-8") for path in archive.write_documents(tmp_path, 2).rglob("*.txt")]
    assert len(texts) == 2
    assert not any("\ue000" <= letter <= "\uf8ff" for text in texts for letter in text)


def test_memory_of_a_process_is_seen() -> None:
    assert archive.proportional_memory(1 << 30) == 0.0
    import os

    assert archive.proportional_memory(os.getpid()) > 10
    assert archive.family(os.getpid())[0] == os.getpid()


def test_two_hundred_questions_are_asked_of_an_archive(tmp_path: Path) -> None:
    index = open_index(make_archive(tmp_path))
    store = Store(index)
    made = searching.make_questions(store, index.texts)
    kinds = Counter(name for name, _ in made)
    assert kinds == {name: count for count, name, _ in searching.KINDS}
    assert 60 < sum(bool(question.filters()) for _, question in made) < 140
    timed = [searching.time_question(store, *each) for each in made[::20]]
    assert searching.row("some", timed)[:2] == ("some", 10)
    store.close()

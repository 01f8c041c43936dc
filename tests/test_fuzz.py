"""A short fixed run of the fuzz target, and proof that it finds planted faults."""

import sys
from itertools import islice
from pathlib import Path
from random import Random

import pytest

import vbpl
from vbpl.errors import VbplError
from vbpl.model import Bundle

sys.path.insert(0, str(Path(__file__).parents[1] / "benchmarks"))

import damaged
import fuzz

TEXTS, FILES, SECONDS = 600, 1_500, 900.0


def test_no_text_breaks_a_promise() -> None:
    tried, findings = fuzz.hunt(islice(fuzz.iter_texts(Random(1945)), TEXTS), fuzz.broken_promise, SECONDS)
    assert (tried, findings) == (TEXTS, [])


def test_a_note_inside_a_stretch_of_which_nothing_is_made_lies_in_one_leaf() -> None:
    text = "ố\nKT.\nQuách N\n.đặt ểm lâm.\n[5] Điều được sửaXÁC THỰC VĂN BẢN HỢP NHẤT\na)"
    assert fuzz.broken_promise(text) is None


def test_no_damaged_file_raises_what_it_may_not() -> None:
    tried, findings = fuzz.hunt(islice(damaged.iter_files(Random(18)), FILES), fuzz.broken_reading, SECONDS)
    assert (tried, findings) == (FILES, [])


def test_every_sound_file_is_read() -> None:
    assert [len(damaged.read_all(make())) for make in damaged.SOUND] == [1, 1, 2, 3, 1, 2, 1]


def test_a_parser_that_raises_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    parse = vbpl.parse_bundle

    def fails_on_two(text: str) -> Bundle:
        if "²" in text:
            raise ValueError(text)
        return parse(text)

    monkeypatch.setattr(vbpl, "parse_bundle", fails_on_two)
    _, (finding,) = fuzz.hunt(["Điều 1. Một.", "Điều ². Hai, và còn nhiều lời nữa."], fuzz.broken_promise, SECONDS)
    assert finding.content == "²"
    assert finding.promise.startswith("parse raises ValueError")


@pytest.mark.parametrize(("start", "end", "promise"), [
    (0, 99, "a span lies outside the text"), (0, 3, "text lies in two leaves"), (5, 5, "text lies in no leaf"),
])
def test_a_parser_that_loses_text_is_found(start: int, end: int, promise: str, monkeypatch: pytest.MonkeyPatch) -> None:
    (document,) = vbpl.parse_bundle("một hai").documents
    leaf = document.body[0].model_copy(update={"span": vbpl.Span(start=start, end=end)})
    wrong = document.model_copy(update={"body": (leaf, *document.body) if end == 3 else (leaf,), "fragments": ()})
    monkeypatch.setattr(vbpl, "parse_bundle", lambda text: Bundle(documents=(wrong,), diagnostics=()))
    assert fuzz.broken_promise("một hai") == promise


def test_a_reader_that_raises_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(item: object) -> None:
        raise KeyError(item)

    monkeypatch.setattr(damaged, "read_item", fails)
    assert str(fuzz.broken_reading(b"x y z")).startswith("reading raises KeyError")
    assert issubclass(vbpl.ingest.IngestError, VbplError)

"""The search: questions with known answers, and what a question may say."""

import json
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, get_args

import pytest

from conftest import REAL_TEXTS
from vbpl.archive import convert, link
from vbpl.browse.index import open_index
from vbpl.browse.question import Question
from vbpl.browse.store import Store
from vbpl.model import Relation
from vbpl.numbers import parse_number
from vbpl.searching import read_asked
from vbpl.searching.snippets import cut_snippet
from vbpl.searching.words import kind_at, search_table
from vbpl.serving import Questions
from vbpl.tables import document_types, read_table

ROOT = Path(__file__).parents[1]
EVAL = ROOT.parent / "shared" / "eval"
REAL = ("consolidation", "dev", "dev2", "laws", "metadata", "vbhn")
MOST_WRONG = 5
"""Wrong answers allowed, of 50 questions."""


def questions(name: str) -> list[dict[str, Any]]:
    asked: list[dict[str, Any]] = tomllib.loads((ROOT / "tests" / "data" / name).read_text(encoding="utf-8"))["query"]
    return asked


QUERIES = questions("search_queries.toml")
HELD_OUT = questions("search_queries_held_out.toml")


@pytest.fixture(scope="module")
def real(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Store]:
    """The documents of corpus and the real texts, which take a minute to convert."""
    if not EVAL.is_dir():
        pytest.skip(REAL_TEXTS)
    folder = tmp_path_factory.mktemp("real")
    for case in sorted((ROOT / "corpus").glob("*/source.txt")):
        shutil.copy(case, folder / f"{case.parent.name}.txt")
    convert([folder, *(EVAL / name for name in REAL)], folder / "out")
    link(folder / "out")
    made = Store(open_index(folder / "out"))
    yield made
    made.close()


def wrong(store: Store, query: dict[str, Any]) -> str:
    """The fault in the answer to a question; empty for none."""
    found = store.search(Question(q=query["q"]), 1)
    first = [card.number for card in found.cards[: 1 if query.get("first") else 3]]
    if not set(query["answers"]) & set(first):
        return f"{query['q']}: {first} of {found.total}"
    act = next(card for card in found.cards if card.number in query["answers"])
    unit = found.units.get(act.doc)
    if query.get("provision") and (unit is None or unit.name != query["provision"]):
        return f"{query['q']}: {unit}"
    return ""


def test_there_are_fifty_questions() -> None:
    assert (len(QUERIES), len(HELD_OUT)) == (50, 20)
    assert not {query["q"] for query in QUERIES} & {query["q"] for query in HELD_OUT}


@pytest.mark.parametrize("query", [each for each in QUERIES if not each.get("real")], ids=lambda query: query["q"])
def test_questions_about_the_corpus(store: Store, query: dict[str, Any]) -> None:
    assert not wrong(store, query)


def test_questions_about_real_texts(real: Store) -> None:
    missed = [said for query in QUERIES if (said := wrong(real, query))]
    assert len(missed) <= MOST_WRONG, missed


def test_questions_that_were_held_out(real: Store) -> None:
    missed = [said for query in HELD_OUT if (said := wrong(real, query))]
    assert len(missed) <= 2, missed


def test_a_usual_word_is_found_with_its_tones_only(real: Store) -> None:
    found, whole = real.search(Question(q="dân sự"), 1), real.search(Question(), 1)
    assert 50 < found.total < whole.total / 3
    for card in found.cards:
        assert "dân sự" in real.read(card).text.lower()


@pytest.mark.parametrize(("typed", "place", "runs", "phrases", "filters"), [
    ("khoản 2 Điều 5 Luật Đất đai", "khoản 2 Điều 5", ["luật đất đai"], [], {}),
    ("điểm b, khoản 2, điều 5a nghị định 100/2019", "điểm b khoản 2 Điều 5a", ["nghị định"], ["100 2019"], {}),
    ("điều 5", "", ["điều 5"], [], {}),
    ("điều lệ trường", "", ["điều lệ trường"], [], {}),
    ('đò "bến phà" ngang', "", ["đò", "ngang"], ["bến phà"], {}),
    ("phí loại:nghị định năm:2013", "", ["phí"], [], {"kind": "nghi_dinh", "year": "2013"}),
    ("phí thuế năm:2013 đò", "", ["phí thuế đò"], [], {"year": "2013"}),
    ("phí cơ quan:Bộ Tài chính", "", ["phí"], [], {"issuer": "bo tai chinh"}),
    ('cơ quan:"bộ y tế" phí', "", ["phí"], [], {"issuer": "bo y te"}),
    ("lưu ý: phà", "", ["lưu ý phà"], [], {}),
    ("231-CV/BTCHU", "", [], ["231 cv btchu"], {}),
    ("chi*", "", [], ["chi"], {}),
    ("", "", [], [], {}),
    ("---", "", [], [], {}),
])  # fmt: skip
def test_questions_are_read(
    typed: str, place: str, runs: list[str], phrases: list[str], filters: dict[str, str]
) -> None:
    asked = read_asked(typed)
    assert asked.place == place
    assert [" ".join(run) for run in asked.runs] == runs
    assert [" ".join(term.tokens) for term in asked.phrases] == phrases
    assert dict(asked.filters) == filters


@pytest.mark.parametrize(("typed", "kind", "number", "name", "relations", "alone"), [
    ("nghị định 61/2013/NĐ-CP", "nghi_dinh", "61 2013 nd cp", "", (), True),
    ("nghị định số 09 về bến đò", "nghi_dinh", "9", "", (), False),
    ("luật đất đai năm 2013", "luat", "", "dat dai nam 2013", (), True),
    ("đất đai", None, "", "dat dai", (), True),
    ("văn bản hợp nhất luật đất đai", "luat", "", "dat dai", ("consolidates",), True),
    ("nghị định sửa đổi nghị định 61/2013", "nghi_dinh", "61 2013", "", ("amends",), True),
])  # fmt: skip
def test_acts_are_named(
    typed: str, kind: str | None, number: str, name: str, relations: tuple[str, ...], alone: bool
) -> None:
    named = read_asked(typed).named
    assert named and (named.kind, named.number, " ".join(named.name)) == (kind, number, name)
    assert (named.relations, named.alone) == (relations, alone)


def numbers(store: Store, words: str, **more: str) -> list[str | None]:
    return [card.number for card in store.search(Question(q=words, **more), 1).cards]


def test_filters_and_words_that_must_not_occur(store: Store) -> None:
    whole = numbers(store, "phao")
    assert "910/2030/QĐ-UBND" in whole and len(whole) > 2
    assert numbers(store, "phao năm:2030") == ["910/2030/QĐ-UBND"]
    assert "910/2030/QĐ-UBND" not in numbers(store, 'phao -"bến đò"')
    assert numbers(store, "phao loại:thông tư") == []
    decrees = store.search(Question(q="loại:nghị định"), 9)
    assert [count.value for count in decrees.facets["kind"]] == ["nghi_dinh"] and decrees.total >= 2
    assert numbers(store, 'sơ cứu cơ quan:"bộ y tế"') == numbers(store, "sơ cứu cơ quan:Bộ Y tế") == ["27/2022/TT-BYT"]
    assert numbers(store, "sơ cứu cơ quan:bộ tài chính") == []
    assert "61/2013/NĐ-CP" not in numbers(store, "61/2013/NĐ-CP loại:thông tư")


def test_a_word_of_any_length_is_asked_for(store: Store) -> None:
    assert numbers(store, "phao" * 2000) == []


def test_what_stands_around_an_act_comes_after_it(store: Store) -> None:
    assert numbers(store, "901/2031/QĐ-UBND")[:3] == ["901/2031/QĐ-UBND", "903/2031/QĐ-UBND", "902/2031/QĐ-UBND"]
    assert numbers(store, "thay thế quyết định 901/2031/QĐ-UBND")[:2] == ["903/2031/QĐ-UBND", "901/2031/QĐ-UBND"]
    assert numbers(store, "sửa đổi 901/2031/QĐ-UBND")[0] == "902/2031/QĐ-UBND"


def test_tones_first_and_without_them_said_so(store: Store) -> None:
    with_tones = store.search(Question(q="phao tiêu"), 1)
    assert with_tones.total and not with_tones.without_tones
    without = store.search(Question(q="phảo tiêu"), 1)
    assert without.total and without.without_tones
    typed_so = store.search(Question(q="phao tieu"), 1)
    assert typed_so.total and not typed_so.without_tones
    assert store.search(Question(q='"phảo tiêu"'), 1).without_tones


def test_a_letter_that_is_wrong_is_changed_and_said_so(store: Store) -> None:
    found = store.search(Question(q="sếu đầu đoo"), 1)
    assert found.words == "seu dau do" and [card.number for card in found.cards] == ["655/QĐ-UBND"]
    assert found.snippets[found.cards[0].doc]


def test_one_place_for_a_tone_mark(store: Store) -> None:
    assert numbers(store, "hoá đơn xoài") == numbers(store, "hóa đơn xoài") == ["918/DTH-QLDN2"]


def run(archive: Path, *arguments: str, lang: str = "en") -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, "-m", "vbpl", "--lang", lang, "search", str(archive), *arguments]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def test_the_command_and_the_api_search_alike(store: Store, archive: Path) -> None:
    done = run(archive, "khoản", "2", "Điều", "2", "nghị", "định", "61/2013/NĐ-CP", lang="vi")
    first = done.stdout.splitlines()[0].split("\t")
    assert first[:4] == ["61/2013/NĐ-CP", "Còn hiệu lực", "2013-06-17", "khoản 2 Điều 2"]
    assert done.returncode == 0 and "tìm được" in done.stderr
    questions = Questions(archive)
    for words in ("61/2013/NĐ-CP", "sêu đầu đỏ", "sếu đầu đoo", "khoản 2 Điều 2 nghị định 61/2013"):
        assert run(archive, words, "--json").stdout.encode() == questions.search(words).as_json() + b"\n"
    asked = ("61/2013/NĐ-CP", "sêu đầu đỏ", "sếu đầu đoo")
    answers = [json.loads(questions.search(words).as_json()) for words in asked]
    assert [(set(each) - {"total", "results"}) for each in answers] == [set(), {"matched"}, {"matched", "words"}]
    assert not any("provision" in hit for each in answers for hit in each["results"])
    questions.close()
    without = run(archive, "sêu đầu đỏ")
    assert "no document has these words with the tones" in without.stderr
    nothing = run(archive, "xxyyzz")
    assert (nothing.returncode, nothing.stdout) == (1, "") and "0 found" in nothing.stderr


def test_letters_of_legacy_fonts_are_found_by_what_they_say(store: Store) -> None:
    found = store.search(Question(q="thuyền buôn muối"), 1)
    assert [card.number for card in found.cards] == ["19-B"]
    assert any(piece.hit and piece.text == "Thuyền buôn muối" for piece in found.snippets[found.cards[0].doc])


def test_a_snippet_marks_words_with_their_tones() -> None:
    text = "Đò dọc qua độ dốc"
    marked = [piece.text for piece in cut_snippet(text, read_asked("đò dọc").terms(), plain=False) if piece.hit]
    assert marked == ["Đò dọc"]
    assert [piece.text for piece in cut_snippet(text, read_asked("do doc").terms()) if piece.hit] == [
        "Đò dọc", "độ dốc"]


@pytest.mark.parametrize("words", [
    '"', '""', '-"', "-", "*", "**", 'a"b"c', "title : a", "NEAR(a b)", "a OR b", "^a", "a + b", "{body} : x",
    "điều " * 60, "loại:", "năm:", "cơ quan:", "năm:x", "khoản 2 điều 5", "điều 5 điều 6", "a" * 300, "\x00", "\ud800",
    "İİİ", "-a -b",
])  # fmt: skip
def test_whatever_is_typed_is_answered(store: Store, words: str) -> None:
    assert store.search(Question(q=words), 1).total >= 0


def test_the_tables() -> None:
    table = search_table()
    slugs = {each.slug for each in document_types()} | {"van_ban_hop_nhat", "lenh"}
    assert set(table["weights"]) <= slugs and set(table["words"]["named"]) <= slugs
    assert {each for rows in table["relations"].values() for each in rows} <= set(get_args(Relation))
    assert kind_at(("nghi", "dinh", "61")) and not kind_at(("phao",))


TERMS = {"10": (1997, 2002), "11": (2002, 2007), "12": (2007, 2011), "13": (2011, 2016), "14": (2016, 2021),
         "15": (2021, 2026)}


@pytest.mark.parametrize(("number", "name"), [
    row for rows in read_table("law_numbers")["names"].values() for row in rows.items()
])  # fmt: skip
def test_numbers_of_laws(number: str, name: str) -> None:
    parsed = parse_number(number)
    assert parsed and parsed.canonical == number and parsed.year
    first, last = TERMS[number.rpartition("QH")[2]]
    assert first <= parsed.year <= last
    assert name[0].isupper() and not name.startswith("Sửa đổi")

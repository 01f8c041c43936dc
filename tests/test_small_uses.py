"""Small decisions of linking, checking, writing and archives that faults put into the code showed unpinned."""

import datetime
import json
from pathlib import Path
from types import SimpleNamespace
from typing import Any, get_args
from xml.etree.ElementTree import Element

import pytest

import vbpl
from vbpl.archive.chunks import Seen
from vbpl.archive.kept import Places, find_kept
from vbpl.archive.pool import StoppedError
from vbpl.archive.trial import _error
from vbpl.checking.body import _last_open
from vbpl.checking.counting import _repeats
from vbpl.checking.own import iter_parts
from vbpl.checking.paper import Paper
from vbpl.checking.registry import CHECKS
from vbpl.checking.report import GITHUB_LEVELS, SARIF_LEVELS, Report, to_sarif
from vbpl.checking.run import _chosen
from vbpl.checking.units import amends
from vbpl.export.chunks.cut import _most
from vbpl.export.record import add_record, read_record
from vbpl.identity.places import NOWHERE, Place
from vbpl.ingest import CrashedError, MemoryLimitError, TimeLimitError
from vbpl.linking import Library
from vbpl.linking.arguments import unknown_id
from vbpl.linking.description import Description, infer_identity
from vbpl.linking.entry import _instructions
from vbpl.linking.graph import LinkGraph
from vbpl.linking.held import Held
from vbpl.linking.mentions import _completed_by
from vbpl.linking.outline import _iter_places, plain_number
from vbpl.linking.provisions import _lies
from vbpl.linking.score import _suspect
from vbpl.linking.words import read_words
from vbpl.linking.works import CROWD, _are_copies, _same_number
from vbpl.model import Block, Provision, Span
from vbpl.model.diagnostic import Severity
from vbpl.model.walk import iter_blocks
from vbpl.numbers import parse_number
from vbpl.printing.text import header_lines
from vbpl.source import Source

# Linking


FIRST, SECOND, LAST = ((("a", (number,)),) for number in (1, 2, 3))
INNER = (("a", (2,)), ("c", (1,)))


@pytest.mark.parametrize(("order", "low", "high", "lies"), [
    (SECOND, FIRST, LAST, True), (FIRST, FIRST, LAST, True), (LAST, FIRST, SECOND, False), (FIRST, SECOND, LAST, False),
    (SECOND, FIRST, (), False), (SECOND, (), LAST, False), (INNER, FIRST, LAST, True), (SECOND, FIRST, INNER, False),
])
def test_a_unit_lies_between_two_others(order: Any, low: Any, high: Any, lies: bool) -> None:
    assert _lies(order, low, high) is lies


def test_of_two_copies_the_one_with_fewer_words_that_are_none_is_better() -> None:
    sound, damaged = read_words(["Ủy ban nhân dân tỉnh"]), read_words(["Ủy bzn nhxn dân tỉnh"])
    assert sound.quality > damaged.quality


@pytest.mark.parametrize(("printed", "other", "evidence"), [
    ("5/2012/QH12", "5/2012/QH13", "number_doubtful"), ("5/2012/QH13", "5/2012/QH13", "number_same"),
    ("5/2012/QH13", "6/2012/QH13", "digits_other"), ("5/QĐ-UBND", "5/QĐ-UBND", "number_doubtful"),
    ("5/2012/QĐ-UBND", "5/2012/QĐ-SNV", "number_doubtful"),
])
def test_two_numbers_whose_comparison_is_in_doubt(printed: str, other: str, evidence: str) -> None:
    one, two = parse_number(printed), parse_number(other)
    assert one is not None
    assert two is not None
    assert _suspect(one, two) == evidence


HERE, THERE = Place("soc-trang"), Place("an-giang")
DAY, NEXT = datetime.date(2021, 3, 5), datetime.date(2021, 3, 6)


@pytest.mark.parametrize(("says", "fuller", "completed"), [
    ({"place": HERE}, {"place": HERE}, True), ({"place": HERE}, {"place": THERE}, False),
    ({"place": HERE, "assumed": True}, {"place": THERE}, True), ({"place": NOWHERE}, {"place": THERE}, True),
    ({"year": 2020}, {"year": 2021}, False), ({"year": 2020}, {"year": 2020}, True),
])
def test_a_short_mention_is_completed_by_a_fuller_one(says: Any, fuller: Any, completed: bool) -> None:
    found = _completed_by(Description(**says), Description(title="ve do ngang", **fuller))
    assert (found.title == "ve do ngang") is completed


WORDS = read_words([f"bến {a}{b}" for a in "bcdghklmnt" for b in ("a", "e", "i", "o", "u", "am", "an")]).sketch
TITLE = "ve viec mo ben do ngang tren song hau"


@pytest.mark.parametrize(("codes", "others", "days", "titles", "same"), [
    (("UBND",), ("UBND",), (DAY, DAY), ("", ""), True), (("UBND",), ("UBND",), (DAY, NEXT), ("", ""), False),
    (("UBND",), ("UBND",), (DAY, NEXT), (TITLE, TITLE), True), (("UBND",), ("UBND",), (DAY, None), ("", ""), True),
    (("UBND",), ("UBNO",), (DAY, DAY), (TITLE, TITLE), True), (("UBND",), ("UBNO",), (DAY, DAY), ("", ""), False),
    (("UBND",), ("UBNO",), (DAY, NEXT), (TITLE, TITLE), False),
    (("UBND",), ("SNV",), (DAY, DAY), (TITLE, TITLE), False),
    (("UBND",), ("UBND", "VP"), (DAY, DAY), (TITLE, TITLE), False),
])
def test_two_texts_with_one_number_are_copies(codes: Any, others: Any, days: Any, titles: Any, same: bool) -> None:
    one, two = (
        SimpleNamespace(says=Description(date=day, codes=each, title=title), sketch=sketch)
        for day, each, title, sketch in zip(days, (codes, others), titles, (b"", b"abcd"), strict=True)
    )
    assert bool(_same_number(one, two)) is same


@pytest.mark.parametrize(("fields", "crowd", "copies"), [
    ({"id": "a"}, 2, True), ({"id": "a"}, CROWD + 1, True), ({"id": "b"}, 2, False),
    ({"id": "b", "sketch": WORDS}, 2, True), ({"id": "b", "sketch": WORDS}, CROWD, True),
    ({"id": "b", "sketch": WORDS}, CROWD + 1, False),
    ({"id": "b", "sketch": WORDS, "says": Description(date=NEXT)}, 2, False),
])
def test_two_texts_are_copies_of_one_work(fields: dict[str, Any], crowd: int, copies: bool) -> None:
    sound = SimpleNamespace(id="a", sketch=WORDS, says=Description(date=DAY))
    says = Description(date=NEXT if fields["id"] == "a" else DAY)
    other = SimpleNamespace(**({"sketch": b"", "says": says} | fields))
    assert _are_copies(sound, other, crowd) is copies
    assert _are_copies(other, sound, crowd) is copies


LAW = (
    "QUỐC HỘI\nLuật số: {number}\nHà Nội, ngày 20 tháng 6 năm {year}\nLUẬT\nGIẾNG NƯỚC\nĐiều 1. Giếng có nắp.\n"
    "Điều 2. Luật này có hiệu lực từ ngày 01/01/{next}.\n{more}CHỦ TỊCH QUỐC HỘI\n\nTrần Văn Bến\n"
)
DECREE = (
    "CHÍNH PHỦ\nSố: 61/2013/NĐ-CP\nHà Nội, ngày 17 tháng 6 năm 2013\nNGHỊ ĐỊNH\n{subject}\nĐiều 1. Giếng có nắp.\n"
    "Điều 2. Nghị định này có hiệu lực từ ngày 01/8/2013.\nTM. CHÍNH PHỦ\nTHỦ TƯỚNG\n\nTrần Văn Bến\n"
)


@pytest.mark.parametrize(("subject", "before", "after"), [
    ("Quy định chi tiết Luật Giếng nước số 12/2012/QH13", "in_force", "unknown"),
    ("Về giếng nước", "in_force", "in_force"),
])
def test_a_decree_whose_law_has_ended(subject: str, before: str, after: str) -> None:
    ends = "Luật Giếng nước số 12/2012/QH13 hết hiệu lực từ ngày Luật này có hiệu lực.\n"
    decree = vbpl.parse(DECREE.format(subject=subject))
    library = Library()
    library.add(decree)
    library.add(vbpl.parse(LAW.format(number="12/2012/QH13", year=2012, next=2013, more="")))
    library.add(vbpl.parse(LAW.format(number="15/2020/QH14", year=2020, next=2021, more=ends)))
    graph = library.link()
    days = (datetime.date(2020, 12, 31), datetime.date(2021, 1, 1))
    assert [graph.status(decree.id, day).state for day in days] == [before, after]


def test_a_mention_waits_once_under_each_key() -> None:
    library = Library()
    subject = "Quy định chi tiết Luật Giếng nước số 12/2012/QH13"
    for text in (
        DECREE.format(subject=subject), LAW.format(number="12/2012/QH13", year=2012, next=2013, more=""),
        LAW.format(number="12/2012/QH13", year=2012, next=2014, more="Bến.\n"),
        LAW.format(number="15/2020/QH14", year=2020, next=2021, more=""),
    ):
        library.add(vbpl.parse(text))
        library.link()
    asked = [(key, id(entry), at) for key, asks in library._index._waiting.items() for entry, at in asks]
    assert asked
    assert len(asked) == len(set(asked))


def test_chapters_of_parts_and_chapters_alone_have_paths() -> None:
    heads = ("Phần thứ nhất\nBẾN", "Chương I\nĐÒ", "Điều 1. Phao", "Phần thứ hai\nPHÀ", "Chương II\nNEO", "Điều 2. Sào")
    inside = {path for path, _ in _iter_places(vbpl.parse("\n".join(heads) + "\n").body)}
    assert {"t1", "t1/h1", "h1", "t2", "t2/h2", "h2"} <= inside
    alone = [path for path, _ in _iter_places(vbpl.parse("\n".join(heads[4:]) + "\n").body)]
    assert sorted(alone) == ["a2", "h2"]


def test_an_article_cited_inside_an_attached_text_by_the_type_of_the_whole_is_of_the_whole() -> None:
    text = (
        "UBND TỈNH SÓC TRĂNG\nSố: 15/2021/QĐ-UBND\nSóc Trăng, ngày 05 tháng 3 năm 2021\nQUYẾT ĐỊNH\nVề đò ngang\n"
        "Điều 1. Ban hành Quy chế.\nĐiều 2. Thi hành.\nCHỦ TỊCH\n\nTrần Văn Bến\n\nQUY CHẾ\nVỀ ĐÒ NGANG\n"
        "(Ban hành kèm theo Quyết định số 15/2021/QĐ-UBND)\nĐiều 1. Phao theo Điều 2 Quyết định số 15/2021/QĐ-UBND.\n"
        "Điều 2. Neo theo Điều 1 Quy chế này.\n"
    )
    library = Library()
    library.add(vbpl.parse_bundle(text))
    links = library.link().links
    found = [each.span.start for link in links for each in link.provisions if each.span]
    assert found == [text.index("Điều 2. Thi hành"), text.index("Điều 1. Phao")]


@pytest.mark.parametrize(("printed", "plain"), [
    ("II", "2"), ("ii", "ii"), ("5a", "5a"), ("5/A", "5-a"), ("3.)", "3"), ("XL", "xl"), ("XXXIX", "39"), (" 4. ", "4"),
])
def test_a_printed_number_in_one_spelling(printed: str, plain: str) -> None:
    assert plain_number(printed) == plain


@pytest.mark.parametrize(("says", "issued"), [
    ({"date": DAY, "year": 2020}, DAY), ({"year": 2020}, datetime.date(2020, 12, 31)), ({}, None), ({"date": DAY}, DAY),
])
def test_the_latest_day_of_issue(says: Any, issued: datetime.date | None) -> None:
    assert Held("a", (), Description(**says)).issued == issued


@pytest.mark.parametrize(("claims", "merged"), [
    ([{"body": "so noi vu"}], {"body": "so noi vu"}), ([{"kind": "quyet_dinh"}], {"kind": "quyet_dinh"}),
    ([{"date": DAY}, {"body": "so noi vu"}], {"date": DAY, "body": "so noi vu"}),
    ([{"date": DAY}, {"date": NEXT}], None), ([{"place": HERE}], {"place": HERE}),
    ([{"place": HERE}, {"place": THERE}], None), ([{"year": 2021}], {"year": 2021}),
    ([{"codes": ("SNV",)}], {"codes": ("SNV",)}), ([{"title": "ve do"}], {}), ([], {}),
])
def test_what_claims_agree_on(claims: list[dict[str, Any]], merged: dict[str, Any] | None) -> None:
    found = infer_identity(Description(), [Description(**each) for each in claims])
    assert found == (None if merged is None else Description(**merged))
    full = Description(kind="nghi_dinh", body="chinh phu", year=2020, codes=("CP",))
    assert infer_identity(full, [Description(kind="quyet_dinh", body="so noi vu", year=2021, codes=("SNV",))]) == full


@pytest.mark.parametrize(("issued", "whole", "one", "cites"), [
    (DAY, True, False, True), (NEXT, True, True, False), (None, True, False, True), (DAY, False, True, True),
    (DAY, False, False, False), (NEXT, False, True, False),
])
def test_a_text_cites_the_wording_of_a_day(issued: datetime.date | None, whole: bool, one: bool, cites: bool) -> None:
    wordings = SimpleNamespace(are_one=lambda *asked: one)
    graph = SimpleNamespace(_held={"source": SimpleNamespace(issued=issued)}, wordings_of=wordings)
    target, provision = SimpleNamespace(id="target"), None if whole else Provision(article="5")
    assert LinkGraph._cites_on(graph, "source", target, provision, DAY) is cites  # type: ignore[arg-type]


def test_the_nearest_of_no_ids() -> None:
    assert "there are none" in str(unknown_id("/akn/vn/a", []))
    assert "nearest of 2 is /akn/vn/b" in str(unknown_id("/akn/vn/a", ["/akn/vn/b", "zzz"]))


def test_an_instruction_stands_where_its_words_begin() -> None:
    text = (
        "CHÍNH PHỦ\nSố: 9/2018/NĐ-CP\nHà Nội, ngày 05 tháng 3 năm 2018\nNGHỊ ĐỊNH\nSửa đổi Nghị định số 61/2013/NĐ-CP\n"
        "Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 61/2013/NĐ-CP\n1. Bãi bỏ khoản 2 Điều 5.\n"
        "2. Sửa đổi Điều 6 như sau:\n“Điều 6. Phao”\n"
    )
    found = list(_instructions(vbpl.parse(text)))
    assert [(text[each.offset :].split(".")[0][:12], each.repeals, each.provision.article) for each in found] == [
        ("Bãi bỏ khoản", True, "5"), ("Sửa đổi Điều", False, "6"),
    ]


# Checking


@pytest.mark.parametrize(("subject", "amending"), [
    ("Sửa đổi Quyết định số 7", True), ("Bãi bỏ Quyết định số 7", True), ("Bổ sung kinh phí", True),
    ("Thay thế đò", True), ("Danh mục bãi bỏ", False), ("Mở bến đò", False),
])
def test_a_subject_that_changes_other_documents(subject: str, amending: bool) -> None:
    document = vbpl.parse(f"SỞ NỘI VỤ\nSố: 5/QĐ-SNV\nQUYẾT ĐỊNH\n{subject}\nĐiều 1. Mở bến.\n")
    document = document.model_copy(update={"amendments": ()})
    assert amends(Paper(document)) is amending


OWN = (
    "SỞ NỘI VỤ\nSố: 5/QĐ-SNV\nQUYẾT ĐỊNH\nVề đò\nCăn cứ Luật Giếng nước;\nQUYẾT ĐỊNH:\nĐiều 1. Mở bến.\n"
    "Nơi nhận:\n- Sở Y tế.\nGIÁM ĐỐC\n\nTrần Văn Bến\n"
)


@pytest.mark.parametrize(("field", "parts"), [
    ("subject", ["Về đò"]), ("recitals", ["Căn cứ Luật Giếng nước;"]), ("recipients", ["Sở Y tế"]),
    ("body", ["Mở bến."]), ("text", []),
])
def test_the_parts_of_a_field_that_a_rule_of_a_user_looks_at(field: str, parts: list[str]) -> None:
    paper = Paper(vbpl.parse(OWN))
    assert [text.strip() for _, text in iter_parts(paper, field)] == parts
    assert list(iter_parts(Paper(vbpl.parse("Mở bến.\n")), field)) == [] or field == "body"


@pytest.mark.parametrize(("words", "left"), [
    ("“một “hai", "“hai"), ("“một” “hai", "“hai"), ("“một “hai”", "“một"), ("một” hai", None), ("một", None),
])
def test_the_mark_that_is_not_closed(words: str, left: str | None) -> None:
    text = f"Điều 1. Bến {words}\n"
    bundle = vbpl.parse_bundle(text)
    block = next(iter(iter_blocks(bundle.documents[0])))
    paper = Paper(bundle.documents[0], Source(text))
    found = _last_open(paper, block)
    assert found == block.span if left is None else text[found.start :].startswith(left)


@pytest.mark.parametrize(("select", "ignore", "codes"), [
    (("T52",), (), "T52"), (("T52",), ("T521", "T522"), "T52"), ((), ("T",), ""), (("T301",), ("T3",), ""),
])
def test_which_rules_are_chosen(select: tuple[str, ...], ignore: tuple[str, ...], codes: str) -> None:
    found = [rule.code for rule in _chosen(select, ignore)]
    assert all(code.startswith(codes) for code in found)
    assert bool(found) is bool(codes)
    assert not any(code.startswith(ignore) for code in found if ignore)
    assert len(_chosen((), ())) > len(_chosen((), ("T52",))) > len(_chosen((), ("T",)))


def test_a_log_says_in_which_unit_its_columns_count() -> None:
    run = json.loads(to_sarif([Report("a.txt", "Số: 5", ())], "1"))["runs"][0]
    assert run["columnKind"] == "unicodeCodePoints"


# Export and printing


def test_a_part_grows_in_steps_that_double() -> None:
    asked: list[int] = []

    def fits(size: int) -> bool:
        asked.append(size)
        assert len(asked) < 25
        return size <= 54_321

    assert _most(100_000, fits) == 54_321
    assert asked[:4] == [1_024, 2_048, 4_096, 8_192]


def test_a_list_of_strings_is_no_record() -> None:
    values = {"names": ["Sở Y tế", "Sở Nội vụ"], "nodes": [{"name": "Bến"}], "node": {"names": ["A"]}, "empty": []}
    assert read_record(add_record(Element("root"), "node", values)) == values


def test_a_header_of_an_issuer_alone_is_printed_with_the_title_of_the_nation() -> None:
    text = "SỞ NỘI VỤ\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n\nĐiều 1. Mở bến.\n"
    assert next(header_lines(vbpl.parse(text))) == "SỞ NỘI VỤ"
    assert list(header_lines(vbpl.parse("Điều 1. Mở bến.\n"))) == []


@pytest.mark.parametrize(("number", "year", "found"), [
    ("12/2012/QH13", 2013, True), ("12/2012/QH13", 2012, False), ("12/2012/NĐ-CP", 2013, True),
    ("12/QĐ-SNV", 2013, False),
    ("12/2012/QĐ-SNV", 2013, True),
])
def test_the_year_of_a_number_and_of_the_date(number: str, year: int, found: bool) -> None:
    text = f"CHÍNH PHỦ\nSố: {number}\nHà Nội, ngày 05 tháng 3 năm {year}\nNGHỊ ĐỊNH\nVề đò\nĐiều 1. Đò.\n"
    document = vbpl.parse(text)
    assert document.header.number is not None
    assert bool(list(CHECKS["T213"](Paper(document)))) is found


def test_each_severity_has_a_level_of_each_log() -> None:
    assert set(SARIF_LEVELS) == set(GITHUB_LEVELS) == set(get_args(Severity))
    assert set(SARIF_LEVELS.values()) == {"error", "warning", "note"}
    assert set(GITHUB_LEVELS.values()) == {"error", "warning", "notice"}


@pytest.mark.parametrize(("numbers", "repeated"), [
    (("1", "1"), ["1"]), (("1", "2"), []), (("1", "01"), []), (("2", "2", "2"), ["2", "2"]), (("1", "2", "1"), []),
])
def test_numbers_that_repeat(numbers: tuple[str, ...], repeated: list[str]) -> None:
    blocks = [Block(type="clause", number=number, text="Bến", span=Span(start=at, end=at + 1))
              for at, number in enumerate(numbers)]
    assert [finding.values["after"] for finding in _repeats(blocks)] == repeated


# Archives


@pytest.mark.parametrize(("error", "kind", "words"), [
    (StoppedError("memory"), MemoryLimitError, "--memory"), (StoppedError("time"), TimeLimitError, "--timeout"),
    (StoppedError("died"), CrashedError, "its reader died"), (KeyError("bến"), CrashedError, "KeyError: 'bến'"),
])
def test_what_is_told_of_a_file_that_was_not_converted(error: Exception, kind: type[Exception], words: str) -> None:
    found = _error("a.txt", error)
    assert type(found) is kind
    assert words in str(found)
    assert "a.txt" in str(found)


def test_what_stays_of_earlier_runs_counts_as_met(monkeypatch: pytest.MonkeyPatch) -> None:
    rows = [
        {"source": "a.txt", "hash": "11"}, {"source": "b.txt", "hash": "22"}, {"source": "c.txt", "hash": "11",
                                                                              "duplicate_of": "a.txt"},
        {"source": "d.txt"},
    ]
    monkeypatch.setattr("vbpl.archive.kept._iter_places", lambda record, out: iter(rows))
    seen = Seen()
    records: list[Any] = ["one"]
    found: list[Any] = list(find_kept(records, Path(), Places(frozenset({"b.txt"})), seen))
    assert [(each.record, each.sources, each.whole) for each in found] == [
        ("one", frozenset({"a.txt", "c.txt", "d.txt"}), False),
    ]
    assert [seen.own_name(name) for name in ("a.txt", "b.txt", "c.txt")] == ["a.txt (2)", "b.txt", "c.txt (2)"]
    assert [seen.first_of(digest, "new.txt") for digest in ("11", "22")] == ["a.txt", None]
    assert list(find_kept(records, Path(), Places(frozenset(str(row["source"]) for row in rows)), Seen())) == []
    [whole] = find_kept(records, Path(), Places(frozenset()), Seen())
    assert whole.whole

"""Excepted: provisions that go on where their act ends, from the words to the status in memory and in tables."""

from pathlib import Path

import pytest

import vbpl
from linked import HEAD
from vbpl.archive import connect, convert, link
from vbpl.linking import LinkGraph
from vbpl.linking.outline import provision_name
from vbpl.model import Change, Citation, Document

FERRIES = HEAD.format(number="12/2030/QĐ-UBND", day="05 tháng 3 năm 2030", subject="Quy định về bến đò", body="""\
Chương I
CHUNG
Điều 1. Bến có đèn.
Điều 2. Bến có phao.
Chương II
RIÊNG
Điều 3. Đò có áo.
Điều 4. Vé
1. Vé lượt.
2. Vé tháng.
Điều 5. Quyết định này có hiệu lực kể từ ngày ký.""")
ACT = "Quyết định số 12/2030/QĐ-UBND ngày 05 tháng 3 năm 2030 của Ủy ban nhân dân tỉnh"
FIRST, LATER = "2031-02-20", "2032-01-01"
"""The day on which the other decision has effect, and the one after the last that some of its sentences name."""


def ending(sentence: str, subject: str = "Về việc bãi bỏ quy định", more: str = "Điều 2. Sở thi hành.") -> str:
    return HEAD.format(number="41/2031/QĐ-UBND", day="07 tháng 02 năm 2031", subject=subject, body=f"""\
Điều 1. {sentence.format(act=ACT)}
{more}
Điều 3. Quyết định này có hiệu lực kể từ ngày 20 tháng 02 năm 2031.""")


def names(node: Citation | Change | vbpl.Status) -> list[str]:
    return [provision_name(each) for each in node.excepted]


def excepting(document: Document) -> list[str]:
    return [name for each in document.citations for name in names(each)]


def graph_of(*texts: str) -> LinkGraph:
    library = vbpl.Library()
    library.add(map(vbpl.parse_bundle, texts))
    return library.link()


SENTENCES = [
    ("Bãi bỏ {act}, trừ Điều 4.", ["Điều 4"]),
    ("Bãi bỏ {act} (trừ Điều 2, Điều 4).", ["Điều 2", "Điều 4"]),
    ("Bãi bỏ {act} quy định về bến đò, ngoại trừ khoản 2 Điều 4.", ["khoản 2 Điều 4"]),
    ("{act} hết hiệu lực kể từ ngày Quyết định này có hiệu lực, trừ các quy định tại khoản 1 Điều 4 và Điều 2.",
     ["khoản 1 Điều 4", "Điều 2"]),
    ("Thay thế {act}, trừ quy định về vé, giá vé và miễn vé tại Điều 4.", ["Điều 4"]),
    ("{act}, trừ Điều 4, hết hiệu lực từ ngày 20/02/2031.", ["Điều 4"]),
    ("Trừ Điều 4, {act} hết hiệu lực từ ngày 20/02/2031.", ["Điều 4"]),
    ("Bãi bỏ {act}, trừ trường hợp quy định tại Điều 4 Quyết định số 12/2030/QĐ-UBND ngày 05/3/2030.", ["Điều 4"]),
    ("Bãi bỏ {act}, trừ Điều 4 Quyết định số 12/2030/QĐ-UBND.", ["Điều 4"]),
    ("Luật Bến đò số 21/2030/QH17 hết hiệu lực, trừ Điều 4 Luật Bến đò.", ["Điều 4"]),
    ("Luật Bến đò năm 2020 hết hiệu lực, trừ Điều 4 Luật Bến đò năm 2030.", []),
    ("Bãi bỏ {act}, trừ các quy định tại Điều 4 của Quyết định số 12/2030/QĐ-UBND ngày 05 tháng 3 năm 2030.",
     ["Điều 4"]),
    ("Bãi bỏ {act}, trừ Điều 4 hết hiệu lực từ ngày 01/01/2032.", ["Điều 4"]),
    ("Bãi bỏ {act}, trừ các quy định tại Điều 4 tiếp tục có hiệu lực đến hết ngày 31/12/2031.", ["Điều 4"]),
    ("Bãi bỏ {act}. Các quy định tại Điều 4 {act} tiếp tục có hiệu lực đến hết ngày 31/12/2031.", ["Điều 4"]),
    ("Bãi bỏ {act}. Điều 4 {act} tiếp tục có hiệu lực thi hành.", ["Điều 4"]),
    ("Bãi bỏ Điều 4 {act}, trừ khoản 2.", ["khoản 2 Điều 4"]),
    ("Bãi bỏ Chương II {act}, trừ Điều 4.", ["Điều 4"]),
    ("Bãi bỏ {act}, trừ trường hợp quy định tại Điều 2 của Quyết định này.", []),
    ("Bãi bỏ {act}, trừ quy định tại Điều 2 Quyết định này.", []),
    ("Bãi bỏ {act}, trừ các dự án quy định tại khoản 1 Điều này.", []),
    ("Bãi bỏ {act}, trừ Điều 4 Quyết định số 99/2029/QĐ-UBND.", []),
    ("Bãi bỏ {act}. Sở rà soát, trừ Điều 4.", []),
    ("Sở thực hiện {act}, trừ Điều 4.", []),
]


@pytest.mark.parametrize(("sentence", "wanted"), SENTENCES, ids=[each for each, _ in SENTENCES])
def test_what_an_end_leaves_out(sentence: str, wanted: list[str]) -> None:
    document = vbpl.parse(ending(sentence))
    assert excepting(document) == wanted
    repealed = [provision_name(place) for each in document.citations if each.relation in ("repeals", "replaces")
                and not each.effective for place in each.provisions]
    assert not set(wanted) & set(repealed)


def test_an_article_on_transition_is_a_condition() -> None:
    article = "Điều 2. Quy định chuyển tiếp\nBến cũ được dùng đến hết năm."
    assert excepting(vbpl.parse(ending("Bãi bỏ {act}, trừ các quy định tại Điều 2.", more=article))) == []
    assert excepting(vbpl.parse(ending("Bãi bỏ {act}, trừ các quy định tại Điều 2."))) == ["Điều 2"]


def test_the_act_ends_and_what_is_excepted_goes_on() -> None:
    graph = graph_of(FERRIES, ending("Bãi bỏ {act}, trừ khoản 2 Điều 4."))
    act = vbpl.parse(FERRIES).id
    whole = graph.status(act, FIRST)
    assert (whole.state, names(whole), graph.in_force(act, FIRST)) == ("ended", ["khoản 2 Điều 4"], False)
    assert whole.reason.endswith("khoản 2 Điều 4 of it went on.")
    asked = ("Điều 1", "khoản 1 Điều 4", "khoản 2 Điều 4", "Điều 4")
    told = [graph.status(act, FIRST, place) for place in asked]
    assert [each.state for each in told] == ["ended", "ended", "in_force", "in_force"]
    assert [each.partial for each in told] == [False, False, False, True]
    (change,) = graph.history(act)
    assert (change.relation, change.partial, names(change)) == ("repeals", False, ["khoản 2 Điều 4"])


@pytest.mark.parametrize("sentence", [
    "Bãi bỏ {act}, trừ Điều 4 hết hiệu lực từ ngày 01/01/2032.",
    "Bãi bỏ {act}, trừ các quy định tại Điều 4 tiếp tục có hiệu lực đến hết ngày 31/12/2031.",
    "Bãi bỏ {act}. Các quy định tại Điều 4 {act} tiếp tục có hiệu lực đến hết ngày 31 tháng 12 năm 2031.",
])
def test_what_is_excepted_has_an_end_of_its_own(sentence: str) -> None:
    graph, act = graph_of(FERRIES, ending(sentence)), vbpl.parse(FERRIES).id
    days = [("2031-12-31", "Điều 4"), (LATER, "Điều 4"), (FIRST, "Điều 1"), (FIRST, None), (LATER, None)]
    assert [graph.status(act, day, place).state for day, place in days] == [
        "in_force", "ended", "ended", "ended", "ended"]
    assert str(graph.status(act, FIRST, "Điều 4").until) == LATER
    assert [names(graph.status(act, day)) for day in (FIRST, LATER)] == [["Điều 4"], []]


def test_a_later_repeal_ends_what_was_excepted() -> None:
    later = ending("Bãi bỏ Điều 4 {act}.").replace("41/2031", "50/2032").replace("năm 2031", "năm 2032")
    graph, act = graph_of(FERRIES, ending("Bãi bỏ {act}, trừ Điều 4."), later), vbpl.parse(FERRIES).id
    assert [graph.status(act, day, "Điều 4").state for day in ("2032-02-19", "2032-02-20")] == ["in_force", "ended"]
    assert names(graph.status(act, "2032-02-20")) == []


def test_a_title_that_repeals_all_leaves_out_what_the_article_does() -> None:
    graph = graph_of(FERRIES, ending("Bãi bỏ {act}, trừ Điều 4.", subject=f"Về việc bãi bỏ {ACT}"))
    assert graph.status(vbpl.parse(FERRIES).id, FIRST, "Điều 4").state == "in_force"


def test_a_chapter_is_repealed_but_for_an_article() -> None:
    graph, act = graph_of(FERRIES, ending("Bãi bỏ Chương II {act}, trừ Điều 4.")), vbpl.parse(FERRIES).id
    told = [graph.status(act, FIRST, place).state for place in ("Điều 2", "Điều 3", "Điều 4")]
    assert told == ["in_force", "ended", "in_force"]
    text = vbpl.consolidate(vbpl.parse(FERRIES), [vbpl.parse(ending("Bãi bỏ Chương II {act}, trừ Điều 4."))]).text
    assert "Đò có áo" not in text and "2. Vé tháng." in text


def test_a_suspension_leaves_out_too() -> None:
    graph = graph_of(FERRIES, ending("Tạm ngưng hiệu lực {act}, trừ Điều 4."))
    told = [graph.status(vbpl.parse(FERRIES).id, FIRST, place).state for place in (None, "Điều 1", "Điều 4")]
    assert told == ["suspended", "suspended", "in_force"]


def test_the_tables_say_the_same(tmp_path: Path) -> None:
    box = tmp_path / "box"
    box.mkdir()
    sentence = "Bãi bỏ {act}, trừ Điều 4 hết hiệu lực từ ngày 01/01/2032."
    for name, text in (("act", FERRIES), ("ending", ending(sentence))):
        (box / f"{name}.txt").write_text(text, encoding="utf-8")
    convert([box], tmp_path / "out", jobs=1)
    link(tmp_path / "out", jobs=1)
    with connect(tmp_path / "out") as tables:
        changes = tables.sql("SELECT relation, provision, excepted FROM changes ORDER BY date").fetchall()
        states = tables.sql("SELECT provision, state, excepted FROM states WHERE work_id LIKE '%12-2030%' "
                            "AND since IS NOT NULL ORDER BY provision NULLS FIRST, since").fetchall()
    assert changes == [("repeals", None, ["Điều 4"]), ("repeals", "Điều 4", [])]
    assert states[:3] == [(None, "in_force", []), (None, "ended", ["Điều 4"]), ("Điều 4", "in_force", [])]
    assert states[3][:2] == ("Điều 4", "ended")


def test_json_comes_back_and_older_json_is_read() -> None:
    document = vbpl.parse(ending("Bãi bỏ {act}, trừ Điều 4."))
    assert vbpl.Document.model_validate_json(document.model_dump_json()) == document
    older = vbpl.Citation.model_validate({"text": "Luật Giá", "target": "other", "span": {"start": 0, "end": 8}})
    assert older.excepted == ()

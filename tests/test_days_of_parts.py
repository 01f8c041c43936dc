"""Days that a text gives to a part and to what holds it: the narrower words count."""

import pytest

import vbpl
from linked import HEAD
from vbpl.linking import LinkGraph

ARTICLES = """Điều 1. Đèn hiệu
1. Bến sông có đèn đỏ.
2. Bến biển có đèn xanh.
Điều 2. Phao tiêu
Bến có phao.
Điều 3. Hiệu lực
{said}"""
LAMPS = HEAD.format(number="12/2030/QĐ-UBND", day="05 tháng 3 năm 2030", subject="Về đèn hiệu trên sông",
                    body="Điều 1. Bến có đèn.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.")
REPEAL = """Điều 1. Đèn hiệu
1. Bến không thu phí.
2. Bãi bỏ Quyết định số 12/2030/QĐ-UBND ngày 05 tháng 3 năm 2030 của Ủy ban nhân dân tỉnh về đèn hiệu trên sông.
Điều 2. Hiệu lực
{said}"""
SIGNED = "Quyết định này có hiệu lực từ ngày ký."
ARTICLE = "Điều 1 Quyết định này có hiệu lực từ ngày 01/01/2032."
CLAUSE = "Khoản 2 Điều 1 Quyết định này có hiệu lực từ ngày 01/01/2033."
EARLY = "Khoản 2 Điều 1 Quyết định này có hiệu lực từ ngày 01/6/2031."
EXCEPT = "Điều 1 Quyết định này có hiệu lực từ ngày 01/01/2032, trừ khoản 2 Điều 1 có hiệu lực từ ngày 01/01/2033."


def decision(body: str) -> str:
    return HEAD.format(number="15/2031/QĐ-UBND", day="05 tháng 3 năm 2031", subject="Về bến sông", body=body)


def graph_of(*texts: str) -> LinkGraph:
    library = vbpl.Library()
    library.add(map(vbpl.parse_bundle, texts))
    return library.link()


@pytest.mark.parametrize(("said", "first"), [
    (f"{SIGNED} {ARTICLE} {CLAUSE}", ["2031-03-05", "2032-01-01", "2032-01-01", "2033-01-01"]),
    (f"{SIGNED} {CLAUSE} {ARTICLE}", ["2031-03-05", "2032-01-01", "2032-01-01", "2033-01-01"]),
    (f"{SIGNED} {EXCEPT}", ["2031-03-05", "2032-01-01", "2032-01-01", "2033-01-01"]),
    (f"{SIGNED} {ARTICLE} {EARLY}", ["2031-03-05", "2032-01-01", "2032-01-01", "2031-06-01"]),
    (f"{SIGNED} {CLAUSE}", ["2031-03-05", "2031-03-05", "2031-03-05", "2033-01-01"]),
])
def test_a_part_begins_on_the_day_that_is_said_of_it_most_narrowly(said: str, first: list[str]) -> None:
    text = decision(ARTICLES.format(said=said))
    graph, work = graph_of(text), vbpl.parse(text).id
    found = [graph.status(work, "2040-01-01", part).since for part in (None, "Điều 1", "khoản 1 Điều 1",
                                                                       "khoản 2 Điều 1")]
    assert [str(day) for day in found] == first


@pytest.mark.parametrize(("said", "last"), [
    ("Quyết định này có hiệu lực từ ngày ký đến hết ngày 31/12/2034. "
     "Quy định tại Điều 1 Quyết định này hết hiệu lực kể từ ngày 01/01/2032.", ["2035-01-01", "2032-01-01"]),
    ("1. Quy định tại Điều 1 Quyết định này hết hiệu lực kể từ ngày 01/01/2032.\n"
     "2. Quyết định này có hiệu lực từ ngày ký đến hết ngày 31/12/2034.", ["2035-01-01", "2032-01-01"]),
    ("Quyết định này có hiệu lực từ ngày ký đến hết ngày 31/12/2031, "
     "trừ Điều 1 có hiệu lực đến hết ngày 31/12/2034.", ["2032-01-01", "2035-01-01"]),
    ("Quyết định này có hiệu lực từ ngày ký đến hết ngày 31/12/2031. "
     "Riêng Điều 1 Quyết định này có hiệu lực đến hết ngày 31/12/2034.", ["2032-01-01", "2035-01-01"]),
    ("Quyết định này có hiệu lực từ ngày ký đến hết ngày 31/12/2034.", ["2035-01-01", "2035-01-01"]),
    (f"{SIGNED} Quy định tại Điều 1 Quyết định này hết hiệu lực kể từ ngày 01/01/2032.", [None, "2032-01-01"]),
])
def test_a_part_ends_on_the_day_that_is_said_of_it_else_with_the_whole(said: str, last: list[str | None]) -> None:
    text = decision(ARTICLES.format(said=said))
    graph, work = graph_of(text), vbpl.parse(text).id
    found = [graph.status(work, "2031-04-01", part).until for part in (None, "Điều 1")]
    assert [day and str(day) for day in found] == last


@pytest.mark.parametrize(("said", "day"), [
    (SIGNED, "2031-03-05"),
    (f"{SIGNED} {ARTICLE}", "2032-01-01"),
    (f"{SIGNED} {ARTICLE} {CLAUSE}", "2033-01-01"),
    (f"{SIGNED} {ARTICLE} {EARLY}", "2031-06-01"),
    (f"{SIGNED} {EXCEPT}", "2033-01-01"),
    (f"{SIGNED} Điều 2 và khoản 2 Điều 1 Quyết định này có hiệu lực từ ngày 01/01/2033. {ARTICLE}", "2033-01-01"),
])
def test_a_clause_repeals_from_the_day_that_is_said_of_it_most_narrowly(said: str, day: str) -> None:
    graph = graph_of(LAMPS, decision(REPEAL.format(said=said)))
    assert [str(change.date) for change in graph.history(vbpl.parse(LAMPS).id)] == [day]

"""LinkGraph: what cites what, the history of a document, whether it is in force, and the graph in other formats."""

import datetime
import json
import sys
from xml.etree import ElementTree

import pytest

from linked import articles, cite, document, link, span
from vbpl import Effect, Provision, VbplError
from vbpl.linking.export import _quoted


def day(text):
    return datetime.date.fromisoformat(text)


def starts(date):
    return [Effect(date=day(date), phrase="kể từ ngày", span=span(0, 1))]


def decree(number, date, *citations, effects=()):
    return document("nghi_dinh", number, date, f"về việc {number}", ["CHÍNH PHỦ"], citations, "qppl",
                    body=articles("1", "2", "3"), effects=list(effects))


FIRST = decree("1/2010/NĐ-CP", "2010-01-01", effects=starts("2010-03-01"))
AMENDING = decree("2/2012/NĐ-CP", "2012-01-01",
                  cite("nghi_dinh", "1/2010/NĐ-CP", relation="amends", provisions=["2"], at=1110))
SECOND = decree("3/2015/NĐ-CP", "2015-01-01", cite("nghi_dinh", "1/2010/NĐ-CP", relation="replaces", at=1210),
                effects=starts("2015-06-01"))
THIRD = decree("4/2020/NĐ-CP", "2020-01-01", cite("nghi_dinh", "3/2015/NĐ-CP", relation="repeals", provisions=["1"]),
               cite("nghi_dinh", "3/2015/NĐ-CP", relation="refers_to", provisions=[Provision(article="3")]))


@pytest.fixture(scope="module")
def graph():
    return link(FIRST, AMENDING, SECOND, THIRD)


def test_what_a_document_cites_by_relation_and_from_which_provision(graph):
    assert [each.target for each in graph.cites(THIRD.id)] == [SECOND.id] * 2
    assert [each.relation for each in graph.cites(THIRD.id, "repeals")] == ["repeals"]
    assert [each.target for each in graph.cites(AMENDING.id, provision=Provision(article="2"))] == [FIRST.id]
    assert graph.cites(AMENDING.id, provision=Provision(article="3")) == []


def test_what_cites_a_document_by_relation_and_at_which_provision(graph):
    assert [each.source for each in graph.cited_by(FIRST.id)] == [AMENDING.id, SECOND.id]
    assert [each.source for each in graph.cited_by(FIRST.id, "replaces")] == [SECOND.id]
    assert [each.source for each in graph.cited_by(FIRST.id, provision=Provision(article="2"))] == [AMENDING.id]
    assert graph.cited_by(FIRST.id, provision=Provision(article="3")) == []
    assert graph.cited_by(FIRST.id, provision=Provision(article="77")) == []
    with pytest.raises(KeyError):
        graph.cited_by("/akn/vn/none")


def test_the_history_of_a_document_is_in_order_of_time(graph):
    chain = [(str(each.date), each.relation, each.source, each.partial) for each in graph.history(FIRST.id)]
    assert chain == [
        ("2012-01-01", "amends", AMENDING.id, True), ("2015-06-01", "replaces", SECOND.id, False),
        ("2020-01-01", "repeals", THIRD.id, True),
    ]
    assert graph.history(THIRD.id) == []


@pytest.mark.parametrize(("which", "on", "answer"), [
    (FIRST, "2010-02-28", False), (FIRST, "2010-03-01", True),
    (FIRST, "2015-05-31", True), (FIRST, "2015-06-01", False),
    (SECOND, "2015-05-31", False), (SECOND, "2030-01-01", True),
    (THIRD, "2019-12-31", False), (THIRD, "2020-01-01", None), (THIRD, "2020-03-01", True),
])
def test_whether_a_document_is_in_force(graph, which, on, answer):
    assert graph.in_force(which.id, on=day(on)) is answer


def test_what_the_library_does_not_know_is_null():
    undated = document("nghi_dinh", "5/NĐ", subject="x", text="x")
    assert link(undated).in_force(undated.id, on=day("2020-01-01")) is None


def test_an_end_of_its_own_ends_a_document():
    until = [Effect(event="end", date=day("2012-01-01"), phrase="đến hết ngày", span=span(0, 1))]
    own = decree("9/2010/NĐ-CP", "2010-01-01", effects=until)
    assert [link(own).in_force(own.id, on=day(on)) for on in ("2011-12-31", "2012-01-01")] == [True, False]


def test_links_are_a_sequence(graph):
    links = list(graph.links)
    assert len(graph.links) == 4
    assert [graph.links[index] for index in range(-4, 4)] == [*links, *links]
    assert graph.links[1:3] == links[1:3]
    with pytest.raises(IndexError):
        graph.links[4]


def test_networkx_has_documents_and_resolved_links(graph):
    network = graph.to_networkx()
    assert network.nodes[FIRST.id]["number"] == "01/2010/NĐ-CP"
    assert network.number_of_edges(THIRD.id, SECOND.id) == 2


def test_without_networkx_the_error_says_what_to_install(graph, monkeypatch):
    monkeypatch.setitem(sys.modules, "networkx", None)
    with pytest.raises(VbplError, match=r"\.\[graph\]"):
        graph.to_networkx()


def test_graphml_is_read_back():
    networkx = pytest.importorskip("networkx")
    odd = document("quyet_dinh", "1/2020/QĐ-TTg", "2020-01-01", 'a "b" <c> & \x07 d', ["THỦ TƯỚNG CHÍNH PHỦ"])
    text = link(odd, FIRST, AMENDING).to_graphml()
    ElementTree.fromstring(text)
    network = networkx.parse_graphml(text)
    assert set(network.nodes) == {odd.id, FIRST.id, AMENDING.id}
    assert [fields["relation"] for _, _, fields in network.edges(data=True)] == ["amends"]


def test_dot_quotes_what_it_must(graph):
    lines = graph.to_dot().splitlines()
    assert lines[0] == "digraph links {" and lines[-1] == "}"
    assert f'  "{AMENDING.id}" -> "{FIRST.id}" [label="amends", style=dashed];' in lines


def test_json_holds_documents_links_and_diagnostics(graph):
    tree = json.loads(graph.to_json())
    assert [each["id"] for each in tree["documents"]] == sorted(each.id for each in (FIRST, AMENDING, SECOND, THIRD))
    assert [each["status"] for each in tree["links"]] == ["resolved"] * 4
    assert tree["links"][0]["citation"]["number"]["canonical"] == "01/2010/NĐ-CP"


@pytest.mark.parametrize(("text", "quoted"), [
    ("số 12", '"số 12"'), ('gọi là "bến"', '"gọi là \\"bến\\""'), ("a\\b", '"a\\\\b"'),
    ("một\nhai", '"một hai"'), ("", '""'),
])
def test_words_are_quoted_for_dot(text: str, quoted: str) -> None:
    assert _quoted(text) == quoted

"""Questions to a library and a graph, and those that are refused."""

import datetime

import pytest

import vbpl
from vbpl.errors import ArgumentError, UnknownIdError

DECREE = vbpl.parse("""CHÍNH PHỦ        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 12/2024/NĐ-CP        Độc lập - Tự do - Hạnh phúc
                         Hà Nội, ngày 05 tháng 02 năm 2024
NGHỊ ĐỊNH
Về cây cổ thụ
Điều 1. Cây có tên.
1. Tên có biển.
2. Biển bằng gỗ.
Điều 2. Cây được tưới theo khoản 1 Điều 1.
Điều 3a. Cây được cắt cành.
Điều 4. Nghị định này có hiệu lực từ ngày 01 tháng 4 năm 2024.
""")


def citing(serial: int, place: str) -> vbpl.Document:
    return vbpl.parse(f"""BỘ LÂM NGHIỆP        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: {serial}/BLN-CC        Độc lập - Tự do - Hạnh phúc
                         Hà Nội, ngày 05 tháng 5 năm 2024
Kính gửi: Các tỉnh.
Theo {place} Nghị định số 12/2024/NĐ-CP ngày 05/02/2024 của Chính phủ, Bộ đề nghị các tỉnh đếm cây.
""")


LETTERS = [citing(1, "khoản 2 Điều 1 và Điều 4"), citing(2, "Điều 2 đến Điều 4"), citing(3, "Điều 7"), citing(4, "")]


@pytest.fixture(scope="module")
def graph() -> vbpl.LinkGraph:
    library = vbpl.Library()
    library.add([DECREE, *LETTERS])
    return library.link()


@pytest.mark.parametrize(("provision", "serials"), [
    ("Điều 1", [1]), ("khoản 2 Điều 1", [1]), ("khoản 1 Điều 1", []), ("Điều 4", [1, 2]), ("Điều 2", [2]),
    ("Điều 3a", [2]), ("Điều 7", [3]), ("khoản 1 Điều 7", [3]), ("Điều 8", []), ("Điều 1 đến Điều 2", [1, 2]),
    (vbpl.Provision(article="4"), [1, 2]),
])
def test_every_provision_of_a_citation_counts(graph, provision, serials):
    numbers = {letter.id: letter.header.number.serial for letter in LETTERS}
    assert sorted(numbers[link.source] for link in graph.cited_by(DECREE.id, provision=provision)) == serials


def test_the_place_of_a_citation_is_given_in_words_too(graph):
    assert [link.citation.text for link in graph.cites(DECREE.id, provision="Điều 2")] == ["khoản 1 Điều 1"]
    assert graph.cites(DECREE.id, provision="Điều 1") == []


def test_edges_name_every_provision_that_is_found(graph):
    pytest.importorskip("networkx")
    edges = [edge for _, target, edge in graph.to_networkx().edges(data=True) if target == DECREE.id]
    named = {edge["provisions"] for edge in edges if "provisions" in edge}
    assert named >= {"khoản 2 Điều 1; Điều 4", "Điều 2; Điều 3a; Điều 4"}


@pytest.mark.parametrize("day", ["2024-04-01", datetime.date(2024, 4, 1), datetime.datetime(2024, 4, 1, 12)])
def test_days_are_dates_or_iso_strings(graph, day):
    assert graph.in_force(DECREE.id, on=day) is True


@pytest.mark.parametrize(("ask", "said"), [
    (lambda graph: graph.cites(DECREE.id, relation="replace"), "they are legal_basis, "),
    (lambda graph: graph.cited_by(DECREE.id, relation="thay thế"), "is no relation"),
    (lambda graph: graph.cites(DECREE.id, provision="Nghị định này"), "is not one provision"),
    (lambda graph: graph.cited_by(DECREE.id, provision="5"), "like “khoản 2 Điều 5”"),
    (lambda graph: graph.cited_by(DECREE.id, provision={"article": "5"}), "not dict"),
    (lambda graph: graph.in_force(DECREE.id, on="01/4/2024"), "“2024-07-01”"),
    (lambda graph: graph.in_force(DECREE.id, on=2024), "not int"),
    (lambda graph: vbpl.Library().add("Điều 1"), "not str"),
    (lambda graph: vbpl.Library().add(["Điều 1"]), "not str"),
    (lambda graph: vbpl.Library().add(None), "not NoneType"),
    (lambda graph: vbpl.Library().add({"id": DECREE}), "not str"),
    (lambda graph: vbpl.Library().replace(DECREE.id), "not str"),
])
def test_what_is_refused_says_what_is_allowed(graph, ask, said):
    with pytest.raises(ArgumentError, match=said):
        ask(graph)


@pytest.mark.parametrize("ask", [
    lambda graph, unknown: graph.cites(unknown), lambda graph, unknown: graph.cited_by(unknown),
    lambda graph, unknown: graph.history(unknown), lambda graph, unknown: graph.in_force(unknown, on="2024-05-01"),
    lambda graph, unknown: vbpl.Library().remove(unknown),
])
def test_an_unknown_id_is_an_error_and_a_key_error(graph, ask):
    with pytest.raises(KeyError) as caught:
        ask(graph, DECREE.id.replace("12-2024", "21-2024"))
    assert isinstance(caught.value, UnknownIdError)
    assert str(caught.value).startswith("no document has the id '/akn/vn/act/nghi-dinh/")


def test_an_unknown_id_is_told_the_nearest(graph):
    with pytest.raises(vbpl.VbplError, match=f"the nearest of 5 is {DECREE.id}"):
        graph.history(DECREE.id.replace("12-2024", "21-2024"))


@pytest.mark.parametrize("call", [
    lambda: vbpl.parse(b"Dieu 1"), lambda: vbpl.parse_bundle(None), lambda: vbpl.render("x"), lambda: vbpl.to_akn("x"),
    lambda: vbpl.to_edxml("x"), lambda: vbpl.chunks("x"), lambda: vbpl.chunks(DECREE, max_chars=0),
    lambda: vbpl.chunks(DECREE, max_chars="9"), lambda: vbpl.check("x"), lambda: vbpl.check(DECREE, "x"),
    lambda: vbpl.check(DECREE, select="T2"), lambda: vbpl.check(DECREE, ignore=["X1"]), lambda: vbpl.from_akn(None),
    lambda: vbpl.parse_file(5), lambda: vbpl.from_akn("<a/>"), lambda: vbpl.parse_provision(5),
])
def test_every_function_refuses_with_an_error_of_vbpl(call):
    with pytest.raises(vbpl.VbplError):
        call()

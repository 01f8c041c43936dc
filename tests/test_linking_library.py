"""Library: documents are added and removed in any order, and links follow."""

import tracemalloc

import pytest

from linked import HEAD, cite, document, link
from vbpl import Bundle, Library, parse, parse_bundle
from vbpl.linking.trees import Trees

DECREE = document("nghi_dinh", "30/2020/NĐ-CP", "2020-03-05", "về công tác văn thư", ["CHÍNH PHỦ"], family="qppl")
LETTER = document("cong_van", "12/SNV-VP", "2021-01-04", "trả lời", ["UBND TỈNH LÂM ĐỒNG", "SỞ NỘI VỤ"],
                  [cite("nghi_dinh", "30/2020/NĐ-CP")])
TITLE = "về việc tăng cường công tác bảo vệ rừng và phòng cháy, chữa cháy rừng mùa khô"
DIRECTIVE = document("chi_thi", subject=TITLE, family="party", text="toàn văn")
TELLING = document("cong_van", "13/SNV-VP", "2021-01-04", "trả lời", ["UBND TỈNH LÂM ĐỒNG", "SỞ NỘI VỤ"],
                   [cite("chi_thi", "23-CT/TU", "2017-04-17", "Tỉnh ủy Lâm Đồng", subject=TITLE)])
IDENTIFIED = "/akn/vn-lam-dong/doc/chi-thi/dcs.tu/2017-04-17/23-ct-tu"
KNOWING = document("cong_van", "14/SYT", "2021-02-04", "trả lời", ["UBND TỈNH LÂM ĐỒNG", "SỞ Y TẾ"],
                   [cite("chi_thi", "23-CT/TU", "2017-04-17", "Tỉnh ủy Lâm Đồng")])


def targets(library, source):
    return [each.target for each in library.link().cites(source.id)]


def test_a_document_added_later_resolves_what_waited_for_it():
    library = Library()
    library.add(LETTER)
    assert targets(library, LETTER) == [None]
    library.add(DECREE)
    assert targets(library, LETTER) == [DECREE.id]


def test_a_document_removed_leaves_its_links_unresolved():
    library = Library()
    library.add([LETTER, DECREE])
    library.link()
    library.remove(DECREE.id)
    assert targets(library, LETTER) == [None]
    assert DECREE.id not in library and len(library) == 1
    with pytest.raises(KeyError):
        library.remove(DECREE.id)


def test_a_document_replaced_cites_what_its_new_text_cites():
    library = Library()
    library.add([LETTER, DECREE])
    library.link()
    library.replace(LETTER.model_copy(update={"citations": ()}))
    assert len(library.link().links) == 0
    library.replace(LETTER)
    assert targets(library, LETTER) == [DECREE.id]


def test_bundles_and_iterables_are_added_alike():
    for documents in ([LETTER, DECREE], Bundle(documents=[LETTER, DECREE]), iter([Bundle(documents=[LETTER]), DECREE])):
        library = Library()
        library.add(documents)
        assert targets(library, LETTER) == [DECREE.id]


def test_a_graph_does_not_change_with_its_library():
    library = Library()
    library.add(LETTER)
    before = library.link()
    library.add(DECREE)
    library.link()
    assert [each.status for each in before.links] == ["unresolved"]
    assert list(before.documents) == [LETTER.id]


def test_the_same_text_twice_is_one_document():
    assert len(link(LETTER, LETTER, DECREE).documents) == 2


def test_two_texts_of_one_identity_are_one_work_and_differences_a_diagnostic():
    other = DECREE.model_copy(update={"citations": (cite("luat", "1/2000/QH10"),)})
    graph = link(LETTER, DECREE, other)
    assert set(graph.documents) == {LETTER.id, DECREE.id}
    (found,) = graph.cites(LETTER.id)
    assert (found.status, found.target) == ("resolved", DECREE.id)
    texts = graph.texts(DECREE.id)
    assert [each.document_id for each in texts] == [DECREE.id] * 2 and [each.stands for each in texts] == [True, False]
    assert {graph.work(each.text_id).work_id for each in texts} == {DECREE.id}
    assert [each.code for each in graph.diagnostics[DECREE.id]] == ["L501"]


@pytest.mark.parametrize(("subject", "lamp", "more", "what"), [
    ("Về đèn hiệu", "đèn đỏ", "", "some words"),
    ("Về đèn trên sông", "đèn", "", "the title"),
    ("Về đèn hiệu", "đèn", "\nĐiều 2. Bến có phao.\nĐiều 3. Bến có cờ.", "2 units"),
    ("Về đèn trên sông", "đèn theo Luật số 3/2029/QH16", "", "the title, 0 citations for 1"),
])
def test_the_diagnostic_of_another_text_says_what_differs(subject: str, lamp: str, more: str, what: str) -> None:
    texts = [HEAD.format(number="12/2030/QĐ-UBND", day="05 tháng 3 năm 2030", subject=subject, body=body)
             for subject, body in (("Về đèn hiệu", "Điều 1. Bến có đèn."), (subject, f"Điều 1. Bến có {lamp}.{more}"))]
    library = Library()
    library.add(map(parse_bundle, texts))
    ((found,),) = library.link().diagnostics.values()
    assert (found.code, found.message.rpartition("differs: ")[2]) == ("L501", what)


def test_the_day_decides_between_two_documents_of_one_number():
    first, second = (document("quyet_dinh", "3/QĐ-UBND", date, "x", ["UBND TỈNH LÂM ĐỒNG"])
                     for date in ("2018-03-12", "2019-03-12"))
    citing = LETTER.model_copy(update={"citations": (cite("quyet_dinh", "3/QĐ-UBND", "2019-03-12", "UBND tỉnh"),)})
    assert [each.target for each in link(first, second, citing).links] == [second.id]


def test_a_removed_text_leaves_the_other_with_the_bare_id():
    library = Library()
    library.add([LETTER, DECREE, DECREE.model_copy(update={"citations": (cite("luat", "1/2000/QH10"),)})])
    library.link()
    library.replace(DECREE)
    assert targets(library, LETTER) == [DECREE.id]


def test_an_inferred_identity_comes_and_goes_with_the_citations():
    library = Library()
    library.add([DIRECTIVE, KNOWING])
    assert targets(library, KNOWING) == [None]
    library.add(TELLING)
    assert targets(library, KNOWING) == [IDENTIFIED]
    library.remove(TELLING.id)
    assert targets(library, KNOWING) == [None]
    assert library.link().identities == {}


def test_a_removed_document_without_number_leaves_no_trace():
    library = Library()
    library.add([DIRECTIVE, KNOWING, TELLING])
    library.link()
    library.remove(DIRECTIVE.id)
    assert targets(library, KNOWING) == targets(library, TELLING) == [None]
    library.add(DIRECTIVE)
    assert targets(library, KNOWING) == targets(library, TELLING) == [IDENTIFIED]


def test_impossible_dates_cycles_and_self_citations_are_diagnosed():
    a, b = (document("quyet_dinh", f"{n}/2020/QĐ-TTg", "2020-01-01", "x", ["THỦ TƯỚNG CHÍNH PHỦ"], [
        cite("quyet_dinh", f"{3 - n}/2020/QĐ-TTg", relation="replaces"), cite("quyet_dinh", f"{n}/2020/QĐ-TTg"),
        cite("nghi_dinh", "1/2031/NĐ-CP", "2031-01-01")]) for n in (1, 2))
    graph = link(a, b)
    assert [each.code for each in graph.diagnostics[a.id]] == ["L504", "L510", "L505"]
    assert [(each.source, each.target) for each in graph.history(a.id)] == [(a.id, b.id), (b.id, a.id)]


def test_a_wrong_day_and_a_missing_provision_are_diagnosed():
    doubtful = cite("nghi_dinh", "30/2020/NĐ-CP", "2020-03-06", provisions=["99"])
    citing = LETTER.model_copy(update={"citations": (doubtful,)})
    graph = link(citing, DECREE)
    assert [each.target for each in graph.links] == [DECREE.id]
    assert [each.code for each in graph.diagnostics[citing.id]] == ["L503", "L507"]


def test_acts_are_kept_in_little_memory_and_come_back_as_they_were():
    act = parse("QUỐC HỘI\nLuật số: 7/2021/QH15\nLUẬT\nBẾN ĐÒ\n" + "\n".join(
        f"Điều {at}. Bến số {at}\n1. Bến mở lúc {at} giờ.\n2. Thuyền chở {at} người." for at in range(1, 200)))
    tracemalloc.start()
    trees = Trees()
    trees.keep(act)
    kept = tracemalloc.get_traced_memory()[0]
    there = trees.of(["none", act.id])
    grown = tracemalloc.get_traced_memory()[0] - kept
    tracemalloc.stop()
    assert there == act
    assert kept < grown / 10

"""Links: which document a citation means, and with what certainty."""

import json
from pathlib import Path

import pytest

from linked import articles, cite, document, link, only_link, span
from vbpl.model import Amendment, Attachment, Effect, Provision

DECREE = document("nghi_dinh", "30/2020/NĐ-CP", "2020-03-05", "về công tác văn thư", ["CHÍNH PHỦ"], family="qppl")
DECISION = document("quyet_dinh", "525/QĐ-UBND", "2018-03-12", "phê duyệt quy hoạch chung đô thị đến năm 2030",
                    ["UBND TỈNH LÂM ĐỒNG"])
PROVINCE = ["UBND TỈNH LÂM ĐỒNG", "SỞ NỘI VỤ"]


def letter(*citations, date="2021-01-04", issuers=PROVINCE, **fields):
    return document("cong_van", "12/SNV-VP", date, "trả lời", issuers, citations, **fields)


@pytest.mark.parametrize(("citation", "target"), [
    (cite("nghi_dinh", "30/2020/NĐ-CP"), DECREE),
    (cite("nghi_dinh", "30/2020/NĐ-CP", "2020-03-05", "Chính phủ"), DECREE),
    (cite("nghi_dinh", "30/2020/ND-CP"), DECREE),
    (cite("nghi_dinh", "30/2020/NÐ-CP"), DECREE),
    (cite("nghi_dinh", "30 / 2020/ nđ - cp"), DECREE),
    (cite(None, "30/2020/NĐ-CP"), DECREE),
    (cite("quyet_dinh", "525/QĐ-UBND", "2018-03-12", "UBND tỉnh"), DECISION),
    (cite("quyet_dinh", "525/QĐ-UBND", "2018-03-12", "Chủ tịch UBND tỉnh Lâm Đồng"), DECISION),
    (cite("quyet_dinh", "525/QĐ-UBND", "2018-03-12"), DECISION),
    (cite("quyet_dinh", date="2018-03-12", subject="phê duyệt quy hoạch chung đô thị đến năm 2030"), DECISION),
    (cite("quyet_dinh", subject="Về việc phê duyệt Quy hoạch chung đô thị đến năm 2030"), DECISION),
    (cite("quyet_dinh", date="2018-03-12", issuer="UBND tỉnh Lâm Đồng"), DECISION),
], ids=str)
def test_a_citation_that_names_one_document_is_resolved(citation, target):
    (found,) = [each for each in link(DECREE, DECISION, letter(citation)).links if each.source != target.id]
    assert (found.status, found.target) == ("resolved", target.id)
    assert found.reason.startswith("Resolved: ") and found.reason.endswith(".")
    assert [each.id for each in found.candidates] == [target.id]


@pytest.mark.parametrize(("citation", "status"), [
    (cite("nghi_dinh", "31/2020/NĐ-CP"), "unresolved"),
    (cite("nghi_dinh", "30/2021/NĐ-CP"), "unresolved"),
    (cite("nghi_dinh", "30a/2020/NĐ-CP"), "unresolved"),
    (cite("quyet_dinh", "525/QĐ-UBND", "2018-03-12", "UBND tỉnh Bình Phước"), "unresolved"),
    (cite("quyet_dinh", "525/QĐ-UBND", "2019-03-12", "UBND tỉnh Lâm Đồng"), "unresolved"),
    (cite("quyet_dinh", "525/QĐ-UBND"), "ambiguous"),
    (cite("luat", "30/2020/QH14"), "unresolved"),
    (cite("quyet_dinh"), "unresolved"),
    (cite("quyet_dinh", date="2018-03-13", subject="phê duyệt quy hoạch chung đô thị đến năm 2030"), "unresolved"),
], ids=str)
def test_a_citation_that_does_not_is_not(citation, status):
    (found,) = link(DECREE, DECISION, letter(citation)).links
    assert (found.status, found.target) == (status, None)
    assert bool(found.candidates) == (status == "ambiguous")


def test_another_type_word_leaves_a_doubt():
    law = document("luat", "26/2008/QH12", "2008-11-14", "THI HÀNH ÁN DÂN SỰ", ["QUỐC HỘI"], family="qppl")
    found = only_link(law, letter(cite("nghi_quyet", "26/2008/QH12")))
    assert found.status == "ambiguous" and "the type is another" in found.candidates[0].reasons


def test_a_number_that_restarts_each_year_needs_more_than_itself():
    same_year = letter(cite("quyet_dinh", "525/QĐ-UBND"), date="2018-10-01", issuers=["UBND TỈNH LÂM ĐỒNG"])
    assert only_link(DECISION, same_year).status == "resolved"
    other_year = letter(cite("quyet_dinh", "525/QĐ-UBND"), date="2020-10-01", issuers=["UBND TỈNH LÂM ĐỒNG"])
    assert only_link(DECISION, other_year).status == "ambiguous"
    elsewhere = letter(cite("quyet_dinh", "525/QĐ-UBND"), date="2018-10-01", issuers=["UBND TỈNH CÀ MAU"])
    assert only_link(DECISION, elsewhere).status == "unresolved"


def test_two_documents_that_fit_alike_are_both_named():
    districts = [document("quyet_dinh", "7/QĐ-UBND", "2018-03-12", "x", [f"UBND HUYỆN {name}"], text=name)
                 for name in ("DI LINH", "ĐỨC TRỌNG")]
    found = only_link(*districts, letter(cite("quyet_dinh", "7/QĐ-UBND", "2018-03-12")))
    assert found.status == "ambiguous"
    assert {each.id for each in found.candidates} == {each.id for each in districts}
    assert found.reason.startswith("2 documents fit alike")


def test_a_misprinted_code_is_linked_with_a_diagnostic():
    misprinted = document("cong_van", "3575/SGDDĐT-CTTT", "2017-09-11", "về định hướng chia sẻ thông tin trên mạng",
                          ["UBND TỈNH LÂM ĐỒNG", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"])
    citing = letter(cite("cong_van", "3575/SGDĐT-CTTT", "2017-09-11", subject="định hướng chia sẻ thông tin trên mạng"),
                    issuers=["UBND TỈNH LÂM ĐỒNG", "SỞ GIÁO DỤC VÀ ĐÀO TẠO"])
    graph = link(misprinted, citing)
    assert [each.target for each in graph.links] == [misprinted.id]
    assert [each.code for each in graph.diagnostics[citing.id]] == ["L502"]


def test_an_unknown_code_one_slip_away_needs_the_day_and_the_title():
    unknown = document("quyet_dinh", "12/QĐ-KHBXY", "2018-03-12", "ban hành nội quy của nhà văn hóa", ["NHÀ VĂN HÓA"])
    day_only = letter(cite("quyet_dinh", "12/QĐ-KHBXZ", "2018-03-12"))
    assert only_link(unknown, day_only).status == "ambiguous"
    both = letter(cite("quyet_dinh", "12/QĐ-KHBXZ", "2018-03-12", subject="ban hành nội quy của nhà văn hóa"))
    assert only_link(unknown, both).status == "resolved"


def test_digits_are_never_merged():
    title = "phê duyệt quy hoạch chung đô thị đến năm 2030"
    found = only_link(DECISION, letter(cite("quyet_dinh", "552/QĐ-UBND", "2018-03-12", "UBND tỉnh", subject=title)))
    assert found.status != "resolved"


def test_a_short_mention_means_what_the_full_one_before_it_means():
    full = cite("quyet_dinh", "525/QĐ-UBND", "2018-03-12", "UBND tỉnh Lâm Đồng")
    citing = letter(full, cite("quyet_dinh", "525/QĐ-UBND"), cite("quyet_dinh", target="previous"),
                    issuers=["BỘ NỘI VỤ"])
    assert [each.target for each in link(DECISION, citing).links] == [DECISION.id] * 3


def test_a_provision_means_the_act_that_is_named_after_it():
    full = cite("quyet_dinh", "525/QĐ-UBND", "2018-03-12", "UBND tỉnh Lâm Đồng", key="one")
    citing = letter(cite(provisions=["5a"], key="one"), cite(provisions=["7"], key="two"), full, issuers=["BỘ NỘI VỤ"])
    found = link(DECISION, citing).links
    assert [each.target for each in found] == [DECISION.id, None, DECISION.id]


def test_this_is_the_document_itself_and_its_provisions():
    rules = Attachment(heading="QUY CHẾ", kind="quy_che", body=articles("1", "2", start=5000), span=span(5000, 6000))
    own = document(body=articles("1", "2"), attachments=[rules], number="1/QĐ-UBND", date="2020-01-01", citations=[
        cite("quyet_dinh", target="this", provisions=["2"], at=1050),
        cite("quy_che", target="this", provisions=["2"], at=5050),
        cite(None, target="this", provisions=["2"], at=5150),
        cite("quyet_dinh", target="this", provisions=["2"], at=5250),
        cite("quyet_dinh", target="this", provisions=["9"], at=1150),
    ])
    found = link(own).links
    assert {each.target for each in found} == {own.id}
    assert [each.place and each.place.start for each in found] == [1100, 5100, 5100, 1100, None]
    assert found[4].reason.endswith("It has no Điều 9.")


def test_provisions_of_an_attached_text_are_found_in_it():
    rules = Attachment(heading="QUY CHẾ", kind="quy_che", body=articles("1", "4", start=5000), span=span(5000, 6000))
    decision = document("quyet_dinh", "8/2020/QĐ-TTg", "2020-01-01", body=articles("1", "2"), attachments=[rules],
                        issuers=["THỦ TƯỚNG CHÍNH PHỦ"], family="qppl")
    citing = letter(
        cite("quy_che", "8/2020/QĐ-TTg", provisions=["1"]), cite("quyet_dinh", "8/2020/QĐ-TTg", provisions=["1"]),
        cite("quyet_dinh", "8/2020/QĐ-TTg", provisions=["4"]),
    )
    found = link(decision, citing).links
    assert [each.status for each in found] == ["resolved"] * 3
    assert [each.place.start for each in found] == [5000, 1000, 5100]


def test_in_quoted_text_the_carrier_is_the_act_that_is_amended():
    old = document("luat", "45/2013/QH13", "2013-11-29", "ĐẤT ĐAI", ["QUỐC HỘI"], family="qppl", body=articles("5"))
    named = cite("luat", "45/2013/QH13", relation="amends", key="luat 45/2013/QH13", at=100)
    other = cite("luat", "15/2012/QH13", key="luat 15/2012/QH13", at=150)
    inside = cite("luat", target="carrier", provisions=["5"], at=250)
    change = Amendment(action="replace", document_key="luat 45/2013/QH13", quotes=[span(200, 300)], span=span(90, 190))
    amending = document("luat", "35/2018/QH14", "2018-11-20", "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT ĐẤT ĐAI",
                        ["QUỐC HỘI"], [named, other, inside], family="qppl", amendments=[change])
    found = link(old, amending).links
    assert [each.target for each in found] == [old.id, None, old.id]
    assert found[2].place.start == 1000


@pytest.fixture
def land_laws():
    start = Effect(date="2014-07-01", phrase="từ ngày 01 tháng 7 năm 2014", span=span(0, 1))
    return [
        document("luat", "13/2003/QH11", "2003-11-26", "ĐẤT ĐAI", ["QUỐC HỘI"], family="qppl"),
        document("luat", "45/2013/QH13", "2013-11-29", "Đất đai", ["QUỐC HỘI"], family="qppl", effects=[start]),
        document("luat", "35/2018/QH14", "2018-06-15", "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT ĐẤT ĐAI", ["QUỐC HỘI"],
                 family="qppl"),
    ]


@pytest.mark.parametrize(("date", "said", "which"), [
    ("2010-01-01", {}, 0), ("2014-06-30", {}, 0), ("2014-07-01", {}, 1), ("2020-01-01", {}, 1),
    ("2020-01-01", {"year": 2003}, 0), ("2020-01-01", {"year": 2013}, 1), ("2020-01-01", {"date": "2003-11-26"}, 0),
])
def test_a_law_by_name_is_the_one_in_force_on_the_day(land_laws, date, said, which):
    found = only_link(*land_laws, letter(cite("luat", name="Đất đai", **said), date=date))
    assert (found.status, found.target) == ("resolved", land_laws[which].id)


def test_an_amending_law_is_told_apart_from_the_law_it_amends(land_laws):
    found = only_link(*land_laws, letter(cite("luat", name="sửa đổi, bổ sung một số điều của Luật Đất đai")))
    assert found.target == land_laws[2].id


@pytest.mark.parametrize(("date", "said"), [("2000-01-01", {}), ("2020-01-01", {"year": 2024})])
def test_no_law_of_the_name_was_in_force(land_laws, date, said):
    found = only_link(*land_laws, letter(cite("luat", name="Đất đai", **said), date=date))
    assert found.status == "unresolved"


def test_a_law_is_not_taken_for_a_later_one_that_only_citations_tell_of(land_laws):
    knowing = letter(cite("luat", "31/2024/QH15", name="Đất đai"), date="2024-10-01")
    citing = document("cong_van", "1/BTC-CST", "2025-10-01", issuers=["BỘ TÀI CHÍNH"],
                      citations=[cite("luat", name="Đất đai")])
    alone, told = link(*land_laws, citing), link(*land_laws, citing, knowing)
    assert [each.status for each in alone.cites(citing.id)] == ["resolved"]
    assert [each.status for each in told.cites(citing.id)] == ["unresolved"]


def test_a_document_without_number_takes_it_from_those_that_cite_it():
    title = "về việc tăng cường công tác bảo vệ rừng và phòng cháy, chữa cháy rừng mùa khô"
    directive = document("chi_thi", subject=title, family="party", text="toàn văn")
    told = letter(cite("chi_thi", "23-CT/TU", "2017-04-17", "Tỉnh ủy Lâm Đồng", subject=title))
    short = document("cong_van", "9/SYT", "2018-01-01", issuers=["UBND TỈNH LÂM ĐỒNG", "SỞ Y TẾ"],
                     citations=[cite("chi_thi", "23-CT/TU", "2017-04-17", "Tỉnh ủy")])
    graph = link(directive, told, short)
    work = graph.work(directive.id)
    assert work.work_id == "/akn/vn-lam-dong/doc/chi-thi/dcs.tu/2017-04-17/23-ct-tu"
    assert [each.target for each in graph.links] == [work.work_id] * 2
    assert "its number is known only from the documents that cite it" in graph.links[0].reason
    identity = graph.identities[work.work_id]
    assert (identity.number.canonical, identity.date.isoformat()) == ("23-CT/TU", "2017-04-17")
    assert [each.code for each in graph.diagnostics[work.work_id]] == ["L508"]


def test_a_document_that_is_given_two_numbers_keeps_none():
    title = "về việc tăng cường công tác bảo vệ rừng và phòng cháy, chữa cháy rừng mùa khô"
    directive = document("chi_thi", subject=title, family="party", text="toàn văn")
    citing = letter(*(cite("chi_thi", number, "2017-04-17", subject=title) for number in ("23-CT/TU", "24-CT/TU")))
    graph = link(directive, citing)
    assert [each.status for each in graph.links] == ["ambiguous"] * 2
    assert graph.identities == {}
    assert [each.code for each in graph.diagnostics[directive.id]] == ["L509"]


def test_a_number_of_its_own_is_worth_more_than_one_from_citations():
    title = "về việc tăng cường công tác bảo vệ rừng và phòng cháy, chữa cháy rừng mùa khô"
    bare = document("chi_thi", subject=title, family="party", text="toàn văn")
    numbered = document("chi_thi", "23-CT/TU", "2017-04-17", title, ["TỈNH ỦY LÂM ĐỒNG"], family="party")
    citing = letter(cite("chi_thi", "23-CT/TU", "2017-04-17", "Tỉnh ủy Lâm Đồng", subject=title))
    assert only_link(bare, numbered, citing).target == numbered.id


def test_every_provision_of_a_list_counts():
    law = document("luat", "45/2013/QH13", "2013-11-29", "ĐẤT ĐAI", family="qppl", body=articles("5", "6"))
    both = [Provision(article="6"), Provision(article="7")]
    found = only_link(law, letter(cite("luat", "45/2013/QH13", provisions=both)))
    assert [(each.provision.article, each.found, each.span and each.span.start) for each in found.provisions] == [
        ("6", True, 1100), ("7", False, None),
    ]
    (text_id,) = {each.text_id for each in found.provisions}
    assert text_id.startswith(f"{law.id}-")
    assert found.reason.endswith("It has no Điều 7.")


PAIRS = json.loads((Path(__file__).parent / "data" / "number_examples.json").read_text(encoding="utf-8"))["pairs"]


@pytest.mark.parametrize("pair", [each for each in PAIRS if each["a"] != each["b"]], ids=lambda pair: pair["b"])
def test_the_pairs_of_numbers_decide_links(pair):
    """``numbers.same_document`` decides. Both have one day and one body, so that only the numbers differ."""
    cited = document(None, pair["b"], "2015-02-03", "x", ["UBND TỈNH LÂM ĐỒNG"])
    found = only_link(cited, letter(cite(None, pair["a"], "2015-02-03", "UBND tỉnh Lâm Đồng")))
    if pair["decision"] == "same":
        assert found.target == cited.id
    if pair["decision"] == "different":
        assert found.target is None

"""Descriptions: all spellings of one thing compare equal."""


from collections.abc import Callable

import pytest

from growth import growth
from linked import cite, document
from vbpl.identity.places import Place
from vbpl.linking.description import Context, describe_citation, describe_document, law_name, title_words
from vbpl.linking.keys import citation_keys, document_keys
from vbpl.linking.mentions import pack, unpack


@pytest.mark.parametrize(("spelling", "words"), [
    ("Về việc định hướng, tiếp cận", "dinh huong tiep can"), ("V/v ĐỊNH HƯỚNG TIẾP CẬN.", "dinh huong tiep can"),
    ("về định hướng - tiếp cận", "dinh huong tiep can"), ("", ""),
])
def test_titles(spelling, words):
    assert title_words(spelling) == words


@pytest.mark.parametrize(("spelling", "name"), [
    ("ĐẤT ĐAI", "dat dai"), ("Luật Đất đai", "dat dai"), ("Đất đai (sửa đổi)", "dat dai"), ("LUẬT", ""),
    ("BỘ LUẬT", ""),
    ("Hàng không dân dụng Việt Nam", "hang khong dan dung"),
    ("sửa đổi, bổ sung một số điều của Luật Đất đai", "sua doi bo sung mot so dieu cua luat dat dai"),
])
def test_names_of_laws(spelling, name):
    assert law_name(spelling) == name


def test_a_law_without_a_printed_name_has_none():
    assert describe_document(document("luat", "45/2013/QH13", family="qppl")).name == ""


def test_a_central_body_has_no_place():
    says = describe_document(document("thong_tu", "1/2020/TT-BTC", "2020-01-01", issuers=["BỘ TÀI CHÍNH"]))
    assert says.place == Place()


@pytest.mark.parametrize(("issuer", "place", "assumed"), [
    ("UBND tỉnh", Place("lam-dong"), False), ("UBND huyện", Place("lam-dong", "di-linh"), False),
    ("UBND tỉnh Cà Mau", Place("ca-mau"), False), (None, Place("lam-dong", "di-linh"), True),
])
def test_a_relative_name_is_read_from_where_it_is_said(issuer, place, assumed):
    says = describe_citation(cite("quyet_dinh", "5/QĐ-UBND", issuer=issuer), Context(Place("lam-dong", "di-linh")))
    assert (says.place, says.assumed) == (place, assumed)


@pytest.mark.parametrize("citation", [
    cite("nghi_dinh", "30/2020/NĐ-CP"), cite("nghi_dinh", "30/2020/ND-CP", "2020-03-05"),
    cite("luat", name="Đất đai"), cite("quyet_dinh", subject="phê duyệt quy hoạch chung đô thị"),
    cite("nghi_dinh", date="2020-03-05", issuer="Chính phủ"),
], ids=str)
def test_a_document_is_filed_where_its_citations_look(citation):
    decree = document("nghi_dinh", "30/2020/NĐ-CP", "2020-03-05", "phê duyệt quy hoạch chung đô thị", ["CHÍNH PHỦ"])
    law = document("luat", "45/2013/QH13", "2013-11-29", "ĐẤT ĐAI", ["QUỐC HỘI"])
    filed = {*document_keys(describe_document(decree)), *document_keys(describe_document(law))}
    asked = [key for tier in citation_keys(describe_citation(citation, Context())) for key in tier]
    assert filed & set(asked)


def test_packing_loses_nothing():
    citation = cite("nghi_dinh", "30/2020/NĐ-CP", "2020-03-05", "Chính phủ", subject='a "b"\n\x00', provisions=["5"])
    assert unpack(pack(citation)) == citation


def test_names_and_titles_without_end_are_read_in_linear_time():
    def prepare(count: int) -> Callable[[], object]:
        endless = "Sở Giáo dục tỉnh xã " * count
        citation = cite("quyet_dinh", "5/QĐ-UBND", issuer=endless, subject=endless, name=endless)
        citing = document("luat", subject=endless, issuers=[endless], text="")
        return lambda: (describe_citation(citation, Context()), describe_document(citing))

    assert growth(prepare, 2000, 16_000) < 3

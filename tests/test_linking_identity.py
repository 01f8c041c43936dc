"""Identity: what the IRI of a document says, and what does not change it."""

import datetime
import re

import pytest

from vbpl.identity import document_id
from vbpl.identity.bodies import read_body
from vbpl.identity.places import Place, same_place, within
from vbpl.model import DocumentNumber, Header, Issuer, Span

HERE = Span(start=0, end=0)
# The work part of the pattern that the cobalt package reads an Akoma Ntoso IRI with.
IRI = re.compile(r"/akn/[a-z]{2}(-[^/]+)?/[^/]+/[^0-9/][^/]*(/[^0-9][^/]*)?/[0-9]{4}(-[0-9]{2}(-[0-9]{2})?)?/[^/]+")


def number(canonical, *codes, serial=1, year=None):
    return DocumentNumber(text=canonical, canonical=canonical, serial=serial, year=year, kind_code=None,
                          issuer_codes=list(codes), span=HERE)


def header(*names, number=None, date=None, place=None):
    issuer = None
    for name in names:
        issuer = Issuer(name=name, parent=issuer, span=HERE)
    day = datetime.date.fromisoformat(date) if date else None
    return Header(issuers=[issuer] if issuer else [], number=number, date=day, place=place, span=HERE)


CASES = [
    (header(number=number("30/2020/NĐ-CP", "CP", year=2020), date="2020-03-05"), "nghi_dinh", "qppl",
     "/akn/vn/act/nghi-dinh/cp/2020-03-05/30-2020-nd-cp"),
    (header(number=number("36-HD/VPTW", "VPTW"), date="2018-04-03"), "huong_dan", "party",
     "/akn/vn/doc/huong-dan/dcs.vptw/2018-04-03/36-hd-vptw"),
    (header("TỈNH LÂM ĐỒNG", "UBND HUYỆN DI LINH", number=number("525/QĐ-UBND", "UBND"), date="2018-03-12"),
     "quyet_dinh", "admin", "/akn/vn-lam-dong.di-linh/doc/quyet-dinh/ubnd/2018-03-12/525-qd-ubnd"),
    (header("UBND TỈNH LÂM ĐỒNG", "SỞ GIÁO DỤC VÀ ĐÀO TẠO", number=number("12/SGDĐT-CTTT", "SGDĐT"),
            date="2018-10-11"), "cong_van", "admin",
     "/akn/vn-lam-dong/doc/cong-van/sgddt/2018-10-11/12-sgddt-cttt"),
    (header("SỞ Y TẾ", number=number("12/SYT", "SYT"), date="2018-10-11", place="Đà Lạt"), "cong_van", "admin",
     "/akn/vn-lam-dong/doc/cong-van/syt/2018-10-11/12-syt"),
    (header(number=number("45/2013/QH13", "QH", year=2013)), "luat", "qppl", "/akn/vn/act/luat/qh/2013/45-2013-qh13"),
    (header(number=number("28/2013/TTLT-BYT-BTC", "BYT", "BTC", year=2013)), "thong_tu_lien_tich", "qppl",
     "/akn/vn/act/thong-tu-lien-tich/byt.btc/2013/28-2013-ttlt-byt-btc"),
]


@pytest.mark.parametrize(("head", "kind", "family", "iri"), CASES, ids=[case[-1] for case in CASES])
def test_id_of_a_document_that_states_itself(head, kind, family, iri):
    assert document_id(head, kind, family, "text") == iri
    assert IRI.fullmatch(iri)


@pytest.mark.parametrize(("head", "tail"), [
    (header(), "/XXXX/khong-so-"),
    (header(number=number("/QĐ-UBND", "UBND", serial=None), date="2018-03-12"), "/2018-03-12/khong-so-"),
    (header(number=number("23-CT/TW", "TW")), "/XXXX/23-ct-tw-"),
    (header(number=number("525/QĐ-UBND", "UBND"), date="2018-03-12"), "/2018-03-12/525-qd-ubnd-"),
])
def test_a_document_that_does_not_say_which_it_is_has_a_hash(head, tail):
    first, second = (document_id(head, "chi_thi", "party", text) for text in ("Một văn bản.", "Văn bản khác."))
    assert re.search(re.escape(tail) + "[0-9a-f]{8}$", first)
    assert first != second


def test_the_hash_does_not_depend_on_layout():
    spellings = ["Về việc hòa giải\nở cơ sở", "Về  việc hòa giải ở cơ sở\r\n", "Về việc hòa giải ở cơ sở"]
    assert len({document_id(header(), None, "admin", text) for text in spellings}) == 1


@pytest.mark.parametrize(("name", "code", "place"), [
    ("UBND TỈNH BÌNH PHƯỚC", "UBND", Place("binh-phuoc")),
    ("Chủ tịch Uỷ ban nhân dân tỉnh Lâm Đồng", "UBND", Place("lam-dong")),
    ("UBND tỉnh", "UBND", Place("")),
    ("Tỉnh ủy Bình Phước", "TU", Place("binh-phuoc")),
    ("Ban Thường vụ Tỉnh ủy", "TU", Place("")),
    ("BAN TUYÊN GIÁO TỈNH ỦY LÀO CAI", "BTGTU", Place("lao-cai")),
    ("UBND TP. Đà Lạt", "UBND", Place(None, "da-lat")),
    ("UBND PHƯỜNG 5 QUẬN 3", "UBND", Place(None, "3", "5")),
    ("Sở Y tế Hà Nội", "SYT", Place("ha-noi")),
    ("Sở GD&ĐT", "SGDĐT", Place()),
    ("Sở Lao động - Thương binh và Xã hội tỉnh Lâm Đồng", "SLĐTBXH", Place("lam-dong")),
    ("Bộ trưởng Bộ Tài chính", "BTC", Place()),
    ("Thống đốc Ngân hàng Nhà nước Việt Nam", "NHNN", Place()),
    ("Tổng Thanh tra Chính phủ", "TTCP", Place()),
    ("Chủ tịch nước", "CTN", Place()),
    ("Hội đồng nhân dân Thành phố Huế khóa VII", "HĐND", Place("hue")),
    ("Công ty Không Có Trong Bảng", None, Place()),
])
def test_what_the_name_of_a_body_says(name, code, place):
    assert read_body(name)[::2] == (code, place)


def test_relative_places_are_those_of_the_citing_body():
    here = Place("lam-dong", "di-linh")
    assert within(Place(""), here) == Place("lam-dong")
    assert within(Place(None, ""), here) == here
    assert within(Place("ha-noi"), here) == Place("ha-noi")
    assert within(Place(), here) == here
    assert within(Place(None, None, "gia-hiep"), here) == Place("lam-dong", "di-linh", "gia-hiep")


def test_places_are_one_different_or_unknown():
    assert same_place(Place("lam-dong"), Place("lam-dong")) is True
    assert same_place(Place("lam-dong"), Place("ha-noi")) is False
    assert same_place(Place("lam-dong"), Place("lam-dong", "di-linh")) is False
    assert same_place(Place("lam-dong"), Place()) is None
    assert same_place(Place(None, "di-linh"), Place("lam-dong", "di-linh")) is True

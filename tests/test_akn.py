"""Akoma Ntoso: valid by its schema, read back as the same document, with references to the right places."""

from pathlib import Path

import pytest
from lxml import etree

import vbpl
from akn_schema import faults
from vbpl.export.akn_reader import AknError
from vbpl.export.portions import portion_of, slug

ROOT = Path(__file__).parents[1]
CORPUS = sorted((ROOT / "corpus").glob("*/source.txt"))
REAL = sorted((ROOT / "../shared/eval").glob("*/texts/*"))
A = "{http://docs.oasis-open.org/legaldocml/ns/akn/3.0}"


def written(name: str) -> tuple[vbpl.Document, etree._Element]:
    """A document of the corpus and its XML."""
    document = vbpl.parse((ROOT / "corpus" / name / "source.txt").read_text(encoding="utf-8"))
    return document, etree.fromstring(vbpl.to_akn(document).encode())


@pytest.mark.parametrize("path", CORPUS, ids=lambda path: path.parent.name)
def test_a_document_of_the_corpus_is_valid_and_comes_back(path: Path) -> None:
    for document in vbpl.parse_bundle(path.read_bytes().decode("utf-8", "replace")).documents:
        xml = vbpl.to_akn(document)
        assert not faults(xml)
        assert vbpl.from_akn(xml) == document


@pytest.mark.skipif(not REAL, reason="../shared is not here")
def test_real_texts_are_valid_and_come_back() -> None:
    for path in REAL[::8]:
        for document in vbpl.parse_bundle(path.read_text(encoding="utf-8")).documents:
            xml = vbpl.to_akn(document)
            assert not faults(xml), path.name
            assert vbpl.from_akn(xml) == document, path.name


def test_the_schema_sees_a_fault() -> None:
    document = vbpl.parse("Điều 1. Một")
    assert faults(vbpl.to_akn(document).replace("<num>", "<number>").replace("</num>", "</number>"))


def test_units_have_the_names_of_the_convention() -> None:
    _, root = written("nghi-dinh-sua-doi")
    names = {element.get("eId") for element in root.iter() if element.get("eId")}
    assert {"art_1__para_1", "art_1__para_2__quote_1__point_b1", "art_3__para_3"} <= names
    assert [slug(number) for number in ("đ", "d", "1.1", "5a")] == ["dd", "d", "1-1", "5a"]
    assert portion_of(vbpl.Provision(article="8", clause="2", point="đ")) == "art_8__para_2__point_dd"


def test_amendments_are_modifications_with_their_new_text() -> None:
    document, root = written("nghi-dinh-sua-doi")
    mods = root.findall(f".//{A}textualMod")
    assert len(mods) == len(document.amendments) > 5
    assert mods[0].get("type") == "substitution"
    assert mods[0].find(f"{A}destination").get("href").endswith("/61-2013-nd-cp/!main~art_2__para_2")
    source = mods[0].find(f"{A}source").get("href")
    assert root.find(f".//*[@eId='{source[1:]}']").find(f".//{A}quotedStructure") is not None


def test_a_reference_says_where_it_leads() -> None:
    _, root = written("nghi-dinh-sua-doi")
    leads = {element.text: element.get("href") for element in root.iter(f"{A}ref")}
    assert leads["Nghị định số 61/2013/NĐ-CP"] == "/akn/vn/act/nghi-dinh/cp/2013/61-2013-nd-cp"
    assert leads["Luật Lâm nghiệp năm 2017"] == "#"


def test_a_link_decides_where_a_reference_leads() -> None:
    text = (ROOT / "corpus/bo-hai-van-ban/source.txt").read_text(encoding="utf-8")
    library = vbpl.Library()
    library.add(vbpl.parse_bundle(text))
    links = library.link().links
    target = next(link.target for link in links if link.status == "resolved")
    xml = "".join(vbpl.to_akn(document, links) for document in vbpl.parse_bundle(text).documents)
    assert f'href="{target}' in xml


def test_a_range_is_an_rref() -> None:
    text = "Điều 1. Một\n1. Thực hiện từ Điều 3 đến Điều 5 Nghị định số 61/2013/NĐ-CP ngày 17 tháng 6 năm 2013."
    root = etree.fromstring(vbpl.to_akn(vbpl.parse(text)).encode())
    found = next(root.iter(f"{A}rref"))
    assert (found.get("from")[-6:], found.get("upTo")[-6:]) == ("~art_3", "~art_5")


def test_what_xml_cannot_hold_is_replaced() -> None:
    xml = vbpl.to_akn(vbpl.parse("Điều 1. Một \x01 hai \ud800\n1. Ba & <bốn>"))
    assert not faults(xml)
    assert "\ufffd" in xml


@pytest.mark.parametrize("xml", ["", "<a/>", "no xml", '<akomaNtoso xmlns="x"><act/></akomaNtoso>'])
def test_other_xml_is_refused(xml: str) -> None:
    with pytest.raises(AknError, match="Akoma Ntoso"):
        vbpl.from_akn(xml)


EVERY_UNIT = """BỘ GIAO THÔNG
Số: 12/2021/QĐ-BGT
Hà Nội, ngày 05 tháng 3 năm 2021
QUYẾT ĐỊNH
Về việc sửa quy chế bến
QUYẾT ĐỊNH:
Phần thứ nhất
CHUNG
Chương I
BẾN
Mục 1
MỞ BẾN
Tiểu mục 1
ĐƠN
Điều 1. Đơn mở bến
Đơn có các mục sau.
1. Tên bến.
a) Tên cũ;
- Tên gọi khác;
b) Tên mới.
Điều 2. Sửa Điều 3 của Quyết định số 7/2019/QĐ-BGT như sau:
“Điều 3. Phao
1. Phao đỏ.
2. Phao xanh.”
Điều 3. Bảng giá
STT\tBến\tGiá
1\tAn Lạc\t5
BỘ TRƯỞNG
Trần Văn Bến
PHỤ LỤC II
DANH SÁCH BẾN
(Kèm theo Quyết định số 12/2021/QĐ-BGT ngày 05 tháng 3 năm 2021 của Bộ Giao thông)
1. An Lạc.
"""


UNITS = (
    ("part", "part_1"), ("chapter", "part_1__chp_I"), ("section", "part_1__chp_I__sec_1"),
    ("subsection", "part_1__chp_I__sec_1__subsec_1"), ("article", "art_1"), ("paragraph", "art_1__para_1"),
    ("point", "art_1__para_1__point_a"), ("indent", "art_1__para_1__point_a__indent_1"),
    ("point", "art_1__para_1__point_b"), ("article", "art_2"), ("hcontainer", "art_2__quote_1"),
    ("mod", "art_2__quote_1__mod_1"), ("article", "art_2__quote_1__art_3"),
    ("paragraph", "art_2__quote_1__art_3__para_1"), ("paragraph", "art_2__quote_1__art_3__para_2"),
    ("article", "art_3"), ("hcontainer", "art_3__table_1"), ("attachment", "annex_1"),
    ("paragraph", "annex_1__para_1"),
)


def test_every_kind_of_unit_has_its_element_and_name() -> None:
    root = etree.fromstring(vbpl.to_akn(vbpl.parse(EVERY_UNIT)).encode())
    named = [(etree.QName(each).localname, each.get("eId")) for part in ("body", "attachments")
             for each in root.iterfind(f".//{A}{part}//*[@eId]")]
    assert tuple(named) == UNITS

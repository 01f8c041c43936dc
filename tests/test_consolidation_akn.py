"""A consolidated act as Akoma Ntoso: who changed what, and since when."""

from lxml import etree

from akn_schema import faults
from consolidated import applied
from vbpl import from_akn
from vbpl.export import consolidation_to_akn

SPACE = {"akn": "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"}
DONE = applied(
    "1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:\n“2. Báo tin khi có bão lớn.”.\n2. Bãi bỏ Điều 50.",
    "1. Bãi bỏ khoản 1 Điều 5.",
)


def found(path: str) -> list[str]:
    root = etree.fromstring(consolidation_to_akn(DONE).encode())
    return [str(each) for each in root.xpath(path, namespaces=SPACE)]


def test_it_is_valid_and_its_document_comes_back() -> None:
    xml = consolidation_to_akn(DONE)
    assert not faults(xml)
    assert from_akn(xml) == DONE.document
    assert not faults(consolidation_to_akn(applied()))


def test_each_change_has_its_source_and_its_destination() -> None:
    first, _, second = (each.source for each in DONE.changes)
    assert found("//akn:passiveModifications/akn:textualMod/@type") == ["substitution", "repeal"]
    assert found("//akn:passiveModifications//akn:source/@href") == [first, second]
    assert found("//akn:passiveModifications//akn:destination/@href") == ["#art_5__para_2", "#art_5__para_1"]


def test_a_changed_unit_has_the_time_group_of_its_day() -> None:
    assert found("//akn:eventRef/@date") == ["2019-03-05", "2021-04-01", "2022-04-01"]
    assert found("//akn:temporalGroup/@eId") == ["tg_1", "tg_2", "tg_3"]
    assert found("//akn:*[@eId='art_5__para_2']/@period") == ["#tg_2"]
    assert found("//akn:*[@eId='art_5__para_1']/@status") == ["removed"]


def test_what_is_referred_to_is_there() -> None:
    names = set(found("//@eId"))
    referred = found("//@refersTo | //@source | //@period | //@start | //@end | //akn:destination/@href")
    assert {each.removeprefix("#") for value in referred for each in value.split() if each.startswith("#")} <= names
    assert found("//akn:timeInterval/@refersTo") == ["#in_force"] * 3
    assert found("//akn:TLCConcept[@eId='in_force']/@href") == ["/ontology/in_force"]
    assert found("//akn:TLCConcept[@eId='in_force']/@showAs") == ["in force"]
    assert found("//akn:timeInterval/@start") == [f"#{name}" for name in found("//akn:eventRef/@eId")]

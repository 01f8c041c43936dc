"""Small decisions of the rules of the check, and of the keys that copies share."""

from types import SimpleNamespace
from typing import Any

import pytest

from vbpl.checking.closing import COLLECTIVE
from vbpl.checking.registry import CHECKS
from vbpl.identity.places import Place
from vbpl.linking.description import Description
from vbpl.linking.works import twin_key
from vbpl.model import Span
from vbpl.numbers import parse_number


@pytest.mark.parametrize(("office", "collective"), [
    ("uy ban nhan dan", True), ("ubnd tinh", True), ("hoi dong quan tri", True), ("hdnd", True),
    ("ban chap hanh", True), ("ban thuong vu", True), ("thuong truc", True), ("chinh phu", True),
    ("tap the lanh dao", True), ("chu tich", False), ("ubndx", False), ("giam doc", False),
    ("pho chu tich uy ban", False),
])
def test_a_body_that_decides_together(office: str, collective: bool) -> None:
    assert (COLLECTIVE.match(office) is not None) is collective


@pytest.mark.parametrize(("scheme", "titles", "broken"), [
    ("party", ["national_title"], True), ("party", ["national_title", "party_title"], False), ("party", [], False),
    ("admin", ["national_title"], False), (None, ["national_title"], False),
])
def test_the_national_title_above_a_number_of_the_party(scheme: str | None, titles: list[str], broken: bool) -> None:
    header = SimpleNamespace(number=SimpleNamespace(scheme=scheme) if scheme else None)
    fragment = SimpleNamespace(span=Span(start=0, end=9))
    paper: Any = SimpleNamespace(document=SimpleNamespace(header=header),
                                 fragments=lambda role: [fragment] * titles.count(role))
    assert bool(list(CHECKS["T107"](paper))) is broken


TITLE = "ve viec mo ben do ngang tren song hau"


@pytest.mark.parametrize(("says", "id_", "key"), [
    ({"number": "12/2012/QH13", "kind": "bo_luat"}, "a", "number:12/2012|luat|"),
    ({"number": "12/2012/QH13", "kind": "luat"}, "a", "number:12/2012|luat|"),
    ({"number": "12a/2012/NĐ-CP", "kind": "nghi_dinh"}, "a", "number:12a/2012|nghi_dinh|"),
    ({"number": "12/2012/QĐ-UBND", "place": Place("soc-trang")}, "a", "number:12/2012||soc-trang"),
    ({"number": "12/QĐ-UBND", "title": TITLE}, "a", "id:a"), ({"title": TITLE}, "a", "id:a"), ({}, "b", "id:b"),
])
def test_the_key_under_which_copies_of_a_work_are_looked_for(says: dict[str, Any], id_: str, key: str) -> None:
    number = parse_number(says["number"]) if "number" in says else None
    text: Any = SimpleNamespace(id=id_, says=Description(**(says | {"number": number})))
    assert twin_key(text) == key

"""Keys: the strings under which a document is filed and a citation looks for it."""

import datetime

import pytest

from linked import document, says
from vbpl.identity.places import Place
from vbpl.linking.claims import infer_identity
from vbpl.linking.description import Description
from vbpl.linking.entry import read_entry
from vbpl.linking.index import MANY, Index
from vbpl.linking.keys import citation_keys, document_keys, number_keys
from vbpl.linking.works import _contradict

LD, YB = Place("lam-dong"), Place("yen-bai")
DAY = datetime.date(2031, 3, 4)
ELEVEN = "mot hai ba bon nam sau bay tam chin muoi muoimot"
ENDS = ("head:" + ELEVEN.removesuffix(" muoimot"), "tail:" + ELEVEN.removeprefix("mot "))
FIVE = ("head:mot hai ba bon nam", "tail:mot hai ba bon nam")


@pytest.mark.parametrize(("what", "filed", "asked"), [
    (says("12/2031/NĐ-CP", date=DAY), ("12/2031/cp", "slip:12@2031-03-04", "slip:12/2031/nd"),
     [("12/2031/cp",), ("slip:12@2031-03-04", "slip:12/2031/nd")]),
    (says("12/QĐ-UBND", date=DAY, place=LD),
     ("12//ubnd", "12//ubnd@2031-03-04", "12//ubnd#lam-dong", "slip:12@2031-03-04"),
     [("12//ubnd@2031-03-04", "12//ubnd@"), ("slip:12@2031-03-04",)]),
    (says("12/QĐ-UBND", place=LD), ("12//ubnd", "12//ubnd@", "12//ubnd#lam-dong"), [("12//ubnd#lam-dong",), ()]),
    (says("12/QĐ-UBND"), ("12//ubnd", "12//ubnd@"), [("12//ubnd",), ()]),
    (says("12a/QĐ-UBND", date=DAY), ("12a//ubnd", "12a//ubnd@2031-03-04", "slip:12a@2031-03-04"),
     [("12a//ubnd@2031-03-04", "12a//ubnd@"), ("slip:12a@2031-03-04",)]),
    (says("12/QĐ-BTC", place=LD), ("12//btc", "12//btc@", "12//btc#lam-dong"), [("12//btc",), ()]),
    (says("12/2031/TTLT-BTC-BNV", name="x", title=ELEVEN), ("12/2031/bnv-btc", "slip:12/2031/ttlt", "name:x", *ENDS),
     [("12/2031/bnv-btc",), ("slip:12/2031/ttlt",), ENDS]),
    (says(name="ben do", year=2031), ("name:ben do",), [("name:ben do",)]),
    (says(title="mot hai ba bon"), (), [(), ()]), (says(title="mot hai ba bon nam"), FIVE, [FIVE, ()]),
    (says(title=ELEVEN), ENDS, [ENDS, ()]),
    (says(kind="chi_thi", date=DAY, codes=("TW", "TTg")), ("day:chi_thi@2031-03-04#ttg-tw",),
     [("day:chi_thi@2031-03-04#ttg-tw",)]),
    (says(kind="chi_thi", date=DAY), (), [()]), (says(kind="chi_thi", codes=("TW",)), (), [()]),
    (says(date=DAY, codes=("TW",)), (), [()]),
])
def test_keys(what: Description, filed: tuple[str, ...], asked: list[tuple[str, ...]]) -> None:
    assert document_keys(what) == filed
    assert list(citation_keys(what)) == asked
    assert number_keys(what) == (tuple(key for tier in asked[:2] for key in tier) if what.number else ())


def test_a_key_that_very_many_share_is_not_followed() -> None:
    index = Index()
    for number in range(MANY):
        index.file(read_entry(document(text=str(number))), ["common"])
    rare = read_entry(document(text="rare"))
    index.file(rare, ["rare"])
    assert len(index.find(["common", "rare", "none"])) == MANY + 1
    assert len(index.find(["common", "common"])) == MANY
    index.file(rare, ["common"])
    assert index.find(["common", "rare"]) == [rare]


def test_filing_and_waiting_can_be_undone() -> None:
    index, first, second = Index(), read_entry(document(text="1")), read_entry(document(text="2"))
    index.file(first, ["a", "b"])
    index.file(second, ["a"])
    index.unfile(first, ["a", "b"])
    assert (index.find(["a"]), index.find(["b"])) == ([second], [])
    index.wait((first, 0), ["a", "b"])
    index.wait((second, 1), ["a"])
    assert list(index.waiting(["a", "b", "c"])) == [(first, 0), (second, 1), (first, 0)]
    index.forget(first, ["a", "b"])
    assert list(index.waiting(["a", "b"])) == [(second, 1)]


@pytest.mark.parametrize("what", [
    says(name="ben do"), says(year=2031), says(name="ben do", year=2031),
])
def test_an_act_is_known_by_name_year_and_number_or_day(what: Description) -> None:
    index = Index()
    assert index.know_act(what) is False
    assert index.last_known("ben do", 2040) is None


def test_the_last_act_that_is_known_of_a_name() -> None:
    index = Index()
    first, second = says("12/2031/QH20", name="ben do", year=2031), says(name="ben do", year=2035, date=DAY)
    assert (index.know_act(first), index.know_act(first), index.know_act(second)) == (True, False, True)
    assert [index.last_known("ben do", year) for year in (2031, 2032, 2035, 2036)] == [None, 2031, 2031, 2035]
    assert (index.know_act(first, -1), index.last_known("ben do", 2040)) == (False, 2035)
    assert (index.know_act(first, -1), index.know_act(second, -1)) == (True, True)
    assert index.last_known("ben do", 2040) is None


CLAIM = says("12/QĐ-UBND", date=DAY, year=2031, place=LD, body="ubnd", kind="quyet_dinh")


@pytest.mark.parametrize("own", [
    says(), says("12/QĐ-UBND"), says(date=DAY), says(year=2031), says(codes=("UBND",)), says(place=LD),
    says(body="ubnd"), says(kind="quyet_dinh"), says(place=Place("")),
])
def test_claims_complete_what_a_document_says(own: Description) -> None:
    assert infer_identity(own, [CLAIM]) == CLAIM


@pytest.mark.parametrize(("own", "kept"), [
    (says(year=2030), {"year": 2030}), (says(kind="chi_thi"), {"kind": "chi_thi"}), (says(body="so"), {"body": "so"}),
    (says(codes=("TW",)), {"codes": ("TW",)}),
])
def test_what_a_document_says_itself_is_kept(own: Description, kept: dict[str, object]) -> None:
    assert infer_identity(own, [CLAIM]) == CLAIM._replace(**kept)  # type: ignore[arg-type]


@pytest.mark.parametrize("other", [
    CLAIM._replace(number=says("13/QĐ-UBND").number), CLAIM._replace(date=datetime.date(2031, 3, 5)),
    CLAIM._replace(place=YB),
])
def test_claims_that_contradict_each_other_tell_nothing(other: Description) -> None:
    assert infer_identity(says(), [CLAIM, other]) is None
    assert infer_identity(other, [CLAIM]) is None


def test_a_place_that_is_only_assumed_contradicts_nothing() -> None:
    assert infer_identity(says(place=YB), [CLAIM._replace(assumed=True)]) == CLAIM._replace(place=YB)


@pytest.mark.parametrize(("one", "other", "contradict"), [
    (says(date=DAY), says(date=DAY), False), (says(date=DAY), says(), False), (says(), says(date=DAY), False),
    (says(date=DAY), says(date=datetime.date(2031, 3, 5)), True), (says(codes=("UBND",)), says(), False),
    (says(codes=("UBND",)), says(codes=("TW",)), True), (says(place=LD), says(), False),
    (says(place=LD), says(place=YB), True),
])
def test_what_one_copy_leaves_out_contradicts_nothing(one: Description, other: Description, contradict: bool) -> None:
    assert _contradict(one, other) is contradict

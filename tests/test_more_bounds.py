"""Decisions of the closing, of recipients and of lists of ended acts that small faults showed unpinned."""

import pytest

import vbpl
from linked import cite, document, link
from test_check_bounds import DECISION
from vbpl.checking import check_text


@pytest.mark.parametrize(("above", "codes"), [
    ("PHÓ GIÁM ĐỐC", ["T504"]), ("KT\nPHÓ GIÁM ĐỐC", []), ("TM\nPHÓ GIÁM ĐỐC", []), ("TL\nPHÓ GIÁM ĐỐC", []),
    ("TUQ\nPHÓ GIÁM ĐỐC", []), ("KTM\nPHÓ GIÁM ĐỐC", ["T504"]), ("KT GIÁM ĐỐC\nPHÓ GIÁM ĐỐC", ["T509"]),
])
def test_a_deputy_signs_with_a_mark_that_may_stand_apart(above: str, codes: list[str]) -> None:
    text = DECISION.replace("\nGIÁM ĐỐC\n\n", f"\n{above}\n\n")
    assert [each.code for each in check_text(text) if each.code.startswith("T50")] == codes


@pytest.mark.parametrize(("marker", "codes"), [
    ("1.1/", []), ("1.1)", []), ("1.1.", []), ("1/", ["T415"]), ("1)", ["T415"]), ("1.", []),
])
def test_only_numbers_of_one_part_have_a_sign_of_their_own(marker: str, codes: list[str]) -> None:
    found = check_text(DECISION.replace("1. Có phao", f"{marker} Có phao"))
    assert [each.code for each in found if each.code.startswith("T41")] == codes


@pytest.mark.parametrize("said", ["Sở Y tế;; Sở Nội vụ.", "Sở Y tế; ; Sở Nội vụ;"])
def test_an_empty_entry_names_nobody(said: str) -> None:
    letter = vbpl.parse(f"Số: 5/SNV-VP\nKính gửi: {said}\nĐề nghị họp.")
    assert [each.name for each in letter.addressees] == ["Sở Y tế", "Sở Nội vụ"]


@pytest.mark.parametrize(("relation", "state"), [
    ("announces_ended", "ended"), ("repeals", "unknown"), ("refers_to", "in_force"),
])
def test_a_list_without_days_says_that_an_act_has_ended(relation: str, state: str) -> None:
    act = document("nghi_dinh", "7/2020/NĐ-CP", "2020-01-05", issuers=["CHÍNH PHỦ"], family="qppl")
    undated = document("quyet_dinh", "9/QĐ-BXD", issuers=["BỘ XÂY DỰNG"],
                       citations=[cite("nghi_dinh", "7/2020/NĐ-CP", "2020-01-05", relation=relation)])
    assert link(act, undated).status(act.id, "2031-01-01").state == state

"""Decisions of the closing, of recipients and of lists of ended acts at their bounds."""

import pytest

import vbpl
from linked import cite, document, link, says
from sound_documents import DECISION
from vbpl.checking import check_text
from vbpl.linking.score import _named_otherwise
from vbpl.linking.voices import _holds
from vbpl.model import Span
from vbpl.structure.closing.chain import iter_steps
from vbpl.structure.closing.pieces import split_closing
from vbpl.structure.header.issuers import ends_in_place


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


@pytest.mark.parametrize(("upper", "number", "codes"), [
    ("CHÍNH PHỦ", "12/QĐ-BTC", ["T110"]), ("CHÍNH PHỦ", "12/QĐ-CP", []), ("CHÍNH PHỦ", "12/QĐ-CP-BTC", []),
    ("BỘ NỘI VỤ", "12/QĐ-BTC", []), ("BỘ NỘI VỤ", "12/QĐ-BNV-BTC", []),
])
def test_a_body_above_that_the_number_does_not_name(upper: str, number: str, codes: list[str]) -> None:
    text = DECISION.replace("UBND TỈNH LÂM ĐỒNG\nSỞ NỘI VỤ", f"{upper}\nBỘ TÀI CHÍNH").replace("12/QĐ-SNV", number)
    assert [each.code for each in check_text(text) if each.code == "T110"] == codes


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


@pytest.mark.parametrize(("offset", "holds"), [(9, False), (10, True), (19, True), (20, False)])
def test_a_stretch_holds_its_first_character_and_not_the_one_after_it(offset: int, holds: bool) -> None:
    assert _holds(Span(start=10, end=20), offset) is holds


@pytest.mark.parametrize(("date", "figures"), [
    ("ngày 5 tháng 2", ["5"]), ("ngày 15 tháng 2", ["2"]), ("ngày 5 tháng 03", ["5"]), ("ngày 05 tháng 1", ["1"]),
    ("ngày 15 tháng 3", []),
])
def test_the_first_figure_without_its_zero_is_told(date: str, figures: list[str]) -> None:
    found = check_text(DECISION.replace("ngày 15 tháng 3", date))
    assert [each.message for each in found if each.code == "T303"] == [f"no zero before {each} in the date"
                                                                        for each in figures]


@pytest.mark.parametrize(("shared", "code"), [(10, "name_other"), (11, None), (12, None)])
def test_names_are_others_below_the_likeness_of_titles(shared: int, code: str | None) -> None:
    name, other = ("a" * shared).ljust(20, "b"), ("a" * shared).ljust(20, "c")
    assert _named_otherwise(says(name=name), says(name=other)) == code


@pytest.mark.parametrize(("name", "rest", "ends"), [
    ("Ủy ban nhân dân huyện Ba Gò tỉnh An Giang", "về đò ngang", True),
    ("Ủy ban nhân dân huyện Ba Gò tỉnh An Giang", "về", True),
    ("Ủy ban nhân dân tỉnh An Giang", "về đò ngang", True), ("Tỉnh An Giang", "về đò", False),
    ("Sở Nội vụ", "về đò", False), ("Ủy ban nhân dân tỉnh An", "Giang về đò", False),
    ("Ủy ban nhân dân huyện Ba", "Gò", False), ("Ủy ban nhân dân huyện", "Ba Gò về đò", False),
])
def test_a_name_that_ends_in_a_place(name: str, rest: str, ends: bool) -> None:
    assert ends_in_place(name, rest) is ends


def test_an_act_that_a_sentence_names_twice_has_two_references() -> None:
    document = vbpl.parse("Điều 1. Đò\nTheo Luật Giá năm 2012 và đơn; theo Luật Giá năm 2012 và phao.")
    assert len(document.citations) == 2
    assert vbpl.to_akn(document).count(">Luật Giá năm 2012</ref>") == 2


@pytest.mark.parametrize(("relation", "day", "state"), [
    ("suspends", "2031-01-01", "suspended"), ("suspends", "2025-05-09", "in_force"),
    ("suspends", "2025-05-10", "suspended"), ("repeals", "2031-01-01", "ended"),
])
def test_a_suspension_without_an_end_goes_on(relation: str, day: str, state: str) -> None:
    act = document("nghi_dinh", "7/2020/NĐ-CP", "2020-01-05", issuers=["CHÍNH PHỦ"], family="qppl")
    later = document("nghi_dinh", "9/2025/NĐ-CP", "2025-05-10", issuers=["CHÍNH PHỦ"], family="qppl",
                     citations=[cite("nghi_dinh", "7/2020/NĐ-CP", "2020-01-05", relation=relation)])
    assert link(act, later).status(act.id, day).state == state


MINUTES = "SỞ Y TẾ TỈNH MÂY\nBIÊN BẢN\nVề việc mở bến đò\n\n1. Mở bến.\n2. Trực đêm.\n"


@pytest.mark.parametrize(("above", "signed"), [
    ("TM. BAN TỔ CHỨC\tCHỦ TỊCH\nLê Văn Bình\tLê Văn Bình", [("BAN TỔ CHỨC", None), (None, "CHỦ TỊCH")]),
    ("TM. BAN TỔ CHỨC\tCHỦ TỊCH\nLê Văn Bình\tTrần Văn An", [("BAN TỔ CHỨC", None), (None, "CHỦ TỊCH")]),
    ("Lê Văn Bình\n\nCHỦ TỊCH\nLê Văn Bình", [(None, "CHỦ TỊCH")]),
])
def test_who_signs_for_a_body_and_by_an_office_signs_twice(
    above: str, signed: list[tuple[str | None, str | None]]
) -> None:
    assert [(each.on_behalf_of, each.position) for each in vbpl.parse(f"{MINUTES}{above}\n").signers] == signed


@pytest.mark.parametrize("label", ["Địa chỉ", "Điện thoại", "ĐT", "- Fax", "Website", "Trụ sở"])
def test_where_the_office_can_be_reached_is_said_below_the_signature(label: str) -> None:
    text = f"GIÁM ĐỐC\nTrần Văn An\n{label}: bến Mây, xã Sen"
    assert [piece.role for piece in split_closing(text, 0, len(text))] == ["position", "name", "contact"]


@pytest.mark.parametrize("steps", [
    ["KÝ THAY MẶT TRẬN TỔ QUỐC XÃ SEN", "PHÓ CHỦ TỊCH"], ["THAY MẶT TRẠM BẾN ĐÒ", "TRƯỞNG TRẠM"],
    ["KÝ THAY TRƯỞNG BAN", "THAY MẶT BAN BẾN ĐÒ", "PHÓ TRƯỞNG BAN"],
])
def test_the_last_word_of_a_mark_begins_no_other_mark(steps: list[str]) -> None:
    text = "\n".join(steps)
    assert [text[step.start : step.end] for step in iter_steps(text)] == steps


@pytest.mark.parametrize(("below", "roles"), [
    ("- GIÁM ĐỐC Trần Văn An\nghi ở bến", ["unparsed", "unparsed"]),
    ("- Người nộp: Trần Văn An\n- Đò: Sen", ["unparsed", "unparsed"]),
])
def test_an_item_of_another_list_below_the_archive_tells_nothing_of_the_first(below: str, roles: list[str]) -> None:
    text = f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n{below}"
    pieces = split_closing(text, 0, len(text))
    assert [piece.role for piece in pieces] == ["label", "recipient", "recipient", *roles]


@pytest.mark.parametrize(("printed", "name"), [
    ("- BTC ~ {^ %`", "BTC"), ("- BTC ~", "BTC"), ("- Sở Y tế ~ {^ %`", "Sở Y tế"), ("- Sở ~ Đò ~ {^ %`", "Sở ~ Đò"),
])
def test_signs_of_a_scanner_behind_an_entry_of_one_word_or_more(printed: str, name: str) -> None:
    scan = f"{MINUTES}Nơi nhận: GIÁM ĐỐC\n- Như trên; `^ %JT\n{printed}\n- Lưu: VT. ~ {{t\nTrần Văn An\n"
    assert [party.name for party in vbpl.parse(scan).recipients] == ["Như trên", name, "Lưu: VT"]

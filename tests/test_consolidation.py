"""The text of an act after its amendments."""

from datetime import date

from cases_reader import CASES, read_cases, write_cases
from comparison import without_spans
from consolidated import ACT, amending, amending_text, applied, outcome
from vbpl import Document, Library, consolidate, parse
from vbpl.model import Consolidation, Provision
from vbpl.model.walk import iter_blocks

FILE = CASES / "consolidation.txt"


def test_each_instruction_does_what_its_case_says(update_cases: bool) -> None:
    cases = read_cases(FILE)
    done = [case._replace(outline=outcome(applied(case.text))) for case in cases]
    if update_cases:
        write_cases(FILE, done)
    else:
        assert done == cases
    assert len(cases) == 28


def test_the_result_is_a_document_whose_spans_are_in_the_text() -> None:
    done = applied("1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:\n“2. Báo tin khi có bão lớn.”.")
    clause = next(each for each in iter_blocks(done.document) if each.text == "Báo tin khi có bão lớn.")
    assert done.text[clause.span.start : clause.span.end] == "2.[1] Báo tin khi có bão lớn."
    assert Consolidation.model_validate_json(done.model_dump_json()) == done


def test_a_note_says_what_happened_in_the_official_words() -> None:
    done = applied("1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:\n“2. Báo tin khi có bão lớn.”.")
    assert done.text.endswith(
        "\n[1] Khoản này được sửa đổi, bổ sung theo quy định tại khoản 1 Điều 1 của Nghị định số 20/2021/NĐ-CP, "
        "có hiệu lực kể từ ngày 01 tháng 04 năm 2021.\n"
    )


def test_on_a_day_later_instructions_are_left_out() -> None:
    act, later = parse(ACT), amending("1. Bãi bỏ khoản 1 Điều 5.")
    done = consolidate(act, [later], on="2021-03-31")
    assert [(each.status, each.effective) for each in done.changes] == [("not_yet", date(2021, 4, 1))]
    assert done.text == consolidate(act, []).text
    assert consolidate(act, [later], on=date(2021, 4, 1)).changes[0].status == "applied"


def test_an_origin_tells_the_act_and_the_place_of_each_stretch() -> None:
    act, later = parse(ACT), amending("1. Bãi bỏ khoản 1 Điều 5.\n2. Thay từ “bão” bằng từ “lũ” tại khoản 2 Điều 5.")
    done = consolidate(act, [later])
    said = {done.text[each.span.start : each.span.end]: each.source for each in done.origins}
    assert said["lũ"] == later.id
    assert said["2. Báo tin khi có "] == act.id


def test_versions_are_all_wordings_with_their_days() -> None:
    done = applied(
        "1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:\n“2. Báo tin khi có bão lớn.”.", "1. Bãi bỏ khoản 2 Điều 5.",
    )
    clause = [each for each in done.versions if each.provision == Provision(article="5", clause="2")]
    assert [(each.text, each.valid_from, each.valid_to, each.change) for each in clause] == [
        ("2. Báo tin khi có bão.", date(2019, 5, 1), date(2021, 4, 1), None),
        ("2. Báo tin khi có bão lớn.", date(2021, 4, 1), date(2022, 4, 1), 0),
        ("", date(2022, 4, 1), None, 1),
    ]


def test_an_act_about_another_changes_nothing() -> None:
    other = parse(ACT.replace("15/2019", "16/2019"))
    done = consolidate(other, [amending("1. Bãi bỏ khoản 1 Điều 5.")])
    assert done.changes == consolidate(other, []).changes
    assert done.text == consolidate(other, []).text


def test_acts_are_applied_in_the_order_of_effect_whatever_their_order_here() -> None:
    act = parse(ACT)
    first = amending("1. Sửa đổi, bổ sung Điều 4 như sau:\n“Điều 4. Hồ sơ\nHồ sơ gửi đến tỉnh.”.", year=2021)
    second = amending("1. Thay từ “tỉnh” bằng từ “xã” tại Điều 4.", number=9, year=2023)
    assert consolidate(act, [second, first]).text == consolidate(act, [first, second]).text
    assert "Hồ sơ gửi đến xã.[" in consolidate(act, [second, first]).text


def body(document: Document) -> object:
    return without_spans(document.model_copy(update={"citations": [], "effects": (), "amendments": ()}))


def test_applying_nothing_changes_nothing() -> None:
    act = parse(ACT)
    assert body(consolidate(act, []).document) == body(act)



def test_a_library_finds_the_acts_that_amend_one() -> None:
    act, first = parse(ACT), amending("1. Bãi bỏ khoản 1 Điều 5.")
    second = amending("1. Bãi bỏ khoản 2 Điều 5.", number=9, year=2023)
    library = Library()
    library.add([second, act, first, parse("Thực hiện Nghị định số 15/2019/NĐ-CP, Sở đề nghị mở bến.")])
    assert library.consolidate(act.id).text == consolidate(act, [first, second]).text
    assert library.consolidate(act.id, on="2022-01-01").text == consolidate(act, [first, second], on="2022-01-01").text
    library.remove(second.id)
    assert library.consolidate(act.id).text == consolidate(act, [first]).text


def test_nothing_is_chosen_where_the_orders_of_issue_and_of_effect_differ() -> None:
    act = parse(ACT)
    slow = amending_text("1. Sửa đổi, bổ sung Điều 4 như sau:\n“Điều 4. Hồ sơ\nHồ sơ gửi đến tỉnh.”.", year=2021)
    quick = amending("1. Sửa đổi, bổ sung Điều 4 như sau:\n“Điều 4. Hồ sơ\nHồ sơ gửi đến xã.”.", number=9, year=2023)
    done = consolidate(act, [parse(slow.replace("ngày 01 tháng 4 năm 2021", "ngày 01 tháng 01 năm 2025")), quick])
    assert [each.status for each in done.changes] == ["applied", "ambiguous"]
    assert "Hồ sơ gửi đến xã." in done.text


def test_two_acts_of_one_day_are_a_finding() -> None:
    act, first = parse(ACT), amending("1. Sửa đổi, bổ sung khoản 1 Điều 5 như sau:\n“1. Giữ bến sáng.”.")
    second = amending("1. Bãi bỏ Điều 5.", number=21)
    done = consolidate(act, [first, second])
    assert [each.status for each in done.changes] == ["applied", "applied_in_doubt"]


def test_an_act_that_a_consolidated_text_lists_is_not_applied_again() -> None:
    listed = (
        "Nghị định số 15/2019/NĐ-CP ngày 05 tháng 3 năm 2019 của Chính phủ về quản lý bến thuyền nhỏ, có hiệu lực từ "
        "ngày 01 tháng 5 năm 2019, được sửa đổi, bổ sung bởi:\nNghị định số 20/2021/NĐ-CP ngày 10/02/2021 của "
        "Chính phủ sửa đổi, bổ sung một số điều của Nghị định số 15/2019/NĐ-CP, có hiệu lực kể từ ngày 01/4/2021.\n"
    )
    text = ACT.replace("Căn cứ Luật Tổ chức", f"{listed}Căn cứ Luật Tổ chức").replace("Số: 15/2019/NĐ-CP\n", "")
    later = amending("1. Bãi bỏ khoản 2 Điều 5.", number=9, year=2023)
    done = consolidate(parse(text), [amending("1. Bãi bỏ khoản 1 Điều 5."), later])
    assert [each.status for each in done.changes] == ["already_applied", "applied"]


def test_an_act_without_its_header_is_the_one_that_most_instructions_are_about() -> None:
    bare = parse(ACT[ACT.index("Chương I") :].split("TM. CHÍNH PHỦ")[0])
    done = consolidate(bare, [amending("1. Bãi bỏ khoản 1 Điều 5.")])
    assert [each.status for each in done.changes] == ["applied_in_doubt"]


ANNEXES = """
Phụ lục I
CÁC MẪU
(Kèm theo Nghị định số {number}/NĐ-CP)
Mẫu số 01
ĐƠN MỞ BẾN
Tên chủ bến: {words}
Mẫu số 02
BẢN CAM KẾT
Chủ bến cam kết {words}.

Phụ lục II
MỨC PHÍ
(Kèm theo Nghị định số {number}/NĐ-CP)
1. Mức phí là {words}.
"""


def test_a_form_of_an_annex_is_replaced_whole_and_no_annex_is_taken_for_it() -> None:
    act = parse(ACT + ANNEXES.format(number="15/2019", words="cũ"))
    instructions = "1. Thay thế Mẫu số 01 Phụ lục I bằng Mẫu số 01 Phụ lục I ban hành kèm theo Nghị định này.\n" \
        "2. Bãi bỏ Mẫu số 02 Phụ lục I.\n3. Bãi bỏ Mẫu số 09 Phụ lục I."
    later = parse(amending_text(instructions) + ANNEXES.format(number="20/2021", words="mới"))
    done = consolidate(act, [later])
    assert [(each.status, each.provision.annex) for each in done.changes] == [
        ("applied", "I/01"), ("applied", "I/02"), ("target_missing", "I/09"),
    ]
    assert "Tên chủ bến: mới" in done.text
    assert "cam kết" not in done.text.split("Phụ lục I\n")[1].replace("BẢN CAM KẾT", "")
    assert "Mức phí là cũ" in done.text


def test_a_change_tells_where_its_instruction_stands() -> None:
    done = applied("1. Bãi bỏ khoản 1 Điều 5.\n2. Sửa đổi Điều 4 như sau:\na) Bãi bỏ Điều 4.")
    assert [each.source_provision for each in done.changes] == [
        Provision(article="1", clause="1"), Provision(article="1", clause="2", point="a"),
    ]


def test_an_act_that_does_not_tell_its_first_day_is_in_doubt_on_a_day() -> None:
    act = parse(ACT)
    text = amending_text("1. Bãi bỏ khoản 1 Điều 5.").replace("kể từ ngày 01 tháng 4 năm 2021", "theo luật")
    assert [each.effective for each in consolidate(act, [parse(text)]).changes] == [None]
    assert consolidate(act, [parse(text)], on="2021-02-09").changes[0].status == "not_yet"
    assert consolidate(act, [parse(text)], on="2021-02-10").changes[0].status == "applied_in_doubt"


def test_mentions_of_one_act_with_and_without_its_day_are_of_one_act() -> None:
    bare = parse(ACT[ACT.index("Chương I") :].split("TM. CHÍNH PHỦ")[0])
    dated = amending("1. Bãi bỏ khoản 1 Điều 5.")
    undated = parse(amending_text("1. Bãi bỏ khoản 2 Điều 5.", number=21).replace(" ngày 05 tháng 3 năm 2019", ""))
    other = parse(amending_text("1. Bãi bỏ Điều 4.", number=22).replace("15/2019", "16/2019"))
    assert len(consolidate(bare, [dated, undated, other]).changes) == 2


def test_a_number_of_every_year_needs_the_day() -> None:
    act = parse(ACT.replace("15/2019/NĐ-CP", "15-CP"))
    text = amending_text("1. Bãi bỏ khoản 1 Điều 5.").replace("15/2019/NĐ-CP", "15-CP")
    assert len(consolidate(act, [parse(text)]).changes) == 1
    assert not consolidate(act, [parse(text.replace("năm 2019", "năm 2018"))]).changes


def test_notes_of_a_consolidated_text_tell_what_it_holds() -> None:
    listed = "Nghị định số 15/2019/NĐ-CP ngày 05 tháng 3 năm 2019 của Chính phủ về quản lý bến thuyền nhỏ, có hiệu " \
        "lực từ ngày 01 tháng 5 năm 2019.\n"
    note = "XÁC THỰC VĂN BẢN HỢP NHẤT\nSố: 3/VBHN-BGTVT\nHà Nội, ngày 02 tháng 6 năm 2021\nBỘ TRƯỞNG\nLê Văn Bến\n" \
        "[1] Khoản này được sửa đổi theo quy định tại khoản 1 Điều 1 của Nghị định số 20/2021/NĐ-CP, có hiệu lực kể " \
        "từ ngày 01 tháng 4 năm 2021.\n"
    text = ACT.replace("Căn cứ Luật Tổ chức", f"{listed}Căn cứ Luật Tổ chức").replace("1. Giữ bến", "1.[1] Giữ bến")
    act = parse(text.replace("Số: 15/2019/NĐ-CP\n", "").split("TM. CHÍNH PHỦ")[0] + note)
    assert (act.kind, act.consolidates) == ("van_ban_hop_nhat", "nghi_dinh|15/2019/NĐ-CP|2019-03-05|")
    assert [each.status for each in consolidate(act, [amending("1. Bãi bỏ khoản 1 Điều 5.")]).changes] == [
        "already_applied",
    ]

"""The doubts of consolidation, and where it reports them."""

import re

import pytest

from consolidated import ACT, amending, amending_text, applied, body_lines
from vbpl import consolidate, parse
from vbpl.consolidation.doubts import CHECKS, Check, spellings
from vbpl.linking.outline import provision_name
from vbpl.model import Consolidation
from vbpl.tables import read_table


def doubts(done: Consolidation) -> list[tuple[str, str]]:
    """The places in doubt with their reasons."""
    return [(provision_name(each.provision), each.reason) for each in done.changes if each.status == "applied_in_doubt"]


def putting(new: str) -> str:
    """An instruction with some new text for Điều 5 or a khoản of it."""
    khoan = re.match(r"(\d)\. ", new)
    return f"1. Sửa đổi, bổ sung {f'khoản {khoan[1]} ' if khoan else ''}Điều 5 như sau:\n“{new}”."


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.reason)
def test_each_check_is_told_of_its_example_and_changes_no_word(check: Check) -> None:
    done = applied(putting(check.example))
    assert any(check.reason in reason for _, reason in doubts(done))
    assert check.example.split("\n")[-1] in body_lines(done)


def test_new_text_as_it_should_be_is_not_doubted() -> None:
    new = "Điều 5. Trách nhiệm\n1. Giữ bến “sạch”, như ở điểm l khoản 1.\n2. Báo tin:\na) Khi có bão;\nb) Khi có lũ."
    assert doubts(applied(putting(new))) == []


def test_a_doubt_is_told_at_the_narrowest_unit_and_at_the_one_that_is_changed() -> None:
    done = applied(putting("Điều 5. Trách nhiệm\n1. Giữ bến sạch.\n2. Báo tin theo điểm 1 khoản 2 Điều 3."))
    assert doubts(done) == [
        ("Điều 5", "in doubt inside: khoản 2"), ("khoản 2 Điều 5", "it cites điểm 1, and điểm have letters"),
    ]


def test_a_chapter_that_is_replaced_names_the_articles_in_doubt() -> None:
    new = "Chương III\nTHI HÀNH\nĐiều 6. Hiệu lực\n1. Từ ngày ký.\n3. Trừ bến có “phao.\nĐiều 7. Thi hành\nBộ trưởng."
    told = doubts(applied(f"1. Sửa đổi, bổ sung Chương III như sau:\n“{new}”."))
    assert told[0] == ("Chương III", "in doubt inside: khoản 3 Điều 6")
    assert told[1][0] == "khoản 3 Điều 6"
    assert "it comes after khoản 1" in told[1][1]


def test_numbers_that_the_instruction_names_leave_no_gap() -> None:
    new = "2. Có các giấy tờ sau:\na) Đơn;\nc) Bản cam kết mới."
    named = applied(f"1. Sửa đổi điểm a, điểm c khoản 2 Điều 3 như sau:\n“{new}”.")
    assert doubts(named) == []
    whole = applied(f"1. Sửa đổi khoản 2 Điều 3 như sau:\n“{new}”.")
    assert ("điểm c khoản 2 Điều 3", "it comes after điểm a") in doubts(whole)


def test_units_on_one_line_are_in_doubt_where_no_number_after_them_confirms_it() -> None:
    head = "1. Sửa đổi khoản 2 Điều 3 như sau:\n“2. Có các giấy tờ sau:\na) Đơn;b) Ảnh"
    assert doubts(applied(f"{head};\nc) Thẻ.”.")) == []
    assert any("were parted" in reason for _, reason in doubts(applied(f"{head}.”.")))


def test_a_mark_too_many_is_told_and_swallows_nothing() -> None:
    done = applied("1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:\n“2. Báo tin khi có “bão lớn.”.\n2. Bãi bỏ Điều 4.")
    assert [each.status for each in done.changes] == ["applied_in_doubt", "applied"]


@pytest.mark.parametrize("row", read_table("official_spellings")["spelling"], ids=lambda row: row["printed"])
def test_what_official_texts_spell_in_another_way_is_told_and_kept(row: dict[str, str]) -> None:
    law = ACT.replace("15/2019/NĐ-CP", "15/2019/QH14").replace("Nghị định", "Luật").replace("NGHỊ ĐỊNH", "LUẬT")
    text = amending_text(putting(row["example"])).replace("/NĐ-CP", "/QH14").replace("Nghị định", "Luật")
    done = consolidate(parse(law), [parse(text.replace("NGHỊ ĐỊNH", "LUẬT"))])
    assert [reason for _, reason in doubts(done)] == [
        f"official texts print “{row['official']}” for “{row['printed']}”",
    ]
    assert row["example"] in body_lines(done)
    assert row["source"]
    assert doubts(applied(putting(row["example"]))) == []
    assert spellings("nghi_dinh") == []


def test_a_guess_at_the_act_is_sure_where_its_words_and_titles_are_those_of_the_instructions() -> None:
    bare = parse(ACT[ACT.index("Chương I") :].split("TM. CHÍNH PHỦ")[0])
    words = [("Điều 1", "bến thuyền"), ("khoản 2 Điều 2", "chủ bến"), ("khoản 1 Điều 3", "ven sông"),
             ("khoản 3 Điều 3", "một lần"), ("Điều 4", "cấp huyện"), ("khoản 2 Điều 5", "bão")]
    fitting = "\n".join(f"{number}. Thay thế cụm từ “{old}” bằng cụm từ “nước” tại {place}."
                        for number, (place, old) in enumerate(words, 1))
    assert doubts(consolidate(bare, [amending(fitting)])) == []
    other = fitting.replace("một lần", "hai lần").replace("ven sông", "ven biển")
    assert len(doubts(consolidate(bare, [amending(other)]))) == 4


def test_a_unit_that_is_missing_tells_which_amending_act_was_not_given() -> None:
    text = amending_text("1. Bãi bỏ khoản 9 Điều 5.\n2. Bãi bỏ khoản 1 Điều 5.", number=9, year=2023).replace(
        "về quản lý bến thuyền nhỏ\n1.", "được sửa đổi, bổ sung một số điều theo Nghị định số 20/2021/NĐ-CP và Nghị "
        "định số 8/2022/NĐ-CP\n1.")
    reasons = [each.reason for each in consolidate(parse(ACT), [parse(text), amending("1. Bãi bỏ Điều 4.")]).changes]
    assert reasons == ["", "the act has no such unit; amended too, and not given: 08/2022/NĐ-CP", ""]

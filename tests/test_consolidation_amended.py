"""Acts that amend an amending act: the effect of its instructions, and their first day."""

from datetime import date

from consolidated import ACT, amending, amending_text, body_lines
from vbpl import consolidate, parse
from vbpl.model import Consolidation, Document, Provision

TEXT = amending_text(
    "1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:\n“2. Báo tin khi có bão lớn.”.\n2. Bãi bỏ khoản 1 Điều 5.\n"
    "3. Thay thế cụm từ “một lần” bằng cụm từ “hằng năm” tại khoản 3 Điều 3."
)
FIRST = parse(TEXT)
"""It has effect from 1 April 2021."""


def changing(instructions: str, day: str) -> Document:
    """An act that amends the first amending act, with effect from a day."""
    text = amending_text(instructions, number=30).replace("15/2019/NĐ-CP ngày 05 tháng 3 năm 2019", "20/2021/NĐ-CP")
    return parse(text.replace("ngày 01 tháng 4 năm 2021", day))


def done(*others: Document, on: str | None = None) -> Consolidation:
    return consolidate(parse(ACT), [FIRST, *others], on)


def told(result: Consolidation) -> list[tuple[str, str, date | None]]:
    return [(each.status, each.action, each.effective) for each in result.changes]


NEW = "1. Sửa đổi, bổ sung khoản 1 Điều 1 như sau:\n“1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:\n" \
    "“2. Báo tin khi có lũ.”.”."
EARLY, LATE, APRIL = "ngày 01 tháng 3 năm 2021", "ngày 01 tháng 6 năm 2022", date(2021, 4, 1)


def test_an_instruction_that_was_changed_before_its_day_has_effect_as_changed() -> None:
    other = changing(NEW, EARLY)
    result = done(other)
    assert told(result) == [
        ("not_yet", "replace", APRIL), ("applied", "repeal", APRIL), ("applied", "replace_words", APRIL),
        ("applied", "replace", APRIL),
    ]
    assert "2. Báo tin khi có lũ." in body_lines(result)
    assert "changed this instruction before it had effect" in result.changes[0].reason
    assert (result.changes[3].source, result.changes[3].source_provision) == (
        other.id, Provision(article="1", clause="1"),
    )


def test_the_words_come_from_the_act_that_prints_them() -> None:
    text = amending_text(NEW, number=30).replace("15/2019/NĐ-CP ngày 05 tháng 3 năm 2019", "20/2021/NĐ-CP")
    other = parse(text.replace("ngày 01 tháng 4 năm 2021", EARLY))
    result = done(other)
    origin = next(each for each in result.origins if "có lũ" in result.text[each.span.start : each.span.end])
    assert origin.source == other.id
    assert "2. Báo tin khi có lũ." in text[origin.source_span.start : origin.source_span.end]


def test_an_instruction_that_was_changed_after_its_day_has_both() -> None:
    result = done(changing(NEW, LATE))
    assert told(result)[0] == ("applied", "replace", APRIL)
    assert told(result)[-1] == ("applied", "replace", date(2022, 6, 1))
    assert "2. Báo tin khi có lũ." in body_lines(result)
    assert "2. Báo tin khi có bão lớn." in body_lines(done(changing(NEW, LATE), on="2022-05-31"))


def test_an_instruction_that_was_repealed_before_its_day_does_nothing() -> None:
    result = done(changing("1. Bãi bỏ khoản 2 Điều 1.", EARLY))
    assert told(result)[1] == ("not_yet", "repeal", APRIL)
    assert "1. Giữ bến sạch." in body_lines(result)


def test_words_of_an_instruction_may_change() -> None:
    result = done(changing("1. Thay thế cụm từ “hằng năm” bằng cụm từ “hai năm một lần” tại khoản 3 Điều 1.", EARLY))
    assert "3. Chủ bến trả phí mở bến. Phí được thu hai năm một lần. Mức phí do tỉnh quy định." in body_lines(result)


def test_the_first_day_may_move() -> None:
    moved = "1. Sửa đổi, bổ sung Điều 2 như sau:\n“Điều 2. Hiệu lực thi hành\nNghị định này có hiệu lực thi hành kể " \
        "từ ngày 01 tháng 9 năm 2021.”."
    assert {each.effective for each in done(changing(moved, EARLY)).changes} == {date(2021, 9, 1)}
    assert {each.effective for each in done(changing(moved, LATE)).changes} == {APRIL}


def test_an_act_that_changes_nothing_of_an_amending_act_changes_nothing_here() -> None:
    other = changing("1. Bãi bỏ khoản 9 Điều 1.", EARLY)
    assert done(other).text == done().text
    assert done(amending("1. Bãi bỏ Điều 4.", number=40, year=2023)).changes[:3] == done().changes

"""Acts that postpone or suspend another one: the days of its wordings move, or pause."""

from datetime import date

import pytest

from consolidated import ACT, amending_text
from vbpl import Library, consolidate, parse
from vbpl.model import Document, Provision

RESOLUTION = """QUỐC HỘI
Nghị quyết số: {number}/2019/QH14
Hà Nội, ngày 10 tháng 4 năm 2019
NGHỊ QUYẾT
Về hiệu lực của một số văn bản
Quốc hội quyết nghị:
Điều 1. {said}
Điều 2. Nghị quyết này có hiệu lực từ ngày 20 tháng 4 năm 2019.
"""
ISSUED = "Nghị định số 15/2019/NĐ-CP ngày 05 tháng 3 năm 2019 của Chính phủ"
AMENDING = "Nghị định số 20/2021/NĐ-CP ngày 10 tháng 02 năm 2021 của Chính phủ"


def resolution(said: str, number: int = 12) -> Document:
    return parse(RESOLUTION.format(said=said, number=number))


def days(done, **provision) -> list[tuple[date | None, date | None]]:
    return [(each.valid_from, each.valid_to) for each in done.versions if each.provision == Provision(**provision)]


def test_an_act_that_is_postponed_has_its_wordings_from_the_later_day() -> None:
    said = f"Lùi hiệu lực thi hành của {ISSUED} từ ngày 01 tháng 5 năm 2019 đến ngày 01 tháng 01 năm 2020."
    done = consolidate(parse(ACT), [resolution(said)])
    assert {(each.valid_from, each.valid_to) for each in done.versions} == {(date(2020, 1, 1), None)}
    assert not done.changes


@pytest.mark.parametrize(("said", "clause", "rest"), [
    (f"Lùi hiệu lực thi hành của khoản 2 Điều 5 {ISSUED} đến ngày 01 tháng 01 năm 2020.",
     [(date(2020, 1, 1), None)], [(date(2019, 5, 1), None)]),
    (f"Ngưng hiệu lực khoản 2 Điều 5 {ISSUED} từ ngày 01 tháng 6 năm 2020 đến hết ngày 31 tháng 12 năm 2021.",
     [(date(2019, 5, 1), date(2020, 6, 1)), (date(2022, 1, 1), None)], [(date(2019, 5, 1), None)]),
    (f"Tạm ngưng hiệu lực {ISSUED} từ ngày 01 tháng 6 năm 2020 đến hết ngày 31 tháng 12 năm 2021.",
     [(date(2019, 5, 1), date(2020, 6, 1)), (date(2022, 1, 1), None)],
     [(date(2019, 5, 1), date(2020, 6, 1)), (date(2022, 1, 1), None)]),
])
def test_a_pause_is_of_what_it_names(said: str, clause: object, rest: object) -> None:
    done = consolidate(parse(ACT), [resolution(said)])
    assert days(done, article="5", clause="2") == clause
    assert days(done, article="5", clause="1") == rest


def test_an_amending_act_that_is_postponed_changes_the_act_from_the_later_day() -> None:
    amending = parse(amending_text("1. Bãi bỏ khoản 1 Điều 5.\n2. Bãi bỏ khoản 2 Điều 5."))
    whole = resolution(f"Lùi hiệu lực thi hành của {AMENDING} đến ngày 01 tháng 01 năm 2022.")
    done = consolidate(parse(ACT), [amending, whole])
    assert days(done, article="5", clause="1") == [(date(2019, 5, 1), date(2022, 1, 1)), (date(2022, 1, 1), None)]
    assert consolidate(parse(ACT), [amending, whole], on="2021-12-31").changes[0].status == "not_yet"
    part = resolution(f"Lùi hiệu lực thi hành của khoản 2 Điều 1 {AMENDING} đến ngày 01 tháng 01 năm 2022.")
    days_of_part = [each.effective for each in consolidate(parse(ACT), [amending, part]).changes]
    assert days_of_part == [date(2021, 4, 1), date(2022, 1, 1)]


def test_a_wording_that_was_changed_before_its_postponed_first_day_has_no_day() -> None:
    said = f"Lùi hiệu lực thi hành của {ISSUED} đến ngày 01 tháng 01 năm 2022."
    done = consolidate(parse(ACT), [parse(amending_text("1. Bãi bỏ khoản 1 Điều 5.")), resolution(said)])
    assert days(done, article="5", clause="1") == [(date(2022, 1, 1), date(2022, 1, 1)), (date(2022, 1, 1), None)]


def test_a_library_takes_the_act_that_postpones_along() -> None:
    library = Library()
    act = parse(ACT)
    library.add([act, parse(amending_text("1. Bãi bỏ khoản 1 Điều 5.")),
                 resolution(f"Lùi hiệu lực thi hành của {AMENDING} đến ngày 01 tháng 01 năm 2022.")])
    done = library.consolidate(act.id)
    assert [each.effective for each in done.changes] == [date(2022, 1, 1)]
    assert [each.valid_from for each in library.link().versions(act.id)
            if each.provision == Provision(article="5", clause="1")] == [date(2019, 5, 1), date(2022, 1, 1)]

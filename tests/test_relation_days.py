"""The first and last day of a change of another document, as its sentence states them."""

import datetime

import pytest

import vbpl

DOCUMENT = "Số: 9/2021/QĐ-UBND\nQUYẾT ĐỊNH\nĐiều 1. Hiệu lực\n1. {said}"
IN_FORCE = "Quyết định số 5/2020/QĐ-UBND"


@pytest.mark.parametrize(("said", "relation", "since", "until"), [
    (f"Tạm ngưng hiệu lực của {IN_FORCE} đến hết ngày 31 tháng 12 năm 2021.", "suspends", None, "2022-01-01"),
    (f"Ngưng hiệu lực thi hành Điều 5 {IN_FORCE} từ ngày 01 tháng 02 năm 2021 đến hết ngày 31 tháng 12 năm 2021.",
     "suspends", "2021-02-01", "2022-01-01"),
    (f"Ngưng hiệu lực thi hành {IN_FORCE} từ ngày 01/02/2021.", "suspends", "2021-02-01", None),
    (f"Lùi hiệu lực thi hành của {IN_FORCE} đến ngày 01 tháng 7 năm 2021.", "suspends", None, "2021-07-01"),
    (f"Lùi thời hạn có hiệu lực của {IN_FORCE} từ ngày 01/02/2021 sang ngày 01/7/2021.",
     "suspends", "2021-02-01", "2021-07-01"),
    (f"{IN_FORCE} được lùi hiệu lực thi hành đến hết ngày 30 tháng 6 năm 2021.", "suspends", None, "2021-07-01"),
    (f"Khoản 2 Điều 1 {IN_FORCE} ngưng hiệu lực thi hành đến hết ngày 30/6/2021.", "suspends", None, "2021-07-01"),
    (f"Tạm dừng áp dụng khoản 2 Điều 1 {IN_FORCE} đến hết ngày 30/6/2021.", "suspends", None, "2021-07-01"),
    (f"Thời hạn áp dụng {IN_FORCE} được kéo dài đến hết ngày 31/12/2021.", "extends", None, "2022-01-01"),
    (f"Thực hiện {IN_FORCE} đến hết ngày 31 tháng 12 năm 2021.", "implements", None, None),
])
def test_the_days_of_a_change(said: str, relation: str, since: str | None, until: str | None) -> None:
    (found,) = vbpl.parse(DOCUMENT.format(said=said)).citations
    days = [datetime.date.fromisoformat(day) if day else None for day in (since, until)]
    assert [found.relation, found.effective, found.until] == [relation, *days]


@pytest.mark.parametrize(("said", "until"), [
    (f"Tạm ngưng hiệu lực của {IN_FORCE}, trừ Điều 5 và Điều 6, đến hết ngày 31 tháng 12 năm 2021.", "2022-01-01"),
    (f"Tạm ngưng hiệu lực của {IN_FORCE} (trừ Điều 5) đến hết ngày 31 tháng 12 năm 2021.", "2022-01-01"),
    (f"Tạm ngưng hiệu lực của {IN_FORCE}, trừ Điều 5. Nộp trước, đến hết ngày 31 tháng 12 năm 2021.", None),
])
def test_the_last_day_may_stand_after_an_exception(said: str, until: str | None) -> None:
    act, excepted = vbpl.parse(DOCUMENT.format(said=said)).citations
    assert (act.until and act.until.isoformat(), excepted.until) == (until, None)

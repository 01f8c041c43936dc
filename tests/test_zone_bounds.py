"""How far a header, its fields and a closing reach, and the lines that are of none of them."""

import pytest

import vbpl

LETTER = "SỞ NỘI VỤ TỈNH MÂY\nSố: 5/SNV-VP\nMây, ngày 5 tháng 3 năm 2031\n"


@pytest.mark.parametrize(("lines", "subject"), [
    ("Thực hiện phòng lụt bão", "Thực hiện phòng lụt bão"),
    ("V/v mở bến\nThực hiện phòng lụt bão\ntại bến đò\nnăm 2031", "mở bến Thực hiện phòng lụt bão tại bến đò năm 2031"),
    ("V/v mở bến\nThực hiện Công điện số 5\nxã Mây\ncó ba bến\nvà hai đò", "mở bến"),
])
def test_a_line_that_begins_like_a_ground_is_of_the_subject_up_to_three_lines_above_the_addressees(
    lines: str, subject: str,
) -> None:
    letter = vbpl.parse(f"{LETTER}{lines}\nKính gửi: UBND xã An Lạc\n\nĐề nghị xã cho dừng đò.\n")
    assert letter.header.subject == subject
    assert [each.name for each in letter.addressees] == (["UBND xã An Lạc"] if "hai" not in lines else [])

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


@pytest.mark.parametrize(("letters", "named"), [(69, True), (70, False)])
def test_capitals_above_the_national_title_are_an_issuer_up_to_69_characters(letters: int, named: bool) -> None:
    name = "SỞ NÔNG NGHIỆP VÀ MÔI TRƯỜNG BIỂN ĐẢO ĐÒ NGANG VÀ PHÀ SÔNG LAM HẠ".ljust(letters, "U")
    header = vbpl.parse(f"""{name}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 5/QĐ-SNN
QUYẾT ĐỊNH
Về bến đò
""").header
    assert [each.name for each in header.issuers] == [name] * named


def test_the_time_of_a_digital_signature_tells_the_stamp_also_at_the_end_of_its_cell() -> None:
    text = """ỦY BAN NHÂN DÂN TỈNH MÂY
Phòng 3 05.03.2031 16:41:00 +07:00\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Số: 5/QĐ-UBND
QUYẾT ĐỊNH
Về bến đò
"""
    stamps = [text[each.span.start : each.span.end] for each in vbpl.parse(text).fragments if each.role == "stamp"]
    assert stamps == ["Phòng 3 05.03.2031 16:41:00 +07:00"]

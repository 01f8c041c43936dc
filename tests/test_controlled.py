"""Heads of controlled documents, days left blank, and closings whose columns are wrapped."""

import pytest

import vbpl

BODY = "\n1. MỤC ĐÍCH\nQuy trình này hướng dẫn việc tiếp công dân.\n2. PHẠM VI\nÁp dụng cho các phòng của xã.\n"
TABLE = """| UBND XÃ MÂY TRẮNG | QUY TRÌNH TIẾP CÔNG DÂN | Mã hiệu: QT.VP.01 |
| --- | --- | --- |
|  |  | Ngày ban hành: 05/3/2024 |
|  |  | Lần ban hành: 01 |
"""
LINES = """UBND XÃ MÂY TRẮNG

QUY TRÌNH
TIẾP CÔNG DÂN

Mã số: QT.VP.01
Lần ban hành: 01
Ngày ban hành: 05/3/2024
Trang: 1/20
"""
CLOSING = """QUYẾT ĐỊNH
Về việc mở bến
Điều 1. Mở bến đò Mây Trắng./.
"""


@pytest.mark.parametrize("head", [TABLE, LINES])
def test_head_of_a_controlled_document(head: str) -> None:
    document = vbpl.parse(head + BODY)
    header = document.header
    assert header.number is not None and header.number.canonical == "QT.VP.01"
    assert (document.kind, str(header.date), header.subject) == ("quy_trinh", "2024-03-05", "TIẾP CÔNG DÂN")
    assert [each.name for each in header.issuers] == ["UBND XÃ MÂY TRẮNG"]
    assert [unit.number for unit in document.body] == ["1", "2"]


def test_one_such_cell_is_no_head() -> None:
    document = vbpl.parse("UBND XÃ MÂY TRẮNG\nQUYẾT ĐỊNH\nVề việc xếp ngạch\nMã số: VP.01\nĐiều 1. Xếp ngạch.\n")
    assert document.header.number is None


@pytest.mark.parametrize("blank", [
    "ngày ..... tháng ..... năm ....", "ngày … tháng … năm 2024", "ngày ...\n\ttháng ... năm ...",
])
def test_place_of_a_blank_day(blank: str) -> None:
    head = f"SỞ Y TẾ\nSố: .../QĐ-SYT\tBến Mây, {blank}\nQUYẾT ĐỊNH\nVề việc mở bến\nĐiều 1. Mở bến.\n"
    header = vbpl.parse(head).header
    assert header.number is not None and header.number.canonical == "/QĐ-SYT"
    assert (header.place, header.date) == ("Bến Mây", None)


def test_day_at_the_mark_of_a_draft_ends_no_header() -> None:
    head = "QUỐC HỘI\nLuật số:   /2025/QH15\n\nNgày 10.3.2025DỰ THẢO 3   4\n\nLUẬT\nBẾN ĐÒ\n\n"
    header = vbpl.parse(f"{head}Điều 1. Phạm vi\nLuật này quy định về bến.\n").header
    assert (header.type_name, header.subject) == ("LUẬT", "BẾN ĐÒ")


def test_name_beside_a_recipient_that_goes_on() -> None:
    closing = "Nơi nhận:\tHIỆU TRƯỞNG\n- Chủ tịch Hội\tTrần Thị Sao\nđồng trường (để\nbáo cáo);\n- Lưu: VT.\n"
    document = vbpl.parse(CLOSING + closing)
    assert [each.name for each in document.recipients] == ["Chủ tịch Hội đồng trường", "Lưu: VT"]
    assert [(each.position, each.name) for each in document.signers] == [("HIỆU TRƯỞNG", "Trần Thị Sao")]


def test_office_in_small_letters_below_the_recipients() -> None:
    for last in ("- Lưu: VT.", "- ................"):
        document = vbpl.parse(f"{CLOSING}Nơi nhận:\n- Như Điều 1;\n{last}\n\nTổng cục trưởng\n\nTRẦN THỊ SAO\n")
        assert [(each.position, each.name) for each in document.signers] == [("Tổng cục trưởng", "TRẦN THỊ SAO")]


def test_more_types() -> None:
    for name, kind in (("ĐỀ XUẤT", "de_xuat"), ("GIẤY TRIỆU TẬP", "giay_trieu_tap")):
        text = f"SỞ Y TẾ\nSố: 5/SYT\n{name}\nVề việc mở bến\n\nKính gửi: Sở Nội vụ\nNội dung.\n"
        assert vbpl.parse(text).kind == kind


def test_mark_of_a_key_is_no_office() -> None:
    signed = "TM. ỦY BAN NHÂN DÂN CHỦ TỊCH\n[ KÝ BỞI CHỮ KÝ SỐ ]\nTrần Thị Sao\n"
    document = vbpl.parse(f"{CLOSING}Nơi nhận:\n- Lưu: VT.\n{signed}")
    assert [(each.position, each.name) for each in document.signers] == [("CHỦ TỊCH", "Trần Thị Sao")]


def test_speck_before_a_ground() -> None:
    grounds = "Căn cứ Luật Giá;\n^ Căn cứ Luật Phí;\nQUYẾT ĐỊNH:\nĐiều 1. Mở bến.\n"
    assert len(vbpl.parse(f"QUYẾT ĐỊNH\nVề việc mở bến\nGIÁM ĐỐC SỞ Y TẾ\n{grounds}").recitals) == 2


def test_motto_glued_to_the_title_of_the_nation_and_a_number_in_brackets() -> None:
    glued = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAMĐộc lập - Tự do - Hạnh phúc\n"
    subject = "HỢP ĐỒNG MỞ BẾN ĐÒ NĂM 2026\n(Số: 27/HĐ-SYT)\n"
    document = vbpl.parse(f"{glued}{subject}Căn cứ Bộ luật Dân sự số 91/2015/QH13;\nĐiều 1. Mở bến.\n")
    assert document.header.number is not None and document.header.number.canonical == "27/HĐ-SYT"
    assert (document.kind, document.header.subject) == ("hop_dong", "MỞ BẾN ĐÒ NĂM 2026")

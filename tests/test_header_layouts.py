"""Headers as portals, converters, templates and scanners print them: covers, torn lines, types twice, lost letters."""

import datetime

import pytest

from headers import NATION, names, read, roles
from vbpl import parse


def test_cells_of_a_grid_in_which_both_titles_wrap() -> None:
    text = ("+----------------+---------------------+\n| BỘ GIAO THÔNG  | CỘNG HÒA XÃ HỘI CHỦ |\n"
            "| VẬN TẢI        | NGHĨA VIỆT NAM      |\n|                |                     |\n"
            "| TRƯỜNG ĐẠI HỌC | Độc lập - Tự do -   |\n| BẾN BÃI        | Hạnh phúc           |\n"
            "+:==============:+:===================:+\n| Số: 4/QĐ-ĐHBB  | Vạn Sơn, 05/3/2031  |\n"
            "+----------------+---------------------+\n\nQUYẾT ĐỊNH\n\nVề việc nghỉ Tết\n")
    assert names([*parse(text).header.issuers]) == [("TRƯỜNG ĐẠI HỌC BẾN BÃI", "BỘ GIAO THÔNG VẬN TẢI")]
    assert [words for role, words in roles(text) if role == "motto"] == ["Độc lập - Tự do -", "Hạnh phúc"]


def test_a_subject_that_a_converter_wrote_above_the_type() -> None:
    text = (f"BỘ Y TẾ\n{NATION}Số: 5/2031/TT-BYT\nHà Nội, ngày 2 tháng 1 năm 2031\nQUY ĐỊNH MỨC PHÍ\nTRỰC ĐÊM\n\n"
            "THÔNG TƯ\n\nCăn cứ Luật Giá;\nĐiều 1. Phí\n")
    header = parse(text).header
    assert (header.type_name, header.subject) == ("THÔNG TƯ", "QUY ĐỊNH MỨC PHÍ TRỰC ĐÊM")
    assert names([*header.issuers]) == [("BỘ Y TẾ", None)]


def test_a_subject_that_begins_as_a_type_does() -> None:
    place = "Hà Nội, ngày 2 tháng 1 năm 2031"
    head = f"Số: {{}}\n\n{place}\n\n{{}}QUY ĐỊNH CHI TIẾT LUẬT GIÁ\n\nCăn cứ Luật Giá;\n\nĐiều 1. Phí\n"
    for above in ("", "Nghị Định quy định chi tiết Luật Giá.\n\n"):
        decree = parse(head.format("5/2031/NĐ-CP", above))
        assert (decree.kind, decree.header.subject) == ("nghi_dinh", "QUY ĐỊNH CHI TIẾT LUẬT GIÁ")
    assert parse(head.format("5/QĐ-UBND", "")).header.subject == "CHI TIẾT LUẬT GIÁ"


def test_number_and_day_said_again_below_the_type() -> None:
    text = (f"HỘI ĐỒNG BỘ TRƯỞNG\n{NATION}Số: 5-HĐBT\nHà Nội, ngày 4 tháng 2 năm 1981\nNGHỊ QUYẾT\n"
            "CỦA HỘI ĐỒNG BỘ TRƯỞNG SỐ 5-HĐBT NGÀY 4-2-1981\nVỀ VIỆC TRỰC ĐÊM\n")
    assert read(text).header.subject == "TRỰC ĐÊM"


def test_a_technical_regulation_has_its_number() -> None:
    nation = NATION.partition("\n")[0]
    document = parse(f"{nation}\n\nQCVN 12:2031/BGTVT\n\nQUY CHUẨN KỸ THUẬT QUỐC GIA\nVỀ BẾN THUYỀN\n")
    number = document.header.number
    assert number is not None and (number.canonical, number.scheme) == ("QCVN 12:2031/BGTVT", "standard")
    assert (document.kind, document.header.subject) == ("quy_chuan_ky_thuat_quoc_gia", "VỀ BẾN THUYỀN")


def test_a_constitution_names_the_nation() -> None:
    header = parse("HIẾN PHÁP\nNƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT\nLỜI NÓI ĐẦU\nNhân dân Việt Nam giữ bến.\n").header
    assert (header.type_name, header.subject) == ("HIẾN PHÁP", "NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT")


def test_place_and_day_are_all_that_is_left_of_a_header() -> None:
    header = parse("Vạn Xuân, ngày 09 tháng 3 năm 2031\n\nCăn cứ tình hình, nhà trường báo lịch học như sau:\n").header
    assert (header.place, header.date) == ("Vạn Xuân", datetime.date(2031, 3, 9))


def test_what_a_code_says_of_itself_is_no_ground() -> None:
    text = f"QUỐC HỘI\n{NATION}Luật số: 5/2031/QH16\nBỘ LUẬT\nBẾN BÃI\nCăn cứ Hiến pháp;\n"
    assert len(parse(f"{text}Bộ luật này quy định về bến bãi.\nĐiều 1. Phạm vi\n").recitals) == 1


@pytest.mark.parametrize("mark", ["SAO Y", "SAO Y BẢN CHÍNH", "BẢN SAO Y", "SAO LỤC", "SAOY „"])
def test_the_mark_of_a_copy_above_a_header_is_no_type(mark: str) -> None:
    decision = parse(
        f"{mark}\nĐẠI HỌC SÔNG HẬU CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
        "Số: 59/QĐ-ĐHSH Sông Hậu, ngày 05 tháng 6 năm 2024\nQUYẾT ĐỊNH\nVề việc mở bến\nGIÁM ĐỐC ĐẠI HỌC SÔNG HẬU\n"
        "Căn cứ Luật Giáo dục;\nQUYẾT ĐỊNH:\nĐiều 1. Mở bến.\n"
    )
    header = decision.header
    assert (decision.kind, header.type_name, header.subject) == ("quyet_dinh", "QUYẾT ĐỊNH", "mở bến")
    assert header.number is not None and header.number.canonical == "59/QĐ-ĐHSH"
    assert next(each.role for each in decision.fragments) == "copy"


def test_a_type_that_a_web_page_names_above_the_header() -> None:
    text = f"THÔNG BÁO\nTRƯỜNG CAO ĐẲNG SÔNG LAM\n{NATION}Số: 12/TB-CĐSL\nVinh, ngày 5 tháng 3 năm 2031\nTHÔNG BÁO\n" \
           "Kết luận tại cuộc họp giao ban\nNgày 4/3, Hiệu trưởng chủ trì cuộc họp."
    header = parse(text).header
    assert header.number and header.number.canonical == "12/TB-CĐSL" and header.place == "Vinh"
    assert names(header.issuers) == [("TRƯỜNG CAO ĐẲNG SÔNG LAM", None)]
    assert header.subject == "Kết luận tại cuộc họp giao ban"


@pytest.mark.parametrize(("line", "kind", "title", "subject"), [
    ("VĂN BẢN HỢP NHẤT LUẬT ĐÊ ĐIỀU NĂM 2031", "van_ban_hop_nhat", "LUẬT", "ĐÊ ĐIỀU"),
    ("NỘI QUY BẾN ĐÒ", "noi_quy", "NỘI QUY", "BẾN ĐÒ"),
    ("QUY CHẾ CHI TIÊU NỘI BỘ", "quy_che", "QUY CHẾ", "CHI TIÊU NỘI BỘ"),
    ("Thông báo tuyển sinh lớp lái đò\nCăn cứ Luật Đê điều số 79/2006/QH11;", "thong_bao", "Thông báo",
     "tuyển sinh lớp lái đò"),
    ("Số: 12/2031/NĐ-CP\nHà Nội, ngày 5 tháng 3 năm 2031\nNghị Định quy định về bến đò.\nQUY ĐỊNH VỀ BẾN ĐÒ",
     "nghi_dinh", "Nghị Định", "QUY ĐỊNH VỀ BẾN ĐÒ"),
])
def test_a_type_and_its_subject_alone(line: str, kind: str, title: str, subject: str) -> None:
    document = parse(f"{line}\nĐiều 1. Phạm vi\nVăn bản này áp dụng cho mọi bến đò.")
    assert (document.kind, document.header.type_name, document.header.subject) == (kind, title, subject)


@pytest.mark.parametrize(("below", "issuer", "number", "day"), [
    ("SỐ: 61/2009/NĐ-CP NGÀY: 08-7-2009 CỦA CHÍNH PHỦ\nVỀ TRẠM BƠM", "CHÍNH PHỦ", "61/2009/NĐ-CP", "2009-07-08"),
    ("ĐÊ BAO\nCỦA QUỐC HỘI NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM SỐ 29/2001/QH10 NGÀY 29 THÁNG 6 NĂM 2001",
     "QUỐC HỘI NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "29/2001/QH10", "2001-06-29"),
    ("ĐÊ BAO\nCỦA QUỐC HỘI KHÓA XII, KỲ HỌP THỨ 5 SỐ 32/2009/QH12 NGÀY 18 THÁNG 6 NĂM 2009", "QUỐC HỘI", "32/2009/QH12",
     "2009-06-18"),
])
def test_issuer_number_and_day_below_the_type(below: str, issuer: str, number: str, day: str) -> None:
    title = "NGHỊ ĐỊNH" if "NĐ" in below else "LUẬT"
    header = parse(f"{title}\n{below}\nĐiều 1. Phạm vi\nVăn bản này áp dụng cho mọi trạm bơm.").header
    assert header.number and header.number.canonical == number and str(header.date) == day
    assert names(header.issuers) == [(issuer, None)] and header.subject in ("VỀ TRẠM BƠM", "ĐÊ BAO")


def test_a_law_that_amends_a_resolution_of_the_assembly() -> None:
    text = "LUẬT\nSỬA ĐỔI NGHỊ QUYẾT VỀ ĐÊ BAO CỦA\nQUỐC HỘI KHÓA XII\nĐiều 1. Sửa đổi\nSửa đổi tên gọi."
    header = parse(text).header
    assert header.subject == "SỬA ĐỔI NGHỊ QUYẾT VỀ ĐÊ BAO CỦA QUỐC HỘI KHÓA XII"


def test_place_and_year_of_a_standard() -> None:
    nation = NATION.split("\n", maxsplit=1)[0]
    text = f"{nation}\nTCVN 9901:2031\nTIÊU CHUẨN QUỐC GIA\nVỀ TRẠM BƠM\nHÀ NỘI - 2031\n1. PHẠM VI\nTrạm bơm."
    header = parse(text).header
    assert (header.place, header.date, header.subject) == ("HÀ NỘI", None, "VỀ TRẠM BƠM")


def test_a_paper_of_a_type_that_no_table_has() -> None:
    head = f"BỘ Y TẾ\nBỆNH VIỆN SÔNG LAM\n{NATION}THÔNG TIN TUYỂN DỤNG NĂM 2031\n"
    document = parse(f"{head}I. THÔNG TIN CHUNG\n1. Số lượng\n- Hai.")
    assert document.header.subject == "THÔNG TIN TUYỂN DỤNG NĂM 2031"
    assert names(document.header.issuers) == [("BỆNH VIỆN SÔNG LAM", "BỘ Y TẾ")] and document.body[0].type == "section"


def test_a_template_has_its_issuer_and_no_number() -> None:
    header = parse(f"ĐẠI HỌC SÔNG LAM\nSố: {{soVanBan}}\n{NATION}QUYẾT ĐỊNH\nVề việc mở lớp\nĐiều 1. Mở lớp.").header
    assert names(header.issuers) == [("ĐẠI HỌC SÔNG LAM", None)] and header.number is None
    blank = parse(f"SỞ Y TẾ\nSố: {{so}}/QĐ-SYT\n{NATION}QUYẾT ĐỊNH\nVề việc mở lớp\nĐiều 1. Mở lớp.").header.number
    assert blank and blank.canonical == "/QĐ-SYT"


def test_a_letter_without_the_label_of_its_subject() -> None:
    text = f"SỞ Y TẾ\nSố: 12/SYT-VP\n{NATION}Kế hoạch trực đêm tại các trạm\nKính gửi: Các trạm."
    assert read(text).header.subject == "Kế hoạch trực đêm tại các trạm"


@pytest.mark.parametrize(("below", "kind", "title", "subject"), [
    ("Kính gửi: Ủy ban nhân dân xã Sen", "cong_van", None, "Thông báo về việc trực đêm"),
    ("", "thong_bao", "Thông báo", "trực đêm"),
])  # fmt: skip
def test_what_is_sent_to_somebody_takes_no_type_in_small_letters(
    below: str, kind: str, title: str | None, subject: str
) -> None:
    head = f"Số: 12/SBĐ-KT\nCần Thơ, ngày 3 tháng 7 năm 2031\nThông báo về việc trực đêm\n{below}\n"
    document = parse(f"{head}Sở báo như sau:\n1. Trực đêm.\n2. Phí.\nGIÁM ĐỐC\nTrần Văn An\n")
    assert (document.kind, document.header.type_name, document.header.subject) == (kind, title, subject)


def test_two_paragraphs_of_a_subject_above_the_authority() -> None:
    text = "QUYẾT ĐỊNH\n\nCông bố bến đò\n\nBến đò ngang tại xã Vạn Xuân\n\nGIÁM ĐỐC SỞ GIAO THÔNG\n\n" \
           "Căn cứ Luật Đê điều;\nQUYẾT ĐỊNH:\nĐiều 1. Mở bến."
    header = parse(text).header
    assert header.subject == "Công bố bến đò Bến đò ngang tại xã Vạn Xuân"
    assert names(header.issuers) == [("GIÁM ĐỐC SỞ GIAO THÔNG", None)]


def test_what_is_no_number_or_subject_of_a_form() -> None:
    blank = "Số: .../CV\nV/v: .....\n......, ngày ... tháng ... năm ...\nKính gửi: Các trạm."
    assert read(f"TRẠM Y TẾ\n{NATION}{blank}").header.subject is None
    assert read(f"TRẠM Y TẾ\n{NATION}Số CMT/CCCD: 054201\nKính gửi: Các trạm.").header.number is None


@pytest.mark.parametrize("line", ["ĐƠN XIN ĐỔI BẾN", "ĐƠN ĐỀ NGHỊ ĐỔI BẾN"])
def test_an_application(line: str) -> None:
    document = parse(f"{NATION}..., ngày ... tháng ... năm ...\n{line}\nKính gửi: Bến đò.\nTôi xin đổi bến.")
    assert (document.kind, document.header.subject) == ("don", line.removeprefix("ĐƠN "))


@pytest.mark.parametrize(("printed", "number"), [
    ("Số: 279 QĐ-SYT", "279/QĐ-SYT"), ("Số: 15 /VT BMAY-TH", "15/VTBMAY-TH"), ("Số: 15/VT BMAY-TH", "15/VTBMAY-TH"),
])
def test_numbers_that_a_blank_tears(printed: str, number: str) -> None:
    text = f"SỞ Y TẾ\n{printed}\n{NATION}Bến Mây, ngày 5 tháng 3 năm 2031\nTỜ TRÌNH\nVề việc trực đêm"
    header = read(text).header
    assert header.number and header.number.canonical == number
    assert names([*header.issuers]) == [("SỞ Y TẾ", None)]


def test_a_lost_slash_is_told() -> None:
    reading = read(f"SỞ Y TẾ\nSố: 279 QĐ-SYT\n{NATION}QUYẾT ĐỊNH\nVề việc trực đêm")
    assert reading.header.number and reading.header.number.serial == 279
    assert "V207" in [each.code for each in reading.diagnostics]


def test_a_body_and_a_subject_on_one_line_with_the_type() -> None:
    above = "BAN CHẤP HÀNH TRUNG ƯƠNG\nĐẢNG CỘNG SẢN VIỆT NAM\nSố 7-NQ/TW\n"
    header = read(f"{above}NGHỊ QUYẾT CỦA BỘ CHÍNH TRỊ về mở bến").header
    assert (header.type_name, header.subject) == ("NGHỊ QUYẾT", "về mở bến")


def test_the_title_of_the_youth_union_is_no_issuer() -> None:
    text = "HUYỆN ĐOÀN BẾN MÂY\nĐOÀN THANH NIÊN CỘNG SẢN HCM\nSố: 7/NQ-ĐTN\nNGHỊ QUYẾT\nVề trực đêm"
    assert names([*read(text).header.issuers]) == [("HUYỆN ĐOÀN BẾN MÂY", None)]


def test_addressees_below_a_rule_and_a_list_of_ministries() -> None:
    head = f"THỦ TƯỚNG CHÍNH PHỦ\nSố: 7/CĐ-TTg\n{NATION}Hà Nội, ngày 5 tháng 3 năm 2031\nCÔNG ĐIỆN\nVề trực đêm\n"
    ministries = "Công Thương, Công an, Quốc phòng, Tài chính, Xây dựng, Nội vụ, Tư pháp, Khoa học và Công nghệ, Y tế;"
    telegram = f"{head}THỦ TƯỚNG CHÍNH PHỦ điện:\n\n- Bộ trưởng các Bộ:\n{ministries}\n\n- Chủ tịch các tỉnh.\n\n" \
               "Thời gian qua, bến đò có nhiều tai nạn.\n"
    names_of = [each.name for each in parse(telegram).addressees]
    assert names_of == [f"Bộ trưởng các Bộ: {ministries[:-1]}", "Chủ tịch các tỉnh"]
    greeting = f"{'-' * 26}Kính gửi:\n\nỦy ban nhân dân tỉnh.\n\nSở trình.\n"
    ruled = f"SỞ Y TẾ\nSố: 7/TTr-SYT\n{NATION}TỜ TRÌNH\nVề trực đêm\n{greeting}"
    assert [each.name for each in parse(ruled).addressees] == ["Ủy ban nhân dân tỉnh"]


@pytest.mark.parametrize(("second", "number"), [("340", "340/QĐ-SYT"), ("370", None)])
def test_notes_of_annexes_that_differ_name_no_number(second: str, number: str | None) -> None:
    text = "QUYẾT ĐỊNH\nVề việc trực đêm\nGIÁM ĐỐC SỞ Y TẾ\nCăn cứ Luật Y tế;\nQUYẾT ĐỊNH:\n" \
           "Điều 1. Ban hành kèm theo Quyết định này Quy định trực đêm.\nĐiều 2. Thi hành./.\n" \
           "Phụ lục I\nDANH SÁCH\n(Kèm theo Quyết định số 340/QĐ-SYT ngày 04 tháng 5 năm 2031 của Sở Y tế)\nA trực.\n" \
           f"Phụ lục II\nLỊCH\n(Kèm theo Quyết định số {second}/QĐ-SYT ngày 04 tháng 5 năm 2031 của Sở Y tế)\nB trực.\n"
    found = parse(text).header.number
    assert (found and found.canonical) == number


NOTICE = "TỈNH ỦY BẾN MÂY\nĐẢNG CỘNG SẢN VIỆT NAM\n*\nSố 348-TB/TU\nBến Mây, ngày 22 tháng 8 năm 2031\nTHÔNG BÁO\n"


@pytest.mark.parametrize("gap", ["", "\n"])
@pytest.mark.parametrize(("printed", "subject"), [
    ("Về việc mở bến", "mở bến"), ("Về nội dung của Đại hội", "Về nội dung của Đại hội"),
])
def test_a_subject_in_small_letters_below_the_issuer_of_a_type(gap: str, printed: str, subject: str) -> None:
    text = f"{NOTICE}CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH\n{gap}{printed}\ntỉnh lần thứ XX\n- Căn cứ Luật Đê điều;\n" \
           "Ban Chấp hành thông báo như sau:\n1. Mở bến.\n2. Đóng bến."
    document = parse(text)
    assert document.header.subject == f"{subject} tỉnh lần thứ XX"
    assert len(document.recitals) == 1


def test_grounds_below_the_issuer_of_a_type_are_no_subject() -> None:
    text = f"{NOTICE}CỦA BAN CHẤP HÀNH ĐẢNG BỘ TỈNH\nCăn cứ Luật Đê điều;\nBan Chấp hành thông báo như sau:\n1. Mở bến."
    document = parse(text)
    assert document.header.subject is None and len(document.recitals) == 1


def test_a_notice_of_the_party_that_a_scanner_lost_letters_of() -> None:
    """The vowel of ``Số``, letters of the Party's title, of ``Căn cứ`` and of ``Nơi nhận``."""
    text = NOTICE.replace("ĐẢNG CỘNG SẢN VIỆT", "BANG CONG SAN VIT").replace("Số", "S") + \
           "Ve viec mo ben\n- Can ct'r Luật Đê điều;\n- Can cur Luật Ghe thuyền;\n" \
           "Ban Chấp hành thông báo như sau:\n1. Mở bến.\n2. Đóng bến.\n" \
           "No'i nhận:\n- Như trên;\n- Lưu: VT.\nBÍ THƯ\nLê Văn Đò"
    document = parse(text)
    assert document.header.number and document.header.number.canonical == "348-TB/TU"
    assert names([*document.header.issuers]) == [("TỈNH ỦY BẾN MÂY", None)]
    assert len(document.recitals) == 2 and [each.name for each in document.recipients] == ["Như trên", "Lưu: VT"]


def test_a_list_of_addressees_without_bullets() -> None:
    text = f"VIỄN THÔNG BẾN MÂY\nSố: 7/TTr-VT\n{NATION}TỜ TRÌNH\nVề trực đêm\nKính gửi:\n\nĐảng ủy Bến Mây;\n" \
           "Chi bộ Bến Mây.\n\nTrung tâm kính trình."
    assert [each.name for each in parse(text).addressees] == ["Đảng ủy Bến Mây", "Chi bộ Bến Mây"]


def test_a_company_of_telecommunications_goes_on_with_the_name_of_its_union() -> None:
    text = f"ĐOÀN KHỐI TỈNH BẾN MÂY\nĐOÀN CƠ SỞ\nVIỄN THÔNG BẾN MÂY\nSố: 7/NQ-ĐTN\n{NATION}NGHỊ QUYẾT\nVề trực đêm"
    issuers = names([*read(text).header.issuers])
    assert issuers == [("ĐOÀN CƠ SỞ VIỄN THÔNG BẾN MÂY", "ĐOÀN KHỐI TỈNH BẾN MÂY")]


def test_an_old_decision_without_accents() -> None:
    text = "CONG HOA XA HOI CHU NGHIA VIET NAM\nDoc lap - Tu do - Hanh phuc\nQUYET DINH\n" \
           "CUA HOI DONG BO TRUONG SO 147-HDBT NGAY 09 THANG 9 NAM 1986\nVE VIEC MO BEN\n"
    header = read(text).header
    assert header.number and header.number.canonical == "147-HĐBT"
    assert (str(header.date), header.subject) == ("1986-09-09", "VE VIEC MO BEN")
    assert names([*header.issuers]) == [("HOI DONG BO TRUONG", None)]

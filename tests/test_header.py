"""Headers: one case for each kind of piece, kinds, addressees and diagnostics; the partition."""

import datetime

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from headers import NATION, names, read, roles
from pieces_partition import GAPS, assert_partition
from vbpl import parse
from vbpl.structure.header.pieces import split_header
from vbpl.structure.pieces import LONGEST_ZONE

# Pieces


def test_pieces_of_a_letter_on_one_line() -> None:
    nation = NATION.replace("\n", " ")
    text = f"SỞ Y TẾ Số: 5/SYT-VP V/v trực Tết {nation}Lai Châu, ngày 5 tháng 2 năm 2016 Kính gửi: Các trạm."
    assert roles(text) == [
        ("issuer", "SỞ Y TẾ"), ("label", "Số:"), ("number", "5/SYT-VP"), ("label", "V/v"), ("subject", "trực Tết"),
        ("national_title", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"), ("motto", "Độc lập - Tự do - Hạnh phúc"),
        ("place_date", "Lai Châu, ngày 5 tháng 2 năm 2016"), ("label", "Kính gửi:"), ("addressee", "Các trạm."),
    ]


def test_pieces_wrapped_in_narrow_columns() -> None:
    text = "BỘ\nY TẾ\n-------\nCỘNG\nHÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\nSố:\n7/TB-BYT\n" \
           "Hà\nNội, ngày 03\ntháng 12 năm 2025\nTHÔNG\nBÁO\nVỀ\nVIỆC NGHỈ LỄ"
    reading = read(text)
    header = reading.header
    assert names(header.issuers) == [("BỘ Y TẾ", None)] and header.number and header.number.canonical == "07/TB-BYT"
    assert (header.place, header.date) == ("Hà Nội", datetime.date(2025, 12, 3))
    assert (reading.kind, header.type_name, header.subject) == ("thong_bao", "THÔNG BÁO", "NGHỈ LỄ")


def test_authority_is_no_subject() -> None:
    text = f"UBND TỈNH A\nSỞ Y TẾ\n{NATION}Số: 1/QĐ-SYT\nQUYẾT ĐỊNH\nVỀ BỔ NHIỆM CÁN BỘ\nGIÁM ĐỐC SỞ\nY TẾ TỈNH A"
    assert [words for role, words in roles(text) if role == "authority"] == ["GIÁM ĐỐC SỞ", "Y TẾ TỈNH A"]
    assert read(text).header.subject == "VỀ BỔ NHIỆM CÁN BỘ"


def test_a_body_in_the_subject_is_no_authority() -> None:
    text = f"BỘ Y TẾ\n{NATION}Số: 1/QĐ-BYT\nQUYẾT ĐỊNH\nBÃI BỎ VĂN BẢN CỦA\nBỘ TRƯỞNG BỘ Y TẾ"
    assert read(text).header.subject == "BÃI BỎ VĂN BẢN CỦA BỘ TRƯỞNG BỘ Y TẾ"


@pytest.mark.parametrize("subject", [
    "MỨC CHI ĐẢM\nBẢO CHO VIỆC ĐỊNH CƯ TRÊN ĐỊA\nBÀN TỈNH TÂY MÂY", "QUẢN LÝ ĐÊ\nĐỐI VỚI TỈNH TÂY MÂY",
    "HÀNH NGHỀ BẤT ĐỘNG\nSẢN", "PHÁT TRIỂN CHỢ NÔNG THÔN GIAI ĐOẠN\n2031-2035",
])
def test_wrapped_lines_of_a_subject(subject: str) -> None:
    """``BẢO``, ``BÀN``, ``ĐỐI`` fold to words for bodies, and a short last line looks like a scrap."""
    header = read(f"UBND TỈNH TÂY MÂY\n{NATION}Số: 1/QĐ-UBND\nQUYẾT ĐỊNH\n{subject}").header
    assert header.subject == subject.replace("\n", " ")


@pytest.mark.parametrize("subject", ["CÔNG BỐ THỦ TỤC CỦA SỞ MÔI\nTRƯỜNG TỈNH TÂY MÂY", "VỀ PHẠM VI CỦA\nUBND CẤP XÃ"])
def test_an_office_is_the_authority_and_no_body_above_it(subject: str) -> None:
    authority = "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH TÂY MÂY"
    text = f"ỦY BAN NHÂN DÂN\nTỈNH TÂY MÂY\n{NATION}Số: 1/QĐ-UBND\nQUYẾT ĐỊNH\n{subject}\n{authority}\n"
    assert [words for role, words in roles(text) if role == "authority"] == [authority]
    assert read(text).header.subject == subject.replace("\n", " ")


def test_a_judgment() -> None:
    text = f"TÒA ÁN NHÂN DÂN\nHUYỆN SÔNG HẬU\n{NATION}Bản án số: 17/2031/DS-ST\nNgày: 22 - 9 - 2031\nV/v thuê ghe\n" \
           "NHÂN DANH\nNƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTÒA ÁN NHÂN DÂN HUYỆN SÔNG HẬU\n" \
           "- Thành phần Hội đồng xét xử sơ thẩm gồm có:\nCác Hội thẩm nhân dân:\n1. Ông Lê A;\n2. Bà Vũ B.\n" \
           "NỘI DUNG VỤ ÁN:\nNgày 05 tháng 3 năm 2031, hai bên thuê ghe.\nQUYẾT ĐỊNH:\n1. Chấp nhận.\n2. Án phí."
    document = parse(text)
    header = document.header
    assert (document.kind, header.number and header.number.canonical) == ("ban_an", "17/2031/DS-ST")
    assert (header.date, header.place, header.subject) == (datetime.date(2031, 9, 22), None, "thuê ghe")
    assert names([*header.issuers]) == [("TÒA ÁN NHÂN DÂN HUYỆN SÔNG HẬU", None)]
    assert [unit.number for unit in document.body if unit.type == "clause"] == ["1", "2", "1", "2"]
    assert document.unparsed_share == 0


@pytest.mark.parametrize(("line", "kind"), [
    ("QUY TRÌNH QUẢN LÝ VĂN BẢN", "quy_trinh"), ("KẾ HOẠCH ĐÁNH BẮT CÁ", "ke_hoach"), ("QUY CHẾ CHỢ NỔI", "quy_che"),
])
def test_type_and_subject_on_a_line_of_their_own(line: str, kind: str) -> None:
    """The note below the addressees is no subject; a line of the issuer's name is no type."""
    bodies = "TỔNG CỤC BẾN BÃI\nCỤC BẾN BÃI\nTỈNH TÂY MÂY\n"
    document = parse(f"{bodies}{NATION}{line}\n(Ban hành kèm theo Quyết định số 4/QĐ-CBB)\n1. Mục đích\nGiữ bến sạch.")
    assert (document.kind, document.header.subject) == (kind, line.split(" ", 2)[2])
    assert names([*document.header.issuers]) == [("CỤC BẾN BÃI TỈNH TÂY MÂY", "TỔNG CỤC BẾN BÃI")]
    under = parse(f"PHÒNG TÀI CHÍNH -\nKẾ HOẠCH HUYỆN SÔNG HẬU\n{NATION}Số: 1/TB-TCKH\nTHÔNG BÁO\nVề việc nghỉ Tết")
    assert under.kind == "thong_bao"


def test_a_decision_of_a_higher_court_on_a_judgment() -> None:
    text = f"TÒA ÁN NHÂN DÂN CẤP CAO\nTẠI VẠN SƠN\n{NATION}Quyết định giám đốc thẩm số: 9 /2031/HS-GĐT\n" \
           "Ngày 05 tháng 3 năm 2031\nNHÂN DANH\nNƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nỦY BAN THẨM PHÁN\n" \
           "TÒA ÁN NHÂN DÂN CẤP CAO TẠI VẠN SƠN\n- Thành phần Ủy ban Thẩm phán gồm có:\nÔng Lê A.\n" \
           "NỘI DUNG VỤ ÁN\nBản án số 17/2030/HS-ST đã xử phạt bị cáo.\nQUYẾT ĐỊNH:\n1. Hủy Bản án trên."
    document = parse(text)
    header = document.header
    assert (document.kind, header.number and header.number.canonical) == ("quyet_dinh", "09/2031/HS-GĐT")
    assert (header.type_name, header.date) == ("Quyết định", datetime.date(2031, 3, 5))
    assert [citation.text for citation in document.citations][:1] == ["Bản án số 17/2030/HS-ST"]


@pytest.mark.parametrize("line", ["Quyết định số: 9/2031/QĐ-UBND", "Quyết định số 9/2031/HS-GĐT bị kháng nghị"])
def test_what_is_no_head_of_a_decision_of_a_court(line: str) -> None:
    assert "quyet_dinh" not in (parse(f"SỞ TƯ PHÁP\n{NATION}Số: 1/BC-STP\nBÁO CÁO\n{line}").kind or "")


def test_a_portal_left_the_type_out() -> None:
    head = f"HỘI ĐỒNG NHÂN DÂN | {NATION}Số: 6/2031/NQ-HĐND | Vạn Sơn, ngày 29 tháng 6 năm 2031 |\n"
    reading = read(f"{head}BAN HÀNH NỘI QUY KỲ HỌP\nHỘI ĐỒNG NHÂN DÂN TỈNH TÂY MÂY\nKHÓA X - KỲ HỌP THỨ NHẤT")
    assert (reading.kind, reading.header.subject) == ("nghi_quyet", "BAN HÀNH NỘI QUY KỲ HỌP")
    assert names([*reading.header.issuers]) == [("HỘI ĐỒNG NHÂN DÂN", None)]


def test_a_body_torn_at_a_word_that_looks_like_a_type() -> None:
    reading = read(f"BỘ CÔNG\nTHƯƠNG\n{NATION}Số: 12/2031/TT-BCT\nTHÔNG TƯ\nVề chợ đêm")
    assert (reading.kind, names([*reading.header.issuers])) == ("thong_tu", [("BỘ CÔNG THƯƠNG", None)])


def test_a_subject_below_the_addressees() -> None:
    text = f"SỞ Y TẾ\n{NATION}Số: 5/SYT-VP\nKính gửi: Sở Nội vụ\nV/v trực bến\nmùa lũ\n"
    document = parse(f"{text}Sở Y tế đề nghị quý Sở cử người trực đê./.")
    assert (document.header.subject, [each.name for each in document.addressees]) == ("trực bến mùa lũ", ["Sở Nội vụ"])


@pytest.mark.parametrize(("printed", "subject"), [
    ("(V/v trực bến)", "trực bến"), ("(V/v trực bến\nmùa lũ)", "trực bến mùa lũ"),
    ("V/v trực bến (lần 2)", "trực bến (lần 2)"),
    ("(V/v trực (cả\nđêm) ở bến)", "trực (cả đêm) ở bến"), ("(V/v trực (cả đêm)) và phà", "trực (cả đêm)) và phà"),
])
def test_a_subject_in_brackets(printed: str, subject: str) -> None:
    text = f"SỞ Y TẾ\n{NATION}Số: 5/SYT-VP\n{printed}\nLai Châu, ngày 5 tháng 2 năm 2016\nKính gửi: Các trạm."
    assert read(text).header.subject == subject


def test_a_number_to_fill_in_below_a_contract() -> None:
    assert read(f"{NATION}HỢP ĐỒNG ĐẠI LÝ\nSố: …\n").header.subject == "ĐẠI LÝ"


def test_words_that_only_begin_as_bodies_do_are_of_the_subject() -> None:
    head = f"HỘI ĐỒNG NHÂN DÂN\nTHÀNH PHỐ SÔNG HẬU\n{NATION}Số: 7/2031/NQ-HĐND\nNGHỊ QUYẾT\n\n"
    subject = "QUY ĐỊNH MỨC TIỀN PHẠT TRONG LĨNH VỰC\nPHÒNG CHÁY, CHỮA CHÁY TRÊN ĐỊA BÀN THÀNH PHỐ SÔNG HẬU"
    assert parse(f"{head}{subject}\n\nCăn cứ Luật Đê điều;\n").header.subject == subject.replace("\n", " ")


def test_a_subject_names_the_party() -> None:
    party = "ĐẢNG CỘNG SẢN VIỆT NAM"
    text = f"BAN CHẤP HÀNH TRUNG ƯƠNG\n{party}\nSố 12-QĐ/TW\nQUY ĐỊNH\nVỀ ĐOÀN\nPHÍ CỦA {party}"
    assert read(text).header.subject == "VỀ ĐOÀN PHÍ CỦA ĐẢNG CỘNG SẢN VIỆT NAM"


def test_the_body_of_a_letter_to_nobody_is_no_subject() -> None:
    head = f"THUẾ TỈNH TÂY MÂY\n\n{NATION}\nSố: 15/TMA-QL\n\nV/v trả lãi tiền vay\n\n"
    day, body = "Tây Mây, ngày 02 tháng 12 năm 2031", "Ngày 18/11/2031, Thuế tỉnh\nTây Mây nhận được đơn của Bến."
    document = parse(f"{head}{day}\n\n{body}")
    assert document.header.subject == "trả lãi tiền vay"


def test_a_subcommittee_is_below_its_committee() -> None:
    text = f"ỦY BAN BẦU CỬ XÃ SÔNG HẬU\nTIỂU BAN TUYÊN TRUYỀN, KHÁNH TIẾT\n{NATION}Số: 1/KH-TBTT\nKẾ HOẠCH"
    assert names([*read(text).header.issuers]) == [("TIỂU BAN TUYÊN TRUYỀN, KHÁNH TIẾT", "ỦY BAN BẦU CỬ XÃ SÔNG HẬU")]


@pytest.mark.parametrize("subject", [
    "Thực hiện công tác phòng, chống lụt bão\n\nvà cứu nạn năm 2031",
    "Triển khai của các xã,\nphường về việc phòng lụt",
])
def test_a_subject_that_begins_as_grounds_do(subject: str) -> None:
    grounds = "Căn cứ Luật Đê điều;\n\nỦy ban nhân dân xã ban hành kế hoạch như sau:\n"
    document = parse(f"UBND XÃ SÔNG HẬU\n\nSố: 1/KH-UBND\n\nKẾ HOẠCH\n\n{subject}\n\n{grounds}")
    assert document.header.subject == " ".join(subject.split()) and len(document.recitals) == 1


def test_the_table_in_which_a_portal_describes_a_document_is_no_header() -> None:
    table = "Số hiệu: | 13/2031/QĐ-UBND | Loại văn bản: | Quyết định |\nNơi ban hành: | Tỉnh A | Người ký: | Lò A B |\n"
    text = f"Quyết định 13/2031/QĐ-UBND về bến\n{table}UBND TỈNH A\n{NATION}Số: 13/2031/QĐ-UBND\nQUYẾT ĐỊNH\nVề bến"
    document = parse(text)
    around = [text[each.span.start : each.span.end] for each in document.fragments if each.role == "surroundings"]
    assert "Lò A B" in "".join(around) and document.unparsed_share == 0


@pytest.mark.parametrize("place", [
    "Thành phố Hồ Chí\nMinh", "Thành\nphố Hồ Chí Minh", "Hà\nNội", "Bình\nVân",
])
def test_a_place_torn_over_two_lines(place: str) -> None:
    header = read(f"SỞ Y TẾ\n{NATION}Số: 1/SYT-VP\n{place}, ngày 21 tháng 11 năm 2031\nKính gửi: Các trạm.").header
    assert (header.place, header.date) == (place.replace("\n", " "), datetime.date(2031, 11, 21))


@pytest.mark.parametrize(("printed", "subject"), [
    ("v/v trực Tết", "trực Tết"), ("Viv trực Tết", "trực Tết"),
    ("Về hướng dẫn trực Tết\ntại các trạm", "Về hướng dẫn trực Tết tại các trạm"),
])
def test_topics_of_a_letter(printed: str, subject: str) -> None:
    text = f"SỞ Y TẾ\n{NATION}Số: 1/SYT-VP\n{printed}\nLai Châu, ngày 2 tháng 1 năm 2031\nKính gửi: Các trạm."
    assert read(text).header.subject == subject


def test_sender_of_a_telegram_torn_over_two_lines() -> None:
    head = f"THỦ TƯỚNG CHÍNH PHỦ\n{NATION}Số: 9/CĐ-TTg\nCÔNG ĐIỆN\nV/V ỨNG PHÓ BÃO\n"
    text = f"{head}THỦ\nTƯỚNG CHÍNH PHỦ điện:\n- Bộ Y tế;"
    reading = read(text)
    assert reading.header.subject == "ỨNG PHÓ BÃO" and [party.name for party in reading.addressees] == ["Bộ Y tế"]
    assert [words for role, words in roles(text) if role == "authority"] == ["THỦ", "TƯỚNG CHÍNH PHỦ"]


def test_stamps_are_not_the_header() -> None:
    text = "Ký bởi: Văn phòng\nThời gian ký: 05.03.2020 10:15:22 +07:00\nBỘ Y TẾ\n" + NATION + \
           "Số: 12/QĐ-BYT\nHà Nội, ngày 5 tháng 3 năm 2020\nCÔNG VĂN ĐẾN\nSố: 778\nNgày: 15/10/2018\n" \
           "QUYẾT ĐỊNH\nVề việc A"
    header = read(text).header
    assert header.number and header.number.canonical == "12/QĐ-BYT" and header.date == datetime.date(2020, 3, 5)
    assert [words for role, words in roles(text) if role == "stamp"] == [
        "Ký bởi: Văn phòng", "Thời gian ký: 05.03.2020 10:15:22 +07:00", "CÔNG VĂN ĐẾN", "Số: 778", "Ngày: 15/10/2018",
    ]
    assert (header.type_name, header.subject) == ("QUYẾT ĐỊNH", "A")


@pytest.mark.parametrize("stamp", ["CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ", "ĐẾN Giờ: 8 Ngày: 5/3/2020"])
def test_a_stamp_of_arrival_below_the_subject(stamp: str) -> None:
    text = f"BỘ Y TẾ\n{NATION}Số: 12/QĐ-BYT\nQUYẾT ĐỊNH\nVề việc trực Tết\n{stamp}\nBỘ TRƯỞNG BỘ Y TẾ"
    assert read(text).header.subject == "trực Tết"
    assert [words for role, words in roles(text) if role == "stamp"] == [stamp]


def test_a_body_that_stamps_what_it_received_is_no_issuer() -> None:
    text = f"BỘ Y TẾ\nSố: 12/BYT-VP\n{NATION}TRƯỜNG ĐẠI HỌC Y\nĐẾN Số: 19\nSố và ký hiệu HS: 5\nKính gửi: Các trường"
    assert names(list(read(text).header.issuers)) == [("BỘ Y TẾ", None)]


def test_a_type_between_issuer_and_subject_on_one_line() -> None:
    header = read("HỌC VIỆN CÔNG NGHỆ SÔNG HỒ THÔNG BÁO THỰC HIỆN CHỈ THỊ 17/CT-UBND VỀ TRỰC ĐÊM").header
    assert names(list(header.issuers)) == [("HỌC VIỆN CÔNG NGHỆ SÔNG HỒ", None)]
    assert (header.type_name, header.subject) == ("THÔNG BÁO", "THỰC HIỆN CHỈ THỊ 17/CT-UBND VỀ TRỰC ĐÊM")


def test_a_stray_dash_before_the_office_that_enacts() -> None:
    text = f"BỘ Y TẾ\n{NATION}Số: 12/QĐ-BYT\nQUYẾT ĐỊNH\nPhê duyệt lịch trực theo Kế hoạch số 8 -\nBỘ TRƯỞNG BỘ Y TẾ"
    assert read(text).header.subject == "Phê duyệt lịch trực theo Kế hoạch số 8"


def test_a_stamp_alone_is_no_issuer() -> None:
    text = "Ký bởi: CÔNG BÁO NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nCơ quan: VĂN PHÒNG CHÍNH PHỦ\n"
    assert read(text).header.issuers == ()


def test_who_enacts_issues_where_the_header_names_nobody() -> None:
    text = f"{NATION}Số: 12/QĐ-BYT\nQUYẾT ĐỊNH\nVề việc trực Tết\n\nBỘ TRƯỞNG BỘ Y TẾ"
    assert names(list(read(text).header.issuers)) == [("BỘ TRƯỞNG BỘ Y TẾ", None)]


def test_a_consolidated_text_prints_the_type_of_its_act() -> None:
    text = f"VĂN BẢN HỢP NHẤT -\nBỘ THỦY LỢI\n{NATION}NGHỊ ĐỊNH\nVề quản lý đê sông\n"
    reading = read(text)
    assert (reading.kind, reading.header.type_name) == ("van_ban_hop_nhat", "NGHỊ ĐỊNH")
    assert reading.header.subject == "Về quản lý đê sông"


def test_grades() -> None:
    header = read(f"DỰ THẢO 2\nBỘ Y TẾ\nTỐI MẬT\nHỎA TỐC\n{NATION}Số: 12/BC-BYT\nBÁO CÁO\nA").header
    assert (header.secrecy, header.urgency) == ("TỐI MẬT", "HỎA TỐC")





# Kind, family, addressees, diagnostics


@pytest.mark.parametrize(("text", "kind", "family"), [
    (f"BỘ Y TẾ\n{NATION}Số: 12/BYT-VP\nKính gửi: Sở Y tế", "cong_van", "admin"),
    (f"QUỐC HỘI\n{NATION}Luật số: 45/2013/QH13\nLUẬT\nĐẤT ĐAI", "luat", "qppl"),
    (f"QUỐC HỘI\n{NATION}Luật số: 45/2013/QH13", "luat", "qppl"),
    (f"BỘ Y TẾ\n{NATION}Số: 5/2015/TT-BYT\nTHÔNG TƯ\nA", "thong_tu", "qppl"),
    (f"BỘ Y TẾ\n{NATION}Số: 5/KH-BYT", "ke_hoach", "admin"),
    ("TỈNH ỦY X\n*\nSố 5-KL/TU\nA, ngày 1 tháng 2 năm 2019", "ket_luan", "party"),
    ("Kính gửi: Các đơn vị", "cong_van", "admin"),
    ("BỘ Y TẾ điện:\n- Sở Y tế", "cong_dien", "admin"),
    ("Một câu không phải văn bản.", None, "admin"),
])
def test_kind_and_family(text: str, kind: str | None, family: str) -> None:
    reading = read(text)
    assert (reading.kind, reading.family) == (kind, family)


@pytest.mark.parametrize(("text", "parties"), [
    ("Kính gửi:\n- Bộ Y tế;\n- Sở Y tế các tỉnh,\nthành phố.", ["Bộ Y tế", "Sở Y tế các tỉnh, thành phố"]),
    ("Kính gửi: Bộ Y tế, Bộ Nội vụ.", ["Bộ Y tế", "Bộ Nội vụ"]),
    ("Kính gửi:\n1. Bộ Y tế;\n2. Các trạm.", ["Bộ Y tế", "Các trạm"]),
    ("Kính gửi: Bộ Văn hóa, Thể thao và Du lịch", ["Bộ Văn hóa, Thể thao và Du lịch"]),
    ("Kính gửi: Các sở: Y tế, Nội vụ, Công Thương.", ["Các sở: Y tế, Nội vụ, Công Thương"]),
    ("Kính gửi:\t- Bộ A; - Bộ B; - Bộ C", ["Bộ A", "Bộ B", "Bộ C"]),
    ("Kính gửi:\n- Thuế tỉnh A\n- Công ty B.\n(Địa chỉ: phố C)", ["Thuế tỉnh A", "Công ty B"]),
    ("Kính gửi: Bộ A\nĐồng kính gửi: Ban B", ["Bộ A", "Ban B"]),
    ("BỘ Y TẾ\nđiện:\n- Bộ A; Bộ B, cơ quan C;\n- Sở D.", ["Bộ A; Bộ B, cơ quan C", "Sở D"]),
])
def test_addressees(text: str, parties: list[str]) -> None:
    assert [party.name for party in read(text).addressees] == parties


@pytest.mark.parametrize("lines", [
    "Công ty B.\n(Đ/c: Tầng 5, phố C, TP.\nHuế)", "Công ty B\n(Địa chỉ: phố C;\nSố ĐT: 0900)",
    "- Công ty B.\n(Số\n5 phố C)",
])
def test_an_address_below_an_addressee_is_its_note(lines: str) -> None:
    document = parse(f"Số: 5/CT-CS\nKính gửi:\n{lines}\nCục Thuế nhận được công văn số 5/ABC.")
    assert [(party.name, bool(party.note)) for party in document.addressees] == [("Công ty B", True)]
    assert [block.text for block in document.body] == ["Cục Thuế nhận được công văn số 5/ABC."]


def test_note_of_an_addressee() -> None:
    (party,) = read("Kính gửi: Công ty B (địa chỉ: phố C).").addressees
    assert (party.name, party.note) == ("Công ty B", "(địa chỉ: phố C)")


@pytest.mark.parametrize(("text", "code"), [
    (f"BỘ Y TẾ\n{NATION}Số:     /QĐ-BYT\nHà Nội, ngày 1 tháng 2 năm 2020\nQUYẾT ĐỊNH\nA", "V201"),
    (f"BỘ Y TẾ\n{NATION}Số: 1/QĐ-BYT\nHà Nội, ngày    tháng 2 năm 2020\nQUYẾT ĐỊNH\nA", "V203"),
    (f"BỘ Y TẾ\n{NATION}Số: 1/QĐ-BYT\nHà Nội, ngày 30 tháng 2 năm 2020\nQUYẾT ĐỊNH\nA", "V203"),
    (f"BỘ Y TẾ\n{NATION}Số: 1/KH-BYT\nHà Nội, ngày 1 tháng 2 năm 2020\nQUYẾT ĐỊNH\nA", "V204"),
    (f"BỘ Y TẾ\n{NATION}Số: 1/QĐ-BYT\nQUYẾT ĐỊNH\nA", "V205"),
    (f"BỘ Y TẾ\n{NATION}Số: 1/2019/TT-BYT\nHà Nội, ngày 1 tháng 2 năm 2020\nTHÔNG TƯ\nA", "V206"),
])
def test_diagnostics(text: str, code: str) -> None:
    assert [diagnostic.code for diagnostic in read(text).diagnostics] == [code]


def test_no_diagnostics_of_a_clean_header() -> None:
    text = f"BỘ Y TẾ\n{NATION}Số: 12/QĐ-BYT\nHà Nội, ngày 1 tháng 2 năm 2020\nQUYẾT ĐỊNH\nVề việc A"
    assert read(text).diagnostics == []


def test_spans_show_what_is_printed() -> None:
    text = f"BỘ Y TẾ\n{NATION}Số: 12/QĐ-BYT\nHà Nội, ngày 1 tháng 2 năm 2020\nQUYẾT ĐỊNH\nVề việc A"
    header = read(text).header
    assert header.number
    assert text[header.number.span.start : header.number.span.end] == "12/QĐ-BYT"
    assert text[header.issuers[0].span.start : header.issuers[0].span.end] == "BỘ Y TẾ"
    assert (header.span.start, header.span.end) == (0, len(text))


# Laws

FRAGMENTS = [
    "BỘ Y TẾ", "UBND TỈNH X", "SỞ Y TẾ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "-------",
    "*", "Số: 12/QĐ-UBND", "Số:", "3411/SGDĐT-CTTT", "Hà Nội, ngày 5 tháng 3 năm 2020", "Hà", "QUYẾT ĐỊNH", "THÔNG TƯ",
    "LIÊN TỊCH", "Về việc trực Tết", "V/v trực Tết", "VỀ", "VIỆC A", "CỦA CHÍNH PHỦ", "BỘ TRƯỞNG BỘ Y TẾ", "Kính gửi:",
    "- Bộ A;", "điện:", "ĐẢNG CỘNG SẢN VIỆT NAM", "CÔNG VĂN ĐẾN", "Ngày: 1/2/2020", "MẬT", "Ký bởi: A", "|", "Ủxvh",
]


@given(st.lists(st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(GAPS)), max_size=14), st.integers(0, 30))
@example([("Số:", "\n"), ("-", "\t")], 0)
@example([("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "\n"), ("điện:", "\n")], 0)
@example([("QUYẾT ĐỊNH", "\n"), ("ngày 5 tháng 3", "\n"), ("-------", "\n"), ("năm 2020", "\n")], 0)
def test_pieces_partition_any_order_of_fragments(parts: list[tuple[str, str]], cut: int) -> None:
    text = "".join(fragment + gap for fragment, gap in parts)
    end = max(0, len(text) - cut)
    assert_partition(text, 0, end, split_header(text, 0, end))
    read(text)


@given(st.text(alphabet="ABĐđaớ Số:/-12ngày tháng\n\t|.*(", max_size=200), st.integers(0, 50), st.integers(0, 250))
def test_pieces_partition_any_text(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + length)
    assert_partition(text, start, end, split_header(text, start, end))


def test_a_long_zone_is_not_searched() -> None:
    text = "Số: " * LONGEST_ZONE
    pieces = split_header(text, 0, len(text))
    assert_partition(text, 0, len(text), pieces)
    assert pieces[-1].role == "unparsed"


def test_addressees_end_where_the_body_was_torn() -> None:
    """All provinces in a row are one addressee; a body with damaged line ends is none."""
    torn = "\n".join(f"và {number} hộ ở bến xin trân trọng cảm ơn huyện" for number in range(20))
    letter = f"SỞ Y TẾ\n{NATION}Số: 5/SYT-A\nKính gửi: "
    runaway = parse(f"{letter}Ủy ban nhân dân huyện\n{torn}\n- Nhận hàng.\n- Gửi hàng.")
    assert [addressee.name for addressee in runaway.addressees] == ["Ủy ban nhân dân huyện"]
    provinces = "\n".join(f"tỉnh Tây Mây {number}, tỉnh Sông Hậu {number}," for number in range(12))
    listed = parse(f"{letter}\n- Ủy ban nhân dân các tỉnh: {provinces}\n tỉnh Vạn Sơn;\n- Sở Y tế.\n\nBộ Y tế báo.")
    assert len(listed.addressees) == 2

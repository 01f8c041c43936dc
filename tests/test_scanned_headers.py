"""Headers of scans: what a pen wrote by hand, and what a stamp and a rule left around the fields."""

import datetime

import pytest

from headers import NATION, names, read, roles
from vbpl import parse, parse_bundle

SCAN = (
    ", ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nTỈNH SÔNG HẬU ˆ Độc lập - Tự do - Hạnh phúc\n"
    "'VĂN PHÒNG .ïnẮắ—_ằ.\n{number} {day}\n{topic} mở bến đò ngang\nSen - Súng\n"
)


@pytest.mark.parametrize(("printed", "canonical"), [
    ("Số: 3I§w QĐ-UBND", "3I§wQĐ-UBND"), ("Số: 3⁄#⁄QĐ-UBND", "3⁄#/QĐ-UBND"), (", Số:Ÿ/GM-UBND", "Ÿ/GM-UBND"),
    ("SójĐÏổ'VP - QTTV", "jĐÏổ'VP-QTTV"), ("só⁄Ƒ%ƒ †/STC-TCĐT", "Ƒ%ƒ†/STC-TCĐT"), ("Số: 36 /Qob-UBND", "36/QĐ-UBND"),
    ("Số: 712 /S§XD-HT", "712/SXD-HT"),
])  # fmt: skip
def test_numbers_written_by_hand(printed: str, canonical: str) -> None:
    reading = read(SCAN.format(number=printed, day="Cần Thơ, ngày 3 tháng 7 năm 2031", topic="V/v"))
    assert reading.header.number is not None and reading.header.number.canonical == canonical
    assert names(list(reading.header.issuers)) == [("VĂN PHÒNG", "ỦY BAN NHÂN DÂN TỈNH SÔNG HẬU")]
    assert reading.header.subject == "mở bến đò ngang Sen - Súng"


@pytest.mark.parametrize(("day", "place", "date"), [
    ("Cần Thơ, ngàyj3 tháng Ÿ năm 2031", "Cần Thơ", None), ("Cần Thơ, te $,§ tháng 7 x.. 2031", "Cần Thơ", None),
    ("Bến Sen, ngàyO s tháng 8 năm 2031", "Bến Sen", None),
    ("Cần Thơ, ngày 3|tháng 7 năm 2031", "Cần Thơ", datetime.date(2031, 7, 31)),
])  # fmt: skip
def test_days_written_by_hand(day: str, place: str, date: datetime.date | None) -> None:
    text = SCAN.format(number="Số: 12/VP-KT", day=day, topic="V/y thực hiện Công văn số 8/UBND-KT ngày 01/6/2027 về")
    reading = read(text)
    assert (reading.header.place, reading.header.date) == (place, date)


@pytest.mark.parametrize("topic", ["Công văn của xã Sen ngày", "Công văn của xã Bến Sen,\nngày"])
@pytest.mark.parametrize("day", ["Cần Thơ, ngàyj3 tháng Ÿ năm 2031", "Cần Thơ, te $,§ tháng 7 x.. 2031"])
def test_below_a_day_that_no_one_can_read_another_is_of_what_the_subject_cites(topic: str, day: str) -> None:
    topic = f"V/v trả lời {topic} 01 tháng 6 năm 2027 về"
    header = read(SCAN.format(number="Số: 12/VP-KT", day=day, topic=topic)).header
    assert (header.place, header.date) == ("Cần Thơ", None)
    assert header.subject == f"{topic.removeprefix('V/v ')} mở bến đò ngang Sen - Súng".replace("\n", " ")


@pytest.mark.parametrize(("printed", "name"), [
    ("TẬP ĐOÀN BẾN ĐÒ\nSÔNG LAM .ïnẮắ—_ằ.", "TẬP ĐOÀN BẾN ĐÒ SÔNG LAM"),
    ("TẬP ĐOÀN BẾN ĐÒ\n', SÔNG LAM", "TẬP ĐOÀN BẾN ĐÒ SÔNG LAM"),
    ("THỦ\nTƯỚNG CHÍNH PHỦ .ïnẮắ—_ằ.", "THỦ TƯỚNG CHÍNH PHỦ"), (". Ủy ban nhân dân xã Sen", "Ủy ban nhân dân xã Sen"),
])  # fmt: skip
def test_noise_around_a_line_of_a_name(printed: str, name: str) -> None:
    assert names(read(f"{printed}\n{NATION}Số: 12/QĐ-SL\nQUYẾT ĐỊNH\nMở bến\n").header.issuers) == [(name, None)]


def test_a_name_with_figures_is_whole() -> None:
    reading = read(f"CÔNG TY CỔ PHẦN 1BẾN SEN\n{NATION}Số: 12/CV-BS\nCần Thơ, ngày 3 tháng 7 năm 2031\nV/v mở bến\n")
    assert names(list(reading.header.issuers)) == [("CÔNG TY CỔ PHẦN 1BẾN SEN", None)]


@pytest.mark.parametrize("title", ["GIẤY MỜI HỌP", "PHIẾU CHUYỂN VĂN BẢN", "BÁO CÁO NHANH"])
def test_longer_forms_of_types(title: str) -> None:
    reading = read(f"SỞ BẾN ĐÒ\n{NATION}Số: 12/SBĐ\nCần Thơ, ngày 3 tháng 7 năm 2031\n{title}\nMở bến đò\n")
    assert (reading.header.type_name, reading.header.subject) == (title, "Mở bến đò")


@pytest.mark.parametrize(("before", "title"), [
    ("ĐẾN Số:", "QUYẾT ĐỊNH"), ("công văn đến", "QUYẾT ĐỊNH"), ("LIÊN QUAN ĐẾN", None),
])  # fmt: skip
def test_a_type_after_words_that_are_not_all_in_capitals(before: str, title: str | None) -> None:
    text = f"SỞ BẾN ĐÒ\n{NATION}Số: 12/QĐ-SBĐ\nCần Thơ, ngày 3 tháng 7 năm 2031\n{before} QUYẾT ĐỊNH\nVề việc mở bến\n"
    assert read(text).header.type_name == title


@pytest.mark.parametrize("title", [
    "CỘNGHÒAXÃHỘICHỦNGHĨAVIỆTNAM", "CỘNGHÒA XÃHỘICHỦ NGHĨAVIỆTNAM", "C ỘNG HÒA XÃ H ỘI CHỦ NGH ĨA VIỆT NAM",
    "C Ộ N G  H Ò A  X Ã  H Ộ I  C H Ủ  N G H Ĩ A  V I Ệ T  N A M",
])  # fmt: skip
@pytest.mark.parametrize("motto", ["ĐộclậpTựdoHạnhphúc", "Đ ộc l ập - T ự d o - H ạnh ph úc"])
def test_titles_whose_words_are_glued_or_torn(title: str, motto: str) -> None:
    found = roles(f"SỞ BẾN ĐÒ\n{title}\n{motto}\nSố: 12/QĐ-SBĐ\nQUYẾT ĐỊNH\nMở bến\n")
    assert found[:3] == [("issuer", "SỞ BẾN ĐÒ"), ("national_title", title), ("motto", motto)]


def test_a_dash_inside_a_subject_is_no_rule() -> None:
    reading = read(f"SỞ BẾN ĐÒ\n{NATION}Số: 12/QĐ-SBĐ\nQUYẾT ĐỊNH\nVề việc mở bến Sen — Súng trên\nsông Hậu — Tiền\n")
    assert reading.header.subject == "mở bến Sen — Súng trên sông Hậu — Tiền"


LETTER = (
    f"SỞ BẾN ĐÒ\n{NATION}Số: 12/SBĐ-KT\nCần Thơ, ngày 3 tháng 7 năm 2031\n{{label}}\n"
    "© .- Các trạm ven sông;\nhS - Ủy ban nhân dân xã Sen;\n: \" - Sở Tài chính.\n\nSở Bến đò báo cáo như sau:\n"
    "1. Mở bến.\nGIÁM ĐỐC\nTrần Văn An\n"
)


@pytest.mark.parametrize("label", ["Kính gửi: _ Sở Nội vụ;", "Am... Kính gửi: Sở Nội vụ;", "`.ÔÖ Kính gửi: Sở Nội vụ;"])
def test_addressees_beside_a_stamp(label: str) -> None:
    found = [party.name for party in parse(LETTER.format(label=label)).addressees]
    assert found == ["Sở Nội vụ", "Các trạm ven sông", "Ủy ban nhân dân xã Sen", "Sở Tài chính"]


def test_noise_after_the_label_of_the_addressees() -> None:
    found = [party.name for party in parse(LETTER.format(label='- Kính gửi: ". "')).addressees]
    assert found == ["Các trạm ven sông", "Ủy ban nhân dân xã Sen", "Sở Tài chính"]


def test_the_first_sentence_is_no_addressee() -> None:
    text = LETTER.split("{label}")[0] + "Kính gửi: Ủy ban nhân dân xã Sen -\nh huyền: hực hiện Văn bản số 55/VP-KT\n"
    document = parse(f"{text}của Ủy ban, Sở báo cáo như sau:\n1. Mở bến.\n2. Trực đêm.\nGIÁM ĐỐC\nTrần Văn An\n")
    assert [party.name for party in document.addressees] == ["Ủy ban nhân dân xã Sen"]
    assert [unit.number for unit in document.body if unit.type == "clause"] == ["1", "2"]


def test_a_second_letter_whose_number_is_damaged() -> None:
    letter = LETTER.format(label="Kính gửi: Sở Nội vụ;")
    second = f"SỞ ĐÒ {NATION}sƑ%ƒ † Cần Thơ, ngày 1Ê tháng 7 năm 2031\nV/v trực đêm\nKính gửi: Sở Y tế.\n\n"
    bundle = parse_bundle(f"{letter}{second}Đề nghị trực đêm.\nGIÁM ĐỐC\nLê Văn Bình\n")
    assert [document.header.subject for document in bundle.documents] == [None, "trực đêm"]


def test_grounds_that_end_in_a_misread_semicolon() -> None:
    grounds = (
        "Căn cứ Quyết định số 27/2028/QĐ-UBND ngày 02/8/2028 của Ủy ban nhân dân tỉnh về việc\nthành lập Sở:\n"
        "__ Căn cứ Luật Bến đò ngày 21/6/2027:\n"
    )
    document = parse(f"SỞ BẾN ĐÒ\n{NATION}Số: 12/QĐ-SBĐ\nQUYẾT ĐỊNH\nMở bến\nGIÁM ĐỐC SỞ BẾN ĐÒ\n{grounds}"
                     "QUYẾT ĐỊNH:\nĐiều 1. Mở bến.\nGIÁM ĐỐC\nTrần Văn An\n")
    assert len(document.recitals) == 2

"""Closings: recipients, signers and chains of capacities in every layout; pieces form a partition."""

import re

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from pieces_partition import GAPS, assert_partition
from vbpl.model import Signer
from vbpl.parsing import parse
from vbpl.source import Source
from vbpl.structure.closing.chain import iter_steps
from vbpl.structure.closing.pieces import split_closing
from vbpl.structure.closing.read import ClosingReading, read_closing
from vbpl.structure.line_kinds.closing import is_capacity, is_recipients_label, is_signature_mark
from vbpl.structure.names import is_name, is_person_name, is_position, post_pattern, surnames
from vbpl.tables import read_table
from vbpl.text.folding import fold

LIST = "Nơi nhận:\n- Như Điều 3;\n- Sở Y tế;\n- Lưu: VT, TH."


def read(text: str) -> ClosingReading:
    source = Source(text)
    return read_closing(source.clean, split_closing(source.clean, 0, len(source.clean)), source.span)


def recipients(text: str) -> list[str]:
    return [f"{party.name} {party.note}" if party.note else party.name for party in read(text).recipients]


def brief(signer: Signer) -> tuple[str | None, str | None, str | None, str | None]:
    return signer.capacity, signer.on_behalf_of, signer.position, signer.name


def signers(text: str) -> list[tuple[str | None, str | None, str | None, str | None]]:
    return [brief(signer) for signer in read(text).signers]


# Questions about one line


@pytest.mark.parametrize("line", [
    "Nơi nhận:", "NƠI NHẬN", "Noi nhan:", "*Nơi nhận:*", "Nơi nhận: TM. ỦY BAN NHÂN DÂN", "\tNơi nhận", ".Vơi nhận:",
    "Nơi gửi:", "__— Nơi nhận: KT.", "Ni nhận: TM.", "Nơi nhận TM. ỦY BAN NHÂN DÂN", "Nơi nhận - Như trên;",
    "Nơi nhận Như trên;",
])
def test_recipients_label(line: str) -> None:
    assert is_recipients_label(line)


@pytest.mark.parametrize("line", [
    "Nơi nhậu", "Nơi ở", "- Nơi làm việc;", "", "Cơ quan nơi nhận hồ sơ", "Nơi nhận kết quả.",
])
def test_no_recipients_label(line: str) -> None:
    assert not is_recipients_label(line)


def test_capacities_of_the_table() -> None:
    rows = read_table("posts")["capacities"]
    assert len(rows) == 3
    for row in rows:
        assert all(map(is_capacity, row["examples"])), row


@pytest.mark.parametrize("line", ["KT.TỔNG KIỂM TOÁN", "- Lưu: VT.\tTL. BỘ TRƯỞNG", "T / M ĐẢNG ỦY", "TM. ỦY BAN"])
def test_capacity(line: str) -> None:
    assert is_capacity(line)


@pytest.mark.parametrize("line", ["KT. Bộ trưởng ký", "TM", "Q. Bình Thạnh", "TMĐT QUỐC GIA", "KTNN", ""])
def test_no_capacity(line: str) -> None:
    assert not is_capacity(line)


def test_posts_of_the_table() -> None:
    for row in read_table("posts")["posts"]:
        assert all(map(is_position, row["examples"])), row
        assert all(post_pattern().fullmatch(fold(head)) for head in row["heads"])
    assert is_position("- Lưu: VT.\tPHÓ CHỦ TỊCH") and not is_position("Chủ tịch") and not is_position("BỘ Y TẾ")
    assert not is_position("CHỦ TỊCH ỦY BAN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")


@pytest.mark.parametrize("line", ["(Đã ký)", "Đã ký", "(đã ký)", "(Ký, đóng dấu)", "(Ký tên, đóng dấu)", "Da ky"])
def test_signature_mark(line: str) -> None:
    assert is_signature_mark(line)
    assert not is_signature_mark(line + " và ban hành quy chế")


@pytest.mark.parametrize("line", [
    "Nguyễn Văn A", "Trân Phước H", "NGUYỄN VĂN BẰNG", "Thượng tướng Lê Văn B", "PGS.TS. Lương Thị C", "Y Thanh D",
    "(đóng dấu)\tHồ E", "Nguyễn Sinh Nhật Tân",
])
def test_person_name(line: str) -> None:
    assert is_person_name(line)


@pytest.mark.parametrize("line", [
    "Hồ sơ kèm theo", "HÀ NỘI", "NHÂN DÂN", "PHÓ CHỦ TỊCH", "CHÁNH VĂN PHÒNG", "Nguyễn", "PHÓ VỤ TRƯỞNG Nguyễn Văn A",
    "Nguyễn Văn A, Trần B", "Cộng hòa", "Như trên", "",
])
def test_no_person_name(line: str) -> None:
    assert not is_person_name(line)


def test_surnames_and_titles_of_the_table() -> None:
    table = read_table("person_names")
    for row in (*table["surnames"], *table["titles"]):
        assert all(map(is_name, row["examples"])), row
    assert {"nguyen", "NGUYỄN"} <= surnames()


# Chains


@pytest.mark.parametrize(("text", "steps"), [
    ("KT. BỘ TRƯỞNG THỨ TRƯỞNG", ["KT. BỘ TRƯỞNG", "THỨ TRƯỞNG"]),
    ("TM. ỦY BAN NHÂN\nDÂN\nKT. CHỦ TỊCH\nPHÓ\nCHỦ TỊCH", ["TM. ỦY BAN NHÂN\nDÂN", "KT. CHỦ TỊCH", "PHÓ\nCHỦ TỊCH"]),
    ("TL. CỤC\nTRƯỞNG\nTRƯỞNG BAN\nPHÁP CHẾ\nPHÓ TRƯỞNG BAN", [
        "TL. CỤC\nTRƯỞNG", "TRƯỞNG BAN\nPHÁP CHẾ", "PHÓ TRƯỞNG BAN"]),
    ("KT. BỘ TRƯỞNG, CHỦ NHIỆM\nPHÓ CHỦ NHIỆM", ["KT. BỘ TRƯỞNG, CHỦ NHIỆM", "PHÓ CHỦ NHIỆM"]),
    ("TM. HỘI ĐỒNG THẨM PHÁN\nCHÁNH ÁN", ["TM. HỘI ĐỒNG THẨM PHÁN", "CHÁNH ÁN"]),
    ("TL. CHÁNH ÁN\nTHẨM PHÁN", ["TL. CHÁNH ÁN", "THẨM PHÁN"]),
    ("PHÓ CHỦ TỊCH THƯỜNG TRỰC", ["PHÓ CHỦ TỊCH THƯỜNG TRỰC"]),
    ("KT. TỔNG KIỂM TOÁN NHÀ NƯỚC PHÓ TỔNG KIỂM TOÁN NHÀ NƯỚC", [
        "KT. TỔNG KIỂM TOÁN NHÀ NƯỚC", "PHÓ TỔNG KIỂM TOÁN NHÀ NƯỚC"]),
    ("TL. TỔNG CỤC TRƯỞNG KT. VỤ TRƯỞNG VỤ CHÍNH SÁCH PHÓ VỤ TRƯỞNG", [
        "TL. TỔNG CỤC TRƯỞNG", "KT. VỤ TRƯỞNG VỤ CHÍNH SÁCH", "PHÓ VỤ TRƯỞNG"]),
    ("THỪA LỆNH BỘ TRƯỞNG\nVỤ TRƯỞNG", ["THỪA LỆNH BỘ TRƯỞNG", "VỤ TRƯỞNG"]), ("", []),
    ("TM. BAN BÍ THƯ\nTHƯỜNG TRỰC", ["TM. BAN BÍ THƯ\nTHƯỜNG TRỰC"]),
    ("TM. ĐOÀN CHỦ TỊCH\nPHÓ CHỦ TỊCH", ["TM. ĐOÀN CHỦ TỊCH", "PHÓ CHỦ TỊCH"]),
])
def test_steps(text: str, steps: list[str]) -> None:
    assert [text[step.start : step.end] for step in iter_steps(text)] == steps


# Signers


@pytest.mark.parametrize(("text", "expected"), [
    ("BỘ TRƯỞNG\n(Đã ký)\nNguyễn Văn A", (None, None, "BỘ TRƯỞNG", "Nguyễn Văn A")),
    ("KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n\nTrần B", ("KT.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần B")),
    ("TM. CHÍNH PHỦ\nThủ tướng\nTrần B", ("TM.", "CHÍNH PHỦ", "Thủ tướng", "Trần B")),
    ("T/M BAN THƯỜNG VỤ\nBÍ THƯ\nTrần B", ("T/M", "BAN THƯỜNG VỤ", "BÍ THƯ", "Trần B")),
    ("K/T CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nTrần B", ("K/T", "CHÁNH VĂN PHÒNG", "PHÓ CHÁNH VĂN PHÒNG", "Trần B")),
    ("TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG A\nTrần B", ("TUQ.", "GIÁM ĐỐC", "TRƯỞNG PHÒNG A", "Trần B")),
    ("Q. GIÁM ĐỐC\nTrần B", ("Q.", None, "GIÁM ĐỐC", "Trần B")),
    ("KT.TỔNG KIỂM TOÁN\nPHÓ TỔNG KIỂM TOÁN\nTrần B", ("KT.", "TỔNG KIỂM TOÁN", "PHÓ TỔNG KIỂM TOÁN", "Trần B")),
    ("TM. ỦY BAN\nNHÂN DÂN\nCHỦ TỊCH\nTRẦN VĂN B", ("TM.", "ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "TRẦN VĂN B")),
    ("KT. BỘ TRƯỞNG THỨ TRƯỞNG Trần B", ("KT.", "BỘ TRƯỞNG", "THỨ TRƯỞNG", "Trần B")),
    ("CHỦ TỊCH\nBùi\nXuân C", (None, None, "CHỦ TỊCH", "Bùi Xuân C")),
    ("CHỦ TỊCH\nLê Hải\nHòa", (None, None, "CHỦ TỊCH", "Lê Hải Hòa")),
    ("THỨ TRƯỞNG\nThượng tướng Lê B", (None, None, "THỨ TRƯỞNG", "Lê B")),
    ("PHÓ CHỦ TỊCH\nThiếu tướng\nLê B", (None, None, "PHÓ CHỦ TỊCH", "Lê B")),
    ("TM. ỦY BAN NHÂN DÂN", ("TM.", "ỦY BAN NHÂN DÂN", None, None)),
    ("KT.\nCHỦ TỊCH\nPHÓ CHỦ TỊCH\nTrần B", ("KT.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Trần B")),
])
def test_signer(text: str, expected: tuple[str | None, ...]) -> None:
    assert signers(text) == [expected]


@pytest.mark.parametrize(("lines", "signer"), [
    ("KT. Chủ tịch\nPhó Chủ tịch", ("KT.", "Chủ tịch", "Phó Chủ tịch")),
    ("Bộ trưởng\n(đã ký)", (None, None, "Bộ trưởng")),
    ("K.T. Bộ trưởng Bộ Nông nghiệp\nThứ trưởng", ("K.T.", "Bộ trưởng Bộ Nông nghiệp", "Thứ trưởng")),
    ("KT.\nCHỦ TỊCH\nPHÓ CHỦ TỊCH", ("KT.", "CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
])
def test_a_signature_in_small_letters_after_the_body(lines: str, signer: tuple[str | None, ...]) -> None:
    document = parse(f"Số: 1/QĐ-UBND\nQUYẾT ĐỊNH\nĐiều 1. Mở bến.\nĐiều 2. Có hiệu lực ngay.\n{lines}\nTrần Văn An")
    assert [brief(each) for each in document.signers] == [(*signer, "Trần Văn An")]


def test_a_copy_says_below_the_signature_who_certified_it() -> None:
    copy = "VĂN PHÒNG QUỐC HỘI\nSố: 3/SY-VPQH\nSAO Y BẢN CHÍNH\nKT. CHỦ NHIỆM\nPHÓ CHỦ NHIỆM\n(Đã ký)\nLê Thị Bình"
    document = parse(f"LUẬT\nBẾN ĐÒ\nĐiều 1. Mở bến.\nCHỦ TỊCH QUỐC HỘI\nĐã ký: Trần Văn An\n{copy}")
    assert [brief(each) for each in document.signers] == [(None, None, "CHỦ TỊCH QUỐC HỘI", "Trần Văn An")]


def test_chain_continues_in_via() -> None:
    (signer,) = read("TL. CỤC TRƯỞNG\nKT. TRƯỞNG BAN CHÍNH SÁCH,\nTHUẾ QUỐC TẾ\nPHÓ TRƯỞNG BAN\nTrần B").signers
    assert brief(signer) == ("TL.", "CỤC TRƯỞNG", "PHÓ TRƯỞNG BAN", "Trần B")
    assert [(via.capacity, via.office) for via in signer.via] == [("KT.", "TRƯỞNG BAN CHÍNH SÁCH, THUẾ QUỐC TẾ")]


def test_signers_side_by_side_and_below_each_other() -> None:
    expected = [(None, None, "BỘ TRƯỞNG BỘ NỘI VỤ", "Phạm D"), ("KT.", "BỘ TRƯỞNG BỘ Y TẾ", "THỨ TRƯỞNG", "Đinh E")]
    beside = "BỘ TRƯỞNG BỘ NỘI VỤ\tKT. BỘ TRƯỞNG BỘ Y TẾ\n\tTHỨ TRƯỞNG\n(Đã ký)\t(Đã ký)\nPhạm D\tĐinh E"
    below = "BỘ TRƯỞNG BỘ NỘI VỤ\nPhạm D\nKT. BỘ TRƯỞNG BỘ Y TẾ\nTHỨ TRƯỞNG\nĐinh E"
    assert signers(beside) == expected
    assert signers(below) == expected


def test_signature_without_a_name_is_told() -> None:
    assert [diagnostic.code for diagnostic in read("KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG").diagnostics] == ["V301"]
    assert read(f"{LIST}\nGIÁM ĐỐC\nTrần B").diagnostics == []


# Recipients, and both columns

EXPECTED = ["Như Điều 3", "Sở Y tế", "Lưu: VT, TH"]
OFFICER = ("KT.", "BỘ TRƯỞNG", "THỨ TRƯỞNG", "Trần Văn B")


@pytest.mark.parametrize("text", [
    f"{LIST}\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\nTrần Văn B",
    f"KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nTrần Văn B\n{LIST}",
    f"{LIST}\tKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n\n\nTrần Văn B",
    "Nơi nhận:\tKT. BỘ TRƯỞNG\n- Như Điều 3;\tTHỨ TRƯỞNG\n- Sở Y tế;\n- Lưu: VT, TH.\t\n\tTrần Văn B",
    "Nơi nhận: KT. BỘ TRƯỞNG\n- Như Điều 3; THỨ TRƯỞNG\n- Sở Y tế; Trần Văn B\n- Lưu: VT, TH.",
    "Nơi nhận:          KT. BỘ TRƯỞNG\n- Như Điều 3;         THỨ TRƯỞNG\n- Sở Y tế;\n- Lưu: VT, TH.\n      Trần Văn B",
    "Nơi nhận: - Như Điều 3; - Sở Y tế; - Lưu: VT, TH.\tKT. BỘ TRƯỞNG THỨ TRƯỞNG Trần Văn B",
    "Nơi nhận: - Như Điều 3; - Sở Y tế; - Lưu: VT, TH. KT. BỘ TRƯỞNG THỨ TRƯỞNG Trần Văn B",
    "Nơi nhận:\nNhư Điều 3;\nSở Y tế;\nLưu: VT, TH.\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nTrần Văn B",
    "Nơi nhận\n Như Điều 3,\n Sở Y tế,\n Lưu: VT, TH\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nTrần Văn B",
    "Nơi nhận:\n-\nNhư Điều 3;\n~ Sở\nY tế;\n- Lưu: VT, TH.\nKT. BỘ TRƯỞNG\nTHỨ\nTRƯỞNG\nTrần\nVăn B",
])
def test_layouts(text: str) -> None:
    assert recipients(text) == EXPECTED
    assert signers(text) == [OFFICER]


@pytest.mark.parametrize(("lines", "expected"), [
    (["- Bộ trưởng (để b/c);", "- Lưu: VT"], ["Bộ trưởng (để b/c)", "Lưu: VT"]),
    (["- Phó CTr Trần B (để", "b/c);"], ["Phó CTr Trần B (để b/c)"]),
    (["- VPCP: BTCN, các PCN;", "Các Vụ: TH, NN;", "- Lưu: VT"], ["VPCP: BTCN, các PCN; Các Vụ: TH, NN", "Lưu: VT"]),
    (["- PCT. Nguyễn Thành", "Hưng (để báo cáo);"], ["PCT. Nguyễn Thành Hưng (để báo cáo)"]),
    (["- Sở Y tế; § '", "- Lưu: VT."], ["Sở Y tế", "Lưu: VT"]),
    (["- UB các vấn đề XH; (để báo cáo) - Bộ A;"], ["UB các vấn đề XH (để báo cáo)", "Bộ A"]),
    (["- Đò Sen. (Số nhà 2, ngõ 5)"], ["Đò Sen (Số nhà 2, ngõ 5)"]),
    (["- Sở Y tế", "Lưu VT."], ["Sở Y tế Lưu VT"]), (["- Sở Y tế;", "Lưu VT."], ["Sở Y tế", "Lưu VT"]),
])
def test_recipients(lines: list[str], expected: list[str]) -> None:
    assert recipients("\n".join(["Nơi nhận:", *lines])) == expected


def test_note_of_a_recipient_is_apart() -> None:
    (party,) = read("Nơi nhận:\n- Bộ trưởng (để b/c);").recipients
    assert (party.name, party.note) == ("Bộ trưởng", "(để b/c)")


def test_a_name_beside_a_recipient() -> None:
    text = "Nơi nhận:\n- VPCP: BTCN, Cổng TTĐT, Nguyễn Văn Bình\ncác Vụ, Cục;\n- Lưu: VT."
    assert recipients(text) == ["VPCP: BTCN, Cổng TTĐT, các Vụ, Cục", "Lưu: VT"]
    assert signers(text) == [(None, None, None, "Nguyễn Văn Bình")]


def test_what_a_portal_says_below_the_signature_is_no_recipient() -> None:
    text = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn B\nNhư vậy:\n- Nếu mất phao vì lũ thì không bị phạt."
    assert recipients(text) == ["Như trên", "Lưu: VT"]


def test_a_portal_whose_name_is_wrapped_signs_nothing() -> None:
    text = "Nơi nhận:\n- Bộ A: Bộ trưởng; các đơn vị; Cổng Thông\ntin điện tử;\n- Lưu: VT.\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\n"
    text += "Trần B"
    assert recipients(text) == ["Bộ A: Bộ trưởng; các đơn vị; Cổng Thông tin điện tử", "Lưu: VT"]
    assert signers(text) == [("KT.", "BỘ TRƯỞNG", "THỨ TRƯỞNG", "Trần B")]


def test_a_mark_above_its_office_is_no_recipient() -> None:
    text = "Nơi nhận:\n- Sở A;\n- Lưu: VT (3b).\nTL.\nCỤC TRƯỞNG\nKT. TRƯỞNG BAN A\nPHÓ TRƯỞNG BAN\nTrần B"
    assert recipients(text) == ["Sở A", "Lưu: VT (3b)"]
    assert signers(text) == [("TL.", "CỤC TRƯỞNG", "PHÓ TRƯỞNG BAN", "Trần B")]


def test_a_damaged_name_below_the_archive() -> None:
    reading = read("Nơi nhận:\n- Sở A;\n- Lưu: VT, KTN.\n\nÑZuyễn Văn Bình")
    assert [brief(signer) for signer in reading.signers] == [(None, None, None, "ÑZuyễn Văn Bình")]
    assert [diagnostic.code for diagnostic in reading.diagnostics] == ["V302"]


# Scans: seal, signature and pen over both columns

SCANS: list[tuple[str, list[str], tuple[str | None, ...]]] = [
    (
        "Nơi nhận: KT. GIÁM ĐỐC\n- Như trên; <%“2PHÓ GIÁM ĐỐC\n- Sở Bến đò (để b/c); AZ§ nà\n- Lưu: VT, TH. @( “h\n"
        "Í= SỞ NÔNG\n\\ 2À ⁄\n=Wõ Tuấn Bình",
        ["Như trên", "Sở Bến đò (để b/c)", "Lưu: VT, TH"], ("KT.", "GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", "Wõ Tuấn Bình"),
    ),
    (
        "Nơi nhận: TL. CHỦ TỊCH\n- Bí thư Huyện ủy, HÁNH VĂN PHÒNG\n- Các PCT UBND, zÍứ, “` À3\n"
        "- VPUB: CVP, PCVP Trần Văn An; 4 ` KIEEE\n- Lưu: VT, THê T2- ` `. .\n(23781) ~ {t ._ VN Đặng Bình",
        ["Bí thư Huyện ủy", "Các PCT UBND", "VPUB: CVP, PCVP Trần Văn An", "Lưu: VT, THê"],
        ("TL.", "CHỦ TỊCH", "HÁNH VĂN PHÒNG", "Đặng Bình"),
    ),
    (
        "Nơi nhận: KT. TRƯỞNG BAN\n- Văn phòng Tỉnh ủy; SN TRƯỞNG BAN\n- Sở Bến đò; “C/ BAN GHỈ HUY ⁄⁄ “\n"
        "- Đài Sông (để t/h); \"=#;VZuyễn Văn An\n- Các phòng: KT, NC, TH; 7=¬oŠ\n- Lưu: VT, QLĐne (2). ñ Đ $ )",
        ["Văn phòng Tỉnh ủy", "Sở Bến đò", "Đài Sông (để t/h)", "Các phòng: KT, NC, TH", "Lưu: VT, QLĐne (2)"],
        ("KT.", "TRƯỞNG BAN", "TRƯỞNG BAN", "VZuyễn Văn An"),
    ),
    (
        "xi0 GIÁM ĐỐC\n- Như trên; /“ vác,\n~ Các trạm: KHTC, VPS; J“ sở \\\n- Lưu: VP, KHTC¿\n—— R *: s F §au\n"
        "+ VẬN TẠI „\n===Vñ Văn An",
        ["Như trên", "Các trạm: KHTC, VPS", "Lưu: VP, KHTC"], (None, None, "GIÁM ĐỐC", "Vñ Văn An"),
    ),
]


@pytest.mark.parametrize(("text", "listed", "signer"), SCANS)
def test_scans(text: str, listed: list[str], signer: tuple[str | None, ...]) -> None:
    assert recipients(text) == listed
    assert signers(text) == [signer]


def test_odd_words_of_a_clean_closing_stay() -> None:
    text = "Nơi nhận:\n- Trạm Zx; JT Wf;\n- Các Vụ: KT, NC;\n- Bến `Sen`; ~~đò~~;\n- Lưu: VT; Zc T Su.\nGIÁM ĐỐC\nHồ B"
    assert recipients(text) == ["Trạm Zx; JT Wf", "Các Vụ: KT, NC", "Bến `Sen`; ~~đò~~", "Lưu: VT; Zc T Su"]


def test_marks_of_a_seal_are_told() -> None:
    reading = read("Nơi nhận: GIÁM ĐỐC\n- Như trên; `^ %JT\n- Lưu: VT. ~ {t\nTrần Văn An")
    assert [(each.code, "2 places" in each.message) for each in reading.diagnostics] == [("V303", True)]


def test_an_empty_line_after_the_archive_ends_the_list() -> None:
    text = "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n\n- Người nộp: Trần Văn An\n- Điện thoại: 0123."
    assert recipients(text) == ["Như trên", "Lưu: VT"] and signers(text) == []


@pytest.mark.parametrize("head", ["- Như trên;", "- Như Điều 4 F.>~:", "Nai nhậm TL. GIÁM ĐỐC\n- Sở A;"])
def test_a_list_without_its_label(head: str) -> None:
    body = "Số: 1/QĐ-SBĐ\nQUYẾT ĐỊNH\nĐiều 1. Mở bến.\nĐiều 2. Có hiệu lực từ ngày ký.\n\n"
    document = parse(f"{body}{head}\n- Sở B;\n- Lưu: VT.\nTrần Văn An")
    assert [party.name for party in document.recipients][-2:] == ["Sở B", "Lưu: VT"]
    assert [unit.number for unit in document.body] == ["1", "2"]


def test_what_follows_the_archive_is_no_recipient() -> None:
    note = "(Kèm theo Giấy mời số 12/GM-UBND của Ủy ban nhân dân huyện)"
    line = "Giám đốc các trạm bến đò, Chủ tịch các xã ven sông và đại diện các hộ nuôi cá"
    for below in (note, line):
        document = parse(f"Số: 1/QĐ-A\nQUYẾT ĐỊNH\nĐiều 1. Mở bến.\nNơi nhận:\n- Sở B;\n- Lưu: VT.\n{below}\nBến đò")
        assert [party.name for party in document.recipients] == ["Sở B", "Lưu: VT"]


def test_who_signed_the_file_is_no_signer() -> None:
    assert signers(f"{LIST}\nKý bởi: Trần Văn A\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nTrần Văn B") == [OFFICER]


def test_contacts_and_notes_are_apart() -> None:
    text = f"{LIST}\nGIÁM ĐỐC\nTrần B\nGhi chú: bản này có 2 trang.\nĐịa chỉ: phố A. Điện thoại: 0123."
    roles = {text[piece.start : piece.end]: piece.role for piece in split_closing(text, 0, len(text))}
    assert roles["Ghi chú: bản này có 2 trang."] == "note"
    assert roles["Địa chỉ: phố A. Điện thoại: 0123."] == "contact"


def test_spans_show_what_is_printed() -> None:
    text = f"{LIST}\nGIÁM ĐỐC\n\nTrần B"
    reading = read(text)
    first = reading.recipients[0].span
    assert text[first.start : first.end] == "- Như Điều 3;"
    assert text[reading.signers[0].span.start : reading.signers[0].span.end] == "GIÁM ĐỐC\n\nTrần B"


@pytest.mark.parametrize(("text", "position"), [
    ("TM. CHÍNH PHỦ\nThủ tướng Chính phủ\n(Đã ký)\nTrần Văn An", "Thủ tướng Chính phủ"),
    ("Phó Chủ tịch Hội đồng nhân dân\n(Đã ký)\nTrần Văn An", "Phó Chủ tịch Hội đồng nhân dân"),
    ("KT. GIÁM ĐỐC - PHÓ GIÁM ĐỐC Trần Văn An (đã ký)", "PHÓ GIÁM ĐỐC"),
    ("TM. UBND\nCHỦ TỊCH\ny]Trần Văn An", "CHỦ TỊCH"),
    ("Nơi nhận:\n- Lưu: hồ sơ.\nTM. HỘI ĐỒNG XÉT XỬ\nThẩm phán - Chủ tọa\n(Đã ký)\nTrần Văn An", "Thẩm phán - Chủ tọa"),
    ("KT. CỤC TRƯỞNG\nPHÓ CỤC TRƯỞNG\nSignature and stamp of the bureau\nTrần Văn An", "PHÓ CỤC TRƯỞNG"),
    ("Nơi nhận:\n- Lưu: VT.\n\nGIÁM ĐỐC\n\nDấu mộc sở và chữ ký của Trần Văn An\n\nTrần Văn An", "GIÁM ĐỐC"),
    ("GIÁM ĐỐC\nTrần Văn An\nTrần Văn An", "GIÁM ĐỐC"),
])
def test_how_portals_print_an_office(text: str, position: str) -> None:
    (signer,) = read(text).signers
    assert (signer.position, signer.name) == (position, "Trần Văn An")


def test_an_office_in_a_list_is_a_recipient() -> None:
    assert recipients(f"{LIST[:-1]};\nBộ trưởng Bộ Y tế")[-1].endswith("Bộ trưởng Bộ Y tế")


@pytest.mark.parametrize("above", ["CHỦ TỊCH CÔNG ĐOÀN", "HỘI CHA MẸ HỌC SINH"])
def test_two_offices_above_two_names(above: str) -> None:
    """Two columns that a converter wrote one after the other."""
    document = parse(f"Kính gửi: Trường A.\nTrường mong được giúp đỡ.\n{above}\nHIỆU TRƯỞNG\nTrần Văn An\nLê Thị Bé")
    assert [brief(signer)[2:] for signer in document.signers] == [(above, "Trần Văn An"), ("HIỆU TRƯỞNG", "Lê Thị Bé")]


def test_a_list_goes_on_below_the_signature() -> None:
    text = "QUYẾT ĐỊNH\nĐiều 1. Mở bến./.\nNơi nhận:\n- Như Điều 1;\nTM. UBND\nCHỦ TỊCH\nTrần Văn An\n" \
           "- Các phòng: Văn,\nKế hoạch;\n- Lưu: VT."
    assert [each.name for each in parse(text).recipients] == ["Như Điều 1", "Các phòng: Văn, Kế hoạch", "Lưu: VT"]


def test_nobody_signs_a_form() -> None:
    text = "QUYẾT ĐỊNH\nVề việc mở bến đò\nĐiều 1. Mở bến.\nPHỤ LỤC I\nĐƠN XIN MỞ BẾN\nTôi xin mở bến.\n" \
           "GIÁM ĐỐC\n(Ký tên)"
    assert parse(text).signers == ()
    assert [signer.name for signer in parse(f"{text}\nTrần Văn An").signers] == ["Trần Văn An"]


# Laws

FRAGMENTS = [
    "Nơi nhận:", "- Như trên;", "- Lưu: VT.", "các Vụ, Cục;", "-", "TM. ỦY BAN NHÂN", "DÂN", "KT. CHỦ TỊCH", "PHÓ",
    "PHÓ CHỦ TỊCH", "CHỦ TỊCH", "(Đã ký)", "Nguyễn Văn A", "Bùi", "Xuân Cường", "NGUYỄN VĂN A", "Thiếu tướng", "|", "§",
    "Q. GIÁM ĐỐC", "Địa chỉ: phố A", "Ghi chú: B", "[1] C", "T/M BAN THƯỜNG VỤ", "* * *", "-----", "lời kết của văn",
]


@given(st.lists(st.tuples(st.sampled_from(FRAGMENTS), st.sampled_from(GAPS)), max_size=14))
@example([("KT.", " "), ("|", "\n")])
def test_pieces_partition_any_order_of_fragments(parts: list[tuple[str, str]]) -> None:
    text = "".join(fragment + gap for fragment, gap in parts)
    assert_partition(text, 0, len(text), split_closing(text, 0, len(text)))
    read(text)


@given(st.text(alphabet="ABĐđaớ KTM.;:/-12\n\t|*()", max_size=200), st.integers(0, 50), st.integers(0, 250))
def test_pieces_partition_any_text(text: str, start: int, length: int) -> None:
    start = min(start, len(text))
    end = min(len(text), start + length)
    assert_partition(text, start, end, split_closing(text, start, end))


@given(st.text(alphabet="AKTM. PHÓCỦTỊGĐỐ,\n", max_size=80))
def test_steps_hold_the_whole_chain(text: str) -> None:
    steps = list(iter_steps(text))
    assert re.sub(r"\s", "", "".join(text[step.start : step.end] for step in steps)) == re.sub(r"\s", "", text)


def test_a_signature_that_a_model_read_twice_is_one_signer() -> None:
    text = "<signature>Lê Văn Đò</signature>\n**Nơi nhận:**\n- Như trên;\n- Lưu: VT.\n\nHIỆU TRƯỞNG\n" \
           "<img>CÔNG TY BẾN MÂY</img>\n<signature>Lê Văn Đò</signature>"
    assert signers(text) == [(None, None, "HIỆU TRƯỞNG", "Lê Văn Đò")]


@pytest.mark.parametrize("office", ["P/GIÁM ĐỐC", "P. GIÁM ĐỐC"])
def test_a_deputy_in_short(office: str) -> None:
    assert signers(f"{office}\nLê Văn Đò\n{LIST}") == [(None, None, office, "Lê Văn Đò")]

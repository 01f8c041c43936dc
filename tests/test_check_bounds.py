"""Rules of form at their bounds: two sound documents, one change to each, and what a rule says about it."""

import json

import pytest

import vbpl
from sound_documents import DECISION, LETTER, SOUND
from vbpl.checking import check_text
from vbpl.checking.report import Report, iter_github, iter_placed, to_json, to_sarif
from vbpl.linking import Library
from vbpl.model import Diagnostic, Span


@pytest.mark.parametrize("name", SOUND)
def test_nothing_is_found_in_a_sound_document(name: str) -> None:
    assert check_text(SOUND[name]) == []


@pytest.mark.parametrize(("rule", "text", "changes", "found"), [
    ("T105", DECISION,
     [("Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc")],
     "Độc lập – Tự do – Hạnh phúc"),
    ("T105", DECISION, [("Độc lập - Tự do - Hạnh phúc", "ĐỘC LẬP - TỰ DO - HẠNH PHÚC")], None),
    ("T105", DECISION,
     [("Độc lập - Tự do - Hạnh phúc", "Độc Lập - Tự Do - Hạnh Phúc")],
     "Độc Lập - Tự Do - Hạnh Phúc"),
    ("T105", DECISION, [("Độc lập - Tự do - Hạnh phúc", "*Độc lập - Tự do - Hạnh phúc.*")], None),
    ("T104", DECISION,
     [("Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do - Hạnh phuc")],
     "Độc lập - Tự do - Hạnh phuc"),
    ("T103", DECISION, [("CỘNG HÒA", "CỘNG HOÀ")], None),
    ("T103", DECISION, [("CHỦ NGHĨA VIỆT", "CHỦ NGHIÃ VIỆT")], "CỘNG HÒA XÃ HỘI CHỦ NGHIÃ VIỆT NAM"),
    ("T109", DECISION, [("UBND TỈNH LÂM ĐỒNG\n", "")], "SỞ NỘI VỤ"),
    ("T113", DECISION, [("Về việc mở bến đò\n", "")], "QUYẾT ĐỊNH"),
    ("T112", LETTER, [("Kính gửi:", "CÔNG VĂN\nKính gửi:")], "CÔNG VĂN"),
    ("T114", LETTER, [("V/v mở", "Về việc mở")], "Về việc"),
    ("T116", DECISION, [("Điều 1. Mở", "Căn cứ đơn của ông Bến;\nĐiều 1. Mở")], "Căn cứ đơn của ông Bến;"),
    ("T118", DECISION, [("Số: 12", "DỰ THẢO\nSố: 12")], "DỰ THẢO"),
    ("T118", DECISION, [("Số: 12", "DỰ THẢO\nSố:   ")], None),
    ("T118", DECISION, [("Số: 12", "DỰ THẢO\nSố: 12"), ("ngày 15 tháng", "ngày    tháng")], None),
    ("T301", DECISION, [("ngày 15 tháng", "ngày    tháng")], "Lâm Đồng, ngày    tháng 3 năm 2021"),
    ("T301", DECISION, [("ngày 15 tháng", "ngày    tháng"), ("Số: 12", "Số:   ")], None),
    ("T302", DECISION, [("Lâm Đồng, ngày", "ngày")], "ngày 15 tháng 3 năm 2021"),
    ("T303", DECISION, [("ngày 15 tháng 3", "ngày 9 tháng 3")], "Lâm Đồng, ngày 9 tháng 3 năm 2021"),
    ("T303", DECISION, [("ngày 15 tháng 3", "ngày 10 tháng 2")], "Lâm Đồng, ngày 10 tháng 2 năm 2021"),
    ("T303", DECISION, [("ngày 15 tháng 3", "ngày 10 tháng 1")], "Lâm Đồng, ngày 10 tháng 1 năm 2021"),
    ("T303", DECISION, [("ngày 15 tháng 3", "ngày 09 tháng 3")], None),
    ("T304", DECISION, [("ngày 15 tháng 3", "ngày 15 tháng 03")], "Lâm Đồng, ngày 15 tháng 03 năm 2021"),
    ("T304", DECISION, [("ngày 15 tháng 3", "ngày 15 tháng 09")], "Lâm Đồng, ngày 15 tháng 09 năm 2021"),
    ("T304", DECISION, [("ngày 15 tháng 3", "ngày 15 tháng 02")], None),
    ("T304", DECISION, [("ngày 15 tháng 3", "ngày 15 tháng 10")], None),
    ("T305", DECISION, [("ngày 15 tháng 3 năm 2021", "ngày 15/3/2021")], "Lâm Đồng, ngày 15/3/2021"),
    ("T305", DECISION, [("ngày 15 tháng 3 năm 2021", "ngày 15 - 3 - 2021")], "Lâm Đồng, ngày 15 - 3 - 2021"),
    ("T306", DECISION, [("Lâm Đồng, ngày", "Cà Mau, ngày")], "Cà Mau, ngày 15 tháng 3 năm 2021"),
    ("T306", DECISION, [("Lâm Đồng, ngày", "Đà Lạt, ngày")], None),
    ("T307", DECISION, [("Lâm Đồng, ngày", "Sông Bé, ngày")], "Sông Bé, ngày 15 tháng 3 năm 2021"),
    ("T308", DECISION, [("UBND TỈNH LÂM ĐỒNG", "UBND TỈNH SÔNG BÉ")], "UBND TỈNH SÔNG BÉ"),
    ("T401", DECISION, [("Điều 2.", "Điều 4."), ("Điều 3. C", "Điều 5. C")], "Điều 4"),
    ("T401", DECISION, [("Điều 2.", "Điều 40."), ("Điều 3. C", "Điều 41. C")], None),
    ("T402", DECISION, [("Điều 2.", "Điều 1.")], "Điều 1"),
    ("T403", DECISION, [("2. Có đèn.", "3. Có đèn.")], "3."),
    ("T403", DECISION, [("2. Có đèn.", "33. Có đèn.")], None),
    ("T403", DECISION, [("1. Có phao:", "1. Có phao: 2. Có gì:"), ("2. Có đèn.", "3. Có đèn.")], None),
    ("T404", DECISION, [("2. Có đèn.", "1. Có đèn.")], "1."),
    ("T404", DECISION, [("b) phao xanh.", "a) phao xanh.")], "a)"),
    ("T405", DECISION, [("b) phao xanh.", "b) phao xanh;\nc) neo;\nd) sào;\ne) lưới.")], "e)"),
    ("T405", DECISION, [("b) phao xanh.", "b) phao xanh;\nc) neo;\nd) sào;\nđ) lưới.")], None),
    ("T407", DECISION, [("b) phao xanh.", "b) phao xanh;\nc) neo;\nd) sào;\nđ) lưới;\ne) dây;\nf) đèn.")], "f)"),
    ("T409", DECISION,
     [("Điều 1.", "Điều 2."), ("Điều 2. Quyết", "Điều 3. Quyết"), ("Điều 3. Chánh", "Điều 4. Chánh")],
     "Điều 2"),
    ("T409", DECISION,
     [("Điều 1. Mở bến đò.\n1. Có phao:\na) phao đỏ;\nb) phao xanh.\n2. Có đèn.\n", ""),
      ("Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành.\n", "")], None),
    ("T414", DECISION, [("a) phao đỏ;", "a. phao đỏ;"), ("b) phao xanh", "b. phao xanh")], "a."),
    ("T414", DECISION, [("a) phao đỏ;", "a/ phao đỏ;"), ("b) phao xanh", "b/ phao xanh")], "a/"),
    ("T415", DECISION, [("1. Có phao", "1) Có phao"), ("2. Có đèn", "2) Có đèn")], "1)"),
    ("T415", DECISION, [("1. Có phao", "1/ Có phao"), ("2. Có đèn", "2/ Có đèn")], "1/"),
    ("T417", DECISION, [("Mở bến đò.", "Mở “bến đò.")], "“"),
    ("T417", DECISION, [("Mở bến đò.", "Mở “bến” đò.")], None),
    ("T418", DECISION,
     [("QUYẾT ĐỊNH:\n", "")],
     "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;"),
    ("T419", DECISION,
     [("Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;\n", "")],
     "QUYẾT ĐỊNH"),
    ("T420", DECISION, [("văn thư;", "văn thư")], "ư"),
    ("T420", DECISION, [("văn thư;", "văn thư.")], None),
    ("T420", DECISION, [("văn thư;", "văn thư,")], ","),
    ("T420", DECISION, [("văn thư;", "văn thư:")], None),
    ("T421", DECISION, [("Căn cứ Nghị", "- Căn cứ Nghị")], "-"),
    ("T421", DECISION, [("Căn cứ Nghị", "+ Căn cứ Nghị")], "+"),
    ("T423", DECISION, [("Mở bến đò.", "Mở bến hòa và bến hoà.")], "hoà"),
    ("T423", DECISION, [("Mở bến đò.", "Mở bến hòa và bến hòa.")], None),
    ("T424", DECISION,
     [("kể từ ngày ký", "từ ngày 14 tháng 3 năm 2021")],
     "Quyết định này có hiệu lực từ ngày 14 tháng 3 năm 2021"),
    ("T424", DECISION, [("kể từ ngày ký", "từ ngày 15 tháng 3 năm 2021")], None),
    ("T501", DECISION, [("GIÁM ĐỐC\n\n\n\n\nNguyễn Văn Bến\n", "")], "- Như Điều 3;"),
    ("T502", DECISION, [("\n\n\n\n\nNguyễn Văn Bến", "")], "GIÁM ĐỐC"),
    ("T503", DECISION, [("\nGIÁM ĐỐC\n\n\n", "\nKT. GIÁM ĐỐC\nGIÁM ĐỐC\n\n\n")], "KT. GIÁM ĐỐC"),
    ("T503", DECISION, [("\nGIÁM ĐỐC\n\n\n", "\nKT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\n")], None),
    ("T503", DECISION,
     [("\nGIÁM ĐỐC\n\n\n", "\nTL. GIÁM ĐỐC\nGIÁM ĐỐC\n\n\n")],
     None),
    ("T504", DECISION, [("\nGIÁM ĐỐC\n\n\n", "\nPHÓ GIÁM ĐỐC\n\n\n")], "PHÓ GIÁM ĐỐC"),
    ("T505", DECISION, [("\nGIÁM ĐỐC\n\n\n", "\nTM. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\n")], "TM. GIÁM ĐỐC"),
    ("T506", DECISION, [("\nGIÁM ĐỐC\n\n\n", "\nKT. ỦY BAN NHÂN DÂN\nPHÓ CHỦ TỊCH\n\n\n")], "KT. ỦY BAN NHÂN DÂN"),
    ("T507", DECISION, [("\nGIÁM ĐỐC\n\n\n", "\nK/T GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\n")], "K/T GIÁM ĐỐC"),
    ("T507", DECISION, [("\nGIÁM ĐỐC\n\n\n", "\nT/L GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\n\n")], "T/L GIÁM ĐỐC"),
    ("T509", DECISION, [("\nGIÁM ĐỐC\n\n\n", "\nKT GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\n\n")], "KT GIÁM ĐỐC"),
    ("T509", DECISION, [("\nGIÁM ĐỐC\n\n\n", "\nTUQ GIÁM ĐỐC\nCHÁNH VĂN PHÒNG\n\n\n")], "TUQ GIÁM ĐỐC"),
    ("T510", DECISION, [("\nGIÁM ĐỐC\n\n\n", "\nKT. GIÁM ĐỐC\nTRƯỞNG PHÒNG\n\n\n")], "KT. GIÁM ĐỐC"),
    ("T511", DECISION, [("Nguyễn Văn Bến", "TS. Nguyễn Văn Bến")], "TS. Nguyễn Văn Bến"),
    ("T511", DECISION, [("Nguyễn Văn Bến", "PGS.TS. Nguyễn Văn Bến")], "PGS.TS. Nguyễn Văn Bến"),
    ("T511", DECISION, [("Nguyễn Văn Bến", "NGƯT. Nguyễn Văn Bến")], "NGƯT. Nguyễn Văn Bến"),
    ("T511", DECISION, [("Nguyễn Văn Bến", "NGND. Nguyễn Văn Bến")], "NGND. Nguyễn Văn Bến"),
    ("T512", DECISION, [("Nguyễn Văn Bến", "Đại tá Nguyễn Văn Bến")], "Đại tá Nguyễn Văn Bến"),
    ("T513", DECISION,
     [("UBND TỈNH LÂM ĐỒNG\n", ""), ("\nGIÁM ĐỐC\n\n\n", "\nGIÁM ĐỐC SỞ NỘI VỤ\n\n\n")],
     "GIÁM ĐỐC SỞ NỘI VỤ"),
    ("T514", DECISION, [("Nơi nhận:\n- Như Điều 3;\n- Lưu: VT.\n", "")], "GIÁM ĐỐC"),
    ("T515", DECISION, [("- Lưu: VT.\n", "- Sở Y tế.\n")], "- Sở Y tế."),
    ("T516", DECISION, [("- Như Điều 3;", "- Như trên;")], "- Như trên;"),
    ("T516", LETTER, [("- Như trên;", "- Như trên;")], None),
    ("T516", DECISION, [("- Như Điều 3;", "- Sở Y tế;\n- Như trên;")], "- Như trên;"),
    ("T516", DECISION, [("- Như Điều 3;", "- Sở Y tế;\n- Sở Tài chính;\n- Như trên;")], None),
    ("T516", DECISION,
     [("- Như Điều 3;", "- Như trên;"), ("Điều 1. Mở", "Theo công văn kính gửi Sở.\nĐiều 1. Mở")],
     None),
    ("T517", LETTER, [("- Như trên;", "- Sở Y tế;")], "- Sở Y tế;"),
    ("T517", LETTER, [("- Như trên;", "- Như kính gửi;")], None),
    ("T517", LETTER, [("- Như trên;", "- Như địa chỉ;")], None),
    ("T518", DECISION, [("- Như Điều 3;", "- Như Điều 4;")], "- Như Điều 4;"),
    ("T518", DECISION, [("- Như Điều 3;", "- Như Điều 40;")], "- Như Điều 40;"),
    ("T518", DECISION, [("- Như Điều 3;", "- Như Điều 4 Quyết định;")], None),
    ("T519", LETTER, [("Kính gửi: Ủy ban nhân dân huyện Di Linh.\n", "")], "12/SNV-VP"),
    ("T601", DECISION, [(" ngày 05 tháng 3 năm 2020", "")], "Nghị định số 30/2020/NĐ-CP của Chính phủ"),
    ("T602", DECISION, [(" của Chính phủ", "")], "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020"),
    ("T603", DECISION,
     [(" về công tác văn thư", "")],
     "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ"),
    ("T604", DECISION,
     [("30/2020/NĐ-CP ngày 05 tháng 3 năm 2020", "30/2022/NĐ-CP ngày 05 tháng 3 năm 2022")],
     "Nghị định số 30/2022/NĐ-CP ngày 05 tháng 3 năm 2022 của Chính phủ"),
    ("T604", DECISION, [("30/2020/NĐ-CP ngày 05 tháng 3 năm 2020", "30/2021/NĐ-CP ngày 15 tháng 3 năm 2021")], None),
    ("T604", DECISION,
     [("30/2020/NĐ-CP ngày 05 tháng 3 năm 2020", "30/2021/NĐ-CP ngày 16 tháng 3 năm 2021")],
     "Nghị định số 30/2021/NĐ-CP ngày 16 tháng 3 năm 2021 của Chính phủ"),
    ("T605", DECISION,
     [("ngày 05 tháng 3 năm 2020", "ngày 05 tháng 3 năm 2019")],
     "Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2019 của Chính phủ"),
    ("T606", DECISION,
     [("Có đèn.", "Có đèn theo Nghị định số 30/2020/NĐ-CP ngày 06 tháng 3 năm 2020 của Chính phủ.")],
     "Nghị định số 30/2020/NĐ-CP ngày 06 tháng 3 năm 2020 của Chính phủ"),
    ("T606", DECISION,
     [("Có đèn.", "Có đèn theo Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ.")],
     None),
    ("T607", DECISION, [("Có đèn.", "Có đèn theo Điều 9 Quyết định này.")], "Điều 9 Quyết định này"),
    ("T607", DECISION, [("Có đèn.", "Có đèn theo Điều 3 Quyết định này.")], None),
    ("T607", DECISION, [("Có đèn.", "Có đèn theo khoản 3 Điều 1 Quyết định này.")], "khoản 3 Điều 1 Quyết định này"),
    ("T607", DECISION, [("Có đèn.", "Có đèn theo khoản 2 Điều 1 Quyết định này.")], None),
    ("T607", DECISION,
     [("Có đèn.", "Có đèn theo điểm c khoản 1 Điều 1 Quyết định này.")],
     "điểm c khoản 1 Điều 1 Quyết định này"),
    ("T607", DECISION, [("Có đèn.", "Có đèn theo Điều 8, Điều 9 Quyết định này.")], None),
    ("T608", DECISION, [("ngày 05 tháng 3", "ngày 35 tháng 3")], "ngày 35 tháng 3 năm 2020"),
    ("T609", DECISION, [("30/2020/NĐ-CP", "30 / 2020/NĐ-CP")], "30 / 2020/NĐ-CP"),
])
def test_a_change(rule: str, text: str, changes: list[tuple[str, str]], found: str | None) -> None:
    """The first line that the rule points at; None if it finds nothing."""
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    places = [text[each.span.start : each.span.end].split("\n")[0] for each in check_text(text, select=[rule])]
    assert places == ([found] if found is not None else [])


def decree(serial: int, year: int, more: str = "") -> str:
    return f"""CHÍNH PHỦ
Số: {serial}/{year}/NĐ-CP
Hà Nội, ngày 04 tháng 11 năm {year}
NGHỊ ĐỊNH
Về bến đò ngang
Điều 1. Bến đò.
Điều 2. Nghị định này có hiệu lực từ ngày 01 tháng 12 năm {year}.{more}
TM. CHÍNH PHỦ
THỦ TƯỚNG
Nguyễn Văn Bến"""


REPLACED = "12/2020/NĐ-CP ngày 04 tháng 11 năm 2020 của Chính phủ"


@pytest.mark.parametrize(("day", "cited", "codes"), [
    ("30 tháng 11 năm 2025", REPLACED, []), ("01 tháng 12 năm 2025", REPLACED, []),
    ("02 tháng 12 năm 2025", REPLACED, ["T702"]), ("10 tháng 11 năm 2020", REPLACED, []),
    ("10 tháng 11 năm 2025", "15/2025/NĐ-CP ngày 04 tháng 11 năm 2025 của Chính phủ", []),
    ("10 tháng 11 năm 2025", "15/2025/NĐ-CP ngày 05 tháng 11 năm 2025 của Chính phủ", ["T703"]),
])
def test_an_act_is_dead_from_the_day_after_its_end(day: str, cited: str, codes: list[str]) -> None:
    """A document that has not begun has not ended, and its last day is the one before another replaces it."""
    library = Library()
    library.add(vbpl.parse_bundle(decree(12, 2020)))
    library.add(vbpl.parse_bundle(decree(15, 2025, f" Nghị định này thay thế Nghị định số {REPLACED}.")))
    report = f"Thực hiện Nghị định số {cited}, Sở đề nghị báo cáo."
    text = LETTER.replace("ngày 15 tháng 3 năm 2021", f"ngày {day}").replace("Sở Nội vụ đề nghị báo cáo.", report)
    assert [each.code for each in check_text(text, library, select=["T7"])] == codes


REPORT = Report("đơn.txt", "Một\nSố: 12 /QĐ-SNV\r\nHai\n", [
    Diagnostic(code="T204", severity="error", message="one: 5%,\nnext", span=Span(start=8, end=18)),
    Diagnostic(code="T101", severity="warning", message="two", span=Span(start=0, end=24)),
])  # fmt: skip


def test_places_of_a_report_count_lines_and_columns_from_one() -> None:
    places = [(place.line, place.column, place.end_line, place.end_column) for _, place in iter_placed(REPORT)]
    assert places == [(2, 5, 2, 15), (1, 1, 4, 1)]


def test_forms_of_a_report() -> None:
    sarif = json.loads(to_sarif([REPORT], "1"))["runs"][0]
    first = sarif["results"][0]
    assert (first["ruleId"], first["level"], first["message"]) == ("T204", "error", {"text": "one: 5%,\nnext"})
    assert first["locations"] == [{"physicalLocation": {
        "artifactLocation": {"uri": "%C4%91%C6%A1n.txt"},
        "region": {"startLine": 2, "startColumn": 5, "endLine": 2, "endColumn": 15},
    }}]
    assert sarif["columnKind"] == "unicodeCodePoints"
    assert list(iter_github(REPORT)) == [
        "::error file=đơn.txt,line=2,endLine=2,col=5,endColumn=15,title=T204::one: 5%25,%0Anext",
        "::warning file=đơn.txt,line=1,endLine=4,col=1,endColumn=1,title=T101::two",
    ]
    rows = json.loads(to_json([REPORT]))
    assert json.dumps(rows, ensure_ascii=False).count("đơn.txt") == 2


NOTE = "(Kèm theo Quyết định số 12/QĐ-SNV ngày 15 tháng 3 năm 2021 của Sở Nội vụ)"


@pytest.mark.parametrize(("annexes", "found"), [
    (["PHỤ LỤC"], []), (["PHỤ LỤC 1"], []), (["PHỤ LỤC I", "PHỤ LỤC II"], []),
    (["PHỤ LỤC I", "PHỤ LỤC 2"], ["PHỤ LỤC 2"]),
    (["PHỤ LỤC 1", "PHỤ LỤC 2"], ["PHỤ LỤC 1", "PHỤ LỤC 2"]),
])
def test_two_annexes_have_roman_numbers(annexes: list[str], found: list[str]) -> None:
    text = DECISION + "".join(f"{annex}\nDANH SÁCH BẾN\n{NOTE}\n1. Bến An Lạc.\n" for annex in annexes)
    findings = check_text(text)
    assert [text[each.span.start : each.span.end] for each in findings if each.code == "T520"] == found
    assert {each.code for each in findings} <= {"T520"}


@pytest.mark.parametrize(("effect", "days"), [
    ("kể từ ngày 25 tháng 3 năm 2022", None), ("kể từ ngày 24 tháng 3 năm 2022", 44),
    ("kể từ ngày 08 tháng 02 năm 2022", 0), ("kể từ ngày Luật Bến đò có hiệu lực", None),
])
def test_a_circular_takes_effect_after_45_days(effect: str, days: int | None) -> None:
    found = check_text(SOUND["circular"].replace("kể từ ngày 01 tháng 4 năm 2022", effect))
    wanted = [] if days is None else [f"in effect after {days} days, the least is 45: {effect}"]
    assert [each.message for each in found if each.code == "T425"] == wanted


def test_the_day_of_a_part_is_not_the_day_of_the_whole() -> None:
    of_a_part = ("1. Thông tư này có hiệu lực kể từ ngày 01 tháng 4 năm 2022.\n"
                 "2. Điều 1 có hiệu lực kể từ ngày 01 tháng 3 năm 2022./.")
    whole = "Thông tư này có hiệu lực kể từ ngày 01 tháng 4 năm 2022./."
    assert check_text(SOUND["circular"].replace(whole, of_a_part)) == []

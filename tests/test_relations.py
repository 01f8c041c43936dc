"""Relations: every cue of the table has an example that runs; accuracy on annotated texts."""

import json
import re
import sys
from collections import defaultdict
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import Any, NamedTuple

import pytest

import vbpl
from growth import growth
from vbpl.citations.relate.relations import Role, relate
from vbpl.citations.relate.rules import RULES
from vbpl.model import Relation, Target
from vbpl.tables import read_table

EVAL = Path(__file__).parents[2] / "shared" / "eval"
TABLE = read_table("relation_triggers")
KINDS = {"Tờ trình": "to_trinh", "Công văn": "cong_van", "Báo cáo": "bao_cao", "Nghị định": "nghi_dinh",
         "Luật": "luat", "Thông tư": "thong_tu", "Nghị quyết": "nghi_quyet", "Biên bản": "bien_ban"}


class Mention(NamedTuple):
    start: int
    end: int
    target: Target = "other"
    kind: str | None = None
    placed: bool = False
    named: bool = False


def read_marked(marked: str, target: Target = "other") -> tuple[str, list[Mention]]:
    """A text with its mentions in square brackets."""
    mentions, text = [], ""
    for piece in re.split(r"(\[[^\]]*\])", marked):
        words = piece.strip("[]")
        if piece.startswith("["):
            kind = next((slug for name, slug in KINDS.items() if words.startswith(name)), None)
            mentions.append(Mention(len(text), len(text) + len(words), target, kind))
        text += words
    return text, mentions


def assign_relations(text: str, mentions: Sequence[Mention], **more: Any) -> list[Relation]:
    """The relation of each mention of one unit, in their order."""
    return [each.relation for each in relate(text, mentions, **more)]


def relations(marked: str, *, role: Role = "body", heading: str | None = None, opening: bool = False,
              target: Target = "other", head: int = 0) -> list[Relation]:
    text, mentions = read_marked(marked, target)
    return assign_relations(text, mentions, role=role, unit_heading=heading, head=head, opening=opening)


@pytest.mark.parametrize("cue", TABLE["cues"] + TABLE["after"], ids=lambda cue: cue["id"])
def test_each_cue_gives_its_relation_in_its_example(cue):
    role = cue.get("roles", ["body"])[0]
    assert relations(cue["example"], role=role)[-1] == cue["relation"]


@pytest.mark.parametrize("column", TABLE["columns"], ids=lambda column: column["id"])
def test_each_column_has_an_example(column):
    row = {"cell": "1\tCấp giấy\t- [Nghị định A];", "row": "1\t[Nghị định A]\t01/01/2031"}[column["opens"]]
    named, unnamed = f"STT\tTên\t{column['example']}\n", "STT\tTên\tGhi chú\n"
    assert relations(named + row, head=len(named)) == [column["relation"]]
    assert relations(unnamed + row, head=len(unnamed)) == ["refers_to"]


BASIS, REPEALED = "STT\tTên\tCăn cứ pháp lý\n", "STT\tTên\tLý do\tNgày hết hiệu lực\n"


@pytest.mark.parametrize(("head", "rows", "wanted"), [
    (BASIS, "1\tTheo [Thông tư 1]\t- [Luật A];\n- [Nghị định 1] quy định chi tiết [Luật A];",
     ["implements", "legal_basis", "legal_basis", "details"]),
    (BASIS, "1\t[Công điện 5];\t- [Luật A]; [Luật B]", ["refers_to", "legal_basis", "legal_basis"]),
    (BASIS, "1\tCấp\t(1) [Luật A]; (2) [Luật B]", ["legal_basis", "legal_basis"]),
    (BASIS, "1\tTheo (1) [Luật A]\t[Luật C]\n2\tCấp\t- [Luật B]", ["refers_to", "legal_basis", "legal_basis"]),
    (BASIS.replace("\t", "\n"), "1\nTheo quy định của [Luật B]\n[Luật C]\n2", ["refers_to", "legal_basis"]),
    (BASIS.replace("\t", "\n"), "1\n[Luật B]\n- [Luật C];\n2", ["refers_to", "legal_basis"]),
    (REPEALED, "1.\t[Nghị định A]\tBị thay thế bởi [Luật B]\t1/1/2031\n2.\t[Nghị định C]\tTheo [Điều 5]",
     ["announces_ended", "refers_to", "announces_ended", "implements"]),
    (REPEALED.replace("\t", "\n"), "1\n[Nghị định A]\nTheo [Luật B]\n2\n[Nghị định C]",
     ["announces_ended", "implements", "announces_ended"]),
    (REPEALED.replace("\t", "\n"), "1\n[Nghị định A], xem [Luật B]\n2\n[Nghị định C] hết hiệu lực",
     ["announces_ended", "refers_to", "announces_ended"]),
    (REPEALED, "1\t[Giấy phép A]\t01/01/2031", ["refers_to"]),
    (REPEALED, "1\t[Nghị định A] sửa đổi [Nghị định B]\tĐược bãi bỏ bởi [Nghị định C] bãi bỏ [Nghị định A]\t1/1/2031",
     ["announces_ended", "refers_to", "refers_to", "refers_to"]),
])
def test_a_column_says_what_opens_a_row_or_a_cell(head, rows, wanted):
    assert relations(head + rows, head=len(head)) == wanted


def test_the_head_of_a_table_is_no_cue():
    head = "STT\nTên thủ tục\nTên văn bản quy định việc bãi bỏ thủ tục\n"
    rows = "1\nCấp lại chứng chỉ\n[Quyết định số 3740/QĐ-BTC]"
    assert relations(head + rows, head=len(head)) == ["refers_to"]
    assert relations(head + rows) == ["repeals"]


def test_codes_of_cues_are_relations_of_the_table():
    codes = {relation["code"].lower() for relation in TABLE["relations"]}
    assert {cue["relation"] for cue in TABLE["cues"] + TABLE["after"] + TABLE["columns"]} <= codes


@pytest.mark.parametrize(("marked", "expected"), [
    ("Căn cứ [Luật Giá] ngày 20/6/2012; [Luật Phí] và [Luật Thuế];", ["legal_basis"] * 3),
    ("Căn cứ [Luật số 64/2025/QH15] đã được sửa đổi, bổ sung bởi [Luật số 87/2025/QH15];",
     ["legal_basis", "amended_by_stated"]),
    ("Căn cứ [Nghị định số 1/2020/NĐ-CP] quy định chi tiết thi hành [Luật Giá]; [Thông tư số 2/2020/TT-BTC];",
     ["legal_basis", "details", "legal_basis"]),
    ("Căn cứ [Nghị định 78] quy định chi tiết thi hành [Luật Giá] và [Nghị định 79] về giá;",
     ["legal_basis", "details", "legal_basis"]),
    ("Căn cứ [Nghị định 187] sửa đổi, bổ sung một số điều của [Nghị định 78] hướng dẫn [Luật Giá] và [Nghị định 79];",
     ["legal_basis", "amends", "guides", "amends"]),
    ("Căn cứ [Nghị định 63], [Nghị định 48] sửa đổi các Nghị định liên quan đến thủ tục và [Nghị định 92];",
     ["legal_basis"] * 3),
    ("Căn cứ chỉ đạo của Bộ Chính trị tại [thông báo số 9], của Ban Bí thư tại [văn bản số 2], [Nghị quyết 3];",
     ["legal_basis"] * 3),
    ("Căn cứ [Luật A], được sửa đổi, bổ sung bởi [Luật B]; [Luật C];",
     ["legal_basis", "amended_by_stated", "legal_basis"]),
    ("Căn cứ [Nghị quyết số 72/2018/QH14] về việc phê chuẩn [Hiệp định A];", ["legal_basis", "refers_to"]),
    ("Xét đề nghị của Sở A tại [Công văn số 1/SA] và Sở B tại [Tờ trình số 2/TTr-SB];", ["proposed_in"] * 2),
    ("Xét [Tờ trình số 86/TTr-UBND]; [Báo cáo thẩm tra số 45/BC-HĐND] của Ban Pháp chế;", ["proposed_in"] * 2),
    ("Thực hiện chỉ đạo của Thủ tướng Chính phủ thông báo tại các [văn bản số 1/VPCP] và [số 2/VPCP];",
     ["implements"] * 2),
    ("Theo đề nghị của Sở A tại [Tờ trình số 1] (được Sở B thẩm định tại [Báo cáo số 2]);", ["proposed_in"] * 2),
    ("Xét đề nghị của Sở A tại [Công văn số 1/SA]; [Biên bản họp số 2/BB];", ["proposed_in", "legal_basis"]),
    ("Trên cơ sở hồ sơ xác định trước mã số, [Đơn đề nghị số 1/2025] của Công ty X;", ["legal_basis"]),
    ("- [Luật Giá];", ["legal_basis"]),
    ("Qua xem xét [Báo cáo số 1/BC-BCA] của Bộ Công an và [công văn số 2/CV],", ["refers_to"] * 2),
    ("Xét đề nghị của Sở A tại [Công văn số 1/SA], ý kiến của Sở B tại [Công văn số 2/SB], của Sở C tại [số 3/SC],",
     ["proposed_in", "legal_basis", "legal_basis"]),
])
def test_a_recital_is_ruled_by_its_first_words(marked, expected):
    assert relations(marked, role="recital") == expected


@pytest.mark.parametrize(("marked", "expected"), [
    ("SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA [THÔNG TƯ SỐ 07/2019/TT-BCT] THEO [HIỆP ĐỊNH A]", ["amends", "implements"]),
    ("THỰC HIỆN [QUYẾT ĐỊNH SỐ 1/QĐ-TTG]", ["implements"]),
    ("Thông tư hướng dẫn thi hành [Nghị định số 1/2020/NĐ-CP]", ["guides"]),
    ("VỀ DỰ ÁN [LUẬT VIÊN CHỨC]", ["refers_to"]),
])
def test_a_subject_says_what_the_document_does(marked, expected):
    assert relations(marked, role="subject") == expected


@pytest.mark.parametrize(("marked", "expected"), [
    ("Trả lời [Công văn số 1/CT] ngày 23/4/2013 của Cục Thuế tỉnh X (nay là Thuế Y) và [công văn số 2/CT], "
     "Tổng cục có ý kiến như sau:", ["responds_to"] * 2),
    ("Thực hiện [Chỉ thị số 1/CT-TTg] về quản lý giá; [Công điện số 2/CĐ-TTg] của Thủ tướng", ["implements"] * 2),
    ("Tiếp theo các [Công văn số 1/SGD], [số 2/SGD], Sở đề nghị", ["follows_up"] * 2),
    ("Thực hiện kết luận của Phó Thủ tướng về phát triển nhà ở ([Công văn số 282/TTg]), Bộ đề nghị", ["implements"]),
])
def test_the_opening_of_a_letter(marked, expected):
    assert relations(marked, opening=True) == expected


@pytest.mark.parametrize(("marked", "expected"), [
    ("Quyết định này có hiệu lực từ ngày ký và thay thế [Quyết định số 1/QĐ-UBND]; bãi bỏ [Quyết định số 2/QĐ-UBND].",
     ["replaces", "repeals"]),
    ("[Quy chế số 4/QC-VP] được sửa đổi lần thứ nhất theo [Quyết định số 5/QĐ-VP].",
     ["refers_to", "amended_by_stated"]),
    ("[Nghị quyết số 5/NQ-HĐND] (được điều chỉnh, bổ sung nội dung tại [Nghị quyết số 11/NQ-HĐND])",
     ["refers_to", "amended_by_stated"]),
    ("Mức lương được điều chỉnh theo quy định tại [Điều 10 Nghị định số 8/CP]", ["refers_to"]),
    ("Theo [Nghị định số 8/CP]; [Điều 9 Nghị định số 9/CP] được bãi bỏ bởi [Nghị định số 10/CP].",
     ["implements", "announces_ended", "refers_to"]),
    ("[Nghị định số 8/CP]\n[Điều 9]\nĐược bãi bỏ bởi [Nghị định số 10/CP]",
     ["refers_to", "announces_ended", "refers_to"]),
    ("[Thông tư số 26/2019/TT-BTC] và [Thông tư số 27/2019/TT-BTC] hết hiệu lực kể từ ngày 01/7/2025.",
     ["repeals", "repeals"]),
    ("[Quyết định số 1/QĐ-UBND] về đồ dùng theo [Nghị định số 8/CP] và [Quyết định số 2/QĐ-UBND] hết hiệu lực.",
     ["repeals", "implements", "repeals"]),
    ("[Quyết định số 3/QĐ-BTC] công bố thủ tục mới và thủ tục được bãi bỏ trong lĩnh vực giá.", ["refers_to"]),
    ("[Thông tư số 1/BTC] dẫn [Luật Giá].\nĐiểm này được bãi bỏ theo [Thông tư số 2/BTC].",
     ["refers_to", "refers_to", "implements"]),
    ("Bãi bỏ [Quyết định số 4/QĐ] về mẫu ban hành kèm theo [Quyết định số 5/QĐ] và [Quyết định số 6/QĐ].",
     ["repeals", "issued_with", "repeals"]),
    ("Bãi bỏ quy định về thuế xuất khẩu, thuế nhập khẩu tại [Điều 25 Luật A], [Điều 47 Luật B].", ["repeals"] * 2),
    ("Ban hành các văn bản hướng dẫn thi hành [Luật Đầu tư], [Luật Thuế].", ["guides"] * 2),
    ("Trong hai năm liên tiếp theo quy định tại [điểm c khoản 3 Điều 121 Luật Doanh nghiệp].", ["refers_to"]),
    ("Thực hiện [Luật Giá]; thành phần hồ sơ; căn cứ pháp lý: [Nghị định số 1/CP]; [Thông tư số 2/BTC];",
     ["implements", "refers_to", "refers_to"]),
    ("Kê khai theo [Mẫu số 3 ban hành kèm theo Thông tư số 8/BTC].", ["issued_with"]),
    ("Thông tư hướng dẫn [Luật Thuế], [Nghị định số 1/CP] về hóa đơn, chứng từ, [Nghị định số 2/CP].", ["guides"] * 3),
    ("Phạm vi điều chỉnh của [Nghị định số 5/CP].", ["refers_to"]),
    ("Văn phòng Chính phủ nhận [văn bản số 16/CV] của Hội.", ["responds_to"]),
    ("Cấp sửa đổi giấy phép hoạt động\n- [Luật Điện lực].", ["refers_to"]),
    ("Các trường hợp không được khai bổ sung quy định tại [mục 3 Phụ lục II].", ["refers_to"]),
    ("Quy hoạch đã được phê duyệt theo quy định của [Luật Quy hoạch đô thị].", ["refers_to"]),
    ("Tuân thủ [Hiến pháp] và pháp luật.", ["refers_to"]),
    ("Bãi bỏ 03 thủ tục tại số thứ tự 107, 108 trong phần A1 tại [Quyết định số 897/QĐ-TT].", ["repeals"]),
    ("Bãi bỏ các Quyết định: [số 12/2015/QĐ-UBND], [số 20/2016/QĐ-UBND] và [số 7/2018/QĐ-UBND] của Ủy ban.",
     ["repeals"] * 3),
    ("Bãi bỏ [Thông tư số 1/2020/TT-BTC] hướng dẫn quy chế ban hành kèm theo [Quyết định số 5/QĐ-TTg]; "
     "[Thông tư số 2/2020/TT-BTC].", ["repeals", "issued_with", "repeals"]),
    ("- [Luật số 3/2022/QH15] sửa đổi, bổ sung [Luật A], [Luật B];\n- [Luật số 57/2024/QH15];",
     ["refers_to", "amends", "amends", "refers_to"]),
    ("Bãi bỏ\n\n1\n\nNông nghiệp\n\n[Quyết định số 1/QĐ-UBND]", ["refers_to"]),
    ("Thay thế cụm từ “[Luật A]” bằng cụm từ “[Luật B]” tại [Điều 5].", ["refers_to", "refers_to", "amends"]),
    ("Bãi bỏ cụm từ “trạm”, “bến” tại [Điều 10], [Điều 20].", ["amends", "amends"]),
    ("Bãi bỏ cụm từ “trạm”; “bến” tại [Điều 11].", ["amends"]),
    ("Thay thế các quy chế đã ban hành, gồm : Giải A theo [Quyết định A]; Giải B theo [Quyết định B]; Giải C ban hành "
     "kèm theo [Quyết định C].", ["replaces"] * 3),
    ("Bãi bỏ [Quyết định số 1/QĐ-UBND] về nhà ở ([Luật Nhà ở]).", ["repeals", "refers_to"]),
    ("[Khoản 2 Điều 5] được sửa đổi, bổ sung như sau:", ["amends"]),
    ("Sửa đổi, bổ sung [khoản 3 Điều 3] như sau:", ["amends"]),
    ("Bổ sung [khoản 2a] vào sau [khoản 2 Điều 5] như sau:", ["amends", "refers_to"]),
    ("1. Bổ sung vào cuối [khoản 1 Điều 2] như sau:", ["amends"]),
    ("2. Bổ sung [điểm c và điểm d] vào [khoản 2 Điều 9] như sau:", ["amends", "amends"]),
    ("Bổ sung một điều vào [Luật Đò]", ["amends"]),
    ("4. Bỏ [điểm d khoản 8 Điều 9].", ["repeals"]),
    ("Bộ Nội vụ theo [Nghị định số 5/CP].", ["implements"]),
    ("Bỏ cụm từ “huyện” tại [khoản 1 Điều 10] và cụm từ “công ích” tại [khoản 6 Điều 3]; từ “xã” tại [Điều 4].",
     ["amends"] * 3),
    ("Chỉnh sửa cụm từ “[khoản 1 Điều 8]” thành cụm từ “[khoản 2]” tại [Điều 10].", ["refers_to"] * 2 + ["amends"]),
    ("Đính chính lỗi kỹ thuật tại [Thông tư số 5/BTC].", ["corrects"]),
    ("Bãi bỏ [Luật Đò số 5/2009/QH12] (sau đây gọi là [Luật Đò số 5]).", ["repeals", "refers_to"]),
    ("Trợ cấp hằng tháng theo: [Nghị định số 1/CP], [Nghị định số 2/CP].", ["implements"] * 2),
    ("[Luật Đò] được sửa đổi, bổ sung theo [Luật số 1/2025/QH15] và theo [Luật số 2/2026/QH16].",
     ["refers_to", "amended_by_stated", "amended_by_stated"]),
    ("Theo quy định tại [Nghị định số 1/CP] quy định chi tiết [Luật Đò] và [Thông tư số 5/BTC].",
     ["refers_to", "details", "refers_to"]),
    ("Thực hiện [Thông tư số 5/BTC] hướng dẫn [Nghị định số 1/CP] quy định chi tiết [Luật Đò] và [Thông tư số 6/BTC].",
     ["implements", "guides", "details", "implements"]),
    ("Thuộc đối tượng điều chỉnh của [Nghị định số 9/CP].", ["refers_to"]),
    ("4. Bãi bỏ các quy định sau đây: a) [Điều 5 Luật Đò];", ["repeals"]),
    ("Theo [Điều 38 Luật Đò] (sửa đổi, bổ sung năm 2017), [Điều 40 Luật Phà].", ["implements", "implements"]),
    ("Thay thế các mẫu số ĐB01, ĐB02 ban hành kèm theo [Thông tư số 5/BTC] bằng mẫu mới.", ["replaces"]),
    (f"[Thông tư số 5/BTC] hướng dẫn {'lắp ráp mạn đò và neo đậu ' * 11} hết hiệu lực thi hành.", ["repeals"]),
    (f"3. Bãi bỏ cụm từ “{'lắp ráp mạn đò và neo ' * 7}”; “{'neo đậu tại bến đò ' * 7}” tại [Điều 20], [Điều 27].",
     ["amends"] * 2),
    ("Thay thế các quy chế đã có, gồm: Giải A theo [Quyết định A]; Giải B theo [Quyết định B] và Giải C theo "
     "[Quyết định C].", ["replaces"] * 3),
    ("Bãi bỏ [Thông tư số 5/BTC] hướng dẫn một số điều về bến đò, phao cứu sinh của [Nghị định số 1/CP].",
     ["repeals", "guides"]),
])
def test_effect_clauses_and_amending_instructions(marked, expected):
    assert relations(marked) == expected


@pytest.mark.parametrize("marked", [
    "Văn bản này không thay thế [Quyết định số 1/QĐ-UBND].",
    "- Hết hiệu lực một phần.\n- Văn bản bãi bỏ một phần: [Nghị định số 8/2031/NĐ-CP].",
    "Đang còn hiệu lực. Văn bản thay thế: [Thông tư số 9/2031/TT-BTC].",
    "Trường hợp khác thực hiện theo quy định tại [Điều 4 Nghị định số 78/2025/NĐ-CP].",
    "Trừ trường hợp quy định tại [khoản 1 Điều 5 Luật Giá].",
    "Một số nội dung mới sửa đổi, bổ sung tại [Thông tư số 15/2024/TT-BTC].",
    "Xây dựng Nghị định sửa đổi, bổ sung một số điều của [Nghị định số 8/2031/NĐ-CP].",
    "Các bộ rà soát, đề xuất bãi bỏ [Nghị định số 8/2031/NĐ-CP].",
    "Ý kiến về dự thảo Quyết định thay thế [Quyết định số 8/QĐ-UBND].",
    "Sở trình Ủy ban nhân dân tỉnh ban hành Quyết định bãi bỏ [Quyết định số 8/QĐ-UBND].",
    "Phụ lục I thay thế bằng Phụ lục II của [Nghị định số 8/2031/NĐ-CP].",
    "Mẫu báo cáo tài chính hợp nhất quy định trong [Thông tư số 8/2031/TT-BTC].",
    "Những nội dung quan trọng sửa đổi của [Luật Giá] được tuyên truyền.",
    "Nghị định số 4/2024/NĐ-CP cuy - định chỉ tiết [Luật Giá].",
    "Nghị định số 4/2024/NĐ-CP quy định chỉ [Luật Nước].",
    "Các nội dung bãi bỏ nêu trên được áp dụng. Điều kiện kinh doanh trong [Luật Đầu tư] giữ nguyên.",
    "Bãi bỏ " + "điều kiện kinh doanh của ngành nghề " * 5 + "trong [Luật Đầu tư].",
    "Đơn vị gửi báo cáo, bãi bỏ hồ sơ cũ, nộp hồ sơ mới của [Luật Đầu tư].",
])
def test_negation_reference_and_distance_give_a_mere_reference(marked):
    assert relations(marked) == ["refers_to"]


def test_words_in_quotation_marks_are_no_cue():
    heading = "Bãi bỏ một số khoản, cụm từ như sau:"
    assert relations('c) Cụm từ "huyện chỉ đạo" tại [khoản 1 Điều 3];', heading=heading) == ["repeals"]


def test_what_a_document_does_applies_to_a_list_after_a_title():
    text, (this, *others) = read_marked("[Nghị định này] thay thế [Nghị định số 1/CP] về rừng và [Nghị định số 2/CP].")
    found = assign_relations(text, [this._replace(target="this"), *others])
    assert found == ["refers_to", "replaces", "replaces"]


def test_an_item_takes_the_relation_of_the_heading_above_it():
    assert relations("[Quyết định số 1/QĐ-UBND] ngày 2/3/2018;", heading="Bãi bỏ các văn bản sau đây:") == ["repeals"]
    assert relations("a) [Quyết định số 1/QĐ-UBND];", heading="2. Bãi bỏ các văn bản sau đây:") == ["repeals"]
    assert relations("2. [Quyết định số 1/QĐ-UBND];", heading="Các văn bản sau hết hiệu lực:") == ["repeals"]
    for heading, expected in (
        ("Thông tư này có hiệu lực thi hành từ ngày 2/3/2031 và thay thế các Thông tư sau:", "replaces"),
        ("Kể từ ngày Thông tư này có hiệu lực thi hành, các văn bản sau hết hiệu lực thi hành:", "repeals"),
        ("Luật Giá hết hiệu lực kể từ ngày Luật này có hiệu lực, trừ các trường hợp sau đây:", "refers_to"),
    ):
        assert relations("a) [Thông tư số 1/2020/TT-BTC];", heading=heading) == [expected]
    assert relations("[Quyết định số 1/QĐ-UBND] ngày 2/3/2018;", heading="Tổ chức thực hiện") == ["refers_to"]
    assert relations("[Chỉ thị số 1/CT-TTg];", heading="Quán triệt, thực hiện các văn bản:") == ["implements"]
    assert relations("- [Luật Giá]", heading="Căn cứ pháp lý") == ["legal_basis"]
    assert relations("Theo quy định tại [Điều 2 Luật Giá]", heading="Bãi bỏ văn bản") == ["refers_to"]


@pytest.mark.parametrize("target", ["this", "carrier"])
def test_a_document_does_nothing_to_itself(target):
    assert relations("Căn cứ [Điều 1 Quyết định này]", target=target) == ["refers_to"]
    assert relations("Quy chế ban hành kèm theo [Quyết định này]", target=target) == ["issued_with"]


def test_an_annex_says_itself_what_it_was_issued_with():
    assert relations("theo mẫu tại [Phụ lục II ban hành kèm\ntheo Thông tư số 6/2020/TT-BCT]") == ["issued_with"]
    assert relations("Bãi bỏ [Phụ lục II ban hành kèm theo Thông tư số 6/2020/TT-BCT]") == ["repeals"]


def test_wraps_and_capitals_change_nothing():
    assert relations("SỬA ĐỔI,\nBỔ SUNG  MỘT SỐ\nĐIỀU CỦA [Luật Giá]") == ["amends"]


def test_time_is_linear():
    def prepare(count: int) -> Callable[[], object]:
        marked = read_marked("Căn cứ theo quy định sửa đổi, bổ sung bãi bỏ thực hiện [Luật A], " * count)
        far = "thực hiện các " * count * 20, [Mention(count * 280, count * 280)]
        return lambda: (assign_relations(*marked), assign_relations(*far))

    assert growth(prepare, 400, 3200) < 3


def test_a_long_list_whose_members_are_all_repealed_takes_linear_time():
    def prepare(count: int) -> Callable[[], object]:
        marked = read_marked("[Luật A] hết hiệu lực, " * count)
        return lambda: assign_relations(*marked)

    assert growth(prepare, 2000, 24000) < 3


def _units(text):
    """Line ranges of the paragraphs of an annotated text."""
    opens = re.compile(r"[\s|*_]*(?:Căn cứ|Xét|Theo đề nghị|Thực hiện|Trên cơ sở|Điều \d|\d+(?:\.\d+)*[.)] |[a-zđ]\) |"
                       r"[-+•–] |[IVX]+\. |\(|Tại |PHỤ LỤC)")
    lines, start = text.split("\n"), None
    for number, line in enumerate(lines):
        ended = start is not None and (opens.match(line) or re.search(r"[;:.][*_ \"”]*\r?$", lines[number - 1]))
        if start is not None and (ended or not line.strip(" |*_\r")):
            yield start, number
            start = None
        if start is None and line.strip(" |*_\r"):
            start = number
    if start is not None:
        yield start, len(lines)


def _gold_units(folder):
    """Each paragraph with annotated mentions: its text, the mentions, the annotations."""
    for path in sorted((folder / "gold").glob("*.json")):
        text = (folder / "texts" / f"{path.stem}.txt").read_bytes().decode()
        starts = [0, *(match.end() for match in re.finditer("\n", text)), len(text)]
        found = defaultdict(list)
        units = list(_units(text))
        for document in json.loads(path.read_text(encoding="utf-8"))["documents"]:
            last = 0
            for citation in document["citations"]:
                words = r"[\s*|]+".join(map(re.escape, citation["text"].split()))
                match = re.compile(words).search(text, max(starts[citation["line"] - 1], last))
                unit = next((u for u in units if u[0] <= citation["line"] - 1 < u[1]), None)
                if match and unit and match.start() < starts[unit[1]]:
                    found[unit].append((match, citation, document["kind"]))
                    last = match.end()
        for unit, items in found.items():
            begin = starts[unit[0]]
            mentions = [Mention(m.start() - begin, m.end() - begin, c["target"], c["kind"]) for m, c, _ in items]
            yield text[begin:max(starts[unit[1]], items[-1][0].end())], mentions, [c for _, c, _ in items], items[0][2]


@pytest.mark.skipif(not EVAL.exists(), reason="../shared is not here")
def test_annotated_texts():
    sys.path.insert(0, str(EVAL))
    from score import RELATIONS

    recital = re.compile(r"[\s|*_-]*(?:Căn cứ|Xét|Theo đề nghị|Thực hiện|Trên cơ sở)")
    right = total = 0
    for text, mentions, citations, kind in _gold_units(EVAL / "dev"):
        ground = recital.match(text) and kind != "cong_van"
        role = "subject" if text.upper() == text else "recital" if ground else "body"
        for relation, citation in zip(assign_relations(text, mentions, role=role), citations, strict=True):
            total += 1
            right += relation in RELATIONS[citation["relation"]]
    assert total > 450
    assert right / total >= 0.958, f"{right} of {total}"


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_each_rule_decides_its_example(rule, monkeypatch):
    above, _, marked = rule.example.rpartition("|")
    head = marked.index("\n") + 1 if "\n" in marked else 0
    text, mentions = read_marked(marked)
    placed = [each._replace(placed="Điều 9" in text[each.start : each.end]) for each in mentions]
    kinds = {"Luật": "luat", "Nghị": "nghi_dinh", "Thông": "thong_tu"}
    placed = [each._replace(kind=kinds.get(text[each.start : each.start + 5].split()[0])) for each in placed]
    asked = []

    def spy(case, each):
        found = each.find(case)
        asked.extend([each.name] if found else [])
        return found

    spied = tuple(each._replace(find=partial(spy, each=each)) for each in RULES)
    monkeypatch.setattr("vbpl.citations.relate.rules.RULES", spied)
    assert relate(text, placed, unit_heading=above or None, head=head)[-1].relation == rule.relation
    assert asked[-1] == rule.name


@pytest.mark.parametrize(("marked", "wanted"), [
    ("[Luật Đò số 1/2003/QH11] đã được sửa đổi, bổ sung một số điều theo [Luật số 2/2005/QH11], [Luật số 3/2006/QH11]"
     " và [Luật số 4/2007/QH12] hết hiệu lực.", ["repeals", *["amended_by_stated"] * 3]),
    ("Khoản 2 có hiệu lực từ ngày [Nghị quyết số 5/2020/QH14] hết hiệu lực.", ["refers_to"]),
    ("1. [Luật Kè] có hiệu lực từ ngày 01/7/2034. 2. [Luật Đê] hết hiệu lực.", ["refers_to", "repeals"]),
    ("Nếu Sở không đình chỉ hoặc hủy bỏ [Quyết định số 5/QĐ] thì trình tỉnh.", ["refers_to"]),
    ("Các mẫu không sửa đổi, thay thế, bãi bỏ tại [Nghị định số 5/CP] thì dùng tiếp.", ["refers_to"]),
    ("Thay thế một số cụm từ tại một số điều của [Luật Đò]", ["amends"]),
    ("Bến đò áp dụng theo văn bản mới thay thế cho [Nghị định số 5/CP].", ["refers_to"]),
    ("Hợp đồng ký theo [Quyết định số 5/QĐ] hết hiệu lực thì ký lại.", ["implements"]),
    ("Số tiền phải thu hồi tại [Quyết định số 5/QĐ] nộp vào kho bạc.", ["refers_to"]),
    ("Theo [Luật Đò số 1/2023/QH15] được sửa đổi, bổ sung bởi [Luật số 2/2024/QH15], [Nghị định số 3/2024/NĐ-CP].",
     ["implements", "amended_by_stated", "implements"]),
    ("[Nghị định số 1/NĐ-CP] hướng dẫn [Luật Đò] (được sửa đổi bởi [Nghị định số 2/NĐ-CP], [Nghị định số 3/NĐ-CP]).",
     ["refers_to", "guides", "amended_by_stated", "amended_by_stated"]),
    ("[Nghị định số 1/NĐ-CP] (được sửa đổi theo [Nghị định số 2/NĐ-CP] về đò và [Nghị định số 3/NĐ-CP]) và "
     "[Nghị định số 4/NĐ-CP] hết hiệu lực.", ["repeals", *["amended_by_stated"] * 2, "repeals"]),
    ("Chấm dứt hiệu lực của [Quyết định số 5/QĐ].", ["repeals"]),
    ("Sửa đổi, bổ sung tên điều, [khoản 1].", ["amends"]),
    ("Hồ sơ chấm dứt hiệu lực mã số theo [Thông tư số 5/BTC].", ["implements"]),
    ("Thực hiện mục tiêu, quan điểm trong [Nghị quyết số 5-NQ/TW] về đò ([Nghị quyết số 5]).",
     ["implements", "refers_to"]),
    ("Thông tư quy định chi tiết [Luật Đò] về bến, bao gồm: [Luật Cảng].", ["details", "details"]),
    ("Các biện pháp thi hành [Luật Đò].", ["guides"]),
    ("Đồng ý như đề nghị của Sở A tại [Tờ trình số 1/TTr]; của Sở B tại [Tờ trình số 2/TTr] và các [Báo cáo số 3/BC].",
     ["proposed_in"] * 3),
    ("Kéo dài thời hạn áp dụng [Nghị quyết số 5/2020/QH14] đến hết ngày 31/12/2031.", ["extends"]),
    ("[Nghị quyết số 5/2020/QH14] được tiếp tục thực hiện đến hết ngày 31/12/2031.", ["extends"]),
])
def test_repeal_and_change_are_read_rightly(marked, wanted):
    assert relations(marked) == wanted


@pytest.mark.parametrize(("marked", "part", "effective", "until"), [
    ("Các quy định về bến đò của [Pháp lệnh Đò] hết hiệu lực kể từ ngày 05/6/2031.", True, "2031-06-05", None),
    ("Bãi bỏ một phần [Thông tư số 5/BTC] như sau", True, None, None),
    ("Bãi bỏ [Thông tư số 5/BTC] về mẫu đơn.", False, None, None),
    ("[Luật Đò] hết hiệu lực kể từ ngày 01 tháng 01 năm 2031.", False, "2031-01-01", None),
    ("[Luật Đò], trừ mẫu đơn tại phụ lục hết hiệu lực kể từ ngày 01/01/2031.", False, None, None),
    ("[Luật Đò], trừ mẫu đơn tại phụ lục, hết hiệu lực kể từ ngày 01/01/2031.", False, "2031-01-01", None),
    ("Bãi bỏ [Thông tư số 5/BTC] kể từ ngày 01/7/2031.", False, "2031-07-01", None),
    ("Bãi bỏ [Thông tư số 5/BTC] có hiệu lực kể từ ngày 01/7/2021.", False, None, None),
    ("Bãi bỏ [Thông tư số 5/BTC] về phí thu từ ngày 01/7/2021.", False, None, None),
    ("Ngưng hiệu lực [Thông tư số 5/BTC] từ ngày 1/2/2031 đến hết ngày 31/12/2031.", False, "2031-02-01", "2032-01-01"),
])
def test_how_much_of_an_act_and_from_when_to_when(marked, part, effective, until):
    text, mentions = read_marked(marked)
    (said,) = relate(text, mentions)
    days = [day and day.isoformat() for day in (said.effective, said.until)]
    assert (said.partial, *days) == (part, effective, until)


@pytest.mark.parametrize(("marked", "wanted"), [
    ("Bãi bỏ [Thông tư số 5/BTC] và [Thông tư số 6/BTC] kể từ ngày 01/7/2031.", ["2031-07-01"] * 2),
    ("Bãi bỏ [Thông tư số 5/BTC] từ ngày 01/6/2031, [Thông tư số 6/BTC] từ ngày 01/7/2031.",
     ["2031-06-01", "2031-07-01"]),
    ("Thay thế [Thông tư số 5/BTC] và bãi bỏ [Thông tư số 6/BTC] kể từ ngày 01/7/2031.", [None, "2031-07-01"]),
    ("Bãi bỏ [Thông tư số 5/BTC], trừ [Điều 5] hết hiệu lực từ ngày 01/7/2031.", [None, "2031-07-01"]),
    ("Bãi bỏ [Thông tư số 5/BTC]. Bãi bỏ [Thông tư số 6/BTC] từ ngày 01/7/2031.", [None, "2031-07-01"]),
])
def test_a_day_after_a_list_is_that_of_all_its_acts(marked, wanted):
    text, mentions = read_marked(marked)
    assert [said.effective and said.effective.isoformat() for said in relate(text, mentions)] == wanted


def test_the_day_of_an_exception_is_its_own():
    text, mentions = read_marked("Bãi bỏ: a) [Thông tư A], trừ quy định tại [Điều 5] hết hiệu lực từ ngày 05/6/2031;")
    assert relate(text, mentions)[0].effective is None


def test_a_list_names_the_day_and_the_act_that_ended_its_rows():
    head = "STT\tTên\tLý do hết hiệu lực\tNgày hết hiệu lực\n"
    rows = ("1\t[Quyết định số 5/QĐ] về đò\tĐược bãi bỏ bởi [Quyết định số 9/QĐ] ngày 3/4/2030\t15/04/2030\n"
            "2\t[Quyết định số 6/QĐ] về bến\tHết thời hạn\t01/01/2030\n")
    text, mentions = read_marked(head + rows)
    kinds = [each._replace(kind="quyet_dinh") for each in mentions]
    first, by, second = relate(text, kinds, head=len(head))
    assert (first.relation, first.by, first.effective.isoformat()) == ("announces_ended", 1, "2030-04-15")
    assert (second.relation, second.by, second.effective.isoformat()) == ("announces_ended", None, "2030-01-01")
    assert by.relation != "repeals"


def test_a_list_of_what_is_ruled_in_detail():
    act = vbpl.parse(
        "NGHỊ ĐỊNH\nĐiều 1. Phạm vi\n"
        "Nghị định này quy định chi tiết về bến đò theo các điều, khoản sau đây của Luật Đò:\n"
        "1. Bến theo khoản 3 Điều 12.\n2. Phao tại khoản 4 Điều 21; điểm d khoản 1 Điều 35.\n"
        "Điều 2. Người lái\n1. Thợ lái theo khoản 1 Điều 2 của Luật Đò, trừ khoản 3 Điều 5.\n"
    )
    found = [(each.relation, each.text) for each in act.citations]
    assert found == [
        ("details", "Luật Đò"), ("details", "khoản 3 Điều 12"), ("details", "khoản 4 Điều 21; điểm d khoản 1 Điều 35"),
        ("implements", "khoản 1 Điều 2 của Luật Đò"), ("refers_to", "khoản 3 Điều 5"),
    ]


def test_law_with_a_name_is_no_amender_after_numbers() -> None:
    text, mentions = read_marked(
        "Căn cứ [Luật Nước] được sửa đổi theo [Luật số 8] và [Luật số 9], [Luật Đất], "
        "[Luật Giá] được sửa đổi theo [Luật số 6]"
    )
    named = [each._replace(named="số" not in text[each.start : each.end]) for each in mentions]
    assert assign_relations(text, named, role="recital") == [
        "legal_basis", "amended_by_stated", "amended_by_stated", "legal_basis", "legal_basis", "amended_by_stated",
    ]

"""The type and the body that a citation names, if its words and its number disagree or a figure follows."""

import pytest

import vbpl
from vbpl.citations import find_citations


@pytest.mark.parametrize(("said", "kind"), [
    ("công văn số 12/QĐ-UBND", "cong_van"), ("Công văn số 12/QĐ-UBND", "cong_van"),
    ("quyết định số 12/TTr-UBND", "to_trinh"),
    ("Quyết định số 12/TTr-UBND", "quyet_dinh"), ("dự án số 12/QĐ-UBND", "quyet_dinh"),
    ("quyết định số 12/QĐ-UBND", "quyet_dinh"),
    ("quyết định số 12/UBND-VX", "quyet_dinh"),
])
def test_a_word_in_small_letters_gives_way_to_the_number(said: str, kind: str) -> None:
    (citation,) = vbpl.parse(f"Điều 1. Thực hiện theo {said} ngày 01/02/2020.").citations
    assert citation.kind == kind


@pytest.mark.parametrize("body", [
    "Kho bạc Nhà nước khu vực 4", "Cục Hải quan khu vực 12", "Ủy ban nhân dân Quận 3", "Ủy ban nhân dân Phường 12",
    "Bộ Tư lệnh Quân khu 7", "Hội đồng nhân dân tỉnh khóa X kỳ họp thứ 5", "Ủy ban nhân dân huyện Di Linh",
])
def test_figures_that_belong_to_the_name_of_a_body(body: str) -> None:
    (citation,) = vbpl.parse(f"Điều 1. Theo Quyết định số 5/2019/QĐ-KB ngày 01/02/2020 của {body} 5 bến.").citations
    assert citation.issuer == body


@pytest.mark.parametrize(("text", "cited"), [
    ("Theo Quyết định số 5/2020/QĐ-TTg về đò (sau đây gọi tắt là Quyết định số 5/2020/QĐ-TTg).", 2),
    ("Theo Quyết định số 5/2020/QĐ-TTg về đò (sau đây gọi tắt là Quyết định số 5).", 1),
    ("Theo Quyết định số 5/2020/QĐ-TTg về đò (sau đây gọi tắt là Quyết định số 5); Quyết định số 5 có phao.", 2),
])
def test_a_short_name_is_a_mention_only_with_a_whole_number(text: str, cited: int) -> None:
    assert len(find_citations(text)) == cited


def test_a_short_name_has_the_key_of_the_act_that_it_names() -> None:
    cited = find_citations("Theo Nghị định số 81/2020/NĐ-CP về đò (sau đây gọi tắt là Nghị định số 81), chủ đò lập sổ. "
                           "Theo Điều 5 Nghị định số 81.")
    assert [each.key for each in cited] == ["nghi_dinh|81/2020/NĐ-CP||"] * 2


@pytest.mark.parametrize(("recital", "kinds"), [
    ("Căn cứ Báo cáo của Tỉnh ủy Sông Hậu về đò;", ["bao_cao"]), ("Xét Tờ trình của Sở Nội vụ;", []),
    ("Xét Tờ trình số 1/TTr-UBND; Báo cáo thẩm tra của Ban Pháp chế;", ["to_trinh", "bao_cao"]),
    ("Xét Báo cáo thẩm tra của Ban Pháp chế;", []),
])
def test_papers_that_recitals_name_by_their_body(recital: str, kinds: list[str]) -> None:
    text = f"HỘI ĐỒNG NHÂN DÂN XÃ AN LẠC\nSố: 5/NQ-HĐND\nNGHỊ QUYẾT\nVề đò\n{recital}\nĐiều 1. Đò"
    assert [each.kind for each in vbpl.parse(text).citations] == kinds

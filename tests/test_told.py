"""Told: changes that a document speaks of and does not make, from the words to the history."""

import pytest

import vbpl
from test_excepted import ACT, FERRIES, FIRST, HEAD, ending, graph_of
from vbpl.citations.finder import find_citations

OLD = "Nghị định số 8/2030/NĐ-CP"
MAKES = [
    f"Sửa đổi, bổ sung một số điều của {OLD}.",
    f"Nghị định này thay thế {OLD}.",
    f"Nghị định này thay thế Nghị định số 6/2030/NĐ-CP về phao và bãi bỏ {OLD}.",
    f"Thực hiện Nghị quyết số 5/NQ-CP, Chính phủ sửa đổi {OLD} như sau:",
    f"Kể từ ngày Nghị định này có hiệu lực thi hành, {OLD} hết hiệu lực.",
    f"Bãi bỏ Nghị định số 6/2030/NĐ-CP; các quy định về phao tại {OLD}.",
    f"Bãi bỏ Nghị định số 6/2030/NĐ-CP; nội dung liên quan đến phao của {OLD}.",
    f"Bãi bỏ Nghị định số 6/2030/NĐ-CP; một số quy định về phao trong các {OLD}.",
    f"Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của {OLD}.",
    f"Bộ trưởng quyết định bãi bỏ {OLD}.",
    f"Các nội dung quy định tại {OLD} hết hiệu lực.",
    f"2. Toàn bộ quy định tại {OLD} hết hiệu lực.",
    f"Bãi bỏ toàn bộ Nghị định Bãi bỏ toàn bộ {OLD}.",
    f"Thực hiện Luật Đò, đồng thời bãi bỏ Nghị định số 6/2030/NĐ-CP về phao, {OLD}.",
    f"Giấy phép cấp theo Nghị định số 6/2030/NĐ-CP còn giá trị. Biểu giá vé đò và {OLD} hết hiệu lực.",
    f"a) Giấy phép cấp theo Nghị định số 6/2030/NĐ-CP; b) Biểu giá vé đò và {OLD} hết hiệu lực.",
]
TELLS = [
    f"Căn cứ Nghị định số 9/2031/NĐ-CP sửa đổi, bổ sung một số điều của {OLD};",
    f"Căn cứ Nghị định số 9/2031/NĐ-CP ngày 05 tháng 3 năm 2031 của Chính phủ về việc bãi bỏ {OLD};",
    f"Thực hiện Điều 2 Nghị định số 9/2031/NĐ-CP về kéo dài thời hạn và sửa đổi, bổ sung một số điều của {OLD}.",
    f"Bãi bỏ Nghị định số 9/2031/NĐ-CP sửa đổi {OLD}.",
    "Căn cứ Nghị định số 9/2031/NĐ-CP sửa đổi một số điều của Nghị định số 7/2030/NĐ-CP quy định chi tiết Luật Đò và "
    f"{OLD};",
]
NEITHER = [
    f"Triển khai khi có Nghị định thay thế {OLD}.",
    f"Góp ý dự án Nghị định sửa đổi {OLD}.",
    f"Góp ý dự án Nghị định sửa đổi Nghị định số 6/2030/NĐ-CP và {OLD}.",
    f"Sở sắp xếp bộ máy theo Nghị định thay thế {OLD}.",
    f"Dự thảo Quyết định của Thủ tướng Chính phủ thay thế {OLD}.",
    f"Trình Chính phủ sửa đổi, bổ sung {OLD}.",
    f"Hội nghị thông qua việc sửa đổi {OLD}.",
]
REFERS = [
    f"Thực hiện Nghị định số 7/2030/NĐ-CP và các Nghị định sửa đổi, bổ sung {OLD}.",
    f"Bản kê mới thay thế bản kê cũ trước khi {OLD} có hiệu lực.",
    f"Đối tượng quy định tại Điều 12 sửa đổi, bổ sung của {OLD} được giảm vé.",
    f"Giấy phép cấp theo Quyết định số 3/2030/QĐ-NHNN và {OLD} hết hiệu lực từ ngày 30/3/2032.",
    f"Xét Tờ trình số 3/TTr-BGTVT về việc đề nghị Chính phủ ban hành Nghị định bãi bỏ {OLD};",
    f"Kế hoạch mới thay thế kế hoạch làm dự án {OLD}.",
]


def last(text: str) -> vbpl.Citation:
    return next(each for each in reversed(find_citations(text)) if each.text == OLD)


@pytest.mark.parametrize("text", MAKES)
def test_a_document_makes_the_change(text: str) -> None:
    citation = last(text)
    assert citation.relation in ("amends", "replaces", "repeals") and not citation.told and citation.by is None


@pytest.mark.parametrize("text", TELLS)
def test_a_title_tells_of_another_act(text: str) -> None:
    citation = last(text)
    assert (citation.told, (citation.by or "").split("|")[:2]) == (True, ["nghi_dinh", "9/2031/NĐ-CP"])


@pytest.mark.parametrize("text", NEITHER)
def test_what_may_come_is_made_by_none(text: str) -> None:
    citation = last(text)
    assert (citation.told, citation.by) == (True, None)


@pytest.mark.parametrize("text", REFERS)
def test_some_words_change_nothing(text: str) -> None:
    assert last(text).relation in ("refers_to", "implements")


def test_what_a_title_details_does_not_end_with_the_act() -> None:
    text = f"{OLD} quy định chi tiết Luật Đò và Luật Bến hết hiệu lực từ ngày 01/7/2032."
    assert [each.relation for each in find_citations(text)] == ["repeals", "details", "details"]
    text = f"Bãi bỏ Điều 4 {OLD} sửa đổi, bổ sung một số điều Nghị định số 6/CP về đò, Nghị định số 7/CP."
    assert [each.relation for each in find_citations(text)] == ["repeals", "amends", "amends"]


def citing(sentence: str) -> str:
    return HEAD.format(number="60/2032/QĐ-UBND", day="05 tháng 4 năm 2032", subject="Về vé đò", body=f"""\
Điều 1. {sentence}
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.""")


def test_a_told_change_is_by_the_act_that_is_named() -> None:
    named = "Quyết định số 41/2031/QĐ-UBND ngày 07 tháng 02 năm 2031 của Ủy ban nhân dân tỉnh"
    letter, repealing = citing(f"Vé bán theo {named} bãi bỏ {ACT}."), ending("Bãi bỏ {act}.")
    act, by = vbpl.parse(FERRIES).id, vbpl.parse(repealing).id
    (change,) = graph_of(FERRIES, repealing, letter).history(act)
    assert (change.source, str(change.date), change.noted) == (by, FIRST, False)
    (told,) = graph_of(FERRIES, letter).history(act)
    assert (told.relation, told.date, told.noted) == ("repeals", None, True)
    assert graph_of(FERRIES, letter).in_force(act, "2032-05-01") is None


def test_a_planned_change_is_in_no_history() -> None:
    graph, act = graph_of(FERRIES, citing(f"Sở làm khi có Quyết định thay thế {ACT}.")), vbpl.parse(FERRIES).id
    assert (graph.history(act), graph.in_force(act, "2032-05-01")) == ([], True)


@pytest.mark.parametrize(("text", "wanted"), [
    ("Luật này không quy định việc làm Hiến pháp, sửa đổi Hiến pháp.", ["refers_to", "refers_to"]),
    ("Điều 1. Hủy Quyết định số 5/QĐ-UBND.", ["revokes"]),
    ("Sở có quyền hủy Quyết định số 5/QĐ-UBND.", ["refers_to"]),
    ("Theo hướng hủy Bản án số 5/2030/DS-ST.", ["refers_to"]),
    ("Đề nghị Hội đồng xét xử hủy bỏ Quyết định số 5/QĐ-UBND.", ["refers_to"]),
    ("Ông Bến yêu cầu Tòa án hủy bỏ Quyết định số 5/QĐ-UBND.", ["refers_to"]),
    ("Theo đề nghị của Giám đốc Sở Nội vụ, thu hồi Quyết định số 5/QĐ-UBND.", ["revokes"]),
    ("Thủ tướng yêu cầu các bộ bãi bỏ Thông tư số 5/2030/TT-BTC.", ["refers_to"]),
    ("Tỉnh đã ban hành Quy chế tiếp công dân tại Quyết định số 5/2030/QĐ-UBND.", ["issued_with"]),
])
def test_who_revokes_and_who_asks(text: str, wanted: list[str]) -> None:
    assert [each.relation for each in find_citations(text)] == wanted


JUDGMENT = """TÒA ÁN NHÂN DÂN CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
TỈNH SÔNG HẬU Độc lập - Tự do - Hạnh phúc
Bản án số: 12/2031/DS-PT
Ngày: 05-6-2031
V/v tranh chấp bến đò
NHÂN DANH
NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
NỘI DUNG VỤ ÁN:
Nguyên đơn khởi kiện như sau:
1. Hủy Quyết định số 44/QĐ-UBND ngày 02/3/2030 của UBND huyện Bến Đông.
NHẬN ĐỊNH CỦA TÒA ÁN:
[1] Hủy Bản án sơ thẩm số 05/2030/DS-ST là cần thiết.
Vì các lẽ trên,
QUYẾT ĐỊNH:
Căn cứ khoản 3 Điều 308 Bộ luật Tố tụng dân sự;
1. Hủy Bản án dân sự sơ thẩm số 05/2030/DS-ST ngày 11/12/2030 của Tòa án nhân dân huyện Bến Đông.
2. Hủy một phần Quyết định số 44/QĐ-UBND ngày 02/3/2030 của UBND huyện Bến Đông.
TM. HỘI ĐỒNG XÉT XỬ
THẨM PHÁN
Lê Văn Bến
"""


def test_a_court_revokes_in_its_decision_alone() -> None:
    revoked = [(each.kind, each.partial) for each in vbpl.parse(JUDGMENT).citations if each.relation == "revokes"]
    assert revoked == [("ban_an", False), ("quyet_dinh", True)]
    undecided = JUDGMENT.replace("QUYẾT ĐỊNH:\n", "")
    assert not [each for each in vbpl.parse(undecided).citations if each.relation == "revokes"]


def test_a_regulation_at_a_decision_is_a_part_of_it() -> None:
    ended = find_citations("Quy chế bến đò tại Quyết định số 5/2030/QĐ-UBND hết hiệu lực từ ngày 01/7/2031.")
    assert [(each.relation, each.partial) for each in ended] == [("repeals", True)]


ENACTED = (
    "Căn cứ Hiến pháp;\nQuốc hội ban hành Luật sửa đổi, bổ sung một số điều về bến bãi của Luật Đò số 8/2030/QH17 đã "
    "được sửa đổi, bổ sung một số điều theo Luật số 3/2031/QH17, Luật Phao số 9/2030/QH17; Luật Bến số 5/2030/QH17."
)


@pytest.mark.parametrize(("quoted", "told"), [
    (f"Luật số 7/2033/QH17 có căn cứ ban hành như sau:\n“{ENACTED}”.", True),
    (f"Luật số 7/2033/QH17 có căn cứ như sau:\n\"{ENACTED}\".", True),
    (f"Luật số 7/2033/QH17 bỏ “Căn cứ Luật Đò”, có căn cứ ban hành như sau:\n“{ENACTED}”.", True),
    (f"Luật này nói “đò” như sau.\n{ENACTED}", False),
    (f"Luật này bỏ “Căn cứ Luật Đò” như sau.\n{ENACTED}", False),
])
def test_a_note_tells_what_the_act_that_it_quotes_changed(quoted: str, told: bool) -> None:
    changed = [each for each in find_citations(quoted) if each.relation == "amends"]
    assert [each.number and each.number.canonical[:7] for each in changed] == ["08/2030", "09/2030", "05/2030"]
    assert {each.told for each in changed} == {told}


@pytest.mark.parametrize("law", ["Đò", "Phao"])
def test_the_enactment_in_a_unit_is_that_of_another_act(law: str) -> None:
    words = f"Căn cứ Hiến pháp;\nQuốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật {law} số 8/2030/QH17."
    head = "QUỐC HỘI\nLuật số: 12/2031/QH20\n\nLUẬT\nBẾN BÃI\n"
    article = "Điều 1. Bến phà\nBến phà có cầu.\n"
    for text, told in ((f"{head}{words}\n{article}", False), (f"{head}{article}“{words}”\n", True)):
        changed = [each for each in vbpl.parse(text).citations if each.number and each.number.term == 17]
        assert [(each.relation, each.told) for each in changed] == [("amends", told)]


def test_acts_in_the_title_of_an_amender_are_told_of() -> None:
    note = (
        "Cụm từ “đò” được thay thế bằng cụm từ “bến đò” theo quy định tại khoản 1 Điều 4 của Thông tư số 7/2033/TT-BYT "
        "sửa đổi, bổ sung một số điều của Thông tư số 5/2030/TT-BYT về đò ngang và Thông tư số 6/2030/TT-BYT về phao."
    )
    said = [(each.relation, each.told) for each in find_citations(note)]
    assert said == [("amended_by_stated", False), ("amends", True), ("amends", True)]

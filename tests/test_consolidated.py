"""Văn bản hợp nhất: its own number, day and signer, the act whose text it gives, its notes and their markers."""

import datetime
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

import vbpl
from vbpl.model.walk import iter_blocks, iter_leaves

HEAD = """\
CHÍNH PHỦ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
NGHỊ ĐỊNH{0}
Về quản lý bến đò ngang
Nghị định số 41/2012/NĐ-CP ngày 18 tháng 5 năm 2012 của Chính phủ về quản lý bến đò ngang, có hiệu lực kể từ ngày \
05 tháng 7 năm 2012, được sửa đổi, bổ sung bởi:
Nghị định số 77/2019/NĐ-CP ngày 02 tháng 10 năm 2019 của Chính phủ, có hiệu lực kể từ ngày 20 tháng 11 năm 2019.
Căn cứ Luật Giao thông đường thủy nội địa ngày 15 tháng 6 năm 2004;
Điều 1. Phạm vi điều chỉnh{1}
Nghị định này quy định việc quản lý bến đò ngang.
Điều 2. Chủ bến
1. Chủ bến có nghĩa vụ:
a){2} Treo bảng giá tại bến;
b) Kiểm tra áo phao.
2.{3} Chủ bến báo cáo theo quy định tại khoản 1 Điều này.
"""
BLOCK = """\
BỘ GIAO THÔNG VẬN TẢI XÁC THỰC VĂN BẢN HỢP NHẤT
Số: 12/VBHN-BGTVT
Hà Nội, ngày 03 tháng 12 năm 2019
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Ngô Đức Tải
"""
NOTES = (
    "Văn bản này được hợp nhất từ hai nghị định sau:\nNghị định số 41/2012/NĐ-CP và Nghị định số 77/2019/NĐ-CP.",
    "Tên điều này được sửa đổi theo quy định tại khoản 1 Điều 1 của Nghị định số 77/2019/NĐ-CP về bến đò, "
    "có hiệu lực kể từ ngày 20 tháng 11 năm 2019.",
    "Điểm này được bổ sung theo quy định tại khoản 2 Điều 1 của Nghị định số 77/2019/NĐ-CP, có hiệu lực kể từ ngày "
    "20/11/2019.",
    "Khoản này được sửa đổi, bổ sung theo quy định tại khoản 3 Điều 1 của Nghị định số 77/2019/NĐ-CP, có hiệu lực kể "
    "từ ngày 20 tháng 11 năm 2019.",
)


def printed(marker: str, *, block: str = BLOCK) -> str:
    notes = "\n".join(f"{marker.format(number)} {note}" for number, note in enumerate(NOTES, 1))
    return HEAD.format(*(marker.format(number) for number in range(1, 5))) + block + notes + "\n"


TEXT = printed("[{}]")
FOOT = TEXT.replace("Nghị định này quy định", f"[2] {NOTES[1]}\nNghị định này quy định").replace(
    f"[2] {NOTES[1]}\n[3]", "[3]"
)


def units(document: vbpl.Document) -> list[tuple[str, str | None]]:
    return [(block.type, block.number) for block in iter_blocks(document) if block.number]


def test_number_day_and_signer_are_those_of_the_block() -> None:
    (document,) = vbpl.parse_bundle(TEXT).documents
    header, (signer,) = document.header, document.signers
    assert (document.kind, header.type_name, header.subject) == (
        "van_ban_hop_nhat", "NGHỊ ĐỊNH", "Về quản lý bến đò ngang",
    )
    assert header.number and header.number.canonical == "12/VBHN-BGTVT"
    assert (header.date, header.place) == (datetime.date(2019, 12, 3), "Hà Nội")
    assert [issuer.name for issuer in header.issuers] == ["BỘ GIAO THÔNG VẬN TẢI"]
    assert (signer.capacity, signer.position, signer.name) == ("KT.", "THỨ TRƯỞNG", "Ngô Đức Tải")
    assert document.consolidates == "nghi_dinh|41/2012/NĐ-CP|2012-05-18|"


@pytest.mark.parametrize("block", [
    BLOCK.replace("VẬN TẢI XÁC", "VẬN TẢI\nXÁC"),
    BLOCK.replace("BỘ GIAO THÔNG VẬN TẢI XÁC THỰC", "BỘ GIAO THÔNG XÁC THỰC").replace("NHẤT\n", "NHẤT\nVẬN TẢI\n"),
    BLOCK.replace("BGTVT\nHà", "BGTVT Hà"),
    BLOCK.replace("2019\nKT.", "2019 KT."),
    BLOCK.replace("XÁC THỰC VĂN BẢN HỢP NHẤT", "\tXÁC THỰC VĂN BẢN HỢP NHẤT"),
], ids=["name above", "name around", "number and day", "day and capacity", "columns"])
def test_the_block_in_the_layouts_of_converters(block: str) -> None:
    (document,) = vbpl.parse_bundle(printed("[{}]", block=block)).documents
    assert document.header.number and document.header.number.canonical == "12/VBHN-BGTVT"
    assert document.header.date == datetime.date(2019, 12, 3)
    assert document.signers[0].name == "Ngô Đức Tải"


def test_the_number_of_the_act_is_not_that_of_the_consolidation() -> None:
    header = "CHÍNH PHỦ\nSố: 41/2012/NĐ-CP\nHà Nội, ngày 18 tháng 5 năm 2012\n"
    text = TEXT.replace("CHÍNH PHỦ\n", header).replace("Số: 12/VBHN-BGTVT\nHà Nội, ngày 03 tháng 12 năm 2019\n", "")
    document = vbpl.parse(text)
    assert (document.header.number, document.header.date) == (None, None)


@pytest.mark.parametrize("marker", ["[{}]", "{}"], ids=["brackets", "raised figures"])
def test_markers_belong_to_no_number_heading_or_text(marker: str) -> None:
    document = vbpl.parse(printed(marker))
    assert units(document) == [
        ("article", "1"), ("article", "2"), ("clause", "1"), ("point", "a"), ("point", "b"), ("clause", "2"),
    ]
    article, second = (block for block in document.body if block.type == "article")
    assert article.heading == "Phạm vi điều chỉnh"
    assert second.children[0].children[0].text == "Treo bảng giá tại bến;"
    assert second.children[1].text.startswith("Chủ bến báo cáo")


@pytest.mark.parametrize("marker", ["[{}]", "{}"], ids=["brackets", "raised figures"])
def test_a_note_says_which_unit_was_changed_by_what(marker: str) -> None:
    text = printed(marker)
    document = vbpl.parse(text)
    day, key = datetime.date(2019, 11, 20), "nghi_dinh|77/2019/NĐ-CP||"
    assert [note.number for note in document.notes] == [1, 2, 3, 4]
    assert all(note.anchor and text[note.anchor.start : note.anchor.end] == note.marker for note in document.notes)
    said = [(note.provision, note.change) for note in document.notes[1:]]
    assert [provision and (provision.article, provision.clause, provision.point) for provision, _ in said] == [
        ("1", None, None), ("2", "1", "a"), ("2", "2", None),
    ]
    assert [(change.action, change.source_key, change.date) for _, change in said if change] == [
        ("replace", key, day), ("insert", key, day), ("replace", key, day),
    ]
    assert [change.source_provision.clause for _, change in said if change and change.source_provision] == [
        "1", "2", "3",
    ]


@pytest.mark.parametrize(("what", "action"), [
    ("Cụm từ “chủ đò” được thay thế bằng cụm từ “chủ bến”", "replace_words"),
    ("Cụm từ “chủ đò” được bãi bỏ", "delete_words"), ("Cụm từ “chủ đò” được đính chính", "correct"),
    ("Khoản này được đính chính", "correct"), ("Khoản này được thay thế", "replace"),
])
def test_changes_of_words_are_told_from_those_of_units(what: str, action: str) -> None:
    text = TEXT.replace(NOTES[3], f"{what} theo quy định tại Điều 2 của Nghị định số 77/2019/NĐ-CP.")
    change = vbpl.parse(text).notes[3].change
    assert change and (change.action, change.date) == (action, None)


def test_citations_of_notes_are_listed_at_their_place() -> None:
    document = vbpl.parse(TEXT)
    inside = [each for each in document.citations if each.span.start > document.notes[1].span.start]
    assert next(each.text for each in inside if each.provisions) == "khoản 1 Điều 1 của Nghị định số 77/2019/NĐ-CP"
    for each in document.citations:
        assert " ".join(TEXT[each.span.start : each.span.end].split()) == each.text
        assert each.number is None or TEXT[each.number.span.start : each.number.span.end] == each.number.text


def test_this_act_is_the_act_whose_text_is_given() -> None:
    document = vbpl.parse(TEXT.replace("khoản 1 Điều này", "khoản 1 Điều 2 Nghị định này"))
    (citation,) = [each for each in document.citations if each.target == "this"]
    assert citation.provisions[0].clause == "1"


def assert_held_once(text: str) -> None:
    documents = vbpl.parse_bundle(text).documents
    leaves = sorted((span.start, span.end) for document in documents for _, span in iter_leaves(document))
    assert all(end <= start for (_, end), (start, _) in pairwise(leaves))
    held = "".join(text[start:end] for start, end in leaves)
    assert "".join(held.split()) == "".join(text.split())


@pytest.mark.parametrize("text", [TEXT, FOOT, printed("{}")], ids=["end", "page foot", "raised figures"])
def test_nothing_is_lost_and_nothing_held_twice(text: str) -> None:
    assert_held_once(text)


@given(st.lists(st.sampled_from([*TEXT.split("\n"), "7 Điểm này được bổ sung", "Phụ lục I"]), min_size=3, max_size=30))
def test_whatever_stands_around_notes_is_held_once(lines: list[str]) -> None:
    assert_held_once("\n".join(lines))


def test_a_note_at_the_foot_of_a_page_is_no_text_of_its_article() -> None:
    document = vbpl.parse(FOOT)
    article = next(block for block in document.body if block.type == "article")
    assert article.text == "Nghị định này quy định việc quản lý bến đò ngang."
    assert [(note.number, note.text) for note in document.notes][:1] == [(2, NOTES[1])]


def test_notes_that_quote_articles_hold_no_units() -> None:
    quoted = (
        "Điều 2 của Nghị định số 77/2019/NĐ-CP quy định như sau:\n“Điều 2. Hiệu lực\n1. Nghị định này có hiệu lực từ "
        "ngày ký.\n2. Bộ trưởng chịu trách nhiệm thi hành.”"
    )
    document = vbpl.parse(TEXT.replace(NOTES[3], quoted))
    assert len(units(document)) == 6
    assert document.notes[3].text.endswith("thi hành.”")


def test_a_note_may_name_its_act_by_a_long_title() -> None:
    title = "về bến đò ngang, " + "đăng ký phương tiện thủy nội địa thô sơ và bồi dưỡng người lái đò, " * 8
    long = f"Điều 2 của Nghị định số 77/2019/NĐ-CP {title}quy định như sau:\n“Điều 2. Hiệu lực\n1. Từ ngày ký.”"
    (document,) = vbpl.parse_bundle(f"{TEXT}[5] {long}\n").documents
    assert [note.number for note in document.notes] == [1, 2, 3, 4, 5]
    assert document.notes[-1].text.startswith("Điều 2 của Nghị định")


def test_the_number_of_a_page_before_a_form_is_no_note_among_notes_in_brackets() -> None:
    text = TEXT.replace("BỘ GIAO THÔNG", "48 Mẫu số 04: (được bãi bỏ)\nBỘ GIAO THÔNG", 1)
    (document,) = vbpl.parse_bundle(text).documents
    assert [note.number for note in document.notes] == [1, 2, 3, 4]


def test_the_notes_of_a_form_count_once_more_among_the_notes() -> None:
    form = "[1] Ghi tên bến.\n[2] Ghi tên chủ bến.\n[4] Bến đò ngang\n"
    (document,) = vbpl.parse_bundle(TEXT + form).documents
    numbers = [(note.number, note.text) for note in document.notes[len(NOTES):]]
    assert numbers == [(1, "Ghi tên bến."), (2, "Ghi tên chủ bến.")]
    cell = TEXT.replace(f"[3] {NOTES[2]}", f"[3] Bến đò ngang\n[3] {NOTES[2]}")
    assert len(vbpl.parse(cell).notes) == len(NOTES)


def test_the_figure_of_a_note_after_the_number_of_a_section() -> None:
    text = printed("{}").replace("Điều 2. Chủ bến\n", "MỤC 12 (được bãi bỏ)\nMỤC 2\nCHỦ BẾN\nĐiều 2. Chủ bến\n")
    document = vbpl.parse(text.replace("điều chỉnh2", "điều chỉnh"))
    sections = [block.number for block in iter_blocks(document) if block.type == "section"]
    assert sections == ["1", "2"]


WRAPPED = """
     2
     Điều này, theo đề nghị của các huyện có nhiều bến đò ngang và bến phà, đã
được sửa đổi theo quy định tại khoản 1 Điều 1 của Nghị định số 77/2019/NĐ-CP.
"""


def test_a_wrapped_note_below_its_number_says_further_down_what_happened() -> None:
    text = printed("{}")
    body, block = text.split(BLOCK)
    notes = block.replace(f"2 {NOTES[1]}\n", "")
    document = vbpl.parse(body.replace("\nNghị định này quy định", f"{WRAPPED}Nghị định này quy định") + BLOCK + notes)
    assert {note.number: note.text[:25] for note in document.notes}[2] == "Điều này, theo đề nghị củ"


def test_other_texts_keep_their_brackets() -> None:
    document = vbpl.parse("Điều 1. Danh mục[1]\nGồm các bến.\n[1] Khoản này được sửa đổi.")
    assert document.notes == ()
    assert document.body[0].text.startswith("Danh mục[1]")


@pytest.mark.parametrize("words", ["XÁC THỰC VĂN BẢN\nHỢP NHẤT", "XÁC\nTHỰC VĂN BẢN HỢP NHẤT"])
def test_recipients_above_the_block_and_its_words_torn(words: str) -> None:
    head = "BỘ GIAO THÔNG VẬN TẢI\nSố: 12/VBHN-BGTVT\nHà Nội, ngày 03 tháng 12 năm 2019\n" + HEAD.format("", "", "", "")
    closing = f"Nơi nhận:\n- Lãnh đạo Bộ;\n- Lưu: VT.\n{words}\nKT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nNgô Đức Tải\n"
    document = vbpl.parse(head + closing)
    assert (document.kind, document.header.number and document.header.number.canonical) == (
        "van_ban_hop_nhat", "12/VBHN-BGTVT")
    assert [each.name for each in document.recipients] == ["Lãnh đạo Bộ", "Lưu: VT"]
    assert [(each.position, each.name) for each in document.signers] == [("THỨ TRƯỞNG", "Ngô Đức Tải")]


def test_the_number_alone_tells_a_consolidated_text() -> None:
    document = vbpl.parse("BỘ Y TẾ\nSố: 12/VBHN-BYT\nTHÔNG TƯ\nVề bến\nĐiều 1. Bến\n1. Có phao.")
    assert document.kind == "van_ban_hop_nhat"


@pytest.mark.parametrize(("told", "kind"), [
    ("có hiệu lực kể từ ngày 01 tháng 7 năm 2007, được sửa đổi, bổ sung bởi:\n1. Luật số 35/2018/QH14.\n",
     "van_ban_hop_nhat"),
    ("có hiệu lực kể từ ngày 01 tháng 7 năm 2007.\n", "luat"),
])
def test_what_amended_an_act_is_told_above_its_grounds(told: str, kind: str) -> None:
    """The block of authentication may be lost, or in another issue of the gazette."""
    text = f"LUẬT\nĐÊ ĐIỀU\nLuật Đê điều số 79/2006/QH11 của Quốc hội, {told}Căn cứ Hiến pháp;\nĐiều 1. Đê\nĐê."
    assert vbpl.parse(text).kind == kind


def test_a_consolidated_law_is_not_cited_by_its_own_name() -> None:
    text = TEXT.replace("NGHỊ ĐỊNH[1]", "LUẬT[1]").replace(
        "Điều 1. Phạm vi điều chỉnh", "Quốc hội ban hành Luật Bến đò.\nĐiều 1. Phạm vi điều chỉnh"
    ).replace("b) Kiểm tra áo phao.", "b) Kiểm tra áo phao theo Luật Bến đò, khoản 2 Điều 2 Luật Bến đò và Luật Giá.")
    cited = vbpl.parse(text).citations
    assert [(each.text, each.target) for each in cited if "Luật" in each.text and "Giao" not in each.text] == [
        ("khoản 2 Điều 2 Luật Bến đò", "this"), ("Luật Giá", "other"),
    ]

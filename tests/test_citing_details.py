"""Details of citing: which words around a mention or in it decide what it names, and what is said of it."""

import pytest

import vbpl
from linked import HEAD
from test_instructed import said_of
from test_relations import read_marked, relations
from vbpl.citations import find_citations
from vbpl.citations.amendments.tokens import tokenize
from vbpl.citations.find.names import Names
from vbpl.citations.relate.relations import relate
from vbpl.citations.words.levels import Field, unit_number
from vbpl.linking.outline import provision_name
from vbpl.text.folding import fold

ENACTING = """\
QUỐC HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Luật số: 12/2031/QH17
Hà Nội, ngày 12 tháng 3 năm 2031
LUẬT
BẾN ĐÒ
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam
Quốc hội ban hành {law}
Điều 1. Bến có đèn.
"""


def enacted(law: str) -> list[tuple[str, str | None]]:
    return [(each.text, each.key) for each in vbpl.parse(ENACTING.format(law=law)).citations if each.kind == "luat"]


@pytest.mark.parametrize("words", [
    "của Luật Bến đò số", "của Luật\nBến đò số", "của\nLuật Bến đò số", "của  Luật  Bến đò\nsố",
])
def test_the_law_that_enacting_words_amend_may_begin_at_the_end_of_a_line(words: str) -> None:
    law = f"Luật Sửa đổi, bổ sung một số điều {words} 21/2030/QH17."
    assert enacted(law) == [("Luật Bến đò số 21/2030/QH17", "luat|21/2030/QH17||ben do")]


@pytest.mark.parametrize("law", [
    "Luật Bến đò ngày 12/3/2031", "Luật Bến đò (thay thế và sửa đổi một số điều của Luật Phà) ngày 12/3/2031",
])
def test_a_law_in_brackets_after_a_name_is_not_the_one_that_is_enacted(law: str) -> None:
    assert enacted(f"{law}.") == [(law, "luat||2031-03-12|ben do")]


def excepted(*articles: str) -> list[str]:
    body = "\n".join(f"Điều {at}. {words}" for at, words in enumerate(articles, 1))
    text = HEAD.format(number="41/2031/QĐ-UBND", day="07 tháng 02 năm 2031", subject="Về bến đò", body=body)
    return [provision_name(place) for each in vbpl.parse(text).citations for place in each.excepted]


@pytest.mark.parametrize(("day", "places"), [("05/3/2030", ["Điều 4"]), ("06/3/2030", [])])
def test_a_law_that_is_named_again_without_its_number_has_the_same_day(day: str, places: list[str]) -> None:
    ended = "Luật Bến đò số 21/2030/QH17 ngày 05 tháng 3 năm 2030 hết hiệu lực"
    assert excepted(f"{ended}, trừ Điều 4 Luật Bến đò ngày {day}.") == places


@pytest.mark.parametrize("goes_on", ["tiếp tục có hiệu lực", "được tiếp tục áp dụng", "vẫn tiếp tục được thực hiện"])
def test_what_another_article_lets_go_on_is_excepted_without_a_last_day(goes_on: str) -> None:
    act = "Quyết định số 12/2030/QĐ-UBND ngày 05 tháng 3 năm 2030"
    assert excepted(f"Bãi bỏ {act}.", f"Điều 4 {act} {goes_on}.") == ["Điều 4"]
    assert excepted(f"Bãi bỏ {act}.", f"Điều 4 {act} được thực hiện.") == []


@pytest.mark.parametrize(("printed", "level", "number"), [
    ("1.2 c", "point", "1.2c"), ("13.6.B", "point", "13.6.b"), ("2.1 B", "clause", "2.1b"), ("2.1", "clause", "2.1"),
])
def test_a_dotted_number_is_one_word(printed: str, level: Field, number: str) -> None:
    assert unit_number(printed, level) == number


def units(text: str) -> list[str]:
    return [each.value for each in tokenize(text, fold(text), 0, len(text), ()) if each.type == "UNIT"]


@pytest.mark.parametrize("measure", [
    "ngày", "tháng", "năm", "tỷ", "triệu", "đồng", "người", "giờ", "thủ tục",
])
def test_what_is_counted_after_a_clause_is_no_clause(measure: str) -> None:
    assert units(f"Sửa đổi khoản 2, 15 {measure} sau khi mở bến") == ["2"]
    assert units(f"Bãi bỏ khoản 15 {measure} trả cho bến") == []


def test_a_clause_stands_before_a_word_that_only_begins_as_a_measure() -> None:
    text = "Bãi bỏ khoản 2 đồng thời bổ sung khoản 4 Điều 5"
    assert units(text) == ["2", "4", "5"]


@pytest.mark.parametrize("label", ["số", "Số"])
def test_provisions_before_the_label_of_a_number_are_not_of_its_document(label: str) -> None:
    found = find_citations(f"Sở đối chiếu khoản 2 Điều 5, {label} 12/2030/NĐ-CP ngày 05/3/2030")
    assert (found[0].text, found[0].target, found[0].kind) == ("khoản 2 Điều 5", "this", None)


@pytest.mark.parametrize("before", ["", "\n", *"([“\"|:;,", "Theo ", 20 * "Bến mở cửa. "])
def test_a_number_with_a_day_may_stand_first_or_after_a_mark(before: str) -> None:
    (found,) = find_citations(f"{before}7/HĐTĐ-STC ngày 05/3/2030")
    assert (found.text, found.number and found.number.serial) == ("7/HĐTĐ-STC ngày 05/3/2030", 7)


@pytest.mark.parametrize(("before", "cited"), [
    ("Căn cứ Hiến pháp;\n", "Luật Bến đò số 21/2030/QH17"), (";\n", "Luật Bến đò số 21/2030/QH17"),
    ("", "Luật sửa đổi, bổ sung một số điều của Luật Bến đò số 21/2030/QH17"),
])
def test_the_number_after_enacting_words_that_follow_a_recital(before: str, cited: str) -> None:
    law = "Luật sửa đổi, bổ sung một số điều của Luật Bến đò số 21/2030/QH17"
    assert find_citations(f"{before}Quốc hội ban hành {law}")[-1].text == cited


@pytest.mark.parametrize(("size", "whole"), [(120, True), (160, True), (161, False)])
def test_the_amended_law_stands_near_the_beginning_of_a_name(size: int, whole: bool) -> None:
    opening, law = "sửa đổi, bổ sung một số điều về ", " của Luật "
    name = f"{opening}{20 * 'bến ':.{size - len(opening) - len(law) - 1}}".ljust(size - len(law), "n") + law
    (found,) = find_citations(f"Theo Luật {name}Bến đò số 21/2030/QH17")
    assert found.text == (f"Luật {name}Bến đò số 21/2030/QH17" if whole else "Luật Bến đò số 21/2030/QH17")


# Relations


@pytest.mark.parametrize(("marked", "expected"), [
    ("Bãi bỏ [Nghị định A]; [Nghị định B]; [Nghị định C]", ["repeals", "repeals", "repeals"]),
    ("Bãi bỏ [Nghị định A]; cấp phao đúng với nội dung của [Nghị định B]; [Nghị định C]",
     ["repeals", "refers_to", "refers_to"]),
])
def test_an_item_on_something_else_ends_the_list(marked: str, expected: list[str]) -> None:
    assert relations(marked) == expected


@pytest.mark.parametrize(("words", "expected"), [
    ("được sửa đổi theo", ["repeals", "amended_by_stated", "amended_by_stated"]),
    ("thay thế", ["repeals", "replaces", "repeals"]), ("hướng dẫn", ["repeals", "guides", "repeals"]),
])
def test_only_a_bracket_on_amending_acts_goes_on_with_one_more(words: str, expected: list[str]) -> None:
    assert relations(f"Bãi bỏ [Luật A] ({words} [Luật B] về bến đò và [Luật C])") == expected


@pytest.mark.parametrize(("heading", "after", "part"), [
    ("Bãi bỏ các quy định sau đây:", "", True), ("Bãi bỏ các quy định sau đây:", ". Sở thực hiện [Nghị định B]", True),
    (None, ". Bãi bỏ [Nghị định B]", False),
])
def test_sections_listed_before_an_act_that_ends_are_a_part_of_it(heading: str | None, after: str, part: bool) -> None:
    text, mentions = read_marked(f"quy định về thuyền viên tại Mục II; Mục III; [Thông tư A]{after}")
    assert relate(text, mentions, unit_heading=heading)[0].partial is part


def test_words_of_a_unit_rule_it_from_afar_only_where_it_is_known_to_open_a_letter() -> None:
    marked = "Thực hiện kết luận của Sở về phát triển các bến đò ngang ([Công văn số 282/UBND]), Phòng đề nghị"
    text, mentions = read_marked(marked)
    assert [each.relation for each in relate(text, mentions)] == relations(marked, opening=False) == ["refers_to"]
    assert relations(marked, opening=True) == ["implements"]


@pytest.mark.parametrize(("marked", "expected"), [
    ("Giấy phép theo [Nghị định A], [Nghị định B] hết hiệu lực.", ["implements", "implements"]),
    ("Giấy phép theo [Nghị định A]; và [Nghị định B] hết hiệu lực.", ["implements", "repeals"]),
    ("Giấy phép theo [Nghị định A] hết hiệu lực; và [Nghị định B] hết hiệu lực.", ["implements", "repeals"]),
])
def test_an_item_after_one_on_a_licence_is_of_its_act(marked: str, expected: list[str]) -> None:
    assert relations(marked) == expected


@pytest.mark.parametrize(("joint", "last"), [("đồng thời", "repeals"), ("và", "repeals"), ("để", "implements")])
def test_a_second_verb_leads_the_list_after_it(joint: str, last: str) -> None:
    marked = f"Thực hiện [Nghị định A] {joint} bãi bỏ [Nghị định B] về bến đò, [Nghị định C]"
    assert relations(marked) == ["implements", "repeals", last]


def test_an_act_cited_in_new_text_is_not_the_unit_that_the_text_is_of() -> None:
    said = said_of(
        "Điều 2. Sửa đổi, bổ sung Điều 16 như sau:\n“3. Bến mở theo khoản 7 Điều 9 Luật Bến đò số 21/2030/QH17.\n"
        "4. Bến đóng theo khoản 2 Điều này.”"
    )
    assert said[1:] == [("other", "implements", ["article:9/clause:7"]),
                        ("carrier", "refers_to", ["article:16/clause:2"])]


@pytest.mark.parametrize("joint", ["tại", "của", "trong", "tại các", "của các"])
def test_an_item_of_a_list_of_ended_acts_may_describe_a_part_of_one(joint: str) -> None:
    assert relations(f"Bãi bỏ [Nghị định A]; các quy định về phao {joint} [Nghị định B]") == ["repeals", "repeals"]


def test_a_list_of_amended_laws_ends_with_its_stretch() -> None:
    words = "sửa đổi, bổ sung một số điều của Luật Bến đò"
    text = f"{words} và Luật Phao tiêu"
    names = Names(text, fold(text))
    assert [names.law_end(0, end, "luat") for end in (len(words), len(text))] == [len(words), len(text)]


@pytest.mark.parametrize(("words", "follows"), [
    ("Bãi bỏ:\nKhoản 2 Điều 5", False), ("Bãi bỏ các cụm từ:\n“đò”", False),
    ("Sửa đổi khoản 2 Điều 5:\n“2. Vé.”", True),
    ("Sửa đổi khoản 2 Điều 5: bến", False),
])
def test_a_colon_at_the_end_of_a_line_leads_to_new_text_unless_a_verb_stands_before(words: str, follows: bool) -> None:
    types = [each.type for each in tokenize(words, fold(words), 0, len(words), ())]
    assert ("FOLLOWS" in types) is follows

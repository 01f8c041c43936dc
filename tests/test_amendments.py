"""Amending instructions: action, targets, act, words, new text."""


from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from amended import outline
from cases_reader import CASES, read_cases, write_cases
from documents import cited, document, provision, quote, unit
from growth import growth
from vbpl.citations import find_citations
from vbpl.citations.amendments import find_amendments
from vbpl.citations.amendments.token import Named
from vbpl.citations.amendments.tokens import tokenize
from vbpl.citations.amendments.words import VERBS, Word, iter_verbs, meanings, rows, word_at
from vbpl.model import Amendment, WordChange
from vbpl.parsing import parse
from vbpl.tables import read_table
from vbpl.text.folding import fold

FILE = CASES / "amendments.txt"
TITLE = "SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA [NGHỊ ĐỊNH SỐ 1/2020/NĐ-CP {@ND1 !other}]"


def instructions(built, source):
    return find_amendments(cited(built, source))


def paths(provisions):
    return [".".join(each for each in (p.article, p.clause, p.point) if each) for p in provisions]


def amendments(*units, title=TITLE) -> list[Amendment]:
    built, source = document(*units, title=title)
    return instructions(built, source)


def changes(amendments: list[Amendment]) -> list[tuple[str, str | None, str | None, list[str]]]:
    """Action, old and new words and targets of each pair of words; an amendment of units once, without words."""
    return [
        (each.action, pair.old, pair.new, paths(each.targets)) for each in amendments
        for pair in each.words or [WordChange()]
    ]


def only(*units, title=TITLE) -> Amendment:
    found = amendments(*units, title=title)
    assert len(found) == 1, [(each.action, paths(each.targets)) for each in found]
    return found[0]


@pytest.mark.parametrize("row", read_table("relation_triggers")["instructions"], ids=lambda row: row["example"])
def test_each_verb_gives_its_action_in_its_example(row):
    marked = row["example"].replace("]", " {9.3}]")
    assert only(unit(f"1. {marked}")).action == row["action"]


@pytest.mark.parametrize(("text", "action", "targets"), [
    ("1. Sửa đổi, bổ sung [khoản 2 Điều 5 {5.2}] như sau:", "replace", ["5.2"]),
    ("a) Sửa đổi [điểm a {5.2.a}] và [điểm c khoản 2 Điều 5 {5.2.c}] như sau:", "replace", ["5.2.a", "5.2.c"]),
    ("Điều 2. Bãi bỏ [khoản 3 Điều 7 {7.3}]; [Điều 9 {9}].", "repeal", ["7.3", "9"]),
    ("2. [Khoản 2 Điều 5 {5.2}] được sửa đổi, bổ sung như sau:", "replace", ["5.2"]),
    ("2. [Khoản 2 Điều 5 {5.2}] và [Điều 6 {6}] bị bãi bỏ.", "repeal", ["5.2", "6"]),
    ("3. Sửa đổi,\nbổ sung [các khoản 1, 2 Điều 8 {8.1,8.2}]\nnhư sau:", "replace", ["8.1", "8.2"]),
])
def test_action_and_targets(text, action, targets):
    found = only(unit(text))
    assert (found.action, paths(found.targets), found.document_key) == (action, targets, "ND1")


@pytest.mark.parametrize(("text", "targets", "position", "anchor"), [
    ("Bổ sung [khoản 2a {-.2a}] vào sau [khoản 2 Điều 5 {5.2}] như sau:", ["5.2a"], "after", "5.2"),
    ("Bổ sung [các điểm d, đ {-.-.d,-.-.đ}] vào trước [điểm e khoản 1 Điều 4 {4.1.e}]:", ["4.1.d", "4.1.đ"],
     "before", "4.1.e"),
    ("Bổ sung [Điều 5a {5a}] vào sau [Điều 5 {5}] như sau:", ["5a"], "after", "5"),
    ("Bổ sung [khoản 4 {-.4}] vào [Điều 7 {7}] như sau:", ["7.4"], None, None),
    ("Bổ sung [điểm o {29.2.o}] vào [khoản 1 Điều 16 {16.1}] như sau:", ["16.1.o"], None, None),
    ("Bổ sung [khoản 4 {-.4}] vào cuối [Điều 7 {7}] như sau:", ["7.4"], "end", "7"),
    ("Bổ sung [khoản 4 Điều 7 {7.4}] như sau:", ["7.4"], None, None),
])
def test_insertions_know_their_place(text, targets, position, anchor):
    found = only(unit(text))
    assert (found.action, paths(found.targets), found.position) == ("insert", targets, position)
    assert found.anchor == (provision(anchor) if anchor else None)


def test_renumbering_gives_both_ends():
    found = only(unit("4. Chuyển [khoản 2 {-.2}], [khoản 3 {-.3}] thành [khoản 4, khoản 5 Điều 9 {9.4,9.5}]."))
    assert found.action == "renumber"
    assert (paths(found.targets), paths(found.new_targets)) == (["9.2", "9.3"], ["9.4", "9.5"])


def test_only_the_title_of_a_unit():
    assert only(unit("1. Sửa đổi tên [Điều 5 {5}] như sau:")).scope == "heading"
    assert only(unit("1. Sửa đổi, bổ sung tên [Điều 5 {5}] như sau:")).scope == "heading"
    assert only(unit("1. Sửa đổi, bổ sung [Điều 5 {5}] như sau:")).scope == "unit"


@pytest.mark.parametrize(("text", "expected"), [
    ("Thay thế cụm từ “A, b” bằng cụm từ “C” tại [khoản 3 Điều 9 {9.3}], [Điều 12 {12}].",
     [("replace_words", "A, b", "C", ["9.3", "12"])]),
    ("Thay cụm từ \"A\" thành \"C\" tại [Điều 9 {9}].", [("replace_words", "A", "C", ["9"])]),
    ("Thay thế: cụm từ “A” bằng cụm từ “B” tại [Điều 1 {1}]; cụm từ “C” bằng cụm từ “D” tại [Điều 2 {2}].",
     [("replace_words", "A", "B", ["1"]), ("replace_words", "C", "D", ["2"])]),
    ("Thay thế cụm từ “A” bằng cụm từ “B”, cụm từ “C” bằng cụm từ “D” tại [Điều 2 {2}].",
     [("replace_words", "A", "B", ["2"]), ("replace_words", "C", "D", ["2"])]),
    ("Bỏ các cụm từ “A”, “B” tại [Điều 2 {2}].",
     [("delete_words", "A", None, ["2"]), ("delete_words", "B", None, ["2"])]),
    ("Bãi bỏ cụm từ “A” tại [Điều 2 {2}].", [("delete_words", "A", None, ["2"])]),
    ("Bổ sung cụm từ “B” vào sau cụm từ “A” tại [Điều 2 {2}].", [("insert_words", "A", "B", ["2"])]),
    ("Tại [Điều 2 {2}] thay thế cụm từ “A” bằng cụm từ “B”; bỏ cụm từ “C” tại [Điều 3 {3}].",
     [("replace_words", "A", "B", ["2"]), ("delete_words", "C", None, ["3"])]),
    ("Tại [Điều 2 {2}], thay thế cụm từ “A” bằng cụm từ “B”; bỏ cụm từ “C” tại [Điều 3 {3}].",
     [("replace_words", "A", "B", ["2"]), ("delete_words", "C", None, ["3"])]),
    ("Thay thế cụm từ “A” tại [Điều 2 {2}], [Điều 3 {3}] bằng cụm từ “B”.", [("replace_words", "A", "B", ["2", "3"])]),
    ("Thay thế cụm từ “A” và cụm từ “B” bằng cụm từ “C” tại [Điều 2 {2}].",
     [("replace_words", "A", "C", ["2"]), ("replace_words", "B", "C", ["2"])]),
    ("Thay thế cụm từ “[Nghị định số 9 {7 @ND9}]” bằng cụm từ “B” tại [Điều 2 {2}].",
     [("replace_words", "Nghị định số 9", "B", ["2"])]),
])
def test_words(text, expected):
    found = amendments(unit(text))
    assert changes(found) == expected
    assert {each.document_key for each in found} == {"ND1"}


def test_new_text_is_a_span_of_quotes():
    built, source = document(unit("1. Sửa đổi [khoản 2 Điều 5 {5.2}] như sau:", quote("“2. Bãi bỏ [Điều 3 {3}]”")))
    [found] = instructions(built, source)
    [span] = found.quotes
    assert source.text[span.start:span.end] == "“2. Bãi bỏ Điều 3”"
    assert source.text[found.span.start:found.span.end] == "Sửa đổi khoản 2 Điều 5 như sau"


def test_new_text_on_the_line_of_the_instruction():
    built, source = document(unit("1. Sửa đổi [khoản 2 Điều 5 {5.2}] như sau: “2. Mới.”"))
    [span] = instructions(built, source)[0].quotes
    assert source.text[span.start:span.end] == "“2. Mới.”"


def test_two_instructions_share_out_the_quotes():
    text = "1. Sửa đổi [khoản 2 {5.2}] và bổ sung [khoản 2a {-.2a}] vào sau [khoản 2 Điều 5 {5.2}] như sau:"
    first, second = amendments(unit(text, quote("“2. x”"), quote("“2a. y”")))
    assert (first.action, second.action) == ("replace", "insert")
    assert first.quotes != second.quotes
    assert len(first.quotes) == len(second.quotes) == 1
    both = amendments(unit(text, quote("“2. x 2a. y”")))
    assert both[0].quotes == both[1].quotes != []


def test_the_act_is_that_of_the_clause_else_of_the_heading_else_of_the_title():
    heading = "Điều 1. Sửa đổi, bổ sung một số điều của [Luật Giá {@LG !other}]"
    article = unit(heading, unit("1. Sửa đổi [khoản 1 Điều 3 {3.1 @ND7}]:"),
                   unit("2. Bãi bỏ [Điều 4 Luật Phí {4 @LP !other}]"), level="article")
    outside = unit("Điều 2. Bãi bỏ [Điều 8 {8}].", level="article")
    found = amendments(article, outside)
    assert [(paths(each.targets), each.document_key) for each in found] == [
        (["3.1"], "LG"), (["4"], "LP"), (["8"], "ND1"),
    ]


def test_a_list_below_its_verb():
    items = [unit("a) [Khoản 3 Điều 5 {5.3}];", level="point"), unit("b) [Điều 6 {6}].", level="point")]
    found = amendments(unit("2. Bãi bỏ các khoản, điều sau đây:", *items))
    assert [(each.action, paths(each.targets)) for each in found] == [("repeal", ["5.3"]), ("repeal", ["6"])]
    found = amendments(unit("3. Thay thế cụm từ “A” bằng cụm từ “B” tại các điều, khoản sau:", *items))
    assert changes(found) == [("replace_words", "A", "B", ["5.3"]), ("replace_words", "A", "B", ["6"])]


def test_a_list_of_words_below_its_verb():
    found = amendments(
        unit("1. Thay thế các cụm từ như sau:", unit("a) Cụm từ “A” bằng cụm từ “B” tại [Điều 3 {3}];", level="point")),
        unit("2. Bãi bỏ một số khoản, cụm từ như sau:", unit("a) [Khoản 2 Điều 5 {5.2}];", level="point"),
             unit("b) Cụm từ “C” tại [khoản 1 Điều 2 {2.1}];", level="point")))
    assert changes(found) == [
        ("replace_words", "A", "B", ["3"]), ("repeal", None, None, ["5.2"]), ("delete_words", "C", None, ["2.1"]),
    ]


def test_instructions_below_an_instruction_stay_inside_its_target():
    found = amendments(unit("1. Sửa đổi, bổ sung một số khoản của [Điều 17 {17}] như sau:",
                            unit("a) Sửa đổi [khoản 1 {-.1}] như sau:", quote("“1. Mới.”"), level="point"),
                            unit("b) Bãi bỏ [khoản 2 {-.2}].", level="point")))
    assert [(each.action, paths(each.targets)) for each in found] == [("replace", ["17.1"]), ("repeal", ["17.2"])]


def test_new_text_without_quotation_marks():
    built, source = document(unit("1. Sửa đổi [khoản 2 Điều 5 {5.2}] như sau: Thủ tục của [Luật A {@LA !other}]",
                                  unit("a) Một.", level="point")), title=TITLE)
    [found] = instructions(built, source)
    [span] = found.quotes
    assert source.text[span.start:span.end] == "Thủ tục của Luật A\na) Một."
    assert found.document_key == "ND1"


def test_an_act_as_a_whole():
    found = only(unit("Điều 2. Bãi bỏ [Thông tư số 1/2020/TT-BTC {@TT1 ~repeals !other}]."))
    assert (found.action, found.targets, found.document_key) == ("repeal", (), "TT1")
    found = only(unit("Điều 2. Bãi bỏ toàn bộ [Thông tư số 1/2020/TT-BTC {@TT1 ~repeals !other}] "
                      "sửa đổi, bổ sung [Điều 3 Thông tư số 2 {3 @TT2 !other}]."))
    assert (found.action, found.targets, found.document_key) == ("repeal", (), "TT1")


@pytest.mark.parametrize("text", [
    "Điều 1. Sửa đổi, bổ sung một số điều của [Luật Giá {@LG !other}]",
    "1. Hồ sơ theo [Luật sửa đổi, bổ sung một số điều của Luật Giá {@LG !other ~refers_to}] được giữ nguyên.",
    "1. Bổ sung 05 tỷ đồng theo quy định tại [Điều 2 Nghị quyết số 1 {2 @NQ !other ~refers_to}].",
    "Bộ Tài chính thẩm định [Điều 5 Đề án {5 @DA !other ~refers_to}].",
    "b) Bãi bỏ 03 thủ tục tại phần A1 của [Quyết định số 1/QĐ-UBND {@QD ~repeals !other}].",
    "2. Sửa đổi, bổ sung một số khoản của [Điều 17 {17}] như sau:",
    "2. Bổ sung 05 tỷ đồng cho ngân sách tỉnh.",
    "c) Hủy bỏ kết quả đối với hành vi quy định tại [điểm b khoản 2 Điều này {1.2.b !this ~refers_to}].",
    "Trường hợp văn bản được sửa đổi, bổ sung, thay thế thì thực hiện theo văn bản mới.",
    "Ông A nêu: “Bãi bỏ [Điều 5 {5}]”.",
])
def test_what_is_no_instruction(text):
    assert amendments(unit(text)) == []


def test_each_instruction_says_what_its_case_says(update_cases: bool) -> None:
    cases = read_cases(FILE)
    read = [case._replace(outline=outline(case.text)) for case in cases]
    if update_cases:
        write_cases(FILE, read)
    else:
        assert read == cases
    assert len(cases) == 36


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.terminal} {row.words[0]}")
def test_the_first_word_of_each_row_is_read_in_its_example(row: Word) -> None:
    named = [
        Named(each.span.start, each.span.end, each) for each in find_citations(row.example) if each.key
    ]
    text = row.example
    tokens = tokenize(text, fold(text), 0, len(text), named)
    assert row.source
    if row.terminal == "NOISE":
        assert all(text[token.start : token.end].lower() != row.words[0] for token in tokens)
    else:
        read = [(token.type, text[token.start : token.end].lower()) for token in tokens]
        assert any(type_ == row.terminal and words.startswith(row.words[0]) for type_, words in read), read


@pytest.mark.parametrize("row", rows(), ids=lambda row: f"{row.terminal} {row.words[0]}")
def test_every_word_of_a_row_is_read_as_its_terminal(row: Word) -> None:
    follows = " “a”" if row.quoted else " 5" if row.numbered else " x"
    for word in row.words:
        match = word_at(word + follows, 0, len(word + follows))
        assert match, word
        assert meanings()[match.lastgroup].terminal == row.terminal, word


@pytest.mark.parametrize(
    ("row", "word"), [(row, word) for row in rows() if row.terminal in VERBS for word in row.words],
    ids=lambda each: each if isinstance(each, str) else each.terminal,
)
def test_every_verb_of_the_table_opens_an_instruction(row: Word, word: str) -> None:
    text = "NGHỊ ĐỊNH\nSỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA NGHỊ ĐỊNH SỐ 1/2020/NĐ-CP\nĐiều 1. Bến đò\n"
    assert row.example.lower().startswith(row.words[0])
    said = f"{word.capitalize()}{row.example[len(row.words[0]) :]}"
    assert len(parse(f"{text}1. {said}\n").amendments) == 1


@pytest.mark.parametrize(("text", "types"), [
    ("Bỏ lệ phí, thời hạn và cách nộp\ncủa các chủ bến", "REPEAL TEXT"),
    ("Bỏ lệ phí, cách nộp của Điều 5 và Điều 6", "REPEAL TEXT OF ARTICLE UNIT NEXT_UNIT ARTICLE UNIT"),
    ("Bỏ lệ phí tại bến, khoản 3", "REPEAL TEXT NEXT_UNIT CLAUSE UNIT"),
    ("Chủ bến nộp lệ phí và được bỏ từ “tạm”", "TEXT BE REPEAL PHRASE QUOTED"),
])
def test_a_joint_says_something_only_before_what_says_something(text: str, types: str) -> None:
    assert " ".join(token.type for token in tokenize(text, fold(text), 0, len(text), [])) == types


@pytest.mark.parametrize(("text", "verbs"), [
    ("Bến theo Điều 5 Luật Bến bãi đã được sửa đổi, bổ sung một số điều theo Luật số 6", []),
    ("Bến theo Điều 5 bị thay thế, bổ sung bởi Luật số 6; bãi bỏ Điều 7", ["bãi bỏ"]),
    ("Khoản 3 được sửa đổi, bổ sung như sau", ["sửa đổi"]),
    ("Khoản 3 nay được sửa đổi theo Mẫu số 5", ["sửa đổi"]),
    ("Chủ bến không thay đổi tên, bổ sung phao", ["bổ sung"]),
])
def test_verbs_that_may_open_an_instruction(text: str, verbs: list[str]) -> None:
    found = [text[at : at + 7].strip() for at in iter_verbs(text, fold(text), 0, len(text))]
    assert found == [verb[:7] for verb in verbs]


@pytest.mark.parametrize("words", [
    "bãi bỏ ", "“", "; bổ sung", "tại Điều 5, ", "bãi bỏ tại Điều 5, ", "khoản 2 và ", "bãi bỏ khoản 2, ", "được ",
    "cụm từ “a” ", "thay cụm từ “a” bằng ", "sửa đổi (", "bỏ x; ", "đến 5 ", "điểm a(i) ", "sửa\n", "một số ",
])
def test_time_is_linear(words):
    def prepare(count: int) -> Callable[[], object]:
        long = document(unit("1. Bãi bỏ [Điều 5 {5}] " + words * count))
        return lambda: instructions(*long)

    assert growth(prepare, 1000, 8000) < 3


RAW = """QUỐC HỘI
Luật số: 9/2025/QH15

LUẬT
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT KHO TÀNG

Điều 1. Sửa đổi, bổ sung một số điều của Luật Kho tàng số 11/2012/QH13
1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:
“2. Kho được mở hằng năm.”.
2. Bổ sung Điều 5a vào sau Điều 5 như sau:
“Điều 5a. Kho nhỏ
1. Kho nhỏ theo quy định tại Điều 5 của Luật này.”.
3. Thay thế cụm từ “kho cũ” bằng cụm từ “kho mới” tại khoản 1 Điều 7 và Điều 8.
4. Bãi bỏ điểm c khoản 3 Điều 9.

Điều 2. Hiệu lực thi hành
Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2025, trừ khoản 2 Điều 1 của Luật này
có hiệu lực từ ngày 01/01/2026.
"""


def test_from_raw_text_to_instructions():
    parsed = parse(RAW)
    assert [(each.action, paths(each.targets), len(each.quotes)) for each in parsed.amendments] == [
        ("replace", ["5.2"], 1), ("insert", ["5a"], 1), ("replace_words", ["7.1", "8"], 0), ("repeal", ["9.3.c"], 0),
    ]
    assert {each.document_key for each in parsed.amendments} == {parsed.amendments[0].document_key} != {None}
    assert RAW[parsed.amendments[1].quotes[0].start:].startswith("“Điều 5a. Kho nhỏ")
    assert [(str(each.date), paths(each.provisions)) for each in parsed.effects] == [
        ("2025-07-01", []), ("2026-01-01", ["1.2"]),
    ]


@given(st.lists(st.sampled_from(sorted({*RAW.split(), "“", "”", "\n", "1.", "a)", "Điều 5 "})), max_size=60))
def test_any_text_is_read(words):
    text = " ".join(words)
    parsed = parse(text)
    for each in (*parsed.amendments, *parsed.effects):
        assert 0 <= each.span.start <= each.span.end <= len(text)


def test_several_acts_that_are_repealed_as_a_whole():
    text = (
        "Điều 1. Bãi bỏ toàn bộ Quyết định số 1/2020/QĐ-UBND và Quyết định số 2/2021/QĐ-UBND về sửa đổi Quyết định số "
        "3/2019/QĐ-UBND.\nĐiều 2. Bãi bỏ các Quyết định sau:\n1. Quyết định số 4/2020/QĐ-UBND về giá.\n"
        "2. Quy định về giá tại Quyết định số 5/2020/QĐ-UBND.\n3. Điều 6 Quyết định số 6/2020/QĐ-UBND."
    )
    found = [(each.action, each.document_key.split("|")[1], paths(each.targets)) for each in parse(text).amendments]
    assert found == [
        ("repeal", "1/2020/QĐ-UBND", []), ("repeal", "2/2021/QĐ-UBND", []), ("repeal", "4/2020/QĐ-UBND", []),
        ("repeal", "6/2020/QĐ-UBND", ["6"]),
    ]


@pytest.mark.parametrize("kind", ["Quyết định", "Nghị quyết", "Thông tư", "Chỉ thị", "Luật", "Pháp lệnh"])
def test_a_document_that_says_what_it_replaces(kind):
    text = f"Điều 3. {kind} này thay thế Nghị định số 1/2020/NĐ-CP; điều này bổ sung Nghị định số 2/2021/NĐ-CP."
    found = [(each.action, each.document_key) for each in parse(text).amendments]
    assert found == [("replace", "nghi_dinh|1/2020/NĐ-CP||")]

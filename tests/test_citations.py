"""Citations: cases drawn under their text, what a document cites and where, accuracy, linear time."""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

import pytest

import vbpl
from cases_reader import TITLE
from citation_cases import Case, draw, path_of, read_case, read_cases
from growth import growth
from plain_rows import iter_row
from vbpl.citations import find_citations
from vbpl.citations.find.phrase import Phrase, parse_shape, read_phrase
from vbpl.citations.find.scan import Scanner
from vbpl.citations.find.tokens import Token
from vbpl.citations.resolve.context import Context
from vbpl.citations.words.levels import level_of, levels, unit_number, unit_pattern
from vbpl.grammar import Reading
from vbpl.model import Document
from vbpl.tables import read_table
from vbpl.text.folding import fold

CASES = Path(__file__).parent / "cases"
EVAL = Path(__file__).parents[2] / "shared" / "eval"
FOUND, NONE = read_cases(CASES / "citations.txt"), read_cases(CASES / "citations-none.txt")


@pytest.mark.parametrize("case", FOUND, ids=lambda case: case.title)
def test_citations_as_drawn(case: Case) -> None:
    assert draw(case.text, find_citations(case.text, context=case.context)) == case.drawn


@pytest.mark.parametrize("case", NONE, ids=lambda case: case.title)
def test_what_only_looks_like_a_citation(case: Case) -> None:
    assert find_citations(case.text, context=case.context) == []


def test_charter_of_any_company_is_no_document() -> None:
    text = "theo khoản 2 Điều 5 Điều lệ Công ty cổ phần, Điều lệ Công ty và Điều lệ Công ty Cổ phần Mây Trắng"
    law, paper = Context(kinds=frozenset({"luat"})), Context(kinds=frozenset({"quy_che"}))
    assert [each.name for each in find_citations(text, context=law)] == [None, "Công ty Cổ phần Mây Trắng"]
    assert [each.name for each in find_citations(text, context=paper)] == [
        "Công ty cổ phần", "Công ty", "Công ty Cổ phần Mây Trắng",
    ]


def test_cases_are_read() -> None:
    assert (len(FOUND), len(NONE)) == (121, 13)
    with pytest.raises(ValueError, match="no text"):
        read_case(CASES, "a title alone")


def test_cases_are_redrawn_on_demand(update_cases: bool) -> None:
    if update_cases:
        found = [find_citations(case.text, context=case.context) for case in FOUND]
        drawn = [f"{TITLE}{case.title}\n{draw(case.text, each)}\n" for case, each in zip(FOUND, found, strict=True)]
        (CASES / "citations.txt").write_text("\n".join(drawn), encoding="utf-8")


# The tables


@pytest.mark.parametrize("level", levels(), ids=lambda level: level.example)
def test_example_of_each_level(level) -> None:
    word = next(word for word in level.words if level.example.lower().startswith(word))
    printed = level.example[len(word):].strip()
    assert level_of(level.example[:len(word)], plain=False).field == level.field
    assert unit_pattern(level.field).fullmatch(fold(printed))


@pytest.mark.parametrize(("printed", "level", "number"), [
    ("thứ  hai", "part", "2"), ("số 02", "form", "02"), ("5A", "article", "5a"), ("Đ", "point", "đ"),
    ("] l6", "article", "116"), ("§1", "article", "81"), ("ii", "chapter", "II"), ("thứ 3", "article", "3"),
    ("I", "point", "l"), ("mở đầu", "item", "mở đầu"),
])
def test_numbers_as_the_model_keeps_them(printed: str, level, number: str) -> None:
    assert unit_number(printed, level) == number


def test_a_word_that_only_folds_to_a_level_is_none() -> None:
    assert level_of("mức", plain=False) is None
    assert level_of("muc", plain=True).field == "section"


@pytest.mark.parametrize(("kind", "word"), [("luat", "Luật"), ("bo_luat", "Bộ luật"), ("phap_lenh", "Pháp lệnh")])
def test_every_name_of_the_table_is_found_whole(kind: str, word: str) -> None:
    for name in read_table("law_names")["names"][kind]:
        found = find_citations(f"theo {word} {name} và quy định khác, tại Điều 5 {word} {name}.")
        assert [citation.name for citation in found] == [name, name]
    assert len(read_table("law_names")["names"][kind]) > 5


# The grammar


def row_of(text: str) -> list[Token]:
    """The tokens in a row from the first place at which a citation may begin."""
    scanner = Scanner(text, fold(text))
    return list(iter_row(scanner.rows, scanner.openings[0], scanner.ends[0], len(text)))


def read_row(row: Iterator[Token]) -> tuple[list[Token], Phrase | None]:
    return read_phrase(next(row, None), lambda _: next(row, None))


@pytest.mark.parametrize(("text", "read"), [
    ("Điều 5, Nguyễn Văn An", "ARTICLE UNIT"),
    ("khoản 1 Điều 5 và Nghị định số 2/2020/NĐ-CP", "CLAUSE UNIT ARTICLE UNIT"),
    ("khoản 1 Điều này, Điều 6 Luật Giá", "CLAUSE UNIT ARTICLE THIS"),
    ("Luật Giá năm 2012 và Điều 7", "ACT NAME YEAR"),
    ("Nghị định số 2/2020/NĐ-CP ngày 3/4/2020 ngày 5/6/2021", "ACT LABEL NUMBER DATE"),
])
def test_the_longest_beginning_is_read(text: str, read: str) -> None:
    row = row_of(text)
    tokens, phrase = read_row(iter(row))
    assert len(row) > len(tokens)
    assert [token.type for token in tokens] == read.split()
    assert phrase == parse_shape(tuple(read.split()))


def test_no_token_is_asked_for_after_the_end() -> None:
    row = iter(row_of("Luật Giá năm 2012 và Điều 7 Nghị định số 2/2020/NĐ-CP"))
    assert len(read_row(row)[0]) == 3
    assert [token.type for token in row] == ["ARTICLE", "UNIT", "ACT", "LABEL", "NUMBER"]


def test_what_is_no_sentence_is_nothing() -> None:
    assert read_row(iter([Token("COMMA", 0, 1)])) == ([], None)


def test_only_what_the_grammar_goes_on_with_is_asked_for() -> None:
    text = "khoản 1 Điều này và Luật Giá"
    asked: list[Reading] = []
    rows = Scanner(text, fold(text)).rows

    def read_next(reading: Reading) -> Token | None:
        asked.append(reading)
        return rows.read_next(reading)

    tokens, _ = read_phrase(rows.begin(0, 5, len(text)), read_next)
    assert [token.type for token in tokens] == ["CLAUSE", "UNIT", "ARTICLE", "THIS"]
    assert asked[0].goes_on(["UNIT"]) and not asked[0].goes_on(["TO", "COMMA", "ARTICLE", "KIND"])
    assert asked[2].goes_on(["THIS"]) and asked[1].goes_on(["TO"]) and not asked[3].goes_on(["TO"])


def test_a_shape_is_parsed_once() -> None:
    text = "khoản 1 Điều 5 Nghị định số 1/2020/NĐ-CP"
    before = parse_shape.cache_info().misses
    for number in range(50):
        find_citations(text.replace("5", str(number + 6)))
    assert parse_shape.cache_info().misses - before <= 1


def test_a_list_of_any_length_is_one_mention() -> None:
    text = "các Điều 1" + "".join(f", {number}" for number in range(2, 500)) + " và khoản 2 Điều 500 Luật Giá"
    citation, = find_citations(text)
    assert citation.text == text
    assert [provision.article for provision in citation.provisions] == [str(number) for number in range(1, 501)]
    assert [provision.clause for provision in citation.provisions] == [None] * 499 + ["2"]
    assert citation.name == "Giá"


# Documents

DECREE = """CHÍNH PHỦ
-------
Số: 12/2020/NĐ-CP
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
---------------
Hà Nội, ngày 03 tháng 4 năm 2020
NGHỊ ĐỊNH
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA NGHỊ ĐỊNH SỐ 34/2016/NĐ-CP NGÀY 14/5/2016 CỦA CHÍNH PHỦ
Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;
Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số 34/2016/NĐ-CP.
Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 34/2016/NĐ-CP
1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:
“2. Hồ sơ theo khoản 1 Điều này và Điều 9 Nghị định này.”
Điều 2. Tổ chức thực hiện
1. Các bộ thực hiện khoản 2 Điều này và Điều 77 của Nghị định này.
2. Bộ Tư pháp theo dõi theo điểm này.
Nơi nhận:
- Như Điều 1 Nghị định số 99/2019/NĐ-CP;
- Lưu: VT.
TM. CHÍNH PHỦ
THỦ TƯỚNG
Nguyễn Văn Đò"""


@pytest.fixture(scope="module")
def decree() -> Document:
    return vbpl.parse(DECREE)


def test_citations_of_a_document(decree: Document) -> None:
    found = [(c.target, c.text, *map(path_of, c.provisions)) for c in decree.citations]
    assert found == [
        ("other", "NGHỊ ĐỊNH SỐ 34/2016/NĐ-CP NGÀY 14/5/2016 CỦA CHÍNH PHỦ"),
        ("other", "Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015"),
        ("other", "Nghị định số 34/2016/NĐ-CP"),
        ("other", "Nghị định số 34/2016/NĐ-CP"),
        ("previous", "khoản 2 Điều 5", "article:5/clause:2"),
        ("carrier", "khoản 1 Điều này và Điều 9 Nghị định này", "article:5/clause:1", "article:9"),
        ("this", "khoản 2 Điều này và Điều 77 của Nghị định này", "article:2/clause:2", "article:77"),
    ]


def test_a_citation_knows_where_it_stands(decree: Document) -> None:
    for citation in decree.citations:
        assert " ".join(DECREE[citation.span.start:citation.span.end].split()) == citation.text
        if citation.number:
            assert DECREE[citation.number.span.start:citation.number.span.end].endswith("CP")


def test_an_instruction_has_the_key_of_the_amended_act(decree: Document) -> None:
    assert decree.citations[4].key == decree.citations[3].key == "nghi_dinh|34/2016/NĐ-CP||"


@pytest.mark.parametrize("line", [
    "Điều 2. Chuyển giao bến đò\n1. Chủ bến báo cáo theo khoản 2 Điều 4 và khoản 5 Điều này.",
    "Điều 2. Bổ sung áo phao\n1. Chủ bến báo cáo theo khoản 2 Điều 4 và khoản 5 Điều này.",
    "Điều 2. Bến đò\n1. Chuyển quyền quản lý bến theo khoản 2 Điều 4 và khoản 5 Điều này.",
    "Điều 2. Bến đò\n1. Bãi bỏ giấy phép cấp sai theo khoản 5 Điều này.",
])
def test_the_heading_of_an_article_is_no_instruction(line: str) -> None:
    """``Chuyển giao``, ``Bổ sung`` open headings and sentences that amend no act."""
    head = DECREE[: DECREE.index("SỬA ĐỔI")]
    text = f"{head}VỀ QUẢN LÝ BẾN ĐÒ\nCăn cứ Luật Giá;\nĐiều 1. Phạm vi\nTheo Điều 9 Luật Giá.\n{line}\nĐiều 4. Phạt"
    cited = vbpl.parse(text).citations[2:]
    assert {citation.target for citation in cited} == {"this"}
    assert path_of(cited[-1].provisions[-1]) == "article:2/clause:5"


def test_a_new_unit_is_one_of_the_act_of_its_anchor() -> None:
    line = "2. Bổ sung điểm c vào sau điểm b khoản 3 Điều 7 của Luật Bến đò số 9/2014/QH13."
    text = DECREE.replace("Điều 2. Tổ chức", f"{line}\nĐiều 2. Tổ chức")
    new = next(citation for citation in vbpl.parse(text).citations if citation.text == "điểm c")
    assert (new.key, *map(path_of, new.provisions)) == ("luat|9/2014/QH13||ben do", "article:7/clause:3/point:c")


def test_a_provision_that_the_document_lacks_is_remarked_on(decree: Document) -> None:
    remarks = [remark for remark in decree.diagnostics if remark.code.startswith("C")]
    assert [(remark.code, DECREE[remark.span.start:remark.span.end]) for remark in remarks] == [
        ("C303", "khoản 2 Điều này và Điều 77 của Nghị định này"),
    ]


@pytest.mark.parametrize(("line", "code"), [
    ("theo Quyết định số AB-01/X ngày 5/6/2020,", "C301"), ("Công văn số 5/UBND-VX ngày 31/02/2020", "C302"),
    ("Thực hiện văn bản nêu trên,", "C304"),
])
def test_what_is_doubtful_has_a_code(line: str, code: str) -> None:
    document = vbpl.parse(DECREE.replace("2. Bộ Tư pháp theo dõi theo điểm này.", f"2. {line} Bộ Tư pháp theo dõi."))
    if code == "C304":
        document = vbpl.parse(f"Kính gửi: Sở Y tế\n{line} Sở báo cáo.")
    assert code in {remark.code for remark in document.diagnostics}


def test_a_law_that_names_itself_cites_nothing() -> None:
    """``Quốc hội ban hành Luật Nuôi cá.``, ``Áp dụng Luật Nuôi cá``; but the older act that another one changed."""
    text = """QUỐC HỘI
-------
Luật số: 12/2031/QH17
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
LUẬT
NUÔI CÁ
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật Nuôi cá.
Điều 1. Áp dụng Luật Nuôi cá
1. Luật Nuôi cá áp dụng trong cả nước, theo Điều 2 Luật Nuôi cá.
Điều 2. Hiệu lực
Luật số 3/2011/QH13 sửa đổi, bổ sung một số điều của Luật Nuôi cá, Luật Nuôi cá năm 2009 hết hiệu lực.
"""
    assert [(c.target, c.text) for c in vbpl.parse(text).citations] == [
        ("other", "Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam"), ("this", "Điều 2 Luật Nuôi cá"),
        ("other", "Luật số 3/2011/QH13"), ("other", "Luật Nuôi cá"), ("other", "Luật Nuôi cá năm 2009"),
    ]


ISSUED = DECREE.replace("SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA NGHỊ ĐỊNH SỐ 34/2016/NĐ-CP NGÀY 14/5/2016 CỦA CHÍNH PHỦ",
                        "BAN HÀNH QUY CHẾ ĐÒ NGANG") + """
QUY CHẾ
ĐÒ NGANG
(Ban hành kèm theo Nghị định số 12/2020/NĐ-CP ngày 03 tháng 4 năm 2020 của Chính phủ)
Điều 1. Phạm vi
1. Quy chế Đò ngang áp dụng cho mọi bến, theo Điều 2 Quy chế Đò ngang và Quy chế Bến cảng.
2. Quy chế Đò ngang ban hành kèm theo Nghị định số 8/CP hết hiệu lực.
Điều 2. Mẫu
______
Mẫu (Kèm theo Nghị định số 12/2020/NĐ-CP ngày 03 tháng 4 năm 2020 của Chính phủ) và (Kèm theo Nghị định số 9/CP)."""


def test_a_text_issued_with_an_act_cites_neither_itself_nor_the_act() -> None:
    cited = [(each.target, each.text) for each in vbpl.parse(ISSUED).citations]
    assert cited[cited.index(("this", "Điều 2 Quy chế Đò ngang")):] == [
        ("this", "Điều 2 Quy chế Đò ngang"), ("other", "Quy chế Bến cảng"), ("other", "Quy chế Đò ngang"),
        ("other", "Nghị định số 8/CP"), ("other", "Nghị định số 9/CP"),
    ]
    assert ("other", "Nghị định số 12/2020/NĐ-CP ngày 03 tháng 4 năm 2020 của Chính phủ") not in cited


def test_a_law_is_enacted_to_amend_another() -> None:
    enacted = "Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Nuôi cá số 8/2009/QH12."
    text = f"QUỐC HỘI\nLuật số: 12/2031/QH17\nLUẬT\nSỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU\nCăn cứ Hiến pháp;\n{enacted}\n" \
        "Điều 1. Hiệu lực\nLuật này có hiệu lực từ ngày ký."
    cited = vbpl.parse(text).citations[-1]
    assert (cited.text, cited.relation, cited.name) == ("Luật Nuôi cá số 8/2009/QH12", "amends", "Nuôi cá")


def test_what_this_means_where_the_type_of_the_document_is_not_known() -> None:
    text = "1. Nghị định số 8/2031/NĐ-CP còn hiệu lực.\n2. Các bộ thực hiện khoản 1 Điều 6 của Nghị định này.\n"
    assert [citation.target for citation in vbpl.parse(text).citations] == ["other", "this"]


def test_short_names_are_kept() -> None:
    document = vbpl.parse(DECREE.replace("2. Bộ Tư pháp", "2. Bộ Tư pháp (sau đây gọi tắt là Bộ)"))
    assert [(one.term, one.meaning) for one in document.definitions] == [("Bộ", "Bộ Tư pháp")]


def test_spans_count_in_the_text_as_given() -> None:
    damaged = DECREE.replace("Luật Tổ", "Luật\u00a0\u200bTổ").replace("\n", "\r\n")
    spans = [damaged[c.span.start:c.span.end] for c in vbpl.parse(damaged).citations]
    assert spans[1] == "Luật\u00a0\u200bTổ chức Chính phủ ngày 19 tháng 6 năm 2015"
    assert len(spans) == 7


def test_everything_keeps_the_document_itself_and_annexes() -> None:
    text = "Nghị định này và Phụ lục I ban hành kèm theo Nghị định số 5/2020/NĐ-CP"
    assert [c.provisions for c in find_citations(text)] == [()]
    whole = find_citations(text, everything=True)
    assert [(c.target, [p.annex for p in c.provisions]) for c in whole] == [("this", []), ("other", ["I"])]


def test_a_range_may_hold_inserted_units() -> None:
    known = Context(units=frozenset({("article", "5"), ("article", "5a"), ("article", "9")}))
    provision = find_citations("theo các Điều 5 đến 9 Nghị định này", context=known)[0].provisions[0]
    assert (provision.article, provision.through and provision.through.article) == ("5", "9")


def test_a_report_beside_a_proposal_is_the_one_on_it() -> None:
    reports = "Tờ trình số 5/TTr-UBND; Báo cáo thẩm tra của Ban Pháp chế Hội đồng nhân dân tỉnh; ý kiến thảo luận;"
    proposal, report = find_citations(f"Xét {reports}", context=Context(role="recital"))
    assert (report.kind, report.issuer) == ("bao_cao", "Ban Pháp chế Hội đồng nhân dân tỉnh")
    assert proposal.relation == report.relation == "proposed_in"
    assert [each.kind for each in find_citations(f"Xem xét {reports}")] == ["to_trinh"]


@pytest.mark.parametrize(("text", "cited"), [
    ("Bãi bỏ số thứ tự 04, 05 Mục I Phần B Phụ lục kèm theo Quyết định số 8/QĐ-UBND", ["Quyết định số 8/QĐ-UBND"]),
    ("Danh mục có thứ tự 3, mục A; thứ tự 1 mục B tại Quyết định số 8/QĐ-UBND", ["Quyết định số 8/QĐ-UBND"]),
    ("Bãi bỏ thứ tự 5 Mục I Phụ lục kèm theo Thông tư này", []),
    ("Bãi bỏ Mục I Phụ lục II kèm theo Quyết định số 8/QĐ-UBND",
     ["Mục I Phụ lục II kèm theo Quyết định số 8/QĐ-UBND"]),
])
def test_the_row_of_a_list_is_no_provision(text: str, cited: list[str]) -> None:
    assert [each.text for each in find_citations(text)] == cited


# Measured


FLOORS = {
    "documents": 0.99, "kind": 0.99, "number": 0.97, "date": 0.97, "place": 0.99, "title": 0.99, "subject": 0.97,
    "recitals": 0.99, "issuers": 0.99, "addressees": 0.99, "recipients": 0.987, "signers": 0.99,
    "signer capacity": 0.99, "signer position": 0.99, "units": 0.982, "attachments": 0.99,
    "citations (strict)": 0.978, "citations (overlap)": 0.978, "citation date": 0.983, "citation relation": 0.979,
}
"""One point below the measured figures."""


@pytest.mark.skipif(not EVAL.exists(), reason="../shared is not here")
def test_figures_on_annotated_texts() -> None:
    sys.path.insert(0, str(EVAL))
    import score

    tallies, show = defaultdict(score.Tally), defaultdict(list)
    for path in sorted((EVAL / "dev" / "gold").glob("*.json")):
        text = (EVAL / "dev" / "texts" / f"{path.stem}.txt").read_bytes().decode()
        bundle = vbpl.parse_bundle(text).model_dump(mode="json")
        score.score_text(json.loads(path.read_text()), list(score.pred_documents(text, bundle)), tallies, show)
    below = {name: tallies[name].f1 for name, floor in FLOORS.items() if tallies[name].f1 < floor}
    assert not below, [line for name in below for line in show[name]]


@pytest.mark.parametrize("unit", [
    "Điều 1 ", "khoản 1, ", "Luật ", "số ", "Nghị định số 1/NĐ-CP, ", "Luật sửa đổi ", "Quy chế ", "“",
    "Công văn của Bộ ", "(sau đây gọi là ", "Luật Giá, ", "Bộ luật          ", "điểm a và ",
    "\"khoản 1 Điều 5 của Luật này thì\" ",
])
def test_time_is_linear(unit: str) -> None:
    assert growth(lambda count: lambda: find_citations(unit * count), 1000, 8000) < 3

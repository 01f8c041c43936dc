"""Status and history: lists that repeal, quoted repeals, notes of consolidated texts; in memory and as tables."""

import datetime
from pathlib import Path

import pytest

import vbpl
from linked import HEAD
from vbpl.archive import Answers, connect, convert, link
from vbpl.linking import LinkGraph
from vbpl.linking.wordings import periods_of
from vbpl.model import Provision

FIRST = HEAD.format(number="12/2030/QĐ-UBND", day="05 tháng 3 năm 2030", subject="Về đèn hiệu trên sông",
                    body="Điều 1. Bến có đèn.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.")
SECOND = HEAD.format(number="13/2030/QĐ-UBND", day="06 tháng 3 năm 2030", subject="Về phao tiêu trên sông",
                     body="Điều 1. Bến có phao.\nĐiều 2. Quyết định này có hiệu lực kể từ ngày ký.")
ARTICLES = """Điều 1. {article}
Điều 2. Quyết định này có hiệu lực kể từ ngày 20 tháng 02 năm 2031."""
TABLE = """
{heading}
CÁC QUYẾT ĐỊNH VỀ BẾN ĐÒ
(Ban hành kèm theo Quyết định số 41/2031/QĐ-UBND ngày 07/02/2031 của UBND tỉnh Sông Hậu)

STT\tTên văn bản\tGhi chú
1\tQuyết định số 12/2030/QĐ-UBND ngày 05/3/2030 của UBND tỉnh về đèn hiệu trên sông\t
2\tQuyết định số 14/2030/QĐ-UBND ngày 07/3/2030 của UBND tỉnh sửa đổi Quyết định số 13/2030/QĐ-UBND\t
"""


def carrier(article: str, heading: str = "DANH MỤC") -> str:
    return HEAD.format(number="41/2031/QĐ-UBND", day="07 tháng 02 năm 2031", subject="Về việc bãi bỏ văn bản",
                       body=ARTICLES.format(article=article)) + TABLE.format(heading=heading)


def graph_of(*texts: str) -> LinkGraph:
    library = vbpl.Library()
    library.add(map(vbpl.parse_bundle, texts))
    return library.link()


def id_of(text: str) -> str:
    return vbpl.parse(text).id


def states(graph: LinkGraph, text: str, *days: str, provision: str | None = None) -> list[str]:
    return [graph.status(id_of(text), day, provision).state for day in days]


@pytest.mark.parametrize("article", [
    "Bãi bỏ toàn bộ 02 Quyết định của Ủy ban nhân dân tỉnh tại Danh mục kèm theo Quyết định này.",
    "Bãi bỏ các văn bản quy định tại Danh mục ban hành kèm theo Quyết định này.",
    "Bãi bỏ 02 (hai) Quyết định của Ủy ban nhân dân tỉnh (có Danh mục kèm theo).",
    "Hủy bỏ các quyết định theo Danh mục đính kèm.",
])
def test_an_article_repeals_what_its_list_names(article: str) -> None:
    graph = graph_of(FIRST, SECOND, carrier(article))
    assert states(graph, FIRST, "2031-02-19", "2031-02-20") == ["in_force", "ended"]
    assert [change.relation for change in graph.history(id_of(FIRST))] == ["repeals"]
    assert graph.history(id_of(SECOND)) == []


@pytest.mark.parametrize(("article", "heading"), [
    ("Công bố Danh mục văn bản còn hiệu lực kèm theo Quyết định này.", "DANH MỤC"),
    ("Bãi bỏ Danh mục bến đò ban hành kèm theo Quyết định số 9/2029/QĐ-UBND.", "DANH MỤC"),
    ("Bãi bỏ các văn bản tại Phụ lục II ban hành kèm theo Quyết định này.", "PHỤ LỤC I"),
    ("Bãi bỏ các quyết định nêu tại Danh mục kèm theo Quyết định số 9/2029/QĐ-UBND.", "DANH MỤC"),
])
def test_other_lists_repeal_nothing(article: str, heading: str) -> None:
    text = carrier(article, heading)
    graph = graph_of(FIRST, SECOND, text + "\nPHỤ LỤC II\n1. Bến Đông.\n" if "II" in article else text)
    assert states(graph, FIRST, "2031-02-20") == ["in_force"]


def test_a_list_repeals_in_part() -> None:
    graph = graph_of(FIRST, carrier("Bãi bỏ một phần các văn bản tại Danh mục kèm theo Quyết định này."))
    status = graph.status(id_of(FIRST), "2031-02-20")
    assert (status.state, status.partial) == ("in_force", True)


LAW = """QUỐC HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Luật số: {number}
LUẬT
{subject}
{body}
Luật này được Quốc hội thông qua ngày {day}.
"""
DIKES = LAW.format(number="7/2026/QH16", subject="ĐÊ ĐIỀU", day="01 tháng 3 năm 2026",
                   body="Điều 1. Đê có kè.\nĐiều 2. Luật này có hiệu lực từ ngày 01 tháng 7 năm 2026.")
FERRIES = LAW.format(number="21/2030/QH17", subject="BẾN ĐÒ", day="20 tháng 11 năm 2030", body="""Điều 1. Phao
1. Phao ở hai đầu đò.
2. Phao màu cam.
Điều 2. Hiệu lực
1. Luật này có hiệu lực từ ngày 01 tháng 01 năm 2031.
2. Bãi bỏ Luật Kênh rạch số 3/2020/QH14.""")
AMENDING = LAW.format(number="12/2033/QH18", subject="SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT BẾN ĐÒ",
                      day="25 tháng 6 năm 2033", body="""Điều 1. Sửa đổi, bổ sung Luật Bến đò số 21/2030/QH17
1. Sửa đổi khoản 2 Điều 2 như sau:
“2. Bãi bỏ Luật Đê điều số 7/2026/QH16.”.
Điều 2. Luật này có hiệu lực từ ngày 01 tháng 7 năm 2034.""")


def test_new_text_speaks_for_the_act_that_is_amended() -> None:
    graph = graph_of(DIKES, FERRIES, AMENDING)
    assert states(graph, DIKES, "2034-06-30", "2034-07-01") == ["in_force", "ended"]
    (change,) = graph.history(id_of(DIKES))
    assert (change.source, change.link.source) == (id_of(FERRIES), id_of(AMENDING))


NOTED = """LUẬT
BẾN ĐÒ
Luật Bến đò số 21/2030/QH17 ngày 20 tháng 11 năm 2030 của Quốc hội, có hiệu lực kể từ ngày 01 tháng 01 năm 2031, \
được sửa đổi, bổ sung bởi:
Luật số 12/2033/QH18 ngày 25 tháng 6 năm 2033 của Quốc hội, có hiệu lực kể từ ngày 01 tháng 7 năm 2034.
Quốc hội ban hành Luật Bến đò[1].
Điều 1. Phao
1. Phao ở hai đầu đò.
2.[2] (được bãi bỏ)
Điều 2. Hiệu lực
1. Luật này có hiệu lực từ ngày 01 tháng 01 năm 2031.
2. Bãi bỏ Luật Kênh rạch số 3/2020/QH14.
{closing}[1] Luật số 12/2033/QH18 có căn cứ ban hành như sau: “Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa \
Việt Nam;”.
[2] Khoản này được bãi bỏ theo quy định tại khoản 3 Điều 1 của Luật số 12/2033/QH18, có hiệu lực kể từ ngày 01 tháng \
7 năm 2034.
[3] Điều 2 của Luật số 12/2033/QH18, có hiệu lực kể từ ngày 01 tháng 7 năm 2034 quy định như sau:
“Điều 2. Hiệu lực thi hành
1. Luật này có hiệu lực thi hành từ ngày 01 tháng 7 năm 2034.
2. Luật Đê điều số 7/2026/QH16 hết hiệu lực kể từ ngày Luật này có hiệu lực thi hành.”
"""
CLOSING = """VĂN PHÒNG QUỐC HỘI
Số: 5/VBHN-VPQH
XÁC THỰC VĂN BẢN HỢP NHẤT
Hà Nội, ngày 10 tháng 8 năm 2034
CHỦ NHIỆM

Lê Thị Phao
"""
CONSOLIDATED, BARE = NOTED.format(closing=CLOSING), NOTED.format(closing="")


@pytest.mark.parametrize("text", [CONSOLIDATED, BARE])
def test_notes_that_quote_a_repeal_repeal_nothing(text: str) -> None:
    graph = graph_of(DIKES, text)
    assert graph.history(id_of(DIKES)) == []
    assert states(graph, DIKES, "2034-07-01") == ["in_force"]


def test_notes_tell_the_changes_whose_act_is_not_there() -> None:
    graph = graph_of(FERRIES, CONSOLIDATED)
    assert states(graph, FERRIES, "2034-06-30", "2034-07-01", provision="khoản 2 Điều 1") == ["in_force", "ended"]
    (change,) = graph.history(id_of(FERRIES))
    assert (change.noted, change.relation, change.source) == (True, "repeals", id_of(CONSOLIDATED))
    assert graph.history(id_of(CONSOLIDATED)) == graph.history(id_of(FERRIES))


def test_notes_are_of_the_consolidated_text_where_its_act_is_not_there() -> None:
    graph = graph_of(CONSOLIDATED)
    assert [each.target for each in graph.history(id_of(CONSOLIDATED))] == [id_of(CONSOLIDATED)]
    assert states(graph, CONSOLIDATED, "2034-07-01", provision="khoản 2 Điều 1") == ["ended"]


REPEALING = AMENDING.replace("1. Sửa đổi khoản 2 Điều 2 như sau:\n“2. Bãi bỏ Luật Đê điều số 7/2026/QH16.”.",
                             "3. Bãi bỏ khoản 2 Điều 1.")


def test_a_note_and_its_act_are_one_change() -> None:
    graph = graph_of(FERRIES, REPEALING, CONSOLIDATED)
    (change,) = graph.history(id_of(FERRIES))
    assert (change.noted, change.source) == (False, id_of(REPEALING))


def test_the_tables_tell_the_same(tmp_path: Path) -> None:
    texts = {"first": FIRST, "list": carrier("Bãi bỏ các quyết định tại Danh mục kèm theo Quyết định này."),
             "dikes": DIKES, "ferries": FERRIES, "amending": AMENDING, "noted": CONSOLIDATED}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    convert([tmp_path], tmp_path / "out", jobs=1)
    link(tmp_path / "out", jobs=1)
    graph, database = graph_of(*texts.values()), connect(tmp_path / "out")
    rows = database.execute("SELECT work_id, provision, state, since FROM states WHERE since IS NOT NULL").fetchall()
    assert {id_of(FIRST), id_of(DIKES), id_of(FERRIES)} <= {row[0] for row in rows}
    assert id_of(CONSOLIDATED) not in {row[0] for row in rows}
    for work_id, provision, state, since in rows:
        assert graph.status(work_id, since, provision).state == state
    changes = {(each.source, each.target, each.relation, each.noted)
               for work in graph.documents for each in graph.changes_by(work)[0]}
    told = "SELECT source_id, target_id, relation, noted FROM changes WHERE resolved"
    assert {*database.execute(told).fetchall()} == changes


def moving(said: str, starts: str = "20 tháng 11 năm 2030") -> str:
    return LAW.format(number="90/2030/QH17", subject="VỀ VIỆC THI HÀNH LUẬT BẾN ĐÒ", day="20 tháng 11 năm 2030",
                      body=f"Điều 1. Nội dung\n1. {said}\nĐiều 2. Luật này có hiệu lực từ ngày {starts}.")


NEW_DAY = "Sửa đổi Điều 2 Luật Bến đò số 21/2030/QH17 như sau:\n“Điều 2. Luật này có hiệu lực từ ngày {}.”."


@pytest.mark.parametrize(("said", "starts", "states"), [
    ("Lùi hiệu lực thi hành của Luật Bến đò số 21/2030/QH17 đến ngày 01 tháng 7 năm 2031.", None,
     ["not_yet", "not_yet", "in_force"]),
    ("Ngưng hiệu lực Luật Bến đò số 21/2030/QH17 đến hết ngày 30 tháng 6 năm 2031.", None,
     ["not_yet", "not_yet", "in_force"]),
    ("Ngưng hiệu lực Luật Bến đò số 21/2030/QH17 đến hết ngày 30 tháng 6 năm 2031.", "02 tháng 02 năm 2031",
     ["not_yet", "suspended", "in_force"]),
    ("Lùi hiệu lực khoản 2 Điều 1 Luật Bến đò số 21/2030/QH17 đến ngày 01 tháng 7 năm 2031.", None,
     ["not_yet", "in_force", "in_force"]),
    (NEW_DAY.format("01 tháng 7 năm 2031"), None, ["not_yet", "not_yet", "in_force"]),
    (NEW_DAY.format("15 tháng 12 năm 2030"), None, ["in_force", "in_force", "in_force"]),
    (NEW_DAY.format("01 tháng 7 năm 2031"), "02 tháng 02 năm 2031", ["not_yet", "in_force", "in_force"]),
    ("Ngưng hiệu lực Luật Bến đò số 21/2030/QH17 đến hết ngày 20 tháng 12 năm 2030.", None,
     ["not_yet", "in_force", "in_force"]),
])
def test_a_later_act_moves_the_first_day(tmp_path: Path, said: str, starts: str | None, states: list[str]) -> None:
    texts = {"law": FERRIES, "moving": moving(said, starts) if starts else moving(said)}
    days = ("2030-12-26", "2031-03-01", "2031-07-01")
    graph = graph_of(*texts.values())
    assert [graph.status(id_of(FERRIES), day).state for day in days] == states
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    convert([tmp_path], tmp_path / "out", jobs=1)
    link(tmp_path / "out", jobs=1)
    answers = Answers(tmp_path / "out")
    assert [answers.status(id_of(FERRIES), day).state for day in days] == states
    answers.close()
    told = connect(tmp_path / "out").execute("""
        SELECT day, state FROM states JOIN (SELECT unnest($days::DATE[]) AS day) ON coalesce(since <= day, true)
        AND coalesce(day < until, true) WHERE provision IS NULL AND work_id = $id ORDER BY day""",
        {"days": list(days), "id": id_of(FERRIES)}).fetchall()
    assert [state for _, state in told] == states


def test_a_first_day_that_was_moved_says_by_which_act() -> None:
    graph = graph_of(FERRIES, moving(NEW_DAY.format("01 tháng 7 năm 2031")))
    status = graph.status(id_of(FERRIES), "2031-03-01")
    assert [change.source for change in status.because] == [id_of(moving(NEW_DAY))]
    assert status.until == datetime.date(2031, 7, 1)
    assert "2031-07-01, by" in status.reason
    first = [each.valid_from for each in graph.versions(id_of(FERRIES)) if each.provision == Provision(article="1")]
    assert first == [datetime.date(2031, 7, 1)]
    postponed = graph_of(FERRIES, moving("Lùi hiệu lực khoản 2 Điều 1 Luật Bến đò số 21/2030/QH17 đến ngày 01/7/2031."))
    places = ("khoản 1 Điều 1", "khoản 2 Điều 1")
    asked = [postponed.status(id_of(FERRIES), "2031-03-01", place).state for place in places]
    assert asked == ["in_force", "not_yet"]


REWORDING = LAW.format(number="12/2033/QH18", subject="SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA LUẬT BẾN ĐÒ",
                       day="25 tháng 6 năm 2033", body="""Điều 1. Sửa đổi, bổ sung Luật Bến đò số 21/2030/QH17
1. Sửa đổi khoản 2 Điều 1 như sau:
“2. Phao màu đỏ.”.
Điều 2. Luật này có hiệu lực từ ngày 01 tháng 7 năm 2034.""")


def citing(number: str, day: str) -> str:
    return HEAD.format(number=f"{number}/QĐ-UBND", day=day, subject="Về phao cứu sinh",
                       body="Điều 1. Thực hiện khoản 2 Điều 1 Luật Bến đò số 21/2030/QH17.")


EARLY, LATE = citing("5", "01 tháng 12 năm 2030"), citing("6", "02 tháng 8 năm 2034")


def test_a_citation_means_the_wording_of_its_day() -> None:
    graph = graph_of(FERRIES, REWORDING, EARLY, LATE)
    said = {link.source: graph.wordings(link)[0] for text in (EARLY, LATE) for link in graph.cites(id_of(text))}
    texts = {source: wording.text for source, wording in said.items() if wording}
    assert texts == {id_of(EARLY): "2. Phao màu cam.", id_of(LATE): "2. Phao màu đỏ."}


def test_a_link_tells_the_days_of_the_wording_that_it_means() -> None:
    graph = graph_of(FERRIES, REWORDING, EARLY, LATE)
    days = {link.source: [(each.valid_from, each.valid_to) for each in link.provisions]
            for link in graph.links if link.relation == "implements"}
    first, changed = datetime.date(2031, 1, 1), datetime.date(2034, 7, 1)
    assert days == {id_of(EARLY): [(first, changed)], id_of(LATE): [(changed, None)]}
    alone = graph_of(FERRIES, EARLY)
    (link,) = alone.cites(id_of(EARLY), "implements")
    assert [(each.found, each.valid_from, each.valid_to) for each in link.provisions] == [(True, None, None)]


def test_a_unit_without_a_number_has_no_wording_of_its_own() -> None:
    graph = graph_of(FERRIES, REWORDING, EARLY)
    periods = periods_of(graph.versions(id_of(FERRIES)))
    assert periods.find(Provision(chapter="I"), datetime.date(2031, 1, 1)) is None
    assert periods.find(Provision(article="77"), datetime.date(2031, 1, 1)) is None


def test_citations_are_asked_for_by_day() -> None:
    graph = graph_of(FERRIES, REWORDING, EARLY, LATE)

    def sources(provision: str | None, on: str | None) -> list[str]:
        return [link.source for link in graph.cited_by(id_of(FERRIES), "implements", provision, on=on)]

    both = sorted([id_of(EARLY), id_of(LATE)])
    assert sources("khoản 2 Điều 1", None) == both
    assert sources("khoản 2 Điều 1", "2031-01-01") == sources(None, "2031-01-01") == [id_of(EARLY)]
    assert sources("khoản 2 Điều 1", "2035-01-01") == [id_of(LATE)]
    assert sources("khoản 1 Điều 1", "2035-01-01") == []
    assert sources(None, "2035-01-01") == both


def test_versions_are_those_of_consolidation() -> None:
    library = vbpl.Library()
    library.add(map(vbpl.parse, (FERRIES, REWORDING, DIKES)))
    graph = library.link()
    assert graph.versions(id_of(FERRIES)) == library.consolidate(id_of(FERRIES)).versions
    library.remove(id_of(REWORDING))
    assert any(each.text.endswith("màu đỏ.") for each in graph.versions(id_of(FERRIES)))
    assert not any(each.text.endswith("màu đỏ.") for each in library.link().versions(id_of(FERRIES)))
    with pytest.raises(vbpl.VbplError):
        graph.versions("no id")

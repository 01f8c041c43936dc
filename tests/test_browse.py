"""The app over an archive: every page, its questions, and its protection."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from browsed import HERE, MANY, card_of
from vbpl import browse
from vbpl.archive import connect, convert
from vbpl.browse import app
from vbpl.browse.columns import body_key
from vbpl.browse.graph import BOX_HEIGHT, REST_HEIGHT, draw_graph
from vbpl.browse.index import open_index
from vbpl.browse.neighbours import RELATIONS, count_relations, find_neighbours
from vbpl.browse.question import NONE, Question
from vbpl.browse.sentences import sentence_case
from vbpl.browse.store import PAGE, Card, Store
from vbpl.browse.words import words
from vbpl.searching import find, mark, read_asked
from vbpl.view import words as view_words


def entries(page: str) -> list[str]:
    return re.findall(r'<a class="entry" href="[^"]*" lang="vi">([^<]*)</a>', page)


def test_every_page_answers_in_both_languages(client: TestClient, store: Store) -> None:
    card = card_of(store, '"901/2031/QĐ-UBND"')
    parts = ("", "/links", "/neighbours", "/history", "/citing", "/cited")
    for path in ("/", "/figures", *(f"/document/{card.key}{part}" for part in parts)):
        for lang in ("vi", "en"):
            answer = client.get(path, params={"lang": lang})
            assert answer.status_code == 200, path
            assert f'lang="{lang}"' in answer.text or path.endswith("/neighbours")
            assert "Undefined" not in answer.text and "built-in method" not in answer.text


def test_words_have_both_languages_and_no_table_twice() -> None:
    assert {table: set(rows) for table, rows in words("vi").items()} == {
        table: set(rows) for table, rows in words("en").items()}
    own = tomllib.loads((Path(browse.__file__).parent / "words.toml").read_text(encoding="utf-8"))
    assert own and not own.keys() & view_words("vi").keys()
    assert set(RELATIONS) == set(words("vi")["relation"])


def test_the_list_has_all_documents_the_newest_first(client: TestClient, archive: Path) -> None:
    ((count,),) = connect(archive).execute("SELECT count(*) FROM documents").fetchall()
    assert count > MANY
    pages = [client.get("/", params={"page": page}).text for page in range(1, -(-count // PAGE) + 1)]
    assert sum(len(entries(page)) for page in pages) == count
    assert f"{count} văn bản" in pages[0]
    assert "03/2031" in pages[0] and "03/2031" not in pages[1]
    assert client.get("/", params={"page": len(pages) + 1}).status_code == 404


@pytest.mark.parametrize(("facet", "value"), [
    ("kind", "quyet_dinh"), ("issuer", "SỞ NỘI VỤ TỈNH SÔNG HẬU"), ("year", "2007"), ("code", "V201"),
    ("code", NONE), ("kind", NONE), ("standing", "ended"), ("standing", "unknown"),
])  # fmt: skip
def test_a_facet_counts_what_it_leads_to(client: TestClient, store: Store, facet: str, value: str) -> None:
    counted = {count.value: count.documents for count in store.search(Question(), 100).facets[facet]}  # type: ignore[index]
    found = store.search(Question(**{facet: value}), 100)
    assert found.total == counted[value] > 0
    page = client.get("/", params={facet: value})
    assert len(entries(page.text)) == min(found.total, PAGE)
    assert 'class="here"' in page.text


def test_one_issuer_in_several_spellings_is_one_value(tmp_path: Path) -> None:
    spelled = ("UỶ BAN NHÂN DÂN XÃ TÂM", "ỦY BAN NHÂN DÂN XÃ TÂM", "ỦY BAN  NHÂN DÂN XÃ TÂM", "UBND XÃ TÂM",
               "UY BAN NHAN DAN XA TAM", "ỦY BAN NHÂN DÂN XÃ TẦM")
    for index, issuer in enumerate(spelled):
        (tmp_path / f"{index}.txt").write_text(f"{issuer}\nSố: {index + 1}/TB-UBND\nTHÔNG BÁO\nVề mùa nước\n", "utf-8")
    convert([tmp_path / f"{index}.txt" for index in range(len(spelled))], tmp_path / "out", jobs=1)
    store = Store(open_index(tmp_path / "out"))
    counts = store.search(Question(), 9).facets["issuer"]
    assert next(count for count in counts if count.value == "ỦY BAN NHÂN DÂN XÃ TÂM").documents >= 5
    store.close()


@pytest.mark.parametrize(("one", "other", "same"), [
    ("UBND tỉnh Cà Mau", "ỦY BAN NHÂN DÂN TỈNH CÀ MAU", True), ("UBND tỉnh Cà Mau", "UBND tỉnh Bạc Liêu", False),
    ("BỘ NỘI VỤ", "Bộ Nội vụ", True), ("Bộ Nội vụ", "Bộ Y tế", False), ("CÔNG TY ĐÒ NGANG", "Công ty  Đò ngang", True),
    ("CÔNG TY ĐÒ NGANG", "CÔNG TY ĐÒ DỌC", False),
])  # fmt: skip
def test_spellings_of_one_body_have_one_key(one: str, other: str, same: bool) -> None:
    assert (body_key(one) == body_key(other)) is same


@pytest.mark.parametrize(("number", "day", "standing"), [
    ("910/2030/QĐ-UBND", "2030-01-31", "not_yet"), ("910/2030/QĐ-UBND", "2030-02-01", "in_force"),
    ("910/2030/QĐ-UBND", "2031-03-01", "partly"), ("901/2031/QĐ-UBND", "2031-03-08", "ended"),
])  # fmt: skip
def test_the_status_is_that_of_the_day_asked(client: TestClient, number: str, day: str, standing: str) -> None:
    said = words("vi")["standing"][standing]
    page = client.get("/", params={"q": number, "standing": standing, "on": day}).text
    assert any(entry.endswith(number) for entry in entries(page))
    assert f'<span class="standing {standing}">{said}</span>' in page
    assert f"on={day}" in re.findall(r'class="entry" href="([^"]*)"', page)[0]
    for other in {"not_yet", "in_force", "partly", "ended", "suspended", "unknown"} - {standing}:
        listed = entries(client.get("/", params={"q": number, "standing": other, "on": day}).text)
        assert not any(entry.endswith(number) for entry in listed)


def test_the_status_stands_on_every_page_of_a_document(client: TestClient, store: Store) -> None:
    key = card_of(store, "901/2031/QĐ-UBND").key
    for part in ("", "/links", "/history", "/citing", "/days"):
        page = client.get(f"/document/{key}{part}", params={"on": "2031-03-09"}).text
        assert '<span class="standing ended">' in page, part


@pytest.mark.parametrize("words", [
    "đèn hiệu trên sông", "den hieu tren song", "DEN HIEU", '"den hieu tren"', "hieu den", "901/2031/QĐ-UBND",
    "901/2031", "den hie*", "đèn hiệu",
])  # fmt: skip
def test_search_without_regard_to_diacritics(store: Store, words: str) -> None:
    assert "901/2031/QĐ-UBND" in [card.number for card in store.search(Question(q=words), 1).cards]


@pytest.mark.parametrize("words", [
    '"hieu den"', "den hieuhieu", "901/2032", "---", '"', "đèn OR khôngcó", "NEAR(den hieu)",
])  # fmt: skip
def test_search_does_not_find_what_is_not_there(store: Store, words: str) -> None:
    assert store.search(Question(q=words), 1).total == 0


def test_a_search_shows_where_the_words_are(client: TestClient) -> None:
    page = client.get("/", params={"q": "phao tieu"}).text
    assert "<mark>phao tiêu</mark>" in page


def test_a_search_and_filters_go_together(store: Store) -> None:
    both = store.search(Question(q="sông", kind="quyet_dinh", year="2031"), 9)
    assert both.total == 5
    assert {card.year for card in both.cards} == {2031}


def test_of_very_many_hits_the_newest_are_taken(archive: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vbpl.searching.hits.MANY", 7)
    texts = open_index(archive).texts
    hits = find(texts, read_asked("thi hành"))
    assert hits.more and 7 <= len(hits.docs) <= 21
    monkeypatch.undo()
    whole = find(texts, read_asked("thi hành"))
    assert not whole.more and set(hits.docs) < set(whole.docs)
    marked = find(texts, read_asked("thi hành"), [mark("year", 2007)])
    assert 0 < len(marked.docs) < 20


def test_links_of_a_document_lead_through_the_app(client: TestClient, store: Store) -> None:
    first, second = card_of(store, "901/2031/QĐ-UBND"), card_of(store, "902/2031/QĐ-UBND")
    page = client.get(f"/document/{second.key}").text
    assert re.search(rf'href="/document/{first.key}(#u\d+)?"', page)


def test_neighbours_are_those_of_the_links(store: Store, archive: Path) -> None:
    asked = """SELECT target, count(DISTINCT document) AS n FROM links WHERE status = 'resolved' AND target <> document
               GROUP BY target ORDER BY n DESC, target LIMIT 1"""
    ((key, count),) = connect(archive).execute(asked).fetchall()
    card = store.card(key)
    assert card and card.citing == count
    found = find_neighbours(store, card, "citing", limit=1000)
    assert len(found) == len({near.card.key for near in found}) == count
    counts = count_relations(store, card, "citing")
    assert set(counts) == {name for near in found for name in near.relations}
    for relation, documents in counts.items():
        some = find_neighbours(store, card, "citing", relation=relation, limit=1000)
        assert len(some) == documents
        assert {name for near in some for name in near.relations} == {relation}


def test_the_graph_opens_and_is_bounded(client: TestClient, store: Store) -> None:
    card = store.search(Question(sort="cited", kind="quyet_dinh"), 1).cards[0]
    for form in ("wide", "narrow"):
        page = drawing(client, card, form)
        boxes = re.findall(r'class="box[^"]*" href="/document/([^/"]*)', page)
        assert boxes.count(card.key) == 1
        assert len(boxes) == len(set(boxes)) <= 17
        opened = re.findall(rf'id="open-{form}-([^"]*)"', page)[:2]
        more = drawing(client, card, form, *opened)
        wider = re.findall(r'class="box[^"]*" href="/document/([^/"]*)', more)
        assert set(boxes) < set(wider) and len(wider) == len(set(wider))
        all_open = drawing(client, card, form, *(other.key for other in _all(store)))
        assert len(re.findall('class="box', all_open)) <= 17 + 12 * 5


def drawing(client: TestClient, card: Card, form: str, *opened: str) -> str:
    """The drawing of a graph for a wide or narrow window."""
    page = client.get(f"/document/{card.key}/neighbours", params={"open": opened}).text
    return page[page.index(f'<svg class="{form}"') :].split("</svg>")[0]


def test_nothing_in_the_narrow_drawing_lies_on_another_or_outside(client: TestClient, store: Store) -> None:
    card = store.search(Question(sort="cited", kind="quyet_dinh"), 1).cards[0]
    graph = draw_graph(store, card, {other.key for other in _all(store)}).narrow
    heights = [*((box, BOX_HEIGHT) for box in graph.boxes), *((rest, REST_HEIGHT) for rest in graph.rests)]
    placed = sorted((each.y, each.y + height) for each, height in heights)
    assert all(end < start for (_, end), (start, _) in pairwise(placed))
    assert all(each.x > 0 and each.x + each.width <= graph.width and each.width > 200 for each, _ in heights)
    assert placed[-1][1] <= graph.height


def _all(store: Store) -> list[Card]:
    return [card for page in range(1, 8) for card in store.search(Question(page=page), 1).cards]


def test_figures_count_and_lead_to_lists(client: TestClient, store: Store) -> None:
    figures = store.figures(Question(kind="quyet_dinh"))
    assert 0 < sum(year.documents for year in figures.years) <= figures.total == figures.kinds[0].documents
    assert sum(count for _, _, count in figures.crossed) == sum(year.documents for year in figures.years)
    page = client.get("/figures", params={"kind": "quyet_dinh"}).text
    assert 'href="/?kind=quyet_dinh&amp;year=2007"' in page
    assert client.get("/figures", params={"q": "khôngcógì"}).status_code == 200


def test_the_language_stays_in_links(client: TestClient) -> None:
    page = client.get("/", params={"lang": "en", "year": "2007"}).text
    targets = re.findall(r'href="(/[^"#]*)"', page)
    inside = [target for target in targets if not target.startswith("/assets")]
    assert sum("lang=en" not in target for target in inside) == 1
    assert 'name="lang" value="en"' in page


@pytest.mark.parametrize(("printed", "shown"), [
    ("VỀ VIỆC ĐẶT TÊN BẾN ĐÒ", "Về việc đặt tên bến đò"),
    ("QUY CHẾ CỦA UBND XÃ EA KIẾT GIAI ĐOẠN 2030 - 2035", "Quy chế của UBND xã Ea Kiết giai đoạn 2030 - 2035"),
    ("BÃI BỎ QUYẾT ĐỊNH SỐ 9/2031/QĐ-UBND CỦA UỶ BAN NHÂN DÂN TỈNH THỪA THIÊN HUẾ",
     "Bãi bỏ Quyết định số 9/2031/QĐ-UBND của Ủy ban nhân dân tỉnh Thừa Thiên Huế"),
    ("THI HÀNH LUẬT ĐẤT ĐAI, BỘ LUẬT DÂN SỰ", "Thi hành Luật Đất đai, Bộ luật Dân sự"),
    ("PHÁT TRIỂN KINH TẾ - XÃ HỘI Ở CẤP XÃ", "Phát triển kinh tế - xã hội ở cấp xã"),
    ("GÓP VỐN VÀO CÔNG TY TNHH ĐÒ NGANG (LẦN III)", "Góp vốn vào công ty TNHH đò ngang (lần III)"),
    ("UBND", "UBND"), ("Về việc ABC", "Về việc ABC"), ("", ""),
])  # fmt: skip
def test_capitals_are_shown_as_a_sentence(printed: str, shown: str) -> None:
    assert sentence_case(printed) == shown


def test_the_data_keep_the_capitals(client: TestClient, store: Store) -> None:
    card = next(card for card in _all(store) if card.number and card.subject and card.subject.isupper())
    page = client.get("/", params={"q": f'"{card.number}"'}).text
    assert sentence_case(str(card.subject)) in page
    assert str(card.subject) in client.get("/documents.csv", params={"q": f'"{card.number}"'}).text


def test_the_quality_page_tells_what_was_not_read(tmp_path: Path) -> None:
    box = tmp_path / "box"
    box.mkdir()
    (box / "a.txt").write_text("THÔNG BÁO\nVề mùa nước\n", encoding="utf-8")
    (box / "b.txt").write_text("THÔNG BÁO\nVề mùa nước\n", encoding="utf-8")
    (box / "c.txt").write_text("một hai ba\n", encoding="utf-8")
    (box / "broken.docx").write_bytes(b"PK\x03\x04" + b"x" * 64)
    convert([box], tmp_path / "out", jobs=1)
    with TestClient(app(tmp_path / "out"), base_url=HERE) as client:
        page = client.get("/quality").text
        assert "Tệp hỏng" in page and "broken.docx" in page
        assert re.search(r"a\.txt</code><span>= <code>[^<]*b\.txt", page)
        codes = re.findall(r'href="/\?code=(\w+)"', page)
        assert codes
        for code in codes:
            assert entries(client.get("/", params={"code": code}).text)
        assert "broken.docx" in client.get("/failures.csv").text
        assert "b.txt" in client.get("/copies.json").text
        assert "hỏng" in page and "Damaged" in client.get("/quality?lang=en").text


def test_the_quality_page_counts_documents_by_code(client: TestClient, store: Store) -> None:
    page = client.get("/quality", params={"lang": "en"}).text
    for count in store.search(Question(), 100).facets["code"]:
        if count.value != NONE:
            told = re.search(rf'code={count.value}[^"]*">.*?<span class="number">([\d,]+)</span>', page, re.DOTALL)
            assert told and int(told[1].replace(",", "")) == count.documents, count.value


def test_pages_are_numbered(client: TestClient) -> None:
    page = client.get("/").text
    numbers = [int(number) for number in re.findall(r'aria-label="Trang (\d+) / \d+"', page)]
    assert numbers[0] == 1 and numbers[-1] == max(numbers) and len(numbers) > 2
    assert re.search(r'href="/\?page=3" aria-label="Trang 3', page)
    assert 'aria-current="page">1</a>' in page

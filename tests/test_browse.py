"""The app over an archive: every page, its questions, and its protection."""

import datetime
import re
import shutil
import signal
import subprocess
import sys
import tomllib
import urllib.request
from contextlib import suppress
from itertools import pairwise
from pathlib import Path
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from browsed import HOSTILE, MANY, REGULATION, REWORDING, card_of
from vbpl import browse
from vbpl.archive import ArchiveError, connect, convert, link, write_versions
from vbpl.browse import app
from vbpl.browse.columns import body_key
from vbpl.browse.days import read_act
from vbpl.browse.graph import BOX_HEIGHT, REST_HEIGHT, draw_graph
from vbpl.browse.index import FOLDER, open_index
from vbpl.browse.neighbours import RELATIONS, count_relations, find_neighbours
from vbpl.browse.question import NONE, Question
from vbpl.browse.sentences import sentence_case
from vbpl.browse.store import PAGE, Card, Store
from vbpl.browse.timeline import find_changes, subject_of, tell_state
from vbpl.browse.words import words
from vbpl.model import ENDINGS
from vbpl.searching import find, mark, read_asked
from vbpl.view import words as view_words

HERE = "http://127.0.0.1"


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


def test_whatever_documents_say_is_shown_as_text(client: TestClient, store: Store) -> None:
    card = card_of(store, "77/QĐ-SVH")
    assert card.subject and HOSTILE in card.subject
    pages = ["/?q=77/QĐ-SVH", "/figures", f"/?issuer={quote(card.issuer or '')}", f"/?q={quote(HOSTILE)}"]
    pages += [f"/document/{card.key}{part}" for part in ("", "/links", "/history")]
    for path in pages:
        text = client.get(path).text
        assert "<script>alert" not in text
        assert not re.search("<img", text, re.IGNORECASE), path
        assert "href=\"javascript:" not in text


def test_nothing_is_read_but_by_its_key(client: TestClient) -> None:
    for path in ("/document/none", "/document/..%2f..%2farchive.json", "/assets/..%2fsite.py", "/assets/../site.py",
                 "/assets/%2e%2e/%2e%2e/archive.json", "/archive.json", "/document/x/secret", "/document/' OR 1=1 --"):
        assert client.get(path).status_code == 404, path


@pytest.mark.parametrize("query", [
    "year=x", "page=0", "page=-1", "page=1e9", "sort=random", "standing=x", "on=2031-13-01", f"page={'9' * 50}",
])  # fmt: skip
def test_parameters_that_cannot_be_read(client: TestClient, query: str) -> None:
    answer = client.get(f"/?{query}")
    assert answer.status_code == 400
    assert query.split("=")[0] in answer.text


def test_only_get_is_answered(client: TestClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        for path in ("/", "/figures", "/assets/app.js"):
            assert client.request(method, path).status_code == 405
    assert client.head("/").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil", "www.localhost", ""])
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "entry" not in answer.text


def test_every_answer_has_its_policy(client: TestClient, store: Store) -> None:
    key = card_of(store, "77/QĐ-SVH").key
    for path in ("/", "/figures", f"/document/{key}/links", "/none", "/assets/app.js"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
    headers = client.get(f"/document/{key}").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "sha256-" in headers["content-security-policy"] and "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_pages_load_nothing_but_their_own(client: TestClient) -> None:
    page = client.get("/").text
    assert set(re.findall(r'(?:src|href)="(/assets/[^"]*)"', page)) == {
        "/assets/palette.css", "/assets/app.css", "/assets/theme.js", "/assets/app.js"}
    assert "//" not in re.sub(r"<!--.*?-->", "", page).replace("http://www.w3.org", "")
    assert " style=" not in page and "<style" not in page and " onclick" not in page


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


def test_history_says_what_changed_a_document(client: TestClient, store: Store) -> None:
    first = card_of(store, "901/2031/QĐ-UBND")
    work = subject_of(store, first)
    changes = find_changes(store, work)
    assert [(change.relation, change.partial, change.source.number, change.provisions) for change in changes] == [
        ("amends", True, "902/2031/QĐ-UBND", ("khoản 1 Điều 1",)), ("replaces", False, "903/2031/QĐ-UBND", ())]
    states = [tell_state(store, work, datetime.date(2031, 3, day)).state for day in (1, 7, 8)]
    assert states == ["in_force", "in_force", "ended"]
    assert tell_state(store, work, datetime.date(2030, 1, 1)).state == "not_yet"
    page = client.get(f"/document/{first.key}/history").text
    assert page.index("902/2031") < page.index("903/2031")


def test_an_act_by_day(client: TestClient, store: Store) -> None:
    card = card_of(store, "910/2030/QĐ-UBND")
    act = read_act(store, card.doc)
    assert act.days == [datetime.date(2030, 2, 1), datetime.date(2031, 3, 1)]
    before = {each.unit.name: each.state for each in act.show(act.days[0])}
    assert set(before.values()) == {""}
    shown = {each.unit.name: each for each in act.show(datetime.date(2032, 1, 1))}
    assert [(piece.kind, piece.text) for piece in shown["khoản 2 Điều 1"].text] == [
        ("same", "Phao màu "), ("old", "cam."), ("new", "đỏ.")]
    assert [(piece.kind, piece.text) for piece in shown["khoản 3 Điều 1"].text] == [("old", "Phao cũ đem bán.")]
    states = {name: each.state for name, each in shown.items() if each.state}
    assert states == {"khoản 2 Điều 1": "changed", "khoản 3 Điều 1": "ended"}
    (note,) = shown["khoản 2 Điều 1"].notes
    assert note.card.number == "911/2031/QĐ-UBND"
    text = store.read(note.card).text
    assert text[int(note.place[1:]) :].startswith(("Sửa đổi khoản 2", "1. Sửa đổi khoản 2"))
    assert [each.status for each in act.left_out] == ["target_missing"]
    page = client.get(f"/document/{card.key}/days", params={"on": "2032-01-01", "lang": "en"}).text
    assert "<del>cam.</del><ins>đỏ.</ins>" in page and f"/document/{note.card.key}?lang=en#{note.place}" in page


def test_two_days_and_the_lives_of_units(client: TestClient, store: Store) -> None:
    card = card_of(store, "910/2030/QĐ-UBND")
    act = read_act(store, card.doc)
    first, second = act.compare(act.days[0], act.days[1])
    assert [(pair.unit.name, pair.is_alike) for pair in first.rows] == [
        ("Điều 1", True), ("khoản 1 Điều 1", True), ("khoản 2 Điều 1", False), ("khoản 3 Điều 1", False)]
    assert second.rows == []
    lives = {life.unit.name: [(stay.day.year, stay.ended) for stay in life.stays] for life in act.lives()}
    assert lives == {"khoản 2 Điều 1": [(2030, False), (2031, False)], "khoản 3 Điều 1": [(2030, False), (2031, True)]}
    page = client.get(f"/document/{card.key}/days", params={"on": "2031-03-01", "with": "2030-02-01"}).text
    assert page.index("<del>cam.</del>") < page.index("<ins>đỏ.</ins>")


def test_what_nothing_changes_is_shown_as_it_is(client: TestClient, store: Store) -> None:
    card = card_of(store, "911/2031/QĐ-UBND")
    page = client.get(f"/document/{card.key}/days").text
    assert 'type="range"' not in page and "Bãi bỏ khoản 3 Điều 1" in page
    assert client.get(f"/document/{card.key}/days", params={"on": "32/13/2031"}).status_code == 400


def test_history_is_that_of_a_library(store: Store, archive: Path) -> None:
    from vbpl import Document, Library

    rows = connect(archive).execute("SELECT document, tree FROM documents").fetchall()
    library = Library()
    library.add(Document.model_validate_json(tree) for _, tree in rows)
    graph = library.link()
    ids = dict(connect(archive).execute("SELECT DISTINCT document, source_id FROM links").fetchall())
    changed = 0
    for key, name in ids.items():
        card = store.card(key)
        assert card
        found = {(each.day, each.relation, each.partial, ids.get(each.source.key, each.source.key),
                  ids.get(each.target.key, each.target.key)) for each in find_changes(store, subject_of(store, card))
                 if each.relation in ENDINGS and not each.partial}
        changes = [each for each in graph.history(name) if each.relation in ENDINGS and not each.partial]
        known = {(each.date, each.relation, each.partial, each.source, each.target) for each in changes}
        assert found == known, name
        changed += bool(known)
    assert changed > 5


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


def test_an_index_is_kept_until_the_tables_change(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.txt"
    source.write_text("Số: 1/QĐ-XYZ\nQUYẾT ĐỊNH\nVề mùa nước\n", encoding="utf-8")
    convert([source], tmp_path / "out", jobs=1)
    first = open_index(tmp_path / "out")
    assert "1 texts indexed" in capsys.readouterr().err
    assert open_index(tmp_path / "out") == first
    assert capsys.readouterr().err == ""
    link(tmp_path / "out", jobs=1)
    assert open_index(tmp_path / "out").columns != first.columns
    assert len(list((tmp_path / "out" / FOLDER).iterdir())) == 1


def test_an_archive_that_cannot_be_written_has_its_index_elsewhere(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Số: 1/QĐ-XYZ\nQUYẾT ĐỊNH\nVề mùa nước\n", encoding="utf-8")
    convert([tmp_path / "a.txt"], tmp_path / "out", jobs=1)
    monkeypatch.setattr("os.access", lambda path, mode: False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    assert open_index(tmp_path / "out").columns.is_relative_to(tmp_path / "cache" / "vbpl")
    assert not (tmp_path / "out" / FOLDER).exists()


def test_an_archive_without_links_says_so(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Số: 1/QĐ-XYZ\nQUYẾT ĐỊNH\nVề mùa nước\n", encoding="utf-8")
    convert([tmp_path / "a.txt"], tmp_path / "out", jobs=1)
    with TestClient(app(tmp_path / "out"), base_url=HERE) as client:
        (key,) = re.findall(r'class="entry" href="/document/([^"]*)"', client.get("/").text)
        assert "vbpl link" in client.get(f"/document/{key}/links").text
        assert client.get(f"/document/{key}").status_code == 200
    link(tmp_path / "out", jobs=1)
    with TestClient(app(tmp_path / "out"), base_url=HERE) as client:
        assert "vbpl link" not in client.get(f"/document/{key}/links").text


def test_tables_that_change_under_the_app_are_told(tmp_path: Path) -> None:
    source = tmp_path / "a.txt"
    source.write_text("Số: 1/QĐ-XYZ\nQUYẾT ĐỊNH\nVề mùa nước\n", encoding="utf-8")
    convert([source], tmp_path / "out", jobs=1)
    with TestClient(app(tmp_path / "out"), base_url=HERE) as client:
        (key,) = re.findall(r'class="entry" href="/document/([^"]*)"', client.get("/").text)
        source.write_text("Số: 2/QĐ-XYZ\nQUYẾT ĐỊNH\nVề mùa khô\n", encoding="utf-8")
        convert([source], tmp_path / "out", jobs=1)
        answer = client.get(f"/document/{key}")
        assert answer.status_code == 503
        assert "vbpl view" in answer.text


def test_an_archive_without_documents(tmp_path: Path) -> None:
    (tmp_path / "broken.doc").write_bytes(b"%PDF-1.4 broken")
    convert([tmp_path / "broken.doc"], tmp_path / "out", jobs=1)
    with TestClient(app(tmp_path / "out"), base_url=HERE) as client:
        assert words("vi")["list"]["empty"] in client.get("/").text
        assert client.get("/figures").status_code == 200


def test_what_cannot_be_browsed(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="no archive"):
        app(tmp_path)
    (tmp_path / "a.txt").write_text("Số: 1/QĐ-XYZ\n", encoding="utf-8")
    convert([tmp_path / "a.txt"], tmp_path / "out", form="jsonl", jobs=1)
    with pytest.raises(ArchiveError, match="JSON Lines"):
        app(tmp_path / "out")


def test_the_benchmark_measures_every_kind_of_page() -> None:
    script = Path(__file__).parents[1] / "benchmarks" / "browse.py"
    done = subprocess.run([sys.executable, str(script), "--count", "120"], capture_output=True, text=True, check=True)
    rows = re.findall(r"^\| ([a-z, ]+) \| \d+ \| \d+ \| \d+ \| \d+ \| \d+ \|$", done.stdout, re.MULTILINE)
    assert len(rows) == 11


def test_the_command_serves_an_archive_until_interrupted(archive: Path) -> None:
    command = [sys.executable, "-m", "vbpl", "view", str(archive), "--port", "0", "--lang", "en"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        url = next(found[0] for line in process.stderr if (found := re.search(r"http://127\.0\.0\.1:\d+", line)))
        with urllib.request.urlopen(url) as answer:
            assert answer.status == 200
            assert b'lang="en"' in answer.read()
        process.send_signal(signal.SIGINT)
        process.stderr.read()
    assert process.returncode in (0, -signal.SIGINT, 130)


def test_an_interrupt_while_the_index_is_made_leaves_no_traceback(archive: Path, tmp_path: Path) -> None:
    shutil.copytree(archive, tmp_path / "out", ignore=shutil.ignore_patterns(FOLDER))
    command = [sys.executable, "-m", "vbpl", "view", str(tmp_path / "out"), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        assert "indexing" in process.stderr.readline()
        process.send_signal(signal.SIGINT)
        assert "Traceback" not in process.communicate(timeout=60)[1]
    assert process.returncode == 130


def test_an_interrupt_that_a_library_took_for_itself_ends_the_index(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def takes_interrupt(*arguments: object) -> None:
        with suppress(KeyboardInterrupt):
            signal.raise_signal(signal.SIGINT)

    (tmp_path / "a.txt").write_text("THÔNG BÁO\nVề mùa nước\n", encoding="utf-8")
    convert([tmp_path / "a.txt"], tmp_path / "out", jobs=1)
    monkeypatch.setattr("vbpl.browse.index.make_columns", takes_interrupt)
    monkeypatch.setattr("vbpl.browse.index.write_texts", takes_interrupt)
    with pytest.raises(KeyboardInterrupt):
        open_index(tmp_path / "out")
    assert not list((tmp_path / "out" / FOLDER).iterdir())


def test_an_interrupted_query_is_an_interrupt(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*arguments: object) -> None:
        raise RuntimeError("Query interrupted")

    (tmp_path / "a.txt").write_text("THÔNG BÁO\nVề mùa nước\n", encoding="utf-8")
    convert([tmp_path / "a.txt"], tmp_path / "out", jobs=1)
    monkeypatch.setattr("vbpl.browse.index.make_columns", interrupted)
    with pytest.raises(KeyboardInterrupt):
        open_index(tmp_path / "out")


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


def test_a_cited_provision_is_shown_as_in_force_on_the_day_of_the_citing_document(tmp_path: Path) -> None:
    box = tmp_path / "box"
    box.mkdir()
    letter = """ỦY BAN NHÂN DÂN TỈNH SÔNG HẬU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}/2031/QĐ-UBND
Sông Hậu, ngày 05 tháng {month} năm 2031
QUYẾT ĐỊNH
Về phao của bến đò
Điều 1. Thi hành khoản 2 Điều 1 Quyết định số 910/2030/QĐ-UBND ngày 05 tháng 01 năm 2030.
"""
    for name, text in {"a": REGULATION, "b": REWORDING, "early": letter.format(number=920, month="02"),
                       "late": letter.format(number=921, month="04")}.items():  # fmt: skip
        (box / f"{name}.txt").write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    convert([box], out, jobs=1)
    link(out, jobs=1)
    shown = cards_shown(out)
    assert shown == {"920/2031/QĐ-UBND": ("2. Phao màu cam.", None), "921/2031/QĐ-UBND": ("2. Phao màu cam.", None)}
    write_versions(out)
    shown = cards_shown(out)
    assert [text for text, _ in shown.values()] == ["2. Phao màu cam.", "2. Phao màu đỏ."]
    assert all(note and note.endswith("/2031") for _, note in shown.values())


def cards_shown(out: Path) -> dict[str, tuple[str, str | None]]:
    """By the number of a citing document: the words on the card of its citation, and the remark about them."""
    found = {}
    with TestClient(app(out), base_url=HERE) as client:
        for number in ("920/2031/QĐ-UBND", "921/2031/QĐ-UBND"):
            page = client.get("/", params={"q": number}).text
            (key,) = re.findall(r'class="entry" href="([^"]*)"', page)[:1]
            (attributes,) = re.findall(r'<a[^>]* class="c resolved"([^>]*)>', client.get(key).text)
            card, note = re.search(r'data-card="([^"]*)"', attributes), re.search(r'data-as-on="([^"]*)"', attributes)
            assert card
            found[number] = (card[1].strip(), note[1] if note else None)
    return found


def test_pages_are_numbered(client: TestClient) -> None:
    page = client.get("/").text
    numbers = [int(number) for number in re.findall(r'aria-label="Trang (\d+) / \d+"', page)]
    assert numbers[0] == 1 and numbers[-1] == max(numbers) and len(numbers) > 2
    assert re.search(r'href="/\?page=3" aria-label="Trang 3', page)
    assert 'aria-current="page">1</a>' in page


def test_an_archive_is_not_written_as_a_page(archive: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "vbpl", "view", str(archive), "-o", "page.html"],
        capture_output=True, text=True, check=False,
    )
    assert done.returncode == 2
    assert "leave -o out" in " ".join(done.stderr.split())

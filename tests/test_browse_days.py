"""History and days in the app: what changed a document, an act on a day, and the words that a citation means."""

import datetime
import re
from pathlib import Path

from starlette.testclient import TestClient

from browsed import HERE, REGULATION, REWORDING, card_of
from vbpl.archive import connect, convert, link, write_versions
from vbpl.browse import app
from vbpl.browse.days import read_act
from vbpl.browse.store import Store
from vbpl.browse.timeline import find_changes, subject_of, tell_state
from vbpl.model import ENDINGS


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

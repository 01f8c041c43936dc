"""No page has a word of the other language, except inside documents."""

import re
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from browsed import card_of
from page_reader import VOID, page_of
from vbpl.browse.store import Store
from vbpl.browse.words import words
from vbpl.tables import document_types

ENGLISH = re.compile(r"\b(?:the|of|is|are|and|was|were|not|with|for|that|which|has|it|from|could)\b", re.IGNORECASE)
SAID = ("aria-label", "title", "placeholder", "data-note", "data-none", "data-open", "aria-valuetext")
"""Attributes that people see or hear."""
OF_DOCUMENTS = {"entry", "subject", "snippet", "facts", "text", "files", "box", "words", "side", "both", "alike"}
"""Classes of elements with words of documents."""
MARKED = re.compile(r"[À-ỹ]")


class Said(HTMLParser):
    """The words of a page without those of documents."""

    def __init__(self, page: str, language: str) -> None:
        super().__init__(convert_charrefs=True)
        self.language, self.words = language, list[str]()
        self.aside: list[bool] = [False]
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = {name: value or "" for name, value in attrs}
        aside = self.aside[-1] or tag in ("script", "style", "code", "h1", "defs") or bool(
            OF_DOCUMENTS & set(values.get("class", "").split())) or (
                "lang" in values and tag != "html") or values.get("class", "").startswith("fold")
        if not aside:
            self.words += [values[name] for name in SAID if name in values]
        if tag not in VOID | {"path", "rect", "circle", "line"}:
            self.aside.append(aside)

    def handle_endtag(self, tag: str) -> None:
        if tag not in VOID | {"path", "rect", "circle", "line"}:
            self.aside.pop()

    def handle_data(self, data: str) -> None:
        if not self.aside[-1]:
            self.words.append(data)


def pages(client: TestClient, store: Store, language: str) -> Iterator[tuple[str, str]]:
    """Every page, with its path."""
    keys = [card_of(store, number).key for number in ("901/2031/QĐ-UBND", "910/2030/QĐ-UBND")]
    parts = ("", "/links", "/citing", "/cited", "/history", "/days")
    days = f"/document/{keys[1]}/days?on=2031-03-01"
    sides = [f"/document/{key}{part}" for key in keys for part in parts]
    for path in ("/", "/?q=song&standing=ended&on=2033-01-01", "/?q=khôngcógì", "/figures", "/quality", "/?page=x",
                 "/none", days, f"{days}&with=2030-02-01", *sides):
        asked = dict(re.findall(r"(\w+)=([^&]*)", path))
        yield path, client.get(path.split("?")[0], params={**asked, "lang": language}).text


def test_no_page_in_vietnamese_has_english_words(client: TestClient, store: Store) -> None:
    found = {path: english for path, page in pages(client, store, "vi")
             if (english := [said for said in Said(page, "vi").words if ENGLISH.search(said)])}
    assert found == {}


def test_no_page_in_english_has_vietnamese_words(client: TestClient, store: Store) -> None:
    """Except names of types, bodies and documents."""
    found = {path: vietnamese for path, page in pages(client, store, "en") if (vietnamese := vietnamese_in(page))}
    assert found == {}


def vietnamese_in(page: str) -> list[str]:
    """Phrases of the Vietnamese pages that an English page shows."""
    own = {said: words("en")[table][key] for table, rows in words("vi").items() for key, said in rows.items()
           if len(said.split()) > 1 and MARKED.search(said)}
    told = {said.split("{")[0].strip() for said, english in own.items() if said != english}
    types = " ".join(each.base_name.lower() for each in document_types())
    told = {each for each in told if len(each.split()) > 1 and each.lower() not in types}
    said = " ".join(Said(page, "en").words)
    return [each for each in told if re.search(rf"(?<!\w){re.escape(each)}(?!\w)", said)]


@pytest.mark.parametrize("name", ["cong-van-vni", "bo-hai-van-ban", "thong-tu-lien-tich", "nghi-dinh-sua-doi"])
def test_the_page_of_a_document_likewise(name: str) -> None:
    text = (Path(__file__).parents[1] / "corpus" / name / "source.txt").read_text(encoding="utf-8")
    assert [said for said in Said(page_of(text, lang="vi"), "vi").words if ENGLISH.search(said)] == []
    assert vietnamese_in(page_of(text, lang="en")) == []

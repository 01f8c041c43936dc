"""Pages of texts, and reads a page as its elements and texts."""

import re
from html.parser import HTMLParser

import vbpl
from vbpl.view import Language, Paper, link_papers, render_page

VOID = {"meta", "link", "input", "br"}


class Page(HTMLParser):
    """A page as its elements with their attributes, and the text of each document; lines end as browsers read them."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.texts: list[str] = []
        self.open: list[str] = []
        self.inside: list[int] = []
        self.feed(page.replace("\r\n", "\n").replace("\r", "\n"))
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))
        assert len(attrs) == len(dict(attrs))
        if tag in VOID:
            return
        self.open.append(tag)
        if dict(attrs).get("class") == "text" and tag == "div":
            self.texts.append("")
            self.inside.append(len(self.open))

    def handle_endtag(self, tag: str) -> None:
        assert self.open[-1] == tag
        if self.inside and self.inside[-1] == len(self.open):
            self.inside.pop()
        self.open.pop()

    def handle_data(self, data: str) -> None:
        if self.inside:
            self.texts[-1] += data


def page_of(*texts: str, lang: Language = "vi") -> str:
    """The page of some texts, linked with each other."""
    papers = [Paper(f"{index}.txt", text, vbpl.parse_bundle(text)) for index, text in enumerate(texts)]
    return render_page(link_papers(papers), lang=lang)


def as_shown(text: str) -> str:
    """The part of a text that a page can show."""
    return re.sub("[\0\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)

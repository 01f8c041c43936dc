"""page: documents as one self-contained HTML page.

It loads nothing: style and script are in the page, and its policy allows only these two.
"""

import base64
import hashlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from importlib.resources import files
from typing import NamedTuple

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup

from ..export.chunks import name_of
from ..language import Language, say
from ..model import Citation, Link, Relation, Span
from .decoding import reading_of
from .fields import Field, fields_of, recitals_of
from .links import Lead, Target, citation_item
from .marks import Remark, citation_marks, field_marks, remark_marks, remarks_of, unit_marks
from .nest import nest
from .outline import render_tree, tree_items
from .places import iter_places
from .shown import Shown, anchor
from .words import Words, words

LABEL = 80
"""Characters of a document's name at most."""


class Assets(NamedTuple):
    """Style and script of the page, as they stand in it."""

    css: str
    js: str


def render_page(
    shown: Sequence[Shown], *, lang: Language = "vi", title: str | None = None, lead: Lead | None = None,
    nav: Markup | None = None,
) -> str:  # fmt: skip
    """Documents as one page that needs nothing else: the text with its fields, units and citations, and its tree.

    Several documents are tabs. ``lead`` decides where links lead, by default to the documents of the page. ``nav``
    comes first in the bar. All content of the documents is shown as text.
    """
    said, style = words(lang), assets()
    several = len(shown) > 1
    prefixes = [f"d{index}-" if several else "" for index in range(1, len(shown) + 1)]
    lead = lead or lead_within(shown, prefixes)
    views = [render_view(each, lang=lang, lead=lead, prefix=prefix)
             for each, prefix in zip(shown, prefixes, strict=True)]
    return _templates().get_template("page.html").render(
        lang=lang, words=said, title=title or title_of(shown, said), nav=nav or "", views=views,
        tabs=list(zip(prefixes, map(label_of, shown), shown, strict=True)) if several else [],
        groups=[group for group in said["group"] if group != "unit"], css=Markup(style.css), js=Markup(style.js),
        policy=content_policy(style.css, script=style.js),
    )  # fmt: skip


def render_view(shown: Shown, *, lang: Language = "vi", lead: Lead, prefix: str = "") -> Markup:
    """One document: its text, and beside it fields, tree and diagnostics. Its ids begin with ``prefix``."""
    said, document = words(lang), shown.document
    stretch = shown.stretch or document.span
    fields, recitals = fields_of(document, said), recitals_of(document)
    places = list(iter_places(document))
    cited = _with_links(shown)
    remarks = remarks_of([*shown.diagnostics, *document.diagnostics], shown.text)
    text = nest(shown.text, stretch.start, stretch.end, [
        *unit_marks(document, places, shown.text, stretch, prefix, said),
        *field_marks(document.fragments, fields, recitals, prefix), *citation_marks(cited, lead, prefix),
        *remark_marks(remarks, prefix, lambda remark: _note(remark, said)),
    ], reading_of(shown.text))  # fmt: skip
    items = list(tree_items(recitals, places, (citation_item(*each, lead, said) for each in cited), said))
    return Markup(_templates().get_template("view.html").render(
        lang=lang, words=said, say=say, shown=shown, prefix=prefix, label=label_of(shown), text=text,
        fields=_grouped(fields), day=f"{shown.day:%d/%m/%Y}" if shown.day else "",
        tree=render_tree(items, prefix) if items else None, remarks=remarks, citing=list(_citing(shown.cited_by, lead)),
        noted=any(remark.span.start < remark.span.end for remark in remarks),
    ))  # fmt: skip


def lead_within(shown: Sequence[Shown], prefixes: Sequence[str]) -> Lead:
    """Leads to the documents of the page."""
    known = {each.key: (prefix, each) for each, prefix in zip(shown, prefixes, strict=True)}

    def lead(document: str, place: Span | None) -> Target | None:
        if document not in known:
            return None
        prefix, there = known[document]
        subject = "" if place else there.document.header.subject or ""
        return Target(f"#{prefix}{anchor(place) if place else 'top'}", label_of(there), subject)

    return lead


@cache
def assets() -> Assets:
    """Style and script of the page."""
    folder = files(__package__) / "assets"
    names = ("palette.css", "page.css", "theme.js", "page.js")
    palette, css, theme, js = ((folder / name).read_text(encoding="utf-8") for name in names)
    return Assets(palette + css, f"{theme}\n{js}")


def content_policy(style: str, *, script: str | None = None) -> str:
    """Content-Security-Policy that allows only this style and script to run or load."""
    allowed = f"script-src '{_hash(script)}'; " if script is not None else ""
    return (f"default-src 'none'; style-src '{_hash(style)}'; {allowed}img-src data:; base-uri 'none'; "
            "form-action 'none'")


def label_of(shown: Shown) -> str:
    """Type and number of a document: ``Nghị định 30/2020/NĐ-CP``; else its subject, which is cut if it is long."""
    name = name_of(shown.document)
    return name if len(name) <= LABEL else name[: LABEL - 1] + "…"


def title_of(shown: Sequence[Shown], words: Words) -> str:
    """Title of the page: the document's name, or the number of documents."""
    return label_of(shown[0]) if len(shown) == 1 else f"{len(shown)} {words['page']['documents_many']}"


def _with_links(shown: Shown) -> list[tuple[Citation, Link | None]]:
    """Each citation with its link, if it has one."""
    links = {(link.citation.span.start, link.citation.span.end): link for link in shown.links}
    return [(each, links.get((each.span.start, each.span.end))) for each in shown.document.citations]


def _citing(links: Iterable[Link], lead: Lead) -> Iterator[tuple[Relation, Target]]:
    """The places where other documents cite this one, if they are shown."""
    for link in links:
        target = lead(link.source, link.citation.span)
        if target:
            yield link.relation, target


def _note(remark: Remark, words: Words) -> str:
    """What the margin says of a place."""
    return "\n".join(f"{each.code} {words['diagnostic'].get(each.code, each.message)}" for each in remark.diagnostics)


def _grouped(fields: Sequence[Field]) -> dict[str, list[Field]]:
    """Fields by their name, in order."""
    grouped: dict[str, list[Field]] = {}
    for field in fields:
        grouped.setdefault(field.name, []).append(field)
    return grouped


def _hash(content: str) -> str:
    return f"sha256-{base64.b64encode(hashlib.sha256(content.encode()).digest()).decode()}"


@cache
def _templates() -> Environment:
    return Environment(
        loader=PackageLoader("vbpl.view", "assets"), autoescape=True, undefined=StrictUndefined,
        trim_blocks=True, lstrip_blocks=True,
    )  # fmt: skip

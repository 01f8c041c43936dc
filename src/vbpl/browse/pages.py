"""pages: what the app answers to each path."""

import datetime
from collections.abc import Mapping
from functools import partial
from itertools import pairwise
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response

from ..language import say
from ..linking.outline import provision_name
from ..searching import MANY
from ..view import LANGUAGES, Language, assets, content_policy, render_page
from .days import Act
from .graph import BOX_HEIGHT, GROUP_OF, Box, draw_graph
from .neighbours import RELATIONS, SIDES, Side, count_relations, find_neighbours
from .plots import lie, stand
from .quality import PATHS, find_quality
from .question import SORTS, BadQuestionError, Question, read_day, read_page, read_question
from .reader import read_document
from .sentences import sentence_case
from .store import PAGE, Card, Store
from .timeline import MOST, PLACES, find_changes, subject_doc, subject_of, tell, tell_state
from .words import card_name, count_in, day_in, percent_in, value_name, words

_SHOWN, _MOST = 10, 60
"""Values of a facet that are shown, and those that open."""


class Address:
    """URLs of the app in the language of a page; ``always`` stands in all that do not say it themselves."""

    def __init__(self, always: Mapping[str, str]) -> None:
        self.always = always

    def __call__(self, path: str, parameters: Mapping[str, object] | None = None) -> str:
        said = {**self.always, **(parameters or {})}
        query = urlencode({name: value for name, value in said.items() if value != ""}, doseq=True)
        return f"{path}?{query}" if query else path


class View:
    """A page on its way: the request, its language, and how it is written; the day asked goes on to other pages."""

    def __init__(self, request: Request, *, keeps_day: bool = True) -> None:
        self.request = request
        self.store: Store = request.app.state.store
        usual: Language = request.app.state.lang
        asked = request.query_params.get("lang")
        self.lang: Language = next((lang for lang in LANGUAGES if lang == asked), usual)
        self.other: Language = next(lang for lang in LANGUAGES if lang != self.lang)
        kept = {"lang": "" if self.lang == usual else self.lang, "on": request.query_params.get("on", "")}
        self.url = Address({name: kept[name] for name in kept if kept[name] and (keeps_day or name != "on")})
        self.words = words(self.lang)

    def question(self) -> Question:
        """What the URL asks for."""
        return read_question(self.request.query_params)

    def day(self) -> datetime.date:
        """The day whose status is asked for, else today. Raises `BadQuestionError`."""
        asked = self.request.query_params.get("on")
        return read_day(asked, "on") if asked else datetime.date.today()

    def card(self) -> Card:
        """The document of the path."""
        card = self.store.card(self.request.path_params["key"])
        if card is None:
            raise HTTPException(404, "no_document")
        return card

    def render(self, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
        """A page from a template."""
        return HTMLResponse(self.text(template, **values), status)

    def text(self, template: str, **values: object) -> str:
        """A template filled in."""
        turned = self.request.url.include_query_params(lang=self.other)
        if isinstance(card := values.get("card"), Card):
            values["stands"] = self.store.standings([card.doc], self.day()).get(card.doc)
        return TEMPLATES.get_template(template).render(
            lang=self.lang, other_lang=self.other, words=self.words, url=self.url,
            turned=f"{turned.path}?{turned.query}", archive=self.request.app.state.name,
            count=partial(count_in, language=self.lang), day=partial(day_in, language=self.lang),
            name=partial(card_name, language=self.lang), name_of=partial(value_name, language=self.lang),
            group_of=GROUP_OF, near_pages=near_pages, is_linked=self.store.is_linked, **{"place": "", **values},
        )  # fmt: skip


TEMPLATES = Environment(
    loader=PackageLoader("vbpl.browse"), autoescape=True, undefined=StrictUndefined, trim_blocks=True,
    lstrip_blocks=True,
)  # fmt: skip


TEMPLATES.filters["sentence"] = sentence_case


def list_page(request: Request) -> Response:
    """The documents of a question, with facets."""
    view = View(request)
    question = view.question()
    found = view.store.search(question, _MOST)
    pages = _pages(found.total, question.page)
    sorts = [sort for sort in SORTS if question.q or sort != "best"]
    return view.render(
        "list.html", place="list", question=question, found=found, pages=pages, first=(question.page - 1) * PAGE + 1,
        sorts=sorts, sorted=question.order, shown=_SHOWN, many=MANY,
        address=lambda page: view.url("/", question.query(page=page)),
        standings=view.store.standings([card.doc for card in found.cards], question.day),
    )  # fmt: skip


def figures_page(request: Request) -> Response:
    """The documents of a question by year and type, as plots and as a table."""
    view = View(request)
    question = view.question()
    figures = view.store.figures(question)
    columns, bars = stand(figures.years), lie(figures.kinds)
    table: dict[int, dict[str, int]] = {}
    for year, kind, documents in figures.crossed:
        table.setdefault(year, dict.fromkeys((bar.value for bar in bars), 0))[kind] = documents
    return view.render(
        "figures.html", place="figures", question=question, figures=figures, columns=columns, bars=bars, table=table,
        kinds=[bar.value for bar in bars], most=max((column.documents for column in columns), default=0),
        more=figures.more, many=MANY,
    )  # fmt: skip


def quality_page(request: Request) -> Response:
    """What could not be read, and how well the rest was."""
    view = View(request)
    return view.render(
        "quality.html", place="quality", quality=find_quality(view.store), paths=PATHS, say=say,
        percent=partial(percent_in, language=view.lang),
    )  # fmt: skip


def document_page(request: Request) -> Response:
    """A document: its text and tree, as `vbpl.view` shows it."""
    view = View(request)
    card = view.card()
    read = read_document(view.store, card, view.lang, lambda other: view.url(f"/document/{other.key}"))
    bar = Markup(view.text("bar.html", card=card, part="text"))
    page = render_page([read.shown], lang=view.lang, lead=read.lead, nav=bar)
    policy = content_policy(assets().css, script=assets().js)
    return HTMLResponse(page, headers={"Content-Security-Policy": f"{policy}; frame-ancestors 'none'"})


def links_page(request: Request) -> Response:
    """The graph around a document, and the lists of its neighbours."""
    view = View(request)
    card = view.card()
    sides = {side: find_neighbours(view.store, card, side) for side in SIDES}
    twins = view.store.twins(card)
    shown = [near.card.doc for found in sides.values() for near in found] + [twin.doc for twin in twins]
    standings = view.store.standings(shown, view.day())
    return view.render(
        "links.html", card=card, sides=sides, twins=twins, standings=standings, **_graph(view, card)
    )  # fmt: skip


def graph_part(request: Request) -> Response:
    """The graph alone, as the script puts it in the place of another one."""
    view = View(request)
    card = view.card()
    return view.render("graph.html", card=card, **_graph(view, card))


def _graph(view: View, card: Card) -> dict[str, Any]:
    opened = view.request.query_params.getlist("open")

    def toggled(box: Box, form: str) -> str:
        kept = [key for key in opened if key != box.card.key]
        opens = {"open": kept if box.opened else [*kept, box.card.key]}
        return view.url(f"/document/{card.key}/links", opens) + f"#open-{form}-{box.card.key}"

    return {"graph": draw_graph(view.store, card, opened), "toggled": toggled, "height": BOX_HEIGHT}


def side_page(request: Request, side: Side) -> Response:
    """All neighbours of a document on one side, or those of one relation."""
    view = View(request)
    card, page = view.card(), read_page(request.query_params.get("page", "1"))
    relation = request.query_params.get("relation", "")
    if relation and relation not in RELATIONS:
        raise BadQuestionError("relation")
    counts = count_relations(view.store, card, side)
    pages = _pages(counts.get(relation, 0) if relation else getattr(card, side), page)
    found = find_neighbours(view.store, card, side, relation=relation, offset=(page - 1) * PAGE)
    here = f"/document/{card.key}/{side}"
    chosen = {"relation": relation} if relation else {}
    return view.render(
        "side.html", card=card, side=side, found=found, counts=counts, relation=relation, here=here, page=page,
        pages=pages, address=lambda page: view.url(here, {**chosen, "page": page}),
        standings=view.store.standings([near.card.doc for near in found], view.day()),
    )  # fmt: skip


def history_page(request: Request) -> Response:
    """What changed a document, in order of time."""
    view = View(request)
    card, today = view.card(), view.day()
    work = subject_of(view.store, card)
    changes, standing = find_changes(view.store, work), tell_state(view.store, work, today)
    return view.render(
        "history.html", card=card, days=tell(card, changes), changes=changes, today=today, most=MOST, standing=standing,
        places=PLACES,
    )  # fmt: skip


def days_page(request: Request) -> Response:
    """An act as on a day, what is new and what was repealed marked; or on two days side by side."""
    view = View(request, keeps_day=False)
    card = view.card()
    act: Act = request.app.state.act(subject_doc(view.store, card))
    days = act.days
    on = read_day_of(view, "on", max(days[0], min(datetime.date.today(), days[-1])))
    other = read_day_of(view, "with", None)
    here = f"/document/{card.key}/days"
    at = max((index for index, day in enumerate(days) if day <= on), default=0)
    return view.render(
        "days.html", card=card, act=act, days=days, on=on, other=other, at=at, lives=act.lives(),
        units=list(act.show(on)) if other is None else (), groups=act.compare(other, on) if other else (),
        address=lambda day: view.url(here, {"on": day.isoformat()}), here=here, left=act.left_out,
        place_name=provision_name, say=say,
    )  # fmt: skip


def read_day_of(view: View, name: str, usual: Any) -> Any:
    """A day of the address; ``usual`` where it has none."""
    given = view.request.query_params.get(name)
    return read_day(given, name) if given else usual


def _pages(total: int, page: int) -> int:
    """How many pages there are; a page after the last is not found."""
    pages = max(-(-total // PAGE), 1)
    if page > pages:
        raise HTTPException(404, "not_found")
    return pages


def near_pages(page: int, pages: int) -> list[int]:
    """The numbers of pages that a page leads to, in order; 0 stands for those between.

    >>> near_pages(6, 20), near_pages(1, 3)
    ([1, 0, 4, 5, 6, 7, 8, 0, 20], [1, 2, 3])
    """
    near = {1, pages, *range(max(page - 2, 1), min(page + 2, pages) + 1)}
    near |= {each + 1 for each in near if each + 2 in near}  # no gap of one page
    shown = sorted(near)
    return [each for before, number in pairwise([0, *shown])
            for each in ((number,) if number == before + 1 else (0, number))]


def refused(request: Request, error: Exception) -> Response:
    """A page for what is not there and what cannot be asked."""
    status, detail = (error.status_code, error.detail) if isinstance(error, HTTPException) else (404, "not_found")
    if status == 405:
        detail = "refused"
    return _fault(request, status, detail if detail in words("vi")["fault"] else "not_found")


def bad_question(request: Request, error: Exception) -> Response:
    """A page for a parameter that cannot be read."""
    return _fault(request, 400, "bad_parameter", str(error))


def changed(request: Request, error: Exception) -> Response:
    """A page for tables that are no longer those of the index."""
    return _fault(request, 503, "changed")


def _fault(request: Request, status: int, key: str, name: str = "") -> Response:
    view = View(request, keeps_day=False)
    return view.render("fault.html", status=status, code=status, message=view.words["fault"][key].format(name=name))

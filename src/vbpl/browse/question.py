"""question: which documents are asked for, as it stands in a URL."""

import datetime
import re
from collections.abc import Mapping
from typing import Literal, NamedTuple

Facet = Literal["kind", "standing", "issuer", "year", "code"]
FACETS: tuple[Facet, ...] = ("kind", "standing", "issuer", "year", "code")
STANDINGS = ("in_force", "partly", "ended", "not_yet", "suspended", "unknown")
"""Values of the facet ``standing``: the status on the day asked, which alone is no column of the search."""
Sort = Literal["best", "newest", "oldest", "cited"]
SORTS: tuple[Sort, ...] = ("best", "newest", "oldest", "cited")

NONE = "-"
"""Value of a facet for documents that have none."""

_YEAR = re.compile(r"[0-9]{1,4}")
_PAGE = re.compile(r"[1-9][0-9]{0,5}")
_LONGEST = 300
"""Characters of the words that are asked for; what is after is not read."""


class BadQuestionError(ValueError):
    """A parameter of a URL that cannot be read; its text is the parameter."""


class Question(NamedTuple):
    """Words to find, a value for some facets, the day of the status, the order, and the page from 1."""

    q: str = ""
    kind: str = ""
    standing: str = ""
    issuer: str = ""
    year: str = ""
    code: str = ""
    on: str = ""
    sort: str = ""
    page: int = 1

    def filters(self) -> list[tuple[Facet, str]]:
        """The facets that are asked for."""
        return [(facet, getattr(self, facet)) for facet in FACETS if getattr(self, facet)]

    @property
    def day(self) -> datetime.date:
        """The day of the status: the one that is asked for, else today."""
        return datetime.date.fromisoformat(self.on) if self.on else datetime.date.today()

    @property
    def order(self) -> str:
        """The order that is asked for, else the usual one."""
        return self.sort or ("best" if self.q else "newest")

    def query(self, **changes: str | int) -> dict[str, str | int]:
        """The question as the parameters of a URL, without the day; changes lead to its first page."""
        changed = self._asdict() | {"page": 1, "on": ""} | changes
        return {name: value for name, value in changed.items() if value != Question._field_defaults[name]}


def read_question(parameters: Mapping[str, str]) -> Question:
    """The question in the query of a URL. Raises `BadQuestionError`."""
    said = {name: parameters.get(name, "").strip() for name in Question._fields}
    page = said.pop("page") or "1"
    if said["year"] and said["year"] != NONE and not _YEAR.fullmatch(said["year"]):
        raise BadQuestionError("year")
    if said["sort"] and said["sort"] not in SORTS:
        raise BadQuestionError("sort")
    if said["standing"] and said["standing"] not in STANDINGS:
        raise BadQuestionError("standing")
    if said["on"]:
        read_day(said["on"], "on")
    return Question(**said | {"q": said["q"][:_LONGEST]}, page=read_page(page))


def read_day(text: str, name: str) -> datetime.date:
    """A day in ISO form. Raises `BadQuestionError` with the name of the parameter."""
    try:
        return datetime.date.fromisoformat(text)
    except ValueError as error:
        raise BadQuestionError(name) from error


def read_page(text: str) -> int:
    """The number of a page. Raises `BadQuestionError`."""
    if not _PAGE.fullmatch(text):
        raise BadQuestionError("page")
    return int(text)

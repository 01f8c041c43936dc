"""words: what the app says, in Vietnamese and English, and its forms of names, counts and days.

`vbpl.view.words` has the words of a document's page; ``words.toml`` those of the pages around it.
"""

import datetime
import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from pathlib import Path

from ..tables.types import document_types
from ..view import Language
from ..view import words as view_words
from .question import NONE, Facet
from .sentences import sentence_case
from .store import Card

Words = Mapping[str, Mapping[str, str]]


@cache
def words(language: Language) -> Words:
    """All words in one language by table and key."""
    own = tomllib.loads((files(__package__) / "words.toml").read_text(encoding="utf-8"))
    said = {table: {key: row[language] for key, row in rows.items()} for table, rows in own.items()}
    return {**view_words(language), **said}


def count_in(number: int, language: Language) -> str:
    """A count as the language prints it: ``12.000``, ``12,000``."""
    return f"{number:,}".replace(",", "." if language == "vi" else ",")


def percent_in(share: float, language: Language) -> str:
    """A share from 0 to 1 in per cent with one digit: ``2,5 %``, ``2.5 %``; what is smaller than that is not 0.

    >>> percent_in(0.0251, "vi"), percent_in(0.0001, "en"), percent_in(0, "en")
    ('2,5 %', '< 0.1 %', '0 %')
    """
    said = "0 %" if not share else "< 0.1 %" if share < 0.001 else f"{100 * share:.1f} %"
    return said.replace(".", ",") if language == "vi" else said


def day_in(day: datetime.date | None, language: Language) -> str:
    """A day: ``05/03/2020``, in English ``5 March 2020``; empty for none."""
    if day is None:
        return ""
    return f"{day:%d/%m}/{day.year}" if language == "vi" else f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")


@cache
def _kinds() -> Mapping[str, str]:
    return {each.slug: each.base_name for each in document_types()}


def kind_name(kind: str | None) -> str:
    """Name of a type by its slug: ``Nghị định``."""
    return _kinds().get(kind, kind.replace("_", " ")) if kind else ""


def card_name(card: Card, language: Language) -> str:
    """Type and number of a document; its subject or its file where it has no number."""
    kind = kind_name(card.kind) or (card.type_name or "").capitalize()
    in_file = words(language)["app"]["in_file"].format(name=Path(card.source).name)
    named = card.number or sentence_case(card.subject or "") or in_file
    return f"{kind} {named}".strip()


def value_name(facet: Facet, value: str, language: Language) -> str:
    """How a value of a facet is shown."""
    if value == NONE:
        return words(language)["app"]["none"]
    if facet == "code":
        return f"{value} {words(language)['diagnostic'].get(value, '')}".strip()
    if facet == "standing":
        return words(language)["standing"][value]
    return kind_name(value) if facet == "kind" else value

"""Score: how well a document fits what a citation says."""

import datetime
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from rapidfuzz import fuzz

from ..identity.bodies import is_local
from ..identity.places import Place, same_place
from ..model import DocumentNumber
from ..numbers import component_key, same_document
from ..tables import read_table
from .description import Context, Description

TITLE_SAME, TITLE_NEAR, TITLE_OTHER = 92.0, 80.0, 55.0
"""Similarity of folded titles, of 100. Two titles that share only their first words stay below 80."""
TERM = datetime.timedelta(days=5 * 366)
"""Nhiệm kỳ: Party numbers restart with each term."""
_SAME_TYPE = {"bo_luat": "luat"}
_NO_TYPE = {None, "van_ban"}


class Evidence(NamedTuple):
    """Evidence for and against a candidate: the sum of the weights, and the codes in linking.toml."""

    total: float
    codes: tuple[str, ...]

    @property
    def score(self) -> float:
        """The total, kept between 0 and 1."""
        return min(1.0, max(0.0, self.total))

    def reasons(self) -> tuple[str, ...]:
        """The evidence as words."""
        return _in_words(self.codes)


def score(citation: Description, candidate: Description, context: Context) -> Evidence | None:
    """Evidence that a citation means a candidate; None if what they say cannot be about one document."""
    base = _identifying(citation, candidate)
    if base is None or _too_young(base, candidate, context):
        return None
    codes = (base, *_supporting(base, citation, candidate, context))
    return weigh(tuple(code for code in codes if code))


@lru_cache(maxsize=8192)
def weigh(codes: tuple[str, ...]) -> Evidence:
    """Evidence with the sum of its weights."""
    return Evidence(round(sum(_weights()[code] for code in codes), 2), codes)


@lru_cache(maxsize=8192)
def _in_words(codes: tuple[str, ...]) -> tuple[str, ...]:
    table = read_table("linking")["evidence"]
    return tuple([table[code]["words"] for code in codes])


def _identifying(citation: Description, candidate: Description) -> str | None:
    """The evidence that identifies a document: its number, else its name, its title, or type, day and body."""
    if citation.number is not None and candidate.number is not None:
        return _number(citation, candidate)
    if citation.name and citation.number is None:
        return _name(citation, candidate)
    if _contradicts(citation, candidate):
        return None
    likeness = title_likeness(citation.title, candidate.title)
    if likeness >= TITLE_NEAR:
        return "title_names" if likeness >= TITLE_SAME else "title_suggests"
    return "described" if citation.number is None and _described(citation, candidate) else ""


def _number(citation: Description, candidate: Description) -> str | None:
    a, b = citation.number, candidate.number
    assert a is not None and b is not None
    accented = "unaccented" not in a.repairs and "unaccented" not in b.repairs
    issuer_a, issuer_b = _placed(citation, candidate)
    decision = same_document(
        a, b, date_a=citation.date, date_b=candidate.date, issuer_a=issuer_a, issuer_b=issuer_b,
        kind_a=citation.kind, kind_b=candidate.kind, accented=accented,
    ).decision
    if decision == "suspect":
        return _suspect(a, b)
    if decision == "insufficient" or (decision == "same" and _is_bare(citation, candidate)):
        return "number_bare"
    return "number_same" if decision == "same" else None


def _suspect(a: DocumentNumber, b: DocumentNumber) -> str:
    """The evidence of two numbers whose comparison is in doubt.

    A digit never counts as a slip; a number with its year matches even if the cited day is wrong.
    """
    if (a.serial, a.suffix, a.year) != (b.serial, b.suffix, b.year):
        return "digits_other"
    same = component_key(a) == component_key(b) and a.term == b.term
    return "number_same" if same and a.year is not None else "number_doubtful"


def _placed(citation: Description, candidate: Description) -> tuple[str | None, str | None]:
    """The stated places in the form that the comparison of numbers reads; empty if they are the same."""
    if not citation.assumed and same_place(citation.place, candidate.place):
        return None, None
    return None if citation.assumed else _body_of(citation.place), _body_of(candidate.place)


def _body_of(place: Place) -> str | None:
    unit = place.commune or place.district or place.province
    return f"tỉnh {unit}" if unit else None


def _is_bare(citation: Description, candidate: Description) -> bool:
    """Whether a number that restarts each year is cited without its day."""
    assert candidate.number is not None
    return candidate.number.year is None and (citation.date is None or candidate.date is None)


def _name(citation: Description, candidate: Description) -> str | None:
    if citation.name != candidate.name or _contradicts(citation, candidate):
        return None
    return "name_same"


def _contradicts(citation: Description, candidate: Description) -> bool:
    """Whether a document without a common number is a different one: another day, year or body."""
    if citation.date and candidate.date and citation.date != candidate.date:
        return True
    if citation.year and candidate.year and citation.year != candidate.year:
        return True
    return _body(citation, candidate) == "body_other"


def _described(citation: Description, candidate: Description) -> bool:
    return (citation.date is not None and citation.date == candidate.date and citation.kind == candidate.kind
            and _body(citation, candidate) == "body_same")


def _too_young(base: str, candidate: Description, context: Context) -> bool:
    """Whether a document, which the number does not identify, was issued after the day of the citation."""
    return base != "number_same" and _younger(candidate, context)


def may_mean(citation: Description, candidate: Description, context: Context) -> bool:
    """Whether nothing that a citation says contradicts a candidate, even if it says little."""
    a, b = citation.number, candidate.number
    if a and b and ((a.serial, a.suffix) != (b.serial, b.suffix) or (a.year and b.year and a.year != b.year)):
        return False
    if citation.kind not in _NO_TYPE and candidate.kind not in _NO_TYPE and citation.kind != candidate.kind:
        return False
    named = citation.name and candidate.name and citation.name != candidate.name
    titled = citation.title and candidate.title and title_likeness(citation.title, candidate.title) < TITLE_OTHER
    return not (named or titled or _contradicts(citation, candidate) or _younger(candidate, context))


def _younger(candidate: Description, context: Context) -> bool:
    return candidate.date is not None and context.date is not None and candidate.date > context.date


def _supporting(base: str, citation: Description, candidate: Description, context: Context) -> Iterator[str | None]:
    yield _date(base, citation, candidate)
    yield _kind(citation, candidate)
    yield _repaired(citation, candidate)
    yield _body(citation, candidate) if base != "number_doubtful" else _same_name(citation, candidate)
    if base.startswith(("number", "digits")):
        yield _title(citation, candidate)
        yield _named_otherwise(citation, candidate)
    if base == "number_bare":
        yield _time(candidate, context)
    if _younger(candidate, context):
        yield "younger"


def _date(base: str, citation: Description, candidate: Description) -> str | None:
    if citation.date and candidate.date:
        return "date_same" if citation.date == candidate.date else "date_other"
    if base == "name_same" and citation.year and citation.year == candidate.year:
        return "year_same"
    return None


def _kind(citation: Description, candidate: Description) -> str | None:
    if citation.kind in _NO_TYPE or candidate.kind in _NO_TYPE:
        return None
    if citation.kind == candidate.kind:
        return "kind_same"
    same_code = citation.number and candidate.number and citation.number.kind_code == candidate.number.kind_code
    coded = bool(same_code and citation.number and citation.number.kind_code)
    near = _SAME_TYPE.get(citation.kind or "", citation.kind) == _SAME_TYPE.get(candidate.kind or "", candidate.kind)
    return "kind_near" if coded or near else "kind_other"


def _body(citation: Description, candidate: Description) -> str | None:
    if not citation.codes or not candidate.codes:
        return _same_name(citation, candidate)
    if set(citation.codes).isdisjoint(candidate.codes):
        return "body_other"
    return _place(citation, candidate) if any(map(is_local, citation.codes)) else "body_same"


def _same_name(citation: Description, candidate: Description) -> str | None:
    return "body_same" if citation.body and citation.body == candidate.body else None


def _place(citation: Description, candidate: Description) -> str | None:
    same = same_place(citation.place, candidate.place)
    if same is None:
        return None
    if not citation.assumed:
        return "body_same" if same else "body_other"
    if same:
        return "body_assumed"
    return None if citation.place.province == candidate.place.province else "body_other"


def _repaired(citation: Description, candidate: Description) -> str | None:
    """Whether reading corrected a slip in a code of one of the two numbers."""
    if citation.number is None or candidate.number is None:
        return None
    repaired = ["issuer-typo" in says.number.repairs for says in (citation, candidate) if says.number]
    return "number_repaired" if repaired.count(True) == 1 else None


def _title(citation: Description, candidate: Description) -> str | None:
    if not citation.title or not candidate.title:
        return None
    likeness = title_likeness(citation.title, candidate.title)
    if likeness >= TITLE_NEAR:
        return "title_same"
    return "title_other" if likeness < TITLE_OTHER else None


def _named_otherwise(citation: Description, candidate: Description) -> str | None:
    named = citation.name and candidate.name
    return "name_other" if named and fuzz.ratio(citation.name, candidate.name) < TITLE_OTHER else None


def _time(candidate: Description, context: Context) -> str | None:
    if candidate.date is None or context.date is None or candidate.number is None:
        return None
    if candidate.number.scheme == "party":
        return "near_in_time" if context.date - candidate.date < TERM else None
    return "near_in_time" if candidate.date.year == context.date.year else None


def title_likeness(a: str, b: str) -> float:
    """Similarity of two folded titles, 0 to 100. A title also matches its beginning, from half its length on."""
    if not a or not b:
        return 0.0
    if a == b:
        return 100.0
    short, long = sorted((a, b), key=len)
    if 2 * len(short) >= len(long) and len(short) > 40:
        return max(fuzz.ratio(a, b), fuzz.ratio(short, long[: len(short)]) - 2)
    return fuzz.ratio(a, b)


@cache
def _weights() -> dict[str, float]:
    return {code: row["weight"] for code, row in read_table("linking")["evidence"].items()}

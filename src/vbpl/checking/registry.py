"""Registry: the rules as their table describes them, and the functions that apply them."""

import datetime
from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any, NamedTuple

from ..model import Family, Severity, Span
from ..tables import read_table
from .paper import Paper


class Rule(NamedTuple):
    """A rule of form: a row of ``check_rules.toml``."""

    code: str
    """Like ``T204``; never reused."""
    severity: Severity
    """Of a finding in a text that is no damaged copy."""
    rule: str
    """What the rule asks, one sentence."""
    message: str
    """What is said of a place that breaks it, with ``{...}`` for what differs."""
    source: str
    """The provision it comes from."""
    families: tuple[Family, ...]
    """The families of documents that it is for."""
    since: datetime.date | None
    """First day of the documents that it is for; None for all before ``until``."""
    until: datetime.date | None
    """Last day of them; None for all since."""
    good: str
    """A text that keeps it."""
    bad: str
    """A text that breaks it."""

    def applies_to(self, paper: Paper) -> bool:
        """Whether a document is of the rule's families and its period; an undated one is taken for one of today."""
        if paper.document.family not in self.families:
            return False
        if paper.date is None:
            return self.until is None
        return (self.since is None or self.since <= paper.date) and (self.until is None or paper.date <= self.until)


class Edit(NamedTuple):
    """A certain repair: ``text[start:end]``, in characters of the text as given, becomes ``replacement``."""

    start: int
    """First character to replace."""
    end: int
    """After the last."""
    replacement: str
    """What stands there instead; empty to take it out."""


class Finding(NamedTuple):
    """A place that breaks a rule."""

    span: Span
    values: Mapping[str, object] = {}
    """For the message."""
    edits: tuple[Edit, ...] = ()
    """What repairs it; empty where that needs a person."""


Check = Callable[[Paper], Iterable[Finding]]

CHECKS: dict[str, Check] = {}
"""The function of each code; every module of rules fills in its own."""


def checks(code: str) -> Callable[[Check], Check]:
    """Register a function as the one that applies the rule of this code."""

    def register(check: Check) -> Check:
        CHECKS[code] = check
        return check

    return register


@cache
def rules() -> Mapping[str, Rule]:
    """All rules by code, in the order of the table.

    Examples:
        >>> rules()["T204"].severity
        'error'
    """
    return {
        code: Rule(
            code, row["severity"], row["rule"], row["message"], row["source"], tuple(row["families"]),
            row.get("since"), row.get("until"), *_examples(row),
        )
        for code, row in read_table("check_rules")["rules"].items()
    }


def _examples(row: Mapping[str, Any]) -> tuple[str, str]:
    """The good and the bad example of a row: as it gives them, or the bad one as a change in the other."""
    good: str = read_table("check_rules")["samples"][row["sample"]] if "sample" in row else row["good"]
    bad: str = row.get("bad", good)
    for words, others in row.get("change", {}).items():
        bad = bad.replace(words, others)
    return good, bad


@cache
def terms() -> Mapping[int, tuple[int, int]]:
    """Khóa of the Quốc hội: first and last year of each term."""
    return {int(term): (first, last) for term, (first, last) in read_table("check_rules")["terms"].items()}

"""Resolve: gives the verdict on a mention, from the documents filed under its keys."""

import datetime
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from ..tables import read_table
from .description import Context, Description
from .entry import UNRESOLVED, Entry, Verdict
from .index import Index
from .keys import citation_keys, doubt_keys, number_keys, title_keys
from .score import Evidence, may_mean, score, weigh
from .works import is_misprint

SHOWN = 5
"""The most candidates that an ambiguous mention keeps."""

Ranked = list[tuple[Entry, Evidence]]


class Resolution(NamedTuple):
    """The result of looking up a mention."""

    verdict: Verdict
    tiers: list[tuple[str, ...]]
    """All keys on which the verdict depends."""
    claims: tuple[Entry, ...] = ()
    """Documents without a number that get the number of the mention, by its title."""


class Resolver:
    """Looks up mentions among documents, by what these say of themselves and what citations say of them."""

    def __init__(self, index: Index, identities: Mapping[Entry, Description | None]) -> None:
        self._index, self._identities = index, identities
        limits = read_table("linking")["decision"]
        self._resolved, self._ambiguous, self._lead = limits["resolved"], limits["ambiguous"], limits["lead"]

    def resolve(self, says: Description, context: Context) -> Resolution:
        """The verdict from the first tier of keys that has a fitting document."""
        tiers: list[tuple[str, ...]] = []
        verdict = UNRESOLVED
        keys = citation_keys(says)
        for tier in keys:
            tiers.append(tier)
            verdict = self._decide(self._rank(says, context, self._index.find(tier)))
            if verdict.candidates:
                break
        if says.number is None or (len(tiers) == 1 and _is_stated(verdict)):
            return Resolution(verdict, tiers)
        return Resolution(verdict, [*tiers, *keys], self._claims(says, context))

    def _rank(self, says: Description, context: Context, found: Iterable[Entry]) -> Ranked:
        """Documents that a mention may mean, the most likely first."""
        ranked: Ranked = []
        for entry in found:
            evidence = score(says, self._identities.get(entry) or entry.says, context)
            if evidence is not None:
                ranked.append((entry, self._qualified(says, entry, evidence)))
        if says.name and says.number is None and not (says.year or says.date):
            ranked = self._in_force(says.name, context, ranked)
        return sorted(ranked, key=_by_total) if len(ranked) > 1 else ranked

    def _qualified(self, says: Description, entry: Entry, evidence: Evidence) -> Evidence:
        codes = evidence.codes
        if "kind_other" in codes and says.kind in entry.kinds:
            codes = tuple("kind_attached" if code == "kind_other" else code for code in codes)
        if entry in self._identities and says.number is not None and entry.says.number is None:
            codes += ("inferred",) if self._identities[entry] else ("contested",)
        return evidence if codes is evidence.codes else weigh(codes)

    def _in_force(self, name: str, context: Context, ranked: Ranked) -> Ranked:
        """Acts of one name, each marked as in force on the day of the citing document or as outdated by it."""
        day = context.date
        started = [entry.starts for entry, _ in ranked if day and entry.starts and entry.starts <= day]
        if day is None or not started:
            return ranked
        newest = max(started)
        later = self._index.last_known(name, day.year)
        known = "outdated" if later and later > newest.year else "in_force"
        marks = ((entry, evidence, _mark(entry, newest, known)) for entry, evidence in ranked)
        return [(entry, weigh((*evidence.codes, mark)) if mark else evidence) for entry, evidence, mark in marks]

    def _decide(self, ranked: Ranked) -> Verdict:
        if not ranked or ranked[0][1].total < self._ambiguous:
            return UNRESOLVED
        best = ranked[0][1].total
        rivals = [candidate for candidate in ranked if candidate[1].total > best - self._lead]
        if best >= self._resolved and len(rivals) == 1:
            return Verdict("resolved", (ranked[0],))
        return Verdict("ambiguous", tuple(rivals[:SHOWN]))

    def doubt(self, says: Description, context: Context, verdict: Verdict) -> Verdict:
        """The verdict on a mention that ends its document, with all documents that it may mean."""
        if verdict.status == "resolved":
            return verdict
        found = self._index.find(doubt_keys(says))
        maybe = (entry for entry in found if may_mean(says, self._identities.get(entry) or entry.says, context))
        fitting = (entry for entry, _ in verdict.candidates)
        return verdict._replace(maybe=tuple(sorted({*maybe, *fitting}, key=_by_id)))

    def _claims(self, says: Description, context: Context) -> tuple[Entry, ...]:
        """Documents that get the number of the mention, if no document has that number.

        They have its title and no number, or a number one slip away with a code that no table knows.
        """
        near = self._index.find(number_keys(says))
        stated = self._rank(says, context, (entry for entry in near if _has_number(entry) and not _misprints(entry)))
        if stated and stated[0][1].total >= self._ambiguous:
            return ()
        titled = [entry for entry in self._index.find(title_keys(says)) if not _has_number(entry)]
        slips = [entry for entry in near if _misprints(entry)]
        fits = ((entry, score(says, entry.says, context)) for entry in (*titled, *slips))
        return tuple(entry for entry, evidence in fits if evidence and evidence.total >= self._resolved)


def _is_stated(verdict: Verdict) -> bool:
    best = verdict.candidates[0][0] if verdict.candidates else None
    return best is not None and _has_number(best) and not _misprints(best)


def _has_number(entry: Entry) -> bool:
    return entry.says.number is not None


def _misprints(entry: Entry) -> bool:
    return is_misprint(entry.says)


def _by_id(entry: Entry) -> tuple[str, str]:
    return entry.id, entry.text_hash


def _by_total(candidate: tuple[Entry, Evidence]) -> tuple[float, str, str]:
    entry, evidence = candidate
    return -evidence.total, entry.id, entry.text_hash


def _mark(entry: Entry, newest: datetime.date, known: str) -> str | None:
    if entry.starts is None or entry.starts > newest:
        return None
    return known if entry.starts == newest else "outdated"

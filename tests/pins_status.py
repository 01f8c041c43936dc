"""A page of the effect of changes on an act: each pair of a short list of changes, with its own effects."""

import datetime
from itertools import combinations
from typing import Any

from linked import cite, day, span
from vbpl.linking.outline import provision_name
from vbpl.linking.status import Basis, Facts, Locate, ended_since, tell_periods, tell_status
from vbpl.model import Change, Effect, Link, Provision, Span, Status

ARTICLE, CLAUSE = Provision(article="5"), Provision(article="5", clause="2")
RANGE = Provision(article="4", through=Provision(article="6"))
FIRST, LAST = "2031-03-01", "2035-03-01"
"""First and last day of the act, unless a scenario gives others."""
DAYS = ("2031-02-28", FIRST, "2032-05-04", "2033-01-01", "2033-06-01", LAST)

CHANGES: dict[str, dict[str, Any]] = {
    "repealed": {"relation": "repeals", "date": "2033-06-01"},
    "repealed on an unknown day": {"relation": "repeals"},
    "article repealed": {"relation": "repeals", "date": "2033-01-01", "provisions": [ARTICLE]},
    "clause repealed": {"relation": "revokes", "date": "2032-05-04", "provisions": [CLAUSE]},
    "articles 4 to 6 replaced": {"relation": "replaces", "date": "2033-06-01", "provisions": [RANGE]},
    "a part repealed": {"relation": "repeals", "date": "2033-01-01", "partial": True},
    "amended": {"relation": "amends", "date": "2032-05-04"},
    "clause amended": {"relation": "amends", "date": "2032-05-04", "provisions": [CLAUSE]},
    "article corrected": {"relation": "corrects", "date": "2033-01-01", "provisions": [ARTICLE]},
    "begins later": {"relation": "amends", "date": "2031-02-28", "starts": "2032-05-04"},
    "suspended": {"relation": "suspends", "date": "2032-05-04", "until": "2033-06-01"},
    "suspended without an end": {"relation": "suspends", "date": "2033-01-01"},
    "suspended before it begins": {"relation": "suspends", "date": FIRST, "until": "2033-01-01"},
    "suspended on an unknown day": {"relation": "suspends", "until": "2033-01-01"},
    "article suspended": {"relation": "suspends", "date": "2032-05-04", "until": "2033-01-01", "provisions": [ARTICLE]},
    "extended": {"relation": "extends", "date": "2032-05-04", "until": "2036-01-01"},
    "said to have ended": {"relation": "announces_ended"},
    "said to have ended on a day": {"relation": "announces_ended", "date": "2033-01-01"},
}
STATED: dict[str, dict[str, Any]] = {
    "it ends": {"effects": [("end", LAST, [])]},
    "it ends in part": {"effects": [("end", "2033-01-01", [ARTICLE])]},
    "its clause begins later": {"effects": [("start", "2032-05-04", [CLAUSE])]},
    "its first day is not printed": {"earliest": "2031-02-28"},
    "it does not begin": {"starts": None},
    "something like it is repealed": {"doubts": ["repealed"]},
    "something like it is repealed on an unknown day": {"doubts": ["repealed on an unknown day"]},
    "what it details has ended": {"bases": ["2033-01-01"]},
    "one of two that it details has ended": {"bases": ["2033-01-01", None]},
}
ASKED = {"the act": None, "khoản 2 Điều 5": CLAUSE, "Điều 5": ARTICLE, "Điều 9": Provision(article="9")}
PLACES = {"Điều 4": (100, 200), "Điều 5": (200, 300), "khoản 2 Điều 5": (250, 300), "Điều 4 đến Điều 6": (100, 400)}


def change(name: str) -> Change:
    """One of the changes, by an act with this name."""
    fields = dict(CHANGES[name])
    citation = cite("quyet_dinh", at=0)
    link = Link(citation=citation, relation=fields["relation"], source=name, target="it", status="resolved", reason="")
    dated = {key: day(fields.pop(key, None)) for key in ("date", "until", "starts")}
    partial = fields.pop("partial", bool(fields.get("provisions")))
    return Change(source=name, target="it", link=link, partial=partial, **dated, **fields)


def facts(*names: str) -> Facts:
    """The facts of the act in a scenario of changes and of its own effects."""
    said = {key: value for name in names for key, value in STATED.get(name, {}).items()}
    starts = day(said.get("starts", FIRST))
    effects = [Effect(event=event, date=day(date), phrase="", provisions=provisions, span=span(0, 1))
               for event, date, provisions in said.get("effects", [])]
    changes = [change(name) for name in names if name in CHANGES]
    doubts = [change(name) for name in said.get("doubts", [])]
    bases = [Basis(f"base {at}", day(ended)) for at, ended in enumerate(said.get("bases", []), 1)]
    return Facts(starts, day(said.get("earliest")) or starts, effects, changes, doubts, bases)


def locate(provision: Provision) -> Span | None:
    place = PLACES.get(provision_name(provision))
    return span(*place) if place else None


def status_page() -> str:
    """Each change and each own effect of the act, alone and with each other one: the state of the act and its parts."""
    names = (*CHANGES, *STATED)
    plain = answers(facts())
    lines = ["# nothing", *plain]
    for scenario in (*((name,) for name in names), *combinations(names, 2)):
        lines += [f"# {', '.join(scenario)}", *(line for line in answers(facts(*scenario)) if line not in plain)]
    return "\n".join(lines) + "\n"


def answers(known: Facts) -> list[str]:
    """The periods of the act, and its status and that of its provisions, one line for each day with a new answer."""
    times = (f"{each.first or ''}..{each.after or ''} {word_of(each.status)}" for each in tell_periods(known))
    lines = [f"  times: {' / '.join(times)} | ended since {ended_since(known)}"]
    for asked, provision in ASKED.items():
        lines += told(f"{asked}:", known, provision, locate)
        if provision:
            lines += told(f"{asked}, of a text that is not there:", known, provision, lambda _: None)
    return lines


def told(asked: str, known: Facts, provision: Provision | None, where: Locate) -> list[str]:
    """The status on each of the days, if it differs from that of the day before."""
    said = [status_words(tell_status(known, datetime.date.fromisoformat(on), provision, where)) for on in DAYS]
    new = [at for at in range(len(said)) if not at or said[at] != said[at - 1]]
    return [f"  {asked} on {DAYS[at]} {said[at]}" for at in new]


def word_of(status: Status) -> str:
    return status.state + (" in part" if status.partial else "")


def status_words(status: Status) -> str:
    because = f" [{', '.join(each.source for each in status.because)}]" if status.because else ""
    return f"{word_of(status)} {status.since or ''}..{status.until or ''} {status.reason}{because}"

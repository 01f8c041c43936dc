"""Status: computes from the changes of a work its state on a day.

One function serves memory, DuckDB and Spark. Its input is what a work says of itself, and the changes to it.
"""

import datetime
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Literal, NamedTuple

from ..model import ENDINGS, STOPS, Change, Effect, Provision, Span, State, Status
from .outline import lies_in, provision_name

Reach = Literal["covers", "inside"]
"""Whether a change affects all that is asked about, or a part of it."""
Locate = Callable[[Provision], Span | None]
_ENDS = (*ENDINGS, "announces_ended")


class Basis(NamedTuple):
    """An act that the work details, and the day on which it ended."""

    work_id: str
    ended: datetime.date | None


class Facts(NamedTuple):
    """What a work says of itself, and what other works say of it."""

    starts: datetime.date | None
    """The first day on which it surely has effect."""
    earliest: datetime.date | None
    """The first day on which it may have effect. It differs if the text defines the first day by an event."""
    effects: Sequence[Effect]
    """What its own text says of its first and last days."""
    changes: Sequence[Change]
    """The changes to it."""
    doubts: Sequence[Change] = ()
    """Unresolved endings that may mean it."""
    bases: Sequence[Basis] = ()
    """The acts that it details."""


class _Found(NamedTuple):
    """A state on a day, with the changes that prove it."""

    state: State
    because: tuple[Change, ...]
    reason: str


def tell_status(
    facts: Facts, on: datetime.date, provision: Provision | None = None, locate: Locate = lambda provision: None
) -> Status:
    """The status of a work, or of a provision of it, on a day.

    Args:
        facts: The known facts of the work.
        on: The day.
        provision: The provision that is asked about; by default the work as a whole.
        locate: Gives the span of a provision in the text of the work, or None.

    Returns:
        The state with its first and last day, if the facts tell them.
    """
    case = _Case(facts, provision, locate)
    found = case.at(on)
    since, until = case.run(on, found.state)
    partial = tuple(case.partial_changes(on)) if found.state in ("in_force", "suspended") else ()
    because = (*found.because, *(each for each in partial if each not in found.because))
    ends = case.ends_partly(on) or any(each.relation in (*_ENDS, "suspends") for each in partial)
    ends = ends and found.state in ("in_force", "suspended")
    excepted = tuple(case.still_excepted(found, on))
    return Status(state=found.state, partial=ends, excepted=excepted, since=since, until=until, because=because,
                  reason=found.reason + _but(excepted))


class Period(NamedTuple):
    """A period with one status."""

    status: Status
    first: datetime.date | None
    """First day; null for all days before ``after``."""
    after: datetime.date | None
    """First day after it; null if none is known."""


def tell_periods(facts: Facts, provision: Provision | None = None) -> list[Period]:
    """The status of a work, or of a provision of it, for all time, in order."""
    case = _Case(facts, provision, lambda provision: None)
    dated = (day for each in facts.changes for day in (each.date, each.until))
    days = sorted({*case.all_days(), *filter(None, dated)})
    told = [tell_status(facts, day, provision) for day in (datetime.date.min, *days)]
    periods: list[Period] = []
    for status, first, after in zip(told, (None, *days), (*days, None), strict=True):
        if periods and (periods[-1].status.state, periods[-1].status.partial) == (status.state, status.partial):
            periods[-1] = periods[-1]._replace(after=after)
        else:
            periods.append(Period(status, first, after))
    return periods


def ended_since(facts: Facts) -> datetime.date | None:
    """The day on which a work as a whole ended or will end, by the facts; None for no such day."""
    return _Case(facts, None, lambda provision: None).end


class _Case:
    """The facts, applied to what is asked about."""

    def __init__(self, facts: Facts, provision: Provision | None, locate: Locate) -> None:
        self.facts, self.provision, self.locate = facts, provision, locate
        self.place = locate(provision) if provision else None
        self.covering = [each for each in facts.changes if self._reach_of(each) == "covers"]
        self.inside = [each for each in facts.changes if self._reach_of(each) == "inside"]
        self.inserted = self._inserted()
        self.moved: tuple[Change, ...] = ()
        """The change that moved the first day, if there is one."""
        self.start = self._start()
        self.end = self._end()

    def at(self, day: datetime.date) -> _Found:
        """The state on a day, from the first rule that gives one."""
        return next(filter(None, (rule(self, day) for rule in RULES)))

    def run(self, on: datetime.date, state: State) -> tuple[datetime.date | None, datetime.date | None]:
        """First day of the state around a day, and the first day after it."""
        days = sorted(set(self.all_days()))
        until = next((day for day in days if day > on and self.at(day).state != state), None)
        since = None
        for day in reversed([day for day in days if day <= on]):
            if self.at(day).state != state:
                break
            since = day
        if since is not None and since == (days[0] if days else None) and state == "not_yet":
            since = None
        return since, until

    def endings(self) -> Iterator[Change]:
        """Dated changes that end what is asked about."""
        return (each for each in self.covering if each.relation in _ENDS and each.date)

    def partial_changes(self, on: datetime.date) -> Iterator[Change]:
        """Changes by a day that ended or suspended a part, or that amended the provision that is asked about."""
        for each in sorted(self.facts.changes, key=_by_date):
            if each.date is None or each.date > on or each.relation == "extends":
                continue
            reach = self._reach_of(each)
            ends = reach == "inside" and (each.relation in _ENDS or self._suspends(each, on))
            words = self.provision is not None and each.provisions and each.relation in ("amends", "corrects")
            if reach and (ends or words):
                yield each

    def still_excepted(self, found: _Found, on: datetime.date) -> Iterator[Provision]:
        """What an end or a suspension leaves out, as far as it has not ended by a day itself."""
        left = (each for change in found.because for each in change.excepted) if found.state != "unknown" else ()
        for each in dict.fromkeys(left):
            if self._reach(each) == "inside" and _Case(self.facts, each, self.locate).at(on).state == "in_force":
                yield each

    def ends_partly(self, on: datetime.date) -> bool:
        """Whether its own text has ended a part of it by a day."""
        return any(effect.event == "end" and effect.date and effect.date <= on
                   and any(self._reach(each) == "inside" for each in effect.provisions)
                   for effect in self.facts.effects)

    def _suspends(self, change: Change, on: datetime.date) -> bool:
        return change.relation == "suspends" and (change.until is None or on < change.until)

    def _reach_of(self, change: Change) -> Reach | None:
        if not change.provisions:
            unnumbered: Reach | None = "inside" if self.provision is None else None
            reach = unnumbered if change.partial else "covers"
        else:
            reach = self._reach(change.provisions[0])
        return self._reach_without(change, reach) if change.excepted and self.provision else reach

    def _reach_without(self, change: Change, reach: Reach | None) -> Reach | None:
        """How far a change reaches that leaves provisions out: not to these, and to a part of what holds them."""
        left = [self._reach(each) for each in change.excepted]
        if "covers" in left:
            return None
        return "inside" if reach == "covers" and "inside" in left else reach

    def _reach(self, other: Provision) -> Reach | None:
        """How another provision relates to what is asked about: by its place in the text, else by its numbers."""
        if self.provision is None:
            return "inside"
        place = self.locate(other)
        if place and self.place:
            if place.start <= self.place.start and self.place.end <= place.end:
                return "covers"
            return "inside" if self.place.start <= place.start and place.end <= self.place.end else None
        if lies_in(self.provision, other):
            return "covers"
        return "inside" if lies_in(other, self.provision) else None

    def _inserted(self) -> Change | None:
        """The change that inserted a provision which the text does not have."""
        if self.provision is None or self.place is not None:
            return None
        brought = (each for each in self.covering if each.provisions and each.relation == "amends" and each.date)
        return min(brought, key=_by_date, default=None)

    def _width(self, other: Provision) -> int:
        place = self.locate(other)
        return place.end - place.start if place else 0

    def _own(self, event: Literal["start", "end"]) -> datetime.date | None:
        """The day that its own text gives to a provision: of two that reach it, that of the narrower words."""
        days = ((self._width(each), effect.date) for effect in self.facts.effects if effect.event == event
                and effect.date for each in effect.provisions if self._reach(each) == "covers")
        return min(days, default=(0, None))[1]

    def _start(self) -> datetime.date | None:
        if self.inserted:
            return self.inserted.date
        start = self._own("start") or self.facts.starts
        for change in self._moves():
            later = change.until and start and start < change.until
            if start and change.date and change.date <= start and (change.starts or later):
                start, self.moved = change.starts or change.until, (change,)
        return start

    def _moves(self) -> list[Change]:
        """The changes that may move the first day: new text that states it, or a suspension that begins before it."""
        stated = [each for each in self.facts.changes if each.starts and each.relation == "amends"]
        suspended = [each for each in self.covering if each.relation == "suspends" and each.until]
        return sorted([*stated, *suspended], key=_by_date)

    def _end(self) -> datetime.date | None:
        """The first day without effect, by the text itself and by the changes that extend or end it."""
        of_all = (each.date for each in self.facts.effects if each.event == "end" and not each.provisions)
        own = self._own("end") or next(filter(None, of_all), None)
        extended = [each.until for each in self.covering if each.relation == "extends"]
        last = max(filter(None, [own, *extended]), default=None)
        return min(filter(None, [last, *(each.date for each in self.endings())]), default=None)

    def all_days(self) -> Iterator[datetime.date]:
        """Days on which the state may change."""
        changes = (*self.covering, *self.facts.doubts)
        dated = (day for each in changes for day in (each.date, each.until))
        bases = (basis.ended for basis in self.facts.bases)
        yield from filter(None, (self.start, self.end, self.facts.earliest, *dated, *bases))


Rule = Callable[[_Case, datetime.date], _Found | None]


def _without_place(case: _Case, day: datetime.date) -> _Found | None:
    """Whether neither the text nor a change has the provision."""
    if case.provision is None or case.place or case.inserted:
        return None
    named = any(each.provisions for each in case.covering)
    return None if named else _Found("unknown", (), f"It has no {provision_name(case.provision)}.")


def _without_start(case: _Case, day: datetime.date) -> _Found | None:
    return _Found("unknown", (), "Its first day is not known.") if case.start is None else None


def _before_start(case: _Case, day: datetime.date) -> _Found | None:
    if case.start is None or day >= case.start:
        return None
    if case.start == case.facts.starts and case.facts.earliest and day >= case.facts.earliest:
        between = f"between {case.facts.earliest} and {case.start}"
        return _Found("unknown", (), f"Its first day is not printed; it lies {between}.")
    return _Found("not_yet", case.moved, f"It has effect from {case.start}{_by(case.moved)}.")


def _ended(case: _Case, day: datetime.date) -> _Found | None:
    if case.end is None or day < case.end:
        return None
    because = tuple(each for each in case.endings() if each.date == case.end)
    because = because or tuple(each for each in case.covering if each.relation == "extends" and each.until == case.end)
    return _Found("ended", because, f"It has no effect since {case.end}{_by(because)}.")


def _announced(case: _Case, day: datetime.date) -> _Found | None:
    said = tuple(each for each in case.covering if each.relation == "announces_ended" and each.date is None)
    return _Found("ended", said, f"A list says that it has ended{_by(said)}.") if said else None


def _undated(case: _Case, day: datetime.date) -> _Found | None:
    found = tuple(each for each in case.covering if each.relation in STOPS and each.date is None
                  and not (each.until and each.until <= day))
    return _Found("unknown", found, f"The day of its end is not known{_by(found)}.") if found else None


def _doubtful(case: _Case, day: datetime.date) -> _Found | None:
    found = tuple(each for each in case.facts.doubts if each.date is None or each.date <= day)
    words = "A document ends something that may be this one"
    return _Found("unknown", found, f"{words}{_by(found)}.") if found else None


def _suspended(case: _Case, day: datetime.date) -> _Found | None:
    found = tuple(each for each in case.covering if each.date and each.date <= day and case._suspends(each, day))
    return _Found("suspended", found, f"It is suspended{_by(found)}.") if found else None


def _baseless(case: _Case, day: datetime.date) -> _Found | None:
    """No text says whether it stayed in force without the acts that it details (Luật 80/2015/QH13, Điều 154)."""
    bases = case.facts.bases
    if not bases or not all(basis.ended and basis.ended <= day for basis in bases):
        return None
    names = ", ".join(basis.work_id for basis in bases)
    return _Found("unknown", (), f"All that it details has ended: {names}.")


def _in_force(case: _Case, day: datetime.date) -> _Found:
    return _Found("in_force", (), f"It has effect since {case.start}, and nothing in the library ends it.")


RULES: tuple[Rule, ...] = (
    _without_place, _without_start, _before_start, _ended, _announced, _undated, _doubtful, _suspended, _baseless,
    _in_force,
)
"""The rules in their order; the last one always gives a state."""


def _by(changes: Iterable[Change]) -> str:
    sources = sorted({each.source for each in changes})
    return f", by {', '.join(sources)}" if sources else ""


def _but(excepted: Iterable[Provision]) -> str:
    names = ", ".join(map(provision_name, excepted))
    return f" {names} of it went on." if names else ""


def _by_date(change: Change) -> tuple[datetime.date, str]:
    return change.date or datetime.date.max, change.source

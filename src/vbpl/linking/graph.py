"""LinkGraph: works and the links between them at one moment."""

import datetime
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import cached_property, partial
from itertools import chain
from typing import Any

from ..arguments import Day, read_day
from ..model import (
    CHANGES,
    Candidate,
    Change,
    Diagnostic,
    Link,
    Provision,
    Relation,
    Span,
    Status,
    Text,
    Version,
    Work,
)
from ..model.node import unchecked
from . import export, findings, notebook
from .arguments import Place, check_relation, read_provision, unknown_id
from .changes import find_changes, find_doubts, history_of, told_once
from .description import Description
from .entry import Entry, Verdict
from .held import Held, Works
from .links import Links, Mentioned, citing, doubted
from .mentions import unpack
from .provisions import find_provision
from .reasons import explain, explain_missing, find_targets, without_targets
from .status import Basis, Facts, ended_since, tell_status
from .trees import Trees
from .within import find_wanted, go_to, is_inside, stands_in
from .wordings import Wordings

DETAILING: tuple[Relation, ...] = ("details", "guides")
"""Relations between an act and the acts that it rests on, as its subject names them."""

_made_link, _candidate = unchecked(Link), unchecked(Candidate)


class LinkGraph:
    """Works and the links between them, as a library knew them when it was linked.

    A work is an act or letter as such, in all copies that the library holds. The best copy represents it. Every method
    takes a ``work_id``, ``Document.id`` or ``text_id``. ``Library.link`` makes a graph; later documents are not in it.
    """

    def __init__(self, works: Works, verdicts: Mapping[Entry, tuple[Verdict, ...]], trees: Trees | None = None) -> None:
        self._works, self._held = works, works.of_text
        self._verdicts = dict(verdicts)
        self.wordings_of = Wordings(trees or Trees(), self._stated, self._changing)
        """The acts of the library with their amendments applied."""
        self._made: dict[str, list[Change]] = {}
        """Changes by the work that makes them, kept because they are needed again and again."""

    @cached_property
    def documents(self) -> Mapping[str, Entry]:
        """The texts that represent the works, by ``work_id``, as the library keeps them: without trees."""
        return {work_id: work.entry for work_id, work in self._works.items()}

    @cached_property
    def links(self) -> Links:
        """All links, in the order of works and citations. The sequence makes each link when it is read."""
        return Links(self._works.values(), self._dated)

    @cached_property
    def diagnostics(self) -> Mapping[str, list[Diagnostic]]:
        """Doubts of linking by ``work_id``: codes L501 to L512."""
        return findings.find_all(self._works.values(), self._verdicts, self._links_of, self._held)

    @cached_property
    def identities(self) -> Mapping[str, Description]:
        """Works that do not state their number, by id: the number, day and body that citations give them."""
        return {work.id: work.says for work in self._works.values() if work.inferred and not work.entry.says.number}

    @cached_property
    def contested(self) -> frozenset[str]:
        """Ids of works that state no number and get several from citations. Links to them are ambiguous."""
        return frozenset(work.id for work in self._works.values() if work.contested)

    def work(self, any_id: str) -> Work:
        """The work of an id.

        Args:
            any_id: ``work_id``, ``Document.id`` or ``text_id``.

        Raises:
            VbplError: The graph has no such work; it is a KeyError too.
        """
        return self._find(any_id).node()

    def texts(self, any_id: str) -> tuple[Text, ...]:
        """The texts of a work, first the one that represents it; ids as for `work`."""
        return self.work(any_id).texts

    def links_of(self, text_id: str) -> list[Link]:
        """The links from one text, in the order of its citations, even if another text represents its work."""
        entry = self._find(text_id).text(text_id)
        return [self._dated(entry, index) for index in range(len(entry.mentions))]

    def diagnostics_of(self, text_id: str) -> list[Diagnostic]:
        """The doubts about the links of one text. No other text is looked at."""
        entry = self._find(text_id).text(text_id)
        return list(findings.of_links(entry, self._verdicts[entry], self._links_of(entry), self._held))

    def cites(
        self, document_id: str, relation: Relation | None = None, provision: Place | None = None
    ) -> list[Link]:
        """Links from a work, in the order of its citations.

        Args:
            document_id: The citing work.
            relation: Only links of this relation.
            provision: Only citations that stand in this provision of the citing work, ``"khoản 2 Điều 5"``.

        Raises:
            VbplError: The graph has no such work (it is a KeyError too), or an argument is not allowed.
        """
        check_relation(relation)
        wanted = None if provision is None else read_provision(provision)
        entry = self._find(document_id).entry
        named = (index for index, mention in enumerate(entry.mentions) if relation in (None, mention.relation))
        return [link for link in (self._dated(entry, index) for index in named)
                if wanted is None or stands_in(link.citation.span, find_wanted(entry.outline, wanted))]

    def cited_by(
        self, document_id: str, relation: Relation | None = None, provision: Place | None = None, on: Day | None = None
    ) -> list[Link]:
        """Resolved links to a work from others.

        Args:
            document_id: The cited work.
            relation: Only links of this relation.
            provision: Only links to this provision of the cited work, to a unit around it or to a unit in it. Every
                provision that a citation names counts, in ranges too.
            on: Only links of works that were issued by this day. With a provision: only links that mean the wording of
                this day (see `wordings`).

        Returns:
            Links in the order of the ids of their sources. The first call reads all verdicts once.

        Raises:
            VbplError: The graph has no such work (it is a KeyError too), or an argument is not allowed.
        """
        check_relation(relation)
        wanted = None if provision is None else read_provision(provision)
        day = None if on is None else read_day(on)
        target = self._find(document_id)
        found = [self._dated(source, index) for source, index in self._citing.get(target.id, ())
                 if self._held[source] is not target and relation in (None, source.mentions[index].relation)
                 and (day is None or self._cites_on(source, target, wanted, day))]
        return [link for link in found
                if wanted is None or go_to(link.provisions, find_wanted(target.entry.outline, wanted))]

    def versions(self, document_id: str) -> tuple[Version, ...]:
        """Every wording that the units of an act have had, by the acts of the library that amend it.

        Args:
            document_id: The act, or a consolidated text of it.

        Returns:
            As `vbpl.consolidate` gives them. An act without amendments has one for each unit, and another document has
            none. The first call computes them; they are kept.

        Raises:
            VbplError: The graph has no such work; it is a KeyError too.
        """
        return self.wordings_of.versions(self._subject(document_id).id)

    def wordings(self, link: Link) -> tuple[Version | None, ...]:
        """What the provisions of a link said on the day of the citing document.

        Args:
            link: A link of this graph.

        Returns:
            For each of ``link.provisions`` the wording in force on that day, else the first one that came later. None
            if the link is not resolved, if the day or the wording is not known, or if the target is no act.

        Raises:
            VbplError: The graph has no work that the link comes from.
        """
        return self.wordings_of.meant(link, self.issued(link.source))

    def history(self, document_id: str) -> list[Change]:
        """What changed a work, what it replaced, and what replaced it, along the whole chain.

        Returns:
            A change for each provision, and one for each act that is changed as a whole. They are in order of time;
            changes without a date come last.

        Raises:
            VbplError: The graph has no such work (it is a KeyError too), or an argument is not allowed.
        """
        return history_of(self._subject(document_id).id, self._changes_of, self._replaced_by)

    def status(self, document_id: str, on: Day, provision: Place | None = None) -> Status:
        """Whether a work, or a provision of it, has effect on a day.

        Args:
            document_id: The work. A consolidated text (văn bản hợp nhất) has the status of the act in it.
            on: The day, also as an ISO string.
            provision: Only this provision, ``"khoản 2 Điều 5"``; a change may have inserted it, so it need not be in
                the text.

        Returns:
            The state, since when and until when, and the changes that say so. The state is ``unknown`` if the library
            cannot know it: an undated or unresolved repeal may mean the work, or the act details only ended acts.

        Raises:
            VbplError: The graph has no such work (it is a KeyError too), or an argument is not allowed.
        """
        work, day = self._subject(document_id), read_day(on)
        asked = None if provision is None else read_provision(provision)
        return tell_status(self._facts(work), day, asked, partial(_place, work.entry))

    def in_force(self, document_id: str, on: Day) -> bool | None:
        """Whether a work as a whole has effect on a day: `status` in short.

        Returns:
            True for ``in_force``, None for ``unknown``, else False.

        Raises:
            VbplError: The graph has no such work (it is a KeyError too), or an argument is not allowed.
        """
        state = self.status(document_id, on).state
        return None if state == "unknown" else state == "in_force"

    def to_networkx(self) -> Any:
        """The graph for networkx, which the extra ``vbpl[graph]`` installs.

        Returns:
            A ``networkx.MultiDiGraph``: works as nodes by id (kind, number, date, subject), resolved links as
            edges (relation, citation, provisions in words, partial, reason).

        Raises:
            VbplError: networkx is not installed.
        """
        return export.to_networkx(self._works.values(), self.links)

    def to_graphml(self) -> str:
        """GraphML with works and resolved links."""
        return export.to_graphml(self._works.values(), self.links)

    def to_dot(self) -> str:
        """DOT of Graphviz with works and resolved links. A partial change is dashed."""
        return export.to_dot(self._works.values(), self.links)

    def to_json(self, indent: int | None = None) -> str:
        """JSON: ``documents`` (id, kind, number, date, subject), all ``links``, ``diagnostics`` by work.

        Args:
            indent: Spaces of a level; by default all on one line.
        """
        return export.to_json(self._works.values(), self.links, self.diagnostics, indent)

    def _repr_html_(self) -> str:
        statuses = Counter(verdict.status for _, _, verdict in self._iter_verdicts())
        return notebook.graph_html(len(self._works), self.links, statuses)

    def _find(self, any_id: str) -> Held:
        found = (self._works.get(any_id) or self._by_text.get(any_id)) if isinstance(any_id, str) else None
        if found is None:
            raise unknown_id(any_id, self._works)
        return found

    @cached_property
    def _by_text(self) -> Mapping[str, Held]:
        """Works by the ids of their texts, and by the ids that these texts state."""
        pairs = [(entry, work) for work in self._works.values() for entry in work.texts]
        return {entry.id: work for entry, work in reversed(pairs)} | {entry.text_id: work for entry, work in pairs}

    def _subject(self, document_id: str) -> Held:
        """The work whose history is asked for: for a consolidated text, the act whose text it gives."""
        work = self._find(document_id)
        return self._works.get(self.consolidated(work.id) or "", work)

    def consolidated(self, work_id: str) -> str | None:
        """The act whose text a consolidated text gives; None for any other work, or if the act is not there."""
        entry = self._works[work_id].entry
        return self._link(entry, entry.base).target if entry.base is not None else None

    def _stated(self, work_id: str) -> list[str]:
        """Ids that the texts of a work state."""
        return [entry.id for entry in self._works[work_id].texts]

    def _changing(self, work_id: str) -> list[str]:
        """The works that change one."""
        found = self._citing.get(work_id, ())
        return sorted({self._held[entry].id for entry, at in found if entry.mentions[at].relation in CHANGES})

    def _cites_on(self, source: Entry, target: Held, provision: Provision | None, day: datetime.date) -> bool:
        """Whether a text was issued by a day, and cites the wording that a provision had on it."""
        issued = self._held[source].issued or day
        return issued <= day and (provision is None or self.wordings_of.are_one(target.id, provision, issued, day))

    def _links_of(self, entry: Entry) -> list[Link]:
        return [self._link(entry, index) for index in range(len(entry.mentions))]

    def _dated(self, entry: Entry, index: int) -> Link:
        return self.wordings_of.dated(self._link(entry, index), self._held[entry].issued)

    def _link(self, entry: Entry, index: int) -> Link:
        """The link from one citation of a text."""
        mention, verdict = entry.mentions[index], self._verdicts[entry][index]
        citation = unpack(mention.packed)
        target = self._held[verdict.candidates[0][0]] if verdict.status == "resolved" else None
        provisions = (find_targets(citation, entry, target.entry, target.entry.text_id) if target
                      else without_targets(citation))
        return _made_link(
            source=self._held[entry].id, citation=citation, target=target.id if target else None,
            provisions=provisions, relation=citation.relation, status=verdict.status,
            candidates=tuple(
                _candidate(id=self._held[each].id, score=evidence.score, reasons=evidence.reasons())
                for each, evidence in verdict.candidates
            ),
            reason=explain(verdict, mention, citation) + (explain_missing(provisions, target.entry) if target else ""),
        )

    @cached_property
    def _citing(self) -> Mapping[str, list[Mentioned]]:
        """The resolved mentions of each work, by its id."""
        return citing(self._iter_verdicts(), self._held)

    @cached_property
    def _doubted(self) -> Mapping[str, list[Mentioned]]:
        """By work, the unresolved mentions that may end it."""
        return doubted(self._iter_verdicts(), self._held)

    def _iter_verdicts(self) -> Iterator[tuple[Entry, int, Verdict]]:
        for work in self._works.values():
            for index, verdict in enumerate(self._verdicts[work.entry]):
                yield work.entry, index, verdict

    def _changes_by(self, work: Held) -> list[Change]:
        """The changes that a work makes."""
        if work.id not in self._made:
            self._made[work.id] = find_changes(work.entry, partial(self._link, work.entry))
        return self._made[work.id]

    def _changes_of(self, work_id: str) -> list[Change]:
        """The changes to a work, by all works that cite it."""
        places = self._citing.get(work_id, ())
        sources = dict.fromkeys(entry for entry, index in places if _may_change(entry, index))
        noting = [self._works[work_id].entry] if self._works[work_id].entry.notes else []
        made = chain.from_iterable(self._changes_by(self._held[entry]) for entry in (*sources, *noting))
        return told_once(change for change in made if change.target == work_id)

    def _replaced_by(self, work_id: str) -> Iterator[Change]:
        return (change for change in self._changes_by(self._works[work_id]) if change.relation == "replaces")

    def _facts(self, work: Held, bases: bool = True) -> Facts:
        entry = work.entry
        doubts = [find_doubts(source, index, self._link(source, index), work.id)
                  for source, index in self._doubted.get(work.id, ())]
        earliest, starts = entry.force
        return Facts(starts, earliest, entry.effects, self._changes_of(work.id), doubts,
                     self._bases(work) if bases else ())

    def _bases(self, work: Held) -> list[Basis]:
        """The acts that a work details, each with the day of its end."""
        facts = {each: self._facts(self._works[each], bases=False) for each in self.detailed(work.id)}
        return [Basis(each, ended_since(known)) for each, known in facts.items()]

    def detailed(self, work_id: str) -> list[str]:
        """The acts that a work details, by its subject; empty if one of them is not known."""
        work = self._works[work_id]
        entry = work.entry
        links = [self._link(entry, at) for at, mention in enumerate(entry.mentions) if mention.relation in DETAILING]
        named = [link.target for link in links if is_inside(link.citation.span, entry.head)]
        return [] if None in named else [each for each in dict.fromkeys(filter(None, named)) if each != work.id]

    def issued(self, document_id: str) -> datetime.date | None:
        """The latest day on which a work can have been issued; None if nothing tells it."""
        return self._find(document_id).issued

    def changes_by(self, work_id: str) -> tuple[list[Change], list[Change]]:
        """The changes that a work makes, and those that its unresolved citations may make."""
        work = self._works[work_id]
        doubts = [find_doubts(work.entry, index, self._link(work.entry, index), self._held[each].id)
                  for index, verdict in enumerate(self._verdicts[work.entry]) for each in verdict.maybe
                  if self._held[each] is not work]
        return self._changes_by(work), doubts


def _may_change(entry: Entry, index: int) -> bool:
    """Whether a mention may mean a work that the text changes, or whose changes it tells."""
    changes = entry.mentions[index].relation in CHANGES or index == entry.base
    return changes or any(each.mention == index for each in entry.instructions)


def _place(entry: Entry, provision: Provision) -> Span | None:
    return find_provision(entry.outline, provision, entry.outline.texts())

"""LinkGraph: documents and the links between them, at one moment."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property
from itertools import accumulate, chain
from typing import Any, overload

from ..model import Candidate, Diagnostic, Link, Provision, Relation, Span
from . import export, findings, history, notebook
from .arguments import Day, Place, check_relation, read_day, read_provision, unknown_id
from .description import Description
from .entry import Entry, Record
from .mentions import unpack
from .provisions import Found, find_each, touch
from .reasons import explain, explain_missing, find_targets, without_targets


class LinkGraph:
    """Documents and the links between them, as a library knew them when it was linked.

    It does not change when documents are added. Made by ``Library.link``.
    """

    def __init__(
        self, records: Mapping[str, tuple[Record, ...]], identities: Mapping[Entry, Description | None]
    ) -> None:
        self._records = dict(records)
        self._identities = dict(identities)

    @cached_property
    def documents(self) -> Mapping[str, Entry]:
        """The documents by id, as the library keeps them: without their trees.

        Where two texts state one identity, each has a hash of its text behind the id.
        """
        return {self.key(record.entry): record.entry for record in self.sorted_records}

    @cached_property
    def links(self) -> "Links":
        """All links, in the order of document ids and citations: a sequence that makes each when it is asked for."""
        return Links(self)

    @cached_property
    def diagnostics(self) -> Mapping[str, list[Diagnostic]]:
        """By document id what was found doubtful in linking it: codes L501 to L510."""
        return findings.find_all(self)

    def link_diagnostics(self, record: Record) -> Iterator[Diagnostic]:
        """Of `diagnostics`, those of the links of one document, without a look at any other."""
        return findings.of_links(self, record, self.links_of(record))

    @cached_property
    def identities(self) -> Mapping[str, Description]:
        """Of documents that do not state their number, by id: number, day and body as the citations of them tell."""
        return {self.key(entry): says for entry, says in self._identities.items() if says}

    @cached_property
    def contested(self) -> frozenset[str]:
        """Ids of documents that state no number and that citations give several; links to them are ambiguous."""
        return frozenset(self.key(entry) for entry, says in self._identities.items() if says is None)

    def key(self, entry: Entry) -> str:
        """Id of a document in the graph."""
        alone = len(self._records.get(entry.id, ())) < 2
        return entry.id if alone else f"{entry.id}-{entry.text_hash}"

    def records(self, document_id: str) -> tuple[Record, ...]:
        """The texts of a document: by its own id all, by an id with hash one. An unknown id is a ``KeyError``."""
        if not isinstance(document_id, str):
            raise unknown_id(document_id, self._records)
        if document_id in self._records:
            return self._records[document_id]
        base, _, text_hash = document_id.rpartition("-")
        found = tuple(each for each in self._records.get(base, ()) if each.entry.text_hash == text_hash)
        if not found:
            raise unknown_id(document_id, self._records)
        return found

    @cached_property
    def sorted_records(self) -> list[Record]:
        """All texts by id, so that the graph does not depend on the order in which they were added."""
        return sorted(chain.from_iterable(self._records.values()), key=_by_id)

    def links_of(self, record: Record) -> list[Link]:
        """The links from one document, in the order of its citations."""
        return [self.link_of(record, index) for index in range(len(record.verdicts))]

    def link_of(self, record: Record, index: int) -> Link:
        """The link from one citation of a document."""
        mention, verdict = record.entry.mentions[index], record.verdicts[index]
        citation = unpack(mention.packed)
        target = verdict.candidates[0][0] if verdict.status == "resolved" else None
        provisions = (find_targets(citation, record.entry, target, self.key(target)) if target
                      else without_targets(citation))
        return Link(
            source=self.key(record.entry), citation=citation, target=self.key(target) if target else None,
            provisions=provisions, relation=citation.relation, status=verdict.status,
            candidates=tuple(
                Candidate(id=self.key(entry), score=evidence.score, reasons=tuple(evidence.reasons()))
                for entry, evidence in verdict.candidates
            ),
            reason=explain(verdict, mention, citation) + (explain_missing(provisions, target) if target else ""),
        )

    def cites(
        self, document_id: str, relation: Relation | None = None, provision: Place | None = None
    ) -> list[Link]:
        """Links from a document, in the order of its citations.

        Args:
            document_id: ``id`` of the citing document.
            relation: Only links of this relation.
            provision: Only citations that stand in this provision of the citing document, ``"khoản 2 Điều 5"``.

        Raises:
            VbplError: No document of this id is in the graph (a KeyError too), or an argument is not allowed.
        """
        check_relation(relation)
        wanted = None if provision is None else read_provision(provision)
        found = [(record, self.link_of(record, index)) for record in self.records(document_id)
                 for index, mention in enumerate(record.entry.mentions) if relation in (None, mention.relation)]
        return [link for record, link in found
                if wanted is None or _stands(link.citation.span, _wanted(record.entry, wanted))]

    def cited_by(
        self, document_id: str, relation: Relation | None = None, provision: Place | None = None
    ) -> list[Link]:
        """Resolved links to a document from others.

        Args:
            document_id: ``id`` of the cited document.
            relation: Only links of this relation.
            provision: Only links to this provision of the cited document, to what it is in or to what it holds.
                Every provision that a citation names counts, in ranges too.

        Returns:
            Links in the order of the ids of their sources. The first call reads all verdicts once.

        Raises:
            VbplError: No document of this id is in the graph (a KeyError too), or an argument is not allowed.
        """
        check_relation(relation)
        wanted = None if provision is None else read_provision(provision)
        found = [(target, self.link_of(source, index)) for target in self.records(document_id)
                 for source, index in self._citing.get(target.entry, ())
                 if source.entry is not target.entry and relation in (None, source.entry.mentions[index].relation)]
        return [link for target, link in found if wanted is None or _cites(link, _wanted(target.entry, wanted))]

    def history(self, document_id: str) -> "list[history.Change]":
        """What changed a document, and what it replaced and was replaced by, along the whole chain.

        Args:
            document_id: ``id`` of the document.

        Returns:
            Changes in order of time; those without a date last.

        Raises:
            VbplError: No document of this id is in the graph (a KeyError too), or an argument is not allowed.
        """
        return history.find_changes(self, document_id)

    def in_force(self, document_id: str, on: Day) -> bool | None:
        """Whether a document has effect on a day, as far as the library knows.

        Args:
            document_id: ``id`` of the document.
            on: The day, also as an ISO string.

        Returns:
            False before it begins, after its stated end, and once a document of the library has replaced, repealed
            or revoked the whole of it; True where nothing in the library speaks against it; None where its beginning
            or the day of such a change is not known.

        Raises:
            VbplError: No document of this id is in the graph (a KeyError too), or an argument is not allowed.
        """
        return history.is_in_force(self, document_id, read_day(on))

    def to_networkx(self) -> Any:
        """The graph for networkx, which the extra ``vbpl[graph]`` installs.

        Returns:
            A ``networkx.MultiDiGraph``: documents as nodes by id (kind, number, date, subject), resolved links as
            edges (relation, citation, reason).

        Raises:
            VbplError: networkx is not installed.
        """
        return export.to_networkx(self)

    def to_graphml(self) -> str:
        """GraphML with documents and resolved links."""
        return export.to_graphml(self)

    def to_dot(self) -> str:
        """DOT of Graphviz with documents and resolved links."""
        return export.to_dot(self)

    def to_json(self, indent: int | None = None) -> str:
        """JSON: ``documents`` (id, kind, number, date, subject), all ``links``, ``diagnostics`` by document id.

        Args:
            indent: Spaces of a level; by default all on one line.
        """
        return export.to_json(self, indent)

    def _repr_html_(self) -> str:
        return notebook.graph_html(self)

    @cached_property
    def _citing(self) -> Mapping[Entry, list[tuple[Record, int]]]:
        citing: dict[Entry, list[tuple[Record, int]]] = defaultdict(list)
        for record in self.sorted_records:
            for index, verdict in enumerate(record.verdicts):
                if verdict.status == "resolved":
                    citing[verdict.candidates[0][0]].append((record, index))
        return citing


class Links(Sequence[Link]):
    """The links of a graph. A million of them would fill the memory, so each is made when it is asked for."""

    def __init__(self, graph: LinkGraph) -> None:
        self._graph = graph
        self._ends = list(accumulate(len(record.verdicts) for record in graph.sorted_records))

    def __len__(self) -> int:
        return self._ends[-1] if self._ends else 0

    def __iter__(self) -> Iterator[Link]:
        return chain.from_iterable(map(self._graph.links_of, self._graph.sorted_records))

    @overload
    def __getitem__(self, index: int) -> Link: ...
    @overload
    def __getitem__(self, index: slice) -> list[Link]: ...
    def __getitem__(self, index: int | slice) -> Link | list[Link]:
        if isinstance(index, slice):
            return [self[each] for each in range(*index.indices(len(self)))]
        at = range(len(self))[index]
        document = bisect_right(self._ends, at)
        first = self._ends[document - 1] if document else 0
        return self._graph.link_of(self._graph.sorted_records[document], at - first)


def _by_id(record: Record) -> tuple[str, str]:
    return record.entry.id, record.entry.text_hash


def _wanted(entry: Entry, provision: Provision) -> list[Found]:
    """The provisions that a question is about, each with its place."""
    return find_each(entry.outline, provision, entry.outline.texts())


def _cites(link: Link, wanted: Iterable[Found]) -> bool:
    """Whether a link goes to one of the provisions: by their places, or by their numbers where one is not found."""
    return any(
        _overlap(each.span, span) if each.span and span else touch(each.provision, provision)
        for provision, span in wanted for each in link.provisions
    )


def _stands(span: Span, wanted: Iterable[Found]) -> bool:
    """Whether a citation stands in one of the provisions."""
    return any(place and place.start <= span.start and span.end <= place.end for _, place in wanted)


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end

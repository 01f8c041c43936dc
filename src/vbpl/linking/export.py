"""Export: a graph of links as GraphML, DOT and JSON, and for networkx."""

import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any
from xml.sax.saxutils import escape, quoteattr

from ..extras import load
from ..model import CHANGES, Diagnostic, Link
from .held import Held
from .outline import provision_name

Fields = dict[str, str]

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

NODE_FIELDS = ("kind", "number", "date", "subject")
EDGE_FIELDS = ("relation", "citation", "provisions", "partial", "reason")


def document_fields(work: Held) -> Fields:
    """The known fields of a work as text; unknown ones are left out."""
    says = work.says
    fields = {
        "kind": says.kind, "number": says.number.canonical if says.number else None,
        "date": says.date.isoformat() if says.date else None, "subject": work.entry.subject,
    }
    return {field: value for field, value in fields.items() if value}


def to_networkx(works: Iterable[Held], links: Iterable[Link]) -> Any:
    """A ``networkx.MultiDiGraph``: documents as nodes, resolved links as edges, with the fields named above."""
    networkx = load("networkx", "graph")
    network = networkx.MultiDiGraph()
    network.add_nodes_from((work.id, document_fields(work)) for work in works)
    network.add_edges_from(_iter_edges(links))
    return network


def to_graphml(works: Iterable[Held], links: Iterable[Link]) -> str:
    """GraphML with the nodes, edges and fields of `to_networkx`."""
    keys = [("node", field) for field in NODE_FIELDS] + [("edge", field) for field in EDGE_FIELDS]
    return "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *(f'<key id="{of}-{field}" for="{of}" attr.name="{field}" attr.type="string"/>' for of, field in keys),
        '<graph edgedefault="directed">',
        *(f"<node id={quoteattr(work.id)}>{_data('node', document_fields(work))}</node>" for work in works),
        *(f"<edge source={quoteattr(source)} target={quoteattr(target)}>{_data('edge', fields)}</edge>"
          for source, target, fields in _iter_edges(links)),
        "</graph>", "</graphml>", "",
    ])


def to_dot(works: Iterable[Held], links: Iterable[Link]) -> str:
    """DOT of Graphviz. A node is labelled with its number, an edge with its relation; a partial change is dashed."""
    nodes = (f"  {_quoted(work.id)} [label={_quoted(document_fields(work).get('number', work.id))}];" for work in works)
    edges = (f"  {_quoted(source)} -> {_quoted(target)} [label={_quoted(fields['relation'])}{_style(fields)}];"
             for source, target, fields in _iter_edges(links))
    return "\n".join(["digraph links {", *nodes, *edges, "}", ""])


def _style(fields: Fields) -> str:
    return ", style=dashed" if "partial" in fields else ""


def to_json(
    works: Iterable[Held], links: Sequence[Link], diagnostics: Mapping[str, list[Diagnostic]], indent: int | None
) -> str:
    """JSON: ``documents`` with their fields, all ``links``, and ``diagnostics`` by work."""
    tree = {
        "documents": [{"id": work.id, **document_fields(work)} for work in works],
        "links": [link.model_dump(mode="json") for link in links],
        "diagnostics": {key: [each.model_dump(mode="json") for each in found] for key, found in diagnostics.items()},
    }
    return json.dumps(tree, ensure_ascii=False, indent=indent)


def _iter_edges(links: Iterable[Link]) -> Iterator[tuple[str, str, Fields]]:
    for link in links:
        if link.target is not None:
            partial = link.relation in CHANGES and (link.citation.partial or link.citation.provisions)
            fields = {"relation": link.relation, "citation": link.citation.text, "reason": link.reason}
            named = "; ".join(provision_name(each.provision) for each in link.provisions if each.found)
            more = ({"provisions": named} if named else {}) | ({"partial": "true"} if partial else {})
            yield link.source, link.target, fields | more


def _data(of: str, fields: Fields) -> str:
    return "".join(f'<data key="{of}-{field}">{escape(_NOT_XML.sub(" ", value))}</data>'
                   for field, value in fields.items())


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'

"""Export: a graph of links as GraphML, DOT, JSON and for networkx."""

import json
import re
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any
from xml.sax.saxutils import escape, quoteattr

from ..errors import VbplError
from .entry import Entry

if TYPE_CHECKING:
    from .graph import LinkGraph

Fields = dict[str, str]

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

NODE_FIELDS = ("kind", "number", "date", "subject")
EDGE_FIELDS = ("relation", "citation", "reason")


class MissingExtraError(VbplError):
    """A package that an extra installs is absent."""


def document_fields(entry: Entry) -> Fields:
    """What a document states of itself, as text; what it does not state is left out."""
    says = entry.says
    fields = {
        "kind": says.kind, "number": says.number.canonical if says.number else None,
        "date": says.date.isoformat() if says.date else None, "subject": entry.subject,
    }
    return {field: value for field, value in fields.items() if value}


def to_networkx(graph: "LinkGraph") -> Any:
    """A ``networkx.MultiDiGraph``: documents as nodes, resolved links as edges, with the fields named above."""
    try:
        networkx = import_module("networkx")
    except ImportError as error:
        raise MissingExtraError('networkx is not installed: pip install "vbpl[graph]"') from error
    network = networkx.MultiDiGraph()
    network.add_nodes_from((key, document_fields(entry)) for key, entry in graph.documents.items())
    network.add_edges_from(_iter_edges(graph))
    return network


def to_graphml(graph: "LinkGraph") -> str:
    """GraphML with the nodes, edges and fields of `to_networkx`."""
    keys = [("node", field) for field in NODE_FIELDS] + [("edge", field) for field in EDGE_FIELDS]
    return "\n".join([
        '<?xml version="1.0" encoding="UTF-8"?>',
        '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">',
        *(f'<key id="{of}-{field}" for="{of}" attr.name="{field}" attr.type="string"/>' for of, field in keys),
        '<graph edgedefault="directed">',
        *(f"<node id={quoteattr(key)}>{_data('node', document_fields(entry))}</node>"
          for key, entry in graph.documents.items()),
        *(f"<edge source={quoteattr(source)} target={quoteattr(target)}>{_data('edge', fields)}</edge>"
          for source, target, fields in _iter_edges(graph)),
        "</graph>", "</graphml>", "",
    ])


def to_dot(graph: "LinkGraph") -> str:
    """DOT of Graphviz: nodes labelled with their number, edges with their relation."""
    nodes = (f"  {_quoted(key)} [label={_quoted(document_fields(entry).get('number', key))}];"
             for key, entry in graph.documents.items())
    edges = (f"  {_quoted(source)} -> {_quoted(target)} [label={_quoted(fields['relation'])}];"
             for source, target, fields in _iter_edges(graph))
    return "\n".join(["digraph links {", *nodes, *edges, "}", ""])


def to_json(graph: "LinkGraph", indent: int | None) -> str:
    """JSON: ``documents`` with their fields, all ``links``, and ``diagnostics`` by document id."""
    tree = {
        "documents": [{"id": key, **document_fields(entry)} for key, entry in graph.documents.items()],
        "links": [link.model_dump(mode="json") for link in graph.links],
        "diagnostics": {key: [each.model_dump(mode="json") for each in found]
                        for key, found in graph.diagnostics.items()},
    }
    return json.dumps(tree, ensure_ascii=False, indent=indent)


def _iter_edges(graph: "LinkGraph") -> Iterator[tuple[str, str, Fields]]:
    for link in graph.links:
        if link.target is not None:
            fields = {"relation": link.relation, "citation": link.citation.text, "reason": link.reason}
            yield link.source, link.target, fields


def _data(of: str, fields: Fields) -> str:
    return "".join(f'<data key="{of}-{field}">{escape(_NOT_XML.sub(" ", value))}</data>'
                   for field, value in fields.items())


def _quoted(text: str) -> str:
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", " ") + '"'

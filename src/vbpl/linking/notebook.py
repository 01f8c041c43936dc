"""notebook: a graph of links as compact HTML for notebooks."""

from collections import Counter
from itertools import islice
from typing import TYPE_CHECKING

from ..model.notebook import MOST_ROWS, rest, table

if TYPE_CHECKING:
    from .graph import LinkGraph


def graph_html(graph: "LinkGraph") -> str:
    """How many links of each status there are, and the first of them as a table; the others are counted."""
    records = graph.sorted_records
    statuses = Counter(verdict.status for record in records for verdict in record.verdicts)
    counted = [f"{len(graph.documents):,} documents", *(f"{count:,} {status}" for status, count in statuses.items())]
    rows = ([link.source, link.citation.text, link.relation, link.status, link.target or "", link.reason]
            for link in islice(graph.links, MOST_ROWS))
    head = ["source", "citation", "relation", "status", "target", "reason"]
    return f"<div><p>{', '.join(counted)}</p>{table(head, rows)}{rest(len(graph.links) - MOST_ROWS)}</div>"

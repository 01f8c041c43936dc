"""notebook: a graph of links as compact HTML for notebooks."""

from collections.abc import Mapping, Sequence
from itertools import islice

from ..model import Link, LinkStatus
from ..model.notebook import MOST_ROWS, rest, table


def graph_html(works: int, links: Sequence[Link], statuses: Mapping[LinkStatus, int]) -> str:
    """The number of links of each status, and a table of the first links; the others are only counted."""
    counted = [f"{works:,} documents", *(f"{count:,} {status}" for status, count in statuses.items())]
    rows = ([link.source, link.citation.text, link.relation, link.status, link.target or "", link.reason]
            for link in islice(links, MOST_ROWS))
    head = ["source", "citation", "relation", "status", "target", "reason"]
    return f"<div><p>{', '.join(counted)}</p>{table(head, rows)}{rest(len(links) - MOST_ROWS)}</div>"

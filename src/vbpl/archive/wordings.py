"""wordings: which wording of an act each citation means, by the same function here and on Spark."""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from itertools import groupby
from operator import itemgetter
from pathlib import Path

from ..linking.wordings import Periods
from ..model import Provision
from .connect import connect
from .tables import PLACE, Row

CITED = """
SELECT links.target, links.document, links.citation, to_json(links.provisions) AS provisions,
    CAST(works.issued AS DATE) AS issued
FROM links JOIN works ON works.document = links.document
WHERE links.status = 'resolved' AND len(links.provisions) > 0 AND works.stands AND works.issued IS NOT NULL
    AND list_contains(?, links.target)
ORDER BY links.target, links.document, links.citation
"""
"""The citations of provisions of some acts, each with the day of issue of its document."""


def iter_cited(out: Path, acts: Iterable[str]) -> Iterator[Row]:
    """The rows of `CITED` for the keys of some acts of a linked archive."""
    with closing(connect(out)) as database:
        done = database.execute(CITED, [sorted(acts)])
        names = [column[0] for column in done.description or ()]
        for row in iter(done.fetchone, None):
            found = dict(zip(names, row, strict=True))
            yield found | {"provisions": json.loads(found["provisions"])}


def iter_wording_rows(versions: Iterable[Row], cited: Iterable[Row]) -> Iterator[Row]:
    """The rows of ``wordings`` for the citations of an act.

    Args:
        versions: The rows of ``versions`` of the act.
        cited: Rows as of `CITED` whose target it is, in any order.
    """
    rows = sorted(versions, key=itemgetter("version"))
    periods = Periods((_provision(row), row["valid_from"], row["valid_to"]) for row in rows)
    for each in sorted(cited, key=itemgetter("document", "citation")):
        for place, provision in enumerate(each["provisions"]):
            period = periods.find(_provision(provision), each["issued"])
            if period:
                yield {
                    "document": each["document"], "citation": each["citation"], "place": place,
                    "target": each["target"], "version": period.number, "valid_from": period.first,
                    "valid_to": period.after,
                }


def iter_wordings(out: Path, versions: Mapping[str, list[Row]]) -> Iterator[Row]:
    """The rows of ``wordings`` for some acts; ``versions`` has the rows of each by its key."""
    for target, cited in groupby(iter_cited(out, versions), itemgetter("target")):
        yield from iter_wording_rows(versions[target], cited)


def _provision(row: Row) -> Provision:
    return Provision(**{level: row.get(level) for level in PLACE})

"""columns: the tables of the index that are counted, filtered and sorted, in DuckDB.

``doc`` is the place of a document in the usual order, the newest first. Links belong to one of several equal texts:
``linked`` is the ``doc`` of that one.
"""

import glob
from collections import Counter
from pathlib import Path

import duckdb

from ..archive import SCHEMAS
from ..archive.parts import list_parts
from ..archive.tables import LINKED
from ..identity.bodies import is_local, read_body
from ..searching import weights
from ..text.folding import fold, squeeze, tone_key

ENDS = {"citing": ("target", "source"), "cited": ("source", "target")}
"""By side the ends of an edge: of the document itself, and of its neighbour."""

_PARTS = """
CREATE TEMP TABLE parts AS
SELECT document, parse_filename(filename) AS part FROM read_parquet(?, filename = true)
"""

_DOCUMENTS = """
CREATE TABLE index.documents AS
WITH ordered AS (
    SELECT (row_number() OVER (ORDER BY date DESC NULLS LAST, document))::INTEGER AS doc, documents.*
    FROM documents
)
SELECT doc, document, part, source, id, text_hash, kind, family, number, year, date, effective, signer, type_name,
    subject, coalesce(name, issuer) AS issuer, start, "end",
    coalesce(json_extract(tree, '$.unparsed_share')::DOUBLE, 0) AS unparsed,
    first_value(doc) OVER (PARTITION BY id, text_hash ORDER BY document) AS linked
FROM ordered JOIN parts USING (document) LEFT JOIN names USING (issuer)
ORDER BY doc
"""

_FINDINGS = """
CREATE TABLE index.findings AS
SELECT DISTINCT doc, code, severity FROM diagnostics JOIN index.documents USING (document) ORDER BY doc, code
"""
"""What was found in a document, each code once."""

_OF_FILES = (
    "CREATE TABLE index.sources AS SELECT source, format, duplicate_of FROM sources",
    "CREATE TABLE index.failures AS SELECT source, error, reason FROM failures",
    "CREATE TABLE index.remarks AS SELECT source, code, any_value(message) AS message FROM diagnostics "
    "WHERE document IS NULL GROUP BY ALL",
)
"""The files, those that could not be read, and what was found in one as a whole, each code once."""

_EDGES = """
CREATE TABLE index.edges AS
SELECT citing.doc AS source, cited.doc AS target, links.relation, count(*)::INTEGER AS mentions,
    bool_and(len(citations.provisions) > 0) AS partial, min_by(citations.text, citations.citation) AS mention
FROM links JOIN citations USING (document, citation)
JOIN index.documents AS citing ON citing.document = links.document
JOIN index.documents AS cited ON cited.document = links.target
WHERE links.status = 'resolved' AND citing.linked <> cited.linked
GROUP BY ALL ORDER BY target, source
"""
"""Which document cites which, once for each relation; ``partial`` where only provisions are named."""

_WORKS = """
CREATE TABLE index.works AS
SELECT work_id, coalesce(consolidates, work_id) AS subject, doc, stands FROM works JOIN index.documents USING (document)
"""
"""Which work a document is a text of; ``subject`` is the one that its history is of."""

_CHANGES = """
CREATE TABLE index.changes AS SELECT target_id, source_id, relation, partial, tree FROM changes WHERE resolved
"""
_STATES = """
CREATE TABLE index.states AS SELECT work_id, provision, state, partial, since, until FROM states
"""

_STANDING = """
CREATE TABLE index.standing AS
SELECT doc, CASE WHEN state = 'in_force' AND states.partial THEN 'partly' ELSE state END AS standing, since, until
FROM index.works JOIN index.states ON states.work_id = works.subject WHERE provision IS NULL ORDER BY doc
"""
"""The status of each document as a whole, by day; ``partly`` where a part of it has ended."""

_COUNTED = """
ALTER TABLE index.documents ADD COLUMN {side} INTEGER DEFAULT 0;
UPDATE index.documents SET {side} = near
FROM (SELECT {own} AS doc, count(DISTINCT {other}) AS near FROM index.edges GROUP BY ALL) AS counted
WHERE documents.linked = counted.doc
"""
"""How many documents are at the other end of the links of each, on one side."""

_WEIGHTS = "CREATE TABLE index.weights (kind VARCHAR, weight DOUBLE)"
"""How much a type weighs among what a search finds."""


def make_columns(database: duckdb.DuckDBPyConnection, archive: Path) -> None:
    """Make the tables that are named above in the attached database ``index``."""
    paths = [glob.escape(str(path)) for path in list_parts(archive, "documents")]
    database.execute(_PARTS, [paths])
    _name_issuers(database)
    for table in (*LINKED, "states", "failures", "diagnostics"):
        if not list_parts(archive, table):
            database.register(table, SCHEMAS[table].empty_table())
    for statement in (_DOCUMENTS, *_OF_FILES, _FINDINGS, _EDGES, _WORKS, _CHANGES, _STATES, _STANDING):
        database.execute(statement)
    for side, (own, other) in ENDS.items():
        database.execute(_COUNTED.format(side=side, own=own, other=other))
    database.execute(_WEIGHTS)
    database.executemany("INSERT INTO index.weights VALUES (?, ?)", list(weights().items()))


def _name_issuers(database: duckdb.DuckDBPyConnection) -> None:
    """One spelling, the most frequent one, for a body that is printed in several."""
    database.execute("SELECT issuer, count(*) FROM documents WHERE issuer IS NOT NULL GROUP BY ALL ORDER BY ALL")
    spelled: dict[str, Counter[str]] = {}
    found = database.fetchall()
    for issuer, count in found:
        spelled.setdefault(body_key(issuer), Counter())[squeeze(issuer)] += count
    usual = {key: max(forms, key=lambda form: (forms[form], form)) for key, forms in spelled.items()}
    names = [(issuer, usual[body_key(issuer)]) for issuer, _ in found]
    database.execute("CREATE TEMP TABLE names (issuer VARCHAR, name VARCHAR)")
    if names:
        database.executemany("INSERT INTO names VALUES (?, ?)", names)


def body_key(name: str) -> str:
    """What the spellings of one body have in common: its code and place, else its folded name.

    A code that many places share, like that of the people's committees, tells a body only with its place.

    >>> body_key("UBND tỉnh Cà Mau") == body_key("ỦY BAN NHÂN DÂN TỈNH CÀ MAU")
    True
    >>> body_key("UBND tỉnh Cà Mau") == body_key("UBND tỉnh Bạc Liêu")
    False
    """
    body = read_body(name)
    if body.code and (body.place.slug or not is_local(body.code)):
        return f"{body.code} {body.place.slug}"
    return fold(tone_key(squeeze(name)))

"""The joins of linking as SQL, the same words for DuckDB and Spark.

They bring together, for each part of the archive, all that its citations may mean; what they do mean is decided by
`vbpl.linking`, in `desk`. Tables: ``slips`` (see `slips`), and ``identities`` and ``inferred`` as found by `CLAIMS`.
"""

from ..linking.index import MANY

TEXTS = """
SELECT min(document) AS document, key AS id FROM slips WHERE role = 'text' GROUP BY key, value
"""
"""One document of each text: copies are linked once."""

FILED = """
SELECT slips.document, slips.key, slips.value FROM slips JOIN texts ON texts.document = slips.document
WHERE slips.role = 'filed'
"""

WANTED = """
SELECT DISTINCT slips.part, slips.key FROM slips JOIN texts ON texts.document = slips.document
WHERE slips.role = 'asked'
"""
"""Keys that a part asks for."""

CLAIMING = """
SELECT DISTINCT wanted.part FROM wanted JOIN filed ON filed.key = wanted.key
WHERE filed.value = 'named' AND (wanted.key LIKE 'head:%' OR wanted.key LIKE 'tail:%')
"""
"""Parts whose citations may tell the number of a document that does not state it."""

SHELF = f"""
SELECT wanted.part, filed.key, filed.document
FROM wanted
JOIN (SELECT document, key FROM filed UNION ALL SELECT document, key FROM inferred) AS filed ON filed.key = wanted.key
JOIN (SELECT key FROM (SELECT key FROM filed UNION ALL SELECT key FROM inferred) AS counted
      GROUP BY key HAVING count(*) <= {MANY}) AS telling ON telling.key = wanted.key
"""
"""Documents under the keys that a part asks for, where not too many share the key."""

INVOLVED = """
SELECT DISTINCT found.part, twin.document FROM (
    SELECT part, document FROM shelf
    UNION ALL
    SELECT slips.part, slips.document FROM slips JOIN texts ON texts.document = slips.document WHERE role = 'text'
) AS found
JOIN texts AS one ON one.document = found.document
JOIN texts AS twin ON twin.id = one.id
"""
"""Documents that a part cites or may cite, and other texts of the same id."""

DESK = """
SELECT slips.part, slips.role, slips.document, slips.key, slips.value
FROM slips JOIN texts ON texts.document = slips.document WHERE slips.role = 'cites'
UNION ALL
SELECT involved.part, 'card', slips.document, slips.key, slips.value
FROM involved JOIN slips ON slips.document = involved.document WHERE slips.role = 'card'
UNION ALL
SELECT part, 'shelf', document, key, '' FROM shelf
UNION ALL
SELECT DISTINCT wanted.part, 'act', '', slips.key, slips.value
FROM slips JOIN texts ON texts.document = slips.document JOIN wanted ON wanted.key = concat('name:', slips.key)
WHERE slips.role = 'act'
UNION ALL
SELECT involved.part, 'identity', involved.document, '', identities.value
FROM involved JOIN identities ON identities.document = involved.document
"""
"""All rows that linking a part takes."""

"""The joins of linking as SQL, the same words for DuckDB and Spark.

They bring together, for each part of the archive, all that its citations may mean; what they do mean is decided by
`vbpl.linking`, in `desk`. Tables: ``slips`` (see `slips`); ``formed``, the works among texts that may be copies;
``known`` and ``inferred``, what copies and citations tell of documents, and the keys that these have by it.
"""

from ..linking.index import MANY

CROWDED = """
SELECT slips.part, slips.role, slips.document, slips.key, slips.value
FROM slips JOIN (SELECT key FROM slips WHERE role = 'twin' GROUP BY key HAVING count(*) > 1) AS crowded
ON crowded.key = slips.key WHERE slips.role = 'twin'
"""
"""Texts that may be copies of one work, by the key that they share."""

WORKS = """
SELECT slips.document, slips.key AS id, slips.value AS text_hash, coalesce(formed.lead, slips.document) AS lead
FROM slips LEFT JOIN formed ON formed.document = slips.document WHERE slips.role = 'text'
"""
"""The text that stands for the work of each; of single texts they themselves."""

TEXTS = """
SELECT document, id FROM works WHERE document = lead
"""
"""The texts that stand for works: these alone are linked."""

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
WHERE (filed.value = 'named' AND (wanted.key LIKE 'head:%' OR wanted.key LIKE 'tail:%'))
   OR (filed.value = 'misprint' AND wanted.key LIKE 'slip:%')
"""
"""Parts whose citations may tell the number of a document that does not state it, or misprints it."""

NAMES = """
SELECT document, value,
       CASE WHEN count(*) OVER (PARTITION BY id) = 1 THEN id ELSE stated END AS id
FROM known
"""
"""Ids of works of which more is known than their best text says; two that are given one identity keep their own."""

SHELF = f"""
SELECT wanted.part, filed.key, filed.document
FROM wanted
JOIN (SELECT document, key FROM filed UNION ALL SELECT document, key FROM inferred) AS filed ON filed.key = wanted.key
JOIN (SELECT key FROM (SELECT key FROM filed UNION ALL SELECT key FROM inferred) AS counted
      GROUP BY key HAVING count(*) <= {MANY}) AS telling ON telling.key = wanted.key
"""
"""Documents under the keys that a part asks for, where not too many share the key."""

INVOLVED = """
SELECT part, document FROM shelf
UNION
SELECT slips.part, slips.document FROM slips JOIN texts ON texts.document = slips.document WHERE role = 'text'
"""
"""Documents that a part cites or may cite, and its own."""

TOLD = """
SELECT part, 'shelf' AS role, document, key, '' AS value FROM shelf
UNION ALL
SELECT DISTINCT wanted.part, 'act', '', slips.key, slips.value
FROM slips JOIN texts ON texts.document = slips.document JOIN wanted ON wanted.key = concat('name:', slips.key)
WHERE slips.role = 'act'
UNION ALL
SELECT slips.part, 'copy', works.lead, works.document, concat(works.id, '-', works.text_hash)
FROM works JOIN slips ON slips.document = works.lead WHERE slips.role = 'text'
UNION ALL
SELECT involved.part, 'identity', involved.document, identities.id, identities.value
FROM involved JOIN identities ON identities.document = involved.document
"""
"""What a part has to be told of the whole archive: rows that are short."""

CARDS = """
SELECT document, value FROM slips WHERE role = 'card'
"""
"""All documents, those too that no part is told of: a join would hold them in memory."""

DESK = f"""
{TOLD}
UNION ALL
SELECT slips.part, slips.role, slips.document, slips.key, slips.value
FROM slips JOIN texts ON texts.document = slips.document WHERE slips.role = 'cites'
UNION ALL
SELECT involved.part, 'card', slips.document, slips.key, slips.value
FROM involved JOIN slips ON slips.document = involved.document WHERE slips.role = 'card'
"""
"""All rows that linking a part takes, where nothing but they can be handed to it."""

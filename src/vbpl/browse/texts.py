"""texts: what is searched of each document of an archive, by the columns of its index."""

from collections import Counter
from collections.abc import Iterator, Mapping

import duckdb

from ..model import CHANGES
from ..searching import Near, Text, kind_name_of, law_name, mark
from ..text.folding import fold, squeeze

NAMED = ("luat", "bo_luat", "phap_lenh")
"""Types of acts that have a name."""
_ROWS = 500
"""Texts that are fetched at a time."""
_LEAST = 0.1
"""Share of the mentions of an act that a name of it has, as to the name with the most."""

_HEADINGS = """
CREATE TEMP TABLE headings AS
SELECT document, string_agg(heading, ' | ' ORDER BY block) AS headings FROM blocks
WHERE heading IS NOT NULL GROUP BY document
"""
_DECODED = """
CREATE TEMP TABLE decoded AS
SELECT document, string_agg(text, ' | ' ORDER BY block) AS decoded FROM blocks JOIN index.documents USING (document)
WHERE source IN (SELECT source FROM diagnostics WHERE code = 'S101') GROUP BY document
"""
"""The words of texts in letters of legacy fonts, which stand undecoded in ``sources``."""
_CITED_AS = """
SELECT doc, citations.name, count(*) FROM links JOIN citations USING (document, citation)
JOIN index.documents ON documents.document = links.target
WHERE links.status = 'resolved' AND citations.name IS NOT NULL AND citations.kind = documents.kind
AND list_contains(?, documents.kind) GROUP BY ALL ORDER BY ALL
"""
_TEXTS = """
SELECT doc, number, kind, year, type_name, subject, issuer, signer, headings,
    concat_ws(' | ', decoded, substring(text, documents.start + 1, documents."end" - documents.start)) AS body,
    coalesce(codes, []) AS codes
FROM index.documents JOIN sources USING (source) LEFT JOIN headings USING (document) LEFT JOIN decoded USING (document)
LEFT JOIN (SELECT doc, list(code) AS codes FROM index.findings GROUP BY doc) USING (doc)
"""
_NEAR = """
SELECT target, relation, source FROM index.edges WHERE list_contains(?, relation)
UNION SELECT acts.doc, 'consolidates', given.doc FROM index.works AS given JOIN index.works AS acts
ON given.subject = acts.work_id WHERE given.work_id <> given.subject
"""
_AROUND = (*CHANGES, "guides", "details")


def iter_texts(database: duckdb.DuckDBPyConnection) -> Iterator[Text]:
    """What is searched of each document, by the tables of the attached database ``index``."""
    cited = _cited_names(database)
    for statement in (_HEADINGS, _DECODED, _TEXTS):
        database.execute(statement)
    while rows := database.fetchmany(_ROWS):
        for doc, number, kind, year, type_name, subject, issuer, signer, headings, body, codes in rows:
            names = tuple(_names_of(number, kind, subject, cited.get(doc, {})))
            facets = [("kind", kind), ("year", year), ("issuer", issuer), *(("code", code) for code in codes)]
            yield Text(
                doc, number, kind, year, _title(number, kind, type_name, subject, names), names, issuer or "",
                f"{headings or ''} | {signer or ''}", body,
                " ".join(mark(*each) for each in facets if each[1] is not None),
            )  # fmt: skip


def iter_near(database: duckdb.DuckDBPyConnection) -> Iterator[Near]:
    """What changes, details or consolidates each document."""
    yield from (Near(*row) for row in database.execute(_NEAR, [list(_AROUND)]).fetchall())


def _title(number: str | None, kind: str | None, type_name: str | None, subject: str | None,
           names: tuple[str, ...]) -> str:
    """What a document is called; each name of an act after its type."""
    called = kind_name_of(kind or "")
    printed = [type_name] if type_name and fold(squeeze(type_name)) != fold(called) else []
    others = [f"{called} {name}" for name in names if name != subject]
    return " | ".join([" ".join(filter(None, [number, called, *printed, subject])), *others])


def _names_of(number: str | None, kind: str | None, subject: str | None, cited: Mapping[str, int]) -> Iterator[str]:
    """Names of an act: its own, that of the table of numbers, and those by which others cite it, each once."""
    if kind not in NAMED:
        return
    most = max(cited.values(), default=0)
    usual = [name for name, count in cited.items() if count > 1 and count >= _LEAST * most]
    found = [name for name in (subject, law_name(kind, number or ""), *usual) if name and not _amends(name)]
    yield from {fold(squeeze(name)): name for name in reversed(found)}.values()


def _amends(name: str) -> bool:
    return fold(name).startswith("sua doi")


def _cited_names(database: duckdb.DuckDBPyConnection) -> dict[int, Counter[str]]:
    """The names by which acts are cited, with how often, by ``doc``."""
    names: dict[int, Counter[str]] = {}
    for doc, name, count in database.execute(_CITED_AS, [list(NAMED)]).fetchall():
        counted = names.setdefault(doc, Counter())
        counted[next((each for each in counted if fold(each) == fold(squeeze(name))), squeeze(name))] += count
    return names

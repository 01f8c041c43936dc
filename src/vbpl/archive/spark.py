"""The same tables and links on Spark: the batch function in ``mapInArrow``, the joins in Spark SQL.

Needs ``vbpl[spark]`` on the driver and on every worker.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

import pyarrow as pa
from pyspark.sql import Column, DataFrame, SparkSession
from pyspark.sql import functions as F  # noqa: N812
from pyspark.sql.pandas.types import from_arrow_schema

from ..collector import collector_paused
from ..ingest import Asked, IngestError, Item, RefusedError, detect_format, errors, limits
from ..ingest.containers import iter_bytes
from ..ingest.formats import CONTAINERS
from ..model import CHANGES
from . import joins
from .batch import Unit, content_hash, convert_batch
from .desk import Desk, iter_formed, iter_inferred
from .slip_parts import SCHEMA as SLIPS
from .slips import Slip, iter_slips
from .states import iter_ended, iter_states
from .tables import CONVERTED, LINKED, SCHEMAS, Row
from .versions import ACT, AMENDING, iter_version_rows
from .wordings import iter_wording_rows

PARTS = 512
"""Groups of documents that are linked together, by default."""
UNITS = 64
"""Units converted at a time."""

ITEMS = pa.schema([
    ("path", pa.string()), ("index", pa.int64()), ("source", pa.string()), ("hash", pa.string()), ("size", pa.int64()),
    ("format", pa.string()), ("data", pa.binary()), ("error", pa.string()), ("reason", pa.string()),
])  # fmt: skip
TABLES = pa.schema([(name, pa.struct(list(SCHEMAS[name]))) for name in CONVERTED])
"""A row of one table, the others null."""
LINKS = pa.schema([(name, pa.struct(list(SCHEMAS[name]))) for name in LINKED])
ENDED = pa.schema([("work_id", pa.string()), ("ended", pa.date32())])

Batches = Iterator[pa.RecordBatch]


def convert(files: DataFrame, *, ocr: bool = False) -> dict[str, DataFrame]:
    """The tables of ``vbpl convert``, from a table of files.

    Args:
        files: Columns ``path`` and ``content``, as ``spark.read.format("binaryFile")`` gives them, or ``path`` and
            ``text``.
        ocr: Read pages that are pictures only.

    Returns:
        All tables but ``links`` by name, with the rows of ``vbpl convert`` in Spark's order. They come from one pass,
        which is persisted until the cache of the session is cleared.
    """
    items = files.select(*_input(files)).mapInArrow(_find_items, _spark_schema(ITEMS))
    firsts = items.where("hash IS NOT NULL").groupBy("hash").agg(
        F.min(F.struct(_order("path"), F.col("index"), F.col("source"))).alias("first")
    )
    units = items.join(firsts, "hash", "left").withColumn(
        "duplicate_of", F.when(F.col("first.source") != F.col("source"), F.col("first.source"))
    )
    found = units.drop("first").mapInArrow(_converter(ocr), _spark_schema(TABLES)).persist()
    return {name: found.where(F.col(name).isNotNull()).select(f"{name}.*") for name in CONVERTED}


def link(documents: DataFrame, *, parts: int = PARTS) -> DataFrame:
    """The table ``links``, row for row that of ``vbpl link``; arguments as of `link_tables`."""
    return link_tables(documents, parts=parts)["links"]


def link_tables(documents: DataFrame, *, parts: int = PARTS) -> dict[str, DataFrame]:
    """The tables ``links``, ``works``, ``changes`` and ``states``, row for row those of ``vbpl link``.

    Uses temporary views with the names of ``vbpl.archive.joins``.

    Args:
        documents: The table that `convert` gives, with the columns ``document`` and ``tree``.
        parts: Groups of documents that are linked together; more of them take less memory each.

    Returns:
        The tables by name, in Spark's order.
    """
    session = documents.sparkSession
    slips = documents.select("document", "tree").mapInArrow(_slip_maker(parts), _spark_schema(SLIPS))
    slips = slips.localCheckpoint()
    slips.createOrReplaceTempView("slips")
    crowded = session.sql(joins.CROWDED)
    formed = crowded.groupBy("key").applyInArrow(_form, _spark_schema(SLIPS)).localCheckpoint()
    formed.where("role = 'formed'").selectExpr("document", "key AS lead").createOrReplaceTempView("formed")
    _make_views(session, "works", "texts", "filed", "wanted")
    together = formed.where("role = 'together'")
    claiming = _desk(_known(slips, together)).join(session.sql(joins.CLAIMING), "part")
    claims = claiming.groupBy("part").applyInArrow(_claims, _spark_schema(SLIPS)).localCheckpoint()
    known = _known(slips, together.unionByName(claims))
    found = _desk(known).groupBy("part").applyInArrow(_links, _spark_schema(LINKS)).localCheckpoint()
    tables = {name: found.where(F.col(name).isNotNull()).select(f"{name}.*") for name in LINKED}
    return tables | {"states": _states(tables["works"], tables["changes"])}


def _states(works: DataFrame, changes: DataFrame) -> DataFrame:
    """The table ``states``; the days on which works ended go to every worker."""
    said = works.where("stands").groupBy("work_id").cogroup(changes.groupBy("target_id"))
    ended = {row["work_id"]: row["ended"] for row in said.applyInArrow(_ended, _spark_schema(ENDED)).collect()}

    def tell(group: pa.Table, made: pa.Table) -> pa.Table:
        return _table(iter_states(group.to_pylist(), made.to_pylist(), ended), SCHEMAS["states"])

    return said.applyInArrow(tell, _spark_schema(SCHEMAS["states"]))


def _ended(works: pa.Table, changes: pa.Table) -> pa.Table:
    found = iter_ended(works.to_pylist(), changes.to_pylist())
    return _table(({"work_id": work_id, "ended": day} for work_id, day in found), ENDED)


def versions(documents: DataFrame, links: DataFrame) -> DataFrame:
    """The table ``versions``, row for row that of ``vbpl consolidate OUT``.

    Args:
        documents: The table that `convert` gives, with the columns ``document`` and ``tree``.
        links: The table that `link` gives.

    Returns:
        The table, in Spark's order.
    """
    changing = links.where("target IS NOT NULL AND target <> document").where(F.col("relation").isin(list(CHANGES)))
    pairs = changing.select(F.col("target").alias("part"), F.col("document").alias("amending"))
    further = pairs.select(F.col("part").alias("amending"), F.col("amending").alias("other"))
    pairs = pairs.unionByName(pairs.join(further, "amending").select("part", F.col("other").alias("amending")))
    pairs = pairs.where("part <> amending").distinct()
    acts = pairs.select("part", F.lit(ACT).alias("role"), F.col("part").alias("document")).distinct()
    others = pairs.select("part", F.lit(AMENDING).alias("role"), F.col("amending").alias("document"))
    trees = documents.select("document", F.lit("").alias("key"), F.col("tree").alias("value"))
    slips = acts.unionByName(others).join(trees, "document").select(*Slip._fields)
    return slips.groupBy("part").applyInArrow(_versions, _spark_schema(SCHEMAS["versions"]))


def wordings(documents: DataFrame, tables: Mapping[str, DataFrame], versions: DataFrame) -> DataFrame:
    """The table ``wordings``, row for row that of ``vbpl consolidate OUT``.

    Args:
        documents: The table that `convert` gives, with the columns ``document`` and ``family``.
        tables: Those that `link_tables` gives: ``links`` and ``works`` are used.
        versions: The table that `versions` gives.

    Returns:
        The table, in Spark's order.
    """
    acts = documents.where("family = 'qppl'").select(F.col("document").alias("target"))
    days = tables["works"].where("stands AND issued IS NOT NULL").select("document", "issued")
    named = tables["links"].where("status = 'resolved' AND size(provisions) > 0").join(acts, "target")
    cited = named.join(days, "document").select("target", "document", "citation", "provisions", "issued")
    both = versions.groupBy("document").cogroup(cited.groupBy("target"))
    return both.applyInArrow(_wordings, _spark_schema(SCHEMAS["wordings"]))


def _wordings(versions: pa.Table, cited: pa.Table) -> pa.Table:
    return _table(iter_wording_rows(versions.to_pylist(), cited.to_pylist()), SCHEMAS["wordings"])


def _versions(table: pa.Table) -> pa.Table:
    return _table(iter_version_rows(_slips_of(table)), SCHEMAS["versions"])


def _known(slips: DataFrame, told: DataFrame) -> DataFrame:
    """What is known of the documents of which something was told."""
    cards = slips.where("role = 'card'").join(told.select("document").distinct(), "document")
    return told.unionByName(cards).groupBy("document").applyInArrow(_infer, _spark_schema(SLIPS)).localCheckpoint()


def _desk(known: DataFrame) -> DataFrame:
    """All rows that linking takes, with what is known of documents so far."""
    session = known.sparkSession
    rows = known.where("role = 'known'").selectExpr("document", "key AS id", "part AS stated", "value")
    rows.createOrReplaceTempView("known")
    known.where("role = 'filed'").createOrReplaceTempView("inferred")
    session.sql(joins.NAMES).createOrReplaceTempView("identities")
    _make_views(session, "shelf", "involved")
    return session.sql(joins.DESK)


def _make_views(session: SparkSession, *names: str) -> None:
    """Tables of `joins`, each computed once and at once, so that plans do not grow with what they rest on."""
    for name in names:
        session.sql(getattr(joins, name.upper())).localCheckpoint().createOrReplaceTempView(name)


def _spark_schema(schema: pa.Schema) -> Any:
    return from_arrow_schema(schema)


def _input(files: DataFrame) -> list[Column]:
    """Path, content and text, one of the last two null."""
    absent = {"content": F.lit(None).cast("binary"), "text": F.lit(None).cast("string")}
    return [F.col("path"), *(F.col(name) if name in files.columns else column.alias(name)
                             for name, column in absent.items())]


def _order(path: str) -> Column:
    """Paths in the order of their parts, as folders are read."""
    return F.translate(F.col(path), "/", "\x01")


def _find_items(batches: Batches) -> Batches:
    for batch in batches:
        for row in batch.to_pylist():
            for index, found in enumerate(_iter_found(row)):
                yield _batch([{"path": row["path"], "index": index} | _item_row(found)], ITEMS)


def _iter_found(row: Row) -> Iterator[Item | IngestError]:
    """What one file or row of text holds."""
    if row["text"] is not None:
        yield Item(row["path"], row["text"].encode("utf-8", "surrogatepass"), "row")
    elif len(row["content"]) > limits.FILE_BYTES and detect_format(row["content"]) not in CONTAINERS:
        yield RefusedError(row["path"], f"{len(row['content'])} bytes: too large")
    else:
        yield from iter_bytes(row["content"], row["path"])


def _item_row(found: Item | IngestError) -> Row:
    if isinstance(found, IngestError):
        return {"source": found.place, "error": type(found).__name__, "reason": found.reason}
    return {"source": found.place, "hash": content_hash(found), "size": len(found.data), "format": found.format,
            "data": found.data}


def _converter(ocr: bool) -> Callable[[Batches], Batches]:
    def convert_batches(batches: Batches) -> Batches:
        for batch in batches:
            for start in range(0, batch.num_rows, UNITS):
                with collector_paused():
                    rows = convert_batch(map(_unit, batch.slice(start, UNITS).to_pylist()), Asked(ocr))
                yield _batch([{name: row} for name in CONVERTED for row in rows[name]], TABLES)

    return convert_batches


def _unit(row: Row) -> Unit:
    if row["error"]:
        return Unit(getattr(errors, row["error"])(row["source"], row["reason"]))
    return Unit(Item(row["source"], row["data"], row["format"]), row["hash"], row["size"], row["duplicate_of"])


def _slip_maker(parts: int) -> Callable[[Batches], Batches]:
    def make_slips(batches: Batches) -> Batches:
        for batch in batches:
            for row in batch.to_pylist():
                part = str(int(row["document"][:8], 16) % parts)
                slips = iter_slips(part, row["document"], row["tree"])
                yield _batch([slip._asdict() for slip in slips], SLIPS)

    return make_slips


def _claims(table: pa.Table) -> pa.Table:
    claims = Desk.of(_slips_of(table)).iter_claims()
    return _table((Slip("", "claim", claim.document, "", claim.says)._asdict() for claim in claims), SLIPS)


def _form(table: pa.Table) -> pa.Table:
    return _table((slip._asdict() for slip in iter_formed(_slips_of(table))), SLIPS)


def _infer(table: pa.Table) -> pa.Table:
    return _table((slip._asdict() for slip in iter_inferred(_slips_of(table))), SLIPS)


def _links(table: pa.Table) -> pa.Table:
    rows = Desk.of(_slips_of(table)).rows()
    return _table(({name: row} for name in LINKED for row in rows[name]), LINKS)


def _slips_of(table: pa.Table) -> Iterator[Slip]:
    return (Slip(**{field: row[field] for field in Slip._fields}) for row in table.to_pylist())


def _table(rows: Iterable[Row], schema: pa.Schema) -> pa.Table:
    return pa.Table.from_pylist(list(rows), schema=schema)


def _batch(rows: list[Row], schema: pa.Schema) -> pa.RecordBatch:
    return pa.RecordBatch.from_pylist(rows, schema=schema)

"""The joins of linking on keys that are made up: how their time grows to a hundred times the keys, and with skew.

    python benchmarks/joins.py                       10,000, 100,000 and 1,000,000 documents
    python benchmarks/joins.py --most 100000 --memory 2GB
    python benchmarks/joins.py --most 100000 --spark     how even the rows lie over the tasks of Spark (needs Java)

Each document is filed under one key and asks for five: four at random, one of them in ten documents the same law. The
SQL is that of `vbpl.archive.joins`; only the rows are made up. What a part then takes is counted, not resolved.
"""

from __future__ import annotations

import argparse
import tempfile
import time
from collections.abc import Iterable
from typing import Any

import duckdb

from vbpl.archive import joins

PART_DOCUMENTS, ASKED, LAW_EVERY = 100, 5, 10
CARD, CITES = 700, 2_500
"""Characters that linking keeps of a cited document, and of a citing one, as in letters and decrees."""
SLIPS = f"""
CREATE TABLE slips AS
WITH documents AS (SELECT range AS n, 'd' || range AS document, 'p' || range // {PART_DOCUMENTS} AS part FROM range(?))
SELECT part, 'text' AS role, document, '/akn/' || n AS key, '' AS value FROM documents
UNION ALL SELECT part, 'card', document, '', repeat('x', {CARD}) FROM documents
UNION ALL SELECT part, 'cites', document, '', repeat('x', {CITES}) FROM documents
UNION ALL SELECT part, 'filed', document, 'number:' || n, '' FROM documents
UNION ALL SELECT part, 'asked', document, 'number:' || CASE WHEN asked = 0 AND n % {LAW_EVERY} = 0 THEN 0
    ELSE hash(n * {ASKED} + asked) % ? END, '' FROM documents, range({ASKED}) AS asking(asked)
"""
EMPTY = """
CREATE TABLE formed (document VARCHAR, lead VARCHAR);
CREATE TABLE known (document VARCHAR, id VARCHAR, stated VARCHAR, value VARCHAR);
CREATE TABLE inferred (document VARCHAR, key VARCHAR);
"""
TABLES = ("works", "texts", "filed", "wanted", "shelf", "involved")
TASKS = 200
"""Partitions of a join on Spark, its default."""
SPARK_HEAD = ("documents", "parts", "tasks", "found by key: rows of the largest task, of the mean", "cards, likewise")
HEAD = ("documents", "citations", "s joining", "s a million citations", "rows of the largest part, of the mean")


def measure(documents: int, memory: str, folder: str) -> tuple[object, ...]:
    """A row: seconds of the joins, and how evenly their result is spread over the parts."""
    with duckdb.connect(config={"memory_limit": memory, "temp_directory": folder}) as database:
        database.execute(SLIPS, [documents, documents])
        database.execute(EMPTY)
        started = time.perf_counter()
        for name in TABLES:
            database.execute(f"CREATE TABLE {name} AS {getattr(joins, name.upper())}")
        database.execute(f"CREATE VIEW identities AS {joins.NAMES}")
        database.execute(f"SELECT max(n), avg(n) FROM (SELECT count(*) AS n FROM ({joins.DESK}) AS desk GROUP BY part)")
        ((largest, mean),) = database.fetchall()
        seconds = time.perf_counter() - started
    citations = documents * ASKED
    return (f"{documents:,}", f"{citations:,}", f"{seconds:,.1f}", f"{seconds / citations * 1e6:,.1f}",
            f"{largest:,}, {mean:,.0f}")


def measure_spark(documents: int, memory: str, folder: str) -> tuple[object, ...]:
    """A row: how evenly the rows of two joins are spread over the tasks of Spark, without its own balancing."""
    from pyspark.sql import SparkSession

    settings = {"spark.sql.adaptive.enabled": "false", "spark.sql.autoBroadcastJoinThreshold": "-1",
                "spark.sql.shuffle.partitions": str(TASKS), "spark.local.dir": folder, "spark.ui.enabled": "false"}
    session = SparkSession.builder.master("local[2]").config(map=settings).config("spark.driver.memory", memory[:-1])
    session = session.getOrCreate()
    with duckdb.connect() as database:
        database.execute(SLIPS, [documents, documents])
        database.execute(EMPTY)
        for name in ("slips", "formed", "known", "inferred"):
            database.execute(f"COPY {name} TO '{folder}/{name}.parquet'")
            session.read.parquet(f"{folder}/{name}.parquet").createOrReplaceTempView(name)
    for name in TABLES:
        session.sql(getattr(joins, name.upper())).localCheckpoint().createOrReplaceTempView(name)
    cards = "SELECT slips.document FROM involved JOIN slips ON slips.document = involved.document WHERE role = 'card'"
    return (f"{documents:,}", f"{documents // PART_DOCUMENTS:,}", f"{TASKS}",
            *(_spread_over_tasks(session, query) for query in ("SELECT * FROM shelf", cards)))


def _spread_over_tasks(session: Any, query: str) -> str:
    """Rows of the largest task, and of the mean."""
    tasks = f"SELECT spark_partition_id() AS task FROM ({query})"
    counts = [row["n"] for row in session.sql(f"SELECT count(*) AS n FROM ({tasks}) GROUP BY task").collect()]
    return f"{max(counts):,}, {sum(counts) / len(counts):,.0f}"


def print_table(head: Iterable[str], rows: Iterable[Iterable[object]]) -> None:
    """A Markdown table."""
    head = list(head)
    print("| " + " | ".join(head) + " |\n|" + "--:|" * len(head))
    for row in rows:
        print("| " + " | ".join(map(str, row)) + " |", flush=True)


def main() -> None:
    """Measures each size."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--most", type=int, default=1_000_000)
    parser.add_argument("--memory", default="4GB")
    parser.add_argument("--spark", action="store_true")
    options = parser.parse_args()
    sizes = [size for size in (10_000, 100_000, 1_000_000, 10_000_000) if size <= options.most]
    with tempfile.TemporaryDirectory(prefix="vbpl-joins-") as folder:
        head, run = (SPARK_HEAD, measure_spark) if options.spark else (HEAD, measure)
        print_table(head, (run(size, options.memory, folder) for size in sizes))


if __name__ == "__main__":
    main()

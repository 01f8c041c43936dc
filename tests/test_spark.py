"""Tables and links on a local Spark session equal those of the local engine, row for row."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from consolidated import ACT, amending_text
from made_archive import document, write_archive
from vbpl.archive import convert, link, write_versions
from vbpl.archive.convert import CONVERTED
from vbpl.archive.parts import list_parts

if "CI" not in os.environ:
    pytest.importorskip("pyspark")
    if shutil.which("java") is None:
        pytest.skip("Spark needs Java", allow_module_level=True)

from pyarrow import parquet
from pyspark.sql import DataFrame, SparkSession

from ingested import make_zip
from vbpl.archive import spark as on_spark
from vbpl.ingest.folders import iter_files

pytestmark = pytest.mark.filterwarnings("ignore")
COUNT = 2000


@pytest.fixture(scope="module")
def session() -> Iterator[SparkSession]:
    os.environ["PYSPARK_PYTHON"] = sys.executable
    builder = SparkSession.builder.master("local[2]").appName("vbpl")
    settings = {
        "spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "4", "spark.driver.bindAddress": "127.0.0.1",
        "spark.driver.host": "127.0.0.1", "spark.driver.memory": "2g", "spark.sql.autoBroadcastJoinThreshold": "-1",
    }  # fmt: skip
    for name, value in settings.items():
        builder = builder.config(name, value)
    made = builder.getOrCreate()
    made.sparkContext.setLogLevel("ERROR")
    yield made
    made.stop()


@pytest.fixture(scope="module")
def local(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("spark")
    box = write_archive(folder / "box", COUNT)
    members = {"in.txt": document(3, 9).encode(), "copy.txt": document(7, COUNT).encode()}
    (box / "more.zip").write_bytes(make_zip(members))
    convert([box], folder / "out", jobs=2)
    link(folder / "out", jobs=2)
    return folder


@pytest.fixture(scope="module")
def tables(local: Path, session: SparkSession) -> dict[str, DataFrame]:
    files = [(str(path), path.read_bytes()) for path in iter_files(local / "box") if isinstance(path, Path)]
    return on_spark.convert(session.createDataFrame(files, "path string, content binary").repartition(4))


def local_rows(local: Path, table: str) -> list[dict[str, Any]]:
    return [row for path in list_parts(local / "out", table) for row in parquet.read_table(path).to_pylist()]


def spark_rows(table: DataFrame) -> list[dict[str, Any]]:
    return table.toArrow().to_pylist()


@pytest.mark.parametrize("name", CONVERTED)
def test_tables_are_those_of_the_local_engine(name: str, local: Path, tables: dict[str, DataFrame]) -> None:
    expected = local_rows(local, name)
    assert len(expected) >= (6 if name != "diagnostics" else 0)
    assert sorted(map(repr, spark_rows(tables[name]))) == sorted(map(repr, expected))


def test_links_are_those_of_the_local_engine(local: Path, tables: dict[str, DataFrame]) -> None:
    found = spark_rows(on_spark.link(tables["documents"], parts=7))
    expected = local_rows(local, "links")
    assert len(expected) > 4 * COUNT
    assert any(row["target"] for row in expected)
    assert sorted(map(repr, found)) == sorted(map(repr, expected))


def test_versions_are_those_of_the_local_engine(session: SparkSession, tmp_path: Path) -> None:
    texts = {"act": ACT, "first": amending_text("1. Bãi bỏ khoản 1 Điều 5."),
             "second": amending_text("1. Thay cụm từ “bến” bằng cụm từ “cầu” tại Điều 3.", number=9, year=2023),
             "of the first": amending_text("1. Bãi bỏ khoản 1 Điều 1.", number=21).replace("15/2019", "20/2021")}
    (tmp_path / "box").mkdir()
    for name, text in texts.items():
        (tmp_path / "box" / f"{name}.txt").write_text(text, encoding="utf-8")
    convert([tmp_path / "box"], tmp_path / "out")
    link(tmp_path / "out")
    write_versions(tmp_path / "out")
    files = [(str(path), path.read_bytes()) for path in iter_files(tmp_path / "box") if isinstance(path, Path)]
    made = on_spark.convert(session.createDataFrame(files, "path string, content binary"))["documents"]
    linked = on_spark.link_tables(made, parts=2)
    told = on_spark.versions(made, linked["links"])
    for name, table in (("versions", told), ("wordings", on_spark.wordings(made, linked, told))):
        expected = local_rows(tmp_path, name)
        assert len(expected) >= 2
        assert sorted(map(repr, spark_rows(table))) == sorted(map(repr, expected))


def test_a_table_of_texts(session: SparkSession) -> None:
    texts = session.createDataFrame([("a", document(1, 9)), ("b", document(1, 9))], "path string, text string")
    made = on_spark.convert(texts)
    assert [row["number"] for row in spark_rows(made["documents"])] == ["02/2002/QĐ-UBND"]
    assert {row["source"]: row["duplicate_of"] for row in spark_rows(made["sources"])} == {"a": None, "b": "a"}

"""Status on Spark: the answer key, with and without copies."""

import os
import shutil
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from answer_key import LAWS, assert_table_agrees, documents_of, graph_of, write_archive, write_twice

pytestmark = pytest.mark.skipif(not LAWS.exists(), reason="../shared is not here")


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    if "CI" not in os.environ:
        pytest.importorskip("pyspark")
        if shutil.which("java") is None:
            pytest.skip("Spark needs Java")
    from pyspark.sql import SparkSession

    os.environ["PYSPARK_PYTHON"] = sys.executable
    settings = {"spark.ui.enabled": "false", "spark.sql.shuffle.partitions": "2", "spark.driver.memory": "2g",
                "spark.driver.bindAddress": "127.0.0.1", "spark.driver.host": "127.0.0.1"}
    builder = SparkSession.builder.master("local[2]").appName("vbpl-key")
    for name, value in settings.items():
        builder = builder.config(name, value)
    session = builder.getOrCreate()
    yield session
    session.stop()


@pytest.mark.filterwarnings("ignore")
def test_the_table_of_states_agrees(session: Any, tmp_path: Path) -> None:
    from vbpl.archive import spark

    archive = write_archive(tmp_path)
    graph = graph_of(documents_of(archive))
    for out in (archive, write_twice(archive, tmp_path / "twice")):
        tables = spark.link_tables(session.read.parquet(str(out / "documents")), parts=3)
        assert_table_agrees(tables["states"].toArrow().to_pylist(), graph)

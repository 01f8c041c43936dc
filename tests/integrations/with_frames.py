"""Pieces and tables of an archive as pandas and Polars frames and as a data set, in one call each."""

import sys
from pathlib import Path

import datasets
import pandas
import polars

from vbpl.retrieval import to_dataset, to_pandas, to_polars

archive = Path(sys.argv[1])
frame, other, dataset = to_pandas(archive), to_polars(archive), to_dataset(archive)
assert isinstance(frame, pandas.DataFrame) and isinstance(other, polars.DataFrame)
assert isinstance(dataset, datasets.Dataset)
assert len(frame) == len(other) == len(dataset) > 100
assert list(frame["id"]) == other["id"].to_list() == dataset["id"][:] and frame["id"].is_unique
assert other.filter(polars.col("kind") == "quyet_dinh").height == int((frame["kind"] == "quyet_dinh").sum()) > 10
links = to_polars(archive, "links")
assert links.group_by("status").len().height >= 2 and len(to_pandas(archive, "links")) == links.height
print("frames", len(frame))

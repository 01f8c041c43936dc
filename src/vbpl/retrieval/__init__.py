"""Retrieval: documents cut into pieces for search engines and language models, and tables as frames, from any source.

`vbpl.retrieval.langchain`, `.llama_index` and `.haystack` hold the classes for these libraries; each needs its extra.
"""

from .frames import to_arrow, to_dataset, to_pandas, to_polars
from .pieces import Piece, Splitting, iter_pieces, metadata

__all__ = ["Piece", "Splitting", "iter_pieces", "metadata", "to_arrow", "to_dataset", "to_pandas", "to_polars"]

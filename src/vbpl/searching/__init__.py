"""Searching: finds what a person types among the documents of an archive, the best first.

`asked` reads a question, `rungs` turns it into queries of SQLite's FTS5 from strict to loose, `hits` runs them, `texts`
makes the index. The app, the API, the tools for language models and the command line use the same search.
"""

from .asked import Asked, read_asked
from .hits import MANY, Hits, How, find
from .snippets import Piece, find_snippets
from .texts import Near, Text, mark, write_texts
from .words import kind_name_of, law_name, weights

__all__ = [
    "MANY", "Asked", "Hits", "How", "Near", "Piece", "Text", "find", "find_snippets", "kind_name_of", "law_name",
    "mark", "read_asked", "weights", "write_texts",
]

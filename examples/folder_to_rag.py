"""A folder of official documents to a search index, and a question to a prompt for a language model.

    python examples/folder_to_rag.py index corpus rag.sqlite
    python examples/folder_to_rag.py ask rag.sqlite "cây cổ thụ nào được chặt hạ?"

It needs `pip install ".[archive]"` and no model: pieces are found by their words with SQLite's full-text search. To
find them by meaning, put vectors of your model into a column beside them. The prompt goes to any model; it asks for the
source of each sentence, so that an answer can be checked.
"""

import argparse
import json
import re
import sqlite3
import sys
from contextlib import closing
from pathlib import Path

from vbpl.retrieval import Splitting, iter_pieces, metadata
from vbpl.text.folding import fold

SPLITTING = Splitting(max_chars=1200, min_chars=200, context=True)
BEST = 4
SCHEMA = """
CREATE TABLE IF NOT EXISTS pieces (id TEXT PRIMARY KEY, text TEXT NOT NULL, metadata TEXT NOT NULL);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5(id UNINDEXED, folded, tokenize = 'unicode61');
"""
FIND = """
SELECT text, metadata FROM words JOIN pieces USING (id) WHERE words MATCH ? ORDER BY bm25(words) LIMIT ?
"""
PROMPT = """\
Trả lời câu hỏi chỉ theo các đoạn văn bản dưới đây. Sau mỗi câu ghi nguồn trong ngoặc vuông, ví dụ [1].
Nếu các đoạn không có câu trả lời, nói rằng không có.

{pieces}

Câu hỏi: {question}
"""


def index(source: Path, target: Path) -> int:
    """Puts the pieces of a folder, or of an archive, into the index, and replaces those that it has."""
    count = 0
    with closing(sqlite3.connect(target)) as database, database:
        database.executescript(SCHEMA)
        for piece in iter_pieces(source, SPLITTING, on_failure=lambda error: print(error, file=sys.stderr)):
            row = (piece.chunk.id, piece.chunk.text, json.dumps(metadata(piece), ensure_ascii=False))
            database.execute("DELETE FROM words WHERE id = ?", row[:1])
            database.execute("INSERT OR REPLACE INTO pieces VALUES (?, ?, ?)", row)
            database.execute("INSERT INTO words VALUES (?, ?)", (piece.chunk.id, fold(piece.chunk.text)))
            count += 1
    return count


def ask(target: Path, question: str) -> str:
    """The prompt for a question: the pieces with most of its words, each with its source."""
    words = re.findall(r"\w+", fold(question))
    with closing(sqlite3.connect(target)) as database:
        found = database.execute(FIND, (" OR ".join(f'"{word}"' for word in words), BEST)).fetchall()
    pieces = [f"[{number}] {said(json.loads(known))}\n{text}" for number, (text, known) in enumerate(found, 1)]
    return PROMPT.format(pieces="\n\n".join(pieces), question=question)


def said(known: dict[str, str]) -> str:
    """The source of a piece, with its day, and whether it has effect if that is known."""
    return ", ".join(filter(None, [known["path"], known.get("date"), known.get("status")]))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    commands = parser.add_subparsers(dest="command", required=True)
    making = commands.add_parser("index", help="make or renew the index")
    making.add_argument("source", type=Path)
    making.add_argument("target", type=Path)
    asking = commands.add_parser("ask", help="print the prompt for a question")
    asking.add_argument("target", type=Path)
    asking.add_argument("question")
    given = parser.parse_args()
    if given.command == "index":
        print(f"{index(given.source, given.target)} pieces")
    else:
        print(ask(given.target, given.question), end="")


if __name__ == "__main__":
    main()

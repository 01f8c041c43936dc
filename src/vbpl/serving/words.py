"""words: the sentences of the API and the tools, and their limits.

``vietnamese.toml`` has the Vietnamese of each sentence.
"""

MOST = 100
"""Rows of one answer to a question."""
MOST_ROWS = 10_000
"""Rows of one answer about a table."""
DEFAULT, DEFAULT_ROWS = 20, 100
LONGEST = 300
"""Characters of a parameter."""
DEEPEST = 100_000
"""Rows that may be skipped."""
CHARACTERS, MOST_CHARACTERS = 20_000, 100_000
"""Characters of a document in one answer to a language model."""
MOST_BYTES = 16 << 20
"""Bytes of one answer."""
SECONDS = 20.0
"""Seconds for one answer."""
AT_ONCE = 8
"""Questions that are answered at a time; others wait."""
CONNECTIONS = 64
"""Requests at a time; others are refused."""

PARAMETERS = {
    "id": "work_id, Document.id or text_id of a document; /search gives them",
    "provision": "one unit in words, like “khoản 2 Điều 5”",
    "on": "a day as 2024-07-01; by default today",
    "cited_on": "a day as 2024-07-01: only documents issued by then; with a provision only those that cite its wording "
                "of that day",
    "relation": "a relation, as in docs/model.md: legal_basis, amends, ...",
    "q": f"at most {LONGEST} characters: words with or without tones, “phrases”, -word for one that must not occur, a "
         "number, the name of a law, a provision of it; loại:, năm: and cơ quan: narrow the search",
    "kind": "slug of a type: nghi_dinh",
    "issuer": "an issuing body, as the index spells it",
    "year": "a year, 2024",
    "sort": "best, newest, oldest or cited",
    "limit": f"a whole number from 1 to {MOST}, of tables to {MOST_ROWS}",
    "offset": f"a whole number from 0 to {DEEPEST}",
    "columns": "names of columns with commas between them",
    "start": "a whole number from 0: the first character",
    "length": f"a whole number from 1 to {MOST_CHARACTERS}: characters",
    "name": "the name of a table, as /tables gives them",
    "form": "json or csv",
}
"""What each parameter may be: the descriptions in OpenAPI, and ``allowed`` in errors."""

SUMMARIES = {
    "search": "Documents that have some words, the best first",
    "document": "A document as parsed",
    "markdown": "A document as Markdown, in pieces where it is long",
    "provision": "The wording of a điều, khoản or điểm on a day",
    "cites": "What a document cites",
    "cited_by": "What cites a document",
    "status": "Whether a document, or a provision of it, has effect on a day",
    "history": "What changed a document, and what it replaced and was replaced by",
    "tables": "The tables of the archive",
    "table": "Rows of a table; every other parameter is a column and the value that it has",
}

MISSING_PARAMETER = "{name} is missing"
UNREAD_PARAMETER = "{name} cannot be read: {given}"
UNKNOWN_PARAMETER = "there is no parameter {name}"
TOO_LARGE = "the answer takes more than {most} bytes"
ALLOWED_SIZE = "ask for less: a provision of a document, a smaller limit"
TOO_LONG = "the answer took longer than {seconds:g} seconds"
ALLOWED_TIME = "ask again, or for less"
NO_BODY = "a request has no body"
NOT_FOUND = "there is no {path}"
ONLY_GET = "only GET and HEAD are answered"
CHANGED = "the tables have changed since the server began"
ALLOWED_CHANGED = "begin the server again"
INSTRUCTIONS = """\
Official documents of Viet Nam (văn bản) from one archive, read only. Begin with search; its ids go into all others.
Provisions are words like “khoản 2 Điều 5”, days are ISO dates. Quote what provision gives, with the act and the day;
where status is unknown, say so."""
"""For a language model."""

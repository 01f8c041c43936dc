"""What each column of the tables holds: name, type, meaning.

``python -m vbpl.archive.columns`` prints the tables of docs/archives.md.
"""

Column = tuple[str, str, str]

_DOCUMENT: Column = ("document", "string", "key of the document in all tables: hash of its file and its position there")
_START: Column = ("start", "int32", "first character, in `sources.text`")
_END: Column = ("end", "int32", "after the last character")

COLUMNS: dict[str, tuple[Column, ...]] = {
    "sources": (
        ("source", "string", "the file as given, `box.zip!a.doc` for a member, `a.jsonl#3` for a row"),
        ("hash", "string", "of the content (BLAKE2b); the first part of the keys of its documents"),
        ("bytes", "int64", "size of the content"),
        ("format", "string", "as told by the content: text, html, docx, doc, rtf, pdf, image or row"),
        ("duplicate_of", "string", "the first source of the same content, which alone is parsed; null for that one"),
        ("documents", "strings", "keys of its documents, in order; empty for a duplicate"),
        ("text", "string", "the text that was read, which all offsets count in; null for a duplicate"),
    ),
    "documents": (
        _DOCUMENT,
        ("source", "string", "where it was found"),
        ("position", "int32", "its place among the documents of the source, from 0"),
        ("id", "string", "identifier `/akn/vn/...`; the same for two texts of one document"),
        ("text_hash", "string", "tells texts of one `id` apart; the same for copies"),
        ("kind", "string", "slug of the type: `nghi_dinh`, `cong_van`"),
        ("family", "string", "admin, qppl, party or court"),
        ("number", "string", "số, ký hiệu in normal form"),
        ("number_text", "string", "số, ký hiệu as printed"),
        ("year", "int32", "of the number, else of the date"),
        ("date", "date", "date of issue"),
        ("place", "string", "place of issue"),
        ("issuer", "string", "the last issuing body printed"),
        ("issuers", "strings", "all issuing bodies"),
        ("type_name", "string", "tên loại as printed"),
        ("subject", "string", "trích yếu"),
        ("secrecy", "string", "dấu mật"),
        ("urgency", "string", "dấu khẩn"),
        ("signer", "string", "name of the last signer"),
        ("signers", "strings", "names of all signers"),
        ("effective", "date", "day from which the whole document has effect, where it says so"),
        _START, _END,
        ("tree", "string", "the whole Document as JSON"),
    ),
    "blocks": (
        _DOCUMENT,
        ("block", "int32", "number of the block in the document, in the order of the text"),
        ("parent", "int32", "`block` of the unit around it; null at the top"),
        ("component", "int32", "0 for the body, 1 for the first attachment, ..."),
        ("type", "string", "part, chapter, section, subsection, article, clause, point, bullet, paragraph, ..."),
        ("number", "string", "as printed"),
        ("heading", "string", "title of the unit"),
        ("text", "string", "own text, before that of the units inside"),
        ("article", "string", "điều that it is or is in"),
        ("clause", "string", "khoản that it is or is in"),
        ("point", "string", "điểm that it is or is in"),
        _START, _END,
    ),
    "citations": (
        _DOCUMENT,
        ("citation", "int32", "number of the citation in the document, in the order of the text"),
        ("text", "string", "the mention"),
        ("target", "string", "other, this, previous or carrier"),
        ("relation", "string", "what the text does with it: legal_basis, amends, replaces, guides, refers_to, ..."),
        ("kind", "string", "slug of the type that is cited"),
        ("number", "string", "số, ký hiệu that is cited"),
        ("date", "date", "date that is cited"),
        ("year", "int32", "a bare year"),
        ("issuer", "string", "body that is cited"),
        ("name", "string", "name of a law, without the word for it"),
        ("subject", "string", "trích yếu after the mention"),
        ("key", "string", "what the mention says of its document in one comparable string"),
        ("provisions", "provisions", "places that are cited: numbers by level; a range has its last unit in `through`"),
        _START, _END,
    ),
    "links": (
        _DOCUMENT,
        ("citation", "int32", "`citations.citation` of the same document"),
        ("relation", "string", "`citations.relation`"),
        ("status", "string", "resolved, ambiguous or unresolved"),
        ("target", "string", "`documents.document` that is meant; null where not resolved"),
        ("source_id", "string", "id of the citing document; with its hash where two texts have one id"),
        ("target_id", "string", "id of the document that is meant, likewise"),
        ("provisions", "targets", "every provision named, a range as each unit in it: `article` and the other levels, "
                                  "`found`, `start` and `end` in the text of the target"),
        ("score", "float64", "of the best candidate, 0 to 1"),
        ("candidates", "candidates", "documents that may be meant, the best first"),
        ("reason", "string", "why, as a sentence"),
    ),
    "versions": (
        _DOCUMENT,
        ("version", "int32", "number of the wording in the act: those of a unit one after the other, as they came"),
        ("id", "string", "identifier of the act"),
        ("annex", "string", "phụ lục that the unit is in"),
        ("article", "string", "điều that it is or is in"),
        ("clause", "string", "khoản that it is or is in"),
        ("point", "string", "điểm that it is"),
        ("text", "string", "all of the unit, a paragraph a line; empty where it is repealed"),
        ("valid_from", "date", "first day of this wording"),
        ("valid_to", "date", "first day without it; null for the last"),
        ("source", "string", "id of the act that gave it"),
    ),
    "wordings": (
        _DOCUMENT,
        ("citation", "int32", "`citations.citation` of the same document"),
        ("place", "int32", "place among the provisions of the link, `links.provisions`, from 0"),
        ("target", "string", "`documents.document` of the act that is cited"),
        ("version", "int32", "`versions.version` of that act: the wording on the day of the citing document"),
        ("valid_from", "date", "first day of that wording"),
        ("valid_to", "date", "first day without it; null for the last"),
    ),
    "works": (
        ("work_id", "string", "the act or letter as such, in all its copies: `source_id` and `target_id` of `links`"),
        ("document", "string", "`documents.document` of a copy of it"),
        ("text_id", "string", "id of the copy"),
        ("stands", "bool", "the copy stands for the work: links and history are read from it"),
        ("issued", "date", "day of issue of the work, at the latest, also where only citations tell it"),
        ("facts", "string", "what it says of its first and last days, as JSON; null for other copies"),
        ("details", "strings", "works that it details"),
        ("consolidates", "string", "of a consolidated text the work whose text it gives: `states` are of that one"),
    ),
    "changes": (
        ("target_id", "string", "work that is changed"),
        ("source_id", "string", "work that changes it; null in doubt of `resolved` is false"),
        ("relation", "string", "amends, corrects, replaces, repeals, revokes, suspends, extends or announces_ended"),
        ("date", "date", "first day of the change"),
        ("until", "date", "first day after a suspension or an extension"),
        ("provision", "string", "what is changed, `khoản 2 Điều 5`; null for the whole, or a part without a number"),
        ("partial", "bool", "only a part is changed"),
        ("excepted", "strings", "provisions that are left out and go on"),
        ("noted", "bool", "a note of a consolidated text or the title of a cited act tells of it; "
                          "an act may tell of it too"),
        ("resolved", "bool", "false where the change may mean the target, and may mean another work"),
        _DOCUMENT,
        ("tree", "string", "the whole Change as JSON"),
    ),
    "states": (
        ("work_id", "string", "the work"),
        ("provision", "string", "the provision, for each that a change names; null for the work as a whole"),
        ("state", "string", "in_force, not_yet, ended, suspended or unknown"),
        ("partial", "bool", "a part has ended or is suspended"),
        ("excepted", "strings", "of what has ended or is suspended, the provisions that go on"),
        ("since", "date", "first day of the state; null for the first of a work"),
        ("until", "date", "first day after it; null for the last"),
        ("because", "strings", "works that say so"),
        ("reason", "string", "why, as a sentence"),
    ),
    "diagnostics": (
        ("source", "string", "the file"),
        ("document", "string", "the document; null for what is about the file"),
        ("code", "string", "like V201, see docs/diagnostics.md, or F101, see above"),
        ("severity", "string", "error, warning or info"),
        ("message", "string", "in words"),
        _START, _END,
    ),
    "failures": (
        ("source", "string", "what could not be read"),
        ("error", "string", "class of the error: RefusedError, DamagedFileError, ScannedError, ..."),
        ("reason", "string", "in words"),
    ),
}
"""By name of the table."""


def render_columns() -> str:
    """The tables as Markdown."""
    parts = []
    for name, columns in COLUMNS.items():
        rows = "\n".join(f"| `{column}` | {kind} | {about} |" for column, kind, about in columns)
        parts.append(f"### {name}\n\n| column | type | |\n|---|---|---|\n{rows}\n")
    return "\n".join(parts)


if __name__ == "__main__":
    print(render_columns(), end="")

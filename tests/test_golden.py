"""Results in full, line by line: findings, forms, rows and links of whole documents. A change is a diff to be read."""

import json
from collections.abc import Sequence

import pytest

import vbpl
from corpus_tools import Case, read_corpus
from golden import assert_golden
from made_archive import document as made
from test_check import RULES, found
from vbpl.archive.batch import Unit, convert_batch
from vbpl.archive.slips import iter_slips
from vbpl.checking import check_text
from vbpl.checking.page import GROUPS
from vbpl.cli.export import Format, iter_written
from vbpl.ingest import Item, ScannedError
from vbpl.linking import Library
from vbpl.model import Diagnostic


def lines_of(diagnostics: Sequence[Diagnostic], text: str) -> list[str]:
    """Each finding with its place, what is printed there and what is said of it."""
    printed = [text[each.span.start : each.span.end] for each in diagnostics]
    return [
        f"{each.code} {each.severity} {each.span.start}+{len(words)} {words[:40]!r} {each.message}"
        for each, words in zip(diagnostics, printed, strict=True)
    ]


@pytest.mark.parametrize("group", sorted(GROUPS))
def test_findings_in_all_examples(group: str, update_cases: bool) -> None:
    """All that is said of each example, of other rules too: what, where and in which words."""
    lines: list[str] = []
    for rule in RULES:
        if rule.code.startswith(group):
            for title, text in (("good", rule.good), ("bad", rule.bad)):
                lines += [f"== {rule.code} {title}", *lines_of(found(rule, text), text)]
    assert_golden(f"check-{group}.txt", "\n".join(lines) + "\n", update=update_cases)


@pytest.mark.parametrize("case", read_corpus(), ids=lambda case: case.slug)
def test_findings_in_the_corpus(case: Case, update_cases: bool) -> None:
    library = Library()
    library.add(vbpl.parse_bundle(case.text))
    found = "\n".join(lines_of(check_text(case.text, library), case.text))
    assert_golden(f"check-corpus/{case.slug}.txt", found + "\n", update=update_cases)


SHOWN = {
    "bo-hai-van-ban",  # two documents, of which one cites the other
    "chi-thi-tinh-uy", "cong-van-o-bang", "nghi-dinh-sua-doi", "quyet-dinh-kem-quy-che", "quyet-dinh-the-html",
    "thong-tu-phu-luc", "van-ban-hop-nhat",
}  # fmt: skip
CASES = [case for case in read_corpus() if case.slug in SHOWN]
MOST = {"chunks": 400}
"""Characters of a piece, so that units are cut and joined."""


def test_all_are_here() -> None:
    assert len(CASES) == len(SHOWN)


FORMS = [form for form in Format if form is not Format.chunks]


@pytest.mark.parametrize("form", FORMS, ids=lambda form: form.value)
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.slug)
def test_forms(case: Case, form: Format, update_cases: bool) -> None:
    written = "".join(iter_written(vbpl.parse_bundle(case.text), form, MOST.get(form.value, 1500)))
    assert_golden(f"export/{case.slug}.{form.value}", written, update=update_cases)


@pytest.mark.parametrize("case", read_corpus(), ids=lambda case: case.slug)
def test_forms_that_are_short(case: Case, update_cases: bool) -> None:
    """The header fields of every document, and how its text is cut at three sizes."""
    bundle = vbpl.parse_bundle(case.text)
    lines = []
    for document in bundle.documents:
        lines.append(vbpl.to_edxml(document))
        for most in (200, 700):
            lines += [
                f"{most}: {chunk.path} | {len(chunk.text)} {chunk.span.start}:{chunk.span.end} {len(chunk.citations)}"
                for chunk in vbpl.chunks(document, most)
            ]
    assert_golden(f"export-short/{case.slug}.txt", "\n".join(lines) + "\n", update=update_cases)


ROWS = {"bo-hai-van-ban", "nghi-dinh-sua-doi", "quyet-dinh-kem-quy-che", "thong-tu-phu-luc"}
ROW_CASES = [case for case in read_corpus() if case.slug in ROWS]


def row_lines(rows: list[dict[str, object]]) -> list[str]:
    """Each row as JSON, without what is long."""
    left_out = {"tree", "text_hash"}
    short = ({key: value for key, value in row.items() if key not in left_out} for row in rows)
    return [json.dumps(row, ensure_ascii=False, default=str) for row in short]


def test_rows(update_cases: bool) -> None:
    items = [Item(f"{case.slug}.txt", case.text.encode(), "text") for case in ROW_CASES]
    units = [Unit(item, f"h{at}", 9) for at, item in enumerate(items)]
    copy = Unit(Item("copy.txt", b"", "text"), "h0", 9, "bo-hai-van-ban.txt")
    rows = convert_batch([*units, copy, Unit(ScannedError("scan.png", "no text"))])
    lines = [line for name in rows for line in [f"== {name}", *row_lines(rows[name])]]
    assert_golden("archive-rows.txt", "\n".join(lines) + "\n", update=update_cases)


def test_slips(update_cases: bool) -> None:
    """What linking is told of each document, its JSON aside."""
    lines = []
    for case in ROW_CASES:
        rows = convert_batch([Unit(Item(case.slug, case.text.encode(), "text"), "h", 9)])["documents"]
        for row in rows:
            for slip in iter_slips("part", row["document"], row["tree"]):
                value = "JSON" if slip.value[:1] in ("{", "[") else slip.value
                key = "" if slip.role in ("card", "cites") else slip.key
                lines.append(f"{case.slug} {slip.part} {slip.role} {slip.document} {key} {value}")
    hashes = [line for line in lines if " text " not in line]
    assert_golden("archive-slips.txt", "\n".join(hashes) + "\n", update=update_cases)


def test_links_of_made_documents(update_cases: bool) -> None:
    """Every link with its reason, its candidates and their scores; then what was doubtful."""
    library = vbpl.Library()
    for number in range(40):
        library.add(vbpl.parse_bundle(made(number, 40)))
    graph = library.link()
    lines = [
        f"{link.source.split('/')[-1]} {link.status} {link.target and link.target.split('/')[-1]} {link.reason} "
        + " ".join(f"{each.id.split('/')[-1]}={each.score:.2f}" for each in link.candidates)
        for link in graph.links
    ]
    lines += [f"{key.split('/')[-1]}: {each.code} {each.message}" for key in sorted(graph.diagnostics)
              for each in graph.diagnostics[key]]
    assert_golden("links-made.txt", "\n".join(lines) + "\n", update=update_cases)

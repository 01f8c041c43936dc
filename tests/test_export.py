"""Documents of the corpus in all forms, character by character: a change of any form is a diff to be read."""

import pytest

import vbpl
from corpus_tools import Case, read_corpus
from golden import assert_golden
from vbpl.cli.export import Format, iter_written

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


@pytest.mark.parametrize("form", list(Format), ids=lambda form: form.value)
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

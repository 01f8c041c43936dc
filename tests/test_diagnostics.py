"""Diagnostics as people read them."""

import importlib
import os
import pkgutil
import tomllib
import unicodedata
from importlib.util import find_spec
from pathlib import Path

import pytest

import vbpl
from vbpl.diagnostics import CODES, format_diagnostic, iter_formatted, render_codes
from vbpl.model import Diagnostic, Span
from vbpl.text.terminal import columns, printable

ROOT = Path(__file__).parents[1]
TABLE = tomllib.loads((ROOT / "src/vbpl/tables/diagnostics.toml").read_text(encoding="utf-8"))
"""Codes whose message nothing gives yet."""

NFD = unicodedata.normalize("NFD", "Điều khoản này")


def diagnostic(start: int, end: int, code: str = "V201", message: str = "number has no serial") -> Diagnostic:
    return Diagnostic(code=code, severity="warning", message=message, span=Span(start=start, end=end))


def place(text: str, wanted: str) -> tuple[int, int]:
    start = text.index(wanted)
    return start, start + len(wanted)


@pytest.mark.parametrize(
    ("text", "wanted", "line", "column", "source", "carets"),
    [
        ("Số:   /QĐ-UBND", "/QĐ", 1, 7, "    Số:   /QĐ-UBND", "          ^^^"),
        ("một\nhai\nba", "hai", 2, 1, "    hai", "    ^^^"),
        ("một\r\nhai\rba", "ba", 3, 1, "    ba", "    ^^"),
        ("cột\tmột\tsố", "số", 1, 9, "    cột một số", "            ^^"),
        ("A\x1b[31mB", "B", 1, 7, "    A�[31mB", "          ^"),
        ("một hai\nba bốn", "hai\nba", 1, 5, "    một hai", "        ^^^"),
    ],
)
def test_place_and_carets(text: str, wanted: str, line: int, column: int, source: str, carets: str) -> None:
    printed = format_diagnostic(diagnostic(*place(text, wanted)), "a.txt", text)
    assert printed.split("\n") == [f"a.txt:{line}:{column}: V201 number has no serial", source, carets]


def test_combining_marks_take_no_column() -> None:
    assert len(NFD) > columns(NFD) == 14
    _, source, carets = format_diagnostic(diagnostic(*place(NFD, NFD[-5:].strip())), "a.txt", NFD).split("\n")
    assert source == "    " + NFD
    assert carets == "    " + " " * 11 + "^^^"


@pytest.mark.parametrize(("start", "end"), [(0, 0), (5, 5), (5, 9), (4, 4)])
def test_an_empty_span_or_one_at_the_end_still_has_a_caret(start: int, end: int) -> None:
    printed = format_diagnostic(diagnostic(start, end), "a.txt", "abcd\n")
    assert printed.endswith("^")


def test_an_empty_text() -> None:
    assert format_diagnostic(diagnostic(0, 0), "-", "") == "-:1:1: V201 number has no serial\n\n    ^"


def test_a_long_line_is_cut_around_the_place() -> None:
    text = "x " * 10_000 + "đây" + " y" * 10_000
    _, source, carets = format_diagnostic(diagnostic(*place(text, "đây")), "a.txt", text).split("\n")
    assert len(source) <= 104
    assert source.strip().startswith("…")
    assert source.endswith("…")
    assert source[carets.index("^") : len(carets)] == "đây"


def test_many_diagnostics_cut_the_text_into_lines_once() -> None:
    text = "Điều 1.\n" * 20_000
    printed = list(iter_formatted([diagnostic(8 * n, 8 * n + 4) for n in range(20_000)], "a.txt", text))
    assert printed[-1].startswith("a.txt:20000:1: ")


def test_printable_keeps_letters_and_replaces_what_a_terminal_obeys() -> None:
    assert printable(NFD) == NFD
    assert printable("a\x1b\u200b\u202e\ud800\u00a0b") == "a���� b"


def given(text: str) -> dict[str, str]:
    """Code and severity of every diagnostic of a text after parsing and linking."""
    bundle, library = vbpl.parse_bundle(text), vbpl.Library()
    library.add(bundle)
    linked = library.link().diagnostics.values()
    documents = [*bundle.documents, vbpl.parse(text)]
    groups = [bundle.diagnostics, *(document.diagnostics for document in documents), *linked]
    return {each.code: each.severity for group in groups for each in group}


@pytest.mark.parametrize(
    "code",
    [code for code, info in CODES.items() if info.example is not None],
)
def test_the_example_of_a_code_has_it(code: str) -> None:
    assert given(CODES[code].example).get(code) == CODES[code].severity


OWN_ENVIRONMENT = {"vbpl.retrieval.haystack", "vbpl.retrieval.langchain", "vbpl.retrieval.llama_index"}
"""Modules whose packages only the environment of test_integrations.py has; they give no diagnostics."""


def test_every_code_of_every_module_is_in_the_registry() -> None:
    found: set[str] = set()
    for module in pkgutil.walk_packages(vbpl.__path__, "vbpl."):
        if module.name == "vbpl.archive.spark" and "CI" not in os.environ and find_spec("pyspark") is None:
            continue
        if module.name in OWN_ENVIRONMENT:
            continue
        codes = getattr(importlib.import_module(module.name), "CODES", None)
        found |= set(codes) if isinstance(codes, dict) else set()
    assert found == set(CODES) == set(TABLE)


def test_a_clean_text_has_none() -> None:
    text = (ROOT / "corpus/cong-van-mot-dong/source.txt").read_text(encoding="utf-8")
    assert not {code for code in given(text) if code[0] in "SV"} - {"V207"}


def test_the_page_of_codes_is_made_from_the_table() -> None:
    page = (ROOT / "docs" / "diagnostics.md").read_text(encoding="utf-8")
    assert page == render_codes(), "python -m vbpl.diagnostics > docs/diagnostics.md"
    vietnamese = (ROOT / "docs/diagnostics.vi.md").read_text(encoding="utf-8")
    assert vietnamese == render_codes("vi"), "python -m vbpl.diagnostics vi > docs/diagnostics.vi.md"

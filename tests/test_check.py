"""Rules of form: every example of the table, errors after damage, repairs, and the page of docs."""

import tomllib
from collections.abc import Sequence
from pathlib import Path

import pytest

import vbpl
from vbpl.checking import check_text, find_edits, fix, rules
from vbpl.checking.page import GROUPS, render_rules
from vbpl.checking.registry import CHECKS, Finding, Rule
from vbpl.linking import Library
from vbpl.model import Diagnostic

ROOT = Path(__file__).parents[1]
RULES = list(rules().values())
FIXED = {"T204", "T205", "T609"}
"""Rules whose findings are repaired."""


def code(rule: Rule) -> str:
    return rule.code


def found(rule: Rule, text: str) -> list[Diagnostic]:
    """The findings in an example. Examples of T7 include the cited documents."""
    library = Library() if rule.code.startswith("T7") else None
    if library is not None:
        library.add(vbpl.parse_bundle(text))
    return check_text(text, library)


def test_the_table_and_the_functions_have_the_same_codes() -> None:
    assert set(CHECKS) == set(rules())
    assert len(RULES) > 100


@pytest.mark.parametrize("rule", RULES, ids=code)
def test_a_good_example_keeps_the_rule_and_breaks_none_badly(rule: Rule) -> None:
    diagnostics = found(rule, rule.good)
    assert rule.code not in [each.code for each in diagnostics]
    assert not [each for each in diagnostics if each.severity == "error"]


@pytest.mark.parametrize("rule", RULES, ids=code)
def test_a_bad_example_breaks_the_rule_at_a_place_of_the_text(rule: Rule) -> None:
    broken = [each for each in found(rule, rule.bad) if each.code == rule.code]
    assert broken
    for each in broken:
        assert each.severity == rule.severity
        assert 0 <= each.span.start < each.span.end <= len(rule.bad)
        assert "{" not in each.message


@pytest.mark.parametrize("rule", RULES, ids=code)
def test_a_row_says_what_it_is(rule: Rule) -> None:
    assert rule.rule.endswith(".")
    assert not rule.message.endswith(".")
    assert rule.source
    assert rule.families
    assert rule.code[:2] in GROUPS
    assert rule.since is None or rule.until is None or rule.since < rule.until


def test_the_examples_would_fail_if_a_rule_found_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CHECKS, "T204", lambda paper: ())
    with pytest.raises(AssertionError):
        test_a_bad_example_breaks_the_rule_at_a_place_of_the_text(rules()["T204"])


def test_the_examples_would_fail_if_a_rule_found_everything(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(CHECKS, "T101", lambda paper: [Finding(paper.document.span)])
    with pytest.raises(AssertionError):
        test_a_good_example_keeps_the_rule_and_breaks_none_badly(rules()["T101"])


@pytest.mark.parametrize(
    ("wanted", "bad", "place"),
    [
        ("T204", "Số: 12 /QĐ-SNV", "12 /QĐ-SNV"),
        ("T205", "Số: 12/QÐ-SNV", "Ð"),
        ("T405", "Số: 1/QĐ-SNV\nĐiều 1. A\n1. Có:\na) phao;\nb) đèn;\nc) biển;\nd) sào;\ne) neo.", "e)"),
        ("T407", rules()["T407"].bad, "f)"),
        ("T401", rules()["T401"].bad, "Điều 4"),
        ("T402", rules()["T402"].bad, "Điều 2."),
        ("T417", rules()["T417"].bad, "“"),
    ],
)
def test_the_place_is_the_smallest_that_shows_the_fault(wanted: str, bad: str, place: str) -> None:
    spans = [each.span for each in check_text(bad, select=[wanted])]
    assert [bad[span.start : span.end] for span in spans] == [place]


# Families, times, damage


def test_a_rule_is_silent_about_another_family() -> None:
    assert "T203" in codes("Số: 5/QĐ-SNV")
    assert "T203" not in codes("Số 5-QĐ/TU")
    assert rules()["T410"].families == ("qppl",)
    admin = "Số: 12/QĐ-SNV\nLâm Đồng, ngày 15 tháng 3 năm 2026\nQUYẾT ĐỊNH\nVề bến đò\nChương 1\nBẾN ĐÒ\nĐiều 1. Bến."
    assert "T410" not in codes(admin)


@pytest.mark.parametrize(("year", "expected"), [(1999, False), (2012, True), (2024, True)])
def test_a_rule_is_silent_about_another_time(year: int, expected: bool) -> None:
    text = f"Số: 7/QĐ-SNV\nLâm Đồng, ngày 15 tháng 3 năm {year}\nQUYẾT ĐỊNH\nVề bến đò\nĐiều 1. Bến đò."
    assert ("T203" in codes(text)) is expected


def test_a_rule_ends_with_its_period() -> None:
    joint = rules()["T219"]
    assert joint.until
    assert "T219" not in codes(joint.bad.replace("2018", "2025").replace("tháng 3", "tháng 9"))


def test_an_error_in_a_damaged_copy_is_a_warning() -> None:
    sound = "Số: 12 /QĐ-SNV\nLâm Đồng, ngày 15 tháng 3 năm 2021\nQUYẾT ĐỊNH\nVề bến đò\nĐiều 1. Bến đò."
    assert severities(sound)["T204"] == "error"
    assert severities(sound.replace("ngày 15", "ngày 1Š"))["T204"] == "warning"
    assert severities(sound.replace("QUYẾT ĐỊNH", "QUYÉT ĐỊNH"))["T204"] == "warning"


def test_what_a_copyist_joined_or_tore_is_not_missing() -> None:
    gap = rules()["T403"].bad
    assert "T403" in codes(gap)
    assert "T403" not in codes(gap.replace("Có đèn.", "Có đèn. 3. Có biển báo."))
    assert "T519" in codes(rules()["T519"].bad)
    assert "T519" not in codes(rules()["T519"].bad.replace("Sở Nội vụ đề", "Kính\ngửi: Sở Y tế\nSở Nội vụ đề"))


def test_numbers_of_quoted_text_are_not_counted() -> None:
    amending = rules()["T422"].good
    assert "Điều 5" in amending
    assert not {"T401", "T402", "T403"} & set(codes(amending))


def test_without_the_text_nothing_is_said_of_printing() -> None:
    text = "Số: 12 /QÐ-SNV"
    document = vbpl.parse(text)
    assert {"T204", "T205"} <= {each.code for each in vbpl.check(document, text=text)}
    assert not {"T204", "T205"} & {each.code for each in vbpl.check(document)}


def test_without_a_library_nothing_is_said_of_cited_documents() -> None:
    assert not [each for each in check_text(rules()["T701"].bad) if each.code.startswith("T7")]


def test_checking_leaves_the_library_as_it_was() -> None:
    library = Library()
    cited, citing = rules()["T704"].bad.split("\n\n")
    library.add(vbpl.parse(cited))
    document = vbpl.parse(citing)
    assert "T704" in [each.code for each in vbpl.check(document, library, text=citing)]
    assert len(library) == 1
    assert document.id not in library


def test_select_and_ignore_take_beginnings_of_codes() -> None:
    text = "Số: 7 /QÐ-SNV"
    assert codes(text, select=["T2"], ignore=["T205"]) == ["T203", "T204"]
    assert codes(text, select=["T203", "T205"]) == ["T203", "T205"]
    with pytest.raises(ValueError, match="T9"):
        check_text(text, select=["T9"])


# Repairs


@pytest.mark.parametrize(
    ("text", "mended"),
    [
        ("Số: 12 /QĐ-SNV", "Số: 12/QĐ-SNV"),
        ("Số: 12/QĐ - SNV", "Số: 12/QĐ-SNV"),
        ("Số: 12/QÐ-SNV\r\nÐiều 1. Bến ðò", "Số: 12/QĐ-SNV\r\nĐiều 1. Bến đò"),
        ("Số: 12/QĐ-\nSNV", "Số: 12/QĐ-\nSNV"),
        ("Số:     /QĐ-SNV", "Số:     /QĐ-SNV"),
        ("Theo Công văn số 12 /SNV-VP và 3 / 4 số bến", "Theo Công văn số 12/SNV-VP và 3 / 4 số bến"),
    ],
)
def test_repairs(text: str, mended: str) -> None:
    assert fix(text) == mended


def test_a_text_in_an_old_encoding_is_left_alone() -> None:
    text = "C¨n cø LuËt Tæ chøc ChÝnh phñ;\nTheo ®Ò nghÞ cña Bé Tµi chÝnh,\nQuyÕt ®Þnh ban hµnh quy chÕ nµy. Ð"
    assert fix(text) == text


def test_only_these_rules_mend() -> None:
    mending = {rule.code for rule in RULES if find_edits(rule.bad, select=[rule.code])}
    assert mending == FIXED


# Docs


def test_the_page_of_docs_is_made_from_the_table() -> None:
    assert (ROOT / "docs/check.md").read_text(encoding="utf-8") == render_rules()
    assert (ROOT / "docs/check.vi.md").read_text(encoding="utf-8") == render_rules("vi")


def test_the_table_says_nothing_that_is_not_read() -> None:
    table = tomllib.loads((ROOT / "src/vbpl/tables/check_rules.toml").read_text(encoding="utf-8"))
    known = {"severity", "rule", "message", "source", "families", "since", "until", "good", "bad", "sample", "change"}
    assert {key for row in table["rules"].values() for key in row} == known
    assert set(table) == {"samples", "rules", "terms"}
    assert {row["sample"] for row in table["rules"].values() if "sample" in row} == set(table["samples"])


@pytest.mark.parametrize("rule", RULES, ids=code)
def test_examples_differ(rule: Rule) -> None:
    assert rule.good != rule.bad


def codes(text: str, select: Sequence[str] = (), ignore: Sequence[str] = ()) -> list[str]:
    return [each.code for each in check_text(text, select=select, ignore=ignore)]


def severities(text: str) -> dict[str, str]:
    return {each.code: each.severity for each in check_text(text)}

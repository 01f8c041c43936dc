"""Skips: under CI a test that lacks something fails, except for real texts, which are not in the repository."""

import pytest

from conftest import refuse_skip


def report_of(outcome: str, reason: str) -> pytest.TestReport:
    return pytest.TestReport(
        nodeid="a", location=("a", 1, "a"), keywords={}, when="call", outcome=outcome,  # type: ignore[arg-type]
        longrepr=("a.py", 1, f"Skipped: {reason}"),
    )  # fmt: skip


@pytest.mark.parametrize(("reason", "outcome"), [
    ("antiword is not installed", "failed"), ("could not import 'networkx'", "failed"),
    ("../shared is not here", "skipped"), ("../shared is not here: binh-phuoc.txt", "skipped"),
])
def test_a_skip_in_ci(reason: str, outcome: str) -> None:
    report = refuse_skip(report_of("skipped", reason))
    assert report.outcome == outcome
    assert reason in str(report.longrepr)


def test_other_outcomes_stay() -> None:
    assert refuse_skip(report_of("passed", "")).outcome == "passed"
    expected = report_of("skipped", "")
    expected.wasxfail = "a known fault"  # type: ignore[attr-defined]
    assert refuse_skip(expected).outcome == "skipped"

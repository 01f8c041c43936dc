"""Options and fixtures of all tests."""

import os
from collections.abc import Generator
from typing import TypeVar

import pytest
from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-corpus", action="store_true", help="rewrite corpus/*/expected.json; read the diff")
    parser.addoption("--update-cases", action="store_true", help="rewrite the outlines of tests/cases; read the diff")


def may_update(*, asked: bool) -> bool:
    """Whether expectations are rewritten. Raises pytest.UsageError where CI is set: there the diff has no reader."""
    if asked and os.environ.get("CI"):
        raise pytest.UsageError("updating expectations is refused where CI is set: update at home and commit the diff")
    return asked


@pytest.fixture(scope="session")
def update_corpus(pytestconfig: pytest.Config) -> bool:
    return may_update(asked=pytestconfig.getoption("--update-corpus"))


@pytest.fixture(scope="session")
def update_cases(pytestconfig: pytest.Config) -> bool:
    return may_update(asked=pytestconfig.getoption("--update-cases"))


REAL_TEXTS = "../shared is not here"
"""Why a test may be skipped also where CI is set: real texts are not in the repository."""

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return (yield) if not os.environ.get("CI") else refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return (yield) if not os.environ.get("CI") else refuse_skip((yield))


def refuse_skip(report: Report) -> Report:
    """Make a failure of a skip: where CI is set, all that tests need is installed."""
    if report.skipped and not hasattr(report, "wasxfail") and REAL_TEXTS not in str(report.longrepr):
        report.outcome, report.longrepr = "failed", f"skipped where CI is set: {report.longrepr}"
    return report

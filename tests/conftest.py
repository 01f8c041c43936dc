"""Options and fixtures of all tests."""

import os
from collections.abc import Generator, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import pytest
from hypothesis import settings

if TYPE_CHECKING:
    from starlette.testclient import TestClient

    from vbpl.browse.store import Store

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-corpus", action="store_true", help="rewrite corpus/*/expected.json; read the diff")
    parser.addoption("--update-cases", action="store_true", help="rewrite the outlines of tests/cases; read the diff")


def may_update(*, asked: bool) -> bool:
    """Whether expectations are rewritten. Raises pytest.UsageError under CI: nobody reads the diff there."""
    if asked and os.environ.get("CI"):
        raise pytest.UsageError("updating expectations is refused where CI is set: update at home and commit the diff")
    return asked


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The archive of ``browsed``, made once for each test module that needs it."""
    from browsed import make_archive  # it imports the readers and tables, which most tests do not need

    return make_archive(tmp_path_factory.mktemp("archive"))


@pytest.fixture(scope="module")
def store(archive: Path) -> "Iterator[Store]":
    """Its index."""
    from vbpl.browse.index import open_index
    from vbpl.browse.store import Store

    store = Store(open_index(archive))
    yield store
    store.close()


@pytest.fixture(scope="module")
def client(archive: Path) -> "Iterator[TestClient]":
    """The app over it."""
    from starlette.testclient import TestClient

    from vbpl.browse import app

    with TestClient(app(archive), base_url="http://127.0.0.1") as client:
        yield client


@pytest.fixture(scope="session")
def update_corpus(pytestconfig: pytest.Config) -> bool:
    return may_update(asked=pytestconfig.getoption("--update-corpus"))


@pytest.fixture(scope="session")
def update_cases(pytestconfig: pytest.Config) -> bool:
    return may_update(asked=pytestconfig.getoption("--update-cases"))


REAL_TEXTS = "../shared is not here"
"""The reason for which a test may be skipped even under CI: real texts are not in the repository."""

Report = TypeVar("Report", pytest.TestReport, pytest.CollectReport)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport() -> Generator[None, pytest.TestReport, pytest.TestReport]:
    return (yield) if not os.environ.get("CI") else refuse_skip((yield))


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    return (yield) if not os.environ.get("CI") else refuse_skip((yield))


def refuse_skip(report: Report) -> Report:
    """Turns a skip into a failure: under CI everything that tests need is installed."""
    if report.skipped and not hasattr(report, "wasxfail") and REAL_TEXTS not in str(report.longrepr):
        report.outcome, report.longrepr = "failed", f"skipped where CI is set: {report.longrepr}"
    return report

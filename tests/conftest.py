"""Options and fixtures of all tests."""

import os

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

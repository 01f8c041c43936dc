"""README, docs and docstrings are true: every code block runs, and every field and code of the model is documented."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from pydantic import BaseModel

from vbpl import model

ROOT = Path(__file__).parents[1]
WRITTEN = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").rglob("*.md"))]
PAGES = [path for path in WRITTEN if not path.name.endswith(".vi.md")]
VIETNAMESE = sorted([*ROOT.glob("*.vi.md"), *(ROOT / "docs").rglob("*.vi.md")])
MODULES = [path for path in sorted((ROOT / "src").rglob("*.py")) if "    >>> " in path.read_text(encoding="utf-8")]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
COLUMNS = "80"
"""Columns of the help, as the pages show it."""
OPTIONAL = ("pandas",)
"""Packages of the group spark, which CI installs and not every environment has."""


def blocks(page: Path, language: str) -> list[str]:
    return [body for name, body in BLOCK.findall(page.read_text(encoding="utf-8")) if name == language]


@pytest.mark.parametrize("page", VIETNAMESE, ids=lambda page: page.name)
def test_vietnamese_pages_have_the_code_of_the_english_ones(page: Path) -> None:
    """Variables that make a run here repeatable."""
    english = page.with_name(page.name.replace(".vi.md", ".md"))
    assert BLOCK.findall(page.read_text(encoding="utf-8")) == BLOCK.findall(english.read_text(encoding="utf-8"))


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def run(command: str) -> str:
    """The output of a command of the docs. Scripts that set up an environment are skipped; the present one is used."""
    environment = f"PATH={shlex.quote(str(Path(sys.executable).parent))}:$PATH"
    local = re.sub(r"(?<![\w/])\./vbpl\b", "vbpl", command)
    done = subprocess.run(
        ["bash", "-c", f"{environment}; {local}"],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False,
        env=os.environ | {"COLUMNS": COLUMNS, "_TYPER_FORCE_DISABLE_TERMINAL": "1"},
    )  # fmt: skip
    return done.stdout


def run_python(block: str, names: dict[str, Any]) -> None:
    """Runs one block as a doctest; ``names`` are those of the page, and the block adds to them."""
    test = doctest.DocTestParser().get_doctest(block, names, "block", None, 0)
    assert test.examples
    report: list[str] = []
    doctest.DocTestRunner(optionflags=OPTIONS).run(test, out=report.append, clear_globs=False)
    assert not report, "".join(report)
    names.update(test.globs)


def run_console(block: str, names: dict[str, Any]) -> None:
    """Runs the commands of one block, and compares their output."""
    assert block.startswith("$ ")
    for command, expected in COMMAND.findall(block):
        if command.startswith("./test"):
            assert os.access(ROOT / "test", os.X_OK)
            continue
        got = run(command)
        assert doctest.OutputChecker().check_output(expected, got, doctest.ELLIPSIS), got


def leave(block: str, names: dict[str, Any]) -> None:
    """A block that is no code, or that test_archive_docs.py runs."""


def needs_what_is_missing(block: str) -> bool:
    """Whether a block needs an optional package that is not installed here. Under CI all are installed."""
    missing = (package for package in OPTIONAL if "CI" not in os.environ and find_spec(package) is None)
    return any(f">>> import {package}\n" in block for package in missing)


RUN: dict[str, Callable[[str, dict[str, Any]], None]] = {
    "python": run_python, "console": run_console, "text": leave, "sql": leave,
}  # fmt: skip
"""How to run a block of each language."""


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_block_is_of_a_known_language(page: Path) -> None:
    assert {language for language, _ in BLOCK.findall(page.read_text(encoding="utf-8"))} <= set(RUN)
    assert page.read_text(encoding="utf-8").count("```") % 2 == 0


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_blocks(page: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The blocks of a page are one session: they run in order, in one folder that holds the corpus."""
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    monkeypatch.chdir(tmp_path)
    names: dict[str, Any] = {}
    for language, body in BLOCK.findall(page.read_text(encoding="utf-8")):
        if not needs_what_is_missing(body):
            RUN[language](body, names)


@pytest.mark.parametrize("module", MODULES, ids=name)
def test_examples_in_docstrings(module: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    found = import_module(".".join(module.relative_to(ROOT / "src").with_suffix("").parts))
    failed, tried = doctest.testmod(found, optionflags=OPTIONS)
    assert tried and not failed


def test_there_is_something_to_run() -> None:
    assert len(blocks(ROOT / "README.md", "console")) >= 2
    assert blocks(ROOT / "README.md", "python")


def test_the_model_page_names_every_field() -> None:
    page = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    nodes = [node for node in vars(model).values() if isinstance(node, type) and issubclass(node, BaseModel)]
    assert len(nodes) > 15
    for node in nodes:
        if node is not model.Node:
            assert f"`{node.__name__}`" in page or f"## {node.__name__}" in page, node.__name__
        for field in node.model_fields:
            assert f"`{field}`" in page or f'"{field}"' in page, f"{node.__name__}.{field}"


def test_links_between_pages_lead_somewhere() -> None:
    for page in PAGES:
        for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
            assert (page.parent / target).exists(), f"{name(page)}: {target}"


def test_there_is_one_way_to_install() -> None:
    """From a checkout, until the package is published: ``pip install ".[files]"``."""
    patterns = ("*.md", "docs/**/*.md", "examples/*", "src/vbpl/**/*.py")
    texts = [path for pattern in patterns for path in ROOT.glob(pattern) if path.is_file()]
    asked = [found for path in texts for found in re.findall(r"pip install ([^\s`]+)", path.read_text("utf-8"))]
    assert len(asked) > 40
    ways = re.compile(r'\\?"?(?:/src|\.)?(?:\[[^\]]*\])?\.?\\?"?[.,)\']*|--\S+|-\S')
    assert [each for each in asked if not ways.fullmatch(each)] == []

"""README and docs tell the truth: every code block is run, every field and code of the model is there."""

import doctest
import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel

from vbpl import model

ROOT = Path(__file__).parents[1]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *sorted((ROOT / "docs").glob("*.md"))]
BLOCK = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMAND = re.compile(r"^\$ (.+)\n((?:(?!\$ ).*\n)*)", re.MULTILINE)
LANGUAGES = {"python", "console", "text", "sql"}
"""Of code blocks: run as doctest, run as commands, not code, run by test_archive_docs.py."""
OPTIONS = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE


def blocks(page: Path, language: str) -> list[str]:
    return [body for name, body in BLOCK.findall(page.read_text(encoding="utf-8")) if name == language]


def name(page: Path) -> str:
    return page.relative_to(ROOT).as_posix()


def run(command: str) -> str:
    """What a command of the docs prints. The scripts that set up an environment are left for the one at hand."""
    environment = f"PATH={shlex.quote(str(Path(sys.executable).parent))}:$PATH"
    local = re.sub(r"(?<![\w/])\./vbpl\b", "vbpl", command)
    done = subprocess.run(
        ["bash", "-c", f"{environment}; {local}"],
        cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | {"COLUMNS": "100"},
    )  # fmt: skip
    return done.stdout + done.stderr


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_every_block_is_of_a_known_language(page: Path) -> None:
    assert {language for language, _ in BLOCK.findall(page.read_text(encoding="utf-8"))} <= LANGUAGES
    assert page.read_text(encoding="utf-8").count("```") % 2 == 0


@pytest.mark.parametrize("page", PAGES, ids=name)
def test_python_blocks(page: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    source = "\n".join(blocks(page, "python"))
    test = doctest.DocTestParser().get_doctest(source, {}, name(page), str(page), 0)
    assert len(test.examples) >= len(blocks(page, "python"))
    report: list[str] = []
    doctest.DocTestRunner(optionflags=OPTIONS).run(test, out=report.append)
    assert not report, "".join(report)


@pytest.mark.parametrize(
    ("page", "command", "expected"),
    [(page, *each) for page in PAGES for block in blocks(page, "console") for each in COMMAND.findall(block)],
    ids=lambda value: name(value) if isinstance(value, Path) else None,
)
def test_console_blocks(page: Path, command: str, expected: str) -> None:
    if command.startswith("./test"):
        assert os.access(ROOT / "test", os.X_OK)
        return
    got = run(command)
    assert doctest.OutputChecker().check_output(expected, got, doctest.ELLIPSIS), got


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

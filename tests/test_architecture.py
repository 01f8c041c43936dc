"""The shape of the code: who may import whom, and what a module looks like."""

import ast
import os
import shutil
import subprocess
import sys
from pathlib import Path

import grimp
import networkx
import pytest

ROOT = Path(__file__).parents[1]
PACKAGE = ROOT / "src" / "vbpl"
MODULES = sorted(PACKAGE.rglob("*.py"))
LINES = 400
"""Lines of a module that a person reads in one sitting."""
EVASIVE = {"utils", "util", "helpers", "helper", "common", "misc", "manager", "core", "base"}


def lint_imports(package: Path) -> subprocess.CompletedProcess[str]:
    """import-linter with the contract of ``.importlinter``, over a package called vbpl in any folder."""
    command = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    return subprocess.run(
        [sys.executable, "-c", command, "--no-cache", "--config", ROOT / ".importlinter"],
        env=os.environ | {"PYTHONPATH": str(package.parent)},
        cwd=package.parent,
        capture_output=True,
        text=True,
        check=False,
    )


def names(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def test_data_moves_only_forward() -> None:
    done = lint_imports(PACKAGE)
    assert done.returncode == 0, done.stdout


def test_a_backward_import_would_be_seen(tmp_path: Path) -> None:
    package = shutil.copytree(PACKAGE, tmp_path / "vbpl", ignore=shutil.ignore_patterns("__pycache__"))
    node = package / "model" / "node.py"
    node.write_text(node.read_text(encoding="utf-8") + "\nfrom ..source import Source\n", encoding="utf-8")
    done = lint_imports(package)
    assert done.returncode == 1
    assert "vbpl.model.node -> vbpl.source" in done.stdout


def test_there_are_modules_to_check() -> None:
    assert len(MODULES) > 30


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_a_module_says_what_it_is_and_is_short(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert ast.get_docstring(ast.parse(text)), "a module opens with one line that says what it is"
    assert text.count("\n") <= LINES
    assert path.stem.lower() not in EVASIVE


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_nothing_is_swallowed(path: Path) -> None:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ExceptHandler):
            assert node.type is not None, f"bare except in line {node.lineno}"
            assert ast.unparse(node.type) not in ("Exception", "BaseException"), f"line {node.lineno}"


@pytest.mark.parametrize("path", MODULES, ids=names)
def test_no_import_goes_through_the_package_root(path: Path) -> None:
    depth = len(path.relative_to(PACKAGE).parts)
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.ImportFrom) and node.level == depth and path.parent != PACKAGE:
            assert node.module, f"line {node.lineno} imports from vbpl itself: name the module"


def test_parsing_needs_nothing_of_linking_or_the_command_line() -> None:
    program = "import sys, vbpl; vbpl.parse('Số: 1/QĐ-UBND'); print(*sys.modules)"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    loaded = set(done.stdout.split())
    assert "vbpl.parsing" in loaded
    assert not loaded & {"rich", "typer", "networkx", "vbpl.cli", "vbpl.linking"}


def test_no_circle_of_imports() -> None:
    """No cycle, not even for types alone, or inside a function."""
    imports = grimp.build_graph("vbpl", exclude_type_checking_imports=False, cache_dir=None)
    edges = ((one, each) for one in imports.modules for each in imports.find_modules_directly_imported_by(one))
    graph = networkx.DiGraph(edges)
    assert [found for found in networkx.strongly_connected_components(graph) if len(found) > 1] == []


KEPT_FOREVER = {
    "may_hold", "headings_of_length", "family", "read_table", "grammar_path", "_parser", "charmap", "_reading",
    "_usual_signs", "unit_pattern", "folded", "_cues", "_inside", "_stop_list", "words", "_languages", "spellings",
    "rules", "stretches", "_begun_with", "_names",
}
"""Functions with few possible arguments, such as names of tables and levels. Their cache needs no bound."""


def test_what_is_kept_of_texts_is_bounded() -> None:
    """A worker reads a million texts. A cache of their words without a bound would grow with each."""
    unbounded = {
        function.name for path in sorted(PACKAGE.rglob("*.py"))
        for function in ast.walk(ast.parse(path.read_text(encoding="utf-8"))) if isinstance(function, ast.FunctionDef)
        if function.args.args
        and any(isinstance(each, ast.Name) and each.id == "cache" for each in function.decorator_list)
    }
    assert unbounded <= KEPT_FOREVER

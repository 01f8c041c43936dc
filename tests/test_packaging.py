"""The contents of the wheel and the sdist, and that the wheel alone can parse."""

import os
import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]


def build(target: str, folder: Path) -> Path:
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "--target", target, "--directory", folder],
        cwd=ROOT, check=True, capture_output=True,
    )  # fmt: skip
    (built,) = folder.iterdir()
    return built


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build("wheel", tmp_path_factory.mktemp("wheel"))


def test_the_wheel_holds_the_package_with_its_grammars_and_tables(wheel: Path) -> None:
    names = {name for name in zipfile.ZipFile(wheel).namelist() if ".dist-info/" not in name}
    source = {path.relative_to(ROOT / "src").as_posix() for path in (ROOT / "src").rglob("*") if path.is_file()}
    grammars = {f"vbpl/grammars/{path.name}" for path in (ROOT / "grammars").glob("*.lark")}
    assert len(grammars) > 1
    assert names == {name for name in source if "__pycache__" not in name} | grammars
    assert "vbpl/py.typed" in names


def test_the_wheel_alone_parses_and_prints(wheel: Path, tmp_path: Path) -> None:
    zipfile.ZipFile(wheel).extractall(tmp_path)
    program = "import vbpl; print(vbpl.__file__); print(vbpl.parse('Số: 12/QĐ-SNV').header.number.canonical)"
    done = subprocess.run(
        [sys.executable, "-c", program],
        env=os.environ | {"PYTHONPATH": str(tmp_path)}, cwd=tmp_path, check=True, capture_output=True, text=True,
    )  # fmt: skip
    assert done.stdout.splitlines() == [str(tmp_path / "vbpl" / "__init__.py"), "12/QĐ-SNV"]


def test_the_sdist_can_be_tested(tmp_path: Path) -> None:
    with tarfile.open(build("sdist", tmp_path)) as sdist:
        folders = {name.split("/")[1] for name in sdist.getnames()}
    assert {"src", "grammars", "corpus", "tests", "docs", "README.md", "CHANGELOG.md", "LICENSE"} <= folders
    assert not folders & {".venv", ".git", "benchmarks"}


def test_the_changelog_knows_this_version() -> None:
    headings = re.findall(r"^## (\S+)", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), re.MULTILINE)
    assert PROJECT["version"] in headings[:2]


def test_every_dependency_is_pinned() -> None:
    pinned = {line.split("==")[0].lower() for line in (ROOT / "constraints.txt").read_text().split()}
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    wanted = [*PROJECT["dependencies"], *groups["dev"]]
    assert {re.split(r"[^\w-]", name)[0].lower() for name in wanted} <= pinned


@pytest.mark.parametrize("script", ["vbpl", "test", ".ci/run", ".ci/environment"])
def test_the_scripts_are_bash(script: str) -> None:
    subprocess.run(["bash", "-n", ROOT / script], check=True)
    assert script == ".ci/environment" or os.access(ROOT / script, os.X_OK)


def test_the_script_runs_from_any_folder_once_set_up(tmp_path: Path) -> None:
    if not (ROOT / ".venv" / "stamp").exists():
        pytest.skip("the environment was not made by the scripts")
    (tmp_path / "a.txt").write_text("Số: 12/QĐ-SNV", encoding="utf-8")
    done = subprocess.run([ROOT / "vbpl", "parse", "a.txt"], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert '"canonical":"12/QĐ-SNV"' in done.stdout
    assert done.stderr == ""

"""`vbpl doctor` and the completion of commands."""

import json
import os
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from typer.testing import CliRunner

from vbpl.cli import app, doctor
from vbpl.extras import EXTRAS

ROOT = Path(__file__).parents[1]
RUN = CliRunner()


def test_every_extra_is_looked_for() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(EXTRAS) == set(project["optional-dependencies"]) - {"all"}
    found = {each.name: each for each in doctor.iter_extras()}
    assert found["archive"].there and "duckdb" in found["archive"].found and not found["archive"].get


def test_what_is_missing_has_a_way_to_get_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("vbpl.extras.is_there", lambda module: module != "networkx")
    monkeypatch.setattr("shutil.which", lambda name: None)
    told = json.loads(RUN.invoke(app, ["doctor", "--json"]).stdout)
    found = {each["name"]: each for each in told["found"]}
    assert (found["graph"]["there"], found["graph"]["get"]) == (False, 'pip install ".[graph]"')
    assert (found["tesseract"]["there"], found["tesseract"]["get"]) == (
        False, "apt-get install tesseract-ocr tesseract-ocr-vie")
    shown = RUN.invoke(app, ["doctor"])
    assert shown.exit_code == 0 and '".[graph]"' in shown.stdout.replace("\n", "")


def test_tesseract_needs_its_data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    program = tmp_path / "tesseract"
    program.write_text("#!/bin/sh\necho eng\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    (found,) = [each for each in doctor.iter_programs() if each.name == "tesseract"]
    assert not found.there
    program.write_text("#!/bin/sh\necho vie\n")
    (found,) = [each for each in doctor.iter_programs() if each.name == "tesseract"]
    assert found.there and found.found == str(program)


def test_own_tables_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("VBPL_CONFIG", "/etc/vbpl.toml")
    assert doctor.own_tables() == "/etc/vbpl.toml"
    monkeypatch.delenv("VBPL_CONFIG")
    assert doctor.own_tables() is None


def test_the_shell_completes_commands() -> None:
    settings = {"_VBPL_COMPLETE": "complete_bash", "COMP_WORDS": "vbpl co", "COMP_CWORD": "1"}
    command = Path(sys.executable).with_name("vbpl")
    done = subprocess.run([command], env=os.environ | settings, capture_output=True, text=True, check=False)
    assert done.stdout.split() == ["convert", "consolidate"]

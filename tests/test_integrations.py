"""Loaders and splitters in pipelines of the real packages, in an environment of their own: `build/integrations`.

`constraints-integrations.txt` pins it. CI makes it, and so does ``python tests/test_integrations.py``.
"""

import fcntl
import os
import subprocess
import sys
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from browsed import make_archive

ROOT = Path(__file__).parents[1]
PINS, SHARED_PINS = ROOT / "constraints-integrations.txt", ROOT / "constraints.txt"
HOME = ROOT / "build" / "integrations"
PYTHON = HOME / "bin" / "python"
PROGRAMS = sorted((ROOT / "tests" / "integrations").glob("with_*.py"))
SECONDS = 600


def is_made() -> bool:
    """Whether the environment has the pinned packages."""
    stamp = HOME / "stamp"
    return stamp.exists() and stamp.read_text() == wanted()


def wanted() -> str:
    return f"{sys.version_info[:2]} {zlib.crc32(PINS.read_bytes())}"


def make_environment() -> None:
    """Installs the pinned packages. Simultaneous runs wait for one another."""
    HOME.parent.mkdir(exist_ok=True)
    with (HOME.parent / "integrations.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if is_made():
            return
        subprocess.run([sys.executable, "-m", "venv", "--clear", HOME], check=True)
        install = [PYTHON, "-m", "pip", "install", "--quiet", "--no-deps", "--requirement", PINS]
        subprocess.run(install, check=True, timeout=SECONDS)
        (HOME / "stamp").write_text(wanted())


@pytest.fixture(scope="module")
def environment() -> Path:
    if "CI" in os.environ:
        make_environment()
    elif not is_made():
        pytest.skip("python tests/test_integrations.py makes the environment")
    return PYTHON


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    yield make_archive(tmp_path_factory.mktemp("integrations"))


@pytest.mark.parametrize("program", PROGRAMS, ids=lambda path: path.stem)
def test_a_pipeline(program: Path, environment: Path, archive: Path) -> None:
    text = ROOT / "corpus/nghi-dinh-cong-bao/source.txt"
    settings = {"PYTHONPATH": f"{ROOT / 'src'}{os.pathsep}{program.parent}", "HAYSTACK_TELEMETRY_ENABLED": "False",
                "ANONYMIZED_TELEMETRY": "False", "HF_HUB_OFFLINE": "1", "LANGSMITH_TRACING": "false"}
    done = subprocess.run([environment, program, archive, text], env=os.environ | settings, capture_output=True,
                          text=True, timeout=SECONDS, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.split()[0].replace("-", "_") == program.stem.removeprefix("with_")


def test_there_is_a_program_for_each_package() -> None:
    assert [path.stem for path in PROGRAMS] == ["with_frames", "with_haystack", "with_langchain", "with_llama_index"]


def test_both_environments_have_the_same_versions() -> None:
    pins, shared = ({line.split("==")[0].lower().replace("_", "-"): line.split("==")[1]
                     for line in path.read_text().split()} for path in (PINS, SHARED_PINS))
    assert {"langchain-core", "llama-index-core", "haystack-ai", "datasets", "polars"} <= set(pins)
    different = {name for name in pins.keys() & shared.keys() if pins[name] != shared[name]}
    assert not different


if __name__ == "__main__":
    make_environment()

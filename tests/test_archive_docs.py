"""The pages on archives are true: their queries run, their five commands run, their columns exist."""

import re
import shlex
import subprocess
import sys
from pathlib import Path

import duckdb
import pytest

from made_archive import document, write_archive
from vbpl.archive import ArchiveError, connect, convert, link
from vbpl.archive.columns import render_columns
from vbpl.ingest import CODES

ROOT = Path(__file__).parents[1]
QUESTIONS = re.findall(r"^```sql\n(.*?)^```$", (ROOT / "docs" / "sql.md").read_text("utf-8"), re.MULTILINE | re.DOTALL)
FIVE = re.search(r"five commands\n.*?```text\n(.*?)```", (ROOT / "README.md").read_text("utf-8"), re.DOTALL)


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("sql")
    box = write_archive(folder / "box", 120)
    decree = document(1, 9).replace("QUYẾT ĐỊNH", "NGHỊ ĐỊNH").replace("02/2002/QĐ-UBND", "09/2025/NĐ-CP")
    (box / "decree.txt").write_text(decree.replace("năm 2002", "năm 2025"), encoding="utf-8")
    second = decree.replace("năm 2002", "năm 2025").replace("Hộ trên sông", "Hộ trêm sông")
    (box / "second.txt").write_text(second, encoding="utf-8")
    convert([box], folder / "out", jobs=1)
    link(folder / "out", jobs=1)
    return folder / "out"


def test_there_are_fifteen_questions() -> None:
    assert len(QUESTIONS) == 15


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.split("\n")[0][:40])
def test_each_question_has_an_answer(question: str, tables: Path) -> None:
    assert len(connect(tables).execute(question).fetchall()) > 0


def test_answers_are_right(tables: Path) -> None:
    found = connect(tables)
    assert ("09/2025/NĐ-CP",) in [row[:1] for row in found.execute(QUESTIONS[1]).fetchall()]
    citing = found.execute(QUESTIONS[2]).fetchall()
    assert all("Điều 1" in text or "khoản" in text for _, text, _ in citing)
    assert all(state in ("in_force", "ended", "unknown") for _, state, *_ in found.execute(QUESTIONS[5]).fetchall())
    assert [copies for _, copies, _ in found.execute(QUESTIONS[9]).fetchall()] == [2]
    assert {what for _, what, _ in found.execute(QUESTIONS[-1]).fetchall()} == {"DamagedFileError", "copy"}


def test_views_of_json_lines(tables: Path, tmp_path: Path) -> None:
    convert([tables.parent / "box"], tmp_path, form="jsonl", limit=20, jobs=1)
    ((count,),) = connect(tmp_path).execute("SELECT count(*) FROM documents").fetchall()
    assert count == 20
    with pytest.raises(duckdb.Error):
        connect(tmp_path).execute("SELECT * FROM links")
    with pytest.raises(ArchiveError):
        connect(tmp_path / "gone")


def test_the_five_commands(tmp_path: Path) -> None:
    assert FIVE
    commands = [line.removeprefix("$ ") for line in FIVE[1].strip().split("\n")]
    assert len(commands) == 5
    assert commands[0].startswith("pip install")
    (tmp_path / "corpus").symlink_to(ROOT / "corpus")
    path = f"PATH={shlex.quote(str(Path(sys.executable).parent))}:$PATH"
    script = "\n".join(["shopt -s expand_aliases", path, *commands[1:]])
    done = subprocess.run(["bash", "-c", script], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert re.search(r"cong_van.*\d", done.stdout)


def test_the_columns_are_documented() -> None:
    assert render_columns() in (ROOT / "docs" / "archives.md").read_text("utf-8")


def test_the_codes_are_documented() -> None:
    page = (ROOT / "docs" / "archives.md").read_text("utf-8")
    assert [code for code in CODES if f"| {code} |" not in page] == []

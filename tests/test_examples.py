"""The programs and notebooks of ``examples/`` run unchanged, and print what the notebooks show.

``python tests/test_examples.py`` writes the outputs of the notebooks again; read the diff.
"""

import ast
import contextlib
import io
import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from vbpl.archive import convert, link

HEAD = """{body} TỈNH SÔNG HẬU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}
Sông Hậu, ngày {day} tháng 03 năm 2031
QUYẾT ĐỊNH
"""
OLD = HEAD.format(body="ỦY BAN NHÂN DÂN", number="901/2031/QĐ-UBND", day="01") + """Về đèn hiệu trên sông
Điều 1. Bến có đèn.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
"""
NEW = HEAD.format(body="ỦY BAN NHÂN DÂN", number="903/2031/QĐ-UBND", day="08") + """Về phao tiêu trên sông
Điều 1. Quyết định này thay thế Quyết định số 901/2031/QĐ-UBND ngày 01 tháng 03 năm 2031.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
"""
RESTING = HEAD.format(body="SỞ NỘI VỤ", number="17/QĐ-SNV", day="02") + """Về tổ trực đèn
Căn cứ Quyết định số 901/2031/QĐ-UBND ngày 01 tháng 03 năm 2031 của Ủy ban nhân dân tỉnh Sông Hậu;
QUYẾT ĐỊNH:
Điều 1. Lập tổ trực đèn.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
"""
ROOT = Path(__file__).parents[1]
EXAMPLES = ROOT / "examples"
NOTEBOOKS = sorted(EXAMPLES.glob("*.ipynb"))


def run(program: str, *arguments: str | Path, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, EXAMPLES / program, *arguments], cwd=folder, capture_output=True, text=True,
                          check=False)


def run_cell(source: str, names: dict[str, Any]) -> list[dict[str, Any]]:
    """The outputs of a cell: what it prints, and the value of its last line."""
    tree = ast.parse(source)
    last = tree.body.pop() if tree.body and isinstance(tree.body[-1], ast.Expr) else None
    printed, value = io.StringIO(), None
    with contextlib.redirect_stdout(printed):
        exec(compile(tree, "cell", "exec"), names)
        if isinstance(last, ast.Expr):
            value = eval(compile(ast.Expression(last.value), "cell", "eval"), names)
    outputs: list[dict[str, Any]] = []
    if printed.getvalue():
        lines = printed.getvalue().splitlines(keepends=True)
        outputs.append({"name": "stdout", "output_type": "stream", "text": lines})
    if value is not None:
        outputs.append({"data": {"text/plain": [repr(value)]}, "execution_count": None, "metadata": {},
                        "output_type": "execute_result"})
    return outputs


def run_notebook(notebook: dict[str, Any]) -> list[list[dict[str, Any]]]:
    names: dict[str, Any] = {}
    return [run_cell("".join(cell["source"]), names) for cell in notebook["cells"] if cell["cell_type"] == "code"]


@pytest.mark.parametrize("path", NOTEBOOKS, ids=lambda path: path.stem)
def test_a_notebook_prints_what_it_shows(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(EXAMPLES)
    notebook = json.loads(path.read_text(encoding="utf-8"))
    shown = [cell["outputs"] for cell in notebook["cells"] if cell["cell_type"] == "code"]
    assert len(shown) > 4 and any(shown)
    assert run_notebook(notebook) == shown


def test_a_folder_becomes_an_index_and_a_question_a_prompt(tmp_path: Path) -> None:
    box = tmp_path / "box"
    box.mkdir()
    for name in ("nghi-dinh-cong-bao", "nghi-dinh-sua-doi", "cong-van-cot-trai"):
        shutil.copy(ROOT / "corpus" / name / "source.txt", box / f"{name}.txt")
    made = run("folder_to_rag.py", "index", box, tmp_path / "rag.sqlite", folder=tmp_path)
    assert made.returncode == 0 and int(made.stdout.split()[0]) > 5, made.stderr
    assert run("folder_to_rag.py", "index", box, tmp_path / "rag.sqlite", folder=tmp_path).stdout == made.stdout
    asked = run("folder_to_rag.py", "ask", tmp_path / "rag.sqlite", "cay co thu nao duoc chat ha?", folder=tmp_path)
    assert "[1] Nghị định 61/2013/NĐ-CP" in asked.stdout and "[4]" in asked.stdout
    assert asked.stdout.endswith("Câu hỏi: cay co thu nao duoc chat ha?\n")


def test_the_weekly_job_goes_on_and_reports(tmp_path: Path) -> None:
    box = tmp_path / "box"
    box.mkdir()
    (box / "a.txt").write_text("Số: 1/QĐ-XYZ\nQUYẾT ĐỊNH\nVề mùa nước\n", encoding="utf-8")
    first = run("weekly_archive.py", box, "tables", folder=tmp_path)
    assert (first.returncode, first.stdout) == (0, "1 documents (+1)\n"), first.stderr
    (box / "b.txt").write_text("Số: 2/QĐ-XYZ\nQUYẾT ĐỊNH\nVề mùa khô\n", encoding="utf-8")
    (box / "c.pdf").write_bytes(b"%PDF-1.4 broken")
    second = run("weekly_archive.py", box, "tables", folder=tmp_path)
    assert second.returncode == 1
    assert second.stdout.startswith("2 documents (+1)\nnot read: ") and "c.pdf" in second.stdout
    reports = (tmp_path / "tables/reports.jsonl").read_text(encoding="utf-8").splitlines()
    assert [json.loads(line)["documents"] for line in reports] == [1, 2]


def test_the_bot_tells_each_repealed_ground_once(tmp_path: Path) -> None:
    for name, text in {"old": OLD, "new": NEW, "resting": RESTING}.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    archive = tmp_path / "out"
    convert(sorted(tmp_path.glob("*.txt")), archive, jobs=1)
    link(archive, jobs=1)
    told = run("repealed_grounds.py", archive, "--on", "2031-04-01", "--seen", "seen.json", folder=tmp_path)
    warnings = [json.loads(line) for line in told.stdout.splitlines()]
    assert told.returncode == 1 and warnings, told.stderr
    assert [(each["ended"], each["words"].split(" ngày")[0]) for each in warnings] == [
        ("2031-03-08", "Quyết định số 901/2031/QĐ-UBND")]
    assert warnings[0]["document"].endswith("17-qd-snv") and warnings[0]["by"]
    again = run("repealed_grounds.py", archive, "--on", "2031-04-01", "--seen", "seen.json", folder=tmp_path)
    assert (again.returncode, again.stdout) == (0, "")


@pytest.mark.parametrize("program", sorted(EXAMPLES.glob("*.py")), ids=lambda path: path.stem)
def test_each_program_tells_how_it_is_called(program: Path) -> None:
    done = subprocess.run([sys.executable, program, "--help"], capture_output=True, text=True, check=True)
    assert "usage:" in done.stdout and program.name in (EXAMPLES / "README.md").read_text(encoding="utf-8")


if __name__ == "__main__":
    os.chdir(EXAMPLES)
    for path in NOTEBOOKS:
        notebook = json.loads(path.read_text(encoding="utf-8"))
        outputs = iter(run_notebook(notebook))
        for cell in notebook["cells"]:
            if cell["cell_type"] == "code":
                cell["outputs"] = next(outputs)
        path.write_text(json.dumps(notebook, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")

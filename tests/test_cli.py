"""The command line as a user runs it: real processes, real files."""

import json
import os
import pty
import subprocess
import sys
from pathlib import Path

import pytest

from vbpl.model import Bundle

LETTER = """\
SỞ NỘI VỤ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/SNV-VP
Đồng Tháp, ngày 05 tháng 01 năm 2021
V/v trực đêm
Kính gửi: Sở Y tế
Thực hiện Công văn số 7/UBND-VX ngày 02/01/2021 của UBND tỉnh, Sở Nội vụ đề nghị phối hợp./.
GIÁM ĐỐC
Trần Văn An
"""


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "thư.txt"
    path.write_text(LETTER, encoding="utf-8")
    return path


def vbpl(*arguments: str | Path, stdin: bytes = b"", **environment: str) -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "vbpl", *map(str, arguments)],
        input=stdin,
        capture_output=True,
        check=False,
        env=os.environ | environment,
    )
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_one_file_gives_one_line_of_json_that_reads_back(letter: Path) -> None:
    done = vbpl("parse", letter)
    assert (done.returncode, done.stderr, done.stdout.count("\n")) == (0, "", 1)
    number = Bundle.model_validate_json(done.stdout).documents[0].header.number
    assert number is not None
    assert number.canonical == "12/SNV-VP"
    assert "Đồng Tháp" in done.stdout


def test_stdin_and_file_give_the_same(letter: Path) -> None:
    assert vbpl("parse", "-", stdin=letter.read_bytes()).stdout == vbpl("parse", letter).stdout


def test_several_files_give_a_line_each_in_order(letter: Path, tmp_path: Path) -> None:
    other = tmp_path / "b.txt"
    other.write_text(LETTER.replace("12/SNV", "13/SNV"), encoding="utf-8")
    lines = vbpl("parse", other, letter).stdout.splitlines()
    assert [json.loads(line)["documents"][0]["header"]["number"]["serial"] for line in lines] == [13, 12]


def test_a_file_that_cannot_be_read_is_named_and_the_others_are_parsed(letter: Path, tmp_path: Path) -> None:
    missing = tmp_path / "missing.txt"
    done = vbpl("parse", missing, letter, tmp_path)
    assert done.returncode == 1
    assert done.stdout.count("\n") == 1
    assert done.stderr.splitlines() == [f"{missing}: no such file or directory", f"{tmp_path}: is a directory"]


def test_other_encodings_are_read(tmp_path: Path) -> None:
    path = tmp_path / "utf16.txt"
    path.write_bytes(LETTER.encode("utf-16"))
    assert "Đồng Tháp" in vbpl("parse", path).stdout


def test_pretty_is_the_same_json_on_many_lines(letter: Path) -> None:
    plain, pretty = vbpl("parse", letter), vbpl("parse", letter, "--pretty")
    assert json.loads(plain.stdout) == json.loads(pretty.stdout)
    assert pretty.stdout.count("\n") > 50


def test_tree_is_plain_text_in_a_pipe(letter: Path) -> None:
    done = vbpl("parse", letter, "--tree")
    assert done.returncode == 0
    assert done.stdout.splitlines()[0].startswith("╭─ cong_van 12/SNV-VP ─")
    assert "\x1b" not in done.stdout
    assert max(map(len, done.stdout.splitlines())) <= 100
    assert "→ Công văn số 7/UBND-VX ngày 02/01/2021" in done.stdout
    assert "→" not in vbpl("parse", letter, "--tree", "--no-citations").stdout


@pytest.mark.parametrize(
    "arguments", [["parse", "--tree", "--pretty", "a.txt"], ["parse"], ["parse", "--nope", "a.txt"], ["nope"], ["link"]]
)
def test_usage_errors_exit_2_and_print_no_data(arguments: list[str]) -> None:
    assert vbpl(*arguments).returncode == 2


def test_output_is_utf_8_whatever_the_locale(letter: Path) -> None:
    usual = vbpl("parse", letter).stdout
    assert vbpl("parse", letter, PYTHONIOENCODING="ascii", LC_ALL="C", PYTHONUTF8="0").stdout == usual


def test_schema_is_that_of_the_bundle() -> None:
    schema = json.loads(vbpl("schema").stdout)
    assert schema["title"] == "Bundle"
    assert set(schema["properties"]) == {"schema_version", "documents", "diagnostics"}
    assert set(schema["$defs"]["Citation"]["properties"]) >= {"text", "span", "target", "provisions", "relation"}


def test_version_and_help() -> None:
    assert vbpl("--version").stdout.startswith("vbpl 0.")
    assert {"parse", "link", "schema"} <= set(vbpl("--help").stdout.split())
    assert "archive.jsonl" in vbpl("parse", "--help").stdout


def test_link_prints_a_table_or_json(letter: Path, tmp_path: Path) -> None:
    answer = tmp_path / "answer.txt"
    answer.write_text(
        LETTER.replace("Số: 12", "Số: 14").replace("Công văn số 7/UBND-VX ngày 02/01/2021 của UBND tỉnh",
                                                  "Công văn số 12/SNV-VP ngày 05/01/2021 của Sở Nội vụ"),
        encoding="utf-8",
    )  # fmt: skip
    table = vbpl("link", letter, answer)
    assert table.returncode == 0
    assert "\x1b" not in table.stdout
    assert max(map(len, table.stdout.splitlines())) <= 100
    assert "Công văn số 12/SNV-VP" in table.stdout
    links = json.loads(vbpl("link", letter, answer, "--json").stdout)["links"]
    assert sorted(link["status"] for link in links) == ["resolved", "unresolved"]


def test_a_closed_pipe_is_no_traceback(letter: Path) -> None:
    command = f"'{sys.executable}' -m vbpl parse --pretty '{letter}' '{letter}' | head -1"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("{\n", "")


def test_a_progress_bar_only_for_a_person_waiting(letter: Path, tmp_path: Path) -> None:
    ours, theirs = pty.openpty()
    with (tmp_path / "out").open("wb") as out:
        subprocess.run([sys.executable, "-m", "vbpl", "parse", letter, letter], stdout=out, stderr=theirs, check=True)
    os.close(theirs)
    assert b"vbpl" in os.read(ours, 65536)
    assert (tmp_path / "out").read_text(encoding="utf-8").count("\n") == 2
    assert vbpl("parse", letter, letter).stderr == ""

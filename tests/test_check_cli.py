"""`vbpl check` as a user runs it: real processes, real files."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from vbpl.checking import rules

ORDER = "Số: 12 /QÐ-SNV\r\nLâm Đồng, ngày 15 tháng 3 năm 2021\r\nQUYẾT ĐỊNH\r\nVề bến đò\r\nĐiều 1. Lập bến đò.\r\n"
SOUND = "Số: 12/QĐ-SNV\nLâm Đồng, ngày 15 tháng 3 năm 2021\nQUYẾT ĐỊNH\nVề bến đò\nĐiều 1. Lập bến đò.\n"


@pytest.fixture
def order(tmp_path: Path) -> Path:
    path = tmp_path / "quyết định.txt"
    path.write_bytes(ORDER.encode())
    return path


def check(*arguments: str | Path, stdin: bytes = b"") -> subprocess.CompletedProcess[str]:
    done = subprocess.run(
        [sys.executable, "-m", "vbpl", "check", *map(str, arguments)],
        input=stdin, capture_output=True, check=False, env=os.environ | {"COLUMNS": "100"},
    )  # fmt: skip
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


def test_a_finding_is_printed_as_a_linter_does(order: Path) -> None:
    done = check(order, "--select", "T204")
    assert done.stdout.split("\n") == [
        f"{order}:1:5: T204 spaces in the number “12 /QÐ-SNV”", "    Số: 12 /QÐ-SNV", "        ^^^^^^^^^^", "",
    ]
    assert done.stderr == "1 error, 0 warnings, 0 remarks in 1 file\n"
    assert done.returncode == 1


def test_warnings_alone_are_no_failure(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text(SOUND.replace("Số:", "Số"), encoding="utf-8")
    done = check(path)
    assert "T217" in done.stdout
    assert done.returncode == 0


def test_select_and_ignore(order: Path) -> None:
    assert "T205" in check(order, "--select", "T204,T205").stdout
    assert "T205" not in check(order, "--select", "T2", "--ignore", "T205").stdout
    assert check(order, "--ignore", "T").stdout == ""


def test_a_code_that_no_rule_has_is_a_usage_error(order: Path) -> None:
    done = check(order, "--select", "T204,X1")
    assert done.returncode == 2
    assert "X1" in done.stderr


def test_json(order: Path) -> None:
    first, *_ = json.loads(check(order, "--format", "json", "--select", "T204").stdout)
    assert (first["path"], first["line"], first["column"], first["end_column"]) == (str(order), 1, 5, 15)
    assert (first["code"], first["severity"], first["span"]) == ("T204", "error", {"start": 4, "end": 14})


def test_sarif(order: Path) -> None:
    log = json.loads(check(order, "--format", "sarif", "--select", "T204").stdout)
    (run,) = log["runs"]
    assert log["version"] == "2.1.0"
    assert {rule["id"] for rule in run["tool"]["driver"]["rules"]} == set(rules())
    (result,) = run["results"]
    assert (result["ruleId"], result["level"]) == ("T204", "error")
    place = result["locations"][0]["physicalLocation"]
    assert place["region"] == {"startLine": 1, "startColumn": 5, "endLine": 1, "endColumn": 15}
    assert place["artifactLocation"]["uri"].endswith("quy%E1%BA%BFt%20%C4%91%E1%BB%8Bnh.txt")


def test_github(tmp_path: Path) -> None:
    path = tmp_path / "a,b.txt"
    path.write_text("\nSố: 12 /QĐ-SNV", encoding="utf-8")
    done = check(path, "--format", "github", "--select", "T204")
    name = str(path).replace(",", "%2C")
    assert done.stdout == (
        f"::error file={name},line=2,endLine=2,col=5,endColumn=15,title=T204::spaces in the number “12 /QĐ-SNV”\n"
    )


def test_nothing_found_is_still_a_document(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("", encoding="utf-8")
    assert json.loads(check(path, "--format", "json").stdout) == []
    assert json.loads(check(path, "--format", "sarif").stdout)["runs"][0]["results"] == []
    assert check(path).returncode == 0


def test_fix_mends_and_keeps_every_other_byte(order: Path) -> None:
    done = check(order, "--fix")
    assert order.read_bytes() == ORDER.replace("12 /QÐ", "12/QĐ").encode()
    assert f"{order}: mended\n" in done.stderr
    assert "T204" not in done.stdout
    before = order.stat().st_mtime_ns
    assert "mended" not in check(order, "--fix").stderr
    assert order.stat().st_mtime_ns == before


def test_fix_keeps_the_byte_order_mark(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(b"\xef\xbb\xbf" + ORDER.encode())
    check(path, "--fix")
    assert path.read_bytes() == b"\xef\xbb\xbf" + ORDER.replace("12 /QÐ", "12/QĐ").encode()


def test_fix_leaves_another_encoding_alone(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes(ORDER.encode("utf-16"))
    done = check(path, "--fix")
    assert path.read_bytes() == ORDER.encode("utf-16")
    assert "not mended" in done.stderr


def test_fix_mends_only_what_is_selected(order: Path) -> None:
    check(order, "--fix", "--select", "T205")
    assert order.read_bytes() == ORDER.replace("QÐ", "QĐ").encode()


def test_fix_does_not_take_stdin(order: Path) -> None:
    assert check("-", "--fix", stdin=ORDER.encode()).returncode == 2
    assert "T204" in check("-", stdin=ORDER.encode()).stdout


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_checked(order: Path) -> None:
    done = check("nowhere.txt", order, "--select", "T204")
    assert "nowhere.txt: no such file or directory" in done.stderr
    assert "T204" in done.stdout
    assert done.returncode == 1


def test_library(tmp_path: Path) -> None:
    cited, citing = rules()["T704"].bad.split("\n\n")
    (tmp_path / "cited.txt").write_text(cited, encoding="utf-8")
    (tmp_path / "citing.txt").write_text(citing, encoding="utf-8")
    assert "T704" in check(tmp_path / "citing.txt", "--library", tmp_path / "cited.txt").stdout
    assert "T704" not in check(tmp_path / "citing.txt").stdout

"""Own tables: checked, merged, part of an archive's fingerprint; own rules of form; each in a process of its own."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

import pytest

import vbpl
from vbpl.checking import Finding, PluginError, Rule
from vbpl.checking.own import GROUP, iter_parts, iter_plugin
from vbpl.checking.paper import Paper
from vbpl.model import Span
from vbpl.source import Source
from vbpl.tables.files import VARIABLE
from vbpl.tables.own import Own, current, fingerprint, read_own

TABLES = """
[[types]]
name = "Phiếu làm việc"
abbreviations = ["PLV"]

[[issuers]]
code = "BQLCN"
name = "Ban Quản lý chợ nổi"
aliases = ["BQL chợ nổi"]

[abbreviations]
TCN = "Tổ Chợ nổi"

[relations]
amends = ["chỉnh trang nội dung của"]

[[rules]]
code = "X001"
rule = "The subject does not say ban hành."
message = "the subject says “ban hành” {twice}"
field = "subject"
must_not = ["ban hành"]

[[rules]]
code = "X002"
severity = "error"
rule = "Recipients name the archive."
message = "no Lưu among the recipients"
kinds = ["phieu_lam_viec"]
field = "recipients"
must = ["Lưu"]
"""
TEXT = """BAN QUẢN LÝ CHỢ NỔI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 12/PLV-BQLCN
Sông Hậu, ngày 05 tháng 3 năm 2021
PHIẾU LÀM VIỆC
Về ban hành mùa nước
Điều 1. Chỉnh trang nội dung của Phiếu làm việc số 7/PLV-BQLCN ngày 02/01/2021.
Nơi nhận:
- Tổ Chợ nổi.
TRƯỞNG BAN
Trần Văn Bến
"""


def run(program: str, folder: Path, **environment: str) -> subprocess.CompletedProcess[str]:
    settings = {name: value for name, value in os.environ.items() if name != VARIABLE} | environment
    return subprocess.run([sys.executable, "-c", program], cwd=folder, env=settings, capture_output=True, text=True,
                          check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "vbpl.toml").write_text(TABLES, encoding="utf-8")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


READ = """
import json, vbpl
{configure}
document = vbpl.parse(open("a.txt", encoding="utf-8").read())
print(json.dumps([document.kind, document.header.type_name, document.header.number.issuer_codes,
                  document.header.issuers[0].code, *[(each.relation, each.kind) for each in document.citations]]))
"""
FOUND = ["phieu_lam_viec", "PHIẾU LÀM VIỆC", ["BQLCN"], "BQLCN", ["amends", "phieu_lam_viec"]]


@pytest.mark.parametrize(("configure", "environment"), [
    ("vbpl.configure()", {}), ("vbpl.configure('vbpl.toml')", {}), ("", {VARIABLE: "vbpl.toml"}),
    ("import tomllib; vbpl.configure(**tomllib.load(open('vbpl.toml', 'rb')))", {}),
    ("vbpl.configure(); vbpl.configure()", {}),
])  # fmt: skip
def test_own_types_issuers_and_phrases_are_read(folder: Path, configure: str, environment: dict[str, str]) -> None:
    done = run(READ.format(configure=configure), folder, **environment)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == FOUND


def test_without_them_nothing_is_of_the_user(folder: Path) -> None:
    assert json.loads(run(READ.format(configure=""), folder).stdout)[0] == "cong_van"
    assert current() == Own() and fingerprint() == b""


def test_the_command_line_takes_the_file_that_is_here(folder: Path) -> None:
    command = [sys.executable, "-m", "vbpl"]
    here = subprocess.run([*command, "check", "a.txt", "--select", "X"], cwd=folder, capture_output=True, text=True,
                          check=False)
    assert here.returncode == 1
    assert "a.txt:7:1: X001 the subject says “ban hành” {twice}" in here.stdout
    assert "a.txt:10:1: X002 no Lưu among the recipients" in here.stdout
    sarif = [*command, "check", "a.txt", "--format", "sarif"]
    assert '"X001"' in subprocess.run(sarif, cwd=folder, capture_output=True, text=True, check=False).stdout
    other = folder / "other"
    other.mkdir()
    for options, kind in (([], "cong_van"), (["--config", "../vbpl.toml"], "phieu_lam_viec")):
        done = subprocess.run([*command, *options, "parse", "../a.txt"], cwd=other, capture_output=True, text=True,
                              check=True)
        assert json.loads(done.stdout)["documents"][0]["kind"] == kind
    wrong = subprocess.run([*command, "--config", "none.toml", "parse", "../a.txt"], cwd=other, capture_output=True,
                           text=True, check=False)
    assert wrong.returncode == 2 and "none.toml" in wrong.stderr


def test_archives_are_made_anew_with_other_tables(folder: Path) -> None:
    program = """
import vbpl
{configure}
from pathlib import Path
from vbpl.archive import connect, convert
if __name__ == "__main__":
    done = convert([Path("a.txt")], Path("out"), jobs=1)
    print(done.reused, connect("out").execute("SELECT kind FROM documents").fetchall())
"""
    printed = []
    for configure in ("", "vbpl.configure()"):
        path = folder / "program.py"
        path.write_text(program.format(configure=configure), encoding="utf-8")
        done = subprocess.run([sys.executable, path], cwd=folder, capture_output=True, text=True, check=False,
                              env={name: value for name, value in os.environ.items() if name != VARIABLE})
        assert done.returncode == 0, done.stderr
        printed.append(done.stdout.strip())
    assert printed == ["0 [('cong_van',)]", "0 [('phieu_lam_viec',)]"]


@pytest.mark.parametrize(("given", "said"), [
    ({"types": [{"name": "Quyết định"}]}, "Quyết định is in the tables"),
    ({"types": [{"name": "Phiếu", "abbreviations": ["QĐ"]}]}, "QĐ is in the tables"),
    ({"issuers": [{"code": "BTC", "name": "Ban Thể chất"}]}, "BTC is in the tables"),
    ({"abbreviations": {"VP": "Văn phòng"}}, "VP is in the tables"),
    ({"types": [{"nam": "Phiếu"}]}, r"types.0.name: Field required"),
    ({"types": [{"name": "Phiếu", "colour": "red"}]}, "types.0.colour"),
    ({"colours": []}, "unexpected keyword"),
    ({"relations": {"loves": ["yêu"]}}, "'loves' is no relation; they are legal_basis"),
    ({"relations": {"amends": ["(a+)+"]}}, "a phrase is words"),
    ({"rules": [{"code": "T204", "rule": "aa", "message": "aa", "field": "text"}]}, "rules.0.code"),
    ({"rules": [{"code": "X204", "rule": "aa", "message": "aa", "field": "tail"}]}, "rules.0.field"),
    ({"types": "Phiếu"}, "types"),
])  # fmt: skip
def test_what_is_not_allowed_is_said(given: dict[str, Any], said: str, tmp_path: Path) -> None:
    done = run(f"import vbpl\ntry:\n    vbpl.configure(**{given!r})\nexcept (vbpl.VbplError, TypeError) as error:\n"
               "    print(error)", tmp_path)
    assert done.returncode == 0 and done.stdout, done.stderr
    assert said in done.stdout


def test_it_comes_before_the_first_document(folder: Path) -> None:
    late = run("import vbpl\nvbpl.parse('Số: 1/QĐ-UBND')\ntry:\n    vbpl.configure()\nexcept vbpl.VbplError as error:\n"
               "    print(error)", folder)
    assert "configure comes right after import vbpl" in late.stdout
    with pytest.raises(vbpl.VbplError, match="not both"):
        vbpl.configure("vbpl.toml", types=[{"name": "Phiếu"}])
    assert VARIABLE not in os.environ


def test_a_file_of_another_kind_is_refused(tmp_path: Path) -> None:
    (tmp_path / "vbpl.toml").write_text("types = [", encoding="utf-8")
    (tmp_path / "bytes.toml").write_bytes(b"\xff\xfe")
    for name in ("vbpl.toml", "bytes.toml", "none.toml"):
        with pytest.raises(vbpl.VbplError, match=name):
            vbpl.configure(tmp_path / name)


def register() -> Iterator[tuple[Rule, Any]]:
    """The rules that a package gives."""
    rule = Rule("X900", "info", "A rule.", "found {what}", "NB", ("admin",), None, None, "", "")
    yield rule, lambda paper: [Finding(Span(start=0, end=1), {"what": paper.document.kind})]


NOT_A_RULE = [("X901", print)]
TAKEN = [(Rule("T204", "info", "", "", "", (), None, None, "", ""), print)]


def test_packages_give_rules_by_an_entry_point() -> None:
    point = EntryPoint("mine", f"{__name__}:register", GROUP)
    ((rule, function),) = list(iter_plugin(point))
    assert rule.code == "X900" and callable(function)
    for value, said in (("no_such_package:register", "no_such_package"), (f"{__name__}:NOT_A_RULE.copy", "pairs"),
                        (f"{__name__}:TAKEN.copy", "X000 to X999, not T204"), (f"{__name__}:VARIABLE", "not callable")):
        with pytest.raises(PluginError, match=f"mine .*{said}"):
            list(iter_plugin(EntryPoint("mine", value, GROUP)))


def test_rules_of_a_package_are_applied(tmp_path: Path) -> None:
    """An installed package, as `pip install` leaves it."""
    (tmp_path / "mine.py").write_text(
        "from vbpl.checking import Finding, Rule\n"
        "def check(paper):\n    yield Finding(paper.head, {'kind': paper.document.kind})\n"
        "def register():\n    return [(Rule('X900', 'info', 'A rule.', 'it is a {kind}', 'NB', ('admin',), None, None,"
        " '', ''), check)]\n", encoding="utf-8")
    info = tmp_path / "mine-1.dist-info"
    info.mkdir()
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: mine\nVersion: 1\n")
    (info / "entry_points.txt").write_text(f"[{GROUP}]\nmine = mine:register\n")
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    done = subprocess.run([sys.executable, "-m", "vbpl", "check", "a.txt", "--select", "X9"], cwd=tmp_path,
                          env=os.environ | {"PYTHONPATH": str(tmp_path)}, capture_output=True, text=True, check=False)
    assert "X900 it is a cong_van" in done.stdout, done.stderr


def test_rows_are_frozen() -> None:
    own = read_own({"types": [{"name": "Phiếu"}]}, "here")
    assert own.types[0].family == "admin" and Own.model_validate_json(own.model_dump_json()) == own


def test_the_command_line_reads_no_table_before_it_knows_its_options() -> None:
    program = "import vbpl.cli, vbpl.tables.read, sys; print(vbpl.tables.read.USED, 'vbpl.parsing' in sys.modules)"
    assert run(program, Path.cwd()).stdout.strip() == "set() False"


def test_a_rule_on_the_whole_text_looks_at_what_is_printed_if_that_is_known() -> None:
    text = "SỞ NỘI VỤ\nSố: 5/QĐ-SNV\nQUYẾT ĐỊNH\nVề đò\nĐiều 1. Mở bến."
    document = vbpl.parse(text)
    assert [words for _, words in iter_parts(Paper(document, Source(text)), "text")] == [text]
    assert list(iter_parts(Paper(document), "text")) == []

"""Every command reads files of every format, and says of other bytes what they seem to be."""

import io
import json
import tarfile
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

import vbpl
from vbpl.cli import app
from vbpl.ingest.seems import seems
from word_files import paragraph, word_file
from word_files import run as words

LINES = [
    "SỞ NỘI VỤ", "Số: 12/SNV-VP", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    "Đồng Tháp, ngày 05 tháng 01 năm 2021", "V/v trực đêm", "Kính gửi: Sở Y tế",
    "Thực hiện Công văn số 7/UBND-VX ngày 02/01/2021 của UBND tỉnh, Sở Nội vụ đề nghị phối hợp./.",
    "GIÁM ĐỐC", "Trần Văn An",
]
TEXT = "\n".join(LINES)
DOCX = word_file(*(paragraph(words(line)) for line in LINES))


def run(*arguments: str | Path, stdin: bytes = b"") -> Result:
    return CliRunner().invoke(app, list(map(str, arguments)), input=stdin)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """One letter in many formats."""
    made = {name: tmp_path / f"letter-{name}" for name in ("txt", "html", "docx", "zip", "jsonl", "tar")}
    made["txt"].write_text(TEXT, encoding="utf-8")
    made["html"].write_text("<html><body>" + "".join(f"<p>{line}</p>" for line in LINES), encoding="utf-8")
    made["docx"].write_bytes(DOCX)
    with zipfile.ZipFile(made["zip"], "w") as archive:
        archive.writestr("a.docx", DOCX)
    made["jsonl"].write_text(json.dumps({"text": TEXT}) + "\n", encoding="utf-8")
    with tarfile.open(made["tar"], "w") as tar:
        member = tarfile.TarInfo("a.txt")
        member.size = len(TEXT.encode())
        tar.addfile(member, io.BytesIO(TEXT.encode()))
    return made


@pytest.mark.parametrize("name", ["txt", "html", "docx", "zip", "jsonl", "tar"])
def test_commands_read_a_format(files: dict[str, Path], name: str) -> None:
    path = files[name]
    (document,) = json.loads(run("parse", path).stdout)["documents"]
    assert document["header"]["number"]["canonical"] == "12/SNV-VP"
    assert run("parse", "-", stdin=path.read_bytes()).stdout == run("parse", path).stdout
    assert "12/SNV-VP" in run("export", path, "--to", "text").stdout
    assert [link["status"] for link in json.loads(run("link", path, "--json").stdout)["links"]] == ["unresolved"]
    checked = run("check", path)
    assert checked.exit_code in (0, 1) and "1 file" in checked.stderr
    place = {"zip": f"{path}!a.docx", "tar": f"{path}!a.txt", "jsonl": f"{path}#1"}.get(name, str(path))
    assert all(line.startswith((f"{place}:", " ")) for line in checked.stdout.splitlines())


def test_places_count_in_the_text_that_show_text_writes(files: dict[str, Path]) -> None:
    text = run("parse", files["docx"], "--show-text").stdout
    (document,) = json.loads(run("parse", files["docx"]).stdout)["documents"]
    span = document["header"]["number"]["span"]
    assert text[span["start"] : span["end"]] == "12/SNV-VP"
    assert run("check", files["docx"], "--show-text").stdout == text == run("link", files["docx"], "--show-text").stdout


def test_what_cannot_be_read_is_told_and_the_rest_is_read(tmp_path: Path) -> None:
    box = tmp_path / "box.zip"
    with zipfile.ZipFile(box, "w") as archive:
        archive.writestr("a.exe", b"MZ\x90\0\3\0\0\0" + bytes(200))
        archive.writestr("b.txt", TEXT)
    done = run("parse", box)
    assert (done.exit_code, len(json.loads(done.stdout)["documents"])) == (1, 1)
    assert done.stderr == f"{box}!a.exe: neither text nor a format that is read: a program for Windows\n"


@pytest.mark.parametrize(("data", "what"), [
    (b"\x7fELF\2\1\1" + bytes(300), "a program for Linux"),
    (b"SQLite format 3\0" + bytes(100), "an SQLite database"),
    (b"GIF89a\1\0\1\0\x80\0\0" + bytes(50), "a GIF picture"),
    (b"\0\0\0\x18ftypmp42" + bytes(60), "sound or video"),
    (b"Rar!\x1a\7\0" + bytes(60), "a RAR archive"),
    (b"7z\xbc\xaf'\x1c\0\4" + bytes(60), "a 7z archive"),
    (b"\0\1\0\0\0\x0f" + bytes(60), "a font"),
    (bytes(60), "zero bytes only"),
    (bytes(range(32)) * 20, "data of an unknown kind"),
])
def test_bytes_that_are_no_text_are_an_error_with_what_they_seem_to_be(data: bytes, what: str, tmp_path: Path) -> None:
    path = tmp_path / "a.doc"
    path.write_bytes(data)
    assert seems(data) == what
    with pytest.raises(vbpl.VbplError, match=f"{path}: neither text nor a format that is read: {what}"):
        vbpl.parse_file(path)
    for command in (["parse"], ["check"], ["link"], ["export", "--to", "md"]):
        done = run(*command, path)
        assert (done.exit_code, done.stdout.strip()) in ((1, ""), (1, "")), command
        assert f"{path}: neither text nor" in done.stderr


def test_only_plain_text_is_mended(files: dict[str, Path]) -> None:
    before = files["docx"].read_bytes()
    done = run("check", files["docx"], "--fix")
    assert files["docx"].read_bytes() == before
    assert "Traceback" not in done.stderr

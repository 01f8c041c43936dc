"""The table of versions, and the command line of consolidation."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from consolidated import ACT, amending_text
from vbpl import Library, consolidate, parse
from vbpl.archive import connect, consolidate_act, convert, link, write_versions
from vbpl.cli import app
from word_files import paragraph, word_file
from word_files import run as words

FIRST = amending_text("1. Sửa đổi, bổ sung khoản 2 Điều 5 như sau:\n“2. Báo tin khi có bão lớn.”.")
SECOND = amending_text("1. Bãi bỏ khoản 2 Điều 5 và khoản 9 Điều 5.", number=9, year=2023)


@pytest.fixture
def files(tmp_path: Path) -> Path:
    folder = tmp_path / "files"
    folder.mkdir()
    other = ACT.replace("15/2019", "16/2019")
    for name, text in (("act", ACT), ("first", FIRST), ("second", SECOND), ("other", other)):
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


THIRD = amending_text("1. Bãi bỏ khoản 1 Điều 1.", number=21).replace(
    "15/2019/NĐ-CP ngày 05 tháng 3 năm 2019", "20/2021/NĐ-CP ngày 10 tháng 02 năm 2021")
"""It changes the first act."""


def test_an_act_that_changes_an_amending_act_is_found_too(files: Path, tmp_path: Path) -> None:
    (files / "third.txt").write_text(THIRD, encoding="utf-8")
    convert([files], tmp_path / "out")
    link(tmp_path / "out")
    act, *others = (parse(text) for text in (ACT, FIRST, SECOND, THIRD))
    assert consolidate_act(tmp_path / "out", act.id).text == consolidate(act, others).text
    assert write_versions(tmp_path / "out").acts == 2
    library = Library()
    library.add([act, *others])
    assert library.consolidate(act.id).versions == consolidate(act, others).versions
    assert len(consolidate(act, others).versions) < len(consolidate(act, others[:2]).versions)


@pytest.fixture(params=["parquet", "jsonl"])
def linked(files: Path, tmp_path: Path, request: pytest.FixtureRequest) -> Path:
    out = tmp_path / "out"
    convert([files], out, form=request.param)
    link(out)
    return out


def run(*arguments: object) -> tuple[int, str, str]:
    done = CliRunner().invoke(app, ["consolidate", *map(str, arguments)])
    return done.exit_code, done.stdout, done.stderr


def test_the_table_has_the_versions_of_acts_that_are_changed(linked: Path) -> None:
    assert write_versions(linked).acts == 1
    done = consolidate(parse(ACT), [parse(FIRST), parse(SECOND)])
    found = connect(linked).execute(
        "SELECT article, clause, point, text, valid_from, valid_to, source FROM versions ORDER BY version"
    ).fetchall()
    assert [tuple(map(str, row)) for row in found] == [
        tuple(map(str, (each.provision.article, each.provision.clause, each.provision.point, each.text,
                        each.valid_from, each.valid_to, each.source)))
        for each in done.versions
    ]


def test_the_table_has_the_wording_that_each_citation_means(linked: Path) -> None:
    assert write_versions(linked).wordings == 2
    database = connect(linked)
    found = database.execute("SELECT citation, place, version, valid_from, valid_to FROM wordings").fetchall()
    days = [(str(row[3]), str(row[4])) for row in sorted(found)]
    assert set(days) == {("2019-05-01", "2021-04-01"), ("2021-04-01", "2023-04-01")}
    joined = database.execute("""
        SELECT count(*) FROM wordings JOIN versions ON versions.document = wordings.target
        AND versions.version = wordings.version WHERE versions.valid_from = wordings.valid_from""").fetchone()
    assert joined == (len(found),)


def test_one_act_of_an_archive(linked: Path) -> None:
    act = parse(ACT)
    assert consolidate_act(linked, act.id).text == consolidate(act, [parse(FIRST), parse(SECOND)]).text
    code, text, _ = run(linked, "--id", act.id, "--on", "2022-01-01")
    assert (code, text) == (0, consolidate(act, [parse(FIRST), parse(SECOND)], on="2022-01-01").text)
    assert run(linked, "--id", "/akn/vn/none")[0] == 2
    assert run(linked)[0] == 0


def test_findings_go_to_stderr_and_to_a_file(files: Path, tmp_path: Path) -> None:
    arguments = (files / "act.txt", files / "first.txt", files / "second.txt", "--findings", tmp_path / "found.json")
    code, text, said = run(*arguments)
    assert (code, text) == (0, consolidate(parse(ACT), [parse(FIRST), parse(SECOND)]).text)
    assert "target_missing repeal khoản 9 Điều 5" in said
    found = json.loads((tmp_path / "found.json").read_text(encoding="utf-8"))
    assert [each["status"] for each in found] == ["applied", "applied", "target_missing"]
    assert run(*arguments, "--strict")[0] == 1


def test_findings_replace_a_file_whole_and_are_not_written_through_a_link(files: Path, tmp_path: Path) -> None:
    found, link = tmp_path / "found.json", tmp_path / "link.json"
    found.write_text("old", encoding="utf-8")
    link.symlink_to(found)
    assert run(files / "act.txt", files / "first.txt", "--findings", link)[0] != 0
    assert found.read_text(encoding="utf-8") == "old"
    assert run(files / "act.txt", files / "first.txt", "--findings", found)[0] == 0
    assert json.loads(found.read_text(encoding="utf-8"))[0]["source_provision"]["clause"] == "1"
    assert [path.name for path in tmp_path.glob(".tmp-*")] == []


def test_files_of_other_formats(files: Path) -> None:
    (files / "act.docx").write_bytes(word_file(*(paragraph(words(line)) for line in ACT.split("\n"))))
    lines = "".join(f"<p>{line}</p>" for line in FIRST.split("\n"))
    (files / "first.html").write_text(f"<html><body>{lines}</body></html>", encoding="utf-8")
    code, text, _ = run(files / "act.docx", files / "first.html")
    assert (code, "2.[1] Báo tin khi có bão lớn." in text) == (0, True)


@pytest.mark.parametrize(("form", "begins"), [("json", '{"base":'), ("md", "# "), ("akn", "<?xml"), ("html", "<!")])
def test_other_forms(files: Path, form: str, begins: str) -> None:
    code, text, _ = run(files / "act.txt", files / "first.txt", "--to", form)
    assert code == 0
    assert text.startswith(begins)
    assert "Báo tin khi có bão lớn" in text


def test_the_life_of_a_unit(files: Path) -> None:
    act, first, second = (files / f"{name}.txt" for name in ("act", "first", "second"))
    code, text, _ = run(act, first, second, "--explain", "khoản 2 Điều 5")
    assert code == 0
    assert text.split("\n")[1::2] == [
        "    2. Báo tin khi có bão.", "    2. Báo tin khi có bão lớn.", "    (được bãi bỏ)",
    ]
    assert text.startswith("2019-05-01 - 2021-04-01  ")
    assert run(act, "--explain", "một câu")[0] == 2


def test_only_what_changed(files: Path) -> None:
    code, text, _ = run(files / "act.txt", files / "first.txt", "--diff")
    assert code == 0
    assert "-2. Báo tin khi có bão.\n+2. Báo tin khi có bão lớn.\n" in text


def test_an_official_text_is_a_witness(files: Path, tmp_path: Path) -> None:
    official = tmp_path / "official.txt"
    official.write_text(ACT.replace("Báo tin khi có bão.", "Báo tin khi có bão lớn!").replace("Giữ bến", "Giử bến")
                        .replace("Có đất ven sông.", "Có đất và có vốn đầu tư."), encoding="utf-8")
    code, text, _ = run(files / "act.txt", files / "first.txt", "--against", official)
    assert code == 0
    assert [line.split(" ", 1) for line in text.split("\n") if line and not line.startswith(" ")] == [
        ["act_missing", "khoản 1 Điều 3"], ["silent_edit", "khoản 1 Điều 5"], ["1", "act_missing, 1 silent_edit"],
    ]

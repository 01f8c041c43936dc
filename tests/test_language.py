"""What the program says in Vietnamese: every message has its row, and commands speak the language asked for."""

import ast
import os
import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
import typer
from mcp import Client
from starlette.testclient import TestClient

import vbpl
from vbpl.checking import rules
from vbpl.cli import app
from vbpl.cli.language import choose
from vbpl.diagnostics import CODES
from vbpl.language import LONGEST, Language, say
from vbpl.serving import Questions
from vbpl.serving.api import app as serving_app
from vbpl.serving.tools import server
from vbpl.tables import read_table

ROOT = Path(__file__).parents[1]
TABLE = read_table("vietnamese")
TELLING = {"tell", "told", "BadParameter", "expect"}


def places(phrase: str) -> list[str]:
    return re.findall(r"\{(.*?)\}", phrase)


def helps() -> Iterator[str]:
    """Every paragraph and every option's words of the help, examples left out."""
    waiting: list[Any] = [typer.main.get_command(app)]
    while waiting:
        command = waiting.pop()
        waiting += getattr(command, "commands", {}).values()
        yield from (" ".join(each.split()) for each in command.help.split("\n\n") if not each.startswith("[dim]"))
        yield from (parameter.help for parameter in command.params if parameter.help)


def phrase_of(node: ast.AST) -> str | None:
    """A string of the code with ``{}`` for what varies; None if it is no string."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.JoinedStr):
        return "".join(part.value if isinstance(part, ast.Constant) else "{}" for part in node.values)  # type: ignore[misc]
    return None


def told_in(path: Path) -> Iterator[str]:
    """The phrases that a module raises or tells."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        call = node.exc if isinstance(node, ast.Raise) else node
        if not isinstance(call, ast.Call):
            continue
        name = call.func.attr if isinstance(call.func, ast.Attribute) else getattr(call.func, "id", "")
        if isinstance(node, ast.Raise) or name in TELLING or name.endswith("Error"):
            yield from (phrase for each in call.args if (phrase := phrase_of(each)) and " " in phrase)


def messages() -> list[str]:
    package = ROOT / "src" / "vbpl"
    modules = sorted(package.rglob("*.py"))
    return sorted({phrase for path in modules for phrase in told_in(path)})


def reasons() -> list[str]:
    """Why a step of an instruction was not done, or what was guessed."""
    found: set[str] = set()
    for path in sorted((ROOT / "src" / "vbpl" / "consolidation").glob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
        said = [each for node in calls if getattr(node.func, "id", "") in REASONING for each in node.args]
        said += [node.value for node in tree.body if isinstance(node, ast.Assign)]
        found |= {phrase.replace("{}", "7") for each in said if (phrase := phrase_of(each)) and _ENGLISH.search(phrase)}
    return sorted(found)


REASONING = {"unsupported", "missing", "in_doubt", "Result", "told", "doubted", "result"}
_ENGLISH = re.compile(r" (?:the|is|has|are|was|were|not|in|does|no) | (?:has|no) |^no new ")


@pytest.mark.parametrize("phrase", [
    *helps(), *reasons(), *messages(),
    *(each.message for each in CODES.values()), *(each.message for each in rules().values()),
    *(row["words"] for row in read_table("linking")["evidence"].values()),
    *(" ".join(each.meaning.split()) for each in CODES.values()), *(each.rule for each in rules().values()),
])  # fmt: skip
def test_every_message_has_its_row(phrase: str) -> None:
    printed = re.sub(r"\{.*?\}", "7", phrase)
    assert say(printed, "vi") != printed or re.fullmatch(r"[\W\d]*", printed)


@pytest.mark.parametrize(("english", "vietnamese"), [row for rows in TABLE.values() for row in rows.items()])
def test_rows_keep_their_places(english: str, vietnamese: str) -> None:
    assert sorted(places(english)) == sorted(places(vietnamese))


@pytest.mark.parametrize(
    ("english", "vietnamese"),
    [
        ("number has no serial", "số, ký hiệu chưa ghi số thứ tự"),
        ("header is incomplete: no place, date", "phần đầu thiếu: địa danh, ngày"),
        ("a.doc: unpacks 3 bytes to more than 9: a zip bomb", "a.doc: bung 3 byte ra quá 9: bom zip"),
        ("2 errors, 1 warning, 0 remarks in 1 file", "2 lỗi, 1 cảnh báo, 0 lưu ý trong 1 tệp"),
        ("Resolved: the number is the same and the day is the same.", "Xác định được: cùng số, ký hiệu và cùng ngày."),
        ("{no} row of the table", "{no} row of the table"),
        ("", ""),
    ],
)
def test_messages_are_turned(english: str, vietnamese: str) -> None:
    assert say(english, "vi") == vietnamese
    assert say(english, "en") == english


def test_a_text_is_no_message() -> None:
    text = "số: " * LONGEST
    assert say(text, "vi") == text


@pytest.mark.parametrize(
    ("arguments", "environment", "language"),
    [
        ([], {}, "en"),
        (["--lang=vi", "check"], {"LANG": "en_US.UTF-8"}, "vi"),
        (["--lang", "en"], {"LANG": "vi_VN"}, "en"),
        (["--lang", "fr"], {}, "en"),
        (["--config", "van-phong.toml", "--lang", "vi", "check"], {}, "vi"),
        (["--config=van-phong.toml", "check", "--lang", "vi"], {}, "en"),
        (["--lang"], {}, "en"),
        (["check"], {"LC_ALL": "C", "LANG": "vi_VN"}, "en"),
        (["check"], {"LC_ALL": "", "LC_MESSAGES": "vi_VN.UTF-8"}, "vi"),
    ],
)
def test_the_language_is_chosen(arguments: list[str], environment: dict[str, str], language: str) -> None:
    assert choose(arguments, environment) == language


ENGLISH = re.compile(r"(?<![-\w])(?:the|and|of|is|for|no|not|with|that)\b")
VIETNAMESE = re.compile(r"\b(?:của|không|là|được|những|các|một|hoặc)\b")


def sentences_of(node: Any) -> Iterator[str]:
    """The descriptions in a schema, without the Vietnamese term that one may begin with: ``Căn cứ: a paragraph``."""
    if isinstance(node, dict):
        for name, value in node.items():
            if name in ("description", "summary") and isinstance(value, str):
                yield value.partition(": ")[2] or value
            else:
                yield from sentences_of(value)
    elif isinstance(node, list):
        for each in node:
            yield from sentences_of(each)


@pytest.fixture(scope="module")
def api(archive: Path) -> Iterator[TestClient]:
    with TestClient(serving_app(archive), base_url="http://127.0.0.1") as client:
        yield client


@pytest.mark.parametrize(("accepted", "language", "other"), [
    ("vi-VN,vi;q=0.9,en;q=0.8", "vi", ENGLISH), ("en-US,en;q=0.9,vi;q=0.8", "en", VIETNAMESE), ("fr", "en", VIETNAMESE),
    ("", "en", VIETNAMESE), ("en;q=0.1, vi;q=x, vi;q=0.3", "vi", ENGLISH),
])  # fmt: skip
def test_the_description_of_the_api_has_one_language(
    api: TestClient, accepted: str, language: str, other: re.Pattern[str]
) -> None:
    answer = api.get("/openapi.json", headers={"Accept-Language": accepted})
    assert (answer.headers["content-language"], answer.headers["vary"]) == (language, "Accept-Language")
    said = list(sentences_of(answer.json()))
    assert len(said) > 60
    assert [each for each in said if other.search(each)] == []


FAULTY = (
    "/document?id=/akn/none", "/document", "/status?id=x&on=1", "/cites?id=x&relation=loves", "/cites?id=x&limit=0",
    "/search?color=red", "/search?q=" + "a" * 301, "/nothing", "/tables/nothing.json", "/tables/links.xml",
    "/tables/links.json?columns=color", "/status?id={id}&provision=khoản", "/provision?id={id}&provision=Điều 99",
    "/provision?id={id}&provision=Điều 1 đến Điều 2", "/cites?id={id}&offset=-1",
)  # fmt: skip


@pytest.mark.parametrize("path", FAULTY)
def test_errors_of_the_api_have_one_language(api: TestClient, path: str) -> None:
    path = path.replace("{id}", api.get("/search").json()["results"][0]["id"])
    for language, other in (("vi", ENGLISH), ("en", VIETNAMESE)):
        answer = api.get(path, headers={"Accept-Language": language})
        assert answer.status_code in (400, 404) and answer.headers["content-language"] == language
        said = answer.json()
        assert not other.search(said["error"]) and not other.search(said["allowed"]), said


def test_a_server_is_started_in_a_language(archive: Path) -> None:
    with TestClient(serving_app(archive, "vi"), base_url="http://127.0.0.1") as client:
        assert client.get("/nothing").json()["error"] == "không có /nothing"
        posted = client.post("/search", content=b"x")
        assert posted.json()["error"] == "yêu cầu không có phần thân"


def test_tools_for_language_models_have_one_language(archive: Path) -> None:
    questions = Questions(archive)

    async def told(language: Language) -> tuple[list[str], list[str]]:
        async with Client(server(questions, language)) as client:
            shown = [*(await client.list_tools()).tools, *(await client.list_resource_templates()).resource_templates]
            calls = [("document", {"id": "/akn/none"}), ("search", {"q": "a", "limit": 0}), ("search", {}),
                     ("provision", {"id": "x", "provision": "khoản", "on": "mai"})]
            faults = [await client.call_tool(*call) for call in calls]
            said = [said for each in shown for said in sentences_of(each.model_dump(by_alias=True))]
            return [*said, client.instructions or ""], [each.content[0].text for each in faults]  # type: ignore[union-attr]

    for language, other in (("vi", ENGLISH), ("en", VIETNAMESE)):
        said, faults = anyio.run(told, language)
        assert len(said) > 60 and [each for each in said if other.search(each)] == []
        assert faults[0].startswith("UnknownIdError: ") and [each for each in faults if other.search(each)] == []
    questions.close()


@pytest.fixture
def vietnamese() -> Iterator[None]:
    vbpl.configure(lang="vi")
    yield
    vbpl.configure(lang="en")


@pytest.mark.parametrize(("call", "vietnamese_said", "english"), [
    (lambda: vbpl.parse(3), "parse và parse_bundle đọc một str", "parse and parse_bundle read a str"),  # type: ignore[arg-type]
    (lambda: vbpl.parse_file("x.txt"), "x.txt: không có tệp hay thư mục này", "x.txt: no such file or directory"),
    (lambda: vbpl.parse_provision("khoản"), "'khoản' không phải một quy định", "'khoản' is not one provision"),
    (lambda: vbpl.upgrade("{"), "không nâng cấp được: không phải JSON", "cannot upgrade: it is no JSON"),
    (lambda: vbpl.Library().link().work("x"), "không có văn bản nào có định danh 'x'", "no document has the id 'x'"),
    (lambda: vbpl.configure(lang="fr"), "ngôn ngữ là một trong en, vi", "a language is one of"),  # type: ignore[arg-type]
])  # fmt: skip
def test_errors_of_python_speak_the_language_that_is_chosen(
    call: Callable[[], object], vietnamese_said: str, english: str, vietnamese: None
) -> None:
    with pytest.raises(vbpl.VbplError) as caught:
        call()
    assert str(caught.value).startswith(vietnamese_said)
    assert caught.value.sentence().startswith(english)
    vbpl.configure(lang="en")
    assert str(caught.value) == caught.value.sentence()


def run(*arguments: str) -> "subprocess.CompletedProcess[str]":
    environment = os.environ | {"LANG": "vi_VN.UTF-8", "LC_ALL": "", "COLUMNS": "100"}
    command = [sys.executable, "-m", "vbpl", *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("command", ["", *(each.name or "" for each in app.registered_commands)])
def test_help_in_vietnamese_has_no_english_sentence(command: str) -> None:
    said = run(*filter(None, [command]), "--help").stdout
    words = "\n".join(line for line in said.splitlines() if not line.strip().startswith("vbpl "))
    assert "Cách dùng:" in words
    assert ENGLISH.findall(words) == []


def test_errors_are_told_in_vietnamese() -> None:
    assert "khong-co.txt: không có tệp hay thư mục này" in run("parse", "khong-co.txt").stderr
    assert "Không có tùy chọn: --khac" in run("parse", "--khac").stderr
    assert "Thiếu đối số" in run("--lang", "vi", "convert", "-o", "x").stderr
    assert "no such file or directory" in run("--lang", "en", "parse", "khong-co.txt").stderr


def test_findings_are_told_in_vietnamese() -> None:
    done = run("check", "corpus/cong-van-cot-trai/source.txt")
    assert "T204 có khoảng trắng trong số, ký hiệu" in done.stdout
    assert "1 lỗi" in done.stderr


def test_json_is_the_same_in_every_language() -> None:
    command = ["parse", "corpus/cong-van-cot-trai/source.txt"]
    assert run("--lang", "vi", *command).stdout == run("--lang", "en", *command).stdout

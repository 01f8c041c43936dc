"""Tools for language models, asked by the client of the official SDK."""

import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import pytest
from mcp import Client, MCPError
from mcp.client.stdio import StdioServerParameters

import vbpl
from vbpl.serving import Questions
from vbpl.serving.tools import server

FERRY = "901/2031/QĐ-UBND"
TOOLS = {"search", "document", "provision", "cites", "cited_by", "status", "history"}


@pytest.fixture(scope="module")
def questions(archive: Path) -> Iterator[Questions]:
    made = Questions(archive)
    yield made
    made.close()


def ask(target: Any, *calls: tuple[str, dict[str, Any]]) -> list[Any]:
    """The structured answers to some calls; the message of one that failed."""
    async def asked() -> list[Any]:
        async with Client(target) as client:
            done = [await client.call_tool(name, arguments) for name, arguments in calls]
        return [each.content[0].text if each.is_error else each.structured_content for each in done]

    return anyio.run(asked)


def ferry_of(questions: Questions) -> str:
    return questions.search(FERRY).results[0].id


def test_the_tools_only_read_and_say_what_they_take(questions: Questions) -> None:
    async def listed() -> Any:
        async with Client(server(questions)) as client:
            return (await client.list_tools()).tools, (await client.list_resource_templates()).resource_templates

    tools, templates = anyio.run(listed)
    assert {tool.name for tool in tools} == TOOLS
    for tool in tools:
        assert tool.description and tool.annotations.read_only_hint and not tool.annotations.destructive_hint
        assert tool.input_schema["properties"] and tool.output_schema
    assert [template.uri_template for template in templates] == ["vbpl://document{+id}"]


def test_answers_are_those_of_the_archive(questions: Questions) -> None:
    ferry = ferry_of(questions)
    found, cited, cites, status, history, wording = ask(
        server(questions), ("search", {"q": "den hieu tren song", "limit": 3}), ("cited_by", {"id": ferry}),
        ("cites", {"id": ferry, "limit": 1}), ("status", {"id": ferry, "on": "2031-03-08"}), ("history", {"id": ferry}),
        ("provision", {"id": ferry, "provision": "Điều 2", "on": "2031-03-02"}),
    )  # fmt: skip
    assert found["total"] >= 2 and FERRY in {each["number"] for each in found["results"]}
    assert [each["relation"] for each in cited["results"]] == [
        link.relation for link in questions.cited_by(ferry).items] and cited["total"] == 2
    assert len(cites["results"]) == 1
    assert status["state"] == "ended" and status["because"]
    assert [each["relation"] for each in history["result"]] == ["amends", "replaces"]
    assert wording["text"].startswith("Điều 2. Quyết định này")


def test_a_document_comes_in_pieces_and_as_a_resource(questions: Questions) -> None:
    ferry = ferry_of(questions)
    whole = vbpl.export.to_markdown(questions.document(ferry))
    first, second = ask(server(questions), ("document", {"id": ferry, "length": 50}),
                        ("document", {"id": ferry, "start": 50}))
    assert (first["id"], first["total"], first["text"] + second["text"]) == (ferry, len(whole), whole)

    async def read(uri: str) -> Any:
        async with Client(server(questions)) as client:
            try:
                return (await client.read_resource(uri)).contents[0].text
            except MCPError as error:
                return error

    assert anyio.run(read, f"vbpl://document{ferry}") == whole
    for unknown in ("vbpl://document/akn/none", "vbpl://document/../../etc/passwd"):
        assert "no document has the id" in str(anyio.run(read, unknown))


@pytest.mark.parametrize(("tool", "arguments", "said"), [
    ("document", {"id": "/akn/none"}, "UnknownIdError: no document has the id"),
    ("status", {"id": "{id}", "on": "tomorrow"}, "on"),
    ("provision", {"id": "{id}", "provision": "Điều 99"}, "Điều 99"),
    ("cites", {"id": "{id}", "relation": "loves"}, "relation"),
    ("search", {"q": "a", "limit": 1000}, "limit"),
    ("search", {}, "q"),
])  # fmt: skip
def test_errors_reach_the_model(questions: Questions, tool: str, arguments: dict[str, Any], said: str) -> None:
    ferry = ferry_of(questions)
    given = {name: ferry if value == "{id}" else value for name, value in arguments.items()}
    (answer,) = ask(server(questions), (tool, given))
    assert isinstance(answer, str) and said in answer


def test_the_command_speaks_on_standard_input_and_output(archive: Path) -> None:
    command = StdioServerParameters(command=sys.executable, args=["-m", "vbpl", "mcp", str(archive)])
    (found,) = ask(command, ("search", {"q": FERRY}))
    assert found["results"][0]["number"] == FERRY

"""The API over an archive: it answers as the library does, its errors say what is allowed, and its limits hold."""

import csv
import io
import json
import re
import signal
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from openapi_core import OpenAPI
from openapi_core.exceptions import OpenAPIError
from openapi_core.testing import MockRequest, MockResponse
from starlette.testclient import TestClient

import vbpl
from vbpl.archive import ArchiveError, connect, convert
from vbpl.model import Document, Status, Version
from vbpl.serving import words
from vbpl.serving.api import app

HERE = "http://127.0.0.1"
FERRY = "901/2031/QĐ-UBND"


@pytest.fixture(scope="module")
def client(archive: Path) -> Iterator[TestClient]:
    with TestClient(app(archive), base_url=HERE) as client:
        yield client


@pytest.fixture(scope="module")
def graph(archive: Path) -> vbpl.LinkGraph:
    library = vbpl.Library()
    library.add(Document.model_validate_json(tree) for (tree,) in connect(archive).execute(
        "SELECT tree FROM documents").fetchall())
    return library.link()


@pytest.fixture(scope="module")
def ferry(client: TestClient) -> str:
    return str(client.get("/search", params={"q": FERRY}).json()["results"][0]["id"])


def test_search(client: TestClient, archive: Path) -> None:
    found = client.get("/search", params={"q": "den hieu tren song", "limit": 2}).json()
    assert set(found) == {"total", "results"} and found["total"] >= 2
    assert [set(each) for each in found["results"]] == [
        {"id", "kind", "number", "date", "subject", "status", "score"}] * 2
    scores = [each["score"] for each in found["results"]]
    assert scores == sorted(scores, reverse=True)
    ((count,),) = connect(archive).execute("SELECT count(*) FROM documents").fetchall()
    pages = [client.get("/search", params={"limit": 33, "offset": at}).json() for at in range(0, count, 33)]
    assert {page["total"] for page in pages} == {count}
    whole = client.get("/search", params={"limit": 100}).json()["results"]
    assert [each["id"] for page in pages for each in page["results"]][:100] == [each["id"] for each in whole]
    ended = client.get("/search", params={"q": FERRY, "kind": "quyet_dinh", "year": "2031"}).json()["results"][0]
    assert (ended["kind"], ended["number"], ended["status"]) == ("quyet_dinh", FERRY, "not_yet")


def test_documents_links_status_and_history_are_those_of_the_library(
    client: TestClient, graph: vbpl.LinkGraph, ferry: str
) -> None:
    assert client.get("/document", params={"id": ferry}).json()["header"]["number"]["canonical"] == FERRY
    for work in list(graph.documents)[::5]:
        cited = client.get("/cited-by", params={"id": work}).json()
        assert [each["citation"]["text"] for each in cited] == [link.citation.text for link in graph.cited_by(work)]
        cites = client.get("/cites", params={"id": work, "provision": "Điều 1"}).json()
        assert [each["target"] for each in cites] == [link.target for link in graph.cites(work, provision="Điều 1")]
        history = client.get("/history", params={"id": work}).json()
        assert [each["source"] for each in history] == [change.source for change in graph.history(work)]
        status = Status.model_validate(client.get("/status", params={"id": work, "on": "2031-03-09"}).json())
        assert status.state == graph.status(work, "2031-03-09").state


def test_a_provision_of_a_day(client: TestClient, ferry: str) -> None:
    asked = {"id": ferry, "provision": "Điều 2", "on": "2031-03-02"}
    wording = Version.model_validate(client.get("/provision", params=asked).json())
    assert wording.text == "Điều 2. Quyết định này có hiệu lực kể từ ngày ký."
    status = client.get("/status", params={**asked, "on": "2031-03-08"}).json()
    assert (status["state"], status["because"][0]["relation"]) == ("ended", "replaces")


def test_lists_come_in_pages(client: TestClient, graph: vbpl.LinkGraph) -> None:
    work = max(graph.documents, key=lambda each: len(graph.cited_by(each)))
    whole = client.get("/cited-by", params={"id": work})
    count = len(whole.json())
    assert whole.headers["x-total-count"] == str(count) and "link" not in whole.headers
    first = client.get("/cited-by", params={"id": work, "limit": 2})
    got, target = first.json(), re.fullmatch(r'<(.+)>; rel="next"', first.headers["link"])
    while target:
        page = client.get(target[1])
        got += page.json()
        target = re.fullmatch(r'<(.+)>; rel="next"', page.headers.get("link", ""))
    assert got == whole.json()


@pytest.mark.parametrize(("path", "status", "kind", "said"), [
    ("/document?id=/akn/none", 404, "UnknownIdError", "/akn/none"),
    ("/document", 400, "ArgumentError", "id"),
    ("/document?id=", 400, "ArgumentError", "id"),
    ("/status?id={id}&on=01/07/2024", 400, "ArgumentError", "on"),
    ("/status?id={id}&provision=khoản", 400, "ArgumentError", "khoản"),
    ("/provision?id={id}&provision=Điều 99", 404, "UnknownIdError", "Điều 99"),
    ("/provision?id={id}&provision=Điều 1 đến Điều 2", 400, "ArgumentError", "range"),
    ("/cites?id={id}&relation=loves", 400, "ArgumentError", "relation"),
    ("/cites?id={id}&limit=101", 400, "ArgumentError", "limit"),
    ("/cites?id={id}&offset=-1", 400, "ArgumentError", "offset"),
    ("/cites?id={id}&page=2", 400, "ArgumentError", "no parameter page"),
    ("/search?limit=0", 400, "ArgumentError", "limit"),
    ("/search?year=MMXX", 400, "ArgumentError", "year"),
    ("/search?q=" + "a" * 301, 400, "ArgumentError", "q"),
    ("/nothing", 404, "ArgumentError", "/nothing"),
    ("/tables/nothing.json", 404, "UnknownIdError", "nothing"),
    ("/tables/links.xml", 400, "ArgumentError", "form"),
    ("/tables/links.json?color=red", 400, "ArgumentError", "color"),
    ("/tables/links.json?columns=color", 400, "ArgumentError", "color"),
    ("/tables/links.json?%22%3D1--=1", 400, "ArgumentError", "column"),
])  # fmt: skip
def test_errors_say_what_is_allowed(
    client: TestClient, ferry: str, path: str, status: int, kind: str, said: str
) -> None:
    answer = client.get(path.format(id=ferry))
    body = answer.json()
    assert answer.status_code == status and set(body) == {"error", "allowed", "type"}
    assert said in body["error"] and body["allowed"] and body["type"] == kind


def test_only_reading(client: TestClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        answer = client.request(method, "/search")
        assert answer.status_code == 405 and answer.json()["allowed"] == "GET, HEAD"
    with_body = client.request("GET", "/search", content=b"x")
    assert with_body.status_code == 400 and "body" in with_body.json()["error"]


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", ""])
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    assert client.get("/search", headers={"host": host}).status_code == 400


def test_an_etag_saves_the_body(client: TestClient, ferry: str) -> None:
    first = client.get("/document", params={"id": ferry})
    again = client.get("/document", params={"id": ferry}, headers={"if-none-match": first.headers["etag"]})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", first.headers["etag"])
    other = client.get("/history", params={"id": ferry}, headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200
    assert first.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in first.headers["content-security-policy"]


def test_answers_are_bounded(client: TestClient, ferry: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(words, "MOST_BYTES", 100)
    answer = client.get("/document", params={"id": ferry})
    assert answer.status_code == 400 and "100 bytes" in answer.json()["error"]
    monkeypatch.setattr(words, "SECONDS", 0.0)
    slow = client.get("/search")
    assert (slow.status_code, slow.json()["type"]) == (503, "TimeoutError")


def test_tables_as_json_and_csv(client: TestClient, archive: Path) -> None:
    names = client.get("/tables").json()
    database = connect(archive)
    for name, count in names.items():
        assert database.execute(f"SELECT count(*) FROM {name}").fetchall() == [(count,)]
        page = client.get(f"/tables/{name}.json", params={"limit": 3}).json()
        assert page["total"] == count and len(page["rows"]) == min(count, 3)
        assert (page["next"] is None) == (count <= 3)
        lines = list(csv.reader(io.StringIO(client.get(f"/tables/{name}.csv", params={"limit": 3}).text)))
        assert lines[0] == page["columns"] and len(lines) == len(page["rows"]) + 1
    asked = {"status": "resolved", "columns": "document,target", "limit": 10_000}
    some = client.get("/tables/links.json", params=asked)
    ((count,),) = database.execute("SELECT count(*) FROM links WHERE status = 'resolved'").fetchall()
    assert len(some.json()["rows"]) == count and some.json()["columns"] == ["document", "target"]
    csv_rows = list(csv.DictReader(io.StringIO(client.get("/tables/links.csv", params={"status": "resolved"}).text)))
    assert isinstance(json.loads(csv_rows[0]["candidates"]), list)


def test_openapi_describes_every_answer(client: TestClient) -> None:
    api = client.get("/openapi.json").json()
    assert set(api["paths"]) == {"/search", "/document", "/provision", "/cites", "/cited-by", "/status", "/history",
                                 "/tables", "/tables/{name}.{form}"}
    for path, methods in api["paths"].items():
        assert set(methods) == {"get"} and methods["get"]["summary"]
        answers = methods["get"]["responses"]
        assert {"200", "400", "404", "503"} <= set(answers), path
        for each in methods["get"].get("parameters", ()):
            assert each["in"] == "path" or each["name"] in words.PARAMETERS
    assert api["components"]["schemas"]["Fault"]["required"] == ["error", "allowed", "type"]


def test_an_openapi_client_finds_what_is_described(client: TestClient, ferry: str) -> None:
    """Requests and answers, including errors, match the server's own description."""
    api = OpenAPI.from_dict(client.get("/openapi.json").json())
    for path, parameters in {
        "/search": {"q": "phao tieu", "limit": "2"}, "/document": {"id": ferry}, "/history": {"id": ferry},
        "/provision": {"id": ferry, "provision": "Điều 1", "on": "2031-03-02"}, "/cites": {"id": ferry},
        "/cited-by": {"id": ferry}, "/status": {"id": ferry, "on": "2031-03-08"}, "/tables": {},
        "/tables/links.json": {"limit": "2"}, "/cited-by?": {"id": "/akn/none"},
        "/search?": {"limit": "5", "year": "x"},
    }.items():  # fmt: skip
        got = client.get(path.rstrip("?"), params=parameters)
        asked = MockRequest(HERE, "get", path.rstrip("?"), args=parameters)
        answered = MockResponse(got.content, got.status_code, content_type=got.headers["content-type"])
        api.validate_response(asked, answered)
        if got.status_code == 200:
            api.validate_request(asked)
    broken = MockResponse(b'{"total": "many"}', 200, content_type="application/json")
    with pytest.raises(OpenAPIError):
        api.validate_response(MockRequest(HERE, "get", "/search"), broken)


def test_what_cannot_be_served(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Số: 1/QĐ-XYZ\nQUYẾT ĐỊNH\nVề mùa nước\n", encoding="utf-8")
    convert([tmp_path / "a.txt"], tmp_path / "out", jobs=1)
    with pytest.raises(ArchiveError, match="not linked"):
        app(tmp_path / "out")
    command = [sys.executable, "-m", "vbpl", "serve", tmp_path]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2 and "no archive" in done.stderr


def test_the_command_serves_until_interrupted(archive: Path) -> None:
    command = [sys.executable, "-m", "vbpl", "serve", str(archive), "--port", "0"]
    with subprocess.Popen(command, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr
        line = next(line for line in process.stderr if "openapi.json" in line)
        url = line.split()[0]
        assert url.startswith("http://127.0.0.1:")
        with urllib.request.urlopen(url) as answer:
            told: dict[str, Any] = json.load(answer)
        assert told["info"]["title"] == "vbpl"
        process.send_signal(signal.SIGINT)
        assert process.wait(20) in (0, -signal.SIGINT, 130)

"""What guards the app: documents are shown as text, keys, parameters, methods, hosts and policies are checked."""

import re
from urllib.parse import quote

import pytest
from starlette.testclient import TestClient

from browsed import HOSTILE, card_of
from vbpl.browse.store import Store


def test_whatever_documents_say_is_shown_as_text(client: TestClient, store: Store) -> None:
    card = card_of(store, "77/QĐ-SVH")
    assert card.subject and HOSTILE in card.subject
    pages = ["/?q=77/QĐ-SVH", "/figures", f"/?issuer={quote(card.issuer or '')}", f"/?q={quote(HOSTILE)}"]
    pages += [f"/document/{card.key}{part}" for part in ("", "/links", "/history")]
    for path in pages:
        text = client.get(path).text
        assert "<script>alert" not in text
        assert not re.search("<img", text, re.IGNORECASE), path
        assert "href=\"javascript:" not in text


def test_nothing_is_read_but_by_its_key(client: TestClient) -> None:
    for path in ("/document/none", "/document/..%2f..%2farchive.json", "/assets/..%2fsite.py", "/assets/../site.py",
                 "/assets/%2e%2e/%2e%2e/archive.json", "/archive.json", "/document/x/secret", "/document/' OR 1=1 --"):
        assert client.get(path).status_code == 404, path


@pytest.mark.parametrize("query", [
    "year=x", "page=0", "page=-1", "page=1e9", "sort=random", "standing=x", "on=2031-13-01", f"page={'9' * 50}",
])  # fmt: skip
def test_parameters_that_cannot_be_read(client: TestClient, query: str) -> None:
    answer = client.get(f"/?{query}")
    assert answer.status_code == 400
    assert query.split("=")[0] in answer.text


def test_only_get_is_answered(client: TestClient) -> None:
    for method in ("POST", "PUT", "DELETE", "PATCH"):
        for path in ("/", "/figures", "/assets/app.js"):
            assert client.request(method, path).status_code == 405
    assert client.head("/").status_code == 200


@pytest.mark.parametrize("host", ["evil.example", "127.0.0.1.evil.example", "localhost.evil", "www.localhost", ""])
def test_another_host_is_refused(client: TestClient, host: str) -> None:
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "entry" not in answer.text


def test_every_answer_has_its_policy(client: TestClient, store: Store) -> None:
    key = card_of(store, "77/QĐ-SVH").key
    for path in ("/", "/figures", f"/document/{key}/links", "/none", "/assets/app.js"):
        policy = client.get(path).headers["content-security-policy"]
        assert "default-src 'none'" in policy and "script-src 'self'" in policy and "unsafe" not in policy
    headers = client.get(f"/document/{key}").headers
    assert "default-src 'none'" in headers["content-security-policy"]
    assert "sha256-" in headers["content-security-policy"] and "unsafe" not in headers["content-security-policy"]
    assert headers["x-content-type-options"] == "nosniff"


def test_pages_load_nothing_but_their_own(client: TestClient) -> None:
    page = client.get("/").text
    assert set(re.findall(r'(?:src|href)="(/assets/[^"]*)"', page)) == {
        "/assets/palette.css", "/assets/app.css", "/assets/theme.js", "/assets/app.js"}
    assert "//" not in re.sub(r"<!--.*?-->", "", page).replace("http://www.w3.org", "")
    assert " style=" not in page and "<style" not in page and " onclick" not in page

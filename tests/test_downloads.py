"""Lists, history and figures of the app as CSV and JSON."""

import csv
import io

from starlette.testclient import TestClient

from browsed import HOSTILE, card_of
from vbpl.browse.question import Question
from vbpl.browse.store import PAGE, Store

HERE = "http://127.0.0.1"


def test_every_table_page_is_there_as_csv_and_json(client: TestClient, store: Store) -> None:
    first = card_of(store, "901/2031/QĐ-UBND")
    for page, path, query in (
        ("/", "/documents", {"q": "sông", "year": "2031"}), ("/figures", "/figures", {"kind": "quyet_dinh"}),
        (f"/document/{first.key}/citing", f"/document/{first.key}/citing", {"relation": "amends"}),
        (f"/document/{first.key}/cited", f"/document/{first.key}/cited", {}),
        (f"/document/{first.key}/history", f"/document/{first.key}/history", {}),
    ):  # fmt: skip
        shown = client.get(page, params=query).text
        rows = client.get(f"{path}.json", params=query).json()
        lines = list(csv.DictReader(io.StringIO(client.get(f"{path}.csv", params=query).text)))
        assert (f"{path}.csv" in shown and f"{path}.json" in shown) or not rows, page
        assert len(lines) == len(rows) and (not rows or list(lines[0]) == list(rows[0])), page
    asked = {"kind": "quyet_dinh", "q": "sông"}
    listed = client.get("/documents.json", params=asked)
    assert int(listed.headers["x-total-count"]) == len(listed.json()) == store.search(Question(**asked), 1).total > PAGE
    assert {row["kind"] for row in listed.json()} == {"quyet_dinh"}
    changed = client.get("/documents.json", params={"q": "901/2031/QĐ-UBND", "on": "2031-03-09"}).json()
    assert next(row["standing"] for row in changed if row["number"] == "901/2031/QĐ-UBND") == "ended"
    hostile = client.get("/documents.json", params={"q": "77/QĐ-SVH"})
    assert HOSTILE in hostile.json()[0]["subject"] and hostile.headers["content-type"] == "application/json"
    assert "attachment" in hostile.headers["content-disposition"]
    for path in ("/documents.xml", "/document/none/citing.csv"):
        assert client.get(path).status_code == 404
    assert client.get(f"/document/{first.key}/citing.csv", params={"relation": "loves"}).status_code == 400

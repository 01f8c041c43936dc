"""upgrade: JSON of schema 1 becomes nodes of today; without upgrade a clear error says so."""

import json
from typing import Any

import pytest

import vbpl

SPAN = {"start": 0, "end": 5}
NUMBER = {
    "text": "12/QĐ-SNV", "canonical": "12/QĐ-SNV", "serial": 12, "suffix": None, "year": None, "kind_code": "QĐ",
    "issuer_codes": ["SNV"], "units": [], "term": None, "family": "admin", "repairs": [], "span": SPAN,
}
AMENDMENT = {
    "action": "replace_words", "targets": [], "document": "luat|dat dai", "heading_only": True, "position": None,
    "anchor": None, "old_words": "huyện", "new_words": "xã", "new_targets": [], "quotes": [], "span": SPAN,
}
OLD: dict[str, Any] = {
    "id": "/akn/vn/act/qd/snv/2021/12", "kind": "quyet_dinh", "family": "admin",
    "header": {
        "title": "QUYẾT ĐỊNH", "number": NUMBER, "span": SPAN, "subject": "trực đêm",
        "issuers": [{
            "name": "SỞ NỘI VỤ", "key": "SNV", "span": SPAN,
            "parent": {"name": "UBND TỈNH", "key": "UBND", "parent": None, "span": SPAN},
        }],
    },
    "signers": [{"title": "PGS.TS.", "name": "Lê Văn Bình", "span": SPAN}],
    "citations": [{"text": "Luật", "span": SPAN, "target": "other", "title": "về việc trực", "number": NUMBER}],
    "amendments": [AMENDMENT],
    "fragments": [{"role": "title", "span": SPAN}, {"role": "subject", "span": SPAN}],
    "attachments": [{"heading": "PHỤ LỤC", "title": "Lịch trực", "kind": "phu_luc", "body": [], "span": SPAN}],
    "span": SPAN,
}


def test_every_name_of_schema_1_comes_back_under_its_new_one() -> None:
    document = vbpl.upgrade(json.dumps(OLD))
    assert isinstance(document, vbpl.Document)
    issuer, citation, amendment = document.header.issuers[0], document.citations[0], document.amendments[0]
    assert (document.header.type_name, document.signers[0].rank, citation.subject) == (
        "QUYẾT ĐỊNH", "PGS.TS.", "về việc trực",
    )
    assert (issuer.code, issuer.parent and issuer.parent.code) == ("SNV", "UBND")
    assert document.header.number == citation.number
    assert citation.number and citation.number.scheme == "admin"
    assert (amendment.document_key, amendment.scope) == ("luat|dat dai", "heading")
    assert [(words.old, words.new) for words in amendment.words] == [("huyện", "xã")]
    assert [fragment.role for fragment in document.fragments] == ["type_name", "subject"]
    assert document.attachments[0].title == "Lịch trực"


def test_a_bundle_is_upgraded_whole_and_one_of_today_is_read_as_it_is() -> None:
    bundle = vbpl.upgrade(json.dumps({"schema_version": "1", "documents": [OLD, OLD], "diagnostics": []}))
    assert isinstance(bundle, vbpl.Bundle)
    assert (bundle.schema_version, len(bundle.documents)) == ("2", 2)
    assert vbpl.upgrade(bundle.model_dump_json()) == bundle
    assert vbpl.upgrade(bundle.documents[0].model_dump_json()) == bundle.documents[0]


@pytest.mark.parametrize("read", [
    lambda: vbpl.Document.model_validate_json(json.dumps(OLD)),
    lambda: vbpl.Document.model_validate(OLD),
    lambda: vbpl.Bundle.model_validate_json('{"schema_version": "1", "documents": [], "diagnostics": []}'),
])
def test_schema_1_read_as_it_is_says_what_to_do(read: Any) -> None:
    with pytest.raises(vbpl.VbplError, match=r"schema 1, and schema 2 is read: vbpl\.upgrade"):
        read()


@pytest.mark.parametrize(("old", "said"), [
    ("{", "no JSON"), ("[]", "not list"), ('{"documents": [1]}', "cannot upgrade"), ('{"id": "a"}', "Field required"),
    ('{"header": {"title": null}, "fragments": [1]}', "cannot upgrade"),
])
def test_what_is_no_document_is_said(old: str, said: str) -> None:
    with pytest.raises(vbpl.VbplError, match=said):
        vbpl.upgrade(old)

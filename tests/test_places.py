"""find, at, path, parse_provision and Bundle.text."""

import copy
import pickle
import zipfile
from pathlib import Path

import pytest

import vbpl

TEXT = """QUYẾT ĐỊNH
Số: 12/2019/QĐ-UBND
Lào Cai, ngày 05 tháng 3 năm 2019
Điều 1. Bến đò
1. Bến có biển báo.
2. Người lái đò:
a) Có bằng lái;
b) Biết bơi, ghi sổ
mỗi chuyến.
Điều 2. Khen thưởng theo Phụ lục I.
PHỤ LỤC I
MỨC KHEN THƯỞNG
1. Lái an toàn: 500.000 đồng.
"""


@pytest.fixture(scope="module")
def bundle():
    return vbpl.parse_bundle(TEXT)


@pytest.mark.parametrize(("words", "printed"), [
    ("Điều 2", "Điều 2. Khen thưởng theo Phụ lục I."),
    ("khoản 1 Điều 1", "1. Bến có biển báo."),
    ("điểm b khoản 2 Điều 1", "b) Biết bơi, ghi sổ\nmỗi chuyến."),
    ("Điều 1 khoản 2 điểm a", "a) Có bằng lái;"),
    ("phụ lục I", "PHỤ LỤC I\nMỨC KHEN THƯỞNG\n1. Lái an toàn: 500.000 đồng."),
    ("khoản 1 Phụ lục I", "1. Lái an toàn: 500.000 đồng."),
    (vbpl.Provision(article="2"), "Điều 2. Khen thưởng theo Phụ lục I."),
])
def test_a_provision_leads_to_its_unit_and_the_unit_to_what_is_printed(bundle, words, printed):
    unit = vbpl.find(bundle.documents[0], words)
    assert unit is not None
    assert bundle.text(unit) == printed


@pytest.mark.parametrize("words", ["Điều 3", "điểm c khoản 2 Điều 1", "Phụ lục II", "khoản 1"])
def test_what_a_document_does_not_have_is_none(bundle, words):
    assert vbpl.find(bundle.documents[0], words) is None


def test_the_innermost_unit_at_a_place_and_the_way_to_it(bundle):
    (document,) = bundle.documents
    point = vbpl.at(document, TEXT.index("ghi sổ"))
    assert (point.type, point.number) == ("point", "b")
    assert [(unit.type, unit.number) for unit in vbpl.path(document, point)] == [
        ("article", "1"), ("clause", "2"), ("point", "b"),
    ]
    assert vbpl.at(document, TEXT.index("Lào Cai")) is None
    assert vbpl.at(document, 10_000) is None
    annex, clause = vbpl.path(document, vbpl.at(document, TEXT.index("500.000")))
    assert (annex.kind, clause.number) == ("phu_luc", "1")


@pytest.mark.parametrize(("call", "said"), [
    (lambda document: vbpl.find(document, "khoản này"), "means nothing by itself"),
    (lambda document: vbpl.find(document, "Điều 1, Điều 2"), "is not one provision"),
    (lambda document: vbpl.find(document, "Điều 1 đến Điều 2"), "not a range"),
    (lambda document: vbpl.find(document, "Điều 1 Luật Đất đai"), "is not one provision"),
    (lambda document: vbpl.find(document, 5), "not int"),
    (lambda document: vbpl.find("Điều 1", "Điều 1"), "Document"),
    (lambda document: vbpl.at(document, -1), "from 0"),
    (lambda document: vbpl.at(document, "1"), "from 0"),
    (lambda document: vbpl.path(document, vbpl.parse("Điều 9. Chợ").body[0]), "does not hold"),
    (lambda document: vbpl.path(document, document.header), "not Header"),
])
def test_wrong_arguments_say_what_is_allowed(bundle, call, said):
    with pytest.raises(vbpl.VbplError, match=said):
        call(bundle.documents[0])


@pytest.mark.parametrize(("words", "fields"), [
    ("điểm b khoản 2 Điều 5", {"article": "5", "clause": "2", "point": "b"}),
    ("KHOẢN 2 ĐIỀU 5A.", {"article": "5a", "clause": "2"}),
    ("Mục 2 Chương III", {"chapter": "III", "section": "2"}),
    ("Phần thứ nhất", {"part": "1"}),
    ("từ Điều 4 đến Điều 6", {"article": "4", "through": {"article": "6"}}),
])
def test_words_to_a_provision(words, fields):
    assert vbpl.parse_provision(words).model_dump(exclude_none=True) == fields


def test_the_kept_text_is_out_of_json_equality_hash_and_repr(bundle):
    loaded = vbpl.Bundle.model_validate_json(bundle.model_dump_json())
    assert loaded == bundle
    assert "Biết bơi, ghi sổ\\nmỗi" not in bundle.model_dump_json()
    assert repr(loaded) == repr(bundle)
    for same in (copy.copy(bundle), copy.deepcopy(bundle), pickle.loads(pickle.dumps(bundle)), bundle.model_copy()):
        assert same == bundle and same.text(vbpl.Span(start=0, end=10)) == "QUYẾT ĐỊNH"
    with pytest.raises(vbpl.VbplError, match="not in JSON"):
        loaded.text(loaded.documents[0])
    with pytest.raises(vbpl.VbplError, match="not Bundle"):
        bundle.text(bundle)


def test_of_several_texts_the_one_is_taken_that_holds_the_node(tmp_path: Path):
    box = tmp_path / "box.zip"
    with zipfile.ZipFile(box, "w") as archive:
        archive.writestr("a.txt", "Số: 7/QĐ-UBND\nĐiều 1. Mở chợ.")
        archive.writestr("b.txt", "Số: 8/QĐ-UBND\nĐiều 1. Mở kho.")
    bundle = vbpl.parse_file(box)
    first, second = bundle.documents
    printed = [bundle.text(vbpl.find(each, "Điều 1")) for each in (first, second)]
    assert printed == ["Điều 1. Mở chợ.", "Điều 1. Mở kho."]
    assert bundle.text(second.header.number) == "8/QĐ-UBND"
    with pytest.raises(vbpl.VbplError, match="2 texts"):
        bundle.text(vbpl.Span(start=0, end=3))

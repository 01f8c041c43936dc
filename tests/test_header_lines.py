"""What one line of a header is: national title, motto, number, place and date, type, issuer."""

import pytest

from vbpl.structure.line_kinds.header import (
    is_issuer_line,
    is_motto,
    is_national_title,
    is_number_line,
    is_party_title,
    is_place_date,
    type_of_line,
)
from vbpl.structure.names import issuer_heads, issuer_pattern
from vbpl.tables import document_types, read_table
from vbpl.text.folding import fold


@pytest.mark.parametrize("line", [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VỆT NAM", "Cộng hòa xã hội chủ nghĩa Việt Nam",
    "ỦY BAN NHÂN DÂN CỌNG HÒA XÃ HỌI CHỦ NGHĨA VIỆT NAM", "BỘ Y TẾ\tCỘNG HÕA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
    "HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "CHỦ NGHĨA VIỆT NAM", "VIỆT NAM DÂN CHỦ CỘNG HÒA",
])
def test_national_title(line: str) -> None:
    assert is_national_title(line)
    assert not is_motto(line) and not is_party_title(line) and not is_number_line(line) and type_of_line(line) is None


@pytest.mark.parametrize("line", [
    "Theo Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;", "VIỆT NAM", "CỘNG", "", "QUYẾT ĐỊNH",
    "ĐẢNG CỘNG SẢN VIỆT NAM",
])
def test_no_national_title(line: str) -> None:
    assert not is_national_title(line)


@pytest.mark.parametrize("line", [
    "Độc lập - Tự do - Hạnh phúc", "Độc lập – Tự do – Hạnh phúc", "Đôc lập -Tự do- Hanh phúc",
    "Độc Lập-Tự Do-Hạnh Phúc", "TỈNH AN GIANG Độc lập - Tự do - Hạnh phúc", "Độc lập - Tự do Hạnh phúc",
])
def test_motto(line: str) -> None:
    assert is_motto(line)


def test_party_title() -> None:
    assert is_party_title("ĐẢNG CỘNG SẢN VIỆT NAM") and is_party_title("TỈNH ỦY A\tĐẢNG CỘNG SẢN VIỆT NAM")
    assert not is_party_title("Đảng Cộng sản Việt Nam lãnh đạo") and not is_party_title("ĐẢNG BỘ TỈNH A")


@pytest.mark.parametrize("line", [
    "Số: 3411 /SGDĐT-CTTT", "Số:", "Số:        /QĐ-UBND", "Số 36-HD/VPTW", "Luật số: 45/2013/QH13", "Số: ##/CT-UBND",
    "Số 77-b NGÀY 24 THÁNG 12 NĂM 1945", "3411/SGDĐT-CTTT", "-------\tSố : 02/2010/QĐ-TTg",
])
def test_number_line(line: str) -> None:
    assert is_number_line(line)


@pytest.mark.parametrize("line", ["Số lượng: 23", "Số: 158 đường A", "số thứ tự", "SỞ Y TẾ", "12/10/2018", ""])
def test_no_number_line(line: str) -> None:
    assert not is_number_line(line)


@pytest.mark.parametrize("line", [
    "Hà Nội, ngày 05 tháng 3 năm 2020", "Di Linh, ngày      tháng      năm 2018", "Hà Nội, ngày 03", "ngày 01 tháng",
    "Số: 1/QĐ-A\tTP. Hồ Chí Minh, ngày 1 tháng 2 năm 2010",
])
def test_place_date(line: str) -> None:
    assert is_place_date(line)


@pytest.mark.parametrize(("line", "slug"), [
    ("QUYẾT ĐỊNH", "quyet_dinh"), ("QUYÉT ĐỊNH", "quyet_dinh"), ("Q U Y Ế T Đ Ị N H", "quyet_dinh"),
    ("HƯỚNGDẪN", "huong_dan"), ("__ THÔNG TƯ LIÊN TỊCH __", "thong_tu_lien_tich"), ("NGHỊ ĐỊNH", "nghi_dinh"),
    ("THÔNG BÁO", "thong_bao"), ("THÔNG CÁO", "thong_cao"), ("BAO CAO", "bao_cao"), ("KẾ HOẠCN", "ke_hoach"),
    ("QUYẾT ĐỊNH:", None), ("QUYẾT NGHỊ:", None), ("Quyết định", None), ("TRUNG TÂM", None), ("", None),
])
def test_type_of_line(line: str, slug: str | None) -> None:
    assert type_of_line(line) == slug


def test_every_heading_form_is_a_type_line() -> None:
    for kind in document_types():
        for form in kind.heading_forms:
            if "(" not in form and len(form) <= 60:
                assert type_of_line(form) is not None, form


def test_issuer_heads_and_their_examples() -> None:
    for group in read_table("issuer_heads")["groups"]:
        for name in group["examples"]:
            match = issuer_pattern().match(fold(name))
            assert is_issuer_line(name) and match and issuer_heads()[match[0]] == group["rank"], name
    assert not is_issuer_line("BAN HÀNH QUY CHẾ") and not is_issuer_line("Bộ Y tế có trách nhiệm")

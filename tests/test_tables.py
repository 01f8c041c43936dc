"""Every row of the tables is read, and found by each of its names."""

import subprocess
import sys
from pathlib import Path

import pytest

from vbpl import tables


def test_patterns_of_tables_have_no_speed_tricks() -> None:
    """A cue states what must not come before it in ``not_after``; the compiler places the fast look-behind."""
    rows = [row for section in ("cues", "after", "columns", "instructions")
            for row in tables.read_table("relation_triggers").get(section, [])]
    assert len(rows) > 50
    assert [row["pattern"] for row in rows if "(?<" in row.get("pattern", "")] == []


def test_sizes() -> None:
    assert len(tables.document_types()) == 124
    assert len(tables.issuing_bodies()) == 188
    assert len(tables.drafting_units()) == 49
    assert len(tables.provinces()) == 63 + 23
    assert len(tables.read_table("provinces")["provinces_34"]) == 34


@pytest.mark.parametrize(("name", "slug"), [
    ("Quyết định", "quyet_dinh"), ("QUYẾT ĐỊNH", "quyet_dinh"), ("Nghị quyết (cá biệt)", "nghi_quyet"),
    ("Nghị quyết của Ủy ban Thường vụ Quốc hội", "nghi_quyet"), ("Hướng dẫn (Đảng)", "huong_dan"),
    ("Công văn", "cong_van"), ("Thông tư liên tịch", "thong_tu_lien_tich"), ("BỘ LUẬT", "bo_luat"),
    ("Văn bản hợp nhất", "van_ban_hop_nhat"), ("Giấy mời", "giay_moi"), ("Quy chế", "quy_che"), ("Lệnh", "lenh"),
])
def test_slug(name: str, slug: str) -> None:
    assert tables.slug(name) == slug


def test_types_are_found_by_slug_heading_and_abbreviation() -> None:
    for kind in tables.document_types():
        assert kind in tables.types_of_slug(kind.slug)
        assert all(kind in tables.types_of_heading(form.lower()) for form in kind.heading_forms)
        assert all(kind in tables.types_of_abbreviation(abbr, kind.family) for abbr in kind.abbreviations)
    assert tables.types_of_heading("CÔNG HÒA") == tables.types_of_slug("x") == tables.types_of_abbreviation("XX") == ()


def test_official_abbreviations_come_first() -> None:
    names = [kind.base_name for kind in tables.types_of_abbreviation("TT")]
    assert names == ["Thông tư", "Thông tri", "Tờ trình"]
    assert [kind.slug for kind in tables.types_of_abbreviation("TT", "party")] == ["thong_tri"]


def test_bodies_are_found_by_code_and_name() -> None:
    assert len({body.code for body in tables.issuing_bodies()}) == 188
    for body in tables.issuing_bodies():
        assert tables.body_of_code(body.code) == body
        assert all(body in tables.bodies_of_variant(variant) for variant in body.variants)
        found = tables.body_of_name(body.name.upper())
        assert found is not None and found.name == body.name
    assert tables.body_of_name("Bộ Ma thuật") is None


def test_every_successor_is_in_the_table() -> None:
    codes = {body.code for body in tables.issuing_bodies()}
    assert {code for body in tables.issuing_bodies() for code in body.successors} <= codes


@pytest.mark.parametrize(("place", "name"), [
    ("TP. HCM", "Hồ Chí Minh"), ("Thành phố Hồ Chí Minh", "Hồ Chí Minh"), ("TỈNH LÂM ĐỒNG", "Lâm Đồng"),
    ("Thừa Thiên - Huế", "Huế"), ("Đăk Lăk", "Đắk Lắk"), ("ha noi", "Hà Nội"), ("Sông Bé", "Sông Bé"),
])
def test_province_of_name(place: str, name: str) -> None:
    province = tables.province_of_name(place)
    assert province is not None and province.name == name


def test_what_became_of_a_province() -> None:
    province = tables.province_of_name("Kon Tum")
    assert province is not None and province.now == ("Quảng Ngãi",) and province.valid_until == "2025-06-30"
    assert tables.province_of_name("Di Linh") is None


def test_importing_reads_no_table() -> None:
    """Imported without the rest of vbpl, which may need it."""
    code = f"""
import sys, types
package = types.ModuleType("vbpl")
package.__path__ = [{str(Path(tables.__file__).parents[1])!r}]
sys.modules["vbpl"] = package
from vbpl.tables.read import read_table
print(read_table.cache_info().currsize)
"""
    assert subprocess.run([sys.executable, "-c", code], capture_output=True, text=True).stdout == "0\n"

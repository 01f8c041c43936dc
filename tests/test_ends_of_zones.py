"""Where a header and the list of a closing end, and what below them is no part of them."""

import pytest

from vbpl.structure.closing.pieces import split_closing
from vbpl.structure.header.subject import claim_of_number
from vbpl.structure.pieces import Sheet


@pytest.mark.parametrize("text", ["SỐ 12/CP NGÀY 5-1-1995", "Ngày: 5/1/1995", "NGÀY 05 THÁNG 3 NĂM 1995"])
def test_a_number_and_date_below_a_type_go_no_further_than_the_header(text: str) -> None:
    for limit in range(len(text) + 1):
        sheet = Sheet(text, 0, len(text))
        assert claim_of_number(sheet, 0, limit) <= limit
        assert all(piece.end <= limit for piece in sheet.pieces)
    assert text[sheet.of("place_date")[0].start :].lower().startswith("ngày")
    assert sheet.cells() == []


@pytest.mark.parametrize("name", ["Trần Văn Bến", "Bến Hơ Mây"])
@pytest.mark.parametrize("office", ["GIÁM ĐỐC", "GIÁM ĐỐC\n(Đã ký)"])
def test_an_item_below_the_archive_leaves_a_signature_open_for_its_name(office: str, name: str) -> None:
    text = f"Nơi nhận:\n- Như trên;\n- Lưu: VT.\n{office}\n\n- Bến đò Mây\n{name}\n"
    found = [(piece.role, text[piece.start : piece.end]) for piece in split_closing(text, 0, len(text))]
    assert found[-2:] == [("unparsed", "- Bến đò Mây"), ("name", name)]

"""Structure: the cases of tests/cases, and what the outline of numbers allows."""

import datetime
from pathlib import Path

import pytest

from cases_reader import CASES, Case, outline, read_cases, write_cases
from vbpl import parse_bundle
from vbpl.source import Source
from vbpl.structure.numbering.outline import follows, sort_key
from vbpl.structure.numbering.romans import roman_value, to_roman
from vbpl.structure.parse import parse_structure

FILES = sorted(CASES.glob("structure-*.txt"))


def outline_of(text: str) -> str:
    return outline([each.document for each in parse_structure(Source(text))])


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_cases(path: Path, update_cases: bool) -> None:
    cases = read_cases(path)
    found = [case._replace(outline=outline_of(case.text)) for case in cases]
    if update_cases:
        write_cases(path, found)
        return
    for case, got in zip(cases, found, strict=True):
        assert got.outline == case.outline, case.title


def test_number_of_cases() -> None:
    """It notices a file that is lost or read only in part."""
    assert sum(len(read_cases(path)) for path in FILES) == 154


def test_a_case_without_its_outline_is_refused(tmp_path: Path) -> None:
    broken = tmp_path / "structure-broken.txt"
    broken.write_text("=== title\nĐiều 1. Một\n", encoding="utf-8")
    with pytest.raises(ValueError, match="broken"):
        read_cases(broken)


def test_cases_are_written_as_they_are_read(tmp_path: Path) -> None:
    cases = [Case("một", "Điều 1. Một", "document"), Case("hai", "Điều 2. Hai", "document")]
    path = tmp_path / "structure-copy.txt"
    write_cases(path, cases)
    assert read_cases(path) == cases


ORDER = ["1", "2", "2a", "2b", "3", "9", "10", "10a"]
LETTERS = ["a", "b", "c", "d", "đ", "đ1", "đ2", "e", "g", "h", "i", "k"]


@pytest.mark.parametrize("numbers", [ORDER, LETTERS, ["I", "II", "III", "IV", "V", "IX", "X", "XL"]])
def test_sort_key_orders_numbers_as_they_are_printed(numbers: list[str]) -> None:
    backwards = numbers[::-1]
    assert sorted(backwards, key=sort_key) == numbers


@pytest.mark.parametrize(("before", "after"), [
    ("1", "2"), ("5", "5a"), ("5a", "5b"), ("5b", "6"), ("d", "đ"), ("đ", "đ1"), ("đ1", "e"), ("e", "g"), ("e", "f"),
    ("IV", "V"), ("9", "10"),
])
def test_a_number_follows_another(before: str, after: str) -> None:
    assert follows(sort_key(before), sort_key(after))


@pytest.mark.parametrize(("before", "after"), [
    ("1", "1"), ("2", "1"), ("1", "3"), ("5", "7"), ("a", "d"), ("đ", "d"), ("5b", "5a"), ("5a", "7"), ("V", "IV"),
])
def test_a_number_does_not_follow_another(before: str, after: str) -> None:
    assert not follows(sort_key(before), sort_key(after))


def test_roman_numerals_are_read_as_written() -> None:
    assert [roman_value(to_roman(value)) for value in range(1, 300)] == list(range(1, 300))
    assert roman_value("IIII") == roman_value("VX") == roman_value("") == 0


# What stands around the blocks

SIGNED = (
    "Số: 12/QĐ-UBND\nQUYẾT ĐỊNH\nVề việc mở bến\nĐiều 1. Mở bến.\n"
    "Nơi nhận:\n- Sở A;\n- Lưu: VT.\nGIÁM ĐỐC\nNguyễn Văn Đò\n"
)


@pytest.mark.parametrize(("first", "second"), [
    ("mở các bến trong năm 2031 do Cục ban hành", "mở các bến trong ngày 20/11/2031 do Cục ban hành"),
    ("năm 2031 mở các bến", "ngày 20/11/2031 mở các bến"),
])
def test_a_portal_says_number_and_date_that_the_header_lacks(first: str, second: str) -> None:
    letter = "Kính gửi: Các trạm.\nCục đề nghị các trạm mở bến.\nCỤC TRƯỞNG\nNguyễn Văn Bình\n"
    portal = f"Công văn 6278/CĐT-VP {first}\nVăn bản này chưa cập nhật\nCông văn 6278/CĐT-VP {second}\n"
    (document,) = parse_bundle(letter + portal).documents
    assert document.header.number is not None and document.header.number.canonical == "6278/CĐT-VP"
    assert document.header.date == datetime.date(2031, 11, 20)
    assert "V254" in [each.code for each in document.diagnostics]


def test_who_receives_a_form_is_no_recipient() -> None:
    text = f"{SIGNED}PHỤ LỤC I\nĐơn xin bến\nNơi nhận:\n- Như trên;\n- Lưu: …\n(…2…)"
    ((document, _),) = parse_structure(Source(text))
    assert [party.name for party in document.recipients] == ["Sở A", "Lưu: VT"]


def test_recipients_after_an_annex_are_those_of_the_document() -> None:
    unaddressed = SIGNED.replace("Nơi nhận:\n- Sở A;\n- Lưu: VT.\n", "")
    text = f"{unaddressed}PHỤ LỤC I\n1. Bến A.\nNơi nhận:\n- Sở B;\n- Lưu: VT."
    ((document, _),) = parse_structure(Source(text))
    assert [party.name for party in document.recipients] == ["Sở B", "Lưu: VT"]


def test_a_list_of_annexes_after_the_body_is_no_signer() -> None:
    note = "(Ban hành kèm theo Thông tư số 1/2031/TT-BYT)"
    text = f"Số: 1/2031/TT-BYT\nTHÔNG TƯ\nĐiều 1. Mở bến./.\nDANH MỤC PHỤ LỤC\n{note}"
    ((document, _),) = parse_structure(Source(text))
    assert document.signers == () and [each.heading for each in document.attachments] == ["DANH MỤC PHỤ LỤC"]


def test_footnotes_take_the_lines_that_go_on_with_them() -> None:
    notes = "[1] Các\nVăn bản số 1/UBND-VX ngày\n16/11/2031.\n[2] Về\nkết quả của đợt 2.\n"
    text = f"{SIGNED}{notes}Tải về máy"
    ((document, _),) = parse_structure(Source(text))
    aside = {text[each.span.start:each.span.end]: each.role for each in document.fragments[-2:]}
    assert aside == {notes.strip(): "footnote", "Tải về máy": "unparsed"}

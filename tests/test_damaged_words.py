"""Labels and types with one letter that a scanner damaged are repaired; clean texts stay as they are."""

import subprocess
import sys

import pytest

from vbpl import parse_bundle
from vbpl.source import Source


@pytest.mark.parametrize(("damaged", "whole"), [
    ("Kính gửl:", "Kính gửi:"), ("Klnh gửi:", "Kính gửi:"), ("KÍNH GỬl :", "KÍNH GỬI :"),
    ("Kính trìnb:", "Kính trình:"),
    ("Nơl nhận:", "Nơi nhận:"), ("Nơi nhậm1:", None), ("Nơi nhặn:", None),
    ("Kính gử1:", "Kính gửi:"), ("N0i nhận:", "Nơi nhận:"),
    ("QUYẾT ĐlNH Về việc mở kho", "QUYẾT ĐỊNH Về việc mở kho"),
    ("THÔNG BÁ0 Về việc mở kho", "THÔNG BÁO Về việc mở kho"),
    ("KẾ H0ẠCH Về việc mở kho", "KẾ HOẠCH Về việc mở kho"),
])
def test_one_damaged_letter(damaged: str, whole: str | None) -> None:
    source = Source(f"SỞ THỦY LỢI\n{damaged} Sen Hồ")
    assert source.clean == f"SỞ THỦY LỢI\n{whole or damaged} Sen Hồ"
    assert [each.code for each in source.diagnostics] == (["S109"] if whole else [])
    if whole:
        assert source.text[source.diagnostics[0].span.start] == damaged[0]


@pytest.mark.parametrize("line", [
    "Kính mời: Ông Sậy", "Kinh phí: 5 triệu đồng", "Nơi sinh: Sen Hồ", "Nơi ở: Sen Hồ", "Kính gửi: Sở Y tế",
    "Nơi nhận:", "Người nhận: Sen Hồ", "Kính gxxi: Sen Hồ", "QUYẾT TÂM Về việc chung",
    "QUYẾT ĐỊNH Về việc mở kho", "theo Kính gửl: Sen Hồ",
])
def test_clean_words_stay(line: str) -> None:
    source = Source(f"SỞ THỦY LỢI\n{line}\n")
    assert source.clean is source.text and source.diagnostics == []


def test_addressees_and_recipients_are_found() -> None:
    text = "SỞ THỦY LỢI\nSố: 12/STL-VP\nKính gửl: Sở Y tế.\nSở đề nghị mở kho.\nNơl nhận:\n- Như trên.\n"
    (document,) = parse_bundle(text).documents
    assert [each.name for each in (*document.addressees, *document.recipients)] == ["Sở Y tế", "Như trên"]
    assert text[document.addressees[0].span.start :].startswith("Sở Y tế.")


def test_a_long_run_of_candidates_takes_linear_time() -> None:
    assert Source("\nKính mời:" * 20_000).diagnostics == []
    assert Source("\nKính gửl: ông" * 2_000).clean.count("Kính gửi:") == 2_000


def test_clean_texts_do_not_load_regex() -> None:
    code = "import sys, vbpl; vbpl.parse('SỞ Y TẾ\\nKinh phí: 5\\nKính gửi: Sở A'); assert 'regex' not in sys.modules"
    subprocess.run([sys.executable, "-c", code], check=True)

"""No sign is narrower than its repair: where a text does not show it, the repair changes nothing."""

from itertools import chain

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from corpus_tools import read_corpus
from vbpl.source.damaged_numbers import SLIPS
from vbpl.source.look import Look, Repair
from vbpl.source.repairs import CHARACTERS, HEADS, LINE_ENDS, LINES, WORDS
from vbpl.source.torn_words import HEADS as TORN
from vbpl.source.torn_words import TEARS
from vbpl.text.folding import UNUSED, USUAL

REPAIRS = tuple(each for each in chain(LINE_ENDS, CHARACTERS, LINES, WORDS) if each.sign and not each.sign.early)
DAMAGED = [
    "\nĐiền 2. A", "\nĐiều 2, A", "\nĐi\nều 1. A", "\nl Điều 2. A", "\nDiều 2. A", "\nDieu 2, A", "\nÐiều 2. A",
    "Điều 1. A", "\nÑ Chương I\n", "\nKính gửl: A", "\nKlnh gửi: A", "\nNơl nhận :", "\n- Nơi nhân:", "\nXính trình:",
    "\nQUYẾT ĐlNH Về việc A", "\n** QUYẾT ĐlNH VỀ VIỆC A", "\nSỏ: 12/QĐ", "\n56. 7/NQ", "\nSố; 4-QĐ",
    "\n5ố 4/2020/NĐ", "\nTrang 2/5\n", "\n- 3 -\n", "\n12\n", "\n12 –\n", "\nPAGE 3\n",
    "\n3 CÔNG BÁO/Số 5 + 6/Ngày 1-2-2024", "\nÔNG BÁO/Số 5/Ngày 1-2-2024 4\n", "about:blank 1/2",
    "\n21:27 8/8/31 about:blank\n", "\n3/9\n21:27 8/8/31\n", "\n8/8/31, 9:05 AM\n", "https://a.vn/abc 3/12\n",
    " 5 ÔNG BÁO/Số 1/Ngày 1-2", "\nVĂN PHÒNG QUỐC HỘI\t\tCƠ SỞ DỮ LIỆU LUẬT VIỆT NAM LAWDATA\n",
    "\nĐiều khoản được sửa đổi\n", "\nứ Luật", "ủ\nỷ ban ", "ỦYBAN ", "UỶBAN ", "CHÍNII ", "oo  A", "\n oo\tA",
    "\n- a) A", "\n  - 1.1. A", "_16_", "\n_Căn cứ_\n", "__A__", "![a]()", "[a](#b)", "> A\n", "# A\n", "\\.",
    "**A**", "*", "|", "<b>", "củ?a ", "==> picture [1 x 2] intentionally omitted <==",
    "----- Start of picture text -----", "\n\n", "\n \n", "\n\t\n", "a\n", "\n  A\n", "\tA\n", "  ",
    ". QUYẾT ĐỊNH:\n", "\u2044", "§", "A", "\n", " ", ":", "\f", "\r", "\0", "\xa0", "\ufeff", "Đ", "1",
]
PIECES = [*DAMAGED, *(each.printed for each in (*SLIPS, *TEARS, *TORN))]
made = st.lists(st.sampled_from(PIECES) | st.text(max_size=2), max_size=8).map("".join)
corpus = st.sampled_from([case.text for case in read_corpus()])


@st.composite
def damaged(draw: st.DrawFn) -> str:
    """A piece of a document of corpus/ with damage in it, or damage alone."""
    text = draw(corpus)
    start = draw(st.integers(0, len(text)))
    piece, between = text[start : start + draw(st.integers(0, 300))], draw(made)
    at = draw(st.integers(0, len(piece)))
    return piece[:at] + between + piece[at:]


def changes(repair: Repair, text: str) -> bool:
    return any(step.hits for step in repair.make(text))


@settings(max_examples=300)
@given(made | damaged())
def test_a_text_without_the_sign_stays(text: str) -> None:
    look = Look(text, HEADS)
    assert not [repair for repair in REPAIRS if not look.shows(repair.sign) and changes(repair, text)]


@pytest.mark.parametrize("piece", PIECES)
def test_each_kind_of_damage_shows_its_sign(piece: str) -> None:
    for text in (piece, f"A\n{piece}", f"A{piece}\n", f"\nĐiều 1. A\n{piece} A\n"):
        look = Look(text, HEADS)
        assert not [repair for repair in REPAIRS if not look.shows(repair.sign) and changes(repair, text)]


def test_all_usual_characters_that_a_repair_changes_are_in_its_sign() -> None:
    for repair in (*LINE_ENDS, *CHARACTERS):
        if repair.sign and repair.sign.unusual:
            matched = {each for each in USUAL.rstrip(UNUSED) if repair.sign.unusual.match(each)}
            assert matched <= set(repair.sign.characters)

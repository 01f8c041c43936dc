"""Folding: what counts as the same word."""

import sys
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from vbpl.source.capitals import lacks_capitals
from vbpl.structure.words import bare
from vbpl.text.folding import USUAL, fold, fold_bytes, squeeze, to_bytes, tone_key


def test_fold_drops_case_tone_and_shape() -> None:
    assert fold("ỦY BAN NHÂN DÂN Đắk Nông, ngữ nghĩa, Ðiều") == "uy ban nhan dan dak nong, ngu nghia, dieu"


def test_fold_covers_every_vietnamese_letter() -> None:
    shapes = "aăâeêioôơuưy"
    marks = ["", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323"]
    letters = "".join(unicodedata.normalize("NFC", shape + mark) for shape in shapes for mark in marks)
    folded = "".join(plain * 6 for plain in "aaaeeiooouuy")
    assert fold(letters) == folded
    assert fold(letters.upper()) == folded


def test_a_rare_character_does_not_change_how_the_others_fold() -> None:
    every = [chr(code) for code in range(sys.maxunicode + 1)]
    assert [fold(each) for each in every] == list(fold("".join(every)))


@given(st.text())
def test_fold_keeps_offsets(text: str) -> None:
    assert len(fold(text)) == len(text)


usual_texts = st.text(st.sampled_from(sorted(set(USUAL) - {"\ufffe"})))


@given(usual_texts)
def test_usual_characters_fold_by_their_bytes(text: str) -> None:
    usual = to_bytes(text)
    assert usual is not None
    assert fold_bytes(usual) == fold(f"{text}→")[:-1]
    assert lacks_capitals(text, usual) == lacks_capitals(text)


@given(usual_texts | st.text())
def test_bare_letters_are_those_of_the_folded_text(text: str) -> None:
    assert bare(text) == "".join(letter for letter in fold(text) if "a" <= letter <= "z")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("hoà", "hòa"), ("HOÁ", "hóa"), ("thuỷ", "thủy"), ("Uỷ", "ỦY"), ("khoẻ", "khỏe"), ("oà", "òa"),
        ("kỹ", "kĩ"), ("lý", "lí"), ("quy", "qui"), ("Mỹ", "Mĩ"), ("quý", "qúy"), ("ngoài", "ngòai"),
        ("toàn", "tòan"), ("hoà", "hoa\u0300"),
    ],
)
def test_spellings_of_one_word_share_a_key(one: str, other: str) -> None:
    assert tone_key(one) == tone_key(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hòa", "hóa"), ("của", "cua"), ("tai", "tay"), ("quyết", "quiết"), ("ma", "mà"), ("thúy", "thúi"), ("dạ", "đạ")],
)
def test_different_words_differ(one: str, other: str) -> None:
    assert tone_key(one) != tone_key(other)


@given(st.text(alphabet="hoòóaàkyỳqutn ữủỷ"))
def test_tone_key_is_its_own_key(text: str) -> None:
    assert tone_key(tone_key(text)) == tone_key(text)


def test_squeeze() -> None:
    assert squeeze("\n Tỉnh \t ủy\u00a0 X\r\n") == "Tỉnh ủy X"

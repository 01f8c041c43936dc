"""Folding: which spellings count as the same word."""

import re
import sys
import unicodedata
from collections.abc import Iterator
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from unidecode import unidecode

from vbpl.identity.places import slug as place_slug
from vbpl.source.capitals import lacks_capitals
from vbpl.structure.words import bare
from vbpl.tables import document_types, read_table
from vbpl.text.folding import USUAL, fold, fold_bytes, squeeze, to_bytes, tone_key

VOWELS = [unicodedata.normalize("NFC", shape + mark) for shape in "aăâeêioôơuưy"
          for mark in ("", "\u0300", "\u0301", "\u0303", "\u0309", "\u0323")]  # fmt: skip
LETTERS = "".join([*VOWELS, *"bcdđghklmnpqrstvx", *"fjwzÐð"])
"""Every Vietnamese letter, those of names from other languages, and the eth that stands for đ."""
WORD = re.compile(f"[{LETTERS}{LETTERS.upper()}]+")


def strings(value: Any) -> Iterator[str]:
    """Keys and strings of a table, however deep."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from value
        for each in value.values():
            yield from strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from strings(each)


def table_strings() -> list[str]:
    names = {Path(each.name).stem for each in files("vbpl.tables").iterdir() if each.name.endswith((".json", ".toml"))}
    return sorted({text for name in names for text in strings(read_table(name))})


TABLE_STRINGS = table_strings()
TABLE_WORDS = sorted({word for text in TABLE_STRINGS for word in WORD.findall(text)})


def test_letters_fold_as_unidecode_has_them() -> None:
    for letter in LETTERS + LETTERS.upper():
        assert fold(letter) == unidecode(letter).lower(), letter


def test_words_of_the_tables_fold_as_unidecode_has_them() -> None:
    assert len(TABLE_WORDS) > 3000
    assert [word for word in TABLE_WORDS if fold(word) != folded(word)] == []
    assert [word for word in TABLE_WORDS if (usual := to_bytes(word)) and fold_bytes(usual) != folded(word)] == []


def folded(text: str) -> str:
    return unidecode(text).lower()


def test_slugs_are_those_of_unidecode() -> None:
    """Names of bodies, places and types, and all other Vietnamese strings of the tables."""
    printed = [text for text in TABLE_STRINGS if re.fullmatch(rf"[{LETTERS}{LETTERS.upper()}\d\s.,;:()/&'–-]+", text)]
    assert len(printed) > 2000
    for text in printed:
        words = re.findall("[a-z0-9]+", folded(text.replace("–", " ")))
        assert place_slug(text) == "-".join(words), text


def test_slugs_of_types_are_those_of_unidecode() -> None:
    for kind in document_types():
        assert kind.slug == "_".join(re.findall("[a-z0-9]+", folded(kind.base_name))), kind


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

"""First looks at a line reject only what the whole question rejects."""

import re

import pytest

from vbpl.source import Source
from vbpl.structure.annexes import FIRST_LETTERS, annex_head
from vbpl.structure.captions import CAPTION, caption_of, read_caption
from vbpl.structure.line_kinds.header import begins_header, is_national_title, is_number_line, may_head
from vbpl.structure.line_kinds.preamble import GROUND, NO_GROUND, STRAY
from vbpl.structure.lines import split_lines
from vbpl.structure.names import post_heads
from vbpl.structure.numbering.markers import article_marker, keyword_marker, plain_markers
from vbpl.structure.numbering.styles import STYLES
from vbpl.structure.page import NOTE_REACH, OPENING_PARTS, Page
from vbpl.tables import read_table
from vbpl.text.folding import USUAL, fold, words_of
from vbpl.text.letters import any_of
from vbpl.text.syllables import _OTHER_SIGNS, _SURE_SIGNS, holds_sign

HEADS = [head for group in read_table("issuer_heads")["groups"] for head in group["heads"]]
EXAMPLES = [line for style in STYLES for line, _ in style.examples]
LINES = [*EXAMPLES, *sorted(OPENING_PARTS),
         "1. Bến đò", "A. BẾN ĐÒ", "I. BẾN ĐÒ", "Il. BẾN ĐÒ", "Khoản 1. Bến", "Bến đò mở",
         "HI. BẾN ĐÒ", "a) Bến đò", "- Bến đò", "** Điều 3. Bến đò", "Diều 5. Bến đò", "Lời hứa của bến", "Điện về xã"]


def page_of(*lines: str) -> Page:
    source = Source("\n".join(lines))
    return Page(source.clean, source.folded, split_lines(source.clean))


@pytest.mark.parametrize("words", [HEADS, list(map(fold, HEADS)), list(map(fold, post_heads()))])
def test_a_tree_of_words_finds_the_longest_as_their_alternation_does(words: list[str]) -> None:
    row = re.compile("(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")(?!\w)")
    tree = re.compile(any_of(words))
    for word in words:
        for text in (word, f"{word} {words[0]}", f"{word}a", word[:-1], f"{word}."):
            assert (found := tree.match(text)) is not None or row.match(text) is None
            assert found is None or found.span() == row.match(text).span()  # type: ignore[union-attr]


def test_signs_of_a_scanner_in_any_case() -> None:
    for each in map(chr, (*range(0xD800), *range(0xE000, 0x10000))):
        sign = not _SURE_SIGNS.isdisjoint(each.lower()) or each in _OTHER_SIGNS
        assert holds_sign(f"a{each}b") == sign, hex(ord(each))


@pytest.mark.parametrize("text", ["Số 12/QĐ-UBND,  ngày_5\tÂn", "ẤP Ð ƒ x́", "", *USUAL])
def test_words_are_those_of_the_pattern(text: str) -> None:
    assert words_of(text) == re.findall(r"\w+", text.lower())


@pytest.mark.parametrize("line", LINES)
def test_heads_of_units(line: str) -> None:
    page = page_of(line)
    text, (start, end, _) = page.text, page.lines[0]
    article = article_marker(text, start, end)
    assert page.article(0) == (article[0] if article and article[1] else None)
    assert page.begins_part(0) == (keyword_marker(text, start, end) is not None or page.words[0] in OPENING_PARTS)
    assert page.is_unit(0) == any(each.number in ("1", "I", "A") for each in plain_markers(text, start, end))


def test_a_ground_begins_with_a_letter_of_grounds() -> None:
    heads = ("Căn cứ", "CAN CU", "Xét", "Chiếu", "Thể theo", "Theo đề nghị", "Qua xem xét", "Trên cơ sở", "Sau khi",
             "Vì tình thế", "Hưởng ứng", "Nhằm mục", "Để thực hiện", "Đề bảo", "Tiếp theo", "Thực hiện", "Triển khai")
    for head in heads:
        assert GROUND.match(fold(head)) is not None
        assert head.lstrip(STRAY)[0] not in NO_GROUND


@pytest.mark.parametrize("line", [
    "Công văn 12/SYT-NV ngày 02/3/2031 về việc trực đê", "Thông tư liên tịch số 123456a/TTLT-BYT của bến",
    "Công văn về việc trực đê", "Quyết định 5-QĐ/TU năm 2031 về bến đò",
])
def test_captions(line: str) -> None:
    assert read_caption(line, split_lines(line)[0]) == caption_of(CAPTION.match(line))


@pytest.mark.parametrize("line", [
    "PHỤ LỤC I", "Phụ lục I", "PL 1", "Mẫu số 02", "MẪU SỐ 02", "Biểu 1", "BIỂU MẪU 2", "(Mẫu số 3)", "[Phụ lục I]",
])
def test_annexes_begin_with_their_letters(line: str) -> None:
    assert line[:2] in FIRST_LETTERS
    assert line.startswith(("(", "[")) or annex_head(page_of(line), 0) is not None


def test_lines_near_a_note_are_within_its_reach() -> None:
    page = page_of(*(["Bến đò mở lại"] * 12), "(Ban hành kèm theo Quyết định số 5/QĐ-SYT)", "Bến đò")
    assert page.near_notes == set(range(12 - NOTE_REACH, 13))


@pytest.mark.parametrize("line", [
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Cộng hòa xã hội chủ nghĩa Việt Nam", "Cộng hoà xả hội chủ nghĩa Việt Mam",
    "SỞ Y TẾ", "Số: 12/QĐ-SYT", "Bến đò mở lại", "SỞ Y TẾ\tBến đò mở lại", "Độc lập - Tự do - Hạnh phúc",
])
def test_what_begins_a_header_may_head(line: str) -> None:
    assert may_head(line) or not (begins_header(line) or is_national_title(line) or is_number_line(line))

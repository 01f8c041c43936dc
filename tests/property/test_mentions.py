"""Mentions made from ``citation.lark``, printed and put into a text, are found by ``parse`` with the same structure.

Alone, in a list, below a heading, and torn over line ends.
"""

import textwrap

import pytest
from hypothesis import HealthCheck, assume, given, settings

import vbpl
from vbpl.citations import find_citations
from vbpl.citations.find.phrase import parse_shape
from vbpl.model import Citation
from vbpl.structure.annexes import annex_head
from vbpl.structure.lines import ends_sentence, split_lines
from vbpl.structure.numbering.markers import article_marker, keyword_marker, plain_markers
from vbpl.structure.page import Page
from vbpl.text.folding import fold

from .printed_sentences import is_printed, printed
from .sentences import sentences

HEAD = (
    "UBND TỈNH BẾN MÂY\nSố: 12/QĐ-UBND\nBến Mây, ngày 5 tháng 3 năm 2021\nQUYẾT ĐỊNH\nVề bến đò\n"
    "QUYẾT ĐỊNH:\nĐiều 9. Bến đò\n"
)
WORDS = "Các bến, các đội và các tổ lái đò trong tỉnh làm đúng như đã ghi, trước hết là theo "
PLACES = {
    "alone": ("1. Đò có phao.\n2. ", WORDS + "{}."),
    "in a list": ("1. ", WORDS + "Luật Giá số 11/2012/QH13; {}; Nghị định số 9/2009/NĐ-CP."),
    "below a heading": ("", WORDS + "{}."),
}
OTHERS = {"Luật Giá số 11/2012/QH13", "Nghị định số 9/2009/NĐ-CP"}
"""The mentions around one in a list."""


def said(citation: Citation) -> tuple[object, ...]:
    number = citation.number.canonical if citation.number else None
    return (
        " ".join(citation.text.split()), citation.kind, number, citation.date, citation.year, citation.issuer,
        citation.name, citation.provisions,
    )


def is_doubtful(text: str) -> bool:
    """Whether a line end may mean more than a tear: an item ends above it, or a unit begins below it."""
    lines = split_lines(text)
    page = Page(text, fold(text), lines)
    return any(ends_sentence(text, line) for line in lines[:-1]) or any(
        plain_markers(text, line.start, line.end) or article_marker(text, line.start, line.end)
        or keyword_marker(text, line.start, line.end) or annex_head(page, at)
        for at, line in enumerate(lines) if at
    )


@pytest.mark.parametrize("place", sorted(PLACES))
@given(sentence=sentences("citation", most=12))
@settings(max_examples=25, suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_a_mention_of_a_document_is_found_where_it_stands(place: str, sentence: list[str]) -> None:
    assume(is_printed(sentence))
    mention = printed(sentence)
    (found, *others) = find_citations(f"theo {mention}.") or [None]
    assume(found is not None and found.target == "other" and not others)
    assert found is not None
    assert found.text == mention
    assert (found.kind is not None) == (parse_shape(tuple(sentence)).document is not None)
    before, words = PLACES[place]
    paragraph = before + words.format(mention)
    for width in (10_000, 100, 70, 50):
        torn = textwrap.fill(paragraph, width, break_long_words=False, break_on_hyphens=False, replace_whitespace=False)
        if not is_doubtful(torn.removeprefix(before)):
            cited = [said(each) for each in vbpl.parse(f"{HEAD}{torn}\nĐiều 10. Hết.\n").citations]
            assert [each for each in cited if each[0] not in OTHERS] == [said(found)]

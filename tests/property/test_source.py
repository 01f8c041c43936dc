"""Promises of every source text, however it is damaged."""

import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from vbpl.source import Source

PIECES = [
    "Điều 1. ", "Căn cứ", "\n", "\n\n", "\t", " ", "2\n", "\f", "- 2 -\n", "Trang 2/10\n", "|", " | ", "|---|\n", "**",
    "*", "__", "____", "#", "# ", "&nbsp;", "&aacute;", "&#7879;", "&amp;", "&", "<b>", "<br>", "</p>", "\u00d0",
    "\u0301", "\u0323", "\u0302", "\u0340", "\u0344", "\u1ea1", "ê", "e", "o", "\u0422", "\u03bf", "\u00a0", "\u200b",
    "\u00ad", "\ufeff", "\x00", "\x0b", "\u2028", "\ud800", "\uac00", "\u1100\u1161", "\u0958", "\U0001f600", "C¨n cø ",
    "Vieät ", "Viá»‡t ", "\\u1ea3", "đợc ", "ngời ", "[", "](#a)", "\\*", "ﬁ", "０",
]
damaged = st.lists(st.sampled_from(PIECES) | st.characters(), max_size=30).map("".join)


@given(damaged)
def test_composed_and_decomposed_text_are_one(text: str) -> None:
    assert Source(unicodedata.normalize("NFD", text)).clean == Source(unicodedata.normalize("NFC", text)).clean


@given(damaged)
def test_line_ends_of_windows_are_one_with_those_of_unix(text: str) -> None:
    unix = text.replace("\r", "")
    assert Source(unix.replace("\n", "\r\n")).clean == Source(unix).clean


@given(damaged)
def test_clean_text_is_normal(text: str) -> None:
    clean = Source(text).clean
    assert unicodedata.is_normalized("NFC", clean)
    assert not set(clean) & set("\r\f\v\x00\u00a0\u200b\u00ad\ufeff\u2028\u00d0\ud800")


@given(damaged)
def test_every_clean_character_was_printed_in_order(text: str) -> None:
    source = Source(text)
    spans = [source.span(at, at + 1) for at in range(len(source.clean))]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.start <= other.start and one.end <= other.end for one, other in pairwise(spans))


@given(damaged)
def test_the_maps_are_monotone_and_cover_the_text(text: str) -> None:
    source = Source(text)
    printed = [source.to_printed(at) for at in range(len(source.clean) + 1)]
    clean = [source.to_clean(at) for at in range(len(text) + 1)]
    assert printed == sorted(printed)
    assert clean == sorted(clean)
    assert (printed[-1], clean[-1]) == (len(text), len(source.clean))
    assert all(source.to_clean(start) <= at for at, start in enumerate(printed))


@given(damaged, st.data())
def test_a_span_is_that_of_its_characters(text: str, data: st.DataObject) -> None:
    source = Source(text)
    start = data.draw(st.integers(0, len(source.clean)))
    end = data.draw(st.integers(start, len(source.clean)))
    span = source.span(start, end)
    if start < end:
        assert span.start == source.span(start, start + 1).start
        assert span.end == source.span(end - 1, end).end
    else:
        assert span.start == span.end == source.to_printed(start)


REPAIRED = [
    ("&ecirc;", "ê"), ("e\u0323\u0302", "ệ"), ("Ð", "Đ"), ("ð", "đ"), ("&#7879;", "ệ"), ("Điều", "Điều"),
    (".\r\n", ".\n"), (".\u2028", ".\n"), ("&amp;amp;quot;", '"'), ("ｓ", "s"), ("\x01x", " x"), ("\\u1ea3", "ả"),
    ("x", "x"), ("\u3000x", " x"),
]


@settings(max_examples=200)
@given(st.lists(st.sampled_from(REPAIRED), max_size=20))
def test_each_repair_knows_where_it_was_printed(pieces: list[tuple[str, str]]) -> None:
    source = Source("".join(printed for printed, _ in pieces))
    assert source.clean == "".join(clean for _, clean in pieces)
    start = clean_start = 0
    for printed, clean in pieces:
        span = source.span(clean_start, clean_start + len(clean))
        assert (span.start, span.end) == (start, start + len(printed))
        assert source.to_clean(span.start) == clean_start
        start, clean_start = span.end, clean_start + len(clean)


@given(st.lists(st.sampled_from(REPAIRED), max_size=20))
def test_repaired_text_is_clean(pieces: list[tuple[str, str]]) -> None:
    clean = Source("".join(printed for printed, _ in pieces)).clean
    assert Source(clean).clean is clean

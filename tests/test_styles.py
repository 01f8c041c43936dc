"""Styles of heads: each row of the table matches its examples, and every row is needed."""

import re

import pytest

from vbpl.grammar import terminals
from vbpl.structure.body.nesting import level
from vbpl.structure.numbering.markers import article_marker, keyword_marker, plain_markers
from vbpl.structure.numbering.outline import Marker, family
from vbpl.structure.numbering.styles import STYLES, Style

EXAMPLES = [(style, *example) for style in STYLES for example in style.examples]


def marker_of(line: str) -> Marker | None:
    article = article_marker(line, 0, len(line))
    found = article[0] if article else keyword_marker(line, 0, len(line))
    return found or next(iter(plain_markers(line, 0, len(line))), None)


@pytest.mark.parametrize(("style", "line", "number"), EXAMPLES, ids=[each[1] for each in EXAMPLES])
def test_an_example_is_read_by_its_style(style: Style, line: str, number: str | None) -> None:
    marker = marker_of(line)
    assert marker is not None
    assert marker.number == number
    assert level(marker.kind) == style.level
    assert family(marker.style) == {"khoan": "arabic", "bullet": family(marker.style)}.get(style.name, style.name)


@pytest.mark.parametrize(("style", "line"), [each[:2] for each in EXAMPLES], ids=[each[1] for each in EXAMPLES])
def test_only_its_own_style_reads_an_example_first(style: Style, line: str) -> None:
    """Among the styles without a keyword, no row above matches it. The words of keywords differ from each other."""
    above = STYLES[: STYLES.index(style)]
    fitting = [each.name for each in above if pattern_of(each).match(line)]
    assert fitting == []


def pattern_of(style: Style) -> re.Pattern[str]:
    blank = r"\s{1,64}" if style.level in ("PART", "CHAPTER", "SECTION", "SUBSECTION", "ARTICLE") and style.word else ""
    return re.compile(f"(?:{style.word}) {blank} (?:{style.number}) (?:{style.sign}) {style.after}", re.VERBOSE)


@pytest.mark.parametrize("line", [
    "Điều 5 của Luật này", "Chương này", "1.1.2020", "12/5/2020", "2.500 đồng", "Phần lớn", "IVA. Bến", "i",
    "-- Bến", "khoản nợ 5.", "A Bến",
])
def test_what_heads_nothing(line: str) -> None:
    article = article_marker(line, 0, len(line))
    assert marker_of(line) is None or (article is not None and not article[1])


HEADS = ["1.", "1)", "12.", "11.", "111.", "3.12", "2.500", "I.", "I:", "II-", "l.", "a)", "b1)", "b.2)", "đ/", "-",
         "-5", "-4.", "+", "B.", "K.", "k)", "1", "a", "Khoản", "1.1.", "HI.", "|)", "3,"]


@pytest.mark.parametrize("below", ["Bến đò", "BẾN ĐÒ", "bến đò"])
@pytest.mark.parametrize("head", HEADS)
def test_a_head_kept_by_its_print_is_read_as_any_other(head: str, below: str, monkeypatch: pytest.MonkeyPatch) -> None:
    line = f"{head} {below}"
    kept = plain_markers(line, 0, len(line))
    monkeypatch.setattr("vbpl.structure.numbering.markers._before_word", lambda _: None)
    assert kept == plain_markers(line, 0, len(line))


def test_every_row_has_examples_and_a_level_of_the_grammar() -> None:
    assert all(style.examples for style in STYLES)
    assert {style.level for style in STYLES} <= set(terminals("document"))
    assert len({style.name for style in STYLES}) == len(STYLES)


@pytest.mark.parametrize(("line", "style", "width"), [
    ("1.      Bến", "arabic.", 8), ("1.       Bến", None, 0), ("5.", "arabic.", 2), ("5", None, 0),
    ("1. “Bến", "arabic.", 3), ("1.“Bến", None, 0), ("999. Bến", "arabic.", 5), ("1234. Bến", None, 0),
    ("1.1.   Bến", "dotted", 7), ("1.1.2020", None, 0), ("1.1   Bến", "dotted", 6), ("1.1    Bến", None, 0),
    ("1.1.%", None, 0), ("1.1.-Bến", "dotted", 5), ("1.1.1.1. Bến", "dotted", 9), ("1.1.1.1.1. Bến", None, 0),
    ("12.12. Bến", "dotted", 7), ("123.1. Bến", None, 0), ("IV.    BẾN", "roman.", 7), ("IV.     BẾN", None, 0),
    ("IV.“Bến", "roman.", 3), ("IV.5", None, 0), ("XXXVIII. BẾN", "roman.", 9), ("LXXXVIII. BẾN", None, 0),
    ("B.    BẾN", "upper.", 6), ("B.     BẾN", None, 0), ("B. 5", "upper.", 3), ("B.Bến", None, 0),
    ("a.) Bến", "letter.", 4), ("a12) Bến", "letter)", 5), ("a123) Bến", None, 0), ("-    Bến", "-", 5),
    ("-     Bến", None, 0), ("--Bến", None, 0), ("Khoản thứ nhất. Bến", "arabic.", 16), ("khoản 2 Bến", None, 0),
    ("khoản 2.Bến", None, 0), ("khoản 1000. Bến", None, 0),
])
def test_how_far_a_head_reaches(line: str, style: str | None, width: int) -> None:
    """Each bound of a style from both sides."""
    first = next(iter(plain_markers(line, 0, len(line))), None)
    assert (first and first.style, first.width if first else 0) == (style, width)

"""Outline: the depth of a marker among the open units, and how numbers are ordered and counted."""

import itertools

import pytest

from vbpl.structure.numbering.outline import (
    ALPHABET,
    Key,
    Marker,
    Outline,
    follows,
    is_first,
    leaps,
    roman_value,
    sort_key,
)


def depths(markers: str, how: str) -> str:
    """Depths of markers one after the other; ``-`` heads no unit; a ``?`` after a number makes it unsure."""
    outline, found = Outline(excerpt="excerpt" in how), []
    for word in markers.split():
        style, _, number = word.partition(":")
        plain = number.rstrip("?")
        marker = Marker(style, plain or None, sort_key(plain), 2, plain == number)
        depth = outline.place(marker, strong="weak" not in how, restart="going on" not in how)
        found.append("-" if depth is None else str(depth))
        if depth is not None:
            outline.enter(marker, depth)
    return " ".join(found)


@pytest.mark.parametrize(("markers", "how", "expected"), [
    ("article:1 arabic.:1 letter):a letter):b arabic.:2 article:2", "", "0 1 2 2 1 0"),
    ("chapter:I article:1 arabic.:1 chapter:II article:2 article:3", "", "0 1 2 0 1 1"),
    ("part:1 chapter:I section:1 subsection:1 article:1 section:2 chapter:II part:2", "", "0 1 2 3 4 2 1 0"),
    ("article:1 article:2 article:2a article:3 article:5 article:4", "", "0 0 0 0 0 -"),
    ("article:1 article:2 article:2a article:3 article:5", "weak", "0 0 0 0 -"),
    ("article:2", "", "0"),
    ("article:3", "", "0"),
    ("article:4", "", "-"),
    ("article:2", "weak", "-"),
    ("article:9", "excerpt", "0"),
    ("article:9", "excerpt, weak", "0"),
    ("article:1 article:1", "", "0 0"),
    ("article:5 article:1", "excerpt", "0 0"),
    ("arabic.:1 arabic.:2 arabic.:4 arabic.:7 arabic.:11", "", "0 0 0 0 -"),
    ("arabic.:1 arabic.:2 arabic.:5", "", "0 0 0"),
    ("arabic.:1 arabic.:2 arabic.:6", "", "0 0 -"),
    ("arabic.:1 arabic.:2 arabic.:4", "weak", "0 0 -"),
    ("arabic.:2", "", "0"),
    ("arabic.:2", "weak", "-"),
    ("arabic.:3", "", "-"),
    ("arabic.:3", "excerpt", "0"),
    ("arabic/:3", "excerpt", "0"),
    ("letter):b", "", "0"),
    ("letter):c", "", "-"),
    ("arabic.:1 arabic.:1", "", "0 1"),
    ("arabic.:1 arabic):1 arabic):2 arabic.:2", "", "0 1 1 0"),
    ("roman.:I arabic.:1 letter):a roman.:II arabic.:1", "", "0 1 2 0 1"),
    ("upper.:A roman.:I arabic.:1 upper.:B", "", "0 1 2 0"),
    ("roman.:I upper.:A upper.:B roman.:II", "", "0 0 0 0"),
    ("roman.:I article:1 arabic.:1 roman.:II article:2", "", "0 1 2 0 1"),
    ("arabic.:1 dotted:1.1 dotted:1.2 dotted:1.2.1 dotted:1.3 arabic.:2 dotted:2.1", "", "0 1 1 2 1 0 1"),
    ("arabic.:1 dotted:1.3", "", "0 1"),
    ("arabic.:1 dotted:1.4", "", "0 -"),
    ("dotted:1.1 dotted:1.2", "", "0 0"),
    ("dotted:1.2", "", "-"),
    ("dotted:3.2", "excerpt", "0"),
    ("arabic.:1 - - + + - arabic.:2 -", "", "0 1 1 2 2 1 0 1"),
    ("- - +", "", "0 0 1"),
    ("article:1 - arabic.:1 -", "", "0 1 1 2"),
    ("arabic.:1 letter):a arabic.:1", "going on", "- - -"),
    ("arabic.:1 letter):a", "going on", "- -"),
    ("arabic.:1 arabic.:2?", "", "0 0"),
    ("arabic.:2?", "", "-"),
    ("letter):c letter):d letter):đ letter):e letter):f letter):g", "excerpt", "0 0 0 0 0 0"),
    ("letter):a letter):b letter):d", "", "0 0 0"),
    ("letter):a letter):b letter):h", "", "0 0 -"),
    ("letter):i letter):j letter):k", "excerpt", "0 0 0"),
    ("letter):v letter):w letter):x", "excerpt", "0 0 0"),
    ("letter):y letter):z", "excerpt", "0 0"),
    ("article:1 arabic.:1 letter):a article:2 letter):b", "", "0 1 2 0 1"),
    ("article:1 letter):a arabic.:2 letter):b", "", "0 1 1 2"),
    ("article:1 letter):a letter):b arabic.:3", "excerpt", "0 1 1 1"),
    ("article:1 arabic.:1 arabic.:1a arabic.:1b arabic.:2", "", "0 1 1 1 1"),
    ("arabic.:1 arabic.:2 letter):a letter):b arabic.:5", "", "0 0 1 1 0"),
])
def test_depths(markers: str, how: str, expected: str) -> None:
    """``weak``: no paragraph ended before; ``going on``: no sequence may begin; ``excerpt``: the text is a part."""
    assert depths(markers, how) == expected


def test_no_more_than_twelve_units_are_open() -> None:
    styles = [f"letter{sign}:a" for sign in ")."] + ["arabic.:1"] * 20
    assert max(int(depth) for depth in depths(" ".join(styles), "").split() if depth != "-") == 11


@pytest.mark.parametrize(("marker", "before"), [("arabic.:3", "2"), ("arabic.:5", "2"), ("letter):c", None)])
def test_the_number_that_a_marker_leapt_from(marker: str, before: str | None) -> None:
    outline = Outline()
    for number in "12":
        outline.enter(Marker("arabic.", number, sort_key(number), 2), 0)
    style, number = marker.split(":")
    leapt = outline.leapt_from(Marker(style, number, sort_key(number), 2), 0)
    assert leapt == (None if number == "3" else before)


@pytest.mark.parametrize(("number", "key"), [
    ("5", (5,)), ("5a", (5, 1002)), ("5ab", (5, 1002, 1004)), ("d", (1008,)), ("đ", (1010,)), ("đ1", (1010, 1)),
    ("e", (1012,)), ("II", (2,)), ("IIA", (2,)), ("XIV", (14,)), ("CCC", (300,)), ("1.1", (1, 1)), ("1.10", (1, 10)),
    ("", ()), ("?", ()), ("A", (1002,)), ("B", (1004,)), ("I", (1,)), ("b)", (1004,)), (" 7 ", (7,)),
])
def test_order_of_a_number(number: str, key: Key) -> None:
    assert sort_key(number) == key


def test_letters_have_one_order() -> None:
    """The letters of điểm, and those that careless writers add."""
    letters = ALPHABET.replace("e", "ef").replace("i", "ij").replace("v", "vw") + "z"
    assert sorted(letters, key=sort_key) == list(letters)
    assert all(follows(sort_key(one), sort_key(two)) for one, two in itertools.pairwise(letters))
    assert all(follows(sort_key(one), sort_key(two)) for one, two in itertools.pairwise(ALPHABET))


@pytest.mark.parametrize(("numeral", "value"), [("I", 1), ("XIV", 14), ("CCC", 300), ("IIA", 0), ("IIII", 0), ("b", 0)])
def test_value_of_a_numeral(numeral: str, value: int) -> None:
    assert roman_value(numeral) == value


@pytest.mark.parametrize(("before", "after", "gap", "expected"), [
    ((1,), (3,), 2, True), ((1,), (4,), 3, True), ((1,), (4,), 2, False), ((1,), (2,), 3, False),
    ((1,), (5,), 3, False), ((1, 1), (1, 3), 3, True), ((1, 1), (2, 3), 3, False), ((1002,), (1006,), 3, True),
    ((1002,), (1008,), 3, True), ((1002,), (1010,), 3, False), ((), (1,), 3, False), ((1,), (), 3, False),
    ((3,), (1,), 3, False), ((1,), (1, 3), 3, False),
])
def test_leaps(before: Key, after: Key, gap: int, expected: bool) -> None:
    assert leaps(before, after, gap) is expected


@pytest.mark.parametrize(("before", "after", "expected"), [
    ((5,), (6,), True), ((5,), (7,), False), ((5,), (5,), False), ((5,), (5, 1002), True),
    ((5, 1002), (5, 1004), True), ((5, 1002), (6,), True), ((5, 1002), (5, 1006), False), ((1002,), (1004,), True),
    ((1002,), (1003,), True), ((1002,), (1005,), False), ((1, 1), (1, 2), True), ((1, 1), (2, 1), False),
    ((1,), (1, 1), True), ((1, 2), (1, 1), False), ((), (1,), False), ((1,), (), False), ((6,), (5,), False),
])
def test_follows(before: Key, after: Key, expected: bool) -> None:
    assert follows(before, after) is expected


@pytest.mark.parametrize(("key", "expected"), [
    ((1,), True), ((2,), False), ((1002,), True), ((1003,), False), ((1, 1), True), ((1, 2), False), ((1, 1, 1), True),
    ((), False),
])
def test_first_of_a_sequence(key: Key, expected: bool) -> None:
    assert is_first(key) is expected

"""Characters that only look like those of Vietnamese text, and what they stand for."""

STROKED = {"\u00d0": "Đ", "\u0189": "Đ", "\u00f0": "đ", "\u0256": "đ"}
"""Icelandic and African letters for Đ."""

DOTTED = {"\u0130": "I", "\u0131": "i", "\u017f": "s"}
"""Turkish i and long s. A pattern that ignores case takes them for i and s."""

HOMOGLYPHS = dict(zip(
    "АВЕЅІЈКМНОРСТУХаеорсухіјѕΑΒΕΖΗΙΚΜΝΟΡΤΥΧιον",
    "ABESIJKMHOPCTYXaeopcyxijsABEZHIKMNOPTYXiov",
    strict=True,
))  # fmt: skip
"""Cyrillic and Greek letters."""

CAPITALS = {letter: latin for letter, latin in HOMOGLYPHS.items() if latin.isupper()}

"""Sentences of ``citation.lark`` as texts: each terminal is printed as a word that it stands for."""

import re
from collections.abc import Sequence

ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]
LETTERS = "abcdđeghiklmnopqrstuvxy"
LEVELS = {
    "ANNEX": "Phụ lục", "FORM": "Mẫu số", "PART": "Phần", "CHAPTER": "Chương", "SECTION": "Mục",
    "SUBSECTION": "Tiểu mục", "ARTICLE": "Điều", "CLAUSE": "khoản", "POINT": "điểm", "ITEM": "tiết",
}
WORDS = {
    "THIS": "này", "TO": "đến", "COMMA": ",", "SEMICOLON": ";", "AND": "và", "OF": "của", "IN": "tại",
    "ATTACHED": "ban hành kèm theo", "COMPONENT": "Quy chế về bến đò", "APPENDIX": "Phụ lục", "CONTRACT": "Hợp đồng",
    "CONSTITUTION": "Hiến pháp", "STANDARD": "TCVN", "PREVIOUS": "nêu trên", "NAME": "Giá", "TITLE": "Thương mại",
    "STATE": "nước Cộng hòa xã hội chủ nghĩa Việt Nam", "SESSION": "Đại hội Đảng bộ tỉnh Bến Mây",
    "DATE": "ngày 5 tháng 3 năm 2020", "YEAR": "năm 2013", "ISSUER": "Bộ Y tế", "LAWGIVER": "Quốc hội",
    "TOP": "Thủ tướng Chính phủ", "NOTE": "(nay là Bộ Công Thương)", "LABEL": "số", "NUMBER": "12/2020/NĐ-CP",
    "SERIAL": "30", "COLON": ":",
}
TYPES = {
    ("ACT", "NAME"): "Luật", ("ACT", "SESSION"): "Nghị quyết", ("ACT", ""): "Nghị định",
    ("KIND", "TITLE"): "Hiệp định", ("KIND", "SESSION"): "Kết luận", ("KIND", ""): "Đề án",
    ("NOUN", "NAME"): "luật", ("NOUN", "TITLE"): "hiệp định", ("NOUN", ""): "nghị định",
}
UNPRINTED = re.compile(
    r"ACT TITLE|KIND NAME|ACT QUALIFIER OF"    # no such word: statutes have titles, laws have names
    r"|QUALIFIER (?:LABEL )?SERIAL|QUALIFIER NUMBER|NOUN .*SERIAL|COLON SERIAL|^NUMBER"    # no such number
    r"|(?:TITLE|ISSUER|LAWGIVER|SESSION) NUMBER|SESSION LABEL|(?:NAME|TITLE) OF|(?<!DATE) TOP"    # a longer name
    r"|NOTE(?! DATE| OF)|SERIAL NOTE"    # only the words after it show that this is a note
    r"|^NOUN (?:QUALIFIER|OF)|(?:COMMA|SEMICOLON|AND|TO) UNIT (?:CONTRACT|STANDARD|CONSTITUTION)"
)
"""Terminals whose print cannot be told from something else."""


def is_printed(sentence: Sequence[str]) -> bool:
    return UNPRINTED.search(" ".join(sentence)) is None


def printed(sentence: Sequence[str]) -> str:
    """The sentence in words; numbers count up."""
    words, level = list[str](), ""
    for place, (terminal, following) in enumerate(zip(sentence, [*sentence[1:], ""], strict=True)):
        level = terminal if terminal in LEVELS else level
        words.append(word(terminal, following, level, place, sentence))
    return " ".join(words).replace(" ,", ",").replace(" ;", ";").replace(" :", ":")


def word(terminal: str, following: str, level: str, place: int, sentence: Sequence[str]) -> str:
    if terminal == "KIND" and list(sentence[place + 1 : place + 3]) == ["QUALIFIER", "OF"]:
        return "Báo cáo"
    if terminal in ("ACT", "KIND", "NOUN"):
        return TYPES.get((terminal, following), TYPES[terminal, ""])
    if terminal == "FORM" and following == "THIS":
        return "Mẫu"
    if terminal == "QUALIFIER":
        return "thẩm tra" if following == "OF" else "thanh tra"
    if terminal == "NUMBER" and sentence[place - 1 : place] == ["STANDARD"]:
        return "5687:2010"
    if terminal == "UNIT":
        return number(level, place)
    return LEVELS.get(terminal) or WORDS[terminal]


def number(level: str, place: int) -> str:
    if level in ("ANNEX", "PART", "CHAPTER"):
        return ROMAN[place % len(ROMAN)]
    return LETTERS[place % len(LETTERS)] if level in ("POINT", "ITEM") else str(place + 1)

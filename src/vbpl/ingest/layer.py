"""Detects a text layer that was made by an OCR program without Vietnamese."""

import re

LEAST_LETTERS = 200
"""A page with fewer words says too little."""
MOST_MARKED, LEAST_KNOWN, LEAST_MIXED = 0.05, 0.03, 0.02
"""Three shares of a page: letters outside ASCII among the letters; words of `_KNOWN`, and words that mix letters and
figures, among the words. They were measured on 17 pages of six files. Good pages have 0.25 and more, 0.03 and less, and
0. Layers of OCR for English have 0 to 0.002, 0.046 to 0.13, and 0.03 to 0.2. English text has no word of `_KNOWN`.
People who type without marks do not mix figures into words."""

_KNOWN = frozenset((
    "va", "cua", "cac", "theo", "ngay", "thang", "nam", "quy", "dinh", "duoc", "trong", "nghi", "luat", "dieu", "khoan",
))
"""Frequent words of official documents, without their marks, that are not English words."""
_WORD = re.compile(r"[^\W_]+")
_MIXED = re.compile(r"[A-Za-z][0-9]|[0-9][a-z]")


def foreign(text: str) -> bool:
    """Whether OCR for another language read a page: its letters lost their marks, and some became figures.

    >>> foreign("Can cir Nghi dinh so 12/2030/ND-CP ngay 26 thang 02 nam 2030 cua Chinh phu quy d6nh chirc ning; " * 4)
    True
    >>> foreign("Căn cứ Nghị định số 12/2030/NĐ-CP ngày 26 tháng 02 năm 2030 của Chính phủ quy định chức năng; " * 4)
    False
    >>> foreign("Can cu Nghi dinh so 12/2030/ND-CP ngay 26 thang 02 nam 2030 cua Chinh phu quy dinh chuc nang; " * 4)
    False
    """
    letters = [letter for letter in text if letter.isalpha()]
    if len(letters) < LEAST_LETTERS or sum(letter > "\x7f" for letter in letters) > MOST_MARKED * len(letters):
        return False
    words = _WORD.findall(text)
    known = sum(word.lower() in _KNOWN for word in words)
    mixed = sum(_MIXED.search(word) is not None for word in words)
    return known > LEAST_KNOWN * len(words) and mixed > LEAST_MIXED * len(words)

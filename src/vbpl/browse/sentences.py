"""sentences: what is printed in capitals alone, as a sentence: names and abbreviations keep theirs.

It serves lists that people read; the data have the words as printed. Names are those of the tables: bodies, laws,
types before a number, provinces, and the places that stand after the word for their level.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cache

from ..tables import document_types, issuing_bodies, provinces, read_table
from ..text.folding import fold, tone_key

_WORD = re.compile(r"[^\W\d_]+")
_CODE = re.compile(r"\S*[\d/&]\S*")
"""Numbers and signs of documents: ``15/2020/NĐ-CP``, ``GD&ĐT``."""
_SYLLABLE = re.compile(
    r"(?:ngh|ng|nh|ch|th|tr|ph|kh|gh|gi|qu|[bcdghklmnpqrstvx])?(?!ii)[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
"""A Vietnamese syllable without its marks: what is none is an abbreviation, as ``UBND`` and ``TNHH``."""
_BRACKETS = re.compile(r"\s*\([^()]*\)")
_OF_LEVEL = re.compile(r"(?: (?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường))+$")
_LAWS = {"bo_luat": "Bộ luật", "luat": "Luật", "phap_lenh": "Pháp lệnh"}
_EVERYWHERE = ("Việt Nam", "Hồ Chí Minh", "Hà Nội", "Đảng", "Bộ trưởng", "Bắc Bộ", "Trung Bộ", "Nam Bộ")
_LEVELS = frozenset(map(tone_key, (
    "tỉnh", "thành phố", "TP", "huyện", "quận", "thị xã", "thị trấn", "xã", "phường", "đặc khu",
)))
_BEFORE_NO_PLACE = frozenset(map(tone_key, ("cấp", "các", "liên", "ngoại", "nội")))
_NO_PLACE = frozenset(map(tone_key, (
    "hội", "nghèo", "mới", "trên", "của", "và", "thuộc", "trong", "theo", "được", "có", "từ", "đến", "về", "tại", "cho",
    "với", "là", "giai", "năm", "trực", "nhiệm", "khóa", "nước", "do", "để", "không", "thành", "thị", "tỉnh", "huyện",
    "quận", "xã", "phường", "đã", "sau", "trước", "khi", "ban", "các", "những", "một", "số", "ngày", "tháng", "quý",
    "lần", "hoặc", "quản", "này", "nêu", "ở", "như", "phối", "đoạn", "thực", "tham", "thông", "ngành", "đồng", "công",
    "nhân", "đảng", "cơ", "đối", "nhằm", "gồm", "làm", "chủ", "phó", "sửa", "quy", "điều",
)))
"""Words that no name of a place begins with, nor goes on over, after the word for its level."""
_LONGEST_PLACE = 3
"""Words of a name of a place; a longer row of words is none."""


def sentence_case(text: str) -> str:
    """A text in capitals as a sentence; any other as it is.

    >>> sentence_case("SỬA ĐỔI NGHỊ ĐỊNH SỐ 30/2031/NĐ-CP CỦA CHÍNH PHỦ VÀ QUY CHẾ CỦA UBND TỈNH CÀ MAU")
    'Sửa đổi Nghị định số 30/2031/NĐ-CP của Chính phủ và quy chế của UBND tỉnh Cà Mau'
    """
    if text != text.upper() or not _is_said(text):
        return text
    codes = [match.span() for match in _CODE.finditer(text)]
    found = [match.span() for match in _WORD.finditer(text)]
    spans = [span for span in found if not any(start <= span[0] < end for start, end in codes)]
    words = _cased([text[start:end] for start, end in spans])
    pieces, done = [], 0
    for (start, end), word in zip(spans, words, strict=True):
        pieces += [text[done:start], word]
        done = end
    return "".join([*pieces, text[done:]])


def _is_said(text: str) -> bool:
    """Whether a text has two syllables; one without them is an abbreviation or a number."""
    return sum(len(word) > 1 and _SYLLABLE.fullmatch(fold(word)) is not None for word in _WORD.findall(text)) > 1


def _cased(printed: Sequence[str]) -> list[str]:
    """Words in capitals as they stand in a sentence."""
    words = [_lowered(word) for word in printed]
    keys = [tone_key(word) for word in words]
    at = 0
    while at < len(words):
        name = _name_at(keys, at)
        if name is None and (kind := _type_at(keys, at)):
            name = (words[at].capitalize(), *words[at + 1 : at + kind])
        if name is None:
            at += 1
        else:
            words[at : at + len(name)] = name
            at += len(name)
    for start, end in _iter_places(keys):
        words[start:end] = [word if word.isupper() else word.capitalize() for word in words[start:end]]
    return [word[:1].upper() + word[1:] if index == 0 else word for index, word in enumerate(words)]


def _lowered(word: str) -> str:
    return word.lower() if len(word) == 1 or _SYLLABLE.fullmatch(fold(word)) else word


def _name_at(keys: Sequence[str], at: int) -> tuple[str, ...] | None:
    """The longest name of the tables that begins with a word."""
    found = (_names().get(tuple(keys[at : at + length])) for length in _lengths().get(keys[at], ()))
    return next(filter(None, found), None)


def _type_at(keys: Sequence[str], at: int) -> int:
    """How many words the name of a type has that begins here and has a number after it; 0 for none."""
    found = (length for length in _types().get(keys[at], ()) if keys[at + length : at + length + 1] == ["số"])
    return next((length for length in found if " ".join(keys[at : at + length]) in _type_names()), 0)


def _iter_places(keys: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Names after the words for the levels of places."""
    for at in range(len(keys)):
        after = next((at + size for size in (2, 1) if " ".join(keys[at : at + size]) in _LEVELS), 0)
        if after and (at == 0 or keys[at - 1] not in _BEFORE_NO_PLACE):
            end = after
            while end < len(keys) and keys[end] not in _NO_PLACE and keys[end] not in _LEVELS:
                end += 1
            if after < end <= after + _LONGEST_PLACE:
                yield after, end


@cache
def _names() -> dict[tuple[str, ...], tuple[str, ...]]:
    """Words of a name by their keys."""
    bodies = (_OF_LEVEL.sub("", part.strip()) for body in issuing_bodies() for name in (body.name, *body.aliases)
              for part in _BRACKETS.sub("", name).split(" / "))
    laws = read_table("law_names")["names"]
    acts = (f"{word} {name}" for slug, word in _LAWS.items() for name in laws.get(slug, ()))
    areas = (f"{level} {each.name}" for each in provinces() for level in ("tỉnh", "thành phố"))
    names: dict[tuple[str, ...], tuple[str, ...]] = {}
    for name in (*bodies, *acts, *areas, *_EVERYWHERE):
        words = tuple(_WORD.findall(name))
        if not name.isupper():
            names.setdefault(tuple(map(tone_key, words)), words)
    return names


@cache
def _lengths() -> dict[str, list[int]]:
    """How long names are that begin with a word, the longest first."""
    lengths: dict[str, set[int]] = {}
    for key in filter(None, _names()):
        lengths.setdefault(key[0], set()).add(len(key))
    return {word: sorted(found, reverse=True) for word, found in lengths.items()}


@cache
def _type_names() -> frozenset[str]:
    return frozenset(tone_key(each.base_name) for each in document_types())


@cache
def _types() -> dict[str, list[int]]:
    lengths: dict[str, set[int]] = {}
    for name in _type_names():
        first, *rest = name.split()
        lengths.setdefault(first, set()).add(len(rest) + 1)
    return {word: sorted(found, reverse=True) for word, found in lengths.items()}

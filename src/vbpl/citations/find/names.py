"""Where the name of a law or of an issuing body ends."""

import re
from collections.abc import Sequence
from functools import cache
from itertools import islice, pairwise

from ...tables import body_of_name
from ...text.folding import fold
from ...text.lazy import lazy_compile
from ..words.kinds import folded, kind_words
from ..words.levels import level_words
from ..words.patterns import words_pattern
from ..words.table import citation_words
from .known_names import SPOKEN, WORD, begins_name, body_words, is_short_name, joined_words, law_names, spelled_out
from .terminals import MANY_LAWS

MOST_WORDS = 40
"""Longer than any name; bounds the search."""

MOST_OF_LIST = 2000
"""Characters of a list of amended laws."""

USUAL_BODY, LOOKED_AHEAD = 80, 8
"""Characters that the name of an issuing body and the words after it usually take, and the words after its last one
that may be looked at to tell that it ends there."""

Words = Sequence[re.Match[str]]

_UNMARKED = re.compile(rf"(?:{SPOKEN}|[^\w\s;:()\[\]{{}}.“”\"…?!*|]|\s+)*+")
"""Words up to the first mark that no name holds."""
_ORDINANCE = re.compile(r"Pháp\slệnh\s{1,3}$")
_NUMBERED = frozenset({"vực", "đạo", "ương", "quận", "phường", "khu"})
"""Words that a figure may follow in the name of a body: ``Cục Hải quan khu vực 4``, ``Quận 3``, ``Quân khu 7``."""
_LAW = lazy_compile(r"(?:bo\s{1,3})?luat(?!\w)|phap\s{1,3}lenh(?!\w)")
_AMENDING = lazy_compile(r"sua\s{1,9}doi")
_REVISED = lazy_compile(
    r"\s{0,3}\(sua\s{1,9}doi\)|\s{1,3}sua\s{1,9}doi(?=[.;]|\s{1,3}(?:\(|co\s{1,3}hieu\s|nam\s\d)|\s{0,9}$)"
)
_DETAIL = lazy_compile(r"s[o0]\s{1,3}\S{0,6}\d|ngay\s{1,3}[\dol]|(?<!viet\s)nam\s{1,3}\d{4}|(?:19|20)\d\d(?![\d/-])")
_DETAIL_OPENS = "sn12"
_NUMBER = lazy_compile(r"\s{1,9}s[o0]\s{1,3}[\w⁄/-]{1,20}(?:\s?\d[\w⁄/-]{1,20})?")
_PLAIN_LAW = lazy_compile(rf"(?<!\w)(?:{_LAW.pattern})\s{{1,9}}(?!sua\s)")
_NEXT_LAW = lazy_compile(rf"\s{{0,3}}(?:,|va)\s{{1,9}}(?={_PLAIN_LAW.pattern})")
_OTHER = lazy_compile(rf"(?:{words_pattern(kind_words())}|(?:{level_words()})\s{{1,9}}[\da-z]{{1,3}})(?!\w)")

_GOES_ON = frozenset({
    "khóa", "khoá", "tỉnh", "thành", "huyện", "quận", "thị", "xã", "phường", "đặc", "nước", "nhiệm", "lần",
})
"""After the name of a body: a term, a place."""


class Names:
    """The names in one text, which is read as printed and folded."""

    def __init__(self, text: str, folded_text: str) -> None:
        self.text, self.folded = text, folded_text

    def law_end(self, start: int, end: int, kind: str) -> int | None:
        """End of the name of a law that begins at ``start``, null where none does.

        What stands before number, date or year decides, or the table of names, whichever is longer; else the form:
        a capital, and words up to one that belongs to no name.
        """
        words = self.words(start, end)
        if not words or words[0].start() > start:
            return None
        if _AMENDING.match(self.folded, start):
            return self.amending_end(start, end)
        if words[0][0] == "về" or (words[0][0] == "của" and kind in _treaties()):
            return self.stated_end(words, kind) or self.formed_end(words, kind)
        known = self.known_end(words, kind)
        if not known and (_is_no_name(words, kind) or self.text.startswith("Việt Nam", start)):
            return None
        stated = self.stated_end(words, kind) if _capital(words[0]) or self.follows_ordinance(start) else None
        found = max(known or 0, stated or 0) or self.formed_end(words, kind)
        revised = _REVISED.match(self.folded, found, end) if found else None
        if revised is None or "Sửa" in self.text[revised.start():revised.end()]:
            return found  # the heading of the next item: ``Luật Giá`` / ``Sửa đổi``
        return revised.end()

    def body_end(self, start: int, end: int) -> int | None:
        """End of the name of an issuing body (cơ quan, chức danh) that begins at ``start``, null where none does."""
        words = self.words(start, end, USUAL_BODY)
        if not words or not (_capital(words[0]) or _opens_body(words, 0)):
            return None
        last = _last_of_body(words)
        if last + LOOKED_AHEAD >= len(words):
            words = self.words(start, end)
            last = _last_of_body(words)
        return words[last].end()

    def follows_ordinance(self, start: int) -> bool:
        """``Pháp lệnh lực lượng Cảnh sát nhân dân năm 1989``: small letters, but after a capital type word."""
        return _ORDINANCE.search(self.text, max(0, start - 12), start) is not None

    def words(self, start: int, end: int, reach: int = 500) -> Words:
        """The words up to the first mark that no name holds, within one cell of a table."""
        unmarked = _UNMARKED.match(self.text, start, min(end, start + reach))
        stop = unmarked.end() if unmarked else start
        found = list(islice(WORD.finditer(self.text, start, stop), MOST_WORDS))
        return self.in_cell(found) if self.text.find("\t", start, stop) >= 0 else found

    def in_cell(self, words: Words) -> Words:
        """The words up to a tab."""
        for index, (last, word) in enumerate(pairwise(words), start=1):
            if "\t" in (self.text[last.end()], self.text[word.start() - 1]):
                return words[:index]
        return words

    def known_end(self, words: Words, kind: str) -> int | None:
        """End of a name of the table."""
        if is_short_name(kind, words[0][0]):
            return words[0].end()
        names = law_names().get((kind, spelled_out(words[0][0])[0]))
        if names is None:
            return None
        printed = [(part, word.end()) for word in words[: len(names[0])] for part in spelled_out(word[0])]
        said = [part for part, _ in printed]
        return next((printed[len(name) - 1][1] for name in names if said[:len(name)] == name), None)

    def stated_end(self, words: Words, kind: str) -> int | None:
        """A name up to its number, date or year, where nothing between says that it ended earlier."""
        for index, word in enumerate(words[1:], start=1):
            if self.is_detail(word) and not _label_doubled(words, index):
                return words[index - 1].end()
            if word[0][0].isdigit() or _stops(words, index, kind) or self.other_follows(words, index):
                return None
        return None

    def is_detail(self, word: re.Match[str]) -> bool:
        """Whether a number, date or year begins with a word."""
        start = word.start()
        return self.folded[start] in _DETAIL_OPENS and _DETAIL.match(self.folded, start) is not None

    def other_follows(self, words: Words, index: int) -> bool:
        joined = words[index][0].lower() in (",", "và") and index + 1 < len(words)
        return joined and _OTHER.match(self.folded, words[index + 1].start()) is not None

    def formed_end(self, words: Words, kind: str) -> int | None:
        if not (_capital(words[0]) or (words[0][0] in ("về", "khung", "giữa") and kind in _treaties())):
            return None
        last = words[0]
        for index, word in enumerate(words[1:], start=1):
            if word[0] == "," or _is_date(word[0]) or _stops(words, index, kind):
                break
            if word[0].lower() == "và" and (not _goes_on(words, index, kind) or self.other_follows(words, index)):
                break
            last = word
        return last.end()

    def amending_end(self, start: int, end: int) -> int | None:
        """``sửa đổi, bổ sung một số điều của Luật A số 1 và Luật B``: one name, with numbers if every law has one."""
        end = min(end, start + MOST_OF_LIST)
        if many := MANY_LAWS.match(self.folded, start, end):
            return self.detail_start(many.end(), end)
        reach = min(end, start + 160)
        stop = self.text.find(";", start, reach)
        law = _PLAIN_LAW.search(self.folded, start, stop if stop >= 0 else reach)
        if not law:
            words = self.words(start, end)
            return self.stated_end(words, "") or self.formed_end(words, "")
        numbered = False
        while True:
            name_end = self.law_end(law.end(), end, "_".join(law[0].split()))
            if name_end is None:
                return None if numbered else self.described_end(law.end(), end)
            number = _NUMBER.match(self.folded, name_end, end)
            if number and (numbered or _NEXT_LAW.match(self.folded, number.end(), end)):
                name_end, numbered = number.end(), True
            following = _NEXT_LAW.match(self.folded, name_end, end)
            following_law = _PLAIN_LAW.match(self.folded, following.end(), end) if following else None
            if not following_law:
                return name_end
            law = following_law

    def described_end(self, start: int, end: int) -> int | None:
        """``các luật liên quan đến đầu tư xây dựng cơ bản số 38/2009/QH12``: laws without a name, up to the number."""
        found = self.detail_start(start, end)
        return found if found > start else None

    def detail_start(self, start: int, end: int) -> int:
        """Where the words before a number or date end; ``start`` where none follows within the same clause."""
        before = start
        for word in self.words(start, end):
            if self.is_detail(word):
                return before
            if word[0] == ",":
                break
            before = word.end()
        return start


def _last_of_body(words: Words) -> int:
    """Index of the last word of the body that some words begin with."""
    last = 0
    for index, word in enumerate(words[1:], start=1):
        if word[0].lower() in (",", "và", "&", "-", "–", "—"):
            if not _joins(words, index):
                break
        elif not _belongs(words, index) or _is_complete(words, index) or _is_next_line(words, index):
            break
        else:
            last = index
    return last


def _is_no_name(words: Words, kind: str) -> bool:
    """Whether what follows the type opens no name: ``luật sư``, ``Luật tại``."""
    word = words[0][0].lower()
    if kind in _treaties():
        return False
    stops = word in _stop_list("no_law") or word in _stop_list("words") or word in (",", "và", "của")
    return stops or word[0].isdigit()


def _label_doubled(words: Words, index: int) -> bool:
    """``Luật Công nghiệp công nghệ số số 71``: the last ``số`` is the label."""
    return index + 1 < len(words) and fold(words[index][0]) == fold(words[index + 1][0]) == "so"


def opens_other(names: Names, start: int) -> bool:
    """Whether a document, a body or a post is named from here on, and no part of a name that lists several things."""
    words = names.words(start, start + 80)
    other = _OTHER.match(names.folded, start) is not None
    return other or not words or _opens_body(words, 0) or words[0][0] in ("Trưởng", "Phó")


def _goes_on(words: Words, index: int, kind: str) -> bool:
    """Whether a name goes on after ``và``: ``nhỏ và vừa``, but not ``và pháp luật khác``."""
    follower = words[index + 1][0].lower() if index + 1 < len(words) else ""
    return bool(follower) and follower not in _stop_list("after_and") and not _stops(words, index + 1, kind)


def _is_date(word: str) -> bool:
    """``22/4/2006`` in the next cell of a table."""
    return word[0].isdigit() and "/" in word


def _stops(words: Words, index: int, kind: str | None = None) -> bool:
    """Whether the word, alone or with the next, belongs to no name; with ``kind``, to no name of a law."""
    word = words[index][0]
    alone = word.lower()
    if words[index].string.isascii():
        return alone in _plain_stops() or _pair(words, index) in _plain_stops()
    if not (word.islower() or (word.isupper() and words[0][0].isupper() and len(words[0][0]) > 1)):
        return kind is None and _pair(words, index) in _stop_list("titles")
    listed = alone if alone in _stop_list("words") else _pair(words, index)
    stops = listed is alone or listed in _stop_list("pairs")
    return stops and listed not in _inside(kind) and _pair(words, index - 1) not in _stop_list("within")


def _pair(words: Words, index: int) -> str:
    """A word and the next one in small letters."""
    one = words[index][0].lower()
    return f"{one} {words[index + 1][0].lower()}" if index + 1 < len(words) else one


def _belongs(words: Words, index: int) -> bool:
    """Whether a word continues the name of a body."""
    word = words[index][0]
    if words[index - 1][0].lower() in ("thứ", "khóa", "khoá"):
        return True
    if word.isdigit():
        return words[index - 1][0].lower() in _NUMBERED
    if not word[0].isalnum() or _stops(words, index) or _opens_kind(words, index):
        return False
    return not (word.islower() and _after_place(words, index)) or word in body_words()


def _is_next_line(words: Words, index: int) -> bool:
    """Whether a word begins a line that says something else: ``của Chính phủ`` / ``Bước 1: ...``."""
    word, last = words[index], words[index - 1]
    if "\n" not in word.string[last.end():word.start()] or not _capital(word):
        return False
    name = last.string[words[0].start():last.end()]
    body = body_of_name(name)
    ends = body is not None and body.level == "central" and not begins_name(name, word[0])
    return ends or _pair(words, index) in _stop_list("pairs")


def _is_complete(words: Words, index: int) -> bool:
    """Whether a known body ends before a word in small letters that no body has: ``Chính phủ quy định``."""
    word, last = words[index][0], words[index - 1]
    if not word.islower() or word in _GOES_ON:
        return False
    name = last.string[words[0].start():last.end()]
    body = body_of_name(name)
    if body is None or word not in body_words():
        return body is not None
    return body.level == "central" and not begins_name(name, word)


def _after_place(words: Words, index: int) -> bool:
    """After a proper name of two words, like ``Nghệ An``, only words of bodies go on."""
    last, before = words[index - 1][0], words[index - 2][0]
    return index > 1 and last.istitle() and before.istitle() and before not in body_words()


def _opens_kind(words: Words, index: int) -> bool:
    """``của Chính phủ Nghị định số``: a capital type word opens the next mention."""
    if not _capital(words[index]):
        return False
    pair = " ".join([fold(word[0]) for word in words[index : index + 2]])
    return pair in folded("proper") or pair.split()[0] == "luat"


def _joins(words: Words, index: int) -> bool:
    """Whether a comma or ``và`` lies inside the name: ``Văn hóa, Thể thao và Du lịch``, ``Bộ A, Bộ B``."""
    if index + 1 >= len(words):
        return False
    before, after = fold(words[index - 1][0]), fold(words[index + 1][0])
    if (before, after) in joined_words():
        return True
    if not _capital(words[index + 1]) or _OTHER.match(fold(" ".join(word[0] for word in words[index + 1:index + 4]))):
        return False
    if words[index][0] in ("-", "–", "—"):
        return "\n" not in words[index].string[words[index - 1].end():words[index].start()]
    head = fold(words[0][0]) if words[0][0] != "Liên" else "bo"
    if words[index][0] == ",":
        return (after == head == "bo") or (index == 2 and before == "truong")
    return after == head or not _opens_body(words, index + 1)


def _opens_body(words: Words, index: int) -> bool:
    return words[index][0].lower() in _stop_list("bodies") or _pair(words, index) in _stop_list("bodies")


def _capital(word: re.Match[str]) -> bool:
    return word[0][0].isupper()


@cache
def _inside(kind: str | None) -> frozenset[str]:
    if kind is None:
        return frozenset()
    return _stop_list("inside_law") | (_stop_list("inside_treaty") if kind in _treaties() else frozenset())


@cache
def _treaties() -> frozenset[str]:
    return frozenset(word.replace(" ", "_") for word in folded("treaties"))


@cache
def _stop_list(name: str) -> frozenset[str]:
    return frozenset(citation_words("stops")[name])


@cache
def _plain_stops() -> frozenset[str]:
    """The stop lists for a text typed without diacritics."""
    return frozenset(map(fold, _stop_list("words") | _stop_list("pairs")))

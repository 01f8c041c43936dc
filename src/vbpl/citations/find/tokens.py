"""Tokens of citations: what stands at a place in the text and may belong to one.

It decides nothing: ``citation.lark`` says which of them are one mention. Of a word it tells what it is by its print and
by the last word of its sort: a number looks as its level wants it, a name as its type.
"""

import re
from collections.abc import Callable
from functools import lru_cache, partial
from typing import NamedTuple

from ...text.folding import squeeze
from ...text.tuples import made_fast
from ..words.kinds import ends_verb, folded, folded_words, kind_slug, kind_spellings
from ..words.levels import Field, Level, level_of, ranks, unit_pattern
from . import terminals as t
from .heads import HEAD, terminal_of
from .names import Names
from .statutes import statute_end
from .treaties import treaty_end


class Token(NamedTuple):
    """A terminal of ``citation.lark`` and where it was printed."""

    type: str
    start: int
    end: int


new_token: Callable[[tuple[str, int, int]], Token] = made_fast(Token)


class Kind(NamedTuple):
    """What a type word tells about the words that may follow it."""

    type: str
    spelled: bool
    """As in the table; another word may be the same, changed by OCR."""
    slug: str
    named: bool
    """A name follows: ``Luật``."""
    named_by_capital: bool
    """A name follows if it opens with a capital: ``Quy chế``."""
    treaty: bool
    """States sign it: ``Hiệp định``."""
    is_law: bool
    serial: bool
    """Figures alone are a number: ``Nghị định 30``."""
    referred: bool
    """``Nghị định đó`` is one; ``giấy phép đó`` is a thing."""
    appraised: bool
    """``Báo cáo thẩm tra của Ban Pháp chế``."""
    met: bool
    """A meeting adopts it: ``Nghị quyết Đại hội ...``."""


_ROMAN_LEVELS = frozenset({"annex", "part", "chapter", "section"})
_LAWS = frozenset({"luat", "bo luat", "phap lenh"})
_MEETINGS = frozenset({"nghi quyet", "ket luan"})
SEPARATORS = {
    "den": "TO", "toi": "TO", "-": "TO", "–": "TO", ",": "COMMA", ";": "SEMICOLON", "va": "AND", "hoac": "AND",
    "va/hoac": "AND", "cung": "AND",
}

_NOTHING = Token("", 0, 0)
_NO_KIND = Kind("", False, "", *[False] * 8)


class Tokenizer:
    """Reads the token of one sort or another where it stands next in a text, and goes on after it.

    Patterns run over ``folded``, which has the offsets of ``text``; what only the print tells is asked of ``text``.
    """

    def __init__(self, text: str, folded_text: str) -> None:
        self.text, self.folded = text, folded_text
        self.plain = text.isascii()
        """Typed without diacritics."""
        self.names = Names(text, folded_text)
        self.position = self.end = 0
        self.level: Level | None = None
        self.kind: Kind | None = None
        """Of the document that is being named; null among provisions."""
        self.head = 0
        """Where its type word begins."""
        self.last = _NOTHING
        self.counted = False
        """The document has a number already, so that a bare year is none of it."""
        self.ahead: re.Match[str] | None = None
        """What stands after the word of a level: the next token."""

    # The first of a row

    def begin(self, start: int, head_end: int, end: int) -> Token | None:
        """The token of the head of a mention, or of a number without one; ``end`` is that of the stretch."""
        self.position, self.end = start, end
        self.level = self.kind = self.ahead = None
        self.counted = False
        self.last = _NOTHING
        if start == head_end:
            self.kind = _NO_KIND
            return self.read_number()
        terminal = terminal_of(self.folded[start:head_end])
        if terminal == "LEVEL":
            return self.level_token(start, head_end, t.skip_space(self.folded, head_end))
        if terminal == "LABEL":
            self.kind = _NO_KIND
            return self.read_label()
        return self.kind_token(start, head_end, terminal)

    # Provisions

    def read_level(self) -> Token | None:
        """The word of a level before a number or ``này``."""
        word = self.match(t.LEVEL)
        if word is None:
            return None
        return self.level_token(*word.span("LEVEL"), word.end())

    def level_token(self, start: int, end: int, after: int) -> Token | None:
        """The word of a level at a place, if a number or ``này`` stands next, at ``after``."""
        level = level_of(self.text[start:end], self.plain)
        if level is None or not self.is_unit(level, after, capital=self.text[start].isupper()):
            self.ahead = None
            return None
        self.level, self.kind, self.position = level, None, after
        return new_token((level.field.upper(), start, end))

    def is_unit(self, level: Level, after: int, *, capital: bool) -> bool:
        self.ahead = unit_pattern(level.field).match(self.folded, after, self.end)
        if self.ahead:
            return self.is_number(self.ahead, level.field)
        self.ahead = t.THIS.match(self.folded, after, self.end)
        if self.ahead is None:
            return False
        return self.says_this(self.ahead) and (capital or level.field != "article" or self.is_around())

    def is_around(self) -> bool:
        """Whether ``điều này`` is the article and not this matter: ``khoản 1, điều này``, ``tại điều này``."""
        before = max(0, self.position - 20)
        named = t.BEFORE_THIS_ARTICLE.search(self.folded, before, self.position)
        return self.last.type != "" or named is not None

    def is_number(self, number: re.Match[str], level: Field) -> bool:
        """Not an amount, nor a word that looks like a Roman number: ``mục và``."""
        if level in _ROMAN_LEVELS:
            printed = self.text[slice(*number.span("number"))]
            if printed.isalpha() and not printed.isupper():
                return False
        return not t.NO_UNIT.match(self.folded, number.end(), self.end)

    def read_unit(self, ahead: re.Match[str]) -> Token:
        """The number, or ``này``, that was seen after the word of a level."""
        self.ahead = None
        return self.take("UNIT", ahead, "number") if ahead.re.groups else self.take("THIS", ahead)

    def read_listed(self) -> Token | None:
        """A number of the level that was named last: ``, b``."""
        if self.level is None:
            return None
        number = self.match(unit_pattern(self.level.field))
        if number is None or not t.AFTER_LISTED.match(self.folded, number.end(), self.end):
            return None
        return self.take("UNIT", number, "number")

    def read_separator(self) -> Token | None:
        between = self.match(t.SEPARATOR)
        if between is None:
            return None
        type_ = SEPARATORS.get(between["SEPARATOR"], "AND")
        return self.take("COMMA" if type_ == "TO" and self.is_dash(between) else type_, between, "SEPARATOR")

    def is_dash(self, sign: re.Match[str]) -> bool:
        """Whether a dash is no range, but parts a unit from the one that it lies in: ``khoản 1 - Điều 7``."""
        above = t.LEVEL.match(self.folded, sign.end(), self.end) if sign["SEPARATOR"] in ("-", "–") else None
        level = above and level_of(self.text[slice(*above.span("LEVEL"))], self.plain)
        return bool(level and self.level and ranks()["form"] < ranks()[level.field] < ranks()[self.level.field])

    def read_component(self) -> Token | None:
        """``Quy chế`` that is issued with an act."""
        component = t.COMPONENT.match(self.folded, t.skip_space(self.text, self.position), self.end)
        if component is None:
            return None
        return self.take("APPENDIX" if component[0].split()[:2] == ["phu", "luc"] else "COMPONENT", component)

    # Documents

    def read_head(self) -> Token | None:
        start = t.skip_space(self.text, self.position)
        head = HEAD.match(self.folded, start - 1, self.end)
        terminal = terminal_of(head[1]) if head else "LEVEL"
        return None if head is None or terminal in ("LEVEL", "LABEL") else self.kind_token(*head.span(1), terminal)

    def kind_token(self, start: int, end: int, terminal: str) -> Token | None:
        kind = _kind(self.text[start:end], terminal)
        if not kind.spelled and not self.is_kind(start, end):
            return None
        self.kind = kind
        self.head, self.position, self.counted = start, end, False
        return new_token((kind.type, start, end))

    def is_kind(self, start: int, end: int) -> bool:
        """Whether a word that is not printed as in the table is one that OCR may have changed."""
        word = self.text[start:end].lower()
        if ends_verb(word, self.folded[max(0, start - 5):start]):
            return False
        return folded_words(word) in folded("loose") or self.plain

    def read_this(self) -> Token | None:
        this = self.match(t.THIS)
        return self.take("THIS", this) if this and self.says_this(this) else None

    def says_this(self, this: re.Match[str]) -> bool:
        """``này``; ``nay`` (now) only in a text typed without diacritics."""
        return self.text[this.start():this.end()].strip().lower() != "nay" or self.plain

    def read_previous(self) -> Token | None:
        """``nêu trên``, ``đó``; ``do`` is another word."""
        previous = self.match(t.PREVIOUS) if self.kind and self.kind.referred else None
        if previous is None or t.BILL.search(self.folded, max(0, self.head - 12), self.head):
            return None  # "góp ý dự thảo văn bản nêu trên"
        by = previous[0].endswith("do") and self.text[previous.end() - 2:previous.end()].lower() != "đó"
        return None if by else self.take("PREVIOUS", previous)

    def read_name(self) -> Token | None:
        """The name after the type of a document that has one: ``Luật Đất đai``, ``Hiệp định ...``."""
        kind = self.kind or _NO_KIND
        if not kind.named and not kind.named_by_capital:
            return None
        start = t.skip_space(self.text, self.position)
        if self.match(t.LABELLED) or not (kind.named or self.opens_name(start)):
            return None
        read = self.names.law_end if kind.named else partial(statute_end, self.names, head=self.head)
        signed = treaty_end(self.folded, start, self.end) if kind.treaty else None
        stop = signed or read(start, self.end, kind.slug)
        if stop is None or self.is_bill(start) or (kind.treaty and not signed and self.is_any_treaty(start, stop)):
            return None
        self.position = stop
        return Token("NAME" if kind.is_law else "TITLE", start, stop)

    def opens_name(self, start: int) -> bool:
        """A name in mixed case, on the line of its type where it has a capital: ``thực hiện Quy chế`` / ``Bộ Y tế``."""
        wrapped = "\n" in self.text[self.position:start] and self.text[start:start + 1].isupper()
        return not wrapped and not self.text[start:start + 4].isupper()

    def is_bill(self, start: int) -> bool:
        """``dự án Luật sửa đổi ... Luật X`` is no document yet; the act that it would amend is one.

        So it is with the words that enact it: the number after is that of the act which it amends.
        """
        if not t.AMENDING.match(self.folded, start):
            return False
        planned = t.BILL.search(self.folded, max(0, self.head - 12), self.head)
        return (planned or t.ENACTED.search(self.folded, max(0, self.head - t.ENACTED_REACH), self.head)) is not None

    def is_any_treaty(self, start: int, stop: int) -> bool:
        """``ký các hiệp định về hợp tác khoa học``: what is meant has no capital, number or date."""
        small = self.text[self.head].islower() and self.text[start:stop].islower()
        return small and not t.DETAIL.match(self.folded, stop)

    def read_number(self) -> Token | None:
        """A number without label; a document has one."""
        number = None if self.counted else self.match(t.NUMBER)
        return number and self.take_number(number)

    def read_labelled(self) -> Token | None:
        number = self.match(t.LABELLED_NUMBER)
        return number and self.take_number(number)

    def read_standard(self) -> Token | None:
        number = self.match(t.STANDARD_NUMBER)
        return number and self.take_number(number)

    def take_number(self, number: re.Match[str]) -> Token:
        self.counted = True
        token = self.take("NUMBER", number)
        noted = t.NOTED_NUMBER.match(self.folded, token.end - 5, token.end) if token.end - token.start > 9 else None
        return token._replace(end=token.end - 1) if noted else token

    def read_serial(self) -> Token | None:
        serial = self.match(t.SERIAL) if self.kind and self.kind.serial and not self.counted else None
        if serial and "\n" in serial[0] and self.text[serial.end():serial.end() + 1] in ("\t", "\n"):
            return None  # the number of a row below the head of a table
        return serial and self.take("SERIAL", serial)

    def read_year(self) -> Token | None:
        year = self.match(t.YEAR if self.counted else t.NAME_YEAR)
        return year and self.take("YEAR", year)

    def read_label(self) -> Token | None:
        """``số``, not ``sở``, which folds to the same."""
        label = self.match(t.LABEL)
        horned = label and set(self.text[label.start():label.end()].lower()) & set("ơờớởỡợ")
        return self.take("LABEL", label) if label and not horned else None

    def read_qualifier(self) -> Token | None:
        reach = self.position + t.QUALIFIER_REACH
        if self.folded.find("so", self.position, reach) < 0 and self.folded.find("s0", self.position, reach) < 0:
            return None
        qualifier = self.match(t.QUALIFIER)
        return qualifier and self.take("QUALIFIER", qualifier)

    def read_appraisal(self) -> Token | None:
        appraisal = self.match(t.APPRAISAL) if self.kind and self.kind.appraised else None
        return appraisal and self.take("QUALIFIER", appraisal)

    def read_session(self) -> Token | None:
        """``Nghị quyết Đại hội Đảng lần thứ XI``: the body is named by its meeting."""
        session = self.match(t.SESSION) if self.kind and self.kind.met else None
        stop = self.names.body_end(session.end(), self.end) if session else None
        if session is None or stop is None:
            return None
        self.position = stop
        return Token("SESSION", session.end(), stop)

    def read_body(self) -> Token | None:
        """The body after ``của``; ``, của Ban Bí thư tại văn bản số 5`` is that of the next document."""
        start = self.position
        stop = self.names.body_end(start, self.end)
        if stop is None or (self.text[self.last.start] == "," and t.AT.match(self.folded, stop, self.end)):
            return None
        self.position = stop
        return Token("LAWGIVER" if t.LAWGIVER.match(self.folded, start) else "ISSUER", start, stop)

    # Steps

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.match(self.folded, self.position, self.end)

    def take(self, type_: str, match: re.Match[str], group: int | str = 0) -> Token:
        """The token without the white space in front of it."""
        start, end = match.span(group)
        self.position = match.end()
        return new_token((type_, t.skip_space(self.text, start) if self.text[start].isspace() else start, end))


@lru_cache(maxsize=4096)
def _kind(printed: str, terminal: str) -> Kind:
    word, capital = folded_words(printed), printed[0].isupper()
    proper = terminal == "KIND" and word in folded("proper")
    return Kind(
        type=_kind_type(word, terminal, capital, proper),
        spelled=terminal != "KIND" or squeeze(printed.lower()) in kind_spellings(), slug=kind_slug(word) or "",
        named=word in folded("named"), named_by_capital=word in folded("named_capital"),
        treaty=word in folded("treaties"), is_law=word in _LAWS,
        serial=capital and word in folded("serial"), referred=proper or (capital and word not in folded("common")),
        appraised=word == "bao cao", met=word in _MEETINGS,
    )


def _kind_type(word: str, terminal: str, capital: bool, proper: bool) -> str:
    if terminal == "STANDARD" or word == "hien phap":
        return "STANDARD" if terminal == "STANDARD" else "CONSTITUTION"
    return "NOUN" if not capital else "ACT" if proper else "KIND"

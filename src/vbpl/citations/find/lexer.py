"""Lexer of citations: from a place in the text, the tokens of what may be one."""

import re
from typing import NamedTuple

from ...text.folding import squeeze
from ..words.kinds import folded, folded_words, kind_slug, kind_spellings
from ..words.levels import Level, level_of, unit_pattern
from . import terminals as t
from .heads import BEFORE_HEAD, terminal_of
from .names import Names


class Token(NamedTuple):
    """A terminal of ``citation.lark`` and where it was printed."""

    type: str
    start: int
    end: int


MOST_TOKENS = 300
"""A longer list of provisions is read as several mentions."""

LAWS = frozenset({"luat", "bo luat", "phap lenh"})
_OF_ANNEX = frozenset({"PART", "CHAPTER", "SECTION", "SUBSECTION", "ARTICLE", "CLAUSE", "POINT"})
_ROMAN_LEVELS = frozenset({"annex", "part", "chapter", "section"})


class Lexer:
    """Walks from token to token; each method reads one rule of the grammar and leaves its tokens behind.

    Patterns run over ``folded``, which has the offsets of ``text``; what only the print tells is asked of ``text``.
    """

    def __init__(self, text: str, folded_text: str) -> None:
        self.text, self.folded = text, folded_text
        self.plain = text.isascii()
        """Typed without diacritics."""
        self.names = Names(text, folded_text)
        self.position = self.end = 0
        self.tokens: list[Token] = []

    def lex(self, start: int, head_end: int, end: int) -> list[Token]:
        """Tokens of the mention that a head opens: as many as belong together, none where nothing is cited."""
        self.position, self.end, self.tokens = start, end, []
        if terminal_of(self.folded[start:head_end]) == "LEVEL":
            self.provisions()
            if self.tokens and not self.match(t.NO_PROVISION):
                self.linked_document()
            else:
                self.tokens.clear()
        else:
            self.document(start, head_end)
        return self.tokens

    def lex_number(self, start: int, end: int) -> list[Token]:
        """Tokens of a number without type or label, as a list goes on."""
        self.position, self.end, self.tokens = start, end, []
        if self.accept("NUMBER", t.NUMBER):
            self.details()
        return self.tokens

    # Provisions

    def provisions(self) -> None:
        between = self.match(t.LEVEL)
        while between and len(self.tokens) < MOST_TOKENS and self.unit(between):
            between = self.match(t.LEVEL)

    def unit(self, between: re.Match[str]) -> bool:
        """A level with its numbers, together with the separator before it."""
        (start, end), behind = between.span("LEVEL"), between.end()
        level = level_of(self.text[start:end], self.plain)
        if level is None or (between["SEPARATOR"] and self.says_this_before()):
            return False
        this = t.THIS.match(self.folded, behind, self.end)
        number = None if this else unit_pattern(level.field).match(self.folded, behind, self.end)
        if not (this and self.is_this(between, this, level)) and not (number and self.is_number(number, level)):
            return False
        self.separator(between)
        self.add(level.field.upper(), start, end)
        if this:
            return self.take("THIS", this)
        if number:
            self.take("UNIT", number, "number")
            self.listed(level)
        return True

    def says_this_before(self) -> bool:
        """``khoản 1 Điều này và Điều 5 Luật Giá``: what ``này`` closes is no part of a later list."""
        return bool(self.tokens) and self.tokens[-1].type == "THIS"

    def is_this(self, between: re.Match[str], this: re.Match[str], level: Level) -> bool:
        """``Điều này``, not ``điều này`` (this matter) nor ``khoản nay``."""
        capital = self.text[between.start("LEVEL")].isupper()
        return self.says_this(this) and (capital or level.field != "article")

    def says_this(self, this: re.Match[str]) -> bool:
        """``này``; ``nay`` (now) only in a text typed without diacritics."""
        return self.text[this.start():this.end()].strip().lower() != "nay" or self.plain

    def is_number(self, number: re.Match[str], level: Level) -> bool:
        """Not an amount, nor a word that looks like a Roman number: ``mục và``."""
        if level.field in _ROMAN_LEVELS:
            printed = self.text[slice(*number.span("number"))]
            if printed.isalpha() and not printed.isupper():
                return False
        return not t.NO_UNIT.match(self.folded, number.end(), self.end)

    def listed(self, level: Level) -> None:
        """More numbers of the same level: ``, b và c``."""
        while len(self.tokens) < MOST_TOKENS and (between := self.match(t.SEPARATOR)):
            number = unit_pattern(level.field).match(self.folded, between.end(), self.end)
            if not number or not t.AFTER_LISTED.match(self.folded, number.end(), self.end):
                return
            self.separator(between)
            self.take("UNIT", number, "number")

    def separator(self, between: re.Match[str]) -> None:
        mark = between["SEPARATOR"]
        if mark and self.tokens:
            self.add("TO" if mark in t.RANGE_MARKS else "COMMA" if mark in ",;" else "AND", *between.span("SEPARATOR"))

    def linked_document(self) -> None:
        """The document that the provisions belong to; where none follows, nothing is read."""
        position, count = self.position, len(self.tokens)
        self.link()
        component = t.COMPONENT.match(self.folded, t.skip_space(self.text, self.position), self.end)
        if component and self.may_carry(component[0]):
            self.take("COMPONENT", component)
            self.link()
        start, before = t.skip_space(self.text, self.position), len(self.tokens)
        head = BEFORE_HEAD.match(self.folded, start - 1, self.end)
        if head and terminal_of(head[1]) not in ("LEVEL", "LABEL"):
            self.document(*head.span(1))
        if len(self.tokens) == before:
            self.back_to(position, count)

    def may_carry(self, component: str) -> bool:
        """Whether provisions are of a text issued with an act; a form, ``Mẫu số 03 Phụ lục``, is no unit of it."""
        if component.startswith("phu luc"):
            return any(token.type in _OF_ANNEX for token in self.tokens)
        return self.tokens[-1].type != "COMMA"

    def link(self) -> None:
        link = self.match(t.LINK)
        if link and link.lastgroup:
            self.add(link.lastgroup, *link.span(link.lastgroup))
            self.position = link.end()

    # Documents

    def document(self, start: int, head_end: int) -> None:
        head = self.folded[start:head_end]
        terminal = terminal_of(head)
        if terminal == "LABEL":
            if self.label() and self.accept("NUMBER", t.LABELLED_NUMBER):
                self.details()
            else:
                self.tokens.clear()
            return
        if terminal == "KIND" and not self.is_kind(start, head_end):
            return
        self.add("KIND", start, head_end)
        self.position = head_end
        if terminal == "STANDARD":
            if not self.accept("NUMBER", t.STANDARD_NUMBER):
                self.tokens.pop()
            return
        word, capital = folded_words(head), self.text[start].isupper()
        if self.this_document() or (self.is_proper(word, capital) and self.previous()):
            return
        if self.named(start, word):
            self.details(t.OF_LAWGIVER if word in LAWS else t.OF)
        elif self.numbered(word, capital) or (capital and self.unnumbered(word)):
            self.details()
        elif not capital:
            self.tokens.pop()

    def is_kind(self, start: int, end: int) -> bool:
        """Whether a word is printed as in the table, or is one that OCR may have changed."""
        word = self.text[start:end].lower()
        known = squeeze(word) in kind_spellings()
        return known or folded_words(word) in folded("loose") or self.plain

    def is_proper(self, word: str, capital: bool) -> bool:
        return (capital and word not in folded("common")) or word in folded("proper")

    def this_document(self) -> bool:
        this = self.match(t.THIS)
        return this is not None and self.says_this(this) and self.take("THIS", this)

    def previous(self) -> bool:
        """``nêu trên``, ``đó``; ``do`` is another word."""
        previous = self.match(t.PREVIOUS)
        if previous is None:
            return False
        by = previous[0].endswith("do") and self.text[previous.end() - 2:previous.end()].lower() != "đó"
        return not by and self.take("PREVIOUS", previous)

    def named(self, head: int, word: str) -> bool:
        """A document cited by name, with where its head begins: ``Luật Đất đai``, ``Hiệp định ...``."""
        start = t.skip_space(self.text, self.position)
        by_capital = word in folded("named_capital") and self.opens_name(start)
        if (word not in folded("named") and not by_capital) or self.match(t.LABELLED):
            return False
        if word == "hien phap":
            self.accept("STATE", t.STATE)
            return True
        stop = self.names.law_end(start, self.end, kind_slug(word) or "")
        if stop is None or self.is_bill(head, start):
            return False
        self.add("NAME", start, stop)
        self.position = stop
        return True

    def opens_name(self, start: int) -> bool:
        """A name in mixed case that is no title of the statutes of some company."""
        return self.text[start:start + 1].isupper() and not self.text[start:start + 4].isupper() \
            and not t.NO_NAME.match(self.folded, start)

    def is_bill(self, head: int, start: int) -> bool:
        """``dự án Luật sửa đổi ... Luật X`` is no document yet; the act that it would amend is one."""
        return t.BILL.search(self.folded, max(0, head - 12), head) is not None \
            and t.AMENDING.match(self.folded, start) is not None

    def numbered(self, word: str, capital: bool) -> bool:
        """A document cited by number, with what may stand before the number."""
        position, count = self.position, len(self.tokens)
        if not self.accept("QUALIFIER", t.QUALIFIER):
            self.head_issuer()
        if self.number(serial=word in folded("serial") and capital):
            return True
        self.back_to(position, count)
        if self.accept("DATE", t.DATE) and self.label() and self.accept("NUMBER", t.LABELLED_NUMBER):
            return True  # văn bản đề ngày 29/10/2025 số 16/CV-HHTACN
        self.back_to(position, count)
        return False

    def number(self, *, serial: bool = False) -> bool:
        """A number with or without its label; ``serial``: figures alone are enough."""
        position, count = self.position, len(self.tokens)
        if self.label():
            if self.accept("NUMBER", t.LABELLED_NUMBER) or (serial and self.accept("SERIAL", t.SERIAL)):
                return True
            self.back_to(position, count)
        return self.accept("NUMBER", t.NUMBER) or (serial and self.accept("SERIAL", t.SERIAL))

    def label(self) -> bool:
        """``số``, not ``sở``, which folds to the same."""
        label = self.match(t.LABEL)
        horned = label and set(self.text[label.start():label.end()].lower()) & set("ơờớởỡợ")
        return label is not None and not horned and self.take("LABEL", label)

    def head_issuer(self) -> None:
        """``các Nghị định của Chính phủ: số ...``"""
        if not self.match(t.LED):
            return
        position, count = self.position, len(self.tokens)
        self.issuer()
        if not self.accept("COLON", t.COLON):
            self.back_to(position, count)

    def unnumbered(self, word: str) -> bool:
        """A document without number: ``Sắc lệnh ngày ...``, ``Nghị quyết Đại hội ...``, ``Kế hoạch của ...``."""
        if word in folded("proper") and self.accept("DATE", t.DATE):
            return True
        if word == "bao cao":
            self.accept("QUALIFIER", t.APPRAISAL)
        session = self.match(t.SESSION) if word in ("nghi quyet", "ket luan") else None
        return self.body(session.end()) if session else self.issuer()

    def details(self, of: re.Pattern[str] = t.OF) -> None:
        """Date, year, issuer behind ``of``, number: in any order, each once."""
        while self.detail({token.type for token in self.tokens}, of):
            pass

    def detail(self, seen: set[str], of: re.Pattern[str]) -> bool:
        if "DATE" not in seen and self.accept("DATE", t.DATE):
            return True
        if not seen & {"DATE", "YEAR"} and self.accept("YEAR", t.YEAR if "NUMBER" in seen else t.NAME_YEAR):
            return True
        if "ISSUER" not in seen and (self.issuer(of) or ("DATE" in seen and self.accept("ISSUER", t.TOP))):
            return True
        if seen & {"NAME", "ISSUER"} and not seen & {"NUMBER", "SERIAL"} and self.number():
            return True
        return "NOTE" not in seen and self.accept("NOTE", t.NOTE)

    def issuer(self, of: re.Pattern[str] = t.OF) -> bool:
        begun = self.match(of)
        if not begun:
            return False
        position = self.position
        self.add("OF", *begun.span())
        if self.body(begun.end()):
            if not (begun[0].lstrip()[:1] == "," and self.match(t.AT)):
                return True
            self.tokens.pop()  # ", của Ban Bí thư tại văn bản số": the next of a list
        self.tokens.pop()
        self.position = position
        return False

    def body(self, start: int) -> bool:
        stop = self.names.body_end(start, self.end)
        if stop is None:
            return False
        self.add("ISSUER", start, stop)
        self.position = stop
        return True

    # Steps

    def match(self, pattern: re.Pattern[str]) -> re.Match[str] | None:
        return pattern.match(self.folded, self.position, self.end)

    def accept(self, type_: str, pattern: re.Pattern[str]) -> bool:
        match = self.match(pattern)
        return match is not None and self.take(type_, match)

    def take(self, type_: str, match: re.Match[str], group: int | str = 0) -> bool:
        self.add(type_, *match.span(group))
        self.position = match.end()
        return True

    def add(self, type_: str, start: int, end: int) -> None:
        """A token without the white space in front of it."""
        if self.text[start].isspace():
            start = t.skip_space(self.text, start)
        self.tokens.append(Token(type_, start, end))

    def back_to(self, position: int, count: int) -> None:
        self.position = position
        del self.tokens[count:]

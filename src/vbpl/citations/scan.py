"""Scan: every mention in a stretch of text, in order. Imports vbpl.folding and this package.

One pattern over the folded text stops at each word that can open a mention; the lexer rejects most of them at the
first token behind it.
"""

import re
from collections.abc import Iterator
from typing import get_args

from ..folding import fold
from . import terminals as t
from .kinds import compound_ends, folded, rules
from .levels import Field, unit_pattern
from .lexer import Lexer
from .mention import Mention, build_mention

TRIGGER = re.compile(rf"(?<![a-z0-9_])(?:{t.HEAD.pattern})")
NEXT_UNIT = re.compile(rf"{t.GAP}(?:nay{t.END}|{'|'.join(unit_pattern(field).pattern for field in get_args(Field))})")
"""A level word opens a mention only before a number or ``này``."""
NEXT_MARK = re.compile(rf"{t.GAP}[,:(]?{t.GAP}(?:(?:nay|neu|tren|do|noi|da|{t.SO}){t.END}|[\d.…])")
LABEL_AHEAD = re.compile(rf"\s{t.SO}(?![a-z])")
LABEL_REACH = 120
"""A type word in lower case opens one only before a number, ``này`` or ``nêu trên``, or ``số`` within a few words."""
PLURAL = re.compile(r"(?<![a-z0-9_])(?:cac|tu)\s{1,9}$")


class Scanner:
    """Finds mentions in stretches of one text, which is folded once."""

    def __init__(self, text: str) -> None:
        self.text, self.folded = text, fold(text)
        self.lexer = Lexer(text, self.folded)

    def iter_mentions(self, start: int, end: int) -> Iterator[Mention]:
        """Every mention that lies in ``text[start:end]``, context aside."""
        head = TRIGGER.search(self.folded, start, end)
        while head:
            position = head.start() + 1
            mention = self.read(head.start(), end) if self.may_open(head) else None
            while mention:
                yield mention
                position = mention.end
                mention = self.read_next_number(mention, end)
            head = TRIGGER.search(self.folded, position, end)

    def may_open(self, head: re.Match[str]) -> bool:
        """Whether a word can open a mention, by what stands next to it; most can not."""
        if head.lastgroup == "LEVEL":
            return NEXT_UNIT.match(self.folded, head.end()) is not None and not self.is_compound(head)
        if head.lastgroup == "KIND" and self.text[head.start()].islower() and head[0] not in folded("named"):
            end = head.end()
            label = LABEL_AHEAD.search(self.folded, end, end + LABEL_REACH)
            return label is not None or NEXT_MARK.match(self.folded, end) is not None
        return not self.is_compound(head)

    def is_compound(self, head: re.Match[str]) -> bool:
        """Whether the word is only a part of one: ``thời điểm``, ``pháp luật``."""
        if head[0] not in compound_ends():
            return False
        words = self.text[max(0, head.start() - 9):head.end()].lower().split()
        return " ".join(words[-2:]) in rules()["compounds"]

    def read(self, start: int, end: int) -> Mention | None:
        tokens = self.lexer.lex(start, end)
        mention = build_mention(self.text, tokens) if tokens else None
        plural = PLURAL.search(self.folded, max(0, start - 9), start) if mention and mention.places else None
        return mention._replace(start=plural.start()) if mention and plural else mention

    def read_next_number(self, mention: Mention, end: int) -> Mention | None:
        """``các Thông tư: 15/2022/TT-BTTTT, 16/2022/TT-BTTTT``: a number of a list without any word."""
        following = t.NEXT_NUMBER.match(self.folded, mention.end, end) if mention.number else None
        tokens = self.lexer.lex_number(following.end(), end) if following else []
        return build_mention(self.text, tokens) if tokens else None

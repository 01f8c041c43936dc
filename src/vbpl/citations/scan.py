"""Scan: every mention in a stretch of text, in order. Imports vbpl.folding and this package.

One pattern over the folded text stops at each word that can open a mention; the lexer rejects most of them at the
first token behind it.
"""

import re
from collections.abc import Iterator

from ..folding import fold
from . import terminals as t
from .kinds import compound_ends, rules
from .lexer import Lexer
from .mention import Mention, build_mention

TRIGGER = re.compile(rf"(?<![a-z0-9_])(?:{t.HEAD.pattern})")
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
            mention = None if self.is_compound(head) else self.read(head.start(), end)
            while mention:
                yield mention
                position = mention.end
                mention = self.read_next_number(mention, end)
            head = TRIGGER.search(self.folded, position, end)

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

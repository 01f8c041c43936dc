"""Origins: each letter of a consolidated text comes from one of its acts."""

import re

from vbpl.model import Consolidation
from vbpl.model.walk import iter_blocks, own_span

MARKS = re.compile(r"\[\d+\]|\(được bãi bỏ\)")


def assert_every_letter_has_its_origin(done: Consolidation, texts: dict[str, str]) -> None:
    """Each letter of the body comes from an act, or marks a change, and its act prints it there, in this order."""
    covered = bytearray(len(done.text))
    for origin in done.origins:
        start, end = origin.span.start, origin.span.end
        covered[start:end] = b"\1" * (end - start)
        where = texts[origin.source][origin.source_span.start : origin.source_span.end]
        there = iter(letters(where))
        assert all(letter in there for letter in letters(done.text[start:end]))
    for mark in MARKS.finditer(done.text):
        covered[mark.start() : mark.end()] = b"\1" * (mark.end() - mark.start())
    for block in iter_blocks(done.document):
        own = own_span(block)
        assert all(covered[at] or not done.text[at].isalnum() for at in range(own.start, own.end))


def letters(text: str) -> str:
    """Letters and digits in any case: a new word at the head of a sentence gets a capital."""
    return "".join(filter(str.isalnum, MARKS.sub("", text).lower()))

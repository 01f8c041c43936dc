"""Relations: what a text does with each document it mentions, read unit by unit."""

import re
from collections.abc import Sequence

from ...model import CHANGES, ENDINGS, Relation
from ...text.folding import fold, squeeze
from ...text.lazy import lazy_compile
from .columns import Stated, ends_row, read_columns, row_day
from .cues import Role
from .extents import EXCEPTION, REFERS, Said, say, until_after_exception
from .gaps import Gap, read_gap, read_sentence
from .mention import Mention
from .rules import read
from .told import with_doers
from .unit import Unit

__all__ = ["Role", "Said", "relate"]

GAP, OPENING_GAP = 240, 400
"""Characters read to the left of a mention, and where the first words of a unit rule it all."""
TAIL, LONG_TAIL = 250, 500
"""Characters read to the right of a mention, and where its title is long and its effect is spoken of after it."""
QUOTED_GAP = 1200
"""Characters read to the left of a mention after quoted words, which may be long: ``bỏ cụm từ “...” tại Điều 5``."""
_CLOSES = re.compile(r"[”\"]\s{1,3}(?:tại|trong|của|ở)\s{1,3}$")
_LONGEST_CLOSE = 12
_ATTACHED = re.compile(r"\bkèm\b", re.IGNORECASE)
_PARTS_ABOVE = lazy_compile(
    r"\bquy dinh ve\b[^.:]{0,200}\b(?:tai|cua|trong) (?:muc|phan|chuong|dieu|khoan)\b[^.:]{0,60}; ?$"
)
"""``quy định về nhân sự tại Mục II; Mục III; (Thông tư A)``."""
_CHANGING = frozenset(CHANGES)
_OWN: frozenset[Relation] = frozenset({"issued_with", "attaches"})
"""What a document can do with itself or, in quoted text, with the one being amended."""


def relate(
    text: str, mentions: Sequence[Mention], *, role: Role = "body", unit_heading: str | None = None,
    head: int = 0, opening: bool = False, in_body: bool = False, folded: str | None = None,
) -> list[Said]:
    """What a text does with the document of each mention of one unit, in their order.

    ``text`` is the unit's own text, wrapped or not, its paragraphs apart by ``PARAGRAPH_END`` or not at all;
    ``mentions`` are in order and lie in it. ``unit_heading`` is the heading or lead-in above the unit; ``head``,
    the characters of ``text`` that are the head of a table; ``opening`` marks the first sentence of a letter,
    ``in_body`` a unit below the preamble; ``folded`` is ``text`` folded, if the caller has it. Time is linear in
    ``text``.
    """
    folded = fold(text) if folded is None else folded
    unit = Unit(role, unit_heading, wide=opening or role != "body")
    columns = read_columns(text, head, mentions)
    reach = OPENING_GAP if unit.wide else GAP
    ends = [mention.start for mention in mentions[1:]] + [len(text)]
    start, following = 0, []
    for mention, end, column in zip(mentions, ends, columns, strict=True) if mentions else ():
        if start < head <= mention.start:
            start = head
        quoted = mention.start - start > reach and _CLOSES.search(text, mention.start - _LONGEST_CLOSE, mention.start)
        gap = read_gap(text, folded, max(start, mention.start - (QUOTED_GAP if quoted else reach)), mention.start)
        read(unit, gap, mention, column)
        asked = unit.undecided or unit.relation in CHANGES
        tail = _tail_end(text, mention.end, end) if asked else mention.end
        following.append(read_sentence(text, folded, mention.end, tail) if asked else "")
        if unit.undecided:
            unit.read_after(following[-1])
        start = start if gap.in_words else mention.end
    unit.decide()
    said = [say(found, gap.words, unit.afters.get(index, ""), words, one.placed) for index, (found, gap, words, one)
            in enumerate(zip(unit.found, unit.gaps, following, mentions, strict=True))]
    if any(columns) or not _CHANGING.isdisjoint([each.relation for each in said]):
        said = _changes(text, mentions, columns, unit, said, in_body=in_body)
        _read_past_exceptions(unit, following, said)
    return [_settled(each, one, text, folded) for each, one in zip(said, mentions, strict=True)]


def _tail_end(text: str, start: int, end: int) -> int:
    """Where the words after a mention end that may speak of it."""
    tail = start + TAIL
    later = end > tail and text.find("hiệu lực", tail, start + LONG_TAIL) >= 0
    return min(end, start + LONG_TAIL if later else tail)


def _changes(
    text: str, mentions: Sequence[Mention], columns: Sequence[Stated | None], unit: Unit, said: list[Said],
    *, in_body: bool,
) -> list[Said]:
    """What is said of some mentions, with who makes the changes among it, their days and their extent."""
    if said[0].relation in ENDINGS and _PARTS_ABOVE.search(fold(squeeze(text[:mentions[0].start]))):
        said[0] = said[0]._replace(partial=not mentions[0].placed)
    said = with_doers(text, unit, mentions, said, in_body=in_body)
    _share_days(unit, said)
    _read_rows(text, mentions, columns, unit, said)
    return said


def _share_days(unit: Unit, said: list[Said]) -> None:
    """Give the acts of a list the day that stands after the last: ``Bãi bỏ A và B kể từ ngày 01/7/2031``."""
    for index in range(len(said) - 1, 0, -1):
        before, one = said[index - 1], said[index]
        gap = unit.gaps[index]
        apart = unit.found[index].stated or gap.new_sentence or gap.new_item or EXCEPTION.match(gap.words)
        if not apart and one.effective and before.relation == one.relation and not (before.effective or before.until):
            said[index - 1] = before._replace(effective=one.effective)


def _read_past_exceptions(unit: Unit, following: Sequence[str], said: list[Said]) -> None:
    """Give an act the last day that stands after what is excepted: ``Tạm ngưng A, trừ Điều 5, đến hết ngày ...``."""
    head: int | None = None
    for index, one in enumerate(said):
        gap = unit.gaps[index]
        if gap.new_sentence or gap.new_item:
            head = None
        if head is not None and (until := until_after_exception(following[index])):
            said[head], head = said[head]._replace(until=until), None
        if one.relation in ("suspends", "extends") and one.until is None and EXCEPTION.match(following[index]):
            head = index


def _read_rows(
    text: str, mentions: Sequence[Mention], columns: Sequence[Stated | None], unit: Unit, said: list[Said]
) -> None:
    """Add to each ended act of a list the day and the act that its row names."""
    rows = [index for index, column in enumerate(columns) if column and column.relation == "announces_ended"]
    for index, after in zip(rows, [*rows[1:], len(mentions)], strict=False):
        column, end = columns[index], mentions[after].start if after < len(mentions) else len(text)
        by = next((each for each in range(index + 1, after) if ends_row(unit.gaps[each].words)), None)
        for each in range(index + 1, after):
            if said[each].relation in CHANGES:
                said[each] = _in_row(mentions[each], unit.gaps[each])
        day = row_day(text, mentions[index].end, end)
        said[index] = Said("announces_ended", column is not None and column.partial, day, by)


def _in_row(mention: Mention, gap: Gap) -> Said:
    """What a row says of a mention after its act: provisions of the act alone have ended; titles tell of others."""
    provisions = mention.target == "previous" and mention.placed and not gap.words.strip(" -")
    return Said("announces_ended" if provisions else "refers_to")


def _settled(said: Said, mention: Mention, text: str, folded: str) -> Said:
    """A document does little to itself; ``Phụ lục I ban hành kèm theo Thông tư ...`` says itself what it is."""
    if mention.target in ("this", "carrier"):
        return Said(said.relation) if said.relation in _OWN else REFERS
    may_attach = said.relation in ("refers_to", "implements") and folded.find("kem", mention.start, mention.end) >= 0
    attached = may_attach and _ATTACHED.search(text, mention.start, mention.end)
    return Said("issued_with") if attached else said

"""find_amendments: the instructions of a document's body as amendments.

The amended act is the one that the instruction names, else the nearest heading above it, else the title.
"""

import re
from collections.abc import Iterator, Sequence

from ...model import Amendment, Effect, Span
from ...text.lazy import lazy_compile
from ..own_text import CitedDocument, OwnText
from .acts import Acts
from .attachments import find_attachment
from .complete import Said, is_complete
from .effective import Days, days_of_units
from .new_text import Quote, new_text, share_out
from .operations import Heading, Operation, read_operations
from .statements import iter_instructions, names_act
from .token import Named, Token
from .tree import Body, Chain, Clause, Instruction
from .words import acts_pattern, iter_verbs

_QUICK = {
    "sua": "ửỬ", "them": "hH", "thay": "hH", "bo": "ỏỎổỔ", "xoa": "óÓoO", "chuyen": "hH", "doi": "ổỔ", "danh so": "áÁ",
    "danh lai": "áÁ", "sap xep": "ắẮ", "dinh chinh": "íÍ", "het hieu": "ếẾ",
}
"""Every instruction holds one of these words, folded, each with its second letter as printed."""
_CHANGE = lazy_compile(
    r"(?!sửa\ chữa|thay\ (?:đổi|mặt)|chuyển\ (?:giao|nhượng|đổi|quyền)|đổi\ mới)"   # which change no act
    r"(?:sửa|thêm|thay|bỏ|bổ\ sung|xóa|xoá|chuyển|đổi|đánh\ (?:số|lại)|sắp\ xếp\ lại|đính\ chính|hết\ hiệu)",
    re.IGNORECASE,
)
"""How such a word is printed."""
_ENDING = lazy_compile(r"(?:[\s.;:/,]|(?:và|đồng\sthời)(?=\s*\Z)){1,9}\Z")
"""What joins a clause to the next."""
_LONGEST_JOINT = 40
_QUOTES_AND_COLON = "“\"«‘:"
_AS_FOLLOWS = lazy_compile(r"nhu\s{1,3}sau|sau\s{1,3}day|duoi\s{1,3}day")
"""Folded; new text stands after it or after one of the marks above."""
_NO_HEADING = Heading()


def find_amendments(cited: CitedDocument, effects: Sequence[Effect] = ()) -> list[Amendment]:
    """The amending instructions of the body, in order, by the citations of the document.

    A heading that only names the amended act (``Sửa đổi, bổ sung một số điều của ...``) is no instruction. Empty
    ``targets`` mean the act as a whole, or with new text a place that no citation tells. ``effects`` give the day of
    an instruction that has one of its own.
    """
    changing = _changing(cited)
    return list(_Finder(cited, changing, days_of_units(effects)).found()) if changing else []


def _changing(cited: CitedDocument) -> dict[int, list[int]]:
    """Where verbs stand that may open an instruction, in order, by the start of their text; most texts have none."""
    clean, folded = cited.source.clean, cited.source.folded
    texts = cited.texts_at(_iter_quick(cited))
    verbs = {own.start: list(iter_verbs(clean, folded, own.start, own.end)) for own in texts}
    return {start: places for start, places in verbs.items() if places}


def _iter_quick(cited: CitedDocument) -> Iterator[int]:
    """Where words of changes are printed; most others that fold alike differ in the second letter: ``Bộ``, ``đội``."""
    clean = cited.source.clean
    for word, letters in _QUICK.items():
        for at in cited.places_of(word):
            if clean[at + 1] in letters and _CHANGE.match(clean, at):
                yield at


class _Finder:
    """What was read of a document so far."""

    def __init__(self, cited: CitedDocument, changing: dict[int, list[int]], days: Days) -> None:
        self.cited, self.changing, self.days = cited, changing, days
        self.acts = Acts(cited)
        self.headings: dict[int, Heading] = {}
        """What units below take from a block, by its identity."""
        self.headed = 0
        """Where the last unit below such a block ends."""
        self.said_already: dict[int, list[Instruction]] = {}
        """What units say with a verb, by where they start."""

    def found(self) -> Iterator[Amendment]:
        """The amendments of the texts with a verb, and of those below a heading, in order."""
        done = 0
        for start in self.changing:
            for own in self.cited.texts_from(max(start, done), start + 1):
                yield from self.read(own)
            for own in self.cited.texts_from(max(start + 1, done), self.headed):
                yield from self.read(own)
            done = max(done, start + 1, self.headed)

    def read(self, own: OwnText) -> Iterator[Amendment]:
        heading = self.heading_above(own) if own.start < self.headed else _NO_HEADING
        if not (heading.verbs or own.start in self.changing) or not self.may_amend(own):
            return
        instructions = self.said_below(own) if heading.verbs else self.said(own)
        for at, instruction in enumerate(instructions):
            is_last = at == len(instructions) - 1
            self.acts.note(own, instruction)
            if is_last and self.is_heading(instruction, own):
                self.headings[id(own.block)] = self.heading(instruction, heading)
                self.headed = max(self.headed, own.last)
            else:
                quotes = new_text(self.cited, own, instruction, is_last=is_last)
                yield from self.amendments(instruction, own, heading, quotes)
            if own.block.heading and own.ends and instruction.end <= own.ends[0]:
                heading = heading._replace(base=self.heading(instruction, heading).base)

    def said(self, own: OwnText) -> list[Instruction]:
        """What a unit says with a verb."""
        found = self.said_already.get(own.start)
        if found is None:
            read = iter_instructions(self.cited.source, own, self.mentions(own), self.changing[own.start])
            found = self.said_already[own.start] = [each for each in read if each.form != "entry"]
        return found

    def said_below(self, own: OwnText) -> list[Instruction]:
        """What a unit below a heading says with a verb, else by that of the heading; each once."""
        found = list(iter_instructions(self.cited.source, own, self.mentions(own)))
        return [each for each in found if each.form != "entry"] or found[:1]

    def may_amend(self, own: OwnText) -> bool:
        """Whether an act is named for a unit and those below it, or new text given: without either nothing changes.

        In a law, most verbs of change say what people do: ``Chủ bến bổ sung hồ sơ trong 5 ngày``.
        """
        return bool(
            self.acts.title or any(map(names_act, self.cited.citations_in(own.start, own.last)))
            or any(map(self.acts.of_unit, own.parents))
            or self.announces(own) or any(child.type == "quote" for child in own.block.children)
        )

    def announces(self, own: OwnText) -> bool:
        """Whether something stands in a unit or below it that comes before new text."""
        folded, start, end = self.cited.source.folded, own.start, own.last
        marked = any(folded.find(mark, start, end) >= 0 for mark in _QUOTES_AND_COLON)
        return marked or _AS_FOLLOWS.search(folded, start, end) is not None

    def mentions(self, own: OwnText) -> list[Named]:
        """Every mention of an act in a unit, in order."""
        cited = self.cited
        return [
            Named(cited.starts[at], cited.source.to_clean(cited.citations[at].span.end), cited.citations[at])
            for at in cited.between(own.start, own.end) if names_act(cited.citations[at])
        ]

    # --------------------------------------------------------------------------------------------------- Headings

    def heading_above(self, own: OwnText) -> Heading:
        above = (self.headings.get(id(each.block)) for each in own.parents[::-1])
        return next((each for each in above if each), _NO_HEADING)

    def is_heading(self, instruction: Instruction, own: OwnText) -> bool:
        """Whether the units below say what changes: ``Sửa đổi một số khoản của Điều 17 như sau:`` ``a) ...``."""
        inside = self.cited.texts_from(own.end, own.last) if own.block.children else ()
        below = [each for each in inside if each.parents[-1] is own]
        if any(self.is_instruction(each) for each in below):
            return True
        return bool(below) and any(is_open(clause) for clause in instruction.clauses)

    def is_instruction(self, own: OwnText) -> bool:
        said = self.said(own) if own.start in self.changing else ()
        return any(clause.about is None for each in said for clause in each.clauses)

    def heading(self, instruction: Instruction, above: Heading) -> Heading:
        operations = read_operations(instruction, above)
        bases = (place.levels for each in operations for place in each.places if place.is_numbered)
        bodies = (body for clause in instruction.clauses for body in clause.bodies)
        words = tuple(body for body in bodies if body.phrases and body.phrases.quoted)
        verbs = tuple(verb for clause in instruction.clauses for verb in clause.verbs) or above.verbs
        described = all(clause.about and not self.is_of_acts(clause.about) for clause in instruction.clauses)
        return Heading(verbs, next(bases, above.base), words, described)

    def is_of_acts(self, about: Token) -> bool:
        """``các quyết định sau đây``: whole acts are listed below, not what some provisions say."""
        return acts_pattern().match(self.cited.source.clean, about.start, about.end) is not None

    # ------------------------------------------------------------------------------------------------- Amendments

    def amendments(
        self, instruction: Instruction, own: OwnText, heading: Heading, quotes: Sequence[Quote]
    ) -> Iterator[Amendment]:
        read = read_operations(instruction, heading)
        verbs = _verbs(instruction) or frozenset(heading.verbs)
        operations = [each for each in read if is_complete(Said(each, instruction, verbs, bool(quotes)))]
        starts = [clause.start for clause in instruction.clauses if clause.start is not None]
        for operation, share in zip(operations, share_out(operations, quotes), strict=True):
            key = self.acts.key(operation, own)
            share = [*share, *(self.cited.source.span(text.start, text.end) for text in operation.text)]
            if key or share:
                end = next((start for start in starts if start > operation.start), instruction.end)
                yield self.amendment(operation, key, share, own, end)

    def amendment(
        self, operation: Operation, key: str | None, quotes: Sequence[Span], own: OwnText, end: int
    ) -> Amendment:
        source = self.cited.source
        attached = find_attachment(self.cited.document, operation)
        return Amendment(
            action=operation.action, targets=tuple(operation.provisions()),
            scope="described" if operation.described and operation.places else operation.scope,
            document_key=key, position=operation.position,
            anchor=operation.anchor[0].provision() if operation.anchor else None, words=operation.words,
            exceptions=tuple(place.provision() for place in operation.exceptions if place.is_numbered),
            new_targets=tuple(place.provision() for place in operation.new_places),
            quotes=() if operation.words else tuple(quotes), annex=attached.span if attached else None,
            effective=self.days.day_of(own),
            span=source.span(operation.start, _without_joint(source.clean, operation.start, end)),
        )


def _without_joint(text: str, start: int, end: int) -> int:
    """Where a clause ends, without what joins it to the next."""
    first = max(start, end - _LONGEST_JOINT)
    joint = _ENDING.search(text[first:end])
    return first + joint.start() if joint else end


def _verbs(instruction: Instruction) -> frozenset[str]:
    return frozenset(verb for clause in instruction.clauses for verb in clause.verbs)


def is_open(clause: Clause) -> bool:
    """Whether a clause leaves to the units below what or where it changes."""
    return clause.about is not None or any(_is_open(body) for body in clause.bodies)


def _is_open(body: Body) -> bool:
    at = [chain for places in body.all("at") for chain in places]
    if body.phrases is not None:
        return not body.phrases.quoted or not any(_says_number(chain) or chain.act for chain in at)
    return not any(_says_number(chain) for chain in (*body.places, *at)) or any(
        run.field == "some" for chain in body.places for run in chain.runs
    )


def _says_number(chain: Chain) -> bool:
    return any(run.numbers and run.field != "piece" for run in chain.runs)

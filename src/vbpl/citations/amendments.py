"""Amendments: instructions that change another act, with their targets and new text. Imports vbpl.model, vbpl.source.

Rules: NĐ 78/2025/NĐ-CP, Điều 69 and 70. The amended act is the one that the instruction names, else the nearest
heading above it, else the title.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from typing import Any, Literal, NamedTuple, cast

from ..folding import fold
from ..model import Amendment, Citation, Document, Provision, Relation, Span
from ..model.citation import AmendmentAction
from ..source import Source
from ..tables import read_table
from .own_text import OwnText, iter_own_text

_OPENING = (
    r"(?:^[\W\d_]*+(?:dieu\s+\d+[a-z]?[\W_]*+)?(?:[a-z]\d?[.)][\W_]*+)?|(?P<line>\n\s*+)|(?<!sua doi)[;:.,]\s++"
    r"|(?<!sua doi )\bva\s++|\bdong thoi\s++)"
)
_QUICK = re.compile(r"sửa|bổ sung|thay|bỏ|chuyển|đổi|đánh số", re.IGNORECASE)
_QUOTED = re.compile(r"[“\"«‘]([^“”\"«»]{1,400})[”\"»’]")
_LINK = re.compile(r"\s*(?:bang|thanh|vao\s+(?:ngay\s+)?(?P<side>sau|truoc))\s+(?:cac\s+)?(?:cum tu|tu ngu|tu)?:?\s*")
_INTO = re.compile(r"\bvao\s+(?:ngay\s+)?(?P<side>sau|truoc|cuoi)?")
_BECOMES = re.compile(r"\bthanh\b|$")
_TITLE_OF = re.compile(r"\w+\s+\w+(?:,\s+bo sung)?\s+(?:ten|tieu de)\b")
_SOME = re.compile(r"\bmot so\b")
_ENDING = " \n\t.;:/"

_SIDES: dict[str | None, Literal["after", "before", "end"]] = {"sau": "after", "truoc": "before", "cuoi": "end"}
_LEVELS = ("part", "chapter", "section", "subsection", "article", "clause", "point")
_ASIDES: frozenset[Relation] = frozenset(
    {"amended_by_stated", "issued_with", "legal_basis", "details", "guides", "implements"}
)
"""Relations of mentions that only describe the amended act."""


class _Clause(NamedTuple):
    """One instruction: what to do, and where it stands in the clean text."""

    action: AmendmentAction
    start: int
    end: int
    words: str
    """Folded, as long as the clause, quoted words made bullets."""


class _Change(NamedTuple):
    """What a clause says to do, before the act and the new text are added."""

    targets: list[Provision] = []
    anchor: Provision | None = None
    position: Literal["after", "before", "end"] | None = None
    new_targets: list[Provision] = []
    old_words: str | None = None
    new_words: str | None = None


class _Pair(NamedTuple):
    """Quoted words, or a pair of them, and where they stand in the clean text."""

    start: int
    end: int
    change: _Change


def find_amendments(document: Document, source: Source) -> list[Amendment]:
    """The amending instructions of the body, in order; they are read from ``document.citations``.

    A heading that only names the amended act (``Sửa đổi, bổ sung một số điều của ...``) is no instruction. Empty
    ``targets`` mean the act as a whole.
    """
    reader = _Reader(document, source)
    return [amendment for own in iter_own_text(document.body, source) for amendment in reader.read(own)]


class _Reader:
    """A document with its citations in reach."""

    def __init__(self, document: Document, source: Source) -> None:
        self.source = source
        self.citations = document.citations
        self.starts = [source.to_clean(citation.span.start) for citation in document.citations]
        self.quoted: list[tuple[int, int]] = []
        """Where words are quoted in the unit being read; what they mention is no target."""
        header = document.header.span
        self.title = _key(self.within(source.to_clean(header.start), source.to_clean(header.end)))
        self.lists: dict[int, tuple[_Clause, list[_Change]]] = {}
        """Clauses that leave their targets to the units below, by the identity of their block."""

    def within(self, start: int, end: int) -> list[Citation]:
        first, last = bisect_left(self.starts, start), bisect_left(self.starts, end)
        return [self.citations[each] for each in range(first, last) if not self.is_quoted(self.starts[each])]

    def is_quoted(self, offset: int) -> bool:
        before = bisect_right(self.quoted, (offset, offset)) - 1
        return before >= 0 and offset < self.quoted[before][1]

    def read(self, own: OwnText) -> Iterator[Amendment]:
        clauses = self.clauses(own)
        quotes = self.quotes(own) if clauses else []
        for number, clause in enumerate(clauses):
            share = [quotes[number]] if len(quotes) == len(clauses) else quotes
            for change in self.changes(clause, own):
                if self.is_complete(clause, change, own, share):
                    yield self.amendment(clause, change, own, share)
        if not clauses:
            yield from self.read_item(own)

    def clauses(self, own: OwnText) -> list[_Clause]:
        """The clauses of a unit that open with a verb of change, each up to the next."""
        if not (_QUICK.search(own.block.text) or _QUICK.search(own.block.heading or "")):
            return []  # most units say nothing of this kind
        text = self.source.clean[own.start:own.end]
        words = _QUOTED.sub(lambda quoted: "•" * len(quoted[0]), fold(text))
        self.quoted = [(own.start + each.start(), own.start + each.end()) for each in _QUOTED.finditer(text)]
        pattern, verbs = _verbs()
        heads = [match for match in pattern.finditer(words) if not match["line"] or text[match.end("line")].isupper()]
        bounds = [*(match.start() for match in heads[1:]), len(words)]
        clauses = []
        for match, bound in zip(heads, bounds, strict=False):
            group = cast(int, match.lastindex)
            action, opens = verbs[group]
            start = match.start(group) if opens else _sentence_start(words, match.start())
            end = start + len(words[start:bound].rstrip(_ENDING))
            clauses.append(_Clause(action, own.start + start, own.start + end, words[start:end]))
        return clauses

    def read_item(self, own: OwnText) -> Iterator[Amendment]:
        """An item without a verb below a clause without targets: ``Bãi bỏ các khoản sau đây:`` ``a) Khoản 3``."""
        above = next((self.lists[id(each.block)] for each in own.parents[::-1] if id(each.block) in self.lists), None)
        quotes = self.quotes(own) if above else []
        places = self.places(own.start, own.end) if above else []
        if above and places and (quotes or above[0].action not in ("replace", "insert")):
            clause = above[0]._replace(start=own.start, end=own.end)
            for change in above[1]:
                yield self.amendment(clause, change._replace(targets=places), own, quotes)

    def quotes(self, own: OwnText) -> list[Span]:
        """The quote blocks of a unit, else the words quoted behind its colon."""
        blocks = [child.span for child in own.block.children if child.type == "quote"]
        text = self.source.clean[own.start:own.end]
        colon = fold(text).find("nhu sau:")
        inline = _QUOTED.search(text, colon) if colon >= 0 and not blocks else None
        return [self.source.span(own.start + inline.start(), own.start + inline.end())] if inline else blocks

    def changes(self, clause: _Clause, own: OwnText) -> list[_Change]:
        """What a clause says to do; kept for the units below where it names no target."""
        if clause.action.endswith("_words"):
            changes = list(self.iter_word_changes(clause, own))
        elif clause.action == "renumber":
            changes = [self.renumbering(clause)]
        else:
            changes = [self.insertion(clause) if clause.action == "insert" else _Change(self.places(*clause[1:3]))]
        if not any(change.targets for change in changes):
            self.lists[id(own.block)] = clause, changes
        return changes

    def insertion(self, clause: _Clause) -> _Change:
        into = _INTO.search(clause.words)
        if not into:
            return _Change(self.places(clause.start, clause.end))
        middle = clause.start + into.start()
        around = self.places(middle, clause.end)
        position = _SIDES.get(into["side"])
        anchor = around[-1] if around and position else None
        return _Change(_placed_under(self.places(clause.start, middle), around), anchor, position)

    def renumbering(self, clause: _Clause) -> _Change:
        middle = clause.start + cast("re.Match[str]", _BECOMES.search(clause.words)).start()
        old, new = self.places(clause.start, middle), self.places(middle, clause.end)
        return _Change(_placed_under(old, new), new_targets=_placed_under(new, old))

    def iter_word_changes(self, clause: _Clause, own: OwnText) -> Iterator[_Change]:
        """A change for each quoted word or pair of them; words without a place share that of the next."""
        pairs = list(_iter_pairs(clause, self.source.clean))
        bounds = [pair.start for pair in pairs[1:]] + [clause.end]
        places = [self.places(pair.end, bound) for pair, bound in zip(pairs, bounds, strict=True)]
        before = self.places(own.start, clause.start)
        for number, pair in enumerate(pairs):
            yield pair.change._replace(targets=next((each for each in places[number:] if each), before))

    def places(self, start: int, end: int) -> list[Provision]:
        return [
            provision for citation in self.within(start, end)
            if citation.target != "this" and citation.relation not in _ASIDES
            for provision in citation.provisions
        ]

    def is_complete(self, clause: _Clause, change: _Change, own: OwnText, quotes: list[Span]) -> bool:
        """It names a target, words or new text, or changes an act as a whole."""
        if clause.action.endswith("_words"):
            return bool(change.targets) or not own.block.children
        whole = clause.action == "repeal" or clause.words.startswith("thay the")
        named = whole and not _SOME.search(clause.words) and _key(self.within(clause.start, clause.end))
        return bool(change.targets or named or (quotes and clause.action in ("replace", "insert")))

    def amendment(self, clause: _Clause, change: _Change, own: OwnText, quotes: list[Span]) -> Amendment:
        return Amendment(
            action=clause.action, targets=change.targets, document=self.act(clause, own),
            heading_only=_TITLE_OF.match(clause.words) is not None, position=change.position, anchor=change.anchor,
            old_words=change.old_words, new_words=change.new_words, new_targets=change.new_targets,
            quotes=quotes if clause.action in ("replace", "insert") else [],
            span=self.source.span(clause.start, clause.end),
        )

    def act(self, clause: _Clause, own: OwnText) -> str | None:
        """Key of the amended act: of the clause, its unit, the units above it, the title."""
        places = ((each.start, each.end) for each in (own, *own.parents[::-1]))
        keys = (_key(self.within(start, end)) for start, end in ((clause.start, clause.end), *places))
        return next((key for key in keys if key), self.title)


@cache
def _verbs() -> tuple[re.Pattern[str], dict[int, tuple[AmendmentAction, bool]]]:
    """One pattern of all verbs, and for each of its groups the action and whether it must open a clause."""
    rows: list[dict[str, Any]] = read_table("relation_triggers")["instructions"]
    patterns: dict[bool, list[str]] = {True: [], False: []}
    actions: dict[int, tuple[AmendmentAction, bool]] = {}
    for number, row in enumerate(sorted(rows, key=lambda row: row["at"] != "opening"), start=2):
        opens = row["at"] == "opening"
        patterns[opens].append("(" + row["pattern"].replace(" ", r"\s+") + ")")
        actions[number] = row["action"], opens
    return re.compile(f"{_OPENING}(?:{'|'.join(patterns[True])})|\\b(?:{'|'.join(patterns[False])})"), actions


def _sentence_start(words: str, end: int) -> int:
    start = max(words.rfind(stop, 0, end) + len(stop) for stop in ("; ", ". ", ".\n", ";\n")) if end else 0
    marker = re.compile(r"[\W\d_]*+(?:[a-z]\d?[.)]\s*)?").match(words, start, end)
    return marker.end() if marker else start


def _iter_pairs(clause: _Clause, clean: str) -> Iterator[_Pair]:
    quoted = list(_QUOTED.finditer(clean, clause.start, clause.end))
    at = 0
    while at < len(quoted):
        first, second = quoted[at], quoted[at + 1] if at + 1 < len(quoted) else None
        link = _LINK.fullmatch(fold(clean[first.end():second.start()])) if second else None
        at += 2 if link else 1
        if second and link:
            side = _SIDES.get(link["side"])
            old, new = (second[1], first[1]) if side else (first[1], second[1])
            yield _Pair(first.start(), second.end(), _Change(position=side, old_words=old, new_words=new))
        elif clause.action == "insert_words":
            yield _Pair(first.start(), first.end(), _Change(new_words=first[1]))
        else:
            yield _Pair(first.start(), first.end(), _Change(old_words=first[1]))


def _placed_under(provisions: list[Provision], others: list[Provision]) -> list[Provision]:
    """Provisions with the levels above them taken from another: khoản 2a beside khoản 2 Điều 5."""
    return [_placed(each, others[-1]) for each in provisions] if others else provisions


def _placed(provision: Provision, other: Provision) -> Provision:
    top = next((number for number, level in enumerate(_LEVELS) if getattr(provision, level)), 0)
    above = {level: getattr(other, level) for level in _LEVELS[:top] if getattr(other, level)}
    through = _placed(provision.through, other) if provision.through else None
    return provision.model_copy(update={**above, "through": through})


def _key(citations: Iterable[Citation]) -> str | None:
    """Key of the first other act named, that is not only an aside."""
    return next((each.key for each in citations
                 if each.key and each.target != "this" and each.relation not in _ASIDES), None)

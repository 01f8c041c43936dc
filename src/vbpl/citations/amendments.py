"""Amendments: instructions that change another act, with their targets and new text.

Rules: NĐ 78/2025/NĐ-CP, Điều 69 and 70. The amended act is the one that the instruction names, else the nearest
heading above it, else the title.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise
from typing import Any, Literal, NamedTuple, TypeVar, cast

from ..model import CHANGES, LEVELS, Amendment, Citation, Provision, Relation, Span, WordChange
from ..model.citation import AmendmentAction
from ..tables import read_table
from ..text.folding import fold, squeeze
from ..text.lazy import lazy_compile
from .own_text import CitedDocument, OwnText

T = TypeVar("T")

HEAD = 200
REACH = 2000
"""Characters of a unit in which an instruction begins, and before a verb in which stands what it changes."""

_OPENING = (
    r"(?:^[\W\d_]*+(?:dieu\s+\d+[a-z]?[\W_]*+)?(?:[a-z]\d?[.)][\W_]*+)?|(?P<line>\n[^\S\n]*+)|[;:.,](?<!sua doi.)\s++"
    r"|va(?<=\bva)(?<!sua doi va)\s++|dong thoi(?<=\bdong thoi)\s++"
    r"|nay(?:(?<=\b(?:dinh|luat|lenh)\snay)|(?<=\bquyet\snay)|(?<=\btu\snay)|(?<=\bthi\snay))\s++)"
)
_QUICK = {
    "sua": ("sửa",), "thay": ("thay",), "bo": ("bỏ", "bổ sung"), "xoa": ("xóa", "xoá"), "chuyen": ("chuyển",),
    "doi": ("đổi",), "danh so": ("đánh số",),
}
"""Every instruction holds one of these words, here by the folded form that finds it."""
_NO_CHANGE = ("sửa chữa", "thay đổi")
"""What begins with one of them and changes no act; nothing in ``_QUICK`` is longer."""
_LONGEST_QUICK = 8
_QUOTES = re.compile("[“\"«‘]")
_QUOTED = lazy_compile(r"[“\"«‘]([^“”\"«»]{1,400})[”\"»’]")
_LINK = lazy_compile(
    r"\s*(?:tai\b[^“”\"]{1,300}\s)?(?:bang|thanh|vao\s+(?:ngay\s+)?(?P<side>sau|truoc))\s+(?:cac\s+)?"
    r"(?:cum\s+tu|tu\s+ngu|tu)?:?\s*"
)
_INTO = lazy_compile(r"\bvao\s+(?:ngay\s+)?(?P<side>sau|truoc|cuoi)?")
_BECOMES = lazy_compile(r"\bthanh\b|$")
_TITLE_OF = lazy_compile(r"\w+\s+\w+(?:,?\s+bo\s+sung)?\s+(?:ten|tieu\s+de)\b")
_WHOLE = lazy_compile(r"(?:bai\s+bo|huy\s+bo|thay\s+the)(?:\s+(?:va\s+huy\s+bo|toan\s+bo|cho|cac))*\s+")
_SOME = lazy_compile(r"\bmot\s+so\b")
_AS_FOLLOWS = lazy_compile(r"\bnhu\s+sau\b\s*:?\s*")
_WORDS_ITEM = lazy_compile(r"[\W\d_]*+(?:[a-z]\d?[.)])?[\W\d_]*+(?:cac\s+)?(?:cum\s+tu|tu\s+ngu|tu)\b")
_ITEM_HEAD = lazy_compile(r"[\W\d_]*+(?:[a-zđ]\d?[.)])?[\W\d_]*+")
_ENDING = " \n\t.;:/"

_OF_WORDS: dict[AmendmentAction, AmendmentAction] = {
    "replace": "replace_words", "repeal": "delete_words", "insert": "insert_words",
}
_SIDES: dict[str | None, Literal["after", "before", "end"]] = {"sau": "after", "truoc": "before", "cuoi": "end"}
_WORDS = ("phan", "chuong", "muc", "tieu muc", "dieu", "khoan", "diem")
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
    words: WordChange | None = None


class _Pair(NamedTuple):
    """Quoted words, or a pair of them, and where the first stand in the clean text."""

    start: int
    end: int
    words: WordChange
    position: Literal["after", "before", "end"] | None


def find_amendments(cited: CitedDocument) -> list[Amendment]:
    """The amending instructions of the body, in order, by the citations of the document.

    A heading that only names the amended act (``Sửa đổi, bổ sung một số điều của ...``) is no instruction. Empty
    ``targets`` mean the act as a whole, or with new text a place that no citation tells.
    """
    reader = _Reader(cited)
    return [amendment for own in cited.texts if reader.may_instruct(own) for amendment in reader.read(own)]


class _Reader:
    """What was read of a document so far."""

    def __init__(self, cited: CitedDocument) -> None:
        self.cited, self.source = cited, cited.source
        self.citations, self.starts = cited.citations, cited.starts
        self.acts = [at for at, citation in enumerate(self.citations) if _is_changed(citation)]
        """Which citations name another act as changed."""
        self.quoted: list[tuple[int, int]] = []
        """Where words are quoted in the unit being read; what they mention is no target."""
        header = cited.document.header.span
        self.title = self.key(self.source.to_clean(header.start), self.source.to_clean(header.end))
        self.lists: dict[int, tuple[_Clause, list[_Change]]] = {}
        """Clauses that leave their targets to the units below, by the identity of their block."""
        self.scopes: dict[int, list[Provision]] = {}
        """Provisions inside which the instructions below a block apply, by its identity."""
        self.changing = {own.start for own in cited.texts_at(_iter_quick(cited))}
        """Where the texts begin that hold a word of change."""

    def within(self, start: int, end: int) -> list[Citation]:
        found = self.cited.between(start, end)
        return [self.citations[each] for each in found if not self.is_quoted(self.starts[each])]

    def key(self, start: int, end: int) -> str | None:
        """Key of the first other act that is named there as changed."""
        found = self.cited.between(start, end)
        acts = (self.acts[each] for each in range(*(bisect_left(self.acts, at) for at in (found.start, found.stop))))
        return next((self.citations[act].key for act in acts if not self.is_quoted(self.starts[act])), None)

    def is_quoted(self, offset: int) -> bool:
        before = bisect_right(self.quoted, (offset, offset)) - 1
        return before >= 0 and offset < self.quoted[before][1]

    def may_instruct(self, own: OwnText) -> bool:
        """Whether a unit names or quotes something, or leaves that to the units below; most do not."""
        if not (self.lists or own.start in self.changing):
            return False
        if own.block.children or self.cited.between(own.start, own.end):
            return True
        return _QUOTES.search(self.source.clean, own.start, own.end) is not None

    def read(self, own: OwnText) -> Iterator[Amendment]:
        clauses = self.clauses(own)
        quotes = self.quotes(own) if clauses else []
        if clauses and self.delegates(own):
            self.scopes[id(own.block)] = self.places(clauses[-1].start, clauses[-1].end)
            return
        for number, clause in enumerate(clauses):
            share = [quotes[number]] if len(quotes) == len(clauses) else quotes
            for change in self.changes(clause, own):
                if self.is_complete(clause, change, own, share):
                    yield self.amendment(clause, change, own, share)
            yield from self.others(clause, own)
        if not clauses:
            yield from self.read_item(own)

    def clauses(self, own: OwnText) -> list[_Clause]:
        """The clauses of a unit that open with a verb of change, each up to the next."""
        if own.start not in self.changing:
            return []
        text, words = self.source.clean[own.start:own.end], self.unquoted(own)
        pattern, verbs = _verbs()
        heads = [match for match in pattern.finditer(words) if not match["line"] or text[match.end("line")].isupper()]
        bounds = [*(match.start() for match in heads[1:]), len(words)]
        clauses, active = [], 0
        for match, bound in zip(heads, bounds, strict=False):
            group = cast(int, match.lastindex)
            action, opens = verbs[group]
            start = match.start(group) if opens else max(active, _sentence_start(words, match.start()))
            active = match.end(group) if opens else active
            stop = _AS_FOLLOWS.search(words, start, bound)
            end = start + len(words[start:stop.end() if stop else bound].rstrip(_ENDING))
            clauses.append(_Clause(action, own.start + start, own.start + end, words[start:end]))
        return clauses

    def unquoted(self, own: OwnText) -> str:
        """The folded text of a unit with bullets for what it quotes, which from here on is out of reach."""
        text = self.source.clean[own.start:own.end]
        self.quoted = [(own.start + each.start(), own.start + each.end()) for each in _QUOTED.finditer(text)]
        return _QUOTED.sub(lambda quoted: "•" * len(quoted[0]), self.source.folded[own.start:own.end])

    def read_item(self, own: OwnText) -> Iterator[Amendment]:
        """An item without a verb below a clause without targets: ``Bãi bỏ các khoản sau đây:`` ``a) Khoản 3``."""
        above = next((self.lists[id(each.block)] for each in own.parents[::-1] if id(each.block) in self.lists), None)
        if above is None:
            return
        clause = above[0]._replace(start=own.start, end=own.end, words=self.unquoted(own))
        quotes = self.quotes(own)
        if _WORDS_ITEM.match(clause.words):
            clause = clause._replace(action=_OF_WORDS.get(clause.action, clause.action))
            changes = list(self.iter_word_changes(clause, own))
        else:
            places = self.places(own.start, own.end)
            changes = [change._replace(targets=places) for change in above[1] if places or self.opens_with_act(own)]
        for change in changes:
            if quotes or not change.targets or clause.action not in ("replace", "insert"):
                yield self.amendment(clause, change, own, quotes)

    def opens_with_act(self, own: OwnText) -> bool:
        """Whether an item begins with an act as changed, and no place in it."""
        first = next(iter(self.within(own.start, own.end)), None)
        if first is None or not _is_changed(first) or first.provisions:
            return False
        return _ITEM_HEAD.fullmatch(self.source.clean, own.start, self.source.to_clean(first.span.start)) is not None

    def others(self, clause: _Clause, own: OwnText) -> Iterator[Amendment]:
        """The acts behind the first that a clause changes as a whole: ``Bãi bỏ Quyết định A và Quyết định B``."""
        if clause.action in ("repeal", "replace") and self.whole(clause):
            first, *others = self.within(clause.start, clause.end)
            for each in others:
                if each.relation == first.relation and _is_changed(each) and not each.provisions:
                    amendment = self.amendment(clause, _Change([]), own, [])
                    yield amendment.model_copy(update={"document_key": each.key})

    def quotes(self, own: OwnText) -> list[Span]:
        """The quote blocks of a unit, else what stands behind ``như sau``: quoted there, or without quotation marks."""
        blocks = [child.span for child in own.block.children if child.type == "quote"]
        announced = None if blocks else _AS_FOLLOWS.search(self.source.folded, own.start, own.end)
        if announced is None:
            return blocks
        start = announced.end()
        quoted = _QUOTED.match(self.source.clean, start, own.end)
        end = quoted.end() if quoted else self.source.to_clean(own.block.span.end)
        return [self.source.span(start, end)] if self.source.clean[start:end].strip() else []

    def changes(self, clause: _Clause, own: OwnText) -> list[_Change]:
        """What a clause says to do; kept for the units below where it names no target."""
        if clause.action.endswith("_words"):
            changes = list(self.iter_word_changes(clause, own))
        elif clause.action == "renumber":
            changes = [self.renumbering(clause)]
        elif clause.action == "insert":
            changes = [self.insertion(clause)]
        else:
            changes = [_Change([] if self.whole(clause) else self.places(clause.start, clause.end))]
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
        new = [_printed(provision, fold(citation.text)) for citation in self.within(clause.start, middle)
               for provision in citation.provisions]
        return _Change(_placed_under(new, around), anchor, position)

    def renumbering(self, clause: _Clause) -> _Change:
        middle = clause.start + cast("re.Match[str]", _BECOMES.search(clause.words)).start()
        old, new = self.places(clause.start, middle), self.places(middle, clause.end)
        return _Change(_placed_under(old, new), new_targets=_placed_under(new, old))

    def iter_word_changes(self, clause: _Clause, own: OwnText) -> Iterator[_Change]:
        """A change for each quoted word or pair of them; words without a place share that of the next."""
        pairs = list(_iter_pairs(clause, self.source.clean))
        bounds = [*(pair.start for pair in pairs[1:]), clause.end]
        places = [self.places(pair.end, bound) for pair, bound in zip(pairs, bounds, strict=False)]
        before = self.places(max(own.start, clause.start - REACH), clause.start)
        targets = _or_next(places, before)
        new_words = _or_next([pair.words.new for pair in pairs], None)
        for pair, place, new in zip(pairs, targets, new_words, strict=True):
            words = pair.words.model_copy(update={"new": new}) if clause.action == "replace_words" else pair.words
            yield _Change(place, position=pair.position, words=words)

    def places(self, start: int, end: int) -> list[Provision]:
        return [
            provision for citation in self.within(start, end)
            if not citation.text.endswith("này") and citation.relation not in _ASIDES
            for provision in citation.provisions
        ]

    def is_complete(self, clause: _Clause, change: _Change, own: OwnText, quotes: list[Span]) -> bool:
        """It changes words, or names a target as changed, has new text, or changes an act as a whole."""
        if clause.action.endswith("_words"):
            return bool(change.targets) or not own.block.children
        if clause.action == "replace" and not quotes and _SOME.search(clause.words):
            return False
        if change.targets:
            return any(each.relation in CHANGES for each in self.within(clause.start, clause.end))
        return self.whole(clause) or bool(quotes and clause.action in ("replace", "insert"))

    def whole(self, clause: _Clause) -> bool:
        """The verb stands right before an act, without a place in it: ``Bãi bỏ toàn bộ Quyết định số 1``."""
        first = next(iter(self.within(clause.start, clause.end)), None)
        before = clause.words[:self.source.to_clean(first.span.start) - clause.start] if first else ""
        return bool(first and first.key and not first.provisions and _WHOLE.fullmatch(before))

    def delegates(self, own: OwnText) -> bool:
        """The units below say what changes: ``Sửa đổi, bổ sung một số khoản của Điều 17 như sau:`` ``a) ...``."""
        below = (fold(child.heading or child.text)[:HEAD] for child in own.block.children if child.type != "quote")
        return any(_verbs()[0].search(words) for words in below)

    def amendment(self, clause: _Clause, change: _Change, own: OwnText, quotes: list[Span]) -> Amendment:
        scope = next((self.scopes[id(each.block)] for each in own.parents[::-1] if id(each.block) in self.scopes), [])
        return Amendment(
            action=clause.action, targets=tuple(_placed_under(change.targets, scope)),
            document_key=self.act(clause, own),
            scope="heading" if _TITLE_OF.match(clause.words) else "unit", position=change.position,
            anchor=change.anchor, words=(change.words,) if change.words else (), new_targets=tuple(change.new_targets),
            quotes=tuple(quotes) if clause.action in ("replace", "insert") else (),
            span=self.source.span(clause.start, clause.end),
        )

    def act(self, clause: _Clause, own: OwnText) -> str | None:
        """Key of the amended act: of the clause, its unit, the units above it, the title."""
        above = ((each.start, each.end) for each in own.parents[::-1])
        places = [(clause.start, clause.end), (own.start, clause.end), *above]
        named = (self.key(start, end) for start, end in places)
        before = (each.key for each in self.within(clause.start, clause.end) if each.target == "previous")
        issued = (each.key for each in self.within(clause.start, clause.end) if each.relation == "issued_with")
        return next((key for key in (*named, *issued, self.title, *before) if key), None)


def _iter_quick(cited: CitedDocument) -> Iterator[int]:
    """Where a document holds a word of ``_QUICK``; words that fold alike are told apart by the print."""
    for folded, words in _QUICK.items():
        for at in cited.places_of(folded):
            printed = cited.source.clean[at : at + _LONGEST_QUICK].lower()
            if printed.startswith(words) and not printed.startswith(_NO_CHANGE):
                yield at


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
    first = max(end - REACH, 0)
    stop = max(words.rfind(stop, first, end) for stop in ("; ", ". ", ".\n", ";\n"))
    start = stop + 2 if stop >= 0 else first
    marker = re.compile(r"[\W\d_]*+(?:[a-z]\d?[.)]\s*)?").match(words, start, end)
    return marker.end() if marker else start


def _or_next(values: Sequence[T], default: T) -> list[T]:
    """Each value, or where it is empty the next that is not; the default behind the last."""
    return [default := value or default for value in reversed(values)][::-1]


def _iter_pairs(clause: _Clause, clean: str) -> Iterator[_Pair]:
    quoted = list(_QUOTED.finditer(clean, clause.start, clause.end))
    links = [_LINK.fullmatch(fold(clean[one.end():two.start()])) for one, two in pairwise(quoted)] + [None]
    at = 0
    while at < len(quoted):
        first, link = quoted[at], links[at]
        last = quoted[at + 1] if link else first
        side = _SIDES.get(link["side"]) if link else None
        words = _words(clause.action, squeeze(first[1]), squeeze(last[1]), is_next_to=bool(side), is_pair=bool(link))
        yield _Pair(first.start(), first.end(), words, side)
        at += 2 if link else 1


def _words(action: AmendmentAction, first: str, second: str, *, is_next_to: bool, is_pair: bool) -> WordChange:
    if is_next_to:
        return WordChange(old=second, new=first)
    if is_pair:
        return WordChange(old=first, new=second)
    return WordChange(new=first) if action == "insert_words" else WordChange(old=first)


def _placed_under(provisions: list[Provision], others: list[Provision]) -> list[Provision]:
    """Provisions with the levels above them taken from another: khoản 2a beside khoản 2 Điều 5."""
    return [_placed(each, others[-1]) for each in provisions] if others else provisions


def _printed(provision: Provision, words: str) -> Provision:
    """Only the levels that a mention prints: the place of a new provision is told by what it is put beside."""
    unsaid = {level: None for level, word in zip(LEVELS, _WORDS, strict=True) if word not in words}
    return provision.model_copy(update=unsaid)


def _placed(provision: Provision, other: Provision) -> Provision:
    top = next((number for number, level in enumerate(LEVELS) if getattr(provision, level)), 0)
    above = {level: getattr(other, level) for level in LEVELS[:top] if getattr(other, level)}
    through = _placed(provision.through, other) if provision.through else None
    return provision.model_copy(update={**above, "through": through})


def _is_changed(citation: Citation) -> bool:
    return citation.key is not None and citation.target == "other" and citation.relation in CHANGES

"""Excepted: provisions that go on where their act ends.

``Bãi bỏ Quyết định A, trừ Điều 5``; ``Luật A hết hiệu lực ... Điều 5 Luật A tiếp tục có hiệu lực đến hết ngày ...``. A
provision of this document (``trừ trường hợp quy định tại Điều 9 của Luật này``) is a condition and goes on nowhere.
"""

import re
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from ..model import ENDINGS, STOPS, Block, Citation, Provision
from ..model.walk import iter_inside
from ..text.folding import fold, squeeze
from ..text.lazy import lazy_compile
from .own_text import CitedDocument, OwnText
from .relate.extents import REFERS, Said, say_of_excepted
from .relate.gaps import read_sentence

_OBJECT = r"(?: (?:cac|nhung|mot so|noi dung|quy dinh|dieu khoan|cua|tai|trong|o))*"
_EXCEPT = lazy_compile(r"tru(?<![a-z]tru)(?![a-z])")
_EXCEPTS = lazy_compile(
    r"(?:^|[^a-z])(?:ngoai )?tru(?: doi voi)?"
    rf"(?:{_OBJECT}"                                            # trừ (các quy định tại) Điều 5
    rf"|{_OBJECT} (?:ve|lien quan den) [^.;:]{{1,200}} (?:tai|cua)"   # trừ quy định về hóa đơn tại Điều 5
    r"|(?P<case>[^.;:]{0,80}\btruong hop[^.;:]{0,80}) (?:tai|cua|theo))"   # trừ trường hợp quy định tại Điều 5
    r"(?: cac)? ?$"
)
"""The folded words before an excepted provision."""
_SUBJECT = lazy_compile(rf"(?:dieu \d+[a-z]?)?[\W\d_]*(?:[a-z]\d?[.)/-])?[\W\d_]*{_OBJECT}[ ]*")
"""The words before what goes on, from the begin of its sentence: ``a) Các quy định tại``."""
_JOINED = lazy_compile(rf"[\s,]*(?:va|hoac)?{_OBJECT} ?")
"""What joins one more provision: ``trừ Điều 5 Luật A, (và các quy định tại) Điều 6``."""
_SENTENCE_END = re.compile(r"[.;]\s|\n\s*\n")
_TRANSITIONAL = lazy_compile(r"\bchuyen tiep\b")
_POINTS_HERE = lazy_compile(r"\bnay\b")
_COMMA = lazy_compile(r"(?:[a-z]+ [\w.]{1,5} ?){1,3}(?:(?:,| va) (?:[a-z]+ [\w.]{1,5} ?){1,3})*, [a-z]{4,} ")
"""``Điều 5, Nghị định ...``: a comma parts the provisions from the act."""
_ARTICLE = lazy_compile(r"\bdieu\b")
_ENDS_OR_GOES_ON = STOPS | {"extends"}
_BEFORE, _AFTER = 300, 160
"""Characters in which the words around a mention stand."""
_LONGEST = 800
"""Characters from an act that ends to what is excepted."""


class _Exception(NamedTuple):
    """A mention of provisions that go on, and that of their act which ends."""

    at: int
    head: int | None
    """Null where the act is not named before, so that nothing is known but that these do not end."""
    provisions: tuple[Provision, ...] = ()
    said: Said = REFERS
    """What its own words say of it."""


def with_exceptions(cited: CitedDocument) -> CitedDocument:
    """A document whose acts that end know which of their provisions go on (``Citation.excepted``)."""
    if STOPS.isdisjoint([each.relation for each in cited.citations]):
        return cited
    found = list(_Reader(cited).read())
    if not found:
        return cited
    citations = list(cited.citations)
    for each in found:
        mention = citations[each.at]
        if each.head is None:
            citations[each.at] = _without_act(mention)
            continue
        head = citations[each.head]
        kept = dict.fromkeys((*head.excepted, *each.provisions))
        citations[each.head] = head.model_copy(update={"excepted": tuple(kept)})
        citations[each.at] = _going_on(mention, head, each)
    document = cited.document.model_copy(update={"citations": tuple(citations)})
    return CitedDocument(document, cited.source, cited.own_texts, cited.starts)


def _going_on(mention: Citation, head: Citation, each: _Exception) -> Citation:
    """A mention that is excepted: it is of the act that ends, and ends itself only where its own words say so."""
    target, said = ("other" if mention.target == "other" else "previous"), each.said
    return mention.model_copy(update={
        "target": target, "key": mention.key if target == "other" else head.key, "provisions": each.provisions,
        "relation": said.relation, "effective": said.effective, "until": said.until, "partial": False,
    })


def _without_act(mention: Citation) -> Citation:
    """A mention that is excepted from an act that it names itself: ``Trừ Điều 5, Nghị định A hết hiệu lực``."""
    if mention.target == "other" and _COMMA.match(fold(mention.text)):
        return mention.model_copy(update={"provisions": (), "excepted": mention.provisions})
    return mention.model_copy(update={"relation": "refers_to", "effective": None, "partial": False})


class _Reader:
    """Reads a document for what it excepts."""

    def __init__(self, cited: CitedDocument) -> None:
        self.cited, self.citations = cited, cited.citations
        self.clean, self.folded = cited.source.clean, cited.source.folded

    def read(self) -> Iterator[_Exception]:
        start, end = self.cited.body_start, self.cited.body_end
        excepting = (word.start() for word in _EXCEPT.finditer(self.folded, start, end))
        for own in self.cited.texts_at([*excepting, *self.cited.places_of("tiep tuc")]):
            before: _Exception | None = None
            for index in self.concerned(own):
                before = self.excepted(own, index, before) if self.citations[index].provisions else None
                if before:
                    yield before

    def concerned(self, own: OwnText) -> Sequence[int]:
        """The mentions of a text, if an act ends in it or something goes on. Most exceptions are of a rule."""
        inside = self.cited.between(own.start, own.end)
        ends = any(self.citations[at].relation in _ENDS_OR_GOES_ON for at in inside)
        return inside if ends or self.folded.find("tiep tuc", own.start, own.end) >= 0 else ()

    def excepted(self, own: OwnText, index: int, before: _Exception | None) -> _Exception | None:
        """What a mention excepts; ``before`` is what the mention before it did."""
        gap, said = self.gap(own, index), self.said(own, index)
        tells = _EXCEPTS.search(gap)
        if tells:
            head = self.head(own, index, named=tells["case"] is not None)
        elif before and _JOINED.fullmatch(gap):
            head = before.head if before.head is not None and self.may_be_of(index, before.head) else None
        else:
            head = self.ended(index) if self.goes_on(index, gap, said) else None
        if head is None:
            ends = tells and not tells["case"] and self.citations[index].relation in ENDINGS
            return _Exception(index, None) if ends else None
        provisions = self.provisions(index, head)
        return _Exception(index, head, provisions, said or REFERS) if provisions else None

    def said(self, own: OwnText, index: int) -> Said | None:
        """What the words after a mention say of it alone; a mention that is known to go on says it itself."""
        mention = self.citations[index]
        if mention.relation == "extends":
            return Said("extends", until=mention.until)
        end = self.end(index)
        return say_of_excepted(read_sentence(self.clean, self.folded, end, min(own.end, end + _AFTER)))

    def gap(self, own: OwnText, index: int) -> str:
        """The folded words between the mention before one, or the begin of the sentence, and it."""
        start, end = max(own.start, self.cited.starts[index] - _BEFORE), self.cited.starts[index]
        last = self.end(index - 1) if index else start
        cut = max((match.end() for match in _SENTENCE_END.finditer(self.clean, start, end)), default=start)
        return squeeze(self.folded[max(start, last, cut) : end])

    def end(self, index: int) -> int:
        return self.cited.source.to_clean(self.citations[index].span.end)

    def head(self, own: OwnText, index: int, *, named: bool) -> int | None:
        """The mention of the act that ends, before an exception in its sentence.

        ``named``: the exception is a case, which is of that act only where the act is named again.
        """
        mention = self.citations[index]
        if self.is_here(mention) or (named and mention.kind is None):
            return None
        for each in reversed(self.cited.between(own.start, self.cited.starts[index])):
            start, end = self.end(each), self.cited.starts[index]
            if end - start > _LONGEST or _SENTENCE_END.search(self.clean, start, end):
                return None
            if _ends(self.citations[each]) and self.may_be_of(index, each):
                return each
        return None

    def ended(self, index: int) -> int | None:
        """The mention of the act of these provisions that ends as a whole, in the whole document."""
        mention = self.citations[index]
        named = (self.wholes.get(name, ()) for name in _names(mention)) if mention.key else ()
        first = (next((at for at in each if _is_one(self.citations[at], mention)), None) for each in named)
        return min((at for at in first if at is not None), default=None)

    @cached_property
    def wholes(self) -> dict[tuple[str | None, ...], list[int]]:
        """The mentions of acts that end as a whole, in order, by what names the act."""
        found: dict[tuple[str | None, ...], list[int]] = {}
        for at, each in enumerate(self.citations):
            for name in _names(each) if _ends(each) and not each.provisions else ():
                found.setdefault(name, []).append(at)
        return found

    def goes_on(self, index: int, gap: str, said: Said | None) -> bool:
        """Whether provisions that open a sentence go on, as the words after them say."""
        if self.citations[index].relation == "extends":
            return True
        return said is not None and said.relation != "repeals" and _SUBJECT.fullmatch(f" {gap}") is not None

    def may_be_of(self, index: int, head: int) -> bool:
        """Whether a mention is of the act that another one ends: it names it again, or names none."""
        mention, act = self.citations[index], self.citations[head]
        return not self.is_here(mention) and (mention.kind is None or _is_one(mention, act))

    def is_here(self, mention: Citation) -> bool:
        """Whether a mention is of this document: ``Điều 9 của Luật này``, ``Điều này``, an article on transition."""
        if mention.target == "this" and (mention.kind or _POINTS_HERE.search(fold(mention.text))):
            return True
        own = (each.article for each in mention.provisions) if mention.kind is None else ()
        return any(article and article in self.transitional for article in own)

    @cached_property
    def transitional(self) -> frozenset[str]:
        """Numbers of the articles of this document on what goes on after it."""
        return frozenset(_transitional(self.cited.document.body))

    def provisions(self, index: int, head: int) -> tuple[Provision, ...]:
        """What is excepted; ``trừ khoản 2`` alone is of the article that ends."""
        mention, places = self.citations[index], self.citations[head].provisions
        if _ARTICLE.search(fold(mention.text)) or not any(each.clause or each.point for each in mention.provisions):
            return mention.provisions
        article = places[0].article if len(places) == 1 else None
        return tuple(each.model_copy(update={"article": article}) for each in mention.provisions) if article else ()


def _is_one(a: Citation, b: Citation) -> bool:
    """Whether two mentions are of one act, also where one of them says less: ``Quyết định số 12/2030/QĐ-UBND``."""
    if a.key == b.key:
        return a.key is not None
    if a.kind != b.kind or (a.date and b.date and a.date != b.date) or (a.year and b.year and a.year != b.year):
        return False
    if a.number and b.number:
        return a.number.canonical == b.number.canonical
    return a.name is not None and a.name == b.name


def _names(mention: Citation) -> Iterator[tuple[str | None, ...]]:
    """What names the act of a mention: its key, its number, its name."""
    if mention.key:
        yield (mention.key,)
    if mention.number:
        yield mention.kind, "number", mention.number.canonical
    if mention.name:
        yield mention.kind, "name", mention.name


def _transitional(body: tuple[Block, ...]) -> Iterator[str]:
    for block in iter_inside(body):
        if block.type == "article" and block.number and _TRANSITIONAL.search(fold(block.heading or "")):
            yield block.number


def _ends(mention: Citation) -> bool:
    return mention.relation in STOPS and mention.target in ("other", "previous")

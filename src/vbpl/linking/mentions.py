"""Mentions: the citations of one document, each with all that the document says of its target.

A document names another one in full once, and in short from then on. A short mention takes what it lacks from a full
one.
"""

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from pydantic import TypeAdapter

from ..model import CONSOLIDATED, Citation, Document, Relation
from ..model.citation import ENDINGS
from .description import Context, Description, describe_citation
from .keys import citation_keys, doubt_keys, number_keys, title_keys
from .voices import NOBODY, read_voices

Form = tuple[object, ...]
ENDED = {"replaces", "repeals"}
"""Relations to a document that a short name no longer means."""

_CITATION = TypeAdapter(Citation)


class Mention(NamedTuple):
    """A citation, ready to be looked up."""

    says: Description | None
    """Null if the mention means the citing document itself, or the same as another mention."""
    like: int | None
    """Index of the mention that means the same document (``Luật đó``); null for none."""
    own: bool
    """The mention means the document in which it stands (``Luật này``)."""
    relation: Relation
    ends: bool
    """The mention ends the whole document that it means."""
    voice: int | None
    """In quoted text: index of the mention of the act that speaks; `NOBODY` if there is none. Null in the document's
    own words."""
    packed: bytes
    """The citation as JSON: a tenth of the size of the tree."""


def read_mentions(document: Document, context: Context) -> tuple[Mention, ...]:
    """The mentions of a document in order."""
    citations = document.citations
    described = [describe_citation(each, context) if each.target == "other" else None for each in citations]
    full = _completed(citations, described)
    like, changes = _meant_elsewhere(document), document.kind != CONSOLIDATED
    return tuple(
        Mention(says, like.get(index), citation.target == "this", citation.relation,
                _ends(citation) and changes and voice != NOBODY, voice, pack(citation))
        for index, (citation, says, voice) in enumerate(zip(citations, full, read_voices(document), strict=True))
    )


def asked_keys(mentions: Iterable[Mention]) -> Iterator[str]:
    """Every key under which the resolver may look up mentions. Some come more than once."""
    for mention in mentions:
        if mention.says:
            yield from chain.from_iterable(citation_keys(mention.says))
            yield from (*number_keys(mention.says), *title_keys(mention.says))
            yield from doubt_keys(mention.says) if mention.ends else ()


def _ends(citation: Citation) -> bool:
    return not citation.told and citation.relation in ENDINGS and not citation.provisions and not citation.partial


def pack(citation: Citation) -> bytes:
    """A citation in few bytes; `unpack` restores it."""
    return _CITATION.dump_json(citation, exclude_defaults=True)


def unpack(packed: bytes) -> Citation:
    """The citation that `pack` was given."""
    return _CITATION.validate_json(packed)


def _completed(citations: Sequence[Citation], described: Sequence[Description | None]) -> list[Description | None]:
    """Fills in what each description lacks: from the last fuller mention of the same document, else from the first."""
    forms = [_short_forms(says) if says is not None else () for says in described]
    counts = Counter(chain.from_iterable(forms))
    known = _first_full(citations, described, [[form for form in each if counts[form] > 1] for each in forms])
    return [
        _complete(citation, says, each, known) if says is not None and known else says
        for citation, says, each in zip(citations, described, forms, strict=True)
    ]


def _first_full(
    citations: Sequence[Citation], described: Sequence[Description | None], forms: Sequence[Sequence[Form]]
) -> dict[Form, Description | None]:
    """The first full mention, by short form; None for a name that the document gives to two acts."""
    known: dict[Form, Description | None] = {}
    for citation, says, each in zip(citations, described, forms, strict=True):
        for form in each if says is not None and _is_full(says) else ():
            if form[0] == "name" and citation.relation in ENDED:
                continue
            first = known.setdefault(form, says)
            if form[0] == "name" and first and says and _another(first, says):
                known[form] = None
    return known


def _complete(
    citation: Citation, says: Description, forms: Sequence[Form], known: dict[Form, Description | None]
) -> Description:
    """Completes a description. From now on it is the last full mention of its number."""
    fuller = next((known[form] for form in forms if known.get(form)), None)
    says = _completed_by(says, fuller) if fuller else says
    if citation.relation not in ENDED:
        known.update((form, says) for form in _short_forms(says) if form in known and form[0] == "number")
    return says


def _short_forms(says: Description) -> tuple[Form, ...]:
    """The part of a document that short mentions repeat: its number, or its type and name."""
    name = (("name", says.kind, says.name),) if says.name else ()
    number = says.number
    if number is None:
        return name
    return ("number", number.serial, number.suffix, number.year, number.kind_code, *number.issuer_codes), *name


def _is_full(says: Description) -> bool:
    return bool(says.date or says.title or says.body or says.year or (says.number and says.name))


def _another(a: Description, b: Description) -> bool:
    return bool(a.year and b.year and a.year != b.year) or bool(a.date and b.date and a.date != b.date)


def _completed_by(says: Description, fuller: Description) -> Description:
    elsewhere = says.place.slug and not says.assumed and fuller.place != says.place
    if elsewhere or _another(says, fuller):
        return says
    return says._replace(
        kind=says.kind or fuller.kind, number=says.number or fuller.number, date=says.date or fuller.date,
        year=says.year or fuller.year, codes=says.codes or fuller.codes,
        place=fuller.place if says.assumed else says.place, assumed=says.assumed and fuller.assumed,
        body=says.body or fuller.body, name=says.name or fuller.name, title=says.title or fuller.title,
    )


def _meant_elsewhere(document: Document) -> dict[int, int]:
    """For mentions like ``Luật đó``, and ``Luật này`` in quoted amending text: the mention that names the document."""
    quoted = _Amended(document)
    last: dict[str | None, int] = {}
    by_key: dict[str | None, int] = {}
    like = _meant_ahead(document)
    for index, citation in enumerate(document.citations):
        if index in like:
            continue
        if citation.target == "other":
            last[citation.kind] = last[None] = by_key[citation.key] = index
            if citation.relation == "amends":
                by_key[None] = index
            continue
        found = None
        if citation.target == "previous":
            found = by_key.get(citation.key) if citation.key else None
            found = last.get(citation.kind, last.get(None)) if found is None else found
        elif citation.target == "carrier":
            found = by_key.get(quoted.key_at(citation.span.start), by_key.get(None))
        if found is not None:
            like[index] = found
    return like


def _meant_ahead(document: Document) -> dict[int, int]:
    """For provisions whose act is named only after the next ones: ``[khoản 2a] vào sau khoản 2 Điều 5 Luật Giá``."""
    ahead: dict[str, int] = {}
    like: dict[int, int] = {}
    for index in range(len(document.citations) - 1, -1, -1):
        citation = document.citations[index]
        if citation.target != "other" or not citation.key:
            continue
        if citation.kind or citation.number:
            ahead[citation.key] = index
        elif citation.key in ahead:
            like[index] = ahead[citation.key]
    return like


class _Amended:
    """By place in the text, the key of the document that is amended there."""

    def __init__(self, document: Document) -> None:
        spans = [(span, each.document_key) for each in document.amendments for span in (each.span, *each.quotes)]
        self._spans = sorted((span.start, span.end, key or "") for span, key in spans)
        self._starts = [start for start, _, _ in self._spans]

    def key_at(self, offset: int) -> str | None:
        at = bisect_right(self._starts, offset) - 1
        if at < 0 or offset >= self._spans[at][1]:
            return None
        return self._spans[at][2] or None

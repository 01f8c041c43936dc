"""T4: titles, signs, quotes, grounds and enacting words."""

import re
from collections.abc import Iterator

from ..model import Block, BlockType, Effect, Span
from ..model.walk import iter_inside, own_span
from ..text.folding import squeeze, tone_key
from .number import LOCAL
from .paper import Paper
from .registry import Finding, checks
from .units import HIGHER, WORDS, amends, marker_span, own_units, rows

TITLED = frozenset({"luat", "bo_luat", "phap_lenh", "nghi_dinh", "thong_tu", "quy_che", "dieu_le"})
"""Kinds whose điều have titles; a decision's few điều have none."""

CENTRAL_DAYS, LOCAL_DAYS = 45, 10
"""Least days from passing to effect, but for a shortened procedure: Luật 80/2015/QH13, Luật 64/2025/QH15."""

_TONED = re.compile(
    r"(?<![^\W\d_])[^\W\d_]{1,3}(?:[òóỏõọ][ae]|o[àáảãạèéẻẽẹ]|(?<!q)(?:[ùúủũụ]y|u[ỳýỷỹỵ]))(?![^\W\d_])"
    r"|(?<![^\W\d_])(?:[ùúủũụ]y|u[ỳýỷỹỵ])(?![^\W\d_])", re.IGNORECASE,
)
"""A syllable whose tone mark may stand on either of two vowels."""
_OPENS, _CLOSES = "“«", "”»"
_ENDS = re.compile(r"[;.]\W{0,3}$")
_SIGN = re.compile(r"[\s*_“\"]{0,4}[^\W\d_](?:\.?\d{1,2})?\s?(?P<sign>[.)/-])")
_KHOAN_SIGN = re.compile(r"[\s*_“\"]{0,4}\d{1,3}[a-zđ]?\s?(?P<sign>[.)/-])")


@checks("T410")
def chapter_figures(paper: Paper) -> Iterator[Finding]:
    """A chương has no Roman number."""
    for block in own_units(paper.document.body):
        figures = block.type == "chapter" and (block.number or "")[:1].isdigit()
        if figures and "thứ" not in paper.printed(marker_span(block)):
            yield Finding(marker_span(block), {"number": block.number})


@checks("T411")
def section_figures(paper: Paper) -> Iterator[Finding]:
    """A mục or tiểu mục below a chương has no Arabic number."""
    for chapter in own_units(paper.document.body):
        for block in chapter.children if chapter.type in ("chapter", "section") else ():
            if block.type in ("section", "subsection") and not (block.number or "1")[:1].isdigit():
                yield Finding(marker_span(block), {"word": WORDS[block.type], "number": block.number})


@checks("T412")
def higher_heading(paper: Paper) -> Iterator[Finding]:
    """A phần, chương, mục or tiểu mục has no title."""
    for block in own_units(paper.document.body):
        if block.type in HIGHER and block.number and not block.heading and not block.text:
            yield Finding(marker_span(block), {"unit": _name(block)})


@checks("T413")
def article_heading(paper: Paper) -> Iterator[Finding]:
    """A điều of a law, decree or circular has no title."""
    if paper.document.kind in TITLED and not amends(paper):
        for block in own_units(paper.document.body):
            if block.type == "article" and not block.heading:
                yield Finding(marker_span(block), {"unit": _name(block)})


@checks("T414")
def point_sign(paper: Paper) -> Iterator[Finding]:
    """The letter of a điểm has no closing bracket after it; the first of each row is told."""
    yield from _signs(paper, "point", _SIGN, ")")


@checks("T415")
def clause_sign(paper: Paper) -> Iterator[Finding]:
    """The number of a khoản has no full stop after it; the first of each row is told."""
    yield from _signs(paper, "clause", _KHOAN_SIGN, ".")


@checks("T416")
def bullets_in_law(paper: Paper) -> Iterator[Finding]:
    """A bullet below a điểm."""
    for block in own_units(paper.document.body):
        if block.type == "point":
            yield from (Finding(Span(start=child.span.start, end=child.span.start + 1))
                        for child in block.children[:1] if child.type == "bullet")


@checks("T417")
def unclosed_quote(paper: Paper) -> Iterator[Finding]:
    """A quotation mark that opens and never closes in its unit."""
    for block in paper.document.body:
        texts = [paper.printed(own_span(inner)) for inner in iter_inside([block])]
        opened, closed = (sum(text.count(sign) for text in texts for sign in signs) for signs in (_OPENS, _CLOSES))
        if opened > closed:
            yield Finding(_last_open(paper, block))


@checks("T418")
def formula(paper: Paper) -> Iterator[Finding]:
    """A decision has grounds, but no QUYẾT ĐỊNH: below them."""
    document = paper.document
    if document.kind == "quyet_dinh" and document.recitals and document.formula is None:
        yield Finding(document.recitals[-1].span)


@checks("T419")
def grounds(paper: Paper) -> Iterator[Finding]:
    """A decision states no ground."""
    document = paper.document
    if document.kind == "quyet_dinh" and paper.headed and document.body and not document.recitals:
        yield Finding((paper.fragments("type_name") or paper.fragments("number"))[0].span)


@checks("T420")
def ground_end(paper: Paper) -> Iterator[Finding]:
    """A căn cứ that does not end with a semicolon, or the last one with a full stop."""
    recitals = paper.document.recitals
    if paper.document.kind not in ("quyet_dinh", "nghi_quyet"):
        return
    for recital in recitals:
        words = recital.text.rstrip()
        if not _ENDS.search(words[-4:]) and words[-1:] not in ":":
            yield Finding(Span(start=max(recital.span.start, recital.span.end - 1), end=recital.span.end))


@checks("T421")
def ground_bullet(paper: Paper) -> Iterator[Finding]:
    """A căn cứ of the State after a dash."""
    for fragment in paper.fragments("recital"):
        if paper.printed(fragment.span).lstrip("* _")[:1] in ("-", "–", "+"):
            yield Finding(Span(start=fragment.span.start, end=fragment.span.start + 1))


@checks("T422")
def unknown_quote_end(paper: Paper) -> Iterator[Finding]:
    """Quoted text of an amendment that is never closed."""
    yield from (Finding(each.span) for each in paper.document.diagnostics if each.code == "V256")


@checks("T423")
def two_places_of_tone(paper: Paper) -> Iterator[Finding]:
    """One syllable stands with its tone mark in two places, ``hòa`` and ``hoà``; told once for each syllable."""
    source = paper.source
    if source is None:
        return
    first: dict[str, str] = {}
    told = set()
    span = paper.document.span
    for match in _TONED.finditer(source.clean, source.to_clean(span.start), source.to_clean(span.end)):
        word, key = match[0].lower(), tone_key(match[0])
        if first.setdefault(key, word) != word and key not in told:
            told.add(key)
            yield Finding(source.span(*match.span()), {"word": word, "other": first[key]})


@checks("T424")
def effect_before_issue(paper: Paper) -> Iterator[Finding]:
    """A document takes effect before its own date."""
    for effect, days in _starts(paper):
        if days < 0:
            yield Finding(effect.span, {"phrase": effect.phrase})


@checks("T425")
def effect_too_soon(paper: Paper) -> Iterator[Finding]:
    """A QPPL takes effect sooner than its law allows."""
    number = paper.document.header.number
    local = number is not None and {*number.issuer_codes} & LOCAL
    least = LOCAL_DAYS if local else CENTRAL_DAYS
    for effect, days in _starts(paper):
        if 0 <= days < least:
            yield Finding(effect.span, {"phrase": effect.phrase, "days": days, "least": least})


def _starts(paper: Paper) -> Iterator[tuple[Effect, int]]:
    """When the document as a whole takes effect, and how many days after its date."""
    date = paper.document.header.date
    for effect in paper.document.effects:
        if date and effect.event == "start" and effect.date and not effect.provisions:
            yield effect, (effect.date - date).days


def _signs(paper: Paper, level: BlockType, pattern: re.Pattern[str], right: str) -> Iterator[Finding]:
    for row in rows(paper):
        for block in [block for block in row if block.type == level and block.number][:1]:
            match = pattern.match(paper.printed(own_span(block))[:16])
            if match and match["sign"] != right:
                yield Finding(marker_span(block), {"number": block.number, "sign": match["sign"]})


def _name(block: Block) -> str:
    return squeeze(f"{WORDS[block.type]} {block.number}")


def _last_open(paper: Paper, block: Block) -> Span:
    """The opening mark that no closing one answers: the last, counting from the end of the unit."""
    waiting: list[Span] = []
    for inner in iter_inside([block]):
        start = inner.span.start
        for at, letter in enumerate(paper.printed(own_span(inner))):
            if letter in _OPENS:
                waiting.append(Span(start=start + at, end=start + at + 1))
            elif letter in _CLOSES and waiting:
                waiting.pop()
    return waiting[-1] if waiting else block.span

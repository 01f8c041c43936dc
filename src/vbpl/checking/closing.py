"""T5: signature, recipients and annexes."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from ..model import Attachment, Signer, Span
from ..model.walk import iter_blocks, steps_of
from ..tables import read_table
from ..text.folding import fold, squeeze, tone_key
from .paper import Paper, known_body, same_words
from .registry import Finding, checks

FORMS = frozenset({"bien_ban", "hop_dong", "ban_ghi_nho", "ban_thoa_thuan", "sac_lenh", "luat", "bo_luat", "phap_lenh"})
"""Kinds that close without Nơi nhận."""
COLLECTIVE = re.compile(r"(?:uy ban|ubnd|hoi dong|hdnd|ban chap hanh|ban thuong vu|thuong truc|chinh phu|tap the)\b")
REACH = 60
"""So far above a position may stand the mark that belongs to it."""
ARMED = ("quoc phong", "cong an", "quan su", "bo doi", "bien phong", "quan khu", "quan chung")

_DEPUTY = re.compile(r"(?:pho|thu truong|vien pho)\b")
_STATE_MARK = re.compile(r"(?:TM|KT|TL|TUQ|Q)\.?")
_PARTY_MARK = re.compile(r"[TK]\s?/\s?(?:M|T|L|UQ)\b")
_BARE_MARK = re.compile(r"(?:TM|KT|TL|TUQ)")
_MARK = re.compile(r"\b(?:TM|KT|TL|TUQ)\b")
_DEGREE = re.compile(r"(?:GS|PGS|TS|ThS|Th\.S|CN|KS|NGƯT|NGND)\s?\.?\s?(?:TS)?\s?\.\s?\w")
_RANK = re.compile(r"(?:thiếu|trung|thượng|đại) (?:úy|tá|tướng) ", re.IGNORECASE)
_ARTICLE = re.compile(r"như điều (\d{1,3})$")
_ROMAN = re.compile(r"phu luc(?: so)? (?P<number>[ivxl]{1,6}|\d{1,2})\b")


@checks("T501")
def signature(paper: Paper) -> Iterator[Finding]:
    """Nobody signs."""
    if paper.headed and paper.document.recipients and not paper.document.signers and not paper.fragments("draft"):
        yield Finding((paper.fragments("recipient") or paper.fragments("number"))[0].span)


@checks("T502")
def name(paper: Paper) -> Iterator[Finding]:
    """The signature has no name."""
    yield from (Finding(signer.span) for signer in paper.document.signers[:1] if signer.name is None)


@checks("T503")
def head_for_himself(paper: Paper) -> Iterator[Finding]:
    """KT. of an office, signed by the holder of that office."""
    for signer in paper.document.signers:
        mark, office = last_step(signer)
        if plain_mark(mark) == "KT" and office and signer.position and same_words(office, signer.position):
            yield Finding(signer.span, {"office": office})


@checks("T504")
def deputy_without_mark(paper: Paper) -> Iterator[Finding]:
    """A deputy signs without KT."""
    for signer in paper.document.signers if len(paper.document.signers) == 1 else ():
        above = paper.printed(Span(start=max(0, signer.span.start - REACH), end=signer.span.start))
        if signer.capacity is None and _DEPUTY.match(fold(signer.position or "")) and not _MARK.search(above):
            yield Finding(signer.span, {"position": signer.position})


@checks("T505")
def mark_and_office(paper: Paper) -> Iterator[Finding]:
    """TM. before the office of one person."""
    for signer in paper.document.signers:
        if plain_mark(signer.capacity) == "TM" and is_post(signer.on_behalf_of):
            yield Finding(signer.span, {"mark": signer.capacity, "office": signer.on_behalf_of})


@checks("T506")
def mark_and_body(paper: Paper) -> Iterator[Finding]:
    """KT. before a body that decides together."""
    for signer in paper.document.signers:
        for mark, office in steps_of(signer):
            if plain_mark(mark) == "KT" and COLLECTIVE.match(fold(office or "")):
                yield Finding(signer.span, {"mark": mark, "office": office})


@checks("T507")
def party_mark(paper: Paper) -> Iterator[Finding]:
    """The Party's mark in a document that its number shows to be of the State."""
    number = paper.document.header.number
    if number and number.scheme in ("admin", "cv", "qppl"):
        yield from _marks(paper, _PARTY_MARK)


@checks("T508")
def state_mark(paper: Paper) -> Iterator[Finding]:
    """The State's mark in a document under the Party's title; the unions write as they like."""
    if paper.fragments("party_title"):
        yield from _marks(paper, _STATE_MARK)


@checks("T509")
def mark_without_stop(paper: Paper) -> Iterator[Finding]:
    """A mark of power without its full stop."""
    yield from _marks(paper, _BARE_MARK)


@checks("T510")
def deputy_kind(paper: Paper) -> Iterator[Finding]:
    """KT. signed by somebody who is no deputy."""
    for signer in paper.document.signers:
        mark, office = last_step(signer)
        if plain_mark(mark) != "KT" or not office or not signer.position or same_words(office, signer.position):
            continue
        if is_post(signer.position) and not _DEPUTY.search(fold(signer.position)):
            yield Finding(signer.span, {"office": office, "position": signer.position})


@checks("T511")
def titles_in_name(paper: Paper) -> Iterator[Finding]:
    """An academic degree before the name of a signer of an office of the State."""
    if any(body and body.level != "organisation" for body in map(known_body, paper.document.header.issuers)):
        yield from _names(paper, _DEGREE)


@checks("T512")
def rank_in_name(paper: Paper) -> Iterator[Finding]:
    """A military rank before the name of a signer who is of no armed force."""
    names = " ".join(fold(body.name) for body in paper.bodies)
    if names and not any(force in names for force in ARMED):
        yield from _names(paper, _RANK)


def _names(paper: Paper, before: re.Pattern[str]) -> Iterator[Finding]:
    """Names of signers with something before them."""
    for fragment in paper.fragments("name"):
        words = squeeze(paper.printed(fragment.span))
        if before.match(words):
            yield Finding(fragment.span, {"name": words})


@checks("T513")
def body_in_position(paper: Paper) -> Iterator[Finding]:
    """The office of the signer repeats the name of the body at the top."""
    if len(paper.document.header.issuers) != 1:
        return
    own = fold(paper.document.header.issuers[0].name)
    for signer in paper.document.signers[:1]:
        office = fold(signer.position or "")
        if own and office.endswith(f" {own}") and signer.capacity is None:
            yield Finding(signer.span, {"position": signer.position})


@checks("T514")
def recipients(paper: Paper) -> Iterator[Finding]:
    """There is no Nơi nhận."""
    document = paper.document
    number = document.header.number
    consolidated = number is not None and number.scheme == "vbhn"
    named = document.recipients or document.kind in FORMS or consolidated or paper.says("nơi nhận")
    if paper.headed and document.signers and not named:
        yield Finding(document.signers[-1].span)


@checks("T515")
def archive(paper: Paper) -> Iterator[Finding]:
    """Nơi nhận has no line Lưu."""
    names = [recipient.name for recipient in paper.document.recipients]
    if names and not any("luu" in fold(each) for each in names):
        yield Finding(paper.document.recipients[-1].span)


@checks("T516")
def as_above(paper: Paper) -> Iterator[Finding]:
    """Như trên, and nothing above."""
    if paper.headed and not paper.document.addressees and not paper.says("kính gửi"):
        yield from (Finding(each.span) for each in paper.document.recipients[:2] if fold(each.name) == "nhu tren")


@checks("T517")
def addressees_again(paper: Paper) -> Iterator[Finding]:
    """Kính gửi, and no Như trên among the recipients."""
    names = [fold(each.name) for each in paper.document.recipients]
    again = any(each.startswith(("nhu tren", "nhu kinh gui", "nhu dia chi")) for each in names)
    if paper.document.kind == "cong_van" and paper.document.addressees and names and not again:
        yield Finding(paper.document.recipients[0].span)


@checks("T518")
def as_article(paper: Paper) -> Iterator[Finding]:
    """Như Điều N, and there is none."""
    articles = {block.number for block in iter_blocks(paper.document) if block.type == "article"}
    for recipient in paper.document.recipients:
        match = _ARTICLE.match(tone_key(recipient.name))
        if match and articles and match[1] not in articles and not paper.says(f"điều {match[1]}."):
            yield Finding(recipient.span, {"number": match[1]})


@checks("T519")
def addressees(paper: Paper) -> Iterator[Finding]:
    """A công văn says nobody it goes to."""
    document = paper.document
    number = document.header.number
    sent = document.addressees or paper.says("kính gửi")
    if paper.headed and document.kind == "cong_van" and number and number.scheme == "cv" and not sent:
        yield Finding(paper.fragments("number")[0].span)


@checks("T520")
def annex_numbers(paper: Paper) -> Iterator[Finding]:
    """Two or more annexes, not all with a Roman number."""
    annexes = [part for part in paper.document.attachments if part.kind == "phu_luc"]
    for annex in annexes if len(annexes) > 1 else ():
        match = _ROMAN.match(fold(annex.heading))
        if match is None or match["number"].isdigit():
            yield Finding(_heading(annex), {"heading": annex.heading})


@checks("T521")
def annex_note(paper: Paper) -> Iterator[Finding]:
    """An annex does not say which document it comes with."""
    notes = [fragment.span.start for fragment in paper.fragments("note")]
    for annex in paper.document.attachments:
        noted = bisect_left(notes, annex.span.start) < bisect_left(notes, annex.span.end)
        if annex.kind == "phu_luc" and not noted:
            yield Finding(_heading(annex), {"heading": annex.heading})


@checks("T522")
def party_deputy(paper: Paper) -> Iterator[Finding]:
    """K/T below T/M: a deputy secretary signs for the committee itself."""
    for signer in paper.document.signers:
        if plain_mark(signer.capacity) == "TM" and any(plain_mark(step.capacity) == "KT" for step in signer.via):
            yield Finding(signer.span, {"office": signer.via[-1].office})


def _heading(annex: Attachment) -> Span:
    return Span(start=annex.span.start, end=min(annex.span.end, annex.span.start + len(annex.heading)))


def last_step(signer: Signer) -> tuple[str | None, str | None]:
    """The innermost power of a chain and the office it is of: ``KT.`` and ``CHỦ TỊCH``."""
    return steps_of(signer)[-1]


def plain_mark(mark: str | None) -> str:
    """``KT`` of ``KT.``, ``K/T`` and ``K.T``."""
    return re.sub(r"[^A-Z]", "", mark or "")


def is_post(office: str | None) -> bool:
    """Whether words name an office of one person: ``GIÁM ĐỐC``."""
    return f"{fold(squeeze(office or ''))} ".startswith(_post_heads())


@cache
def _post_heads() -> tuple[str, ...]:
    return tuple(f"{fold(head)} " for group in read_table("posts")["posts"] for head in group["heads"])


def _marks(paper: Paper, form: re.Pattern[str]) -> Iterator[Finding]:
    for signer in paper.document.signers:
        wrong = next((mark for mark, _ in steps_of(signer) if mark and form.fullmatch(squeeze(mark))), None)
        if wrong:
            yield Finding(signer.span, {"mark": wrong})


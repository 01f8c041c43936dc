"""Enacted: how the enacting words of a law name the law itself: ``Quốc hội ban hành Luật Giá.``"""

from collections.abc import Collection
from datetime import date
from typing import NamedTuple

from ...tables import types_of_slug
from ...text.folding import fold, squeeze
from ...text.lazy import lazy_compile
from ..find.mention import Mention
from ..words.kinds import folded as folded_list

OwnName = tuple[str | None, str]
"""Type and folded name of a law."""


class OwnNumber(NamedTuple):
    """The number of this document."""

    canonical: str
    day: date | None
    """On which the document was issued."""
    attached: int
    """Where the texts attached to it begin."""



_ENACTING = lazy_compile(r"(?<![a-z])quoc\s{1,9}hoi\s{1,9}ban\s{1,9}hanh\s{1,9}$")
_REACH = 40
_STATUTES = frozenset({"quy_che", "dieu_le", "noi_quy"})
_CHANGED = lazy_compile(r"sua\s{1,9}doi[^.;:]*$")
_CHANGE_REACH = 160
_OLDER = lazy_compile(
    r"\s{1,3}(?:da\s{1,3})?(?:duoc\s{1,3})?ban\s{1,3}hanh\s{1,3}(?:kem\s{1,3})?theo(?!.{1,40}\snay(?![a-z]))"
)
"""``Quy chế Đấu thầu ban hành kèm theo Nghị định số 8/CP``, but not ``... Nghị định này``."""
_CARRIER = lazy_compile(r"\((?:ban\s{1,3}hanh\s{1,3})?(?:dinh\s{1,3})?kem\s{1,3}theo\s{1,3}$")
_CARRIER_REACH = 30
_AMENDED = lazy_compile(
    r"sua\s{1,9}doi[^.;]{0,90}?\scua\s{1,9}(?P<law>(?P<kind>(?:bo\s{1,3})?luat|phap\s{1,3}lenh)\s{1,9})"
)
"""The act in the name of an amending law: ``sửa đổi, bổ sung một số điều của Luật Giá``."""


def own_name(mention: Mention) -> OwnName | None:
    """What a mention names by its name alone, without number, date or year; null for any other mention."""
    told = mention.number or mention.date or mention.year or mention.form != "by_name"
    return None if told or mention.name is None else (mention.kind, fold(mention.name))


def is_everyones(mention: Mention, kinds: Collection[str]) -> bool:
    """Whether a charter is that of any company or office, which names no document: ``Điều lệ công ty``.

    In a law also where it has a capital; the paper of a company means its own by it.
    """
    told = own_name(mention)
    if told is None or told[0] not in _STATUTES or mention.issuer:
        return False
    laws = any({each.family for each in types_of_slug(kind)} == {"qppl"} for kind in kinds)
    return set(told[1].split()) <= folded_list("everyones" if laws else "unnamed_statutes")


def is_enacted(folded: str, mention: Mention) -> bool:
    """Whether a law is named by the words that enact it."""
    return _ENACTING.search(folded, max(0, mention.start - _REACH), mention.start) is not None


def is_own(folded: str, mention: Mention, own: Collection[OwnName]) -> bool:
    """Whether a mention is the name of this act, or of a text issued with it.

    What an older act changed, or was issued with, is the one before it.
    """
    if own_name(mention) not in own or _OLDER.match(folded, mention.end):
        return False
    return _CHANGED.search(folded, max(0, mention.start - _CHANGE_REACH), mention.start) is None


def names_itself(folded: str, mention: Mention, own: OwnNumber | None, kinds: Collection[str]) -> bool:
    """Whether a text attached to the document names it by its number.

    A note says with which act a text is issued, ``(Kèm theo Quyết định số``; a form names the act elsewhere.
    """
    if own is None or mention.number is None or mention.number.canonical != own.canonical:
        return False
    if not mention.places and _CARRIER.search(folded, max(0, mention.start - _CARRIER_REACH), mention.start):
        return True
    same_day = own.day == mention.date if mention.date and own.day else mention.number.year is not None
    return mention.start >= own.attached and same_day and mention.kind in kinds and "/" in own.canonical


def amended_act(text: str, folded: str, mention: Mention) -> Mention | None:
    """The act in the name of an amending law, to which number and date after the name belong; null in other names.

    ``Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Giá số 11/2012/QH13.``
    """
    found = _AMENDED.search(folded, mention.start, mention.end)
    if not found:
        return None
    start = found.start("law")
    name = (mention.name or "").partition(f"{squeeze(text[start : found.end('law')])} ")[2]
    if not name:
        return None
    kind = "_".join(found["kind"].split())
    return mention._replace(start=start, provisions_end=start, document_start=start, kind=kind, name=name)

"""Enacted: how the enacting words of a law name the law itself: ``Quốc hội ban hành Luật Giá.``"""

from ...text.folding import fold
from ...text.lazy import lazy_compile
from ..find.mention import Mention

OwnName = tuple[str | None, str]
"""Type and folded name of a law."""

_ENACTING = lazy_compile(r"(?<![a-z])quoc\s{1,9}hoi\s{1,9}ban\s{1,9}hanh\s{1,9}$")
_REACH = 40
_CHANGED = lazy_compile(r"sua\s{1,9}doi[^.;:]*$")
_CHANGE_REACH = 160
_AMENDED = lazy_compile(
    r"sua\s{1,9}doi[^.;]{0,90}?\scua\s{1,9}(?P<law>(?P<kind>(?:bo\s{1,3})?luat|phap\s{1,3}lenh)\s{1,9})"
)
"""The act in the name of an amending law: ``sửa đổi, bổ sung một số điều của Luật Giá``."""


def own_name(mention: Mention) -> OwnName | None:
    """What a mention names by its name alone, without number, date or year; null for any other mention."""
    told = mention.number or mention.date or mention.year or mention.form != "by_name"
    return None if told or mention.name is None else (mention.kind, fold(mention.name))


def is_enacted(folded: str, mention: Mention) -> bool:
    """Whether a law is named by the words that enact it."""
    return _ENACTING.search(folded, max(0, mention.start - _REACH), mention.start) is not None


def is_own(folded: str, mention: Mention, own: OwnName | None) -> bool:
    """Whether a mention is the name of this law; what an older act changed is the law before it."""
    if own is None or own_name(mention) != own:
        return False
    return _CHANGED.search(folded, max(0, mention.start - _CHANGE_REACH), mention.start) is None


def amended_act(text: str, folded: str, mention: Mention) -> Mention | None:
    """The act in the name of an amending law, to which number and date after the name belong; null in other names.

    ``Quốc hội ban hành Luật sửa đổi, bổ sung một số điều của Luật Giá số 11/2012/QH13.``
    """
    found = _AMENDED.search(folded, mention.start, mention.end)
    name = mention.name and found and mention.name.partition(text[found.start("law") : found.end("law")])[2]
    if not found or not name:
        return None
    kind = "_".join(found["kind"].split())
    start = found.start("law")
    return mention._replace(start=start, provisions_end=start, document_start=start, kind=kind, name=name)

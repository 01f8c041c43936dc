"""Works: groups the copies of one act or letter, and chooses the one that represents it.

A text is one copy of a work. Two texts belong to one work in four cases. They state one identity. One lacks its day and
the other has the same number, year and body. Their numbers differ by a slip in a code and their words are the same. Or
they have no number, their words are the same, and nothing that they say contradicts it.
"""

from collections.abc import Iterable, Sequence
from typing import Protocol, TypeVar

from ..identity.iri import is_stub
from ..numbers.words import one_slip
from ..tables import body_of_code
from .description import Description, infer_identity
from .score import TITLE_SAME, title_likeness
from .words import same_words

TITLE_LENGTH = 20
"""Letters of a title that tells a text without a number apart from others."""
CROWD = 256
"""A key that more texts share says nothing; only equal ids group them."""
_SAME_TYPE = {"bo_luat": "luat"}


class Text(Protocol):
    """The parts of a text that are compared with others."""

    @property
    def id(self) -> str: ...
    @property
    def text_hash(self) -> str: ...
    @property
    def says(self) -> Description: ...
    @property
    def sketch(self) -> bytes: ...
    @property
    def quality(self) -> tuple[int, ...]: ...


T = TypeVar("T", bound=Text)


def twin_key(text: Text) -> str:
    """The key under which all copies of a text are found. Texts under one key need not be copies.

    It is the number without its codes, because a code may be misprinted. A text without a number has its type and
    title.
    """
    says = text.says
    kind = _SAME_TYPE.get(says.kind or "", says.kind or "")
    if says.number is not None and says.number.year:
        number = says.number
        return f"number:{number.serial}{number.suffix or ''}/{number.year}|{kind}|{says.place.slug}"
    if is_stub(text.id) and len(says.title) >= TITLE_LENGTH:
        return f"title:{kind}|{says.title}"
    return f"id:{text.id}"


def form_works(texts: Iterable[T]) -> list[tuple[T, ...]]:
    """The texts under one key grouped into works, the best text of each first.

    The order of the texts does not matter.
    """
    ordered = sorted(texts, key=_dated_first)
    works: list[list[T]] = []
    for text in ordered:
        found = [work for work in works if any(_are_copies(text, other, len(ordered)) for other in work)]
        dated = [work for work in found if work[0].says.date]
        if len(dated) > 1 and text.says.date is None:
            found = [work for work in found if work[0].says.date is None]
        if found:
            found[0].append(text)
        else:
            works.append([text])
    return [tuple(sorted(work, key=_best_first)) for work in works]


def merge_says(texts: Sequence[Text]) -> Description:
    """What the texts of a work say together. The others fill in what the best one leaves open.

    A code that no table knows counts as a misprint of the code of another text.
    """
    best, others = texts[0].says, [text.says for text in texts[1:]]
    right = next((says for says in others if says.number and not is_misprint(says)), None)
    if right and is_misprint(best):
        best = best._replace(number=right.number, codes=right.codes)
    alike = (says._replace(number=None, codes=()) if is_misprint(says) else says for says in others)
    return infer_identity(best, alike) or best


def is_misprint(says: Description) -> bool:
    """Whether a number has a code that no table knows."""
    return says.number is not None and not all(map(body_of_code, says.number.issuer_codes))


def _are_copies(a: Text, b: Text, crowd: int) -> bool:
    if a.id == b.id:
        return True
    if crowd > CROWD:
        return False
    if a.says.number is not None and b.says.number is not None:
        return _same_number(a, b)
    return same_words(a.sketch, b.sketch) and not _contradict(a.says, b.says)


def _same_number(a: Text, b: Text) -> bool:
    """Whether two texts with one serial, year, type and place are copies."""
    codes, others = sorted(a.says.codes), sorted(b.says.codes)
    day, other = a.says.date, b.says.date
    same_day = None in (day, other) or day == other
    if codes == others:
        return same_day or _same_title(a, b) or same_words(a.sketch, b.sketch)
    slip = len(codes) == len(others) and all(
        one == two or one_slip(one, two) for one, two in zip(codes, others, strict=True)
    )
    return slip and same_day and (_same_title(a, b) or same_words(a.sketch, b.sketch))


def _same_title(a: Text, b: Text) -> bool:
    return len(a.says.title) >= TITLE_LENGTH and title_likeness(a.says.title, b.says.title) >= TITLE_SAME


def _contradict(a: Description, b: Description) -> bool:
    if a.date and b.date and a.date != b.date:
        return True
    if a.codes and b.codes and set(a.codes).isdisjoint(b.codes):
        return True
    return bool(a.place.province and b.place.province and a.place != b.place)


def _dated_first(text: Text) -> tuple[bool, str, str]:
    return text.says.date is None, text.id, text.text_hash


def _best_first(text: Text) -> tuple[tuple[int, ...], bool, bool, str, str]:
    worse = tuple(-each for each in text.quality)
    return worse, text.says.number is None, text.says.date is None, text.id, text.text_hash

"""Keys: the few strings under which a citation finds its document.

A document is filed under all its keys. A citation is looked up tier by tier, the surest first. If a tier finds nothing,
the next one is tried.
"""

from collections.abc import Iterator
from functools import lru_cache

from ..identity.bodies import is_local
from ..model import DocumentNumber
from ..text.folding import fold
from .description import Description

TITLE_WORDS = 10
"""A key takes this many words from either end of a trích yếu. Shorter titles are too common."""


def document_keys(says: Description) -> tuple[str, ...]:
    """Every key under which a document is filed."""
    return (
        *_filed_number_keys(says), *_slip_keys(says), *_serial_keys(says), *name_keys(says), *title_keys(says),
        *_day_keys(says),
    )  # fmt: skip


def citation_keys(says: Description) -> Iterator[tuple[str, ...]]:
    """Keys of a citation in tiers: its number, its number with a slip, its name, its title, its day."""
    if says.number is not None:
        yield _asked_number_keys(says, says.number)
        yield tuple(_slip_keys(says))
    elif says.name:
        yield name_keys(says)
    if says.title:
        yield title_keys(says)
    if says.number is None and not says.name:
        yield tuple(_day_keys(says))


def doubt_keys(says: Description) -> tuple[str, ...]:
    """Keys that find all documents that an unresolved citation may mean."""
    asked = number_keys(says) if says.number is not None else ()
    return (*asked, *_serial_keys(says), *name_keys(says), *title_keys(says), *_day_keys(says))


def number_keys(says: Description) -> tuple[str, ...]:
    """Keys of the number that a citation names: exact, or with a slip in the code."""
    return (*_asked_number_keys(says, says.number), *_slip_keys(says)) if says.number is not None else ()


def _filed_number_keys(says: Description) -> Iterator[str]:
    """Number with its year. A number that restarts each year also has the day, and the province."""
    number = says.number
    if number is None:
        return
    core = number_core(number)
    yield core
    if number.year is None:
        yield f"{core}@{says.date or ''}"
    if says.place.province:
        yield f"{core}#{says.place.province}"


def _asked_number_keys(says: Description, number: DocumentNumber) -> tuple[str, ...]:
    core = number_core(number)
    if number.year is None and says.date:
        return f"{core}@{says.date}", f"{core}@"
    local = any(map(is_local, number.issuer_codes))
    return (f"{core}#{says.place.province}",) if local and says.place.province else (core,)


def _slip_keys(says: Description) -> Iterator[str]:
    """Serial and day, or serial, year and type: the parts that a slip in the code of the body does not touch."""
    number = says.number
    if number is None:
        return
    serial = f"{number.serial}{number.suffix or ''}"
    if says.date:
        yield f"slip:{serial}@{says.date}"
    if number.year:
        yield f"slip:{serial}/{number.year}/{fold(number.kind_code or '')}"


def _serial_keys(says: Description) -> Iterator[str]:
    """Serial and type: all that some writers say of a document whose end they announce."""
    if says.number is not None and says.kind:
        yield f"serial:{says.number.serial}{says.number.suffix or ''}#{says.kind}"


def name_keys(says: Description) -> tuple[str, ...]:
    """Name of a law."""
    return (f"name:{says.name}",) if says.name else ()


def title_keys(says: Description) -> tuple[str, ...]:
    """Both ends of a title, so that one end may be cut off or damaged."""
    words = says.title.split(" ")
    if len(words) < TITLE_WORDS // 2:
        return ()
    return "head:" + " ".join(words[:TITLE_WORDS]), "tail:" + " ".join(words[-TITLE_WORDS:])


def _day_keys(says: Description) -> Iterator[str]:
    """Type, day and body."""
    if says.kind and says.date and says.codes:
        yield f"day:{says.kind}@{says.date}#{fold('-'.join(sorted(says.codes)))}"


def number_core(number: DocumentNumber) -> str:
    """Serial, year and bodies of a number: the same for all spellings, and for several places and years.

    The type is left out, because writers add or drop it (``51/2001/NQ-QH10``). Đ is read as D.
    """
    return _core(number.serial, number.suffix, number.year, tuple(number.issuer_codes))


@lru_cache(maxsize=262144)
def _core(serial: int | None, suffix: str | None, year: int | None, codes: tuple[str, ...]) -> str:
    return f"{serial}{suffix or ''}/{year or ''}/{fold('-'.join(sorted(codes)))}"

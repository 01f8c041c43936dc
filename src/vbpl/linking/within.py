"""Within: whether citations stand in a provision, and whether links go to one."""

from collections.abc import Iterable

from ..model import Provision, ProvisionTarget, Span
from .outline import Outline
from .provisions import Found, find_each, touch


def find_wanted(outline: Outline, provision: Provision) -> list[Found]:
    """The provisions that a question is about, each with its place."""
    return find_each(outline, provision, outline.texts())


def go_to(targets: Iterable[ProvisionTarget], wanted: Iterable[Found]) -> bool:
    """Whether a link goes to one of the provisions: by their places, or by their numbers if a place is missing."""
    named = list(targets)
    return any(
        _overlap(each.span, span) if each.span and span else touch(each.provision, provision)
        for provision, span in wanted for each in named
    )


def stands_in(span: Span, wanted: Iterable[Found]) -> bool:
    """Whether a citation stands in one of the provisions."""
    return any(is_inside(span, place) for _, place in wanted)


def is_inside(span: Span, around: Span | None) -> bool:
    """Whether a place lies in another one."""
    return around is not None and around.start <= span.start and span.end <= around.end


def _overlap(a: Span, b: Span) -> bool:
    return a.start < b.end and b.start < a.end

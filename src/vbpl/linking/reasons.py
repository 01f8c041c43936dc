"""Reasons: verdicts as sentences, and provisions found in their target."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain

from ..model import Citation, ProvisionTarget
from ..model.node import unchecked
from ..text.folding import fold
from .entry import Entry, Verdict
from .mentions import Mention
from .outline import MAIN, provision_name
from .provisions import find_each

_target = unchecked(ProvisionTarget)


def explain(verdict: Verdict, mention: Mention, citation: Citation) -> str:
    """Why a mention was resolved or not, as a sentence."""
    if verdict.status == "resolved":
        return f"Resolved: {_joined(verdict.candidates[0][1].reasons())}."
    if verdict.status == "ambiguous" and len(verdict.candidates) > 1:
        return f"{len(verdict.candidates)} documents fit alike: {_joined(verdict.candidates[0][1].reasons())}."
    if verdict.status == "ambiguous":
        return f"One document may be meant, but that is not enough: {_joined(verdict.candidates[0][1].reasons())}."
    return _unresolved(mention, citation)


def _unresolved(mention: Mention, citation: Citation) -> str:
    if mention.like is not None:
        return "It means what another mention names, which was not found."
    if citation.target == "carrier":
        return "The document that is amended here is not named."
    if citation.target == "previous":
        return "The document that is meant here is not named before."
    says = mention.says
    if citation.number is not None:
        return f"No document in the library has the number {citation.number.canonical}."
    if says is not None and says.name:
        return "No act of this name that was issued by then is in the library."
    if says is not None and (says.title or says.date):
        return "No document in the library fits the description."
    return "The mention does not say which document it means."


def find_targets(citation: Citation, source: Entry, target: Entry, text_id: str) -> tuple[ProvisionTarget, ...]:
    """Each provision that a citation names, as found in the target; ``text_id`` is the id of the target's text."""
    components = list(dict.fromkeys(_components(citation, source, target))) if citation.provisions else []
    named = (find_each(target.outline, provision, components) for provision in citation.provisions)
    return tuple([
        _target(provision=provision, found=span is not None, text_id=text_id, span=span, valid_from=None, valid_to=None)
        for provision, span in chain.from_iterable(named)
    ])


def without_targets(citation: Citation) -> tuple[ProvisionTarget, ...]:
    """The provisions that a citation names in an unresolved document; ranges stay as printed."""
    return tuple([ProvisionTarget(provision=provision, found=False) for provision in citation.provisions])


def explain_missing(provisions: Iterable[ProvisionTarget], target: Entry) -> str:
    """The addition to a reason if the target does not have all the provisions."""
    missing = [provision_name(each.provision) for each in provisions if not each.found]
    if not missing:
        return ""
    if not target.outline.places.strip():
        return " Its text is not divided into provisions."
    return f" It has no {_joined(missing, 'or')}."


def _components(citation: Citation, source: Entry, target: Entry) -> Iterator[int]:
    """The parts of the target to search, in order.

    If the mention names an attached text, these are the attached texts; else the one around the mention or of its type,
    the main text, and the attached texts.
    """
    parts = target.outline.components
    attached = target.outline.texts()[1:]
    named, attaches, _ = fold(citation.text).partition("kem theo")
    if attaches:
        yield from (index for index in attached if (parts[index].kind or "\n").replace("_", " ") in named)
        yield from attached
    around = target.outline.component_at(citation.span.start) if source is target else MAIN
    if citation.kind in (None, parts[around].kind):
        yield around
    if citation.kind != target.says.kind:
        yield from (index for index in attached if parts[index].kind == citation.kind)
    yield MAIN
    yield from attached


def _joined(words: Sequence[str], last: str = "and") -> str:
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))

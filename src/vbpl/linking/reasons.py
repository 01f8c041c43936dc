"""Reasons: verdicts as sentences, and provisions found in their target."""

from collections.abc import Iterator

from ..model import Citation, Span
from .entry import Entry, Verdict
from .mentions import Mention
from .outline import ANNEXES, MAIN, find_provision, provision_name


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


def find_target(citation: Citation, source: Entry, target: Entry) -> tuple[Span | None, str]:
    """Span of the cited provision in the target, and what to add to the reason where it has none."""
    if not citation.provisions:
        return None, ""
    components = list(_components(citation, source, target))
    spans = [find_provision(target.outline, provision, components) for provision in citation.provisions]
    pairs = zip(citation.provisions, spans, strict=True)
    missing = [provision_name(provision) for provision, span in pairs if not span]
    found = next(filter(None, spans), None)
    return found, _without(missing, target) if missing else ""


def _without(missing: list[str], target: Entry) -> str:
    if not target.outline.places.strip():
        return " Its text is not divided into provisions."
    return f" It has no {_joined(missing, 'or')}."


def _components(citation: Citation, source: Entry, target: Entry) -> Iterator[int]:
    """Parts of the target to look in: the one around the mention or named by it, the main text, attached texts."""
    parts = target.outline.components
    attached = [index for index, part in enumerate(parts) if index != MAIN and part.kind not in ANNEXES]
    around = target.outline.component_at(citation.span.start) if source is target else MAIN
    if citation.kind in (None, parts[around].kind):
        yield around
    if citation.kind != target.says.kind:
        yield from (index for index in attached if parts[index].kind == citation.kind)
    if "kèm theo" in citation.text:
        yield from attached
    yield MAIN
    yield from attached


def _joined(words: list[str], last: str = "and") -> str:
    return f" {last} ".join(filter(None, [", ".join(words[:-1]), *words[-1:]]))

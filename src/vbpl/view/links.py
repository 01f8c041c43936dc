"""Links of a document in words: what a citation says, what it means, and why."""

from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

from markupsafe import Markup

from ..linking.outline import provision_name
from ..model import Citation, Link, ProvisionTarget, Span
from .nest import attributes, printed
from .outline import Item, shorten
from .words import Words, evidence_words

MOST_PLACES = 12
"""Provisions of one link that get a link of their own."""


class Target(NamedTuple):
    """A document that can be shown."""

    url: str
    name: str
    text: str = ""
    """The text shown when the pointer is on its link; empty if the page itself has the document."""
    note: str = ""
    """A remark about that text, such as the day on which it is in force."""


Lead = Callable[[str, Span | None], Target | None]
"""Gives the address of a document, or of a place in it, by its id; None if it is not shown."""


def key_of(citation: Citation) -> str:
    """Key of a citation in its document."""
    return f"c{citation.span.start}"


def leads_to(link: Link | None, lead: Lead) -> Target | None:
    """The address of a resolved link."""
    return lead(link.target, link.place) if link and link.target else None


def citation_item(citation: Citation, link: Link | None, lead: Lead, words: Words) -> Item:
    """A citation as a line of the tree, with its meaning below."""
    status = link.status if link else "unresolved"
    relation = f"{words['relation'][citation.relation]} →"
    detail = Markup("<div{}>{}{}</div>").format(
        attributes(class_=f"link {status}"), _means(link, lead), _why(link, words)
    )
    return Item(key_of(citation), citation.span, 0, f"citation {status}", relation, shorten(citation.text), detail)


def _means(link: Link | None, lead: Lead) -> Markup:
    """Links to the target or to the candidates; only ids for those that cannot be shown."""
    if link is None:
        return Markup()
    if link.target:
        return Markup().join(_targets(link.target, link.provisions, lead))
    return Markup().join(_link(each.id, None, lead, f"{each.score:.2f}") for each in link.candidates)


def _targets(target: str, provisions: Sequence[ProvisionTarget], lead: Lead) -> Iterator[Markup]:
    """A link to each provision that was found; one to the document if none was."""
    found = [each for each in provisions if each.found]
    for each in found[:MOST_PLACES]:
        yield _link(target, each.span, lead, provision_name(each.provision))
    if not found:
        yield _link(target, None, lead, "")
    elif len(found) > MOST_PLACES:
        yield Markup("<p>… +{}</p>").format(len(found) - MOST_PLACES)


def _link(document: str, place: Span | None, lead: Lead, note: str) -> Markup:
    target = lead(document, place)
    said = printed(f", {note}" if note else "")
    if target is None:
        return Markup("<p><code>{}</code>{}</p>").format(printed(document), said)
    return Markup("<p><a{}>{}{}</a></p>").format(attributes(href=target.url), printed(target.name), said)


def _why(link: Link | None, words: Words) -> Markup:
    """Status, and its evidence in the words of the page."""
    status = words["status"][link.status if link else "unresolved"]
    return Markup("<p class=why><b>{}.</b> {}</p>").format(status, printed(why(link, words)))


def why(link: Link | None, words: Words) -> str:
    """Why a link is as it is, in words."""
    if link is None or link.status == "unresolved":
        target = link.citation.target if link else "other"
        return words["why"].get(target, words["why"]["unresolved"])
    evidence = "; ".join(evidence_words(reason, words) for reason in link.candidates[0].reasons)
    said = "several" if len(link.candidates) > 1 else link.status
    return f"{words['why'][said]} {evidence}.{_without(link, words)}"


def _without(link: Link, words: Words) -> str:
    """The provisions that the target does not have."""
    missing = [provision_name(each.provision) for each in link.provisions if not each.found] if link.target else []
    return f" {words['why']['no_place']} {', '.join(missing)}." if missing else ""

"""Paper: a document as the rules see it, with its printed text and links where they are known."""

import datetime
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from ..linking import LinkGraph
from ..model import Document, DocumentNumber, Fragment, FragmentRole, Issuer, Link, Span
from ..model.walk import upwards
from ..numbers.dates import last_day
from ..source import Source
from ..tables import IssuingBody, body_of_code, types_of_heading
from ..text.folding import fold, squeeze, tone_key

DAMAGE = frozenset({"V202", "V203", "V253", "V254", "V255", "V302"})
"""Diagnostics that tell of a scanner's slips or of a header that is not all there."""

HEAD: tuple[FragmentRole, ...] = ("number", "place_date", "issuer", "national_title", "party_title", "motto")


@dataclass(frozen=True)
class Paper:
    """What a rule may look at."""

    document: Document
    source: Source | None = None
    """The printed text; rules about how something is printed are silent without it."""
    graph: LinkGraph | None = None
    """Links among a library's documents; rules about cited documents are silent without it."""

    @cached_property
    def date(self) -> datetime.date | None:
        """Date of issue; of one that is blank, the last day of the number's year."""
        header = self.document.header
        return header.date or last_day(header.number.year if header.number else None)

    @cached_property
    def damaged(self) -> bool:
        """Whether the text is a scan or an incomplete copy: what looks wrong in it may be the copyist's fault."""
        document, number = self.document, self.document.header.number
        misread = number and (_is_unreadable(number) or "ocr-digits" in number.repairs)
        remarked = any(diagnostic.code in DAMAGE for diagnostic in document.diagnostics)
        return bool(remarked or misread or self.misspelt_title)

    @property
    def misspelt_title(self) -> bool:
        """Whether the type word is recognised only without its accents: ``QUYÉT ĐỊNH``."""
        title = self.document.header.type_name or ""
        kinds = types_of_heading(title)
        forms = {tone_key(form) for kind in kinds for form in (*kind.heading_forms, kind.base_name)}
        return bool(title and forms) and tone_key(title) not in forms

    @cached_property
    def by_role(self) -> Mapping[FragmentRole, list[Fragment]]:
        """The fragments by what they are, each kind in the order printed."""
        found: dict[FragmentRole, list[Fragment]] = defaultdict(list)
        for fragment in self.document.fragments:
            found[fragment.role].append(fragment)
        return found

    def fragments(self, role: FragmentRole) -> list[Fragment]:
        """The fragments of a role, in the order printed."""
        return self.by_role.get(role, [])

    @cached_property
    def headed(self) -> bool:
        """Whether enough of a header is there that what lacks in it was left out by its writer."""
        return sum(bool(self.fragments(role)) for role in HEAD) >= 3 and bool(self.fragments("number"))

    @cached_property
    def head(self) -> Span:
        """Where to point for what is missing: the first piece of the header."""
        pieces = [fragment.span for role in HEAD for fragment in self.fragments(role)[:1]]
        return min(pieces, key=lambda span: span.start, default=self.document.header.span)

    @cached_property
    def links(self) -> list[Link]:
        """The resolved links to other documents, in order; none without a library."""
        found = self.graph.cites(self.document.id) if self.graph else []
        return [link for link in found if link.target and link.citation.target == "other"]

    @property
    def bodies(self) -> list[Issuer]:
        """The issuing bodies with those printed above them."""
        return [body for issuer in self.document.header.issuers for body in upwards(issuer)]

    def printed(self, span: Span) -> str:
        """What stands at a span, repaired; empty where the text is not known."""
        source = self.source
        return source.clean[source.to_clean(span.start) : source.to_clean(span.end)] if source else ""

    def says(self, words: str) -> bool:
        """Whether words, in lower case, stand anywhere in the text: what is there, torn over lines, is not missing."""
        return words in self._words

    @cached_property
    def _words(self) -> str:
        return squeeze(self.printed(self.document.span)).lower()


def _is_unreadable(number: DocumentNumber) -> bool:
    return number.serial is None and number.canonical[:1] != "/"


def same_words(text: str, other: str) -> bool:
    """Whether two names are the same but for case, accents and the white space around their words."""
    return fold(text).split() == fold(other).split()


def known_body(body: Issuer) -> IssuingBody | None:
    """What the tables know of an issuer."""
    return body_of_code(body.code) if body.code else None


def is_past(until: str | None, date: datetime.date | None) -> bool:
    """Whether a day lies after the last one of something, which is a year, a month or a date."""
    return bool(until and date and date.isoformat() > f"{until}-99")

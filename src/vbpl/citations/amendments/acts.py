"""Acts: which act an instruction changes, by what it says, the headings above it and the title."""

from bisect import bisect_left
from functools import cached_property

from ...model import CHANGES, Citation
from ..own_text import CitedDocument, OwnText
from .operations import Operation
from .tree import Chain, Instruction, Phrases


class Acts:
    """The acts that were named as changed so far."""

    def __init__(self, cited: CitedDocument) -> None:
        self.cited = cited
        header = cited.document.header.span
        in_header = cited.citations_in(cited.source.to_clean(header.start), cited.source.to_clean(header.end))
        self.title = next((each.key for each in in_header if _is_changed(each)), None)
        self.said: dict[int, str] = {}
        """Key of the act that the instruction of a block names, by the identity of the block."""

    @cached_property
    def changed(self) -> list[int]:
        """Which citations name another act as changed."""
        return [at for at, citation in enumerate(self.cited.citations) if _is_changed(citation)]

    def note(self, own: OwnText, instruction: Instruction) -> None:
        """Remember the act that an instruction names, for what follows it in its unit and for the units below."""
        keys = (key for chain in _chains(instruction) if (key := _key(chain)))
        key = next(keys, None)
        if key:
            self.said.setdefault(id(own.block), key)

    def key(self, operation: Operation, own: OwnText) -> str | None:
        """Key of the act that an operation changes."""
        if operation.act and operation.act.citation:
            return operation.act.citation.key
        said = self.said.get(id(own.block))
        above = (key for unit in own.parents[::-1] if (key := self.of_unit(unit)))
        return said or next(above, None) or self.title or self.meant(own)

    def of_unit(self, own: OwnText) -> str | None:
        """Key of the act that a heading names; what the grammar does not read may name one too."""
        return self.said.get(id(own.block)) or self.first_changed(own.start, own.end)

    def meant(self, own: OwnText) -> str | None:
        """Key of the act named before that the provisions of a unit are of, as its citations tell."""
        found = self.cited.citations_in(own.start, own.end)
        return next((each.key for each in found if each.key and each.target == "previous"), None)

    def first_changed(self, start: int, end: int) -> str | None:
        """Key of the first other act that is named there as changed."""
        found = self.cited.between(start, end)
        first = bisect_left(self.changed, found.start)
        if first < len(self.changed) and self.changed[first] < found.stop:
            return self.cited.citations[self.changed[first]].key
        return None


def _chains(instruction: Instruction) -> list[Chain]:
    bodies = [body for clause in instruction.clauses for body in clause.bodies]
    places = [*instruction.lead, *(chain for body in bodies for chain in body.places)]
    places += [chain for body in bodies for target in body.all("at") for chain in target]
    targets = [position.target for body in bodies for position in body.all("position")]
    places += [chain for target in targets if not isinstance(target, Phrases) for chain in target]
    acts = [act for body in bodies for act in body.all("of")]
    return [*places, *(Chain((), act, attached=False) for act in acts)]


def _key(chain: Chain) -> str | None:
    citation = chain.act.document.citation if chain.act else None
    return citation.key if citation else None


def _is_changed(citation: Citation) -> bool:
    return citation.key is not None and citation.target == "other" and citation.relation in CHANGES

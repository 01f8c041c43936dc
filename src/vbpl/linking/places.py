"""find, at, path: from a provision to its node, from an offset to the node there, and the way down to a node."""

from ..arguments import expect
from ..citations.provisions import read_provision
from ..errors import ArgumentError
from ..model import Attachment, Block, Document, Provision
from .outline import build_outline
from .provisions import find_one

Unit = Attachment | Block
"""What a provision can be: a unit of the body, or an annex."""


def find(document: Document, provision: Provision | str) -> Unit | None:
    """The unit of a document that a provision names.

    The main text is searched first, then the texts issued with it. Units inside quoted amending text belong to another
    document and are skipped.

    Args:
        document: Where to look.
        provision: A provision, or words like ``"điểm b khoản 2 Điều 5"``.

    Returns:
        A block, or the attachment for an annex; None where the document has no such unit.

    Raises:
        VbplError: The words name no provision, or it is a range.

    Examples:
        >>> from vbpl import parse
        >>> law = parse("LUẬT\\nMuối\\nĐiều 1. Ruộng muối\\n1. Ruộng có bờ.\\n2. Bờ cao nửa mét.")
        >>> find(law, "khoản 2 Điều 1").text
        'Bờ cao nửa mét.'
    """
    expect(document, Document, "find takes a Document (vbpl.parse makes one of a text)")
    wanted = read_provision(provision)
    if wanted.through is not None:
        raise ArgumentError("find takes one provision, not a range: ask for each of its units")
    outline = build_outline(document)
    place = find_one(outline, wanted, outline.texts())
    if place is None:
        return None
    levels = [level for level in type(wanted).model_fields if getattr(wanted, level) is not None]
    inside = [unit for unit in _units_at(document, place.start) if unit.span == place]
    return next((unit for unit in inside if isinstance(unit, Attachment) or unit.type in levels), None)


def at(document: Document, offset: int) -> Unit | None:
    """The innermost unit that holds a character of the text.

    Args:
        document: Where to look.
        offset: Character of the text that was parsed, from 0.

    Returns:
        A block or an attachment; None if the character is in the header, in the closing or outside the document.

    Raises:
        VbplError: ``offset`` is no whole number from 0.

    Examples:
        >>> from vbpl import parse
        >>> text = "LUẬT\\nMuối\\nĐiều 1. Ruộng muối\\n1. Ruộng có bờ.\\n2. Bờ cao nửa mét."
        >>> at(parse(text), text.index("nửa")).number
        '2'
    """
    expect(document, Document, "at takes a Document (vbpl.parse makes one of a text)")
    if isinstance(offset, bool) or not isinstance(offset, int) or offset < 0:
        raise ArgumentError(f"an offset is a whole number from 0, not {offset!r}")
    units = _units_at(document, offset)
    return units[-1] if units else None


def path(document: Document, node: Unit) -> tuple[Unit, ...]:
    """The units around a unit, from the outermost in, and the unit itself.

    Args:
        document: The document that holds it.
        node: A block or an attachment of it, as from `find` or `at`.

    Raises:
        VbplError: The document does not hold the node.

    Examples:
        >>> from vbpl import parse
        >>> law = parse("LUẬT\\nMuối\\nĐiều 1. Ruộng muối\\n1. Ruộng có bờ.\\n2. Bờ cao nửa mét.")
        >>> [(unit.type, unit.number) for unit in path(law, find(law, "khoản 2 Điều 1"))]
        [('article', '1'), ('clause', '2')]
    """
    expect(document, Document, "path takes a Document (vbpl.parse makes one of a text)")
    expect(node, Attachment | Block, "path takes a block or an attachment")
    units = _units_at(document, node.span.start)
    found = next((index for index, unit in enumerate(units) if unit is node or unit == node), None)
    if found is None:
        raise ArgumentError("the document does not hold this node")
    return units[: found + 1]


def _units_at(document: Document, offset: int) -> tuple[Unit, ...]:
    """Units that hold a character, from the outermost in."""
    units: list[Unit] = []
    inside: tuple[Unit, ...] = (*document.body, *document.attachments)
    while found := next((unit for unit in inside if unit.span.start <= offset < unit.span.end), None):
        units.append(found)
        inside = tuple(found.body if isinstance(found, Attachment) else found.children)
    return tuple(units)

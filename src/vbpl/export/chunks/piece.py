"""piece: what a chunk holds, and the names of the units on the way to it."""

import datetime
from typing import Literal

from ...model import LEVELS, Block, Citation, Document, Node, Provision, Span, State
from ...model.body import BlockType
from ...printing.heads import KEYWORDS
from ...tables import types_of_slug

SEPARATOR = " > "
LABELS = {"clause": "khoản", "point": "điểm"}


class Step(Node):
    """Đơn vị trên đường dẫn: a numbered unit around a piece, or the attachment that it is in."""

    type: BlockType | Literal["attachment"]
    """``chapter``, ``article``, ``clause``, ...; ``attachment`` for an annex or a text issued with the document."""
    number: str | None
    """As printed: ``II``, ``8``; null for an attachment."""
    heading: str | None
    """Title of the unit; of an attachment its heading, ``PHỤ LỤC I``."""

    @property
    def label(self) -> str:
        """How a path names it: ``Chương II``, ``khoản 2``, ``PHỤ LỤC I``."""
        if self.type == "attachment":
            return self.heading or ""
        return f"{KEYWORDS.get(self.type) or LABELS[self.type]} {self.number}"


class Chunk(Node):
    """A piece of a document: neighbouring units that share a path, or part of a long one."""

    id: str
    """``document_id``, ``#`` and the name of its first unit: ``...#art_8__para_2``; no two pieces have the same."""
    document_id: str
    """``Document.id``; from an archive the ``work_id``."""
    number: str | None = None
    """Số, ký hiệu of the document in normal form."""
    kind: str | None = None
    """Slug of its type: ``nghi_dinh``."""
    date: datetime.date | None = None
    """Its date of issue."""
    subject: str | None = None
    """Its trích yếu."""
    status: State | None = None
    """Whether the article, or the document where it is in none, has effect; null where no graph was given."""
    path: str
    """Where it stands: ``Nghị định 30/2020/NĐ-CP > Chương II > Điều 8 > khoản 2``."""
    steps: tuple[Step, ...] = ()
    """The same as units, the outermost first."""
    heading: str | None = None
    """The line that opens its article, ``Điều 8. Thể thức``, also where the piece is a khoản of it; null where the
    article has no heading, or the piece is of none or of several."""
    text: str
    """Units with their heads, a paragraph a line; with what `chunks` was asked to put before them."""
    span: Span
    """From the first to the last of its units; parts of one unit have the same."""
    citations: tuple[Citation, ...] = ()
    """Those that the text holds."""

    @property
    def provision(self) -> Provision | None:
        """The unit that it is or is in, as `LinkGraph.status` takes it; null outside of units and in attachments."""
        return provision_of(self.steps)


def provision_of(steps: tuple[Step, ...]) -> Provision | None:
    """The provision at the end of a path."""
    if not steps or steps[0].type == "attachment":
        return None
    named: dict[str, str | None] = {step.type: step.number for step in steps if step.type in LEVELS}
    return Provision.model_validate(named)


def step_of(block: Block) -> Step | None:
    """The step of a unit; null for what has no number of its own."""
    if block.number is None or (block.type not in KEYWORDS and block.type not in LABELS):
        return None
    return Step(type=block.type, number=block.number, heading=block.heading)


def name_of(document: Document) -> str:
    """Type and number: ``Nghị định 30/2020/NĐ-CP``; without a number the subject, without any of them the id."""
    types = types_of_slug(document.kind or "")
    kind = types[0].base_name if types else document.header.type_name
    number = document.header.number.canonical if document.header.number else document.header.subject
    return " ".join(filter(None, [kind, number])) or document.id


def path_of(name: str, steps: tuple[Step, ...]) -> str:
    """The path of a piece in words."""
    return SEPARATOR.join([name, *(step.label for step in steps)])

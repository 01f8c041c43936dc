"""Annexes: an annex, a form or a table of one replaced as a whole, and how they are read from what is quoted."""

import re
from collections.abc import Sequence

from ..model import Provision
from .operations import Operation
from .places import annex_number, bare_annex, find
from .results import Result, applied, missing, unsupported
from .units import Mark, Unit, at_path, printed, put

HEAD = re.compile(r"\W{0,3}(?P<word>phụ\s*lục|mẫu|biểu|danh\s*mục)(?!\w)", re.IGNORECASE)
KINDS = {"p": "phu_luc", "m": "mau", "b": "bieu", "d": "danh_muc"}
"""By the first letter of a heading."""


def gives_annexes(operation: Operation, targets: Sequence[Provision]) -> bool:
    """Whether an operation gives new text to annexes as wholes, attached or quoted."""
    quoted = bool(operation.new and targets) and operation.amendment.scope == "unit"
    return operation.attachment is not None or (quoted and all(map(is_whole, targets)))


def is_whole(target: Provision) -> bool:
    """Whether a target is an annex or a form, and no entry of one."""
    return target.annex is not None and target == Provision(annex=target.annex)


def replace_annex(root: Unit, operation: Operation, target: Provision, index: int) -> Result:
    """An attachment of the amending act, or what it quotes, in the place of an annex, a form or a table of one."""
    path = find(root, target)
    if path is None:
        return missing(root, target)
    old = at_path(root, path)
    new = operation.attachment or (
        quoted_table(operation.new) if old.type == "table" else quoted_annex(operation.new, target))
    if new is None:
        return unsupported(root, target, "nothing is quoted for this unit")
    return applied(put(root, path, new._replace(heading=old.heading, marks=(Mark(index),), doubt="")), target)


def quoted_table(new: Sequence[Unit]) -> Unit | None:
    """The table that is quoted, with or without its caption."""
    tables = [unit for unit in new if unit.type == "table"]
    return tables[0] if len(tables) == 1 else None


def quoted_annex(new: Sequence[Unit], target: Provision) -> Unit | None:
    """What is quoted as an annex: its heading, a title in capitals, what it holds.

    Null where it begins with no heading: then only a part of the annex may be quoted.
    """
    if len(new) < 2 or not is_heading(new[0], target):
        return None
    head, content = new[0], list(new[1:])
    title = content.pop(0).text if content[0].type == "paragraph" and printed(content[0].text).isupper() else ()
    word = HEAD.match(printed(head.text))
    kind = KINDS[word["word"][0].lower()] if word else "phu_luc"
    return Unit("attachment", None, head.text, title, tuple(content), head.source, head.span, kind=kind)


def is_heading(unit: Unit, target: Provision) -> bool:
    """Whether a line is the heading of an annex: ``Mẫu số 02``."""
    number = (target.annex or "").rpartition("/")[2]
    is_head = unit.type == "paragraph" and HEAD.match(printed(unit.text)) is not None
    return is_head and bare_annex(annex_number(unit._replace(heading=unit.text))) == bare_annex(number)

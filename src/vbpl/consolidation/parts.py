"""Parts: a heading, a lead, a sentence or a paragraph of a unit put in the place of the old one."""

import re
from collections.abc import Sequence

from ..model import Provision
from .assign import joined
from .results import Result, applied, in_doubt, told, unsupported
from .units import Mark, Path, Run, Unit, Words, at_path, printed, put
from .wording import splice

SENTENCE = re.compile(r"[^.!?;\n]*(?:[.!?;](?!\s|$)[^.!?;\n]*)*[.!?;]?\s*")
TITLED = ("part", "chapter", "section", "subsection", "article")


def title_words(unit: Unit) -> Words:
    """The title that a quoted unit gives: its heading, or for one line its text."""
    return unit.heading or unit.text


def text_words(units: Sequence[Unit]) -> Words:
    """The text that quoted units give, without their numbers."""
    return joined([words for unit in units for words in (unit.heading, unit.text)])


def replace_heading(root: Unit, path: Path, provision: Provision, new: Unit, index: int) -> Result:
    """A unit with another title."""
    old = at_path(root, path)
    words = title_words(new)
    if not words:
        return unsupported(root, provision, "the new title was not found")
    changed = old._replace(heading=words) if old.type in TITLED or old.heading else old._replace(text=words)
    return applied(put(root, path, changed._replace(marks=(*old.marks, Mark(index, "heading")))), provision)


def replace_part(root: Unit, path: Path, provision: Provision, scope: str, new: Words, index: int) -> Result:
    """A unit with another lead, sentence or paragraph."""
    old = at_path(root, path)
    kind, _, count = scope.partition(":")
    mark = Mark(index, "text")
    if kind == "lead":
        return applied(put(root, path, with_lead(old, new)._replace(marks=(*old.marks, mark))), provision)
    spans = parts_of(printed(old.text), "sentence" if "sentence" in kind else "paragraph")
    at = len(spans) - 1 if kind.startswith("last") else int(count) - 1
    if "paragraph" in kind and (kind.startswith("last") or at >= len(spans)):
        found = paragraph_below(old, at - len(spans), last=kind.startswith("last"))
        if found is not None:
            child = old.children[found]._replace(text=new, heading=(), children=(), marks=(mark,))
            return applied(put(root, (*path, found), child), provision)
    if not 0 <= at < len(spans):
        return unsupported(root, provision, f"the unit has no such part: {scope}")
    start, end = spans[at]
    text = splice(old.text, start, end, Run(printed(new), new[0].source, new[0].span))
    changed = put(root, path, old._replace(text=text, marks=(*old.marks, mark)))
    result = in_doubt if "sentence" in kind else applied
    return result(changed, provision, "the sentences were counted")


def insert_part(root: Unit, path: Path, provision: Provision, scope: str, new: Words, index: int) -> Result:
    """A unit with a lead, or with a sentence or a paragraph more at its end."""
    old = at_path(root, path)
    mark, kind = Mark(index, "text"), scope.partition(":")[0]
    if kind == "lead":
        text = joined([old.text, new]) if old.type not in TITLED or old.text else new
        return applied(put(root, path, old._replace(text=text, marks=(*old.marks, mark))), provision)
    if "paragraph" in kind and old.children:
        child = Unit("paragraph", text=new, source=new[0].source, span=new[0].span, marks=(Mark(index),))
        return applied(put(root, path, old._replace(children=(*old.children, child))), provision)
    between = " " if "sentence" in kind else "\n"
    text = (*old.text, new[0]._replace(text=between), *new) if old.text else new
    changed = put(root, path, old._replace(text=text, marks=(*old.marks, mark)))
    return told(changed, provision, "the sentence was put at the end" if "sentence" in kind else "")


def with_lead(old: Unit, new: Words) -> Unit:
    """A unit with another first paragraph, which stands before its first child."""
    if old.type in TITLED and not old.text and old.children and old.children[0].type == "paragraph":
        first = old.children[0]._replace(text=new, heading=())
        return old._replace(children=(first, *old.children[1:]))
    paragraphs = parts_of(printed(old.text), "paragraph")
    if old.type not in TITLED and old.heading:
        return old._replace(heading=(), text=joined([new, old.text]))
    start, end = paragraphs[0] if paragraphs else (0, 0)
    return old._replace(text=splice(old.text, start, end, Run(printed(new), new[0].source, new[0].span)))


def parts_of(text: str, kind: str) -> list[tuple[int, int]]:
    """Where the sentences or paragraphs of a text stand, without the blanks between."""
    pattern = SENTENCE if kind == "sentence" else re.compile(r"[^\n]+")
    found = []
    for match in pattern.finditer(text):
        words = match[0].strip()
        if words:
            start = match.start() + match[0].index(words)
            found.append((start, start + len(words)))
    return found


def paragraph_below(unit: Unit, at: int, *, last: bool) -> int | None:
    """Index of a paragraph among the children."""
    indexes = [index for index, child in enumerate(unit.children) if child.type == "paragraph"]
    if last:
        return indexes[-1] if indexes else None
    return indexes[at] if at < len(indexes) else None

"""Apply: what one operation does to a tree."""

from collections.abc import Callable, Iterator, Sequence

from ..model import LEVELS, Provision
from ..structure.numbering.outline import follows
from .annexes import gives_annexes, quoted_annex, replace_annex
from .assign import Assigned, assign, filled
from .doubts import doubt_of
from .insertion import insert_unit, iter_articles
from .operations import Operation
from .parts import insert_part, replace_heading, replace_part, text_words
from .places import expand, find, level_of, number_key, parent_of, with_level
from .results import Result, applied, doubted, missing, placed, told, unsupported
from .rewording import change_words
from .rows import change_rows, is_about_rows
from .units import Mark, Path, Unit, at_path, put

Results = Iterator[Result]


def apply(root: Unit, operation: Operation, index: int) -> list[Result]:
    """What an operation does, step by step; ``index`` is the number of its first change.

    Returns:
        A result for each target, in order; each goes on from the tree of the one before.
    """
    action = change_rows if is_about_rows(root, operation) else ACTIONS[operation.amendment.action]
    return list(action(root, operation, index))


# Units


def replace(root: Unit, operation: Operation, index: int) -> Results:
    """New text in the place of units, or of a part of them."""
    amendment = operation.amendment
    targets = [each for target in amendment.targets for each in expand(root, target)]
    if gives_annexes(operation, targets):
        yield from replace_annexes(root, operation, targets, index)
        return
    if not operation.new:
        whole = unsupported(root, Provision(), "the act as a whole is replaced")
        yield from [unsupported(root, each, "no new text was found") for each in targets] or [whole]
        return
    targets = targets or list(told_by(operation.new))
    if amendment.scope != "unit":
        yield from replace_parts(root, operation, targets, index)
    else:
        yield from replace_units(root, operation, targets, index)


def replace_annexes(root: Unit, operation: Operation, targets: list[Provision], index: int) -> Results:
    """New annexes in the place of others; an attachment is the new text of one annex."""
    for target in targets if operation.attachment is None else targets[:1] or [Provision()]:
        result = replace_annex(root, operation, target, index)
        yield result
        root, index = result.root, index + 1


def replace_units(root: Unit, operation: Operation, targets: list[Provision], index: int) -> Results:
    """Quoted units in the place of those of their numbers; units that are quoted besides them are added."""
    assigned, left = assign(targets, operation.new)
    root, assigned, left = moved_up(root, assigned, left)
    for each in assigned:
        result = replace_one(root, each, index)
        yield result
        root, index = result.root, index + 1
    yield from supplement(root, operation, targets, left, index)


def moved_up(root: Unit, assigned: list[Assigned], left: list[Unit]) -> tuple[Unit, list[Assigned], list[Unit]]:
    """A unit that is quoted with the number of the one repealed right before it takes its place: c, quoted as b."""
    empty = [at for at, each in enumerate(assigned) if each.unit is None and not each.content]
    if len(empty) != 1 or len(left) != 1 or left[0].number is None:
        return root, assigned, left
    target, new = assigned[empty[0]].target, left[0]
    path, level = find(root, target), level_of(target)
    if not path or not path[-1] or level is None or new.type != level[0]:
        return root, assigned, left
    above = at_path(root, path[:-1])
    gone, unit = above.children[path[-1] - 1 : path[-1] + 1]
    if not gone.repealed or gone.number != new.number:
        return root, assigned, left
    children = (*above.children[: path[-1] - 1], unit._replace(number=new.number), *above.children[path[-1] + 1 :])
    assigned[empty[0]] = Assigned(with_level(target, level[0], new.number or ""), new)
    return put(root, path[:-1], above._replace(children=children)), assigned, []


def told_by(new: Sequence[Unit]) -> Iterator[Provision]:
    """The targets of an instruction that names none: the articles and wider units that it quotes."""
    for unit in new:
        if unit.type in LEVELS[:5] and unit.number:
            yield Provision.model_validate({unit.type: unit.number})


def replace_one(root: Unit, assigned: Assigned, index: int) -> Result:
    """One target with the unit, or the content, that is quoted for it."""
    target = assigned.target
    path = find(root, target)
    if assigned.unit is None and not assigned.content:
        return unsupported(root, target, "nothing is quoted for this unit")
    if path is None:
        return supplemented(root, target, assigned.unit, index)
    old = at_path(root, path)
    if assigned.unit is None:
        new = filled(old, assigned.content)
    else:
        new = assigned.unit._replace(number=old.number or assigned.unit.number)
        new = with_old_heading(old, new)
    changed = put(root, path, new._replace(marks=(Mark(index),), repealed=False, doubt=""))
    return placed(changed, target, new if assigned.unit else new._replace(doubt=doubt_of(new)))


def with_old_heading(old: Unit, new: Unit) -> Unit:
    """A quoted article that leaves its heading out keeps the old one."""
    if old.type == new.type == "article" and old.heading and not new.heading and not new.text and new.children:
        return new._replace(heading=old.heading)
    return new


def supplemented(root: Unit, target: Provision, unit: Unit | None, index: int) -> Result:
    """A unit that is to be ``sửa đổi, bổ sung`` and is not there comes in where the one before it is."""
    if unit is None or not follows_a_sibling(root, target):
        return missing(root, target)
    result = insert_unit(root, target, unit, None, index)
    return doubted(result, "it is not there, and was put in")


def follows_a_sibling(root: Unit, target: Provision) -> bool:
    """Whether the unit that is counted right before a target is there."""
    last = level_of(target)
    if last is None:
        return False
    key = number_key(last[1])
    path = find(root, parent_of(target))
    siblings = (unit for _, unit in iter_articles(root)) if last[0] == "article" else \
        at_path(root, path).children if path is not None else ()
    return any(follows(number_key(unit.number), key) for unit in siblings if unit.type == last[0] and unit.number)


def supplement(
    root: Unit, operation: Operation, targets: Sequence[Provision], left: Sequence[Unit], index: int
) -> Results:
    """Quoted units that no instruction names: they come in beside those that are named."""
    if not operation.last or not targets:
        return
    for unit in left:
        level = level_of(targets[-1])
        if unit.number is None or level is None or unit.type != level[0]:
            continue
        target = with_level(targets[-1], unit.type, unit.number)
        if any(level_of(each) == level_of(target) for each in operation.claimed):
            continue
        result = insert_unit(root, target, unit, None, index)
        result = doubted(result, "it is quoted, and the instruction does not name it")
        yield result
        root, index = result.root, index + 1


def replace_parts(root: Unit, operation: Operation, targets: Sequence[Provision], index: int) -> Results:
    """New headings, leads, sentences or paragraphs: each target takes the quoted unit of its number, or the next."""
    scope = operation.amendment.scope
    assigned, _ = assign(targets, operation.new)
    for each in assigned:
        path = find(root, each.target)
        quoted = (each.unit,) if each.unit else each.content
        if path is None:
            yield missing(root, each.target)
        elif not quoted:
            yield unsupported(root, each.target, "nothing is quoted for this unit")
        elif scope == "heading":
            result = replace_heading(root, path, each.target, quoted[0], index)
            yield result
            root = result.root
        else:
            result = replace_part(root, path, each.target, scope, text_words(quoted), index)
            yield result
            root = result.root
        index += 1


def insert(root: Unit, operation: Operation, index: int) -> Results:
    """New units."""
    amendment = operation.amendment
    if gives_annexes(operation, amendment.targets):
        target = amendment.targets[0] if amendment.targets else Provision()
        annex = operation.attachment or quoted_annex(operation.new, target)
        yield insert_unit(root, target, annex, amendment, index) if annex else unsupported(
            root, target, "nothing is quoted for this unit")
        return
    if not operation.new:
        yield from (unsupported(root, each, "no new text was found") for each in amendment.targets or [Provision()])
        return
    if amendment.scope != "unit" and amendment.scope != "heading":
        yield from insert_parts(root, operation, index)
        return
    targets = [each for target in amendment.targets for each in numbered(target, operation.new)]
    targets = targets or list(told_by(operation.new))
    assigned, left = assign(targets, operation.new)
    for each in assigned:
        unit = each.unit or unit_for(each)
        result = insert_unit(root, each.target, unit, amendment, index) if unit else unsupported(
            root, each.target, "nothing is quoted for this unit")
        yield result
        root, index = result.root, index + 1
    yield from supplement(root, operation, targets, left, index)


def insert_parts(root: Unit, operation: Operation, index: int) -> Results:
    """New leads, sentences or paragraphs of units that are there."""
    assigned, _ = assign(operation.amendment.targets, operation.new)
    for each in assigned:
        path = find(root, each.target)
        quoted = (each.unit,) if each.unit else each.content
        if path is None:
            result = missing(root, each.target)
        elif not quoted:
            result = unsupported(root, each.target, "nothing is quoted for this unit")
        else:
            result = insert_part(root, path, each.target, operation.amendment.scope, text_words(quoted), index)
        yield result
        root, index = result.root, index + 1


def numbered(target: Provision, new: Sequence[Unit]) -> list[Provision]:
    """A range of new units as the numbers that are quoted."""
    first, last = level_of(target), level_of(target.through) if target.through else None
    if first is None or last is None:
        return [target]
    return [with_level(target, first[0], unit.number) for unit in new if unit.type == first[0] and unit.number]


def unit_for(assigned: Assigned) -> Unit | None:
    """New content without a number as a unit of the number that the instruction gives."""
    level = level_of(assigned.target)
    if level is None or not assigned.content:
        return None
    first = assigned.content[0]
    kind, number = level if level[0] != "item" else ("bullet", None)
    return filled(Unit(kind, number, source=first.source, span=first.span), assigned.content)


def repeal(root: Unit, operation: Operation, index: int) -> Results:
    """Units emptied: each keeps its number and its place."""
    targets = [each for target in operation.amendment.targets for each in expand(root, target)]
    if not targets:
        yield unsupported(root, Provision(), "the act as a whole is repealed")
    scope = operation.amendment.scope
    if scope not in ("unit", "heading"):
        yield from (unsupported(root, each, f"only a part goes: {scope}") for each in targets)
        return
    spared = [path for path in (find(root, each) for each in operation.amendment.exceptions) if path]
    for target in targets:
        path = find(root, target)
        if path is None:
            yield missing(root, target)
        else:
            old = at_path(root, path)
            new = emptied_but(old, path, spared, operation, index) if scope == "unit" else untitled(old, index)
            result = told(put(root, path, new), target, "" if scope == "unit" else "its number stays without a title")
            yield result
            root = result.root
        index += 1


def emptied_but(unit: Unit, path: Path, spared: Sequence[Path], operation: Operation, index: int) -> Unit:
    """A unit emptied, but for what is excepted in it: ``Bãi bỏ Chương II, trừ Điều 5``."""
    if path in spared:
        return unit
    if not any(each[: len(path)] == path for each in spared):
        return emptied(unit, operation, index)
    children = (emptied_but(child, (*path, at), spared, operation, index) for at, child in enumerate(unit.children))
    return unit._replace(children=tuple(children))


def untitled(unit: Unit, index: int) -> Unit:
    """A unit without its title: ``Bãi bỏ tên Mục 1``; what is in it stays."""
    return unit._replace(heading=(), marks=(*unit.marks, Mark(index, "heading")))


def emptied(unit: Unit, operation: Operation, index: int) -> Unit:
    """A unit that says only that it was repealed; an annex keeps its heading, which is its number."""
    heading = unit.heading if unit.type == "attachment" else ()
    return Unit(unit.type, unit.number, heading, source=operation.source, span=operation.amendment.span,
                marks=(Mark(index),), repealed=True, kind=unit.kind)


def renumber(root: Unit, operation: Operation, index: int) -> Results:
    """Units with other numbers."""
    amendment = operation.amendment
    for target, new in zip(amendment.targets, amendment.new_targets, strict=False):
        path, level = find(root, target), level_of(new)
        if path is None or level is None:
            yield missing(root, target)
        else:
            unit = at_path(root, path)
            marks = (*unit.marks, Mark(index))
            root = put(root, path, unit._replace(number=level[1], marks=marks, source=operation.source,
                                                 span=operation.amendment.span))
            yield applied(root, target)
        index += 1


def correct(root: Unit, operation: Operation, index: int) -> Results:
    """Words or units put right."""
    return (change_words if operation.amendment.words else replace)(root, operation, index)


ACTIONS: dict[str, Callable[[Unit, Operation, int], Results]] = {
    "replace": replace,                # Sửa đổi, bổ sung khoản 2 Điều 7 như sau: “...”
    "insert": insert,                  # Bổ sung Điều 12a vào sau Điều 12 như sau: “...”
    "repeal": repeal,                  # Bãi bỏ khoản 2 Điều 5
    "replace_words": change_words,     # Thay thế cụm từ “A” bằng cụm từ “B” tại Điều 5
    "delete_words": change_words,      # Bỏ cụm từ “C” tại khoản 18 Điều 3
    "insert_words": change_words,      # Bổ sung cụm từ “D” vào sau cụm từ “E” tại điểm a khoản 3 Điều 9
    "renumber": renumber,              # Khoản 3 Điều 5 được đánh số lại thành khoản 4
    "correct": correct,                # Đính chính khoản 2 Điều 7 như sau: “...”
}
"""What each action does, with an instruction of each."""

"""Rewording: words replaced, deleted or put in, in units with all below them."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from ..model import Provision, WordChange
from .operations import Operation
from .places import expand, find, level_of
from .results import Result, applied, in_doubt, missing
from .units import Path, Run, Unit, at_path, put
from .wording import Finder, Swap, capital, changed_unit, occurrences, one_loosely

Results = Iterator[Result]
SPELLED = "the act spells these words in another way: {}"


def change_words(root: Unit, operation: Operation, index: int) -> Results:
    """Words replaced, deleted or inserted, in each target with all below it; in the whole act where none is named."""
    amendment = operation.amendment
    targets = [each for target in amendment.targets for each in expand(root, target)] or [Provision()]
    spared = [path for path in (find(root, each) for each in amendment.exceptions) if path is not None]
    never = list(dict.fromkeys(each.old for each in amendment.words if each.old))
    for target in targets:
        path = find(root, target) if level_of(target) else ()
        if path is None:
            yield missing(root, target)
        else:
            result, found = words_changed(root, path, target, spared, operation, index)
            never = [words for words in never if words not in found]
            yield result
            root = result.root
        index += 1
    if never and len(never) < len({each.old for each in amendment.words}):
        yield words_missing(root, targets[0], never)


def words_missing(root: Unit, target: Provision, words: Sequence[str]) -> Result:
    """Nothing was done: words do not occur."""
    return Result(root, target, "words_missing", f"the words do not occur: {quoted(words)}")


def quoted(words: Sequence[str]) -> str:
    """Words in quotation marks, one after the other."""
    return ", ".join(f"“{each}”" for each in words)


class Search(NamedTuple):
    """How words are sought in a unit."""

    find: Finder
    spared: Sequence[Path]
    """Units that are left alone."""
    quotes: bool
    """Whether what the unit quotes for another act is searched too."""


def words_changed(
    root: Unit, path: Path, target: Provision, spared: Sequence[Path], operation: Operation, index: int
) -> tuple[Result, list[str]]:
    """One target with other words; and which of them occur there.

    In a unit that is named words are also found in what it quotes, and where it has them once in another spelling.
    """
    searches = [Search(occurrences, spared, False)]
    if level_of(target):
        searches += [Search(occurrences, spared, True), Search(one_loosely, spared, True)]
    unit, found, misspelled = at_path(root, path), [], []
    for words in operation.amendment.words:
        for search in searches:
            changed, count = below_changed(unit, path, search, words, operation, index)
            if count == 1 or (count and search.find is occurrences):
                unit = changed
                found.append(words.old or "")
                misspelled += [words.old or ""] * (search.find is not occurrences)
                break
    if not found:
        return words_missing(root, target, [each.old or "" for each in operation.amendment.words]), []
    root = put(root, path, unit)
    doubt = SPELLED.format(quoted(misspelled))
    return (in_doubt(root, target, doubt) if misspelled else applied(root, target)), found


def below_changed(
    unit: Unit, path: Path, search: Search, words: WordChange, operation: Operation, index: int
) -> tuple[Unit, int]:
    """A unit and all below it with other words; with how often they occurred."""
    if path in search.spared or (unit.type == "quote" and not search.quotes) or not words.old:
        return unit, 0
    if operation.amendment.action == "insert_words" and not words.new:
        return unit, 0

    def change(text: str, start: int, end: int) -> Swap:
        return swap(text, start, end, words, operation)

    unit, count = changed_unit(unit, words.old, change, index, search.find)
    if operation.amendment.scope != "heading":
        children = []
        for at, child in enumerate(unit.children):
            child, found = below_changed(child, (*path, at), search, words, operation, index)
            children.append(child)
            count += found
        if any(one is not other for one, other in zip(children, unit.children, strict=True)):
            unit = unit._replace(children=tuple(children))
    return unit, count


def swap(text: str, start: int, end: int, words: WordChange, operation: Operation) -> Swap:
    """What happens to words that were found; a sentence keeps its capital."""
    amendment, new = operation.amendment, words.new or ""
    if amendment.action == "insert_words" and amendment.position != "before":
        return Swap(end, end, Run(f"{gap(new)}{new}", operation.source, amendment.span))
    if text[start : start + 1].isupper() and words.old and words.old[:1].islower():
        new = capital(new)
    if amendment.action == "insert_words":
        return Swap(start, start, Run(f"{new} ", operation.source, amendment.span))
    gone = amendment.action == "delete_words" or not new
    return Swap(start, end, None if gone else Run(new, operation.source, amendment.span))


def gap(words: str) -> str:
    """What stands between words and those put after them."""
    return "" if words[:1] in ",;.:" else " "

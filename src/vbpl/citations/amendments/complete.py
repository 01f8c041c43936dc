"""Whether an operation says enough to be an amendment; a heading that only names the act does not."""

from collections.abc import Callable
from typing import NamedTuple

from .operations import Operation
from .tree import Instruction


class Said(NamedTuple):
    """An operation with what stands around it."""

    operation: Operation
    instruction: Instruction
    verbs: frozenset[str]
    """Of the instruction, else of the heading above it."""
    has_text: bool
    """New text stands on the line or below it."""

    @property
    def is_placed(self) -> bool:
        return bool(self.operation.provisions() or self.operation.anchor)

    @property
    def replaces_act(self) -> bool:
        """``Thông tư này thay thế Thông tư số 5``: all of the amending act is the new text."""
        return self.operation.act is not None and "REPLACE" in self.verbs


class Rule(NamedTuple):
    """What operations of one kind need."""

    example: str
    kind: Callable[[Said], bool]
    needs: Callable[[Said], bool]


def is_complete(said: Said) -> bool:
    """By the first rule that is for its kind of operation."""
    return next(rule.needs(said) for rule in RULES if rule.kind(said))


def _changes_words(said: Said) -> bool:
    return said.operation.action.endswith("_words")


def _has_words(said: Said) -> bool:
    action, words = said.operation.action, said.operation.words
    return any(change.new is not None or action == "delete_words" for change in words)


def _is_described(said: Said) -> bool:
    return said.operation.described


def _has_place_and_text(said: Said) -> bool:
    return said.is_placed and (said.has_text or said.operation.action == "repeal")


def _names_some(said: Said) -> bool:
    return any(place.some for place in said.operation.places)


def _has_text(said: Said) -> bool:
    return said.has_text


def _needs_no_text(said: Said) -> bool:
    return said.operation.action in ("repeal", "renumber")


def _names_units_or_act(said: Said) -> bool:
    return said.is_placed or (said.operation.act is not None and said.instruction.form != "expired")


def _has_new_text(said: Said) -> bool:
    operation, follows = said.operation, said.instruction.follows
    text = said.has_text or operation.text or operation.attached or operation.words or follows
    return bool(text) or said.replaces_act or _is_form(operation)


def _is_form(operation: Operation) -> bool:
    """A form or an annex is new text by its number alone, which an attachment has."""
    forms = [place.levels.get("form") or place.levels.get("annex") for place in operation.places]
    return bool(forms) and all(forms) and not operation.anchor


def _is_placed(said: Said) -> bool:
    return said.is_placed or bool(said.operation.words)


def _any(said: Said) -> bool:
    return True


RULES = (
    Rule("Thay cụm từ “A” bằng cụm từ “B” tại Điều 5", _changes_words, _has_words),
    Rule("Sửa đổi công thức tại khoản 1 Điều 5 như sau: “...”", _is_described, _has_place_and_text),
    Rule("Sửa đổi một số khoản của Điều 5 như sau: “...”", _names_some, _has_text),
    Rule("Bãi bỏ Điều 5; Chuyển khoản 2 thành khoản 3", _needs_no_text, _names_units_or_act),
    Rule("Sửa đổi khoản 2 Điều 5 như sau:", _is_placed, _has_new_text),
    Rule("Thông tư này thay thế Thông tư số 5", _any, lambda said: said.has_text or said.replaces_act),
)
"""In the order to try them."""

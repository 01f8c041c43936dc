"""own: rules of a user: of ``vbpl.toml`` and `vbpl.configure`, and of packages by the entry point ``vbpl.checks``.

Their codes are X000 to X999, so that none is ever one of vbpl.
"""

import re
from collections.abc import Iterator, Mapping
from functools import cache, partial
from importlib.metadata import EntryPoint, entry_points
from typing import TYPE_CHECKING

from ..errors import VbplError
from ..model import Span
from ..model.walk import iter_blocks, own_span
from ..text.folding import fold, squeeze
from .paper import Paper
from .registry import Check, Finding, Rule, rules

if TYPE_CHECKING:
    from ..tables.own import OwnRule

GROUP = "vbpl.checks"
"""Entry points: each is a callable without arguments that gives pairs of a `Rule` and its function."""
SOURCE = "vbpl.toml"
CODE = re.compile(r"X[0-9]{3}")


class PluginError(VbplError):
    """A package whose rules cannot be used; the message names it."""


def all_rules() -> Mapping[str, Rule]:
    """The rules of vbpl by code, then those of the user and of packages. Raises `PluginError`."""
    return {**rules(), **{code: rule for code, (rule, _) in own_rules().items()}}


@cache
def own_rules() -> Mapping[str, tuple[Rule, Check]]:
    """The rules of the user and of packages by code. Raises `PluginError`, also where two have one code."""
    found: dict[str, tuple[Rule, Check]] = {}
    for rule, function in iter_own():
        if rule.code in found:
            raise PluginError(f"two rules have the code {rule.code}")
        found[rule.code] = (rule, function)
    return found


def iter_own() -> Iterator[tuple[Rule, Check]]:
    """The rules of the user, then those of packages, each with its function. Raises `PluginError`."""
    from ..tables.own import current  # it knows Pydantic models, which a check without own tables need not make

    yield from ((rule_of(row), partial(find_words, row=row)) for row in current().rules)
    for point in entry_points(group=GROUP):
        yield from iter_plugin(point)


def iter_plugin(point: EntryPoint) -> Iterator[tuple[Rule, Check]]:
    """The rules of one package."""
    try:
        given = list(point.load()())
    except (ImportError, AttributeError, TypeError) as error:
        raise PluginError(f"{point.name} ({point.value}): its rules cannot be loaded: {error}") from error
    for each in given:
        if not (isinstance(each, tuple) and len(each) == 2 and isinstance(each[0], Rule) and callable(each[1])):
            raise PluginError(f"{point.name} ({point.value}): gives pairs of a Rule and its function, not {each!r}")
        if not CODE.fullmatch(each[0].code):
            raise PluginError(f"{point.name} ({point.value}): own codes are X000 to X999, not {each[0].code}")
        yield each


def rule_of(row: "OwnRule") -> Rule:
    """The rule of a row of ``vbpl.toml``; it has no examples."""
    return Rule(row.code, row.severity, row.rule, row.message.replace("{", "{{").replace("}", "}}"), SOURCE,
                row.families, None, None, "", "")


def find_words(paper: Paper, row: "OwnRule") -> Iterator[Finding]:
    """Where a field lacks the words of a row, or has those that it must not; case and tones do not count."""
    if row.kinds and paper.document.kind not in row.kinds:
        return
    parts = [(span, f" {_folded(text)} ") for span, text in iter_parts(paper, row.field)]
    for span, text in parts:
        if any(f" {_folded(words)} " in text for words in row.must_not):
            yield Finding(span)
    if row.must and parts and not any(f" {_folded(words)} " in text for words in row.must for _, text in parts):
        yield Finding(parts[0][0])


def iter_parts(paper: Paper, field: str) -> Iterator[tuple[Span, str]]:
    """The pieces of a field with their places; none where the document does not have it."""
    document = paper.document
    if field == "subject" and document.header.subject:
        yield next((each.span for each in paper.fragments("subject")), paper.head), document.header.subject
    elif field == "recitals":
        yield from ((each.span, each.text) for each in document.recitals)
    elif field == "recipients":
        yield from ((each.span, each.name) for each in document.recipients)
    elif field == "body":
        yield from ((own_span(block), f"{block.heading or ''} {block.text}") for block in iter_blocks(document))
    elif field == "text" and paper.source is not None:
        yield document.span, paper.printed(document.span)


def _folded(text: str) -> str:
    """Words alone, folded, a space between them."""
    return squeeze(re.sub(r"[\W_]+", " ", fold(text)))

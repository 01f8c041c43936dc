"""Instructions of every kind on generated acts: what each does, and what it leaves alone."""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from comparison import without_spans
from consolidated import amending_text, body_lines
from vbpl import consolidate, parse
from vbpl.consolidation import wordings
from vbpl.model import Consolidation, Document, Version
from vbpl.model.walk import iter_blocks

from .acts_strategy import KINDS, Built, Instruction, Kind, instructed, instructed_at_will, instructed_by
from .origins import assert_every_letter_has_its_origin

few = settings(max_examples=40)
"""Each example parses up to six acts."""
DONE = ("applied", "applied_in_doubt")


def worked_in(built: Built, *acts: Sequence[str]) -> tuple[Consolidation, dict[str, str]]:
    """An act after amending acts of some instructions each, a year apart; and the texts of all of them by id."""
    texts = [built.text, *(
        amending_text("\n".join(f"{number}. {each}" for number, each in enumerate(said, 1)), number=20 + at,
                      year=2021 + at) for at, said in enumerate(acts))]
    act, *amending = map(parse, texts)
    return consolidate(act, amending), dict(zip([act.id, *(each.id for each in amending)], texts, strict=True))


def units(document: Document) -> object:
    """The content of a document."""
    said = without_spans(document)
    return said["body"], said["attachments"]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.__name__)
def test_an_instruction_does_what_it_says_and_nothing_else(kind: Kind) -> None:
    @settings(max_examples=12, suppress_health_check=[HealthCheck.filter_too_much])
    @given(instructed_by(kind))
    def does_what_it_says(made: tuple[Built, Instruction]) -> None:
        built, each = made
        done, _ = worked_in(built, [each.text])
        lines = body_lines(done)
        before, after = Counter(body_lines(worked_in(built)[0])), Counter(lines)
        gone, come = Counter(each.gone), Counter(each.come)
        assert (before - after, after - before) == (gone - come, come - gone), each.text
        assert all(change.status in DONE for change in done.changes), each.text
        if each.after and after[each.come[0]] == 1 == after[each.after]:
            assert lines.index(each.come[0]) == lines.index(each.after) + 1

    does_what_it_says()


@few
@given(instructed())
def test_an_instruction_and_its_inverse_give_the_act_back(made: tuple[Built, list[Instruction]]) -> None:
    built, instructions = made
    undone = [each for each in instructions if each.undo]
    done, _ = worked_in(built, [each.text for each in undone], [each.undo for each in undone])
    assert units(done.document) == units(worked_in(built)[0].document)


@few
@given(instructed(), st.randoms(use_true_random=False))
def test_the_order_of_independent_instructions_does_not_matter(made: tuple[Built, list[Instruction]], random) -> None:
    built, instructions = made
    said = [each.text for each in instructions]
    one, _ = worked_in(built, said)
    other, _ = worked_in(built, random.sample(said, len(said)))
    apart, _ = worked_in(built, *[[each] for each in said])
    assert units(one.document) == units(other.document) == units(apart.document)


@few
@given(instructed_at_will())
def test_whatever_is_instructed_each_letter_has_an_origin(made: tuple[Built, list[Instruction]]) -> None:
    built, instructions = made
    done, texts = worked_in(built, *[[each.text] for each in instructions])
    assert_every_letter_has_its_origin(done, texts)
    assert Consolidation.model_validate_json(done.model_dump_json()) == done
    for block in iter_blocks(done.document):
        assert all(block.span.start <= child.span.start and child.span.end <= block.span.end
                   for child in block.children)


@few
@given(instructed_at_will())
def test_what_is_not_done_changes_nothing(made: tuple[Built, list[Instruction]]) -> None:
    built, instructions = made
    done, _ = worked_in(built, *[[each.text] for each in instructions])
    untouched = {each.home for each in instructions}
    if not any(change.status in DONE for change in done.changes):
        assert body_lines(done) == body_lines(worked_in(built)[0])
    lines = Counter(body_lines(done))
    for part in built.parts:
        if part.home not in untouched:
            assert not Counter(line for line in part.lines.values() if line) - lines


@few
@given(instructed_at_will())
def test_the_wordings_of_a_unit_follow_each_other(made: tuple[Built, list[Instruction]]) -> None:
    built, instructions = made
    done, texts = worked_in(built, *[[each.text] for each in instructions])
    act, *amending = map(parse, texts.values())
    assert wordings(act, amending) == done.versions
    found: dict[str, list[Version]] = {}
    for version in done.versions:
        found.setdefault(version.provision.model_dump_json(), []).append(version)
    for row in found.values():
        for one, two in pairwise(row):
            assert one.valid_to <= two.valid_from
            assert one.valid_to < two.valid_from or one.text != two.text
        assert all(version.valid_to is None or version.valid_from <= version.valid_to for version in row)

"""Outline: provisions found in a document's own tree, its attachments, and not in quoted text."""

import pytest

from vbpl.linking.outline import build_outline, find_provision, plain_number, provision_name
from vbpl.model import Attachment, Block, Document, Header, Provision, Span


def block(kind, number, start, end, *children):
    return Block(type=kind, number=number, children=list(children), span=Span(start=start, end=end))


def article(number, start, end, *children):
    return block("article", number, start, end, *children)


QUOTED = block("quote", None, 60, 80, article("99", 61, 79))
BODY = [
    block("part", "thứ nhất", 0, 100,
          block("chapter", "I", 0, 50, block("section", "2", 10, 50, article("1", 20, 50)))),
    block("chapter", "II", 50, 300,
          article("2", 50, 90, block("clause", "1", 55, 82, QUOTED), block("clause", "2", 82, 90)),
          article("3", 90, 200,
                  block("clause", "1", 95, 200, block("point", "d", 100, 120), block("point", "đ", 120, 130),
                        block("clause", "1.1", 130, 150))),
          article("3a", 200, 300)),
]
RULES = Attachment(heading="QUY CHẾ", kind="quy_che", body=[article("2", 420, 430), article("7", 430, 450)],
                   span=Span(start=400, end=450))
ANNEX = Attachment(heading="PHỤ LỤC II", kind="phu_luc", span=Span(start=450, end=500))
OUTLINE = build_outline(Document(id="x", kind="quyet_dinh", family="admin", header=Header(span=Span(start=0, end=0)),
                                 body=BODY, attachments=[RULES, ANNEX], span=Span(start=0, end=500)))


@pytest.mark.parametrize(("provision", "components", "place"), [
    (Provision(article="2"), [0], (50, 90)),
    (Provision(article="2", clause="2"), [0], (82, 90)),
    (Provision(article="3", clause="1", point="d"), [0], (100, 120)),
    (Provision(article="3", clause="1", point="đ"), [0], (120, 130)),
    (Provision(article="3", clause="1.1"), [0], (130, 150)),
    (Provision(article="3A"), [0], (200, 300)),
    (Provision(article="3", chapter="II"), [0], (90, 200)),
    (Provision(chapter="1", section="2"), [0], (10, 50)),
    (Provision(article="2", through=Provision(article="3a")), [0], (50, 300)),
    (Provision(article="2"), [1, 0], (420, 430)),
    (Provision(article="7"), [0, 1], (430, 450)),
    (Provision(annex="2"), [0], (450, 500)),
])
def test_a_provision_is_found(provision, components, place):
    found = find_provision(OUTLINE, provision, components)
    assert found and (found.start, found.end) == place


@pytest.mark.parametrize("provision", [
    Provision(article="99"), Provision(article="2", clause="9"), Provision(article="2", point="a"),
    Provision(article="7"), Provision(annex="IV"), Provision(item="1"),
])
def test_a_provision_that_the_text_does_not_have(provision):
    assert find_provision(OUTLINE, provision, [0]) is None


def test_the_component_that_holds_a_place():
    assert [OUTLINE.component_at(offset) for offset in (10, 410, 460, 600)] == [0, 1, 2, 0]


@pytest.mark.parametrize(("printed", "plain"), [
    ("IV", "4"), ("XIX", "19"), ("5A", "5a"), ("đ)", "đ"), ("i", "i"), ("C", "c"),
])
def test_numbers_have_one_spelling(printed, plain):
    assert plain_number(printed) == plain


def test_names_go_from_the_narrowest_unit_to_the_widest():
    named = Provision(article="5", clause="2", point="a", through=Provision(article="5", clause="2", point="c"))
    assert provision_name(named) == "điểm a khoản 2 Điều 5 đến điểm c khoản 2 Điều 5"

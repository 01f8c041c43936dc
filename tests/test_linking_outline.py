"""Outline: provisions found in a document's own tree, its attachments, and not in quoted text."""

import pytest

from vbpl.linking.outline import build_outline, plain_number, provision_name
from vbpl.linking.provisions import find_each, find_one, touch
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
    (Provision(part="thứ nhất", chapter="I", section="2"), [0], (10, 50)),
    (Provision(article="2"), [1, 0], (420, 430)),
    (Provision(article="7"), [0, 1], (430, 450)),
    (Provision(annex="2"), [0], (450, 500)),
])
def test_a_provision_is_found(provision, components, place):
    found = find_one(OUTLINE, provision, components)
    assert found and (found.start, found.end) == place


def test_a_number_of_what_is_no_level_is_no_step_of_a_place():
    body = [article("4", 0, 90, block("bullet", "5", 10, 90, block("clause", "1", 20, 90)))]
    header = Header(span=Span(start=0, end=0))
    outline = build_outline(Document(
        id="x", kind="quyet_dinh", family="admin", header=header, body=body, span=Span(start=0, end=90),
    ))
    assert outline.places == "\n0|a4:0-90\n0|a4/c1:20-90\n"


@pytest.mark.parametrize("provision", [
    Provision(article="99"), Provision(article="2", clause="9"), Provision(article="2", point="a"),
    Provision(article="7"), Provision(annex="IV"), Provision(item="1"),
])
def test_a_provision_that_the_text_does_not_have(provision):
    assert find_one(OUTLINE, provision, [0]) is None


def through(first, last):
    return first.model_copy(update={"through": last})


@pytest.mark.parametrize(("provision", "found"), [
    (through(Provision(article="2"), Provision(article="3a")), ["Điều 2", "Điều 3", "Điều 3a"]),
    (through(Provision(article="2"), Provision(article="5")), ["Điều 2", "Điều 3", "Điều 3a", "no Điều 5"]),
    (through(Provision(article="0"), Provision(article="2")), ["no Điều 0", "Điều 1", "Điều 2"]),
    (through(Provision(article="7"), Provision(article="9")), ["no Điều 7", "no Điều 9"]),
    (through(Provision(article="2", clause="1"), Provision(article="2", clause="2")),
     ["khoản 1 Điều 2", "khoản 2 Điều 2"]),
    (through(Provision(article="2", clause="2"), Provision(article="3", clause="1")),
     ["khoản 2 Điều 2", "khoản 1 Điều 3"]),
    (through(Provision(article="2", clause="2"), Provision(article="3a")), ["khoản 2 Điều 2", "Điều 3", "Điều 3a"]),
    (through(Provision(article="3", clause="1", point="c"), Provision(article="3", clause="1", point="đ")),
     ["no điểm c khoản 1 Điều 3", "điểm d khoản 1 Điều 3", "điểm đ khoản 1 Điều 3"]),
    (through(Provision(chapter="I"), Provision(chapter="III")), ["Chương I", "Chương II", "no Chương III"]),
    (through(Provision(annex="I"), Provision(annex="III")), ["no Phụ lục I", "Phụ lục II", "no Phụ lục III"]),
])
def test_a_range_gives_both_ends_and_what_lies_between_them(provision, found):
    each = find_each(OUTLINE, provision, [0])
    assert [f"{'' if place else 'no '}{provision_name(one)}" for one, place in each] == found


def test_a_range_is_looked_for_in_the_first_component_that_has_any_of_it():
    each = find_each(OUTLINE, through(Provision(article="6"), Provision(article="8")), [0, 1])
    assert [(one.article, place and place.start) for one, place in each] == [("6", None), ("7", 430), ("8", None)]


@pytest.mark.parametrize(("a", "b", "expected"), [
    (Provision(article="5", clause="2"), Provision(article="5"), True),
    (Provision(article="5", clause="2"), Provision(article="5", clause="2", point="a"), True),
    (Provision(article="5", clause="2"), Provision(article="5", clause="3"), False),
    (Provision(article="5", chapter="I"), Provision(article="5", chapter="II"), True),
    (Provision(annex="I"), Provision(article="1"), False),
    (Provision(annex="I"), Provision(annex="1", clause="2"), True),
])
def test_provisions_touch_by_their_numbers(a, b, expected):
    assert touch(a, b) is expected and touch(b, a) is expected


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

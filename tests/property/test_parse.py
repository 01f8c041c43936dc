"""The promises of the parser, for generated texts: no exception, no loss, one result for every spelling of a text."""

import unicodedata
from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

import vbpl
from vbpl.model import Block, Bundle
from vbpl.model.walk import iter_blocks, iter_leaves

from .documents_strategy import DAMAGES, Printed, damages, decisions, spoilt_documents, texts_of_lines

anything = st.one_of(
    st.text(), st.text(st.characters(codec=None, categories=None)), texts_of_lines, spoilt_documents(),
)


def without_spans(bundle: Bundle) -> Any:
    """The JSON of a bundle without what depends on where it is printed."""
    def strip(value: Any) -> Any:
        if isinstance(value, dict):
            return {key: strip(inner) for key, inner in value.items()
                    if key not in ("span", "fragments", "diagnostics", "quotes", "repairs", "text")}
        return [strip(inner) for inner in value] if isinstance(value, list) else value

    return strip(bundle.model_dump(mode="json"))


def unit_paths(blocks: list[Block], prefix: str = "") -> list[str]:
    paths = []
    for block in blocks:
        here = f"{prefix}{block.type}:{block.number}" if block.number else ""
        paths += [here] if here else []
        paths += unit_paths(block.children, here + "/" if here else prefix)
    return paths


@given(anything)
@example("")
@example("\ud800")
@example("Số:\nĐiều 1. Một\n“Điều 2")
@example("Số: 1/QĐ-UBND\nĐiều 1. Một.\nNơi nhận:\n-\nLưu: VT.")
def test_any_text_gives_documents(text: str) -> None:
    assert vbpl.parse_bundle(text).documents


@given(anything)
@example("|A\n2\n\n# x")
@example("một câu.\n PAGE   \n PAGE   1 \nhết\n")
def test_every_character_lies_in_one_leaf(text: str) -> None:
    held = [0] * len(text)
    for document in vbpl.parse_bundle(text).documents:
        for _, span in iter_leaves(document):
            for offset in range(span.start, span.end):
                held[offset] += 1
    wrong = [(offset, text[offset]) for offset, times in enumerate(held) if times != 1 and is_ink(text[offset])]
    doubled = [offset for offset, times in enumerate(held) if times > 1]
    assert not wrong
    assert not doubled


def is_ink(character: str) -> bool:
    """Whether a character is printed: no white space, format mark, control or lone surrogate."""
    return not character.isspace() and unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Cn", "Mn")


@given(texts_of_lines)
def test_children_lie_in_order_inside_their_parents(text: str) -> None:
    for document in vbpl.parse_bundle(text).documents:
        for block in iter_blocks(document):
            inner = (edge for child in block.children for edge in (child.span.start, child.span.end))
            edges = [block.span.start, *inner, block.span.end]
            assert edges == sorted(edges)


@given(anything)
def test_json_round_trip(text: str) -> None:
    """This includes nodes made without validation: they hold every field, in the order of their type."""
    text = text.encode("utf-8", "replace").decode()
    bundle = vbpl.parse_bundle(text)
    printed = bundle.model_dump_json()
    again = Bundle.model_validate_json(printed)
    assert again == bundle
    assert again.model_dump_json() == printed


@given(texts_of_lines)
def test_composed_and_decomposed_text_give_the_same_tree(text: str) -> None:
    composed, decomposed = (unicodedata.normalize(form, text) for form in ("NFC", "NFD"))
    assert without_spans(vbpl.parse_bundle(composed)) == without_spans(vbpl.parse_bundle(decomposed))


@given(texts_of_lines)
def test_line_ends_do_not_matter(text: str) -> None:
    assert without_spans(vbpl.parse_bundle(text)) == without_spans(vbpl.parse_bundle(text.replace("\n", "\r\n")))


@given(decisions(), damages)
def test_a_printed_document_is_read_again(printed: Printed, damage: str) -> None:
    bundle = vbpl.parse_bundle(DAMAGES[damage](printed.text))
    assert len(bundle.documents) == 1
    document = bundle.documents[0]
    assert tuple(unit_paths(document.body)) == printed.units
    assert len(document.recitals) == printed.recitals
    assert document.header.number is not None
    assert document.header.number.canonical == printed.number
    assert str(document.header.date) == "2018-03-12"
    assert [signer.name for signer in document.signers] == ["Nguyễn Văn Đò"]


@pytest.mark.parametrize("given_", [None, 3, b"text"])
def test_what_is_no_text_is_refused(given_: Any) -> None:
    with pytest.raises(TypeError, match=type(given_).__name__):
        vbpl.parse_bundle(given_)


@pytest.mark.parametrize("text", [
    "ĐİỂM A KHOẢN 1",  # a capital that pattern and table lower in two ways
    "đıểm a, ſố 12/QĐ-UBND",
    "Điều ①. Một\n²) Hai",  # figures that are no digits
    "Điều 1. hoãn ② tháng kể từ ngày ³ tháng 5",
    "PHñ ﬁ Sè\nNµY TH¸NG N¨M",  # a legacy text with a ligature, whose capitals are two letters
    "đGß NGÀY/18 ĐđYđY",
])
def test_odd_letters_and_figures(text: str) -> None:
    test_any_text_gives_documents.hypothesis.inner_test(text)
    test_every_character_lies_in_one_leaf.hypothesis.inner_test(text)
    for document in vbpl.parse_bundle(text).documents:
        assert document.span.end <= len(text)


def test_letters_that_only_look_like_i_and_s_are_read_as_such() -> None:
    (found,) = vbpl.parse("Căn cứ đİểm a khoản 2 Điều 5 Luật này").citations
    assert found.provisions[0].point == "a"

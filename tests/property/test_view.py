"""The page loses nothing: it contains the given texts, whatever they hold."""

from hypothesis import example, given, settings
from hypothesis import strategies as st
from markupsafe import Markup

from page_reader import Page, as_shown, page_of
from vbpl.view.nest import Mark, nest

from .documents_strategy import decisions


@settings(max_examples=60, deadline=None)
@given(decisions().map(lambda printed: printed.text))
def test_the_page_holds_the_text_of_a_document(text: str) -> None:
    assert "".join(Page(page_of(text)).texts) == text


@settings(max_examples=150, deadline=None)
@given(st.text(st.sampled_from("Điều 1.\n\r\ta)|-“”&<>\"'\0\x85\u2028\ud800 sốkhoản"), max_size=200))
@example("\nĐiều 1. a\r\n\r\n| a | b |\r\n|---|---|\n")
@example("")
def test_the_page_holds_any_text(text: str) -> None:
    assert "".join(Page(page_of(text)).texts) == as_shown(text)


marks = st.builds(
    Mark, st.integers(-2, 30), st.integers(0, 34), st.integers(0, 3), st.sampled_from(["div", "span"]),
    st.just(Markup()), st.just(Markup(" id=x")),
)  # fmt: skip


@settings(deadline=None)
@given(st.text("ab<&\n\r", max_size=30), st.lists(marks, max_size=12))
def test_marks_nest_and_lose_nothing(text: str, given_marks: list[Mark]) -> None:
    page = Page(f'<div class="text">{nest(text, 0, len(text), given_marks)}</div>')
    assert page.texts == [text]
    assert not page.open
    assert sum("id" in values for _, values in page.elements) <= len(given_marks)

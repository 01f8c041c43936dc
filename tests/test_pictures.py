"""Diagrams of the rules: they match the grammars, and each rule that a reader meets is shown."""

import re

import pytest

from vbpl.grammar import grammars
from vbpl.grammar.pictures import PAGES, picture, render_pictures, rules

UNSHOWN = re.compile(r"_(?:item|points|clauses|subsections|sections|chapters|parts|forms|annexes)\w*|.*item\w*")
"""Rules that repeat those of another level."""


def test_the_pictures_are_those_of_the_grammars() -> None:
    drawn = {path.relative_to(PAGES).as_posix(): path.read_text(encoding="utf-8") for path in PAGES.rglob("*.svg")}
    assert drawn == render_pictures(), "draw them: python -m vbpl.grammar.pictures"


@pytest.mark.parametrize("name", grammars())
def test_a_page_shows_its_grammar(name: str) -> None:
    page = (PAGES / f"{name}.md").read_text(encoding="utf-8")
    unnamed = [rule for rule in rules(name) if f"`{rule}`" not in page and f"{rule}.svg" not in page]
    assert [rule for rule in unnamed if not UNSHOWN.fullmatch(rule)] == []
    assert f"{name}/start.svg" in page or f"{name}/{name}.svg" in page


@pytest.mark.parametrize("language", ["en", "vi"])
def test_pictures_of_the_app_are_small_and_shown_in_their_language(language: str) -> None:
    folder = PAGES.parent / "pictures"
    ending = ".md" if language == "en" else ".vi.md"
    docs = "".join((PAGES.parent / f"{name}{ending}").read_text(encoding="utf-8") for name in ("browse", "view"))
    shown = set(re.findall(r"!\[[^\]]+\]\(pictures/([^)]+)\)", docs))
    assert shown == {path.name for path in folder.glob(f"*.{language}.png")} != set()
    assert all((folder / name).stat().st_size < 150_000 for name in shown)


def test_a_rule_that_is_changed_is_another_picture() -> None:
    assert picture("date", "day") != picture("date", "month")
    assert ">FIGURES<" in picture("date", "day")


def test_a_rule_that_is_not_there_is_told() -> None:
    with pytest.raises(KeyError, match="week"):
        picture("date", "week")

"""The site of docs/: it builds strictly and without a network, holds every page and every public name."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from html.parser import HTMLParser
from pathlib import Path

import pytest
import yaml

import vbpl
from vbpl.cli.page import render_commands

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
LOADING = {"script": "src", "link": "href", "img": "src", "source": "src", "iframe": "src", "object": "data"}
"""Elements that load something, and the attribute that says what."""
IN_STYLES = re.compile(r"@import\s*[\"'(]|url\(\s*[\"']?(?:https?:)?//")


class Loads(HTMLParser):
    """What a page loads when it is opened."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        values = dict(attrs)
        if tag in LOADING and values.get("rel") != "canonical":
            self.found.append(values.get(LOADING[tag]) or "")


def pages_of(nav: object) -> Iterator[str]:
    """The files that a nav names, at every depth."""
    if isinstance(nav, str):
        yield nav
    for each in nav if isinstance(nav, list) else nav.values() if isinstance(nav, dict) else ():
        yield from pages_of(each)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site. Warnings are errors: ``strict`` stands in mkdocs.yml."""
    folder = tmp_path_factory.mktemp("site")
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", folder],
        cwd=ROOT, capture_output=True, text=True, check=False, env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    assert "WARNING" not in done.stderr
    return folder


def test_every_page_is_in_the_nav() -> None:
    named = pages_of(yaml.safe_load((ROOT / "mkdocs.yml").read_text(encoding="utf-8"))["nav"])
    assert sorted(named) == sorted(path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md"))


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 15
    for page in pages:
        loads = Loads()
        loads.feed(page.read_text(encoding="utf-8"))
        assert [each for each in loads.found if "script" in each or "css" in each], page
        assert [each for each in loads.found if re.match(r"(?:https?:)?//", each)] == [], page


def test_no_style_loads_from_another_host(site: Path) -> None:
    styles = list(site.rglob("*.css"))
    assert styles
    assert [path.name for path in styles if IN_STYLES.search(path.read_text(encoding="utf-8"))] == []


def test_every_public_name_is_in_the_reference(site: Path) -> None:
    reference = "".join(page.read_text(encoding="utf-8") for page in (site / "reference").rglob("*.html"))
    assert [name for name in vbpl.__all__ if f'id="vbpl.{name}"' not in reference] == []


def test_every_field_of_a_node_is_in_the_reference(site: Path) -> None:
    nodes = (site / "reference" / "nodes" / "index.html").read_text(encoding="utf-8")
    fields = [(name, field) for name in vbpl.__all__ for field in getattr(getattr(vbpl, name), "model_fields", ())]
    assert len(fields) > 100
    assert [f"{name}.{field}" for name, field in fields if f'id="vbpl.{name}.{field}"' not in nodes] == []


def test_the_search_index_knows_vietnamese_words(site: Path) -> None:
    index = json.loads((site / "search" / "search_index.json").read_text(encoding="utf-8"))
    assert index["config"]["lang"] == ["en", "vi"]
    assert any("Nơi nhận" in page["text"] for page in index["docs"])
    assert (site / "assets" / "javascripts" / "lunr" / "min" / "lunr.vi.min.js").is_file()


def test_the_page_of_commands_is_made_from_them() -> None:
    assert (DOCS / "reference" / "cli.md").read_text("utf-8") == render_commands(), "python -m vbpl.cli.page"

"""The site of docs/: it builds strictly and without a network, and holds every page and every public name."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

import vbpl
from vbpl.cli.page import render_commands

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
LOADING = {"script": "src", "link": "href", "img": "src", "source": "src", "iframe": "src", "object": "data"}
"""Elements that load something, and the attribute that names it."""
IN_STYLES = re.compile(r"@import\s*[\"'(]|url\(\s*[\"']?(?:https?:)?//")


def loads_of(page: Path) -> list[str]:
    """What an opened page loads."""
    tree = LexborHTMLParser(page.read_text(encoding="utf-8"))
    found = [node.attributes.get(attribute) for tag, attribute in LOADING.items() for node in tree.css(tag)]
    return [each for each in found if each]


def pages_of(nav: object) -> Iterator[str]:
    """The files that a nav names, at every depth."""
    if isinstance(nav, str):
        yield nav
    for each in nav if isinstance(nav, list) else nav.values() if isinstance(nav, dict) else ():
        yield from pages_of(each)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site. mkdocs.yml has ``strict``, so warnings are errors."""
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
    assert sorted(named) == sorted(
        path.relative_to(DOCS).as_posix() for path in DOCS.rglob("*.md") if not path.name.endswith(".vi.md")
    )


def test_nothing_is_loaded_from_another_host(site: Path) -> None:
    pages = list(site.rglob("*.html"))
    assert len(pages) > 15
    for page in pages:
        loads = loads_of(page)
        assert any(each.endswith(".js") for each in loads) and any(each.endswith(".css") for each in loads)
        assert [each for each in loads if re.match(r"(?:https?:)?//", each)] == [], page


def test_no_style_loads_from_another_host(site: Path) -> None:
    styles = list(site.rglob("*.css"))
    assert styles
    assert [path.name for path in styles if IN_STYLES.search(path.read_text(encoding="utf-8"))] == []


def test_every_public_name_is_in_the_reference(site: Path) -> None:
    """Each is documented as itself, and not as a module of the same name (``vbpl.export.chunks``)."""
    pages = [LexborHTMLParser(page.read_text(encoding="utf-8")) for page in (site / "reference").rglob("*.html")]
    headings = {node.text().strip().removesuffix("¶").strip() for page in pages for node in page.css(".doc-heading")}
    assert [name for name in vbpl.__all__ if f"vbpl.{name}" not in headings] == []
    assert not any(page.css(".doc-module") for page in pages)


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
    assert (DOCS / "reference" / "cli.vi.md").read_text("utf-8") == render_commands("vi"), "python -m vbpl.cli.page vi"

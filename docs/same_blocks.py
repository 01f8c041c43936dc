"""Copies the code blocks of the English pages into the Vietnamese ones: ``python docs/same_blocks.py``.

A Vietnamese page has the same number of blocks as the English one, in the same order. If it does not, a person must
look.
"""

import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
BLOCK = re.compile(r"^```\w*\n.*?^```$", re.MULTILINE | re.DOTALL)


def pages() -> Iterator[tuple[Path, Path]]:
    """Each Vietnamese page with the English one beside it."""
    for page in sorted([*ROOT.glob("*.vi.md"), *(ROOT / "docs").rglob("*.vi.md")]):
        yield page, page.with_name(page.name.replace(".vi.md", ".md"))


def copy_blocks(page: Path, english: Path) -> bool:
    """Whether the page has as many blocks as the English one; if so, it gets its blocks."""
    text, blocks = page.read_text(encoding="utf-8"), BLOCK.findall(english.read_text(encoding="utf-8"))
    if len(BLOCK.findall(text)) != len(blocks):
        return False
    following = iter(blocks)
    page.write_text(BLOCK.sub(lambda _: next(following), text), encoding="utf-8")
    return True


if __name__ == "__main__":
    sys.exit("\n".join(f"{page.name}: another number of blocks" for page, english in pages()
                       if not copy_blocks(page, english)) or None)

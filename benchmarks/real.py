"""Real texts by kind, of ../shared where it stands beside the repository, else made up alike. Imports inputs.

Made up are the same lines, the same damage and as many citations: wrapped lines and heads of pages for the gazette,
marks of bold type for what a portal prints, combining marks for some acts.
"""

import re
import unicodedata
from collections.abc import Callable, Iterable
from pathlib import Path
from random import Random

import inputs

SHARED = Path(__file__).parent / "../../shared"
ACTS = (
    "05_2024_QD-TTg", "02_2000_ND-CP", "101_2012_ND-CP", "09_2023_TT-NHNN", "09_2012_QH13", "08_2012_QH13",
    "05_2022_QH15",
)
"""Laws, decrees and circulars of 2000 to 2024, one per file; the first one warms up."""
MARKED = ("05_2024_QD-TTg", "08_2022_QH15", "10_2012_QH13", "45_2013_QH13")
"""The first one warms up; some letters of the others are written with combining marks."""
LONGEST_LETTER = 9000
PAGE_LINES = 45
WORD = 4
"""Letters of a word."""


def acts() -> list[str]:
    """Whole acts, as a collection of laws has them."""
    return _read(SHARED / "eval/laws/texts", ACTS) or [inputs.code_text(90_000, seed) for seed in range(len(ACTS))]


def marked() -> list[str]:
    """Acts with combining marks."""
    made = [with_marks(inputs.code_text(200_000, seed), seed) for seed in range(len(MARKED))]
    return _read(SHARED / "eval/laws/texts", MARKED) or made


def gazette() -> list[str]:
    """Prints of the gazette and of provinces, from PDF: wrapped lines, heads of pages."""
    folder = SHARED / "corpus/fresh"
    found = [*folder.glob("tvpl-pdf-*.txt"), *folder.glob("hn-pdf-*.txt")]
    return _texts(found) or [wrapped(inputs.code_text(60_000, seed), seed) for seed in range(24)]


def decisions() -> list[str]:
    """What a portal prints: decisions and letters of a province with their tables and marks of bold type."""
    texts = inputs.decrees(120, seed=5)
    return _texts((SHARED / "eval/metadata/texts").glob("*.txt")) or [bold(text[:9000], 7) for text in texts]


def letters() -> list[str]:
    """Công văn of a page or two."""
    found = _texts((SHARED / "eval/dev/texts").glob("*.txt")) + _texts((SHARED / "eval/metadata/texts").glob("*.txt"))
    return [each for each in found if "Kính gửi" in each and len(each) < LONGEST_LETTER] or inputs.letters(200)


KINDS: dict[str, Callable[[], list[str]]] = {
    "acts": acts, "marked": marked, "gazette": gazette, "decisions": decisions, "letters": letters,
}
ONE_A_FILE = frozenset({"acts", "marked"})


def files(kind: str, count: int) -> list[list[str]]:
    """The texts of a kind, dealt to this many files; acts are alone."""
    texts = KINDS[kind]()
    return [[each] for each in texts] if kind in ONE_A_FILE else [texts[at::count] for at in range(count)]


def _read(folder: Path, names: tuple[str, ...]) -> list[str]:
    return _texts(folder / f"{name}.txt" for name in names) if folder.exists() else []


def _texts(paths: Iterable[Path]) -> list[str]:
    return [path.read_text(encoding="utf-8", errors="replace").replace("\f", "\n") for path in sorted(paths)]


def wrapped(text: str, seed: int, width: int = 78) -> str:
    """The text in lines of this many characters, with the head of a page after each page."""
    lines = [line for each in text.split("\n") for line in _wrapped(each, width)]
    rng, out = Random(seed), list[str]()
    for at, line in enumerate(lines, 1):
        out.append(line)
        if at % PAGE_LINES == 0:
            out += [f"{at // PAGE_LINES + 1}  CÔNG BÁO/Số {rng.randint(1, 999)}/Ngày 10-11-2024"]
    return "\n".join(out)


def _wrapped(line: str, width: int) -> list[str]:
    return re.findall(rf".{{1,{width}}}(?:\s|$)|\S+", line) or [line]


def with_marks(text: str, seed: int, every: int = 900) -> str:
    """The text with one word in this many characters in NFD."""
    rng = Random(seed)

    def marked_now_and_then(word: re.Match[str]) -> str:
        return unicodedata.normalize("NFD", word[0]) if rng.random() < WORD / every else word[0]

    return re.sub(r"\w+", marked_now_and_then, text)


def bold(text: str, every: int) -> str:
    """The text with bold marks around the head of each such line."""
    lines = text.split("\n")
    return "\n".join(f"**{line}**" if at % every == 0 and line else line for at, line in enumerate(lines))

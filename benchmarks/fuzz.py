"""Texts and files that nobody wrote, thrown at the parser and the readers for as long as you say.

    python benchmarks/fuzz.py                         texts, a minute
    python benchmarks/fuzz.py --seconds 3600 --seed 7 an hour, other chances
    python benchmarks/fuzz.py --what files            damaged files of every format
    options: --keep DIR   write what was found there, made as short as it gets

Texts are those of the corpus, cut, joined, repeated, shuffled, encoded anew and strewn with characters of every class
of Unicode. Each must give documents; all spans must lie inside the text; each printed character must lie in exactly
one leaf; and the commands that go on from a document must not fail. Files are sound ones with bytes changed: a reader
may refuse a file, and nothing else. Exit code 1 where something was found.
"""

from __future__ import annotations

import argparse
import sys
import time
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from pathlib import Path
from random import Random
from typing import Generic, NamedTuple, TypeVar

import damaged

import vbpl
from vbpl.errors import VbplError
from vbpl.model import Bundle, Document
from vbpl.model.walk import iter_leaves

CORPUS = Path(__file__).parents[1] / "corpus"
LONGEST = 3_000
"""Characters of a text: short, so that thousands are tried in a minute."""
SECONDS, SECONDS_A_CHARACTER = 2.0, 0.001
"""Processor seconds, fixed and by length. A text that takes longer is a finding; usual texts take a hundredth."""
UNPRINTED = ("Cc", "Cf", "Cs", "Cn", "Mn", "Co")
"""Classes of characters that need no leaf."""

Content = TypeVar("Content", str, bytes)
Mutation = Callable[[str, Random], str]


class Finding(NamedTuple, Generic[Content]):
    """An input that breaks a promise."""

    promise: str
    content: Content


# Texts: how they are made


@cache
def seeds() -> list[str]:
    """The texts of the corpus."""
    paths = sorted(CORPUS.glob("*/source.txt"))
    return [path.read_bytes().decode("utf-8", "surrogatepass") for path in paths]


@cache
def characters_by_class() -> dict[str, list[str]]:
    """Every character, by its class of Unicode."""
    classes: dict[str, list[str]] = {}
    for code in range(sys.maxunicode + 1):
        classes.setdefault(unicodedata.category(chr(code)), []).append(chr(code))
    return classes


def any_character(rng: Random) -> str:
    """A character of some class; each class is as likely as another."""
    classes = characters_by_class()
    return rng.choice(classes[rng.choice(sorted(classes))])


def piece(text: str, rng: Random, longest: int = LONGEST) -> str:
    """Some of a text."""
    start = rng.randrange(len(text) + 1)
    return text[start : start + rng.randrange(1, longest)]


def splice(text: str, rng: Random) -> str:
    """A piece of another text put in."""
    at = rng.randrange(len(text) + 1)
    return text[:at] + piece(rng.choice(seeds()), rng, 600) + text[at:]


def cut(text: str, rng: Random) -> str:
    """A piece taken out."""
    at = rng.randrange(len(text) + 1)
    return text[:at] + text[at + rng.randrange(1, 80) :]


def repeat(text: str, rng: Random) -> str:
    """A piece many times over."""
    at = rng.randrange(len(text) + 1)
    part = piece(text, rng, 40)
    return text[:at] + part * rng.randrange(2, 30) + text[at:]


def shuffle_lines(text: str, rng: Random) -> str:
    """The lines in another order."""
    lines = text.split("\n")
    rng.shuffle(lines)
    return "\n".join(lines)


def shuffle_words(text: str, rng: Random) -> str:
    """The words of a range in another order."""
    at = rng.randrange(len(text) + 1)
    words = text[at : at + 200].split(" ")
    rng.shuffle(words)
    return text[:at] + " ".join(words) + text[at + 200 :]


def strew(text: str, rng: Random) -> str:
    """Characters of any class, inserted."""
    for _ in range(rng.randrange(1, 12)):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + any_character(rng) * rng.choice((1, 1, 2, 9)) + text[at:]
    return text


def exchange(text: str, rng: Random) -> str:
    """Characters replaced by others of their class: digits by any digits, capitals by any capitals."""
    for _ in range(rng.randrange(1, 12)):
        at = rng.randrange(len(text) or 1)
        group = characters_by_class()[unicodedata.category(text[at : at + 1] or " ")]
        text = text[:at] + rng.choice(group) + text[at + 1 :]
    return text


NUMERALS = "²③Ⅳⅷ½٣४๒𝟗㊿一İıſßﬁǅ\u0307"


def numeral(text: str, rng: Random) -> str:
    """Numerals that are no digits, and letters with several capitals, in place of digits and letters."""
    for _ in range(rng.randrange(1, 8)):
        at = rng.randrange(len(text) + 1)
        text = text[:at] + rng.choice(NUMERALS) + text[at + rng.randrange(2) :]
    return text


def many_figures(text: str, rng: Random) -> str:
    """A number longer than any real one."""
    at = rng.randrange(len(text) + 1)
    return text[:at] + rng.choice("0179") * rng.choice((5, 20, 400, 5_000)) + text[at:]


def other_case(text: str, rng: Random) -> str:
    """A range in capitals or in small letters."""
    at = rng.randrange(len(text) + 1)
    change = rng.choice((str.upper, str.lower, str.title, str.swapcase))
    return text[:at] + change(text[at : at + 300]) + text[at + 300 :]


def decompose(text: str, rng: Random) -> str:
    """The text in another Unicode normal form."""
    return unicodedata.normalize(rng.choice(("NFC", "NFD", "NFKC", "NFKD")), text)


def misread(text: str, rng: Random) -> str:
    """A range of the bytes read in another encoding."""
    at = rng.randrange(len(text) + 1)
    data = text[at : at + 600].encode("utf-8", "replace")
    return text[:at] + data.decode(rng.choice(("latin-1", "cp1258", "utf-16-le", "mac_roman")), "replace")


def as_legacy(text: str, rng: Random) -> str:
    """Small letters as bytes of fonts before Unicode: any letters between U+0080 and U+00FF."""
    table = {ord(letter): chr(rng.randrange(0x80, 0x100)) for letter in set(text) if ord(letter) > 0x7F}
    return text.translate(table)


def other_line_ends(text: str, rng: Random) -> str:
    """Other line and page ends."""
    return text.replace("\n", rng.choice(("\r\n", "\r", "\u2028", "\x85", "\f\n", "\n\n", " ", "\t")))


MUTATIONS: tuple[Mutation, ...] = (
    splice, cut, repeat, shuffle_lines, shuffle_words, strew, exchange, numeral, many_figures, other_case, decompose,
    misread, as_legacy, other_line_ends,
)


def iter_texts(rng: Random) -> Iterator[str]:
    """Texts without end."""
    while True:
        text = piece(rng.choice(seeds()), rng, rng.choice((40, 300, LONGEST)))
        for _ in range(rng.randrange(1, 6)):
            text = rng.choice(MUTATIONS)(text, rng)
        yield text[: 3 * LONGEST]


# Texts: what they must hold


def broken_promise(text: str) -> str | None:
    """The promise that a text breaks, with the kind of error; None if it breaks none."""
    started = time.process_time()
    try:
        bundle = vbpl.parse_bundle(text)
    except Exception as error:  # a fuzz target exists to catch all errors
        return f"parse raises {type(error).__name__} at {_place(error)}"
    seconds = time.process_time() - started
    if seconds > SECONDS + SECONDS_A_CHARACTER * len(text):
        return "parse takes too long"
    return _lossy(text, bundle) or _unusable(text, bundle)


def _place(error: BaseException) -> str:
    """Module and line of vbpl that raised an error."""
    trace, place = error.__traceback__, "?"
    while trace:
        path = Path(trace.tb_frame.f_code.co_filename)
        if "vbpl" in path.parts:
            place = f"{path.stem}:{trace.tb_lineno}"
        trace = trace.tb_next
    return place


def _lossy(text: str, bundle: Bundle) -> str | None:
    if not bundle.documents:
        return "no document"
    spans = (span for document in bundle.documents for span in _iter_spans(document))
    if any(not 0 <= start <= end <= len(text) for start, end in spans):
        return "a span lies outside the text"
    if any(each.span.end > len(text) for each in bundle.diagnostics):
        return "the span of a diagnostic lies outside the text"
    held = Counter(
        offset for document in bundle.documents for _, span in iter_leaves(document)
        for offset in range(span.start, span.end)
    )
    if max(held.values(), default=0) > 1:
        return "text lies in two leaves"
    if any(offset not in held and _is_printed(character) for offset, character in enumerate(text)):
        return "text lies in no leaf"
    return None


def _is_printed(character: str) -> bool:
    return not character.isspace() and unicodedata.category(character) not in UNPRINTED


def _iter_spans(value: object) -> Iterator[tuple[int, int]]:
    """Every span of a tree, found by its two fields."""
    stack = [value.model_dump() if isinstance(value, Document) else value]
    while stack:
        each = stack.pop()
        if isinstance(each, dict):
            if each.keys() == {"start", "end"}:
                yield each["start"], each["end"]
            stack.extend(each.values())
        elif isinstance(each, list | tuple):
            stack.extend(each)


def _unusable(text: str, bundle: Bundle) -> str | None:
    """The broken promises of the documents of a text."""
    steps: list[tuple[str, Callable[[], object]]] = [
        ("JSON", lambda: Bundle.model_validate_json(bundle.model_dump_json())), ("link", lambda: _link(bundle)),
    ]
    for document in bundle.documents:
        steps += [("check", partial(vbpl.check, document, text=text)), ("render", partial(vbpl.render, document)),
                  ("chunks", partial(vbpl.chunks, document)), ("to_akn", partial(vbpl.to_akn, document))]
    for name, step in steps:
        try:
            step()
        except (VbplError, UnicodeEncodeError):
            if not any(0xD800 <= ord(each) <= 0xDFFF for each in text):
                return f"{name} raises an error"
        except Exception as error:  # as above
            return f"{name} raises {type(error).__name__} at {_place(error)}"
    return None


def _link(bundle: Bundle) -> object:
    library = vbpl.Library()
    library.add(bundle)
    return library.link().links


# Files


def broken_reading(data: bytes) -> str | None:
    """The promise that a file breaks. Reading it must give texts or vbpl's own errors, and soon."""
    started = time.process_time()
    try:
        damaged.read_all(data)
    except Exception as error:  # as above
        return f"reading raises {type(error).__name__} at {_place(error)}"
    return "reading takes too long" if time.process_time() - started > 10 * SECONDS else None


# The run


def shortest(content: Content, broken: Callable[[Content], str | None], promise: str) -> Content:
    """The content without parts that are not needed to break the same promise, found by removing pieces."""
    size = max(1, len(content) // 2)
    while size:
        at = 0
        while at < len(content):
            shorter = content[:at] + content[at + size :]
            if broken(shorter) == promise:
                content = shorter
            else:
                at += size
        size //= 2
    return content


def hunt(
    contents: Iterable[Content], broken: Callable[[Content], str | None], seconds: float
) -> tuple[int, list[Finding[Content]]]:
    """How many were tried, and the first finding of each kind, shortened."""
    found: dict[str, Finding[Content]] = {}
    tried, until = 0, time.monotonic() + seconds
    for content in contents:
        if time.monotonic() > until:
            break
        tried += 1
        promise = broken(content)
        if promise and promise not in found:
            found[promise] = Finding(promise, shortest(content, broken, promise))
            print(f"{promise}: {ascii(found[promise].content)[:300]}", flush=True)
    return tried, list(found.values())


def _keep(finding: Finding[str] | Finding[bytes], folder: Path, number: int) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    content = finding.content
    data = content.encode("utf-8", "surrogatepass") if isinstance(content, str) else content
    (folder / f"{number:03}").write_bytes(data)


def main() -> int:
    """Runs the search, prints the findings and the number of inputs."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--what", choices=("texts", "files"), default="texts")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--seed", type=int, default=0)
    parser.add_argument("--keep", type=Path, metavar="DIR")
    options = parser.parse_args()
    rng = Random(options.seed)
    findings: list[Finding[str]] | list[Finding[bytes]]
    if options.what == "texts":
        tried, findings = hunt(iter_texts(rng), broken_promise, options.seconds)
    else:
        tried, findings = hunt(damaged.iter_files(rng), broken_reading, options.seconds)
    for number, finding in enumerate(findings):
        if options.keep:
            _keep(finding, options.keep, number)
    print(f"{tried:,} {options.what} tried, seed {options.seed}: {len(findings)} findings")
    return 1 if findings else 0


if __name__ == "__main__":
    sys.exit(main())

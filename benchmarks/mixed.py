"""An archive of every format, each file with words of its own. Imports only the standard library and `inputs`.

    python benchmarks/mixed.py FOLDER COUNT                               made letters and decrees
    python benchmarks/mixed.py FOLDER COUNT --texts ../shared/eval        real texts, each time with other words
    options: --longest N  bytes of the real texts;  --word DIR  .doc files of this folder too, with other words likewise
"""

from __future__ import annotations

import argparse
import io
import json
import re
import zipfile
from collections.abc import Callable
from functools import partial
from html import escape
from pathlib import Path
from random import Random

from inputs import MARKS, decree, letter

FOLDER_FILES = 1000
SHARES = (("txt", 50), ("html", 15), ("docx", 15), ("pdf", 10), ("jsonl", 5), ("zip", 5))
"""Files of each format in a hundred."""
WITH_DOC = (("txt", 46), ("html", 30), ("docx", 9), ("pdf", 6), ("doc", 2), ("jsonl", 4), ("zip", 3))
"""The same if there are .doc files: mostly text and pages, as portals publish."""
DECREE_EVERY = 50
SHORTEST, LONGEST = 400, 10_000
"""Bytes of the real texts that are used."""
CHANGED = 0.04
"""Share of words that are replaced."""
_WORD = re.compile(r"(?<!\w)[a-zà-ỹđ]{2,7}(?!\w)")
_TOKEN = re.compile(rf"\d+|{_WORD.pattern}")
_WIDE_TOKEN = re.compile(rb"(?<=[a-z/ ]\0)[0-9]\0|(?<=[ ]\0)(?:[a-z]\0){2,7}(?=[ ,.]\0)")
"""A digit or a word without marks, with 16 bits a letter."""
NAMESPACE = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


Shares = tuple[tuple[str, int], ...]
Make = Callable[[Random, int], str]
"""The text for the file of a number."""
MakeFile = Callable[[Random], bytes]


def write_mixed(folder: Path, count: int, make: Make | None = None, shares: Shares = SHARES,
                make_doc: MakeFile | None = None) -> Path:
    """An archive of ``count`` files, some with several texts; ``make_doc`` makes those of the share of ``doc``."""
    rng, make = Random(count), make or made_text
    formats, weights = zip(*shares, strict=True)
    for index in range(count):
        kind = rng.choices(formats, weights)[0]
        path = folder / f"{index // FOLDER_FILES:04}" / f"{index:07}.{kind}"
        path.parent.mkdir(parents=True, exist_ok=True)
        if kind == "doc" and make_doc is not None:
            path.write_bytes(make_doc(rng))
        else:
            path.write_bytes(_file(kind, partial(make, rng, index)))
    return folder


def _file(kind: str, text: Callable[[], str]) -> bytes:
    match kind:
        case "html":
            return html_file(text())
        case "docx":
            return word_file(text())
        case "pdf":
            return pdf_file(text())
        case "jsonl":
            rows = (json.dumps({"text": text()}, ensure_ascii=False) for _ in range(3))
            return "\n".join(rows).encode()
        case "zip":
            return _zip({f"{number}.docx": word_file(text()) for number in range(3)})
        case _:
            return text().encode()


def made_text(rng: Random, index: int) -> str:
    """A letter, or a decree."""
    made = letter(rng) if index % DECREE_EVERY else decree(rng)
    return made.translate(MARKS)


def varied_texts(folder: Path, longest: int = LONGEST) -> Make:
    """Short texts of a folder; each file has other digits and some other words."""
    read = (path.read_text(encoding="utf-8", errors="replace") for path in sorted(folder.rglob("*.txt"))
            if SHORTEST < path.stat().st_size < longest)
    texts = list(read)
    words = sorted({word for text in texts for word in _WORD.findall(text)})

    def other(match: re.Match[str], rng: Random) -> str:
        if match[0].isdigit():
            return "".join(rng.choice("123456789") for _ in match[0])
        return rng.choice(words) if rng.random() < CHANGED else match[0]

    return lambda rng, index: _TOKEN.sub(partial(other, rng=rng), rng.choice(texts))


def varied_word_files(folder: Path, largest: int = 100_000) -> MakeFile:
    """Small .doc files of a folder, each with other digits and some other words.

    A word is replaced by one of the same length, in 16 bits as in 8, so that no place in the file moves.
    """
    files = [path.read_bytes() for path in sorted(folder.iterdir())
             if path.suffix.lower() == ".doc" and path.stat().st_size < largest]
    words = {size: sorted(set(re.findall(rb"(?<![a-z]\0)(?:[a-z]\0){%d}(?![a-z]\0)" % size, b"".join(files))))
             for size in range(2, 8)}

    def other(match: re.Match[bytes], rng: Random) -> bytes:
        if match[0][:1].isdigit():
            return bytes((rng.choice(b"123456789"), 0))
        return rng.choice(words[len(match[0]) // 2]) if rng.random() < CHANGED else match[0]

    return lambda rng: _WIDE_TOKEN.sub(partial(other, rng=rng), rng.choice(files))


def html_file(text: str) -> bytes:
    """A page with a menu around the text."""
    lines = "".join(f"<p>{escape(line)}</p>" for line in text.split("\n"))
    return f"<html><body><ul><li>Trang chủ<li>Văn bản</ul><div>{lines}</div></body></html>".encode()


def word_file(text: str) -> bytes:
    """A .docx of plain paragraphs."""
    lines = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>'
                    for line in text.split("\n"))
    document = f'<w:document xmlns:w="{NAMESPACE}"><w:body>{lines}</w:body></w:document>'
    return _zip({"[Content_Types].xml": b"<Types/>", "word/document.xml": document.encode()})


def pdf_file(text: str) -> bytes:
    """A PDF whose font maps each code to its letter; pages of fifty lines."""
    letters = sorted(set(text) - {"\n"})[:250]
    codes = {letter: number for number, letter in enumerate(letters, 1)}
    lines = text.split("\n")
    pages = [lines[start : start + 50] for start in range(0, len(lines), 50)]
    first = 5
    kids = " ".join(f"{first + 2 * number} 0 R" for number in range(len(pages)))
    objects = [b"<</Type/Catalog/Pages 2 0 R>>", f"<</Type/Pages/Count {len(pages)}/Kids[{kids}]>>".encode(),
               b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica/ToUnicode 4 0 R>>", _stream(_to_unicode(codes))]
    for number, page in enumerate(pages):
        objects.append(f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents {first + 2 * number + 1} 0 R"
                       "/Resources<</Font<</F 3 0 R>>>>>>".encode())
        shown = " ".join(f"<{''.join(f'{codes[each]:02x}' for each in line if each in codes)}> Tj T*" for line in page)
        objects.append(_stream(f"BT /F 9 Tf 50 800 Td 14 TL {shown} ET".encode()))
    written = b"".join(b"%d 0 obj\n%s\nendobj\n" % (number, each) for number, each in enumerate(objects, 1))
    return b"%PDF-1.5\n" + written + b"trailer<</Root 1 0 R>>\n%%EOF"


def _to_unicode(codes: dict[str, int]) -> bytes:
    rows = [f"<{code:02x}> <{ord(letter):04x}>" for letter, code in codes.items()]
    blocks = (rows[start : start + 100] for start in range(0, len(rows), 100))
    said = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return ("/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n1 begincodespacerange\n"
            f"<00> <ff>\nendcodespacerange\n{said}\nendcmap end end").encode()


def _stream(data: bytes) -> bytes:
    return b"<</Length %d>>stream\n%s\nendstream" % (len(data), data)


def _zip(members: dict[str, bytes]) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def main() -> None:
    """Writes an archive."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("count", type=int)
    parser.add_argument("--texts", type=Path, metavar="DIR", help="of real texts")
    parser.add_argument("--longest", type=int, default=LONGEST)
    parser.add_argument("--word", type=Path, metavar="DIR", help="of .doc files")
    options = parser.parse_args()
    write_mixed(options.folder, options.count, varied_texts(options.texts, options.longest) if options.texts else None,
                WITH_DOC if options.word else SHARES, varied_word_files(options.word) if options.word else None)


if __name__ == "__main__":
    main()

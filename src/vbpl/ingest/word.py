"""Word files of 2007 and later (.docx): paragraphs with computed numbers, tables, notes.

A .docx is a zip of XML parts (ECMA-376). Word computes the numbers of lists on screen and does not store them as text.
So vbpl counts them; see `word_numbering`.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator

from lxml import etree

from .asked import NOTHING, Asked
from .errors import DamagedFileError, RefusedError
from .flow import Flow, Part
from .formats import ZIP_DAMAGE
from .limits import PART_BYTES, RATIO, RATIO_FREE
from .reading import Reading, note
from .word_numbering import Numbering, W

STRICT = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
"""Namespaces of files saved as Strict Open XML, read as the usual ones."""

_PARTS: dict[str, Part] = {W + "tbl": "table", W + "tr": "row", W + "tc": "cell"}
_SKIPPED = {
    W + "del", W + "moveFrom", W + "instrText", W + "delText", W + "pPr", W + "rPr", W + "sectPr",
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
"""Elements to skip: deleted text, field codes, properties, and duplicates."""
_NOTES = {W + "footnoteReference": "footnote", W + "endnoteReference": "endnote"}
Notes = dict[tuple[str, str], int]
"""Numbers by kind and id of a note."""
_ASIDE = re.compile(r"word/(?:header|footer|comments)\d*\.xml")
_TEXT, _PARAGRAPH, _PROPERTIES = W + "t", W + "p", W + "pPr"
_BREAKS = {W + "br", W + "cr"}
_CHARACTERS = {W + "tab": "\t", W + "noBreakHyphen": "-", W + "ptab": "\t"}
_BOX, _CONTROL = W + "txbxContent", W + "sdt"
_PLACEHOLDER = f"{W}sdtPr/{W}showingPlcHdr"
"""Marks a content control that nobody filled in. It shows its prompt, ``Click here to enter text``."""
_MET = {_TEXT, _PARAGRAPH, _BOX, _CONTROL, *_BREAKS, *_CHARACTERS, *_PARTS, *_NOTES, *_SKIPPED}
"""The elements that a walk handles."""


def read(data: bytes, place: str, asked: Asked = NOTHING) -> Reading:
    """The text of a .docx: the body, then footnotes and endnotes in their order. Headers and footers are left out."""
    with _open(data, place) as archive:
        numbering = Numbering(_part(archive, "word/numbering.xml", place), _part(archive, "word/styles.xml", place))
        body = _part(archive, "word/document.xml", place)
        if body is None:
            raise DamagedFileError(place, "a Word file without word/document.xml")
        notes: Notes = {}
        lines = _lines(body, numbering, notes)
        left = _left_aside(archive, place)
        for kind in _NOTES.values():
            part = _part(archive, f"word/{kind}s.xml", place)
            if part is not None:
                lines.extend(_note_lines(part, kind, numbering, notes))
                left += sum(map(_letters, _unused_notes(part, kind, notes)))
    remarks = [note("F105", count=numbering.unshown)] if numbering.unshown else []
    remarks += [note("F107", count=left)] if left else []
    return Reading("\n".join(lines), tuple(remarks))


def _left_aside(archive: zipfile.ZipFile, place: str) -> int:
    """Number of characters in page heads, page feet and comments, without page numbers."""
    parts = (_part(archive, name, place) for name in archive.namelist() if _ASIDE.fullmatch(name))
    return sum(_letters(part) for part in parts if part is not None)


def _unused_notes(root: "etree._Element", kind: str, notes: Notes) -> "Iterator[etree._Element]":
    """The notes that the text does not refer to."""
    return (each for each in root.iter(W + kind) if (kind, each.get(W + "id", "")) not in notes)


def _letters(root: "etree._Element") -> int:
    words = "".join("".join(node.text or "" for node in root.iter(W + "t")).split())
    return 0 if words.isdecimal() else len(words)


def _open(data: bytes, place: str) -> zipfile.ZipFile:
    try:
        return zipfile.ZipFile(io.BytesIO(data))
    except ZIP_DAMAGE as error:
        raise DamagedFileError(place, f"damaged Word file: {error}") from error


def _part(archive: zipfile.ZipFile, name: str, place: str) -> "etree._Element | None":
    """An XML part; None if the file has none. No entity is expanded and nothing is loaded from elsewhere."""
    try:
        info = archive.getinfo(name)
    except KeyError:
        return None
    if info.file_size > PART_BYTES or info.file_size > max(RATIO_FREE, RATIO * info.compress_size):
        raise RefusedError(place, f"{name} unpacks to {info.file_size} bytes: too large")
    try:
        xml = archive.read(info)
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        return etree.fromstring(xml.replace(STRICT, W[1:-1].encode(), 1000), parser)
    except (*ZIP_DAMAGE, zlib.error, etree.XMLSyntaxError, RuntimeError, EOFError) as error:
        raise DamagedFileError(place, f"damaged {name}: {error}") from error


def _lines(root: "etree._Element", numbering: Numbering, notes: Notes) -> list[str]:
    flow = Flow()
    boxes: list[etree._Element] = []
    for enters, tag, node in _iter_events(root):
        if tag == _TEXT:
            if enters:
                flow.text(node.text or "")
        elif tag == _BOX:
            boxes.append(node)
        elif tag == _PARAGRAPH:
            flow.end_line()
            _set_apart(flow, boxes, numbering, notes)
            if enters:
                flow.text(numbering.label(node.find(_PROPERTIES)))
        elif tag in _PARTS:
            (flow.begin if enters else flow.end)(_PARTS[tag])
        elif enters and tag in _NOTES:
            flow.text(f"[{_note_number(notes, _NOTES[tag], node)}]")
        elif enters and tag in _CHARACTERS:
            flow.text(_CHARACTERS[tag])
        elif enters and tag in _BREAKS:
            flow.end_line()
    return flow.lines()


def _set_apart(flow: Flow, boxes: "list[etree._Element]", numbering: Numbering, notes: Notes) -> None:
    """The lines of text boxes, below the paragraph that holds them. They float and belong to no sentence."""
    for box in boxes:
        for line in _lines(box, numbering, notes):
            flow.text(line)
            flow.end_line()
    boxes.clear()


def _note_number(notes: Notes, kind: str, node: "etree._Element") -> int:
    """Numbers the notes in the order of their references. Notes that restart on each page count on."""
    return notes.setdefault((kind, node.get(W + "id", "")), len(notes) + 1)


def _note_lines(root: "etree._Element", kind: str, numbering: Numbering, notes: Notes) -> Iterator[str]:
    """Each note that the text refers to, with its number in brackets before it."""
    for each in root.iter(W + kind):
        number = notes.get((kind, each.get(W + "id", "")))
        lines = _lines(each, numbering, notes) if number is not None else []
        if lines:
            yield f"[{number}] {lines[0]}"
            yield from lines[1:]


def _iter_events(root: "etree._Element") -> Iterator[tuple[bool, str, "etree._Element"]]:
    """Elements with their names, on opening and on closing, without skipped text.

    A text box only opens; the caller reads what is in it.
    """
    walk = etree.iterwalk(root, events=("start", "end"), tag=_MET)
    for event, node in walk:
        tag = node.tag
        if tag in _SKIPPED or (tag == _CONTROL and node.find(_PLACEHOLDER) is not None):
            walk.skip_subtree()
        elif tag == _BOX:
            if node is not root and event == "start":
                walk.skip_subtree()
                yield True, tag, node
        elif tag != _CONTROL:
            yield event == "start", tag, node

"""PDF: reads the text layer with its columns, and gives pages that are only pictures to OCR."""

import ctypes
import re
from collections.abc import Iterable, Iterator
from functools import partial

import pypdfium2

from .asked import NOTHING, Asked
from .errors import DamagedFileError, LockedFileError, RefusedError, ScannedError
from .layer import foreign
from .limits import PAGE_PIXELS, PAGES
from .ocr import Picture, file_key, recognise
from .page import Word, drop_running_heads, iter_runs, read_lines
from .reading import Reading, note

_LINE_HYPHEN = "\ufffe"
"""The character, and the line end after it, that PDFium gives for a hyphen at the end of a line."""
_LINE = re.compile(rf"[^\r\n{_LINE_HYPHEN}]+{_LINE_HYPHEN}?")
_WORD = re.compile(r"\S+")
LEAST_CHARACTERS = 20
"""A page with fewer characters has no text layer."""
DOTS_PER_INCH, POINTS_PER_INCH = 300, 72


def read(data: bytes, place: str, asked: Asked = NOTHING) -> Reading:
    """The text of a PDF without running heads and page numbers, with the stamps on its pages.

    OCR reads pages without text, and pages whose text comes from OCR without Vietnamese, if the caller asks for OCR.
    Raises `ScannedError` if no page has a text layer and OCR was not asked for.
    """
    try:
        with _open(data, place, asked.passwords) as document:
            pages, scanned, doubted = _read_pages(document, place, asked, file_key(data))
    except pypdfium2.PdfiumError as error:
        raise DamagedFileError(place, f"damaged PDF: {error}") from error
    kept, dropped = drop_running_heads(pages)
    diagnostics = [note("F104" if asked.ocr else "F103", pages=_ranges(scanned))] if scanned else []
    diagnostics += [note("F108", pages=_ranges(doubted))] if doubted else []
    diagnostics += [note("F102", count=dropped)] if dropped else []
    return Reading("\n".join(line for page in kept for line in page), tuple(diagnostics))


def _open(data: bytes, place: str, passwords: Iterable[str]) -> "pypdfium2.PdfDocument":
    """The document; if it is locked, opened by the first password that fits."""
    for password in (None, *passwords):
        try:
            return pypdfium2.PdfDocument(data, password=password)
        except pypdfium2.PdfiumError as error:
            if "password" not in str(error).lower():
                raise
    raise LockedFileError(place, "locked by a password: give it with --password-file")


def _read_pages(
    document: "pypdfium2.PdfDocument", place: str, asked: Asked, key: str
) -> tuple[list[list[str]], list[int], list[int]]:
    """Lines by page, the numbers of the pages for OCR, and of the pages whose own text is doubtful.

    ``key`` names the kept OCR results of these pages.
    """
    if len(document) > PAGES:
        raise RefusedError(place, f"{len(document)} pages: too many")
    pages: list[list[str]] = []
    scanned: list[int] = []
    doubted: list[int] = []
    for number, page in enumerate(document, 1):
        words = list(_iter_words(page))
        doubtful = foreign(" ".join(word.text for word in words))
        if doubtful and not asked.ocr:
            doubted.append(number)
        if (doubtful and asked.ocr) or (_letters(words) < LEAST_CHARACTERS and _has_picture(page)):
            scanned.append(number)
            words = recognise(partial(_draw, page), place, f"{key}-{number}", asked.kept) if asked.ocr else []
        elif _has_stamp(page):
            words = list(_iter_words(_stamped(document, page, number)))
        pages.append(read_lines(words))
    if scanned and not asked.ocr and not any(pages):
        raise ScannedError(place, "a scan without text: read it with --ocr (ocr=True)")
    return pages, scanned, doubted


def _letters(words: Iterable[Word]) -> int:
    return sum(len(word.text.strip()) for word in words)


def _has_stamp(page: "pypdfium2.PdfPage") -> bool:
    """Whether an annotation that may show text was added to a page, like the number and date of a digital signature."""
    kinds = pypdfium2.raw.FPDF_ANNOT_WIDGET, pypdfium2.raw.FPDF_ANNOT_STAMP, pypdfium2.raw.FPDF_ANNOT_FREETEXT
    return any(_annotation(page, index) in kinds for index in range(pypdfium2.raw.FPDFPage_GetAnnotCount(page.raw)))


def _annotation(page: "pypdfium2.PdfPage", index: int) -> int:
    found = pypdfium2.raw.FPDFPage_GetAnnot(page.raw, index)
    kind = int(pypdfium2.raw.FPDFAnnot_GetSubtype(found))
    pypdfium2.raw.FPDFPage_CloseAnnot(found)
    return kind


def _stamped(document: "pypdfium2.PdfDocument", page: "pypdfium2.PdfPage", number: int) -> "pypdfium2.PdfPage":
    """The page with its stamps merged into it, read again: their position decides which line they belong to."""
    pypdfium2.raw.FPDFPage_Flatten(page.raw, pypdfium2.raw.FLAT_NORMALDISPLAY)
    page.close()
    return document[number - 1]


def _iter_words(page: "pypdfium2.PdfPage") -> Iterator[Word]:
    """The columns of all lines; y grows downwards."""
    text = page.get_textpage()
    said = text.get_text_range()
    places = _Places(text, page.get_height(), len(said))
    for line in _LINE.finditer(said):
        words = [places.word(match[0], line.start() + match.start()) for match in _WORD.finditer(line[0])]
        yield from iter_runs(words) if words else ()


class _Places:
    """The positions of the words of a page. PDFium is called twice for each word, and fills one reused rectangle."""

    def __init__(self, text: "pypdfium2.PdfTextPage", height: float, length: int) -> None:
        self._text, self._height = text.raw, height
        self._rectangle = pypdfium2.raw.FS_RECTF()
        self._address = ctypes.byref(self._rectangle)
        self._all_shown = text.count_chars() == length
        """The text has every character of the page, at PDFium's index."""

    def word(self, word: str, start: int) -> Word:
        """The word that begins at an index of the text."""
        first = self._find(start)
        left, bottom, top = first.left, first.bottom, first.top
        right = self._find(start + len(word) - 1).right
        return Word(word.replace(_LINE_HYPHEN, "-"), left, self._height - top, right, self._height - bottom)

    def _find(self, place: int) -> "pypdfium2.raw.FS_RECTF":
        index = place
        if not self._all_shown:
            index = max(pypdfium2.raw.FPDFText_GetCharIndexFromTextIndex(self._text, place), 0)
        if not pypdfium2.raw.FPDFText_GetLooseCharBox(self._text, index, self._address):
            raise pypdfium2.PdfiumError("a character without a place")
        return self._rectangle


def _has_picture(page: "pypdfium2.PdfPage") -> bool:
    wanted = (pypdfium2.raw.FPDF_PAGEOBJ_IMAGE, pypdfium2.raw.FPDF_PAGEOBJ_PATH)
    return next(page.get_objects(filter=wanted, max_depth=3), None) is not None


def _draw(page: "pypdfium2.PdfPage") -> Picture:
    """The page as finely as OCR needs and no larger than the limit, by the red part of its colours.

    In it the red of a seal is as light as paper, and ink of any other colour stays dark.
    """
    width, height = page.get_size()
    scale = min(DOTS_PER_INCH / POINTS_PER_INCH, (PAGE_PIXELS / max(1.0, width * height)) ** 0.5)
    bitmap = page.render(scale=scale, rev_byteorder=True)
    rows, step = memoryview(bitmap.buffer).cast("B"), bitmap.n_channels
    lines = (bytes(rows[y * bitmap.stride :][: bitmap.width * step]) for y in range(bitmap.height))
    return Picture(b"P5 %d %d 255\n" % (bitmap.width, bitmap.height) + b"".join(line[::step] for line in lines))


def _ranges(numbers: list[int]) -> str:
    """Page numbers as ranges: ``1-3, 7`` for 1, 2, 3, 7."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and number == runs[-1][-1] + 1:
            runs[-1][1:] = [number]
        else:
            runs.append([number])
    return ", ".join("-".join(map(str, run)) for run in runs)

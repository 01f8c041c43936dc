"""Records: the lines in which a program describes a document above it, as texts for retrieval have them.

Front matter between two rules, the fields of a JSON object, or labels with their values. They are written about the
document and are not part of it: its header stands below, and what they alone say of it is not read.
"""

import re

from ..text.folding import fold
from .line_kinds.header import is_motto, is_national_title
from .page import Page

RULES = frozenset({"---", "+++"})
FIELD = re.compile(r"[\"']?[^\W\d]\w*+(?:[ .-]\w++){0,5}[\"']?\s?[:=](?=\s|$)")
"""``so_ky_hieu: "12/2031/NĐ-CP"``, ``Cơ quan ban hành:``"""
ITEM = re.compile(r"(?:[-*]|\w{1,40}\s?:)\s[\"'].{1,2000}[\"']$")
"""``- "Nghị quyết số 5/2031/QH15"``, ``title: "Số 5/NQ-CP"``: what front matter has in quotes."""
JSON_FIELD = re.compile(r"[\"'][^\"'\n:]{1,60}[\"']\s?:")
JSON_OPENS = re.compile(r"\[?\s?\{$")
JSON_CLOSES = re.compile(r"\}\s?\]?,?$")
LONGEST_VALUE = 2000
"""Characters of a line that describes; a longer one is the text itself."""
LABEL = re.compile(r"[\W_]{0,6}(?P<label>[^\W\d_][\w ,./()-]{0,40}?)[*_\"' ]{0,4}:(?P<value>.{0,2000})")
LABELS = frozenset({
    "source", "url", "link", "title", "file", "filename", "file name", "author", "category", "keywords", "summary",
    "nguon", "nguon chinh thuc", "nguon du lieu", "duong dan", "lien ket", "ten file", "ten tep", "tep", "tieu de",
    "tu khoa", "tom tat", "mo ta", "ghi chu", "chu de", "linh vuc", "nganh", "ten van ban", "loai van ban", "loai",
    "so hieu", "so hieu van ban", "so ky hieu", "so/ky hieu", "so, ky hieu", "ky hieu", "so hieu/ky hieu",
    "co quan ban hanh", "noi ban hanh", "don vi ban hanh", "to chuc ban hanh", "nguoi ky", "chuc danh", "chuc vu",
    "ngay ban hanh", "ngay hieu luc", "ngay co hieu luc", "hieu luc", "ngay het hieu luc", "ngay het han",
    "ngay cong bao", "so cong bao", "ngay cap nhat", "ngay dang", "ngay crawl", "ngay tai", "tinh trang",
    "tinh trang hieu luc", "trang thai", "trich yeu", "trich yeu noi dung", "pham vi", "thay the", "van ban thay the",
    "van ban bi thay the", "van ban lien quan", "van ban can cu", "can cu phap ly", "doi tuong ap dung", "ma van ban",
})
"""Labels of such a line, folded: ``Tên file: ...``, ``Từ khóa: ...``. No header of a document has them."""
HEADINGS = frozenset({"thong tin chung", "thong tin van ban", "thuoc tinh", "metadata", "thong tin", "luoc do"})
"""A line of its own above labels, folded."""
FEWEST = 2
"""Labels of a record: one alone may be of the text."""
TITLES = 3
"""Lines above a label: what the record calls the document."""


def record_end(page: Page, at: int) -> int:
    """Index after a record that begins with a line; that index itself where none does."""
    if at >= len(page.lines):
        return at
    return fenced_end(page, at) or object_end(page, at) or labels_end(page, at) or at


def fenced_end(page: Page, at: int) -> int | None:
    """Index after front matter: fields between two rules, and nothing that heads a document."""
    if page.words[at] not in RULES or not is_field_at(page, at + 1):
        return None
    for index in range(at + 1, len(page.lines)):
        if page.words[index] == page.words[at]:
            return index + 1
        if heads_document(page, index) and not ITEM.match(page.words[index]):
            return None
    return None


def object_end(page: Page, at: int) -> int | None:
    """Index after an object of JSON that says nothing but fields in short."""
    if not JSON_OPENS.match(page.words[at]):
        return None
    for index in range(at + 1, len(page.lines)):
        words = page.words[index]
        if JSON_CLOSES.match(words):
            return index + 1
        if len(words) > LONGEST_VALUE or not (JSON_FIELD.match(words) or words[0] in "\"'[]{}"):
            return None
    return None


def labels_end(page: Page, at: int) -> int | None:
    """Index after labels with their values, below what the record calls the document."""
    if not any(map(label_of, page.words[at : at + TITLES + 1])):
        return None
    end, labels, strays, open_value = at, set[str](), 0, False
    for index in range(at, len(page.lines)):
        words = page.words[index]
        if label := label_of(words):
            labels.add(label)
            end, strays, open_value = index + 1, 0, words.endswith(":")
        elif open_value or (labels and goes_on(page, index)):
            end, open_value = index + 1, False
        elif strays == TITLES or heads_document(page, index) or page.begins_unit(index):
            break
        else:
            strays += 1
    return end if len(labels) >= FEWEST else None


def goes_on(page: Page, at: int) -> bool:
    """Whether a line goes on with the value above it, or is a rule between labels."""
    words = page.words[at]
    torn = words[0].islower() and not page.lines[at].blank_before
    return torn or not any(map(str.isalnum, words)) or fold(words).strip(" *_:") in HEADINGS


def label_of(words: str) -> str | None:
    """The label of a line, folded; None for any other line."""
    found = LABEL.match(words) if ":" in words else None
    label = " ".join(fold(found["label"]).split()) if found else ""
    return label if label in LABELS else None


def is_field_at(page: Page, at: int) -> bool:
    """Whether a line is a field of front matter."""
    return at < len(page.lines) and FIELD.match(page.words[at]) is not None


def heads_document(page: Page, at: int) -> bool:
    """Whether a line can be of a header alone."""
    words = page.words[at]
    return is_national_title(words) or is_motto(words) or page.numbers(at) or page.addresses(at) or page.grounds(at)

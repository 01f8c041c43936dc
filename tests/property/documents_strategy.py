"""Strategies: documents that are built from parts, printed, and damaged as archives damage them."""

import unicodedata
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import NamedTuple

from hypothesis import strategies as st

WORDS = (
    "bến", "đò", "cầu", "phao", "nước", "sông", "tỉnh", "huyện", "áo", "chèo",
    "sào", "khách", "thuyền", "bảo", "đảm", "an",
)
LETTERS = "abcdđeghik"
CORPUS_FOLDER = Path(__file__).parents[2] / "corpus"


class Printed(NamedTuple):
    """A document as text, and the paths of its units as a reader would list them."""

    text: str
    units: tuple[str, ...]
    recitals: int
    number: str


words = st.lists(st.sampled_from(WORDS), min_size=3, max_size=14).map(" ".join).map(str.capitalize)


@st.composite
def clauses(draw: st.DrawFn, path: str) -> tuple[list[str], list[str]]:
    """Lines and unit paths of the khoản of one điều, some with điểm."""
    lines, units = [], []
    for number in range(1, draw(st.integers(0, 4)) + 1):
        points = draw(st.integers(0, 4))
        lines.append(f"{number}. {draw(words)}{':' if points else '.'}")
        units.append(f"{path}/clause:{number}")
        for letter in LETTERS[:points]:
            lines.append(f"{letter}) {draw(words)};")
            units.append(f"{path}/clause:{number}/point:{letter}")
    return lines, units


@st.composite
def bodies(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Lines and unit paths of a body of điều."""
    lines, units = [], []
    for number in range(1, draw(st.integers(1, 5)) + 1):
        lines.append(f"Điều {number}. {draw(words)}")
        units.append(f"article:{number}")
        inner, paths = draw(clauses(f"article:{number}"))
        lines += inner or [f"{draw(words)}."]
        units += paths
    return lines, units


@st.composite
def decisions(draw: st.DrawFn) -> Printed:
    """A decision of a province with its header, grounds, body and closing."""
    serial, recitals = draw(st.integers(1, 4000)), draw(st.integers(1, 3))
    body, units = draw(bodies())
    number = f"{serial:02}/QĐ-UBND"
    grounds = [f"Căn cứ Luật Đất đai ngày 29 tháng 11 năm 2013 và {draw(words).lower()};" for _ in range(recitals)]
    header = draw(st.sampled_from(LAYOUTS))(number)
    lines = [
        *header, "QUYẾT ĐỊNH", f"Về việc {draw(words).lower()}", "ỦY BAN NHÂN DÂN TỈNH HÀ NAM",
        *grounds, "QUYẾT ĐỊNH:", *body,
        "Nơi nhận:", "- Như Điều 1;", "- Lưu: VT.", "TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "Nguyễn Văn Đò",
    ]
    return Printed("\n".join(lines), tuple(units), recitals, number)


def by_columns(number: str) -> list[str]:
    return [
        "ỦY BAN NHÂN DÂN", "TỈNH HÀ NAM", "-------", f"Số: {number}", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "Độc lập - Tự do - Hạnh phúc", "Hà Nam, ngày 12 tháng 3 năm 2018",
    ]


def by_rows(number: str) -> list[str]:
    return [
        "ỦY BAN NHÂN DÂN\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "TỈNH HÀ NAM\tĐộc lập - Tự do - Hạnh phúc",
        f"Số: {number}\tHà Nam, ngày 12 tháng 3 năm 2018",
    ]


def by_cells(number: str) -> list[str]:
    return [
        "ỦY BAN NHÂN DÂN TỈNH HÀ NAM", "-------", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        "---------------", f"Số: {number}", "Hà Nam, ngày 12 tháng 3 năm 2018",
    ]


LAYOUTS: list[Callable[[str], list[str]]] = [by_columns, by_rows, by_cells]

DAMAGES: dict[str, Callable[[str], str]] = {
    "none": lambda text: text,
    "NFD": lambda text: unicodedata.normalize("NFD", text),
    "CRLF": lambda text: text.replace("\n", "\r\n"),
    "no-break spaces": lambda text: text.replace(": ", ":\u00a0"),
    "Eth for Đ": lambda text: text.replace("Đ", "\u00d0"),
    "zero width": lambda text: text.replace("/", "/\u200b"),
    "blank lines": lambda text: text.replace("\n", "\n\n"),
}
damages = st.sampled_from(sorted(DAMAGES))

lines_of_any_kind = st.sampled_from([
    "Điều 1. Một", "Điều 2.", "Điều 7 của Luật này", "1. Hai:", "2) Ba", "a) bốn;", "đ) năm", "I. SÁU", "II- BẢY",
    "- tám", "+ chín", "1.1. Mười", "“Điều 5. Quote", "hết.”.", "Chương I", "CHƯƠNG II", "Mục 1. A", "PHỤ LỤC I",
    "Mẫu số 02", "QUY CHẾ", "QUYẾT ĐỊNH", "QUYẾT ĐỊNH:", "Số: 12/QĐ-UBND", "Số:",
    "Hà Nội, ngày 12 tháng 3 năm 2018", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
    "UBND TỈNH HÀ NAM", "Kính gửi: Sở Y tế.", "Căn cứ Luật Đất đai;", "Nơi nhận:", "- Như trên;",
    "TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Nguyễn Văn Đò", "STT\tTên", "1\tBến", "2",
    "*", "-----", "sửa đổi như sau:", "CHỈ THỊ", "V/v mở bến", "(Ban hành kèm theo Quyết định số 12/QĐ-UBND)",
    "./.", "\f", "ĐẢNG CỘNG SẢN VIỆT NAM", "T/M BAN THƯỜNG VỤ", "đoạn văn thường.", "\t", "ĐẾN Số: 45", "Kính",
    "gửi: Sở Y tế", "| A | B |", "**Điều 3.** x", "<p>", "&nbsp;", "", "-", "Lưu: VT.", "”", "a)", "Căn cứ",
])
texts_of_lines = st.lists(lines_of_any_kind, max_size=40).map("\n".join)

CORPUS = [path.read_text(encoding="utf-8") for path in sorted(CORPUS_FOLDER.glob("*/source.txt"))]
SPOILS = (
    "", "{} ", "{}\t", "{} | ", "-\n{}\n", "{}\n-\n", "**{}**\n", "# {}\n", "“{}\n", "{}”\n", "{}:\n", "{} như sau:\n",
    "\n{}\n", "({})\n", "1. {}\n",
)
"""Changes to a line and its end."""


@st.composite
def spoilt_documents(draw: st.DrawFn) -> str:
    """A document of the corpus. One line in six is lost, joined to the next, cut or marked."""
    random = Random(draw(st.integers(0, 10**9)))
    lines = draw(st.sampled_from(CORPUS)).split("\n")
    cut = (line.replace(" ", "\n" if random.random() < 0.05 else " ", 1) for line in lines)
    return "".join((random.choice(SPOILS) if random.random() < 1 / 6 else "{}\n").format(line) for line in cut)

"""Inputs of the benchmarks, made up word by word from a seed. Imports only the standard library.

A code (bộ luật) is made as a tree of units and printed as acts print it; `twins` marks it up for other parsers. Its
proportions are those of 137 acts of 1999 to 2024: about 1,000 characters, three khoản and two điểm to an article, a
mention of a khoản, a điều or a number to every 850.
"""

from __future__ import annotations

import argparse
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain, count
from pathlib import Path
from random import Random

WORDS: dict[str, list[str]] = tomllib.loads((Path(__file__).parent / "words.toml").read_text(encoding="utf-8"))
MARKS = {0xE000: None, 0xE001: None}
"""Marks around each citation, so that `twins` can put other citations there."""
POINTS = "abcdđeghiklmnopqrstuvxy"


@dataclass
class Unit:
    """A unit of the code: its level, number, heading, own text and the units inside."""

    level: str
    number: str
    heading: str = ""
    text: str = ""
    children: list[Unit] = field(default_factory=list)


def pick(rng: Random, name: str) -> str:
    """A random word of this list."""
    return rng.choice(WORDS[name])


def citation(rng: Random) -> str:
    """One mention of a provision or a document, in the forms of an ordinary act, between `MARKS`."""
    article, clause, point = rng.randint(1, 240), rng.randint(1, 9), rng.choice(POINTS[:7])
    year = rng.randint(2000, 2023)
    forms = (
        f"quy định tại khoản {clause} Điều {article} của Bộ luật này",
        f"quy định tại điểm {point} khoản {clause} Điều này",
        f"theo quy định tại các điều {article}, {article + 2} và {article + 5} của Bộ luật này",
        f"quy định tại các điểm a, b và c khoản {clause} Điều {article}",
        f"theo Nghị định số {rng.randint(1, 180)}/{year}/NĐ-CP ngày {rng.randint(1, 28)} tháng {rng.randint(1, 12)}"
        f" năm {year} của Chính phủ",
        f"quy định tại khoản {clause} Điều này",
    )
    return f"\ue000{rng.choice(forms)}\ue001"


def sentence(rng: Random, cited: float) -> str:
    """One sentence without its full stop; the share ``cited`` of sentences has a citation."""
    words = " ".join(pick(rng, part) for part in ("subjects", "duties", "objects", "tails"))
    return f"{words} {citation(rng)}" if rng.random() < cited else words


def paragraph(rng: Random, most: int, cited: float = 0.1) -> str:
    """One to ``most`` sentences on one line."""
    return ". ".join(sentence(rng, cited) for _ in range(rng.randint(1, most)))


def article(rng: Random, number: int) -> Unit:
    """A điều of one plain paragraph, or of khoản with some điểm."""
    unit = Unit("article", str(number), f"{pick(rng, 'headings')} đối với {pick(rng, 'objects')}")
    clauses = rng.randint(0, 6)
    if clauses < 2:
        unit.text = paragraph(rng, 4) + "."
    for index in range(1, clauses + 1 if clauses > 1 else 0):
        clause = Unit("clause", str(index), text=paragraph(rng, 3))
        if rng.random() < 0.22:
            points = POINTS[: rng.randint(2, 6)]
            clause.text += " như sau:"
            clause.children = [Unit("point", letter, text=paragraph(rng, 1) + ";") for letter in points]
        else:
            clause.text += "."
        unit.children.append(clause)
    return unit


def code(size: int, seed: int = 1) -> list[Unit]:
    """Chapters of a code whose plain text is about ``size`` bytes of UTF-8."""
    rng, chapters, written, number = Random(seed), [], 0, 0
    numerals = chain(WORDS["roman"], map(str, count(len(WORDS["roman"]) + 1)))
    while written < size:
        chapter = Unit("chapter", next(numerals), pick(rng, "chapters"))
        chapters.append(chapter)
        for _ in range(40):
            number += 1
            chapter.children.append(article(rng, number))
            written += sum(len(line.encode()) + 1 for line in plain_lines(chapter.children[-1]))
            if written >= size:
                break
    return chapters


def plain_lines(unit: Unit) -> Iterator[str]:
    """The unit as Vietnamese acts print it."""
    match unit.level:
        case "chapter":
            yield from (f"Chương {unit.number}", unit.heading)
        case "article":
            yield f"Điều {unit.number}. {unit.heading}"
            yield from [unit.text] if unit.text else []
        case "clause":
            yield f"{unit.number}. {unit.text}"
        case _:
            yield f"{unit.number}) {unit.text}"
    for child in unit.children:
        yield from plain_lines(child)


HEAD = """QUỐC HỘI
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Luật số: 99/2019/QH14
BỘ LUẬT
QUẢN LÝ BẾN, KHO VÀ NGUỒN NƯỚC DÙNG CHUNG
""".splitlines()
RECITAL = "Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;"
TAIL = ["CHỦ TỊCH QUỐC HỘI", "Trần Thị Hòa Bình"]


def code_marked(size: int = 700_000, seed: int = 1) -> str:
    """The code as plain text with marks around its citations."""
    body = [line for chapter in code(size, seed) for line in plain_lines(chapter)]
    return "\n".join([*HEAD, RECITAL, *body, *TAIL, ""])


def code_text(size: int = 700_000, seed: int = 1) -> str:
    """The code as plain text."""
    return code_marked(size, seed).translate(MARKS)


def letter(rng: Random) -> str:
    """A công văn of one page with a deadline, a list and two to four documents cited."""
    office, number, year = pick(rng, "offices"), rng.randint(10, 4999), rng.randint(2015, 2023)
    day, month = rng.randint(1, 28), rng.randint(1, 12)
    items = "\n".join(f"{n}. {paragraph(rng, 2)}." for n in range(1, rng.randint(3, 6)))
    return f"""UBND TỈNH ĐỒNG THÁP
SỞ TÀI CHÍNH
Số: {number}/{office}-VP
V/v {pick(rng, 'headings').lower()} đối với {pick(rng, 'objects')}
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Đồng Tháp, ngày {day:02} tháng {month:02} năm {year}
Kính gửi:
- Các phòng chuyên môn thuộc Sở;
- Ủy ban nhân dân các huyện, thị xã, thành phố.
Thực hiện Công văn số {rng.randint(10, 4999)}/UBND-KT ngày {day}/{month}/{year} của Ủy ban nhân dân tỉnh về việc \
{pick(rng, 'headings').lower()}; {citation(rng)}, Sở Tài chính đề nghị các đơn vị thực hiện một số nội dung sau:
{items}
Báo cáo kết quả gửi về Sở trước ngày 25/{month}/{year} để tổng hợp./.
Nơi nhận:
- Như trên;
- Giám đốc (để b/c);
- Lưu: VT, VP.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Lê Minh Tâm
"""


def letters(count: int = 1000, seed: int = 2) -> list[str]:
    """``count`` letters of about 2 kB."""
    rng = Random(seed)
    return [letter(rng).translate(MARKS) for _ in range(count)]


def decree(rng: Random, articles: int = 40) -> str:
    """A nghị định that cites in every sentence."""
    number, year = rng.randint(1, 180), rng.randint(2005, 2023)
    recitals = [f"Căn cứ Luật Bến thuyền năm {year - 3};", "Theo đề nghị của Bộ trưởng Bộ Tài chính;"]
    body: list[str] = []
    for n in range(1, articles + 1):
        body.append(f"Điều {n}. {pick(rng, 'headings')}")
        body += [f"{k}. {paragraph(rng, 2, cited=1.0)}." for k in range(1, 5)]
    return "\n".join([
        "CHÍNH PHỦ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc",
        f"Số: {number}/{year}/NĐ-CP", f"Hà Nội, ngày 12 tháng 5 năm {year}", "NGHỊ ĐỊNH",
        f"Quy định chi tiết việc sử dụng {pick(rng, 'objects')}", *recitals, *body,
        "TM. CHÍNH PHỦ", "THỦ TƯỚNG", "Nguyễn Văn An", "",
    ])  # fmt: skip


def decrees(count: int = 20, seed: int = 3) -> list[str]:
    """Dense decrees: a citation to about every 150 characters."""
    rng = Random(seed)
    return [decree(rng).translate(MARKS) for _ in range(count)]


PRINTERS: dict[str, Callable[[], str]] = {
    "code": code_text,
    "letters": lambda: "\f".join(letters()),
    "decrees": lambda: "\f".join(decrees()),
}


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Print an input of the benchmarks.")
    parser.add_argument("name", choices=PRINTERS)
    sys.stdout.write(PRINTERS[parser.parse_args().name]())

"""Pages of tables and small readers: rows of an archive, numbers and dates with slips, consolidations."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from cases_reader import CASES, read_cases
from consolidated import applied
from made_archive import document
from pins_pages import brief, page
from pins_texts import Sheet
from vbpl.archive import SCHEMAS, convert, link, write_versions
from vbpl.archive.parts import iter_rows, list_parts
from vbpl.export.akn_time import consolidation_to_akn
from vbpl.numbers import component_key, find_numbers, loose_key, official_form, parse_number, strict_key
from vbpl.numbers.dates import find_dates, parse_place_date

MADE = 24
"""Documents of the made-up province in the archive."""

NUMBERS = (
    "12/QĐ-UBND", "15/2019/NĐ-CP", "08-CT/TU", "212/SNV-VP", "07/2012/TTLT-BTC-BNV", "12/2012/QH13", "31/NQ-HĐND",
    "05a/2020/QĐ-TTg", "1234/UBND-KGVX", "03-NQ/TW", "66 QĐ/TU", "14/VBHN-BNNPTNT", "22-SL", "Số: 7 /BC-SXD",
    "Số 45/KH-BCĐ-VP", "102-QĐ/ĐU", "9/1999/PL-UBTVQH10", "Số: 0l2/QD-UBND", "23/CTr-HĐBCCB", "5/TB.VP",
    "88/CV–STC", "120/2025/NQ-HĐND", "01/HĐLĐ", "3411 /SGDĐT-CTTT", "57/HDLN-STC-SNV", "16 /2009/ QĐ - UBND",
    "48-TC/TCT", "12/CP", "64-HĐBT", "TCVN 7382:2004", "QCVN 01:2009/BYT", "05-CT", "12/VP-GDĐT", "1023/CT-NV3",
    "15/LĐTBXH-TT", "3-TTg", "8/UB-QĐ", "102/1998/NĐ-CP",
)  # fmt: skip
DATES = (
    "ngày 05 tháng 3 năm 2019", "05/3/2019", "ngày 5-3-2019", "tháng 3 năm 2019", "năm 2019", "ngày 31/12/1999",
    "Hà Nội, ngày 14 tháng 6 năm 2021", "Sóc Trăng, ngày    tháng 02 năm 2024", "ngày 01 tháng giêng năm 1950",
    "quý II năm 2020", "ngày 2-9-45", "ngày 29 tháng 02 năm 2020", "Ngày 1/7/2025",
    "TP. Vĩnh Long, ngày 9/11/2018", "ngày 05 tháng tư năm 2011", "Tam Bình ngày 17.8.2016", "Hà nội, 12/10/1994",
    "nhiệm kỳ 2021 - 2026", "SỞ NỘI VỤ\tngày 05 tháng 3 năm 2021", "Quận 3, ngày 5/3/2021", "Bến 2 ngày 5/3/2021",
    "xã Tân Lập, ngày 5/3/2021", "Thành phố Cần Thơ , ngày … tháng … năm 2021",
    "Số: 5/BC, Sóc Trăng ngày 5 tháng 3 năm 2021",
)  # fmt: skip
ISSUERS = (
    "Bộ Tài chính", "Cục Thuế tỉnh An Giang", "Sở Giáo dục và Đào tạo", "Ủy ban nhân dân tỉnh",
    "Văn phòng Chính phủ", "CT", "VP", "Bộ Công Thương", "Hội Cựu chiến binh",
)  # fmt: skip
"""Bodies that decide the meaning of a code that several bodies share."""
TIMED = (
    "passive", "eventRef", "TLC", "temporal", "timeInterval", "period=", "textualMod", "destination", "old", "new",
)  # fmt: skip
"""Words in lines of XML that say what changed, when and by which act."""
SIGNS = ("/", "-", "–", ".", " ", "1", "0", "9", "l", "O", "A", "Đ", ",", "\n", "")
"""Replacements of a character, one after another."""


def slips(printed: str) -> Iterator[str]:
    """A string with one character lost, doubled, in the other case, or replaced."""
    yield printed
    for at, letter in enumerate(printed):
        head, tail = printed[:at], printed[at + 1 :]
        yield from (head + tail, head + letter * 2 + tail, head + letter.swapcase() + tail)
        yield head + SIGNS[(at + len(printed)) % len(SIGNS)] + tail
        yield head + SIGNS[(at * 7 + 3) % len(SIGNS)] + letter + tail


def numbers_page() -> str:
    lines = [number_line(text) for printed in NUMBERS for text in dict.fromkeys(slips(printed))]
    return "\n".join([*map(issuers_line, NUMBERS), *lines]) + "\n"


def issuers_line(printed: str) -> str:
    """A number as each body reads it at an offset, with label and final punctuation."""
    read = {body: parse_number(f"Số: {printed}.", 7, issuer=body) for body in (None, *ISSUERS)}
    said: dict[str, list[str]] = {}
    for body, number in read.items():
        fields = number and f"{number.canonical} {'+'.join(number.issuer_codes)} {number.repairs} {number.span}"
        said.setdefault(str(fields), []).append(str(body))
    usual = max(said, key=lambda fields: len(said[fields]))
    others = (f" | {fields} ({', '.join(bodies)})" for fields, bodies in said.items() if fields != usual)
    return f"{printed}: {usual}" + "".join(others)


def number_line(text: str) -> str:
    """A number read from its start, its keys, and the numbers found in the text."""
    number = parse_number(text)
    found = ", ".join(each.canonical for each in find_numbers(f"Theo {text} ngày 1/1/2020"))
    if number is None:
        return f"{text!r}: none | {found}"
    fields = number.model_dump(mode="json", exclude_none=True, exclude={"text"}).values()
    said = " ".join("+".join(map(str, field)) if isinstance(field, list) else str(field) for field in fields)
    keys = [strict_key(number), *component_key(number), *loose_key(number)[3:], official_form(number)]
    return f"{text!r}: {said} | {' '.join(map(str, keys))} | {found}"


def dates_page() -> str:
    return "\n".join(date_line(text) for printed in DATES for text in dict.fromkeys(slips(printed))) + "\n"


def date_line(text: str) -> str:
    dates = find_dates(f"Từ {text}, các xã")
    found = " ".join(f"{each.start}-{each.end} {each.edtf} {each.precision}" for each in dates)
    placed = parse_place_date(text)
    return f"{text!r}: {found}" + (f" | {placed.start}-{placed.end} {placed.place} {placed.date}" if placed else "")


def archive_page(folder: Path, texts: Sheet) -> str:
    """All rows of an archive of some texts, linked, without fields about the machine or the time."""
    box = folder / "box"
    box.mkdir()
    for name, text in texts.items():
        (box / f"{name}.txt").write_bytes(text.encode("utf-8", "surrogateescape"))
    for at in range(MADE):
        (box / f"made-{at:02}.txt").write_text(document(at, MADE), encoding="utf-8")
    (box / "copy.txt").write_text(document(3, MADE), encoding="utf-8")
    (box / "broken.doc").write_bytes(b"%PDF-1.4 broken")
    out = folder / "out"
    convert([box], out, jobs=1)
    link(out, jobs=1)
    write_versions(out)
    return page({table: sorted(row_lines(out, table, folder)) for table in SCHEMAS}).replace(str(folder), "")


def row_lines(out: Path, table: str, folder: Path) -> Iterator[str]:
    for path in list_parts(out, table):
        for row in iter_rows(path):
            said = {name: row[name] for name in row if name not in ("tree", "text") and row[name] not in (None, [])}
            yield json.dumps(said, ensure_ascii=False, default=str).replace(str(folder), "")


def consolidated_page() -> str:
    """The result of each case of tests/cases/consolidation.txt on the invented act."""
    parts: dict[str, Any] = {}
    for case in read_cases(CASES / "consolidation.txt"):
        done = applied(case.text)
        parts[case.title] = {
            "changes": brief(done.changes), "origins": [f"{each.span} {each.source}" for each in done.origins],
            "versions": [each for each in brief(done.versions) if "2021" in json.dumps(each)],
        }
        parts[f"{case.title}, as XML"] = timed(consolidation_to_akn(done))
    return page(parts)


def timed(xml: str) -> str:
    """The lines of a consolidation that the act as issued does not have."""
    return "\n".join(line for line in xml.split("\n") if any(word in line for word in TIMED))

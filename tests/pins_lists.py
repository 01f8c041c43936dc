"""Texts made from the lists of the tables and modules: one for each type, body, capacity and word."""

from collections.abc import Iterator

from pins_texts import Sheet
from vbpl.citations.amendments import complete
from vbpl.citations.relate import rules
from vbpl.numbers.dates import _MONTHS
from vbpl.structure import open_ends, torn
from vbpl.structure.body import units
from vbpl.structure.numbering.styles import STYLES
from vbpl.tables import read_table

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc\n"
ARMED = ("BỘ QUỐC PHÒNG", "CÔNG AN TỈNH SÔNG HẬU", "BỘ CHỈ HUY QUÂN SỰ TỈNH SÔNG HẬU",
         "BỘ ĐỘI BIÊN PHÒNG TỈNH SÔNG HẬU", "ĐỒN BIÊN PHÒNG CỬA LẤP", "QUÂN KHU 9", "QUÂN CHỦNG HẢI QUÂN")
UNITS = ("Phần", "Chương", "Mục", "Tiểu mục", "Điều", "khoản", "điểm", "tiết", "Phụ lục", "Mẫu số", "Biểu", "đoạn",
         "gạch đầu dòng", "câu", "dòng", "cột", "Bảng", "Danh mục")
MARKERS = ("1.", "1)", "1/", "1-", "l.", "I.", "I-", "A.", "a)", "a.", "đ)", "a1)", "1.1.", "1.1", "-", "+", "*", "•",
           "Điều 1.", "Điều 1:", "Điều l.", "Điều 1a.", "Ðiều 1.", "Chương I", "Mục 1.", "§ 1.", "(1)", "[1]", "①")
MONTH = "Hà Nội, ngày 05 tháng {0} năm 1950\nĐiều thứ {0}: Một.\n"


def lists() -> dict[str, Sheet]:
    """Sheets by name."""
    return {
        "list-types": dict(types()), "list-attached": dict(attached()), "list-bodies": dict(bodies()),
        "list-line-ends": dict(line_ends()), "list-units": dict(unit_mentions()), "list-markers": dict(markers()),
        "list-months": {month: MONTH.format(month) for month in _MONTHS},
        "list-capacities": dict(capacities()), "list-examples": dict(examples()),
    }


def types() -> Iterator[tuple[str, str]]:
    """A document of each type without grounds, with its points out of order, and a mention of the type."""
    for row in read_table("document_types")["types"]:
        for heading in row["heading_forms"] or [row["name"].upper()]:
            code = (row["abbreviations"] or ["XX"])[0]
            yield f"{row['name']} {heading}", (
                f"BỘ TƯ PHÁP\n{NATION}Số: 12/2021/{code}-BTP\nHà Nội, ngày 05 tháng 3 năm 2021\n{heading}\n"
                f"Về bến đò\nĐiều 1. Bến\nThực hiện {heading.capitalize()} số 7/{code}-BTP và "
                f"{heading.capitalize()} này.\nĐiều 3. Đò\nTên của {heading.lower()} về đò ngang.\n"
                "BỘ TRƯỞNG\nTrần Văn Bến\n")


def attached() -> Iterator[tuple[str, str]]:
    """Each type as a text that a decision issues."""
    for name in dict.fromkeys(row["heading_forms"][0] for row in read_table("document_types")["types"]
                              if row["heading_forms"]):
        yield name, (f"Số: 5/QĐ-STP\nQUYẾT ĐỊNH\nBan hành {name.lower()}\nĐiều 1. Ban hành {name.lower()} kèm theo.\n"
                     f"GIÁM ĐỐC\nTrần Văn Bến\n{name}\nVỀ BẾN ĐÒ\n(Kèm theo Quyết định số 5/QĐ-STP)\n1. Bến.\n2. Đò.\n")


def bodies() -> Iterator[tuple[str, str]]:
    """A letter of a body for each first word of bodies, below a body of its place."""
    heads = [head for group in read_table("issuer_heads")["groups"] for head in group["heads"]]
    for name in dict.fromkeys([*ARMED, *(f"{head.upper()} SÔNG HẬU" for head in heads)]):
        yield name, (f"UBND TỈNH SÔNG HẬU\n{name}\nSố: 12/SH-VP\nV/v bến đò\n{NATION}"
                     f"Sông Hậu, ngày 5 tháng 3 năm 2021\nKính gửi: {name.capitalize()}.\n"
                     f"Đề nghị {name.capitalize()} cử người.\nGIÁM ĐỐC\n"
                     "Thiếu tá Trần Văn Bến\n")


def line_ends() -> Iterator[tuple[str, str]]:
    """A line that ends in each word that ends no sentence, before a capital, and before a marker."""
    words = dict.fromkeys([*open_ends.LINKS, *open_ends.RARE_LINKS, *open_ends.CITES, *sorted(torn.AREAS)])
    for word in words:
        yield word, (f"SỞ NỘI VỤ\nSố: 5/QĐ-SNV\nQUYẾT ĐỊNH\nVề bến {word}\nĐò ngang\nĐiều 1. Bến đò {word}\nĐò ngang\n"
                     f"1. Bến có {word}\nĐiều 2 và {word}\n2. Phao.\n- Lưu: VT, {word}\nTổ chức.\n")


def unit_mentions() -> Iterator[tuple[str, str]]:
    """Each level cited with each kind of number, alone and with another act."""
    numbers = ("1", "2a", "b", "IV", "thứ hai", "1.2", "3 đến 5", "này", "trên", "cuối", "1, 2 và 4", "đ")
    for unit in UNITS:
        lines = [f"Theo {unit} {number}, {unit.lower()} {number} Điều 8 Luật Giá; các {unit} {number} của Quy chế."
                 for number in numbers]
        yield unit, "Điều 5. Một\n1. Hai\n" + "\n".join(lines)


def markers() -> Iterator[tuple[str, str]]:
    """Each marker at the start of a body, after another, and in a quotation."""
    for marker in MARKERS:
        yield marker, (f"Số: 5/QĐ-SNV\nQUYẾT ĐỊNH\nVề đò\n{marker} Bến đò ngang có phao.\n"
                       f"{marker} Bến đò dọc\ncó lái.\n"
                       f"Điều 2. Sửa như sau:\n“{marker} Bến.”\n1. Một:\n{marker} Hai;\n2. Ba.\n{marker}\nBốn\n")


def capacities() -> Iterator[tuple[str, str]]:
    """Each mark of a signing power, in two spellings, with and without the name of the signer."""
    for mark in [mark for group in read_table("posts")["capacities"] for mark in group["marks"]]:
        yield mark, (f"Số: 5/TB-SNV\nTHÔNG BÁO\nVề đò\nĐò nghỉ.\n{mark}. GIÁM ĐỐC\n{mark} CHÁNH VĂN PHÒNG\n"
                     f"PHÓ CHÁNH VĂN PHÒNG\nTrần Văn Bến\n\nSố: 6/TB-SNV\nTHÔNG BÁO\nVề ghe\n"
                     f"Ghe nghỉ.\n{mark}.Trưởng phòng\nTrần Bến\n")


def examples() -> Iterator[tuple[str, str]]:
    """The example of each row of the ordered rules."""
    found = [rule.example for table in (units.RULES, rules.RULES, complete.RULES) for rule in table]
    found += [printed for style in STYLES for printed, _ in style.examples]
    for text in dict.fromkeys(found):
        yield text, text.replace("[", "").replace("]", "")

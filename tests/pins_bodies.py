"""Texts whose body is built from parts: grounds, quotes, tables, captions, notes, judgments, and files with several."""

from collections.abc import Iterator
from itertools import product

from pins_lists import NATION
from pins_sentences import ACT, END, HEAD
from pins_shapes import HEADERS, layout
from pins_texts import Sheet


def bodies() -> dict[str, Sheet]:
    """Sheets by name."""
    return {
        "made-grounds": dict(grounds()), "made-quotes": dict(quotes()), "made-cells": dict(cells()),
        "made-captions": dict(captions()), "made-consolidated": dict(consolidated()),
        "made-judgments": dict(judgments()),
        "made-files": dict(files()), "made-lines": dict(lines()),
    }


GROUNDS = (
    "Căn cứ Luật Giếng nước;", "Căn cứ Luật Giếng nước số 12/2012/QH13\nngày 20 tháng 6 năm 2012;",
    "Căn cứ Luật Giếng nước:", "- Căn cứ Luật Giếng nước,", "Căn cứ vào tình hình đê điều.",
    "CĂN CỨ Luật Giếng nước;", "Căn cứ các Luật: Giếng nước; Đò ngang;", "Theo đề nghị của Giám đốc Sở Nội vụ;",
    "Theo đề nghị của Giám đốc Sở Nội vụ tại Tờ trình số 7/TTr-SNV.",
    "Xét đề nghị của Sở Nội vụ, Sở Y tế có ý kiến như sau:", "Chiếu Sắc lệnh số 22-SL ngày 5-3-1946;",
    "Xét cần mở bến đò;", "Thực hiện Chỉ thị số 08-CT/TU, Sở Nội vụ đề nghị các huyện báo cáo.",
    "Sau khi xem xét Tờ trình số 7/TTr-SNV;", "Nhằm bảo đảm an toàn trên sông;",
    "Để thực hiện Nghị quyết số 31/NQ-HĐND;", "Trên cơ sở biên bản ngày 5/3/2021;",
    "Căn cứ Nghị định số 61/2013/NĐ-CP ngày 17/6/2013:", "Căn cứ Luật Giếng nước; Nghị định\nsố 61/2013/NĐ-CP;",
)  # fmt: skip
FORMULAS = (
    "QUYẾT ĐỊNH:", "QUYẾT ĐỊNH", "NAY QUYẾT ĐỊNH:", "Quyết nghị:", "RA SẮC LỆNH:", "Bộ trưởng Bộ Y tế quyết định:",
    "CHỦ TỊCH QUYẾT ĐỊNH NHƯ SAU:", "",
)  # fmt: skip


def grounds() -> Iterator[tuple[str, str]]:
    """Each ground alone and before another, above each of the enacting words."""
    for at, ground in enumerate(GROUNDS):
        for count in range(2):
            formula = FORMULAS[(at + 3 * count) % len(FORMULAS)]
            more = GROUNDS[(at + 7) % len(GROUNDS)] if count else ""
            said = [line for line in (ground, more, formula) if line]
            yield " / ".join(line.replace("\n", " ") for line in said), (
                f"{HEAD}Về đò ngang\nCHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH\n" + "\n".join(said)
                + f"\nĐiều 1. Mở bến.\n1. Một.\n{END}")


OPENERS, CLOSERS = ("“", '"', "«", "‘", "“ ", "”", ""), ("”", "”.", '."', ".”", "”;", "»", "", " ”")
QUOTED = (
    "Điều 5. Đò\n1. Có phao.\n2. Có lái.", "1. Có phao.", "a) Có phao;\nb) Có đèn.", "Đò có phao và có đèn",
    "Điều 5a. Đò", "Chương II\nĐÒ\nĐiều 9. Phao.", "Phụ lục I\nBẾN ĐÒ",
    "Điều 5. Đò\n1. Gọi là “ghe” nếu nhỏ.\n2. Sửa như sau:\n“a) Một.”",
)  # fmt: skip
LEADS = (
    "Sửa đổi Điều 5 như sau:", "Bổ sung khoản 1 Điều 5 như sau", "Điều 5 quy định:", "Đò ngang là",
    "Nội dung sau đây:",
)  # fmt: skip


def quotes() -> Iterator[tuple[str, str]]:
    """Each lead, quoted text and pair of marks in turn, between units of the document itself."""
    for at, (quoted, opener) in enumerate(product(QUOTED, OPENERS)):
        lead, closer = LEADS[at % len(LEADS)], CLOSERS[at % len(CLOSERS)]
        yield f"{lead} {opener}{quoted.splitlines()[0]}{closer}", (
            f"{HEAD}Sửa đổi {ACT}\nĐiều 1. Sửa đổi {ACT}\n1. {lead}\n{opener}{quoted}{closer}\n"
            f"2. Bãi bỏ Điều 6.\n3. {lead} {opener}{quoted}{closer}\nĐiều 2. Thi hành\n{END}")


ROWS = (
    "STT\tBến\tĐò\n1\tAn\t5\n2\tLạc\t6", "| STT | Bến |\n|---|---|\n| 1 | An |\n| 2 | Lạc |",
    "STT\nBến\n1\nAn\n2\nLạc", "TT\tNội dung\n1.\tMở bến\na)\tBến An\nb)\tBến Lạc",
    "Bước 1\n1. Nhận đơn.\n2. Xem đơn.\nBước 2\n1. Trả đơn.",
    "Bảng 1: Giá đò\nBến\tGiá\nAn\t5.000 đồng\nLạc\t6.000 đồng", "I\tBẾN AN\t\n1\tĐò\t5\n2\tGhe\t6\nII\tBẾN LẠC\t",
    "An:\t5\nLạc:\t6", "STT\tTên\n1\tĐiều 1. Bến\n2\tĐiều 2. Đò",
    "<table><tr><td>1</td><td>An</td></tr><tr><td>2</td><td>Lạc</td></tr></table>",
)  # fmt: skip
BEFORE = ("Điều 1. Giá đò như sau:", "1. Giá đò:", "a) Giá đò", "Giá đò theo bảng:", "- Giá đò")
AFTER = ("Điều 2. Thi hành.", "2. Giá ghe.", "b) Giá ghe.", "Giá trên đã có thuế.", "- Giá ghe.")


def cells() -> Iterator[tuple[str, str]]:
    """Each table after each kind of unit; the next unit continues the numbering or not."""
    for at, (rows, before) in enumerate(product(ROWS, BEFORE)):
        after = AFTER[(at // 2) % len(AFTER)]
        yield f"{before} {rows.splitlines()[0]} {after}".replace("\t", " "), (
            f"{HEAD}Về giá đò\n{before}\n{rows}\n{after}\nĐiều 3. Cuối.\n{END}")


CAPTIONS = (
    "Công văn 12/SNV-VP năm 2021 về cử người", "Công văn 12/SNV-VP ngày 05/3/2021 về cử người",
    "Quyết định 15/2021/QĐ-UBND về đò",
    "Kế hoạch 5/KH-UBND năm 2021 mở bến từ năm 2025\nKế hoạch 5/KH-UBND năm 2021 mở bến từ ngày 28/11/2025",
    "FILE ĐƯỢC ĐÍNH KÈM THEO VĂN BẢN", "Trang chủ\nVăn bản", "Số hiệu: 12/SNV-VP\nNgày ban hành: 05/3/2021",
    "Công báo/Số 45/Ngày 9-3-2021", "1 CÔNG BÁO/Số 45",
)  # fmt: skip


def captions() -> Iterator[tuple[str, str]]:
    """Each line of a portal above a letter with a number, without one, and below it."""
    letter = (
        "UBND TỈNH SÓC TRĂNG", "SỞ NỘI VỤ", "Số: 12/SNV-VP", "Sóc Trăng, ngày 05 tháng 3 năm 2021",
        "Kính gửi: Sở Y tế.", "Đề nghị cử người trực đê.", "GIÁM ĐỐC", "Trần Văn Bến",
    )  # fmt: skip
    for caption in CAPTIONS:
        yield f"{caption.splitlines()[0]}, above", "\n".join([caption, *letter])
        yield f"{caption.splitlines()[0]}, no number", "\n".join([caption, *letter[:2], *letter[4:]])
        yield f"{caption.splitlines()[0]}, below", "\n".join([*letter, caption])
        yield f"{caption.splitlines()[0]}, inside", "\n".join([*letter[:6], caption, *letter[6:]])


NOTED = (
    "Khoản này được sửa đổi theo quy định tại khoản 1 Điều 1 của Thông tư số 17/2021/TT-BYT, có hiệu lực kể từ ngày "
    "25 tháng 10 năm 2021.",
    "Cụm từ “đò” được thay thế bằng cụm từ “phà” theo Điều 2 Thông tư số 17/2021/TT-BYT.", "Điểm này được bãi bỏ.",
    "Điều này được bổ sung theo quy định tại Điều 1 của Thông tư số 17/2021/TT-BYT, có hiệu lực từ ngày 25/10/2021.",
    "Từ “đò” được đính chính theo Công văn số 5/BYT-PC.",
    "Thông tư số 17/2021/TT-BYT có căn cứ ban hành như sau:\n“Căn cứ Luật Giếng nước;”.",
    "Nội dung này được hướng dẫn tại Thông tư số 18/2021/TT-BYT.", "Xem Điều 5.",
)  # fmt: skip
SIGNS = ("[{}]", "{}", " [{}] ", "({})")


def consolidated() -> Iterator[tuple[str, str]]:
    """Each note at a clause, an article and a word, with each kind of marker, at the end or below its page."""
    for at, (note, sign) in enumerate(product(NOTED, SIGNS)):
        one, two = sign.format(1), sign.format(2)
        notes = f"{one.strip()} {note}\n{two.strip()} {NOTED[(at + 3) % len(NOTED)]}\n"
        inside, after = (notes, "") if at % 4 == 3 else ("", notes)
        yield f"{sign} {note[:40]}", (
            f"BỘ Y TẾ\nSố: 15/VBHN-BYT\n{NATION}Hà Nội, ngày 08 tháng 11 năm 2021\nTHÔNG TƯ\nQUY ĐỊNH VỀ ĐÒ\n"
            "Thông tư số 22/2016/TT-BYT ngày 01 tháng 3 năm 2016 của Bộ trưởng Bộ Y tế về đò, được sửa đổi bởi:\n"
            "Thông tư số 17/2021/TT-BYT ngày 09 tháng 9 năm 2021 của Bộ trưởng Bộ Y tế.\n"
            f"Điều 1. Đò\n1.{one} Đò có phao.\n2. Đò có:\na) Đèn;\nb){two} Còi.\n{inside}Điều 2. Thi hành\n"
            "Từ ngày 15/4/2016.\n"
            f"XÁC THỰC VĂN BẢN HỢP NHẤT\n{'Số: 15/VBHN-BYT' if at % 3 else 'Hà Nội, ngày 8 tháng 11 năm 2021'}\n"
            f"KT. BỘ TRƯỞNG\nTHỨ TRƯỞNG\nTrần Văn Bến\n{after}")


def judgments() -> Iterator[tuple[str, str]]:
    """Judgments with their number, day and topic in each order, and minutes."""
    numbers = (
        "Bản án số: 17/2020/DS-ST", "Bản án dân sự số 5/2021/DS-PT", "BẢN ÁN SỐ 9/2019/HS-ST",
        "Quyết định số: 3/2020/QĐST-DS",
    )  # fmt: skip
    days = ("Ngày: 22-9-2020", "Ngày 22/9/2020", "Ngày 22 tháng 9 năm 2020", "")
    topics = ("V/v tranh chấp thuê ghe", "“V/v tranh chấp thuê ghe”", "")
    for at, (number, day) in enumerate(product(numbers, days)):
        topic = topics[at % len(topics)]
        top = [line for line in ("TÒA ÁN NHÂN DÂN\nTỈNH SÓC TRĂNG", number, day, topic) if line]
        yield " / ".join(top[1:]), "\n".join([
            *(top if at % 2 else [NATION.strip(), *top]), "NHÂN DANH", "NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
            "TÒA ÁN NHÂN DÂN TỈNH SÓC TRĂNG", "- Thành phần Hội đồng xét xử gồm có:", "Thẩm phán: Ông Trần Văn Bến",
            "NỘI DUNG VỤ ÁN:", "Nguyên đơn thuê ghe.", "NHẬN ĐỊNH CỦA TÒA ÁN:",
            "[1] Về thẩm quyền: theo Điều 35 Luật Giếng nước.", "QUYẾT ĐỊNH:", "1. Chấp nhận.", "2. Buộc trả ghe.",
            "THẨM PHÁN - CHỦ TỌA", "Trần Văn Bến", ""])


BETWEEN = ("", "\n\n", "-----\n", "Trang 2\n", "\f", "_________\n\n", "2/3\n", "FILE ĐƯỢC ĐÍNH KÈM\n")


def files() -> Iterator[tuple[str, str]]:
    """Each pair of headers one after the other, signed or not, with each thing between them."""
    for at, ((first, one), (second, two)) in enumerate(product(HEADERS.items(), HEADERS.items())):
        between = BETWEEN[at % len(BETWEEN)]
        signed = END if at % 3 else ""
        kind = ("issuer first", "side by side", "nation first")[at % 3]
        title = f"{first} {between.strip()!r} {second}, {kind}, {'signed' if signed else 'not signed'}"
        yield title, "\n".join([
            *layout(kind, one), "Điều 1. Cử ông Bến.", signed + between + layout(kind, two)[0], *layout(kind, two)[1:],
            "1. Mở bến.", END])


TORN = (
    "Bến đò An Lạc ở tỉnh", "Sóc", "Trăng và huyện Mỹ Xuyên thì", "- Có phao;", "theo Nghị định số",
    "61/2013/NĐ-CP của Chính phủ", "Điều", "5. Đò dọc", "1. Đò có năm", "2020 chỗ. Ủy ban",
    "nhân dân xã giao khoản 2", "Điều 5 cho Chánh Văn phòng", "UBND tỉnh.", "2", "Trang 3/5", "3. Nhiệt độ từ",
    "-5 °C đến 10", "- 12 độ.", "(xem", "Phụ lục I).", "IV.", "Kết luận", "a", ") Một",
)  # fmt: skip


def lines() -> Iterator[tuple[str, str]]:
    """Lines that were torn, in several widths, with or without empty lines between them, from several places on."""
    words = " ".join(TORN).split(" ")
    for width in (12, 25, 40, 60, 80, 120, 200):
        rows, row = [], ""
        for word in words:
            if row and len(row) + len(word) >= width:
                rows.append(row)
                row = ""
            row = f"{row} {word}".strip()
        yield f"at {width} characters", f"{HEAD}Về đò\nĐiều 1. Đò\n" + "\n".join([*rows, row]) + f"\n{END}"
    for start, gap in product(range(0, len(TORN), 3), ("\n", "\n\n", "  \n")):
        part = [*TORN[start:], *TORN[:start]][:12]
        yield f"from {TORN[start]} on, {gap!r}", f"{HEAD}Về đò\nĐiều 1. Đò\n" + gap.join(part) + f"\n{END}"

"""Texts whose layout is built from parts: markers, heads, recipients, signatures and annexes in every order."""

from collections.abc import Iterator
from hashlib import sha256
from itertools import product

from pins_lists import NATION
from pins_sentences import END, HEAD
from pins_texts import Sheet

LETTER = f"Số: 5/SNV-VP\nV/v trực đê\n{NATION}Sóc Trăng, ngày 5 tháng 3 năm 2021\n"


def shapes() -> dict[str, Sheet]:
    """Sheets by name."""
    return {
        "made-markers": dict(sequences()), "made-heads": dict(heads()), "made-recipients": dict(recipients()),
        "made-signatures": dict(signatures()), "made-annexes": dict(annexes()),
    }


STEPS = (
    "Chương I", "Chương II", "Mục 1", "Điều 1.", "Điều 2.", "Điều 5.", "I.", "II.", "A.", "B.", "1.", "2.", "3.",
    "5.", "1.1.", "1.2.", "2.1", "a)", "b)", "đ)", "e)", "a1)", "-", "+", "(1)", "2a.", "IV.", "1)", "III-",
)  # fmt: skip


def sequences() -> Iterator[tuple[str, str]]:
    """Lines with a marker each, chosen by a hash: in a body, in a quote, and in a text that begins in the middle."""
    for seed in range(84):
        drawn = [STEPS[byte % len(STEPS)] for byte in sha256(str(seed).encode()).digest()[:12]]
        lines = [f"{marker} Bến {at} có đò{';' if at % 3 else '.'}" for at, marker in enumerate(drawn)]
        body = "\n".join(lines)
        texts = (f"{HEAD}Về đò\n{body}\n{END}", f"{HEAD}Về đò\nĐiều 1. Sửa đổi như sau:\n“{body}”\nĐiều 2. Đò.\n{END}",
                 f"{body}\n")  # fmt: skip
        yield " ".join(drawn), texts[seed % 3]


HEADERS: dict[str, tuple[str, ...]] = {
    "decision": ("UBND TỈNH SÓC TRĂNG", "SỞ NỘI VỤ", "Số: 12/QĐ-SNV", "Sóc Trăng, ngày 05 tháng 3 năm 2021",
                 "QUYẾT ĐỊNH",
                 "Về việc cử người trực đê", "trong mùa lũ năm 2021", "GIÁM ĐỐC SỞ NỘI VỤ"),
    "letter": ("UBND TỈNH SÓC TRĂNG", "SỞ NỘI VỤ", "Số: 12/SNV-VP", "Sóc Trăng, ngày    tháng 3 năm 2021",
               "V/v cử người",
               "trực đê", "Kính gửi: Sở Y tế; Sở Xây dựng", ""),
    "circular": ("BỘ TÀI CHÍNH", "BỘ NỘI VỤ", "Số: 07/2012/TTLT-BTC-BNV", "Hà Nội, ngày 02 tháng 5 năm 2012",
                 "THÔNG TƯ", "LIÊN TỊCH", "Hướng dẫn phụ cấp của người gác đèn", ""),
    "party": ("TỈNH ỦY SÓC TRĂNG", "BAN TỔ CHỨC", "Số 08-CT/TU", "Sóc Trăng, ngày 12/4/2019", "CHỈ THỊ",
              "CỦA BAN THƯỜNG VỤ TỈNH ỦY", "về quản lý chợ nổi", ""),
    "law": ("QUỐC HỘI", "", "Luật số: 12/2012/QH13", "Hà Nội, ngày 20 tháng 6 năm 2012", "LUẬT", "GIẾNG NƯỚC",
            "Căn cứ Hiến pháp năm 1992;", ""),
    "telegram": ("ỦY BAN NHÂN DÂN", "TỈNH SÓC TRĂNG", "Số: 3/CĐ-UBND", "Sóc Trăng, ngày 1 tháng 9 năm 2021",
                 "CÔNG ĐIỆN", "Về ứng phó bão", "CHỦ TỊCH ỦY BAN NHÂN DÂN TỈNH điện:", "- Sở Xây dựng;"),
}
STAMPS = (
    "HỎA TỐC", "MẬT", "DỰ THẢO LẦN 2", "CÔNG VĂN ĐẾN\nSố: 45\nNgày: 9/3", "Ký bởi: Sở Nội vụ\nNgày ký: 05/03/2021",
    "_____", "(Dự thảo ngày 5/3)", "BẢN SAO", "~ c", "Mẫu 1",
)  # fmt: skip


def layout(kind: str, parts: tuple[str, ...]) -> list[str]:
    """The lines of a header: its two columns one after the other, row by row, side by side, or in other orders."""
    upper, body, number, date, title, subject, rest, authority = parts
    nation, motto = NATION.strip().split("\n")
    rows = {
        "issuer first": [upper, body, number, nation, motto, date],
        "nation first": [nation, motto, date, upper, body, number],
        "side by side": [f"{upper}\t{nation}", f"{body}\t{motto}", f"{number}\t{date}"],
        "row by row": [upper, nation, body, motto, number, date],
        "without the nation": [upper, body, f"{number} {date}"],
        "with rules": [upper, body, "-------", nation, motto, "-----------", number, date],
        "number below": [upper, body, nation, motto, date, "", number],
        "in Markdown": [f"| **{upper}** **{body}** | **{nation}** **{motto}** |", "|---|---|",
                        f"| {number} | {date} |"],
        "title in one line": [upper, body, number, nation, motto, f"{date} {title} {subject}"],
    }[kind]
    below = [rest] if kind == "title in one line" else [title, subject, rest]
    return [line for line in (*rows, *below, authority) if line]


LAYOUTS = (
    "issuer first", "nation first", "side by side", "row by row", "without the nation", "with rules",
    "number below", "in Markdown", "title in one line",
)  # fmt: skip


def heads() -> Iterator[tuple[str, str]]:
    """Each header in each layout, and with each stamp in it."""
    for (name, parts), kind in product(HEADERS.items(), LAYOUTS):
        yield f"{name}, {kind}", "\n".join([*layout(kind, parts), "Điều 1. Cử ông Bến.", END])
    for at, (name, parts) in enumerate(HEADERS.items()):
        for count, stamp in enumerate(STAMPS):
            lines = layout(LAYOUTS[(at + count) % 3], parts)
            place = (at * 3 + count * 2) % len(lines)
            yield f"{name}, {stamp.split()[0]} before line {place + 1}", "\n".join(
                [*lines[:place], stamp, *lines[place:], "Điều 1. Cử ông Bến.", END])


RECIPIENTS = (
    "- Như trên;\n- Lưu: VT.", "- Như Điều 3;\n- Bộ Nội vụ (để b/c);\n- Lưu: VT, NC.", "Như trên;\nLưu VT.",
    "- Như trên; - Sở Y tế; - Lưu: VT.", "● Như trên\n● Sở Y tế, Sở Xây dựng\n● Lưu: VT",
    "1. Như trên;\n2. Lưu: VT.", "- Như trên;\n- UBND các huyện,\nthị xã;\n- Lưu: VT.",
    "- Như trên;\n- TT. HĐND tỉnh\n(báo cáo);\n- Lưu: VT, T.05.",
    "- Ban Thường vụ Tỉnh ủy (b/c)\n- Các sở, ban, ngành\n- Lưu: VT,\nTrần Văn Đò", "Như Điều 3, Lưu VT.",
    "+ Sở Y tế;\n+ Lưu: VT.", "- Như trên; x\n- Sở Y tế (thực hiện) ;\n- ;\n- Lưu: VT (5b).",
    "- Sở Y tế: 02 bản;\n- Lưu: VT.\n\nGhi chú: gửi qua mạng",
)  # fmt: skip
LABELS = ("Nơi nhận:", "Nơi nhận", "NƠI NHẬN :", "*Nơi nhận:*", "Noi nhan:", "Nơi gửi:")
ADDRESSED = (
    "Kính gửi: Sở Y tế.", "Kính gửi: Sở Y tế, Sở Xây dựng", "Kính gửi:\n- Sở Y tế;\n- Các huyện.",
    "Kính gởi: Bộ Nội vụ", "Kính gửi: Các sở, ban, ngành; UBND các huyện.",
    "Đồng kính gửi: Sở Y tế\nKính gửi: Bộ Nội vụ", "Kính trình: Chính phủ",
    "Kính gửi: Sở Y tế (để thực hiện);\nSở Nội vụ,\nSở Xây dựng.",
)  # fmt: skip


def recipients() -> Iterator[tuple[str, str]]:
    """Each list of recipients before and after the signature and beside it, each label, and each list of addressees."""
    sign = "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n\nTrần Văn Bến"
    for at, (said, after) in enumerate(product(RECIPIENTS, (False, True))):
        label = LABELS[at % len(LABELS)]
        listed = f"{label}\n{said}" if at % 5 else f"{label} {said}"
        parts = (sign, listed) if after else (listed, sign)
        yield f"{said.splitlines()[0]} {'after' if after else 'before'} {at}", (
            f"SỞ NỘI VỤ\n{LETTER}{ADDRESSED[at % len(ADDRESSED)]}\nĐề nghị cử người trực đê./.\n"
            + "\n".join(parts) + "\n")
    for said in RECIPIENTS:
        left, right = ["Nơi nhận:", *said.split("\n")], sign.split("\n")
        rows = [f"{left[at] if at < len(left) else ''}\t{right[at] if at < len(right) else ''}"
                for at in range(max(len(left), len(right)))]
        yield f"{said.splitlines()[0]} beside", f"SỞ NỘI VỤ\n{LETTER}Đề nghị cử người.\n" + "\n".join(rows) + "\n"


SIGNATURES = (
    "GIÁM ĐỐC\n\nTrần Văn Bến", "KT. GIÁM ĐỐC\nPHÓ GIÁM ĐỐC\n(Đã ký)\nTrần Văn Bến",
    "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Bến",
    "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n[daky]\nTrần Văn Bến",
    "TL. CHỦ TỊCH\nCHÁNH VĂN PHÒNG\nTrần Văn Bến",
    "TL. CHỦ TỊCH\nKT. CHÁNH VĂN PHÒNG\nPHÓ CHÁNH VĂN PHÒNG\nTrần Bến",
    "TUQ. GIÁM ĐỐC\nTRƯỞNG PHÒNG\nTrần Văn Bến", "Q. GIÁM ĐỐC\nTrần Văn Bến",
    "T/M BAN THƯỜNG VỤ\nPHÓ BÍ THƯ\nTrần Văn Bến", "GIÁM ĐỐC\nThS. Trần Văn Bến",
    "CHỈ HUY TRƯỞNG\nĐại tá Trần Văn Bến", "Giám đốc\nTrần Văn Bến", "KT. Chủ tịch\nPhó Chủ tịch\nTrần Văn Bến",
    "TRẦN VĂN BẾN", "CHỦ TỊCH\nTrần Văn\nBến", "GIÁM ĐỐC", "CHỦ TỌA\tTHƯ KÝ\n\nTrần Văn Bến\tLê Thị Đò",
    "BỘ TRƯỞNG BỘ NỘI VỤ\tBỘ TRƯỞNG BỘ TÀI CHÍNH\n(Đã ký)\t(Đã ký)\nTrần Văn Bến\tLê Thị Đò",
    "KT. BỘ TRƯỞNG BỘ NỘI VỤ\nTHỨ TRƯỞNG\nTrần Văn Bến\nKT. BỘ TRƯỞNG BỘ TÀI CHÍNH\nTHỨ TRƯỞNG\nLê Thị Đò",
    "NGƯỜI LẬP BIỂU\nTrần Văn Bến\nGIÁM ĐỐC\nLê Thị Đò", "Ký bởi: Trần Văn Bến\nGIÁM ĐỐC",
    "GIÁM ĐỐC\n(Ký, ghi rõ họ tên)",
)  # fmt: skip


def signatures() -> Iterator[tuple[str, str]]:
    """Each signature after a decision, and above each text that may follow it."""
    after = ("", "PHỤ LỤC\nBẾN ĐÒ\n1. Bến.\n", "Nơi nhận:\n- Như trên;\n- Lưu: VT.\n", "12\n", "1 Ghi chú về đò.\n",
             f"SỞ Y TẾ\n{LETTER}Đề nghị.\nGIÁM ĐỐC\nLê Văn Đò\n")
    for at, signature in enumerate(SIGNATURES):
        for below in (after[at % len(after)], after[(at + 2) % len(after)]):
            yield f"{signature.split()[0]} {at} above {below.split()[0] if below else 'nothing'}", (
                f"{HEAD}Về đò ngang\nĐiều 1. Mở bến đò.\nĐiều 2. Các sở thi hành./.\n{signature}\n\n{below}")


ANNEXES = (
    "PHỤ LỤC", "PHỤ LỤC I", "Phụ lục 2", "PHỤ\nLỤC III", "Phụ lục:", "Mẫu số 01", "MẪU SỐ 02: ĐƠN", "Biểu 3",
    "BIỂU SỐ 4", "DANH MỤC BẾN ĐÒ", "QUY CHẾ", "KẾ HOẠCH MỞ BẾN", "Danh sách người lái", "BẢNG GIÁ", "Phụ lục này",
)  # fmt: skip
TITLES = ("BẾN ĐÒ NGANG", "Bến đò ngang", "QUẢN LÝ BẾN ĐÒ\ntrên sông Hậu", "")
NOTES = (
    "(Ban hành kèm theo Quyết định số 15/2021/QĐ-UBND)", "(Kèm theo Quyết định số .../QĐ-UBND)",
    "(Ban hành kèm theo\nQuyết định số 15)", "",
)  # fmt: skip
BODIES = (
    "1. Bến An.\n2. Bến Lạc.\n", "STT\tTên bến\n1\tAn\n2\tLạc\n",
    "Họ và tên: ........\nNgày sinh: ........\nBến: ........\n", "Chương I\nBẾN\nĐiều 1. Bến.\nĐiều 2. Đò.\n",
)  # fmt: skip


def annexes() -> Iterator[tuple[str, str]]:
    """Each head of an annex above a title, a note and a body of each kind, in turn."""
    for at, (head, title) in enumerate(product(ANNEXES, TITLES)):
        for note in (NOTES[at % len(NOTES)], NOTES[(at + 1) % len(NOTES)]):
            lines = [line for line in (head, title, note) if line]
            yield " / ".join(line.replace("\n", " ") for line in lines), (
                f"{HEAD}Về đò ngang\nĐiều 1. Mở bến đò.\n{END}\n" + "\n".join(lines) + f"\n{BODIES[at % len(BODIES)]}")

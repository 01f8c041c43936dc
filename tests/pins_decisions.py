"""Texts of small decisions of reading and citing, most of them at a bound, and of every rule of the check."""

from collections.abc import Iterator
from itertools import pairwise, product

import vbpl
from pins_checked import findings
from pins_lists import NATION
from pins_sentences import END, HEAD
from pins_texts import Sheet
from pins_variants import variants_of, word_variants_of
from vbpl.checking import all_rules
from vbpl.linking import Library


def decisions() -> dict[str, Sheet]:
    """Sheets by name."""
    return {
        "made-afterwords": dict(afterwords()), "made-ranks": dict(ranks()), "made-same": dict(same()),
        "made-levels": dict(levels()), "made-torn": dict(torn_heads()), "made-judges": dict(judges()),
        "made-asides": dict(asides()), "made-small": dict(small_parts()),
    }


def body(lines: list[str], subject: str = "Về đò ngang") -> str:
    numbered = (f"{at}. {line}" for at, line in enumerate(lines, 1))
    return f"{HEAD}{subject}\nĐiều 1. Đò\n" + "\n".join(numbered) + f"\n{END}"


JOINTS = (
    "{a} ({b})", "{a} (theo {b})", "{a}, {b}", "{a} và {b}", "{a}; {b}", "{a} theo {b}", "{a} và theo {b}",
    "{a} sửa đổi {b}", "{a} sửa đổi, bổ sung một số điều của các {b}", "{a} (được sửa đổi bởi {b}", "{a} hướng dẫn {b}",
    "Đề nghị của Sở Nội vụ tại {a} ({b})", "Thực hiện {a} ({b})", "Bãi bỏ {a} sửa đổi một số điều của {b}",
    "Bãi bỏ khoản 2 Điều 5 {a} sửa đổi một số điều của {b}",
    "Bãi bỏ {a} sửa đổi, bổ sung một số điều của các {b}", "Bãi bỏ {a} sửa đổi, bổ sung các {b}",
    "Hợp đồng theo {a}, {b}",
)  # fmt: skip
ENDS = (
    ".", " hết hiệu lực.", " được bãi bỏ.", " và {c} hết hiệu lực.", ", {c} được thay thế.", " ({c}).",
    ", khoản 1 Điều 3 {c}.", ") và {c}.", " được sửa đổi bởi {c}.", "; {c} còn hiệu lực.",
)  # fmt: skip


def afterwords() -> Iterator[tuple[str, str]]:
    """Two acts that stand to each other in each way, above each of the words after them."""
    a, b, c = "Nghị định số 61/2013/NĐ-CP", "Thông tư số 7/2015/TT-BTC", "Nghị định số 9/2018/NĐ-CP"
    for joint in JOINTS:
        yield joint, body([joint.format(a=a, b=b) + end.format(c=c) for end in ENDS])


RANKED = (
    "Luật số 12/2012/QH13", "Bộ luật số 13/2012/QH13", "Pháp lệnh số 9/1999/PL-UBTVQH10",
    "Nghị định số 61/2013/NĐ-CP", "Thông tư số 7/2015/TT-BTC", "Thông tư liên tịch số 7/2012/TTLT-BTC-BNV",
    "Quyết định số 7/2015/QĐ-TTg",
)  # fmt: skip


def ranks() -> Iterator[tuple[str, str]]:
    """Each kind of act, amended by one of its own and beside it one of each other kind."""
    for act in RANKED:
        amender = act.replace("số ", "số 1")
        yield act, body([f"Theo {act} được sửa đổi bởi {amender}, {other.replace('số ', 'số 2')}." for other in RANKED])


POINTING = (
    "Luật này", "Luật đó", "Luật nêu trên", "Quyết định này", "Nghị định này", "Luật Giếng nước", "Quy chế này",
    "Điều 3 Luật này", "khoản 2 Điều này", "Quyết định đó",
)  # fmt: skip
BODIES_OF_PARTY = (
    "của Ban Thường vụ Tỉnh ủy", "của Bộ Chính trị", "của Ban Bí thư", "của Đảng ủy xã", "của Sở Nội vụ",
    "của Ban Pháp chế",
)  # fmt: skip
OF_PARTY = ("Nghị quyết", "Chỉ thị", "Quyết định", "Quy định", "Kết luận", "Tờ trình", "Báo cáo", "Thông báo", "Đề án")


def same() -> Iterator[tuple[str, str]]:
    """What points back to an act after each other way to name it, and acts that have a body alone."""
    for first in POINTING:
        yield first, body([f"Theo Luật Giếng nước số 12/2012/QH13 và {first}, đò có phao, {second} cho phép."
                           for second in POINTING])
        grounds = "\n".join(f"Theo {first} và {second};" for second in POINTING[::3])
        yield f"{first}, in grounds", (
            f"{HEAD}Về đò ngang\nCăn cứ Luật Giếng nước số 12/2012/QH13;\n{grounds}\nQUYẾT ĐỊNH:\nĐiều 1. Mở bến.\n"
            f"Điều 2. Sửa đổi Điều 3 như sau: “Điều 3. {first} và Điều 4 {first} có hiệu lực từ ngày 01/7/2021.”\n"
            f"{END}")
    for kind in OF_PARTY:
        yield kind, (
            f"{HEAD}Về đò ngang\n" + "\n".join(
                f"Xét Tờ trình số 1/TTr-SNV; {kind} {by};\nCăn cứ {kind} {by};" for by in BODIES_OF_PARTY[::2])
            + "\nQUYẾT ĐỊNH:\n" + "\n".join(
                f"Điều {at}. Theo Tờ trình số 1/TTr-SNV; {kind} {by}, Điều 2 {kind} {by}."
                for at, by in enumerate(BODIES_OF_PARTY, 1)) + f"\n{END}")


LEVELS = ("Phần thứ nhất", "Chương I", "Mục 1", "Tiểu mục 1", "Điều 1.")
GOING_ON = (
    "gồm các bến", "này gồm các bến", "quy định về bến.", "Quy định về bến", "của Luật Giếng nước", "và Chương II",
    ". Gồm các bến", "", "theo Nghị định số 61/2013/NĐ-CP", "THEO NGHỊ ĐỊNH SỐ 61/2013/NĐ-CP", "nêu trên", "đến Mục 3",
)  # fmt: skip


def levels() -> Iterator[tuple[str, str]]:
    """Each word of a higher unit before each of the words that may follow it, on its line and on the next."""
    for word, between in product(LEVELS, (" ", "\n")):
        for words in GOING_ON:
            yield f"{word}{between!r}{words}", (
                f"{HEAD}Về đò ngang\n{word}{between}{words}\nĐiều 2. Bến đò theo {word.rstrip('.')} Luật này.\nMở bến "
                f"theo\n{word}{between}{words}\nĐiều 3. Đò.\n{END}")
    heads = "\n".join(f"{word}{' ' if word[0] == 'Đ' else chr(10)}ĐÒ THEO NGHỊ ĐỊNH SỐ {at}/2013/NĐ-CP"
                      for at, word in enumerate(LEVELS, 1))
    yield "all levels cite", f"{HEAD}Về đò ngang\n{heads}\n1. Mở bến.\n{END}"


ALONE = ("I.", "1.", "A.", "1)", "I", "2.", "a)", "IV.")
BELOW = ("MỞ BẾN ĐÒ", "Mở bến đò", "mở bến đò", "5 bến đò")
TORN = (
    "Điều", "ĐIỀU", "Điều ", "PHẦN", "Chương", "Phần", "Luật", "Bộ luật", "Pháp lệnh", "-", "+ ", " -", "•",
    "Nghị quyết",
)  # fmt: skip
PLACES = (
    "Hà\nNội", "Sóc\nTrăng", "Thừa\nThiên Huế", "Bà Rịa - Vũng\nTàu", "Thành phố\nHồ Chí Minh",
    "Long Điền\nĐông", "xã Bến\nLạc", "Bà\nRịa - Vũng Tàu", "TP. Hồ\nChí Minh", "Đắk\nLắk", "BẾN\nTre",
    "Cà\n\nMau",
)  # fmt: skip
DATES = ("ngày 05 tháng 3 năm 2021", "ngày    tháng 3 năm 2021", "05/3/2021")
LABELS = (
    "Kính", "Kính ", "Kính gửi", "Kính gửi:", "KÍNH", "Nơi", "Nơi nhận", "Nơi nhậ", "Căn", "Căn cứ", "căn",
)  # fmt: skip


def torn_heads() -> Iterator[tuple[str, str]]:
    """Numbers alone on a line above each kind of line, and what converters tear from the line below it."""
    for first, second, below in product(("I.", "1.", "A."), ALONE, BELOW):
        yield f"{first} {second} {below}", (
            f"{HEAD}Về đò ngang\nĐiều 1. Đò\n{first}\n{below}\nĐò có phao.\n{second}\n{below}\nĐò có đèn.\n{END}")
    for head in TORN:
        yield f"{head} torn", (
            f"{HEAD}Về đò ngang\nCăn cứ\n{head}\nsố: 38/2019/QH14;\n{head}\n1. Mở bến đò ngang ở xã\n{head}\nII\n"
            f"MỞ BẾN\n{head}\nSở Y tế và các bệnh viện lớn\n{head}\n{END}")
    for place, date in product(PLACES, DATES):
        yield f"{place} {date}".replace("\n", " / "), (
            f"SỞ NỘI VỤ\nSố: 12/QĐ-SNV\n{NATION}{place}, {date}\nQUYẾT ĐỊNH\nVề đò\nĐiều 1. Mở bến.\n{END}")
    for label in LABELS:
        rest = "gửi: Sở Y tế" if label[0] in "Kk" else "nhận: Sở Y tế" if label[0] == "N" else "cứ Luật Giếng nước;"
        yield f"{label} torn", (
            f"SỞ NỘI VỤ\nSố: 12/SNV-VP\n{NATION}Sóc Trăng, ngày 5 tháng 3 năm 2021\n{label}\n{rest}\n{rest.upper()}\n"
            f"Đề nghị cử người.\n{label}\n{rest}\n- Lưu: VT.\nGIÁM ĐỐC\nTrần Văn Bến\n")


COMPOSITIONS = (
    "Thành phần Hội đồng xét xử gồm có:", "Với thành phần Hội đồng xét xử sơ thẩm gồm:",
    "- Thành phần Ủy ban Thẩm phán gồm có:", "Với thành phần Hội đồng Thẩm phán gồm:",
    "- Với Thành phần Hội đồng giám đốc thẩm gồm có:", "Thành phần Hội đồng tái thẩm:", "Thành phần Hội đồng khoa học:",
    "Thành phần Ủy ban xã gồm có:", "- Thành phần giải quyết việc dân sự gồm có:", "Thành phần:",
)  # fmt: skip


def judges() -> Iterator[tuple[str, str]]:
    """Each first line of a judgment below its subject."""
    for at, words in enumerate(COMPOSITIONS):
        yield words, (f"TÒA ÁN NHÂN DÂN\nTỈNH SÓC TRĂNG\n{NATION}Bản án số: {at}/2020/DS-ST\nNgày: 22-9-2020\n"
                      f"V/v tranh chấp thuê ghe\n{words}\nThẩm phán: Ông Trần Văn Bến\nNỘI DUNG VỤ ÁN:\nThuê ghe.\n"
                      "QUYẾT ĐỊNH:\n1. Chấp nhận.\nTHẨM PHÁN\nTrần Văn Bến\n")


NOTED = (
    "[1] Khoản\nnày được sửa đổi theo Thông tư số 17/2021/TT-BYT.",
    "[1] Khoản này được sửa đổi theo quy định tại khoản 1 Điều 1 của\nThông tư số 17/2021/TT-BYT.",
    "[1] Điều này được bãi bỏ.\nSao y bản chính\nSóc Trăng, ngày 9 tháng 3 năm 2021",
    "[1] Điều này được bãi bỏ.\n\nĐò có phao.",
    "SAO Y BẢN CHÍNH\nTrần Văn Đò\n[1] Điều này được bãi bỏ.", "1 Điều này\nđược bãi bỏ.", "[1]\nĐiều này được bãi bỏ.",
    "[1] Điều này được bãi bỏ.\n[2] Điều\nnày được sửa đổi.\nĐò", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n[1] Điều",
)  # fmt: skip


def asides() -> Iterator[tuple[str, str]]:
    """Each note below the signature and inside the body, wrapped in each way."""
    for note in NOTED:
        yield note.replace("\n", " / "), (
            f"{HEAD}Về đò ngang\nĐiều 1. Đò[1]\n1. Có phao.\nĐiều 2. Thi hành[2]\n{END}\n{note}\n")
        yield note.replace("\n", " / ") + " inside", (
            f"{HEAD}Về đò ngang\nĐiều 1. Đò[1]\n1. Có phao.\n\n{note}\nĐiều 2. Thi hành[2]\n{END}")


ORDINALS = ("nhất", "hai", "ba", "tư", "bốn", "năm", "sáu", "bảy", "tám", "chín", "mười", "đầu", "1", "12")


def small_parts() -> Iterator[tuple[str, str]]:
    """Parts of points by their ordinals, words that are changed in several places, names that a comma cuts, lists."""
    yield "ordinals", body(
        [f"{verb} gạch đầu dòng thứ {each} điểm b khoản 2 Điều 5 Nghị định số 61/2013/NĐ-CP như sau: “- Phao.”"
         for each in ORDINALS for verb in ("Sửa đổi", "Bãi bỏ")]
        + [f"Bãi bỏ {piece} thứ {each} khoản 2 Điều 5 Nghị định số 61/2013/NĐ-CP." for each in ORDINALS
           for piece in ("đoạn", "câu")]
        + [f"Bãi bỏ đoạn thứ {each}, tiết {each} khoản 2 Điều 5 Nghị định số 61/2013/NĐ-CP." for each in ORDINALS])
    where = ("tại Điều 5", "tại khoản 1", "tại các điều, khoản sau đây", "của Nghị định số 61/2013/NĐ-CP", "",
             "trong Nghị định số 61/2013/NĐ-CP", "tại một số điều")
    for place in where:
        yield f"words {place}", (
            f"{HEAD}Sửa đổi Nghị định số 61/2013/NĐ-CP\n" + "\n".join(
                f"Điều {at}. {lead} {place} như sau:\n1. khoản 1 Điều 5;\n2. Thay cụm từ “đò” bằng cụm từ “phà” tại "
                "khoản 2 Điều 6.\n3. Khoản 4 Điều 7: “Có phao.”"
                for at, lead in enumerate(("Thay thế cụm từ “đò” bằng cụm từ “phà”", "Thay thế, bãi bỏ một số cụm từ",
                                           "Sửa đổi, bổ sung", "Bãi bỏ", "Sửa đổi một số khoản"), 1))
            + f"\nĐiều 9. Thi hành\n{END}")
    for place in ("tại Điều 5", "tại Luật Giếng nước", "tại khoản này", ""):
        yield f"words alone {place}", body(
            [f"Thay thế cụm từ “đò” bằng cụm từ “phà” {place} như sau:\na) Có phao;\nb) Có đèn."],
            "Sửa đổi Nghị định số 61/2013/NĐ-CP")
    names = ("Pháp lệnh   lực lượng Cảnh sát nhân dân năm 1989", "Pháp lệnh lực lượng Cảnh sát nhân dân năm 1989",
             "các luật liên quan đến đò ngang số 38/2009/QH12", "các luật liên quan đến đò, phà số 38/2009/QH12",
             "các luật của Quốc hội, khóa XII ngày 19/6/2009", "Luật sửa đổi các luật về đò, phà ngày 19/6/2009")
    standards = ("TCVN ISO/IEC 17025:2017", "TCVN ISO 9001:2015", "TCVN IEC 60335-1:2010", "TCVN 7382 : 2004",
                 "QCVN 01:2009/BYT", "Tiêu chuẩn ISO/IEC 27001:2013", "TCVN ISO 9001")
    yield "standards", body([f"Theo {name} và {other}." for name, other in pairwise(standards)])
    shared = ("số 7/2015/QĐ-UBND ngày 5/3/2015", "số 8/2015/QĐ-UBND ngày 6/3/2015")
    yield "shared issuers", body([
        f"Theo {kind} {shared[0]}{joint}{more}{shared[1]} của UBND tỉnh An Giang."
        for kind in ("Quyết định", "các Quyết định", "các Quyết định:") for joint in ("; ", ", ", " và ", " hoặc ")
        for more in ("", "Quyết định ", "Nghị quyết ")])
    yield "names", body([f"{cue} {name}." for name in names for cue in ("Theo", "Bãi bỏ")])
    for listed, heading in product(("Danh mục kèm theo", "Phụ lục II kèm theo", "Danh mục 2 ban hành kèm theo"),
                                   ("DANH MỤC", "PHỤ LỤC II", "PHỤ LỤC I", "BIỂU SỐ 2")):
        rows = "1. Quyết định số 7/2015/QĐ-UBND sửa đổi Quyết định số 6/2014/QĐ-UBND;\n2. Công văn số 5/SNV-VP."
        for more in ("", f"\n{heading}\n{rows}"):
            yield f"{listed}, {heading}{', twice' if more else ''}", (
                f"{HEAD}Về đò ngang\nĐiều 1. Bãi bỏ các quyết định của tỉnh tại {listed} Quyết định này.\n"
                f"Điều 2. Thi hành\n{END}\n{heading}\n{rows}{more}\n")


def rules_page() -> str:
    """What the check finds in the examples that keep and break each rule; those of T7 know the documents."""
    lines: list[str] = []
    for code, rule in all_rules().items():
        library = Library() if code.startswith("T7") else None
        for name, text in (("kept", rule.good), ("broken", rule.bad)):
            if library is not None:
                library.add(vbpl.parse_bundle(text))
            lines += [f"# {code} {name}", *findings(text, library)]
        lines += damaged_rule(code, rule.bad) if library is None else []
    return "\n".join(lines) + "\n"


def damaged_rule(code: str, text: str) -> Iterator[str]:
    """What a damage of the example that breaks a rule changes in what the rule itself finds."""
    sound = [line for line in findings(text) if code in line]
    for variant in (*variants_of(text, 12), *word_variants_of(text, 10)):
        found = [line for line in findings(variant.text) if code in line]
        if found != sound:
            yield from (f"## {variant.name.splitlines()[0]}", *found)

"""Texts that name acts: their parts in each order, subjects, lists, short names, and cues before two of them."""

from collections.abc import Iterator
from itertools import product

from pins_sentences import ACT, END, HEAD
from pins_texts import Sheet


def naming() -> dict[str, Sheet]:
    """Sheets by name."""
    return {
        "made-acts": dict(acts()), "made-subjects": dict(subjects()), "made-pairs": dict(pairs()),
        "made-lists": dict(act_lists()), "made-short": dict(short_names()), "made-titles": dict(titles()),
        "made-days": dict(days()), "made-owners": dict(owners()),
    }


def body(lines: list[str], subject: str = "Về đò ngang") -> str:
    numbered = (f"{at}. {line}" for at, line in enumerate(lines, 1))
    return f"{HEAD}{subject}\nĐiều 1. Đò\n" + "\n".join(numbered) + f"\n{END}"


KINDS = (
    "Nghị định", "Quyết định", "Thông tư liên tịch", "Công văn", "Luật", "Kế hoạch", "Nghị quyết liên tịch",
    "Tờ trình",
)  # fmt: skip
NUMBERS = (
    "số 61/2013/NĐ-CP", "61/2013/NĐ-CP", "số: 7/QĐ-UBND", "số 08-CT/TU", "số 61", "số 7 /2015/ QĐ-UBND",
    "số 12a/BC", "",
)  # fmt: skip
DATES = (
    "ngày 17/6/2013", "ngày 17 tháng 6 năm 2013", "ngày 17-6-2013", "năm 2013", "tháng 6 năm 2013", "(17/6/2013)",
    "",
)  # fmt: skip
BODIES = (
    "của Chính phủ", "của Ủy ban nhân dân tỉnh", "của UBND tỉnh An Giang", "của Bộ trưởng Bộ Y tế",
    "của liên Bộ Tài chính - Nội vụ", "của Ban Chấp hành Đảng bộ tỉnh khóa X", "của Sở Nội vụ và Sở Y tế",
    "của Cục Hải quan khu vực 4", "",
)  # fmt: skip


def acts() -> Iterator[tuple[str, str]]:
    """Each type with numbers, days and bodies, in two orders, and with one part missing."""
    for at, (kind, number) in enumerate(product(KINDS, NUMBERS)):
        lines = []
        for count in range(5):
            date, by = DATES[(at + count) % len(DATES)], BODIES[(at * 2 + count) % len(BODIES)]
            parts = [kind, number, date, by] if count % 2 else [kind, number, by, date]
            lines.append(f"Theo {' '.join(filter(None, parts))}, đò có phao; {kind.lower()} đó còn hiệu lực.")
        yield f"{kind} {number}", body(lines)


SUBJECTS = (
    "về bến đò", "về việc mở bến đò", "v/v mở bến đò", "quy định về bến đò và phà",
    "hướng dẫn Nghị định số 7/2015/NĐ-CP về phà", "ban hành Quy chế bến đò", "ban hành kèm theo Quy chế",
    "về “bến đò” (đợt 1) năm 2021", "phê duyệt bến đò, phà; ghe", "về bến đò, Sở Y tế báo cáo",
    "về bến đò thì Sở báo cáo", "về bến đò được sửa đổi bởi Nghị định số 9/2018/NĐ-CP", "về thi đua và",
    "về bến đò và Nghị định số 9/2018/NĐ-CP", "sửa đổi Điều 5 Nghị định số 7/2015/NĐ-CP",
    "về bến đò (sau đây gọi là Nghị định 61)", "về bến đò có hiệu lực từ ngày 1/7/2013", "về bến đò.\n- Ghe",
    "về bến\n\nđò", "về bến đò (được bãi bỏ)", "quy định chi tiết Luật Phà",
)  # fmt: skip
AFTERWARDS = (".", ";", ", Sở Nội vụ báo cáo.", " và các văn bản khác.", ")", "”", ":\n- Một.", " trên sông Hậu.")


def subjects() -> Iterator[tuple[str, str]]:
    """Each subject of an act above each end of its sentence."""
    for subject in SUBJECTS:
        yield subject, body([f"Theo Nghị định số 61/2013/NĐ-CP {subject}{after}" for after in AFTERWARDS])


CUES = (
    "Bãi bỏ", "Thực hiện", "Căn cứ", "Thay thế", "Sửa đổi", "Theo", "Hướng dẫn", "Trả lời", "Công bố",
    "Không bãi bỏ", "Phê duyệt", "Ban hành kèm theo", "Đình chỉ", "Tiếp theo", "Hủy bỏ toàn bộ", "Trình",
    "Gia hạn",
)  # fmt: skip
JOINTS = (
    "{a} và {b}.", "{a}, {b}.", "{a}; {b}.", "{a} và thực hiện {b}.", "{a} để phù hợp với {b}.",
    "{a} (được sửa đổi bởi {b}).", "{a} ({b}).", "{a} hướng dẫn {b}.", "{a} sửa đổi một số điều của {b}.",
    "{a} hết hiệu lực theo {b}.", "{a}, {b} hết hiệu lực.", "{a} thay thế {b}.", "{a} nhưng không bãi bỏ {b}.",
    "các văn bản sau: a) {a}; b) {b}.", "khoản 2 Điều 5 {a} và Điều 7 {b}.", "{a} về đò và {b} về phà.",
    "{a}. {b} còn hiệu lực.", "cụm từ “{a}” bằng cụm từ “{b}”.", "Quy chế theo {a} hoặc {b}.",
    "{a} do {b} quy định.",
)  # fmt: skip


def pairs() -> Iterator[tuple[str, str]]:
    """Each cue before two acts with each relation between the two."""
    a, b = "Nghị định số 61/2013/NĐ-CP", "Thông tư số 7/2015/TT-BTC"
    for cue in CUES:
        yield cue, body([f"{cue} {joint.format(a=a, b=b)}" for joint in JOINTS])
        grounds = [f"{'Căn cứ' if at % 2 else 'Xét'} {joint.format(a=a, b=b).rstrip('.')};"
                   for at, joint in enumerate(JOINTS[:6])]
        yield f"{cue}, in the grounds", (
            f"{HEAD}Về đò ngang\n" + "\n".join(grounds)
            + f"\nQUYẾT ĐỊNH:\nĐiều 1. {cue} các văn bản sau đây:\n1. {a};\n2. {b}.\n{END}")


LISTED = (
    "Quyết định số 7/2015/QĐ-UBND; số 8/2015/QĐ-UBND và 9/2015/QĐ-UBND",
    "các Quyết định: số 7/2015/QĐ-UBND, số 8/2015/QĐ-UBND",
    "các Nghị định của Chính phủ: số 61/2013/NĐ-CP ngày 17/6/2013, số 62/2013/NĐ-CP ngày 18/6/2013",
    "Luật Giếng nước, Luật Đò ngang và Luật Phà", "Luật Giếng nước; Đò ngang; Phà",
    "Nghị định số 61/2013/NĐ-CP; 62/2013/NĐ-CP; Thông tư số 7/2015/TT-BTC", "Công văn số 5, 6, 7/SNV-VP",
    "các văn bản số 5/SNV-VP và số 6/SNV-TC", "Nghị định số 61/2013/NĐ-CP và Nghị định số 62",
    "hai Nghị định số 61/2013/NĐ-CP, 62/2013/NĐ-CP",
    "Luật sửa đổi, bổ sung một số điều của Luật Giếng nước và Luật Đò ngang",
    "Quyết định số 7/2015/QĐ-UBND, Quyết định số 8/2015/QĐ-UBND và các quyết định khác",
    "Luật sửa đổi, bổ sung một số điều của Luật Giếng nước số 12/2012/QH13 và Luật Đò ngang số 13/2012/QH13",
    "Luật sửa đổi, bổ sung một số điều của Luật Giếng nước số 12/2012/QH13, Luật Đò ngang",
)  # fmt: skip
INTRODUCED = (
    "Bãi bỏ {}.", "Các văn bản sau đây hết hiệu lực: {}.", "Căn cứ {};", "{} hết hiệu lực từ ngày 01/7/2021.",
    "Sửa đổi {} như sau:",
)  # fmt: skip


TABLED = ("STT\tTên văn bản\n1\tQuyết định số 7/2015/QĐ-UBND sửa đổi Quyết định số 6/2014/QĐ-UBND\n"
          "2\tCông văn số 5/SNV-VP")
ITEMS = ("1. Quyết định số 7/2015/QĐ-UBND thay thế Quyết định số 6/2014/QĐ-UBND;\n"
         "2. Khoản 1 Điều 5 Quyết định số 8/2015/QĐ-UBND.")


def act_lists() -> Iterator[tuple[str, str]]:
    """Each list of acts in each sentence, and articles that repeal acts by an attached list."""
    for listed in LISTED:
        yield listed, body([said.format(listed) for said in INTRODUCED])
    attached = (
        "Danh mục kèm theo", "Danh mục ban hành kèm theo Quyết định này", "Phụ lục I kèm theo", "Phụ lục này",
        "danh mục đính kèm", "Danh mục kèm theo Tờ trình số 7/TTr-SNV",
    )  # fmt: skip
    heads = ("DANH MỤC\nVĂN BẢN", "PHỤ LỤC I\nVĂN BẢN", "PHỤ LỤC II\nVĂN BẢN")
    for at, (where, head) in enumerate(product(attached, heads)):
        part = " một phần" if at % 3 == 1 else ""
        rows = TABLED if at % 2 else ITEMS
        yield f"{where}, {head.splitlines()[0]}, {at}", (
            f"{HEAD}Bãi bỏ văn bản\nĐiều 1. Bãi bỏ{part} 02 văn bản của tỉnh tại {where}.\nĐiều 2. Thi hành.\n{END}\n"
            f"{head}\n(Ban hành kèm theo Quyết định số 15/2021/QĐ-UBND)\n{rows}\n")


NAMING = (
    "(sau đây gọi là {})", "(sau đây gọi tắt là {})", "(gọi chung là “{}”)", ", sau đây gọi là {}",
    "(sau đây viết tắt là: {})", "({})", "(dưới đây gọi là {})", "(từ đây gọi {})", "(viết tắt: {})",
    "sau đây được gọi là “{}”",
)  # fmt: skip
CALLED = (("Nghị định số 61/2013/NĐ-CP về đăng kiểm thuyền gỗ", "Nghị định 61"), ("thủ tục hành chính", "TTHC"),
          ("Luật Giếng nước", "Luật"), ("Quy chế bến đò ban hành kèm theo Quyết định này", "Quy chế"),
          ("Ủy ban nhân dân xã, phường", "cấp xã"))


def short_names() -> Iterator[tuple[str, str]]:
    """Each way to give a short name to each thing, and the short name used before and after."""
    for naming_words, (meaning, term) in product(NAMING, CALLED):
        given = f"{meaning} {naming_words.format(term)}".replace(" ,", ",")
        yield given, body([f"Theo {term}, đò có phao.", f"Thực hiện {given} và Điều 5 {term}.",
                           f"Bãi bỏ khoản 2 Điều 5 {term}; {term} này.", f"Trong {term.lower()}, đò có đèn."])


TITLED = (
    "Bãi bỏ Quyết định số 7/2015/QĐ-UBND", "Về việc bãi bỏ một số văn bản",
    "Sửa đổi, bổ sung một số điều của Quyết định số 7/2015/QĐ-UBND",
    "Thay thế Điều 5 Quyết định số 7/2015/QĐ-UBND", "Hướng dẫn thi hành Nghị định số 61/2013/NĐ-CP",
    "Đính chính Quyết định số 7/2015/QĐ-UBND", "Quy định chi tiết một số điều của Luật Giếng nước",
    "Gia hạn Quyết định số 7/2015/QĐ-UBND", "Công bố văn bản hết hiệu lực", "Ban hành Quy chế bến đò",
    "Trả lời Công văn số 5/SNV-VP", "Tạm dừng thi hành Quyết định số 7/2015/QĐ-UBND",
    "Triển khai Nghị quyết số 31/NQ-HĐND", "Phê duyệt Kế hoạch bến đò",
)  # fmt: skip


def titles() -> Iterator[tuple[str, str]]:
    """Each subject of a document above articles that refer to it."""
    for title in TITLED:
        yield title, (f"{HEAD}{title}\nCăn cứ Luật Giếng nước;\nQUYẾT ĐỊNH:\nĐiều 1. {title}.\n"
                      f"Điều 2. {title} như sau:\n1. Khoản 2 Điều 5 được sửa đổi như sau:\n“2. Đò có phao.”\n"
                      "2. Bỏ Điều 6.\n"
                      f"Điều 3. Quyết định này thay thế Quyết định số 7/2015/QĐ-UBND và có hiệu lực từ ngày ký.\n{END}")


STARTS = (
    "khoản 2 Điều 1 có hiệu lực từ ngày 01/7/2021", "Điều 1 có hiệu lực từ ngày 01/7/2021",
    "các khoản 1 đến 3 Điều 1 có hiệu lực từ ngày 01/7/2021",
    "điểm a khoản 1 Điều 1 có hiệu lực từ ngày 01/7/2021",
    "trừ khoản 1 và khoản 3 Điều 1 có hiệu lực từ ngày 01/7/2021", "khoản 1 Điều 1 hết hiệu lực từ ngày 01/7/2022",
    "Điều 1 và Điều 3 có hiệu lực từ ngày 01/7/2021", "Mục 1 có hiệu lực từ ngày 01/7/2021",
)  # fmt: skip


def days() -> Iterator[tuple[str, str]]:
    """Amending articles whose units have days of their own."""
    for start in STARTS:
        for new in ("Luật này có hiệu lực từ ngày 01/01/2022.", "Nghị định này có hiệu lực sau 45 ngày kể từ ngày ký."):
            yield f"{start}, {new[:9]}", (
                f"{HEAD}Sửa đổi {ACT}\nĐiều 1. Sửa đổi, bổ sung một số điều của {ACT}\n"
                f"1. Sửa đổi Điều 5 như sau:\n“Điều 5. Đò\n1. Một.”\n"
                f"2. Sửa đổi khoản 1 Điều 9 như sau:\n“1. {new}”\n3. Bãi bỏ Điều 7.\n"
                f"Điều 2. Quyết định này có hiệu lực từ ngày 15/4/2021, {start}.\n"
                f"Điều 3. Bãi bỏ khoản 2 Điều 8 {ACT}.\n{END}")


OWNED = (
    "Điều 5", "khoản 2", "Quy chế này", "Quyết định này", "Luật này", "Phụ lục I", "Điều lệ này", "Nghị định này",
    "văn bản này", "Chương II",
)  # fmt: skip


def owners() -> Iterator[tuple[str, str]]:
    """What a document, its attached regulation and new text in quotation marks mean by their own parts."""
    for owned, kind in product(OWNED, ("QUY CHẾ", "ĐIỀU LỆ", "PHỤ LỤC I")):
        yield f"{owned}, {kind}", (
            f"{HEAD}Ban hành Quy chế đò\nĐiều 1. Theo {owned}, đò có phao.\nĐiều 2. Sửa đổi {ACT} như sau:\n"
            f"“Điều 5. Theo {owned}.”\n"
            f"Điều 5. Đò\n1. Một.\n2. Theo {owned}.\n{END}\n{kind}\nBẾN ĐÒ\n"
            "(Ban hành kèm theo Quyết định số 15/2021/QĐ-UBND)\n"
            f"Điều 1. Theo {owned} của {kind.capitalize()} này.\nĐiều 5. Bến\n1. Theo {owned}.\n2. Đò.\n")

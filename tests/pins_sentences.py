"""Texts of sentences built from parts: first days, amendments, changes, tables of acts, names and places."""

from collections.abc import Iterator
from itertools import product

from pins_lists import NATION
from pins_texts import Sheet

HEAD = f"ỦY BAN NHÂN DÂN TỈNH SÓC TRĂNG\n{NATION}Số: 15/2021/QĐ-UBND\nSóc Trăng, ngày 05 tháng 3 năm 2021\nQUYẾT ĐỊNH\n"
END = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\n\nTrần Văn Bến\n"
ACT = "Nghị định số 61/2013/NĐ-CP ngày 17/6/2013 của Chính phủ về đăng kiểm thuyền gỗ"


def sentences() -> dict[str, Sheet]:
    """Sheets by name."""
    return {
        "made-effects": dict(effects()), "made-amendments": dict(amendments()), "made-changes": dict(changes()),
        "made-tables": dict(tables()), "made-names": dict(names()), "made-places": dict(places()),
    }


TIMES = (
    "kể từ ngày ký", "từ ngày ký ban hành", "sau 10 ngày kể từ ngày ký",
    "sau 45 (bốn mươi lăm) ngày kể từ ngày ký", "sau mười lăm ngày, kể từ ngày ký", "từ ngày 01 tháng 7 năm 2021",
    "từ ngày 01/7/2021", "kể từ ngày 01-7-2021", "ngày 01.7.2021", "từ 0 giờ ngày 01/7/2021",
    "từ 07 giờ 30 phút ngày 01 tháng 7 năm 2021", "sau ngày 30/6/2021", "kể từ sau ngày 30 tháng 6 năm 2021",
    "đến hết ngày 31/12/2025", "cho đến ngày 31 tháng 12 năm 2025", "đến trước ngày 01/01/2026",
    "từ ngày 01/7/2021 đến hết ngày 31/12/2025", "từ ngày 01/7/2021 đến ngày 31/12/2025",
    "từ ngày 01/7/2021 cho đến trước ngày 01/01/2026", "từ tháng 7 năm 2021", "từ năm 2022", "từ ngày 31/6/2021",
    "sau 15 ngày kể từ ngày đăng Công báo", "khi có văn bản mới",
    "từ ngày 01/7/2021 và thay thế Quyết định số 7/2015/QĐ-UBND",
    "kể từ ngày 01/7/2021, trừ khoản 1 Điều 1 có hiệu lực từ ngày 01/01/2022", "trong 5 năm kể từ ngày 01/7/2021",
    "sau 7 ngày kể từ ngày 01/7/2021",
)  # fmt: skip
SUBJECTS = (
    "Quyết định này", "Quyết định này và Quy chế kèm theo", "Khoản 2 Điều 1", "Các điểm a, b khoản 2 Điều 1",
    "Điều 1 của Quyết định này", "Quy định về phao của Quyết định này", "Nghị định số 61/2013/NĐ-CP",
    "Giấy phép này", "Điều khoản đó", "Quyết định về quản lý bến đò", "Quyết định này được ký ngày 05/3/2021 và",
    "Các quy định sau đây",
)


def effects() -> Iterator[tuple[str, str]]:
    """Each time with two verbs and a few subjects, and each subject."""
    for at, time in enumerate(TIMES):
        subject = SUBJECTS[at % len(SUBJECTS)]
        yield time, (f"{HEAD}Về quản lý bến đò\nĐiều 1. Bến đò\n1. Có phao.\n2. Có lái:\na) Một;\nb) Hai.\n"
                     f"Điều 2. Hiệu lực\n1. Quyết định này có hiệu lực thi hành {time}.\n"
                     f"2. {subject} có hiệu lực {time}.\n"
                     f"3. {subject} hết hiệu lực {time}.\n4. Khoản 1 Điều 1 chấm dứt hiệu lực {time}.\n{END}")
    for subject in SUBJECTS:
        yield subject, (f"{HEAD}Về quản lý bến đò\nĐiều 1. Bến đò\n1. Có phao.\n2. Có lái:\na) Một;\nb) Hai.\n"
                        f"Điều 2. {subject} có hiệu lực từ ngày 01/7/2021: khoản 1 Điều 1.\n{END}")


VERBS = ("Sửa đổi", "Sửa đổi, bổ sung", "Thay thế", "Bổ sung", "Bãi bỏ", "Đính chính", "Sửa đổi, bãi bỏ")
PLACES = (
    "khoản 2 Điều 5", "điểm b khoản 2 Điều 5", "Điều 5", "Điều 5, Điều 6 và Điều 7", "khoản 1, khoản 3 Điều 5",
    "các điểm a, b và c khoản 2 Điều 5", "khoản 1 Điều 5 đến khoản 3 Điều 6", "Điều 5 đến Điều 8", "tên Điều 5",
    "tên Chương II", "Mục 1 Chương II", "Chương II và Mẫu số 01", "Phụ lục I", "Mẫu số 04 Phụ lục I",
    "mục 2 Phụ lục II", "một số khoản của Điều 5", "đoạn mở đầu khoản 2 Điều 5", "khoản 3; khoản 10 Điều 6",
    "khoản 2a vào sau khoản 2 Điều 5", "Điều 5a vào sau Điều 5", "khoản 4 vào Điều 5",
    "Điều 12a trong Mục 1 Chương I", "đoạn cuối vào cuối khoản 2 Điều 5", "Điều 5, trừ khoản 1",
    "công thức tại khoản 1 Điều 5", "Điều 5 khoản 2", "cụm từ “đò” bằng cụm từ “phà” tại Điều 5",
    "cụm từ “đò ngang” tại khoản 2 Điều 5 và Điều 6", "cụm từ “có phao” vào sau cụm từ “đò” tại khoản 1 Điều 5",
    "các cụm từ “đò”, “ghe” bằng cụm từ “phà” tại Điều 5, Điều 7", "tiết 1 điểm a khoản 2 Điều 5",
    "gạch đầu dòng thứ hai điểm b khoản 2 Điều 5",
)  # fmt: skip
TAILS = (" như sau:\n“{}”", ": “{}”", ".")


def amendments() -> Iterator[tuple[str, str]]:
    """Each verb on each place; new text is below it, on its line or missing; the act is above or in the line."""
    for at, verb in enumerate(VERBS):
        lines = [f"{count}. {verb} {place}{TAILS[(at + count) % 3].format('1. Đò có phao.')}"
                 for count, place in enumerate(PLACES, 1)]
        yield f"{verb}, below a head", (f"{HEAD}Sửa đổi, bổ sung một số điều của {ACT}\n"
                                        f"Điều 1. {verb} một số điều của {ACT}\n" + "\n".join(lines) + f"\n{END}")
    for place in PLACES:
        lines = [f"Điều {at}. {verb} {place} của {ACT}{TAILS[at % 3].format('Đò có phao.')}"
                 for at, verb in enumerate(VERBS, 1)]
        yield f"{place}, with its act", f"{HEAD}Sửa đổi quy định về đò\n" + "\n".join(lines) + f"\n{END}"


CHANGING = (
    "Bãi bỏ", "Thay thế", "Hủy bỏ", "Thu hồi", "Đình chỉ việc thi hành", "Tạm ngưng hiệu lực của",
    "Gia hạn hiệu lực của", "Kéo dài thời hạn áp dụng", "Lùi thời điểm có hiệu lực của", "Đính chính",
    "Công bố hết hiệu lực", "Thi hành", "Căn cứ", "Bãi bỏ một phần", "Bãi bỏ các mẫu tại",
    "Bãi bỏ cụm từ “đò” tại",
)  # fmt: skip
WHEN = (
    "", " kể từ ngày 01/7/2021", " từ ngày 01 tháng 7 năm 2021", " đến hết ngày 31/12/2025",
    " đến ngày 31 tháng 12 năm 2025", " đến trước ngày 01/01/2026", " từ ngày 01/7/2021 đến ngày 31/12/2021",
    " sang ngày 01/01/2022", " đến ngày 31/6/2025", ", trừ Điều 5", ", trừ Điều 5, hết hiệu lực từ ngày 01/7/2021",
    ", trừ Điều 5 hết hiệu lực từ ngày 01/7/2021", " hết hiệu lực một phần", " và Chỉ thị số 8/CT-TTg",
)  # fmt: skip


def changes() -> Iterator[tuple[str, str]]:
    """Each verb before an act with each time and exception, and after it."""
    act = "Quyết định số 7/2015/QĐ-UBND"
    for verb in CHANGING:
        said = [f"{at}. {verb} {act}{when}." for at, when in enumerate(WHEN, 1)]
        said += [f"{at}. Khoản 2 Điều 3 {act} {passive}{when}." for at, (passive, when) in enumerate(
            product((f"bị {verb.lower()}", f"được {verb.lower()}"), WHEN[1:4]), len(said) + 1)]
        yield verb, f"{HEAD}Về đò ngang\nĐiều 1. Các văn bản\n" + "\n".join(said) + f"\n{END}"


COLUMNS = (
    "STT\tTên văn bản\tVăn bản bãi bỏ", "STT\tTên văn bản hết hiệu lực\tLý do hết hiệu lực\tNgày hết hiệu lực",
    "STT\tTên loại văn bản\tSố, ký hiệu\tNội dung, quy định hết hiệu lực\tNgày hết hiệu lực",
    "TT\tVăn bản\tVăn bản sửa đổi, bổ sung\tGhi chú", "STT\tTên văn bản\tĐược thay thế bởi\tThời điểm",
)
ROWS = (
    "1\tQuyết định số 7/2015/QĐ-UBND ngày 5/3/2015 về bến đò\tQuyết định số 9/2018/QĐ-UBND ngày 2/2/2018\t01/3/2018",
    "2\tQuyết định\t8/2015/QĐ-UBND\tĐược bãi bỏ bởi Quyết định số 10/2018/QĐ-UBND\t15-4-2018",
    "3\t- Quyết định số 11/2015/QĐ-UBND\n- Quyết định số 12/2015/QĐ-UBND\t"
    "khoản 2 Điều 5 Nghị định số 61/2013/NĐ-CP\t31/2/2018",
)  # fmt: skip


def tables() -> Iterator[tuple[str, str]]:
    """Each head of a table of acts above the rows: with tabs, without them, and in Markdown."""
    for columns, tabs in product(COLUMNS, ("\t", "\n", "|")):
        lines = [columns, *ROWS]
        if tabs == "|":
            rows = (columns, *(row.replace("\n", " ") for row in ROWS))
            cells = ["| " + row.replace("\t", " | ") + " |" for row in rows]
            lines = [cells[0], "|---" * (columns.count("\t") + 1) + "|", *cells[1:]]
        table = "\n".join(line.replace("\t", "\n") if tabs == "\n" else line for line in lines)
        for title in ("DANH MỤC VĂN BẢN HẾT HIỆU LỰC", "DANH MỤC VĂN BẢN CÒN HIỆU LỰC"):
            yield f"{title[-12:]}, {columns} {tabs!r}", (
                f"{HEAD}Công bố danh mục văn bản\nĐiều 1. Công bố danh mục kèm theo.\n{END}\n{title}\n"
                f"(Ban hành kèm theo Quyết định số 15/2021/QĐ-UBND)\n{table}\n")


NAMED = (
    "Luật Giếng nước", "Luật Giếng nước số 12/2012/QH13", "Luật Giếng nước năm 2012",
    "Luật Giếng nước ngày 20/6/2012", "Luật sửa đổi, bổ sung một số điều của Luật Giếng nước", "Bộ luật Đò ngang",
    "Pháp lệnh Gác đèn", "Hiến pháp năm 2013", "Hiến pháp", "Nghị định 61/2013/NĐ-CP",
    "Nghị định số 61 ngày 17/6/2013", "Công văn số 212/SNV-VP ngày 14/6/2021 của Sở Nội vụ",
    "Quyết định số 15/2019/QĐ-UBND và số 16/2019/QĐ-UBND", "các Nghị định số 61/2013/NĐ-CP, 62/2013/NĐ-CP",
    "Thông tư này", "Nghị định trên", "văn bản nêu trên",
    "Kế hoạch số 5/KH-UBND của UBND tỉnh An Giang về đò ngang", "Tờ trình số 7/TTr-SNV ngày 1/2/2021",
    "Nghị quyết số 31/NQ-HĐND ngày 09/12/2016 của HĐND tỉnh về giá nước", "Điều ước về đò ngang",
    "quy định của pháp luật", "Công điện khẩn số 3/CĐ-TTg", "Thông báo kết luận số 9-TB/TU",
    "Biên bản ngày 5/3/2021",
)  # fmt: skip
AROUND = (
    "Căn cứ {};", "Theo đề nghị tại {} và ý kiến của Sở Y tế;", "Thực hiện {}, các xã báo cáo.",
    "Điều 5 {} được bãi bỏ.", "Trả lời {}, Sở có ý kiến.",
    "Theo {} (sau đây gọi là Luật Giếng), đò có phao; Điều 3 Luật Giếng.", "{} hướng dẫn {}.",
    "Không áp dụng {} với ghe.", "khoản 2 Điều 5 và điểm a khoản 3 Điều 6 của {}, Điều 8 {}.",
    "“{}” được đọc là {}.",
)  # fmt: skip


def names() -> Iterator[tuple[str, str]]:
    """Each way to name an act in each kind of sentence, in the grounds and in the body."""
    for name in NAMED:
        said = [around.replace("{}", name) for around in AROUND]
        yield name, f"{HEAD}Về đò ngang\n{said[0]}\n{said[1]}\nQUYẾT ĐỊNH:\nĐiều 1. Đò\n" + "\n".join(
            f"{at}. {each}" for at, each in enumerate(said[2:], 1)) + f"\n{END}"


CITED = (
    "Điều 5", "khoản 2 Điều 5", "điểm a, b khoản 2 Điều 5", "các Điều 5, 6 và 7", "Điều 5 đến Điều 8",
    "từ khoản 1 đến khoản 3 Điều 5", "khoản 2 và khoản 4 Điều 5", "khoản 2 Điều 5, khoản 3 Điều 6", "Điều này",
    "khoản này", "khoản 2 Điều này", "điểm b khoản này", "Chương II", "Mục 1 Chương II", "Phụ lục I",
    "Phụ lục I kèm theo", "mục 3 Phụ lục II", "Mẫu số 02", "Điều 5a", "khoản 2a Điều 5", "Điều thứ năm",
    "đoạn 2 khoản 1 Điều 5", "Điều trên", "Chương này", "các điểm a và b khoản 1, khoản 2 Điều 5",
    "tiết 1 điểm a khoản 2", "điểm đ", "Phần I", "mục II.3", "Điều 5, Chương II",
)  # fmt: skip
TARGETS = (
    "", " của Luật này", " Luật Giếng nước", " của Nghị định số 61/2013/NĐ-CP",
    " Quy chế ban hành kèm theo Quyết định này", " và Điều 9 Luật Giếng nước", " nêu trên",
)  # fmt: skip


def places() -> Iterator[tuple[str, str]]:
    """Each way to cite a provision, of this document, of an attached one, and of others."""
    for cited in CITED:
        lines = [f"{at}. Đò theo {cited}{target}; trừ {cited}{target}." for at, target in enumerate(TARGETS, 1)]
        yield cited, (
            f"{HEAD}Về đò ngang\nChương I\nBẾN\nĐiều 1. Bến\n" + "\n".join(lines)
            + f"\nĐiều 5. Lái\n1. Có phao.\n2. Có:\na) Đèn theo {cited};\nb) Còi.\n{END}\nQUY CHẾ\nQUẢN LÝ ĐÒ\n"
            "(Ban hành kèm theo Quyết định số 15/2021/QĐ-UBND)\n"
            f"Điều 1. Đò theo {cited}.\nĐiều 5. Ghe theo {cited} Quy chế này.\n")

"""A page of bounds: texts in which one part grows, and the sizes at which they are read differently.

Each sweep makes a text for each size. The page says for which sizes the text is read alike, and as what, without its
words. If a bound moves, a number on the page changes.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import chain, groupby, pairwise

import vbpl
from pins_lists import NATION
from pins_sentences import ACT, END, HEAD
from vbpl.model import Block, Document

PHRASE = "bến đò ngang sông nhỏ đèn phao người qua mùa nước lớn "
TOP = f"UBND TỈNH SÓC TRĂNG\nSỞ NỘI VỤ\nSố: 12/SNV-VP\n{NATION}Sóc Trăng, ngày 05 tháng 3 năm 2021\n"
OPEN = f"{HEAD}Về đò ngang\n"
NUMBERED = "Điều 1. Một\nĐiều 2. Hai\n"

Make = Callable[[int], str]


def words(size: int) -> str:
    """This many characters of a phrase; the last one is a letter."""
    text = (PHRASE * (size // len(PHRASE) + 1))[:size]
    return text[:-1] + "a" if text.endswith(" ") else text


def capitals(size: int) -> str:
    return words(size).upper()


def rows(size: int, row: str = "Bến {}.") -> str:
    return "\n".join(row.format(at) for at in range(1, size + 1))


def body(text: str) -> str:
    return f"{OPEN}{text}\n{END}"


def letter(text: str) -> str:
    return f"{TOP}{text}\nGIÁM ĐỐC\n\nTrần Văn Bến\n"


LONG: dict[str, Make] = {
    "heading of an article": lambda n: (
        body(f"Điều 1. {words(n).capitalize()}\n1. Một.\n2. Hai.\nĐiều 2. Hai\n1. Ba.")),
    "heading of a chapter, in capitals": lambda n: body(f"Chương I\n{capitals(n)}\nĐiều 1. Một.\nĐiều 2. Hai."),
    "heading of a clause": lambda n: body(f"Điều 1. Một\n1. {words(n).capitalize()}\na) Một;\nb) Hai.\n2. Hai."),
    "paragraph before a table": lambda n: (
        body(f"Điều 1. Một\nSTT\tBến\n1\tAn\n{words(n).capitalize()}\n2\tLạc\n2. Hai.")),
    "subject": lambda n: f"{HEAD}Về {words(n)}\nĐiều 1. Một.\n{END}",
    "subject in capitals": lambda n: f"{HEAD}{capitals(n)}\nĐiều 1. Một.\n{END}",
    "subject in two lines": lambda n: f"{HEAD}Về việc mở\n{words(n)}\nĐiều 1. Một.\n{END}",
    "topic of a letter": lambda n: letter(f"V/v {words(n)}\nKính gửi: Sở Y tế.\nĐề nghị họp."),
    "authority": lambda n: f"{HEAD}Về đò ngang\nCHỦ TỊCH ỦY BAN NHÂN DÂN {capitals(n)}\nCăn cứ Luật Phà;\n{END}",
    "body of a name": lambda n: f"SỞ {capitals(n)}\n{NATION}Số: 5/BC-SXD\nBÁO CÁO\nVề đò\n1. Một.\n{END}",
    "line before the header": lambda n: f"{words(n).capitalize()}\n{HEAD}Về đò\nĐiều 1. Một.\n{END}",
    "line in the header": lambda n: (
        TOP.replace("Số:", f"{words(n)}\nSố:") + f"Kính gửi: Sở Y tế.\nĐề nghị họp.\n{END}"),
    "line between header and body": lambda n: f"{OPEN}{words(n).capitalize()}.\nQUYẾT ĐỊNH:\nĐiều 1. Một.\n{END}",
    "sender of a telegram": lambda n: f"{TOP}CÔNG ĐIỆN\n{capitals(n)} điện:\n- Sở Y tế;\nĐề nghị họp.\n{END}",
    "addressee": lambda n: letter(f"Kính gửi: Sở {words(n)}\nSở Nội vụ đề nghị họp."),
    "ground": lambda n: f"{OPEN}Căn cứ Luật Giếng nước và {words(n)} năm 2012:\nQUYẾT ĐỊNH:\nĐiều 1. Một.\n{END}",
    "ground with a main clause": lambda n: f"{OPEN}Xét tờ trình số 5, {words(n)} đề nghị\nĐiều 1. Một.\n{END}",
    "enacting words": lambda n: f"{OPEN}{capitals(n)} QUYẾT ĐỊNH:\nĐiều 1. Một.\n{END}",
    "office of a signer": lambda n: f"{OPEN}Điều 1. Một.\nGIÁM ĐỐC {capitals(n)}\n\nTrần Văn Bến\n",
    "office after a mark": lambda n: f"{OPEN}Điều 1. Một.\nKT. GIÁM ĐỐC {capitals(n)}\nPHÓ GIÁM ĐỐC\nTrần Văn Bến\n",
    "name of a signer": lambda n: f"{OPEN}Điều 1. Một.\nGIÁM ĐỐC\n\nTrần Văn {words(n).title()}\n",
    "line after the signature": lambda n: f"{OPEN}Điều 1. Một.\n{END}{words(n).capitalize()}\n",
    "figures after the signature": lambda n: f"{OPEN}Điều 1. Một.\n{END}{'1 ' * n}\n",
    "recipient": lambda n: f"{OPEN}Điều 1. Một.\nNơi nhận:\n- Sở {words(n)};\n- Lưu: VT.\n{END}",
    "recipient without a bullet": lambda n: (
        f"{OPEN}Điều 1. Một.\nNơi nhận:\nSở Y tế;\n{words(n).capitalize()}\nLưu: VT.\n{END}"),
    "head of an annex": lambda n: f"{OPEN}Điều 1. Một.\n{END}PHỤ LỤC I {capitals(n)}\n1. Một.\n2. Hai.\n",
    "title of an annex": lambda n: f"{OPEN}Điều 1. Một.\n{END}Phụ lục\n{capitals(n)}\n1. Một.\n2. Hai.\n",
    "title of a list": lambda n: (
        f"{OPEN}Điều 1. Một.\n{END}{capitals(n)}\n(Kèm theo Quyết định số 5)\n1. Một.\n2. Hai.\n"),
    "what is issued": lambda n: (
        f"{OPEN}Điều 1. Ban hành kèm theo Quy chế.\n{END}QUY CHẾ\n{words(n).capitalize()}\n1. Một.\n"),
    "line of a caption": lambda n: (
        f"Công văn 12/SNV-VP năm 2021 về {words(n)}\nKính gửi: Sở Y tế.\nĐề nghị họp.\n{END}"),
    "words before a quotation": lambda n: (
        body(f"Điều 1. Sửa đổi\n1. Sửa đổi Điều 5 {words(n)}\n“Điều 5. Đò.”\n2. Hai.")),
    "short name": lambda n: body(f"1. Luật Giếng nước (sau đây gọi là {words(n)}).\n2. Theo {words(n)}."),
    "words before a short name": lambda n: (
        body(f"1. Luật Giếng nước {words(n)} (sau đây gọi là Luật Giếng).\n2. Luật Giếng.")),
    "name of a law": lambda n: (
        body(f"1. Theo Luật {words(n).capitalize()} số 12/2012/QH13.\n2. Luật {words(n).capitalize()}.")),
    "issuing body": lambda n: body(f"1. Theo Quyết định số 5/QĐ-UBND của Sở {words(n)} về đò.\n2. Hai."),
    "subject of an act": lambda n: (
        body(f"1. Bãi bỏ Quyết định số 5/QĐ-UBND về {words(n)} và Thông tư số 7/2015/TT-BTC.")),
    "words between two acts": lambda n: (
        body(f"1. Bãi bỏ Quyết định số 5/QĐ-UBND, {words(n)} Thông tư số 7/2015/TT-BTC.")),
    "words between a verb and its act": lambda n: body(f"1. Bãi bỏ {words(n)} Quyết định số 5/QĐ-UBND.\n2. Hai."),
    "words after an act": lambda n: body(f"1. Quyết định số 5/QĐ-UBND {words(n)} hết hiệu lực.\n2. Hai."),
    "words before a first day": lambda n: body(f"1. Quyết định này {words(n)} có hiệu lực từ ngày 01/7/2021."),
    "words in a first day": lambda n: body(f"1. Quyết định này có hiệu lực từ {words(n)} ngày 01/7/2021."),
    "words after a verb of repeal": lambda n: (
        f"{OPEN}Điều 1. Bãi bỏ văn bản {words(n)} tại Danh mục kèm theo.\n{END}DANH MỤC\n(Kèm theo Quyết định số 15)\n"
        "STT\tTên\n1\tQuyết định số 7/2015/QĐ-UBND\n"),
    "lead of a list of acts": lambda n: (
        body(f"1. Bãi bỏ {words(n)} sau đây: a) Quyết định số 5/QĐ-UBND; Thông tư số 7/TT-BTC.")),
    "text of an article that issues": lambda n: (
        f"{OPEN}Điều 1. Ban hành Quy chế.\nĐiều 2. {words(n)}.\n{END}QUY CHẾ\nBẾN ĐÒ\nĐiều 1. Một.\nĐiều 2. Hai.\n"),
}  # fmt: skip
"""Parts that grow by a character."""

MANY: dict[str, Make] = {
    "articles missing": lambda n: body(f"{NUMBERED}Điều {2 + n}. Ba"),
    "clauses missing": lambda n: body(f"Điều 1. Một\n1. Một.\n2. Hai.\n{2 + n}. Ba."),
    "points missing": lambda n: body(f"Điều 1. Một\n1. Một:\na) Một;\n{'abcdđeghiklm'[min(n, 11)]}) Hai."),
    "first clause": lambda n: body(f"Điều 1. Một\n{n}. Một.\n{n + 1}. Hai."),
    "first article": lambda n: body(f"Điều {n}. Một\nĐiều {n + 1}. Hai"),
    "dotted numbers missing": lambda n: body(f"1. Một\n1.1. Một.\n1.{1 + n}. Hai."),
    "units in each other": lambda n: body("\n".join(f"{'1.' * at} Bến." for at in range(1, n + 1))),
    "quotations in each other": lambda n: (
        body("Điều 1. Sửa như sau:\n" + "“1. Sửa Điều 5 như sau:\n" * n + "“a) Một.”" + "”" * n)),
    "articles with headings": lambda n: (
        body("\n".join(f"Điều {at}. Bến\n1. Một.\n2. Hai." for at in range(1, n)) + f"\nĐiều {n}. Bến.")),
    "lines before the header": lambda n: f"{rows(n)}\n{HEAD}Về đò\nĐiều 1. Một.\n{END}",
    "lines of the header": lambda n: (
        TOP + rows(n, "SỞ {}") + f"\nSố: 5/QĐ-SNV\nQUYẾT ĐỊNH\nVề đò\nĐiều 1. Một.\n{END}"),
    "lines of a subject": lambda n: f"{HEAD}Về bến\n{rows(n, 'đò ngang {}')}\nĐiều 1. Một.\n{END}",
    "grounds": lambda n: (
        f"{OPEN}{rows(n, 'Căn cứ Luật Giếng nước số {}/2012/QH13;')}\nQUYẾT ĐỊNH:\nĐiều 1. Một.\n{END}"),
    "lines between title and grounds": lambda n: (
        f"{OPEN}{rows(n)}\nCăn cứ Luật Phà;\nQUYẾT ĐỊNH:\nĐiều 1. Một.\n{END}"),
    "addressees": lambda n: letter(f"Kính gửi:\n{rows(n, '- Sở Y tế {};')}\nĐề nghị họp."),
    "lines between office and name": lambda n: (
        f"{OPEN}Điều 1. Một.\nGIÁM ĐỐC\n{rows(n, '(đã ký {})')}\nTrần Văn Bến\n"),
    "empty lines between office and name": lambda n: f"{OPEN}Điều 1. Một.\nGIÁM ĐỐC{chr(10) * n}Trần Văn Bến\n",
    "signers side by side": lambda n: (
        f"{OPEN}Điều 1. Một.\n" + "\t".join(["CHỦ TỊCH"] * n) + "\n" + "\t".join(["Trần Văn Bến"] * n) + "\n"),
    "recipients": lambda n: f"{OPEN}Điều 1. Một.\nNơi nhận:\n{rows(n, '- Sở Y tế {};')}\n{END}",
    "lines after the recipients": lambda n: f"{OPEN}Điều 1. Một.\n{END}Nơi nhận:\n- Lưu: VT.\n{rows(n)}\n",
    "lines between annex and note": lambda n: (
        f"{OPEN}Điều 1. Một.\n{END}PHỤ LỤC\n{rows(n, 'BẾN {}')}\n(Kèm theo Quyết định số 5)\n1. Một.\n"),
    "small lines between list and note": lambda n: (
        f"{OPEN}Điều 1. Một.\n{END}DANH MỤC\n{rows(n, 'bến {}')}\n(Kèm theo Quyết định số 5)\n1. Một.\n"),
    "lines of a note": lambda n: (
        f"{OPEN}Điều 1. Một.\n{END}PHỤ LỤC\n(Kèm theo Quyết định\n{rows(n, 'bến {}')}\nsố 5)\n1. Một.\n"),
    "dotted lines of a form": lambda n: (
        f"{OPEN}Điều 1. Một.\n{END}PHỤ LỤC I\nĐƠN\n{rows(n, 'Tên: ......... {}')}\n{rows(12, '{}. Một.')}\n"),
    "lines above a caption": lambda n: (
        f"{rows(n)}\nCông văn 12/SNV-VP ngày 05/3/2021 về đò\nKính gửi: Sở Y tế.\nĐề nghị họp.\n{END}"),
    "lines above the authentication": lambda n: (
        f"{OPEN}Điều 1. Một.\n{rows(n, 'BỘ Y TẾ {}')}\nXÁC THỰC VĂN BẢN HỢP NHẤT\n{END}"),
    "lines below the authentication": lambda n: (
        f"{OPEN}Điều 1. Một.\nXÁC THỰC VĂN BẢN HỢP NHẤT\n{rows(n, 'SỐ: {}/VBHN-BYT')}\n{END}"),
    "columns of a row": lambda n: body("Điều 1. Một\n1." + "\tBến" * n + "\n2." + "\tĐò" * n),
    "blanks in a number": lambda n: (
        f"SỞ NỘI VỤ\nSố:{' ' * n}12{' ' * n}/QĐ-SNV\nQUYẾT ĐỊNH\nVề đò\nĐiều 1. Một.\n{END}"),
    "blanks in a date": lambda n: (
        f"SỞ NỘI VỤ\nSố: 12/QĐ-SNV\nSóc Trăng, ngày{' ' * n}tháng{' ' * n}năm 2021\nQUYẾT ĐỊNH\nVề đò\n"
        f"Điều 1. Một.\n"),
    "words of a place": lambda n: (
        f"SỞ NỘI VỤ\nSố: 12/QĐ-SNV\n{'Bến ' * n}, ngày 5 tháng 3 năm 2021\nQUYẾT ĐỊNH\nVề đò\nĐiều 1. Một.\n"),
    "figures of a serial": lambda n: (
        body(f"1. Theo Nghị định số {'1' * n}/2013/NĐ-CP.\n2. Công văn số {'1' * n}/SNV-VP.")),
    "letters of a code": lambda n: body(f"1. Theo Công văn số 5/{'S' * n}-VP.\n2. Công văn số 5/SNV-{'V' * n}."),
    "blanks in a citation": lambda n: (
        body(f"1. Theo Nghị{' ' * n}định{' ' * n}số{' ' * n}61/2013/NĐ-CP{' ' * n}ngày{' ' * n}17/6/2013.")),
    "blanks in a provision": lambda n: (
        body(f"1. Theo khoản{' ' * n}2{' ' * n}Điều{' ' * n}5{' ' * n}Luật{' ' * n}Giếng nước.")),
    "blanks in an instruction": lambda n: (
        body(f"Điều 1. Sửa{' ' * n}đổi{' ' * n}Điều 5{' ' * n}{ACT} như sau:\n“Điều 5.{' ' * n}Đò.”")),
    "blanks in a first day": lambda n: (
        body(f"1. Quyết định này có{' ' * n}hiệu{' ' * n}lực{' ' * n}từ{' ' * n}ngày 01/7/2021.")),
    "blanks after markers": lambda n: (
        body(f"Điều{' ' * n}1.{' ' * n}Một\n1.{' ' * n}Một:\na){' ' * n}Hai;\n-{' ' * n}Ba.")),
    "blanks in heads": lambda n: (
        f"{OPEN}Điều 1. Một.\n{END}PHỤ{' ' * n}LỤC{' ' * n}I\n(Ban{' ' * n}hành{' ' * n}kèm{' ' * n}theo)\n"
        f"1. Một.\n"),
    "provisions in a list": lambda n: (
        body(f"1. Theo {', '.join(f'Điều {at}' for at in range(1, n + 1))} Luật Giếng nước.")),
    "acts in a list": lambda n: (
        body(f"1. Bãi bỏ {', '.join(f'Nghị định số {at}/2013/NĐ-CP' for at in range(1, n + 1))}.")),
}  # fmt: skip
"""Parts that repeat more and more often."""

LONGEST, MOST = 240, 26
FAR = frozenset({
    "topic of a letter", "subject of an act", "words before a short name", "text of an article that issues",
    "line between header and body", "line in the header", "words between a verb and its act", "addressee",
})  # fmt: skip
"""Parts with larger bounds."""
STEP = 8
"""Distance of the sizes that are read. The sizes between two are read only if these two differ."""


def lengths_page() -> str:
    """For each sweep the ranges of sizes in which texts are read alike."""
    tops = {name: 3 * LONGEST if name in FAR else LONGEST for name in LONG} | dict.fromkeys(MANY, MOST)
    swept = ((f"# {name}", *sweep(make, tops[name])) for name, make in (LONG | MANY).items())
    return "\n".join(chain.from_iterable(swept)) + "\n"


def sweep(make: Make, top: int) -> Iterator[str]:
    read = cache(lambda size: summary(make(size)))
    grid = [*range(1, top, STEP), top]
    begins = [1, *chain.from_iterable(changes(read, low, high) for low, high in pairwise(grid))]
    yield from (f"  {first}..{after - 1} {read(first)}" for first, after in pairwise([*begins, top + 1]))


def changes(read: Callable[[int], str], low: int, high: int) -> list[int]:
    """The sizes between two at which the reading of a text changes."""
    if read(low) == read(high):
        return []
    if high - low == 1:
        return [high]
    middle = (low + high) // 2
    return changes(read, low, middle) + changes(read, middle, high)


def summary(text: str) -> str:
    """How a text is read, without its words."""
    documents = vbpl.parse_bundle(text).documents
    return " || ".join(chain.from_iterable(document_summary(each, text) for each in documents))


def document_summary(document: Document, text: str) -> Iterator[str]:
    yield f"{document.kind} {runs(each.role for each in document.fragments)}"
    yield runs(shape(document.body))
    yield from (f"{each.kind}: {runs(shape(each.body))}" for each in document.attachments)
    yield runs(f"{each.relation} {each.kind} {each.target}" for each in document.citations)
    yield runs(f"{each.event} {each.date}" for each in document.effects)
    yield runs(each.action for each in document.amendments)
    yield runs([f"{len(document.addressees)}+{len(document.recipients)}+{len(document.signers)}",
                *(each.code for each in (*document.diagnostics, *vbpl.check(document, text=text)))])


def shape(blocks: Iterable[Block]) -> Iterator[str]:
    """The types of blocks, in order: ``+`` marks a heading, brackets hold the children."""
    for block in blocks:
        inside = runs(shape(block.children))
        yield block.type + ("+" if block.heading else "") + (f"({inside})" if inside else "")


def runs(names: Iterable[object]) -> str:
    """Names in order. A repeated name stands once with its count, up to three."""
    counted = ((name, min(4, len(list(group)))) for name, group in groupby(map(str, names)))
    return " ".join(f"{name}*{count}" if count > 1 else name for name, count in counted)

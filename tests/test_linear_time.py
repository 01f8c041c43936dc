"""Time grows linearly with the length of a text, whatever the text contains."""

from collections.abc import Callable

import pytest

import vbpl
from growth import growth
from vbpl.structure.annexes import annex_head
from vbpl.structure.lines import split_lines
from vbpl.structure.page import Page
from vbpl.text.folding import fold

HEAD = "Số: 12/QĐ-UBND\nQUYẾT ĐỊNH\n\nĐiều 1. Phạm vi\n"
LAW = "LUẬT\nSỬA ĐỔI LUẬT ĐÒ\nĐiều 1. Sửa đổi\n"
DECISION = "Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ;\n"

TEXTS: dict[str, Callable[[int], str]] = {
    "blanks": lambda n: f"Điều 1.{' ' * n}\nx",
    "bars": lambda n: "|" * n,
    "a clause over many lines": lambda n: "2. Công việc của\n" + "đơn vị\ntrạm bơm " * n * 4,
    "capitals": lambda n: HEAD + "SỞ NỘI VỤ\n" * n,
    "headings of annexes": lambda n: HEAD + "Nội dung.\n" * n + "QUY CHẾ\n" * n,
    "line feeds below a heading": lambda n: f"{HEAD}1. Sửa đổi Điều 5{chr(10) * n}",
    "articles": lambda n: HEAD + "Điều 1. \n" * n,
    "sections where none may stand": lambda n: HEAD + "1. Bến:\nI. ĐÒ NGANG\nĐò.\n" * n,
    "quotes that stay open": lambda n: HEAD + "Sửa đổi Điều 5 như sau:\n“Điều 5. Mới\n" * n,
    "quoted articles that stay open": lambda n: "“Điều 12. Trồng cây;\n" * n * 4,
    "short names": lambda n: HEAD + "Bộ Tài chính (sau đây gọi là Bộ) " * n,
    "levels": lambda n: HEAD + "điểm a khoản 1 Điều 5 và " * n,
    "type words": lambda n: HEAD + "Nghị định Quyết định Luật " * n,
    "grounds": lambda n: "QUYẾT ĐỊNH\n" + DECISION * n,
    "changes": lambda n: HEAD + "; bãi bỏ Điều 5; bổ sung khoản 2" * n,
    "changes within changes": lambda n: f"{HEAD}1. Thay thế {'Nghị định số 1/2020/NĐ-CP (được bãi bỏ)3, ' * n}",
    "changes of words": lambda n: HEAD + "1. " + "bỏ cụm từ “a” tại khoản 1 Điều 2, " * n,
    "words to change": lambda n: f"{HEAD}Sửa đổi Luật Giá\n1. Thay thế cụm từ {'“a”, ' * n * 10}",
    "documents": lambda n: (HEAD + "Nơi nhận:\n- Lưu: VT.\n") * n,
    "forms in an annex": lambda n: HEAD + "GIÁM ĐỐC\nLê A\nPHỤ LỤC I\n" + "Đơn\nGIÁM ĐỐC\n(Ký tên)\nMặt sau\n" * n,
    "forms without a title": lambda n: HEAD + "\nMẫu số 5\nĐơn.\nSỞ NỘI VỤ   Mẫu\n" * n,
    "numberings that begin anew": lambda n: HEAD + "1. Bến\n2. Phà\nCầu phao\n" * n,
    "footnotes": lambda n: HEAD + "GIÁM ĐỐC\nLê A\n" + "[1] Các\nbến đò\n" * n,
    "notes without markers": lambda n: "XÁC THỰC VĂN BẢN HỢP NHẤT\n" + "".join(
        f"[{at % 999 + 1}] Điều này được bãi bỏ.\nBến{at % 997} đò.\n" for at in range(n)
    ),
    "acts that end and provisions that go on": lambda n: HEAD + "".join(
        f"Bãi bỏ Quyết định số {at}/QĐ-BĐ. Điều 5 Quyết định số {at}/QĐ-BĐ tiếp tục có hiệu lực.\n" for at in range(n)
    ),
    "exceptions": lambda n: "LUẬT\n" + "".join(f"Điều {at}. Bến\nBãi bỏ Luật Đò, trừ Điều {at}.\n" for at in range(n)),
    "signatures in articles": lambda n: HEAD + "".join(
        f"Điều {at}. Ký\nNơi nhận:\n- Lưu: VT.\nGIÁM ĐỐC\nLê A\n" for at in range(n)
    ),
    "a list of contents": lambda n: "".join(f"Điều {at}. Bến đò {at}\n" for at in range(1, n)) * 2,
    "noise of a seal": lambda n: HEAD + "Nơi nhận:\n" + "- Lưu: VT. ~ {t ^` ´§£ JT\n" * n,
    "treaties without a day": lambda n: HEAD + "Hiệp định đò ngang giữa Mây và Sen, ký tại " * n,
    "units beside the one around": lambda n: HEAD + "theo Điều này, khoản 1 Điều 5 và " * n,
    "provisions that are told to be amended": lambda n: HEAD + "Điều 5 được sửa đổi tại " * n,
    "open quotations of words": lambda n: HEAD + "bỏ từ “tại Điều 5 " * n,
    "torn serials": lambda n: HEAD + "số 66.7/2025/66.7/2025, " * n,
    "line feeds alone": lambda n: "\n" * n * 50,
    "white space of many kinds": lambda n: "\n \t\f" * n * 10,
    "line feeds and bars": lambda n: "\n|" * n * 20,
    "provisions in sentences of one article": lambda n: LAW + ")Điều 5. " * n * 4,
    "one line without blanks": lambda n: "Điều1/" * n,
}


@pytest.mark.parametrize("name", TEXTS)
def test_parsing(name: str) -> None:
    make = TEXTS[name]

    def prepare(count: int) -> Callable[[], object]:
        text = make(count)
        return lambda: vbpl.parse_bundle(text)

    assert growth(prepare, 200, 1600) < 3


def test_a_list_of_forms_that_come_nowhere() -> None:
    """Each of these searched the whole text below it for its beginning."""
    def prepare(count: int) -> Callable[[], object]:
        forms = "".join(f"Mẫu số {at % 999 + 1}.{at // 999}: Đơn\n" for at in range(count))
        text = HEAD + forms + "Nội dung bến đò.\n" * count * 20
        page = Page(text, fold(text), split_lines(text))
        return lambda: [annex_head(page, at) for at in range(len(page.lines))]

    assert growth(prepare, 400, 3200) < 3


def test_checking_against_a_library() -> None:
    def prepare(count: int) -> Callable[[], object]:
        citing = vbpl.parse_bundle("Số: 12/QĐ-UBND\nQUYẾT ĐỊNH\n" + DECISION * count)
        library = vbpl.Library()
        library.add(citing)
        return lambda: vbpl.check(citing.documents[0], library=library)

    assert growth(prepare, 100, 800) < 3


def test_chunks_of_one_long_unit() -> None:
    def prepare(count: int) -> Callable[[], object]:
        text = HEAD + "Sở Nội vụ chủ trì, phối hợp với các sở. " * count
        document = vbpl.parse(text)
        return lambda: list(vbpl.chunks(document, max_chars=500))

    assert growth(prepare, 500, 4000) < 3

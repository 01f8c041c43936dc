"""The tree that `vbpl parse --tree` draws, compared as a picture."""

import datetime
import io

from rich.console import Console

from vbpl.cli.tree import render_tree
from vbpl.model import (
    Attachment,
    Block,
    BlockType,
    Bundle,
    Citation,
    Diagnostic,
    Document,
    DocumentNumber,
    Header,
    Issuer,
    Provision,
    Recipient,
    Recital,
    Signer,
    Span,
    Via,
)  # fmt: skip

TEXT = """\
UBND TỈNH ĐỒNG THÁP
SỞ NỘI VỤ
Số: 12/QĐ-SNV
Đồng Tháp, ngày 05 tháng 01 năm 2021
QUYẾT ĐỊNH
Về việc ban hành Quy chế trực đêm
Căn cứ Luật Lưu trữ số 01/2011/QH13;
QUYẾT ĐỊNH:
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi
1. Quy chế này áp dụng theo khoản 2 Điều 5 Nghị định số 45/2013/NĐ-CP như sau:
a) Viên chức trực đêm;
Trừ trường hợp nêu tại Điều 3.
TM. ỦY BAN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần An
Nơi nhận:
- Sở Y tế (để b/c);
QUY CHẾ
Trực đêm
I. GIỜ TRỰC
- Từ 22 giờ.
"""

PICTURE = """\
╭─ quyet_dinh 12/QĐ-SNV ───────────────────────────────────────────────────────────────────────────╮
│ issuers    UBND TỈNH ĐỒNG THÁP › SỞ NỘI VỤ                                                       │
│ date       Đồng Tháp, 2021-01-05                                                                 │
│ type_name  QUYẾT ĐỊNH                                                                            │
│ subject    ban hành Quy chế trực đêm                                                             │
│ id         /akn/vn/act/qd/snv/2021/12                                                            │
╰──────────────────────────────────────────────────────────────────────────────────────────────────╯
recitals
└── Căn cứ Luật Lưu trữ số 01/2011/QH13
    └── legal_basis → Luật Lưu trữ số 01/2011/QH13 [luat 01/2011/QH13 “Lưu trữ”]
QUYẾT ĐỊNH:
Chương I QUY ĐỊNH CHUNG
└── Điều 1 Phạm vi
    └── 1. Quy chế này áp dụng theo khoản 2 Điều 5 Nghị định số 45/2013/NĐ-CP như sau:
        ├── refers_to → khoản 2 Điều 5 Nghị định số 45/2013/NĐ-CP [nghi_dinh 45/2013/NĐ-CP khoản 2 …
        ├── a) Viên chức trực đêm;
        └── Trừ trường hợp nêu tại Điều 3.
            └── refers_to → Điều 3 [this Điều 3 – Điều 4]
signers
└── TM. ỦY BAN, KT. CHỦ TỊCH, PHÓ CHỦ TỊCH, Trần An
recipients
└── Sở Y tế (để b/c)
QUY CHẾ Trực đêm [quy_che]
└── I. GIỜ TRỰC
    └── - Từ 22 giờ.

qd.txt:3:5: V201 an example
    Số: 12/QĐ-SNV
        ^^^^^^^^^
"""


def span(first: str, last: str = "") -> Span:
    start = TEXT.index(first)
    return Span(start=start, end=TEXT.index(last or first, start) + len(last or first))


def number(text: str) -> DocumentNumber:
    return DocumentNumber(
        text=text, canonical=text, serial=12, year=None, kind_code=None, issuer_codes=[], span=span(text)
    )


def block(kind: BlockType, number: str | None, first: str, last: str, *children: Block, **own: str) -> Block:
    return Block(type=kind, number=number, span=span(first, last), children=list(children), **own)


def document() -> Document:
    point = block("point", "a", "a) Viên", "đêm;", text="Viên chức trực đêm;")
    after = block("paragraph", None, "Trừ", "Điều 3.", text="Trừ trường hợp nêu tại Điều 3.")
    own = "Quy chế này áp dụng theo khoản 2 Điều 5 Nghị định số 45/2013/NĐ-CP như sau:"
    clause = block("clause", "1", "1. Quy chế", "Điều 3.", point, after, text=own)
    article = block("article", "1", "Điều 1.", "Điều 3.", clause, heading="Phạm vi")
    law, decree = "Luật Lưu trữ số 01/2011/QH13", "khoản 2 Điều 5 Nghị định số 45/2013/NĐ-CP"
    return Document(
        id="/akn/vn/act/qd/snv/2021/12",
        kind="quyet_dinh",
        family="admin",
        header=Header(
            issuers=[
                Issuer(name="SỞ NỘI VỤ", span=span("SỞ NỘI VỤ"),
                       parent=Issuer(name="UBND TỈNH ĐỒNG THÁP", span=span("UBND TỈNH ĐỒNG THÁP"))),
            ],
            number=number("12/QĐ-SNV"), place="Đồng Tháp", date=datetime.date(2021, 1, 5), type_name="QUYẾT ĐỊNH",
            subject="ban hành Quy chế trực đêm", span=span("UBND", "trực đêm"),
        ),
        recitals=[Recital(text=f"Căn cứ {law}", span=span(f"Căn cứ {law};"))],
        formula="QUYẾT ĐỊNH:",
        body=[block("chapter", "I", "Chương I", "Điều 3.", article, heading="QUY ĐỊNH CHUNG")],
        signers=[
            Signer(capacity="TM.", on_behalf_of="ỦY BAN", via=[Via(capacity="KT.", office="CHỦ TỊCH")],
                   position="PHÓ CHỦ TỊCH", name="Trần An", span=span("TM.", "Trần An")),
        ],
        recipients=[Recipient(name="Sở Y tế", note="(để b/c)", span=span("- Sở Y tế (để b/c);"))],
        attachments=[
            Attachment(
                heading="QUY CHẾ", title="Trực đêm", kind="quy_che", span=span("QUY CHẾ", "22 giờ."),
                body=[block("section", "I", "I. GIỜ", "22 giờ.", block("bullet", None, "- Từ", "giờ.",
                                                                       text="Từ 22 giờ."), heading="GIỜ TRỰC")],
            ),
        ],
        citations=[
            Citation(text="Điều 3", span=span("Điều 3"), target="this",
                     provisions=[Provision(article="3", through=Provision(article="4"))]),
            Citation(text=law, span=span(law), target="other", kind="luat", name="Lưu trữ",
                     number=number("01/2011/QH13"), relation="legal_basis"),
            Citation(text=decree, span=span(decree), target="other", kind="nghi_dinh",
                     number=number("45/2013/NĐ-CP"), provisions=[Provision(article="5", clause="2")]),
        ],
        diagnostics=[Diagnostic(code="V201", severity="info", message="an example", span=span("12/QĐ-SNV"))],
        span=Span(start=0, end=len(TEXT)),
    )  # fmt: skip


def picture(bundle: Bundle, text: str, *, citations: bool = True) -> str:
    console = Console(file=io.StringIO(), width=100)
    console.print(render_tree(bundle, text, path="qd.txt", citations=citations))
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_the_whole_picture() -> None:
    assert picture(Bundle(documents=[document()]), TEXT) == PICTURE


def test_citations_can_be_left_out() -> None:
    drawn = picture(Bundle(documents=[document()]), TEXT, citations=False)
    assert drawn.splitlines() == [line for line in PICTURE.splitlines() if "→" not in line]


def test_what_stands_in_the_text_is_never_read_as_markup_or_obeyed_by_the_terminal() -> None:
    hostile = document().model_copy(update={"formula": "[red]QUYẾT[/red] \x1b[2J ĐỊNH"})
    assert "[red]QUYẾT[/red] �[2J ĐỊNH" in picture(Bundle(documents=[hostile]), TEXT)


def test_an_empty_bundle_prints_nothing() -> None:
    assert picture(Bundle(documents=[]), "").strip() == ""

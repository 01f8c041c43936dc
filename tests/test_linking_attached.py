"""Provisions of texts attached to a document: which of its parts a citation means."""

import pytest

import vbpl

HEAD = """ỦY BAN NHÂN DÂN TỈNH SÔNG HẬU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}/QĐ-UBND
Sông Hậu, ngày {day} tháng 3 năm 2021
QUYẾT ĐỊNH
{subject}
Căn cứ Luật Thanh niên;
QUYẾT ĐỊNH:
"""
SIGNED = "TM. ỦY BAN NHÂN DÂN\nCHỦ TỊCH\nTrần Văn Bến\n"
THIS = "Quyết định số 12/QĐ-UBND ngày 05 tháng 3 năm 2021 của Ủy ban nhân dân tỉnh Sông Hậu"
ATTACHED = f"(Ban hành kèm theo {THIS})\n"
TARGET = (
    HEAD.format(number=12, day="05", subject="Ban hành Quy định và Quy chế bến đò")
    + "Điều 1. Ban hành kèm theo Quyết định này Quy định và Quy chế.\nĐiều 2. Chánh Văn phòng thi hành.\n" + SIGNED
    + f"QUY ĐỊNH\nMở bến đò\n{ATTACHED}Điều 1. Bến một.\nĐiều 2. Bến hai.\nĐiều 3. Bến ba.\n"
    + f"QUY CHẾ\nQuản lý bến đò\n{ATTACHED}Điều 1. Chế một.\nĐiều 2. Chế hai.\nĐiều 3. Chế ba theo {{cited}}.\n"
    + "Điều 4. Chế tư.\n"
)


def cited(text: str, *others: str) -> list[str | None]:
    """The first words of the provisions that the first text cites of the target."""
    library = vbpl.Library()
    target = others[0] if others else text
    for each in (text, *others):
        library.add(vbpl.parse_bundle(each))
    return [
        target[provision.span.start : provision.span.end].split("\n")[0] if provision.span else None
        for link in library.link().links for provision in link.provisions
    ]


@pytest.mark.parametrize(("said", "wanted"), [
    (f"Điều 2 Quy chế ban hành kèm theo {THIS}", "Điều 2. Chế hai."),
    (f"Điều 2 Quy định ban hành kèm theo {THIS}", "Điều 2. Bến hai."),
    (f"Điều 4 Quy chế ban hành kèm theo {THIS}", "Điều 4. Chế tư."),
    (f"Điều 5 Quy chế ban hành kèm theo {THIS}", None),
    (f"Điều 2 {THIS}", "Điều 2. Chánh Văn phòng thi hành."),
])
def test_from_another_document(said: str, wanted: str | None) -> None:
    text = HEAD.format(number=30, day="25", subject="Về việc sửa bến") + f"Điều 1. Thực hiện {said}.\n{SIGNED}"
    assert cited(text, TARGET.format(cited="quy định")) == [wanted]


@pytest.mark.parametrize(("said", "wanted"), [
    ("Điều 1 Quy chế này", "Điều 1. Chế một."), ("Điều 1", "Điều 1. Chế một."),
    ("Điều 2 Quy định ban hành kèm theo Quyết định này", "Điều 2. Bến hai."),
    ("Điều 1 Quyết định này", "Điều 1. Ban hành kèm theo Quyết định này Quy định và Quy chế."),
])
def test_from_an_attached_text(said: str, wanted: str) -> None:
    assert cited(TARGET.format(cited=said)) == [wanted]

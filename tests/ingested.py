"""Texts of files as the package reads them, for its tests."""

import io
import os
import shutil
import tarfile
import zipfile

import pytest

from vbpl.ingest import Item, detect_format, read_item

TEXT = (
    "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG HẬU\nSố: 27/QĐ-UBND\nSông Hậu, ngày 14 tháng 3 năm 2019\nQUYẾT ĐỊNH\nĐiều 1. Phạm vi"
)
PAGE = """<html><head><title>Cổng</title><style>p{}</style></head><body>
<div class=menu><a href=/>Trang chủ</a> Văn bản mới Tra cứu pháp luật và nhiều mục khác nữa ở đây</div>
<table><tr><td><div id=noi-dung>
<table><tr><td><p>ỦY BAN NHÂN DÂN</p><p>HUYỆN SÔNG HẬU</p><p>Số: 27/QĐ-UBND</p></td>
<td><b>CỘNG HÒA XÃ HỘI
  CHỦ NGHĨA VIỆT NAM</b><br>Độc lập - Tự do - Hạnh phúc<br>Sông Hậu, ngày 14 tháng 3 năm 2019</td></tr></table>
<p>QUYẾT ĐỊNH</p><p>Căn cứ Luật&nbsp;Đất đai;</p><p>Căn cứ đề nghị của Sở;</p>
<p>Điều 1. Phạm<br>vi</p><table><tr><th>TT<th>Tên<tr><td>1<td>Chợ Nổi<tr><td>2<td><p>Chợ</p><p>Bến</p>
<tr><td>3<td>c<tr><td>4<td>d</table>
<p>Điều 2. Thi hành</p><p>Nơi nhận: VT</p></div></td></tr></table>
<div>Văn bản liên quan <a>Quyết định 1</a> Điều 5</div><script>CỘNG HÒA XÃ HỘI</script></body></html>"""


def text_of(data: bytes, ocr: bool = False) -> str:
    return read_item(Item("a", data, detect_format(data)), ocr).text


def pdf_of(*lines: str, stamp: tuple[str, int, int] | None = None) -> bytes:
    """A PDF of one page with these lines, in ASCII, and a stamp: its text and its place."""
    text = f"BT /F1 12 Tf 72 700 Td 14 TL {' '.join(f'({line}) Tj T*' for line in lines)} ET"
    font = "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    words, left, bottom = stamp or ("", 0, 0)
    shown = f"BT /F1 12 Tf 0 3 Td ({words}) Tj ET"
    parts = (
        "<</Type/Catalog/Pages 2 0 R>>", "<</Type/Pages/Kids[3 0 R]/Count 1>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R{font}{'/Annots[5 0 R]' if stamp else ''}>>",
        f"<</Length {len(text)}>>\nstream\n{text}\nendstream",
        f"<</Type/Annot/Subtype/Widget/F 4/Rect[{left} {bottom} {left + 40} {bottom + 14}]/AP<</N 6 0 R>>>>",
        f"<</Type/XObject/Subtype/Form/BBox[0 0 40 14]{font}/Length {len(shown)}>>\nstream\n{shown}\nendstream",
    )
    out, places = "%PDF-1.4\n", []
    for number, part in enumerate(parts, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n{part}\nendobj\n"
    rows = "".join(f"{place:010} 00000 n \n" for place in places)
    table = f"xref\n0 7\n0000000000 65535 f \n{rows}trailer<</Size 7/Root 1 0 R>>\nstartxref\n{len(out)}\n%%EOF"
    return (out + table).encode()


def needs(program: str) -> None:
    if shutil.which(program) is None and "CI" not in os.environ:
        pytest.skip(f"{program} is not installed")


def make_zip(members: dict[str, bytes], compression: int = zipfile.ZIP_DEFLATED) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", compression) as archive:
        for name, data in members.items():
            archive.writestr(name, data)
    return made.getvalue()


def make_tar(members: dict[str, bytes], mode: str = "w:gz") -> bytes:
    made = io.BytesIO()
    with tarfile.open(fileobj=made, mode=mode) as archive:  # type: ignore[call-overload]
        for name, data in members.items():
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return made.getvalue()

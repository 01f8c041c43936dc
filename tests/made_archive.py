"""An archive made for tests: small documents of a made-up province that cite each other in every known way."""

import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from vbpl.archive.feed import Feed, Start
from vbpl.archive.feed import _read as feed_process
from vbpl.ingest import IngestError, Item, folders

KINDS = (("NGHỊ QUYẾT", "NQ-HĐND", "HỘI ĐỒNG NHÂN DÂN"), ("QUYẾT ĐỊNH", "QĐ-UBND", "ỦY BAN NHÂN DÂN"),
         ("QUYẾT ĐỊNH", "QĐ-SNV", "SỞ NỘI VỤ"), ("THÔNG TƯ", "TT-BTC", "BỘ TÀI CHÍNH"))
SUBJECTS = ("quản lý chợ nổi trên địa bàn tỉnh", "bảo vệ đê điều trong mùa mưa lũ", "hỗ trợ hộ nghèo vùng ven sông",
            "phát triển làng nghề dệt chiếu", "quy hoạch bến thuyền và kho chứa hàng hóa", "thu phí qua phà")


def number_of(index: int) -> str:
    code = KINDS[index % 4][1]
    return f"{index + 1:02}/{2001 + index % 20}/{code}" if index % 3 else f"{index + 1:02}/{code}"


def date_of(index: int) -> str:
    return f"ngày {index % 28 + 1:02} tháng {index % 12 + 1:02} năm {2001 + index % 20}"


def subject_of(index: int) -> str:
    return f"{SUBJECTS[index % 6]} giai đoạn {index % 9 + 1} đợt {index % 7 + 1}"


def mention(index: int) -> str:
    """How others cite a document: in full, without its day, or with its subject."""
    kind, _, body = KINDS[index % 4]
    name = f"{kind.capitalize()} số {number_of(index)}"
    if index % 5 == 0:
        return name
    return f"{name} {date_of(index)} của {body.capitalize()}" + (f" về {subject_of(index)}" if index % 2 else "")


def document(index: int, count: int) -> str:
    """The text of one document of ``count``."""
    kind, _, body = KINDS[index % 4]
    first, second, third = ((index * step + 1) % count for step in (7, 13, 5))
    number = "" if index % 17 == 4 else f"Số: {number_of(index)}\n"
    return f"""{body} TỈNH SÔNG HẬU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
{number}Sông Hậu, {date_of(index)}
{kind}
Về {subject_of(index)}
Căn cứ Luật Đất đai {"năm 2013" if index % 3 else ""};
Căn cứ {mention(first)};
Xét đề nghị của Sở Nội vụ,
{kind}:
Điều 1. Phạm vi điều chỉnh
1. Văn bản này áp dụng cho mọi hộ kinh doanh theo Điều 2 {mention(second)}.
a) Hộ trên sông;
b) Hộ trên bờ.
2. Sửa đổi khoản 1 Điều 1 của {mention(third)}.
Điều 2. Thi hành
Văn bản này có hiệu lực kể từ ngày ký và thay thế {mention((index * 3 + 2) % count)}.
Nơi nhận:
- Như Điều 2;
- Lưu: VT.
TM. {body}
CHỦ TỊCH
Trần Văn Bến
"""


def write_archive(folder: Path, count: int) -> Path:
    """``count`` documents as files. Some come twice, some are broken."""
    for index in range(count):
        path = folder / f"{index % 10}" / f"{index:05}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(document(index, count), encoding="utf-8")
        if index % 50 == 7:
            path.with_name(f"copy-{index:05}.txt").write_text(document(index, count), encoding="utf-8")
        if index % 50 == 9:
            path.with_name(f"broken-{index:05}.doc").write_bytes(b"%PDF-1.4" + bytes(index % 256 for _ in range(99)))
    return folder


Items = Iterator[Item | IngestError]


def read_changed(change: Callable[[Start, int, Items], Items], parent: object, feed: Feed, start: Start) -> None:
    """Acts as the process of a feed that finds other items in some files, which are counted from 0."""
    kept = folders.iter_found

    def iter_changed(source: Path, *rest: object) -> Iterator[folders.File]:
        for number, file in enumerate(kept(source, *rest)):  # type: ignore[arg-type]
            yield file._replace(items=change(start, number, file.items))

    sys.modules["vbpl.archive.feed"].iter_found = iter_changed  # type: ignore[attr-defined]
    feed_process(parent, feed, start)  # type: ignore[arg-type]


def second_as(items: Callable[[], Items], _: Start, number: int, found: Items) -> Items:
    """Other items in the second file alone."""
    return items() if number == 1 else found

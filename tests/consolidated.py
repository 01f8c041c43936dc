"""An invented act with chapters, points and an annex, acts that amend it, and the changes between two texts."""

import difflib
import re

from vbpl import consolidate, parse
from vbpl.linking.outline import provision_name
from vbpl.model import Consolidation, Document

ACT = """CHÍNH PHỦ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 15/2019/NĐ-CP
Hà Nội, ngày 05 tháng 3 năm 2019

NGHỊ ĐỊNH
Về quản lý bến thuyền nhỏ
Căn cứ Luật Tổ chức Chính phủ ngày 19 tháng 6 năm 2015;
Chính phủ ban hành Nghị định về quản lý bến thuyền nhỏ.

Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
Nghị định này quy định về bến thuyền nhỏ.
Điều 2. Giải thích từ ngữ
Trong Nghị định này, các từ dưới đây được hiểu như sau:
1. Bến thuyền nhỏ là nơi neo đậu của thuyền dưới 12 mét.
2. Chủ bến là người được giao bến thuyền nhỏ.
3. Người lái thuyền là người có chứng chỉ lái thuyền.

Chương II
MỞ BẾN
Điều 3. Điều kiện mở bến
1. Có đất ven sông.
2. Có các giấy tờ sau:
a) Đơn đề nghị mở bến;
b) Bản vẽ bến thuyền nhỏ;
c) Bản cam kết của chủ bến.
3. Chủ bến trả phí mở bến. Phí được thu một lần. Mức phí do tỉnh quy định.
Điều 4. Hồ sơ
Hồ sơ gửi đến Ủy ban nhân dân cấp huyện.
Điều 5. Trách nhiệm của chủ bến
1. Giữ bến sạch.
2. Báo tin khi có bão.

Chương III
THI HÀNH
Điều 6. Hiệu lực thi hành
Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 5 năm 2019.
Điều 7. Trách nhiệm thi hành
Bộ trưởng Bộ Giao thông vận tải chịu trách nhiệm thi hành Nghị định này.

TM. CHÍNH PHỦ
THỦ TƯỚNG

Nguyễn Văn Sông
"""

HEAD = """CHÍNH PHỦ
-------
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}/{year}/NĐ-CP
Hà Nội, ngày 10 tháng 02 năm {year}

NGHỊ ĐỊNH
Sửa đổi, bổ sung một số điều của Nghị định số 15/2019/NĐ-CP ngày 05 tháng 3 năm 2019 của Chính phủ về quản lý bến \
thuyền nhỏ
Chính phủ ban hành Nghị định sửa đổi, bổ sung một số điều của Nghị định số 15/2019/NĐ-CP ngày 05 tháng 3 năm 2019 của \
Chính phủ về quản lý bến thuyền nhỏ.

Điều 1. Sửa đổi, bổ sung một số điều của Nghị định số 15/2019/NĐ-CP ngày 05 tháng 3 năm 2019 của Chính phủ về quản lý \
bến thuyền nhỏ
"""
FOOT = """
Điều 2. Hiệu lực thi hành
Nghị định này có hiệu lực thi hành kể từ ngày 01 tháng 4 năm {year}.

TM. CHÍNH PHỦ
THỦ TƯỚNG

Nguyễn Văn Sông
"""


def amending_text(instructions: str, *, number: int = 20, year: int = 2021) -> str:
    """The text of an act that amends the invented one by some instructions."""
    return HEAD.format(number=number, year=year) + instructions.strip("\n") + FOOT.format(year=year)


def amending(instructions: str, *, number: int = 20, year: int = 2021) -> Document:
    """An act that amends the invented one by some instructions."""
    return parse(amending_text(instructions, number=number, year=year))


def applied(*instructions: str) -> Consolidation:
    """The invented act after one amending act for each text, a year apart."""
    acts = [amending(text, number=20 + at, year=2021 + at) for at, text in enumerate(instructions)]
    return consolidate(parse(ACT), acts)


def body_lines(done: Consolidation) -> list[str]:
    """The lines of the text without notes."""
    text = done.text.split("\n[1] ")[0]
    return [line for line in re.sub(r"\[\d+\]", "", text).split("\n") if line]


def outcome(done: Consolidation) -> str:
    """The outcome of each step, and the lines that were removed and added."""
    steps = [f"{each.status} {each.action} {provision_name(each.provision)}".strip() for each in done.changes]
    before = body_lines(consolidate(parse(ACT), []))
    changed = [line for line in difflib.ndiff(before, body_lines(done)) if line[0] in "-+"]
    return "\n".join([*steps, *changed])

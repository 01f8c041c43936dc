"""An archive to browse: the made-up province, and documents whose words would be markup if they were not escaped."""

import shutil
from pathlib import Path

from made_archive import write_archive
from vbpl.archive import convert, link
from vbpl.browse.question import Question
from vbpl.browse.store import Card, Store

CORPUS = Path(__file__).parents[1] / "corpus"
MANY = 120
HERE = "http://127.0.0.1"
HOSTILE = '"><script>alert(1)</script>'

_HOSTILE = f"""SỞ <IMG SRC=X ONERROR=ALERT(1)> & "VĂN HÓA"
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 77/QĐ-SVH
Sông Hậu, ngày 03 tháng 02 năm 2031
QUYẾT ĐỊNH
Về việc đặt tên {HOSTILE} cho bến đò
Điều 1. Bến đò mang tên {HOSTILE} và 'javascript:alert(2)'.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
"""
_AMENDING = """ỦY BAN NHÂN DÂN TỈNH SÔNG HẬU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: {number}/2031/QĐ-UBND
Sông Hậu, ngày {day} tháng 03 năm 2031
QUYẾT ĐỊNH
{subject}
Điều 1. {change} Quyết định số {cited}/2031/QĐ-UBND ngày {of} tháng 03 năm 2031.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
"""
REGULATION = """ỦY BAN NHÂN DÂN TỈNH SÔNG HẬU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 910/2030/QĐ-UBND
Sông Hậu, ngày 05 tháng 01 năm 2030
QUYẾT ĐỊNH
Về bến đò và phao cứu sinh
Điều 1. Phao cứu sinh
1. Phao để ở hai đầu đò.
2. Phao màu cam.
3. Phao cũ đem bán.
Điều 2. Hiệu lực
Quyết định này có hiệu lực từ ngày 01 tháng 02 năm 2030.
"""
REWORDING = """ỦY BAN NHÂN DÂN TỈNH SÔNG HẬU
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 911/2031/QĐ-UBND
Sông Hậu, ngày 05 tháng 01 năm 2031
QUYẾT ĐỊNH
Sửa đổi, bổ sung Quyết định số 910/2030/QĐ-UBND về bến đò và phao cứu sinh
Điều 1. Sửa đổi, bổ sung một số điều của Quyết định số 910/2030/QĐ-UBND
1. Sửa đổi khoản 2 Điều 1 như sau:
“2. Phao màu đỏ.”.
2. Bãi bỏ khoản 3 Điều 1.
3. Bãi bỏ khoản 9 Điều 1.
Điều 2. Quyết định này có hiệu lực từ ngày 01 tháng 3 năm 2031.
"""


def make_archive(folder: Path) -> Path:
    """The tables of it, linked."""
    box = write_archive(folder / "box", MANY)
    (box / "hostile.txt").write_text(_HOSTILE, encoding="utf-8")
    for name in ("first", "second", "third"):
        (box / f"{name}.txt").write_text(_chain(name), encoding="utf-8")
    (box / "regulation.txt").write_text(REGULATION, encoding="utf-8")
    (box / "rewording.txt").write_text(REWORDING, encoding="utf-8")
    for case in sorted(CORPUS.glob("*/source.txt")):
        shutil.copy(case, box / f"{case.parent.name}.txt")
    convert([box], folder / "out", jobs=1)
    link(folder / "out", jobs=1)
    return folder / "out"


def _chain(name: str) -> str:
    """``second`` amends ``first``, ``third`` replaces it."""
    fields = {
        "first": ("901", "01", "Về đèn hiệu trên sông", "Thi hành khoản 2 Điều 3", "02", "09"),
        "second": ("902", "05", "Về sửa đổi đèn hiệu trên sông", "Sửa đổi khoản 1 Điều 1 của", "901", "01"),
        "third": ("903", "08", "Về đèn hiệu và phao tiêu", "Quyết định này thay thế", "901", "01"),
    }
    number, day, subject, change, cited, of = fields[name]
    return _AMENDING.format(number=number, day=day, subject=subject, change=change, cited=cited, of=of)


def card_of(store: Store, words: str) -> Card:
    """The first document that has the words."""
    return store.search(Question(q=words), 1).cards[0]

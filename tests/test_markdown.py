"""Documents as Markdown: all their parts, and signs with a meaning in Markdown."""

import pytest

import vbpl
from vbpl.export.markdown import escape, table, to_markdown

DECISION = """ỦY BAN NHÂN DÂN TỈNH SÔNG HẬU
SỞ NỘI VỤ
Số: 12/QĐ-SNV
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Sông Hậu, ngày 05 tháng 3 năm 2021
QUYẾT ĐỊNH
Về việc tổ chức lễ hội *đua ghe* [mở rộng]
GIÁM ĐỐC SỞ NỘI VỤ
Căn cứ Luật Thanh niên ngày 16 tháng 6 năm 2020;
Xét đề nghị của Chánh Văn phòng,
QUYẾT ĐỊNH:
Chương I
QUY ĐỊNH CHUNG
Điều 1. Phạm vi điều chỉnh
1. Quyết định này quy định về lễ hội.
2. Lễ hội gồm các phần sau:
a) Phần lễ;
b) Phần hội, trong đó:
- Đua ghe;
- Thả đèn.
Điều 2. Sửa đổi khoản 1 Điều 3 của Quyết định số 7/QĐ-SNV như sau:
“1. Mỗi đội có mười người.
2. Mỗi ghe dài 9 mét.”
Chương II
TỔ CHỨC THỰC HIỆN
Điều 3. Trách nhiệm
Phân công như sau:
STT\tViệc\tNgười
1\tDẫn đường\tÔng Trần Văn Bến
2\tCứu hộ
Điều 4. Hiệu lực
Quyết định này có hiệu lực kể từ ngày ký.
Nơi nhận:
- Như Điều 3;
- Lưu: VT.
KT. GIÁM ĐỐC
PHÓ GIÁM ĐỐC
Lê Thị Sậy

PHỤ LỤC I
DANH SÁCH ĐỘI ĐUA
(Kèm theo Quyết định số 12/QĐ-SNV ngày 05 tháng 3 năm 2021 của Sở Nội vụ)
1. Đội An Lạc;
2. Đội Bình Hòa.
"""

DECISION_AS_MARKDOWN = """# Quyết định 12/QĐ-SNV

**tổ chức lễ hội \\*đua ghe\\* \\[mở rộng\\]**

SỞ NỘI VỤ, Sông Hậu, 2021-03-05

*Căn cứ Luật Thanh niên ngày 16 tháng 6 năm 2020;*

*Xét đề nghị của Chánh Văn phòng,*

**QUYẾT ĐỊNH:**

## Chương I QUY ĐỊNH CHUNG

### Điều 1. Phạm vi điều chỉnh

- 1\\. Quyết định này quy định về lễ hội.

- 2\\. Lễ hội gồm các phần sau:

  - a) Phần lễ;

  - b) Phần hội, trong đó:

    - Đua ghe;

    - Thả đèn.

### Điều 2.

Sửa đổi khoản 1 Điều 3 của Quyết định số 7/QĐ-SNV như sau:

> - 1\\. Mỗi đội có mười người.
>
> - 2\\. Mỗi ghe dài 9 mét.

## Chương II TỔ CHỨC THỰC HIỆN

### Điều 3. Trách nhiệm

Phân công như sau:

| STT | Việc | Người |
| --- | --- | --- |
| 1 | Dẫn đường | Ông Trần Văn Bến |
| 2 | Cứu hộ |  |

### Điều 4. Hiệu lực

Quyết định này có hiệu lực kể từ ngày ký.

KT. GIÁM ĐỐC\x20\x20
PHÓ GIÁM ĐỐC\x20\x20
Lê Thị Sậy

Nơi nhận:
- Như Điều 3;
- Lưu: VT;

# PHỤ LỤC I

DANH SÁCH ĐỘI ĐUA

- 1\\. Đội An Lạc;

- 2\\. Đội Bình Hòa.
"""

LETTER = """ỦY BAN NHÂN DÂN TỈNH SÔNG HẬU
Số: 9/UBND-VX
Sông Hậu, ngày 05 tháng 3 năm 2021
V/v chuẩn bị lễ hội
Kính gửi:
- Sở Nội vụ;
- Ban Quản lý bến phà.
Ủy ban nhân dân tỉnh yêu cầu:
1. Chuẩn bị ghe.
+ Sơn ghe.
Nơi nhận:
- Như trên.
CHỦ TỊCH
Trần Văn Bến
"""

LETTER_AS_MARKDOWN = """# Công văn 09/UBND-VX

**chuẩn bị lễ hội**

ỦY BAN NHÂN DÂN TỈNH SÔNG HẬU, Sông Hậu, 2021-03-05

Kính gửi: Sở Nội vụ; Ban Quản lý bến phà

Ủy ban nhân dân tỉnh yêu cầu:

- 1\\. Chuẩn bị ghe.

  - Sơn ghe.

CHỦ TỊCH\x20\x20
Trần Văn Bến

Nơi nhận:
- Như trên;
"""


@pytest.mark.parametrize(("text", "wanted"), [(DECISION, DECISION_AS_MARKDOWN), (LETTER, LETTER_AS_MARKDOWN)])
def test_a_document_as_markdown(text: str, wanted: str) -> None:
    assert to_markdown(vbpl.parse(text)) == wanted


def test_what_was_not_read_is_left_out() -> None:
    document = vbpl.parse(DECISION)
    block = document.body[0].model_copy(update={"type": "unparsed", "text": "rác rưởi", "children": ()})
    assert "rưởi" not in to_markdown(document.model_copy(update={"body": (*document.body, block)}))


@pytest.mark.parametrize(("text", "wanted"), [
    ("a*b_c`d\\e[f]<g>|h", r"a\*b\_c\`d\\e\[f\]\<g\>\|h"), ("1. một", r"1\. một"), ("12) hai", r"12\) hai"),
    ("# ba", r"\# ba"), ("- bốn", r"\- bốn"), ("+", r"\+"),
    ("1.5 mét", "1.5 mét"), ("-5 độ", "-5 độ"), ("năm. 1", "năm. 1"),
])
def test_signs_that_mean_something_are_escaped(text: str, wanted: str) -> None:
    assert escape(text) == wanted


def test_the_first_row_of_a_table_is_its_head_and_short_rows_are_filled() -> None:
    assert table("Tên\nAn\tBình") == "| Tên |  |\n| --- | --- |\n| An | Bình |"


def test_deep_units_have_the_deepest_heading() -> None:
    text = "LUẬT\nPhần thứ nhất\nCHUNG\nChương I\nMỘT\nMục 1\nHAI\nTiểu mục 1\nBA\nĐiều 1. Bốn\nNăm."
    heads = [line for line in to_markdown(vbpl.parse(text)).split("\n") if line.startswith("##")]
    assert heads == ["## Phần 1 CHUNG", "### Chương I MỘT", "#### Mục 1 HAI", "##### Tiểu mục 1 BA", "###### Điều 1."]

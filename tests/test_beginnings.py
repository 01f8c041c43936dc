"""A second document needs a header or a closing of its own."""

import pytest

import vbpl

CIRCULAR = """BỘ THỦY SẢN
Số: 21/2023/TT-BTS
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 15 tháng 6 năm 2023
THÔNG TƯ
Quy định về ao nuôi cá tầm
Điều 1. Ao nuôi có lưới chắn.
Điều 2. Thông tư này có hiệu lực từ ngày 01 tháng 8 năm 2023./.
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Nguyễn Văn Cá
"""

WRAPPED = {
    "after its type": """PHỤ LỤC I
DANH MỤC BIỂU MẪU
Hướng dẫn lập danh sách hộ nuôi tại Thông tư liên tịch
số 14/2012/TTLT-BTS-
BTC ngày 16 tháng 4 năm 2012.
Mẫu số 2 Sổ ghi thức ăn, theo Thông tư số 9/2013/TT-BTS ngày 15 tháng 6 năm 2013.
""",
    "goes on in small letters": """PHỤ LỤC I
GIẤY ĐỀ NGHỊ NUÔI CÁ TẦM
(Điều 12 của Luật Ao hồ, được sửa đổi, bổ sung tại khoản 3 Điều 2 của
Luật số 77/2022/QH15 sửa đổi, bổ sung một số điều của Luật Ao hồ)
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Kính gửi: Chi cục Thủy sản
""",
    "in a row of a table": """PHỤ LỤC I
DANH MỤC VĂN BẢN CÒN HIỆU LỰC
STT
Tên văn bản
1
Thông tư
Số 22/2017/TT-BTS
ngày 10/8/2017
Hướng dẫn Nghị định số 113/2015/NĐ-CP
ngày 09 tháng 11 năm 2015
2
Thông tư
Số 27/2018/TT-BTS
ngày 21/9/2018
""",
    "in a title in capitals": """PHỤ LỤC I
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
BÁO CÁO VỀ VIỆC TRẢ NỢ CỦA HỘ NUÔI CÁ THEO QUYẾT ĐỊNH
SỐ 31/2021/QĐ-TTg
Tháng ... năm ...
""",
}

FORM = """Mẫu số 04
{title}
Số: ....../TB-....
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
......, ngày ... tháng ... năm ...
THÔNG BÁO
Về việc cho nuôi cá tầm tại hồ
Căn cứ Thông tư số 21/2023/TT-BTS ngày 15 tháng 6 năm 2023;
Theo đơn của ông (bà) ...................... , cơ quan thông báo:
1. Hồ được nuôi: ......................
GIÁM ĐỐC
(Ký, ghi rõ họ tên, đóng dấu)
"""

LETTER = """SỞ THỦY SẢN
Số: 118/STS-NC
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Lào Cai, ngày 02 tháng 10 năm 2023
V/v báo cáo số ao cá tầm
Kính gửi: Các huyện.
Sở đề nghị các huyện báo cáo số ao trước ngày 15./.
GIÁM ĐỐC
Trần Thị Hồ
"""

DIRECTIVE = """CHỈ THỊ
về việc giữ sạch nước hồ
Các xã phân công người trông hồ.
T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ
Lê Minh Suối
"""

DRAFT = """SỞ THỦY SẢN        CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
                   Độc lập - Tự do - Hạnh phúc
Số:      /STS-NC        Lào Cai, ngày    tháng 10 năm 2023
V/v báo cáo số ao cá tầm
Kính gửi: Các huyện.
Sở đề nghị các huyện báo cáo số ao trước ngày 15./.
GIÁM ĐỐC
Trần Thị Hồ
"""

CONSOLIDATED = """CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
THÔNG TƯ
Quy định về ao nuôi cá tầm
Điều 1. Ao nuôi có lưới chắn.
Điều 2. Hiệu lực thi hành./.
BỘ THỦY SẢN
Số: 5/VBHN-BTS
XÁC THỰC VĂN BẢN HỢP NHẤT
Hà Nội, ngày 21 tháng 6 năm 2024
KT. BỘ TRƯỞNG
THỨ TRƯỞNG
Nguyễn Văn Cá
PHỤ LỤC I
SỔ GHI THỨC ĂN
(Ban hành kèm theo Thông tư số 21/2023/TT-BTS ngày 15 tháng 6 năm 2023 của Bộ trưởng Bộ Thủy sản)
Ngày Loại thức ăn
"""


@pytest.mark.parametrize("wrapped", WRAPPED.values(), ids=WRAPPED)
def test_a_citation_that_was_wrapped_begins_no_document(wrapped: str) -> None:
    (document,) = vbpl.parse_bundle(CIRCULAR + wrapped).documents
    assert document.header.number and document.header.number.canonical == "21/2023/TT-BTS"


@pytest.mark.parametrize("title", ["TÊN CƠ QUAN", "…….(1)……."])
def test_a_form_of_an_annex_begins_no_document(title: str) -> None:
    form = FORM.format(title=title)
    assert len(vbpl.parse_bundle(CIRCULAR + form + form).documents) == 1


@pytest.mark.parametrize("second", [LETTER, DIRECTIVE, DRAFT], ids=["header", "closing", "draft"])
def test_a_header_or_a_closing_of_its_own_begins_a_document(second: str) -> None:
    documents = vbpl.parse_bundle(CIRCULAR + "\n" + second).documents
    assert documents[0].kind == "thong_tu"
    assert len(documents) == 2


@pytest.mark.parametrize(("written", "own"), [
    ("118/STS-NC", True), ("118/STS-NC (mật)", True), ("118/STS-NC của Sở", False), ("118/STS-NC;", False),
    ("118/STS-NC   ngày 2 tháng 10 năm 2023", True), ("118/STS-NC\tThành phố Mây, ngày 2 tháng 10 năm 2023", True),
    ("118/STS-NC|Thành phố Mây, ngày 2 tháng 10 năm 2023", True),
])
def test_the_number_of_another_document_does_not_go_on_as_a_sentence_in_its_cell(written: str, own: bool) -> None:
    documents = vbpl.parse_bundle(CIRCULAR + LETTER.replace("118/STS-NC", written)).documents
    numbers = [found.header.number.text for found in documents if found.header.number]
    assert numbers == ["21/2023/TT-BTS", "118/STS-NC"][: 1 + own]


def test_what_authenticates_a_consolidated_text_begins_no_document_and_gives_it_its_number() -> None:
    (document,) = vbpl.parse_bundle(CONSOLIDATED).documents
    number = document.header.number
    assert number is not None and number.canonical == "05/VBHN-BTS"


LISTED = """DANH MỤC
Văn bản quy phạm pháp luật còn hiệu lực về nuôi cá
của Bộ Thủy sản trong kỳ hệ thống hóa 2019 - 2023
(Ban hành kèm theo Thông tư số 21/2023/TT-BTS ngày 15 tháng 6 năm 2023)
1. Thông tư số 22/2017/TT-BTS ngày 10/8/2017
"""


@pytest.mark.parametrize("head", [LISTED, LISTED.replace("DANH MỤC\n", "")], ids=["word", "title"])
def test_a_list_whose_title_is_in_small_letters_is_an_attachment(head: str) -> None:
    (document,) = vbpl.parse_bundle(CIRCULAR + "Danh mục còn hiệu lực\n" + head).documents
    (attachment,) = document.attachments
    assert [citation.text for citation in document.citations if citation.span.start > attachment.span.start][-1:] == [
        "Thông tư số 22/2017/TT-BTS ngày 10/8/2017"
    ]

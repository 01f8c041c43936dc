"""Sound documents in which no rule of form finds a fault, and parts of some for more tests."""

DECISION = """\
UBND TỈNH LÂM ĐỒNG
SỞ NỘI VỤ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/QĐ-SNV
Lâm Đồng, ngày 15 tháng 3 năm 2021

QUYẾT ĐỊNH
Về việc mở bến đò

GIÁM ĐỐC SỞ NỘI VỤ

Căn cứ Nghị định số 30/2020/NĐ-CP ngày 05 tháng 3 năm 2020 của Chính phủ về công tác văn thư;

QUYẾT ĐỊNH:

Điều 1. Mở bến đò.
1. Có phao:
a) phao đỏ;
b) phao xanh.
2. Có đèn.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Chánh Văn phòng chịu trách nhiệm thi hành.

Nơi nhận:
- Như Điều 3;
- Lưu: VT.

GIÁM ĐỐC




Nguyễn Văn Bến
"""

LETTER = """\
UBND TỈNH LÂM ĐỒNG
SỞ NỘI VỤ

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 12/SNV-VP
V/v mở bến đò

Lâm Đồng, ngày 15 tháng 3 năm 2021

Kính gửi: Ủy ban nhân dân huyện Di Linh.

Sở Nội vụ đề nghị báo cáo.

Nơi nhận:
- Như trên;
- Lưu: VT.

GIÁM ĐỐC




Nguyễn Văn Bến
"""

SOUND = {
    "decision": DECISION, "letter": LETTER,
    "committee": """\
ỦY BAN NHÂN DÂN
TỈNH LÂM ĐỒNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 45/QĐ-UBND
Lâm Đồng, ngày 20 tháng 7 năm 2022

QUYẾT ĐỊNH
Về việc giao chỉ tiêu trồng rừng

ỦY BAN NHÂN DÂN TỈNH LÂM ĐỒNG

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Theo đề nghị của Giám đốc Sở Tài chính.

QUYẾT ĐỊNH:

Điều 1. Giao chỉ tiêu trồng rừng cho các huyện.
Điều 2. Quyết định này có hiệu lực kể từ ngày ký.
Điều 3. Chánh Văn phòng Ủy ban nhân dân tỉnh chịu trách nhiệm thi hành Quyết định này.

Nơi nhận:
- Như Điều 3;
- Sở Tài chính;
- Lưu: VT, KT.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH




Trần Thị Thông
""",
    "circular": """\
BỘ TÀI CHÍNH

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 08/2022/TT-BTC
Hà Nội, ngày 08 tháng 02 năm 2022

THÔNG TƯ
Quy định việc thu phí qua phà

Căn cứ Luật Phí và lệ phí ngày 25 tháng 11 năm 2015;
Theo đề nghị của Cục trưởng Cục Quản lý giá;
Bộ trưởng Bộ Tài chính ban hành Thông tư quy định việc thu phí qua phà.

Điều 1. Phạm vi điều chỉnh
1. Thông tư này quy định việc thu phí qua phà.
2. Phí gồm:
a) Phí người;
b) Phí xe.

Điều 2. Hiệu lực thi hành
Thông tư này có hiệu lực kể từ ngày 01 tháng 4 năm 2022./.

Nơi nhận:
- Văn phòng Chính phủ;
- Lưu: VT, QLG.

KT. BỘ TRƯỞNG
THỨ TRƯỞNG




Lê Văn Sông
""",
    "council": """\
HỘI ĐỒNG NHÂN DÂN
TỈNH LÂM ĐỒNG

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 17/NQ-HĐND
Lâm Đồng, ngày 09 tháng 12 năm 2021

NGHỊ QUYẾT
Về dự toán ngân sách năm 2022

HỘI ĐỒNG NHÂN DÂN TỈNH LÂM ĐỒNG
KHÓA X KỲ HỌP THỨ 4

Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015;
Xét Tờ trình số 90/TTr-UBND ngày 01 tháng 12 năm 2021 của Ủy ban nhân dân tỉnh.

QUYẾT NGHỊ:

Điều 1. Thông qua dự toán ngân sách năm 2022.
Điều 2. Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết này.

Nơi nhận:
- Ủy ban nhân dân tỉnh;
- Lưu: VT.

CHỦ TỊCH




Phạm Văn Đồi
""",
    "party": """\
TỈNH ỦY LÂM ĐỒNG
*
Số 12-KH/TU

ĐẢNG CỘNG SẢN VIỆT NAM

Lâm Đồng, ngày 15 tháng 3 năm 2021

KẾ HOẠCH
tổ chức hội nghị tổng kết

Ban Thường vụ Tỉnh ủy ban hành kế hoạch như sau:

I. MỤC ĐÍCH
1. Đánh giá kết quả.
2. Nêu việc cần làm.

II. THỰC HIỆN
Văn phòng Tỉnh ủy theo dõi việc thực hiện.

Nơi nhận:
- Các huyện ủy,
- Lưu Văn phòng Tỉnh ủy.

T/M BAN THƯỜNG VỤ
PHÓ BÍ THƯ




Ngô Văn Bản
""",
    "notice": """\
UBND HUYỆN DI LINH
PHÒNG TƯ PHÁP

CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

Số: 06/TB-TP
Di Linh, ngày 10 tháng 01 năm 2023

THÔNG BÁO
Lịch tiếp công dân năm 2023

Phòng Tư pháp thông báo lịch tiếp công dân như sau:
1. Thứ hai: buổi sáng.
2. Thứ năm: buổi chiều.

Nơi nhận:
- Ủy ban nhân dân các xã;
- Lưu: VT.

TRƯỞNG PHÒNG




Hồ Thị Suối
""",
}

AMENDING = SOUND["circular"][: SOUND["circular"].index("Điều 1.")].replace(
    "việc thu phí", "một số điều về việc thu phí"
) + """\
Điều 1. Sửa đổi Thông tư số 07/2020/TT-BTC ngày 03 tháng 02 năm 2020 của Bộ trưởng Bộ Tài chính
1. Sửa đổi khoản 1 Điều 3 như sau:
“1. Phí người là năm nghìn đồng.”.
2. Bãi bỏ Điều 9.
Điều 2. Thông tư này có hiệu lực kể từ ngày 01 tháng 4 năm 2022./.

""" + SOUND["circular"][SOUND["circular"].index("Nơi nhận") :]

RULES = SOUND["council"].replace("17/NQ-HĐND", "17/2021/NQ-HĐND").replace(
    "Về dự toán ngân sách năm 2022", "Quy định mức chi hội nghị"
).replace(
    "Ủy ban nhân dân tỉnh tổ chức thực hiện Nghị quyết này.", "Nghị quyết này có hiệu lực từ ngày 01 tháng 01 năm 2022."
)
SOUND |= {"amending circular": AMENDING, "rules of a council": RULES}

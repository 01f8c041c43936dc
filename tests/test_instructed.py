"""What an amending document says of the provisions of another act: whose they are, where, and what happens to them."""

import pytest

import vbpl
from citation_cases import path_of

HEAD = """BỘ BẾN ĐÒ
Số: 9/2031/TT-BBĐ
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 03 tháng 4 năm 2031
THÔNG TƯ
SỬA ĐỔI, BỔ SUNG MỘT SỐ ĐIỀU CỦA THÔNG TƯ SỐ 5/2029/TT-BBĐ
Điều 1. Sửa đổi, bổ sung một số điều của Thông tư số 5/2029/TT-BBĐ
{body}
Điều 9. Hiệu lực
Thông tư này có hiệu lực từ ngày ký."""


def said_of(body: str) -> list[tuple[str, str, list[str]]]:
    """Target, relation and provisions of each citation after the heading of Điều 1."""
    cited = vbpl.parse(HEAD.format(body=body)).citations[2:]
    return [(each.target, each.relation, list(map(path_of, each.provisions))) for each in cited]


@pytest.mark.parametrize(("body", "wanted"), [
    ("2. Điểm b khoản 3 và điểm c khoản 4 Điều 4 được sửa đổi, bổ sung như sau:\n"
     "a) Điểm b khoản 3 Điều 4 được sửa đổi, bổ sung như sau:\n“b) Đò dọc.”",
     [("previous", "amends", ["article:4/clause:3/point:b", "article:4/clause:4/point:c"]),
      ("previous", "amends", ["article:4/clause:3/point:b"])]),
    ("Điều 2. Sửa đổi, bổ sung Điều 16\nSửa đổi, bổ sung khoản 3 như sau:\n“3. Theo khoản 2 Điều này.”",
     [("previous", "amends", ["article:16"]), ("previous", "amends", ["article:16/clause:3"]),
      ("carrier", "refers_to", ["article:16/clause:2"])]),
    ("Điều 2. Sửa đổi khoản 2 Điều 4 Thông tư số 6/2028/TT-BBĐ đã được sửa đổi tại điểm b khoản 7 Điều 1 Thông tư số "
     "8/2029/TT-BBĐ\n“2. Cấp vé: theo điểm a khoản 1 Điều này.”",
     [("other", "amends", ["article:4/clause:2"]), ("other", "amended_by_stated", ["article:1/clause:7/point:b"]),
      ("carrier", "refers_to", ["article:4/clause:1/point:a"])]),
    ("1. Sửa đổi, bổ sung điểm c khoản 6 và bổ sung khoản 12 Điều 2 như sau:\n“12. Đò dọc.”",
     [("previous", "amends", ["article:2/clause:6/point:c"]), ("previous", "amends", ["article:2/clause:12"])]),
    ("1. Sửa đổi, bổ sung khoản 2 và bổ sung khoản 5 vào Điều 26 như sau:\n“5. Đò dọc.”",
     [("previous", "amends", ["article:26/clause:2"]), ("previous", "amends", ["article:26/clause:5"]),
      ("previous", "amends", ["article:26"])]),
    ("1. Bổ sung điểm e vào sau điểm đ khoản 2 và điểm e vào sau điểm đ khoản 5 Điều 48 như sau:\n“e) Đò dọc.”",
     [("previous", "amends", ["article:48/clause:2/point:e"]),
      ("previous", "refers_to", ["article:48/clause:2/point:đ", "article:48/clause:5/point:e"]),
      ("previous", "refers_to", ["article:48/clause:5/point:đ"])]),
    ("1. Sửa đổi, bổ sung Điều 5 như sau:\na) Sửa đổi khoản 1 như sau:\n“1. Chủ đò nộp phí theo Điều 7 Luật Phí.”\n"
     "b) Bổ sung khoản 4 như sau:\n“4. Chủ bến nộp phí theo khoản 2.”",
     [("previous", "amends", ["article:5"]), ("previous", "amends", ["article:5/clause:1"]),
      ("other", "implements", ["article:7"]), ("previous", "amends", ["article:5/clause:4"]),
      ("carrier", "refers_to", ["article:5/clause:2"])]),
    ("1. Bỏ cụm từ “tại Điều 79” tại khoản 1 Điều 203.",
     [("carrier", "refers_to", ["article:79"]), ("previous", "amends", ["article:203/clause:1"])]),
    ('1. Thay cụm từ "Đò" bằng cụm từ "Phà chở khách và xe" tại Điều 5 và cụm từ "Bến" tại Điều 6.',
     [("previous", "amends", ["article:5"]), ("previous", "amends", ["article:6"])]),
])
def test_provisions_of_the_amended_act(body: str, wanted: list[tuple[str, str, list[str]]]) -> None:
    assert said_of(body) == wanted


def test_a_provision_that_names_its_own_unit_is_of_this_document() -> None:
    """``các Điều 77, 78 và khoản 1 Điều này``, also where this document has no Điều 77."""
    text = HEAD.format(body="Điều 3. Bến\n1. Đò.\n2. Theo các Điều 77, 78 và khoản 1 Điều này.")
    found = next(each for each in vbpl.parse(text).citations if each.text.startswith("các Điều"))
    assert (found.target, path_of(found.provisions[-1])) == ("this", "article:3/clause:1")


def test_the_acts_listed_below_a_consolidated_one_changed_it() -> None:
    text = """VĂN PHÒNG QUỐC HỘI
Số: 44/VBHN-VPQH
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Hà Nội, ngày 12 tháng 3 năm 2036
LUẬT
BẾN ĐÒ
Luật Bến đò số 31/2034/QH17 ngày 18 tháng 01 năm 2034 của Quốc hội, được sửa đổi, bổ sung bởi:
1. Luật số 43/2034/QH17 ngày 29 tháng 6 năm 2034 của Quốc hội sửa đổi, bổ sung một số điều của Luật Bến đò;
2. Luật Thanh tra số 84/2035/QH17 ngày 25 tháng 6 năm 2035 của Quốc hội.
Căn cứ Hiến pháp nước Cộng hòa xã hội chủ nghĩa Việt Nam;
Quốc hội ban hành Luật Bến đò.
Chương I
CHUNG
Điều 1. Phạm vi
Luật số 5/2009/QH12 quy định về phà."""
    numbered = [each for each in vbpl.parse(text).citations if each.number]
    assert [each.relation for each in numbered] == ["consolidates", *["amended_by_stated"] * 2, "refers_to"]


def test_a_form_names_the_act_that_it_is_issued_with() -> None:
    text = HEAD.format(body="1. Sửa đổi Điều 5 như sau:\n“Điều 5. Đò”") + """
BỘ TRƯỞNG
Lê Văn Đò
PHỤ LỤC I
MẪU ĐƠN
Căn cứ Thông tư số 9/2031/TT-BBĐ ngày 03 tháng 4 năm 2031;
Đề nghị theo Điều 2 Thông tư số 9/2031/TT-BBĐ và Thông tư số 9/2030/TT-BBĐ."""
    own = [(each.target, each.text) for each in vbpl.parse(text).citations if each.text.startswith(("Điều 2", "Thông"))]
    assert own[-2:] == [("this", "Điều 2 Thông tư số 9/2031/TT-BBĐ"), ("other", "Thông tư số 9/2030/TT-BBĐ")]
    assert not any("9/2031" in text for target, text in own if target == "other")

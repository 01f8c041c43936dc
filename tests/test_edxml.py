"""edXML: the fields of the header, in order and with their names."""

from pathlib import Path
from xml.etree import ElementTree

import pytest

import vbpl

CORPUS = Path(__file__).parents[1] / "corpus"
E = "{http://www.mic.gov.vn/TBT/QCVN_102_2016}"


def fields(name: str) -> list[tuple[str, str]]:
    """Paths below the header and their texts."""
    text = (CORPUS / name / "source.txt").read_text(encoding="utf-8")
    envelope = ElementTree.fromstring(vbpl.to_edxml(vbpl.parse(text)).encode())
    header = envelope.find(f"{E}edXMLHeader/{E}MessageHeader")
    assert header is not None
    return [(f"{field.tag.removeprefix(E)}/{inner.tag.removeprefix(E)}".rstrip("/"), inner.text or "")
            for field in header for inner in (field if len(field) else [field])]


def test_the_fields_of_a_letter() -> None:
    found = fields("cong-van-cot-trai")
    assert found[0] == ("From/OrganName", "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN")
    assert [path for path, _ in found].count("To/OrganName") == 3
    said = dict(found)
    assert (said["Code/CodeNumber"], said["Code/CodeNotation"]) == ("1846", "SNN-TTBVTV")
    assert (said["PromulgationInfo/Place"], said["PromulgationInfo/PromulgationDate"]) == ("Lâm Đồng", "2018-07-09")
    assert said["DocumentType/TypeName"] == "Công văn"
    assert said["SignerInfo/FullName"] == "Lê Thị Thu Sương"


@pytest.mark.parametrize(("number", "split"), [
    ("05/2011/QH13", ("05", "2011/QH13")), ("23-CT/TU", ("23", "CT/TU")), ("/QĐ-UBND", (None, "QĐ-UBND")),
    ("12a/SYT-NV", ("12a", "SYT-NV")),
])
def test_a_number_is_cut_after_its_serial(number: str, split: tuple[str | None, str]) -> None:
    from vbpl.export.edxml import notation_of, number_of
    from vbpl.numbers import parse_number

    read = parse_number(number)
    assert read is not None
    assert (number_of(read), notation_of(read)) == split


def test_what_is_not_said_is_left_out() -> None:
    assert all(text for name in ("tieng-anh", "tep-rong", "quyet-dinh-tung-hang") for _, text in fields(name))


LETTER = """ỦY BAN NHÂN DÂN TỈNH SÔNG HẬU
Số: 9/UBND-VX
Sông Hậu, ngày 05 tháng 3 năm 2021
V/v chuẩn bị lễ hội
Kính gửi:
- Sở Nội vụ;
- Ban Quản lý bến phà.
Ủy ban nhân dân tỉnh yêu cầu chuẩn bị ghe.
Nơi nhận:
- Như trên.
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
Trần Văn Bến
"""
LETTER_AS_EDXML = """<?xml version="1.0" encoding="UTF-8"?>
<edXML:edXMLEnvelope xmlns:edXML="http://www.mic.gov.vn/TBT/QCVN_102_2016">
  <edXML:edXMLHeader>
    <edXML:MessageHeader>
      <edXML:From>
        <edXML:OrganName>ỦY BAN NHÂN DÂN TỈNH SÔNG HẬU</edXML:OrganName>
      </edXML:From>
      <edXML:To>
        <edXML:OrganName>Sở Nội vụ</edXML:OrganName>
      </edXML:To>
      <edXML:To>
        <edXML:OrganName>Ban Quản lý bến phà</edXML:OrganName>
      </edXML:To>
      <edXML:DocumentId>/akn/vn-song-hau/doc/cong-van/ubnd/2021-03-05/09-ubnd-vx</edXML:DocumentId>
      <edXML:Code>
        <edXML:CodeNumber>09</edXML:CodeNumber>
        <edXML:CodeNotation>UBND-VX</edXML:CodeNotation>
      </edXML:Code>
      <edXML:PromulgationInfo>
        <edXML:Place>Sông Hậu</edXML:Place>
        <edXML:PromulgationDate>2021-03-05</edXML:PromulgationDate>
      </edXML:PromulgationInfo>
      <edXML:DocumentType>
        <edXML:TypeName>Công văn</edXML:TypeName>
      </edXML:DocumentType>
      <edXML:Subject>chuẩn bị lễ hội</edXML:Subject>
      <edXML:SignerInfo>
        <edXML:FullName>Trần Văn Bến</edXML:FullName>
      </edXML:SignerInfo>
    </edXML:MessageHeader>
  </edXML:edXMLHeader>
</edXML:edXMLEnvelope>
"""


def test_a_letter_whole() -> None:
    assert vbpl.to_edxml(vbpl.parse(LETTER)) == LETTER_AS_EDXML

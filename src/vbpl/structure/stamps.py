"""Stamps: the words stamped over a document: a digital signature, or the mark of arrival (dấu đến)."""

import re

from ..tables.odd_texts import odd_pattern
from ..text.lazy import lazy_compile

FIELD = (
    r"(?:k[ya]? boi|nguoi ky|thoi gian ky|ngay ky|ky ngay|co quan|e-?mail"  # Ký bởi: Văn phòng; Kýbởi
    r"|signature|signer|signed by|(?:sign(?:ed|ing) )?date)\s?[:;]"  # Signature: not verified
)
"""A field of a digital signature (Nghị định 30/2020/NĐ-CP, Phụ lục I, II.8), folded."""
SIGNATURE_FIELD = lazy_compile(rf"\W{{0,4}}{FIELD}")
"""Matches a cell with such a field."""
OVERLAY = lazy_compile(
    rf"""
    {FIELD.replace(" ", "[ ]")}
  | (?<=\S\S)@\S{{2,40}}\.\w                                     # vanthu@tinh.vn
  | (?<=\S\S)\.gov\.vn
  | \d{{1,2}}[:.]\d{{2}}[:.]\d{{2}}\b.{{0,4}}[+-]?(?:\d{{2}}:\d{{2}})?$   # 05.03.2020 16:41:00 +07:00
  | [+-]\d{{2}}:\d{{2}}\W{{0,2}}$                                # +07:00
  | {odd_pattern("overlay").replace(" ", "[ ]")}
    """,
    re.VERBOSE,
)
"""Finds the words of a digital signature over the lines of a header."""
OVERLAY_SIGNS = (":", ";", "@", ".", *odd_pattern("overlay").split("|"))
"""One of them is in each of these words."""
ARRIVAL = lazy_compile(r"\W{0,4}(?:cong .?an de[nu]?\b|den\W{0,3}(?:$|(?:gio|ngay|so)\W)|van ban den)")
"""``CÔNG VĂN ĐẾN``, ``ĐẾN``, ``ĐẾN Giờ: ... Ngày: ...``: the head of the stamp of arrival."""
PORTAL = lazy_compile(r"\W{0,4}[cg].ng thong ti[nm] dien\b")
"""``CỔNG THÔNG TIN ĐIỆN TỬ CHÍNH PHỦ``: the stamp of the Government's portal on incoming documents."""
ARRIVAL_FIELD = lazy_compile(
    r"\W{0,4}(?:so[:t.]|so va ky hieu|ngay?\b|gio\b"  # Số: 123, Ngày: 5/3/2020, Giờ:
    r"|kinh.{0,3}chuy|chuyen\b|luu ho so)"  # Kính chuyển, Chuyển: Phòng Hành chính, Lưu hồ sơ số
)
OFFICE = lazy_compile(r"van phong\b|.*thong tin")
"""The office that owns the stamp, above ``CÔNG VĂN ĐẾN``."""

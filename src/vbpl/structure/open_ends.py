"""Open ends: words and signs that no phrase ends in, so that what stands below goes on with it."""

import re

from ..text.letters import any_of

LINKS = ("của", "và", "hoặc", "các", "với", "tại", "theo", "do", "bởi")
"""``Giám đốc Sở Y tế và``, ``danh mục ban hành theo``: what ends so was wrapped."""
BODY_LINKS = (*LINKS, "là")
"""In the paragraphs and headings of a body; in a header ``là`` is dirt of a scanner."""
RARE_LINKS = ("về", "thuộc", "ở", "trên", "cho")
"""They end few phrases, such as ``nhà ở``, ``phụ thuộc``, ``trở về``; and no subject in the header of a document."""
JOINTS = ("của", "và")
"""The only links within the name of a body: ``BỘ NÔNG NGHIỆP VÀ`` / ``MÔI TRƯỜNG``."""
CITES = ("số", "ngày", "tháng", "từ", "khoản", "điểm", "Điều", "Luật", "Nghị định", "Thông tư", "Quyết định")
"""What cites goes on with a number, a day or a name: ``Quyết định số`` / ``12/QĐ-SYT``."""
SIGNS = "[,–-]"

OPEN_SUBJECT = re.compile(rf"(?:{SIGNS}|(?<!\w)(?i:{any_of([*LINKS, *RARE_LINKS])}))\s*$")
"""Matches where a subject, or the issuer below a type, goes on below."""
OPEN_NAME = re.compile(rf"(?:{SIGNS}|(?<!\w)(?i:{any_of(JOINTS)}))\s*$")
"""Matches where the name of a body goes on below."""
OPEN_LINE = re.compile(rf"(?:{SIGNS}|(?<!\w){any_of([*BODY_LINKS, *CITES])})$")
"""Matches where a paragraph goes on below; in small letters, as capitals make titles."""

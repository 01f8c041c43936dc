"""Open ends: words and signs that end no phrase, so that the line below continues it."""

import re

from ..text.letters import any_of

LINKS = ("của", "và", "hoặc", "các", "với", "tại", "theo", "do", "bởi")
"""``Giám đốc Sở Y tế và``, ``danh mục ban hành theo``: a line with such an end was wrapped."""
BODY_LINKS = (*LINKS, "là")
"""For paragraphs and headings of a body. In a header ``là`` is dirt of a scanner."""
RARE_LINKS = ("về", "thuộc", "ở", "trên", "cho")
"""They end only a few phrases, such as ``nhà ở``, ``phụ thuộc``, ``trở về``; and no subject in a header."""
JOINTS = ("của", "và")
"""The only links within the name of a body: ``BỘ NÔNG NGHIỆP VÀ`` / ``MÔI TRƯỜNG``."""
CITES = ("số", "ngày", "tháng", "từ", "khoản", "điểm", "Điều", "Luật", "Nghị định", "Thông tư", "Quyết định")
"""A citation continues with a number, a day or a name: ``Quyết định số`` / ``12/QĐ-SYT``."""
SIGNS = "[,–-]"

OPEN_SUBJECT = re.compile(rf"(?:{SIGNS}|(?<!\w)(?i:{any_of([*LINKS, *RARE_LINKS])}))\s*$")
"""Matches the end of a line whose subject, or issuer below a type, continues below."""
OPEN_NAME = re.compile(rf"(?:{SIGNS}|(?<!\w)(?i:{any_of(JOINTS)}))\s*$")
"""Matches the end of a line whose name of a body continues below."""
OPEN_LINE = re.compile(rf"(?:{SIGNS}|(?<!\w){any_of([*BODY_LINKS, *CITES])})$")
"""Matches the end of a line whose paragraph continues below; in small letters, because capitals make titles."""

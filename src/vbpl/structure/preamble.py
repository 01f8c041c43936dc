"""Preamble lines: grounds (căn cứ), enacting words and addressees' heads. Imports nothing of vbpl."""

import re

GROUND = re.compile(
    r"[-–+*\s]{0,4}(?:Căn\scứ|Căn\s?cư|CĂN\sCỨ|Cãn\scứ|Can\scu|Xét|Theo\s(?:đề|Đề)\snghị|Trên\scơ\ssở|Thực\shiện|Triển\skhai|Sau\skhi|Chiếu|Chiểu"
    r"|Để\s(?:thực|triển|đảm|bảo|tiếp|tăng|kịp)|Thể\stheo|Qua\sxem\sxét|Tiếp\stheo|Theo\s(?:chỉ|tinh|ý|Nghị|Quyết|Công))(?!\w)"
)
SURE_GROUND = re.compile(r"[-–+*\s]{0,4}(?:Căn\s?c[ứư]|CĂN\sCỨ|Cãn\scứ|Can\scu|Xét\s(?:đề|Tờ|tờ|báo|Báo)|Theo\s(?:đề|Đề)\snghị|Chiếu|Chiểu|Trên\scơ\ssở)(?!\w)")
MAIN_CLAUSE = re.compile(
    r",[^,;\d]{0,90}\s(?:đề\snghị|yêu\scầu|thông\sbáo|có\sý\skiến|trả\slời|báo\scáo|đồng\sý|hướng\sdẫn|chỉ\sđạo|quyết\sđịnh|giao|xây\sdựng|thì|được|phải)(?!\w)"
)
FORMULA = re.compile(
    r"(?:[A-ZÀ-ỸĐ ,–-]{0,80}\s)?(?:QUY[ẾÉÊE]T\s?[ĐD][ỊIL]NH|QUYẾT\sNGHỊ|NGHỊ\sĐỊNH|RA\sLỆNH|RA\sSẮC\sLỆNH|LỆNH|CHỈ\sTHỊ|THÔNG\sTƯ|KẾT\sLUẬN)\s?(?:NHƯ\sSAU)?\s?:\s?$"
    r"|Quyết\s(?:định|nghị)\s?:\s?$|(?:Nay\s)?[Rr]a\s[Ss]ắc\s[Ll]ệnh\s?:?\s?$"
)
BARE_FORMULA = re.compile(r"(?:QUYẾT\s?ĐỊNH|QUYẾT\sNGHỊ|RA\sLỆNH)[.;]?$")
ADDRESSEES = re.compile(r"[\W_]{0,4}(?:Đồng\s)?[Kk]ính\s(?:gửi|trình|gởi|chuyển)\b|.{0,80}\sđiện\s?:")
HAS_DOCUMENT = re.compile(r"\d|Luật|Bộ\sluật|Hiến\spháp|Nghị\squyết|đề\snghị|Điều\slệ|biên\sbản")


def is_ground(line: str) -> bool:
    """Whether a line begins as a căn cứ does; ``is_recital`` judges the whole paragraph."""
    return GROUND.match(line) is not None


def is_recital(paragraph: str, *, enacted: bool, announced: bool = False) -> bool:
    """Whether a paragraph states a ground and no more: it ends without a main sentence.

    ``enacted``: an enacting formula follows, so that a full stop may end the last ground (NĐ 30/2020/NĐ-CP, mẫu 1.2).
    ``announced``: the main sentence is the next paragraph (``UBND tỉnh ban hành Kế hoạch như sau:``).
    """
    if not GROUND.match(paragraph):
        return False
    if paragraph[-1] in ";," or (enacted and paragraph[-1] != ":"):
        return True
    if paragraph[-1] == ":" or not (announced or SURE_GROUND.match(paragraph)) or not HAS_DOCUMENT.search(paragraph):
        return False
    return not (MAIN_CLAUSE.search(paragraph) or (". " in paragraph and not announced))


def is_formula(line: str) -> bool:
    """Whether a line is the enacting words: ``QUYẾT ĐỊNH:``."""
    return FORMULA.match(line) is not None


def is_addressees(line: str) -> bool:
    """Whether a line begins the addressees: ``Kính gửi:``."""
    return ADDRESSEES.match(line) is not None

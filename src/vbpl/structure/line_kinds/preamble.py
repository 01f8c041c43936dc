"""Classifies lines of a preamble: grounds (căn cứ), enacting words and the addressees' head.

All patterns read folded text (lower case, no diacritics), so that OCR and unaccented texts match as well.
"""

import re

from ...text.folding import USUAL, fold
from ...text.labels import GREETING
from ...text.lazy import lazy_compile

STRAY = " -–+*^~_|"
"""Bullets, and what a scanner reads for a speck before a ground: ``^ Căn cứ``."""
GROUND = re.compile(
    r"""
    [-–+*^~_|\s]{0,6}
    (?: can\s?c (?:\s?u|[utir’']{2,4})                  # Căn cứ Luật Đê điều; Căn c / ứ Luật; Can cur, Can ct'r
      | xet | chieu | the\stheo                         # Xét đề nghị của ...; Chiếu Sắc lệnh ...
      | theo\s(?:loi\s)?de\snghi | qua\sxem\sxet       # Theo đề nghị của ...
      | theo\s(?:chi|tinh|y|nghi|quyet|cong|van\sban\sso)   # Theo Nghị quyết ..., Theo văn bản số ...
      | tren\sco\sso | thuc\shien | trien\skhai         # Thực hiện Chỉ thị ...
      | sau\skhi | tiep\stheo | vi\stinh\sthe | huong\sung   # Sau khi xem xét ..., Hưởng ứng Chương trình ...
      | nham\s(?:muc|thuc|tang|dam|bao|tiep|kip)            # Nhằm mục đích nâng cao
      | de\s(?:thuc|trien|dam|bao|tiep|tang|kip)        # Để thực hiện ...
    )(?!\w)
    """,
    re.VERBOSE,
)
SURE_GROUND = lazy_compile(
    r"""
    [-–+*^~_|\s]{0,6}
    (?: can\s?c(?:\s?u|[utir’']{2,4}) | chieu | tren\sco\sso        # Căn cứ Luật Đê điều
      | xet\s(?:de|to|bao|rang)                # Xét đề nghị, Xét tờ trình, Xét rằng
      | theo\s(?:loi\s)?de\snghi               # Theo lời đề nghị của
    )(?!\w)
    """,
    re.VERBOSE,
)
MAIN_CLAUSE = lazy_compile(
    r"""
    \.\stuy\snhien                                                        # ... năm 2019. Tuy nhiên, ...
  | ,[^,;\d]{0,90}\s                                                      # ..., Sở Y tế
    (?: de\snghi | yeu\scau | thong\sbao | co\sy\skien | tra\sloi           # ... đề nghị, trả lời
      | bao\scao | dong\sy | huong\sdan | chi\sdao | quyet\sdinh | giao      # ... quyết định, giao
      | xay\sdung | thi | duoc | phai                                      # ... thì, được, phải
      | to\schuc\s(?:hoi\snghi|cuoc\shop|le|lop) | kinh\smoi | trieu\stap     # ... tổ chức hội nghị, kính mời
    )(?!\w)
    """,
    re.VERBOSE,
)
"""A verb of the writer: the paragraph says more than its ground."""
FORMULA = re.compile(
    r"""
    (?:[\w\s,–-]{0,80}\s)?                                            # Bộ trưởng Bộ Y tế
    (?: quyet\s?d[il]nh | quyet\snghi | nghi\sdinh                    # QUYẾT ĐỊNH:
      | ra\s(?:sac\s)?lenh | lenh | chi\sthi | thong\stu | ket\sluan    # RA LỆNH:
    )\s?(?:nhu\ssau)?\s?:\s?$
  | (?:nay\s)?ra\ssac\slenh\s?:?\s?$                                   # NAY RA SẮC LỆNH
  | sac\s?:\s?$                                                       # SẮC:
  | quyet\s(?:dinh|nghi)$                                             # QUYẾT ĐỊNH, below the grounds
    """,
    re.VERBOSE,
)
ADDRESSEES = re.compile(
    rf"""
    [\W_]{{0,4}}(?:[-–—_=]{{3,80}}\s?)?(?:dong\s)?{GREETING}             # Kính gửi, ------Kính gửi
  | (?:[\W_]|(?<!\w)\w{{1,2}}(?!\w)){{1,16}}(?<!\w){GREETING}\s?:         # Am... Kính gửi:, beside a stamp
    """,
    re.VERBOSE,
)
TELEGRAM = re.compile(r"\sdien\s?:")
LONGEST_SENDER = 80
"""Characters before ``điện:``."""
CITED = lazy_compile(
    r"""
    (?: (?:bo\s)?luat | phap\slenh | nghi\s(?:dinh|quyet) | thong\stu        # Nghị định số ...
      | quyet\sdinh | chi\sthi | ke\shoach | ket\sluan | thong\sbao )\s(?!nay\b)
  | (?:bo|luat|phap|nghi|thong|quyet|chi|ke|ket)$                            # Nghị / định số ...
    """,
    re.VERBOSE,
)
HAS_DOCUMENT = lazy_compile(r"\d|luat|hien\sphap|nghi\squyet|de\snghi|dieu\sle|bien\sban")
MISREAD_END = lazy_compile(r"Căn cứ (?:[^:]{1,300}\s\d{4}|[^:]{1,300}/[^\s:]{1,12}):$")
"""A scanner's colon for a semicolon, after the year or the number of the only document."""
STRAY_END = lazy_compile(r";(?:\s[^\w\s]{1,2}|\s\w|[-–])$")
"""What a scanner left after the end of a ground: ``quốc gia; :``, ``Hà Nội; c``."""
STRAY_SIGNS = lazy_compile(r":\s(?:[^\w\s]{1,3}\s?|[^\W\d_][^\w\s]?\s?){1,3}$")
"""What a scanner left after the enacting words: ``QUYẾT ĐỊNH: <``, ``QUYẾT ĐỊNH: ề ,-``."""
SURE_HEADS = ("Căn", "Theo đề nghị của", "Xét đề nghị của")
"""They begin a paragraph wherever they begin a line."""
INNER_GROUND = re.compile(r";(?<=[\w)];)(?P<end>)[ \t]{0,3}(?=(?:Căn cứ|Theo đề nghị|Xét đề nghị)\s[A-ZĐ])")
"""Between two grounds on one line."""
NAMES_NUMBER = lazy_compile(r"\d/\S{0,12}-[a-z]|ngay\s\d")
ANNOUNCES = lazy_compile(r"(?:sau|gom|day|phu|bo)\s?:$")
"""The end of words above a list of grounds: ``Căn cứ các văn bản sau:``. Another colon was a semicolon."""
COLUMN_HEAD = lazy_compile(r"Căn cứ pháp lý[ :]{0,3}(?:\n|$)")
LONGEST_FORMULA = 120
NO_GROUND = frozenset(each for each in USUAL if not (each.isupper() and fold(each) in "ctxqsvhnd"))
"""First characters of lines that are no grounds."""


def is_ground(line: str) -> bool:
    """Whether a line begins like a căn cứ; `is_recital` tests the whole paragraph."""
    first = line[:30].lstrip(STRAY)
    if first[:1] in NO_GROUND or not first[:1].isupper() or GROUND.match(fold(first)) is None:
        return False
    if first.startswith("Căn cứ:") and line[0] in STRAY:
        return False  # - Căn cứ: Luật Đê điều, a label in the summary of an act
    return not (first.startswith("Căn cứ pháp lý") and COLUMN_HEAD.match(first))


def is_recital(
    paragraph: str, *, enacted: bool, announced: bool = False, listed: bool = False, followed: bool = False
) -> bool:
    """Whether a paragraph states a ground and no more: it ends without a main sentence.

    ``enacted``: an enacting formula follows, so that a full stop may end the last ground (NĐ 30/2020/NĐ-CP, mẫu 1.2).
    ``announced``: the main sentence is the next paragraph (``UBND tỉnh ban hành Kế hoạch như sau:``).
    ``listed``: the paragraph above it is a ground that ended in a semicolon, so that this is the last of a list.
    ``followed``: a sure ground is below it, so that a colon at its end is a misread semicolon.
    """
    if not is_ground(paragraph):
        return False
    if paragraph[-1] in ";," or (enacted and paragraph[-1] != ":"):
        return True
    if MISREAD_END.match(paragraph) or STRAY_END.search(paragraph):
        return True
    folded = fold(paragraph)
    if enacted and SURE_GROUND.match(folded) and NAMES_NUMBER.search(folded) and not ANNOUNCES.search(folded):
        return True
    sure = SURE_GROUND.match(folded) is not None
    if followed and sure and folded[-1] == ":" and not ANNOUNCES.search(folded):
        return True
    if folded[-1] == ":" or not (announced or sure) or not ((listed and sure) or HAS_DOCUMENT.search(folded)):
        return False
    return not (MAIN_CLAUSE.search(folded) or (". " in folded and not announced))


def is_cited(line: str) -> bool:
    """Whether a line begins with a named document. A ground that names several continues with it."""
    return CITED.match(fold(line[:14])) is not None


def is_formula(line: str) -> bool:
    """Whether a line is the enacting words: ``QUYẾT ĐỊNH:``."""
    if len(line) > LONGEST_FORMULA or not (line[-1:] == ":" or line[-4:].isupper() or ":" in line[-8:]):
        return False
    if stray := STRAY_SIGNS.search(line) if line[-1] != ":" else None:
        line = line[: stray.start() + 1]
    named = line.isupper() or line.startswith(("Quyết", "Nay", "Ra"))
    return named and FORMULA.match(fold(line)) is not None


def is_addressees(line: str) -> bool:
    """Whether a line begins the addressees: ``Kính gửi:``, or ``... điện:`` of a công điện."""
    folded = fold(line[:120])
    if "kinh" in folded and ADDRESSEES.match(folded):
        return True
    telegram = TELEGRAM.search(folded) if ":" in folded else None
    return telegram is not None and telegram.start() <= LONGEST_SENDER

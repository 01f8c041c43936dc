"""Where the name of a treaty ends before the day of its signing: ``Hiệp định đường bộ giữa A và B ký ngày ...``."""

from ...text.lazy import lazy_compile

_SIGNED = lazy_compile(
    r"(?:(?!\s(?:so|ngay)\s{1,3}\d"
    r"|\s(?:nghi\s{1,3}(?:dinh|quyet)|thong\s{1,3}tu|luat|hiep\s{1,3}(?:dinh|uoc)|cong\s{1,3}uoc|ban\s{1,3}ghi)\b)"
    r"[^;:()\[\].“”\"]){3,400}?(?=\s{1,3}ky\s{1,3}ngay\s{1,3}\d)"
)
"""No other act stands between, nor any mark that no name holds."""


def treaty_end(folded: str, start: int, end: int) -> int | None:
    """End of the name that begins at ``start``; null where no signing follows in its clause."""
    name = _SIGNED.match(folded, start, end)
    return name.end() if name else None

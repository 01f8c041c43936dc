"""The head of a controlled document of a company or a quality system: its code, issue, version and pages in cells."""

import re

from ...text.letters import UPPER
from ..pieces import Cell, Sheet
from ..words import of_cells

CODE = re.compile(
    rf"""
    (?P<label> (?:Mã\s(?:hiệu|số|tài\sliệu|quy\strình|văn\sbản)|Ký\shiệu|MÃ\s(?:HIỆU|SỐ|TÀI\sLIỆU)) \s?:\s? )
    (?P<value> (?=\S{{0,20}}[\d.-]) [{UPPER}][{UPPER}\d]{{0,9}} (?:\s?[./-]\s?[{UPPER}\d]{{1,12}}){{1,6}} ) $
    """,
    re.VERBOSE,
)
"""``Mã hiệu: QT.VP-01``"""
DAY = re.compile(
    r"(?:Ngày\s(?:ban|phát)\shành|NGÀY\s(?:BAN|PHÁT)\sHÀNH)\s?:\s?(?P<value>\d{1,2}/\d{1,2}/\d{4}|[\s./…]{2,24})$"
)
OTHER = re.compile(
    r"""
    (?: Phiên\sbản | Soát\sxét | Trang(?:\ssố)? | (?:Tổng\s)?số\strang     # Trang: 1/12
      | Lần\s(?:ban\shành|sửa\sđổi|soát\sxét|BH|thứ)                       # Lần ban hành: 02
      | Ngày\s(?:có\s)?hiệu\slực | Ngày\s(?:áp\sdụng|sửa\sđổi) )           # Ngày hiệu lực: 01/4/2024
    \s? : \s? [^:]{0,24} $
    """,
    re.VERBOSE | re.IGNORECASE,
)
ENOUGH = 2
"""Such cells of a head; one alone may stand in any header."""


def is_control(cell: str) -> bool:
    """Whether a cell is of such a head."""
    return ":" in cell and any(pattern.match(cell) for pattern in (CODE, DAY, OTHER))


def claim_control(sheet: Sheet) -> None:
    """Claim code and day of issue as number and date, and the rest as labels, where such cells stand together."""
    cells = [cell for cell in sheet.cells() if is_control(cell.text)]
    if len(cells) < ENOUGH:
        return
    for cell in cells:
        claim_cell(sheet, cell)


def claim_cell(sheet: Sheet, cell: Cell) -> None:
    """Claim one cell; a second code or day is but a label."""
    if (code := CODE.match(cell.text)) and not sheet.of("number"):
        sheet.claim("label", cell.start, cell.start + code.end("label"))
        sheet.claim("number", cell.start + code.start("value"), cell.end)
    elif DAY.match(cell.text) and not sheet.of("place_date"):
        sheet.take("place_date", cell)
    else:
        sheet.take("label", cell)


@of_cells
def is_coded(cell: str) -> bool:
    """Whether a column of a line gives the code of a controlled document."""
    return CODE.match(cell) is not None


is_control_line = of_cells(is_control)
"""Whether a column of a line is of such a head."""

"""Page: docs/check.md made from the table of rules.

``python -m vbpl.checking.page`` prints it, with the argument ``vi`` docs/check.vi.md.
"""

import re
import sys
from itertools import groupby

from ..language import Language, say
from .registry import Rule, rules

GROUPS = {
    "T1": "Header", "T2": "Number", "T3": "Place and date", "T4": "Body", "T5": "Closing and annexes",
    "T6": "Citations", "T7": "Cited documents, with a library",
}
FAMILIES = {"admin": "administrative", "qppl": "QPPL", "party": "Party", "court": "court"}
GROUPS_VI = {
    "T1": "Phần đầu", "T2": "Số, ký hiệu", "T3": "Địa danh và ngày", "T4": "Nội dung", "T5": "Phần cuối và phụ lục",
    "T6": "Viện dẫn", "T7": "Văn bản được viện dẫn, khi có thư viện",
}
FAMILIES_VI = {"admin": "hành chính", "qppl": "QPPL", "party": "Đảng", "court": "tòa án"}
SEVERITIES_VI = {"error": "lỗi", "warning": "cảnh báo", "info": "cho biết"}

_HEAD = """\
# Rules of form

`vbpl check` reads documents as a linter reads code: what in them breaks the rules of form (thể thức) of their family
and their time. An undated document is taken for one of today. This page is made from
`src/vbpl/tables/check_rules.toml`, where each rule has a text that keeps it and one that breaks it; the tests run all.

```console
$ vbpl check corpus/to-trinh-cot-phai/source.txt --select T2
corpus/to-trinh-cot-phai/source.txt:6:5: T203 “8/TTr-UBND” has no zero before its serial: 08/TTr-UBND
    Số: 8/TTr-UBND
        ^^^^^^^^^^
1 error, 0 warnings, 0 remarks in 1 file
```

In Python, `vbpl.check` gives the same as diagnostics:

```python
>>> import vbpl
>>> text = "Số: 12 /QĐ-UBND"
>>> [(finding.code, finding.severity) for finding in vbpl.check(vbpl.parse(text), text=text)]
[('T204', 'error')]
```

- **Severity.** An *error* is a breach that the text itself proves. In a damaged copy (a date or number that cannot be
  read, misread markers) each error is a *warning*, since the copyist may have made it. What a portal may have left out
  or wrapped is a warning, what is only usual is *info*. Exit code 1: there is an error.
- **Files** of any format; line and column count in the text that was read, which `--show-text` writes.
- **Choice.** `--select` and `--ignore` take beginnings of codes: `--select T2,T405 --ignore T217`. Codes are never
  reused.
- **Output.** `--format text`, `json`, `sarif` (2.1.0) or `github` (workflow commands).
- **Repair.** `--fix` fixes what is certain, T204, T205 and T609 (spaces in a number, a foreign letter for Đ), and
  changes no other character of the file.
- **Library.** `--library FILE` gives documents that may be cited, for the rules T7.
"""


_BLOCKS = re.findall(r"^```.*?^```$", _HEAD, re.MULTILINE | re.DOTALL)
"""The code of the page, which is the same in both languages."""

_HEAD_VI = f"""\
# Thể thức

`vbpl check` đọc văn bản như công cụ soát lỗi đọc mã nguồn: chỗ nào trong văn bản trái quy tắc thể thức của loại văn
bản và thời kỳ của nó. Văn bản không có ngày được coi là của hôm nay. Trang này được tạo từ
`src/vbpl/tables/check_rules.toml`; ở đó mỗi quy tắc có một đoạn chữ đúng và một đoạn chữ sai, và kiểm thử chạy tất
cả.

{_BLOCKS[0]}

Trong Python, `vbpl.check` cho cùng kết quả dưới dạng lưu ý:

{_BLOCKS[1]}

- **Mức độ.** *Lỗi* là chỗ sai mà chính phần chữ chứng minh. Trong bản sao bị hỏng (ngày hoặc số không đọc được, số
  mục đọc nhầm) mỗi lỗi thành *cảnh báo*, vì có thể do người sao. Cái gì cổng thông tin có thể đã bỏ hoặc ngắt dòng là
  cảnh báo, cái gì chỉ là thói quen là *cho biết*. Mã thoát 1: có lỗi.
- **Tệp** thuộc mọi định dạng; dòng và cột tính trong phần chữ đã đọc, phần này ghi ra bằng `--show-text`.
- **Chọn.** `--select` và `--ignore` nhận phần đầu của mã: `--select T2,T405 --ignore T217`. Mã không bao giờ dùng
  lại.
- **Kết quả.** `--format text`, `json`, `sarif` (2.1.0) hoặc `github`.
- **Sửa.** `--fix` sửa những gì chắc chắn, T204, T205 và T609 (cách chữ trong số, chữ lạ thay Đ), và không đổi ký tự
  nào khác.
- **Thư viện.** `--library FILE` đưa các văn bản có thể được viện dẫn, cho các quy tắc T7.
"""


def render_rules(language: Language = "en") -> str:
    """The page of docs that lists every rule, as Markdown."""
    english = language == "en"
    heads = "| | | rule | from | for |" if english else "| | | quy tắc | theo | cho |"
    parts = [_HEAD if english else _HEAD_VI]
    for group, members in groupby(rules().values(), key=lambda rule: rule.code[:2]):
        parts.append(f"\n## {(GROUPS if english else GROUPS_VI)[group]}\n\n{heads}\n|---|---|---|---|---|\n")
        parts += (_row(rule, language) for rule in members)
    return "".join(parts)


def _row(rule: Rule, language: Language) -> str:
    severity = rule.severity if language == "en" else SEVERITIES_VI[rule.severity]
    return f"| {rule.code} | {severity} | {say(rule.rule, language)} | {rule.source} | {_applies(rule, language)} |\n"


def _applies(rule: Rule, language: Language) -> str:
    names, start, end = (FAMILIES, "from", "to") if language == "en" else (FAMILIES_VI, "từ", "đến")
    families = ", ".join(names[family] for family in rule.families)
    since = f" {start} {rule.since:%d/%m/%Y}" if rule.since else ""
    return families + since + (f" {end} {rule.until:%d/%m/%Y}" if rule.until else "")


if __name__ == "__main__":
    print(render_rules("vi" if sys.argv[1:] == ["vi"] else "en"), end="")

"""Page: docs/check.md made from the table of rules.

``python -m vbpl.checking.page`` prints it.
"""

from itertools import groupby

from .registry import Rule, rules

GROUPS = {
    "T1": "Header", "T2": "Number", "T3": "Place and date", "T4": "Body", "T5": "Closing and annexes",
    "T6": "Citations", "T7": "Cited documents, with a library",
}
FAMILIES = {"admin": "administrative", "qppl": "QPPL", "party": "Party", "court": "court"}

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
- **Repair.** `--fix` mends what is beyond doubt, T204, T205 and T609 (spaces in a number, a foreign letter for Đ), and
  changes no other character of the file.
- **Library.** `--library FILE` gives documents that may be cited, for the rules T7.
"""


def render_rules() -> str:
    """The page of docs that lists every rule, as Markdown."""
    parts = [_HEAD]
    for group, members in groupby(rules().values(), key=lambda rule: rule.code[:2]):
        parts.append(f"\n## {GROUPS[group]}\n\n| | | rule | from | for |\n|---|---|---|---|---|\n")
        parts += map(_row, members)
    return "".join(parts)


def _row(rule: Rule) -> str:
    return f"| {rule.code} | {rule.severity} | {rule.rule} | {rule.source} | {_applies(rule)} |\n"


def _applies(rule: Rule) -> str:
    families = ", ".join(FAMILIES[family] for family in rule.families)
    since = f" from {rule.since:%d/%m/%Y}" if rule.since else ""
    return families + since + (f" to {rule.until:%d/%m/%Y}" if rule.until else "")


if __name__ == "__main__":
    print(render_rules(), end="")

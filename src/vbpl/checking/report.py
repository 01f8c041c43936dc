"""Report: findings of several files as JSON, SARIF 2.1.0 or commands of GitHub Actions."""

import json
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NamedTuple
from urllib.parse import quote

from ..diagnostics import line_starts
from ..model import Diagnostic
from .own import all_rules
from .registry import Rule

SARIF_LEVELS = {"error": "error", "warning": "warning", "info": "note"}
GITHUB_LEVELS = {"error": "error", "warning": "warning", "info": "notice"}

_SPECIAL = str.maketrans({"%": "%25", "\r": "%0D", "\n": "%0A"})
_SPECIAL_IN_PROPERTY = _SPECIAL | str.maketrans({":": "%3A", ",": "%2C"})


class Report(NamedTuple):
    """What was found in one file."""

    path: str
    text: str
    """As given, which the spans count in."""
    diagnostics: Sequence[Diagnostic]


class Place(NamedTuple):
    """Lines and columns of a span, from 1; the last column is the one after it."""

    line: int
    column: int
    end_line: int
    end_column: int


def iter_placed(report: Report) -> Iterator[tuple[Diagnostic, Place]]:
    """The diagnostics of a file with their places; its text is cut into lines once."""
    starts = line_starts(report.text)
    for diagnostic in report.diagnostics:
        yield diagnostic, Place(*_position(starts, diagnostic.span.start), *_position(starts, diagnostic.span.end))


def to_json(reports: Iterable[Report]) -> str:
    """A JSON list: path, line, column and what a Diagnostic holds."""
    found = [{"path": report.path, **place._asdict(), **diagnostic.model_dump()}
             for report in reports for diagnostic, place in iter_placed(report)]
    return json.dumps(found, ensure_ascii=False, indent=2)


def to_sarif(reports: Iterable[Report], version: str) -> str:
    """A SARIF log with the rules and one result for each finding; columns count Unicode characters."""
    results = [_result(report.path, diagnostic, place)
               for report in reports for diagnostic, place in iter_placed(report)]
    driver = {"name": "vbpl", "version": version, "rules": [_sarif_rule(rule) for rule in all_rules().values()]}
    run = {"tool": {"driver": driver}, "columnKind": "unicodeCodePoints", "results": results}
    log = {"$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0", "runs": [run]}
    return json.dumps(log, ensure_ascii=False, indent=2)


def iter_github(report: Report) -> Iterator[str]:
    """A workflow command of GitHub Actions for each finding, which shows it beside the line."""
    for diagnostic, place in iter_placed(report):
        values = {"file": report.path, "line": place.line, "endLine": place.end_line, "col": place.column,
                  "endColumn": place.end_column, "title": diagnostic.code}
        properties = ",".join(f"{key}={str(value).translate(_SPECIAL_IN_PROPERTY)}" for key, value in values.items())
        yield f"::{GITHUB_LEVELS[diagnostic.severity]} {properties}::{diagnostic.message.translate(_SPECIAL)}"


def _position(starts: list[int], offset: int) -> tuple[int, int]:
    line = bisect_right(starts, offset)
    return line, offset - starts[line - 1] + 1


def _result(path: str, diagnostic: Diagnostic, place: Place) -> dict[str, Any]:
    region = {"startLine": place.line, "startColumn": place.column, "endLine": place.end_line,
              "endColumn": place.end_column}
    location = {"artifactLocation": {"uri": quote(path)}, "region": region}
    return {
        "ruleId": diagnostic.code, "level": SARIF_LEVELS[diagnostic.severity],
        "message": {"text": diagnostic.message}, "locations": [{"physicalLocation": location}],
    }


def _sarif_rule(rule: Rule) -> dict[str, Any]:
    return {
        "id": rule.code, "shortDescription": {"text": rule.rule}, "help": {"text": rule.source},
        "defaultConfiguration": {"level": SARIF_LEVELS[rule.severity]},
    }

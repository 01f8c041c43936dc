"""A public function accepts an argument, or raises a VbplError that says what it accepts."""

import datetime
import inspect
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

import vbpl
from vbpl import archive, checking, diagnostics, export, ingest, retrieval
from vbpl.arguments import read_day, read_path
from vbpl.errors import ArgumentError

WRONG: list[Any] = [None, 5, 3.5, "x", b"x", [], {}, ["x"], object()]
DOCUMENT = vbpl.parse("Số: 12/QĐ-SNV\nĐiều 1. Mở kho.")
OTHER = (diagnostics.format_diagnostic, diagnostics.iter_formatted)


def _iter_functions() -> Iterator[Callable[..., Any]]:
    for module in (vbpl, archive, checking, export, ingest, retrieval):
        yield from filter(inspect.isfunction, (getattr(module, name) for name in module.__all__))
    yield from OTHER


FUNCTIONS = [function for function in dict.fromkeys(_iter_functions())
             if function is not ingest.join_bundles and inspect.signature(function).parameters]


def test_all_public_functions_are_asked() -> None:
    names = {function.__name__ for function in FUNCTIONS}
    assert len(FUNCTIONS) > 25
    assert names > {"parse", "find", "check", "render", "convert", "connect", "parse_file", "consolidate", "upgrade"}


@pytest.mark.parametrize("function", FUNCTIONS, ids=lambda function: function.__name__)
@pytest.mark.parametrize("wrong", WRONG, ids=lambda wrong: type(wrong).__name__)
def test_a_wrong_argument_is_a_vbpl_error(
    function: Callable[..., Any], wrong: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    needed = [each for each in inspect.signature(function).parameters.values()
              if each.default is each.empty and each.kind is each.POSITIONAL_OR_KEYWORD]
    others = [DOCUMENT if each.name == "document" else wrong for each in needed[1:]]
    for arguments in ([wrong, *others], [DOCUMENT, wrong, *others[1:]] if others else [wrong]):
        try:
            given = function(*arguments)
            if isinstance(given, Iterator):
                list(given)
        except vbpl.VbplError as error:
            assert len(str(error)) > 10


@pytest.mark.parametrize("day", ["2024-07-01", datetime.date(2024, 7, 1), datetime.datetime(2024, 7, 1, 9, 30)])
def test_days(day: Any) -> None:
    assert read_day(day) == datetime.date(2024, 7, 1)
    assert type(read_day(day)) is datetime.date


@pytest.mark.parametrize(("read", "wrong"), [(read_day, "01/7/2024"), (read_day, 20240701), (read_path, b"a.txt")])
def test_what_is_no_day_and_no_path(read: Callable[[Any], Any], wrong: Any) -> None:
    with pytest.raises(ArgumentError, match=f"not {wrong!r}|not {type(wrong).__name__}"):
        read(wrong)

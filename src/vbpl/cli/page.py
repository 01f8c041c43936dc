"""Page: docs/reference/cli.md made from the commands.

``python -m vbpl.cli.page`` prints it, with the argument ``vi`` docs/reference/cli.vi.md.
"""

import inspect
import re
import sys
from collections.abc import Callable, Iterator
from enum import Enum
from types import UnionType
from typing import Annotated, Any, Literal, NamedTuple, get_args, get_origin, get_type_hints

from typer.models import ArgumentInfo, CommandInfo, OptionInfo

from ..language import Language, say
from . import app

_HEAD = """\
# Command line

Data goes to stdout, everything for people to stderr. Exit codes: 0 done, 1 findings or failed inputs, 2 usage. FILE is
of any format that `vbpl convert` reads: text in any encoding, HTML, Word, PDF (these need `vbpl[files]`), zip, tar,
JSON Lines, Parquet. Lines, columns and spans count in the text that was read, which `--show-text` writes.
`vbpl --version` prints the version, `vbpl COMMAND --help` what stands here. Help, errors, diagnostics and findings are
told in Vietnamese where the locale is Vietnamese or `vbpl --lang vi COMMAND` asks for it; JSON is the same in both.
"""

_HEAD_VI = """\
# Dòng lệnh

Dữ liệu ra đầu ra chuẩn, mọi thứ dành cho người đọc ra đầu ra lỗi. Mã thoát: 0 xong, 1 có phát hiện hoặc tệp lỗi, 2
dùng sai. FILE thuộc mọi định dạng mà `vbpl convert` đọc: chữ ở bất kỳ bảng mã nào, HTML, Word, PDF (những loại này cần
`vbpl[files]`), zip, tar, JSON Lines, Parquet. Dòng, cột và vị trí tính trong phần chữ đã đọc, phần này ghi ra bằng
`--show-text`. `vbpl --version` in số phiên bản, `vbpl LỆNH --help` in những gì có ở đây. Hướng dẫn, lỗi, lưu ý và kết
quả kiểm tra bằng tiếng Việt khi máy đặt tiếng Việt, hoặc khi gọi `vbpl --lang vi LỆNH`; JSON thì giống nhau.
"""

_EXAMPLE = re.compile(r"\[dim\](.+)\[/dim\]")
_BOLD = re.compile(r"\[bold\](.+?)\[/bold\]")


class Parameter(NamedTuple):
    """An argument or option of a command."""

    name: str
    type: Any
    info: ArgumentInfo | OptionInfo
    default: Any

    @property
    def is_argument(self) -> bool:
        return isinstance(self.info, ArgumentInfo)

    @property
    def is_required(self) -> bool:
        return self.default is inspect.Parameter.empty


def render_commands(language: Language = "en") -> str:
    """The page of docs that lists every command, as Markdown."""
    head = _HEAD if language == "en" else _HEAD_VI
    return "".join([head, *(_command(each, language) for each in app.registered_commands)])


def _command(command: CommandInfo, language: Language) -> str:
    """One command: its usage, what it does, what it takes, examples."""
    assert command.callback is not None
    parameters = list(_iter_parameters(command.callback))
    arguments = [_argument(each) for each in parameters if each.is_argument]
    options = ["[OPTIONS]"] if len(arguments) < len(parameters) else []
    usage = " ".join(["vbpl", command.name or "", *options, *arguments])
    words, examples = _description(command.callback, language)
    parts = [f"## vbpl {command.name}", _block(usage), *words]
    if parameters:
        parts.append("| | | |\n|---|---|---|\n" + "\n".join(_row(each, language) for each in parameters))
    if examples:
        parts += ["For example:" if language == "en" else "Ví dụ:", _block(*examples)]
    return "\n" + "\n\n".join(parts) + "\n"


def _iter_parameters(run: Callable[..., object]) -> Iterator[Parameter]:
    hints = get_type_hints(run, include_extras=True)
    for name, parameter in inspect.signature(run).parameters.items():
        assert get_origin(hints[name]) is Annotated
        type_, info = get_args(hints[name])
        yield Parameter(name, type_, info, parameter.default)


def _description(run: Callable[..., object], language: Language) -> tuple[list[str], list[str]]:
    """The paragraphs of a command's docstring as Markdown, and its examples."""
    paragraphs = inspect.cleandoc(run.__doc__ or "").split("\n\n")
    examples = [match[1] for each in paragraphs if (match := _EXAMPLE.fullmatch(each))]
    words = (each if language == "en" else say(" ".join(each.split()), language)
             for each in paragraphs if not _EXAMPLE.fullmatch(each))
    return [_BOLD.sub(r"**\1**", each) for each in words], examples


def _row(parameter: Parameter, language: Language) -> str:
    if parameter.is_argument:
        said = f"`{_argument(parameter)}`"
    else:
        said = " ".join([", ".join(f"`{each}`" for each in _flags(parameter)), *_value(parameter)])
    help_ = say(parameter.info.help or "", language)
    return f"| {said} | {_note(parameter, language)} | {help_} |"


def _argument(parameter: Parameter) -> str:
    return f"{parameter.info.metavar}{'...' * (get_origin(parameter.type) is list)}"


def _flags(parameter: Parameter) -> list[str]:
    """How an option is written, the long form first."""
    name, info = parameter.name.replace("_", "-"), parameter.info
    written = [each for each in (info.default, *(info.param_decls or ())) if isinstance(each, str)]
    if written:  # the first of them is where typer puts a default that is not in Annotated
        return written
    return [f"--{name}", f"--no-{name}"] if parameter.default is True else [f"--{name}"]


def _value(parameter: Parameter) -> list[str]:
    """What stands after an option; nothing for a flag."""
    if parameter.type is bool:
        return []
    if parameter.info.metavar:
        return [f"`{parameter.info.metavar}`"]
    choices = _choices(parameter.type)
    return [" \\| ".join(f"`{each}`" for each in choices)] if choices else ["`N`"]


def _choices(type_: Any) -> list[str]:
    if get_origin(type_) is Literal:
        return list(get_args(type_))
    return [each.value for each in type_] if isinstance(type_, type) and issubclass(type_, Enum) else []


def _note(parameter: Parameter, language: Language) -> str:
    """Whether it must be given, and what holds otherwise."""
    if parameter.is_required:
        return say("required", language)
    if parameter.default in (None, False):
        is_list = isinstance(parameter.type, UnionType) and _is_list(parameter.type)
        return say("may be repeated", language) if is_list else ""
    usual = say("default", language)
    return usual if parameter.default is True else f"{usual} `{parameter.default}`"


def _is_list(type_: UnionType) -> bool:
    return any(get_origin(each) is list for each in get_args(type_))


def _block(*lines: str) -> str:
    return "\n".join(["```text", *lines, "```"])


if __name__ == "__main__":
    print(render_commands("vi" if sys.argv[1:] == ["vi"] else "en"), end="")

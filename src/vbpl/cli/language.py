"""The language of a command: chosen from --lang or the locale; help, errors and messages are told in it.

JSON, names of fields and codes are the same in every language.
"""

import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from enum import StrEnum
from typing import Any

import typer
from typer import rich_utils
from typer.core import TyperCommand, TyperGroup

from ..language import LANGUAGES, Language, say
from ..model import Diagnostic

LANGUAGE: ContextVar[Language] = ContextVar("language", default="en")
OPTION = "--lang"
VALUED = (OPTION, "--config")
"""Options before the command that have a value."""
LOCALE = ("LC_ALL", "LC_MESSAGES", "LANG")
"""Variables of the environment that tell the language, the first that is set counts."""
PANELS = ("ARGUMENTS_PANEL_TITLE", "OPTIONS_PANEL_TITLE", "COMMANDS_PANEL_TITLE", "ERRORS_PANEL_TITLE", "ABORTED_TEXT",
          "DEPRECATED_STRING", "DEFAULT_STRING", "ENVVAR_STRING", "REQUIRED_LONG_STRING", "RICH_HELP")
"""What typer prints around the help, by the names of its constants."""


class Lang(StrEnum):
    """Languages that people are spoken to in."""

    vi = "vi"
    en = "en"


def told(message: str) -> str:
    """A message of the program in the language of the command."""
    return say(message, LANGUAGE.get())


def tell(message: str) -> None:
    """Write a message for people to stderr."""
    typer.echo(told(message), err=True)


def told_all(diagnostics: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Diagnostics with their messages in the language of the command."""
    if LANGUAGE.get() == "en":
        return list(diagnostics)
    return [each.model_copy(update={"message": told(each.message)}) for each in diagnostics]


def choose(arguments: Sequence[str], environment: Mapping[str, str] = os.environ) -> Language:
    """The language that a command line asks for before its command, else that of the locale; English for others.

    Examples:
        >>> choose(["--lang", "vi", "check", "quyet-dinh.txt"], {}), choose(["check"], {"LANG": "vi_VN.UTF-8"})
        ('vi', 'vi')
        >>> choose(["view", "a.txt", "--lang", "vi"], {"LANG": "C.UTF-8"})
        'en'
    """
    asked = _asked(arguments)
    locale = next((environment[name] for name in LOCALE if environment.get(name)), "")
    return asked or ("vi" if locale.startswith("vi") else "en")


def _asked(arguments: Sequence[str]) -> Language | None:
    """The language that stands after ``--lang`` before the command; None where none does, or no language."""
    words = iter(arguments)
    for word in words:
        name, _, value = word.partition("=")
        if not word.startswith("-"):
            return None
        if name in VALUED:
            value = value or next(words, "")
        if name == OPTION:
            return next((each for each in LANGUAGES if each == value), None)
    return None


def speak(command: Any, wanted: Language) -> None:
    """Turn a command, all commands below it and what is printed around their help into a language."""
    LANGUAGE.set(wanted)
    if wanted == "en":
        return
    for name in PANELS:
        setattr(rich_utils, name, told(getattr(rich_utils, name)))
    _turn(command)


def _turn(command: Any) -> None:
    command.help = _paragraphs(command.help or "")
    for parameter in command.params:
        parameter.help = told(parameter.help or "")
    for below in getattr(command, "commands", {}).values():
        _turn(below)


def _paragraphs(text: str) -> str:
    """A help text in the language of the command; its examples stay."""
    return "\n\n".join(told(" ".join(each.split())) for each in text.split("\n\n"))


class _Speaking:
    """A command whose usage and errors are told in the language of the command."""

    def get_usage(self, ctx: Any) -> str:
        usage: str = super().get_usage(ctx)  # type: ignore[misc]
        return usage.replace("Usage:", told("Usage:"), 1)

    def get_help_option(self, ctx: Any) -> Any:
        option = super().get_help_option(ctx)  # type: ignore[misc]
        if option is not None:
            option.help = told(option.help or "")
        return option

    def make_context(self, *args: Any, **options: Any) -> Any:
        with _told_errors():
            return super().make_context(*args, **options)  # type: ignore[misc]

    def invoke(self, ctx: Any) -> Any:
        with _told_errors():
            return super().invoke(ctx)  # type: ignore[misc]


class SpeakingCommand(_Speaking, TyperCommand):
    """One command."""


class SpeakingGroup(_Speaking, TyperGroup):
    """All commands."""


USAGE_ERROR: type[Exception] = typer.BadParameter.__bases__[0]
"""What a command line that cannot be understood raises."""


@contextmanager
def _told_errors() -> Iterator[None]:
    try:
        yield
    except USAGE_ERROR as error:
        said = told(error.format_message())  # type: ignore[attr-defined]
        error.format_message = lambda: said  # type: ignore[attr-defined]
        raise

"""configuring: what holds for the whole program: own tables, and the language of its errors."""

from os import PathLike
from typing import Any

from .errors import ArgumentError
from .language import LANGUAGES, Language, speak_errors
from .tables.own import configure as add_tables


def configure(
    path: str | PathLike[str] | None = None, *, lang: Language | None = None, types: Any = (), issuers: Any = (),
    abbreviations: Any = None, relations: Any = None, rules: Any = (),
) -> None:
    """Add tables of your own to those of vbpl, and choose the language in which its errors speak.

    Tables come right after ``import vbpl``, before other parts are imported; the last call with tables holds.
    Processes that this one starts get the same tables; without a call they are those of the file that the environment
    variable ``VBPL_CONFIG`` names. Archives are made anew where they differ. A language may be chosen at any time.

    Args:
        path: A TOML file with the same keys; by default ``vbpl.toml`` in the current folder, where nothing is given.
        lang: ``vi`` or ``en``; ``str()`` of an error is in it. Data stays as it is: JSON, tables, codes.
        types: Types of documents: ``[{"name": "Phiếu làm việc", "abbreviations": ["PLV"]}]``.
        issuers: Bodies: ``[{"code": "BQLCHO", "name": "Ban Quản lý chợ"}]``.
        abbreviations: Drafting units by their code: ``{"TCN": "Tổ Chợ nổi"}``.
        relations: Phrases by relation: ``{"amends": ["chỉnh sửa nội dung của"]}``.
        rules: Rules of form, with codes from X000 to X999.

    Raises:
        VbplError: A row is not allowed, is there already, or the tables are in use; or an argument is not allowed.

    Examples:
        >>> configure(lang="vi")
        >>> str(ArgumentError("date “31/02/2020” is none"))
        'ngày “31/02/2020” không có trong lịch'
        >>> configure(lang="en")
    """
    if lang is not None:
        if lang not in LANGUAGES:
            raise ArgumentError(f"a language is one of {', '.join(LANGUAGES)}, not {lang!r}")
        speak_errors(lang)
    if lang is None or path is not None or any((types, issuers, abbreviations, relations, rules)):
        add_tables(path, types=types, issuers=issuers, abbreviations=abbreviations, relations=relations, rules=rules)

"""own: a user's own tables, from ``vbpl.toml`` or `configure`, checked and added to those of this folder.

They must be set before the first document is read. They apply to this process and its child processes, because patterns
are made of the tables once.
"""

import hashlib
import os
import re
import tomllib
from collections.abc import Mapping
from os import PathLike
from pathlib import Path
from typing import Annotated, Any, Literal, get_args

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator

from ..arguments import read_path
from ..errors import ArgumentError, VbplError
from ..model import Family, Relation, Severity
from ..text.folding import fold
from .files import USED, VARIABLE, written

USUAL = "vbpl.toml"
PHRASE = re.compile(r"[^\W_]+(?:,? [^\W_]+)*")
OWN = "own"
"""Source of a row that a user gave."""

Words = Annotated[str, Field(min_length=2, max_length=120)]
Code = Annotated[str, Field(pattern=r"^[A-ZĐ][A-ZĐa-z0-9&.]{0,19}$")]


class ConfigError(VbplError):
    """Own tables that cannot be used. The message names the row and what is allowed."""


class Row(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class OwnType(Row):
    """Loại văn bản: a type of document."""

    name: Words
    """As in a citation: ``Phiếu làm việc``."""
    abbreviations: tuple[Code, ...] = ()
    """In numbers: ``PLV``."""
    family: Literal["admin", "qppl", "party"] = "admin"
    headings: tuple[Words, ...] = ()
    """As printed above the subject; by default the name in capitals."""


class OwnIssuer(Row):
    """Cơ quan ban hành: a body, and its code in numbers."""

    code: Code
    name: Words
    variants: tuple[Code, ...] = ()
    aliases: tuple[Words, ...] = ()


class OwnRule(Row):
    """A rule of form: words that a field must contain, or must not."""

    code: str = Field(pattern=r"^X[0-9]{3}$")
    rule: Words
    message: Annotated[str, Field(min_length=2, max_length=300)]
    severity: Severity = "warning"
    families: tuple[Family, ...] = ("admin",)
    kinds: tuple[str, ...] = ()
    """Slugs of the types that the rule is for; by default all."""
    field: Literal["subject", "recitals", "body", "recipients", "text"]
    must: tuple[Words, ...] = ()
    """The field must contain one of these."""
    must_not: tuple[Words, ...] = ()
    """The field must contain none of these."""


class Own(Row):
    """All of a user's tables: the keys of ``vbpl.toml``."""

    types: tuple[OwnType, ...] = ()
    issuers: tuple[OwnIssuer, ...] = ()
    abbreviations: Mapping[Code, Words] = {}
    """Codes of drafting units in numbers, each with its name."""
    relations: Mapping[str, tuple[Words, ...]] = {}
    """By relation, the phrases before a mention that state it: ``amends = ["chỉnh sửa nội dung của"]``."""
    rules: tuple[OwnRule, ...] = ()

    @field_validator("relations")
    @classmethod
    def _known(cls, given: Mapping[str, tuple[str, ...]]) -> Mapping[str, tuple[str, ...]]:
        for relation, phrases in given.items():
            if relation not in get_args(Relation):
                raise ValueError(f"{relation!r} is no relation; they are {', '.join(get_args(Relation))}")
            for phrase in phrases:
                if not PHRASE.fullmatch(phrase):
                    raise ValueError(f"a phrase is words with single spaces, not {phrase!r}")
        return given


NONE = Own()
LATE = "configure comes right after import vbpl, before parts of it are imported that use {names}"
"""Modules that make patterns of the tables when they are imported."""


def configure(
    path: str | PathLike[str] | None = None, *, types: Any = (), issuers: Any = (), abbreviations: Any = None,
    relations: Any = None, rules: Any = (),
) -> None:
    """Adds a user's own tables to those of vbpl; arguments, times and errors are those of `vbpl.configure`."""
    given = {"types": types, "issuers": issuers, "abbreviations": abbreviations or {}, "relations": relations or {},
             "rules": rules}
    if path is not None and any(given.values()):
        raise ArgumentError("configure takes a file, or tables, not both")
    if any(given.values()):
        own = read_own(given, "configure")
    else:
        own = read_file(read_path(path) if path is not None else Path(USUAL))
    if USED and own != current():
        raise ConfigError(LATE.format(names=", ".join(sorted(USED))))
    for name, add in _ADDED.items():
        add(written(name), own)  # raises for a row that is there already
    os.environ[VARIABLE] = own.model_dump_json()


def current() -> Own:
    """The tables in effect: those that the environment names, which `configure` sets; else none."""
    said = os.environ.get(VARIABLE, "")
    if not said:
        return NONE
    return Own.model_validate_json(said) if said.startswith("{") else read_file(Path(said))


def fingerprint() -> bytes:
    """A key that differs for different tables; empty for none."""
    own = current()
    return b"" if own == NONE else hashlib.blake2b(own.model_dump_json().encode(), digest_size=16).digest()


def read_file(path: Path) -> Own:
    """The tables of a TOML file. Raises `ConfigError`."""
    try:
        return read_own(tomllib.loads(path.read_text(encoding="utf-8")), str(path))
    except (OSError, UnicodeError, tomllib.TOMLDecodeError) as error:
        raise ConfigError(f"{path}: {error}") from error


def read_own(given: Mapping[str, Any], place: str) -> Own:
    """Tables, checked. Raises `ConfigError`."""
    try:
        return Own.model_validate(given)
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(map(str, first["loc"]))
        raise ConfigError(f"{place}: {where}: {first['msg']}") from error


def merged(name: str, table: dict[str, Any]) -> dict[str, Any]:
    """A table of vbpl with the rows of the user. Raises `ConfigError` for a row that it already has."""
    return _ADDED[name](table, current())


def _types(table: dict[str, Any], own: Own) -> dict[str, Any]:
    there = {row["base_name"].lower() for row in table["types"]} | {row["name"].lower() for row in table["types"]}
    used = {code for row in table["types"] for code in row["abbreviations"]}
    for each in own.types:
        _refuse(each.name, each.name.lower() in there, "type")
        _refuse(next((code for code in each.abbreviations if code in used), ""), bool(used & {*each.abbreviations}),
                "abbreviation of a type")
    rows = [
        {"name": each.name, "base_name": each.name, "abbreviations": list(each.abbreviations), "family": each.family,
         "variant_abbreviations": [], "heading_forms": list(each.headings) or [each.name.upper()], "source": OWN}
        for each in own.types
    ]
    return {**table, "types": [*table["types"], *rows]}


def _issuers(table: dict[str, Any], own: Own) -> dict[str, Any]:
    there = {row["code"] for row in table["issuers"]}
    for each in own.issuers:
        _refuse(each.code, each.code in there, "issuer")
    rows = [
        {"code": each.code, "name": each.name, "level": "organisation", "variants": list(each.variants),
         "name_aliases": list(each.aliases), "source": OWN}
        for each in own.issuers
    ]
    units = {row["code"] for row in table["drafting_units"]}
    for code in own.abbreviations:
        _refuse(code, code in units, "drafting unit")
    more = [{"code": code, "name": name, "source": OWN} for code, name in own.abbreviations.items()]
    return {**table, "issuers": [*table["issuers"], *rows], "drafting_units": [*table["drafting_units"], *more]}


def _relations(table: dict[str, Any], own: Own) -> dict[str, Any]:
    rows = [
        {"id": f"own.{relation}.{number}", "relation": relation, "pattern": fold(phrase), "reach": "clause",
         "fill": "place", "source": OWN}
        for relation, phrases in own.relations.items() for number, phrase in enumerate(phrases, 1)
    ]
    return {**table, "cues": [*rows, *table["cues"]]}


def _refuse(name: str, there: bool, what: str) -> None:
    if there:
        raise ConfigError(f"{name} is in the tables of vbpl already, as {what}")


_ADDED = {"document_types": _types, "issuers": _issuers, "relation_triggers": _relations}
"""By table, the function that adds the rows of a user."""

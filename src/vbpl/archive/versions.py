"""versions: every wording of the acts of a linked archive, by the same function in memory, here and on Spark."""

import datetime
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping
from itertools import chain, islice
from pathlib import Path
from typing import NamedTuple

from ..arguments import expect, read_path
from ..consolidation import consolidate, wordings
from ..model import CHANGES, Consolidation, Document
from .batch import HASH_BYTES
from .gather import iter_gathered
from .parts import ArchiveError, iter_rows, list_parts, part_path, read_form, sweep, write_part
from .slip_parts import FOLDER, iter_documents
from .slips import Slip
from .tables import Row
from .wordings import iter_wordings
from .writer import locked

ACT, AMENDING = "act", "amending"
"""Roles of a tree among those that are consolidated together; the act comes first."""
ACTS = 200
"""Acts whose versions make a part of the table."""


class VersionsSummary(NamedTuple):
    """What `write_versions` wrote."""

    acts: int
    """Acts that another changes."""
    versions: int
    """Wordings of their units."""
    wordings: int = 0
    """Provisions of them that citations name, each with the wording that is meant."""


def write_versions(out: Path) -> VersionsSummary:
    """Write the table ``versions`` of an archive: every wording of each act that another document of it changes.

    The table ``wordings`` tells which of them each citation means.

    Args:
        out: Folder that `convert` wrote and `link` linked.

    Raises:
        ArchiveError: There is no archive, it is not linked, or another run writes to it.
    """
    out = read_path(out)
    form = read_form(out)
    summary, names = VersionsSummary(0, 0), set[str]()
    with locked(out):
        groups = iter_acts(out)
        for number, acts in enumerate(iter(lambda: list(islice(groups, ACTS)), [])):
            rows = {act[0].document: list(iter_version_rows(act)) for act in acts}
            meant = list(iter_wordings(out, {act[0].document: rows[act[0].document] for act in acts if is_act(act)}))
            path = part_path(out, "versions", number, trees_hash(acts), form)
            names.add(_write(path, list(chain.from_iterable(rows.values())), meant))
            summary = VersionsSummary(
                summary.acts + len(acts), summary.versions + sum(map(len, rows.values())),
                summary.wordings + len(meant))
        if not names:
            names.add(_write(part_path(out, "versions", 0, trees_hash([]), form), [], []))
        for table in ("versions", "wordings"):
            sweep(out, table, names)
    return summary


def _write(path: Path, versions: list[Row], meant: list[Row]) -> str:
    """Write a part of ``versions`` and that of ``wordings``; the name of both."""
    write_part(path, versions, "versions")
    write_part(path.parents[1] / "wordings" / path.name, meant, "wordings")
    return path.name


def is_act(slips: Iterable[Slip]) -> bool:
    """Whether the document that is changed is an act (quy phạm pháp luật); ``slips`` are those of its group."""
    return any(json.loads(slip.value)["family"] == "qppl" for slip in slips if slip.role == ACT)


def consolidate_act(out: Path, document_id: str, on: datetime.date | None = None) -> Consolidation:
    """One act of a linked archive with the amendments of all that change it.

    Raises:
        ArchiveError: There is no archive, it is not linked, or it has no document of this id.
    """
    out = read_path(out)
    expect(document_id, str, "an id is a str, as Document.id has it")
    key = next((key for path in list_parts(out, "documents") for key, tree in iter_documents(path)
                if Document.model_validate_json(tree).id == document_id), None)
    if key is None:
        raise ArchiveError(f"{out}: no document {document_id}")
    found = next(iter_acts(out, only=key))
    return consolidate(*trees_of(found), on)


def iter_acts(out: Path, *, only: str | None = None) -> Iterator[list[Slip]]:
    """The trees of each act that is changed, and of those that change it, the act first."""
    wanted = groups_of(out, only)
    for _, slips in iter_gathered(iter_trees(out, wanted), out / FOLDER):
        yield sorted(slips)


def groups_of(out: Path, only: str | None) -> dict[str, set[tuple[str, str]]]:
    """By key of a document: the acts with which it is consolidated, and its role there.

    An act is consolidated with those that change it, and with those that change these.
    """
    parts = list_parts(out, "links")
    if not parts:
        raise ArchiveError(f"{out}: not linked yet; run vbpl link {out}")
    changing: dict[str, set[str]] = {}
    for row in chain.from_iterable(map(iter_rows, parts)):
        if row["relation"] in CHANGES and row["target"] and row["target"] != row["document"]:
            changing.setdefault(row["target"], set()).add(row["document"])
    wanted: dict[str, set[tuple[str, str]]] = {}
    for act in [only] if only else changing:
        direct = changing.get(act, set())
        further = (changing.get(each, set()) for each in direct)
        wanted.setdefault(act, set()).add((act, ACT))
        for amending in direct.union(*further) - {act}:
            wanted.setdefault(amending, set()).add((act, AMENDING))
    return wanted


def iter_trees(out: Path, wanted: Mapping[str, set[tuple[str, str]]]) -> Iterator[Slip]:
    """A slip with its tree for each group that a document is in."""
    for path in list_parts(out, "documents"):
        for key, tree in iter_documents(path):
            yield from (Slip(act, role, key, "", tree) for act, role in sorted(wanted.get(key, ())))


def iter_version_rows(slips: Iterable[Slip]) -> Iterator[Row]:
    """The rows of ``versions`` of one act, from the trees of the act and of those that change it."""
    slips = sorted(slips)
    act, amending = trees_of(slips)
    for number, version in enumerate(wordings(act, amending)):
        place = version.provision
        yield {
            "document": slips[0].document, "version": number, "id": act.id, "annex": place.annex,
            "article": place.article, "clause": place.clause, "point": place.point, "text": version.text,
            "valid_from": version.valid_from, "valid_to": version.valid_to, "source": version.source,
        }


def trees_of(slips: Iterable[Slip]) -> tuple[Document, list[Document]]:
    """The act and what changes it, as trees."""
    act, *amending = (Document.model_validate_json(slip.value) for slip in slips)
    return act, amending


def trees_hash(acts: Iterable[Iterable[Slip]]) -> str:
    """Hash of the keys of all trees that some rows come from."""
    digest = hashlib.blake2b(digest_size=HASH_BYTES)
    for slip in chain.from_iterable(acts):
        digest.update(f"{slip.part} {slip.document}\n".encode())
    return digest.hexdigest()

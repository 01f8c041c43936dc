"""link: the citations of a converted archive resolved, by joins in DuckDB that may be larger than memory.

Each part of ``documents`` has its slips in ``.link`` and its links in ``links``, named by what they were made from:
after new files only what they change is done again.
"""

import glob
import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from itertools import chain, groupby
from pathlib import Path
from typing import NamedTuple

import duckdb

from ..arguments import read_path
from . import joins
from .batch import HASH_BYTES
from .chunks import code_hash
from .desk import Desk, iter_formed, iter_inferred
from .gather import iter_gathered
from .parts import (
    Form,
    find_parts,
    is_sound,
    iter_rows,
    list_parts,
    part_key,
    part_path,
    read_form,
    sweep,
    write_part,
    write_parts,
)
from .pool import Pool
from .slip_parts import FOLDER, raise_error, write_slips
from .slips import Slip
from .states import iter_ended, iter_states
from .tables import LINKED
from .writer import locked

ROWS = 2_000
"""Rows that are fetched at a time."""


class LinkSummary(NamedTuple):
    """What `link` wrote."""

    statuses: dict[str, int]
    """Number of links by status: resolved, ambiguous, unresolved."""
    parts: int = 0
    """Parts of the table ``links``."""
    reused: int = 0
    """Those of them that an earlier run had written."""


OnPart = Callable[[LinkSummary], None]


class _Job(NamedTuple):
    slips: list[Slip]
    path: Path


def link(
    out: Path, *, jobs: int | None = None, memory: str | None = None, on_part: OnPart = lambda summary: None
) -> LinkSummary:
    """Resolve all citations of an archive; its table ``links`` then says what each means.

    The links are those of a `vbpl.Library` that holds the same documents. Called again after new files, it does again
    only what they change.

    Args:
        out: Folder that `convert` wrote.
        jobs: Processes that resolve, some 100 MB each; by default one for each core.
        memory: What the joins may take before they go to disk, like ``"500MB"``; by default 80 % of the machine's.
        on_part: Called after each part with the summary so far.

    Returns:
        Links by status, and how much was there already.

    Raises:
        ArchiveError: There is no archive, or another run writes to it.
    """
    out = read_path(out)
    form = read_form(out)
    processes = jobs or os.cpu_count() or 1
    with locked(out):
        parts = {part_key(path): path for path in list_parts(out, "documents")}
        write_slips(out, parts, processes)
        with closing(_connect(out, memory)) as database:
            prepare(database, out / FOLDER)
            summary, names = _link_parts(database, out, form, list(parts), processes, on_part)
        for table in LINKED:
            sweep(out, table, names)
        _write_states(out, form, names)
    return summary


def _connect(out: Path, memory: str | None) -> duckdb.DuckDBPyConnection:
    limit = {"memory_limit": memory} if memory else {}
    return duckdb.connect(config={"temp_directory": str(out / FOLDER / "spill"), **limit})


def prepare(database: duckdb.DuckDBPyConnection, folder: Path) -> None:
    """Make the tables that `joins` joins from a folder of slips: works, what citations tell of them, then all."""
    parts = f"{glob.escape(str(folder))}/*.parquet".replace("'", "''")
    database.execute(f"CREATE VIEW slips AS SELECT * FROM read_parquet('{parts}')")
    together = _form_works(database)
    for name in ("works", "texts", "filed", "wanted"):
        database.execute(f"CREATE TABLE {name} AS {getattr(joins, name.upper())}")
    database.execute("CREATE TABLE known (document VARCHAR, id VARCHAR, stated VARCHAR, value VARCHAR)")
    database.execute("CREATE TABLE inferred (document VARCHAR, key VARCHAR)")
    database.execute(f"CREATE VIEW identities AS {joins.NAMES}")
    _infer(database, together)
    claims = [Slip("", "claim", claim.document, "", claim.says)
              for _, slips_of in iter_desks(database, folder, f"WHERE part IN ({joins.CLAIMING})")
              for claim in Desk(slips_of).iter_claims()]
    if claims:
        _infer(database, [*together, *claims])


def _form_works(database: duckdb.DuckDBPyConnection) -> list[Slip]:
    """Make the table ``formed``; what the texts of works say together."""
    database.execute("CREATE TABLE formed (document VARCHAR, lead VARCHAR)")
    rows = database.execute(f"{joins.CROWDED} ORDER BY slips.key").fetchall()
    found = [formed for _, group in groupby((Slip(*row) for row in rows), key=_key) for formed in iter_formed(group)]
    leads = [(slip.document, slip.key) for slip in found if slip.role == "formed"]
    if leads:
        database.executemany("INSERT INTO formed VALUES (?, ?)", leads)
    return [slip for slip in found if slip.role == "together"]


def _infer(database: duckdb.DuckDBPyConnection, told: list[Slip]) -> None:
    """Make ``known`` and ``inferred`` from what was told of documents, and all that rests on them."""
    named = sorted({slip.document for slip in told})
    database.execute("CREATE OR REPLACE TEMP TABLE named AS SELECT unnest(?::VARCHAR[]) AS document", [named])
    database.execute("SELECT slips.* FROM slips JOIN named USING (document) WHERE role = 'card'")
    cards = [Slip(*row[:5]) for row in database.fetchall()]
    database.execute("DELETE FROM known; DELETE FROM inferred")
    for slip in iter_inferred([*cards, *told]):
        if slip.role == "known":
            row = [slip.document, slip.key, slip.part, slip.value]
            database.execute("INSERT INTO known VALUES (?, ?, ?, ?)", row)
        else:
            database.execute("INSERT INTO inferred VALUES (?, ?)", [slip.document, slip.key])
    for name in ("shelf", "involved"):
        database.execute(f"CREATE OR REPLACE TABLE {name} AS {getattr(joins, name.upper())}")


def _key(slip: Slip) -> str:
    return slip.key


def iter_desks(
    database: duckdb.DuckDBPyConnection, folder: Path, where: str = ""
) -> Iterator[tuple[str, list[Slip]]]:
    """All rows of each part, the parts one after the other; ``folder`` is where they may be kept meanwhile."""
    database.execute(f"SELECT * FROM ({joins.DESK}) AS desk {where}")
    rows = chain.from_iterable(iter(lambda: database.fetchmany(ROWS), []))
    yield from iter_gathered(rows, folder)


def _link_parts(
    database: duckdb.DuckDBPyConnection, out: Path, form: Form, keys: list[str], processes: int,
    on_part: OnPart,
) -> tuple[LinkSummary, set[str]]:
    """The links of all parts, and the names of their files."""
    order = {key: index for index, key in enumerate(keys)}
    there = {table: find_parts(out, table, form) for table in LINKED}
    summary, names = LinkSummary({}), set[str]()
    jobs = (_Job(slips, part_path(out, "links", order[part], desk_hash(slips), form))
            for part, slips in iter_desks(database, out / FOLDER))
    tasks = ((job, _reuse(out, job.path, there)) for job in jobs)
    for job, statuses in Pool(_write_links, processes, raise_error).run(tasks):
        names.add(job.path.name)
        counts = Counter(summary.statuses) + Counter(statuses)
        reused = summary.reused + (part_key(job.path) in there["links"])
        summary = LinkSummary(dict(sorted(counts.items())), summary.parts + 1, reused)
        on_part(summary)
    if not names:
        empty = part_path(out, "links", 0, desk_hash([]), form)
        write_parts({table: out / table / empty.name for table in LINKED}, {table: [] for table in LINKED})
        names.add(empty.name)
    return summary, names


def _write_states(out: Path, form: Form, names: set[str]) -> None:
    """The table ``states`` in one part, from all works and changes."""
    works = [row for name in sorted(names) for row in iter_rows(out / "works" / name)]
    changes = [row for name in sorted(names) for row in iter_rows(out / "changes" / name)]
    ended = dict(iter_ended(works, changes))
    path = part_path(out, "states", 0, desk_hash([Slip("", "", name, "", "") for name in sorted(names)]), form)
    write_part(path, list(iter_states(works, changes, ended)), "states")
    sweep(out, "states", {path.name})


def desk_hash(slips: Iterable[Slip]) -> str:
    """Hash of all that the links of a part depend on."""
    digest = hashlib.blake2b(code_hash().encode(), digest_size=HASH_BYTES)
    for slip in slips:
        digest.update("\0".join(slip).encode())
    return digest.hexdigest()


def _reuse(out: Path, path: Path, there: dict[str, dict[str, Path]]) -> dict[str, int] | None:
    """Links by status of a part that is there, moved to its place in the order; null where it is not."""
    found = {table: parts.get(part_key(path)) for table, parts in there.items()}
    if not all(part and (part.suffix != ".parquet" or is_sound(part)) for part in found.values()):
        return None
    for table, part in found.items():
        if part and part.name != path.name:
            part.replace(out / table / path.name)
    return Counter(row["status"] for row in iter_rows(path))


def _write_links(job: _Job) -> dict[str, int]:
    rows = Desk(job.slips).rows()
    folder = job.path.parents[1]
    write_parts({table: folder / table / job.path.name for table in LINKED}, rows)
    return Counter(row["status"] for row in rows["links"])

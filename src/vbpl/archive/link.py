"""link: the citations of a converted archive resolved, by joins in DuckDB that may be larger than memory.

Each part of ``documents`` has its slips in ``.link`` and its links in ``links``, named by what they were made from:
after new files only what they change is done again.
"""

import glob
import hashlib
import os
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from contextlib import closing
from functools import lru_cache
from itertools import chain, groupby
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import NamedTuple

import duckdb
import pyarrow as pa

from ..arguments import read_path
from ..linking.entry import Entry
from . import joins
from .batch import HASH_BYTES
from .chunks import code_hash
from .desk import Claim, Desk, iter_formed, iter_inferred
from .parts import (
    UNFINISHED,
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
from .slip_parts import FOLDER, raise_error, read_cites, write_slips
from .slips import Slip
from .states import iter_ended, iter_states
from .tables import LINKED
from .tray import Tray, digest_of, write_cards, write_told
from .writer import locked


class LinkSummary(NamedTuple):
    """What `link` wrote."""

    statuses: dict[str, int]
    """Number of links by status: resolved, ambiguous, unresolved."""
    parts: int = 0
    """Parts of the table ``links``."""
    reused: int = 0
    """Those of them that an earlier run had written."""


OnPart = Callable[[LinkSummary], None]


class _Run(NamedTuple):
    """What all jobs of a run share."""

    out: Path
    form: Form
    tray: Path


class _Job(NamedTuple):
    run: _Run
    part: str
    """Key of the part of ``documents``."""
    order: int


class _Linked(NamedTuple):
    """The links of a part: the name of their file, how many there are by status, and whether they were there."""

    name: str
    statuses: dict[str, int]
    reused: bool


def link(
    out: Path, *, jobs: int | None = None, memory: str | None = None, on_part: OnPart = lambda summary: None
) -> LinkSummary:
    """Resolve all citations of an archive; its table ``links`` then says what each means.

    The links are those of a `vbpl.Library` that holds the same documents. Called again after new files, it does again
    only what they change.

    Args:
        out: Folder that `convert` wrote.
        jobs: Processes that resolve, 100 to 200 MB each; by default one for each core.
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
        with NamedTemporaryFile(prefix=UNFINISHED, dir=out / FOLDER) as tray:
            run = _Run(out, form, Path(tray.name))
            orders = {part: order for order, part in enumerate(parts)}
            told = [_Job(run, part, orders[part]) for part in _fill(run, memory, processes)]
            summary, names = _link_parts(run, told, processes, on_part)
        for table in LINKED:
            sweep(out, table, names)
        _write_states(out, form, names)
    return summary


def _connect(out: Path, memory: str | None) -> duckdb.DuckDBPyConnection:
    limit = {"memory_limit": memory} if memory else {}
    return duckdb.connect(config={"temp_directory": str(out / FOLDER / "spill"), **limit})


def _fill(run: _Run, memory: str | None, processes: int) -> list[str]:
    """Fill the tray of a run; the parts that it has rows for."""
    with closing(_connect(run.out, memory)) as database:
        together = prepare(database, run.out / FOLDER)
        write_cards(run.tray, database)
        claiming = write_told(run.tray, database, f"WHERE part IN ({joins.CLAIMING})")
        jobs = ((_Job(run, part, 0), None) for part in claiming)
        found = chain.from_iterable(claims for _, claims in Pool(_find_claims, processes, raise_error).run(jobs))
        claims = [Slip("", "claim", claim.document, "", claim.says) for claim in found]
        if claims:
            _infer(database, [*together, *claims])
        return write_told(run.tray, database)


def prepare(database: duckdb.DuckDBPyConnection, folder: Path) -> list[Slip]:
    """Make the tables that `joins` joins from a folder of slips: works; what their texts tell together."""
    parts = f"{glob.escape(str(folder))}/*.parquet".replace("'", "''")
    database.execute(f"CREATE VIEW slips AS SELECT * FROM read_parquet('{parts}')")
    together = _form_works(database)
    for name in ("works", "texts", "filed", "wanted"):
        database.execute(f"CREATE TABLE {name} AS {getattr(joins, name.upper())}")
    _infer(database, together)
    return together


def _form_works(database: duckdb.DuckDBPyConnection) -> list[Slip]:
    """Make the table ``formed``; what the texts of works say together."""
    rows = database.execute(f"{joins.CROWDED} ORDER BY slips.key").fetchall()
    found = [formed for _, group in groupby((Slip(*row) for row in rows), key=_key) for formed in iter_formed(group)]
    leads = ((slip.document, slip.key) for slip in found if slip.role == "formed")
    _make_table(database, "formed", ("document", "lead"), leads)
    return [slip for slip in found if slip.role == "together"]


def _infer(database: duckdb.DuckDBPyConnection, told: list[Slip]) -> None:
    """Make ``known`` and ``inferred`` from what was told of documents, and all that rests on them."""
    _make_table(database, "named", ("document",), [(document,) for document in {slip.document for slip in told}])
    database.execute("SELECT slips.* FROM slips JOIN named USING (document) WHERE role = 'card'")
    cards = [Slip(*row[:5]) for row in database.fetchall()]
    found = list(iter_inferred([*cards, *told]))
    known = ((slip.document, slip.key, slip.part, slip.value) for slip in found if slip.role == "known")
    _make_table(database, "known", ("document", "id", "stated", "value"), known)
    gained = ((slip.document, slip.key) for slip in found if slip.role != "known")
    _make_table(database, "inferred", ("document", "key"), gained)
    database.execute(f"CREATE OR REPLACE VIEW identities AS {joins.NAMES}")
    for name in ("shelf", "involved"):
        database.execute(f"CREATE OR REPLACE TABLE {name} AS {getattr(joins, name.upper())}")


def _make_table(
    database: duckdb.DuckDBPyConnection, name: str, columns: Sequence[str], rows: Iterable[Sequence[str]]
) -> None:
    """Make a table of texts, in the place of what was there."""
    schema = pa.schema([(column, pa.string()) for column in columns])
    database.register("given", pa.Table.from_pylist([dict(zip(columns, row, strict=True)) for row in rows], schema))
    database.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM given")


def _key(slip: Slip) -> str:
    return slip.key


def _link_parts(
    run: _Run, jobs: Iterable[_Job], processes: int, on_part: OnPart
) -> tuple[LinkSummary, set[str]]:
    """The links of all parts, and the names of their files."""
    summary, names = LinkSummary({}), set[str]()
    for _, linked in Pool(_link_part, processes, raise_error).run((job, None) for job in jobs):
        names.add(linked.name)
        counts = Counter(summary.statuses) + Counter(linked.statuses)
        summary = LinkSummary(dict(sorted(counts.items())), summary.parts + 1, summary.reused + linked.reused)
        on_part(summary)
    if not names:
        empty = part_path(run.out, "links", 0, desk_hash([]), run.form)
        write_parts({table: run.out / table / empty.name for table in LINKED}, {table: [] for table in LINKED})
        names.add(empty.name)
    return summary, names


def _write_states(out: Path, form: Form, names: set[str]) -> None:
    """The table ``states`` in one part, from all works and changes."""
    works = [row for name in sorted(names) for row in iter_rows(out / "works" / name)]
    changes = [row for name in sorted(names) for row in iter_rows(out / "changes" / name)]
    ended = dict(iter_ended(works, changes))
    path = part_path(out, "states", 0, desk_hash([], map(str.encode, sorted(names))), form)
    write_part(path, list(iter_states(works, changes, ended)), "states")
    sweep(out, "states", {path.name})


def desk_hash(slips: Iterable[Slip], cards: Iterable[bytes] = ()) -> str:
    """Hash of all that the links of a part depend on."""
    digest = hashlib.blake2b(code_hash().encode(), digest_size=HASH_BYTES)
    for each in (digest_of(slips), *cards):
        digest.update(each)
    return digest.hexdigest()


class _Bench:
    """What a process needs for each job of a run."""

    def __init__(self, run: _Run) -> None:
        self.run = run
        self.tray = Tray(run.tray)
        self._there = {table: find_parts(run.out, table, run.form) for table in LINKED}

    def link(self, part: str, order: int) -> _Linked:
        """Write the links of a part where they are not there."""
        told = self.tray.told(part)
        cites = self._cites(part, told)
        cited = sorted({slip.document for slip in told if slip.role == "shelf"})
        key = desk_hash([*told, *cites], [self.tray.card(document).digest for document in cited])
        path = part_path(self.run.out, "links", order, key, self.run.form)
        if self._reuse(path):
            return _Linked(path.name, Counter(row["status"] for row in iter_rows(path)), True)
        rows = Desk(cites, told, self._card).rows()
        write_parts({table: self.run.out / table / path.name for table in LINKED}, rows)
        return _Linked(path.name, Counter(row["status"] for row in rows["links"]), False)

    def claims(self, part: str) -> list[Claim]:
        """What the citations of a part tell of documents without a number."""
        told = self.tray.told(part)
        return list(Desk(self._cites(part, told), told, self._card).iter_claims())

    def _cites(self, part: str, told: Iterable[Slip]) -> list[Slip]:
        """The texts of a part that stand for works."""
        leads = {slip.document for slip in told if slip.role == "copy"}
        return [slip for slip in read_cites(self.run.out, part) if slip.document in leads]

    def _card(self, document: str) -> Entry:
        return self.tray.card(document).entry

    def _reuse(self, path: Path) -> bool:
        """Whether the part is there; it is then moved to its place in the order."""
        found = {table: parts.get(part_key(path)) for table, parts in self._there.items()}
        if not all(part and (part.suffix != ".parquet" or is_sound(part)) for part in found.values()):
            return False
        for table, part in found.items():
            if part and part.name != path.name:
                part.replace(self.run.out / table / path.name)
        return True


_bench = lru_cache(maxsize=1)(_Bench)
"""That of the run, in each process."""


def _link_part(job: _Job) -> _Linked:
    return _bench(job.run).link(job.part, job.order)


def _find_claims(job: _Job) -> list[Claim]:
    return _bench(job.run).claims(job.part)

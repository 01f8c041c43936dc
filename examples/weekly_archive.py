"""The weekly job of an archive, for cron: convert what is new, link, keep every wording, and report.

    python examples/weekly_archive.py /data/van-ban tables
    0 2 * * 6  cd /srv/van-ban && .venv/bin/python weekly_archive.py /data/van-ban tables >> weekly.log 2>&1

Run again after a stop, it goes on where it was; run twice at a time, the second ends at once. Exit code 0: all is well.
1: some files could not be read; their list is in the report. 2: the archive was not made. The report of each run is a
line of JSON in `reports.jsonl` beside the tables, and says what changed since the last one.
"""

import argparse
import datetime
import json
import sys
from pathlib import Path
from typing import Any

from vbpl import VbplError
from vbpl.archive import connect, convert, link, write_versions

MOST = 20
"""Most failures that are printed; all are in the table failures."""


def run(source: Path, out: Path) -> dict[str, Any]:
    """Brings the archive up to date. Returns what it holds now."""
    converted = convert([source], out)
    linked = link(out)
    wordings = write_versions(out)
    with connect(out) as database:
        ((documents,),) = database.execute("SELECT count(*) FROM documents").fetchall()
        failures = database.execute("SELECT source, reason FROM failures ORDER BY source").fetchall()
    return {
        "at": datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds"), "documents": documents,
        "parts": converted.chunks, "parts_reused": converted.reused, "links": linked.statuses,
        "wordings": wordings.versions, "failures": [list(row) for row in failures],
    }


def changed(report: dict[str, Any], last: dict[str, Any] | None) -> list[str]:
    """What is new since the last run, for people."""
    before = last or {"documents": 0, "failures": []}
    lines = [f"{report['documents']} documents ({report['documents'] - before['documents']:+})"]
    new = [row for row in report["failures"] if row not in before["failures"]]
    lines += [f"not read: {source}: {reason}" for source, reason in new[:MOST]]
    return lines + ([f"and {len(new) - MOST} more, see the table failures"] if len(new) > MOST else [])


def last_report(path: Path) -> dict[str, Any] | None:
    """The report of the run before; None at the first run."""
    lines = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    return json.loads(lines[-1]) if lines else None


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("source", type=Path, help="folder of documents of any format")
    parser.add_argument("out", type=Path, help="folder of the tables")
    given = parser.parse_args()
    try:
        report = run(given.source, given.out)
    except VbplError as error:
        print(error, file=sys.stderr)
        return 2
    reports = given.out / "reports.jsonl"
    print("\n".join(changed(report, last_report(reports))))
    with reports.open("a", encoding="utf-8") as file:
        file.write(json.dumps(report, ensure_ascii=False) + "\n")
    return 1 if report["failures"] else 0


if __name__ == "__main__":
    sys.exit(main())

"""A bot that warns of documents in force whose legal grounds (căn cứ) have ended.

    python examples/repealed_grounds.py tables --on 2024-07-01
    python examples/repealed_grounds.py tables --seen seen.json --post https://chat.example/hook

`tables` is an archive that `vbpl convert` and `vbpl link` made. Each warning is printed once as a line of JSON: the
document, the ground, since when that has ended and by what. With `--seen` a later run tells only what is new; with
`--post` each warning also goes to a chat. Exit code 1: there is something new.
"""

import argparse
import datetime
import json
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from vbpl.archive import Answers

SECONDS = 20


def iter_warnings(answers: Answers, on: datetime.date) -> Iterator[dict[str, Any]]:
    """Each document in force, with each of its grounds that ended before the day."""
    for work in answers.works():
        if answers.status(work.work_id, on).state != "in_force":
            continue
        grounds = {link.target: link for link in answers.cites(work.work_id, "legal_basis").items if link.target}
        for target, link in grounds.items():
            status = answers.status(target, on)
            if target != work.work_id and status.state == "ended":
                yield {
                    "document": work.work_id, "source": work.source, "ground": target, "words": link.citation.text,
                    "ended": status.since.isoformat() if status.since else None,
                    "by": sorted({change.source for change in status.because}), "why": status.reason,
                }


def read_seen(path: Path | None) -> set[tuple[str, str]]:
    """Pairs of document and ground that earlier runs reported."""
    if path is None or not path.exists():
        return set()
    return {(document, ground) for document, ground in json.loads(path.read_text(encoding="utf-8"))}


def post(address: str, warning: dict[str, Any]) -> None:
    """Posts to a chat, by a web hook that takes JSON with `text`."""
    text = f"{warning['document']} căn cứ {warning['words']}, đã hết hiệu lực từ {warning['ended']}"
    body = json.dumps({"text": text}, ensure_ascii=False).encode()
    request = urllib.request.Request(address, body, {"Content-Type": "application/json"})
    urllib.request.urlopen(request, timeout=SECONDS).close()


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("archive", type=Path)
    parser.add_argument("--on", type=datetime.date.fromisoformat, default=datetime.date.today())
    parser.add_argument("--seen", type=Path, help="file that remembers what was told")
    parser.add_argument("--post", help="web hook of a chat")
    given = parser.parse_args()
    seen, answers = read_seen(given.seen), Answers(given.archive)
    new = [each for each in iter_warnings(answers, given.on) if (each["document"], each["ground"]) not in seen]
    answers.close()
    for warning in new:
        print(json.dumps(warning, ensure_ascii=False))
        if given.post:
            post(given.post, warning)
        seen.add((warning["document"], warning["ground"]))
    if given.seen:
        given.seen.write_text(json.dumps(sorted(seen), ensure_ascii=False), encoding="utf-8")
    return 1 if new else 0


if __name__ == "__main__":
    sys.exit(main())

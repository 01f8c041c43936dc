"""Read a file in a process of its own, which is killed if it takes too long.

``python -m vbpl.ingest.alone`` is that process. It takes a question as JSON, and writes readings as JSON Lines.
"""

import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from ..model import Diagnostic
from . import errors
from .asked import Asked
from .errors import CrashedError, DamagedFileError, IngestError, TimeLimitError
from .folders import iter_file
from .programs import run_program
from .read import read_asked
from .reading import Reading


def read_alone(path: Path, asked: Asked, seconds: float) -> list[Reading]:
    """The readings of a file. Raises `TimeLimitError` after that many seconds, else what the readers raise."""
    question = json.dumps({"path": str(path), "ocr": asked.ocr, "passwords": asked.passwords})
    try:
        output = run_program([sys.executable, "-m", __name__], str(path), question.encode(), seconds)
    except TimeLimitError as error:
        raise TimeLimitError(str(path), f"it takes longer than {seconds:g} seconds") from error
    except DamagedFileError as error:
        raise CrashedError(str(path), "its reader died") from error
    return [_reading(json.loads(line)) for line in output.splitlines()]


def _reading(said: dict[str, Any]) -> Reading:
    if "error" in said:
        raise getattr(errors, said["error"])(said["place"], said["reason"])
    return Reading(said["text"], tuple(map(Diagnostic.model_validate, said["diagnostics"])))


def _iter_said(path: Path, asked: Asked) -> Iterator[dict[str, Any]]:
    """The lines that the process writes: readings up to the first error."""
    for item in iter_file(path, asked.passwords):
        try:
            if isinstance(item, IngestError):
                raise item
            reading = read_asked(item, asked)
        except IngestError as error:
            yield {"error": type(error).__mro__[_depth(error)].__name__, "place": error.place, "reason": error.reason}
            return
        yield {"text": reading.text, "diagnostics": [each.model_dump(mode="json") for each in reading.diagnostics]}


def _depth(error: IngestError) -> int:
    """How many steps up the class hierarchy one of `errors` is."""
    return next(number for number, kind in enumerate(type(error).__mro__) if hasattr(errors, kind.__name__))


def main() -> None:
    """Answers one question."""
    question = json.loads(sys.stdin.buffer.read())
    asked = Asked(question["ocr"], tuple(question["passwords"]))
    for said in _iter_said(Path(question["path"]), asked):
        sys.stdout.buffer.write(json.dumps(said, ensure_ascii=False).encode("utf-8") + b"\n")


if __name__ == "__main__":
    main()

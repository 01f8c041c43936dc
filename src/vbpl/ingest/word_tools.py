"""Word files read by other programs, where they are installed: LibreOffice, antiword.

They take over what `word97` does not read: RTF, and the rarer forms of .doc. LibreOffice comes first, since it keeps
tables and computes the numbers of lists.
"""

import shutil
import subprocess
import tempfile
from pathlib import Path

from . import word
from .errors import DamagedFileError, MissingToolError
from .limits import SECONDS
from .reading import Reading


def read_with_tools(data: bytes, place: str, suffix: str, reason: str) -> Reading:
    """The text of a .doc or .rtf by LibreOffice or antiword; ``reason`` says why it is not read without them."""
    if program := shutil.which("soffice") or shutil.which("libreoffice"):
        return _read_with_office(program, data, place, suffix)
    if suffix == ".doc" and (program := shutil.which("antiword")):
        return _read_with_antiword(program, data, place)
    wanted = "LibreOffice or antiword" if suffix == ".doc" else "LibreOffice"
    raise MissingToolError(place, f"{reason}; {wanted} may read it, and is not installed")


def read_rtf(data: bytes, place: str, ocr: bool = False) -> Reading:
    """The text of an RTF file, by LibreOffice."""
    return read_with_tools(data, place, ".rtf", "a file in Rich Text Format")


def _read_with_office(program: str, data: bytes, place: str, suffix: str) -> Reading:
    with tempfile.TemporaryDirectory(prefix="vbpl-") as folder:
        source = Path(folder) / f"file{suffix}"
        source.write_bytes(data)
        profile = (Path(folder) / "profile").as_uri()
        run_program([program, "--headless", f"-env:UserInstallation={profile}", "--convert-to", "docx", "--outdir",
                     folder, str(source)], place)
        made = source.with_suffix(".docx")
        if not made.exists():
            raise DamagedFileError(place, "LibreOffice cannot read it")
        return word.read(made.read_bytes(), place)


def _read_with_antiword(program: str, data: bytes, place: str) -> Reading:
    output = run_program([program, "-w", "0", "-m", "UTF-8.txt", "-"], place, data)
    lines = (line.replace("|", "\t").strip() for line in output.decode("utf-8", "replace").split("\n"))
    return Reading("\n".join(filter(None, lines)))


def run_program(command: list[str], place: str, data: bytes = b"") -> bytes:
    """Standard output of a program. Raises `DamagedFileError` where it fails or takes longer than `SECONDS`."""
    name = Path(command[0]).name
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=False)
    except subprocess.TimeoutExpired as error:
        raise DamagedFileError(place, f"{name} took longer than {SECONDS} seconds") from error
    if done.returncode:
        words = done.stderr.decode("utf-8", "replace").strip().split("\n")[-1]
        raise DamagedFileError(place, f"{name} failed: {words or done.returncode}")
    return done.stdout

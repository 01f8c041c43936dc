"""Reads Word files by other programs, if they are installed: LibreOffice, antiword.

They read what `word97` does not: RTF, and the rarer forms of .doc. LibreOffice is tried first, because it keeps tables
and computes the numbers of lists.
"""

import shutil
import tempfile
from pathlib import Path

from . import word
from .asked import NOTHING, Asked
from .errors import DamagedFileError, MissingToolError
from .programs import run_program
from .reading import Reading

SETTINGS = (
    ("Office.Common/Security/Scripting", "DisableMacrosExecution", "true"),
    ("Office.Common/Security/Scripting", "MacroSecurityLevel", "3"),
    ("Office.Common/Security/Scripting", "BlockUntrustedRefererLinks", "true"),
    ("Office.Common/Security/Scripting", "DisableActiveContent", "true"),
    ("Office.Writer/Content/Update", "Link", "0"),
    ("Office.Calc/Content/Update", "Link", "0"),
    ("Office.Common/Load", "UpdateDocMode", "0"),
    ("Inet/Settings", "ooInetProxyType", "1"),
    ("Inet/Settings", "ooInetHTTPProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPProxyPort", "9"),
    ("Inet/Settings", "ooInetHTTPSProxyName", "127.0.0.1"),
    ("Inet/Settings", "ooInetHTTPSProxyPort", "9"),
    ("Inet/Settings", "ooInetNoProxy", ""),
)
"""Settings of LibreOffice by path and name: no macros, no links, and a proxy on port 9, where nobody listens."""


def read_with_tools(data: bytes, place: str, suffix: str, reason: str) -> Reading:
    """The text of a .doc or .rtf by LibreOffice or antiword; ``reason`` says why vbpl cannot read it without them."""
    if program := shutil.which("soffice") or shutil.which("libreoffice"):
        return _read_with_office(program, data, place, suffix)
    if suffix == ".doc" and (program := shutil.which("antiword")):
        return _read_with_antiword(program, data, place)
    wanted = "LibreOffice or antiword" if suffix == ".doc" else "LibreOffice"
    raise MissingToolError(place, f"{reason}; {wanted} may read it, and is not installed")


def read_rtf(data: bytes, place: str, asked: Asked = NOTHING) -> Reading:
    """The text of an RTF file, by LibreOffice."""
    return read_with_tools(data, place, ".rtf", "a file in Rich Text Format")


def _read_with_office(program: str, data: bytes, place: str, suffix: str) -> Reading:
    with tempfile.TemporaryDirectory(prefix="vbpl-") as folder:
        source = Path(folder) / f"file{suffix}"
        source.write_bytes(data)
        profile = write_profile(Path(folder) / "profile")
        run_program([program, "--headless", "--norestore", f"-env:UserInstallation={profile.as_uri()}", "--convert-to",
                     "docx", "--outdir", folder, str(source)], place)
        made = source.with_suffix(".docx")
        if not made.exists():
            raise DamagedFileError(place, "LibreOffice cannot read it")
        return word.read(made.read_bytes(), place)


def write_profile(folder: Path) -> Path:
    """A profile of LibreOffice that runs no macro, follows no link, and sends all other requests to a dead port."""
    settings = folder / "user" / "registrymodifications.xcu"
    settings.parent.mkdir(parents=True)
    items = "".join(
        f'<item oor:path="/org.openoffice.{path}"><prop oor:name="{name}" oor:op="fuse"><value>{value}</value></prop>'
        "</item>" for path, name, value in SETTINGS
    )
    settings.write_text(
        '<?xml version="1.0" encoding="UTF-8"?><oor:items xmlns:oor="http://openoffice.org/2001/registry">'
        f"{items}</oor:items>", encoding="utf-8",
    )
    return folder


def _read_with_antiword(program: str, data: bytes, place: str) -> Reading:
    output = run_program([program, "-w", "0", "-m", "UTF-8.txt", "-"], place, data)
    lines = (line.replace("|", "\t").strip() for line in output.decode("utf-8", "replace").split("\n"))
    return Reading("\n".join(filter(None, lines)))

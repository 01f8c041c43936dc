"""Unlocks Word files by msoffcrypto-tool, with the passwords of the caller."""

import io
import struct
from collections.abc import Sequence
from xml.parsers.expat import ExpatError

from .errors import DamagedFileError, LockedFileError, MissingToolError, RefusedError
from .limits import LOCK_TURNS

LOCKED = "locked by a password: give it with --password-file"


def unlock(data: bytes, place: str, passwords: Sequence[str]) -> bytes:
    """The content of the file, unlocked by the first password that fits.

    Raises:
        LockedFileError: No password was given, or none fits.
        DamagedFileError: The description of the lock is damaged.
        MissingToolError: msoffcrypto-tool is not installed.
        RefusedError: Trying one password would take minutes.
    """
    if not passwords:
        raise LockedFileError(place, LOCKED)
    try:
        import msoffcrypto
        from msoffcrypto.exceptions import DecryptionError, FileFormatError, InvalidKeyError, ParseError
    except ImportError as error:
        raise MissingToolError(place, 'msoffcrypto-tool is not installed: pip install ".[locked]"') from error
    unreadable = (DecryptionError, FileFormatError, ParseError, ExpatError, struct.error, ArithmeticError, LookupError,
                  AttributeError, OSError, TypeError, ValueError)
    try:
        file = msoffcrypto.OfficeFile(io.BytesIO(data))
        verified = {"verify_password": True} if file.format == "ooxml" else {}
        if verified and file.type == "agile" and file.info["spinValue"] > LOCK_TURNS:
            raise RefusedError(place, f"its lock asks for {file.info['spinValue']} turns for each password")
        for password in passwords:
            opened = io.BytesIO()
            try:
                file.load_key(password=password, **verified)
                file.decrypt(opened)
            except InvalidKeyError:
                continue
            return opened.getvalue()
    except unreadable as error:
        raise DamagedFileError(place, f"its lock cannot be read: {error}") from error
    raise LockedFileError(place, f"{LOCKED}; none of those given opens it")

"""Guesses what refused bytes are by the first of them, for the error message."""

import re

SEEMS: tuple[tuple[bytes, str], ...] = (
    (rb"MZ", "a program for Windows"),
    (rb"\x7fELF", "a program for Linux"),
    (rb"\xca\xfe\xba\xbe|\xfe\xed\xfa[\xce\xcf]|[\xce\xcf]\xfa\xed\xfe", "a program for macOS or Java"),
    (rb"SQLite format 3\0", "an SQLite database"),
    (rb"GIF8[79]a", "a GIF picture"),
    (rb"BM.{4}\0\0\0\0", "a BMP picture"),
    (rb"RIFF.{4}WEBP", "a WebP picture"),
    (rb"RIFF.{4}(?:WAVE|AVI )", "sound or video"),
    (rb".{4}ftyp(?:heic|heix|mif1|avif)", "an HEIC or AVIF picture"),
    (rb".{4}ftyp|\x1aE\xdf\xa3|ID3|\xff[\xfb\xf3\xf2]|OggS|fLaC", "sound or video"),
    (rb"7z\xbc\xaf\x27\x1c", "a 7z archive"),
    (rb"Rar!\x1a\x07", "a RAR archive"),
    (rb"(?s:.{2})-lh\d-|MSCF|ITSF", "an archive of a kind that is not read"),
    (rb"\x28\xb5\x2f\xfd|\x04\x22\x4d\x18", "compressed data of a kind that is not read"),
    (rb"wOF[F2]|\x00\x01\x00\x00\x00|OTTO", "a font"),
    (rb"AT&TFORM", "a DjVu scan"),
    (rb"\x80\x02|\x80[\x03-\x05]", "a Python pickle"),
)
"""Patterns of the first bytes, and the kind of file that begins so."""

_SEEMS = tuple((re.compile(pattern, re.DOTALL), name) for pattern, name in SEEMS)


def seems(data: bytes) -> str:
    """The kind of data that bytes seem to be, in words.

    >>> seems(b"MZ\\x90"), seems(bytes(40)), seems(b""), seems(b"\\x8f\\x02\\xd1")
    ('a program for Windows', 'zero bytes only', 'an empty file', 'data of an unknown kind')
    """
    if not data:
        return "an empty file"
    if not data.strip(b"\0"):
        return "zero bytes only"
    return next((name for pattern, name in _SEEMS if pattern.match(data)), "data of an unknown kind")

"""Word files locked by a password, to test the code that opens them."""

import hashlib
import io
import struct
import zipfile

import olefile
from msoffcrypto.method.ecma376_agile import ECMA376Agile
from msoffcrypto.method.rc4 import DocumentRC4

HEAD, PLAIN = 52, 68
"""Bytes of the header that stay readable: the description of the lock, and the file's own header."""


def locked_docx(package: bytes, password: str) -> bytes:
    """A .docx, or another package of Office, locked as Word does since 2010; large enough for msoffcrypto to lock."""
    file = io.BytesIO(package)
    with zipfile.ZipFile(file, "a") as archive:
        archive.comment = bytes(6_000)
    file.seek(0)
    return bytes(ECMA376Agile.encrypt(password, file))


def locked_doc(doc: bytes, password: str) -> bytes:
    """A .doc locked by RC4 ([MS-DOC] 2.2.6.2). Its header replaces the last bytes, which nobody reads."""
    file, salt, proof = io.BytesIO(doc), bytes(range(16)), bytes(range(16, 32))

    def crypt(data: bytes) -> bytes:
        return bytes(DocumentRC4.decrypt(password, salt, io.BytesIO(data)).read())

    with olefile.OleFileIO(file, write_mode=True) as streams:
        main = bytearray(streams.openstream("WordDocument").read())
        name = "1Table" if main[0x0B] & 2 else "0Table"
        table = streams.openstream(name).read()
        for at in range(0x9A, 0x9A + 8 * struct.unpack_from("<H", main, 0x98)[0], 8):
            place, size = struct.unpack_from("<2I", main, at)
            struct.pack_into("<I", main, at, place + HEAD if size else place)
        main[0x0B] |= 1
        struct.pack_into("<I", main, 0x0E, HEAD)
        head = struct.pack("<2H", 1, 1) + salt + crypt(proof + hashlib.md5(proof).digest())
        streams.write_stream(name, head + crypt(head + table)[HEAD : len(table)])
        streams.write_stream("WordDocument", bytes(main[:PLAIN]) + crypt(bytes(main))[PLAIN:])
    return file.getvalue()

"""VbplError: the one base of everything vbpl raises. Imports nothing of vbpl."""


class VbplError(Exception):
    """Base of all errors of vbpl. Parsing a ``str`` never raises; files, bytes and archives may."""
